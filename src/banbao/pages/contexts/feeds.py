"""What the templates of feeds are given."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record in a feed."""

    id: str
    """A tag URI, RFC 4151: it stays when the site moves."""
    title: str
    uri: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    """Clean HTML, its links absolute."""
    author: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """`feeds/atom.xml`: an Atom feed, given as `feed`; it has no `head`."""

    title: str
    subtitle: str
    uri: str
    page_uri: str
    """The list that it follows."""
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A page in `sitemap.xml`."""

    uri: str
    changed: date | None


@dataclass(frozen=True, slots=True)
class SiteMapXml:
    """`feeds/sitemap.xml`: all pages for search engines; it has no `head`."""

    pages: tuple[MapEntry, ...]
