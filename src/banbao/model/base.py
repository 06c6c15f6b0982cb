"""What every record shares: its strictness, its references, and when and to whom it is shown."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from banbao.interrupts import uninterrupted
from banbao.model.sentences import describe

ZONE = ZoneInfo("Asia/Shanghai")

# A year outside of these is a slip of the keyboard.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_MOMENT = re.compile(
    r"(?P<year>\d{4})[-年/.](?P<month>\d{1,2})[-月/.](?P<day>\d{1,2})日?"
    r"(?:[T ]\s*(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2}))?"
    r"\s*(?P<zone>Z|[+-]\d{2}:\d{2})?)?"
)


class Reference(str):
    """Metadata of a field: its text is the slug of a record of this kind."""


class FileReference(str):
    """Metadata of a field: its text names a file that lies beside the record."""


class FoundBeside:
    """Metadata of a field: where it is left out, the record's folder and the files in it say it."""


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A record's name in addresses and references: lower-case letters, digits and single hyphens."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\n]*$")]
"""One line of plain text, 1 to 120 characters."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Plain text of any length."""

FILE_NAME = r"^[^\s/\\:*?\"<>|#%.][^\s/\\:*?\"<>|#%]*\.[A-Za-z0-9]+$"

FileName = Annotated[str, StringConstraints(pattern=FILE_NAME), FileReference("file")]
"""The name of a file in the record's own folder."""

TaskSlug = Annotated[str, Reference("task")]
UnitSlug = Annotated[str, Reference("unit")]
GroupSlug = Annotated[str, Reference("group")]
ActivitySlug = Annotated[str, Reference("activity")]
AlbumSlug = Annotated[str, Reference("album")]
NoticeSlug = Annotated[str, Reference("notice")]
TaskGroupSlug = Annotated[str, Reference("task-group")]
AnyRecord = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[a-z0-9]+(-[a-z0-9]+)*$"), Reference("*")]
"""Any record, written `kind:slug`, as in `news:spring-reading`."""


def _parts(value: Any) -> re.Match[str]:
    found = _MOMENT.fullmatch(str(value).strip())
    if found is None:
        raise PydanticCustomError("date_form", "not a date")
    return found


def _day_of(found: re.Match[str]) -> date:
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError
        return day
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day") from None


def _read_day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    found = _parts(value)
    if found["hour"]:
        raise PydanticCustomError("date_form", "not a date")
    return _day_of(found)


def _usual_moment(value: Any) -> datetime | None:
    """Read `2013-05-08 09:00` quickly, as nearly all moments are written; None for whatever needs a closer look."""
    # What reads ISO 8601 reads more than days and hours: weeks, zones, no hyphens.
    if type(value) is not str or len(value) != 16 or (value[4], value[7], value[10], value[13]) != ("-", "-", " ", ":"):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.replace(tzinfo=ZONE) if FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _moment_of(value: Any, bare: time) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=ZONE)
    if (moment := _usual_moment(value)) is not None:
        return moment
    found = _parts(value)
    day = _day_of(found)
    if not found["hour"]:
        return datetime.combine(day, bare, ZONE)
    try:
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such time") from None
    moment = datetime.combine(day, clock, ZONE)
    if found["zone"] is None:
        return moment
    try:
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{found['zone'].replace('Z', '+00:00')}")
        return moment.replace(tzinfo=offset.tzinfo).astimezone(ZONE)
    except (ValueError, OverflowError):
        raise PydanticCustomError("date_impossible", "no such time") from None


def read_moment(value: Any) -> datetime:
    """Read a day or a time of an editor's; a bare day begins at midnight, no zone means Asia/Shanghai."""
    return _moment_of(value, time.min)


def _read_end(value: Any) -> datetime:
    return _moment_of(value, time.max)


Day = Annotated[date, BeforeValidator(_read_day)]
"""A day: `2013-03-16` or `2013年3月16日`."""

Moment = Annotated[datetime, BeforeValidator(read_moment)]
"""A time, `2013-05-08 09:00`; a bare day means its midnight; without a zone, Asia/Shanghai."""

EndMoment = Annotated[datetime, BeforeValidator(_read_end)]
"""A time by which something is over; a bare day means the end of that day."""


class Audience(StrEnum):
    """Who may read a record."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Part(BaseModel):
    """A strict, frozen piece of a record."""

    # A run makes validators only of the kinds that it reads.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, json_schema_extra=describe)

    @classmethod
    def model_rebuild(cls, *, _parent_namespace_depth: int = 2, **options: Any) -> bool | None:
        """Make the validator; Ctrl+C waits for it, for pydantic loses it and keeps one that refuses everything."""
        with uninterrupted():
            return super().model_rebuild(_parent_namespace_depth=_parent_namespace_depth + 1, **options)


class Withdrawal(Part):
    """That a published record no longer stands; its page stays and says why."""

    on: Day
    """The day of the withdrawal."""
    reason: Text
    """Why, in a sentence that readers are shown."""
    replaced_by: AnyRecord | None = None
    """The record that stands in its place, as `kind:slug`."""


class Record(Part):
    """What an editor writes of one item, beside its body text."""

    title: Line
    """Headline, plain text, 120 characters at most."""


class Published(Record):
    """A record that is shown from one moment to another, to some readers, as evidence for some tasks."""

    summary: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] | None = None
    """One or two sentences for lists and previews, 300 characters at most; by default the beginning of the text."""
    draft: bool = False
    """True while the text is being written: built only with `--drafts`."""
    publish_at: Moment | None = None
    """Not shown before this time; by default the record's own date."""
    expire_at: EndMoment | None = None
    """Out of date after this time; a bare day counts to its end."""
    expire_action: Literal["archive", "remove"] = "archive"
    """What happens then: `archive` keeps the page under a banner, `remove` takes it off the site."""
    pinned_until: EndMoment | None = None
    """Stands first in its lists until this time."""
    withdrawn: Withdrawal | None = None
    """Filled in when the record no longer stands; its page is kept and shows the reason."""
    audience: Audience = Audience.PUBLIC
    """`public`, or `internal` for what only the internal edition may contain."""
    unit: UnitSlug | None = None
    """The unit that did it or answers for it, by its id in `site.yml`."""
    tasks: tuple[TaskSlug, ...] = ()
    """The tasks of the plan that this is evidence for, by slug."""
    tags: tuple[Annotated[Line, Field(max_length=20)], ...] = ()
    """Free key words, 20 characters at most each."""

    @property
    def dated(self) -> datetime | None:
        """The record's own date, by which lists are ordered and before which it is not shown."""
        return self.publish_at


class Dated(Published):
    """A record that went on the site on a day of its own."""

    published: Moment
    """When it went on the site."""

    @property
    def dated(self) -> datetime:
        """When it went on the site, or when it is to go."""
        return self.publish_at or self.published


def in_order(first: date | None, last: date | None) -> None:
    """Refuse an end before its beginning, in a record's validator."""
    if first is not None and last is not None and last < first:
        raise PydanticCustomError("ends_before_start", "ends before it starts")


def distinct(field: str, names: Iterable[str]) -> None:
    """Refuse a name that stands twice in a list, in a record's validator; of two, one would be lost."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            raise PydanticCustomError("duplicate_name", "twice", {"field": field, "place": place, "twice": name})
        seen.add(name)
