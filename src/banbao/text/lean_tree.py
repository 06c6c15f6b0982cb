"""The last steps of Python-Markdown over a text's tree, left out where there is nothing for them to do."""

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown import serializers
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens, unique
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNPLAIN = re.compile(f"[&<>{STX}]")
_escape_text = serializers._escape_cdata  # type: ignore[attr-defined]
_escape_value = serializers._escape_attrib_html  # type: ignore[attr-defined]


class Attributes(Treeprocessor):
    """Lists of attributes."""

    def __init__(self, plain: Treeprocessor) -> None:
        super().__init__(plain.md)
        self._plain = plain

    def run(self, root: Element) -> None:
        """Read them where there are braces."""
        if "{" in "".join(root.itertext()):
            self._plain.run(root)


class Contents(Treeprocessor):
    """The anchors of headings, and the list of them that a text may ask for."""

    def __init__(self, plain: TocTreeprocessor) -> None:
        super().__init__(plain.md)
        self._plain = plain

    def run(self, root: Element) -> None:
        """Name the headings; where they are words alone and no list is asked for, without the list."""
        ids, headings = set(), []
        for element in root.iter():
            ids.add(element.get("id", ""))
            if element.tag in _HEADINGS:
                headings.append(element)
        if self._plain.marker in "".join(root.itertext()) or any(
            len(heading) or heading.keys() or _UNPLAIN.search(heading.text or "") for heading in headings
        ):
            self._plain.run(root)
            return
        tokens: list[Any] = []
        for heading in headings:
            text = (heading.text or "").strip()
            name, level = " ".join(text.split()), int(heading.tag[-1])
            anchor = unique(self._plain.slugify(name, self._plain.sep), ids)
            heading.set("id", anchor)
            tokens.append({"level": level, "id": anchor, "name": name, "html": text, "data-toc-label": ""})
        md: Any = self.md
        md.toc_tokens = nest_toc_tokens(tokens)


class Unescaped(UnescapeTreeprocessor):
    """Characters that were escaped."""

    def run(self, root: Element) -> None:
        """Put them back where there are any."""
        if STX in "".join(root.itertext()):
            super().run(root)
            return
        for element in root.iter():
            for name, value in element.items():
                if value is not None and STX in value:
                    element.set(name, self.unescape(value))


def to_html(element: Element) -> str:
    """Write an element as HTML, as Python-Markdown does."""
    tag, text, tail, attributes = element.tag, element.text, element.tail, element.items()
    if not isinstance(tag, str):
        return serializers.to_html_string(element)
    start, end, is_escaped = _tags(tag)
    for name, value in sorted(attributes) if attributes else ():
        if value is None or value == name:
            return serializers.to_html_string(element)
        start += f' {name}="{_escape_value(value)}"'
    if text and is_escaped and ("&" in text or "<" in text or ">" in text):
        text = _escape_text(text)
    inside = "".join(map(to_html, element)) if len(element) else ""
    if tail and tail != "\n":
        tail = _escape_text(tail)
    return f"{start}>{text or ''}{inside}{end}{tail or ''}"


@cache
def _tags(tag: str) -> tuple[str, str, bool]:
    """Give the beginning of an element's first tag, its last tag, and whether its text is escaped."""
    name = tag.lower()
    return f"<{tag}", "" if name in HTML_EMPTY else f"</{tag}>", name not in ("script", "style")
