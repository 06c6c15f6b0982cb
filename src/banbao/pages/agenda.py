"""What happens when: the activities and meetings of an edition, by day, by month and to come."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from math import inf, nextafter

from banbao.catalog.catalog import Catalog
from banbao.catalog.meetings import meetings
from banbao.catalog.visibility import State, View
from banbao.model.base import ZONE
from banbao.model.culture import Group
from banbao.pages.shelf import Shelf

_MOST_DAYS = 62
"""A longer activity is in the calendar for its first two months only."""
_NEXT_MEETINGS = 5
_QUARTER_DAYS = 93

Ids = tuple[str, ...]


class Agenda:
    """Answers of `overview` about days, each made when it is first asked for."""

    def __init__(self, catalog: Catalog, view: View, shelf: Shelf) -> None:
        """Look at what is shown, from where, with the records on a shelf."""
        self._catalog, self._view, self._shelf = catalog, view, shelf

    def coming(self, _: str) -> Ids:
        """The activities that are not over, the next one first."""
        found = []
        for item in reversed(self._catalog.items_of("activity")):
            if item.state is State.CURRENT and item.phase in ("coming", "running"):
                found.append(item.id)
        return tuple(found)

    def group(self, slug: str) -> Ids:
        """A group's own activities, the newest first."""
        return self._of_groups.get(slug, ())

    @cached_property
    def _of_groups(self) -> dict[str, Ids]:
        found: dict[str, list[str]] = defaultdict(list)
        for item in self._catalog.items_of("activity"):
            if group := item.brief.group:
                found[group].append(item.id)
        return {group: tuple(ids) for group, ids in found.items()}

    def meetings(self, slug: str) -> tuple[datetime, ...]:
        """A group's next meetings within a quarter, at most five."""
        record = self._shelf.record(self._catalog.items[f"group:{slug}"])
        if not isinstance(record, Group) or record.schedule is None:
            return ()
        now = self._view.now
        # Whole days, so that the hour changes nothing but what has passed.
        end = datetime.combine(date.fromordinal(self._view.day + _QUARTER_DAYS), time.min, ZONE)
        return tuple(islice(meetings(record.schedule, now, end), _NEXT_MEETINGS))

    @property
    def next_moment(self) -> float:
        """When an answer changes next although no record does: at midnight, or when a group has met."""
        tomorrow = date.fromordinal(self._view.day + 1)
        met = (meeting for group in self._catalog.of("group") for meeting in self.meetings(group.partition(":")[2]))
        # At its very moment a meeting is still the next one.
        after_meetings = (nextafter(meeting.timestamp(), inf) for meeting in met)
        return min((datetime.combine(tomorrow, time.min, ZONE).timestamp(), *after_meetings))

    @cached_property
    def days(self) -> dict[date, list[tuple[str, bool]]]:
        """What happens on each day: an activity, and whether it is its first day."""
        found: dict[date, list[tuple[str, bool]]] = defaultdict(list)
        for item in reversed(self._catalog.items_of("activity")):
            if item.state is State.WITHDRAWN or item.brief.happening is None:
                continue
            first, last = (_day(moment) for moment in (item.brief.happening.starts, item.brief.happening.ends))
            for offset in range(min((last - first).days + 1, _MOST_DAYS)):
                found[first + timedelta(offset)].append((item.id, offset == 0))
        return found

    @cached_property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months that have a calendar: from the first to the last with an activity, and this one."""
        days = [*self.days, date.fromordinal(self._view.day)]
        if len(days) == 1:
            return ()
        first, last = min(days), max(days)
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        start = first.year * 12 + first.month - 1
        return tuple((month // 12, month % 12 + 1) for month in range(start, start + count))

    def month_counts(self, year: str) -> tuple[tuple[int, int, int], ...]:
        """The months of a year, or of all with `all`: year, month, and how many activities begin in it."""
        return tuple(
            (each, month, self._month_counts.get((each, month), 0))
            for each, month in self.months
            if year in ("all", str(each))
        )

    @cached_property
    def _month_counts(self) -> dict[tuple[int, int], int]:
        counts: dict[tuple[int, int], int] = defaultdict(int)
        for item in self._catalog.items_of("activity"):
            day = date.fromordinal(item.brief.shown_day or 1)
            counts[day.year, day.month] += 1
        return counts

    @cached_property
    def _month_places(self) -> dict[tuple[int, int], int]:
        return {month: place for place, month in enumerate(self.months)}

    def month_neighbours(self, of: str) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        """The months before and after one, given as `2013-05`."""
        year, month = (int(part) for part in of.split("-"))
        place = self._month_places[year, month]
        after = self.months[place + 1] if place + 1 < len(self.months) else None
        return self.months[place - 1] if place else None, after

    def week(self, monday: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """What happens on the seven days of a week."""
        first = date.fromisoformat(monday)
        return tuple(tuple(self.days.get(first + timedelta(offset), ())) for offset in range(7))

    def calendar(self, _: str) -> Ids:
        """The activities of this year and the last, and all to come, the first one first."""
        since = date.fromordinal(self._view.day).year - 1
        found = []
        for item in self._catalog.items_of("activity"):
            happening = item.brief.happening
            if happening and _day(happening.ends).year >= since and item.state is not State.WITHDRAWN:
                found.append(item.id)
        return tuple(found)


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, ZONE).date()
