"""What is painted in, whether every letter of it can be printed anywhere out."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Name

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.preflight.check import Check, found_or
from banbao.press.preflight.content import Mark

_SUBSET = re.compile(r"/[A-Z]{6}\+")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_ADVICE = Message.of(N_("Printers would put another typeface in its place. Choose another font for this role."))


def check_fonts(marks: Sequence[Mark]) -> Iterator[Check]:
    """Tell whether every font is in the file, as outlines, only as much of it as is used, and can be searched."""
    fonts = {str(mark.font.get("/BaseFont", mark.font.get("/Name", "?"))): mark.font for mark in marks if mark.font}
    found = (
        Check("fonts", "fail", Message.of(fault, name=name.lstrip("/")), _ADVICE)
        for name, font in sorted(fonts.items())
        if (fault := _fault(font, name))
    )
    passed = Message.of(N_("fonts: {count}; all embedded as outlines, in subsets, searchable"), count=len(fonts))
    yield from found_or(found, Check("fonts", "pass", passed))


def _fault(font: Any, name: str) -> str | None:
    if font.get("/Subtype") == Name.Type3:
        return N_("the font {name} is drawn letter by letter (Type 3), which printers set poorly")
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor")
    if descriptor is None or not any(each in descriptor for each in _FILES):
        return N_("the font {name} is not in the file")
    if not _SUBSET.match(name):
        return N_("all of the font {name} is in the file, not only what is used of it")
    if "/ToUnicode" not in font:
        return N_("text in the font {name} can be neither searched nor read aloud")
    return None


def check_glyphs(marks: Sequence[Mark]) -> Iterator[Check]:
    """Tell whether there is a letter that its font does not have, which prints as an empty box."""
    found = (
        Check(
            "glyphs",
            "fail",
            Message.of(N_("{count} letters are missing from their font and print as empty boxes"), count=mark.missing),
            Message.of(N_("Give the office's fonts for this role, or write the character otherwise.")),
            mark.box.place(mark.page),
        )
        for mark in marks
        if mark.missing
    )
    lines = sum(mark.kind == "text" for mark in marks)
    passed = Message.of(N_("no empty boxes in {count} runs of text"), count=lines)
    yield from found_or(found, Check("glyphs", "pass", passed))
