"""Figures: a picture in the middle of the page, in place of whole lines."""

from collections.abc import Callable
from math import ceil

from banbao.press.prose import Figure
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import LINE, WIDTH
from banbao.press.word.paragraphs import paragraph, spacing

Draw = Callable[[Figure, int, int], Element]
"""Puts a figure's picture into the file: of a width and a height in EMU (1/914400 inch)."""

EMU_PER_TWIP = 635
_TALLEST = 12 * LINE
_ROOM = 160
"""What a line needs beside a picture that stands in it."""


def figure(node: Figure, draw: Draw) -> list[Element]:
    """Set a figure, what it shows under it."""
    high = min(_TALLEST - _ROOM, WIDTH / node.aspect)
    lines = ceil((high + _ROOM) / LINE)
    inline = draw(node, round(high * node.aspect) * EMU_PER_TWIP, round(high) * EMU_PER_TWIP)
    picture = element("w:r", element("w:drawing", inline))
    keep = element("w:keepNext") if node.caption else None
    # A line of an exact height would cut the picture off.
    made = [paragraph("Figure", [picture], keep, spacing(0, lines * LINE, "atLeast"))]
    return [*made, paragraph("Caption", node.caption)] if node.caption else made
