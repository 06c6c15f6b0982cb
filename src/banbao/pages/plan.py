"""An overview in, everything that must stand in the site out: the address of each file, and how it is made."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from banbao.catalog.addresses import page_uri
from banbao.outputs import Made, Page
from banbao.pages import articles, culture, exhibition, feeds, home, media, programme
from banbao.pages import lists as list_pages
from banbao.pages.boards import KIOSK_URI
from banbao.pages.colours import IDENTITY_URI, identity_sheet
from banbao.pages.contexts import Feed
from banbao.pages.edition import Edition, Opened
from banbao.pages.listings import LISTS, column_list, year_of
from banbao.pages.overview import Overview

Make = Callable[..., Page | Made]
"""Takes an edition, and the id of the record where the file is the page of one."""


class Recipe(msgspec.Struct, frozen=True, gc=False):
    """A file that must stand in the site."""

    uri: str
    make: Make
    of: str | None = None
    """The record whose page it is."""
    part: str | None = None
    """The part of the map for search engines that names it; None for what no map names."""
    day: int | None = None
    """The day on which it went up, for that map."""


_RECORD_PAGES: dict[str, Callable[[Edition, Opened[Any]], Page]] = {
    "plan": programme.plan_page,
    "principle": programme.part_page,
    "task": programme.part_page,
    "measure": programme.part_page,
    "requirement": programme.part_page,
    "notice": articles.notice_page,
    "news": articles.news_page,
    "survey": articles.survey_page,
    "group": culture.group_page,
    "activity": culture.activity_page,
    "album": media.album_page,
    "video": media.video_page,
    "board": exhibition.board_page,
}


def _record(kind: str, edition: Edition, item_id: str) -> Page:
    return _RECORD_PAGES[kind](edition, edition.opened(item_id))


def _records(overview: Overview) -> Iterator[Recipe]:
    for kind in overview.catalog.kinds:
        make = partial(_record, kind)
        for item in overview.catalog.items_of(kind):
            brief = item.brief
            day = brief.shown_day
            part = kind if day is None else f"{kind}-{year_of(day)}"
            yield Recipe(page_uri(kind, brief.slug), make, brief.id, part, None if item.phase == "coming" else day)


def _lists(overview: Overview) -> Iterator[Recipe]:
    for kind, made in overview.lists.items():
        for listing in made:
            address = listing.address
            is_agenda = kind == "activity" and address.facet is None
            front = list_pages.activities_page if is_agenda else list_pages.front_page
            yield Recipe(address.uri, partial(front, address=address), part="pages")
            for number in range(1, listing.older + 1):
                older = partial(list_pages.older_page, address=address, number=number)
                yield Recipe(address.page_uri(number), older, part=f"{kind}-lists")
            yield Recipe(address.feed_uri, partial(feeds.list_feed, address=address))


def load_calendars(overview: Overview) -> None:
    """Load what calendars are made with, where there are any."""
    if not {"activity", "group"}.isdisjoint(overview.catalog.kinds):
        import banbao.pages.calendars  # noqa: F401


def _calendar(name: str, item_id: str, edition: Edition) -> Made:
    # Its library takes a tenth of a second to load, and most builds make no calendar.
    from banbao.pages import calendars

    if name == "whole":
        return calendars.whole_calendar(edition)
    make = calendars.activity_calendar if name == "activity" else calendars.group_calendar
    made: Made = make(edition, edition.opened(item_id))
    return made


def _calendars(overview: Overview) -> Iterator[Recipe]:
    ids = [(kind, item_id) for kind in ("activity", "group") for item_id in overview.catalog.of(kind)]
    if ids:
        yield Recipe("activities/calendar.ics", partial(_calendar, "whole", ""))
    for kind, item_id in ids:
        uri = page_uri(kind, item_id.partition(":")[2]).removesuffix("html") + "ics"
        yield Recipe(uri, partial(_calendar, kind, item_id))


def _months(overview: Overview) -> Iterator[Recipe]:
    for year, month in overview.agenda.months:
        yield Recipe(culture.month_uri(year, month), partial(culture.month_page, year=year, month=month), part="pages")


def _unit(unit: str, edition: Edition) -> Page:
    return home.unit_page(edition, edition.units[unit])


def _site_map(edition: Edition) -> Page:
    own = Feed(edition.site.title, "feed.xml", "application/atom+xml")
    columns = (column_list(kind) for kind in edition.columns if kind in LISTS)
    return home.site_map_page(edition, (own, *(list_pages.feed_of(edition, column) for column in columns)))


def _front(overview: Overview) -> Iterator[Recipe]:
    yield Recipe("index.html", home.home_page, part="pages")
    yield Recipe("404.html", home.not_found_page)
    yield Recipe("map.html", _site_map, part="pages")
    yield Recipe("feed.xml", feeds.site_feed)
    if overview.catalog.units:
        yield Recipe("units/index.html", home.units_page, part="pages")
    for unit in overview.catalog.units:
        yield Recipe(page_uri("unit", unit), partial(_unit, unit), part="pages")
    if "group" in overview.catalog.kinds:
        yield Recipe("groups/index.html", culture.groups_page, part="pages")
    if "board" in overview.catalog.kinds:
        yield Recipe(KIOSK_URI, exhibition.kiosk_page, part="pages")


def _map(overview: Overview, recipes: Iterable[Recipe], by_hand: Iterable[str]) -> Iterator[Recipe]:
    """Map what is planned; in parts, so that a new page touches one of them."""
    parts: dict[str, dict[str, int | None]] = defaultdict(dict, pages=dict.fromkeys(by_hand))
    for recipe in recipes:
        if recipe.part:
            parts[recipe.part][recipe.uri] = recipe.day
    overview.maps.update({part: tuple(sorted(found.items())) for part, found in sorted(parts.items())})
    for part in overview.maps:
        yield Recipe(feeds.map_part_uri(part), partial(feeds.map_part, part=part))
    yield Recipe("sitemap.xml", feeds.map_index)


def plan(overview: Overview, by_hand: Iterable[str]) -> tuple[tuple[Recipe, ...], ...]:
    """Plan a site.

    Args:
        overview: The edition seen from above.
        by_hand: The addresses of the pages written by hand that stand beside them.

    Returns:
        Every file of the site but pictures, attachments, the theme's files and the pages written by hand, each address
        once: first how pages look, then the records, then the lists that name them.
    """
    identity = overview.catalog.site.identity
    sheets = (Recipe(IDENTITY_URI, identity_sheet),) if identity.colour or identity.accents else ()
    records = (*_records(overview), *_calendars(overview))
    lists = (*_lists(overview), *_months(overview), *_front(overview))
    return sheets, records, (*lists, *_map(overview, (*records, *lists), by_hand))
