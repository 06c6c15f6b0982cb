"""What is wrong in a text, told at its places; Markdown itself keeps none, so they are found in the source."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from banbao.catalog.addresses import page_uri
from banbao.catalog.mentions import prose_lines
from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.kinds import KINDS
from banbao.rules import DEAD_ANCHOR, DEAD_LINK, HEADING_LEVEL, LINK_TO_INTERNAL, UNSAFE_HTML
from banbao.source.faults import nearest
from banbao.source.records import Manuscript
from banbao.text.links import Links

_RAW_TAG = re.compile(r"<([a-zA-Z][\w-]*)(?=[\s/>]|$)")
_MARKED = re.compile(r"(#{1,6})[^#].*")
_UNDERLINE = re.compile(r"(=+|-+)\s*")
_IN_ADDRESS = r"[^\s()<>\"'\]]"


def places(manuscript: Manuscript, target: str) -> Iterator[Span]:
    """Find everywhere that a text writes an address."""
    written = re.compile(f"(?<!{_IN_ADDRESS}){re.escape(target)}(?!{_IN_ADDRESS})")
    for number, line in prose_lines(manuscript.body):
        for match in written.finditer(line):
            yield manuscript.body_span(number, match.start() + 1, len(match[0]))


def _places_or_beginning(manuscript: Manuscript, target: str) -> tuple[Span, ...]:
    """Find where a text writes an address; its beginning where it writes it otherwise, by numbers for instance."""
    return tuple(places(manuscript, target)) or (manuscript.body_span(1, 1, 1),)


def _headings(body: str) -> Iterator[tuple[int, int, int]]:
    """Find the headings of a text: line, level, and how many characters mark them."""
    before = block_before = ""
    for number, line in prose_lines(body):
        if line.startswith("#"):
            if found := _MARKED.fullmatch(line.rstrip()):
                yield number, len(found[1]), len(found[1])
        elif (
            line.startswith(("=", "-"))
            and before.strip()
            and not block_before.strip()
            and (found := _UNDERLINE.fullmatch(line))
        ):
            yield number - 1, 1 if found[1][0] == "=" else 2, len(before.rstrip())
        before, block_before = line, before


def _advice(target: str, links: Links) -> Message | None:
    """Offer the link to the record that was meant, or the file that looks most like the one written."""
    if target.startswith(("http:", "https:", "//")):
        return Message.of(N_("pictures of other sites are not shown; put the picture into the record's folder"))
    if target.startswith("file:") or "\\" in unquote(target):
        return Message.of(N_("write the file's name alone; it must lie in the record's folder"))
    try:
        slug = PurePosixPath(urlsplit(target).path).stem
    except ValueError:
        return Message.of(N_("the address cannot be read; look for full-width punctuation in it"))
    for kind in KINDS.values():
        if kind.name != "site" and slug and page_uri(kind.name, slug) in links.pages and not kind.single:
            return Message.of(N_("write `[[{id}]]`"), id=f"{kind.name}:{slug}")
    return nearest(target, links.manuscript.files)


def _check_links(manuscript: Manuscript, links: Links, anchors: set[str], report: Report) -> None:
    for target in links.dead:
        for span in _places_or_beginning(manuscript, target):
            if unquote(target).removeprefix("./") in links.hidden:
                report.add(Diagnostic.of(LINK_TO_INTERNAL, span, target=target))
            else:
                report.add(Diagnostic.of(DEAD_LINK, span, _advice(target, links), target=target))
    for anchor in links.anchors:
        if anchor not in anchors:
            for span in _places_or_beginning(manuscript, f"#{anchor}"):
                report.add(Diagnostic.of(DEAD_ANCHOR, span, nearest(anchor, anchors), anchor=anchor))


def review(manuscript: Manuscript, links: Links, anchors: set[str], report: Report) -> None:
    """Tell what is wrong in a text.

    Args:
        manuscript: The text's file.
        links: What was found of its addresses when it was rendered.
        anchors: What can be led to in it.
        report: Takes dead links, HTML that was taken out, and headings out of order.
    """
    _check_links(manuscript, links, anchors, report)
    for number, line in prose_lines(manuscript.body) if "<" in manuscript.body else ():
        for found in _RAW_TAG.finditer(line):
            if found[1].lower() not in links.tags:
                span = manuscript.body_span(number, found.start() + 1, len(found[0]))
                report.add(Diagnostic.of(UNSAFE_HTML, span, tag=found[1]))
    above = 1
    for number, level, length in _headings(manuscript.body):
        if level == 1 or level > above + 1:
            report.add(Diagnostic.of(HEADING_LEVEL, manuscript.body_span(number, 1, length)))
        above = level
