"""All records together: by id, by kind in their order, and who refers to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from banbao.catalog.visibility import State
from banbao.model.base import Part
from banbao.model.culture import Activity, Group
from banbao.model.kinds import KINDS
from banbao.model.plan import Plan, PlanPart, Task
from banbao.model.site import Site, Unit
from banbao.source.records import Entry

R = TypeVar("R", bound=Part, covariant=True)
S = TypeVar("S", bound=Part)


@dataclass(frozen=True, slots=True, eq=False)
class Item(Generic[R]):
    """A record in the catalog."""

    entry: Entry[Part]
    record: R
    """The record as this edition may show it."""
    state: State = State.CURRENT
    is_pinned: bool = False

    @property
    def id(self) -> str:
        """`kind:slug`."""
        return self.entry.id

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return self.entry.kind

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.entry.slug

    @property
    def title(self) -> str:
        """Its headline."""
        return cast("str", getattr(self.record, "title", ""))


def _order(item: Item[Part], groups: Mapping[str, int]) -> tuple[Any, ...]:
    """Where an item stands among its kind: plan parts and groups by number, the rest newest first."""
    record = item.record
    if isinstance(record, Task):
        return (groups.get(record.group, 0), record.order, item.slug)
    if isinstance(record, PlanPart | Group):
        return (record.order, item.slug)
    when = record.starts if isinstance(record, Activity) else getattr(record, "dated", None)
    return (-when.timestamp() if when else 0.0, item.slug)


@dataclass(frozen=True, eq=False)
class Catalog:
    """A set of records that fit together: every reference leads to one of them or was reported."""

    site: Site
    items: Mapping[str, Item[Part]]
    """By id, each kind in its order."""
    referrers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By id, `unit:` ids among them: the ids of the records that name it in a field or in their text, in order."""

    def of(self, model: type[S]) -> tuple[Item[S], ...]:
        """List the records of a kind in their order."""
        return cast("tuple[Item[S], ...]", self._by_model.get(model, ()))

    def get(self, item_id: str | None) -> Item[Part] | None:
        """Find a record; None where there is none to show."""
        return self.items.get(item_id) if item_id else None

    def one(self, model: type[S], slug: str | None) -> Item[S] | None:
        """Find a record of a kind by its slug."""
        return cast("Item[S] | None", self.get(f"{_NAMES[model]}:{slug}")) if slug else None

    def referring(self, item_id: str, model: type[S]) -> tuple[Item[S], ...]:
        """List the records of a kind that name this one, in their order."""
        named_by = (self.items[other] for other in self.referrers.get(item_id, ()))
        return tuple(cast("Item[S]", item) for item in named_by if isinstance(item.record, model))

    @property
    def plan(self) -> Item[Plan] | None:
        """The plan, where the office has one."""
        return next(iter(self.of(Plan)), None)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The office's units by id."""
        return {unit.id: unit for unit in self.site.units}

    @cached_property
    def _by_model(self) -> Mapping[type[Part], tuple[Item[Part], ...]]:
        found: dict[type[Part], list[Item[Part]]] = {}
        for item in self.items.values():
            found.setdefault(type(item.record), []).append(item)
        return {model: tuple(items) for model, items in found.items()}


_NAMES = {kind.model: kind.name for kind in KINDS.values()}


def in_order(items: Mapping[str, Item[Part]]) -> dict[str, Item[Part]]:
    """Put records into the order in which the site shows them: kind by kind, each kind in its own order."""
    kinds = {name: place for place, name in enumerate(KINDS)}
    plan = next((item.record for item in items.values() if isinstance(item.record, Plan)), None)
    names = [group.id for section in plan.sections for group in section.groups] if plan else []
    groups = {name: place for place, name in enumerate(names)}
    ordered = sorted(items.values(), key=lambda item: (kinds[item.kind], _order(item, groups)))
    return {item.id: item for item in ordered}
