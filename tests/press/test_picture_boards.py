"""Photo walls, rolls of honour and reports of activities hold photographs and names in every number."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

import banbao
from banbao.press.prose import Paragraph, Run
from banbao.press.sheet import (
    Block,
    Code,
    Composed,
    Figure,
    Figures,
    Footer,
    Honour,
    Honours,
    Photo,
    Photographs,
    Results,
    Role,
    Sheet,
    Words,
)
from banbao.press.typesetter import Typesetter, lay_ready
from conftest import ROOT

typst = pytest.importorskip("typst")
segno = pytest.importorskip("segno")
pytest.importorskip("pypdfium2")

THEMES = ("red", "spirit", "management", "conduct", "integrity", "environment")
EVERY = "BANBAO_EXAMPLES" in os.environ
MM = 72 / 25.4

SHIPPED = Path(banbao.__file__).parent / "fonts" / "shipped"
HAS_SHIPPED = SHIPPED.is_dir()
SONG, HEI = ("Noto Serif SC", "Noto Sans SC") if HAS_SHIPPED else ("Noto Serif CJK SC", "Noto Sans CJK SC")
KAI = ("Banbao Kai", SONG) if HAS_SHIPPED else (SONG,)
FACES: dict[Role, tuple[str, ...]] = {
    "title-song": (SONG,),
    "song": (SONG,),
    "hei": (HEI,),
    "kai": KAI,
    "fangsong": (SONG,),
}


class Format(NamedTuple):
    """A size in mm, or in px of a screen, and from how far it is looked at in mm."""

    width: float
    height: float
    distance: float = 0


FORMATS = (
    Format(900, 1200, 1500),
    Format(1200, 900, 1500),
    Format(1200, 2400, 2000),
    Format(2400, 1200, 2000),
    Format(800, 2000, 1500),
    Format(600, 1600, 1500),
    Format(500, 700, 1000),
    Format(210, 297, 350),
    Format(420, 297, 400),
    Format(1920, 1080),
    Format(3840, 2160),
    Format(2400, 1500, 2000),
    Format(5000, 300, 1000),
)
TITLES = (
    (("光荣榜",),),
    (("清风",),),
    (("光影", "中的", "城管"),),
    (("二〇一三年度",), ("机关", "文化", "建设", "先进", "集体")),
    (("干部", "职工"), ("2013", "年", "篮球赛", "和", "ABC", "杯", "乒乓球赛"), ("12", "月", "圆满", "落幕")),
)
SAYING = (
    "坚持以人为本。充分尊重干部职工的主体地位，"
    "把满足干部职工精神文化需求作为出发点和落脚点，让大家在参与中受教育、得提高。"
)
UNITS = ("城管执法支队", "环境卫生管理处", "路灯管理处", "法规科", "宣传科", "数字化城市管理中心", "园林")
ASPECTS = (1.5, 0.75, 1.333, 1.778, 1.0, 0.667, 1.5)
CAPTIONS = ("集中学习", None, "城管志愿者在南湖广场清扫街道", "书法作品《清风》")
NUMBERS = (0, 1, 2, 5, 9, 24)
TIERS: tuple[tuple[tuple[str, int], ...], ...] = (
    (("一等奖", 1), ("二等奖", 2), ("三等奖", 3)),
    (("先进集体", 3), ("先进个人", 21)),
    (("冠军", 1),),
    (("书法金奖", 1), ("摄影银奖", 1), ("文明科室", 1), ("读书标兵", 1), ("最佳组织奖", 1), ("优秀志愿者", 1)),
)


def photos(count: int, name: str = "photo") -> tuple[Photo, ...]:
    return tuple(
        Photo(f"{name}-{number}", ASPECTS[number % 7], CAPTIONS[number % 4], "宣传科供图" if number % 5 == 2 else None)
        for number in range(count)
    )


def roll(tiers: Sequence[tuple[str, int]], portraits: int) -> Honours:
    units, pictures = cycle(UNITS), iter(photos(portraits, "portrait"))

    def honoured(place: int, honour: str) -> Honour:
        of, words = "局机关" if place % 2 else None, SAYING[:16] if place % 3 == 1 else None
        return Honour(next(units), honour, of, words, next(pictures, None))

    each = (honour for honour, count in tiers for _ in range(count))
    return Honours(tuple(honoured(place, honour) for place, honour in enumerate(each)), title="年度表彰")


def text(letters: int) -> tuple[Words, ...]:
    whole = SAYING * (letters // len(SAYING) + 1)
    lines = [whole[start : min(start + 90, letters)] for start in range(0, letters, 90)]
    return (Words(tuple(Paragraph((Run(line),)) for line in lines), title="前言"),) if letters else ()


def table() -> Results:
    return Results(
        ("名次", "单位", "积分"), tuple((str(n), f"第{n}代表队", str(30 - n)) for n in range(1, 7)), "篮球赛成绩"
    )


def figures() -> Figures:
    return Figures((Figure("68", "参展作品", "件"), Figure("12000", "累计参观人次", "人次")))


@cache
def code(side: float) -> Code:
    matrix = segno.make("https://culture.example.gov.cn/plan/", error="m").matrix
    return Code(tuple("".join("01"[cell] for cell in row) for row in matrix), "扫码阅读全文", side)


def sheet_of(form: Format, template: Any, blocks: Sequence[Block], **more: Any) -> Sheet:
    if form.distance:
        unit, least, side = MM, form.distance / 120 * MM, form.distance / 10 * MM
        safe = MM * (20 if min(form.width, form.height) > 450 else 8)
    else:
        unit, least, safe, side = 1.0, form.height / 42, form.height / 27, form.height / 5
    usual: dict[str, Any] = {
        "theme": "red", "is_cmyk": False, "may_split": False, "bleed": 0.0, "slug": 0.0, "title": TITLES[2],
        "footer": Footer("岳阳市城市管理局", "2013年10月", "宣传科供稿", code(side)),
    }  # fmt: skip
    return Sheet(
        name="board", width=form.width * unit, height=form.height * unit, slug_line="", safe=safe, least=least,
        is_screen=not form.distance, template=template, faces=FACES, blocks=tuple(blocks),
        words={"secretariat": "领导小组办公室设在", "continued": "续", "to-be-continued": "接下页"}, **(usual | more),
    )  # fmt: skip


def boards() -> Iterator[tuple[str, Sheet]]:
    """Boards of all formats, with photographs and names in all numbers, looks and titles by turns."""
    themes, titles, amounts, tiers, splits = (
        cycle(THEMES),
        cycle(TITLES),
        cycle((0, 60, 240, 900)),
        cycle(TIERS),
        cycle((True, True, False)),
    )
    for form in FORMATS:
        for count in NUMBERS:
            amount = next(amounts)
            shown = (
                *text(amount),
                *(
                    (
                        Photographs(
                            photos(count),
                            title="现场" if count > 2 else None,
                            words="书画展开幕。" if count == 5 else None,
                        ),
                    )
                    if count
                    else ()
                ),
            )
            more: dict[str, Any] = {"title": next(titles), "theme": next(themes), "may_split": next(splits)}
            if count == 5:
                more |= {"is_cmyk": True, "bleed": 3 * MM, "slug": 8 * MM, "series": "之三"}
            if count in (1, 9):
                more["subtitle"] = "凝聚人心 鼓舞士气 树立城管新形象"
            if count == 2:
                more["footer"] = Footer("岳阳市城市管理局环境卫生管理处机关党总支部委员会", "2013年10月")
            name = f"{form.width}x{form.height} {amount} letters {count} photographs"
            yield f"wall {name}", sheet_of(form, "photo-wall", shown, **more)
            yield f"activity {name}", sheet_of(form, "activity", (*shown, figures(), table()), **more)
            honours = roll(next(tiers), min(count, 6))
            yield f"roll {name}", sheet_of(form, "honour-roll", (honours, table(), *shown), **more)


def chosen(every: int) -> list[Any]:
    return [pytest.param(sheet, id=name) for name, sheet in islice(boards(), 0, None, 1 if EVERY else every)]


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    import pyvips

    folder = tmp_path_factory.mktemp("setting")
    theme = ROOT / "theme_overrides"
    lay_ready(folder, {path.relative_to(theme).as_posix(): path for path in theme.rglob("*.typ")})
    pyvips.Image.black(3, 2, bands=3).linear(1, [120, 140, 160]).cast("uchar").write_to_file(
        str(folder / "picture.png")
    )
    folders = [str(SHIPPED)] if HAS_SHIPPED else []
    fonts = typst.Fonts(include_system_fonts=not HAS_SHIPPED, include_embedded_fonts=False, font_paths=folders)
    return Typesetter(folder, fonts)


def filled(sheet: Sheet, composed: Composed) -> Sheet:
    """The sheet with a picture in each place, as when photographs were cut."""
    return msgspec.structs.replace(sheet, pictures={f"{at.id}@{at.page}": "/picture.png" for at in composed.photos})


def as_read(sheet: Sheet) -> Sheet:
    """The sheet as readers meet it: an honour of several in a row is named once where it heads their tier."""

    def named_once(block: Block) -> Block:
        if not isinstance(block, Honours):
            return block
        items = block.items
        heads = [
            not before or item.honour != before.honour for item, before in zip(items, (None, *items), strict=False)
        ]
        if sum(heads) > 4 and sum(heads) * 2 > len(items):
            return block
        named = zip(items, heads, strict=True)
        return msgspec.structs.replace(
            block, items=tuple(item if is_head else msgspec.structs.replace(item, honour="") for item, is_head in named)
        )

    return msgspec.structs.replace(sheet, blocks=tuple(named_once(block) for block in sheet.blocks))


def names_in(blocks: Sequence[Block]) -> set[str]:
    walls = {photo.id for block in blocks if isinstance(block, Photographs) for photo in block.photos}
    return walls | {
        item.photo.id for block in blocks if isinstance(block, Honours) for item in block.items if item.photo
    }


@pytest.mark.parametrize("sheet", chosen(7))
def test_nothing_is_lost_cut_or_in_the_way(sheet: Sheet, typesetter: Typesetter) -> None:
    from measuring import faults

    composed = typesetter.compose(sheet)
    if composed.setting.over:
        assert composed.setting.cause
        assert composed.setting.pages == 0
        return
    assert composed.setting.body >= sheet.least * 0.999
    assert composed.setting.pages == 1 or sheet.may_split
    assert {place.id for place in composed.photos} == names_in(sheet.blocks)
    done = filled(sheet, composed)
    assert faults(as_read(done), composed, typesetter.pdf(done)) == []


@pytest.mark.parametrize("form", FORMATS, ids=str)
@pytest.mark.parametrize("template", ["photo-wall", "honour-roll", "activity"])
def test_a_board_of_usual_content_is_never_refused(form: Format, template: str, typesetter: Typesetter) -> None:
    shown = roll(TIERS[0], 0) if template == "honour-roll" else Photographs(photos(4))
    sheet = sheet_of(form, template, (*text(60), shown), subtitle="机关文化建设活动")
    assert typesetter.compose(sheet).setting.over == 0


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 24])
def test_prints_on_a_wall_are_hardly_cropped(count: int, typesetter: Typesetter) -> None:
    wall = photos(count)
    composed = typesetter.compose(sheet_of(FORMATS[count % 3], "photo-wall", (Photographs(wall),)))
    wanted = {photo.id: photo.aspect for photo in wall}
    crops = [place.width / place.height / wanted[place.id] for place in composed.photos]
    assert len(crops) == count
    assert [crop for crop in crops if not 0.87 < crop < 1.15] == []


def test_prints_on_a_wall_are_of_a_size(typesetter: Typesetter) -> None:
    composed = typesetter.compose(sheet_of(FORMATS[1], "photo-wall", (Photographs(photos(12)),)))
    areas = sorted(place.width * place.height for place in composed.photos)
    assert areas[-1] < areas[0] * 6


@pytest.mark.parametrize("form", [FORMATS[0], FORMATS[1]], ids=str)
def test_the_leading_photograph_runs_out_to_the_bleed(form: Format, typesetter: Typesetter) -> None:
    sheet = sheet_of(form, "activity", (*text(240), Photographs(photos(3))), bleed=9.0, slug=20.0)
    lead = typesetter.compose(sheet).photos[0]
    assert (lead.x, lead.y) == pytest.approx((-9, -9))


def test_further_boards_of_a_series_say_so(typesetter: Typesetter) -> None:
    from measuring import pages_of

    for template in ("photo-wall", "honour-roll", "activity"):
        sheet = sheet_of(FORMATS[7], template, (*text(4000), Photographs(photos(2))), may_split=True)
        first, *others = pages_of(typesetter.pdf(sheet))
        assert "续" not in first.text
        assert others
        assert all("续" in page.text for page in others)


def test_a_title_without_end_is_refused_as_a_title(typesetter: Typesetter) -> None:
    endless = (tuple("机关文化建设" for _ in range(60)),)
    for template in ("photo-wall", "honour-roll", "activity"):
        for form in FORMATS[:2]:
            setting = typesetter.compose(sheet_of(form, template, text(60), title=endless)).setting
            assert (setting.cause, setting.pages) == ("title", 0)


def test_equal_honours_stand_under_one_medal(typesetter: Typesetter) -> None:
    from measuring import pages_of

    sheet = sheet_of(FORMATS[0], "honour-roll", (roll((("一等奖", 1), ("三等奖", 5)), 0),))
    (page,) = pages_of(typesetter.pdf(sheet))
    assert page.text.count("三等奖") == 1


def test_a_board_comes_out_the_same_twice(typesetter: Typesetter) -> None:
    sheet = sheet_of(FORMATS[1], "photo-wall", (*text(60), Photographs(photos(9))))
    assert typesetter.pdf(sheet) == typesetter.pdf(sheet)
