"""What the catalog knows of a record without opening it: an index card, small enough to hold those of a whole site."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from banbao.catalog.addresses import SITE_SCHEME
from banbao.catalog.mentions import mentions
from banbao.catalog.references import files_named, references
from banbao.model.articles import News, Notice
from banbao.model.base import ZONE, Audience, Dated, Part, Published
from banbao.model.culture import Activity, Group, Survey
from banbao.model.media import Album, Photograph, Video, is_picture
from banbao.model.plan import PlanPart, Task
from banbao.source.records import Entry
from banbao.source.text_files import SourceText
from banbao.store import checksum

_SITE_LINK = re.compile(rf"{SITE_SCHEME}([^\s()<>\"'#\]]+)")


class Terms(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """When and to whom a record is shown. Moments are seconds since 1970, days are ordinals."""

    draft: bool = False
    internal: bool = False
    dated: float | None = None
    """Not shown before."""
    expires: float | None = None
    is_removed: bool = False
    """Whether it leaves the site when it expires."""
    withdrawn: int | None = None
    """The day of its withdrawal."""
    pinned_until: float | None = None


class Happening(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """When an activity takes place, in seconds since 1970."""

    starts: float
    ends: float
    cancelled: bool


class Retouch(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is to be minded when a photograph is made smaller; places are fractions of the upright picture."""

    file: str
    focus: tuple[float, float] | None
    """The point that crops keep."""
    blur: tuple[tuple[float, float, float, float], ...]
    """What is made unrecognisable: left, top, width, height."""


class Brief(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A record in brief."""

    id: str
    """`kind:slug`."""
    kind: str
    slug: str
    path: str
    """Its file, relative to the project, with `/`."""
    digest: str
    """Of everything that it was read from."""
    title: str
    has_folder: bool
    files: tuple[str, ...]
    """What lies beside it."""
    found: str
    """Digest of what was read of that."""
    terms: Terms
    named: tuple[str, ...] = ()
    """The ids of the records that its fields name."""
    mentioned: tuple[str, ...] = ()
    """The ids of the records that its text names."""
    site_links: tuple[str, ...] = ()
    """The pages to which its text leads by their address in the site."""
    named_files: tuple[str, ...] = ()
    """The files that its fields name."""
    published_files: tuple[str, ...] = ()
    """Those that they publish."""
    cover: str | None = None
    """The picture on its card, or the film of which a frame is."""
    retouches: tuple[Retouch, ...] = ()
    """Of those photographs that want any."""
    offers_originals: bool = False
    """Whether the photographs can be downloaded as they were taken."""
    lacks_files: bool = False
    """Whether its fields name a file that is not there."""
    hides_files: bool = False
    """Whether the public edition may show only some of its photographs."""
    is_empty_in_public: bool = False
    """Whether none of them is left there."""
    successor: str | None = None
    """The id of what stands in its place."""
    order: int | None = None
    """Its place among its kind, where it has one of its own."""
    group: str | None = None
    """The heading of a task, the interest group of an activity."""
    when: float = 0.0
    """What records of its kind are ordered by, the newest first."""
    shown_day: int | None = None
    """The day that readers know it by, in the office's zone."""
    shown_at: float | None = None
    """The same as a moment."""
    went_up: float | None = None
    """When it went on the site; what is later than the clock is not known yet."""
    happening: Happening | None = None
    unit: str | None = None
    tasks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    word: str | None = None
    """The form of a notice, the sort of an activity."""
    validity: str | None = None
    recipients: str | None = None
    """Whom an official document addresses."""
    encloses: str | None = None
    """The id of the record that it issues."""
    names_in_news: tuple[str, ...] = ()
    """The ids of the groups, albums and the activity that a news item tells of."""

    @property
    def folder(self) -> str:
        """Its own folder, relative to the project."""
        return self.path.rsplit("/", 1)[0]


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None


def terms_of(record: Part) -> Terms:
    """Read from a record when and to whom it is shown; what is not published by itself is always shown."""
    if not isinstance(record, Published):
        return Terms()
    return Terms(
        draft=record.draft,
        internal=record.audience is Audience.INTERNAL,
        dated=_seconds(record.dated),
        expires=_seconds(record.expire_at),
        is_removed=record.expire_action == "remove",
        withdrawn=record.withdrawn.on.toordinal() if record.withdrawn else None,
        pinned_until=_seconds(record.pinned_until),
    )


def successor(record: Part) -> str | None:
    """Name what stands in a record's place, if anything does."""
    replaced_by: str | None = getattr(record, "replaced_by", None)
    if replaced_by is None and isinstance(record, Published) and record.withdrawn:
        return record.withdrawn.replaced_by
    return replaced_by


def end_of(activity: Activity) -> datetime:
    """Tell when an activity is over; without an end it lasts until the evening."""
    return activity.ends or activity.starts.replace(hour=23, minute=59, second=59)


def shown_date(record: Part) -> datetime | None:
    """Give the date that readers know a record by."""
    if isinstance(record, Activity):
        return record.starts
    if isinstance(record, Dated):
        return record.published
    return record.dated if isinstance(record, Published) else None


def went_up(record: Part) -> datetime | None:
    """Give the moment at which a record went on the site, or is to go; None where it is not known."""
    if isinstance(record, Group) and record.publish_at is None:
        return datetime.combine(record.founded, datetime.min.time(), ZONE) if record.founded else None
    if isinstance(record, Activity) and record.publish_at is None:
        return record.starts
    return record.dated if isinstance(record, Published) else None


def counts_of(record: Part) -> tuple[tuple[int, ...], ...]:
    """Give the counts of a survey's questions, which are read from a file beside it."""
    return tuple(question.counts for question in record.questions) if isinstance(record, Survey) else ()


def found_in_folder(record: Part) -> dict[str, Any]:
    """Give the fields that the files beside an album or a video complete, as they could have been written."""
    if isinstance(record, Video):
        return record.model_dump(include={"duration_s", "width", "height"}, exclude_none=True)
    if not isinstance(record, Album):
        return {}
    photographs = [photo.model_dump(mode="json", exclude_defaults=True) for photo in record.photographs]
    return {"title": record.title, "published": record.published.isoformat(), "photographs": photographs}


def _digest_of_found(record: Part) -> str:
    """Digest what was read beside a record's own file; empty for nothing."""
    found = found_in_folder(record) or counts_of(record)
    return checksum(repr(found).encode()).hex() if found else ""


def digest_of_read(source: SourceText, files: tuple[str, ...], found: str, *, has_folder: bool) -> str:
    """Digest everything that a record was read from.

    Args:
        source: Its own file.
        files: What lies beside it.
        found: Digest of what was read of that.
        has_folder: Whether it has a folder of its own.
    """
    return checksum(f"{source.digest}\0{has_folder}\0{files}\0{found}".encode()).hex()


def site_links_in(text: str) -> tuple[str, ...]:
    """List the addresses of pages of the site to which a text leads."""
    return tuple(_SITE_LINK.findall(text)) if SITE_SCHEME in text else ()


def _happening(record: Part) -> Happening | None:
    if not isinstance(record, Activity):
        return None
    return Happening(record.starts.timestamp(), end_of(record).timestamp(), record.cancelled is not None)


def _names_in_news(record: Part) -> tuple[str, ...]:
    if not isinstance(record, News):
        return ()
    activity = (f"activity:{record.activity}",) if record.activity else ()
    return (*(f"group:{slug}" for slug in record.groups), *(f"album:{slug}" for slug in record.albums), *activity)


def published_files(record: Part) -> tuple[str, ...]:
    """Name the files that a record's fields publish: no results of surveys, no covers that albums do not show."""
    if isinstance(record, Album):
        return tuple(dict.fromkeys(photo.file for photo in record.photographs))
    kept_back = record.results if isinstance(record, Survey) else None
    return tuple(name for name in files_named(record) if name != kept_back)


def _is_for_public(photograph: Photograph, album: Album) -> bool:
    if photograph.internal or photograph.consent == "missing":
        return False
    if photograph.minors:
        return photograph.consent == "by-guardian"
    return photograph.consent is not None or not album.consent_required


def kept_back(record: Album, files: Iterable[str]) -> frozenset[str]:
    """Name the pictures beside an album that the public edition may not show.

    One that is listed twice must be free twice; where consent is required, what is not listed has none.
    """
    listed = {photo.file for photo in record.photographs}
    unlisted = {name for name in files if name not in listed and is_picture(name)} if record.consent_required else set()
    return frozenset({photo.file for photo in record.photographs if not _is_for_public(photo, record)} | unlisted)


def may_be_public(record: Album) -> list[str]:
    """Name the photographs of an album that the public edition may show, in order."""
    hidden = kept_back(record, ())
    return [photo.file for photo in record.photographs if photo.file not in hidden]


def _cover(record: Part) -> str | None:
    if isinstance(record, Video):
        return record.poster or record.file
    return getattr(record, "cover", None)


def _retouches(record: Part) -> tuple[Retouch, ...]:
    photographs = record.photographs if isinstance(record, Album) else ()
    return tuple(Retouch(photo.file, photo.focus, photo.blur) for photo in photographs if photo.focus or photo.blur)


def brief_of(entry: Entry[Part]) -> Brief:
    """Write a record's index card."""
    record, shown = entry.record, shown_date(entry.record)
    named = {reference.id: None for reference in references(record) if reference.kind != "file"}
    own, files, found = entry.id, files_named(record), _digest_of_found(record)
    when = record.starts if isinstance(record, Activity) else getattr(record, "dated", None)
    day: date | None = shown.astimezone(ZONE).date() if shown else None
    public = may_be_public(record) if isinstance(record, Album) else []
    return Brief(
        id=own,
        kind=entry.kind,
        slug=entry.slug,
        path=entry.source.path,
        digest=digest_of_read(entry.source, entry.files, found, has_folder=entry.folder is not None),
        title=getattr(record, "title", ""),
        has_folder=entry.folder is not None,
        files=entry.files,
        found=found,
        terms=terms_of(record),
        named=tuple(name for name in named if name != own),
        mentioned=tuple(dict.fromkeys(mention.id for mention in mentions(entry.body) if mention.id != own)),
        site_links=site_links_in(entry.body),
        named_files=files,
        published_files=published_files(record),
        cover=_cover(record),
        retouches=_retouches(record),
        offers_originals=isinstance(record, Album) and record.download,
        lacks_files=any(name not in entry.files for name in files),
        hides_files=isinstance(record, Album) and bool(kept_back(record, entry.files)),
        is_empty_in_public=isinstance(record, Album) and not public,
        successor=successor(record),
        order=record.order if isinstance(record, PlanPart | Group) else None,
        group=record.group if isinstance(record, Task | Activity) else None,
        when=when.timestamp() if when else 0.0,
        shown_day=day.toordinal() if day else None,
        shown_at=_seconds(shown),
        went_up=_seconds(went_up(record)),
        happening=_happening(record),
        unit=getattr(record, "unit", None),
        tasks=getattr(record, "tasks", ()),
        tags=getattr(record, "tags", ()),
        word=str(record.kind) if isinstance(record, Notice | Activity) else None,
        validity=str(record.validity) if isinstance(record, Notice) else None,
        recipients=record.recipients if isinstance(record, Notice) else None,
        encloses=record.encloses if isinstance(record, Notice) else None,
        names_in_news=_names_in_news(record),
    )
