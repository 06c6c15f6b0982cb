"""What programs read: Atom feeds, calendars, and the map for search engines."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urljoin, urlsplit

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vRecur

from banbao.catalog.addresses import SITE_SCHEME, page_uri
from banbao.catalog.catalog import Item
from banbao.catalog.visibility import State
from banbao.model.articles import News, Notice
from banbao.model.base import ZONE, Part
from banbao.model.culture import Activity, Group
from banbao.model.media import Album, Board, Video
from banbao.outputs import Made, Output, Page
from banbao.pages.contexts import AtomFeed, FeedEntry, MapEntry
from banbao.pages.culture import end_of
from banbao.pages.edition import Edition, published_at, shown_date
from banbao.pages.listings import Listing

FEED_ENTRIES = 20
_FEED_KINDS = (Notice, News, Activity, Album, Video, Board)


def _dated(edition: Edition, items: Iterable[Item[Part]]) -> list[tuple[datetime, Item[Part]]]:
    """Put records that still stand and have a date into the order of a feed, the newest first."""
    found = [
        (when.astimezone(ZONE), item)
        for item in items
        if item.state is State.CURRENT and (when := published_at(item.record, edition.view.now))
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id), reverse=True)


def _entry(edition: Edition, item: Item[Part], published: datetime) -> FeedEntry:
    site, uri = edition.site, page_uri(item.kind, item.slug)
    author = edition.unit_link(getattr(item.record, "unit", None))
    return FeedEntry(
        id=f"tag:{urlsplit(site.url).hostname},{published.year}:{item.kind}/{item.slug}",
        title=item.title,
        uri=uri,
        published=published,
        updated=published,
        summary=edition.summary(item),
        html=edition.bodies[item.id].html.replace(f'="{SITE_SCHEME}', f'="{site.url}'),
        author=author.title if author else site.office,
        categories=tuple(getattr(item.record, "tags", ())),
    )


def _feed(edition: Edition, title: str, subtitle: str, uri: str, page_link: str, items: tuple[Item[Part], ...]) -> Page:
    newest = _dated(edition, items)[:FEED_ENTRIES]
    entries = tuple(_entry(edition, item, published) for published, item in newest)
    # A feed is as new as its newest entry; the clock of the build would change it every time.
    updated = max((entry.updated for entry in entries), default=datetime(2000, 1, 1, tzinfo=UTC))
    return Page(uri, "feeds/atom.xml", {"feed": AtomFeed(title, subtitle, uri, page_link, updated, entries)})


def atom_feeds(edition: Edition, listings: dict[type[Part], tuple[Listing, ...]]) -> Iterator[Page]:
    """Plan the feed of the whole site and of each list."""
    everything = tuple(item for model in _FEED_KINDS for item in edition.catalog.of(model))
    site = edition.site
    yield _feed(edition, site.title, site.description, "feed.xml", "index.html", everything)
    for lists in listings.values():
        for listing in lists:
            column = edition.columns[listing.kind]
            title = " · ".join(dict.fromkeys((site.title, column.title, listing.title)))
            yield _feed(edition, title, column.description, listing.feed_uri, listing.uri, listing.items)


def _calendar(edition: Edition, name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//banbao//{edition.site.short_name}//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE.key)
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    calendar.add_component(zone)
    return calendar


def _event(edition: Edition, item: Item[Part], starts: datetime, ends: datetime, place: str | None) -> Event:
    host = urlsplit(edition.site.url).hostname
    event = Event()
    event.add("uid", f"{item.kind}-{item.slug}@{host}")
    event.add("dtstamp", (published_at(item.record, edition.view.now) or starts).astimezone(UTC))
    event.add("dtstart", starts.astimezone(ZONE))
    event.add("dtend", ends.astimezone(ZONE))
    event.add("summary", item.title)
    event.add("url", urljoin(edition.site.url, page_uri(item.kind, item.slug)))
    if place:
        event.add("location", place)
    if summary := edition.summary(item):
        event.add("description", summary)
    return event


def _activity_event(edition: Edition, item: Item[Activity]) -> Event:
    record = item.record
    ends = record.ends or min(record.starts + timedelta(hours=2), end_of(record))
    event = _event(edition, item, record.starts, ends, record.place)
    called_off = record.cancelled or item.state is State.WITHDRAWN
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    return event


def _meeting_event(edition: Edition, item: Item[Group]) -> Event | None:
    schedule = item.record.schedule
    if schedule is None:
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


def calendars(edition: Edition) -> Iterator[Made]:
    """Make the calendar of all activities and meetings, of each group and of each activity."""
    activities = [item for item in edition.catalog.of(Activity) if item.state is not State.WITHDRAWN]
    groups = [item for item in edition.catalog.of(Group) if item.state is State.CURRENT]
    events = {item.id: _activity_event(edition, item) for item in activities}
    meetings = {item.id: event for item in groups if (event := _meeting_event(edition, item))}
    if events or meetings:
        whole = _calendar(edition, f"{edition.site.title}")
        for event in (*events.values(), *meetings.values()):
            whole.add_component(event)
        yield Made("activities/calendar.ics", whole.to_ical())
    for activity in edition.catalog.of(Activity):
        single = _calendar(edition, activity.title)
        single.add_component(events.get(activity.id) or _activity_event(edition, activity))
        yield Made(page_uri("activity", activity.slug).removesuffix("html") + "ics", single.to_ical())
    for group in edition.catalog.of(Group):
        own = _calendar(edition, group.title)
        for event in (meetings.get(group.id), *(events[a.id] for a in activities if a.record.group == group.slug)):
            if event is not None:
                own.add_component(event)
        yield Made(page_uri("group", group.slug).removesuffix("html") + "ics", own.to_ical())


def site_map(edition: Edition, outputs: list[Output], by_hand: tuple[str, ...]) -> Page:
    """Plan `sitemap.xml`: every page but the one for addresses that lead nowhere."""
    dates: dict[str, date] = {}
    for item in edition.catalog.items.values():
        if when := shown_date(item.record):
            dates[page_uri(item.kind, item.slug)] = min(when, edition.view.now).astimezone(ZONE).date()
    uris = [output.uri for output in outputs if output.uri.endswith(".html") and output.uri != "404.html"]
    entries = tuple(MapEntry(uri, dates.get(uri)) for uri in sorted({*uris, *by_hand}))
    return Page("sitemap.xml", "feeds/sitemap.xml", {"pages": entries})
