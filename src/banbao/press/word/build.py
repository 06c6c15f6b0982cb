"""A document -> the bytes of its Word file: its blocks in order, parted into sections."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from banbao.press.document import Document, Enclosure, Ending
from banbao.press.prose import Table
from banbao.press.word.body import Block, Means, Turned, body
from banbao.press.word.closing import closing
from banbao.press.word.colophon import colophon
from banbao.press.word.head import head, title
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import CELLS, HEIGHT, LINE, cells
from banbao.press.word.numbering import Numbering
from banbao.press.word.package import Book
from banbao.press.word.paragraphs import is_paragraph, keep, paragraph, trace
from banbao.press.word.sections import Numbers, ended, section
from banbao.press.word.tables import table
from banbao.press.word.titles import shaped

_SHORT = 3 * CELLS
"""A last paragraph of so many letters goes to the next page with the signature rather than leave it there alone."""
_SHARED = Ending()


class Part(NamedTuple):
    """What stands on pages of one sort."""

    blocks: list[Element]
    numbers: Numbers = "upright"


def build(
    document: Document, parts: Mapping[str, bytes], pictures: Mapping[str, bytes], ending: Ending = _SHARED
) -> bytes:
    """Build a document's Word file.

    Args:
        document: What is set.
        parts: The theme's, as `read_parts` gives them.
        pictures: JPEG or PNG, by the names that figures have for them.
        ending: How it ends, which shows when it is set for print; Word files cannot find that out.
    """
    book = Book(parts, pictures)
    means = Means(book.draw, Numbering())
    opening = head(document)
    foot = colophon(document, has_recipients=not opening.has_recipients)
    pages = _with_foot(list(_parted([*opening.blocks, *_blocks(document, means, ending)])), foot, ending)
    blocks: list[Element] = []
    for place, part in enumerate(pages):
        is_letter = document.form == "letter" and place == 0
        properties = section(book.footer, part.numbers, is_letter=is_letter)
        blocks += [*part.blocks, properties] if place == len(pages) - 1 else ended(part.blocks, properties)
    return book.close(blocks, means.numbering, document)


def _blocks(document: Document, means: Means, ending: Ending) -> Iterator[Block]:
    text = list(body(document.nodes, means))
    end = closing(document)
    if end and text and _goes_along(text[-1], ending):
        keep(text[-1])
    yield from text
    yield from end
    for each in document.enclosures:
        yield from _enclosure(each, means)


def _goes_along(last: Block, ending: Ending) -> bool:
    """Tell whether the last of the text is kept with the signature.

    Word parts such a paragraph and takes its last lines along, but LibreOffice takes all of it: so a long one goes only
    where it has to.
    """
    if isinstance(last, Turned) or not is_paragraph(last):
        return False
    return ending.is_bare or cells("".join(last.itertext())) <= _SHORT


def _enclosure(enclosure: Enclosure, means: Means) -> Iterator[Block]:
    first = enclosure.nodes[0] if enclosure.nodes else None
    is_turned = isinstance(first, Table) and first.is_wide
    label = [paragraph("EnclosureLabel", enclosure.label)] if enclosure.label else []
    opening = [*label, title(shaped(enclosure.title), "EnclosureTitle", LINE if label else 2 * LINE)]
    if isinstance(first, Table) and is_turned:
        yield Turned([*opening, *table(first, HEIGHT)])
        yield from body(enclosure.nodes[1:], means)
        return
    opening[0][0].insert(1, element("w:pageBreakBefore"))
    yield from opening
    yield from body(enclosure.nodes, means)


def _parted(blocks: Sequence[Block]) -> Iterator[Part]:
    upright: list[Element] = []
    for block in blocks:
        if isinstance(block, Turned):
            if upright:
                yield Part(upright)
            yield Part(block.blocks, "turned")
            upright = []
        else:
            upright.append(block)
    if upright:
        yield Part(upright)


def _with_foot(parts: Sequence[Part], table_of: Element | None, ending: Ending) -> list[Part]:
    """Put 版记 at the end of the last part, or on a page of its own."""
    if table_of is None:
        return list(parts)
    last = parts[-1]
    if ending.foot == "shared" and last.numbers == "upright":
        return [*parts[:-1], last._replace(blocks=[*last.blocks, table_of, trace()])]
    # LibreOffice does not begin a page with a table that floats.
    own = [trace(), table_of, trace()]
    if ending.foot == "after-blank":
        return [*parts, Part([trace()], "blank"), Part(own, "blank")]
    return [*parts, Part(own)]
