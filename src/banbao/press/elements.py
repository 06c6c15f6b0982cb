"""Clean HTML in, its elements out: a tree of tags and words, as it is written and no more."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"img", "br", "hr", "wbr"})


@dataclass(slots=True)
class Element:
    """An element, its children in order; words stand among them as they are."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The words of its `class`."""
        return self.attributes.get("class", "").split()

    def elements(self, *tags: str) -> Iterator["Element"]:
        """Go through the children that are elements of these tags; without any, through all elements."""
        for child in self.children:
            if isinstance(child, Element) and (not tags or child.tag in tags):
                yield child

    def find(self, *tags: str) -> Iterator["Element"]:
        """Go through all elements of these tags inside, in the order of the text."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            yield from child.find(*tags)


class _Parser(HTMLParser):
    """Takes clean HTML, whose elements are closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parse(html: str) -> Element:
    """Read clean HTML; what stands outermost is the children of the element that is returned."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root
