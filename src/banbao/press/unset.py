"""Characters that no font has, told at the places where they are written."""

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from banbao.diagnostics import Diagnostic
from banbao.fonts.faces import FontSet
from banbao.fonts.faults import unset
from banbao.fonts.roles import Role
from banbao.source.text_files import SourceText


def without_glyphs(fonts: FontSet, text: str, role: Role, sources: Iterable[SourceText]) -> Iterator[Diagnostic]:
    """Tell of the characters of a text that no font has: each where it is first written, those of a line together.

    Args:
        fonts: The fonts of the run.
        text: What is to be set.
        role: In what, for the most part.
        sources: The files that it comes from, the record's own first; they are read only where something is missing.
    """
    left = dict.fromkeys(fonts.missing(text, role))
    first: SourceText | None = None
    for source in sources if left else ():
        first = first or source
        for number, line in enumerate(source.text.split("\n"), 1):
            if here := [char for char in left if char in normalize("NFC", line)]:
                column = min(normalize("NFC", line).index(char) for char in here) + 1
                yield from unset(fonts, "".join(here), role, role.weights[0], source.span(number, column, 1))
                left = {char: None for char in left if char not in here}
    # What is written otherwise than it is set, as `&#128516;`, is found in no file.
    if left and first:
        yield from unset(fonts, "".join(left), role, role.weights[0], first.span(1))
