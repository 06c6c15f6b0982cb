"""Which font draws a role: the office's before the system's before those that ship; and what Typst makes of it."""

import shutil
from pathlib import Path

import pytest
import typst

from apart import apart
from banbao.diagnostics import Report
from banbao.fonts.faces import FontSet
from banbao.fonts.resolve import SHIPPED_FOLDER, resolve
from banbao.fonts.roles import Role
from font_files import collect, fonts_in, make_font

WORDS = "机关文化建设"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the fonts that ship once."""
    place = tmp_path_factory.mktemp("cache")
    resolve(place, None, place, Report(), system=False)
    return place / "fonts/known"


@pytest.fixture(autouse=True)
def _knows_what_ships(tmp_path: Path, known: Path) -> None:
    (tmp_path / "cache/fonts").mkdir(parents=True)
    shutil.copy(known, tmp_path / "cache/fonts")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this machine a folder of fonts of its user's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "fonts"


def resolved(root: Path, *, office: bool = True, system: bool = False) -> FontSet:
    report = Report()
    found = resolve(root, "own" if office else None, root / "cache", report, system=system)
    assert report.diagnostics == ()
    return found


def set_in_typst(fonts: FontSet, role: Role, weight: int, text: str) -> tuple[set[str], list[str]]:
    """Set a text as callers do; tell which fonts drew it, and of what Typst warned."""
    families = ",".join(
        f'(name: "{each.name}", covers: regex("{each.covers}"))' if each.covers else f'"{each.name}"'
        for each in fonts.families(role, weight)
    )
    source = f"#set text(font: ({families},), weight: {weight}, fallback: false)\n{text}"

    def work() -> tuple[set[str], list[str]]:
        compiler = typst.Compiler(font_paths=fonts.typst)
        # Where a character has no glyph, a PDF for archives is refused.
        pdf, warnings = compiler.compile_with_warnings(input=source.encode(), format="pdf", pdf_standards=["a-2b"])
        assert isinstance(pdf, bytes)
        return fonts_in(pdf), [warning.message for warning in warnings]

    return apart(work)


def test_without_fonts_of_its_own_each_role_has_one_that_ships(tmp_path: Path) -> None:
    fonts = resolved(tmp_path, office=False)
    assert {role: fonts.chain(role)[0].family for role in Role} == {
        Role.TITLE_SONG: "Noto Serif SC",
        Role.SONG: "Noto Serif SC",
        Role.HEI: "Noto Sans SC",
        Role.KAI: "Banbao Kai",
        Role.FANGSONG: "Zhuque Fangsong",
    }
    assert fonts.folders == (SHIPPED_FOLDER,)
    assert {face.origin for chain in fonts.chains.values() for face in chain} == {"shipped"}


@pytest.mark.parametrize(
    ("role", "weight", "drawn"),
    [
        (Role.TITLE_SONG, 700, "NotoSerifSC-Bold"),
        (Role.SONG, 400, "NotoSerifSC-Regular"),
        (Role.SONG, 700, "NotoSerifSC-Bold"),
        (Role.SONG, 900, "NotoSerifSC-Black"),
        (Role.HEI, 400, "NotoSansSC-Regular"),
        (Role.HEI, 700, "NotoSansSC-Bold"),
        (Role.KAI, 400, "BanbaoKai-Regular"),
        (Role.FANGSONG, 400, "ZhuqueFangsong-Regular"),
    ],
)
def test_typst_takes_the_font_that_the_chain_names(tmp_path: Path, role: Role, weight: int, drawn: str) -> None:
    assert set_in_typst(resolved(tmp_path, office=False), role, weight, WORDS) == ({drawn}, [])


@pytest.mark.parametrize("words", ["“十二五”", "□满意", "√是", "→转下页"])
def test_marks_and_boxes_are_as_wide_as_characters_whatever_the_role(tmp_path: Path, words: str) -> None:
    fonts = resolved(tmp_path, office=False)
    assert set_in_typst(fonts, Role.FANGSONG, 400, words)[0] == {"ZhuqueFangsong-Regular", "NotoSerifSC-Regular"}
    assert set_in_typst(fonts, Role.SONG, 400, words)[0] == {"NotoSerifSC-Regular"}
    assert fonts.examine(words, Role.FANGSONG).missing == ()


def test_a_mark_that_no_font_has_wide_is_drawn_by_the_first(tmp_path: Path) -> None:
    make_font(tmp_path / "own/黑体.ttf", "Own Hei", WORDS, narrow="—")
    shown = {each.name: each.covers for each in resolved(tmp_path).families(Role.HEI)}
    assert shown == {"Own Hei": "[^—]", "Noto Sans SC": None}


def test_the_offices_font_comes_first_and_others_draw_what_it_lacks(tmp_path: Path) -> None:
    make_font(tmp_path / "own/FZXBSJW.TTF", "FZXiaoBiaoSong-B05S", WORDS, chinese="方正小标宋简体")
    fonts = resolved(tmp_path)
    first = fonts.chain(Role.TITLE_SONG)[0]
    assert (first.name, first.origin, first.path) == ("方正小标宋简体", "office", tmp_path / "own/FZXBSJW.TTF")
    assert Role.TITLE_SONG not in {each.role for each in fonts.substitutions}
    drawing = fonts.examine(f"{WORDS}喆ABC\n", Role.TITLE_SONG)
    assert [(face.family, chars) for face, chars in drawing.borrowed] == [("Noto Serif SC", "喆")]
    assert set_in_typst(fonts, Role.TITLE_SONG, 700, f"{WORDS}喆") == ({"FZXBSJW-Made", "NotoSerifSC-Bold"}, [])


@pytest.mark.parametrize(
    ("file", "family", "role"),
    [
        ("simfang.ttf", "FangSong", Role.FANGSONG),
        ("a.ttf", "仿宋_GB2312", Role.FANGSONG),
        ("b.ttf", "CESI_KT_GB2312", Role.KAI),
        ("c.ttf", "HYXiaoBiaoSongJ", Role.TITLE_SONG),
        ("d.ttf", "STSong", Role.SONG),
        ("e.ttf", "Microsoft YaHei", Role.HEI),
        ("小标宋.ttf", "Some Face", Role.TITLE_SONG),
        ("单位用楷体.ttf", "Another Song", Role.KAI),
    ],
)
def test_names_tell_what_a_font_is_for(tmp_path: Path, file: str, family: str, role: Role) -> None:
    make_font(tmp_path / "own" / file, family, WORDS)
    chain = resolved(tmp_path).chain(role)
    assert chain[0].path == tmp_path / "own" / file


def test_bold_is_bold_though_the_offices_font_is_not(tmp_path: Path) -> None:
    make_font(tmp_path / "own/simsun.ttf", "SimSun", f"{WORDS}㐂")
    fonts = resolved(tmp_path)
    assert fonts.chain(Role.SONG, 400)[0].family == "SimSun"
    assert [face.family for face in fonts.chain(Role.SONG, 700)][:2] == ["Noto Serif SC", "SimSun"]
    assert set_in_typst(fonts, Role.SONG, 700, f"{WORDS}㐂")[0] == {"NotoSerifSC-Bold", "simsun-Made"}


def test_a_font_called_like_one_that_ships_takes_its_place(tmp_path: Path) -> None:
    make_font(tmp_path / "own/serif.ttf", "Noto Serif SC", WORDS)
    fonts = resolved(tmp_path)
    assert fonts.chain(Role.SONG, 400)[0].origin == "office"
    assert fonts.chain(Role.SONG, 700)[0].origin == "shipped"
    assert set_in_typst(fonts, Role.SONG, 400, WORDS)[0] == {"serif-Made"}
    assert set_in_typst(fonts, Role.SONG, 700, WORDS)[0] == {"NotoSerifSC-Bold"}


def test_the_systems_fonts_stand_between_and_can_be_left_alone(tmp_path: Path, home: Path) -> None:
    make_font(home / "FangSong.ttf", "FangSong", WORDS, chinese="仿宋")
    make_font(home / "sub/xbs.otf", "CESI_XBS_GB2312", WORDS, chinese="CESI小标宋-GB2312")
    make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    fonts = resolved(tmp_path, system=True)
    first = {role: fonts.chain(role)[0] for role in Role}
    assert (first[Role.FANGSONG].name, first[Role.FANGSONG].origin) == ("仿宋", "system")
    assert (first[Role.TITLE_SONG].name, first[Role.TITLE_SONG].origin) == ("CESI小标宋-GB2312", "system")
    assert first[Role.KAI].origin == "office"
    assert fonts.substitutions == ()
    assert set_in_typst(fonts, Role.FANGSONG, 400, f"{WORDS}厅")[0] == {"FangSong-Made", "ZhuqueFangsong-Regular"}
    alone = resolved(tmp_path, system=False)
    assert alone.chain(Role.FANGSONG)[0].origin == "shipped"
    assert alone.digest != fonts.digest


def test_a_song_of_the_system_only_draws_what_is_rare(tmp_path: Path, home: Path) -> None:
    own_sign = "\ue000"
    parts = [make_font(tmp_path / f"{name}.ttf", name, f"{WORDS}{own_sign}") for name in ("NSimSun", "SimSun")]
    home.mkdir(parents=True)
    collect(home / "simsun.ttc", parts)
    fonts = resolved(tmp_path, office=False, system=True)
    chain = fonts.chain(Role.SONG)
    assert chain[0].family == "Noto Serif SC"
    assert ("SimSun", 1, "system") in {(face.family, face.index, face.origin) for face in chain}
    assert fonts.missing(own_sign, Role.FANGSONG) == ()
    assert set_in_typst(fonts, Role.SONG, 400, f"{WORDS}{own_sign}") == ({"NotoSerifSC-Regular", "SimSun-Made"}, [])


def test_a_font_that_comes_near_is_taken_and_told(tmp_path: Path, home: Path) -> None:
    make_font(home / "STZHONGS.TTF", "STZhongsong", WORDS, chinese="华文中宋")
    told = {each.role: each for each in resolved(tmp_path, office=False, system=True).substitutions}
    assert told[Role.TITLE_SONG].taken.name == "华文中宋"
    assert not told[Role.TITLE_SONG].is_same_style


def test_every_substitution_is_told(tmp_path: Path) -> None:
    told = {each.role: each for each in resolved(tmp_path, office=False).substitutions}
    assert {role: (each.wanted, each.taken.name, each.is_same_style) for role, each in told.items()} == {
        Role.TITLE_SONG: ("方正小标宋简体", "思源宋体", False),
        Role.KAI: ("楷体_GB2312", "板报楷体", True),
        Role.FANGSONG: ("仿宋_GB2312", "朱雀仿宋（预览测试版）", True),
    }


def test_the_digest_follows_what_text_looks_like_and_nothing_else(tmp_path: Path) -> None:
    font = make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    before = resolved(tmp_path).digest
    shutil.rmtree(tmp_path / "cache")
    font.touch()
    assert resolved(tmp_path).digest == before
    make_font(font, "Own Kai", f"{WORDS}新")
    fonts = resolved(tmp_path)
    assert fonts.digest != before
    assert fonts.chain(Role.KAI)[0].has("新")
    font.unlink()
    make_font(tmp_path / "own/hei.ttf", "Own Hei", WORDS)
    assert resolved(tmp_path).digest not in (before, fonts.digest)


def test_what_is_kept_only_saves_work(tmp_path: Path) -> None:
    make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    before = resolved(tmp_path)
    known = tmp_path / "cache/fonts/known"
    known.write_bytes(known.read_bytes()[:-7] + b"damaged")
    for staged in before.folders[0].iterdir():
        staged.unlink()
    after = resolved(tmp_path)
    assert (after.chains, after.digest) == (before.chains, before.digest)
    assert set_in_typst(after, Role.KAI, 400, WORDS)[0] == {"kai-Made"}


def test_fonts_that_stand_as_they_did_are_not_opened_to_choose_among_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    before = resolved(tmp_path)
    with monkeypatch.context() as patch:
        patch.delattr(typst, "Fonts")
        after = resolved(tmp_path)
    assert (after, after.digest) == (before, before.digest)
    make_font(own, "Other Kai", WORDS)
    assert resolved(tmp_path).chain(Role.KAI)[0].family == "Other Kai"


def test_where_there_are_no_links_fonts_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(link: Path, target: Path) -> None:
        raise OSError(f"no link {link} to {target}")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    own = make_font(tmp_path / "own/kai.ttf", "Own Kai", WORDS)
    fonts = resolved(tmp_path)
    assert fonts.chain(Role.KAI)[0].path == own
    assert not any(path.is_symlink() for path in fonts.folders[0].iterdir())
    assert set_in_typst(fonts, Role.KAI, 400, WORDS)[0] == {"kai-Made"}


def test_a_variable_font_has_all_of_its_weights(tmp_path: Path) -> None:
    make_font(tmp_path / "own/hei.ttf", "Own Hei", WORDS, weight=100, heaviest=900)
    fonts = resolved(tmp_path)
    for weight in Role.HEI.weights:
        assert fonts.chain(Role.HEI, weight)[0].weights == (100, 900)
        assert set_in_typst(fonts, Role.HEI, weight, WORDS) == ({"hei-Made"}, [])


def test_of_a_family_the_nearest_weight_is_taken(tmp_path: Path) -> None:
    for weight in (300, 500, 900):
        make_font(tmp_path / f"own/hei{weight}.ttf", "Own Hei", WORDS, weight=weight)
    fonts = resolved(tmp_path)
    for weight, drawn in ((400, {"hei300-Made", "hei500-Made"}), (700, {"hei500-Made", "hei900-Made"})):
        (name,) = set_in_typst(fonts, Role.HEI, weight, WORDS)[0]
        assert fonts.chain(Role.HEI, weight)[0].path.stem == name.removesuffix("-Made")
        assert name in drawn


def test_marks_that_are_not_drawn_are_not_missing(tmp_path: Path) -> None:
    fonts = resolved(tmp_path, office=False)
    assert fonts.missing("文\n\t\u200b\ufeff\u200d\ufe0f化\u3000e\u0301", Role.KAI) == ()
    assert fonts.missing("文🎉化𠮷文𠮷", Role.KAI) == ("🎉", "𠮷")
