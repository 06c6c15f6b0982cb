"""The head of a letter (信函): the office's name over a double rule, then the number."""

from collections.abc import Sequence

from banbao.press.document import Document
from banbao.press.word.mark import letters_of
from banbao.press.word.markup import Element, element
from banbao.press.word.measures import LINE, PAPER, TOP, WIDTH, above, below, mm
from banbao.press.word.paragraphs import paragraph, run, spacing, tabs

_TOP, _HEIGHT = mm(30), mm(12.5)
"""How far the name stands under the edge of the paper, and how high it is."""
_RULE = mm(170)
_UNDER_NAME = mm(4)
_UNDER_RULE = 280
"""7/8 of a letter of size 3."""
_THICK, _THIN, _BETWEEN = 20, 7, 28
"""The two rules in eighths of a pt, and what parts them."""


def letterhead(document: Document, corner: Sequence[tuple[str, str]]) -> tuple[list[Element], float]:
    """Set the head of a letter, its name and rules in a frame that keeps its place on the paper.

    Args:
        document: The letter.
        corner: What stands in its upper left corner, each with its style.

    Returns:
        The blocks, and where they end, in twips under the upper edge of the text block.
    """
    size, name = letters_of("".join(document.issuers[:1]) + document.mark, _HEIGHT)
    line = round(size * 1.2)
    space = _UNDER_NAME - below(size, line)
    height = line + space + _THICK * 2.5 + _BETWEEN + _THIN * 2.5
    y = _TOP - above(size, line)
    framed = [
        paragraph("Mark", [name], _frame(y, height), _rule(_THICK, round(space / 20)), spacing(0, line)),
        paragraph("Trace", (), _frame(y, height), _rule(_THIN, 0), spacing(0, _BETWEEN)),
    ]
    under = _under_rule(corner, document.number)
    start = y + height + _UNDER_RULE - above(320, LINE) - TOP
    return [*framed, *under], start + len(under) * LINE


def _frame(y: float, height: float) -> Element:
    return element(
        "w:framePr",
        w=_RULE,
        h=round(height),
        hRule="exact",
        vSpace=round(_UNDER_RULE - above(320, LINE)),
        wrap="notBeside",
        vAnchor="page",
        hAnchor="page",
        x=(PAPER[0] - _RULE) // 2,
        y=round(y),
    )


def _rule(eighths: int, space_pt: int) -> Element:
    return element("w:pBdr", element("w:bottom", val="single", sz=eighths, space=space_pt, color="FF0000"))


def _under_rule(corner: Sequence[tuple[str, str]], number: str | None) -> list[Element]:
    """Set the number at the right, on the line of the first that stands at the left."""
    right = [run(f"\t{number}", "Fangsong")] if number else []
    if not corner:
        return [paragraph("LetterNumber", right, tabs(("right", WIDTH)))] if number else []
    (style, text), *rest = corner
    first = paragraph(style, [run(text), *right], tabs(("right", WIDTH)))
    return [first, *(paragraph(*each) for each in rest)]
