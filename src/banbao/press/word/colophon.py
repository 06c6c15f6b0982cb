"""The foot of the last page (版记): who gets copies, who printed it and when."""

from collections.abc import Sequence

from banbao.press.document import Document
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import LEFT, SMALL, WIDTH
from banbao.press.word.paragraphs import indent, paragraph, tabs

_TO, _COPIES = "主送：", "抄送："


def colophon(document: Document, *, has_recipients: bool) -> Element | None:
    """Set the foot of the last page as a table that stays at the end of the text block.

    Args:
        document: What is set.
        has_recipients: Whether the head has found no room for the recipients.

    Returns:
        The table; None where there is nothing in it.
    """
    is_letter = document.form == "letter"
    rows = [_listed(_TO, [document.recipients])] if has_recipients and document.recipients else []
    if document.copies:
        rows.append(_listed(_COPIES, document.copies))
    if document.printer and document.printed and not is_letter:
        rows.append(_printing(document.printer, document.printed))
    if not rows:
        return None
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val="Unruled" if is_letter else "ColophonTable"),
            # LibreOffice lets a table as wide as the text float only where it is placed on the paper.
            element("w:tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=LEFT, tblpYSpec="bottom"),
            element("w:tblW", w=WIDTH, type="dxa"),
            element("w:tblLayout", type="fixed"),
        ),
        element("w:tblGrid", element("w:gridCol", w=WIDTH)),
        *(element("w:tr", element("w:trPr", element("w:cantSplit")), element("w:tc", _cell(), row)) for row in rows),
    )


def _cell() -> Element:
    return element("w:tcPr", element("w:tcW", w=WIDTH, type="dxa"))


def _listed(label: str, names: Sequence[str]) -> Element:
    """List names, further lines under the first letter after the colon."""
    hang = len(label) * SMALL
    return paragraph("Colophon", f"{label}{'，'.join(names)}。", indent(SMALL + hang, SMALL, -hang))


def _printing(printer: str, day: str) -> Element:
    return paragraph("Colophon", f"{printer}\t{day}印发", tabs(("right", WIDTH - SMALL)), indent(SMALL))
