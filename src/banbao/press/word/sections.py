"""Sections: pages upright and pages turned on their side, with their page numbers."""

from collections.abc import Callable, Iterable
from typing import Literal

from banbao.press.word.markup import Element, element
from banbao.press.word.measures import BOTTOM, LEFT, PAPER, RIGHT, TOP, mm
from banbao.press.word.paragraphs import is_paragraph, trace

_FOOT = mm(25.6)
"""From the edge of the paper to the foot of the page number, whose dashes come to stand 7 mm under the text block."""
_SIDES = {"upright": ("odd", "even"), "turned": ("odd-turned", "even-turned"), "blank": ("blank", "blank")}

Numbers = Literal["upright", "turned", "blank"]


def section(
    footer: Callable[[str], str],
    numbers: Numbers = "upright",
    *,
    is_letter: bool = False,
) -> Element:
    """Describe a section.

    Args:
        footer: Puts one of the theme's footers into the file and gives what sections call it.
        numbers: How the page numbers stand; turned pages are on their side, and blank ones have none.
        is_letter: Whether its first page is that of a letter: without a number, with a rule at its foot.
    """
    wide, high = PAPER
    odd, even = _SIDES[numbers]
    references = [
        element("w:footerReference", type="default", r_id=footer(odd)),
        element("w:footerReference", type="even", r_id=footer(even)),
    ]
    if is_letter:
        references.append(element("w:footerReference", type="first", r_id=footer("letter")))
    if numbers == "turned":
        # Turned anticlockwise its head comes to lie on the left: the margins are the upright page's, turned with it.
        size = element("w:pgSz", w=high, h=wide, orient="landscape")
        margins = {"top": LEFT, "right": TOP, "bottom": RIGHT, "left": BOTTOM}
    else:
        size = element("w:pgSz", w=wide, h=high)
        margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT}
    return element(
        "w:sectPr",
        *references,
        element("w:type", val="nextPage"),
        size,
        element("w:pgMar", **margins, header=mm(15), footer=_FOOT, gutter=0),
        element("w:titlePg") if is_letter else None,
        # Without a type there is no grid: what its characters take differs from program to program.
        element("w:docGrid", linePitch=312),
    )


def ended(blocks: Iterable[Element], properties: Element) -> list[Element]:
    """End a section with its last paragraph; after a table, with one that takes no room."""
    made = list(blocks)
    if not made or not is_paragraph(made[-1]):
        made.append(trace())
    # Nothing that we use comes after it.
    made[-1][0].append(properties)
    return made
