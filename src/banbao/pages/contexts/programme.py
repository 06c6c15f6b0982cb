"""What the templates of the plan are given."""

from datetime import date
from typing import Literal

from msgspec import Struct

from banbao.pages.contexts.shared import Card, FacetValue, Link, Neighbours, Prose


class PlanPartSummary(Struct, frozen=True, gc=False):
    """A part of the plan in the whole plan."""

    uri: str
    anchor: str
    number: str
    title: str
    short_title: str
    title_printed: bool
    """False: print the number and go straight to the text."""
    html: Prose
    evidence: int | None
    """How many records are evidence for it; None where evidence is not counted."""
    accent: str | None
    """spirit, management, conduct, integrity or environment."""


class PlanGroup(Struct, frozen=True, gc=False):
    """Parts under one printed heading; number and title are empty where the section has no such headings."""

    number: str
    title: str
    anchor: str
    parts: tuple[PlanPartSummary, ...]


class PlanSection(Struct, frozen=True, gc=False):
    """A section of the plan whose text stands in parts."""

    number: str
    title: str
    anchor: str
    groups: tuple[PlanGroup, ...]


class OutlineEntry(Struct, frozen=True, gc=False):
    """A section in the outline of the whole plan; each `uri` is an anchor `#…` on its page."""

    title: str
    uri: str
    tasks: tuple[Link, ...]
    """The tasks that stand in it."""


class CoverageRow(Struct, frozen=True, gc=False):
    """A unit's evidence for each task, in the tasks' order."""

    unit: Link
    counts: tuple[int, ...]
    total: int


class PlanPage(Struct, frozen=True, gc=False):
    """`plan.html`: the whole plan as one document."""

    html: Prose
    """The preamble and the general sections, their headings as `<h2>`."""
    outline: tuple[OutlineEntry, ...]
    sections: tuple[PlanSection, ...]
    most_evidence: int
    """How much evidence the task with the most of it has; 0 where nothing has been done yet."""
    issued: date
    issued_with: Link | None
    coverage: tuple["CoverageRow", ...]
    """For each unit, its evidence by task; the columns are `tasks`."""
    tasks: tuple[Link, ...]


class UnitCoverage(Struct, frozen=True, gc=False):
    """A unit's share in one task."""

    unit: Link
    role: Literal["lead", "supporting", "other"]
    count: int
    latest: date | None


class IndicatorLine(Struct, frozen=True, gc=False):
    """A target of a task."""

    name: str
    target: str
    unit_of_measure: str


class EvidenceGroup(Struct, frozen=True, gc=False):
    """Evidence of one kind, newest first."""

    title: str
    cards: tuple[Card, ...]


class TimelineEntry(Struct, frozen=True, gc=False):
    """Something that was done, and the name of its kind."""

    kind_title: str
    card: Card


class TimelineMonth(Struct, frozen=True, gc=False):
    """What was done in a month, newest first."""

    year: int
    month: int
    entries: tuple[TimelineEntry, ...]


class PlanPartPage(Struct, frozen=True, gc=False):
    """`plan-part.html`: a principle, task, measure or requirement, with what was done for it."""

    kind: Literal["principle", "task", "measure", "requirement"]
    number: str
    section: Link
    """The section of the whole plan in which it stands."""
    group: str | None
    title_printed: bool
    html: Prose
    accent: str | None
    lead_units: tuple[Link, ...]
    supporting_units: tuple[Link, ...]
    period: tuple[date, date] | None
    carriers: tuple[str, ...]
    indicators: tuple[IndicatorLine, ...]
    timeline: tuple[TimelineMonth, ...]
    """What was done for a task, the newest month first; where it is much, the newest of it."""
    ongoing: tuple[TimelineEntry, ...]
    """What goes on for it without a date."""
    evidence_count: int
    """Of all, also of what is no longer told here."""
    evidence_by_kind: tuple[FacetValue, ...]
    """How much of each kind, and the list that holds it."""
    coverage: tuple[UnitCoverage, ...]
    """The units with evidence, those with the most first; only for tasks."""
    without_evidence: tuple[UnitCoverage, ...]
    """The other units, those that lead or support first."""
    mentions: tuple[Link, ...]
    neighbours: Neighbours
