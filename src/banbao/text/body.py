"""A record's Markdown in, its body out: clean HTML, headings, plain text, and the files that it shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

import nh3

from banbao.catalog.addresses import SITE_SCHEME, file_uri, page_uri
from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.mentions import prose_lines
from banbao.diagnostics import Diagnostic, Report, Span
from banbao.language import N_, Progress, Translate, silent
from banbao.model.base import Part
from banbao.rules import DEAD_ANCHOR, DEAD_LINK, HEADING_LEVEL, UNSAFE_HTML
from banbao.source.faults import nearest
from banbao.text.markdown import make_markdown

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
_SCHEMES = frozenset({"http", "https", "mailto", "tel", SITE_SCHEME.rstrip(":")})
_RAW_TAG = re.compile(r"<([a-zA-Z][\w-]*)(?=[\s/>]|$)")
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


class _Links:
    """Resolves each address in a text while it is cleaned, and remembers what was found."""

    def __init__(self, item: Item[Part], pages: frozenset[str]) -> None:
        self.item, self.pages = item, pages
        self.files: dict[str, None] = {}
        self.dead: dict[str, None] = {}
        self.anchors: dict[str, None] = {}

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        if name not in ("href", "src"):
            return value
        if value.startswith(SITE_SCHEME):
            return self.site_link(value)
        parts = urlsplit(value)
        if parts.scheme or parts.netloc:
            return self.outside(tag, value)
        if not parts.path and parts.fragment:
            self.anchors[unquote(parts.fragment)] = None
            return value
        return self.file(value, unquote(parts.path))

    def site_link(self, value: str) -> str | None:
        if value.removeprefix(SITE_SCHEME) in self.pages:
            return value
        self.dead[value] = None
        return None

    def outside(self, tag: str, value: str) -> str | None:
        # A page may lead to another host, but never load anything from it.
        if tag == "img" or urlsplit(value).scheme not in _SCHEMES:
            self.dead[value] = None
            return None
        return value

    def file(self, value: str, path: str) -> str | None:
        path = path.removeprefix("./")
        if path not in self.item.entry.files:
            self.dead[value] = None
            return None
        self.files[path] = None
        return SITE_SCHEME + file_uri(self.item.kind, self.item.slug, path)


class Renderer:
    """Renders the texts of one catalog; the Markdown parser is made once and used for all."""

    def __init__(self, catalog: Catalog, translate: Translate) -> None:
        """Prepare for the texts of a catalog that was selected."""
        self._markdown = make_markdown(catalog, translate)
        units = (page_uri("unit", unit) for unit in catalog.units)
        self._pages = frozenset([*(page_uri(item.kind, item.slug) for item in catalog.items.values()), *units])

    def render(self, item: Item[Part], report: Report) -> Body:
        """Render the text of a record.

        Args:
            item: A record of the catalog.
            report: Takes what is wrong in the text: dead links, unsafe HTML, headings out of order.
        """
        links = _Links(item, self._pages)
        self._markdown.reset()
        raw = self._markdown.convert(item.entry.body)
        html = nh3.clean(
            raw,
            tags=set(TAGS),
            clean_content_tags={"script", "style"},
            attributes=_ATTRIBUTES,
            attribute_filter=links.attribute,
            url_schemes=set(_SCHEMES),
            link_rel=None,
            filter_style_properties={"text-align"},
        )
        html = html.replace("<table", '<div class="table-scroll" tabindex="0"><table').replace(
            "</table>", "</table></div>"
        )
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]
        self._report(item, links, headings, html, report)
        return Body(html, headings, plain(html), tuple(links.files))

    def _report(
        self, item: Item[Part], links: _Links, headings: tuple[Heading, ...], html: str, report: Report
    ) -> None:
        entry = item.entry
        for target in links.dead:
            span = _find(item, target)
            report.add(Diagnostic.of(DEAD_LINK, span, nearest(target, entry.files), target=target))
        anchors = {heading.anchor for heading in headings}
        for anchor in links.anchors:
            if anchor not in anchors and f'id="{anchor}"' not in html:
                span = _find(item, f"#{anchor}")
                report.add(Diagnostic.of(DEAD_ANCHOR, span, nearest(anchor, anchors), anchor=anchor))
        level = 1
        for number, line in prose_lines(entry.body):
            for found in _RAW_TAG.finditer(line):
                if found[1].lower() not in TAGS:
                    span = entry.body_span(number, found.start() + 1, len(found[0]))
                    report.add(Diagnostic.of(UNSAFE_HTML, span, tag=found[1]))
            marks = len(line) - len(line.lstrip("#")) if re.match(r"#{1,6}\s", line) else 0
            if marks:
                if marks == 1 or marks > level + 1:
                    report.add(Diagnostic.of(HEADING_LEVEL, entry.body_span(number, 1, marks)))
                level = marks


def _find(item: Item[Part], target: str) -> Span:
    """Find where a text writes an address; Markdown itself keeps no places."""
    for wanted in (f"]({target}", target, unquote(target)):
        for number, line in prose_lines(item.entry.body):
            if wanted in line:
                column = line.index(wanted) + len(wanted) - len(wanted.removeprefix("](")) + 1
                return item.entry.body_span(number, column, len(wanted.removeprefix("](")))
    return item.entry.body_span(1, 1, 1)


def render_all(catalog: Catalog, translate: Translate, report: Report, progress: Progress = silent) -> dict[str, Body]:
    """Render the texts of all records, by id."""
    renderer = Renderer(catalog, translate)
    bodies = {}
    for done, item in enumerate(catalog.items.values(), 1):
        bodies[item.id] = renderer.render(item, report)
        progress(N_("rendering texts"), done, len(catalog.items))
    return bodies
