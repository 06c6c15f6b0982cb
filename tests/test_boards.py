"""Boards in the build and by command: made once, shown as pictures, handed over, refused with a reason."""

import errno
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pikepdf import Pdf
from PIL import Image

from banbao.board_rules import BOARD_TEMPLATE, NO_TYPESETTER, OVERSET
from banbao.boards import make_boards
from banbao.cli import make_commands
from banbao.diagnostics import Report
from banbao.font_rules import NO_GLYPH
from banbao.pictures import Digests
from banbao.press import workshop
from boards import bench_of, blocks, with_boards
from conftest import build_site, contents

SCREEN = "product: screen-1080p\norientation: landscape\ntemplate: policy\nblocks: [{kind: text, text: 干事一条心}]\n"
SHORT = blocks("{kind: text, text: 干事一条心、谋事一股劲。}", "{kind: photograph, of: album:sports-day}")
LONG = (
    "product: custom\nwidth_mm: 150\nheight_mm: 150\ntemplate: policy\nblocks: [{kind: text, text: "
    + "读书使人充实。" * 300
    + "}]\n"
)
MM = 72 / 25.4


def make(root: Path, report: Report) -> tuple[dict[str, int], list[tuple[int, int]]]:
    """Make a site's boards; tell of each how many pages it has, and how many were made anew."""
    bench, told = bench_of(root, report), []

    def progress(_step: str, done: int, total: int) -> None:
        told.append((done, total))

    made = make_boards(bench, report, progress)
    bench.begun.store.close()
    return {item_id: board.shown.pages for item_id, board in made.made.items()}, told


def test_a_board_is_made_once_and_again_when_anything_on_it_is_another(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT, hall=SCREEN)
    report = Report()
    assert make(root, report) == ({"board:hall": 1, "board:wall": 1}, [(0, 2), (1, 2), (2, 2)])
    assert make(root, report)[1] == []
    wall = root / "content/boards/wall.yml"
    wall.write_text(wall.read_text("utf-8").replace("一股劲", "一起干"), encoding="utf-8")
    assert make(root, report)[1] == [(0, 1), (1, 1)]
    wall.write_text(wall.read_text("utf-8").replace("一起干", "一股劲"), encoding="utf-8")
    assert make(root, report)[1] == []
    assert not report.diagnostics


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-1] + b"?")])
def test_a_board_that_is_not_as_it_was_kept_is_made_again(tmp_path: Path, spoil: object) -> None:
    root = with_boards(tmp_path / "site", hall=SCREEN)
    make(root, Report())
    (picture,) = (root / ".banbao/boards").glob("*-1.png")
    before = picture.read_bytes()
    spoil(picture)  # type: ignore[operator]
    assert make(root, Report())[1] == [(0, 1), (1, 1)]
    assert picture.read_bytes() == before


def test_a_board_that_is_too_full_stops_the_build_and_says_by_how_much(tmp_path: Path) -> None:
    report = Report()
    make(with_boards(tmp_path / "site", wall=LONG), report)
    (fault,) = report.diagnostics
    assert (fault.rule, fault.span.path) == (OVERSET, "content/boards/wall.yml")
    cause = fault.what.render(str)
    assert "characters too long" in cause
    assert 300 < int("".join(filter(str.isdigit, cause))) < 2000
    assert fault.help


def test_a_character_that_no_font_has_is_told_where_it_is_set(tmp_path: Path) -> None:
    report = Report()
    root = with_boards(tmp_path / "site", wall=SHORT.replace("一股劲", "一股\U0002ebe0"), hall=SCREEN)
    pages, told = make(root, report)
    (fault,) = report.diagnostics
    assert (fault.rule, fault.span.path) == (NO_GLYPH, "content/boards/wall.yml")
    written = (root / fault.span.path).read_text("utf-8").splitlines()
    assert "一股" in "".join(written[fault.span.line - 1 :][:2])
    assert "U+2EBE0" in fault.help.render(str) if fault.help else False
    # The other boards are made, so that all that is wrong is told at once.
    assert (pages, told) == ({"board:hall": 1, "board:wall": 0}, [(0, 1), (1, 1)])


def test_a_board_that_may_be_split_becomes_a_series(tmp_path: Path) -> None:
    report = Report()
    pages, _ = make(with_boards(tmp_path / "site", wall=f"split: auto\n{LONG}"), report)
    assert not report.diagnostics
    assert pages["board:wall"] > 1


def test_a_template_that_cannot_be_set_is_told_with_what_typst_says(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT)
    template = root / "theme_overrides/boards/main.typ"
    template.parent.mkdir(parents=True)
    template.write_text("#nonsense(", encoding="utf-8")
    report = Report()
    make(root, report)
    assert [(fault.rule, fault.span.line) for fault in report.diagnostics] == [(BOARD_TEMPLATE, 4)]
    assert "unclosed" in report.diagnostics[0].what.render(str)


def test_without_typst_boards_are_put_together_and_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "find_spec", lambda _: None)
    report = Report()
    root = with_boards(tmp_path / "site", wall=SHORT)
    pages, told = make(root, report)
    assert (pages, told) == ({"board:wall": 0}, [])
    assert [fault.rule for fault in report.diagnostics] == [NO_TYPESETTER]


def test_the_site_shows_a_board_as_picture_file_and_text(tmp_path: Path) -> None:
    hidden = SHORT.replace("template", "download: false\ntemplate")
    root = with_boards(tmp_path / "site", wall=SHORT, hall=SCREEN, kept_back=hidden)
    site = contents(build_site(root, tmp_path / "out"))
    page = site["boards/wall.html"].decode()
    assert "data-photo" in page
    assert "board-sketch" not in page
    assert "谋事一股劲" in page
    assert site["boards/wall.pdf"].startswith(b"%PDF")
    assert site["boards/hall/board-1.png"].startswith(b"\x89PNG")
    assert "boards/kept-back.pdf" not in site
    assert 'href="../boards/kept-back.pdf"' not in site["boards/kept-back.html"].decode()
    assert page.count("pictures/") > 3
    kiosk = site["boards/kiosk.html"].decode()
    assert "boards/hall.html" in kiosk
    assert "boards/wall.html" not in kiosk


def test_a_site_that_wants_no_boards_set_shows_what_stands_on_them(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT)
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "  - banbao\n" in text
    config.write_text(
        text.replace("  - banbao\n", "  - banbao:\n      boards: false\n      documents: false\n"), "utf-8"
    )
    site = contents(build_site(root, tmp_path / "out"))
    page = site["boards/wall.html"].decode()
    assert "board-sketch" in page
    assert "谋事一股劲" in page
    assert "boards/wall.pdf" not in site
    assert "boards/wall/board-1.png" not in site


def test_a_site_built_anew_has_the_same_bytes(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT)
    one = contents(build_site(root, tmp_path / "one"))
    for path in sorted((root / ".banbao").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert contents(build_site(root, tmp_path / "two")) == one


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(make_commands("en"), ["board", "--root", str(root), *arguments])


def test_boards_are_handed_over_in_the_size_of_their_product(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT, hall=SCREEN)
    done = run(root, "--all", "--format", "json")
    folder = root / "dist/boards"
    assert {path.name for path in folder.iterdir()} == {
        "hall.png",
        "wall.png",
        "wall.proof.pdf",
        "wall.print.pdf",
        "wall.preflight.html",
        "wall.preflight.json",
    }
    with Pdf.open(folder / "wall.print.pdf") as document:
        box = [float(number) for number in document.pages[0].obj.TrimBox]
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((297 * MM, 420 * MM), abs=0.1)
    with Image.open(folder / "hall.png") as picture:
        assert picture.size == (1920, 1080)
    boards = {each["name"]: each for each in json.loads(done.stdout)["boards"]}
    assert (boards["wall"]["width"], boards["wall"]["unit"]) == (297, "mm")
    assert done.exit_code == (boards["wall"]["preflight"] == "fail")
    stamps = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    told = run(root, "--all").output
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps
    report = json.loads((folder / "wall.preflight.json").read_text("utf-8"))
    stand_ins = [line for line in told.splitlines() if " stands for " in line]
    assert len(report["substitutions"]) == len(stand_ins) > 0
    assert all("代替" in line for line in report["substitutions"])


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--proof",), {"wall.png", "wall.proof.pdf"}),
        (("--print",), {"wall.print.pdf", "wall.preflight.html", "wall.preflight.json"}),
        (("--proof", "--preflight"), {"wall.png", "wall.proof.pdf", "wall.preflight.html", "wall.preflight.json"}),
    ],
)
def test_only_what_is_wanted_is_handed_over(tmp_path: Path, options: tuple[str, ...], names: set[str]) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT)
    run(root, "wall", "--out", str(tmp_path / "shop"), *options)
    assert {path.name for path in (tmp_path / "shop").iterdir()} == names


def test_pictures_of_a_series_that_became_shorter_do_not_stay(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=f"split: auto\n{LONG}")
    run(root, "wall", "--proof")
    folder = root / "dist/boards"
    assert (folder / "wall-2.png").is_file()
    (root / "content/boards/wall.yml").write_text(f"title: 展板\npublished: 2013-06-01\n{SHORT}", encoding="utf-8")
    run(root, "wall", "--proof")
    assert {path.name for path in folder.iterdir()} == {"wall.png", "wall.proof.pdf"}


def test_a_name_that_is_none_is_answered_with_the_nearest(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", culture_hall=SHORT)
    done = run(root, "culture-hal")
    assert done.exit_code == 1
    assert "did you mean `culture-hall`?" in done.output
    assert "culture-hall" in run(root).output


def test_where_anything_is_wrong_nothing_is_written(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=SHORT, full=LONG)
    done = run(root, "--all")
    assert done.exit_code == 1
    assert "overset" in done.output
    assert not (root / "dist").exists()


def test_a_photograph_that_cannot_be_read_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = "product: a3\ntemplate: photo-wall\nblocks:\n  - {kind: photographs, of: album:sports-day}\n"
    root = with_boards(tmp_path / "site", wall=wall)

    def refuse(_digests: Digests, path: str) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(Digests, "of", refuse)
    done = run(root, "wall")
    assert (done.exit_code, type(done.exception)) == (1, SystemExit)
    assert "cannot be read or written: permission denied" in done.output
