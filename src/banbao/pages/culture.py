"""The pages of what people do together: groups, activities, the months."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from banbao.catalog.addresses import page_uri
from banbao.catalog.meetings import meetings
from banbao.catalog.visibility import State
from banbao.model.base import ZONE
from banbao.model.culture import Activity, Group
from banbao.outputs import Page
from banbao.pages.contexts import (
    ActivityPage,
    CalendarDay,
    FacetValue,
    Feed,
    GroupPage,
    GroupsPage,
    Happening,
    Link,
    Meeting,
    MonthPage,
    Neighbours,
    ResultsTable,
)
from banbao.pages.edition import Edition, Opened
from banbao.pages.head import make_head
from banbao.pages.records import neighbours, page, record_head, related, standing


def month_uri(year: int, month: int) -> str:
    """Name the calendar of a month."""
    return f"activities/by/month/{year}-{month:02}.html"


def month_link(edition: Edition, year: int, month: int) -> Link:
    """Link to the calendar of a month."""
    return Link(edition.translate("{month}/{year}").format(year=year, month=month), month_uri(year, month))


def activity_page(edition: Edition, item: Opened[Activity]) -> Page:
    """Plan the page of an activity."""
    record = item.record
    uri = page_uri("activity", item.slug)
    calendar = Feed(item.title, uri.removesuffix("html") + "ics", "text/calendar")
    starts = record.starts.astimezone(ZONE)
    context = ActivityPage(
        standing=standing(edition, item),
        html=edition.html(item),
        kind=record.kind,
        starts=starts,
        ends=record.ends,
        phase=item.item.phase or "past",
        cancelled=record.cancelled,
        place=record.place,
        organiser=record.organiser or edition.site.short_name,
        cover=edition.picture(item, record.cover, record.cover_caption),
        results=tuple(ResultsTable(table.title, table.columns, table.rows) for table in record.results),
        calendar=calendar,
        month=month_link(edition, starts.year, starts.month),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    data: dict[str, Any] = {
        "@type": "Event",
        "startDate": starts.isoformat(),
        "location": {"@type": "Place", "name": record.place, "address": record.place},
        "organizer": {"@type": "Organization", "name": context.organiser},
        "eventStatus": "https://schema.org/EventCancelled" if record.cancelled else "https://schema.org/EventScheduled",
    }
    if record.ends:
        data["endDate"] = record.ends.isoformat()
    head = record_head(edition, item, json_ld=data, feeds=(calendar,))
    return page("activity", head, context)


def group_page(edition: Edition, item: Opened[Group]) -> Page:
    """Plan the page of a group."""
    record = item.record
    uri = page_uri("group", item.slug)
    calendar = Feed(item.title, uri.removesuffix("html") + "ics", "text/calendar")
    own: tuple[str, ...] = edition.ask("group", item.slug)
    ahead = tuple(each for each in edition.ask("coming") if each in own)
    context = GroupPage(
        standing=standing(edition, item),
        html=edition.html(item),
        leader=record.leader,
        members=record.members,
        place=record.place,
        schedule=record.schedule.says if record.schedule else None,
        meetings=edition.ask("meetings", item.slug),
        founded=record.founded,
        joining=record.joining,
        cover=edition.picture(item, record.cover),
        calendar=calendar,
        coming=edition.cards(ahead),
        past=edition.cards(each for each in own if each not in ahead),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    head = record_head(edition, item, feeds=(calendar,), json_ld={"@type": "WebPage"})
    return page("group", head, context)


def groups_page(edition: Edition) -> Page:
    """Plan the page of all groups."""
    column = edition.columns["group"]
    head = make_head(edition, "groups/index.html", column.title, kind="group")
    return page("groups", head, GroupsPage(column.intro, edition.cards(edition.ask("of", "group"))))


def regular_meetings(edition: Edition) -> tuple[Meeting, ...]:
    """List the groups' regular meetings."""
    return tuple(
        Meeting(edition.link(group), schedule.says, next(iter(edition.ask("meetings", group.slug)), None))
        for group in edition.of("group")
        if (schedule := group.record.schedule)
    )


def month_values(edition: Edition, year: str, current: str | None = None) -> tuple[FacetValue, ...]:
    """Link the month calendars of a year, or of all years, the number of activities with each."""
    values = []
    for each, month, count in edition.ask("month-counts", year):
        link = month_link(edition, each, month)
        values.append(FacetValue(link.title, link.uri, count, link.uri == current))
    return tuple(values)


def _activities_on(edition: Edition, on_day: tuple[tuple[str, bool], ...]) -> Iterator[Happening]:
    for item_id, is_first_day in on_day:
        item = edition.opened(item_id)
        starts = item.record.starts.astimezone(ZONE)
        called_off = item.record.cancelled is not None
        time = f"{starts:%H:%M}" if is_first_day else None
        yield Happening(item.title, page_uri("activity", item.slug), time, "activity", called_off)


def _meetings_between(edition: Edition, first: datetime, last: datetime) -> dict[date, list[Happening]]:
    found: dict[date, list[Happening]] = defaultdict(list)
    for group in edition.of("group"):
        schedule = group.record.schedule
        for moment in meetings(schedule, first, last) if schedule and group.state is State.CURRENT else ():
            happening = Happening(
                group.title, page_uri("group", group.slug), f"{moment:%H:%M}", "meeting", cancelled=False
            )
            found[moment.date()].append(happening)
    return found


def month_page(edition: Edition, year: int, month: int) -> Page:
    """Plan the calendar of a month."""
    days = Calendar().monthdatescalendar(year, month)
    first, last = (datetime.combine(day, time.min, ZONE) for day in (days[0][0], days[-1][-1] + timedelta(days=1)))
    meeting_on = _meetings_between(edition, first, last)
    weeks = tuple(
        tuple(
            CalendarDay(day, day.month == month, (*_activities_on(edition, on_day), *meeting_on.get(day, ())))
            for day, on_day in zip(week, edition.ask("week", week[0].isoformat()), strict=True)
        )
        for week in days
    )
    before, after = edition.ask("month-neighbours", f"{year}-{month}")
    around = Neighbours(*(month_link(edition, *each) if each else None for each in (before, after)))
    title = edition.translate("Activities in {month}/{year}").format(year=year, month=month)
    head = make_head(edition, month_uri(year, month), title, kind="activity")
    return page("month", head, MonthPage(year, month, weeks, around, month_values(edition, str(year), head.uri)))
