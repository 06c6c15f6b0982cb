"""A notice's record and text in, the official document out that is set from them."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from typing import Literal, NamedTuple

from banbao.fonts.faces import Family
from banbao.fonts.roles import Role
from banbao.model.articles import Notice, NoticeKind
from banbao.model.site import Site
from banbao.press.document import Document, Enclosure, Signature
from banbao.press.levels import with_levels
from banbao.press.prose import Heading, Node, Paragraph, Run, Table
from banbao.press.titles import words_of

Form = Literal["document", "letter", "order", "minutes", "plain"]

_MARKS: dict[str, str] = {"document": "文件", "order": "令", "minutes": "纪要", "letter": "", "plain": ""}
_FORMS: dict[NoticeKind, Form] = {
    NoticeKind.LETTER: "letter",
    NoticeKind.MINUTES: "minutes",
    NoticeKind.ORDER: "order",
}
_WIDE_COLUMNS = 7
"""From how many columns on a table wants a page on its side."""
SET_SUFFIXES = (".csv", ".md", ".txt")
"""How the names of attachments end that are set after the document; all others are only listed."""


class Attached(NamedTuple):
    """An attachment."""

    title: str
    nodes: tuple[Node, ...] | None
    """Its text; None where it is a file that is only listed."""


class Enclosed(NamedTuple):
    """What a notice issues."""

    title: str
    nodes: tuple[Node, ...]


def form_of(record: Notice) -> Form:
    """Tell how a document is set: as it says, else as its kind and its number suggest."""
    return record.form or _FORMS.get(record.kind) or ("document" if record.doc_number else "plain")


def make_document(
    name: str,
    record: Notice,
    site: Site,
    nodes: tuple[Node, ...],
    attached: tuple[Attached, ...],
    enclosed: Enclosed | None,
    faces: Mapping[Role, tuple[Family, ...]],
) -> Document:
    """Put an official document together.

    Args:
        name: The record's slug.
        record: What it says of itself.
        site: The office.
        nodes: Its text.
        attached: Its attachments, in order.
        enclosed: What it issues, if it issues anything.
        faces: The families of each role.
    """
    form = form_of(record)
    issuers = (record.issuer or site.office, *record.joint_issuers)
    whole = names_in(site) + issuers
    has_imprint = form != "plain"
    return Document(
        name=name,
        form=form,
        heading=record.title,
        title=words_of(record.title, whole),
        issuers=issuers,
        mark=_MARKS[form],
        nodes=with_levels(nodes),
        date=_day(record.issued),
        copy_number=record.copy_number,
        secrecy=record.secrecy,
        urgency=record.urgency,
        number=record.doc_number,
        signers=record.signers if record.sealing != "stamp" else (),
        recipients=record.recipients,
        attachments=tuple(each.title for each in attached),
        signatures=_signatures(record, issuers),
        sealing=record.sealing,
        note=record.note,
        attendance=tuple((each.label, each.names) for each in record.attendance),
        enclosures=tuple(_enclosures(attached, enclosed, whole)),
        copies=record.cc,
        printer=(record.printer or site.documents.printer) if has_imprint else None,
        printed=_day(record.printed or record.issued) if has_imprint else None,
        faces=dict(faces),
    )


def names_in(site: Site) -> tuple[str, ...]:
    """List the names that stay whole in headlines."""
    return (site.office, site.short_name, site.title, *(unit.name for unit in site.units))


def _signatures(record: Notice, issuers: tuple[str, ...]) -> tuple[Signature, ...]:
    if record.sealing == "stamp":
        return tuple(Signature(name, record.post) for name in record.signers[:1])
    return tuple(Signature(name) for name in issuers)


def _enclosures(
    attached: tuple[Attached, ...], enclosed: Enclosed | None, names: tuple[str, ...]
) -> Iterator[Enclosure]:
    if enclosed:
        yield Enclosure(words_of(enclosed.title, names), with_levels(enclosed.nodes))
    for number, each in enumerate(attached, 1):
        if each.nodes is not None:
            label = f"附件{number}" if len(attached) > 1 else "附件"
            yield Enclosure(words_of(each.title, names), with_levels(_untitled(each)), label)


def _untitled(each: Attached) -> tuple[Node, ...]:
    """Give an attachment's text without its title, where it begins with that."""
    nodes = each.nodes or ()
    first = nodes[0] if nodes else None
    is_title = isinstance(first, Heading | Paragraph) and "".join(run.text for run in first.runs) == each.title
    return nodes[1:] if is_title else nodes


def _day(when: date) -> str:
    """Write a day as documents have it, whatever the site's language."""
    return f"{when.year}年{when.month}月{when.day}日"


def table_of(text: str) -> tuple[Node, ...]:
    """Read a table out of comma-separated values, its head in the first row."""
    rows = [row for row in csv.reader(StringIO(text)) if any(cell.strip() for cell in row)]
    width = max(map(len, rows), default=0)
    if not width:
        return ()
    cells = [tuple(_cell(cell) for cell in (*row, *[""] * (width - len(row)))) for row in rows]
    return (Table(cells[0], tuple(cells[1:]), is_wide=width >= _WIDE_COLUMNS),)


def paragraphs_of(text: str) -> tuple[Node, ...]:
    """Read plain text, a paragraph a line."""
    return tuple(Paragraph((Run(line.strip()),)) for line in text.splitlines() if line.strip())


def _cell(words: str) -> tuple[Run, ...]:
    return (Run(words.strip()),) if words.strip() else ()
