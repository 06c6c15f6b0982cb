"""Boards as the press is given them, of every size, and a press that sets them and looks at what came out."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

import msgspec
import pytest
from measuring import faults
from papers import FACES

from banbao.press.preflight.check import MM
from banbao.press.qr import code_of
from banbao.press.sheet import Block, Code, Composed, Footer, Honours, Photo, Setting, Sheet
from banbao.press.typesetter import Typesetter

EVERY = "BANBAO_EXAMPLES" in os.environ
"""Whether all of them are set, which takes half an hour; the usual few differ most."""
THEMES = ("red", "spirit", "management", "conduct", "integrity", "environment")
OFFICE = "岳阳市城市管理局"
LONG_OFFICE = "岳阳市城市管理局环境卫生管理处机关党总支部委员会"


class Format(NamedTuple):
    """A size in mm, and from how far it is looked at in mm; in px where that is 0, for a screen."""

    width: float
    height: float
    distance: float = 0

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


class Examined(NamedTuple):
    """How a sheet came out, and what is wrong with it."""

    composed: Composed
    faults: list[str]

    @property
    def setting(self) -> Setting:
        return self.composed.setting


@cache
def code(side: float) -> Code:
    made = code_of("https://culture.example.gov.cn/plan/", "扫码阅读全文", distance_mm=1000, pt_mm=1 / MM)
    return msgspec.structs.replace(made, side=side)


def sheet_of(form: Format, template: Any, blocks: Sequence[Block], **more: Any) -> Sheet:
    """A board; what is not told is as an office would have it."""
    if form.distance:
        unit, least, side = MM, form.distance / 120 * MM, form.distance / 10 * MM
        safe = MM * (20 if min(form.width, form.height) > 450 else 8)
    else:
        unit, least, safe, side = 1.0, form.height / 42, form.height / 27, form.height / 5
    footer = Footer(OFFICE, "2013年10月", "宣传科供稿", code(side))
    usual: dict[str, Any] = {
        "theme": "red", "title": (("光影", "中的", "城管"),), "footer": footer,
        "is_cmyk": False, "may_split": False, "bleed": 0.0, "slug": 0.0,
    }  # fmt: skip
    return Sheet(
        name="board", width=form.width * unit, height=form.height * unit, slug_line="样板", safe=safe, least=least,
        is_screen=not form.distance, template=template, faces=FACES, blocks=tuple(blocks),
        words={"secretariat": "领导小组办公室设在", "continued": "续", "to-be-continued": "接下页"}, **(usual | more),
    )  # fmt: skip


def examine(sheet: Sheet, typesetter: Typesetter) -> Examined:
    """Set a sheet, and look for all that is wrong with it."""
    composed = typesetter.compose(sheet)
    if composed.setting.over:
        return Examined(composed, [])
    found = faults(as_read(sheet), composed, typesetter.pdf(sheet))
    told = {photo.id for photo in photographs_in(msgspec.to_builtins(sheet))}
    if {place.id for place in composed.photos} != told or len(composed.photos) < len(told):
        found.append(f"{len(composed.photos)} of {len(told)} photographs")
    return Examined(composed, found)


def chosen(made: Iterator[tuple[str, Sheet]], step: int) -> list[Any]:
    """Take every so many of some boards, by their names."""
    return [pytest.param(sheet, id=name) for name, sheet in islice(made, 0, None, 1 if EVERY else step)]


def photographs_in(told: Any) -> Iterator[Photo]:
    """Give every photograph of a sheet."""
    if isinstance(told, dict):
        if "aspect" in told:
            yield msgspec.convert(told, Photo)
        told = list(told.values())
    if isinstance(told, list | tuple):
        for each in told:
            yield from photographs_in(each)


def as_read(sheet: Sheet) -> Sheet:
    """The sheet as readers meet it: an honour of several in a row is named once where it heads their tier."""
    return msgspec.structs.replace(
        sheet, blocks=tuple(_named_once(each) if isinstance(each, Honours) else each for each in sheet.blocks)
    )


def _named_once(block: Honours) -> Honours:
    items = block.items
    heads = [not before or item.honour != before.honour for item, before in zip(items, (None, *items), strict=False)]
    if sum(heads) > 4 and sum(heads) * 2 > len(items):
        return block
    named = zip(items, heads, strict=True)
    once = tuple(item if is_head else msgspec.structs.replace(item, honour="") for item, is_head in named)
    return msgspec.structs.replace(block, items=once)


def check(sheet: Sheet, examined: Examined) -> None:
    """A board either is refused for a reason, or has nothing wrong with it."""
    setting = examined.setting
    assert examined.faults == []
    if setting.over:
        assert (setting.pages, bool(setting.cause)) == (0, True)
    else:
        assert setting.body >= sheet.least * 0.999
        assert setting.pages == 1 or sheet.may_split
