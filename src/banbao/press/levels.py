"""A text's prose in, the same as an official document has it out: each part's level, and the face that shows it.

GB/T 9704-2012 §7.3.3 numbers four levels 一、 （一） 1. （1） and sets the first in Hei, the second in Kai, the
others as the text round them; nothing is bold. The numbers are printed as they were written.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from banbao.fonts.roles import Role
from banbao.press.prose import Heading, Items, Node, Paragraph, Quote, Run, Table

_LEVELS = (
    re.compile(r"[一二三四五六七八九十百]+[、,，.．]"),
    re.compile(r"[（(][一二三四五六七八九十百]+[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_ROLES: dict[int, Role | None] = {1: Role.HEI, 2: Role.KAI}
_LONGEST_HEADING, _LONGEST_SENTENCE = 45, 24
"""How many letters a heading may have at most: on a line of its own, and as the sentence with which a part begins."""
_ENDS, _PAUSES = "。：；！？", "，,"


def with_levels(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Tell the parts of an official document from its text.

    Args:
        nodes: Its text, as `reading.read` gives it.

    Returns:
        Paragraphs, tables and figures, where parts and the sentences that head them have their level and their face;
        quotations and lists of nothing but paragraphs are paragraphs too.
    """
    return tuple(_leveled(nodes))


def _leveled(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Heading():
                words = "".join(run.text for run in node.runs)
                level = level_of(words) or min(node.level, 2)
                yield Paragraph((Run(words, role=_ROLES.get(level)),), level)
            case Paragraph():
                yield _paragraph(node)
            case Items():
                yield from _items(node)
            case Quote():
                yield from _leveled(node.nodes)
            case Table():
                yield replace(node, head=tuple(map(_plain, node.head)), rows=_plain_rows(node))
            case _:
                yield node


def level_of(words: str) -> int:
    """Tell the level of a part by its number: 1 to 4, or 0 of what has none."""
    return next((level for level, number in enumerate(_LEVELS, 1) if number.match(words)), 0)


def _plain(runs: Iterable[Run]) -> tuple[Run, ...]:
    words = "".join(run.text for run in runs)
    return (Run(words),) if words else ()


def _plain_rows(table: Table) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    return tuple(tuple(map(_plain, row)) for row in table.rows)


def _paragraph(node: Paragraph) -> Paragraph:
    words = "".join(run.text for run in node.runs)
    level = level_of(words)
    heading = _heading_in(words) if level else ""
    role = _ROLES.get(level)
    if not heading or role is None:
        return Paragraph(_plain(node.runs), level if heading == words else 0)
    rest = words[len(heading) :]
    return Paragraph((Run(heading, role=role), *((Run(rest),) if rest else ())), level)


def _heading_in(words: str) -> str:
    """Give the heading with which a part begins: all of a short line without a full stop, else a short first sentence.

    A sentence with a pause in it is text, and so is one that stands alone.
    """
    first = next((place for place, letter in enumerate(words) if letter in _ENDS), len(words))
    if first == len(words):
        return words if first <= _LONGEST_HEADING else ""
    sentence, rest = words[: first + 1], words[first + 1 :]
    is_heading = words[first] == "。" and len(sentence) <= _LONGEST_SENTENCE and not set(_PAUSES) & set(sentence)
    return sentence if is_heading and rest else ""


def _items(node: Items) -> Iterator[Node]:
    """Set a list as the paragraphs that an official document has: its numbers become those of the third level."""
    for number, item in enumerate(node.items, node.first):
        for place, inner in enumerate(_leveled(item)):
            if place == 0 and node.first and isinstance(inner, Paragraph):
                yield Paragraph((Run(f"{number}."), *inner.runs), inner.level)
            else:
                yield inner
