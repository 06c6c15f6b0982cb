"""The pages of lists: columns, narrower lists, older pages, and the activities' front page."""

from collections.abc import Iterator

from banbao.model.base import Part
from banbao.model.culture import Activity
from banbao.outputs import Page
from banbao.pages.contexts import ActivitiesPage, Feed, Link, ListPage
from banbao.pages.culture import coming, month_values, regular_meetings
from banbao.pages.edition import Edition
from banbao.pages.head import make_head
from banbao.pages.listings import (
    LISTS,
    Listing,
    ListingPage,
    column_listing,
    facets,
    narrower_listings,
    pages_of,
)
from banbao.pages.records import page

_PICTURES = frozenset({"album", "video", "board"})


def listings(edition: Edition) -> dict[type[Part], tuple[Listing, ...]]:
    """Make all lists that have something to show: of each kind its column, then its narrower ones."""
    return {
        model: (column_listing(edition, model), *narrower_listings(edition, model))
        for model, (kind, _) in LISTS.items()
        if kind in edition.columns
    }


def feed_of(listing: Listing, edition: Edition) -> Feed:
    """Name the Atom feed of a list."""
    column = edition.columns[listing.kind].title
    title = column if listing.facet is None else f"{column} · {listing.title}"
    return Feed(title, listing.feed_uri, "application/atom+xml")


def _title(edition: Edition, listing: Listing, number: int | None) -> str:
    column = edition.columns[listing.kind].title
    title = column if listing.facet is None else f"{column} · {listing.title}"
    return title if number is None else edition.translate("{title}, page {number}").format(title=title, number=number)


def _list_page(edition: Edition, listing: Listing, part: ListingPage, narrower: tuple[Listing, ...]) -> Page:
    column = edition.columns[listing.kind]
    is_front = part.number is None
    context = ListPage(
        intro=column.intro if is_front and listing.facet is None else None,
        layout="pictures" if listing.kind in _PICTURES else "dated",
        narrowed_to=listing.title if listing.facet else None,
        cards=edition.cards(part.items),
        total=len(listing.items) if is_front else None,
        facets=facets(listing, narrower, edition) if is_front else (),
        pager=part.pager,
    )
    trail = (Link(listing.title, listing.uri),) if listing.facet and not is_front else ()
    title = _title(edition, listing, part.number)
    feeds = (feed_of(listing, edition),) if is_front else ()
    head = make_head(edition, part.uri, title, kind=listing.kind, trail=trail, feeds=feeds)
    return page("list", head, context)


def _activities_page(edition: Edition, listing: Listing, part: ListingPage, narrower: tuple[Listing, ...]) -> Page:
    column = edition.columns["activity"]
    to_come = coming(edition)
    past = tuple(item for item in part.items if item.id not in {each.id for each in to_come})
    context = ActivitiesPage(
        intro=column.intro,
        coming=edition.cards(to_come),
        past=edition.cards(past),
        meetings=regular_meetings(edition),
        months=month_values(edition),
        facets=facets(listing, narrower, edition),
        pager=part.pager,
    )
    feeds = (feed_of(listing, edition), Feed(column.title, "activities/calendar.ics", "text/calendar"))
    head = make_head(edition, part.uri, column.title, kind="activity", feeds=feeds)
    return page("activities", head, context)


def list_pages(edition: Edition, made: dict[type[Part], tuple[Listing, ...]]) -> Iterator[Page]:
    """Plan the pages of all lists."""
    for model, (column, *narrower) in made.items():
        for listing in (column, *narrower):
            for part in pages_of(listing, edition):
                is_agenda = model is Activity and listing is column and part.number is None
                make = _activities_page if is_agenda else _list_page
                yield make(edition, listing, part, tuple(narrower))
