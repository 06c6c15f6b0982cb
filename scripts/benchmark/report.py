"""Results in, tables out: for the terminal and for `docs/benchmarks.md`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from benchmark.jobs import JOBS
from benchmark.peers import PEERS
from benchmark.results import Result

_OURS = (
    "articles, plan, units, groups, columns, each column narrowed by year, unit, task and tag in pages of 20, Atom of "
    "every list, calendars, references shown both ways, everything checked, site map"
)
_HEADINGS = ("generator", "items", "CPU s", "CPU ms an item", "wall s", "memory MB", "× fastest peer", "growth")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a job's table, as words."""

    contender: str
    cells: tuple[str, ...]


def growth(points: Iterable[tuple[int, float]]) -> float | None:
    """Tell how cost grows with size, as the slope of a line through the logarithms; 1 is in proportion to size.

    Args:
        points: Sizes and costs, both above 0.

    Returns:
        The exponent; None of fewer than two sizes.
    """
    logs = [(log(size), log(cost)) for size, cost in points]
    if len({x for x, _ in logs}) < 2:
        return None
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    slope: float = sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)
    return slope


def rows(results: Sequence[Result], job: str) -> Iterator[Row]:
    """Make the lines of a job's table: ours first, then the peers in their order, each from the smallest size up."""
    of_job = [result for result in results if result.job == job]
    for contender in ("banbao", *PEERS):
        own = sorted((result for result in of_job if result.contender == contender), key=lambda each: each.items)
        exponent = growth((result.items, max(result.cpu_s, 0.01)) for result in own)
        for result in own:
            rivals = [
                other.cpu_s
                for other in of_job
                if other.items == result.items and other.contender in PEERS and PEERS[other.contender].does_all
            ]
            yield Row(
                contender,
                (
                    contender,
                    f"{result.items:,}",
                    f"{result.cpu_s:.2f}",
                    f"{result.cpu_s * 1000 / result.items:.2f}",
                    f"{result.wall_s:.2f}",
                    f"{result.memory_bytes / 1e6:.0f}",
                    f"{result.cpu_s / min(rivals):.2f}" if rivals else "",
                    f"{exponent:.2f}" if exponent is not None and result is own[-1] else "",
                ),
            )


def jobs_of(results: Sequence[Result]) -> list[str]:
    """Name the jobs that there are results of, in order."""
    return [job for job in JOBS if any(result.job == job for result in results)]


def plain_tables(results: Sequence[Result]) -> str:
    """Draw the tables for a terminal."""
    parts = []
    for job in jobs_of(results):
        lines = [_HEADINGS, *(row.cells for row in rows(results, job))]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        parts += [JOBS[job]]
        for cells in lines:
            padded = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
            parts += ["  ".join((cells[0].ljust(widths[0]), *padded)).rstrip()]
        parts += [""]
    return "\n".join(parts)


def _table(headings: Sequence[str], lines: Iterable[Sequence[str]], words: int = 1) -> list[str]:
    """Write a Markdown table; all columns but the first few hold numbers."""
    rule = ["---"] * words + ["---:"] * (len(headings) - words)
    return ["| " + " | ".join(cells) + " |" for cells in (headings, rule, *lines)]


def _asked(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    for contender in ("banbao", *PEERS):
        own = [result for result in results if result.contender == contender]
        done = [result for result in own if result.job]
        asked = PEERS[contender].does if contender in PEERS else _OURS
        for failed in (result for result in own if result.items and not result.job):
            asked += f"; failed at {failed.items:,} items"
        if done:
            yield contender, done[-1].version, asked, ", ".join(sorted({result.date for result in done}))
        elif own:
            yield contender, own[-1].version, "not to be had on this machine", own[-1].date


def _sites(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    for contender in ("banbao", *PEERS):
        cold = [result for result in results if result.contender == contender and result.job == "cold"]
        for result in sorted(cold, key=lambda each: each.items):
            yield contender, f"{result.items:,}", f"{result.files:,}", f"{result.size_bytes / 1e6:.1f}"


def document(results: Sequence[Result]) -> str:
    """Write `docs/benchmarks.md` from the results of one machine."""
    ran = [result for result in results if result.job]
    days = sorted({result.date for result in ran})
    commands = list(dict.fromkeys(result.command for result in ran))
    parts = [
        "# Benchmarks",
        "",
        f"Written by `scripts/bench report` from runs of {' to '.join(days[:: max(1, len(days) - 1)])}; do not edit.",
        "",
        f"- Machine: {ran[-1].machine}",
        *(f"- Command: `{command}`" for command in commands),
        f"- Each figure is the median of as many runs: {', '.join(_repeats(ran))}",
        "",
        *_METHOD,
        "",
        "## What each was asked to do",
        "",
        *_table(("generator", "version", "asked for", "measured"), _asked(results), 4),
        "",
        *_FAIRNESS,
        "",
    ]
    for job in jobs_of(ran):
        parts += [f"## {JOBS[job]}", "", *_table(_HEADINGS, (row.cells for row in rows(ran, job))), ""]
    parts += ["## What came out", "", *_table(("generator", "items", "files", "MB"), _sites(ran)), ""]
    return "\n".join(parts)


def _repeats(results: Sequence[Result]) -> Iterator[str]:
    for items in sorted({result.items for result in results}):
        counts: dict[int, list[str]] = {}
        for result in results:
            if result.items == items and result.contender not in counts.setdefault(result.repeats, []):
                counts[result.repeats].append(result.contender)
        told = "; ".join(f"{count} ({', '.join(sorted(names))})" for count, names in sorted(counts.items()))
        yield f"at {items:,} items {told}"


_METHOD = (
    "The corpus (`scripts/bench corpus`) is made by chance from a seed: items of about a thousand Chinese characters",
    "with headings, lists, tables and links, 82 % news, 8 % notices, 6 % activities, the rest surveys and boards, over",
    "ten years, from 26 units, with 60 tags. Every run is a fresh process. CPU is user and system time of the whole",
    "tree of processes; it is what counts, for wall time depends on what else the machine does. Memory is the most",
    "that all processes held at one time (proportional set size), looked at every 50 ms. “× fastest peer” compares",
    "CPU with the best of those peers that were asked for lists and feeds. Growth is the slope of CPU over items, both",
    "as logarithms: 1 is in proportion to the archive, 0 does not depend on it.",
)
_FAIRNESS = (
    "The same items were written for each in its own conventions before the clock started: front matter, folders,",
    "links resolved to its addresses. Peers have lean templates of ours, Material and Zensical their theme. Lists of",
    "peers are narrowed over the whole site, ours in each column, so ours are more. None but ours checks references;",
    "where a title changes, ours follows in all pages that name it, while in links of peers the words are written out.",
    "Ours makes no official documents and sets no boards here (`documents: false`, `boards: false`): no peer does.",
    "Peers are run as their documentation says, with what they have for being quick the second time. The item that is",
    "edited is the one in the middle of the archive.",
)
