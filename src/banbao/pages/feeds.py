"""What programs read: Atom feeds, and the map for search engines."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from banbao.catalog.catalog import Item
from banbao.model.base import ZONE
from banbao.outputs import Page
from banbao.pages.contexts import AtomFeed, Card, FeedEntry, MapEntry
from banbao.pages.edition import Edition
from banbao.pages.listings import ListAddress
from banbao.pages.lists import value_title

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC).timestamp()


def _entry(edition: Edition, item: Item, card: Card) -> FeedEntry:
    site, brief = edition.publication, item.brief
    published = datetime.fromtimestamp(_LONG_AGO if brief.went_up is None else brief.went_up, ZONE)
    return FeedEntry(
        id=f"tag:{urlsplit(site.url).hostname},{published.year}:{item.kind}/{item.slug}",
        title=card.title,
        uri=card.uri,
        published=published,
        updated=published,
        summary=card.summary,
        html=edition.absolute_html(item),
        author=card.unit.title if card.unit else site.office,
        categories=brief.tags,
    )


def _feed(edition: Edition, title: str, subtitle: str, uri: str, page_link: str) -> Page:
    ids = edition.ask("feed", uri)
    shown = zip(map(edition.get, ids), edition.cards(ids), strict=True)
    entries = tuple(_entry(edition, item, card) for item, card in shown if item)
    # A feed is as new as its newest entry; the clock of the build would change it every time.
    updated = max((entry.updated for entry in entries), default=datetime.fromtimestamp(_LONG_AGO, UTC))
    return Page(uri, "feeds/atom.xml", {"feed": AtomFeed(title, subtitle, uri, page_link, updated, entries)})


def site_feed(edition: Edition) -> Page:
    """Plan the feed of the whole site."""
    return _feed(edition, edition.publication.title, edition.publication.description, "feed.xml", "index.html")


def list_feed(edition: Edition, address: ListAddress) -> Page:
    """Plan the feed of a list."""
    column = edition.columns[address.kind]
    narrowed = (value_title(edition, address.facet, address.value),) if address.facet else ()
    title = " · ".join(dict.fromkeys((edition.publication.title, column.title, *narrowed)))
    return _feed(edition, title, column.description, address.feed_uri, address.uri)


def map_part(edition: Edition, part: str) -> Page:
    """Plan a part of the map for search engines."""
    entries = tuple(MapEntry(uri, date.fromordinal(day) if day else None) for uri, day in edition.ask("map", part))
    return Page(map_part_uri(part), "feeds/sitemap.xml", {"pages": entries})


def map_part_uri(part: str) -> str:
    """Name a part of the map for search engines."""
    return f"sitemaps/{part}.xml"


def map_index(edition: Edition) -> Page:
    """Plan `sitemap.xml`, which names the parts of the map."""
    parts = edition.ask("map-parts")
    entries = tuple(MapEntry(map_part_uri(part), date.fromordinal(day) if day else None) for part, day in parts)
    return Page("sitemap.xml", "feeds/sitemap-index.xml", {"parts": entries})
