"""Python-Markdown's search for what stands within a line, left out where a text cannot have it."""

import re
from collections import deque
from collections.abc import Iterable
from typing import Any, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.util import AtomicString

from banbao.catalog.mentions import MENTION

_LETTERS = re.compile(r"[`\\\[<@&*_\x02]")
_BREAK = "  \n"
_INLINE = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    MENTION.pattern: ("[[",),
    r"\[\^([^\]]*)\]": ("[^",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("@",),
    inlinepatterns.LINE_BREAK_RE: (_BREAK,),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
}
"""What a text must hold for these patterns to match in it: one of each, and but for the break, one of the letters."""
_REFERENCES: frozenset[type] = frozenset(
    {
        inlinepatterns.ReferenceInlineProcessor,
        inlinepatterns.ShortReferenceInlineProcessor,
        inlinepatterns.ImageReferenceInlineProcessor,
        inlinepatterns.ShortImageReferenceInlineProcessor,
    }
)
"""These make nothing of an address that the text does not define."""


def holds(text: str, marks: Iterable[str]) -> bool:
    """Tell whether a text holds one of some marks."""
    for mark in marks:  # noqa: SIM110 - a generator takes longer than the search
        if mark in text:
            return True
    return False


class Inline(treeprocessors.InlineProcessor):
    """Puts elements for the patterns in the texts of a tree."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        written = [cast("Any", pattern).getCompiledRegExp().pattern for pattern in self.inlinePatterns]
        self._patterns = [
            (pattern, _INLINE.get(regex, ("",)), type(pattern) in _REFERENCES)
            for pattern, regex in zip(self.inlinePatterns, written, strict=True)
        ]
        self._are_known = _INLINE.keys() >= set(written)

    def _is_marked(self, text: str) -> bool:
        return bool(_LETTERS.search(text)) or _BREAK in text or not self._are_known

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002 - as it is called
        """Go through the tree in the order of the plain parser, past what has no marks; footnotes are counted so."""
        self.stashed_nodes: dict[str, Element | str] = {}
        waiting = deque([tree])
        while waiting:
            found: list[tuple[Element, list[Element]]] = []
            current = waiting.popleft()
            for child in current:
                text, tail = child.text, child.tail
                if text and not isinstance(text, AtomicString) and self._is_marked(text):
                    child.text = None
                    nodes = self._nodes(text, child)
                    waiting += nodes
                    found.append((child, nodes))
                if tail and self._is_marked(tail):
                    holder = Element("d")
                    nodes = self._nodes(tail, holder, is_text=False)
                    child.tail = holder.tail
                    place = list(current).index(child) + 1
                    for node in reversed(nodes):
                        current.insert(place, node)
                if len(child) and self._is_marked("".join(child.itertext())):
                    waiting.append(child)
            for element, nodes in found:
                for place, node in enumerate(nodes):
                    element.insert(place, node)
        return tree

    def _nodes(self, text: str, parent: Element, is_text: bool = True) -> list[Element]:
        marked = self._InlineProcessor__handleInline(text)
        found = self._InlineProcessor__processPlaceholders(marked, parent, is_text)  # type: ignore[attr-defined]
        return [node for node, _ in found]

    # In the place of the plain class's own, which calls it for what stands within a pattern.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not self._is_marked(data):
            return data
        references = self.md.references
        for index in range(patternIndex, len(self._patterns)):
            pattern, marks, needs_references = self._patterns[index]
            if holds(data, marks) and (references or not needs_references):
                is_found, start = True, 0
                while is_found:
                    data, is_found, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data
