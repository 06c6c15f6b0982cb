"""The plan and its parts: principles, tasks, measures, requirements, with their printed numbers."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from banbao.model.base import Day, Line, NoticeSlug, Part, Record, Slug, TaskGroupSlug, UnitSlug, distinct, in_order

Accent = Literal["spirit", "management", "conduct", "integrity", "environment"]
PrintedNumber = Line
"""A number exactly as printed, `（一）` or `1、`; never computed, never renumbered."""


class TaskGroup(Part):
    """A group of tasks under one printed heading."""

    id: Slug
    """The name by which tasks refer to the group."""
    number: PrintedNumber
    """The heading's number as printed."""
    title: Line
    """The heading's text as printed."""


class Section(Part):
    """A section of the plan whose text stands in records of its own."""

    number: PrintedNumber
    """The section's number as printed."""
    title: Line
    """The section's heading as printed."""
    holds: Literal["principle", "task", "measure", "requirement"]
    """Which records stand under it, in their order."""
    groups: tuple[TaskGroup, ...] = ()
    """The headings between the section and its tasks."""


class Plan(Record):
    """The programme's plan, `content/plan/index.md`: the preamble and general sections are its body."""

    short_title: Line
    """What the plan is called in menus and running text."""
    issued: Day
    """The date of the plan."""
    issued_with: NoticeSlug | None = None
    """The notice that it was issued with, by slug."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """The sections after the body, in printed order."""

    @model_validator(mode="after")
    def _groups_differ(self) -> Self:
        distinct("sections", [group.id for section in self.sections for group in section.groups])
        return self


class PlanPart(Record):
    """A numbered part of the plan with a page of its own."""

    number: PrintedNumber
    """The number as printed."""
    order: int = Field(ge=1)
    """Its place among its siblings, from 1."""
    title_printed: bool = True
    """False where the title is only a name for its page and the printed plan goes straight to the text."""
    lead_units: tuple[UnitSlug, ...] = ()
    """The units that lead it."""
    supporting_units: tuple[UnitSlug, ...] = ()
    """The units that support it."""


class Principle(PlanPart):
    """A working principle of the plan."""


class Indicator(Part):
    """How far a task has come, as a number."""

    name: Line
    """What is counted."""
    target: Annotated[float, Field(allow_inf_nan=False)]
    """The number to reach."""
    unit_of_measure: Line
    """The unit it is counted in: 次, 篇, %."""


class Task(PlanPart):
    """A task of the plan; news, activities and albums are evidence for it."""

    group: TaskGroupSlug
    """The heading that it stands under, by its id in the plan."""
    short_title: Line
    """What the task is called in menus and labels."""
    period_start: Day | None = None
    """The first day of the period in which it is to be done."""
    period_end: Day | None = None
    """The last day of that period."""
    carriers: tuple[Line, ...] = ()
    """The forms of work that carry it (载体), as the plan names them."""
    indicators: tuple[Indicator, ...] = ()
    """What is counted of it."""
    accent: Accent | None = None
    """The accent colour of its pages, one for each of the five constructions."""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        in_order(self.period_start, self.period_end)
        return self


class Measure(PlanPart):
    """A measure by which the plan is carried out."""


class Requirement(PlanPart):
    """A requirement on how the plan is carried out."""
