"""The head of a letter (信函): the office's name over a double rule, then the number."""

from collections.abc import Sequence

from banbao.press.document import Document
from banbao.press.word.mark import letters_of
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import LINE, PAPER, SIZE, TOP, WIDTH, above, mm
from banbao.press.word.paragraphs import paragraph, run, spacing, tabs

_TOP, _HEIGHT = mm(30), mm(12.5)
"""How far the name stands under the edge of the paper, and how high it is."""
_WIDTH = mm(170)
"""Of the rules."""
_UNDER_NAME = mm(4)
_UNDER_RULES = 280
"""7/8 of a letter of size 3."""
_THICK, _THIN = 20, 7
"""The two rules, in eighths of a pt."""
_PT = 20
_BETWEEN = 28
_RULE_HEIGHT = 40
"""Of the line without letters that a rule stands over."""


def letterhead(document: Document, corner: Sequence[tuple[str, str]]) -> tuple[list[Element], float]:
    """Set the head of a letter, its name and each rule in a frame that keeps its place on the paper.

    Args:
        document: The letter.
        corner: What stands in its upper left corner, each with its style.

    Returns:
        The blocks, and where they end, in twips under the upper edge of the text block.
    """
    size, name = letters_of("".join(document.issuers[:1]) + document.mark, _HEIGHT)
    line = round(size * 1.2)
    thick = _TOP + _HEIGHT + _UNDER_NAME
    thin = thick + _THICK * _PT / 8 + _BETWEEN
    framed = [
        paragraph("Mark", [name], _frame(_TOP - above(size, line), line), spacing(0, line)),
        _rule(_THICK, thick, 0),
        _rule(_THIN, thin, _UNDER_RULES - above(SIZE, LINE)),
    ]
    under = _under_rules(corner, document.number)
    start = thin + _RULE_HEIGHT + _UNDER_RULES - above(SIZE, LINE) - TOP
    return [*framed, *under], start + len(under) * LINE


def _rule(eighths: int, y: float, room: float) -> Element:
    line = element("w:top", val="single", sz=eighths, space=0, color="FF0000")
    return paragraph("Trace", (), _frame(y, _RULE_HEIGHT, room), element("w:pBdr", line))


def _frame(y: float, height: float, room: float = 0) -> Element:
    return element(
        "w:framePr",
        w=_WIDTH,
        h=round(height),
        hRule="exact",
        vSpace=round(room),
        wrap="notBeside",
        vAnchor="page",
        hAnchor="page",
        x=(PAPER[0] - _WIDTH) // 2,
        y=round(y),
    )


def _under_rules(corner: Sequence[tuple[str, str]], number: str | None) -> list[Element]:
    """Set the number at the right, on the line of the first that stands at the left."""
    right = [run(f"\t{number}", "Fangsong")] if number else []
    if not corner:
        return [paragraph("LetterNumber", right, tabs(("right", WIDTH)))] if number else []
    (style, text), *rest = corner
    first = paragraph(style, [run(text), *right], tabs(("right", WIDTH)))
    return [first, *(paragraph(*each) for each in rest)]
