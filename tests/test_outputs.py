"""A folder is brought to hold exactly the planned files, whatever stood there before; nothing else is touched."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.outputs import Changes, Copy, Made, Manifest, Output, OutputError, Page, bring_about

ASIDE = ".banbao-aside-index.html"


class Killed(BaseException):
    """What a build feels when it is killed."""


class Folder:
    """An output folder, with what counts the files that are made in it."""

    def __init__(self, root: Path) -> None:
        self.out, self.cache = root / "site", root / "cache"

    @property
    def manifest(self) -> Manifest:
        return Manifest(self.cache, self.out)

    def bring(self, outputs: dict[str, str] | Iterable[Output], base: str = "", dies_at: str = "") -> Changes:
        planned = [Made(uri, text.encode()) for uri, text in outputs.items()] if isinstance(outputs, dict) else outputs

        def make(output: Output) -> bytes:
            if output.uri == dies_at:
                raise Killed
            return output.content if isinstance(output, Made) else output.uri.encode()

        return bring_about(self.out, planned, make, self.manifest, base)

    def write(self, uri: str, text: str = "手写") -> Path:
        path = self.out / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.out).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


SITE = {"index.html": "首页", "news/index.html": "动态", "news/a.html": "甲"}


def test_a_first_build_makes_everything(folder: Folder) -> None:
    changes = folder.bring(SITE)
    assert folder.files() == SITE
    assert (sorted(changes.made), changes.kept, changes.removed) == (sorted(SITE), 0, ())


def test_a_second_build_keeps_everything_as_it_stands(folder: Folder) -> None:
    folder.bring(SITE)
    before = {path: path.stat().st_mtime_ns for path in folder.out.rglob("*")}
    assert folder.bring(SITE) == Changes((), 3, ())
    assert {path: path.stat().st_mtime_ns for path in folder.out.rglob("*")} == before


def test_only_what_changed_is_made_again(folder: Folder) -> None:
    folder.bring(SITE)
    assert folder.bring({**SITE, "news/a.html": "乙"}) == Changes(("news/a.html",), 2, ())
    assert folder.files()["news/a.html"] == "乙"


def test_what_all_pages_depend_on_makes_all_again(folder: Folder) -> None:
    folder.bring(SITE, base="一")
    assert len(folder.bring(SITE, base="二").made) == 3
    assert folder.bring(SITE, base="二").kept == 3


def test_what_is_no_longer_planned_is_removed_with_its_folder(folder: Folder) -> None:
    folder.bring(SITE)
    assert folder.bring({"index.html": "首页"}) == Changes((), 1, ("news/a.html", "news/index.html"))
    assert [path.name for path in folder.out.iterdir()] == ["index.html"]


def test_a_file_that_was_edited_by_hand_is_made_again(folder: Folder) -> None:
    folder.bring(SITE)
    folder.write("index.html", "改过的首页")
    assert folder.bring(SITE).made == ("index.html",)
    assert folder.files() == SITE


def test_an_edit_of_equal_length_is_noticed(folder: Folder) -> None:
    folder.bring(SITE)
    path = folder.write("index.html", "页首")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1_000_000_000))
    assert folder.bring(SITE).made == ("index.html",)


def test_a_file_that_was_taken_away_is_made_again(folder: Folder) -> None:
    folder.bring(SITE)
    (folder.out / "news/a.html").unlink()
    assert folder.bring(SITE).made == ("news/a.html",)


def test_a_file_that_was_put_into_a_site_of_ours_is_neither_removed_nor_published_in_silence(folder: Folder) -> None:
    folder.bring(SITE)
    folder.write("news/more/own.html")
    with pytest.raises(OutputError) as caught:
        folder.bring(SITE)
    assert "news/more/own.html" in caught.value.message.render(str)
    assert folder.files() == {**SITE, "news/more/own.html": "手写"}
    (folder.out / "news/more/own.html").unlink()
    assert folder.bring(SITE).made == ()


def test_a_folder_that_was_made_anew_for_something_else_is_refused(folder: Folder) -> None:
    folder.bring(SITE)
    shutil.rmtree(folder.out)
    folder.write("thesis.doc")
    with pytest.raises(OutputError):
        folder.bring(SITE)
    assert folder.files() == {"thesis.doc": "手写"}


def test_what_pages_show_is_made_before_the_pages(folder: Folder) -> None:
    outputs: list[Output] = [
        Page("a.html", "page.html", {}),
        Copy("z.jpg", Path("z.jpg"), "1"),
        Page("b.html", "page.html", {}),
    ]
    assert folder.bring(outputs).made == ("z.jpg", "a.html", "b.html")


def test_progress_is_told_for_each_changed_file(folder: Folder) -> None:
    folder.bring({"index.html": "首页"})
    told: list[tuple[int, int]] = []
    planned = [Made(uri, text.encode()) for uri, text in SITE.items()]
    bring_about(folder.out, planned, lambda _: b"", folder.manifest, "", lambda *steps: told.append(steps[-2:]))
    assert told == [(1, 2), (2, 2)]


# What a page is made from


def test_a_page_is_made_again_when_its_template_or_its_context_changes(folder: Folder) -> None:
    folder.bring([Page("a.html", "page.html", {"title": "甲"})])
    assert folder.bring([Page("a.html", "page.html", {"title": "甲"})]).made == ()
    assert folder.bring([Page("a.html", "page.html", {"title": "乙"})]).made == ("a.html",)
    assert folder.bring([Page("a.html", "other.html", {"title": "乙"})]).made == ("a.html",)


def test_a_copy_is_made_again_when_its_source_changes(folder: Folder) -> None:
    folder.bring([Copy("a.jpg", Path("a.jpg"), "1")])
    assert folder.bring([Copy("a.jpg", Path("b.jpg"), "1")]).made == ()
    assert folder.bring([Copy("a.jpg", Path("a.jpg"), "2")]).made == ("a.jpg",)


# What is not ours


def test_names_that_begin_with_a_dot_are_left_alone(folder: Folder) -> None:
    folder.write(".htaccess")
    folder.write(".well-known/security.txt")
    folder.bring(SITE)
    folder.write("news/.htaccess")
    folder.bring({"index.html": "首页"})
    kept = {".htaccess": "手写", ".well-known/security.txt": "手写", "news/.htaccess": "手写"}
    assert folder.files() == {"index.html": "首页", **kept}


def test_nothing_is_removed_from_within_a_folder_that_begins_with_a_dot(folder: Folder) -> None:
    folder.write(".git/HEAD")
    (folder.out / ".git/refs/heads").mkdir(parents=True)
    folder.bring(SITE)
    assert (folder.out / ".git/refs/heads").is_dir()


def test_a_file_does_not_take_the_place_of_a_folder_with_names_that_begin_with_a_dot(folder: Folder) -> None:
    folder.bring(SITE)
    folder.write("news/.htaccess")
    with pytest.raises(OutputError):
        folder.bring({"news": "动态"})
    assert (folder.out / "news/.htaccess").exists()


def test_a_folder_of_somebody_else_is_refused_and_left_as_it_is(folder: Folder) -> None:
    folder.write("thesis.doc")
    with pytest.raises(OutputError) as caught:
        folder.bring(SITE)
    assert "holds files that banbao did not make" in caught.value.message.render(str)
    assert str(folder.out) in caught.value.message.render(str)
    assert folder.files() == {"thesis.doc": "手写"}
    assert not folder.cache.exists()


def test_an_empty_folder_and_one_with_hidden_files_only_are_taken(folder: Folder) -> None:
    folder.out.mkdir()
    folder.write(".gitkeep")
    assert len(folder.bring(SITE).made) == 3


def test_a_file_in_the_place_of_the_folder_is_refused(folder: Folder) -> None:
    folder.out.write_text("手写", encoding="utf-8")
    with pytest.raises(OutputError):
        folder.bring(SITE)
    assert folder.out.read_text(encoding="utf-8") == "手写"


def test_nothing_beside_the_folder_is_touched(folder: Folder) -> None:
    beside = folder.out.parent / "beside.txt"
    beside.write_text("手写", encoding="utf-8")
    folder.bring(SITE)
    folder.bring({})
    assert beside.read_text(encoding="utf-8") == "手写"
    assert sorted(path.name for path in folder.out.parent.iterdir()) == ["beside.txt", "cache", "site"]


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(folder: Folder) -> None:
    folder.bring(SITE)
    outside = folder.out.parent / "outside.txt"
    outside.write_text("手写", encoding="utf-8")
    (folder.out / "index.html").unlink()
    (folder.out / "index.html").symlink_to(outside)
    folder.bring(SITE)
    assert folder.files() == SITE
    assert outside.read_text(encoding="utf-8") == "手写"


def test_a_link_to_a_folder_that_is_not_planned_is_removed_and_not_followed(folder: Folder) -> None:
    outside = folder.out.parent / "outside"
    outside.mkdir()
    (outside / "own.txt").write_text("手写", encoding="utf-8")
    folder.bring(SITE)
    (folder.out / "photographs").symlink_to(outside)
    folder.bring(SITE)
    assert not (folder.out / "photographs").is_symlink()
    assert (outside / "own.txt").exists()


# Folders and files in each other's way


def test_a_folder_in_the_place_of_a_file_makes_room(folder: Folder) -> None:
    folder.bring({"news/a.html": "甲", "news/more/b.html": "乙"})
    assert folder.bring({"news": "动态"}).made == ("news",)
    assert folder.files() == {"news": "动态"}


def test_a_file_in_the_place_of_a_folder_makes_room(folder: Folder) -> None:
    folder.bring({"news": "动态"})
    assert folder.bring({"news/more/a.html": "甲"}).made == ("news/more/a.html",)
    assert folder.files() == {"news/more/a.html": "甲"}


# Builds that came to grief


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", '{"format": 1}', '{"format": 0, "outputs": {}}', "\udcff", '{"format": 1, "outputs": []}'],
)
def test_a_damaged_manifest_says_nothing_and_everything_is_made_again(folder: Folder, damage: str) -> None:
    folder.bring(SITE)
    folder.manifest.path.write_bytes(damage.encode(errors="surrogateescape"))
    assert folder.manifest.read() == {}
    assert len(folder.bring(SITE).made) == 3
    assert folder.bring(SITE).kept == 3


def test_a_manifest_with_broken_entries_says_nothing(folder: Folder) -> None:
    folder.bring(SITE)
    text = folder.manifest.path.read_text(encoding="utf-8")
    for broken in (
        text.replace('"outputs":{', '"outputs":{"x":[1,"y",2],'),
        text.replace('"outputs":{', '"outputs":{"x":[],'),
    ):
        folder.manifest.path.write_text(broken, encoding="utf-8")
        assert folder.manifest.read() == {}


def test_the_manifest_of_another_folder_says_nothing(folder: Folder) -> None:
    folder.bring(SITE)
    other = Manifest(folder.cache, folder.out.parent / "other")
    assert other.path != folder.manifest.path
    assert other.read() == {}
    assert len(folder.manifest.read()) == 3


def test_the_manifest_is_not_published(folder: Folder) -> None:
    folder.bring(SITE)
    assert folder.manifest.path.is_file()
    assert not folder.manifest.path.is_relative_to(folder.out)


def test_a_project_that_moves_keeps_its_site(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    Folder(tmp_path / "here").bring(SITE)
    (tmp_path / "here").rename(tmp_path / "there")
    assert Folder(tmp_path / "there").bring(SITE) == Changes((), 3, ())


def test_what_a_killed_build_left_aside_is_cleaned_away(folder: Folder) -> None:
    folder.bring(SITE)
    folder.write(ASIDE)
    folder.write(f"news/{ASIDE}")
    folder.bring(SITE)
    assert folder.files() == SITE


def test_after_a_killed_rebuild_every_file_is_whole_and_the_next_build_mends_the_rest(folder: Folder) -> None:
    folder.bring(SITE)
    edited = {"index.html": "新首页", "news/index.html": "新动态", "notices/b.html": "乙"}
    with pytest.raises(Killed):
        folder.bring(edited, dies_at="news/index.html")
    assert folder.files() == {**SITE, "index.html": "新首页"}
    folder.bring(edited)
    assert folder.files() == edited


def test_after_a_killed_first_build_the_next_one_mends_the_rest(folder: Folder) -> None:
    with pytest.raises(Killed):
        folder.bring(SITE, dies_at="news/a.html")
    folder.bring(SITE)
    assert folder.files() == SITE


def test_a_name_as_long_as_names_can_be_is_written(folder: Folder) -> None:
    name = "通" * 83 + ".pdf"
    folder.bring({name: "附件"})
    assert folder.files() == {name: "附件"}


NAMES = st.sampled_from(["a", "b", "a/a", "a/b", "b/a", "b/a/a", "c.html", "d/index.html"])
PLANS = st.dictionaries(NAMES, st.sampled_from(["一", "二"]), max_size=6).filter(
    lambda plan: not any(one != other and other.startswith(f"{one}/") for one in plan for other in plan)
)


@given(st.lists(PLANS, min_size=1, max_size=5))
@settings(deadline=None, max_examples=60)
def test_after_any_sequence_of_plans_the_folder_holds_exactly_the_last(
    tmp_path_factory: pytest.TempPathFactory, plans: list[dict[str, str]]
) -> None:
    folder = Folder(tmp_path_factory.mktemp("any"))
    for plan in plans:
        folder.bring(plan)
        assert folder.files() == plan
    assert folder.bring(plans[-1]).made == ()
    assert all(any(path.iterdir()) for path in folder.out.rglob("*") if path.is_dir())
