"""What a page may read of an edition, and the small pieces that pages share: links, cards, columns.

Whatever it reads is noted, so that the next build knows whether the page would come out differently. There is no other
way from a page to the catalog, and none to the clock.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar, cast

from banbao.catalog.addresses import SITE_SCHEME, file_uri, page_uri, relative
from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.visibility import State
from banbao.language import N_, Translate
from banbao.model.base import Part
from banbao.model.kinds import KINDS
from banbao.model.media import Album, Video
from banbao.model.plan import Plan, Task
from banbao.model.site import Column, Site
from banbao.pages.boards import picture_name
from banbao.pages.card_words import detail_of, mark_of
from banbao.pages.contexts import Card, Link, Picture, Prose, Publication, SiteContext, Tag
from banbao.pages.pictures import make_picture, parts_of
from banbao.pages.shelf import Shelf
from banbao.pages.tags import site_tags, tags_of
from banbao.photos.treatments import Renditions
from banbao.text.body import Body, shorten

R = TypeVar("R", bound=Part, covariant=True)

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


@dataclass(frozen=True, slots=True, eq=False)
class Opened(Generic[R]):
    """A record that was taken from the shelf."""

    item: Item
    record: R

    @property
    def brief(self) -> Brief:
        """The same in brief."""
        return self.item.brief

    @property
    def id(self) -> str:
        """`kind:slug`."""
        return self.item.id

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.item.kind

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.item.slug

    @property
    def title(self) -> str:
        """Its headline."""
        return self.item.title

    @property
    def state(self) -> State:
        """How it stands."""
        return self.item.state


class Edition:
    """What all pages of an edition are made from."""

    def __init__(
        self,
        answer: Callable[[str], Any],
        catalog: Catalog,
        shelf: Shelf,
        blocks: Callable[[str], tuple[dict[str, Any], ...]],
        translate: Translate,
        site: SiteContext,
    ) -> None:
        """Give pages what they may read.

        Args:
            answer: Answers what is asked of the whole; see `overview`.
            catalog: What is shown.
            shelf: Where the records are.
            blocks: Gives what stands on a board as plain values, by id.
            translate: Into the site's language.
            site: What is the same on every page.
        """
        self._answer, self._items, self._shelf, self._blocks = answer, catalog.items, shelf, blocks
        self._office, self._site = catalog.site, site
        self.translate, self.units = translate, catalog.units
        self.publication = Publication(*(getattr(site, name) for name in Publication.__struct_fields__))
        """What the site says of itself wherever it is read; every file may show it unasked."""
        self.columns = columns(catalog, translate)
        """The columns in the order of the menu, described as the office does or as is usual."""
        of_site = site_tags(site)
        self.column_tags: dict[str | None, tuple[Tag, ...]] = {None: of_site} | {
            kind: (*of_site, *tags_of(column)) for kind, column in self.columns.items()
        }
        """The page tags that all pages of a column share; those of pages outside the columns under None."""
        self._cards: dict[str, Card] = {}
        self.reads: dict[str, None] = {}
        """What was asked since it was last emptied."""

    @property
    def site(self) -> SiteContext:
        """What is the same on every page; what programs read shows less of it, `publication`, and stays as it is."""
        self.ask("site")
        return self._site

    @property
    def office(self) -> Site:
        """What `site.yml` says."""
        self.ask("site")
        return self._office

    def ask(self, name: str, of: str = "") -> Any:
        """Ask something of the whole; see `overview`."""
        question = f"{name} {of}"
        self.reads[question] = None
        return self._answer(question)

    def get(self, item_id: str | None) -> Item | None:
        """Find a record; None where there is none to show."""
        if not item_id:
            return None
        self.reads[item_id] = None
        return self._items.get(item_id)

    def open(self, item: Item) -> Opened[Any]:
        """Take a record from the shelf."""
        self.reads[item.id] = None
        return Opened(item, self._shelf.record(item))

    def opened(self, item_id: str) -> Opened[Any]:
        """Take a record that is known to be shown from the shelf."""
        return self.open(self._items[item_id])

    def all(self, ids: Iterable[str]) -> tuple[Opened[Any], ...]:
        """Take records that are known to be shown from the shelf."""
        return tuple(self.opened(item_id) for item_id in ids)

    def of(self, kind: str) -> tuple[Opened[Any], ...]:
        """Take all records of a kind that has few, in their order."""
        return self.all(self.ask("of", kind))

    def body(self, item: Item) -> Body:
        """Give a record's rendered text."""
        self.reads[item.id] = None
        return self._shelf.body(item)

    @property
    def plan(self) -> Opened[Plan] | None:
        """The plan, where the office has one."""
        item = self.get("plan:plan")
        return self.open(item) if item else None

    def column_link(self, kind: str) -> Link:
        """Link to a column's first page."""
        return Link(self.columns[kind].title, column_uri(kind))

    def link(self, item: Item | Opened[Part]) -> Link:
        """Link to a record's page."""
        return Link(item.title, page_uri(item.kind, item.slug))

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Link to the pages of those records that are shown."""
        return tuple(self.link(item) for item_id in ids if (item := self.get(item_id)))

    def link_to(self, item_id: str | None) -> Link | None:
        """Link to a record's page; None where it is not shown."""
        item = self.get(item_id)
        return self.link(item) if item else None

    def unit_link(self, unit: str | None) -> Link | None:
        """Link to a unit's page."""
        found = self.units.get(unit) if unit else None
        return Link(found.name, page_uri("unit", found.id)) if found else None

    def task(self, slug: str) -> Opened[Task] | None:
        """Take a task from the shelf; None where it is not shown."""
        item = self.get(f"task:{slug}")
        return self.open(item) if item else None

    def task_links(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Link to tasks, by what they are called for short."""
        tasks = (self.task(slug) for slug in slugs)
        return tuple(Link(task.record.short_title, page_uri("task", task.slug)) for task in tasks if task)

    def html(self, opened: Opened[Part], uri: str | None = None) -> Prose:
        """Give a record's text with links that hold from a page, by default its own: HTML and pictures by turns."""
        place = uri or page_uri(opened.kind, opened.slug)
        parts = self._parts(opened.item)
        return tuple(relative(part, place) if isinstance(part, str) else part for part in parts)

    def blocks(self, opened: Opened[Part]) -> tuple[dict[str, Any], ...]:
        """Give what stands on a board as plain values, for readers who cannot see its picture."""
        return self._blocks(opened.id)

    def absolute_html(self, item: Item) -> Prose:
        """Give a record's text with links that hold from anywhere."""
        url, parts = self.publication.url, self._parts(item)
        return tuple(part.replace(f'="{SITE_SCHEME}', f'="{url}') if isinstance(part, str) else part for part in parts)

    def _parts(self, item: Item) -> Prose:
        return parts_of(self.body(item), item.kind, item.slug, self.renditions(item))

    def renditions(self, opened: Item | Opened[Part]) -> Mapping[str, Renditions]:
        """Tell what was made of the pictures beside a record, by the names of the files."""
        return cast("Mapping[str, Renditions]", self.ask("pictures", opened.id)) if _has_pictures(opened.brief) else {}

    def show(self, opened: Item | Opened[Part], name: str, **said: Any) -> Picture:
        """Show a picture that lies beside a record; `said` are the other fields of `Picture`."""
        return make_picture(file_uri(opened.kind, opened.slug, name), self.renditions(opened).get(name), **said)

    def summary(self, opened: Opened[Part], most: int = SUMMARY_CHARACTERS) -> str:
        """Give a record's summary, or the beginning of its text cut at a mark of punctuation."""
        if written := getattr(opened.record, "summary", None):
            return cast("str", written)
        return shorten(self.body(opened.item).opening, most)

    def picture(self, opened: Opened[Part], name: str | None, caption: str | None = None) -> Picture | None:
        """Show a file that lies beside a record."""
        if name is None:
            return None
        return self.show(opened, name, alt=caption or opened.title, caption=caption)

    def card(self, opened: Opened[Part]) -> Card:
        """Show a record in a list."""
        record, item = opened.record, opened.item
        day = item.brief.shown_day
        return Card(
            kind=item.kind,
            uri=page_uri(item.kind, item.slug),
            title=item.title,
            date=date.fromordinal(day) if day is not None else None,
            summary=self.summary(opened),
            label=item.brief.word,
            unit=self.unit_link(item.brief.unit),
            cover=self.cover(opened),
            state=cast("Literal['current', 'archived', 'withdrawn']", item.state.value),
            is_pinned=item.is_pinned and item.state is State.CURRENT,
            mark=mark_of(record, self.translate),
            detail=detail_of(record, self.translate),
        )

    def cards(self, ids: Iterable[str]) -> tuple[Card, ...]:
        """Show records in a list."""
        return tuple(self._card(item_id) for item_id in ids)

    def _card(self, item_id: str) -> Card:
        # A card shows nothing but its own record and picture, so it is the same wherever it is shown.
        self.reads[item_id] = None
        if _has_pictures(self._items[item_id].brief):
            self.reads[f"pictures {item_id}"] = None
        card = self._cards.get(item_id)
        if card is None:
            card = self._cards[item_id] = self.card(self.opened(item_id))
        return card

    def keep_card(self, item_id: str, card: Card) -> None:
        """Take a card that was made elsewhere."""
        self._cards[item_id] = card

    def cover(self, opened: Opened[Part]) -> Picture | None:
        """Show a record by its picture."""
        record = opened.record
        if isinstance(record, Album) and record.photographs:
            first = next((p for p in record.photographs if p.file == record.cover), record.photographs[0])
            alt = first.alt or first.caption or record.title
            return self.show(opened, first.file, alt=alt, caption=first.caption)
        if opened.state is State.WITHDRAWN:
            return None
        if opened.kind == "board":
            drawn = picture_name(1)
            return self.picture(opened, drawn) if drawn in self.renditions(opened) else None
        if isinstance(record, Video) and record.poster is None:
            # A draft may still wait for its film, and then there is no frame of it.
            return self.picture(opened, record.file) if record.file in self.renditions(opened) else None
        name = record.poster if isinstance(record, Video) else getattr(record, "cover", None)
        return self.picture(opened, name, getattr(record, "cover_caption", None))


def _has_pictures(brief: Brief) -> bool:
    """Tell whether there can be pictures of a record: beside it, or made of it."""
    return bool(brief.files) or brief.kind == "board"


def column_uri(kind: str) -> str:
    """Name a column's first page."""
    return "units/index.html" if kind == "unit" else f"{KINDS[kind].folder}/index.html"


def columns(catalog: Catalog, translate: Translate) -> dict[str, Column]:
    """Describe the columns that have something to show, in the order of the menu."""
    written = catalog.site.columns
    order = [*written, *(name for name in COLUMNS if name not in written)]
    shown = [name for name in order if name in catalog.kinds or (name == "unit" and catalog.units)]
    found = {}
    for name in shown:
        title, description = (translate(text) for text in COLUMNS[name])
        found[name] = written.get(name) or Column(title=title, description=description, keywords=(title,))  # type: ignore[call-overload]
    return found
