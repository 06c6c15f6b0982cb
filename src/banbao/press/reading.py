"""A text's clean HTML in, its prose out: what paper cannot do is turned into what it can.

Links lose their address and keep their words; footnotes come after the text under their circled numbers; boxes, code
and what unfolds stand as quotations under their titles; words that explain others follow them in brackets. What was
struck out is left out, for it does not hold, and so are pictures on boards, which show them as photographs.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from banbao.press.editorial import drop_remarks
from banbao.press.elements import Element, parse
from banbao.press.prose import Figure, Heading, Items, Node, Paragraph, Quote, Run, Table

_STRONG = frozenset({"b", "strong", "em", "i", "mark", "dfn"})
_LEFT_OUT = frozenset({"img", "del", "s", "hr", "rp", "wbr"})
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "div", "figure", "hr"}
    | {"section", "details", "summary"}
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK_AMONG_HAN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ ]*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
"""Where a line of the file ends and the sentence goes on; Chinese has no spaces between its words."""
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_IN_BLOCK = re.compile(r"[ ]*\n[ ]*")

Runs = tuple[Run, ...]


def read(html: str, *, has_figures: bool = False, has_remarks: bool = True) -> tuple[Node, ...]:
    r"""Read the text of a record.

    Args:
        html: Clean HTML, as `Body.html` has it.
        has_figures: Whether its pictures are wanted.
        has_remarks: Whether the footnotes are wanted that the site's editors put to it.

    Returns:
        Its paragraphs, headings, lists, quotations and tables; headings begin at level 1. A line break inside a
        paragraph is a `\n` in a run.
    """
    text = parse(html)
    if not has_remarks:
        drop_remarks(text)
    return raised(tuple(_Reader(has_figures).blocks(text.children)))


def raised(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Let the uppermost headings of a text be of level 1."""
    levels = sorted({node.level for node in nodes if isinstance(node, Heading)})
    if not levels:
        return nodes
    return tuple(
        Heading(levels.index(node.level) + 1, node.runs) if isinstance(node, Heading) else node for node in nodes
    )


def words_of(runs: Iterable[Run]) -> str:
    """Give the letters alone."""
    return "".join(run.text for run in runs)


def circled(number: int) -> str:
    """Write the number of a footnote: ① to ⑳, then [21]."""
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"[{number}]"


class _Reader:
    """Reads the blocks of one text."""

    def __init__(self, has_figures: bool) -> None:
        self._has_figures = has_figures

    def blocks(self, children: Iterable[Element | str]) -> Iterator[Node]:
        """Read what stands one below the other; words between blocks are paragraphs of their own."""
        loose: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and child.tag in _BLOCKS:
                yield from _paragraph(loose)
                loose = []
                yield from self._block(child)
            else:
                loose.append(child)
        yield from _paragraph(loose)

    def _block(self, element: Element) -> Iterator[Node]:
        tag = element.tag
        if self._has_figures and tag in ("p", "figure"):
            yield from _figures(element)
        if tag == "p":
            yield from _paragraph(element.children, strong="admonition-title" in element.classes)
        elif tag[0] == "h" and tag[1:].isdigit():
            if runs := _trimmed(_runs(element.children)):
                yield Heading(int(tag[1]), runs)
        elif tag in ("ul", "ol"):
            yield from self._list(element)
        elif tag == "dl":
            yield from self._definitions(element)
        elif tag == "table":
            yield from _table(element)
        elif tag == "summary":
            yield from _paragraph(element.children, strong=True)
        elif tag == "pre":
            yield from _code(element)
        elif "footnote" in element.classes:
            yield from self._footnotes(element)
        elif tag in ("blockquote", "details") or "admonition" in element.classes:
            if nodes := tuple(self.blocks(element.children)):
                yield Quote(nodes)
        elif tag == "figure" and any(element.find("img")):
            yield from self.blocks(each for each in element.elements() if each.tag != "figcaption")
        elif tag != "hr":
            yield from self.blocks(element.children)

    def _list(self, element: Element) -> Iterator[Node]:
        items = tuple(nodes for item in element.elements("li") if (nodes := tuple(self.blocks(item.children))))
        if items:
            start = element.attributes.get("start", "")
            yield Items((int(start) if start.isdigit() else 1) if element.tag == "ol" else 0, items)

    def _definitions(self, element: Element) -> Iterator[Node]:
        for part in element.elements("dt", "dd", "div"):
            if part.tag == "div":
                yield from self._definitions(part)
            elif part.tag == "dt":
                yield from _paragraph(part.children, strong=True)
            else:
                yield from self.blocks(part.children)

    def _footnotes(self, element: Element) -> Iterator[Node]:
        notes = [note for each in element.elements("ol") for note in each.elements("li")]
        for number, note in enumerate(notes, 1):
            nodes = tuple(self.blocks(note.children))
            first = nodes[0] if nodes else None
            if isinstance(first, Paragraph):
                yield Paragraph(_trimmed((Run(f"{circled(number)} "), *first.runs)))
                yield from nodes[1:]
            else:
                yield from nodes


def _figures(element: Element) -> Iterator[Figure]:
    captions = [words_of(_trimmed(_runs(each.children))) for each in element.find("figcaption")]
    for image in element.find("img"):
        file = unquote(image.attributes.get("src", "").rpartition("/")[2])
        said = captions[0] if captions else image.attributes.get("title")
        yield Figure(file, image.attributes.get("alt", ""), said or None)


def _paragraph(children: Iterable[Element | str], *, strong: bool = False) -> Iterator[Paragraph]:
    if runs := _trimmed(_runs(children, strong=strong)):
        yield Paragraph(runs)


def _code(element: Element) -> Iterator[Node]:
    """Read what was written line by line."""
    lines = words_of(_kept(element)).strip("\n").split("\n")
    yield Quote(tuple(Paragraph((Run(line.rstrip().replace(" ", "\u00a0")),)) for line in lines if line.strip()))


def _kept(element: Element) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, str):
            yield Run(child)
        else:
            yield from _kept(child)


def _table(element: Element) -> Iterator[Node]:
    for caption in element.elements("caption"):
        yield from _paragraph(caption.children, strong=True)
    in_head = [row for part in element.elements("thead") for row in part.elements("tr")]
    others = [
        *element.elements("tr"),
        *(row for part in element.elements("tbody", "tfoot") for row in part.elements("tr")),
    ]
    head, *more = _grid(in_head) or [()]
    rows = [*more, *_grid(others)]
    width = max(map(len, (head, *rows)), default=0)
    if width:
        filled = tuple((*row, *((),) * (width - len(row))) for row in rows)
        yield Table((*head, *((),) * (width - len(head))) if any(head) else (), filled)


def _grid(rows: Iterable[Element]) -> list[tuple[Runs, ...]]:
    """Give the cells of rows; what reaches over several columns or rows leaves empty cells behind it."""
    grid: list[tuple[Runs, ...]] = []
    below: dict[int, int] = {}
    for row in rows:
        cells: list[Runs] = []
        for cell in row.elements("th", "td"):
            while below.get(len(cells), 0):
                below[len(cells)] -= 1
                cells.append(())
            across, down = (max(1, int(cell.attributes.get(name, "") or 1)) for name in ("colspan", "rowspan"))
            for place in range(min(across, 100)):
                if down > 1:
                    below[len(cells)] = down - 1
                cells.append(_trimmed(_cell(cell)) if place == 0 else ())
        while below.get(len(cells), 0):
            below[len(cells)] -= 1
            cells.append(())
        grid.append(tuple(cells))
    return grid


def _cell(cell: Element) -> Iterator[Run]:
    """Read a cell, whose blocks become lines."""
    for place, child in enumerate(cell.children):
        if isinstance(child, Element) and child.tag in _BLOCKS and place:
            yield Run("\n")
        yield from _runs([child])


def _runs(children: Iterable[Element | str], *, strong: bool = False) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            if text := _SPACES.sub(" ", _BREAK_AMONG_HAN.sub("", child)):
                yield Run(text, strong)
        elif child.tag == "br":
            yield Run("\n", strong)
        elif child.tag not in _LEFT_OUT:
            yield from _inline(child, strong=strong)


def _inline(element: Element, *, strong: bool) -> Iterator[Run]:
    tag = element.tag
    inner = tuple(_runs(element.children, strong=strong or tag in _STRONG))
    if tag == "a" and "footnote-backref" in element.classes:
        return
    if tag == "sup":
        yield Run(_superscript(element, words_of(inner)), strong)
    elif tag == "q":
        yield from (Run("“", strong), *inner, Run("”", strong))
    elif tag == "rt":
        yield from (Run("（", strong), *inner, Run("）", strong))
    elif tag == "abbr" and (title := element.attributes.get("title")):
        yield from (*inner, Run(f"（{title}）", strong))
    else:
        yield from inner


def _superscript(element: Element, words: str) -> str:
    if any("footnote-ref" in link.classes for link in element.find("a")) and words.strip().isdigit():
        return circled(int(words))
    return words.translate(_RAISED)


def _trimmed(runs: Iterable[Run]) -> Runs:
    """Put together what is set alike, and take away the spaces at both ends and beside line breaks."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].strong == run.strong:
            joined[-1] = Run(joined[-1].text + run.text, run.strong)
        elif run.text:
            joined.append(run)
    while joined and not joined[0].text.strip():
        del joined[0]
    while joined and not joined[-1].text.strip():
        del joined[-1]
    if not joined:
        return ()
    joined[0] = _with_text(joined[0], joined[0].text.lstrip())
    joined[-1] = _with_text(joined[-1], joined[-1].text.rstrip())
    return tuple(_with_text(run, _IN_BLOCK.sub("\n", run.text)) for run in joined)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.strong)
