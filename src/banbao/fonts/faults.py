"""What fonts cannot do, told as faults at the text that wants it."""

from collections.abc import Iterator
from unicodedata import category

from banbao.diagnostics import Diagnostic, Message, Span
from banbao.font_rules import BORROWED_GLYPH, FONT_SUBSTITUTED, NO_GLYPH
from banbao.fonts.faces import FontSet
from banbao.fonts.roles import ROLE_NAMES, Role
from banbao.language import N_

_MOST_NAMED = 12
"""How many characters a message names."""


def substituted(fonts: FontSet, span: Span) -> Iterator[Diagnostic]:
    """Tell of the roles of whose style there is no font; once for a run.

    Args:
        fonts: The fonts of the run.
        span: Where the office's fonts are named, or could be.
    """
    for each in fonts.substitutions:
        if not each.is_same_style:
            role = Message(ROLE_NAMES[each.role])
            yield Diagnostic.of(FONT_SUBSTITUTED, span, role=role, wanted=each.wanted, taken=each.taken.name)


def unset(fonts: FontSet, text: str, role: Role, weight: int, span: Span) -> Iterator[Diagnostic]:
    """Tell of the characters of a text that no font has, and of those that stand out among the others.

    Args:
        fonts: The fonts of the run.
        text: What is to be set.
        role: In what.
        weight: How bold.
        span: Where the text is written.
    """
    drawing = fonts.examine(text, role, weight)
    if drawing.missing:
        advice = Message.of(N_("in numbers: {numbers}"), numbers=_numbers(drawing.missing))
        shown = _named("".join(drawing.missing))
        yield Diagnostic.of(NO_GLYPH, span, advice, characters=shown, role=Message(ROLE_NAMES[role]))
    first = fonts.chain(role, weight)[0]
    for face, characters in drawing.borrowed:
        # Signs are drawn alike everywhere; it is words that should be of one hand.
        if letters := "".join(char for char in characters if category(char) == "Lo"):
            values = {"font": first.name, "characters": _named(letters), "taken": face.name}
            yield Diagnostic.of(BORROWED_GLYPH, span, **values)


def _named(characters: str) -> str:
    return characters if len(characters) <= _MOST_NAMED else f"{characters[:_MOST_NAMED]}…"


def _numbers(characters: tuple[str, ...]) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in characters[:_MOST_NAMED])
