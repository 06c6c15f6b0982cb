"""Photo walls, rolls of honour and reports of activities hold photographs and names in every number."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Any

import pytest
from board_samples import EVERY, LONG_OFFICE, THEMES, Format, check, chosen, examine, sheet_of
from measuring import pages_of

from banbao.press.preflight.check import MM
from banbao.press.prose import Paragraph, Run
from banbao.press.sheet import (
    Figures,
    Footer,
    Honour,
    Honours,
    Number,
    Photo,
    Photographs,
    Results,
    Sheet,
    Words,
)
from press_room import Press

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
    return Figures((Number("68", "参展作品", "件"), Number("12000", "累计参观人次", "人次")))


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
                more["footer"] = Footer(LONG_OFFICE, "2013年10月")
            name = f"{form} {amount} letters {count} photographs"
            yield f"wall {name}", sheet_of(form, "photo-wall", shown, **more)
            yield f"activity {name}", sheet_of(form, "activity", (*shown, figures(), table()), **more)
            honours = roll(next(tiers), min(count, 6))
            yield f"roll {name}", sheet_of(form, "honour-roll", (honours, table(), *shown), **more)


@pytest.mark.parametrize("sheet", chosen(boards(), 41))
def test_nothing_is_lost_cut_or_in_the_way(sheet: Sheet, press: Press) -> None:
    check(sheet, press.do(examine, sheet))


@pytest.mark.parametrize("form", FORMATS if EVERY else FORMATS[::5], ids=str)
@pytest.mark.parametrize("template", ["photo-wall", "honour-roll", "activity"])
def test_a_board_of_usual_content_is_never_refused(form: Format, template: str, press: Press) -> None:
    shown = roll(TIERS[0], 0) if template == "honour-roll" else Photographs(photos(4))
    sheet = sheet_of(form, template, (*text(60), shown), subtitle="机关文化建设活动")
    assert press.compose(sheet).setting.over == 0


@pytest.mark.parametrize("count", [1, 2, 3, 8, 24])
def test_prints_on_a_wall_are_hardly_cropped(count: int, press: Press) -> None:
    wall = photos(count)
    composed = press.compose(sheet_of(FORMATS[count % 3], "photo-wall", (Photographs(wall),)))
    wanted = {photo.id: photo.aspect for photo in wall}
    crops = [place.width / place.height / wanted[place.id] for place in composed.photos]
    assert len(crops) == count
    assert [crop for crop in crops if not 0.87 < crop < 1.15] == []


def test_prints_on_a_wall_are_of_a_size(press: Press) -> None:
    composed = press.compose(sheet_of(FORMATS[1], "photo-wall", (Photographs(photos(12)),)))
    areas = sorted(place.width * place.height for place in composed.photos)
    assert areas[-1] < areas[0] * 6


@pytest.mark.parametrize("form", [FORMATS[0], FORMATS[1]], ids=str)
def test_the_leading_photograph_runs_out_to_the_bleed(form: Format, press: Press) -> None:
    sheet = sheet_of(form, "activity", (*text(240), Photographs(photos(3))), bleed=9.0, slug=20.0)
    lead = press.compose(sheet).photos[0]
    assert (lead.x, lead.y) == pytest.approx((-9, -9))


def test_further_boards_of_a_series_say_so(press: Press) -> None:
    for template in ("photo-wall", "honour-roll", "activity"):
        sheet = sheet_of(FORMATS[7], template, (*text(2000), Photographs(photos(2))), may_split=True)
        first, *others = pages_of(press.pdf(sheet))
        assert "续" not in first.text
        assert others
        assert all("续" in page.text for page in others)


def test_a_title_without_end_is_refused_as_a_title(press: Press) -> None:
    endless = (tuple("机关文化建设" for _ in range(60)),)
    for template, form in zip(("photo-wall", "honour-roll", "activity"), FORMATS, strict=False):
        setting = press.compose(sheet_of(form, template, text(60), title=endless)).setting
        assert (setting.cause, setting.pages) == ("title", 0)


def test_equal_honours_stand_under_one_medal(press: Press) -> None:
    sheet = sheet_of(FORMATS[0], "honour-roll", (roll((("一等奖", 1), ("三等奖", 5)), 0),))
    (page,) = pages_of(press.pdf(sheet))
    assert page.text.count("三等奖") == 1


def test_a_board_comes_out_the_same_twice(press: Press) -> None:
    sheet = sheet_of(FORMATS[1], "photo-wall", (*text(60), Photographs(photos(9))))
    assert press.pdf(sheet) == press.pdf(sheet)
