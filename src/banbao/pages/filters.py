"""How templates write dates and sizes; the words follow the site's language."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from banbao.language import N_, Translate
from banbao.model.base import ZONE
from banbao.text.clean import plain

_WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))


def _local(when: date) -> date:
    return when.astimezone(ZONE) if isinstance(when, datetime) else when


def make_filters(translate: Translate) -> dict[str, Callable[..., Any]]:
    """Make the filters of an edition's templates.

    `day` 2013年5月8日, `month_day` 05-08, `moment` 2013-05-08 09:00, `clock` 09:00, `iso` ISO 8601 with zone,
    `weekday` 星期三, `file_size` 12 KB, `words` the text of clean HTML.
    """

    def day(when: date) -> str:
        local = _local(when)
        return translate(N_("{year}-{month}-{day}")).format(year=local.year, month=local.month, day=local.day)

    def file_size(size_bytes: int) -> str:
        if size_bytes < 1024:
            return translate(N_("{size} bytes")).format(size=size_bytes)
        size, unit = size_bytes / 1024, "KB"
        if size >= 1024:
            size, unit = size / 1024, "MB"
        return f"{size:.0f} {unit}" if size >= 10 else f"{size:.1f} {unit}"

    return {
        "day": day,
        "month_day": lambda when: f"{_local(when):%m-%d}",
        "moment": lambda when: f"{_local(when):%Y-%m-%d %H:%M}",
        "clock": lambda when: f"{_local(when):%H:%M}",
        "iso": lambda when: _local(when).isoformat(),
        "weekday": lambda when: translate(_WEEKDAYS[_local(when).weekday()]),
        "file_size": file_size,
        "words": plain,
    }
