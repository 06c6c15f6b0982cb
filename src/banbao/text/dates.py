"""Days and hours in words, on pages and on boards, by the office's own clock."""

from datetime import date, datetime

from banbao.language import N_, Translate
from banbao.model.base import ZONE

_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))


def local(when: date) -> date:
    """Give a moment as the office's clock shows it, and a day as it is."""
    return when.astimezone(ZONE) if isinstance(when, datetime) and when.tzinfo is not ZONE else when


def day(when: date, translate: Translate) -> str:
    """Write a day: 2013年5月8日."""
    there = local(when)
    return translate(N_("{year}-{month}-{day}")).format(year=there.year, month=there.month, day=there.day)


def day_of_year(when: date, translate: Translate) -> str:
    """Write a day of a year that is known: 5月8日."""
    there = local(when)
    return translate(N_("{month}/{day}")).format(month=there.month, day=there.day)


def weekday(when: date, translate: Translate) -> str:
    """Name the day of the week: 星期三."""
    return translate(_WEEKDAYS[local(when).weekday()])


def clock(when: datetime) -> str:
    """Write an hour: 09:00."""
    there = when if when.tzinfo is ZONE else when.astimezone(ZONE)
    return f"{there.hour:02}:{there.minute:02}"
