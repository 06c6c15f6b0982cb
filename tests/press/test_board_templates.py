"""Boards of every template, size, look and amount: nothing is lost, cut, in the way, pale or too small to read."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from board_samples import EVERY, LONG_OFFICE, THEMES, Format, check, chosen, examine, sheet_of

from banbao.press.preflight.check import MM
from banbao.press.prose import Heading, Items, Paragraph, Quote, Run, Table
from banbao.press.sheet import (
    Block,
    Calendar,
    Event,
    Figures,
    Footer,
    Group,
    Honour,
    Honours,
    Leader,
    Leaders,
    Number,
    Photo,
    Photographs,
    Quotation,
    Results,
    Sheet,
    Task,
    Tasks,
    Timeline,
    Words,
)
from press_room import Press

TEMPLATES = ("policy", "notice", "construction")
FORMATS = (
    Format(800, 1200, 1500),
    Format(1200, 800, 1500),
    Format(900, 1200, 1500),
    Format(1200, 900, 1500),
    Format(1200, 2400, 2000),
    Format(2400, 1200, 2000),
    Format(600, 900, 1000),
    Format(900, 600, 1000),
    Format(800, 2000, 1500),
    Format(600, 1600, 1500),
    Format(800, 1800, 1500),
    Format(500, 700, 1000),
    Format(570, 840, 1000),
    Format(297, 420, 400),
    Format(420, 297, 400),
    Format(210, 297, 350),
    Format(297, 210, 350),
    Format(1920, 1080),
    Format(3840, 2160),
    Format(2400, 1500, 2000),
    Format(5000, 300, 1200),
)
TITLES = (
    (("通知",),),
    (("廉政", "文化", "建设"),),
    (("关于", "举办"), ("职工", "读书会", "的", "通知")),
    (("岳阳市", "城市", "管理局"), ("机关", "文化", "建设", "活动", "实施", "方案")),
    (("2013", "年", "机关", "文化", "建设", "大事"),),
    (
        (
            "以",
            "精神",
            "文化",
            "、",
            "管理",
            "文化",
            "、",
            "行为",
            "文化",
            "、",
            "廉政",
            "文化",
            "、",
            "环境",
            "文化",
            "为",
            "核心",
        ),
        ("全力", "打造", "机关", "文化", "品牌"),
    ),
)
SAYINGS = (
    "认真贯彻科学发展观，围绕城市管理中心工作，加强机关文化建设，凝聚人心，鼓舞士气，打造富有时代气息和城管特点的机关文化品牌，进一步提高干部职工队伍素质，树立城管新形象。",
    "坚持以人为本。充分尊重干部职工的主体地位，把满足干部职工精神文化需求作为出发点和落脚点，让大家在参与中受教育、得提高。",
    "坚持领导带头、全员参与。各级领导干部要带头学习、带头参加活动，发挥示范作用，形成上下联动、人人参与的良好局面。",
    "2013年3月16日印发的《机关文化建设活动实施方案》分六个部分，明确了3条原则、2个重点、5项建设和4条措施，要求各单位于每季度末报送进展情况。",
)
HEADS = (
    "指导思想",
    "总体目标",
    "基本原则",
    "精神文化建设",
    "廉政文化建设",
    "组织领导与督促检查工作的具体要求和时间安排",
)
ASPECTS = (1.5, 0.667, 1.333, 1.778, 0.75, 3.2, 1.0, 0.4)
AMOUNTS = (50, 200, 700, 2000, 6000)
PHOTOGRAPHS = (0, 1, 3, 8, 24)


def words(letters: int) -> tuple[Words, ...]:
    """Some parts of a text that have so many letters in all."""
    sayings = cycle(SAYINGS)
    parts: list[Words] = []
    while letters > 0:
        nodes: list[Any] = []
        for _ in range(3):
            said = next(sayings)[: max(letters, 0)]
            letters -= len(said)
            nodes += [Paragraph((Run(said[:9], strong=len(parts) % 2 == 1), Run(said[9:])))] if said else []
        number = len(parts)
        parts.append(
            Words(
                tuple(nodes),
                title=HEADS[number % 6] if number or letters > 0 else None,
                label="两个重点" if number == 2 else None,
            )
        )
    return tuple(parts)


def photographs(count: int) -> tuple[Photo, ...]:
    return tuple(
        Photo(
            f"photo-{number}",
            ASPECTS[number % 8],
            "城管志愿者在南湖广场清扫街道" if number % 5 == 4 else "集中学习" if number % 3 else None,
            "宣传科供图" if number % 4 == 0 else None,
        )
        for number in range(count)
    )


def events(has_words: bool) -> tuple[Event, ...]:
    return (
        Event("2013年3月16日", "印发《机关文化建设活动实施方案》"),
        Event("5月8日（周三）", "廉政书画展开幕", "9:00", "局机关一楼大厅", SAYINGS[1] if has_words else None),
        Event("九月中旬", "读书季启动", words="读一本好书。"),
    )


def every_block() -> tuple[Block, ...]:
    listed = Items(1, tuple((Paragraph((Run(said[:40]),)),) for said in SAYINGS))
    dotted = Items(0, ((Paragraph((Run("每周三集中学习"),)), Items(0, ((Paragraph((Run("自带书目"),)),),))),))
    table = Table(
        ((Run("科室"),), (Run("任务"),)), tuple(((Run(f"第{n}科"),), (Run(SAYINGS[n][:30]),)) for n in range(4))
    )
    portrait = Photo("portrait", 0.75, "获奖者领奖")
    return (
        Words(
            (
                Heading(1, (Run("一、指导思想"),)),
                Paragraph((Run(SAYINGS[0]),)),
                listed,
                dotted,
                Quote((Paragraph((Run(SAYINGS[1]),)),)),
                table,
            ),
            title="方案要点",
        ),
        Quotation("干事一条心、谋事一股劲", by="机关精神"),
        Figures(
            (Number("68", "参展作品", "件"), Number("8", "参加单位", "个"), Number("12000", "累计参观人次", "人次")),
            title="数字看展览",
        ),
        Tasks(tuple(Task(head, said, "五大建设") for head, said in zip(HEADS, SAYINGS, strict=False)), title="任务"),
        Timeline(events(has_words=True), title="大事记"),
        Calendar(events(has_words=False), title="近期活动"),
        Honours(
            (
                Honour("城管执法支队", "一等奖", "乒乓球团体"),
                Honour("环境卫生管理处机关党支部", "先进基层党组织", words=SAYINGS[2]),
                Honour("路灯管理处", "三等奖", photo=portrait),
            ),
            title="光荣榜",
        ),
        Results(
            ("名次", "单位", "积分"),
            tuple((str(n), f"第{n}代表队", str(30 - n)) for n in range(1, 9)),
            title="篮球赛成绩",
        ),
        Photographs(photographs(4), title="现场", words="书画展在局机关一楼大厅开幕。"),
        Group(
            "读书小组", SAYINGS[1], (("时间", "每周三 17:30"), ("地点", "图书阅览室")), Photo("cover", 1.6, "读书小组")
        ),
        Leaders(
            "机关文化建设领导小组",
            (
                Leader("组长", "局长", "党组书记"),
                Leader("副组长", "副局长", "机关党委书记"),
                Leader("副组长", "纪检组长"),
                Leader("成员", "各科室负责人"),
            ),
            secretariat="局机关党委",
        ),
    )


def boards() -> Iterator[tuple[str, Sheet]]:
    """Boards of all formats, amounts, photographs and titles by turns."""
    themes, titles, kinds = cycle(THEMES), cycle(TITLES), cycle(TEMPLATES)
    for form in FORMATS:
        for amount in AMOUNTS:
            for count in PHOTOGRAPHS:
                title, theme = next(titles), next(themes)
                for template in TEMPLATES if EVERY else (next(kinds),):
                    more: dict[str, Any] = {"may_split": amount > 700, "series": "之三" if count == 3 else None}
                    more["subtitle"] = "凝聚人心 鼓舞士气 树立城管新形象" if amount in (200, 2000) else None
                    if count == 1:
                        more["footer"] = Footer(LONG_OFFICE, "2013年10月")
                    if amount == 200:
                        more |= {"is_cmyk": True, "bleed": 3 * MM, "slug": 8 * MM}
                    shown = (*words(amount), *((Photographs(photographs(count), title="现场"),) if count else ()))
                    length = sum(len(word) for clause in title for word in clause)
                    said = f"{amount} letters {count} photographs, title of {length}, {theme}"
                    name = f"{template} {form} {said}"
                    yield name, sheet_of(form, template, shown, theme=theme, title=title, **more)


def boards_of_everything() -> Iterator[tuple[str, Sheet]]:
    themes, titles = cycle(THEMES), cycle(TITLES[1:4])
    for form in FORMATS:
        for template in TEMPLATES:
            title, theme = next(titles), next(themes)
            yield (
                f"{template} {form} of everything, {theme}",
                sheet_of(form, template, every_block(), theme=theme, title=title, may_split=True),
            )


@pytest.mark.parametrize("sheet", chosen(boards(), 61))
def test_nothing_is_lost_cut_or_in_the_way(sheet: Sheet, press: Press) -> None:
    check(sheet, press.do(examine, sheet))


@pytest.mark.parametrize("sheet", chosen(boards_of_everything(), 23))
def test_every_kind_of_block_stands_in_every_template(sheet: Sheet, press: Press) -> None:
    check(sheet, press.do(examine, sheet))
