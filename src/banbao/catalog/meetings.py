"""When a group meets, from its rule of recurrence."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from banbao.model.base import ZONE
from banbao.model.culture import Schedule


@cache
def _rule(rule: str, start: datetime) -> Any:
    """Read a rule; what was found of it once is not looked for again."""
    from dateutil.rrule import rrulestr

    return rrulestr(rule, dtstart=start, cache=True)


def _nearer(rule: str, start: datetime, first: datetime) -> datetime:
    """Begin a rule of days or weeks shortly before what is asked for: its dates come again, and are counted through."""
    parts = dict(part.split("=") for part in rule.split(";"))
    days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    if not days or set(parts) - {"FREQ", "INTERVAL", "BYDAY", "WKST"} or first <= start:
        return start
    # A week more than need be: a week of the rule may begin on another day than its first date.
    return start + timedelta(days * max(0, (first - start).days // days - 1))


def meetings(schedule: Schedule, after: datetime, before: datetime) -> Iterator[datetime]:
    """Give a group's meetings between two moments."""
    start = schedule.starts.astimezone(ZONE).replace(tzinfo=None)
    first, last = (moment.astimezone(ZONE).replace(tzinfo=None) for moment in (after, before))
    start = _nearer(schedule.rule, start, first)
    for moment in _rule(schedule.rule, start).between(first, last, inc=True):
        if schedule.until and moment.date() > schedule.until:
            return
        if moment.date() not in schedule.skips:
            yield moment.replace(tzinfo=ZONE)
