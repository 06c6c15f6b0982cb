"""The pages of what people do together: groups, activities, the months."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Literal

from dateutil.rrule import rrulestr

from banbao.catalog.addresses import page_uri
from banbao.catalog.catalog import Item
from banbao.catalog.visibility import State
from banbao.model.base import ZONE
from banbao.model.culture import Activity, Group, Schedule
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
from banbao.pages.edition import Edition
from banbao.pages.head import make_head
from banbao.pages.records import neighbours, page, record_head, related, standing

_MOST_DAYS = 62
"""A longer activity is in the calendar for its first two months only."""

Phase = Literal["coming", "running", "past", "cancelled"]


def end_of(activity: Activity) -> datetime:
    """Tell when an activity is over; without an end it lasts until the evening."""
    return activity.ends or activity.starts.replace(hour=23, minute=59, second=59)


def phase(activity: Activity, now: datetime) -> Phase:
    """Tell whether an activity is to come."""
    if activity.cancelled:
        return "cancelled"
    if activity.starts > now:
        return "coming"
    return "running" if end_of(activity) >= now else "past"


def coming(edition: Edition) -> tuple[Item[Activity], ...]:
    """List the activities that are not over, the next one first."""
    items = [
        item
        for item in edition.catalog.of(Activity)
        if item.state is State.CURRENT and phase(item.record, edition.view.now) in ("coming", "running")
    ]
    return tuple(reversed(items))


def meetings(schedule: Schedule, after: datetime, before: datetime) -> Iterator[datetime]:
    """Give a group's meetings between two moments."""
    start = schedule.starts.astimezone(ZONE).replace(tzinfo=None)
    first, last = (moment.astimezone(ZONE).replace(tzinfo=None) for moment in (after, before))
    for moment in rrulestr(schedule.rule, dtstart=start).between(first, last, inc=True):
        if schedule.until and moment.date() > schedule.until:
            return
        if moment.date() not in schedule.skips:
            yield moment.replace(tzinfo=ZONE)


def next_meetings(edition: Edition, group: Group, most: int) -> tuple[datetime, ...]:
    """Give a group's next meetings within a quarter."""
    if group.schedule is None:
        return ()
    now = edition.view.now
    return tuple(islice(meetings(group.schedule, now, now + timedelta(days=92)), most))


def month_uri(year: int, month: int) -> str:
    """Name the calendar of a month."""
    return f"activities/by/month/{year}-{month:02}.html"


def month_link(edition: Edition, year: int, month: int) -> Link:
    """Link to the calendar of a month."""
    return Link(edition.translate("{month}/{year}").format(year=year, month=month), month_uri(year, month))


def activity_page(edition: Edition, item: Item[Activity]) -> Page:
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
        phase=phase(record, edition.view.now),
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


def group_page(edition: Edition, item: Item[Group]) -> Page:
    """Plan the page of a group."""
    record = item.record
    uri = page_uri("group", item.slug)
    calendar = Feed(item.title, uri.removesuffix("html") + "ics", "text/calendar")
    activities = edition.catalog.referring(item.id, Activity)
    own = [activity for activity in activities if activity.record.group == item.slug]
    ahead = {activity.id for activity in coming(edition)}
    to_come = tuple(activity for activity in reversed(own) if activity.id in ahead)
    context = GroupPage(
        standing=standing(edition, item),
        html=edition.html(item),
        leader=record.leader,
        members=record.members,
        place=record.place,
        schedule=record.schedule.says if record.schedule else None,
        meetings=next_meetings(edition, record, 5),
        founded=record.founded,
        joining=record.joining,
        cover=edition.picture(item, record.cover),
        calendar=calendar,
        coming=edition.cards(to_come),
        past=edition.cards(tuple(a for a in own if a not in to_come)),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    head = record_head(edition, item, feeds=(calendar,), json_ld={"@type": "WebPage"})
    return page("group", head, context)


def groups_page(edition: Edition) -> Page:
    """Plan the page of all groups."""
    column = edition.columns["group"]
    head = make_head(edition, "groups/index.html", column.title, kind="group")
    return page("groups", head, GroupsPage(column.intro, edition.cards(edition.catalog.of(Group))))


def regular_meetings(edition: Edition) -> tuple[Meeting, ...]:
    """List the groups' regular meetings."""
    return tuple(
        Meeting(edition.link(item), item.record.schedule.says, next(iter(next_meetings(edition, item.record, 1)), None))
        for item in edition.catalog.of(Group)
        if item.record.schedule
    )


def _happenings(edition: Edition) -> dict[date, list[Happening]]:
    """Gather what happens on each day, activities first, as far as the last month that has one."""
    found: dict[date, list[Happening]] = defaultdict(list)
    for item in reversed(edition.catalog.of(Activity)):
        if item.state is State.WITHDRAWN:
            continue
        starts, ends = item.record.starts.astimezone(ZONE), end_of(item.record).astimezone(ZONE)
        for offset in range(min((ends.date() - starts.date()).days + 1, _MOST_DAYS)):
            time = None if offset else f"{starts:%H:%M}"
            called_off = item.record.cancelled is not None
            found[starts.date() + timedelta(offset)].append(
                Happening(item.title, page_uri("activity", item.slug), time, "activity", called_off)
            )
    return found


def months(edition: Edition) -> tuple[tuple[int, int], ...]:
    """List the months that have a calendar: from the first to the last with an activity, and this one."""
    days = [*_happenings(edition), edition.today]
    if len(days) == 1:
        return ()
    first, last = min(days), max(days)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return tuple(divmod(start + offset, 12) for offset in range(count))


def month_values(edition: Edition, current: str | None = None) -> tuple[FacetValue, ...]:
    """Link all month calendars, the number of activities with each."""
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for item in edition.catalog.of(Activity):
        starts = item.record.starts.astimezone(ZONE)
        counts[starts.year, starts.month - 1] += 1
    values = []
    for year, month in months(edition):
        link = month_link(edition, year, month + 1)
        values.append(FacetValue(link.title, link.uri, counts[year, month], link.uri == current))
    return tuple(values)


def month_pages(edition: Edition) -> Iterator[Page]:
    """Plan the calendars of all months."""
    happenings = _happenings(edition)
    known = months(edition)
    if known:
        first = datetime(known[0][0], known[0][1] + 1, 1, tzinfo=ZONE) - timedelta(days=7)
        last = datetime(known[-1][0], known[-1][1] + 1, 28, tzinfo=ZONE) + timedelta(days=14)
        for item in edition.catalog.of(Group):
            schedule = item.record.schedule
            for moment in meetings(schedule, first, last) if schedule and item.state is State.CURRENT else ():
                happening = Happening(
                    item.title, page_uri("group", item.slug), f"{moment:%H:%M}", "meeting", cancelled=False
                )
                happenings[moment.date()].append(happening)
    links = [month_link(edition, year, month + 1) for year, month in known]
    for place, (year, month) in enumerate(known):
        weeks = tuple(
            tuple(CalendarDay(day, day.month == month + 1, tuple(happenings.get(day, ()))) for day in week)
            for week in Calendar().monthdatescalendar(year, month + 1)
        )
        around = Neighbours(links[place - 1] if place else None, links[place + 1] if place + 1 < len(links) else None)
        title = edition.translate("Activities in {month}/{year}").format(year=year, month=month + 1)
        head = make_head(edition, links[place].uri, title, kind="activity")
        yield page("month", head, MonthPage(year, month + 1, weeks, around, month_values(edition, head.uri)))


def culture_pages(edition: Edition) -> Iterator[Page]:
    """Plan the pages of all groups, activities and months."""
    groups = edition.catalog.of(Group)
    if groups:
        yield groups_page(edition)
    yield from (group_page(edition, item) for item in groups)
    yield from (activity_page(edition, item) for item in edition.catalog.of(Activity))
    yield from month_pages(edition)
