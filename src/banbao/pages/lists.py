"""The pages of lists: columns, narrower lists, older pages, and the activities' front page."""

from itertools import groupby

from banbao.language import N_
from banbao.outputs import Page
from banbao.pages.contexts import ActivitiesPage, Facet, FacetValue, Feed, Link, ListPage, Pager
from banbao.pages.culture import month_values, regular_meetings
from banbao.pages.edition import Edition
from banbao.pages.exhibition import kiosk_link
from banbao.pages.head import make_head
from banbao.pages.listings import FACET_TITLES, PAGE_ITEMS, ListAddress
from banbao.pages.records import page

_PICTURES = frozenset({"album", "video", "board"})


def value_title(edition: Edition, facet: str, value: str) -> str:
    """Say what a list is narrowed to."""
    if facet == "year":
        return edition.translate(N_("{year}")).format(year=value)
    if facet == "unit":
        return edition.units[value].name
    if facet == "task":
        task = edition.task(value)
        return task.record.short_title if task else value
    return value


def listing_title(edition: Edition, address: ListAddress) -> str:
    """Name a list: its column, and what it is narrowed to."""
    column = edition.columns[address.kind].title
    return f"{column} · {value_title(edition, address.facet, address.value)}" if address.facet else column


def feed_of(edition: Edition, address: ListAddress) -> Feed:
    """Name the Atom feed of a list."""
    return Feed(listing_title(edition, address), address.feed_uri, "application/atom+xml")


def _facets(edition: Edition, address: ListAddress) -> tuple[Facet, ...]:
    """Show how a column can be narrowed, and how this list is.

    The column says how many items each narrower list has; those lists do not, so that they rest when another grows.
    """
    if address.facet is None:
        found: list[tuple[str, str, str, int | None]] = list(edition.ask("counted", address.kind))
    else:
        found = [(*each, None) for each in edition.ask("narrower", address.kind)]
    facets = []
    for facet, group in groupby(found, key=lambda each: each[0]):
        values = tuple(
            FacetValue(value_title(edition, facet, value), uri, count, uri == address.uri)
            for _, value, uri, count in group
        )
        if len(values) > 1 or facet == "year":
            facets.append(Facet(edition.translate(FACET_TITLES[facet]), values))
    return tuple(facets)


def _step(edition: Edition, address: ListAddress, number: int, older: int) -> Link | None:
    """Link to a page of a list by its number; the front page comes after the last older one."""
    if number == older + 1:
        return Link(edition.translate(N_("Newest")), address.uri)
    title = edition.translate(N_("Page {number}")).format(number=number)
    return Link(title, address.page_uri(number)) if 0 < number <= older else None


def _front_pager(edition: Edition, address: ListAddress, count: int, older: int) -> Pager:
    numbers = [
        FacetValue(str(number), address.page_uri(number), PAGE_ITEMS, is_current=False)
        for number in range(older, 0, -1)
    ]
    front = FacetValue(edition.translate(N_("Newest")), address.uri, count, is_current=True)
    return Pager(None, _step(edition, address, older, older), (front, *numbers) if numbers else ())


def front_page(edition: Edition, address: ListAddress) -> Page:
    """Plan the front page of a list."""
    ids, total, older = edition.ask("front", address.uri)
    column = edition.columns[address.kind]
    context = ListPage(
        intro=column.intro if address.facet is None else None,
        layout="pictures" if address.kind in _PICTURES else "dated",
        narrowed_to=value_title(edition, address.facet, address.value) if address.facet else None,
        cards=edition.cards(ids),
        total=total,
        facets=_facets(edition, address),
        pager=_front_pager(edition, address, len(ids), older),
        kiosk=kiosk_link(edition) if address.kind == "board" and edition.ask("kiosk") else None,
    )
    title, feeds = listing_title(edition, address), (feed_of(edition, address),)
    return page("list", make_head(edition, address.uri, title, kind=address.kind, feeds=feeds), context)


def older_page(edition: Edition, address: ListAddress, number: int) -> Page:
    """Plan an older page of a list; it changes when its own items do."""
    ids, is_newest = edition.ask("older", f"{number} {address.uri}")
    uri = address.page_uri(number)
    older = number if is_newest else number + 1
    narrowed_to = value_title(edition, address.facet, address.value) if address.facet else None
    context = ListPage(
        intro=None,
        layout="pictures" if address.kind in _PICTURES else "dated",
        narrowed_to=narrowed_to,
        cards=edition.cards(ids),
        total=None,
        facets=(),
        pager=Pager(_step(edition, address, number + 1, older), _step(edition, address, number - 1, older), ()),
    )
    trail = (Link(narrowed_to, address.uri),) if narrowed_to else ()
    words = edition.translate(N_("{title}, page {number}"))
    title = words.format(title=listing_title(edition, address), number=number)
    return page("list", make_head(edition, uri, title, kind=address.kind, trail=trail), context)


def activities_page(edition: Edition, address: ListAddress) -> Page:
    """Plan the front page of the activities: what is to come, then what was."""
    ids, _, older = edition.ask("front", address.uri)
    column = edition.columns["activity"]
    to_come = edition.ask("coming")
    context = ActivitiesPage(
        intro=column.intro,
        coming=edition.cards(to_come),
        past=edition.cards(each for each in ids if each not in to_come),
        meetings=regular_meetings(edition),
        months=month_values(edition, "all"),
        facets=_facets(edition, address),
        pager=_front_pager(edition, address, len(ids), older),
    )
    feeds = (feed_of(edition, address), Feed(column.title, "activities/calendar.ics", "text/calendar"))
    return page("activities", make_head(edition, address.uri, column.title, kind="activity", feeds=feeds), context)
