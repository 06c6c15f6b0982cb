"""Dated lists: a column's own and its narrower ones, by year, unit, task, kind and tag, paged so that old pages rest.

Items are counted from the oldest: page 1 holds the first twenty for ever, and what is new appears on the front page,
which holds the last twenty to forty. A new item so touches the front pages of its lists and nothing else of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import attrgetter

from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Catalog
from banbao.catalog.visibility import State
from banbao.language import N_
from banbao.model.kinds import KINDS
from banbao.source.tree import suggest_slug

PAGE_ITEMS = 20

LISTS: dict[str, tuple[str, ...]] = {
    "notice": ("year", "kind", "validity", "unit", "task", "tag"),
    "news": ("year", "unit", "task", "tag"),
    "activity": ("year", "kind", "unit", "task", "tag"),
    "album": ("year", "unit", "task"),
    "video": ("year",),
    "board": ("year", "task"),
    "survey": ("year",),
}
"""The kinds that have lists, and what each is narrowed by."""

FACET_TITLES = {
    "year": N_("Year"),
    "kind": N_("Kind"),
    "validity": N_("Validity"),
    "unit": N_("Unit"),
    "task": N_("Task"),
    "tag": N_("Tag"),
}


@dataclass(frozen=True, slots=True)
class ListAddress:
    """A list of records of one kind: what it is limited to, and where it stands."""

    kind: str
    uri: str
    """Of its front page."""
    facet: str | None
    """What it is narrowed by; None for the column's own list."""
    value: str
    """To which: a year, the id of a unit, the slug of a task, a word; empty for the column's own list."""

    def page_uri(self, number: int) -> str:
        """Name one of its older pages."""
        stem = self.uri.removesuffix("index.html") + "by/page" if self.facet is None else self.uri.removesuffix(".html")
        return f"{stem}/{number}.html"

    @property
    def feed_uri(self) -> str:
        """Name its Atom feed."""
        if self.facet is None:
            return self.uri.removesuffix("index.html") + "feed.xml"
        return self.uri.removesuffix("html") + "xml"


def narrower_uri(kind: str, facet: str, name: str) -> str:
    """Name the front page of a narrower list; `name` is how the value is called in addresses."""
    return f"{KINDS[kind].folder}/by/{facet}/{name}.html"


def column_list(kind: str) -> ListAddress:
    """Tell where a column's own list stands."""
    return ListAddress(kind, f"{KINDS[kind].folder}/index.html", None, "")


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds."""

    address: ListAddress
    ids: tuple[str, ...]
    """The newest first."""
    pinned: tuple[str, ...]
    """Those of them that stand first for a while."""

    @property
    def older(self) -> int:
        """How many older pages it has."""
        return max(0, (len(self.ids) - 1) // PAGE_ITEMS - 1)

    def front(self) -> tuple[str, ...]:
        """Give the items of its front page: the pinned ones, then the newest twenty to forty."""
        newest = self.ids[: len(self.ids) - self.older * PAGE_ITEMS]
        return (*self.pinned, *(item_id for item_id in newest if item_id not in self.pinned))

    def page(self, number: int) -> tuple[str, ...]:
        """Give the items of one of its older pages; page 1 holds the oldest."""
        end = len(self.ids) - (number - 1) * PAGE_ITEMS
        return self.ids[end - PAGE_ITEMS : end]


@cache
def _year(day: int | None) -> str | None:
    return None if day is None else str(year_of(day))


@cache
def year_of(day: int) -> int:
    """Tell the year of a day, given as an ordinal; of ten thousand records a few thousand share one."""
    return date.fromordinal(day).year


_VALUE: dict[str, Callable[[Brief], str | None]] = {
    "year": lambda brief: _year(brief.shown_day),
    "kind": attrgetter("word"),
    "validity": attrgetter("validity"),
    "unit": attrgetter("unit"),
}
"""The one value that a record has of a facet, or None."""

_VALUES: dict[str, Callable[[Brief], tuple[str, ...]]] = {"task": attrgetter("tasks"), "tag": attrgetter("tags")}
"""The values of a facet of which a record may have many."""


class Names:
    """How the values of facets are called in addresses and to readers."""

    def __init__(self, catalog: Catalog, known: Mapping[str, str]) -> None:
        """Name them; `known` holds slugs of words as they were made before, for making them is slow."""
        self._catalog = catalog
        briefs = [item.brief for item in catalog.items.values()]
        tags = sorted(set().union(*[brief.tags for brief in briefs]))
        words = {brief.word for brief in briefs} | {brief.validity for brief in briefs}
        named = sorted({*tags, *(word for word in words if word)})
        self.slugs = {word: known.get(word) or suggest_slug(word) for word in named}
        self._tags = self._numbered(tags)
        self._places = {unit: place for place, unit in enumerate(catalog.units)}
        self._places |= {task.removeprefix("task:"): place for place, task in enumerate(catalog.of("task"))}

    def _numbered(self, tags: list[str]) -> dict[str, str]:
        """Number tags that sound alike."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        for tag in tags:
            slug, number = self.slugs[tag], 1
            while (name := slug if number == 1 else f"{slug}-{number}") in taken:
                number += 1
            taken.add(name)
            found[tag] = name
        return found

    def slug(self, facet: str, value: str) -> str | None:
        """Name a value in addresses; None where it is not on the site."""
        if facet == "tag":
            return self._tags[value]
        if facet in ("kind", "validity"):
            return self.slugs[value]
        if facet == "unit":
            return value if value in self._catalog.units else None
        if facet == "task":
            return value if f"task:{value}" in self._catalog.items else None
        return value

    def place(self, facet: str, value: str, count: int) -> tuple[object, ...]:
        """Order the values of a facet: years from the newest, units and tasks as they stand, words by how many."""
        if facet == "year":
            return (-int(value),)
        return (self._places[value],) if facet in ("unit", "task") else (-count, value)


def listings(catalog: Catalog, kind: str, names: Names) -> Iterator[Listing]:
    """Make a column's own list, then its narrower ones, facet by facet, in the order in which readers look for them."""
    items = catalog.items_of(kind)
    pinned = frozenset(item.id for item in items if item.is_pinned and item.state is State.CURRENT)

    def listing(address: ListAddress, own: tuple[str, ...]) -> Listing:
        first = tuple(item_id for item_id in own if item_id in pinned) if pinned else ()
        return Listing(address, own, first)

    yield listing(column_list(kind), catalog.of(kind))
    briefs = [item.brief for item in items]
    for facet in LISTS[kind]:
        values = _by_value(facet, briefs)
        named = {value: slug for value in values if (slug := names.slug(facet, value)) is not None}
        for value in sorted(named, key=lambda value: names.place(facet, value, len(values[value]))):
            address = ListAddress(kind, narrower_uri(kind, facet, named[value]), facet, value)
            yield listing(address, tuple(values[value]))


def _by_value(facet: str, briefs: Sequence[Brief]) -> dict[str, list[str]]:
    """Sort the ids of records by their values of a facet, in order, each once."""
    found: dict[str, list[str]] = defaultdict(list)
    if one := _VALUE.get(facet):
        for brief, value in zip(briefs, map(one, briefs), strict=True):
            if value:
                found[value].append(brief.id)
    else:
        for brief, values in zip(briefs, map(_VALUES[facet], briefs), strict=True):
            for value in values if len(values) < 2 else dict.fromkeys(values):
                found[value].append(brief.id)
    return found
