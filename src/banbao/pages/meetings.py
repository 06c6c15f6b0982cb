"""When a group meets, from its rule of recurrence."""

from collections.abc import Iterator
from datetime import datetime

from banbao.model.base import ZONE
from banbao.model.culture import Schedule


def meetings(schedule: Schedule, after: datetime, before: datetime) -> Iterator[datetime]:
    """Give a group's meetings between two moments."""
    from dateutil.rrule import rrulestr

    start = schedule.starts.astimezone(ZONE).replace(tzinfo=None)
    first, last = (moment.astimezone(ZONE).replace(tzinfo=None) for moment in (after, before))
    for moment in rrulestr(schedule.rule, dtstart=start).between(first, last, inc=True):
        if schedule.until and moment.date() > schedule.until:
            return
        if moment.date() not in schedule.skips:
            yield moment.replace(tzinfo=ZONE)
