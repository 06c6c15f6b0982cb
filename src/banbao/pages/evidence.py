"""What is evidence for the tasks of the plan, and whose."""

from collections import defaultdict
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from banbao.catalog.brief import Happening
from banbao.catalog.catalog import Catalog
from banbao.catalog.visibility import State, View

EVIDENCE = ("notice", "news", "activity", "group", "album", "video", "board", "survey")
"""The kinds that can be evidence for a task, in the order in which they are shown."""
GROUP_SIZE = 12
TIMELINE_SIZE = 36
"""How much of what was done for a task is told on its page, the newest of it."""

Ids = tuple[str, ...]


class _Found(NamedTuple):
    """All evidence, looked at once."""

    kinds: dict[str, list[list[str]]]
    """Of each task, by kind, the newest first."""
    dated: dict[str, list[tuple[int, str]]]
    """Of each task, what has a date, with the day; kind by kind."""
    ongoing: dict[str, list[str]]
    """Of each task, what goes on: groups, and what has no date."""
    latest: dict[str, tuple[float, str]]
    """Of each task, what is shown under the newest date."""
    shares: dict[tuple[str, str], tuple[int, int | None]]
    """By unit and task: how much, and the day of the newest."""


class Evidence:
    """Answers of `overview` about tasks and units, each made when it is first asked for."""

    def __init__(self, catalog: Catalog, view: View) -> None:
        """Look at what is shown, and from where."""
        self._catalog, self._view = catalog, view

    @cached_property
    def _found(self) -> _Found:
        """Find what is evidence; what no longer stands does not count, nor what is to come."""
        found = _Found(defaultdict(list), defaultdict(list), defaultdict(list), {}, {})
        withdrawn = State.WITHDRAWN
        for kind in EVIDENCE:
            of_kind: dict[str, list[str]] = defaultdict(list)
            days: dict[tuple[str, str], list[int]] = defaultdict(list)
            for item in self._catalog.items_of(kind):
                brief = item.brief
                item_id, tasks, happening = brief.id, brief.tasks, brief.happening
                if not tasks or item.state is withdrawn or (happening and self._is_to_come(happening)):
                    continue
                unit, day, shown_at = brief.unit or "", brief.shown_day, brief.shown_at
                for task in tasks if len(tasks) == 1 else dict.fromkeys(tasks):
                    of_kind[task].append(item_id)
                    days[unit, task].append(day or 0)
                    if day is None or kind == "group":
                        found.ongoing[task].append(item_id)
                    else:
                        found.dated[task].append((day, item_id))
                    if shown_at is not None and (shown_at, item_id) > found.latest.get(task, (shown_at, "")):
                        found.latest[task] = shown_at, item_id
            for task, ids in of_kind.items():
                found.kinds[task].append(ids)
            for share, its in days.items():
                count, latest = found.shares.get(share, (0, None))
                found.shares[share] = count + len(its), max(latest or 0, *its) or None
        return found

    def _is_to_come(self, happening: Happening) -> bool:
        return happening.cancelled or happening.starts > self._view.seconds

    def of_task(self, task: str) -> tuple[int, tuple[tuple[str, int], ...], str | None]:
        """The evidence for a task: how much, how much of each kind, and the newest of all."""
        kinds, latest = self._found.kinds.get(task, []), self._found.latest.get(task)
        counts = tuple((ids[0].partition(":")[0], len(ids)) for ids in kinds)
        return sum(map(len, kinds)), counts, latest[1] if latest else None

    def timeline(self, task: str) -> tuple[Ids, Ids]:
        """What was done for a task, the newest of it first, and what goes on for it without a date.

        What was done on one day stands in the order of kinds.
        """
        # Sorting leaves what has the same day as it was found: kind by kind, the newest of each first.
        dated = sorted(self._found.dated.get(task, ()), key=itemgetter(0), reverse=True)
        ongoing = self._found.ongoing.get(task, ())
        return tuple(item_id for _, item_id in dated[:TIMELINE_SIZE]), tuple(ongoing[:GROUP_SIZE])

    def shares(self, task: str) -> tuple[tuple[str, int, int | None], ...]:
        """Every unit's share in the evidence for a task: how much, and the day of the newest."""
        return tuple((unit, *self._found.shares.get((unit, task), (0, None))) for unit in self._catalog.units)

    def mentions_of_task(self, task: str) -> Ids:
        """The records that name a task and are not evidence for it."""
        own = {item_id for ids in self._found.kinds.get(task, ()) for item_id in ids}
        return tuple(item_id for item_id in self._catalog.referrers.get(f"task:{task}", ()) if item_id not in own)

    @cached_property
    def _of_units(self) -> dict[str, list[list[str]]]:
        """What each unit did, by kind, the newest first."""
        found: dict[str, list[list[str]]] = defaultdict(list)
        for kind in EVIDENCE:
            of_kind: dict[str, list[str]] = defaultdict(list)
            for item in self._catalog.items_of(kind):
                brief = item.brief
                if brief.unit:
                    of_kind[brief.unit].append(brief.id)
            for unit, ids in of_kind.items():
                found[unit].append(ids)
        return found

    def unit(self, unit: str) -> tuple[tuple[Ids, ...], int]:
        """What a unit did: the newest of each kind, and how much news."""
        kinds = self._of_units.get(unit, [])
        news = sum(len(ids) for ids in kinds if ids[0].startswith("news:"))
        return tuple(tuple(ids[:GROUP_SIZE]) for ids in kinds), news

    def unit_count(self, unit: str) -> int:
        """How much a unit did."""
        return sum(map(len, self._of_units.get(unit, ())))

    def unit_tasks(self, unit: str) -> tuple[int, ...]:
        """How much evidence a unit gave for each task."""
        tasks = (task.removeprefix("task:") for task in self._catalog.of("task"))
        return tuple(self._found.shares.get((unit, task), (0, None))[0] for task in tasks)
