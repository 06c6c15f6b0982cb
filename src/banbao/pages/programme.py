"""The pages of the plan: the whole of it, and each part with its evidence and its coverage by unit."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from banbao.catalog.addresses import page_uri, relative
from banbao.catalog.catalog import Item
from banbao.catalog.visibility import State
from banbao.model.articles import News, Notice
from banbao.model.base import ZONE, Part, Published
from banbao.model.culture import Activity, Group, Survey
from banbao.model.media import Album, Board, Video
from banbao.model.plan import Measure, Plan, PlanPart, Principle, Requirement, Section, Task
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
from banbao.pages.edition import Edition, shorten, shown_date
from banbao.pages.head import make_head
from banbao.pages.records import neighbours, page
from banbao.text.markdown import anchor

PARTS: dict[str, type[PlanPart]] = {
    "principle": Principle,
    "task": Task,
    "measure": Measure,
    "requirement": Requirement,
}
EVIDENCE: tuple[type[Published], ...] = (Notice, News, Activity, Group, Album, Video, Board, Survey)
"""The kinds that can be evidence for a task, in the order in which they are shown."""
_GROUP_SIZE = 12


def evidence(edition: Edition, task: str) -> tuple[Item[Part], ...]:
    """List the records that are evidence for a task; what no longer stands does not count, nor what is to come."""
    found: list[Item[Part]] = []
    for model in EVIDENCE:
        for item in edition.catalog.referring(f"task:{task}", model):
            named = task in getattr(item.record, "tasks", ())
            if named and item.state is not State.WITHDRAWN and not _is_to_come(edition, item):
                found.append(item)
    return tuple(found)


def _is_to_come(edition: Edition, item: Item[Part]) -> bool:
    record = item.record
    return isinstance(record, Activity) and (record.cancelled is not None or record.starts > edition.view.now)


def evidence_groups(edition: Edition, items: tuple[Item[Part], ...]) -> tuple[EvidenceGroup, ...]:
    """Show records by kind, the newest of each."""
    groups = []
    for model in EVIDENCE:
        of_kind = [item for item in items if isinstance(item.record, model)]
        if of_kind:
            title = edition.columns[of_kind[0].kind].title
            groups.append(EvidenceGroup(title, edition.cards(tuple(of_kind[:_GROUP_SIZE]))))
    return tuple(groups)


def _counts(edition: Edition) -> dict[str, Counter[str | None]]:
    """Count each task's evidence by unit."""
    return {
        task.slug: Counter(getattr(item.record, "unit", None) for item in evidence(edition, task.slug))
        for task in edition.catalog.of(Task)
    }


def coverage(edition: Edition) -> tuple[CoverageRow, ...]:
    """Show for each unit how much evidence it gave for each task."""
    counts = _counts(edition)
    rows = []
    for unit in edition.catalog.units.values():
        numbers = tuple(counter[unit.id] for counter in counts.values())
        rows.append(CoverageRow(Link(unit.name, page_uri("unit", unit.id)), numbers, sum(numbers)))
    return tuple(rows)


def _part_anchor(item: Item[Part]) -> str:
    return f"{item.kind}-{item.slug}"


def _embedded(html: str, name: str) -> str:
    """Put a name before the anchors of a text that stands on a page with others."""
    return html.replace(' id="', f' id="{name}-').replace('="#', f'="#{name}-')


def _summary(edition: Edition, item: Item[PlanPart]) -> PlanPartSummary:
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
        evidence=len(evidence(edition, item.slug)) if task else None,
        accent=task.accent if task else None,
    )


def _section(edition: Edition, section: Section) -> PlanSection:
    items = edition.catalog.of(PARTS[section.holds])
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


def plan_page(edition: Edition, item: Item[Plan]) -> Page:
    """Plan the page of the whole plan."""
    record, uri = item.record, page_uri("plan", "plan")
    sections = tuple(_section(edition, section) for section in record.sections)
    general = [Link(h.text, f"#{h.anchor}") for h in edition.bodies[item.id].headings if h.level == 2]
    outline = (*general, *(Link(f"{section.number}{section.title}", f"#{section.anchor}") for section in sections))
    context = PlanPage(
        html=edition.html(item),
        outline=outline,
        sections=sections,
        issued=record.issued,
        issued_with=edition.link_to(f"notice:{record.issued_with}") if record.issued_with else None,
        coverage=coverage(edition),
        tasks=tuple(Link(task.record.short_title, page_uri("task", task.slug)) for task in edition.catalog.of(Task)),
    )
    head = make_head(edition, uri, record.title, kind="plan", description=edition.summary(item))
    return page("plan", head, context)


def unit_coverage(edition: Edition, item: Item[Task]) -> tuple[UnitCoverage, ...]:
    """Show every unit's share in a task, those with evidence first, then those that have yet to act."""
    record, lines = item.record, []
    found = evidence(edition, item.slug)
    for unit in edition.catalog.units.values():
        own = [shown_date(each.record) for each in found if getattr(each.record, "unit", None) == unit.id]
        latest = max((when for when in own if when), default=None)
        role: Literal["lead", "supporting", "other"] = "lead" if unit.id in record.lead_units else "other"
        if unit.id in record.supporting_units:
            role = "supporting"
        day = latest.astimezone(ZONE).date() if latest else None
        lines.append(UnitCoverage(Link(unit.name, page_uri("unit", unit.id)), role, len(own), day))
    return tuple(sorted(lines, key=lambda line: -line.count))


def _indicators(task: Task | None) -> tuple[IndicatorLine, ...]:
    if task is None:
        return ()
    return tuple(IndicatorLine(i.name, f"{i.target:g}", i.unit_of_measure) for i in task.indicators)


def part_page(edition: Edition, item: Item[PlanPart]) -> Page:
    """Plan the page of a part of the plan."""
    record, uri, plan = item.record, page_uri(item.kind, item.slug), edition.catalog.plan
    task = record if isinstance(record, Task) else None
    section = next((s for s in plan.record.sections if s.holds == item.kind), None) if plan else None
    group = next((g for g in section.groups if task and g.id == task.group), None) if section else None
    section_uri = f"{page_uri('plan', 'plan')}#{anchor(section.title)}" if section else page_uri("plan", "plan")
    section_link = Link(section.title if section else edition.columns["plan"].title, section_uri)
    found = evidence(edition, item.slug) if task else ()
    shown = {each.id for each in found}
    context = PlanPartPage(
        kind=item.kind,  # type: ignore[arg-type]
        number=record.number,
        section=section_link,
        group=f"{group.number}{group.title}" if group else None,
        title_printed=record.title_printed,
        html=relative(edition.bodies[item.id].html, uri),
        accent=task.accent if task else None,
        lead_units=tuple(link for unit in record.lead_units if (link := edition.unit_link(unit))),
        supporting_units=tuple(link for unit in record.supporting_units if (link := edition.unit_link(unit))),
        period=(task.period_start, task.period_end) if task and task.period_start and task.period_end else None,
        carriers=task.carriers if task else (),
        indicators=_indicators(task),
        evidence=evidence_groups(edition, found),
        evidence_count=len(found),
        coverage=unit_coverage(edition, item) if task else (),  # type: ignore[arg-type]
        mentions=edition.links(tuple(i for i in edition.catalog.referrers.get(item.id, ()) if i not in shown)),
        neighbours=neighbours(edition, item),
    )
    description = shorten(edition.bodies[item.id].text, 120)
    keywords = (task.short_title, *task.carriers) if task else (record.title,)
    head = make_head(
        edition, uri, record.title, kind="plan", trail=(section_link,), description=description, keywords=keywords
    )
    return page("plan-part", head, context)


def programme_pages(edition: Edition) -> Iterator[Page]:
    """Plan the pages of the plan and all its parts."""
    if plan := edition.catalog.plan:
        yield plan_page(edition, plan)
    for model in PARTS.values():
        yield from (part_page(edition, item) for item in edition.catalog.of(model))
