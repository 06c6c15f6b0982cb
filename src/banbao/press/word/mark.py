"""The issuer's mark (发文机关标志): the red name of one office, or of several with 文件 beside them."""

from collections.abc import Sequence
from typing import NamedTuple

from banbao.press.word.markup import Element, element
from banbao.press.word.measures import ASCENT, DESCENT, WIDTH, above, cells
from banbao.press.word.paragraphs import aligned, paragraph, run, spacing, trace

_INK = ASCENT + DESCENT
_PITCH = 1.2
"""Of a line, in the size of its letters."""
_NARROWEST = 0.62
"""How narrow letters become before they become smaller."""
_BETWEEN = 0.25
"""Between the names of several offices, in the height of one."""
_HALF_PT = 10


class Mark(NamedTuple):
    """A mark in the flow of the text; lengths in twips."""

    blocks: list[Element]
    height: float
    """Of its ink."""
    under: float
    """What its last line takes under that."""


def mark(names: Sequence[str], kind: str, top: float, height: float) -> Mark:
    """Set a mark.

    Args:
        names: Of the offices.
        kind: What stands after them, 文件.
        top: How far its ink begins under what stands above, in twips.
        height: How high its ink is, in twips; that of a name too long for the line is less.
    """
    if len(names) > 1 and kind:
        return _joint(names, kind, top, height)
    size, letters = letters_of("".join(names) + kind, height)
    line = round(size * _PITCH)
    block = paragraph("Mark", [letters], spacing(top - above(size, line), line))
    return Mark([block], size * _INK, line - above(size, line) - size * _INK)


def letters_of(text: str, height: float, width: float = WIDTH) -> tuple[float, Element]:
    """Set letters whose ink has a height, narrowed to a width, and less high where that is not enough.

    Returns:
        Their size in twips, and the run.
    """
    size = height / _INK
    ratio = min(1.0, width / size / cells(text))
    if ratio < _NARROWEST:
        size, ratio = size * ratio / _NARROWEST, _NARROWEST
    half = int(size / _HALF_PT)
    scale = [element("w:w", val=int(ratio * 100))] if ratio < 1 else []
    return half * _HALF_PT, run(text, None, *scale, element("w:sz", val=half), element("w:szCs", val=half))


def _joint(names: Sequence[str], kind: str, top: float, height: float) -> Mark:
    each = height / (len(names) + (len(names) - 1) * _BETWEEN)
    beside, kind_letters = letters_of(kind, min(each * 1.5, height))
    right = round(cells(kind) * beside + each / 3)
    left = min(WIDTH - right, round(max(cells(name) for name in names) * each / _INK))
    size = each / _INK
    line = round(each * (1 + _BETWEEN))
    column = [
        paragraph("Mark", [letters_of(name, each, left)[1]], spacing(0, line), aligned("distribute")) for name in names
    ]
    cells_of = [_cell(left, column), _cell(right, [paragraph("Mark", [kind_letters], spacing(0, beside * _PITCH))])]
    table = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val="Unruled"),
            element("w:tblW", w=left + right, type="dxa"),
            element("w:jc", val="center"),
            element("w:tblLayout", type="fixed"),
        ),
        element("w:tblGrid", element("w:gridCol", w=left), element("w:gridCol", w=right)),
        element("w:tr", *cells_of),
    )
    over = above(size, line)
    return Mark([trace(top - over), table], height, line * len(names) - over - height)


def _cell(width: int, content: list[Element]) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"), element("w:vAlign", val="center"))
    return element("w:tc", properties, *content)
