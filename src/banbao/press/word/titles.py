"""A title in lines whose lengths make a trapezium or a rhombus, broken between words."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations, pairwise

from banbao.press.word.measures import WIDTH, cells

_SIZE = 440
"""Size 2 (22 pt) in twips."""
_MOST_LINES = 4


def shaped(title: Iterable[Sequence[str]]) -> list[str]:
    """Break a title into as few lines as can be, of the best shape.

    Args:
        title: Clause by clause its words, which stay whole; a clause ends where a line does, if that can be.
    """
    clauses = list(title)
    words = [word for clause in clauses for word in clause]
    room = WIDTH / _SIZE
    if len(clauses) == 1 and cells("".join(words)) <= room:
        return ["".join(words)]
    ends = set(accumulate(len(clause) for clause in clauses[:-1]))
    for count in range(max(1, min(len(clauses), 2)), min(_MOST_LINES, len(words)) + 1):
        ways = [(0, *way, len(words)) for way in combinations(range(1, len(words)), count - 1)]
        lines = [["".join(words[start:end]) for start, end in pairwise(way)] for way in ways]
        tried = [
            (_cost([cells(line) for line in each]) + 25 * len(ends.difference(way)), place)
            for place, (way, each) in enumerate(zip(ways, lines, strict=True))
            if all(cells(line) <= room for line in each)
        ]
        if tried:
            return lines[min(tried)[1]]
    return _filled("".join(words), room)


def _cost(lengths: Sequence[float]) -> float:
    """Say how far lines of these lengths are from a good shape."""
    steps = [after - before for before, after in pairwise(lengths)]
    shrinks = all(step <= -1 for step in steps)
    swells = len(lengths) > 2 and steps[0] >= 1 and steps[-1] <= -1
    # A step of two to four letters shows that it is meant.
    cost = sum((abs(step) - 3) ** 2 for step in steps)
    if not (shrinks or swells or all(step >= 1 for step in steps)):
        cost += 60
    if swells:
        cost += 3 * abs(lengths[0] - lengths[-1])
    if shrinks:
        cost += 2
    return cost + (30 if min(lengths) < 0.4 * max(lengths) else 0)


def _filled(letters: str, room: float) -> list[str]:
    """Fill lines to their ends, where a word is too long for one or a title for as many as it may have."""
    lines = [""]
    for letter in letters:
        if cells(lines[-1] + letter) > room:
            lines.append("")
        lines[-1] += letter
    return lines
