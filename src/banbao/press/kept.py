"""Boards that were put together and made, as they are kept between builds."""

from pathlib import Path

import msgspec

from banbao.catalog.asked import Answered
from banbao.diagnostics import Diagnostic
from banbao.file_cache import FileCache, KeptFile
from banbao.press.preflight.check import Check
from banbao.press.sheet import Composed


class Drafted(msgspec.Struct, frozen=True, array_like=True):
    """A board that was put together without a fault, as the next build remembers it."""

    answered: Answered
    """What it draws on."""
    decides: str
    """All that decides how it comes out, digested."""
    is_screen: bool
    """Whether it is made for a screen."""
    is_offered: bool
    """Whether its file may be taken away."""
    warnings: tuple[Diagnostic, ...] = ()
    """About its own texts."""


class KeptBoard(msgspec.Struct, frozen=True):
    """A board that was made."""

    composed: Composed
    pdf: KeptFile
    pictures: tuple[KeptFile, ...]
    """PNG, one for each page; of what is printed there are none."""
    checks: tuple[Check, ...] = ()
    """What was measured of what is printed."""


def boards_in(folder: Path) -> FileCache[KeptBoard]:
    """Find the folder of boards; it is made when one is put into it."""
    return FileCache(folder, KeptBoard, lambda kept: (kept.pdf, *kept.pictures), "boards")
