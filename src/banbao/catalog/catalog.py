"""All records together, in brief: by id, by kind in their order, and who refers to whom."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter

import msgspec

from banbao.catalog.addresses import record_at
from banbao.catalog.brief import Brief
from banbao.catalog.visibility import Phase, State
from banbao.model.kinds import KINDS
from banbao.model.plan import Plan
from banbao.model.site import Site, Unit


@dataclass(frozen=True, slots=True)
class Everything:
    """All records whatever their state: every reference leads to one of them or was reported."""

    site: Site
    plan: Plan | None
    briefs: Mapping[str, Brief]
    """By id, each kind in its order."""
    referrers: Mapping[str, tuple[str, ...]]
    """By id, `unit:` ids among them: the ids of the records that name it in a field or in their text, in order."""


class Item(msgspec.Struct, frozen=True, gc=False):
    """A record that is shown, in brief."""

    brief: Brief
    state: State
    is_pinned: bool
    is_up: bool
    """Whether the moment at which it went on the site is known and past."""
    phase: Phase | None
    """Of an activity, whether it is to come."""
    version: str
    """Differs whenever anything that a page may show of the record does."""
    text: str
    """Differs whenever its rendered text may."""

    @property
    def id(self) -> str:
        """`kind:slug`."""
        return self.brief.id

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.brief.kind

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.brief.slug

    @property
    def title(self) -> str:
        """Its headline."""
        return self.brief.title

    @property
    def body_key(self) -> str:
        """Names what is kept of its rendered text."""
        return f"{self.brief.id} {self.text}"


class Pages:
    """The addresses of the pages of records and units."""

    def __init__(self, ids: Container[str]) -> None:
        """Know them by the ids of the records and units that have them."""
        self._ids = ids

    def __contains__(self, uri: object) -> bool:
        return isinstance(uri, str) and record_at(uri) in self._ids


@dataclass(frozen=True, eq=False)
class Catalog:
    """The records that an edition shows."""

    site: Site
    items: Mapping[str, Item]
    """By id, each kind in its order."""
    referrers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By id: the ids of the shown records that name it, in order."""

    def items_of(self, kind: str) -> tuple[Item, ...]:
        """List what is shown of a kind, in its order."""
        return self._by_kind.get(kind, ())

    def of(self, kind: str) -> tuple[str, ...]:
        """List the ids of a kind in their order."""
        return self._ids_by_kind.get(kind, ())

    def get(self, item_id: str | None) -> Item | None:
        """Find a record; None where there is none to show."""
        return self.items.get(item_id) if item_id else None

    @property
    def kinds(self) -> Iterable[str]:
        """The kinds that have something to show."""
        return self._by_kind.keys()

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The office's units by id."""
        return {unit.id: unit for unit in self.site.units}

    @cached_property
    def page_ids(self) -> frozenset[str]:
        """The ids of the records and units that have pages."""
        return frozenset({*self.items, *(f"unit:{unit}" for unit in self.units)})

    @cached_property
    def pages(self) -> Pages:
        """Where links may lead."""
        return Pages(self.page_ids)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        of_kinds = groupby(self.items.values(), key=lambda item: item.brief.kind)
        return {kind: tuple(items) for kind, items in of_kinds}

    @cached_property
    def _ids_by_kind(self) -> Mapping[str, tuple[str, ...]]:
        return {kind: tuple([item.brief.id for item in items]) for kind, items in self._by_kind.items()}


def in_order(briefs: Iterable[Brief], plan: Plan | None) -> dict[str, Brief]:
    """Put records into the order in which the site shows them: kind by kind, each kind in its own order.

    Plan parts and groups go by number, the rest newest first.
    """
    names = [group.id for section in plan.sections for group in section.groups] if plan else []
    groups = {name: place for place, name in enumerate(names)}

    def number(brief: Brief) -> tuple[int, int]:
        return groups.get(brief.group, 0) if brief.group else 0, brief.order or 0

    of_kind: dict[str, list[Brief]] = {name: [] for name in KINDS}
    for brief in briefs:
        of_kind[brief.kind].append(brief)
    for each in of_kind.values():
        # What is alike in the rest stands by its slug; to sort twice is quicker than to compare by two things.
        each.sort(key=attrgetter("slug"))
        if each and each[0].order is None:
            each.sort(key=attrgetter("when"), reverse=True)
        else:
            each.sort(key=number)
    return {brief.id: brief for each in of_kind.values() for brief in each}
