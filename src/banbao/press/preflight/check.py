"""What is checked, against what, and what came of it: values without a language."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from banbao.diagnostics import Message
from banbao.press.sheet import Composed, Place, Sheet

MM = 72 / 25.4
"""A millimetre in pt."""

Name = Literal[
    "pages",
    "fitting",
    "boxes",
    "inks",
    "fonts",
    "glyphs",
    "colours",
    "ink-total",
    "black",
    "resolution",
    "safe-zone",
    "bleed",
    "collisions",
    "contrast",
    "code",
]
"""What is checked, in the order in which it is told."""
Status = Literal["pass", "warn", "fail"]


class Limits(NamedTuple):
    """What a product asks of its file."""

    medium: Literal["large-format", "offset", "screen"]
    ppi_least: float
    """Photographs with fewer px to an inch, at the size at which they are printed, are not accepted."""
    ppi_wanted: float
    """With fewer they are accepted, and look soft."""
    scale: int = 1
    """How many times as large as the file the board is: 1, or 10."""


class Job(NamedTuple):
    """What a file is held against."""

    sheet: Sheet
    composed: Composed
    limits: Limits
    url: str | None
    """What its code opens."""

    def mm(self, pt: float) -> float:
        """Tell how long a length in the file is on the board."""
        return pt * self.limits.scale / MM


class Check(NamedTuple):
    """One thing that was measured."""

    name: Name
    status: Status
    what: Message
    """What was measured, in numbers."""
    advice: Message | None = None
    place: Place | None = None
    """Where it was found, in pt of the file from the upper left corner of the trimmed page."""


class Box(NamedTuple):
    """A rectangle of a page, in pt from the upper left corner of the trimmed page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in pt."""
        return self.bottom - self.top

    def shared(self, other: "Box") -> tuple[float, float]:
        """Tell how wide and how high what lies in both is; not above 0 where nothing does."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )

    def common(self, other: "Box") -> "Box":
        """Give what lies in both, where anything does."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def holds(self, other: "Box", slack: float = 0.5) -> bool:
        """Tell whether another lies within it."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def place(self, page: int, id: str = "") -> Place:
        """Say where it is; pages count from 1."""
        return Place(id, page, self.left, self.top, self.width, self.height)


def box_of(place: Place) -> Box:
    """Give a place's rectangle."""
    return Box(place.x, place.y, place.x + place.width, place.y + place.height)


def trimmed(sheet: Sheet) -> Box:
    """Give the rectangle of the trimmed page."""
    return Box(0, 0, sheet.width, sheet.height)


def corner_of(media: Sequence[float], sheet: Sheet) -> tuple[float, float]:
    """Find the upper left corner of the trimmed page, which stands in the middle of the file's.

    Args:
        media: The file's page: left, bottom, right, top.
        sheet: What was set.
    """
    left, bottom, right, top = media
    return (left + right - sheet.width) / 2, (bottom + top + sheet.height) / 2


def found_or(found: Iterable[Check], passed: Check) -> Iterator[Check]:
    """Tell the faults; where there are none, that it was checked."""
    faults = list(found)
    yield from faults or [passed]
