"""The text: the tree of prose -> paragraphs, lists, tables and figures."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from docx.shared import Twips

from banbao.fonts.roles import Role
from banbao.press.prose import Figure, Heading, Items, Node, Paragraph, Quote, Run
from banbao.press.prose import Table as TableNode
from banbao.press.word.figures import Draw, figure
from banbao.press.word.markup import Element
from banbao.press.word.measures import CELL, HEIGHT, LINE, SIZE, WIDTH, above, below
from banbao.press.word.numbering import Numbering, item
from banbao.press.word.paragraphs import indent, paragraph, runs_of
from banbao.press.word.tables import table

_LEVEL_ROLES: tuple[Role | None, ...] = (Role.HEI, Role.KAI, None, None)
"""The faces of headings; those of the third and the fourth level have that of the text."""
_DEEPEST_HEADING = 4
_STEP = 2 * CELL
_ROOM_ABOVE_TABLE = (LINE + above(SIZE, LINE) - below(SIZE, LINE)) / 2
"""What makes a table stand as far from the letters above it as from those below it, where both have a line of room."""


class Means(NamedTuple):
    """What a text needs of the file that it is put into."""

    draw: Draw
    numbering: Numbering


class Turned(NamedTuple):
    """What stands on pages of its own, turned on their side."""

    blocks: list[Element]


Block = Turned | Any
"""An element, or what is turned."""


def body(nodes: Sequence[Node], means: Means, style: str = "BodyText", depth: int = 0) -> Iterator[Block]:
    """Set a text, with a line of room about each table, as the PDF has.

    Args:
        nodes: The text.
        means: What the file has for it.
        style: Of its plain paragraphs.
        depth: How many lists it stands in.
    """
    before: Block = None
    for block in _blocks(nodes, means, style, depth):
        if _is(before, "w:p") and _is(block, "w:tbl"):
            _spacing_of(before).after = Twips(_ROOM_ABOVE_TABLE)
        elif _is(before, "w:tbl") and _is(block, "w:p"):
            _spacing_of(block).before = Twips(LINE - _ROOM_ABOVE_TABLE)
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _is(block: Block | None, tag: str) -> bool:
    return block is not None and not isinstance(block, Turned) and block.tag == qn(tag)


def _spacing_of(paragraph_of: Any) -> Any:
    return paragraph_of.get_or_add_pPr().get_or_add_spacing()


def _blocks(nodes: Sequence[Node], means: Means, style: str, depth: int) -> Iterator[Block]:
    for node in nodes:
        match node:
            case Paragraph():
                yield _paragraph(node, style, depth)
            case Heading(level, runs):
                yield _heading(level, runs)
            case Items():
                yield from _items(node, means, depth)
            case Quote(inner):
                yield from body(inner, means, "Quote", depth)
            case TableNode():
                yield from [Turned(table(node, HEIGHT))] if node.is_wide else table(node, WIDTH)
            case Figure():
                yield from figure(node, means.draw)


def _heading(level: int, runs: Sequence[Run]) -> Element:
    return paragraph(f"Heading{min(level, _DEEPEST_HEADING)}", runs_of([Run(each.text) for each in runs]))


def _paragraph(node: Paragraph, style: str, depth: int) -> Element:
    """Set a paragraph; of one with a level the first run is the heading, and all of it where there is no other."""
    if node.level and len(node.runs) == 1:
        return _heading(node.level, node.runs)
    runs = node.runs
    if node.level and runs:
        first = runs[0]
        runs = (Run(first.text, role=first.role or _LEVEL_ROLES[min(node.level, _DEEPEST_HEADING) - 1]), *runs[1:])
    return paragraph(style, runs_of(runs), indent(depth * _STEP, first=_STEP) if depth else None)


def _items(node: Items, means: Means, depth: int) -> Iterator[Block]:
    identity = means.numbering.begin(node.first)
    style = "ListNumber" if node.first else "ListBullet"
    for nodes in node.items:
        match nodes:
            case (Paragraph(runs), *rest):
                pass
            case rest:
                runs = ()
        yield paragraph(style, runs_of(runs), item(identity, depth))
        yield from body(rest, means, "ListContinue", depth + 1)
