"""What the pages of all records share: whether a record stands, what it has to do with, what comes before and after."""

from dataclasses import fields
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin

from banbao.catalog.addresses import file_uri, page_uri
from banbao.catalog.catalog import Item
from banbao.catalog.link import successor
from banbao.catalog.visibility import State
from banbao.model.articles import News
from banbao.model.base import ZONE, Audience, Part, Published
from banbao.model.culture import Group
from banbao.model.media import Album
from banbao.model.plan import PlanPart
from banbao.outputs import Page
from banbao.pages.contexts import Download, Feed, Head, Neighbours, Related, Standing
from banbao.pages.edition import Edition, published_at
from banbao.pages.head import Article, make_head
from banbao.pages.listings import tag_links


def page(template: str, head: Head, context: Any) -> Page:
    """Put a typed context under the names of its fields, where templates find it."""
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return Page(head.uri, f"pages/{template}.html", {"head": head, **values})


def standing(edition: Edition, item: Item[Part]) -> Standing:
    """Say whether a record still stands, and why not."""
    record = item.record
    if not isinstance(record, Published):
        return Standing("current", None, None, None, is_draft=False, is_internal=False)
    since = record.withdrawn.on if item.state is State.WITHDRAWN and record.withdrawn else None
    if item.state is State.ARCHIVED and record.expire_at:
        since = record.expire_at.astimezone(ZONE).date()
    return Standing(
        state=cast("Any", item.state.value),
        since=since,
        reason=record.withdrawn.reason if record.withdrawn and item.state is State.WITHDRAWN else None,
        replaced_by=edition.link_to(successor(record)),
        is_draft=record.draft,
        is_internal=record.audience is Audience.INTERNAL,
    )


def related(edition: Edition, item: Item[Part]) -> Related:
    """Gather what a record has to do with, in both directions."""
    record, catalog = item.record, edition.catalog
    named_albums = [catalog.one(Album, slug) for slug in getattr(record, "albums", ())]
    albums = dict.fromkeys([album for album in named_albums if album] + list(catalog.referring(item.id, Album)))
    news = tuple(other for other in catalog.referring(item.id, News) if item.id in _field_ids(other))
    shown = {album.id for album in albums} | {other.id for other in news}
    mentions = [mention for mention in catalog.referrers.get(item.id, ()) if mention not in shown]
    activity = getattr(record, "activity", None)
    groups = getattr(record, "groups", ()) or ((record.group,) if getattr(record, "group", None) else ())  # type: ignore[attr-defined]
    return Related(
        unit=edition.unit_link(getattr(record, "unit", None)),
        tasks=edition.task_links(getattr(record, "tasks", ())),
        groups=edition.links(tuple(f"group:{slug}" for slug in groups)),
        activity=edition.link_to(f"activity:{activity}") if activity else None,
        albums=edition.cards(tuple(albums)),
        news=edition.cards(news),
        mentions=edition.links(tuple(mentions)),
        tags=tag_links(edition, item),
    )


def _field_ids(item: Item[News]) -> set[str]:
    record = item.record
    return {
        *(f"group:{slug}" for slug in record.groups),
        *(f"album:{slug}" for slug in record.albums),
        *((f"activity:{record.activity}",) if record.activity else ()),
    }


def neighbours(edition: Edition, item: Item[Part]) -> Neighbours:
    """Find the records before and after one of its kind; lists run from new to old, readers from old to new."""
    siblings = edition.catalog.of(type(item.record))
    place = siblings.index(item)
    newer = siblings[place - 1] if place else None
    older = siblings[place + 1] if place + 1 < len(siblings) else None
    if isinstance(item.record, PlanPart | Group):
        newer, older = older, newer
    return Neighbours(edition.link(older) if older else None, edition.link(newer) if newer else None)


def download(item: Item[Part], name: str, title: str) -> Download:
    """Offer a file that lies beside a record."""
    path = (item.entry.folder or Path()) / name
    # A draft may still wait for its file.
    size_bytes = path.stat().st_size if name in item.entry.files else 0
    return Download(title, file_uri(item.kind, item.slug, name), path.suffix[1:].upper(), size_bytes)


def record_head(
    edition: Edition,
    item: Item[Part],
    *,
    author: str | None = None,
    json_ld: dict[str, Any] | None = None,
    feeds: tuple[Feed, ...] = (),
) -> Head:
    """Say what a record's page is: an article, with its source and its date where that is known.

    Args:
        edition: What all pages are made from.
        item: The record.
        author: Who wrote it.
        json_ld: What schema.org knows of it beside what is known of all.
        feeds: What can be subscribed to from it.
    """
    record = item.record
    when = published_at(record, edition.view.now)
    source = getattr(record, "source", None) or getattr(record, "issuer", None) or edition.site.short_name
    cover = edition.cover(item)
    data: dict[str, Any] = {"@type": "Article", "headline": item.title}
    if when:
        data["datePublished"] = when.isoformat()
    if cover:
        data["image"] = urljoin(edition.site.url, cover.uri)
    return make_head(
        edition,
        page_uri(item.kind, item.slug),
        item.title,
        kind=item.kind,
        description=edition.summary(item),
        keywords=tuple(getattr(record, "tags", ())),
        article=Article(when, source, author) if when else None,
        image=cover,
        json_ld=data | (json_ld or {}),
        feeds=feeds,
    )
