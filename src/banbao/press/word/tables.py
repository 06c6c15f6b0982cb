"""Tables: columns as wide as what stands in them asks for, the head on every page that a table goes over."""

from collections.abc import Sequence
from itertools import pairwise

from banbao.press.prose import Run, Table
from banbao.press.word.markup import Element, element
from banbao.press.word.paragraphs import aligned, paragraph, runs_of

Row = Sequence[Sequence[Run]]

_LETTER = 240
"""The size of letters in tables (12 pt), in twips; half of it is kept free at either side of a cell."""
_WESTERN = 0.58
_NARROWEST, _WIDEST = 2, 40
"""How many letters wide a column asks to be, at least and at most."""


def table(node: Table, width: int) -> list[Element]:
    """Set a table, its title over it; `width` is that of the page, in twips."""
    title = [paragraph("TableTitle", node.title)] if node.title else []
    rows = [each for each in (node.head, *node.rows) if each]
    asked = [max(map(_length, column)) for column in zip(*rows, strict=True)]
    if node.head and sum(asked) > width / _LETTER - len(asked):
        held = [max(map(_length, column)) for column in zip(*node.rows, strict=True)] or [0] * len(asked)
        asked = [
            max(each, *(_length([part]) for part in _parts(runs))) for each, runs in zip(held, node.head, strict=True)
        ]
    widths = _widths(asked, width)
    sides = [
        "center" if all(_length(row[place]) <= widths[place] / _LETTER - 1 for row in node.rows) else "left"
        for place in range(len(widths))
    ]
    made = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val="TableGrid"),
            element("w:tblW", w=sum(widths), type="dxa"),
            element("w:jc", val="center"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", val="0020" if node.head else "0000", firstRow=1 if node.head else 0),
            element("w:tblCaption", val=node.title) if node.title else None,
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        *(_row(row, widths, sides, is_head=row is node.head) for row in rows),
    )
    return [*title, made]


def _length(runs: Sequence[Run]) -> float:
    """Say how long a text is in Chinese letters; those of the West are a little more than half as wide."""
    return sum(_WESTERN if letter.isascii() else 1 for each in runs for letter in each.text)


def _parts(head: Sequence[Run]) -> list[Run]:
    """Part a head into its lines where room is short: a new one begins before a bracket."""
    first, *others = "".join(each.text for each in head).split("（")
    return [Run(part) for part in (first, *(f"（{part}" for part in others)) if part]


def _head(runs: Sequence[Run], width: int) -> Element:
    words = [*runs] if _length(runs) <= width / _LETTER - 1 else [Run("\n".join(part.text for part in _parts(runs)))]
    return paragraph("TableHead", runs_of(words))


def _widths(asked: Sequence[float], width: int) -> list[int]:
    """Share a width among columns in twips, as they ask for it; where there is not enough, long ones give way first."""
    shares = [max(_NARROWEST, min(_WIDEST, each)) for each in asked]
    room = width / _LETTER - len(shares)
    most = next((most for most in range(_WIDEST, 4, -1) if sum(min(each, most) for each in shares) <= room), 4)
    shares = [min(each, most) + 1 for each in shares]
    ends = [round(width * sum(shares[: place + 1]) / sum(shares)) for place in range(len(shares))]
    return [end - start for start, end in pairwise([0, *ends])]


def _row(row: Row, widths: Sequence[int], sides: Sequence[str], *, is_head: bool) -> Element:
    properties = element("w:trPr", element("w:cantSplit"), element("w:tblHeader") if is_head else None)
    return element(
        "w:tr",
        properties,
        *(
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=width, type="dxa"), element("w:vAlign", val="center")),
                _head(runs, width) if is_head else paragraph("TableText", runs_of(runs), aligned(side)),
            )
            for runs, width, side in zip(row, widths, sides, strict=True)
        ),
    )
