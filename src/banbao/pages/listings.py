"""Dated lists: a column's own and its narrower ones, by year, unit, task, kind and tag, paged so that old pages rest.

Items are counted from the oldest: page 1 holds the first twenty for ever, and what is new appears on the front page,
which holds the last twenty to forty. A new item so touches the front pages of its lists and nothing else of them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from banbao.catalog.catalog import Item
from banbao.catalog.visibility import State
from banbao.language import N_
from banbao.model.articles import News, Notice
from banbao.model.base import ZONE, Part
from banbao.model.culture import Activity, Survey
from banbao.model.media import Album, Board, Video
from banbao.model.plan import Task
from banbao.pages.contexts import Facet, FacetValue, Link, Pager
from banbao.pages.edition import Edition, column_uri, shown_date
from banbao.source.tree import suggest_slug

PAGE_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records of one kind, newest first."""

    kind: str
    uri: str
    """Of its front page."""
    title: str
    """What it is limited to; the column's title where it is not."""
    facet: str | None
    """What it is narrowed by; None for the column's own list."""
    items: tuple[Item[Part], ...]

    def page_uri(self, number: int) -> str:
        """Name one of its older pages."""
        stem = self.uri.removesuffix("index.html") + "by/page" if self.facet is None else self.uri.removesuffix(".html")
        return f"{stem}/{number}.html"

    @property
    def feed_uri(self) -> str:
        """Name its Atom feed."""
        return (
            self.uri.removesuffix("index.html") + "feed.xml"
            if self.facet is None
            else self.uri.removesuffix("html") + "xml"
        )


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of a list."""

    uri: str
    number: int | None
    """None for the front page."""
    items: tuple[Item[Part], ...]
    pager: Pager


Value = tuple[str, str]
"""A value of a facet: its name in addresses, and its title."""

FacetOf = Callable[[Edition, Item[Part]], Sequence[Value]]


def _years(edition: Edition, item: Item[Part]) -> Sequence[Value]:
    when = shown_date(item.record)
    if when is None:
        return ()
    year = str(when.astimezone(ZONE).year)
    return ((year, edition.translate("{year}").format(year=year)),)


def _units(edition: Edition, item: Item[Part]) -> Sequence[Value]:
    unit = edition.catalog.units.get(getattr(item.record, "unit", None) or "")
    return ((unit.id, unit.name),) if unit else ()


def _tasks(edition: Edition, item: Item[Part]) -> Sequence[Value]:
    tasks = (edition.catalog.one(Task, slug) for slug in getattr(item.record, "tasks", ()))
    return [(task.slug, task.record.short_title) for task in tasks if task]


def _kinds(edition: Edition, item: Item[Part]) -> Sequence[Value]:  # noqa: ARG001
    kind = str(item.record.kind) if isinstance(item.record, Notice | Activity) else ""
    return ((suggest_slug(kind), kind),) if kind else ()


def _validity(edition: Edition, item: Item[Part]) -> Sequence[Value]:  # noqa: ARG001
    word = str(item.record.validity) if isinstance(item.record, Notice) else ""
    return ((suggest_slug(word), word),) if word else ()


def _tags(edition: Edition, item: Item[Part]) -> Sequence[Value]:
    return [(edition.tag_slugs[tag], tag) for tag in getattr(item.record, "tags", ())]


FACETS: dict[str, tuple[str, FacetOf]] = {
    "year": (N_("Year"), _years),
    "kind": (N_("Kind"), _kinds),
    "validity": (N_("Validity"), _validity),
    "unit": (N_("Unit"), _units),
    "task": (N_("Task"), _tasks),
    "tag": (N_("Tag"), _tags),
}
LISTS: dict[type[Part], tuple[str, tuple[str, ...]]] = {
    Notice: ("notice", ("year", "kind", "validity", "unit", "task", "tag")),
    News: ("news", ("year", "unit", "task", "tag")),
    Activity: ("activity", ("year", "kind", "unit", "task", "tag")),
    Album: ("album", ("year", "unit", "task")),
    Video: ("video", ("year",)),
    Board: ("board", ("year", "task")),
    Survey: ("survey", ("year",)),
}
"""The kinds that have lists, and what each is narrowed by."""


def column_listing(edition: Edition, model: type[Part]) -> Listing:
    """Make a column's own list."""
    kind, _ = LISTS[model]
    return Listing(kind, column_uri(kind), edition.columns[kind].title, None, edition.catalog.of(model))


def narrower_listings(edition: Edition, model: type[Part]) -> Iterator[Listing]:
    """Make a column's narrower lists, facet by facet, in the order in which readers look for them."""
    kind, facets = LISTS[model]
    folder = column_uri(kind).removesuffix("index.html")
    for facet in facets:
        values: dict[Value, list[Item[Part]]] = {}
        for item in edition.catalog.of(model):
            for value in FACETS[facet][1](edition, item):
                values.setdefault(value, []).append(item)
        for (slug, title), items in sorted(values.items(), key=lambda pair: _facet_order(edition, facet, pair)):
            yield Listing(kind, f"{folder}by/{facet}/{slug}.html", title, facet, tuple(items))


def _facet_order(edition: Edition, facet: str, pair: tuple[Value, list[Item[Part]]]) -> tuple[object, ...]:
    (slug, title), items = pair
    if facet == "year":
        return (-int(slug),)
    if facet == "unit":
        return (list(edition.catalog.units).index(slug),)
    if facet == "task":
        return ([task.slug for task in edition.catalog.of(Task)].index(slug),)
    return (-len(items), title)


def tag_links(edition: Edition, item: Item[Part]) -> tuple[Link, ...]:
    """Link a record's tags to the lists narrowed to them."""
    model = type(item.record)
    if model not in LISTS or "tag" not in LISTS[model][1]:
        return ()
    tags = getattr(item.record, "tags", ())
    folder = column_uri(LISTS[model][0]).removesuffix("index.html")
    return tuple(Link(tag, f"{folder}by/tag/{edition.tag_slugs[tag]}.html") for tag in tags)


def facets(listing: Listing, narrower: Sequence[Listing], edition: Edition) -> tuple[Facet, ...]:
    """Show how a column can be narrowed, and how this list is."""
    found = []
    for name in dict.fromkeys(other.facet for other in narrower):
        values = tuple(
            FacetValue(other.title, other.uri, len(other.items), other.uri == listing.uri)
            for other in narrower
            if other.facet == name
        )
        if name and (len(values) > 1 or name == "year"):
            found.append(Facet(edition.translate(FACETS[name][0]), values))
    return tuple(found)


def pages_of(listing: Listing, edition: Edition) -> Iterator[ListingPage]:
    """Cut a list into its front page and its older pages."""
    oldest_first = listing.items[::-1]
    older = max(0, (len(oldest_first) - 1) // PAGE_ITEMS - 1)
    pinned = tuple(item for item in listing.items if item.is_pinned and item.state is State.CURRENT)
    newest = oldest_first[older * PAGE_ITEMS :][::-1]
    front = (*pinned, *(item for item in newest if item not in pinned))

    def step(number: int) -> Link | None:
        if number == older + 1:
            return Link(edition.translate("Newest"), listing.uri)
        title = edition.translate("Page {number}").format(number=number)
        return Link(title, listing.page_uri(number)) if 0 < number <= older else None

    numbers = [
        FacetValue(str(number), listing.page_uri(number), PAGE_ITEMS, is_current=False)
        for number in range(older, 0, -1)
    ]
    front_value = FacetValue(edition.translate("Newest"), listing.uri, len(front), is_current=True)
    pages = (front_value, *numbers) if numbers else ()
    yield ListingPage(listing.uri, None, front, Pager(None, step(older), pages))
    for number in range(1, older + 1):
        items = oldest_first[(number - 1) * PAGE_ITEMS : number * PAGE_ITEMS][::-1]
        yield ListingPage(listing.page_uri(number), number, items, Pager(step(number + 1), step(number - 1), ()))
