"""Lists that Word counts: all lists of marks share a number, and each list that is counted has its own."""

from collections.abc import Iterator
from itertools import count

from banbao.press.word.markup import Element, element

_MARKS, _COUNTED = 1, 2
"""How the theme's numbering names its two ways to set a list."""
_FIRST = 1
DEEPEST = 3
"""How deep lists are set one inside the other; the theme describes so many levels and one."""


class Numbering:
    """Hands out the numbers of one document's lists."""

    def __init__(self) -> None:
        self._ids = count(_FIRST)
        self._made: list[Element] = [_number(next(self._ids), _MARKS)]

    def begin(self, first: int) -> int:
        """Begin a list; `first` is its first number, 0 where it has marks. Gives what its items name."""
        if not first:
            return _FIRST
        identity = next(self._ids)
        self._made.append(_number(identity, _COUNTED, first))
        return identity

    def __iter__(self) -> Iterator[Element]:
        """Give what the document has to say of its lists."""
        return iter(self._made)


def item(identity: int, depth: int) -> Element:
    """Say that a paragraph is an item of a list; `depth` counts the lists round its own."""
    return element("w:numPr", element("w:ilvl", val=min(depth, DEEPEST)), element("w:numId", val=identity))


def _number(identity: int, kind: int, first: int | None = None) -> Element:
    starts = [] if first is None else [first, *[1] * DEEPEST]
    overrides = [
        element("w:lvlOverride", element("w:startOverride", val=start), ilvl=depth)
        for depth, start in enumerate(starts)
    ]
    return element("w:num", element("w:abstractNumId", val=kind), *overrides, numId=identity)
