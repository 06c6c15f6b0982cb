"""An edition in, everything that must stand in its site out."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from banbao.catalog.addresses import file_uri
from banbao.catalog.references import files_named
from banbao.catalog.visibility import State
from banbao.model.base import Part
from banbao.model.culture import Survey
from banbao.outputs import Copy, Output
from banbao.pages.articles import article_pages
from banbao.pages.contexts import Feed
from banbao.pages.culture import culture_pages
from banbao.pages.edition import Edition
from banbao.pages.feeds import atom_feeds, calendars, site_map
from banbao.pages.home import front_pages, site_map_page
from banbao.pages.lists import feed_of, list_pages, listings
from banbao.pages.media import media_pages
from banbao.pages.programme import programme_pages

if TYPE_CHECKING:
    from pathlib import Path


def published_files(record: Part) -> tuple[str, ...]:
    """Name the files beside a record that its fields publish; a survey's results are read, not published."""
    kept_back = record.results if isinstance(record, Survey) else None
    return tuple(name for name in files_named(record) if name != kept_back)


def record_files(edition: Edition) -> Iterator[Copy]:
    """Plan the copies of the pictures and attachments that shown records use; withdrawn ones use none any more."""
    for item in edition.catalog.items.values():
        if item.state is State.WITHDRAWN:
            continue
        for name in dict.fromkeys((*published_files(item.record), *edition.bodies[item.id].files)):
            source = cast("Path", item.entry.folder) / name
            if name not in item.entry.files:
                continue
            yield Copy(file_uri(item.kind, item.slug, name), source, sha256(source.read_bytes()).hexdigest())


def plan(edition: Edition, by_hand: tuple[str, ...]) -> list[Output]:
    """Plan a site.

    Args:
        edition: What the pages are made from.
        by_hand: The addresses of the pages written by hand that stand beside them.

    Returns:
        Every file of the site but the theme's and the pages written by hand, each address once.
    """
    lists = listings(edition)
    feeds = [Feed(edition.site.title, "feed.xml", "application/atom+xml")]
    feeds += [feed_of(column, edition) for column, *_ in lists.values()]
    outputs: list[Output] = [
        *front_pages(edition),
        *programme_pages(edition),
        *article_pages(edition),
        *culture_pages(edition),
        *media_pages(edition),
        *list_pages(edition, lists),
        site_map_page(edition, tuple(feeds)),
        *atom_feeds(edition, lists),
        *calendars(edition),
        *record_files(edition),
    ]
    outputs.append(site_map(edition, outputs, by_hand))
    return outputs
