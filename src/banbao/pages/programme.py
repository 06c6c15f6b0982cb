"""The pages of the plan: the whole of it, and each part with its evidence and its coverage by unit."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from banbao.catalog.addresses import page_uri, relative
from banbao.model.base import Part
from banbao.model.plan import Plan, PlanPart, Section, Task
from banbao.outputs import Page
from banbao.pages.contexts import (
    CoverageRow,
    EvidenceGroup,
    IndicatorLine,
    Link,
    PlanGroup,
    PlanPage,
    PlanPartPage,
    PlanPartSummary,
    PlanSection,
    UnitCoverage,
)
from banbao.pages.edition import Edition, Opened, shorten
from banbao.pages.head import make_head
from banbao.pages.records import neighbours, page
from banbao.text.markdown import anchor

PARTS = ("principle", "task", "measure", "requirement")


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


def _embedded(html: str, name: str) -> str:
    """Put a name before the anchors of a text that stands on a page with others."""
    return html.replace(' id="', f' id="{name}-').replace('="#', f'="#{name}-')


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


def plan_page(edition: Edition, item: Opened[Plan]) -> Page:
    """Plan the page of the whole plan."""
    record, uri = item.record, page_uri("plan", "plan")
    sections = tuple(_section(edition, section) for section in record.sections)
    general = [Link(h.text, f"#{h.anchor}") for h in edition.body(item.item).headings if h.level == 2]
    outline = (*general, *(Link(f"{section.number}{section.title}", f"#{section.anchor}") for section in sections))
    context = PlanPage(
        html=edition.html(item),
        outline=outline,
        sections=sections,
        issued=record.issued,
        issued_with=edition.link_to(f"notice:{record.issued_with}") if record.issued_with else None,
        coverage=coverage(edition),
        tasks=tuple(Link(task.record.short_title, page_uri("task", task.slug)) for task in edition.of("task")),
    )
    head = make_head(edition, uri, record.title, kind="plan", description=edition.summary(item))
    return page("plan", head, context)


def unit_coverage(edition: Edition, item: Opened[Task]) -> tuple[UnitCoverage, ...]:
    """Show every unit's share in a task, those with evidence first, then those that have yet to act."""
    record, lines = item.record, []
    for unit_id, count, latest in edition.ask("shares", item.slug):
        role: Literal["lead", "supporting", "other"] = "lead" if unit_id in record.lead_units else "other"
        if unit_id in record.supporting_units:
            role = "supporting"
        link = Link(edition.units[unit_id].name, page_uri("unit", unit_id))
        lines.append(UnitCoverage(link, role, count, date.fromordinal(latest) if latest else None))
    return tuple(sorted(lines, key=lambda line: -line.count))


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
    count, kinds, _ = edition.ask("evidence", item.slug) if task else (0, (), None)
    naming = edition.ask("mentions-of-task", item.slug) if task else edition.ask("around", item.id)[2]
    context = PlanPartPage(
        kind=item.kind,  # type: ignore[arg-type]
        number=record.number,
        section=section_link,
        group=f"{group.number}{group.title}" if group else None,
        title_printed=record.title_printed,
        html=relative(edition.body(item.item).html, uri),
        accent=task.accent if task else None,
        lead_units=tuple(link for unit in record.lead_units if (link := edition.unit_link(unit))),
        supporting_units=tuple(link for unit in record.supporting_units if (link := edition.unit_link(unit))),
        period=(task.period_start, task.period_end) if task and task.period_start and task.period_end else None,
        carriers=task.carriers if task else (),
        indicators=_indicators(task),
        evidence=evidence_groups(edition, kinds),
        evidence_count=count,
        coverage=unit_coverage(edition, item) if task else (),  # type: ignore[arg-type]
        mentions=edition.links(naming),
        neighbours=neighbours(edition, item),
    )
    description = shorten(edition.body(item.item).opening, 120)
    keywords = (task.short_title, *task.carriers) if task else (record.title,)
    head = make_head(
        edition, uri, record.title, kind="plan", trail=(section_link,), description=description, keywords=keywords
    )
    return page("plan-part", head, context)
