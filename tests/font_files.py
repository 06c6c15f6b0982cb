"""Fonts made for tests: square glyphs, with whatever names and leave to embed a case asks for."""

import re
import zlib
from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.ttCollection import TTCollection

LATIN = "ABCabc0123456789"


def make_font(
    path: Path,
    family: str,
    characters: str,
    *,
    chinese: str | None = None,
    weight: int = 400,
    leave: int = 0,
    heaviest: int | None = None,
    narrow: str = "",
) -> Path:
    """Write a font that has some characters, those of `narrow` half as wide as the others.

    One that has a `heaviest` weight is a variable font.
    """
    chars = sorted(set(characters) | set(narrow) | set(LATIN) | {" "})
    names = {ord(char): f"u{ord(char):04X}" for char in chars}
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 800), (850, 800), (850, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    order = [".notdef", *names.values()]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, square))
    thin = {names[ord(char)] for char in narrow}
    builder.setupHorizontalMetrics({name: (400 if name in thin else 1000, 50) for name in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    postscript = re.sub(r"[^A-Za-z0-9]", "", path.stem) + "-Made"
    builder.setupNameTable(
        {"familyName": family, "styleName": "Regular", "fullName": family, "psName": postscript}, mac=False
    )
    if chinese:
        builder.font["name"].setName(chinese, 1, 3, 1, 0x0804)
    builder.setupOS2(usWeightClass=weight, fsType=leave, sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    if heaviest:
        builder.setupFvar([("wght", weight, weight, heaviest, "Weight")], [])
        builder.setupGvar({})
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def collect(path: Path, parts: Iterable[Path]) -> Path:
    """Write several fonts as one collection."""
    collection = TTCollection()
    collection.fonts = [TTFont(part) for part in parts]
    collection.save(path)
    return path


def fonts_in(pdf: bytes) -> set[str]:
    """Name the fonts that a PDF carries, without the tag of their subset."""
    plain = pdf
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            plain += zlib.decompress(stream)
        except zlib.error:
            continue
    return {name.decode() for name in re.findall(rb"/FontName\s*/[A-Z]{6}\+([\w-]+)", plain)}
