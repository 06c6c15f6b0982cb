"""The benchmark: a corpus that is always the same and faultless, edits that change one thing, sums that are right."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from banbao.cli import make_commands
from benchmark import pictures
from benchmark.articles import read_articles
from benchmark.corpus import add_one, edit_one, planned, touch_config, touch_template, write_site
from benchmark.items import AS_OF, KINDS
from benchmark.measure import RunError, measure
from benchmark.peers import PEERS
from benchmark.photographs.command import document as pictures_document
from benchmark.report import document, growth
from benchmark.results import Result, keep_results, read_results
from benchmark.topics import TOPICS
from conftest import ROOT, contents

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


def test_with_pictures_there_are_albums_and_nothing_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SIZE_PX", (400, 267))
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


def test_every_generator_gets_every_article_with_links_it_can_follow(corpus: Path, tmp_path: Path) -> None:
    articles = read_articles(corpus)
    for peer in PEERS.values():
        peer.lay_out(tmp_path / peer.name, articles, tmp_path)
        texts = [(tmp_path / peer.name / peer.path_of(article)).read_text(encoding="utf-8") for article in articles]
        assert len(texts) == ITEMS
        assert not any("[[" in text for text in texts), peer.name


def test_a_run_counts_all_processes_that_it_started(tmp_path: Path) -> None:
    burn = "import time\nheld = bytearray(50_000_000)\nwhile time.process_time() < 0.3: pass"
    (tmp_path / "burn.py").write_text(burn)
    start = "import subprocess, sys\nsubprocess.Popen([sys.executable, 'burn.py'])"
    cost = measure((sys.executable, "-c", start), tmp_path, {}, tmp_path / "log")
    assert 0.3 < cost.cpu_s < 1
    assert cost.memory_bytes > 50_000_000


def test_a_run_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="no such luck"):
        measure((sys.executable, "-c", "raise SystemExit('no such luck')"), tmp_path, {}, tmp_path / "log")


def test_growth_is_the_exponent() -> None:
    assert growth([(1000, 2.0)]) is None
    assert growth([(1000, 2.0), (10000, 20.0)]) == pytest.approx(1)
    assert growth([(1000, 2.0), (10000, 2.0)]) == pytest.approx(0)


def result(contender: str, items: int, job: str, cpu_s: float) -> Result:
    return Result(contender, "1.0", items, job, cpu_s, 1.0, 2_000_000, 3, 10, 1000, "2026-11-26", "a machine", "bench")


def test_the_report_compares_with_the_fastest_peer_that_does_all(tmp_path: Path) -> None:
    runs = [result("banbao", 1000, "cold", 4), result("banbao", 10000, "cold", 40), result("hugo", 1000, "cold", 2)]
    runs += [result("zola", 1000, "cold", 5), result("material", 1000, "cold", 1), result("astro", 0, "", 0)]
    runs += [result("zola", 10000, "", 0), result("pelican", 1000, "cold", 9), result("pelican", 10000, "", 0)]
    keep_results(tmp_path / "results.json", runs)
    keep_results(tmp_path / "results.json", [result("zola", 1000, "cold", 3), result("zola", 10000, "cold", 30)])
    text = document(read_results(tmp_path / "results.json"))
    assert "| banbao | 1,000 | 4.00 | 4.00 | 1.00 | 2 | 2.00 |  |" in text
    assert "| banbao | 10,000 | 40.00 | 4.00 | 1.00 | 2 | 1.33 | 1.00 |" in text
    assert "| zola | 1,000 | 3.00 | 3.00 | 1.00 | 2 | 1.50 |  |" in text
    assert "| zola | 10,000 | 30.00 | 3.00 | 1.00 | 2 | 1.00 | 1.00 |" in text
    assert "no links to the item before and after; failed at 10,000 items |" in text
    assert text.count("failed at") == 1
    assert "| astro | 1.0 | not to be had on this machine | 2026-11-26 |" in text


def test_the_page_of_pictures_has_every_result_in_its_table() -> None:
    def result(name: str, job: str, cpu_s: float) -> Result:
        return Result(
            name, "1", 12, job, cpu_s, 5.0, 10**8, 1, 48, 10**7, "2026-11-27", "a machine", "scripts/bench pictures"
        )

    page = pictures_document(
        [result("sharp", "webp", 12.0), result("banbao", "webp", 6.0), result("banbao", "all", 24.0)]
    )
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith(("| banbao", "| sharp"))]
    assert [(row[0], row[4]) for row in rows] == [("| banbao", "2.00"), ("| sharp", "1.00"), ("| banbao", "0.50")]
    assert page.count("## ") == 2


def test_photographs_are_the_same_for_the_same_number(tmp_path: Path) -> None:
    drawing = "import sys; from pathlib import Path; from benchmark.photographs.draw import draw"
    calls = [f"draw(Path(sys.argv[1]), {number}, (1500, 1000))" for number in (0, 1)]
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        program = "; ".join((drawing, *calls))
        subprocess.run([sys.executable, "-c", program, str(tmp_path / folder)], cwd=ROOT / "scripts", check=True)
    one, other = contents(tmp_path / "a"), contents(tmp_path / "b")
    assert one == other
    assert len({*one.values()}) == 2
