"""Blocks of words: the texts of records, a board's own, quotations, figures, the leading group."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from banbao.board_rules import UNKNOWN_HEADING
from banbao.catalog.catalog import Item
from banbao.language import N_
from banbao.model.boards import Block
from banbao.press.composition import Composition, Path
from banbao.press.prose import Heading, Node
from banbao.press.reading import raised, read, words_of
from banbao.press.sheet import Figures, Leader, Leaders, Number, Quotation, Task, Tasks, Words
from banbao.source.faults import nearest, one_of
from banbao.text.body import shorten
from banbao.text.dates import day

_TASK_CHARACTERS = 80


def section(nodes: Sequence[Node], heading: str) -> tuple[Node, ...] | None:
    """Take what stands under a heading of a text, up to the next one as high; None where there is none."""
    wanted = "".join(heading.split())
    for start, node in enumerate(nodes):
        if isinstance(node, Heading) and "".join(words_of(node.runs).split()) == wanted:
            inside: list[Node] = []
            for each in nodes[start + 1 :]:
                if isinstance(each, Heading) and each.level <= node.level:
                    break
                inside.append(each)
            return raised(tuple(inside))
    return None


def first_of(nodes: Sequence[Node], most: int | None) -> tuple[Node, ...]:
    """Take the first paragraphs, lists, tables and quotations of a text; headings between them do not count."""
    if most is None:
        return tuple(nodes)
    kept: list[Node] = []
    for node in nodes:
        if sum(not isinstance(each, Heading) for each in kept) == most:
            break
        kept.append(node)
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return raised(tuple(kept))


def words(given: Composition, block: Block, path: Path) -> Iterator[Words]:
    """Set the text of a record or the board's own."""
    if block.text is not None:
        nodes = first_of(given.own_text(block.text, (*path, "text")), block.most)
        if nodes:
            yield Words(nodes, block.title)
        return
    item = given.item(block.of or "", (*path, "of"))
    if item is None:
        return
    whole = read(given.sources.body(item).html)
    label, title = _label(given, item, has_heading=bool(block.title)), block.title or item.title
    if block.heading:
        taken = section(whole, block.heading)
        if taken is None:
            known = [words_of(node.runs) for node in whole if isinstance(node, Heading)]
            advice = nearest(block.heading, known) or (one_of(known) if known else None)
            given.fault((*path, "heading"), UNKNOWN_HEADING, advice, target=item.id, heading=block.heading)
            return
        whole, label, title = taken, item.title, block.title or block.heading
    if nodes := first_of(whole, block.most):
        yield Words(nodes, title, label)
    else:
        given.is_empty(path)


def _label(given: Composition, item: Item, *, has_heading: bool) -> str | None:
    """Say what a record is part of: the heading of a task, the form of a notice, the day of a news item.

    Where there is nothing of the sort, its kind says what it is, unless a heading of the board's own does.
    """
    plan, record = given.sources.plan, given.record(item)
    if item.kind == "task" and plan:
        titles = {group.id: group.title for each in plan.sections for group in each.groups}
        return titles.get(record.group)
    if item.kind in ("principle", "measure", "requirement") and plan:
        return next((each.title for each in plan.sections if each.holds == item.kind), None)
    if item.kind == "notice":
        return record.doc_number or item.brief.word
    if item.kind == "news" and item.brief.shown_day is not None:
        return day(date.fromordinal(item.brief.shown_day), given.sources.translate)
    return None if has_heading else item.brief.word


def quotation(_given: Composition, block: Block, _path: Path) -> Iterator[Quotation]:
    """Set words that stand out."""
    yield Quotation(block.text or "", block.by)


def figures(given: Composition, block: Block, path: Path) -> Iterator[Figures]:
    """Set key figures: the board's own, or what a task is to reach."""
    found = [Number(each.value or "", each.words or "", each.unit) for each in block.items]
    if block.of:
        item = given.item(block.of, (*path, "of"))
        if item is None:
            return
        indicators = given.record(item).indicators
        found = [Number(f"{each.target:g}", each.name, each.unit_of_measure) for each in indicators]
    if found:
        yield Figures(tuple(found[: block.most]), block.title)
    else:
        given.is_empty(path)


def tasks(given: Composition, block: Block, path: Path) -> Iterator[Tasks]:
    """Set the tasks of the plan, or those of one of its groups."""
    if block.of and not block.of.startswith("task-group:") and given.item(block.of, (*path, "of")) is None:
        return
    group = block.of.partition(":")[2] if block.of and block.of.startswith("task-group:") else None
    plan = given.sources.plan
    titles = {each.id: each.title for part in plan.sections for each in part.groups} if plan else {}
    found = []
    for item in given.sources.catalog.items_of("task"):
        if group in (None, item.brief.group):
            opening = given.sources.body(item).opening
            found.append(Task(item.title, shorten(opening, _TASK_CHARACTERS), titles.get(item.brief.group or "")))
    title = block.title or (titles.get(group) if group else None)
    if found:
        # What the heading says already, no task says again.
        own = (replace(task, group=None) if task.group == title else task for task in found[: block.most])
        yield Tasks(tuple(own), title)
    else:
        given.is_empty(path)


def leaders(given: Composition, block: Block, path: Path) -> Iterator[Leaders]:
    """Set the leading group."""
    leading = given.sources.catalog.site.leading_group
    if leading is None:
        given.is_empty(path)
        return
    seats = tuple(Leader(each.role, each.name, each.post) for each in leading.leaders)
    yield Leaders(block.title or leading.name, seats, leading.secretariat)


ORDINALS = (
    N_("first place"),
    N_("second place"),
    N_("third place"),
    N_("fourth place"),
    N_("fifth place"),
    N_("sixth place"),
    N_("seventh place"),
    N_("eighth place"),
)
"""How the highest ranks of a table are called where it says no more than a number."""
