"""Tables: columns as wide as what stands in them asks for, the head on every page that a table goes over."""

from collections.abc import Sequence

from banbao.press.prose import Run, Table
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import cells
from banbao.press.word.paragraphs import aligned, paragraph, runs_of

Row = Sequence[Sequence[Run]]

_NARROWEST, _WIDEST = 3, 24
"""How many letters wide a column asks to be, at least and at most."""
_SHORT = 10
"""A column of nothing longer is centred."""


def table(node: Table, width: int) -> list[Element]:
    """Set a table, its title over it; `width` is that of the page, in twips."""
    title = [paragraph("TableTitle", node.title)] if node.title else []
    rows = [each for each in (node.head, *node.rows) if each]
    asked = [max(cells(_text(row[place])) for row in rows) for place in range(len(rows[0]))]
    widths = _widths(asked, width)
    sides = ["center" if letters <= _SHORT else "both" for letters in asked]
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


def _text(runs: Sequence[Run]) -> str:
    return "".join(each.text for each in runs)


def _widths(asked: Sequence[float], width: int) -> list[int]:
    """Share a width among columns in twips, as they ask for it."""
    shares = [max(_NARROWEST, min(_WIDEST, each)) + 1 for each in asked]
    ends = [round(width * sum(shares[: place + 1]) / sum(shares)) for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _row(row: Row, widths: Sequence[int], sides: Sequence[str], *, is_head: bool) -> Element:
    properties = element("w:trPr", element("w:cantSplit"), element("w:tblHeader") if is_head else None)
    return element(
        "w:tr",
        properties,
        *(
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=width, type="dxa"), element("w:vAlign", val="center")),
                paragraph("TableHead", runs_of(runs))
                if is_head
                else paragraph("TableText", runs_of(runs), aligned(side)),
            )
            for runs, width, side in zip(row, widths, sides, strict=True)
        ),
    )
