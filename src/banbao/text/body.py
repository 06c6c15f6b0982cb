"""A record's Markdown in, its body out: clean HTML, headings, plain text, and the files that it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import nh3

from banbao.catalog.catalog import Catalog
from banbao.diagnostics import Diagnostic, Report
from banbao.language import Translate
from banbao.rules import CONTROL_CHARACTER
from banbao.source.records import Manuscript
from banbao.source.text_files import CONTROL
from banbao.text.links import Links
from banbao.text.markdown import make_markdown
from banbao.text.review import places, review

_BLOCK_TAGS = (
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td"
    " blockquote pre div figure figcaption hr details summary section"
)
_INLINE_TAGS = (
    "a abbr b bdi br cite code del em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var"
)
TAGS = frozenset(_BLOCK_TAGS.split() + _INLINE_TAGS.split())
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "title", "role"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"style", "colspan", "rowspan", "scope"},
    "td": {"style", "colspan", "rowspan"},
    "ol": {"start", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "details": {"open"},
}
_SCHEME = re.compile(r"=\"[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_ID = re.compile(r' id="([^"]*)"')
_BLOCK_END = re.compile(r"</(?:p|h\d|li|dt|dd|t[hdr]|div|figcaption|caption|pre)>|<br>")


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
    headings: tuple[Heading, ...]
    text: str
    """The words alone, a line for each block."""
    files: tuple[str, ...]
    """The files beside the record that the text links to or shows, in order."""


def _headings(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], unescape(token["name"]))
        yield from _headings(token["children"])


def plain(html: str) -> str:
    """Take the words out of clean HTML."""
    text = unescape(nh3.clean(_BLOCK_END.sub("\n", html), tags=set()))
    return "\n".join(line for raw in text.split("\n") if (line := raw.strip()))


class Renderer:
    """Renders the texts of one catalog; the Markdown parser is made once and used for all."""

    def __init__(self, catalog: Catalog, translate: Translate) -> None:
        """Prepare for the texts of a catalog that was selected."""
        self._catalog = catalog
        self._markdown = make_markdown(catalog, translate)
        self._pages = catalog.pages

    def render(self, manuscript: Manuscript, report: Report, hidden: frozenset[str] = frozenset()) -> Body:
        """Render the text of a record, or of what did not make one, to tell its faults all the same.

        Args:
            manuscript: What was read.
            report: Takes what is wrong in the text: dead links, unsafe HTML, headings out of order.
            hidden: The files beside it that the edition may not show.
        """
        links = Links(manuscript, self._pages, TAGS, hidden)
        self._markdown.reset()
        raw = self._markdown.convert(manuscript.body)
        html = nh3.clean(
            raw,
            tags=set(TAGS),
            clean_content_tags={"script", "style"},
            attributes=_ATTRIBUTES,
            attribute_filter=links.attribute,
            # Whatever address there is, `links` decides on it, and remembers those that it takes out.
            url_schemes={scheme.lower() for scheme in _SCHEME.findall(raw)},
            link_rel=None,
            filter_style_properties={"text-align"},
        )
        html = self._without_control_characters(html, manuscript, report)
        html = html.replace("<table", '<div class="table-scroll" tabindex="0"><table')
        html = html.replace("</table>", "</table></div>")
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        review(manuscript, links, set(_ID.findall(html)), report)
        return Body(html, headings, plain(html), tuple(links.files))

    def _without_control_characters(self, html: str, manuscript: Manuscript, report: Report) -> str:
        """Take out what came in by its number, `&#7;`; it would break every feed that shows the text."""
        for character in sorted(set(CONTROL.findall(html))):
            written = (f"&#{ord(character)};", f"&#x{ord(character):x};")
            span = next((span for form in written for span in places(manuscript, form)), manuscript.body_span(1, 1, 1))
            report.add(Diagnostic.of(CONTROL_CHARACTER, span, number=f"{ord(character):04X}"))
        return CONTROL.sub("", html)
