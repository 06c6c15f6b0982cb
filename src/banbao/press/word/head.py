"""The head of the first page: all above the text, each at its place, and so that text begins on a line of the grid."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from banbao.press.document import Document
from banbao.press.word.letter import letterhead
from banbao.press.word.mark import mark
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import CELL, CELLS, LINE, LINES, SIZE, WIDTH, below, cells, mm
from banbao.press.word.paragraphs import paragraph, run, spacing, tabs
from banbao.press.word.titles import shaped

_NUMBER_ROW, _ORDER_ROW = 7, 6
"""Where on the grid the number of a document of one office stands, and that of an order; marks fill what is above."""
_DOCUMENT_TOP, _ORDER_TOP = mm(35), mm(20)
"""How far the mark stands under the upper edge of the text block."""
_RULE_GAP = mm(4) - below(SIZE, LINE)
"""Between the line of the number and the red rule, which stands 4 mm under its letters."""
_RULE = 11
"""How thick it is, in eighths of a pt."""
_GAPS = ((2, 1), (1, 1), (1, 0), (0, 0))
"""How many empty lines a title has over and under it; where the text would not begin on the first page, fewer."""


class Head(NamedTuple):
    """What stands above the text."""

    blocks: list[Element]
    has_recipients: bool
    """Whether the recipients stand there; where there is no room, they stand at the foot of the last page."""


class _Upper(NamedTuple):
    """What stands above the title."""

    blocks: list[Element]
    bottom: float
    """Where it ends, in twips under the upper edge of the text block."""


def head(document: Document) -> Head:
    """Set the head of a document, so that text follows it on the first page."""
    recipients = f"{document.recipients}：" if document.recipients else ""
    address = [paragraph("Recipients", recipients)] if recipients else []
    lines = shaped(document.title)
    for has_recipients in (True, False):
        needed = 1 + (ceil(cells(recipients) / CELLS) if has_recipients else 0)
        for gaps in _GAPS:
            for upper in _uppers(document):
                blocks, bottom = _titled(document, upper, lines, *gaps)
                if (LINES * LINE - bottom) // LINE >= needed:
                    return Head([*blocks, *address], bool(address)) if has_recipients else Head(blocks, not address)
    return Head(blocks, not address)


def title(lines: Sequence[str], style: str, before: float, after: float = LINE) -> Element:
    """Set a title in lines that end between words."""
    return paragraph(style, "\n".join(lines), spacing(before, after=after))


def _titled(document: Document, upper: _Upper, lines: Sequence[str], over: int, under: int) -> _Upper:
    if document.form == "order":
        # Its mark is its title.
        return upper
    bottom = upper.bottom + (over + len(lines)) * LINE
    if document.form == "plain" and document.number:
        number = paragraph("DocumentNumber", document.number, spacing(0, after=under * LINE))
        heading = title(lines, "Title", upper.bottom % LINE + over * LINE, 0)
        return _Upper([*upper.blocks, heading, number], bottom + (under + 1) * LINE)
    # What parts the title from the grid is taken from the room under it.
    after = under * LINE - bottom % LINE if under else 0
    return _Upper([*upper.blocks, title(lines, "Title", over * LINE, after)], bottom + after)


def _uppers(document: Document) -> Iterator[_Upper]:
    """Give what may stand above the title, the tallest first."""
    corner = _upper_left(document)
    labels = [paragraph(style, text) for style, text in corner]
    if document.form == "letter":
        yield _Upper(*letterhead(document, corner))
    elif document.form == "plain":
        yield _Upper(labels, len(labels) * LINE)
    elif document.form == "order":
        yield _order_head(document, labels)
    else:
        tallest = _NUMBER_ROW + (len(document.issuers) - 1 if document.form == "document" else 0)
        for row in range(tallest, _NUMBER_ROW - 1, -1):
            yield _document_head(document, labels, row)


def _upper_left(document: Document) -> list[tuple[str, str]]:
    wanted = (("CopyNumber", document.copy_number), ("Secrecy", document.secrecy), ("Urgency", document.urgency))
    return [(style, text) for style, text in wanted if text]


def _order_head(document: Document, labels: list[Element]) -> _Upper:
    height = (_ORDER_ROW - 2) * LINE - _ORDER_TOP
    made = mark(["、".join(document.issuers)], document.mark, _ORDER_TOP - len(labels) * LINE, height)
    gap = 2 * LINE - made.under
    number = paragraph("OrderNumber", document.number or "", spacing(gap, after=2 * LINE))
    return _Upper([*labels, *made.blocks, number], _ORDER_TOP + made.height + 5 * LINE)


def _document_head(document: Document, labels: list[Element], row: int) -> _Upper:
    height = (row - 2) * LINE - _DOCUMENT_TOP
    made = mark(document.issuers, document.mark, _DOCUMENT_TOP - len(labels) * LINE, height)
    gap = 2 * LINE - made.under
    numbers = _dated(document, gap) if document.form == "minutes" else _numbered(document, gap)
    bottom = _DOCUMENT_TOP + made.height
    if not numbers:
        space = mm(4) - made.under
        return _Upper([*labels, *made.blocks, _ruled("Trace", [], space)], bottom + mm(4))
    bottom += (2 + len(numbers)) * LINE
    return _Upper([*labels, *made.blocks, *numbers], bottom + round(_RULE_GAP / 20) * 20 + _RULE * 2.5)


def _ruled(style: str, runs: list[Element], space: float, *properties: Element) -> Element:
    rule = element("w:bottom", val="single", sz=_RULE, space=round(space / 20), color="FF0000")
    return paragraph(style, runs, element("w:pBdr", rule), *properties)


def _numbered(document: Document, gap: float) -> list[Element]:
    """Set the number over the red rule; in a document that goes upwards, beside who signed it."""
    if document.signers:
        return _signed(document.signers, document.number or "", gap)
    return [_ruled("DocumentNumber", [run(document.number)], _RULE_GAP, spacing(gap))] if document.number else []


def _signed(signers: Sequence[str], number: str, gap: float) -> list[Element]:
    """Set two names a row, one below the other; the number stands on the last row."""
    wide = max(3, *(len(name) for name in signers))
    across = min(2, len(signers))
    first = WIDTH - (1 + across * wide + across - 1) * CELL
    places = (CELL, first - 4 * CELL, first, first + (wide + 1) * CELL)
    rows = [signers[place : place + across] for place in range(0, len(signers), across)]
    made = []
    for place, row in enumerate(rows):
        stops = tabs(*(("left", stop) for stop in places))
        is_last = place == len(rows) - 1
        # The label ends where the names begin; a tab after it would go further.
        label = "签发人：" if place == 0 else "\t"
        start = f"\t{number if is_last else ''}\t{label}"
        runs = [run(start), run("\t".join(_spread(name, wide) for name in row), "Kai")]
        before = spacing(gap if place == 0 else 0)
        made.append(
            _ruled("SignedNumber", runs, _RULE_GAP, stops, before)
            if is_last
            else paragraph("SignedNumber", runs, stops, before)
        )
    return made


def _spread(name: str, wide: int) -> str:
    """Spread a name of two letters to the width of the longer ones."""
    return name[0] + "　" * (wide - 2) + name[1] if len(name) == 2 else name


def _dated(document: Document, gap: float) -> list[Element]:
    """Set the number of minutes and, where nobody signs them, who keeps them and the day, over the red rule."""
    if document.signatures:
        return _numbered(document, gap)
    number = [paragraph("DocumentNumber", document.number, spacing(gap))] if document.number else []
    line = run(f"\t{document.printer or ''}\t{document.date}")
    stops = tabs(("left", CELL), ("right", WIDTH - CELL))
    return [*number, _ruled("SignedNumber", [line], _RULE_GAP, stops, spacing(0 if number else gap))]
