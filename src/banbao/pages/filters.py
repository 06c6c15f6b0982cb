"""How templates write dates, sizes and headlines; the words follow the site's language."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from banbao.drawing import written
from banbao.language import N_, Translate
from banbao.model.base import ZONE
from banbao.text import dates
from banbao.text.clean import plain


def _month_day(when: date) -> str:
    local = dates.local(when)
    return f"{local.month:02}-{local.day:02}"


def _is_midnight(when: datetime) -> bool:
    """Tell whether a moment is a day that was written without a time."""
    local = when if when.tzinfo is ZONE else when.astimezone(ZONE)
    return not (local.hour or local.minute or local.second)


def _end_of(words: str, names: tuple[str, ...]) -> int:
    """Tell how many characters at the end of a clause stay together; 0 where it may break anywhere."""
    if len(words) <= 9 or words.endswith(names):
        return 0
    lengths = (5, 4, 6, 3) if words[-3] == "的" else (4, 5, 6, 3)
    for length in lengths:
        first, before = words[-length], words[-length - 1]
        if first not in "》）”、，。：；？！…—·" and before not in "《（“" and not first.isascii():
            return length
    return 0


def clauses(title: str, start: Markup, end: Markup, names: tuple[str, ...] = ()) -> Markup:
    """Mark what must not be broken across lines: a headline's clauses, the ends of long ones, names.

    Args:
        title: The headline; spaces part its clauses.
        start: The markup before what must not be broken.
        end: The markup after it.
        names: What stays whole wherever it stands.
    """

    def kept(words: str) -> str:
        html = written(words)
        for name in names:
            if name in words and name != words:
                html = html.replace(written(name), f"{start}{written(name)}{end}")
        return html

    def clause(words: str) -> str:
        length = _end_of(words, names)
        return f"{kept(words[:-length])}{start}{written(words[-length:])}{end}" if length else kept(words)

    parts = [clause(words) for words in title.replace("　", " ").split(" ") if words]
    return Markup(parts[0] if len(parts) == 1 else " ".join(f"{start}{part}{end}" for part in parts))


def make_filters(translate: Translate) -> dict[str, Callable[..., Any]]:
    """Make the filters of an edition's templates.

    `day` 2013年5月8日, `month_day` 05-08, `moment` 2013-05-08 09:00 or at midnight the day alone, `clock` 09:00,
    `iso` ISO 8601, a time with its zone, `weekday` 星期三, `file_size` 12 KB, `words` the text of clean HTML, `clauses`
    a headline marked with what stays whole.
    """

    def file_size(size_bytes: int) -> str:
        if size_bytes < 1024:
            return translate(N_("{size} bytes")).format(size=size_bytes)
        size, unit = size_bytes / 1024, "KB"
        if size >= 1024:
            size, unit = size / 1024, "MB"
        return f"{size:.0f} {unit}" if size >= 10 else f"{size:.1f} {unit}"

    return {
        "day": lambda when: dates.day(when, translate),
        "month_day": _month_day,
        "moment": lambda when: (
            f"{dates.local(when).year}-{_month_day(when)}{'' if _is_midnight(when) else f' {dates.clock(when)}'}"
        ),
        "clock": dates.clock,
        "iso": lambda when: dates.local(when).isoformat(),
        "weekday": lambda when: dates.weekday(when, translate),
        "file_size": file_size,
        "words": plain,
        "clauses": clauses,
    }
