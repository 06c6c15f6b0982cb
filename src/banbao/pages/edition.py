"""What all pages of an edition are made from, and the small pieces that they share: links, cards, columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Literal, cast

from banbao.catalog.addresses import file_uri, page_uri, relative
from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.visibility import State, View
from banbao.language import N_, Translate
from banbao.model.articles import Notice
from banbao.model.base import ZONE, Dated, Part, Published
from banbao.model.culture import Activity, Group
from banbao.model.kinds import KINDS
from banbao.model.media import Album, Board, Video
from banbao.model.plan import Task
from banbao.model.site import Column
from banbao.pages.contexts import Card, Link, Picture, SiteContext
from banbao.source.tree import suggest_slug
from banbao.text.body import Body

SUMMARY_CHARACTERS = 90

COLUMNS: dict[str, tuple[str, str]] = {
    "plan": (N_("Plan"), N_("The plan of the culture programme, part by part, with what was done for each.")),
    "notice": (N_("Notices"), N_("Notices and other documents of the office.")),
    "news": (N_("News"), N_("News of the culture programme from all units.")),
    "activity": (N_("Activities"), N_("Cultural and sports activities, to come and past.")),
    "group": (N_("Groups"), N_("The interest groups and when they meet.")),
    "album": (N_("Albums"), N_("Photographs of the culture programme.")),
    "video": (N_("Videos"), N_("Films on the culture programme.")),
    "board": (N_("Boards"), N_("Exhibition boards of the culture programme.")),
    "survey": (N_("Surveys"), N_("Surveys and what they found.")),
    "unit": (N_("Units"), N_("The office's units and what they do for the programme.")),
}
"""The columns of a site in their usual order: title and description."""


@dataclass(frozen=True)
class Edition:
    """A catalog as it is shown, with the rendered texts."""

    catalog: Catalog
    bodies: Mapping[str, Body]
    view: View
    translate: Translate
    site: SiteContext

    @property
    def today(self) -> date:
        """The day on which the edition is looked at, in the office's zone."""
        return self.view.now.astimezone(ZONE).date()

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns in the order of the menu, described as the office does or as is usual."""
        return columns(self.catalog, self.translate)

    @cached_property
    def tag_slugs(self) -> dict[str, str]:
        """What each tag is called in addresses; tags that sound alike are numbered."""
        tags = sorted({tag for item in self.catalog.items.values() for tag in getattr(item.record, "tags", ())})
        found: dict[str, str] = {}
        for tag in tags:
            slug, number = suggest_slug(tag), 1
            while (name := slug if number == 1 else f"{slug}-{number}") in found.values():
                number += 1
            found[tag] = name
        return found

    def column_link(self, kind: str) -> Link:
        """Link to a column's first page."""
        return Link(self.columns[kind].title, column_uri(kind))

    def link(self, item: Item[Part]) -> Link:
        """Link to a record's page."""
        return Link(item.title, page_uri(item.kind, item.slug))

    def links(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Link to the pages of those records that are shown."""
        return tuple(self.link(item) for item_id in ids if (item := self.catalog.get(item_id)))

    def link_to(self, item_id: str | None) -> Link | None:
        """Link to a record's page; None where it is not shown."""
        item = self.catalog.get(item_id)
        return self.link(item) if item else None

    def unit_link(self, unit: str | None) -> Link | None:
        """Link to a unit's page."""
        found = self.catalog.units.get(unit) if unit else None
        return Link(found.name, page_uri("unit", found.id)) if found else None

    def task_links(self, slugs: tuple[str, ...]) -> tuple[Link, ...]:
        """Link to tasks, by what they are called for short."""
        tasks = (self.catalog.one(Task, slug) for slug in slugs)
        return tuple(Link(task.record.short_title, page_uri("task", task.slug)) for task in tasks if task)

    def html(self, item: Item[Part], uri: str | None = None) -> str:
        """Give a record's text with links that hold from a page; by default its own."""
        return relative(self.bodies[item.id].html, uri or page_uri(item.kind, item.slug))

    def summary(self, item: Item[Part], most: int = SUMMARY_CHARACTERS) -> str:
        """Give a record's summary, or the beginning of its text cut at a mark of punctuation."""
        if written := getattr(item.record, "summary", None):
            return cast("str", written)
        return shorten(self.bodies[item.id].text.replace("\n", ""), most)

    def picture(self, item: Item[Part], name: str | None, caption: str | None = None) -> Picture | None:
        """Show a file that lies beside a record."""
        if name is None:
            return None
        return Picture(file_uri(item.kind, item.slug, name), caption or item.title, caption)

    def card(self, item: Item[Part]) -> Card:
        """Show a record in a list."""
        record = item.record
        when = shown_date(record)
        return Card(
            kind=item.kind,
            uri=page_uri(item.kind, item.slug),
            title=item.title,
            date=when.astimezone(ZONE).date() if when else None,
            summary=self.summary(item),
            label=str(record.kind) if isinstance(record, Notice | Activity) else None,
            unit=self.unit_link(getattr(record, "unit", None)),
            cover=self.cover(item),
            state=cast("Literal['current', 'archived', 'withdrawn']", item.state.value),
            is_pinned=item.is_pinned and item.state is State.CURRENT,
            detail=self._detail(record),
        )

    def cards(self, items: tuple[Item[Part], ...]) -> tuple[Card, ...]:
        """Show records in a list."""
        return tuple(self.card(item) for item in items)

    def cover(self, item: Item[Part]) -> Picture | None:
        """Show a record by its picture."""
        record = item.record
        if isinstance(record, Album) and record.photographs:
            first = next((p for p in record.photographs if p.file == record.cover), record.photographs[0])
            return Picture(file_uri("album", item.slug, first.file), first.alt or first.caption, first.caption)
        if item.state is State.WITHDRAWN:
            return None
        name = record.poster if isinstance(record, Video) else getattr(record, "cover", None)
        return self.picture(item, name, getattr(record, "cover_caption", None))

    def _detail(self, record: Part) -> str | None:
        if isinstance(record, Notice):
            return record.doc_number
        if isinstance(record, Activity):
            return f"{record.starts.astimezone(ZONE):%H:%M} {record.place}"
        if isinstance(record, Group):
            return record.schedule.says if record.schedule else record.place
        if isinstance(record, Album):
            return self.translate("{count} pictures").format(count=len(record.photographs))
        if isinstance(record, Board):
            return product_name(record, self.translate)
        return None


def column_uri(kind: str) -> str:
    """Name a column's first page."""
    return "units/index.html" if kind == "unit" else f"{KINDS[kind].folder}/index.html"


def shown_date(record: Part) -> datetime | None:
    """Give the date that readers know a record by."""
    if isinstance(record, Activity):
        return record.starts
    if isinstance(record, Dated):
        return record.published
    return record.dated if isinstance(record, Published) else None


def published_at(record: Part, now: datetime) -> datetime | None:
    """Give the date on which a record went on the site; None where it is not known, never the clock's."""
    if isinstance(record, Group) and record.publish_at is None:
        return datetime.combine(record.founded, time.min, ZONE) if record.founded else None
    if isinstance(record, Activity) and record.publish_at is None:
        return record.starts if record.starts <= now else None
    return record.dated if isinstance(record, Published) else None


def shorten(text: str, most: int) -> str:
    """Cut a text at a mark of punctuation within `most` characters."""
    if len(text) <= most:
        return text
    cut = text[:most]
    end = max(cut.rfind(mark) for mark in "。！？；")
    if end >= most // 2:
        return cut[: end + 1]
    return cut.rstrip("，、：（“《") + "…"


def columns(catalog: Catalog, translate: Translate) -> dict[str, Column]:
    """Describe the columns that have something to show, in the order of the menu."""
    written = catalog.site.columns
    order = [*written, *(name for name in COLUMNS if name not in written)]
    kinds = {item.kind for item in catalog.items.values()}
    shown = [name for name in order if name in kinds or (name == "unit" and catalog.units)]
    found = {}
    for name in shown:
        title, description = (translate(text) for text in COLUMNS[name])
        found[name] = written.get(name) or Column(title=title, description=description, keywords=(title,))  # type: ignore[call-overload]
    return found


_PRODUCTS = {
    "kt": N_("KT board {size} cm"),
    "roll-up": N_("roll-up {size} cm"),
    "x-stand": N_("X stand {size} cm"),
    "poster": N_("poster {size} cm"),
}
_SIZES_MM = {"a3": (297, 420), "a4": (210, 297), "screen-1080p": (1080, 1920), "screen-2160p": (2160, 3840)}


def board_size(board: Board) -> tuple[int, int]:
    """Give width and height of a board as it stands: mm, or pixels for a screen."""
    if board.width_mm and board.height_mm:
        return board.width_mm, board.height_mm
    if board.product in _SIZES_MM:
        size = _SIZES_MM[board.product]
    else:
        short, long = board.product.rsplit("-", 1)[1].split("x")
        size = (int(short) * 10, int(long) * 10)
    return size if board.orientation == "portrait" else (size[1], size[0])


def size_words(board: Board, translate: Translate) -> str:
    """Say how large a board is."""
    width, height = board_size(board)
    text = N_("{width} × {height} pixels") if board.product.startswith("screen") else N_("{width} × {height} mm")
    return translate(text).format(width=width, height=height)


def product_name(board: Board, translate: Translate) -> str:
    """Say in words what is printed."""
    width, height = board_size(board)
    if board.product.startswith("screen"):
        return translate(N_("screen {width} × {height} pixels")).format(width=width, height=height)
    if board.product in ("a3", "a4"):
        return translate(N_("{name} sheet")).format(name=board.product.upper())
    if board.product == "custom":
        return translate(N_("custom board {width} × {height} mm")).format(width=width, height=height)
    name = _PRODUCTS[board.product.rsplit("-", 1)[0]]
    return translate(name).format(size=f"{width // 10} × {height // 10}")
