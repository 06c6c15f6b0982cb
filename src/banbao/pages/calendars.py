"""Calendars to subscribe to: of all activities and meetings, of each group, of each activity."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from functools import cache
from urllib.parse import urlsplit

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vRecur

from banbao.catalog.addresses import page_uri
from banbao.catalog.brief import end_of, went_up
from banbao.catalog.visibility import State
from banbao.model.base import ZONE, Part
from banbao.model.culture import Activity, Group
from banbao.outputs import Made
from banbao.pages.edition import Edition, Opened

_END = b"END:VCALENDAR\r\n"


@cache
def _zone() -> bytes:
    """Describe the office's zone; written once, for that takes as long as all the rest of a calendar."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE.key)
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return bytes(zone.to_ical())


def _calendar(edition: Edition, name: str, events: Iterable[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//banbao//{edition.publication.short_name}//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    head = bytes(calendar.to_ical()).removesuffix(_END)
    return b"".join((head, _zone(), *(event.to_ical() for event in events), _END))


def _event(edition: Edition, item: Opened[Part], starts: datetime, ends: datetime, place: str | None) -> Event:
    host = urlsplit(edition.publication.url).hostname
    event = Event()
    event.add("uid", f"{item.kind}-{item.slug}@{host}")
    event.add("dtstamp", ((went_up(item.record) if item.item.is_up else None) or starts).astimezone(UTC))
    event.add("dtstart", starts.astimezone(ZONE))
    event.add("dtend", ends.astimezone(ZONE))
    event.add("summary", item.title)
    event.add("url", f"{edition.publication.url}{page_uri(item.kind, item.slug)}")
    if place:
        event.add("location", place)
    if summary := edition.summary(item):
        event.add("description", summary)
    return event


def _activity_event(edition: Edition, item: Opened[Activity]) -> Event:
    record = item.record
    ends = record.ends or min(record.starts + timedelta(hours=2), end_of(record))
    event = _event(edition, item, record.starts, ends, record.place)
    called_off = record.cancelled or item.state is State.WITHDRAWN
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    return event


def _meeting_event(edition: Edition, item: Opened[Group]) -> Event | None:
    schedule = item.record.schedule
    if schedule is None or item.state is not State.CURRENT:
        return None
    # A rule may not name its own first day; the series begins with the first day that the rule does name.
    local = schedule.starts.astimezone(ZONE).replace(tzinfo=None)
    first = next(iter(rrulestr(schedule.rule, dtstart=local)), local).replace(tzinfo=ZONE)
    event = _event(edition, item, first, first + timedelta(minutes=schedule.minutes), item.record.place)
    recurrence = vRecur.from_ical(schedule.rule)
    if schedule.until:
        recurrence["UNTIL"] = datetime.combine(schedule.until, time(23, 59, 59), ZONE).astimezone(UTC)
    event.add("rrule", recurrence)
    for day in schedule.skips:
        event.add("exdate", datetime.combine(day, first.timetz()))
    return event


def whole_calendar(edition: Edition) -> Made:
    """Make the calendar to subscribe to: the meetings, and the activities of this year, the last, and to come."""
    events = [_activity_event(edition, item) for item in edition.all(edition.ask("calendar"))]
    meetings = [event for item in edition.of("group") if (event := _meeting_event(edition, item))]
    return Made("activities/calendar.ics", _calendar(edition, edition.publication.title, (*events, *meetings)))


def activity_calendar(edition: Edition, item: Opened[Activity]) -> Made:
    """Make the calendar of one activity."""
    uri = page_uri("activity", item.slug).removesuffix("html") + "ics"
    return Made(uri, _calendar(edition, item.title, (_activity_event(edition, item),)))


def group_calendar(edition: Edition, item: Opened[Group]) -> Made:
    """Make the calendar of a group: its meetings and activities."""
    uri = page_uri("group", item.slug).removesuffix("html") + "ics"
    meeting = _meeting_event(edition, item)
    activities = edition.all(edition.ask("group", item.slug))
    events = [_activity_event(edition, each) for each in activities if each.state is not State.WITHDRAWN]
    return Made(uri, _calendar(edition, item.title, (*((meeting,) if meeting else ()), *events)))
