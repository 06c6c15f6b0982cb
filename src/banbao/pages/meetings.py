"""When a group meets, from its rule of recurrence."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from banbao.model.base import ZONE
from banbao.model.culture import Schedule


@cache
def _rule(rule: str, start: datetime) -> Any:
    """Read a rule; what was found of it once is not looked for again."""
    from dateutil.rrule import rrulestr

    return rrulestr(rule, dtstart=start, cache=True)


def meetings(schedule: Schedule, after: datetime, before: datetime) -> Iterator[datetime]:
    """Give a group's meetings between two moments."""
    start = schedule.starts.astimezone(ZONE).replace(tzinfo=None)
    first, last = (moment.astimezone(ZONE).replace(tzinfo=None) for moment in (after, before))
    for moment in _rule(schedule.rule, start).between(first, last, inc=True):
        if schedule.until and moment.date() > schedule.until:
            return
        if moment.date() not in schedule.skips:
            yield moment.replace(tzinfo=ZONE)
