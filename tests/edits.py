"""What offices do to a site between two builds: to records, to what surrounds them, to the output and to the cache."""

import os
import re
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from banbao.model.kinds import KINDS
from banbao.theme import default_theme, theme_files
from builds import CACHE, OUT
from every_kind import BODIES, MOMENTS, Choose, Record, dump, fill, records, values_of
from picture_bytes import ascii_tag, exif, jpeg, taken

Edit = Callable[[Path, Choose], object]
"""Changes a project; what exactly is chosen for it."""

NEW_SLUGS = ("added", "added-later", "moved", "moved-again")
COUNTS = range(1, 10)


def picture(shade: int) -> bytes:
    """Make a PNG of one pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(bytes([0, shade]))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


# Records


def set_a_field(root: Path, choose: Choose, only: tuple[str, ...] = ()) -> None:
    record = choose([record for record in records(root) if not only or record.kind in only])
    name = choose(list(KINDS[record.kind].model.model_fields))
    value = choose(values_of(record.kind, name))
    fields, body = record.read()
    fields.pop(name, None)
    if value is not None:
        fields[name] = fill(value, root, record, choose)
    record.write(fields, body)


def set_a_field_of_the_site_or_its_plan(root: Path, choose: Choose) -> None:
    set_a_field(root, choose, ("site", "plan", "principle", "task", "measure", "requirement"))


def set_when_and_for_whom(root: Path, choose: Choose) -> None:
    names = ("draft", "audience", "publish_at", "published", "expire_at", "expire_action", "pinned_until", "withdrawn")
    record = choose([record for record in records(root) if "draft" in KINDS[record.kind].model.model_fields])
    name = choose([name for name in names if name in KINDS[record.kind].model.model_fields])
    value = choose(values_of(record.kind, name))
    fields, body = record.read()
    fields.pop(name, None)
    if value is not None:
        fields[name] = fill(value, root, record, choose)
    record.write(fields, body)


def write_a_text(root: Path, choose: Choose) -> None:
    record = choose(records(root)[1:])
    fields, _ = record.read()
    record.write(fields, fill(choose(BODIES), root, record, choose))


def mention_a_record(root: Path, choose: Choose) -> None:
    record = choose(records(root)[1:])
    fields, body = record.read()
    record.write(fields, body + fill("\n也见[[{any}]]。\n", root, record, choose))


def add_a_record(root: Path, choose: Choose) -> None:
    """Copy one; the new one so has the same date, and all ties are tried."""
    record = choose(records(root)[2:])
    place = record.place.with_name(choose(NEW_SLUGS) + record.place.suffix)
    if place.exists():
        return
    if record.place.is_dir():
        shutil.copytree(record.place, place)
    else:
        shutil.copy(record.place, place)
    copy = Record(record.kind, place.stem, place / record.path.name if place.is_dir() else place)
    fields, body = copy.read()
    copy.write({**fields, "title": choose(("甲题", "新题"))}, body)


def rename_a_record(root: Path, choose: Choose) -> None:
    """Give a record another slug; what names it may follow or not."""
    record = choose(records(root)[2:])
    slug, follow = choose(NEW_SLUGS), choose((True, True, False))
    target = record.place.with_name(slug + record.place.suffix)
    if target.exists():
        return
    record.place.rename(target)
    if follow:
        for other in records(root):
            text = other.path.read_text(encoding="utf-8")
            new = re.sub(rf"(?<![\w-]){record.slug}(?![\w.-])", slug, text)
            if new != text:
                other.path.write_text(new, encoding="utf-8")


def move_a_record(root: Path, choose: Choose) -> None:
    """Put a record into a folder that groups, or make a folder of its own for it; its address stays."""
    record = choose(records(root)[2:])
    if choose((True, False)) and not record.place.is_dir():
        folder = record.path.with_suffix("")
        folder.mkdir()
        record.path.rename(folder / f"index{record.path.suffix}")
        return
    target = root / "content" / KINDS[record.kind].folder / choose(("2012", "2013")) / record.place.name
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        record.place.rename(target)


def _without(value: Any, record: Record) -> Any:
    """Take a record out of fields that name it; None where nothing is left."""
    if isinstance(value, dict):
        kept = {name: rest for name, part in value.items() if (rest := _without(part, record)) is not None}
        return kept or None
    if isinstance(value, list):
        return [rest for part in value if (rest := _without(part, record)) is not None]
    return None if value in (record.slug, record.id) else value


def delete_a_record(root: Path, choose: Choose) -> None:
    """Delete a record and, mostly, all that names it."""
    record, scrub = choose(records(root)[2:]), choose((True, True, True, False))
    if record.place.is_dir():
        shutil.rmtree(record.place)
    else:
        record.place.unlink()
    for other in records(root) if scrub else ():
        if record.slug in other.path.read_text(encoding="utf-8"):
            fields, body = other.read()
            body = re.sub(rf"\[\[{record.id}(\|[^\]]*)?\]\]", "已删", body)
            other.write(_without(fields, record), body)


def _with_files(root: Path) -> list[Record]:
    return [record for record in records(root) if record.path.stem == "index" and record.kind != "plan"]


def add_a_picture(root: Path, choose: Choose) -> None:
    record, number = choose(_with_files(root)), choose(COUNTS)
    path = record.place / f"more-{number}.png"
    path.write_bytes(picture(100 + number))
    fields, body = record.read()
    if record.kind == "album":
        photographs = [each for each in fields.get("photographs", ()) if each["file"] != path.name]
        new = {"file": path.name, "caption": f"加{number}", "internal": choose(("false", "true"))}
        fields["photographs"] = [*photographs, new]
        record.write(fields, body)
    else:
        record.write(fields, f"{body}\n![加{number}]({path.name})\n")


def remove_a_picture(root: Path, choose: Choose) -> None:
    """Take a file away, and an album's photograph with it."""
    record = choose([record for record in records(root) if record.files])
    path = choose(record.files)
    fields, body = record.read()
    if "photographs" in fields:
        fields["photographs"] = [each for each in fields["photographs"] if each["file"] != path.name]
        if fields.get("cover") == path.name:
            del fields["cover"]
    fields = {name: value for name, value in fields.items() if value != path.name}
    record.write(fields, re.sub(rf"!?\[[^\]]*\]\({re.escape(path.name)}\)", "", body))
    path.unlink()


BARE = ("late-shots", "赛场", "2013/2013-06-10 终点")


def add_to_a_bare_album(root: Path, choose: Choose) -> None:
    """Put a picture into a folder that nothing but pictures tells of, or another picture into its place."""
    number, moment = choose(range(1, 4)), choose((None, *MOMENTS))
    caption = [ascii_tag(0x010E, choose(("甲", "乙")))] if choose((True, False)) else []
    day, _, clock = (moment or "").partition(" ")
    time = taken(f"{day.replace('-', ':')} {clock or '00:00'}:00") if moment else ()
    path = root / "content/albums" / choose(BARE) / f"第{number}张.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(jpeg(shade=choose(COUNTS), exif=exif(*caption, inner=time)))


def take_from_a_bare_album(root: Path, choose: Choose) -> None:
    """Take a picture away; with the last one goes the folder."""
    path = choose([path for name in BARE for path in sorted((root / "content/albums" / name).glob("*.jpg"))])
    path.unlink()
    if not list(path.parent.iterdir()):
        path.parent.rmdir()


def write_a_file_for_a_bare_album(root: Path, choose: Choose) -> None:
    folder = root / "content/albums" / BARE[0]
    folder.mkdir(exist_ok=True)
    text = choose(("", "title: 有题\n", "published: 2013-06-01\nconsent_required: true\n", "audience: internal\n"))
    (folder / "index.yml").write_text(text, encoding="utf-8")


def change_the_bytes_of_a_file(root: Path, choose: Choose) -> None:
    path = choose([path for record in records(root) for path in record.files])
    number = choose(COUNTS)
    if path.suffix == ".csv":
        path.write_text(re.sub(r"\d+$", str(number), path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    else:
        path.write_bytes(picture(number) if path.suffix == ".png" else path.read_bytes() + b"%d" % number)


# What surrounds the records


def change_a_template(root: Path, choose: Choose) -> None:
    """Override a file of the theme, or change an override."""
    name = choose(sorted(theme_files([default_theme()])))
    number, own = choose(COUNTS), root / "theme_overrides" / name
    text = (own if own.exists() else default_theme() / name).read_text(encoding="utf-8")
    if name.endswith(".css"):
        text += f"/* {number} */\n"
    elif choose((True, False)):
        text += f"<!-- {number} -->" if name.endswith(".html") else "\n"
    else:
        text = re.sub(
            r"<(li|p|h1|h2|a|div|dl|ul|section|header|html|entry|url)\b", rf'<\1 data-edit="{number}"', text, count=1
        )
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text, encoding="utf-8")


def lay_the_pages_out_anew(root: Path, choose: Choose) -> None:
    """Override the layout so that it shows what only some pages know, and a part of our own that may be missing."""
    shown = choose(
        (
            '{% include "parts/own.html" ignore missing %}',
            "<!-- {{ config.site_name if config }} -->",
            "<!-- {{ nav.items|length if nav }} {{ page.next_page.title if page and page.next_page }} -->",
        )
    )
    text = (default_theme() / "layout.html").read_text(encoding="utf-8")
    (root / "theme_overrides/layout.html").write_text(text.replace("</body>", f"{shown}</body>"), encoding="utf-8")


def change_or_drop_a_part_of_the_theme(root: Path, choose: Choose) -> None:
    own = [path for path in sorted((root / "theme_overrides").rglob("*")) if path.is_file()]
    path = choose([*own, root / "theme_overrides/parts/own.html"])
    if path.exists() and choose((True, False)):
        path.unlink()
    elif path.suffix in (".html", ".css"):
        number = choose(COUNTS)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(
            text + (f"<!-- {number} -->" if path.suffix == ".html" else f"/* {number} */"), encoding="utf-8"
        )


PAGES = (
    "about/index.md",
    "about/history.md",
    "about/people.md",
    "help/index.md",
    "help/rules.md",
    "extra/deep/page.md",
)
PAGE_TEXTS = (
    "# 新写的一页\n\n一句话。\n",
    "---\ndescription: 说明。\n---\n\n# 又一页\n\n## 小节\n\n[回去](index.md)，[动态](../news/spring-reading.html)。\n",
    "---\ntitle: 另一题\n---\n\n没有标题的一页，看[由来](../about/index.html#_1)。\n",
)


def write_a_page_by_hand(root: Path, choose: Choose) -> None:
    path = root / "docs" / choose(PAGES)
    if path.exists() and choose((True, False)):
        path.write_text(path.read_text(encoding="utf-8") + f"\n又添一段{choose(COUNTS)}。\n", encoding="utf-8")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(choose(PAGE_TEXTS), encoding="utf-8")


def delete_a_page_by_hand(root: Path, choose: Choose) -> None:
    choose([path for path in sorted((root / "docs").rglob("*.md")) if path.is_file()]).unlink()


def change_a_file_of_the_pages(root: Path, choose: Choose) -> None:
    path = root / "docs" / choose(("help/form.txt", "extra/deep/table.txt"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"表{choose(COUNTS)}\n", encoding="utf-8")


SETTINGS: dict[str, tuple[Any, ...]] = {
    "site_name": ("另一个名字", "某局文化"),
    "banbao": ({}, {"language": "en"}, {"edition": "internal"}, {"drafts": True}, {"at": "2013-06-10 09:00"}),
    "exclude_docs": (None, "history.md\n", "help/\n"),
    "nav": (None, [{"别名": "about/index.md"}, "about/history.md", "help/index.md"]),
    "site_author": (None, "宣传科"),
    "extra": (None, {"word": "一"}),
}


def change_the_settings(root: Path, choose: Choose) -> None:
    path, name = root / "mkdocs.yml", choose(list(SETTINGS))
    settings, value = yaml.safe_load(path.read_text(encoding="utf-8")), choose(SETTINGS[name])
    settings.pop(name, None)
    if name == "banbao":
        settings["plugins"] = [{"banbao": value}] if value else ["banbao"]
    elif value is not None:
        settings[name] = value
    path.write_text(dump(settings), encoding="utf-8")


# What leaves no trace in sizes and times


def _texts(root: Path) -> list[Path]:
    folders = (root / name for name in ("content", "docs", "theme_overrides"))
    found = [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".yml", ".html")
    ]
    return [path for path in found if re.search(r"[一-龥]", path.read_text(encoding="utf-8"))]


def change_a_word_and_nothing_else(root: Path, choose: Choose) -> None:
    """Write a word over with one as long, and put the file's time back."""
    path = choose(_texts(root))
    text, before = path.read_text(encoding="utf-8"), path.stat()
    places = [found.start() for found in re.finditer(r"[一-龥]", text)]
    place = places[-1 - choose(range(min(3, len(places))))]
    data = (text[:place] + choose("换改易") + text[place + 1 :]).encode()
    if choose((True, False)):
        path.write_bytes(data)
    else:
        aside = path.with_name(".aside")
        aside.write_bytes(data)
        aside.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch_a_file(root: Path, choose: Choose) -> None:
    path, later_s = choose(_texts(root)), choose((1, -1000))
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + later_s * 10**9))


# Faults


def make_a_fault(root: Path, choose: Choose) -> None:
    record = choose(records(root))
    fields, body = record.read()
    fault = choose(({"titel": "多"}, {"unit": "nobody"}, {"order": "第一"}))
    record.write({**fields, **fault}, body)


# Damage to the output


def _published(root: Path) -> list[Path]:
    return [path for path in sorted((root / OUT).rglob("*")) if path.is_file()]


def edit_an_output(root: Path, choose: Choose) -> None:
    path = choose(_published(root))
    data = path.read_bytes()
    path.write_bytes(choose((data + b"<!-- by hand -->", data[:-1], b"", data[: len(data) // 2], data[:-1] + b"?")))


def edit_an_output_and_put_its_time_back(root: Path, choose: Choose) -> None:
    path = choose(_published(root))
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:] if data else b"")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def lose_an_output(root: Path, choose: Choose) -> None:
    path = choose(_published(root))
    match choose(("file", "folder", "everything", "made a folder")):
        case "file":
            path.unlink()
        case "folder" if path.parent != root / OUT:
            shutil.rmtree(path.parent)
        case "everything":
            shutil.rmtree(root / OUT)
        case "made a folder" if not path.name.startswith("."):
            path.unlink()
            path.mkdir()
        case _:
            path.unlink()


# Damage to the cache


def _cached(root: Path) -> list[Path]:
    return [path for path in sorted((root / CACHE).rglob("*")) if path.is_file()]


def _damaged(data: bytes, choose: Choose) -> Iterator[bytes]:
    place = len(data) * choose(range(100)) // 100
    yield data[:place]
    yield data[:place] + bytes([data[place] ^ (1 << choose(range(8)))]) + data[place + 1 :] if data else b""
    yield data[:place] + bytes(choose(range(256)) for _ in range(16)) + data[place + 16 :]
    yield b"{}"
    yield b"\x00\xff not a cache \xfe" * 40
    yield b""


def damage_the_cache(root: Path, choose: Choose) -> None:
    if cached := _cached(root):
        path, way = choose(cached), choose(range(6))
        for number, data in enumerate(_damaged(path.read_bytes(), choose)):
            if number == way:
                path.write_bytes(data)
                return


def lose_a_file_of_the_cache(root: Path, choose: Choose) -> None:
    if cached := _cached(root):
        choose(cached).unlink()


def lose_the_cache(root: Path, choose: Choose) -> None:  # noqa: ARG001
    shutil.rmtree(root / CACHE)


CONTENT: tuple[Edit, ...] = (
    set_a_field,
    set_when_and_for_whom,
    write_a_text,
    mention_a_record,
    add_a_record,
    rename_a_record,
    move_a_record,
    delete_a_record,
    add_a_picture,
    remove_a_picture,
    change_the_bytes_of_a_file,
    add_to_a_bare_album,
    take_from_a_bare_album,
    write_a_file_for_a_bare_album,
)
SURROUNDINGS: tuple[Edit, ...] = (
    set_a_field_of_the_site_or_its_plan,
    change_a_template,
    lay_the_pages_out_anew,
    change_or_drop_a_part_of_the_theme,
    write_a_page_by_hand,
    delete_a_page_by_hand,
    change_a_file_of_the_pages,
    change_the_settings,
)
IN_SILENCE: tuple[Edit, ...] = (change_a_word_and_nothing_else, touch_a_file)
TO_THE_OUTPUT: tuple[Edit, ...] = (edit_an_output, lose_an_output)
TO_THE_CACHE: tuple[Edit, ...] = (damage_the_cache, lose_a_file_of_the_cache, lose_the_cache)
