"""The office's own folder: what cannot be used is told, each by its rule, with advice."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.diagnostics import Diagnostic, Report, Severity, Span, render
from banbao.font_rules import FONT_RULES
from banbao.fonts.faults import substituted, unset
from banbao.fonts.files import Flaw
from banbao.fonts.resolve import resolve
from banbao.fonts.roles import Role
from banbao.language import translations
from font_files import make_font

WORDS = "机关文化建设"
AT = Span("content/site.yml", 7, 8, 3, "fonts: own")


def faults(root: Path) -> dict[str, str]:
    report = Report()
    resolve(root, "own", root / "cache", report, AT, system=False)
    return {fault.span.path: fault.rule.code for fault in report.diagnostics}


def spoil(root: Path) -> None:
    """Lay every sort of file that cannot be used into the folder, beside one that can."""
    own = root / "own"
    whole = make_font(own / "kai.ttf", "Own Kai", WORDS)
    (own / "cut.ttf").write_bytes(whole.read_bytes()[:-400])
    (own / "words.otf").write_bytes("这不是字体".encode())
    (own / "empty.ttf").write_bytes(b"")
    (own / "web.woff2").write_bytes(b"wOF2")
    (own / "old.PFB").write_bytes(b"\x80\x01")
    make_font(own / "secret song.ttf", "Secret Song", WORDS, leave=0x0002)
    make_font(own / "bitmaps song.ttf", "Bitmap Song", WORDS, leave=0x0208)
    make_font(own / "editable song.ttf", "Editable Song", WORDS, leave=0x0008)
    make_font(own / "who.ttf", "Who Knows", WORDS)
    (own / "licence.txt").write_text("授权书", encoding="utf-8")
    (own / ".DS_Store").write_bytes(b"\0")


def test_each_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    spoil(tmp_path)
    assert faults(tmp_path) == {
        "own/cut.ttf": "font-damaged",
        "own/words.otf": "font-damaged",
        "own/empty.ttf": "font-damaged",
        "own/web.woff2": "font-format",
        "own/old.PFB": "font-format",
        "own/secret song.ttf": "font-restricted",
        "own/bitmaps song.ttf": "font-restricted",
        "own/who.ttf": "font-without-role",
    }
    # What was found is kept; it is told all the same.
    assert len(faults(tmp_path)) == 8


def test_those_beside_them_are_used(tmp_path: Path) -> None:
    spoil(tmp_path)
    fonts = resolve(tmp_path, "own", tmp_path / "cache", Report(), system=False)
    assert fonts.chain(Role.KAI)[0].family == "Own Kai"
    assert fonts.chain(Role.SONG)[0].family == "Editable Song"
    used = {face.family for chain in fonts.chains.values() for face in chain}
    assert not used & {"Secret Song", "Bitmap Song", "Who Knows"}


@pytest.mark.parametrize("is_there", [False, True])
def test_a_folder_without_fonts_is_told_where_it_is_named(tmp_path: Path, is_there: bool) -> None:
    if is_there:
        (tmp_path / "own").mkdir()
    report = Report()
    resolve(tmp_path, "own", tmp_path / "cache", report, AT, system=False)
    assert [(fault.rule.code, fault.span) for fault in report.diagnostics] == [("no-fonts", AT)]


def test_a_font_that_is_no_unicode_font_is_told(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    path = make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    font = TTFont(path)
    font["cmap"].tables = [table for table in font["cmap"].tables if table.platformID == 3][:1]
    font["cmap"].tables[0].platEncID = 0
    font.save(path)
    assert faults(tmp_path) == {"own/kai.ttf": "font-not-unicode"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_broken_in_a_font_is_a_flaw_and_no_failure(cache: Path, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = make_font(Path(folder, "kai.ttf"), "Own Kai", WORDS)
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 8))):
            content[data.draw(st.integers(0, 1200))] = data.draw(st.integers(0, 255))
        path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
        report = Report()
        fonts = resolve(Path(folder), ".", cache, report, AT, system=False)
        assert fonts.missing(WORDS, Role.KAI) == ()
        assert any(face.origin == "office" for chain in fonts.chains.values() for face in chain) or report.diagnostics


def told(root: Path, text: str, role: Role) -> list[Diagnostic]:
    fonts = resolve(root, "own", root / "cache", Report(), system=False)
    return list(unset(fonts, text, role, role.weights[0], AT))


def test_a_character_that_no_font_has_is_an_error_where_it_is_written(tmp_path: Path) -> None:
    make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    (fault,) = told(tmp_path, f"{WORDS}🎉", Role.KAI)
    assert (fault.rule.code, fault.rule.severity, fault.span) == ("no-glyph", Severity.ERROR, AT)
    shown = render(fault, translations("zh_CN").gettext)
    assert "没有字体能排出“🎉”（这里用楷体）" in shown
    assert "U+1F389" in shown


def test_words_of_another_hand_are_told_and_signs_are_not(tmp_path: Path) -> None:
    make_font(tmp_path / "own/fang.ttf", "FangSong_GB2312", WORDS, chinese="仿宋_GB2312")
    assert told(tmp_path, f"{WORDS}①℃“”", Role.FANGSONG) == []
    (fault,) = told(tmp_path, f"{WORDS}喆①堃", Role.FANGSONG)
    assert fault.rule.code == "borrowed-glyph"
    shown = render(fault, translations("zh_CN").gettext)
    assert "仿宋_GB2312缺“喆堃”，这些字改用了朱雀仿宋（预览测试版）" in shown


def test_a_role_without_a_font_of_its_style_is_told_once(tmp_path: Path) -> None:
    fonts = resolve(tmp_path, None, tmp_path / "cache", Report(), system=False)
    (fault,) = substituted(fonts, AT)
    assert fault.rule.code == "font-substituted"
    shown = render(fault, translations("zh_CN").gettext)
    assert "这里没有小标宋字体：应当用方正小标宋简体的地方，改用了思源宋体" in shown


def test_every_rule_of_fonts_is_shown_here() -> None:
    shown = Path(__file__).read_text(encoding="utf-8")
    assert [rule.code for rule in FONT_RULES if f'"{rule.code}"' not in shown] == []
    assert {flaw.value for flaw in Flaw} == {"damaged", "foreign", "restricted", "not-unicode"}
