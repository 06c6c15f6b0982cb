"""What our Markdown has beyond Python-Markdown's own: links to records, Chinese manners, and figures."""

import re
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

_CJK = "\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_JOINT = re.compile(f"(?<=[{_CJK}])\\n(?=[{_CJK}])")


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
        pieces = self.pieces(root)
        for place, (element, part, text) in enumerate(pieces):
            if "\n" in text:
                before = pieces[place - 1][2][-1] if place else ""
                after = pieces[place + 1][2][0] if place + 1 < len(pieces) else ""
                joined = _JOINT.sub("", f"{before}{text}{after}")
                setattr(element, part, joined[len(before) : len(joined) - len(after)])

    def pieces(self, root: Element) -> list[tuple[Element, str, str]]:
        """Give every piece of running text, in order; code keeps its line breaks."""
        found: list[tuple[Element, str, str]] = []
        is_block_level = self.md.is_block_level

        def gather(element: Element) -> None:
            if element.tag in ("pre", "code"):
                return
            text = element.text
            if text and not isinstance(text, AtomicString):
                found.append((element, "text", text))
            for child in element:
                gather(child)
                tail = child.tail
                if tail and not is_block_level(child.tag):
                    found.append((child, "tail", tail))

        gather(root)
        return found


class _Figures(Treeprocessor):
    """A paragraph that is only a picture becomes a figure, its title the caption; pictures load when needed."""

    def run(self, root: Element) -> None:
        pictures = list(root.iter("img"))
        for picture in pictures:
            picture.set("loading", "lazy")
        for paragraph in root.iter("p") if pictures else ():
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


class Banbao(Extension):
    """Our additions, for the texts of one catalog."""

    def __init__(self, catalog: Catalog, translate: Translate) -> None:
        super().__init__()
        self.catalog, self.translate = catalog, translate

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Register them; figures are made when the headings are named."""
        md.inlinePatterns.register(_RecordLinks(self.catalog, self.translate, md), "banbao-record", 175)
        md.treeprocessors.register(_JoinedLines(md), "banbao-join", 6)
        md.treeprocessors.register(_Figures(md), "banbao-figures", 4)
