"""What is shown, when, to whom: the one place where that is decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

from banbao.catalog.brief import Happening, Terms, kept_back, may_be_public
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


@dataclass(frozen=True)
class View:
    """From where the catalog is looked at."""

    now: datetime
    """With a time zone."""
    edition: Audience = Audience.PUBLIC
    """`public`, or `internal` for everything."""
    drafts: bool = False
    """True to see drafts as well."""

    @cached_property
    def seconds(self) -> float:
        """The moment as seconds since 1970."""
        return self.now.timestamp()

    @cached_property
    def day(self) -> int:
        """The day in the office's zone, as an ordinal."""
        return self.now.astimezone(ZONE).toordinal()


def state_of(terms: Terms, view: View) -> State:
    """Decide how a record stands. Everything that shows records asks here and nowhere else."""
    if terms.draft and not view.drafts:
        return State.HIDDEN
    if terms.internal and view.edition is Audience.PUBLIC:
        return State.HIDDEN
    if terms.dated is not None and terms.dated > view.seconds:
        return State.HIDDEN
    is_expired = terms.expires is not None and terms.expires < view.seconds
    if is_expired and terms.is_removed:
        return State.HIDDEN
    if terms.withdrawn is not None and terms.withdrawn <= view.day:
        return State.WITHDRAWN
    return State.ARCHIVED if is_expired else State.CURRENT


def is_pinned(terms: Terms, view: View) -> bool:
    """Tell whether a record stands first in its lists."""
    return terms.pinned_until is not None and terms.pinned_until >= view.seconds


Phase = Literal["coming", "running", "past", "cancelled"]


def phase(happening: Happening, view: View) -> Phase:
    """Tell whether an activity is to come."""
    if happening.cancelled:
        return "cancelled"
    if happening.starts > view.seconds:
        return "coming"
    return "running" if happening.ends >= view.seconds else "past"


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


def redact(record: Part, state: State, edition: Audience) -> Part:
    """Take out of a record what may not be shown.

    Args:
        record: A record that is shown.
        state: How it stands.
        edition: Where it is shown.
    """
    if isinstance(record, Published) and state is State.WITHDRAWN:
        return _withdrawn(record)
    if edition is Audience.INTERNAL:
        return record
    if isinstance(record, Group):
        return record.model_copy(update={"members": ()})
    if isinstance(record, Album):
        names = frozenset(may_be_public(record))
        shown = tuple(photo for photo in record.photographs if photo.file in names)
        return record.model_copy(
            update={"photographs": shown, "cover": record.cover if record.cover in names else None}
        )
    return record


def hidden_files(record: Part, files: Iterable[str], edition: Audience) -> frozenset[str]:
    """Name the pictures beside a record that an edition may not show, so that its text does not show them either.

    Args:
        record: As its editor left it.
        files: What lies beside it.
        edition: Where it is shown.
    """
    if edition is Audience.INTERNAL or not isinstance(record, Album):
        return frozenset()
    return kept_back(record, files)
