"""The build: what an edit makes again, and that every road leads to the site that a clean build gives."""

import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from mkdocs.exceptions import Abort
from PIL import Image

from banbao.catalog.brief import Brief
from banbao.catalog.gather import open_body
from banbao.mkdocs_plugin import run_build
from banbao.outputs import Page
from banbao.pages import calendars, feeds
from conftest import build_site, contents
from picture_bytes import jpeg


def write(root: Path, name: str, text: str) -> None:
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def news(title: str, more: str = "", body: str = "正文。") -> str:
    return f"---\ntitle: {title}\npublished: 2013-06-01 09:00\n{more}---\n\n{body}\n"


def add(root: Path) -> None:
    write(root, "news/second.md", news("第二条动态", "tasks: [spirit]\ntags: [读书]\nunit: office\n"))


def edit(root: Path) -> None:
    path = root / "content/news/first-news.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n又添一段。\n", encoding="utf-8")


def rename(root: Path) -> None:
    (root / "content/news/first-news.md").rename(root / "content/news/renamed-news.md")


def delete(root: Path) -> None:
    (root / "content/news/first-news.md").unlink()


def retitle_the_site(root: Path) -> None:
    path = root / "content/site.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("short_name: ", "short_name: 新", 1), encoding="utf-8")


def change_a_template(root: Path) -> None:
    theme = root / "theme_overrides"
    theme.mkdir()
    (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("name: material", "name: material\n  custom_dir: theme_overrides"),
        encoding="utf-8",
    )
    source = Path(__file__).parents[1] / "theme_overrides" / "layout.html"
    (theme / "layout.html").write_text(source.read_text(encoding="utf-8") + "<!-- ours -->", encoding="utf-8")


def write_by_hand(root: Path) -> None:
    (root / "docs/help").mkdir()
    (root / "docs/help/index.md").write_text("# 帮助\n\n[动态](../news/first-news.html)\n", encoding="utf-8")


CHANGES = [add, edit, rename, delete, retitle_the_site, change_a_template, write_by_hand]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_after_any_change_the_site_is_what_a_clean_build_gives(
    minimal: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    build_site(minimal, tmp_path / "site")
    before = contents(tmp_path / "site")
    change(minimal)
    build_site(minimal, tmp_path / "site")
    build_site(minimal, tmp_path / "clean")
    assert contents(tmp_path / "site") == contents(tmp_path / "clean") != before


def test_what_stands_at_the_foot_of_pages_is_no_matter_to_feeds_and_calendars(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(*_: object, **__: object) -> Page:
        raise AssertionError("drawn without need")

    build_site(minimal, tmp_path / "site")
    site = minimal / "content/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}motto: 为民 务实 清廉\n", encoding="utf-8")
    for module, name in ((feeds, "site_feed"), (feeds, "list_feed"), (feeds, "map_part"), (calendars, "_calendar")):
        monkeypatch.setattr(module, name, drawn)
    build_site(minimal, tmp_path / "site")
    assert "为民 务实 清廉" in (tmp_path / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES[1:4], ids=lambda change: change.__name__)
def test_what_is_changed_while_a_build_runs_is_built_as_it_is_then(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    changes = [change]

    def open_late(root: Path, brief: Brief) -> str:
        if brief.id == "news:first-news" and changes:
            changes.pop()(minimal)
        return open_body(root, brief)

    monkeypatch.setattr("banbao.text.texts.open_body", open_late)
    build_site(minimal, tmp_path / "site")
    assert changes == []
    build_site(minimal, tmp_path / "clean")
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")


def test_content_that_never_holds_still_is_not_built(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_late(root: Path, brief: Brief) -> str:
        edit(minimal)
        return open_body(root, brief)

    build_site(minimal, tmp_path / "site")
    before = contents(tmp_path / "site")
    edit(minimal)
    monkeypatch.setattr("banbao.text.texts.open_body", open_late)
    with pytest.raises(OSError, match="Stale"):
        build_site(minimal, tmp_path / "site")
    assert contents(tmp_path / "site") == before


@pytest.mark.parametrize("change", CHANGES[:4], ids=lambda change: change.__name__)
def test_what_another_run_has_seen_in_between_is_still_news_to_the_site(
    minimal: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    build_site(minimal, tmp_path / "site")
    change(minimal)
    # A check, and a build into another folder, read the content and remember it.
    build_site(minimal, tmp_path / "other")
    build_site(minimal, tmp_path / "site")
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


def test_editions_drafts_and_the_clock_each_give_what_a_clean_build_gives(minimal: Path, tmp_path: Path) -> None:
    write(minimal, "news/inside.md", news("内部动态", "audience: internal\n"))
    write(minimal, "news/draft.md", news("草稿", "draft: true\n"))
    write(minimal, "news/later.md", news("以后", "publish_at: 2013-12-01 09:00\n"))
    write(minimal, "news/gone.md", news("过期", "expire_at: 2013-07-01\nexpire_action: remove\n"))
    views = [
        {"BANBAO_AT": "2013-06-15"},
        {"BANBAO_EDITION": "internal", "BANBAO_AT": "2013-06-15"},
        {"BANBAO_DRAFTS": "1", "BANBAO_AT": "2013-12-01T09:00"},
        {"BANBAO_AT": "2013-12-01T08:59"},
        {"BANBAO_AT": "2013-06-15"},
    ]
    shown = [{"gone"}, {"inside", "gone"}, {"draft", "later"}, set(), {"gone"}]
    for number, (view, names) in enumerate(zip(views, shown, strict=True)):
        build_site(minimal, tmp_path / "site", **view)
        build_site(minimal, tmp_path / f"clean-{number}", **view)
        assert contents(tmp_path / "site") == contents(tmp_path / f"clean-{number}")
        found = {path.stem for path in (tmp_path / "site/news").glob("*.html")} - {"index", "first-news"}
        assert found == names, view


def test_an_edit_of_a_text_makes_its_own_page_again_and_little_else(minimal: Path, tmp_path: Path) -> None:
    for number in range(60):
        write(minimal, f"news/item-{number}.md", news(f"动态{number}", f"summary: 第{number}条摘要\n"))
    build_site(minimal, tmp_path / "site")
    write(minimal, "news/item-7.md", news("动态7", "summary: 第7条摘要\n", "改过的正文。"))
    built = run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=True)
    assert built is not None
    # Feeds carry whole texts, so those that hold the item are made again with it.
    assert {uri for uri in built.changes.made if uri.endswith(".html")} == {"news/item-7.html"}


def test_a_build_with_nothing_changed_makes_nothing(minimal: Path, tmp_path: Path) -> None:
    build_site(minimal, tmp_path / "site")
    built = run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=True)
    assert built is not None
    assert (built.changes.made, built.changes.removed) == ((), ())


def test_nothing_of_the_cache_is_held_open_after_a_build(minimal: Path, tmp_path: Path) -> None:
    # What is mapped into memory must not be cut short by others; a preview lives through many builds.
    build_site(minimal, tmp_path / "site")
    assert (minimal / ".banbao/kept.db").is_file()
    assert not [path.name for path in (minimal / ".banbao").iterdir() if path.name.endswith(("-wal", "-shm"))]


def test_old_pages_of_a_list_rest_when_something_new_comes(minimal: Path, tmp_path: Path) -> None:
    for number in range(1, 101):
        write(
            minimal,
            f"news/item-{number}.md",
            news(f"动态{number}").replace("2013-06-01 09:00", f"2013-06-01 {number // 60:02}:{number % 60:02}"),
        )
    build_site(minimal, tmp_path / "site")
    pages = sorted(path.name for path in (tmp_path / "site/news/by/page").iterdir())
    assert pages == ["1.html", "2.html", "3.html", "4.html"]
    write(minimal, "news/newest.md", news("最新动态").replace("2013-06-01 09:00", "2013-06-03 09:00"))
    built = run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=True)
    assert built is not None
    assert "news/index.html" in built.changes.made
    assert not [uri for uri in built.changes.made if uri.startswith("news/by/page/")]


def test_faults_leave_the_site_as_it_was(minimal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build_site(minimal, tmp_path / "site")
    before = contents(tmp_path / "site")
    write(minimal, "news/broken.md", news("坏", "tasks: [nothing]\n"))
    write(minimal, "news/worse.md", "没有文首")
    edit(minimal)
    with pytest.raises(Abort):
        run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=False)
    assert contents(tmp_path / "site") == before
    told = capsys.readouterr().err
    assert "error[unknown-reference]" in told
    assert "error[no-front-matter]" in told
    assert "errors: 2, warnings: 0" in told


def test_a_dead_link_of_a_page_written_by_hand_is_a_fault_with_its_place(
    minimal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (minimal / "docs/about/index.md").write_text(
        "# 关于\n\n看[这里](../news/nothing.html)和[那里](#nowhere)。\n", encoding="utf-8"
    )
    with pytest.raises(Abort):
        run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=False)
    told = capsys.readouterr().err
    assert "docs/about/index.md:3:7" in told
    assert "docs/about/index.md:3:" in told
    assert "dead-anchor" in told
    assert not (tmp_path / "site").exists()


def test_a_page_written_by_hand_may_not_take_a_records_address(
    minimal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (minimal / "docs/news").mkdir()
    (minimal / "docs/news/first-news.md").write_text("# 动态\n", encoding="utf-8")
    with pytest.raises(Abort):
        run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=False)
    assert "docs/news/first-news.md" in capsys.readouterr().err


def test_a_record_that_takes_the_address_of_a_page_written_by_hand_is_drawn(minimal: Path, tmp_path: Path) -> None:
    by_hand = minimal / "docs/news/second.md"
    by_hand.parent.mkdir()
    by_hand.write_text("# 手写的动态\n", encoding="utf-8")
    build_site(minimal, tmp_path / "site")
    by_hand.unlink()
    write(minimal, "news/second.md", news("记录的动态"))
    build_site(minimal, tmp_path / "site")
    assert contents(tmp_path / "site") == contents(build_site(minimal, tmp_path / "clean"))
    (minimal / "content/news/second.md").unlink()
    by_hand.write_text("# 手写的动态\n", encoding="utf-8")
    build_site(minimal, tmp_path / "site")
    assert "手写的动态" in (tmp_path / "site/news/second.html").read_text(encoding="utf-8")


def test_the_map_follows_the_pages_written_by_hand_alone(minimal: Path, tmp_path: Path) -> None:
    build_site(minimal, tmp_path / "site")
    before = (tmp_path / "site/sitemaps/pages.xml").read_bytes()
    page = minimal / "docs/about/people.md"
    page.write_text("# 人员\n", encoding="utf-8")
    build_site(minimal, tmp_path / "site")
    assert "about/people.html" in (tmp_path / "site/sitemaps/pages.xml").read_text(encoding="utf-8")
    page.unlink()
    build_site(minimal, tmp_path / "site")
    assert (tmp_path / "site/sitemaps/pages.xml").read_bytes() == before


def test_a_folder_with_somebody_elses_files_is_refused(minimal: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.doc").write_text("years of work", encoding="utf-8")
    with pytest.raises(Abort, match="did not make"):
        run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=False)
    assert contents(tmp_path / "site") == {"thesis.doc": b"years of work"}


def test_an_output_that_was_edited_or_lost_is_mended(minimal: Path, tmp_path: Path) -> None:
    build_site(minimal, tmp_path / "site")
    before = contents(tmp_path / "site")
    (tmp_path / "site/index.html").write_text("edited", encoding="utf-8")
    shutil.rmtree(tmp_path / "site/plan")
    build_site(minimal, tmp_path / "site")
    assert contents(tmp_path / "site") == before


def test_a_withdrawn_record_leaves_nothing_of_itself_but_its_title_and_the_reason(
    minimal: Path, tmp_path: Path
) -> None:
    words = ("撤下的摘要", "撤下的正文", "撤下的说明")
    folder = minimal / "content/news/gone"
    write(
        minimal,
        "news/gone/index.md",
        news(
            "撤下的动态",
            f"summary: {words[0]}\ncover: cover.jpg\ncover_caption: {words[2]}\n"
            "withdrawn: {on: 2013-06-02, reason: 内容有误}\n",
            f"{words[1]}，见[附件](paper.pdf)。",
        ),
    )
    (folder / "cover.jpg").write_bytes(jpeg())
    (folder / "paper.pdf").write_bytes(b"paper")
    build_site(minimal, tmp_path / "site", BANBAO_AT="2013-06-05")
    site = contents(tmp_path / "site")
    assert "内容有误" in site["news/gone.html"].decode()
    assert not [uri for uri in site if uri.startswith("news/gone/")]
    everything = b"\0".join(site.values())
    assert not [word for word in words if word.encode() in everything]
    build_site(minimal, tmp_path / "site", BANBAO_AT="2013-06-01T10:00")
    assert words[1] in (tmp_path / "site/news/gone.html").read_text(encoding="utf-8")


def test_an_internal_photograph_does_not_come_in_through_the_albums_own_text(
    minimal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photographs = "photographs: [{file: open.jpg, caption: 公开}, {file: secret.jpg, caption: 内部, internal: true}]"
    text = f"---\ntitle: 图片\npublished: 2013-06-01\n{photographs}\n---\n\n![看](secret.jpg)\n"
    write(minimal, "albums/pictures/index.md", text)
    for name in ("open.jpg", "secret.jpg"):
        (minimal / "content/albums/pictures" / name).write_bytes(jpeg())
    with pytest.raises(Abort):
        run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=False)
    assert "link-to-internal" in capsys.readouterr().err
    site = build_site(minimal, tmp_path / "inside", BANBAO_EDITION="internal")
    assert 'id="photo-secret.jpg"' in (site / "albums/pictures.html").read_text(encoding="utf-8")


def test_a_theme_of_a_single_template_is_followed(minimal: Path, tmp_path: Path) -> None:
    change_a_template(minimal)
    (minimal / "theme_overrides/layout.html").unlink()
    page = minimal / "theme_overrides/pages/news.html"
    page.parent.mkdir()
    page.write_text("{{ head.title }} 甲", encoding="utf-8")
    build_site(minimal, tmp_path / "site")
    page.write_text("{{ head.title }} 乙", encoding="utf-8")
    build_site(minimal, tmp_path / "site")
    assert (tmp_path / "site/news/first-news.html").read_text(encoding="utf-8").endswith("乙")


def shade_of_cover(site: Path) -> int:
    """Tell how red the picture is that a page shows, to ten steps; nothing is left of what it showed before."""
    page = (site / "news/with.html").read_text(encoding="utf-8")
    (name,) = set(re.findall(r'<img src="\.\./(pictures/[^"]+)"', page))
    pages = b"".join(data for uri, data in contents(site).items() if uri.endswith(".html"))
    assert {path.name for path in (site / "pictures").iterdir()} == set(
        re.findall(r"pictures/([\w.-]+)", pages.decode())
    )
    with Image.open(site / name) as image:
        pixel = cast("tuple[int, int, int]", image.convert("RGB").getpixel((0, 0)))
    return round(pixel[0], -1)


def test_a_picture_that_changed_in_nothing_but_its_bytes_is_copied_again(minimal: Path, tmp_path: Path) -> None:
    write(minimal, "news/with/index.md", news("有图", "cover: cover.jpg\n"))
    picture = minimal / "content/news/with/cover.jpg"
    picture.write_bytes(one := jpeg(shade=200))
    stamp = picture.stat()
    build_site(minimal, tmp_path / "site")
    picture.write_bytes(two := jpeg(shade=220))
    assert len(one) == len(two)
    os.utime(picture, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    build_site(minimal, tmp_path / "site")
    assert shade_of_cover(tmp_path / "site") == 220


def test_a_picture_that_changes_twice_within_one_tick_of_the_disk_is_copied_again(
    minimal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(minimal, "news/with/index.md", news("有图", "cover: cover.jpg\n"))
    picture = minimal / "content/news/with/cover.jpg"
    tick_ns = time.time_ns()
    monkeypatch.setattr("banbao.catalog.gather.time.time_ns", lambda: tick_ns)
    monkeypatch.setattr("banbao.source.tree.stamp_of", lambda found: (found.st_size, tick_ns, tick_ns))
    for shade in (110, 120):
        picture.write_bytes(jpeg(shade=shade))
        build_site(minimal, tmp_path / "site")
        assert shade_of_cover(tmp_path / "site") == shade


def test_the_clock_alone_changes_nothing(minimal: Path, tmp_path: Path) -> None:
    write(minimal, "activities/match.md", "---\ntitle: 球赛\nstarts: 2014-05-01\nkind: 体育\nplace: 活动室\n---\n")
    write(minimal, "groups/reading.md", "---\ntitle: 读书小组\nleader: 组长\n---\n")
    build_site(minimal, tmp_path / "site", BANBAO_AT="2013-11-25T09:00")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANBAO_AT", "2013-11-25T10:00")
        built = run_build(minimal / "mkdocs.yml", tmp_path / "site", strict=True)
    assert built.changes.made == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("news/pinned.md", news("置顶的", "pinned_until: 2013-11-25 09:00\n")),
        ("news/expiring.md", news("过期的", "expire_at: 2013-11-25 09:00\n")),
        ("news/removed.md", news("撤走的", "expire_at: 2013-11-25 09:00\nexpire_action: remove\n")),
        ("news/later.md", news("以后的", "publish_at: 2013-11-25 09:00\n")),
        (
            "activities/match.md",
            "---\ntitle: 球赛\nstarts: 2013-11-25 08:00\nends: 2013-11-25 09:00\nkind: 体育\nplace: 室\n---\n",
        ),
        ("activities/match.md", "---\ntitle: 球赛\nstarts: 2013-11-25 09:00\nkind: 体育\nplace: 室\n---\n"),
    ],
    ids=["pinned", "archived", "removed", "published", "over", "begun"],
)
def test_a_build_at_a_moment_does_not_hide_from_the_next_what_that_moment_changes(
    minimal: Path, tmp_path: Path, name: str, text: str
) -> None:
    write(minimal, name, text)
    seen = []
    for number, at in enumerate(("08:59:59", "09:00:00", "09:00:01", "09:00:02")):
        site = build_site(minimal, tmp_path / "site", BANBAO_AT=f"2013-11-25T{at}")
        clean = build_site(minimal, tmp_path / f"clean-{number}", BANBAO_AT=f"2013-11-25T{at}")
        seen.append(contents(site))
        assert seen[-1] == contents(clean), at
    assert seen[0] != seen[3]
    assert seen[2] == seen[3]


def test_what_is_pinned_stands_first_however_old_it_is(minimal: Path, tmp_path: Path) -> None:
    for number in range(1, 70):
        write(
            minimal,
            f"news/item-{number}.md",
            news(f"动态{number}").replace("2013-06-01", f"2013-07-{number % 28 + 1:02}"),
        )
    write(minimal, "news/old.md", news("旧而要紧", "pinned_until: 2014-01-01\n").replace("2013-06-01", "2013-04-01"))
    site = build_site(minimal, tmp_path / "site", BANBAO_AT="2013-11-25")
    front = (site / "news/index.html").read_text(encoding="utf-8")
    assert front.index("旧而要紧") < front.index("动态6")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "activities/match.md",
            "starts: 2013-06-01\nkind: 体育\nplace: 活动室\n"
            "results: [{title: 单打, columns: [名次, 姓名], rows: [[一, 不该见]]}]",
        ),
        ("groups/reading.md", "leader: 组长\njoining: 不该见"),
        (
            "surveys/needs.md",
            "published: 2013-06-01\nopened: 2013-05-01\nclosed: 2013-05-02\nasked: 职工\n"
            "questions: [{id: a, text: 不该见, choices: [是, 否]}]",
        ),
        (
            "boards/wall.md",
            "published: 2013-06-01\nproduct: a3\ntemplate: notice\nsubtitle: 不该见\nblocks: [{kind: text, text: 字}]",
        ),
    ],
    ids=["activity", "group", "survey", "board"],
)
def test_a_withdrawn_record_of_any_kind_shows_no_more_than_that_it_was(
    minimal: Path, tmp_path: Path, name: str, text: str
) -> None:
    write(minimal, name, f"---\ntitle: 已撤的\nwithdrawn: {{on: 2013-06-02, reason: 有误}}\n{text}\n---\n\n不该见\n")
    site = contents(build_site(minimal, tmp_path / "site", BANBAO_AT="2013-06-05"))
    assert "有误" in site[name.replace(".md", ".html")].decode()
    assert not [uri for uri, data in site.items() if "不该见".encode() in data]
