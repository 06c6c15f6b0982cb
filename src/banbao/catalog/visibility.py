"""What is shown, when, to whom: the one place where that is decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from banbao.model.base import ZONE, Audience, Part, Published
from banbao.model.culture import Activity, Group
from banbao.model.media import Album


class State(StrEnum):
    """How a record stands at a moment."""

    HIDDEN = "hidden"
    """Not on the site at all."""
    CURRENT = "current"
    """Shown."""
    ARCHIVED = "archived"
    """Out of date: its page is kept under a banner, and it leaves the home page and feeds."""
    WITHDRAWN = "withdrawn"
    """No longer stands: its page is kept and shows the reason in place of the text."""


@dataclass(frozen=True, slots=True)
class View:
    """From where the catalog is looked at."""

    now: datetime
    """With a time zone."""
    edition: Audience = Audience.PUBLIC
    """`public`, or `internal` for everything."""
    drafts: bool = False
    """True to see drafts as well."""


def state_of(record: Part, view: View) -> State:
    """Decide how a record stands. Everything that shows records asks here and nowhere else."""
    if not isinstance(record, Published):
        return State.CURRENT
    if record.draft and not view.drafts:
        return State.HIDDEN
    if is_internal(record) and view.edition is Audience.PUBLIC:
        return State.HIDDEN
    if record.dated and record.dated > view.now:
        return State.HIDDEN
    if record.expire_at and record.expire_at < view.now and record.expire_action == "remove":
        return State.HIDDEN
    if record.withdrawn and record.withdrawn.on <= view.now.astimezone(ZONE).date():
        return State.WITHDRAWN
    if record.expire_at and record.expire_at < view.now:
        return State.ARCHIVED
    return State.CURRENT


def is_internal(record: Part) -> bool:
    """Tell whether only the internal edition may contain a record."""
    return isinstance(record, Published) and record.audience is Audience.INTERNAL


def is_pinned(record: Part, view: View) -> bool:
    """Tell whether a record stands first in its lists."""
    return isinstance(record, Published) and bool(record.pinned_until and record.pinned_until >= view.now)


_BLANKS: dict[str, Any] = {
    "summary": None,
    "cover": None,
    "cover_caption": None,
    "adoptions": (),
    "attachments": (),
    "cc": (),
    "questions": (),
    "sent": None,
    "returned": None,
    "photographs": (),
    "blocks": (),
    "qr": None,
    "subtitle": None,
    "schedule": None,
    "joining": None,
    "members": (),
    "captions": None,
}
"""What is left of a withdrawn record's fields."""


def _withdrawn(record: Published) -> Published:
    """Leave of a withdrawn record what says which it was, and why it was withdrawn."""
    blanks = {name: blank for name, blank in _BLANKS.items() if name in type(record).model_fields}
    if isinstance(record, Activity):
        blanks["results"] = ()
    return record.model_copy(update=blanks)


def redact(record: Part, view: View) -> Part | None:
    """Take out of a record what may not be shown; None where nothing is left to show."""
    if isinstance(record, Published) and state_of(record, view) is State.WITHDRAWN:
        return _withdrawn(record)
    if view.edition is Audience.INTERNAL:
        return record
    if isinstance(record, Group):
        return record.model_copy(update={"members": ()})
    if isinstance(record, Album):
        shown = tuple(p for p in record.photographs if not p.internal and p.consent != "missing")
        cover = record.cover if record.cover in {p.file for p in shown} else None
        return record.model_copy(update={"photographs": shown, "cover": cover}) if shown else None
    return record


def hidden_files(record: Part, shown: Part) -> frozenset[str]:
    """Name the photographs that were taken out of a record, so that its text does not show them either."""
    if not (isinstance(record, Album) and isinstance(shown, Album)):
        return frozenset()
    return frozenset({p.file for p in record.photographs} - {p.file for p in shown.photographs})
