"""What people do together: interest groups, activities, surveys."""

import re
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from banbao.model.base import (
    AlbumSlug,
    Dated,
    Day,
    EndMoment,
    FileName,
    GroupSlug,
    Line,
    Moment,
    Part,
    Published,
    Slug,
    Text,
    distinct,
    in_order,
)

_DAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=[1-9]\d?|COUNT=[1-9]\d{0,2}|WKST=" + _DAY + r"|"
    r"BYDAY=(?:[+-]?[1-5])?" + _DAY + r"(?:,(?:[+-]?[1-5])?" + _DAY + r")*|"
    r"BY(?:MONTHDAY|MONTH|SETPOS)=-?\d{1,2}(?:,-?\d{1,2})*))*"
)


def _recurrence(rule: str) -> str:
    if not _RULE.fullmatch(rule):
        raise PydanticCustomError("recurrence", "not a recurrence rule")
    # Only a record with a schedule needs it, and loading it takes longer than reading many records.
    from dateutil.rrule import rrulestr

    # Tried on eight years only: a rule that never occurs would be followed to the year 9999.
    trial = re.sub(r";COUNT=\d+", "", rule) + ";UNTIL=20080101T000000"
    try:
        occurs = next(iter(rrulestr(trial, dtstart=datetime(2000, 1, 1))), None)
    except (ValueError, TypeError, AttributeError, KeyError):
        raise PydanticCustomError("recurrence", "not a recurrence rule") from None
    if occurs is None:
        raise PydanticCustomError("recurrence", "never occurs")
    return rule


class Schedule(Part):
    """A regular meeting."""

    starts: Moment
    """The first meeting."""
    minutes: int = Field(default=90, ge=5, le=1440)
    """How long a meeting lasts, in minutes."""
    rule: Annotated[str, AfterValidator(_recurrence)]
    """How it recurs, an RFC 5545 rule without `UNTIL`: `FREQ=WEEKLY;BYDAY=WE`."""
    until: Day | None = None
    """The last day on which it can take place."""
    says: Line
    """The same in words: 每周三 17:30."""
    skips: tuple[Day, ...] = ()
    """Days on which it does not take place."""


class Group(Published):
    """An interest group, `content/groups/`."""

    leader: Line
    """Who leads it; a role where a name need not be public."""
    members: tuple[Line, ...] = ()
    """Who belongs to it; only the internal edition shows them."""
    schedule: Schedule | None = None
    """When it meets."""
    place: Line | None = None
    """Where it meets."""
    cover: FileName | None = None
    """Its picture, a file in the group's folder."""
    founded: Day | None = None
    """The day it was set up."""
    joining: Text | None = None
    """How one joins."""
    order: int = Field(default=100, ge=1)
    """Its place among the groups."""

    @property
    def dated(self) -> datetime | None:
        """Groups are ordered by `order`, not by date."""
        return self.publish_at


class Results(Part):
    """A table of results."""

    title: Line
    """What was contested."""
    columns: tuple[Line, ...] = Field(min_length=2)
    """The column headings, the rank first."""
    rows: tuple[tuple[str, ...], ...] = Field(min_length=1)
    """The rows in order of rank, a cell for each column."""

    @model_validator(mode="after")
    def _rectangular(self) -> Self:
        wanted = len(self.columns)
        ragged = tuple((number, len(row)) for number, row in enumerate(self.rows, 1) if len(row) != wanted)
        if ragged:
            raise PydanticCustomError("ragged_rows", "ragged", {"ragged": ragged, "columns": wanted})
        return self


class Activity(Published):
    """An activity, `content/activities/`."""

    starts: Moment
    """When it begins."""
    ends: EndMoment | None = None
    """When it ends."""
    kind: Literal["体育", "文艺", "书法", "读书", "演讲", "教育", "志愿", "座谈"]
    """What sort of activity it is."""
    place: Line
    """Where it takes place."""
    organiser: Line | None = None
    """Who holds it; by default the office."""
    group: GroupSlug | None = None
    """The interest group whose activity it is."""
    albums: tuple[AlbumSlug, ...] = ()
    """The albums that belong to it."""
    cover: FileName | None = None
    """The picture for lists and previews, a file in the activity's folder."""
    cover_caption: Annotated[str, Field(max_length=80)] | None = None
    """The caption under that picture."""
    results: tuple[Results, ...] = ()
    """The results, once they are known."""
    cancelled: Text | None = None
    """Why it does not take place, where it was called off."""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        in_order(self.starts, self.ends)
        return self

    @property
    def dated(self) -> datetime | None:
        """Announced from `publish_at` on; at once without it, for what is to come is worth announcing."""
        return self.publish_at


class Question(Part):
    """A question of a survey."""

    id: Slug
    """The name of the question in the results file."""
    text: Line
    """The question as asked."""
    kind: Literal["single", "multiple", "scale"] = "single"
    """How it is answered: one choice, several, or a scale."""
    choices: tuple[Line, ...] = Field(min_length=2)
    """The choices in the order of the form."""
    counts: tuple[Annotated[int, Field(ge=0)], ...] = ()
    """How many chose each; read from the results file."""

    @model_validator(mode="after")
    def _choices_differ(self) -> Self:
        distinct("choices", self.choices)
        return self


class Survey(Dated):
    """A survey, `content/surveys/`."""

    opened: Day
    """The first day on which it could be answered."""
    closed: Day
    """The last day on which it could be answered."""
    asked: Line
    """Who was asked."""
    sent: int | None = Field(default=None, ge=0)
    """How many forms went out."""
    returned: int | None = Field(default=None, ge=0)
    """How many valid ones came back."""
    questions: tuple[Question, ...] = Field(min_length=1)
    """The questions in the order of the form."""
    results: FileName | None = None
    """A CSV file in the survey's folder with the columns `question,choice,count`."""

    @model_validator(mode="after")
    def _closes_after_opening(self) -> Self:
        in_order(self.opened, self.closed)
        distinct("questions", [question.id for question in self.questions])
        if self.sent is not None and self.returned is not None and self.returned > self.sent:
            raise PydanticCustomError("more_returned", "more came back than went out")
        return self
