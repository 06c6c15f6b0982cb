"""What the templates of groups, activities and months are given."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from banbao.pages.contexts.lists import Facet, Pager
from banbao.pages.contexts.shared import Card, FacetValue, Feed, Link, Neighbours, Picture, Prose, Related, Standing


class ResultsTable(Struct, frozen=True, gc=False):
    """A table of results, best first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ActivityPage(Struct, frozen=True, gc=False):
    """`activity.html`: an activity, to come or past."""

    standing: Standing
    html: Prose
    kind: str
    starts: datetime
    ends: datetime | None
    phase: Literal["coming", "running", "past", "cancelled"]
    cancelled: str | None
    place: str
    organiser: str
    cover: Picture | None
    results: tuple[ResultsTable, ...]
    calendar: Feed
    month: Link
    """The month calendar on which it stands."""
    related: Related
    neighbours: Neighbours


class GroupPage(Struct, frozen=True, gc=False):
    """`group.html`: an interest group."""

    standing: Standing
    html: Prose
    leader: str
    members: tuple[str, ...]
    """Empty in the public edition."""
    place: str | None
    schedule: str | None
    meetings: tuple[datetime, ...]
    """The next regular meetings, at most five."""
    founded: date | None
    joining: str | None
    cover: Picture | None
    calendar: Feed
    coming: tuple[Card, ...]
    past: tuple[Card, ...]
    related: Related
    neighbours: Neighbours


class GroupsPage(Struct, frozen=True, gc=False):
    """`groups.html`: all interest groups."""

    intro: str | None
    groups: tuple[Card, ...]


class Meeting(Struct, frozen=True, gc=False):
    """A group's regular meeting."""

    group: Link
    says: str
    next: datetime | None


class ActivitiesPage(Struct, frozen=True, gc=False):
    """`activities.html`: what is to come, the months, and what was."""

    intro: str | None
    coming: tuple[Card, ...]
    past: tuple[Card, ...]
    meetings: tuple["Meeting", ...]
    months: tuple[FacetValue, ...]
    facets: tuple[Facet, ...]
    pager: Pager


class Happening(Struct, frozen=True, gc=False):
    """Something on a day of the calendar."""

    title: str
    uri: str
    time: str | None
    """`14:30`; None on the days after the first."""
    kind: Literal["activity", "meeting"]
    cancelled: bool


class CalendarDay(Struct, frozen=True, gc=False):
    """A day of a month calendar."""

    day: date
    in_month: bool
    happenings: tuple[Happening, ...]


class MonthPage(Struct, frozen=True, gc=False):
    """`month.html`: a month as a calendar; the same as an agenda on narrow screens."""

    year: int
    month: int
    weeks: tuple[tuple[CalendarDay, ...], ...]
    """From Monday to Sunday."""
    neighbours: Neighbours
    months: tuple[FacetValue, ...]
