"""What the templates of feeds are given."""

from datetime import date, datetime

from msgspec import Struct

from banbao.pages.contexts.shared import Prose


class FeedEntry(Struct, frozen=True, gc=False):
    """A record in a feed."""

    id: str
    """A tag URI, RFC 4151: it stays when the site moves."""
    title: str
    uri: str
    published: datetime
    updated: datetime
    summary: str
    html: Prose
    """Its links are absolute; its pictures have addresses from the site's root, as everywhere."""
    author: str
    categories: tuple[str, ...]


class AtomFeed(Struct, frozen=True, gc=False):
    """`feeds/atom.xml`: an Atom feed, given as `feed`; it has no `head`."""

    title: str
    subtitle: str
    uri: str
    page_uri: str
    """The list that it follows."""
    updated: datetime
    entries: tuple[FeedEntry, ...]


class MapEntry(Struct, frozen=True, gc=False):
    """A page in a part of the map for search engines, or such a part in `sitemap.xml`."""

    uri: str
    changed: date | None
    """The day on which the page went up; of a part, the newest in it."""


class SiteMapXml(Struct, frozen=True, gc=False):
    """`feeds/sitemap.xml`: a part of the map for search engines; it has no `head`."""

    pages: tuple[MapEntry, ...]


class SiteMapIndexXml(Struct, frozen=True, gc=False):
    """`feeds/sitemap-index.xml`: `sitemap.xml`, which names the parts of that map; it has no `head`."""

    parts: tuple[MapEntry, ...]
