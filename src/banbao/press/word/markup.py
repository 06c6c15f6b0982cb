"""WordprocessingML elements, their children in the order in which the schema wants them."""

import re
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

Element = Any
"""An lxml element; lxml is not typed."""

_ORDERED = {
    "w:pPr": (
        *("w:pStyle", "w:keepNext", "w:pageBreakBefore", "w:framePr", "w:numPr", "w:pBdr", "w:tabs"),
        *("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:sectPr"),
    ),
    "w:rPr": ("w:rStyle", "w:rFonts", "w:spacing", "w:w", "w:sz", "w:szCs"),
    "w:tblPr": (
        *(
            "w:tblStyle",
            "w:tblpPr",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
        ),
    ),
    "w:tcPr": ("w:tcW", "w:vAlign"),
    "w:sectPr": (*("w:headerReference", "w:footerReference", "w:type", "w:pgSz", "w:pgMar", "w:titlePg", "w:docGrid"),),
}
"""For each element that holds properties those that we use, in the order of ISO/IEC 29500-1, Annex A (CT_PPr, …)."""


_UNHELD = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = {prefix: nsmap[prefix] for prefix in ("w", "r", "wp", "a", "pic")}


def held(text: str) -> str:
    """Leave out of a text what XML cannot hold: controls, which nobody sees."""
    return _UNHELD.sub("", text)


def element(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Make an element.

    Args:
        tag: With its prefix: `w:p`.
        children: In any order where the element holds properties; those that are None are left out.
        attributes: Of the tag's own namespace; with `r_id`, of that of relationships.
    """
    prefix = tag.partition(":")[0]
    made = oxml_parser.makeelement(qn(tag), nsmap=_SPACES)
    for name, value in attributes.items():
        made.set(qn(name.replace("_", ":", 1) if "_" in name else f"{prefix}:{name}"), held(str(value)))
    present = [child for child in children if child is not None]
    order = _ORDERED.get(tag)
    if order:
        places = {qn(name): place for place, name in enumerate(order)}
        present.sort(key=lambda child: places[child.tag])
    made.extend(present)
    return made
