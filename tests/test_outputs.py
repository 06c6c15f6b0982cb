"""A folder is brought to hold exactly the planned files, whatever stood there before; nothing else is touched."""

import os
import shutil
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.folder import OutputError
from banbao.language import silent
from banbao.outputs import (
    Changes,
    Copy,
    Drawings,
    Drawn,
    Ledger,
    Made,
    Page,
    bring_about,
    stands,
    stands_still,
)
from banbao.pages.answers import Answers
from banbao.pages.overview import Overview
from banbao.run import Request, last_file
from banbao.store import digest_of_file, load, save

ASIDE = ".banbao-aside-index.html"
LIST = ".banbao-files"
Output = Page | Copy | Made


class Killed(BaseException):
    """What a build feels when it is killed."""


def whole(made_from: dict[str, str]) -> Overview:
    """Answer with what a file is made from when it is asked for by its name."""
    return cast(
        "Overview", SimpleNamespace(answers=lambda asked, _=None: [made_from.get(question, "") for question in asked])
    )


class Folder:
    """An output folder, with the ledger of what is drawn in it."""

    def __init__(self, root: Path) -> None:
        self.out, self.request = root / "site", Request(root)
        self.drawn: list[str] = []

    @property
    def ledger_file(self) -> Path:
        return last_file(self.request, self.out)

    @property
    def ledger(self) -> Ledger:
        return load(self.ledger_file, Ledger, "tests") or Ledger()

    def bring(
        self,
        outputs: dict[str, str] | Iterable[Output],
        base: str = "",
        dies_at: str = "",
        kept: Sequence[str] = (),
        workers: int = 1,
        progress: Any = silent,
    ) -> Changes:
        planned = [Made(uri, text.encode()) for uri, text in outputs.items()] if isinstance(outputs, dict) else outputs
        copies = [output for output in planned if isinstance(output, Copy)]
        drawings = {output.uri: output for output in planned if not isinstance(output, Copy)}
        before, self.drawn = self.ledger, []
        answers = Answers(whole({uri: repr(output) for uri, output in drawings.items()}), before)

        def draw(uri: str) -> Drawn:
            if uri == dies_at:
                raise Killed
            output = drawings[uri]
            return Drawn(output.content if isinstance(output, Made) else repr(output).encode(), (uri,), uri)

        changes, standing = bring_about(
            self.out,
            {uri: before.outputs[uri] for uri in kept},
            copies,
            Drawings(
                [list(drawings)],
                lambda stand: base == before.base and answers.hold(stand),
                draw,
                lambda uri, leaves: self.drawn.append(leaves) if uri == leaves else pytest.fail(uri),
            ),
            before.outputs,
            workers,
            progress,
        )
        save(self.ledger_file, answers.ledger(base, standing), "tests")
        return changes

    def write(self, uri: str, text: str = "手写") -> Path:
        path = self.out / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def files(self) -> dict[str, str]:
        return {
            path.relative_to(self.out).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and path.name != LIST
        }

    def source(self, name: str, text: str) -> Path:
        """Write a file to be copied."""
        path = self.out.parent / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def copy(self, uri: str, text: str) -> Copy:
        """Plan the copy of a file."""
        source = self.source(uri, text)
        return Copy(uri, source, digest_of_file(source))


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


def test_what_all_pages_depend_on_draws_all_again(folder: Folder) -> None:
    folder.bring(SITE, base="一")
    changes = folder.bring({uri: f"新{text}" for uri, text in SITE.items()}, base="二")
    assert (sorted(changes.made), changes.kept) == (sorted(SITE), 0)
    assert folder.bring({uri: f"新{text}" for uri, text in SITE.items()}, base="二").kept == 3
    assert folder.drawn == []


def test_what_comes_out_as_it_was_is_drawn_and_not_written(folder: Folder) -> None:
    folder.bring(SITE, base="一")
    before = {path: path.stat().st_mtime_ns for path in folder.out.rglob("*")}
    assert folder.bring(SITE, base="二") == Changes((), 3, ())
    assert sorted(folder.drawn) == sorted(SITE)
    assert {path: path.stat().st_mtime_ns for path in folder.out.rglob("*")} == before
    assert folder.bring(SITE, base="二") == Changes((), 3, ())
    assert folder.drawn == []


def test_what_is_no_longer_planned_is_removed_with_its_folder(folder: Folder) -> None:
    folder.bring(SITE)
    assert folder.bring({"index.html": "首页"}) == Changes((), 1, ("news/a.html", "news/index.html"))
    assert sorted(path.name for path in folder.out.iterdir()) == [LIST, "index.html"]


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
        folder.copy("z.jpg", "图"),
        Page("b.html", "page.html", {}),
    ]
    assert folder.bring(outputs).made == ("z.jpg", "a.html", "b.html")


def test_progress_is_told_for_each_changed_file(folder: Folder) -> None:
    folder.bring({"index.html": "首页"})
    told: list[tuple[int, int]] = []
    folder.bring(SITE, progress=lambda *steps: told.append(steps[-2:]))
    assert told == [(1, 2), (2, 2)]


# What a page is made from


def test_a_page_is_made_again_when_its_template_or_its_context_changes(folder: Folder) -> None:
    folder.bring([Page("a.html", "page.html", {"title": "甲"})])
    assert folder.bring([Page("a.html", "page.html", {"title": "甲"})]).made == ()
    assert folder.bring([Page("a.html", "page.html", {"title": "乙"})]).made == ("a.html",)
    assert folder.bring([Page("a.html", "other.html", {"title": "乙"})]).made == ("a.html",)


def test_a_copy_is_made_again_when_its_source_changes(folder: Folder) -> None:
    first = folder.copy("a.jpg", "一")
    folder.bring([first])
    assert folder.bring([Copy("a.jpg", folder.source("b.jpg", "一"), first.digest)]).made == ()
    assert folder.bring([folder.copy("a.jpg", "二")]).made == ("a.jpg",)
    assert folder.files() == {"a.jpg": "二"}


def test_a_copy_may_become_a_page_and_a_page_a_copy(folder: Folder) -> None:
    folder.bring([folder.copy("a.html", "一")])
    assert folder.bring({"a.html": "二"}).made == ("a.html",)
    assert folder.bring([folder.copy("a.html", "三")]).made == ("a.html",)
    assert folder.files() == {"a.html": "三"}


def test_what_stands_already_may_go_on_standing_without_being_planned_anew(folder: Folder) -> None:
    folder.bring([folder.copy("about/index.html", "关于"), Made("index.html", "首页".encode())])
    changes = folder.bring({"index.html": "新首页"}, kept=["about/index.html"])
    assert changes == Changes(("index.html",), 1, ())
    assert folder.files() == {"about/index.html": "关于", "index.html": "新首页"}
    assert folder.bring({"index.html": "新首页"}).removed == ("about/index.html",)


def test_many_pages_are_drawn_by_several_and_come_out_the_same(folder: Folder) -> None:
    many = {f"news/{number}/index.html": f"第{number}条" for number in range(300)}
    assert len(folder.bring(many, workers=3).made) == 300
    assert folder.files() == many
    assert sorted(folder.drawn) == sorted(many)
    assert folder.bring(many, workers=3) == Changes((), 300, ())
    assert folder.drawn == []


def test_a_page_that_several_draw_may_fail_and_what_is_written_is_whole(folder: Folder) -> None:
    many = {f"news/{number}.html": f"第{number}条" for number in range(300)}
    with pytest.raises(Killed):
        folder.bring(many, workers=3, dies_at="news/250.html")
    whole = {uri: text for uri, text in folder.files().items() if ".banbao-aside" not in uri}
    assert whole.items() <= many.items()
    folder.bring(many, workers=3)
    assert folder.files() == many


def test_rounds_are_drawn_one_after_the_other_with_what_was_left_by_the_first(folder: Folder) -> None:
    cards: dict[str, str] = {}

    def draw(uri: str) -> Drawn:
        return Drawn("、".join([uri, *sorted(cards.values())]).encode(), (), f"卡{uri}")

    rounds = [[f"{number}.html" for number in range(100)], ["list.html"]]
    for workers in (1, 2):
        bring_about(folder.out, {}, (), Drawings(rounds, lambda _: False, draw, cards.__setitem__), {}, workers)
        shown = (folder.out / "list.html").read_text(encoding="utf-8").split("、")
        assert len([word for word in shown if word.startswith("卡")]) == 100
        cards.clear()
        shutil.rmtree(folder.out)


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
    assert not folder.ledger_file.exists()


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
    assert sorted(path.name for path in folder.out.parent.iterdir()) == [".banbao", "beside.txt", "site"]


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
def test_a_damaged_ledger_says_nothing_and_everything_is_made_again(folder: Folder, damage: str) -> None:
    folder.bring(SITE)
    folder.ledger_file.write_bytes(damage.encode(errors="surrogateescape"))
    assert folder.ledger == Ledger()
    assert len(folder.bring(SITE).made) == 3
    assert folder.bring(SITE).kept == 3


def test_a_ledger_with_broken_entries_says_nothing(folder: Folder) -> None:
    entries: tuple[object, ...] = ({"x": [1, "y", 2]}, {"x": []})
    for broken in entries:
        save(folder.ledger_file, ["", ["a"], ["b"], broken], "tests")
        assert folder.ledger == Ledger()
    save(folder.ledger_file, ["", ["a"], ["b"], {"x": ["y", [1, 2, 3]]}], "tests")
    assert folder.ledger != Ledger()


def test_the_ledger_of_another_folder_says_nothing(folder: Folder) -> None:
    folder.bring(SITE)
    other = last_file(folder.request, folder.out.parent / "other")
    assert other != folder.ledger_file
    assert load(other, Ledger, "tests") is None
    assert len(folder.ledger.outputs) == 3


def test_the_ledger_is_not_published(folder: Folder) -> None:
    folder.bring(SITE)
    assert folder.ledger_file.is_file()
    assert not folder.ledger_file.is_relative_to(folder.out)


def test_without_the_ledger_the_folder_is_known_for_ours_by_its_own_list(folder: Folder) -> None:
    folder.bring({**SITE, "old.html": "旧"})
    folder.ledger_file.unlink()
    assert folder.bring(SITE).removed == ("old.html",)
    assert folder.files() == SITE


def test_the_folder_is_known_for_ours_wherever_it_goes(folder: Folder, tmp_path: Path) -> None:
    folder.bring(SITE)
    other = Folder(tmp_path / "other")
    shutil.copytree(folder.out, other.out)
    other.write("own.html")
    with pytest.raises(OutputError):
        other.bring(SITE)
    (other.out / "own.html").unlink()
    other.bring({"index.html": "首页"})
    assert other.files() == {"index.html": "首页"}


@pytest.mark.parametrize("damage", [b"", b"index.html", b"\xff\n\xff"])
def test_a_list_that_is_not_whole_says_nothing(folder: Folder, damage: bytes) -> None:
    folder.bring(SITE)
    folder.ledger_file.unlink()
    (folder.out / LIST).write_bytes(damage)
    with pytest.raises(OutputError):
        folder.bring(SITE)
    assert folder.files() == SITE


def test_a_list_that_is_lost_is_written_again(folder: Folder) -> None:
    folder.bring(SITE)
    whole_list = (folder.out / LIST).read_bytes()
    (folder.out / LIST).unlink()
    assert folder.bring(SITE) == Changes((), 3, ())
    assert (folder.out / LIST).read_bytes() == whole_list


def test_a_file_that_was_touched_or_copied_back_is_kept(folder: Folder) -> None:
    folder.bring(SITE)
    shutil.copytree(folder.out, folder.out.parent / "copy")
    shutil.rmtree(folder.out)
    shutil.copytree(folder.out.parent / "copy", folder.out)
    os.utime(folder.out / "index.html", (0, 0))
    assert folder.bring(SITE) == Changes((), 3, ())
    assert folder.drawn == []


def test_a_folder_stands_still_until_anything_in_it_is_touched(folder: Folder) -> None:
    folder.bring(SITE)
    before = folder.ledger.outputs
    is_still = partial(stands_still, folder.out, before)
    assert is_still()
    assert stands(folder.out / "index.html", before["index.html"])
    folder.write(".htaccess")
    assert is_still()
    for change in (
        lambda: os.utime(folder.out / "index.html", (0, 0)),
        lambda: folder.write("own.html"),
        lambda: (folder.out / "index.html").unlink(),
        lambda: (folder.out / LIST).unlink(),
        lambda: folder.write(f"news/{ASIDE}"),
        lambda: (folder.out / "link").symlink_to(folder.out),
        lambda: shutil.rmtree(folder.out),
    ):
        change()
        assert not is_still()
        (folder.out / "own.html").unlink(missing_ok=True)
        folder.bring(SITE)
        before.clear()
        before.update(folder.ledger.outputs)
        assert is_still()
    assert not stands(folder.out / "gone.html", before["index.html"])


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


def test_after_a_killed_rebuild_every_file_is_whole_and_the_next_build_mends_the_rest(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.bring(SITE)
    edited = {"index.html": "新首页", "news/index.html": "新动态", "notices/b.html": "乙"}
    replace = os.replace

    def die_at_the_second(aside: str, path: str) -> None:
        if path.endswith("news/index.html"):
            raise Killed
        replace(aside, path)

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr("os.replace", die_at_the_second)
        folder.bring(edited)
    standing = {uri: text for uri, text in folder.files().items() if ".banbao-aside" not in uri}
    assert standing == {**SITE, "index.html": "新首页"}
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
        assert stands_still(folder.out, folder.ledger.outputs)
    assert folder.bring(plans[-1]).made == ()
    assert all(any(path.iterdir()) for path in folder.out.rglob("*") if path.is_dir())
