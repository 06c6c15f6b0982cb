"""What the pages of all records share: whether a record stands, what it has to do with, what comes before and after."""

from pathlib import PurePosixPath
from typing import Any, cast

from msgspec import Struct

from banbao.catalog.addresses import file_uri, original_name, page_uri
from banbao.catalog.brief import successor, went_up
from banbao.catalog.visibility import State
from banbao.model.base import ZONE, Audience, Part, Published
from banbao.model.kinds import KINDS
from banbao.outputs import Page
from banbao.pages.contexts import Download, Feed, Head, Link, Neighbours, Related, Standing
from banbao.pages.edition import Edition, Opened
from banbao.pages.head import Article, make_head
from banbao.pages.listings import LISTS


def page(template: str, head: Head, context: Struct) -> Page:
    """Put a typed context under the names of its fields, where templates find it."""
    values = {name: getattr(context, name) for name in context.__struct_fields__}
    return Page(head.uri, f"pages/{template}.html", {"head": head, **values})


def standing(edition: Edition, item: Opened[Part]) -> Standing:
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


def related(edition: Edition, item: Opened[Part]) -> Related:
    """Gather what a record has to do with, in both directions."""
    record = item.record
    _, _, referrers = edition.ask("around", item.id)
    named = [album for slug in getattr(record, "albums", ()) if edition.get(album := f"album:{slug}")]
    albums = dict.fromkeys((*named, *(other for other in referrers if other.startswith("album:"))))
    news = [other.id for each in referrers if (other := edition.get(each)) and item.id in other.brief.names_in_news]
    mentions = [each for each in referrers if each not in albums and each not in news]
    activity = getattr(record, "activity", None)
    groups = getattr(record, "groups", ()) or ((record.group,) if getattr(record, "group", None) else ())  # type: ignore[attr-defined]
    return Related(
        unit=edition.unit_link(getattr(record, "unit", None)),
        tasks=edition.task_links(getattr(record, "tasks", ())),
        groups=edition.links(f"group:{slug}" for slug in groups),
        activity=edition.link_to(f"activity:{activity}") if activity else None,
        albums=edition.cards(albums),
        news=edition.cards(news),
        mentions=edition.links(mentions),
        tags=_tag_links(edition, item),
    )


def _tag_links(edition: Edition, item: Opened[Part]) -> tuple[Link, ...]:
    """Link a record's tags to the lists narrowed to them."""
    if "tag" not in LISTS.get(item.kind, ()):
        return ()
    folder = KINDS[item.kind].folder
    return tuple(Link(tag, f"{folder}/by/tag/{edition.ask('tag', tag)}.html") for tag in item.brief.tags)


def neighbours(edition: Edition, item: Opened[Part]) -> Neighbours:
    """Find the records before and after one of its kind; lists run from new to old, readers from old to new."""
    previous, following, _ = edition.ask("around", item.id)
    return Neighbours(edition.link_to(previous), edition.link_to(following))


def download(edition: Edition, item: Opened[Part], name: str, title: str) -> Download:
    """Offer a file that lies beside a record."""
    made = edition.renditions(item).get(name)
    if made and made.original:
        (variant,) = made.original.variants
        name, size_bytes = original_name(name, variant.format), variant.size_bytes
    else:
        # A draft may still wait for its file.
        size_bytes = edition.ask("size", f"{item.brief.folder}/{name}") if name in item.brief.files else 0
    return Download(title, file_uri(item.kind, item.slug, name), PurePosixPath(name).suffix[1:].upper(), size_bytes)


def record_head(
    edition: Edition,
    item: Opened[Part],
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
    when = went_up(record) if item.item.is_up else None
    source = getattr(record, "source", None) or getattr(record, "issuer", None) or edition.site.short_name
    cover = edition.cover(item)
    data: dict[str, Any] = {"@type": "Article", "headline": item.title}
    if when:
        data["datePublished"] = when.isoformat()
    if cover:
        data["image"] = f"{edition.site.url}{cover.uri}"
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
