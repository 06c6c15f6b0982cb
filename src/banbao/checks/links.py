"""The links of pages written by hand: they may lead to any page of the site, and must lead somewhere."""

from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from banbao.diagnostics import Diagnostic, Report, Span
from banbao.rules import DEAD_ANCHOR, DEAD_LINK


class _Links(HTMLParser):
    """Gathers where a page leads, and what can be led to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: dict[str, None] = {}
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") == "canonical":
            return
        self.targets.update(dict.fromkeys(value for name in ("href", "src") if (value := values.get(name))))
        if anchor := values.get("id"):
            self.anchors.add(anchor)


def _place(docs: Path, uri: str, target: str) -> Span:
    """Find where a page's Markdown writes a link; a link of the layout is found nowhere and told at the top."""
    source = docs / PurePosixPath(uri).with_suffix(".md")
    name = f"{docs.name}/{PurePosixPath(uri).with_suffix('.md')}"
    lines = source.read_text(encoding="utf-8").split("\n") if source.is_file() else []
    for number, line in enumerate(lines, 1):
        for wanted in (target, unquote(target), target.replace(".html", ".md")):
            if wanted in line:
                return Span(name, number, line.index(wanted) + 1, len(wanted), line)
    return Span(name)


def _internal(uri: str, links: _Links) -> Iterator[tuple[str, str]]:
    """Give the addresses in the site to which a page leads, each as it is meant and as it is written."""
    for target in links.targets:
        parts = urlsplit(target)
        if not (parts.scheme or parts.netloc):
            yield normpath(str(PurePosixPath(uri).parent / unquote(parts.path))) if parts.path else uri, target


def _faults(uri: str, links: Mapping[str, _Links], planned: frozenset[str]) -> Iterator[tuple[str, bool]]:
    for path, target in _internal(uri, links[uri]):
        fragment = urlsplit(target).fragment
        if path not in planned:
            yield target, False
        elif fragment and path in links and unquote(fragment) not in links[path].anchors:
            yield target, True


def check_pages_by_hand(
    files: Mapping[str, Path], planned: Iterable[str], docs: Path, report: Report
) -> tuple[str, ...]:
    """Follow every link of the pages written by hand.

    Args:
        files: What stands in the site because of them, by address; pages are rendered HTML.
        planned: Every other address of the site.
        docs: Where their Markdown stands.
        report: Takes the links that lead to nothing.

    Returns:
        The addresses to which they lead.
    """
    pages = {uri: path for uri, path in files.items() if uri.endswith(".html")}
    links = {uri: _Links(path.read_text(encoding="utf-8")) for uri, path in pages.items()}
    addresses = frozenset((*planned, *files))
    for uri in links:
        for target, is_anchor in _faults(uri, links, addresses):
            span = _place(docs, uri, target)
            if is_anchor:
                report.add(Diagnostic.of(DEAD_ANCHOR, span, anchor=unquote(urlsplit(target).fragment)))
            else:
                report.add(Diagnostic.of(DEAD_LINK, span, target=target))
    return tuple(sorted({path for uri in links for path, _ in _internal(uri, links[uri])}))
