"""The pages of the plan: the whole of it, and each part with its evidence and its coverage by unit."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Literal

from msgspec.structs import replace

from banbao.catalog.addresses import page_uri
from banbao.model.base import Part
from banbao.model.plan import Plan, PlanPart, Section, Task
from banbao.outputs import Page
from banbao.pages.contexts import (
    CoverageRow,
    EvidenceGroup,
    FacetValue,
    IndicatorLine,
    Link,
    OutlineEntry,
    PlanGroup,
    PlanPage,
    PlanPartPage,
    PlanPartSummary,
    PlanSection,
    Prose,
    TimelineEntry,
    TimelineMonth,
    UnitCoverage,
)
from banbao.pages.edition import Edition, Opened, column_uri
from banbao.pages.head import make_head
from banbao.pages.listings import LISTS, narrower_uri
from banbao.pages.records import neighbours, page
from banbao.text.body import shorten
from banbao.text.markdown import anchor

PARTS = ("principle", "task", "measure", "requirement")
_ROLES = ("lead", "supporting", "other")


def evidence_groups(edition: Edition, kinds: Iterable[tuple[str, ...]]) -> tuple[EvidenceGroup, ...]:
    """Show records by kind, the newest of each."""
    return tuple(
        EvidenceGroup(edition.columns[ids[0].partition(":")[0]].title, edition.cards(ids)) for ids in kinds if ids
    )


def coverage(edition: Edition) -> tuple[CoverageRow, ...]:
    """Show for each unit how much evidence it gave for each task."""
    rows = []
    for unit in edition.units.values():
        numbers = edition.ask("unit-tasks", unit.id)
        rows.append(CoverageRow(Link(unit.name, page_uri("unit", unit.id)), numbers, sum(numbers)))
    return tuple(rows)


def _part_anchor(item: Opened[Part]) -> str:
    return f"{item.kind}-{item.slug}"


def _embedded(html: Prose, name: str) -> Prose:
    """Put a name before the anchors of a text that stands on a page with others."""
    return tuple(
        part.replace(' id="', f' id="{name}-').replace('="#', f'="#{name}-')
        if isinstance(part, str)
        else replace(part, anchor=f"{part.anchor}-{name}" if part.anchor else None)
        for part in html
    )


def _summary(edition: Edition, item: Opened[PlanPart]) -> PlanPartSummary:
    record = item.record
    task = record if isinstance(record, Task) else None
    return PlanPartSummary(
        uri=page_uri(item.kind, item.slug),
        anchor=_part_anchor(item),
        number=record.number,
        title=record.title,
        short_title=task.short_title if task else record.title,
        title_printed=record.title_printed,
        html=_embedded(edition.html(item, page_uri("plan", "plan")), _part_anchor(item)),
        evidence=edition.ask("evidence", item.slug)[0] if task else None,
        accent=task.accent if task else None,
    )


def _section(edition: Edition, section: Section) -> PlanSection:
    items = edition.of(section.holds)
    if section.groups:
        groups = tuple(
            PlanGroup(
                group.number,
                group.title,
                f"group-{group.id}",
                tuple(_summary(edition, i) for i in items if isinstance(i.record, Task) and i.record.group == group.id),
            )
            for group in section.groups
        )
    else:
        groups = (PlanGroup("", "", "", tuple(_summary(edition, item) for item in items)),)
    return PlanSection(section.number, section.title, anchor(section.title), groups)


def _outlined(section: PlanSection) -> OutlineEntry:
    parts = (part for group in section.groups for part in group.parts)
    tasks = tuple(Link(part.short_title, f"#{part.anchor}") for part in parts if part.evidence is not None)
    return OutlineEntry(f"{section.number}{section.title}", f"#{section.anchor}", tasks)


def plan_page(edition: Edition, item: Opened[Plan]) -> Page:
    """Plan the page of the whole plan."""
    record, uri = item.record, page_uri("plan", "plan")
    sections = tuple(_section(edition, section) for section in record.sections)
    general = (OutlineEntry(h.text, f"#{h.anchor}", ()) for h in edition.body(item.item).headings if h.level == 2)
    parts = (part for section in sections for group in section.groups for part in group.parts)
    context = PlanPage(
        html=edition.html(item),
        outline=(*general, *map(_outlined, sections)),
        sections=sections,
        most_evidence=max((part.evidence or 0 for part in parts), default=0),
        issued=record.issued,
        issued_with=edition.link_to(f"notice:{record.issued_with}") if record.issued_with else None,
        coverage=coverage(edition),
        tasks=tuple(Link(task.record.short_title, page_uri("task", task.slug)) for task in edition.of("task")),
    )
    head = make_head(edition, uri, record.title, kind="plan", description=edition.summary(item))
    return page("plan", head, context)


def unit_coverage(edition: Edition, item: Opened[Task]) -> tuple[UnitCoverage, ...]:
    """Show every unit's share in a task, those with the most evidence first, then those that lead or support."""
    record, lines = item.record, []
    for unit_id, count, latest in edition.ask("shares", item.slug):
        role: Literal["lead", "supporting", "other"] = "lead" if unit_id in record.lead_units else "other"
        if unit_id in record.supporting_units:
            role = "supporting"
        link = Link(edition.units[unit_id].name, page_uri("unit", unit_id))
        lines.append(UnitCoverage(link, role, count, date.fromordinal(latest) if latest else None))
    return tuple(sorted(lines, key=lambda line: (-line.count, _ROLES.index(line.role))))


def _told(edition: Edition, ids: Iterable[str]) -> tuple[TimelineEntry, ...]:
    return tuple(TimelineEntry(edition.columns[card.kind].title, card) for card in edition.cards(ids))


def _month_of(entry: TimelineEntry) -> tuple[int, int]:
    day = entry.card.date
    return (day.year, day.month) if day else (0, 0)


def timeline(edition: Edition, ids: Iterable[str]) -> tuple[TimelineMonth, ...]:
    """Tell by month what was done."""
    months = groupby(_told(edition, ids), key=_month_of)
    return tuple(TimelineMonth(year, month, tuple(entries)) for (year, month), entries in months)


def evidence_by_kind(edition: Edition, task: str, counts: Iterable[tuple[str, int]]) -> tuple[FacetValue, ...]:
    """Say how much evidence of each kind there is, and which list holds it; that of its column where no other does."""
    return tuple(
        FacetValue(
            edition.columns[kind].title,
            narrower_uri(kind, "task", task) if "task" in LISTS.get(kind, ()) else column_uri(kind),
            count,
            is_current=False,
        )
        for kind, count in counts
    )


def _indicators(task: Task | None) -> tuple[IndicatorLine, ...]:
    if task is None:
        return ()
    return tuple(IndicatorLine(i.name, f"{i.target:g}", i.unit_of_measure) for i in task.indicators)


def part_page(edition: Edition, item: Opened[PlanPart]) -> Page:
    """Plan the page of a part of the plan."""
    record, uri, plan = item.record, page_uri(item.kind, item.slug), edition.plan
    task = record if isinstance(record, Task) else None
    section = next((s for s in plan.record.sections if s.holds == item.kind), None) if plan else None
    group = next((g for g in section.groups if task and g.id == task.group), None) if section else None
    section_uri = f"{page_uri('plan', 'plan')}#{anchor(section.title)}" if section else page_uri("plan", "plan")
    section_link = Link(section.title if section else edition.columns["plan"].title, section_uri)
    count, by_kind, _ = edition.ask("evidence", item.slug) if task else (0, (), None)
    dated, ongoing = edition.ask("timeline", item.slug) if task else ((), ())
    shares = unit_coverage(edition, item) if task else ()  # type: ignore[arg-type]
    naming = edition.ask("mentions-of-task", item.slug) if task else edition.ask("around", item.id)[2]
    context = PlanPartPage(
        kind=item.kind,  # type: ignore[arg-type]
        number=record.number,
        section=section_link,
        group=f"{group.number}{group.title}" if group else None,
        title_printed=record.title_printed,
        html=edition.html(item, uri),
        accent=task.accent if task else None,
        lead_units=tuple(link for unit in record.lead_units if (link := edition.unit_link(unit))),
        supporting_units=tuple(link for unit in record.supporting_units if (link := edition.unit_link(unit))),
        period=(task.period_start, task.period_end) if task and task.period_start and task.period_end else None,
        carriers=task.carriers if task else (),
        indicators=_indicators(task),
        timeline=timeline(edition, dated),
        ongoing=_told(edition, ongoing),
        evidence_count=count,
        evidence_by_kind=evidence_by_kind(edition, item.slug, by_kind),
        coverage=tuple(share for share in shares if share.count),
        without_evidence=tuple(share for share in shares if not share.count),
        mentions=edition.links(naming),
        neighbours=neighbours(edition, item),
    )
    description = shorten(edition.body(item.item).opening, 120)
    keywords = (task.short_title, *task.carriers) if task else (record.title,)
    head = make_head(
        edition, uri, record.title, kind="plan", trail=(section_link,), description=description, keywords=keywords
    )
    return page("plan-part", head, context)
