"""Headlines cut into words that stay whole when a line ends: 关于 / 印发 / 机关 / 文化 / 建设 / 实施方案的 / 通知."""

import re
from collections.abc import Iterable, Iterator

_CLAUSE = re.compile(r"[\s　]+")
_CLOSING = "，。、；：？！）》〉」』”’】〕%％…—·～-,.;:?!)]"
_OPENING = "（《〈「『“‘【〔([第"
_LEANING = frozenset("的地得了年月日号级届次项个条名")
"""Words that lean on what stands before them."""
_QUOTED = r"《[^》]{1,8}》|“[^”]{1,8}”|「[^」]{1,8}」|（[^）]{1,8}）"
_NUMBER = re.compile(r"[0-9０-９]+")


def words_of(title: str, names: Iterable[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Cut a headline into clauses, which it parts with spaces, and those into words.

    Args:
        title: Plain text of one line.
        names: What stays whole, whatever a dictionary says of it: the office's name, its units'.

    Returns:
        Clause by clause its words; joined they are the title without its spaces, but for those between Latin words.
    """
    kept = sorted({name for name in names if len(name) > 1}, key=len, reverse=True)
    pattern = re.compile("|".join((*map(re.escape, kept), _QUOTED)))
    return tuple(tuple(_joined(_words(clause, pattern))) for clause in _clauses(title))


def _clauses(title: str) -> Iterator[str]:
    parts = _CLAUSE.split(title.strip())
    clause = parts[0]
    for part in parts[1:]:
        if clause[-1:].isascii() and part[:1].isascii():
            clause = f"{clause} {part}"
        else:
            yield clause
            clause = part
    yield clause


def _words(clause: str, names: re.Pattern[str]) -> Iterator[str]:
    # Only what is set in type needs it, and its dictionary takes a while to load.
    import rjieba

    place = 0
    for found in names.finditer(clause):
        yield from rjieba.cut(clause[place : found.start()])
        yield found[0]
        place = found.end()
    yield from rjieba.cut(clause[place:])


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Join what no line may begin or end with to its neighbour."""
    held = ""
    for word in words:
        if held and (
            word[0] in _CLOSING
            or word in _LEANING
            or held[-1] in _OPENING
            or " " in (word, held[-1])
            or (_NUMBER.fullmatch(held) and len(word) <= 2)
        ):
            held += word
            continue
        if held:
            yield held
        held = word
    if held:
        yield held
