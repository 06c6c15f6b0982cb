"""`banbao photos`: pictures come into albums whole, under good names, with the words that they bring, or not at all."""

import errno
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.albums.entries import UnwritableError, with_entries
from banbao.albums.names import caption_in_name, name_in_album
from banbao.cli import make_commands
from banbao.diagnostics import Report
from banbao.model.media import Album
from banbao.source.records import Entry
from banbao.source.text_files import SourceText
from banbao.source.tree import load
from banbao.source.yaml_tree import parse
from conftest import contents
from picture_bytes import ascii_tag, exif, jpeg, saved, taken


def photos(root: Path, *arguments: str | Path, language: str = "en") -> Result:
    line = ["photos", str(arguments[0]), "--root", str(root), *map(str, arguments[1:])]
    return CliRunner().invoke(make_commands(language), line)


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    """A folder of pictures as they come from a camera and from chats."""
    folder = tmp_path / "camera"
    folder.mkdir()
    block = exif(
        ascii_tag(0x010E, "SONY DSC"), ascii_tag(0x013B, "宣传科", "gb18030"), inner=taken("2013:05:08 09:30:00")
    )
    (folder / "DSC_0010.JPG").write_bytes(jpeg((40, 30), exif=block))
    words = exif(ascii_tag(0x010E, "颁奖"), inner=taken("2013:05:08 08:30:00"))
    (folder / "DSC_0011.JPEG").write_bytes(jpeg((40, 30), 30, exif=words))
    (folder / "乒乓球决赛 (2).jpg").write_bytes(saved("png"))
    (folder / "Thumbs.db").write_text("", encoding="utf-8")
    (folder / "名单.txt").write_text("", encoding="utf-8")
    return folder


def albums_of(root: Path) -> dict[str, Album]:
    found = (each for each in load(root, Report()) if isinstance(each, Entry))
    return {each.slug: each.record for each in found if isinstance(each.record, Album)}


def files(root: Path) -> dict[str, bytes]:
    return contents(root / "content/albums") if (root / "content/albums").is_dir() else {}


# Adding


def test_a_new_album_is_made_of_a_folder_of_pictures(minimal: Path, camera: Path) -> None:
    before = contents(camera)
    done = photos(minimal, "add", "2013年运动会", camera)
    assert done.exit_code == 0, done.output
    album = albums_of(minimal)["2013-nian-yun-dong-hui"]
    assert [(photo.file, photo.caption, photo.credit) for photo in album.photographs] == [
        ("dsc-0011.jpg", "颁奖", None),
        ("dsc-0010.jpg", None, "宣传科"),
        ("ping-pang-qiu-jue-sai-2.png", "乒乓球决赛", None),
    ]
    assert contents(camera) == before
    assert files(minimal)["2013年运动会/dsc-0010.jpg"] == before["DSC_0010.JPG"]
    assert "copied 3 pictures into the new album" in done.output
    assert "名单.txt" in done.output
    assert "Thumbs.db" not in done.output
    assert album.published.isoformat() == "2013-05-08T09:30:00+08:00"


def test_what_was_done_is_said_in_chinese(minimal: Path, camera: Path) -> None:
    done = photos(minimal, "add", "运动会", camera, language="zh_CN")
    assert "新建图片集" in done.output
    assert "原来叫" in done.output
    assert not re.search(r"[a-z]{3,} [a-z]{3,}", done.output)


def test_no_file_is_written_where_none_is_needed(minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(exif=exif(inner=taken("2013:05:08 09:30:00"))))
    assert photos(minimal, "add", "2013/运动会", tmp_path / "a.jpg").exit_code == 0
    assert list(files(minimal)) == ["2013/运动会/a.jpg"]
    assert list(albums_of(minimal)) == ["yun-dong-hui"]


def test_an_album_that_nothing_dates_gets_the_day_of_today(minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg())
    assert photos(minimal, "add", "运动会", tmp_path / "a.jpg").exit_code == 0
    assert files(minimal)["运动会/album.yml"].startswith(b"published: 20")
    assert list(albums_of(minimal)) == ["yun-dong-hui"]


def test_pictures_that_are_there_already_are_told_and_left_out(minimal: Path, camera: Path) -> None:
    shutil.copy(camera / "DSC_0010.JPG", camera / "again.jpg")
    first = photos(minimal, "add", "sports", camera)
    assert "left out again.jpg" in first.output or "left out DSC_0010.JPG" in first.output
    before = files(minimal)
    again = photos(minimal, "add", "sports", camera)
    assert again.exit_code == 0
    assert "nothing new" in again.output
    assert files(minimal) == before


def test_pictures_that_lie_in_the_folder_unlisted_are_listed(minimal: Path, camera: Path) -> None:
    folder = minimal / "content/albums/sports"
    shutil.copytree(camera, folder)
    (folder / "index.yml").write_text("title: 运动会\nphotographs:\n- file: DSC_0010.JPG\n", encoding="utf-8")
    done = photos(minimal, "add", "sports", folder / "DSC_0011.JPEG", camera / "DSC_0010.JPG")
    assert done.exit_code == 0, done.output
    assert "listed 1" in done.output
    assert [photo.file for photo in albums_of(minimal)["sports"].photographs] == ["DSC_0010.JPG", "DSC_0011.JPEG"]
    assert (folder / "index.yml").read_text(encoding="utf-8").endswith("taken: 2013-05-08\n")
    assert len(list(folder.iterdir())) == len(list(camera.iterdir())) + 1


def test_nothing_is_ever_overwritten(minimal: Path, tmp_path: Path) -> None:
    for number in range(3):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "IMG_1.JPG").write_bytes(jpeg(shade=10 * number, exif=exif(inner=taken("2013:05:08 09:30:00"))))
        assert photos(minimal, "add", "sports", folder / "IMG_1.JPG").exit_code == 0
    names = ["sports/img-1-2.jpg", "sports/img-1-3.jpg", "sports/img-1.jpg"]
    assert sorted(files(minimal)) == names
    assert len(set(files(minimal).values())) == 3


LISTED = """\
# 图片集的说明，别动
title: 运动会   # 标题
published: 2013-05-08 09:00

photographs:
    - file: first.png   # 第一张
      caption: "开幕：入场"
      # alt: 以后再写

# 末尾的话
body: |
  一段话。

  第二段。
"""


def test_the_form_and_the_comments_of_a_file_are_kept(minimal: Path, camera: Path) -> None:
    folder = minimal / "content/albums/sports"
    folder.mkdir(parents=True)
    (folder / "first.png").write_bytes(saved("png", (9, 9)))
    (folder / "index.yml").write_bytes(LISTED.encode())
    assert photos(minimal, "add", "sports", camera).exit_code == 0
    text = (folder / "index.yml").read_text(encoding="utf-8")
    added = (
        "    - file: dsc-0011.jpg\n      caption: 颁奖\n      taken: 2013-05-08\n"
        "    - file: dsc-0010.jpg\n      credit: 宣传科\n      taken: 2013-05-08\n"
        "    - file: ping-pang-qiu-jue-sai-2.png\n      caption: 乒乓球决赛\n"
    )
    assert text == LISTED.replace("      # alt: 以后再写\n", f"      # alt: 以后再写\n{added}")
    assert albums_of(minimal)["sports"].photographs[0].file == "first.png"


def test_windows_line_ends_and_marks_are_kept(minimal: Path, camera: Path) -> None:
    folder = minimal / "content/albums/sports"
    folder.mkdir(parents=True)
    (folder / "first.png").write_bytes(saved("png", (9, 9)))
    (folder / "index.yml").write_bytes(b"\xef\xbb\xbf" + LISTED.replace("\n", "\r\n").encode())
    assert photos(minimal, "add", "sports", camera).exit_code == 0
    data = (folder / "index.yml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf#")
    assert data.count(b"\r\n") == data.count(b"\n") == LISTED.count("\n") + 8


# All or nothing


def test_what_is_no_picture_stops_all(minimal: Path, camera: Path) -> None:
    (camera / "broken.jpg").write_bytes(b"junk")
    before = files(minimal)
    done = photos(minimal, "add", "sports", camera)
    assert done.exit_code == 1
    assert "`broken.jpg`" in done.output
    assert files(minimal) == before
    assert not (minimal / "content/albums").exists()


@pytest.mark.parametrize("room", range(4))
def test_a_full_disk_leaves_nothing_behind(
    minimal: Path, camera: Path, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, copy, write = 0, shutil.copyfile, Path.write_bytes

    def fill(target: str | Path) -> None:
        nonlocal written
        written += 1
        if written > room:
            write(Path(target), b"half")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    def copyfile(source: Path, target: str) -> object:
        fill(target)
        return copy(source, target)

    def write_bytes(path: Path, data: bytes) -> int:
        fill(path)
        return write(path, data)

    monkeypatch.setattr("banbao.albums.add.shutil.copyfile", copyfile)
    monkeypatch.setattr("banbao.albums.add.Path.write_bytes", write_bytes)
    done = photos(minimal, "add", "2013/sports", camera, language="zh_CN")
    assert done.exit_code == 1, done.output
    assert "磁盘满了" in done.output
    assert "一张也没有复制" in done.output
    assert not (minimal / "content/albums").exists()


def test_a_key_that_interrupts_leaves_nothing_behind(
    minimal: Path, camera: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(source: Path, target: str) -> None:
        Path(target).write_bytes(source.read_bytes()[:10])
        raise KeyboardInterrupt

    monkeypatch.setattr("banbao.albums.add.shutil.copyfile", interrupt)
    assert photos(minimal, "add", "sports", camera).exit_code == 1
    assert not (minimal / "content/albums").exists()


@pytest.mark.parametrize("name", ["../outside", ".hidden", "a\\b", "a:b", "", "sports.", "con/../x"])
def test_names_that_are_no_folders_are_refused(minimal: Path, camera: Path, name: str) -> None:
    before = contents(minimal)
    done = photos(minimal, "add", name, camera)
    assert done.exit_code == 1
    assert contents(minimal) == before


def test_an_album_cannot_be_made_in_another_or_under_its_address(minimal: Path, camera: Path) -> None:
    assert photos(minimal, "add", "运动会", camera).exit_code == 0
    assert photos(minimal, "add", "运动会/决赛", camera / "DSC_0010.JPG").exit_code == 1
    assert photos(minimal, "add", "2013/运-动-会", camera / "DSC_0010.JPG").exit_code == 1
    before = files(minimal)
    assert photos(minimal, "add", "content/albums/运动会/", camera).exit_code == 0
    assert files(minimal) == before


@pytest.mark.parametrize("text", ["titel: 错\n", "a: [\n", "photographs: &a\n- {file: a.png}\nbody: *a\n"])
def test_a_file_with_faults_is_left_as_it_is(minimal: Path, camera: Path, text: str) -> None:
    folder = minimal / "content/albums/sports"
    folder.mkdir(parents=True)
    (folder / "index.yml").write_text(text, encoding="utf-8")
    (folder / "a.png").write_bytes(saved("png", (9, 9)))
    before = files(minimal)
    done = photos(minimal, "add", "sports", camera)
    assert "Traceback" not in done.output
    if done.exit_code:
        assert files(minimal) == before
    else:
        assert files(minimal).items() >= {name: data for name, data in before.items() if "index" not in name}.items()


# Lists


FORMS = [
    "",
    "# 只有一句话",
    "title: 甲",
    "title: 甲\nphotographs: []\nunit: office\n",
    "photographs: [{file: a.jpg}]",
    "photographs: [\n  {file: a.jpg, caption: 甲},  # 第一\n]\ntitle: 乙\n",
    "photographs:\n- file: a.jpg\n  caption: >\n    折行\n    的字\n\n\n# 尾\ntitle: 乙",
    "photographs:\n  -\n    file: a.jpg\n    # 内\n  - file: b.jpg\n    # 内\n  # 外\n# 外\n",
    "photographs:\ntitle: 乙\n",
    "photographs:   # 还没有\n",
    "whole_folder: true\nbody: |\n  字\n\n  字\n",
    "photographs:\n  - file: a.jpg\n    blur:\n      - [0, 0, 0.1, 0.1]\nbody: |+\n  字\n\n",
]


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize("path", ["album.yml", "index.md"])
@given(
    captions=st.lists(
        st.text(
            st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"),
            min_size=1,
        )
        .map(lambda text: " ".join(text.split()))
        .filter(bool),
        min_size=1,
        max_size=3,
    )
)
@settings(deadline=None)
def test_entries_are_added_and_nothing_else_changes(path: str, text: str, captions: list[str]) -> None:
    whole = f"---\n{text}\n---\n\n正文 --- 不动\n" if path.endswith(".md") else text
    entries = [{"file": f"{number}.jpg", "caption": caption} for number, caption in enumerate(captions)]
    try:
        written = with_entries(path, whole, entries)
    except UnwritableError:
        # A caption may be such that the reader of records takes it for a slip of the keyboard.
        assert any(re.search(r"[：:]", caption) for caption in captions)
        return

    def read(text: str) -> dict[str, Any]:
        front = text.split("\n---\n")[0].removeprefix("---\n") if path.endswith(".md") else text
        return parse(SourceText(path, front, ""), front, 1, Report()).data

    before, after = read(whole), read(written)
    assert after.pop("photographs") == [*before.pop("photographs", ()), *entries]
    assert after.pop("whole_folder", None) == before.pop(
        "whole_folder", None if "file: a" in text or "[]" in text else "true"
    )
    assert after == before
    rest = iter(written)
    assert all(char in rest for char in whole), "something was taken out or moved"
    assert written.endswith("正文 --- 不动\n") or not path.endswith(".md")


def test_a_list_in_a_form_of_its_own_is_refused() -> None:
    for text in ("{title: 甲}", "photographs: &a [{file: a.jpg}]\nother: *a\n", "whole_folder: false\n"):
        with pytest.raises(UnwritableError):
            with_entries("album.yml", text, [{"file": "b.jpg"}])


# Names


@pytest.mark.parametrize(
    ("stem", "caption"),
    [
        ("乒乓球决赛", "乒乓球决赛"),
        ("20130508 乒乓球决赛 (2)", "乒乓球决赛"),
        ("01-开幕式", "开幕式"),
        ("2013年运动会", "年运动会"),
        ("微信图片_20130508093011", None),
        ("QQ截图20130508093011", None),
        ("屏幕截图 2013-05-08 093011", None),
        ("新建位图图像", None),
        ("图片1", None),
        ("未命名", None),
        ("第3张", None),
        ("DSC_0001", None),
    ],
)
def test_a_name_that_somebody_gave_is_a_caption(stem: str, caption: str | None) -> None:
    assert caption_in_name(stem) == caption


@given(st.lists(st.text(max_size=30), max_size=12))
@settings(deadline=None)
def test_names_are_good_and_differ(stems: Sequence[str]) -> None:
    names: list[str] = []
    for stem in stems:
        names.append(name_in_album(stem, ".jpg", names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.jpg", name) for name in names)
    assert len(set(names)) == len(names)


# Reporting


@pytest.fixture
def shelf(minimal: Path) -> Iterator[Path]:
    """Two albums that lack this and that."""
    first, second = (minimal / "content/albums" / name for name in ("first", "second"))
    for folder in (first, second):
        folder.mkdir(parents=True)
    (first / "good.jpg").write_bytes(jpeg((3600, 2400)))
    (first / "small.jpg").write_bytes(jpeg((600, 400)))
    (first / "child.jpg").write_bytes(jpeg((3600, 2400), 30))
    (second / "same.jpg").write_bytes(jpeg((600, 400)))
    words = "caption: 甲, alt: 乙, credit: 宣传科, taken: 2013-05-08"
    (first / "album.yml").write_text(
        f"published: 2013-05-08\nphotographs:\n- {{file: good.jpg, {words}, consent: given}}\n"
        f"- {{file: small.jpg, {words}, consent: not-needed}}\n"
        f"- {{file: child.jpg, {words}, consent: given, minors: true}}\n",
        encoding="utf-8",
    )
    (second / "album.yml").write_text("published: 2013-05-08\n", encoding="utf-8")
    yield minimal


def test_a_report_begins_with_what_needs_most(shelf: Path) -> None:
    found = json.loads(photos(shelf, "report", "--format", "json").stdout)["pictures"]
    assert [(each["album"], each["file"], each["needs"]) for each in found] == [
        ("second", "same.jpg", ["words", "consent", "copies", "credit", "resolution"]),
        ("first", "child.jpg", ["consent"]),
        ("first", "small.jpg", ["copies", "resolution"]),
        ("first", "good.jpg", []),
    ]
    by_name = {each["file"]: each for each in found}
    assert by_name["same.jpg"]["copies"] == ["first/small.jpg"]
    assert (by_name["child.jpg"]["is_public"], by_name["good.jpg"]["is_public"]) == (False, True)
    assert (by_name["good.jpg"]["width_px"], by_name["good.jpg"]["height_px"]) == (3600, 2400)
    assert by_name["good.jpg"]["bytes"] == (shelf / "content/albums/first/good.jpg").stat().st_size


@pytest.mark.parametrize(
    ("size", "product"),
    [((2268, 3402), "kt-80x120"), ((3402, 2268), "kt-80x120"), ((2267, 3402), "kt-60x90"), ((500, 500), None)],
)
def test_a_picture_fills_what_it_covers_at_72_dpi(minimal: Path, size: tuple[int, int], product: str | None) -> None:
    folder = minimal / "content/albums/2013-05-08-sports"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(jpeg(size))
    (found,) = json.loads(photos(minimal, "report", "--format", "json").stdout)["pictures"]
    assert (found["largest_print"], found["is_low"]) == (product, product != "kt-80x120")


def test_a_report_is_asked_for_some_albums_and_copies_are_found_in_all(shelf: Path) -> None:
    done = photos(shelf, "report", "second", "--format", "json")
    (found,) = json.loads(done.stdout)["pictures"]
    assert found["copies"] == ["first/small.jpg"]
    assert photos(shelf, "report", "nowhere").exit_code == 1


def test_a_report_for_people_is_chinese_and_never_fails(shelf: Path) -> None:
    (shelf / "content/albums/broken").mkdir()
    (shelf / "content/albums/broken/album.yml").write_text("titel: 错\n", encoding="utf-8")
    done = photos(shelf, "report", language="zh_CN")
    assert done.exit_code == 0
    assert "共4张" in done.stdout
    assert "banbao check" in done.stderr
