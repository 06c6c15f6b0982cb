"""The plan's records in, the plan as it was printed out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from banbao.model.plan import Plan, PlanPart, Section, Task
from banbao.press.prose import Heading, Node, Paragraph, Run


class PrintedPart(NamedTuple):
    """A part of the plan, and its text."""

    kind: str
    record: PlanPart
    nodes: tuple[Node, ...]


def printed(plan: Plan, body: Sequence[Node], parts: Iterable[PrintedPart]) -> tuple[Node, ...]:
    """Put the plan together as it was printed: its own text, then its sections with their parts, under their numbers.

    Args:
        plan: The plan.
        body: Its own text.
        parts: Its parts, in order.
    """
    return (*body, *_sections(plan, tuple(parts)))


def _sections(plan: Plan, parts: Sequence[PrintedPart]) -> Iterator[Node]:
    for section in plan.sections:
        yield Heading(1, (Run(f"{section.number}{section.title}"),))
        held = [part for part in parts if part.kind == section.holds]
        yield from (node for part in held if not _is_grouped(part, section) for node in _part(part))
        for group in section.groups:
            yield Heading(2, (Run(f"{group.number}{group.title}"),))
            yield from (node for part in held if _group_of(part) == group.id for node in _part(part))


def _group_of(part: PrintedPart) -> str | None:
    return part.record.group if isinstance(part.record, Task) else None


def _is_grouped(part: PrintedPart, section: Section) -> bool:
    return _group_of(part) in {group.id for group in section.groups}


def _part(part: PrintedPart) -> Iterator[Node]:
    """Print a part: its number and, where it was printed, its title head its first paragraph."""
    record = part.record
    opening = Run(f"{record.number}{record.title}。" if record.title_printed else record.number)
    first = part.nodes[0] if part.nodes else None
    if isinstance(first, Paragraph):
        yield Paragraph((opening, *first.runs))
        yield from part.nodes[1:]
    else:
        yield Paragraph((opening,))
        yield from part.nodes
