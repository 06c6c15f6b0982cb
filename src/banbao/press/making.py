"""A sheet and its photographs in, a board out: set with stand-ins, photographs cut to their places and put there.

Only workers do this: neither libvips nor Typst outlives a fork.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from banbao.diagnostics import Diagnostic
from banbao.language import Translate
from banbao.press.finishing import finish, stand_in
from banbao.press.photographs import PhotoSource
from banbao.press.pictures import pictures_of
from banbao.press.plates import cut
from banbao.press.sheet import Composed, Setting, Sheet
from banbao.press.typesetter import Typesetter

PT_PER_INCH = 72
_PROOF_PPI, _PROOF_PX = 150, 6000
"""How fine photographs of a proof are, and how many px the longer side of a proof comes to at most."""
PREVIEW_PX = 2400
"""The longer side of a board's picture; a screen's has its own size."""


class Order(NamedTuple):
    """What is to be made."""

    sheet: Sheet
    """As it is printed."""
    photographs: Mapping[str, PhotoSource]
    """By their ids on the sheet."""
    scale: int
    """How many times as large as the file the board is: 1, or 10."""
    ppi: float
    """How many px an inch of a printed photograph takes at most, at its size."""


class Made(NamedTuple):
    """A board."""

    sheet: Sheet
    """As it was set."""
    composed: Composed
    pdf: bytes
    pictures: tuple[bytes, ...] = ()
    """PNG, one for each page."""


class Refused(NamedTuple):
    """Why there is no board."""

    setting: Setting
    """With what there is too much of, if it is that."""
    faults: tuple[Diagnostic, ...] = ()
    """Of photographs."""


def as_proof(sheet: Sheet) -> Sheet:
    """Give a board as screens show it: trimmed, in their colours."""
    return replace(sheet, bleed=0, slug=0, is_cmyk=False)


def make_proof(order: Order, root: Path, typesetter: Typesetter, translate: Translate) -> Made | Refused:
    """Make what is looked at: a PDF in the colours of screens, and pictures of all pages.

    Args:
        order: What is to be made.
        root: The project.
        typesetter: Sets it.
        translate: Into the reader's language.
    """
    sheet = as_proof(order.sheet)
    longer = max(sheet.width, sheet.height)
    ppi = PT_PER_INCH if sheet.is_screen else min(_PROOF_PPI, _PROOF_PX / (longer * order.scale / PT_PER_INCH))
    made = _make(order, sheet, ppi, root, typesetter, translate)
    if isinstance(made, Refused):
        return made
    return made._replace(pictures=pictures_of(made.pdf, 1 if sheet.is_screen else PREVIEW_PX / longer))


def make_print(order: Order, root: Path, typesetter: Typesetter, translate: Translate) -> Made | Refused:
    """Make what the shop prints: a PDF in inks, with its bleed and marks where the product has them."""
    return _make(order, order.sheet, order.ppi, root, typesetter, translate)


def _make(
    order: Order, sheet: Sheet, ppi: float, root: Path, typesetter: Typesetter, translate: Translate
) -> Made | Refused:
    composed = typesetter.compose(sheet)
    if composed.setting.over:
        return Refused(composed.setting)
    pdf = typesetter.pdf(sheet)
    plates, faults = {}, []
    for place in composed.photos:
        plate = cut(root, order.photographs[place.id], place, ppi_most=ppi, is_cmyk=sheet.is_cmyk, scale=order.scale)
        if isinstance(plate, Diagnostic):
            faults.append(plate)
        else:
            plates[stand_in(place)] = plate
    if faults:
        return Refused(composed.setting, tuple(faults))
    return Made(sheet, composed, finish(pdf, sheet, plates, translate, scale=order.scale))
