"""A record's Markdown in, its body out: clean HTML, headings, plain text, and the files that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any

from banbao.catalog.catalog import Catalog
from banbao.diagnostics import Diagnostic, Report
from banbao.language import Translate
from banbao.rules import CONTROL_CHARACTER
from banbao.source.records import Manuscript
from banbao.source.text_files import CONTROL
from banbao.text.clean import TAGS, Cleaner, plain
from banbao.text.links import Links
from banbao.text.markdown import make_markdown
from banbao.text.review import places, review

if TYPE_CHECKING:
    from markdown import Markdown

_OPENING_CHARACTERS = 200
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text."""

    level: int
    """2 to 6."""
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text."""

    html: str
    """Clean HTML; links inside the site begin with `site:` until `addresses.relative` ties them to a page."""
    opening: str
    """The words that it begins with, on one line: 200 characters, or all where there are fewer."""
    headings: tuple[Heading, ...] = ()
    files: tuple[str, ...] = ()
    """The files beside the record to which the text links, in order."""
    pictures: tuple[str, ...] = ()
    """Those that it shows."""

    @classmethod
    def of(cls, html: str, headings: tuple[Heading, ...], files: tuple[str, ...], pictures: tuple[str, ...]) -> "Body":
        """Make a body of clean HTML."""
        return cls(html, plain(html).replace("\n", "")[:_OPENING_CHARACTERS], headings, files, pictures)


def _headings(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], unescape(token["name"]))
        yield from _headings(token["children"])


class Renderer:
    """Renders the texts of one catalog; the Markdown parser is made once and used for all."""

    def __init__(self, catalog: Catalog, translate: Translate) -> None:
        """Prepare for the texts of a catalog that was selected."""
        self._catalog = catalog
        self._translate = translate
        self._cleaner = Cleaner()
        self._pages = catalog.pages

    @cached_property
    def _markdown(self) -> "Markdown":
        return make_markdown(self._catalog, self._translate)

    def render(self, manuscript: Manuscript, report: Report, hidden: frozenset[str] = frozenset()) -> Body:
        """Render the text of a record, or of what did not make one, to tell its faults all the same.

        Args:
            manuscript: What was read.
            report: Takes what is wrong in the text: dead links, unsafe HTML, headings out of order.
            hidden: The files beside it that the edition may not show.
        """
        links = Links(manuscript, self._pages, TAGS, hidden)
        self._markdown.reset()
        html = self._cleaner.clean(self._markdown.convert(manuscript.body), links)
        html = self._without_control_characters(html, manuscript, report)
        html = html.replace("<table", '<div class="table-scroll" tabindex="0"><table')
        html = html.replace("</table>", "</table></div>")
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        review(manuscript, links, set(_ID.findall(html)), report)
        return Body.of(html, headings, tuple(links.files), tuple(links.pictures))

    def _without_control_characters(self, html: str, manuscript: Manuscript, report: Report) -> str:
        """Take out what came in by its number, `&#7;`; it would break every feed that shows the text."""
        if not CONTROL.search(html):
            return html
        for character in sorted(set(CONTROL.findall(html))):
            written = (f"&#{ord(character)};", f"&#x{ord(character):x};")
            span = next((span for form in written for span in places(manuscript, form)), manuscript.body_span(1, 1, 1))
            report.add(Diagnostic.of(CONTROL_CHARACTER, span, number=f"{ord(character):04X}"))
        return CONTROL.sub("", html)


def shorten(text: str, most: int) -> str:
    """Cut a text at a mark of punctuation within `most` characters."""
    if len(text) <= most:
        return text
    cut = text[:most]
    end = max(cut.rfind(mark) for mark in "。！？；")
    if end >= most // 3:
        return cut[:end] + cut[end].replace("；", "。")
    clause = cut.rfind("，")
    return (cut[:clause] if clause >= most // 2 else cut.rstrip("，、：（“《")) + "…"
