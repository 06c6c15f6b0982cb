"""Small sheets set by Typst, with what a board's template tells of itself."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from apart import apart
from banbao.press.sheet import Footer, Sheet

MM = 72 / 25.4


def sheet_of(**changed: Any) -> Sheet:
    """Describe a poster for offset print; `changed` holds what is different."""
    told: dict[str, Any] = {
        "name": "poster",
        "width": 210 * MM,
        "height": 297 * MM,
        "bleed": 3 * MM,
        "slug": 8 * MM,
        "slug_line": "poster",
        "safe": 5 * MM,
        "least": 8.3,
        "is_screen": False,
        "is_cmyk": True,
        "template": "notice",
        "theme": "red",
        "may_split": False,
        "faces": {},
        "title": (("文化", "建设"), ("年度",)),
        "blocks": (),
        "footer": Footer("office", "date"),
    }
    return Sheet(**{**told, **changed})


def typeset(folder: Path, text: str, files: Mapping[str, bytes] = {}) -> bytes:
    """Set a text with the fonts that Typst brings along."""
    (folder / "sheet.typ").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / name).write_bytes(content)

    def work() -> bytes:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
        made = typst.Compiler(font_paths=fonts, root=str(folder)).compile(input=str(folder / "sheet.typ"), format="pdf")
        assert isinstance(made, bytes)
        return made

    return apart(work)


def page_set(sheet: Sheet) -> str:
    """Write the rule that makes a sheet's page, marks and all."""
    beyond = sheet.bleed + sheet.slug
    return f"""
#set page(width: {sheet.width}pt, height: {sheet.height}pt, margin: {2 * sheet.safe}pt, bleed: {beyond}pt)
#set text(font: "Libertinus Serif", fill: cmyk(0%, 0%, 0%, 100%))
"""


def modules(rows: tuple[str, ...]) -> str:
    """Write a code's modules as Typst reads them."""
    return json.dumps(rows)
