"""What ships: every character of the national standard list through each role, licences, and just those files."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hatchling.builders.wheel import WheelBuilder

from banbao.diagnostics import Report
from banbao.fonts.faces import FontSet
from banbao.fonts.resolve import SHIPPED_FOLDER, resolve
from banbao.fonts.roles import Role
from conftest import ROOT

RECORD = tomllib.loads((SHIPPED_FOLDER / "fonts.toml").read_text(encoding="utf-8"))["font"]
STANDARD = "".join(
    line
    for line in (ROOT / "scripts/standard-characters.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
OLD_STANDARD = "".join(
    bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)
)
RARE = "喆堃禤〇〔〕㎡䶮𬍛𬱖①⑳℃％“”‘’——……《》·ⅣⅫ㈠→★√"
EVERY = [(role, weight) for role in Role for weight in role.weights]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    place = tmp_path_factory.mktemp("cache")
    return resolve(place, None, place, Report(), system=False)


def test_the_standard_list_has_all_of_its_characters() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 8105
    assert len(set(OLD_STANDARD)) == 6763 + 682


@pytest.mark.parametrize(("role", "weight"), EVERY)
def test_each_role_draws_the_standard_characters(shipped: FontSet, role: Role, weight: int) -> None:
    assert shipped.missing(STANDARD + OLD_STANDARD + RARE, role, weight) == ()


@pytest.mark.parametrize(("role", "weight"), EVERY)
def test_words_are_all_of_one_hand(shipped: FontSet, role: Role, weight: int) -> None:
    assert shipped.examine(STANDARD, role, weight).borrowed == ()


@pytest.mark.parametrize("font", RECORD, ids=lambda font: font["file"])
def test_the_record_says_what_each_font_is(font: dict[str, str]) -> None:
    path = SHIPPED_FOLDER / font["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == font["sha256"]
    opened = TTFont(path)
    assert opened["name"].getBestFamilyName() == font["family"]
    assert opened["OS/2"].usWeightClass == font["weight"]
    assert any(record.toUnicode() == font["name"] for record in opened["name"].names if record.langID == 0x0804)
    licence = (SHIPPED_FOLDER / font["licence"]).read_text(encoding="utf-8")
    assert licence.startswith("Copyright ")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "SIL Open Font License" in opened["name"].getDebugName(13)


def test_a_changed_font_does_not_bear_a_reserved_name() -> None:
    kai = next(font for font in RECORD if font["family"] == "Banbao Kai")
    licence = (SHIPPED_FOLDER / kai["licence"]).read_text(encoding="utf-8")
    assert "Reserved Font Names “霞鹜” and “LXGW”" in licence
    names = [record.toUnicode() for record in TTFont(SHIPPED_FOLDER / kai["file"])["name"].names if record.nameID < 7]
    assert not [name for name in names[1:] if ("LXGW" in name or "霞鹜" in name) and not name.startswith("Copyright")]


def test_nothing_lies_there_that_the_record_does_not_name() -> None:
    named = {font["file"] for font in RECORD} | {font["licence"] for font in RECORD} | {"fonts.toml"}
    assert {path.name for path in SHIPPED_FOLDER.iterdir()} == named


def test_fonts_and_licences_come_with_the_wheel() -> None:
    carried = {Path(file.distribution_path) for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert {Path("banbao/fonts/shipped", path.name) for path in SHIPPED_FOLDER.iterdir()} <= carried
