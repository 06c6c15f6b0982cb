"""Runs and paragraphs: text -> WordprocessingML, in the theme's styles."""

import re
from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn

from banbao.fonts.roles import Role
from banbao.press.prose import Run
from banbao.press.word.markup import Element, element, held

ROLE_STYLES: dict[Role, str] = {
    Role.TITLE_SONG: "TitleSong",
    Role.SONG: "Song",
    Role.HEI: "Hei",
    Role.KAI: "Kai",
    Role.FANGSONG: "Fangsong",
}
STRONG = "Strong"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHARED = re.compile("[“”‘’…—·×℃→-→①-⑳]")
"""Signs that are Chinese or Western by the font that they are set in."""
_TRACE = 20
"""How high the theme's line without letters is, in twips."""
_BREAKS = re.compile(r"([\t\n])")


def run(text: str, style: str | None = None, *properties: Element) -> Element:
    """Set a text alike; tabs and line ends become those of Word.

    Args:
        text: Plain.
        style: The id of a character style.
        properties: Further ones.
    """
    hint = element("w:rFonts", hint="eastAsia") if _SHARED.search(text) else None
    inner = [element("w:rStyle", val=style) if style else None, hint, *properties]
    made = element("w:r", element("w:rPr", *inner) if any(each is not None for each in inner) else None)
    for part in _BREAKS.split(held(text)):
        if part == "\t":
            made.append(element("w:tab"))
        elif part == "\n":
            made.append(element("w:br"))
        elif part:
            letters = element("w:t")
            letters.text = part
            letters.set(_XML_SPACE, "preserve")
            made.append(letters)
    return made


def paragraph(style: str, content: str | Iterable[Element] = (), *properties: Element | None) -> Element:
    """Make a paragraph.

    Args:
        style: The id of its style.
        content: Its text, or its runs.
        properties: Those of its own.
    """
    runs = [run(content)] if isinstance(content, str) else content
    return element("w:p", element("w:pPr", element("w:pStyle", val=style), *properties), *runs)


def trace(before: float = 0) -> Element:
    """Make a paragraph that takes next to no room, where one has to be."""
    return paragraph("Trace", (), spacing(before - _TRACE) if before else None)


def keep(block: Element) -> Element:
    """Keep a paragraph on the page of what follows."""
    block[0].insert(1, element("w:keepNext"))
    return block


def is_paragraph(block: Element) -> bool:
    """Tell a paragraph from a table."""
    return bool(block.tag == qn("w:p"))


def runs_of(runs: Sequence[Run]) -> list[Element]:
    """Set runs in the faces of their roles."""
    return [run(each.text, ROLE_STYLES[each.role] if each.role else STRONG if each.strong else None) for each in runs]


def spacing(before: float = 0, line: float | None = None, rule: str = "exact", after: float | None = None) -> Element:
    """Set the room above a paragraph, the pitch of its lines, and the room under it; in twips."""
    wanted: dict[str, str | int] = {"before": max(0, round(before))}
    if after is not None:
        wanted["after"] = max(0, round(after))
    if line is not None:
        wanted |= {"line": round(line), "lineRule": rule}
    return element("w:spacing", **wanted)


def indent(left: float = 0, right: float = 0, first: float = 0) -> Element:
    """Indent a paragraph; in twips, a negative `first` hangs."""
    hanging = {"hanging": round(-first)} if first < 0 else {"firstLine": round(first)}
    return element("w:ind", left=round(left), right=round(right), **hanging)


def tabs(*stops: tuple[str, float]) -> Element:
    """Set tab stops: left, center or right, at so many twips from the left margin."""
    return element("w:tabs", *(element("w:tab", val=kind, pos=round(place)) for kind, place in stops))


def aligned(side: str) -> Element:
    """Align a paragraph: left, right, center or both."""
    return element("w:jc", val=side)
