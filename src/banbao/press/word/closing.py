"""What stands after the text: the list of attachments, who was there, who signs and when, the note."""

from collections.abc import Sequence

from banbao.press.document import Document, Signature
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import CELL, CELLS, LINE, WIDTH, cells, mm
from banbao.press.word.paragraphs import aligned, indent, keep, paragraph, run, spacing, tabs

_LABEL = "附件："
_SEAL, _ACROSS, _STEP = mm(45), 3, 5
"""What a seal takes of a row, how many stand in one, and how many lines further down the next row of names stands."""
_STAMP_CELLS = 5
"""How wide the place of a signature stamp is."""
_DATE_RIGHT = 4
"""How far the date keeps from the right where a seal or a stamp stands with it."""


def closing(document: Document) -> list[Element]:
    """Set all that stands between the text and the enclosures."""
    made = [*_attachments(document.attachments), *_attendance(document.attendance)]
    if document.signatures:
        made += _SEALINGS[document.sealing](document.signatures, document.date)
    if document.note:
        if document.signatures:
            keep(made[-1])
        made.append(paragraph("Note", f"（{document.note}）"))
    return made


def _attachments(titles: Sequence[str]) -> list[Element]:
    """List the attachments: `附件：1.…`, each title's further lines under its first letter."""
    start, made = 2 + cells(_LABEL), []
    for place, title in enumerate(titles, 1):
        number = f"{place}.\t" if len(titles) > 1 else ""
        # Numbers of one digit and a point take a cell; a half more keeps the title clear of any font's.
        left = start + (cells(f"{len(titles)}.") if number else 0)
        label = _LABEL if place == 1 else ""
        first = indent(left * CELL, first=((2 if label else start) - left) * CELL)
        made.append(paragraph("AttachmentList", f"{label}{number}{title}", spacing(LINE if label else 0), first))
    return made


def _attendance(lists: Sequence[tuple[str, str]]) -> list[Element]:
    made = []
    for place, (label, names) in enumerate(lists):
        hang = cells(label) + 1
        first = indent((2 + hang) * CELL, first=-hang * CELL)
        runs = [run(f"{label}：", "Hei"), run(names)]
        made.append(paragraph("Attendance", runs, spacing(LINE if place == 0 else 0), first))
    return made


def _unsealed(signatures: Sequence[Signature], date: str) -> list[Element]:
    """Set names two cells from the right, and the date two cells further in than they begin."""
    widest = max(cells(each.name) for each in signatures)
    # A date longer than the names keeps two cells from the right itself, and they give way.
    start = CELLS - 2 - (widest if widest >= cells(date) else 2 + cells(date))
    made = [
        paragraph("Signature", each.name, spacing(LINE if place == 0 else 0), indent(start * CELL))
        for place, each in enumerate(signatures)
    ]
    return [*made, paragraph("Date", date, indent((start + 2) * CELL))]


def _sealed(signatures: Sequence[Signature], date: str) -> list[Element]:
    """Set names where seals go over them, the last over the date; seals begin within a line of the text."""
    names = [each.name for each in signatures]
    across = min(_ACROSS, len(names))
    widest = cells(names[-1]) if len(names) == 1 else min(_SEAL / CELL, cells(names[-1]))
    middle = min((CELLS - _DATE_RIGHT - cells(date) / 2) * CELL, WIDTH - widest * CELL / 2)
    signed = paragraph("Date", f"\t{date}", tabs(("center", middle)))
    if len(names) == 1:
        return [paragraph("Signature", f"\t{names[0]}", tabs(("center", middle)), spacing(2 * LINE)), signed]
    rows = [names[place : place + across] for place in range(0, len(names), across)]
    if all(cells(name) * CELL <= _SEAL for name in names):
        return [*(_row(row, middle, is_first=place == 0) for place, row in enumerate(rows)), signed]
    # The last row stands at the right, over the date; names too long for a seal go on in a second line.
    left = round(middle - (across - 0.5) * _SEAL)
    made = [
        element(
            "w:tr",
            element(
                "w:trPr",
                element("w:cantSplit"),
                element("w:trHeight", val=(3 if place == 0 else _STEP) * LINE, hRule="exact"),
            ),
            *(_cell(name) for name in ("",) * (across - len(row)) + tuple(row)),
        )
        for place, row in enumerate(rows)
    ]
    table = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val="Unruled"),
            element("w:tblW", w=across * _SEAL, type="dxa"),
            element("w:tblInd", w=left, type="dxa"),
            element("w:tblLayout", type="fixed"),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=_SEAL) for _ in range(across))),
        *made,
    )
    return [table, signed]


def _row(names: Sequence[str], middle: float, *, is_first: bool) -> Element:
    """Set names in a line, each over the middle of its seal; what stands in tables, is kept together less well."""
    stops = [("center", middle - (len(names) - 1 - place) * _SEAL) for place in range(len(names))]
    above = 2 if is_first else _STEP - 1
    return paragraph("Signature", "".join(f"\t{name}" for name in names), tabs(*stops), spacing(above * LINE))


def _cell(name: str) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=_SEAL, type="dxa"), element("w:vAlign", val="bottom"))
    return element("w:tc", properties, paragraph("Signature", name, aligned("center")))


def _stamped(signatures: Sequence[Signature], date: str) -> list[Element]:
    """Set posts beside the places of stamps, two lines high, which are kept free."""
    made = [
        # In the middle of its stamp's two lines; a stamp keeps two lines from the text, or one from the one before.
        _at_right("Signature", each.post or each.name, _DATE_RIGHT + _STAMP_CELLS + 2, 2.5 if place == 0 else 2)
        for place, each in enumerate(signatures)
    ]
    return [*made, _at_right("Date", date, _DATE_RIGHT, 1.5)]


def _at_right(style: str, text: str, cells_kept: float, lines_above: float) -> Element:
    return paragraph(style, text, spacing(lines_above * LINE), indent(right=cells_kept * CELL), aligned("right"))


_SEALINGS = {"none": _unsealed, "seal": _sealed, "stamp": _stamped}
