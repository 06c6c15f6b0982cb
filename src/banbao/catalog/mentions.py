"""Which records a text names: `[[kind:slug]]`, `[[kind:slug|words]]`, wherever it is not code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MENTION = re.compile(
    r"\[\[(?P<kind>[^\[\]|:\n]*)(?::(?P<slug>[^\[\]|\n]*))?(?:\|(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\])*))?\]\]"
)
_FENCE = re.compile(r"\s*(`{3,}(?=[^`]*$)|~{3,})")
_HOLDER = re.compile(r" {0,3}(?:[-*+]|\d+[.)]|:|!!!|\?\?\?|\[\^[^\]]+\]:)\s")
_CODE = re.compile(r"(?<!`)(`+)(?!`).{1,2000}?(?<!`)\1(?!`)|<!--(?:(?!<!--).)*?-->")


@dataclass(frozen=True, slots=True)
class Mention:
    """A record named in a text."""

    kind: str
    slug: str
    text: str | None
    """The words to show; None for the record's title."""
    line: int
    """From 1, in the text."""
    column: int
    length: int

    @property
    def id(self) -> str:
        """The record's id."""
        return f"{self.kind}:{self.slug}"


def prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of a Markdown text with their numbers; what is code is left out or blanked out in place."""
    lines: Iterator[tuple[int, str]] = enumerate(text.split("\n"), 1)
    if "```" in text or "~~~" in text or "\n    " in text or "\t" in text or text.startswith("    "):
        lines = _without_blocks_of_code(lines)
    if "`" in text or "<!--" in text:
        return ((number, _CODE.sub(_blank, line)) for number, line in lines)
    return lines


def _blank(code: re.Match[str]) -> str:
    return " " * len(code[0])


def _without_blocks_of_code(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    fence, after_blank, is_held = "", True, False
    for number, line in lines:
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence):
                fence = ""
            continue
        if found:
            fence = found[1]
            continue
        is_indented = line.startswith(("    ", "\t"))
        if line.strip() and not is_indented:
            # Lists, notes and boxes hold indented text; elsewhere it is code.
            is_held = bool(_HOLDER.match(line)) or (is_held and not after_blank)
        is_code = is_indented and after_blank and not is_held
        after_blank = not line.strip() or is_code
        if not is_code:
            yield number, line


def mentions(text: str) -> tuple[Mention, ...]:
    """Find the records that a Markdown text names, in order."""
    if "[[" not in text:
        return ()
    return tuple(
        Mention(
            found["kind"].strip(),
            (found["slug"] or "").strip(),
            found["text"] or None,
            number,
            found.start() + 1,
            len(found[0]),
        )
        for number, line in prose_lines(text)
        if "[[" in line
        for found in MENTION.finditer(line)
    )
