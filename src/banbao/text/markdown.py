"""Our dialect of Markdown: Python-Markdown with a few of its own extensions, record links, and Chinese manners."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from banbao.catalog.addresses import SITE_SCHEME, page_uri
from banbao.catalog.catalog import Catalog
from banbao.catalog.mentions import MENTION
from banbao.language import Translate
from banbao.model.kinds import KIND_NAMES

EXTENSIONS = (
    "tables",
    "attr_list",
    "footnotes",
    "def_list",
    "abbr",
    "admonition",
    "md_in_html",
    "sane_lists",
    "pymdownx.superfences",
)
_CJK = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_JOINT = re.compile(f"(?<=[{_CJK}])\\n(?=[{_CJK}])")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+[.、]|（\d+）)\s*")


def anchor(text: str, separator: str = "-") -> str:
    """Make a heading's anchor: its words, Chinese as they are, without its printed number, so that it is stable."""
    words = _NUMBERING.sub(
        "", unicodedata.normalize("NFKC", text).strip().lower().replace("(", "（").replace(")", "）")
    )
    return re.sub(r"[^\w]+", separator, words).strip(separator + "_") or "section"


class _RecordLinks(InlineProcessor):
    """`[[kind:slug]]` and `[[kind:slug|words]]`; what is not shown now leaves its words, never its title."""

    def __init__(self, catalog: Catalog, translate: Translate, md: Markdown) -> None:
        super().__init__(MENTION.pattern, md)
        self.catalog, self.translate = catalog, translate

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        kind, slug, words = m["kind"].strip(), (m["slug"] or "").strip(), m["text"]
        item = self.catalog.get(f"{kind}:{slug}")
        unit = self.catalog.units.get(slug) if kind == "unit" else None
        if item is None and unit is None:
            return words or self.translate(KIND_NAMES.get(kind, kind)), m.start(0), m.end(0)
        link = Element("a", {"href": SITE_SCHEME + page_uri(kind, slug)})
        title = unit.name if unit else item.title if item else ""
        link.text = words or AtomicString(title)
        return link, m.start(0), m.end(0)


class _JoinedLines(Treeprocessor):
    """A line break between two Chinese characters is no space, whatever is marked between them."""

    def run(self, root: Element) -> None:
        pieces = list(self.pieces(root))
        texts = [getattr(element, part) for element, part in pieces]
        for place, (element, part) in enumerate(pieces):
            before = next((text for text in reversed(texts[:place][-2:]) if text), "")
            after = next((text for text in texts[place + 1 : place + 3] if text), "")
            joined = _JOINT.sub("", f"{before[-1:]}{texts[place]}{after[:1]}")
            kept = joined[len(before[-1:]) : len(joined) - len(after[:1])]
            setattr(element, part, kept)

    def pieces(self, element: Element) -> Iterator[tuple[Element, str]]:
        """Give every piece of running text, in order; code keeps its line breaks."""
        if element.tag in ("pre", "code"):
            return
        if element.text and not isinstance(element.text, AtomicString):
            yield element, "text"
        for child in element:
            yield from self.pieces(child)
            if child.tail and not self.is_block(child):
                yield child, "tail"

    def is_block(self, element: Element) -> bool:
        return self.md is not None and self.md.is_block_level(element.tag)


class _Figures(Treeprocessor):
    """A paragraph that is only a picture becomes a figure, its title the caption; pictures load when needed."""

    def run(self, root: Element) -> None:
        for picture in root.iter("img"):
            picture.set("loading", "lazy")
        for paragraph in root.iter("p"):
            children = list(paragraph)
            if (
                len(children) == 1
                and children[0].tag == "img"
                and not (paragraph.text or "").strip()
                and not (children[0].tail or "").strip()
            ):
                paragraph.tag = "figure"
                caption = children[0].attrib.pop("title", None)
                if caption:
                    SubElement(paragraph, "figcaption").text = caption


class _Banbao(Extension):
    def __init__(self, catalog: Catalog, translate: Translate) -> None:
        super().__init__()
        self.catalog, self.translate = catalog, translate

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.inlinePatterns.register(_RecordLinks(self.catalog, self.translate, md), "banbao-record", 175)
        md.treeprocessors.register(_JoinedLines(md), "banbao-join", 6)
        md.treeprocessors.register(_Figures(md), "banbao-figures", 5)


def make_markdown(catalog: Catalog, translate: Translate) -> Markdown:
    """Make a parser for the texts of a catalog; reset it before each text."""
    options: dict[str, dict[str, Any]] = {
        "toc": {"slugify": anchor, "permalink": False},
        "footnotes": {"BACKLINK_TITLE": translate("Back to the text"), "UNIQUE_IDS": False},
    }
    return Markdown(
        extensions=[*EXTENSIONS, "toc", _Banbao(catalog, translate)], extension_configs=options, output_format="html"
    )
