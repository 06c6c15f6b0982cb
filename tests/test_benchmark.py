"""The benchmark's corpus: the same bytes each time, nothing wrong with it, and edits that change what they say."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from banbao.cli import make_commands
from benchmark.corpus import add_one, edit_one, planned, touch_config, touch_template, write_site
from benchmark.items import AS_OF, KINDS
from benchmark.words import TOPICS
from conftest import contents

ITEMS = 60


def check(folder: Path) -> None:
    """Check a site as strictly as can be."""
    done = CliRunner().invoke(make_commands("en"), ["check", "--strict", "--root", str(folder)])
    assert (done.exit_code, done.output.strip()) == (0, "nothing is wrong")


def count(folder: Path) -> dict[str, int]:
    """Count the items that were written, by kind."""
    records = {
        kind: [*(folder / "content" / name).glob("2*/*.*"), *(folder / "content" / name).glob("2*/*/index.*")]
        for kind, name in KINDS.items()
    }
    return {kind: len(paths) for kind, paths in records.items()}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_site(tmp_path / "corpus", ITEMS, seed=1)
    return tmp_path / "corpus"


def changed(folder: Path, before: dict[str, bytes]) -> set[str]:
    after = contents(folder)
    return {name for name in {*before, *after} - {"corpus.json"} if before.get(name) != after.get(name)}


def test_the_same_number_and_seed_give_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    write_site(tmp_path / "again", ITEMS, seed=1)
    write_site(tmp_path / "other", ITEMS, seed=2)
    assert contents(corpus) == contents(tmp_path / "again")
    assert contents(corpus) != contents(tmp_path / "other")


def test_it_has_as_many_items_as_asked_for_and_nothing_is_wrong(corpus: Path) -> None:
    check(corpus)
    counts = count(corpus)
    assert counts == {"news": 50, "notice": 5, "activity": 3, "survey": 1, "board": 1, "album": 0}
    assert sum(counts.values()) == ITEMS == len(planned(corpus))


def test_texts_have_about_a_thousand_characters(corpus: Path) -> None:
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in corpus.glob("content/news/**/*.md")]
    assert 900 < sum(map(len, texts)) / len(texts) < 1200


def test_with_pictures_there_are_albums_and_nothing_is_wrong(tmp_path: Path) -> None:
    write_site(tmp_path / "corpus", ITEMS, pictures=True)
    check(tmp_path / "corpus")
    assert count(tmp_path / "corpus")["album"] == 1


def test_a_folder_that_holds_something_is_left_alone(corpus: Path) -> None:
    with pytest.raises(FileExistsError):
        write_site(corpus, ITEMS)


def test_editing_and_adding_change_one_file_and_nothing_goes_wrong(corpus: Path) -> None:
    for change in (edit_one, edit_one, add_one, add_one, touch_template, touch_template, touch_config, touch_config):
        before = contents(corpus)
        path = change(corpus)
        assert changed(corpus, before) == {path.relative_to(corpus).as_posix()}
    check(corpus)
    assert count(corpus)["news"] == 52 == len([item for item in planned(corpus) if item.kind == "news"])


def test_an_edit_changes_the_title_and_one_line_of_the_text(corpus: Path) -> None:
    before = contents(corpus)
    path = edit_one(corpus)
    old = before[path.relative_to(corpus).as_posix()].decode().splitlines()
    new = path.read_text(encoding="utf-8").splitlines()
    lines = [number for number, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    assert lines[0] == 1
    assert len(lines) == 2


def test_the_newest_item_brings_no_new_tag_and_is_on_the_site_already(corpus: Path) -> None:
    tags = {tag for topic in TOPICS for tag in topic.tags}
    add_one(corpus)
    *older, newest = planned(corpus)
    assert set(newest.tags) <= tags
    assert newest.when > max(item.when for item in older)
    assert newest.when < AS_OF
