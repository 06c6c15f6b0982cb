"""Boards that were made, kept between builds and editions."""

from pathlib import Path

import msgspec

from banbao.file_cache import FileCache, KeptFile
from banbao.press.preflight.check import Check
from banbao.press.sheet import Composed


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
