"""A font's file in, what it says of its fonts out; the outlines are not read."""

from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING

import msgspec

from banbao.fonts.roles import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

SUFFIXES = (".otf", ".ttf", ".ttc", ".otc")
FOREIGN_SUFFIXES = (".woff", ".woff2", ".pfb", ".pfa", ".pfm", ".afm", ".eot", ".dfont", ".pcf", ".bdf", ".fon")
"""Of fonts that cannot be printed with: those of web pages, of old printers and of screens."""

_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 4, 6, 16
_SIMPLIFIED_CHINESE = (0x0804, 0x1004)
_RESTRICTED, _ANY_LEAVE, _BITMAPS_ONLY = 0x0002, 0x000E, 0x0200
_ITALIC = 0x0001
_UNICODE, _MICROSOFT_UNICODE = 0, ((3, 1), (3, 10))

WIDE_IN_CHINESE = "“”‘’—…√□■△▲▽▼◇◆←↑→↓"
"""Marks, and boxes to tick, that Chinese and Latin text share, and that are as wide as a character in Chinese."""
_WIDE = 0.8
"""How wide that is at least, as a part of the character's height; some fonts draw dashes a little shorter."""


class Flaw(StrEnum):
    """Why a font cannot be used."""

    DAMAGED = "damaged"
    FOREIGN = "foreign"
    """Of a format that cannot be printed with."""
    RESTRICTED = "restricted"
    """Its maker forbids it to be embedded into documents."""
    NOT_UNICODE = "not-unicode"


class Font(msgspec.Struct, frozen=True, array_like=True):
    """What a file says of one font in it."""

    index: int
    """Its place in the file."""
    name: str
    """What readers call it: its Chinese name where it has one."""
    names: tuple[str, ...]
    """All that it is called, families and single fonts, in the form in which names are compared."""
    weights: tuple[int, int]
    """The lightest and the heaviest that it can be, from 100 to 900; but of variable fonts, they are one."""
    flaw: Flaw | None = None


class Coverage(msgspec.Struct, frozen=True, array_like=True):
    """What a font can draw."""

    ranges: tuple[tuple[int, int], ...]
    """The numbers of the characters, the first and the last of each stretch."""
    narrow: str = ""
    """Those of them that it draws as Latin text has them, while Chinese text has them as wide as a character."""


class FlawedFileError(Exception):
    """A file holds no font that can be used."""

    def __init__(self, flaw: Flaw) -> None:
        """Say why."""
        self.flaw = flaw
        super().__init__(flaw.value)


@contextmanager
def _opened(path: Path, index: int) -> "Iterator[TTFont]":
    """Open one font of a file; its tables are read when they are asked for."""
    # Reading a font takes a tenth of a second to learn, and few runs read any.
    from fontTools.ttLib import TTFont

    try:
        # A file that TTFont opens itself stays open where it is no font.
        with path.open("rb") as file, TTFont(file, lazy=True, fontNumber=index) as font:
            yield font
    except (OSError, FlawedFileError):
        raise
    except Exception:
        # What is broken in a table shows in as many ways as there are tables.
        raise FlawedFileError(Flaw.DAMAGED) from None


def _flaw(path: Path, font: "TTFont") -> Flaw | None:
    size_bytes = path.stat().st_size
    if any(entry.offset + entry.length > size_bytes for entry in font.reader.tables.values()):
        return Flaw.DAMAGED
    leave = font["OS/2"].fsType
    if not any(table in font for table in ("glyf", "CFF ", "CFF2")):
        return Flaw.FOREIGN
    if leave & _BITMAPS_ONLY or leave & _ANY_LEAVE == _RESTRICTED:
        return Flaw.RESTRICTED
    if not _knows_unicode(font.reader["cmap"]):
        return Flaw.NOT_UNICODE
    return None


def _weights(font: "TTFont") -> tuple[int, int]:
    axes = font["fvar"].axes if "fvar" in font else ()
    weight = font["OS/2"].usWeightClass
    ranges = ((int(axis.minValue), int(axis.maxValue)) for axis in axes if axis.axisTag == "wght")
    return next(ranges, (weight, weight))


def _knows_unicode(table: bytes) -> bool:
    """Look into the head of a table of characters; to read it all would take a tenth of a second."""
    (count,) = unpack_from(">H", table, 2)
    encodings = (unpack_from(">HH", table, 4 + 8 * number) for number in range(count))
    return any(platform == _UNICODE or (platform, encoding) in _MICROSOFT_UNICODE for platform, encoding in encodings)


def _describe(path: Path, font: "TTFont", index: int) -> Font | None:
    """Say what a font is; None for an italic, which Chinese print has no use for."""
    if font["OS/2"].fsSelection & _ITALIC:
        return None
    names: dict[str, None] = {}
    families: dict[bool, str] = {}
    for record in font["name"].names:
        if record.nameID in (_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC):
            said = record.toUnicode(errors="replace").strip("\0 ")
            names[plain(said)] = None
            if record.nameID == _FAMILY:
                families.setdefault(record.platformID == 3 and record.langID in _SIMPLIFIED_CHINESE, said)
    shown = families.get(True) or families.get(False) or font["name"].getDebugName(_POSTSCRIPT) or ""
    return Font(index, shown, tuple(name for name in names if name), _weights(font), _flaw(path, font))


def read_fonts(path: Path) -> tuple[Font, ...]:
    """Read what a file says of the fonts in it.

    Raises:
        FlawedFileError: It holds none that could be used.
        OSError: It cannot be read.
    """
    if path.suffix.lower() in FOREIGN_SUFFIXES:
        raise FlawedFileError(Flaw.FOREIGN)
    found, count, index = [], 1, 0
    while index < count:
        with _opened(path, index) as font:
            # Only collections have a count.
            count = getattr(font.reader, "numFonts", 1)
            if described := _describe(path, font, index):
                found.append(described)
        index += 1
    return tuple(found)


def coverage_of(path: Path, index: int) -> Coverage:
    """Find what a font can draw.

    Raises:
        FlawedFileError: The tables that say so are damaged.
        OSError: The file cannot be read.
    """
    with _opened(path, index) as font:
        glyphs = font.getBestCmap() or {}
        widths, square = font["hmtx"], font["head"].unitsPerEm
        narrow = [
            mark for mark in WIDE_IN_CHINESE if ord(mark) in glyphs and widths[glyphs[ord(mark)]][0] < _WIDE * square
        ]
    ranges: list[tuple[int, int]] = []
    for char in sorted(glyphs):
        if ranges and ranges[-1][1] == char - 1:
            ranges[-1] = ranges[-1][0], char
        else:
            ranges.append((char, char))
    return Coverage(tuple(ranges), "".join(narrow))
