"""A board ready for setting: all that its Typst template is given, and all that the template tells back.

A sheet is handed to Typst as JSON; the fields below are the names that templates use. All lengths are in pt of the file
that is made: a board above 5 m is set at a tenth of its size, with all its lengths. A screen's pixel is a pt.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from banbao.fonts.faces import Family
from banbao.fonts.roles import Role
from banbao.press.prose import Node


class Photo(Struct, frozen=True):
    """A photograph; `aspect` is the width of all of it in heights."""

    id: str
    """Its name on this sheet."""
    aspect: float
    caption: str | None = None
    credit: str | None = None


class Words(Struct, frozen=True, tag="text"):
    """A text: of a record, or the board's own."""

    nodes: tuple[Node, ...]
    title: str | None = None
    label: str | None = None
    """What it is part of: 五大建设."""


class Quotation(Struct, frozen=True, tag="quotation"):
    """Words that stand out."""

    text: str
    by: str | None = None


class Number(Struct, frozen=True):
    """A number that says something."""

    value: str
    words: str
    unit: str | None = None


class Figures(Struct, frozen=True, tag="figures"):
    """Key figures."""

    items: tuple[Number, ...]
    title: str | None = None


class Task(Struct, frozen=True):
    """A task of the plan."""

    title: str
    words: str
    group: str | None = None


class Tasks(Struct, frozen=True, tag="tasks"):
    """Tasks of the plan, in its order."""

    items: tuple[Task, ...]
    title: str | None = None


class Event(Struct, frozen=True):
    """What happened, or will: `day` and `hour` are in words."""

    day: str
    title: str
    hour: str | None = None
    place: str | None = None
    words: str | None = None


class Timeline(Struct, frozen=True, tag="timeline"):
    """What happened, in order of time."""

    items: tuple[Event, ...]
    title: str | None = None


class Calendar(Struct, frozen=True, tag="calendar"):
    """What is to come, in order of time."""

    items: tuple[Event, ...]
    title: str | None = None


class Honour(Struct, frozen=True):
    """Somebody, or a unit, that is honoured."""

    name: str
    honour: str
    """For what: 一等奖."""
    of: str | None = None
    """The unit."""
    words: str | None = None
    photo: Photo | None = None


class Honours(Struct, frozen=True, tag="honours"):
    """A roll of honour, the highest first."""

    items: tuple[Honour, ...]
    title: str | None = None


class Results(Struct, frozen=True, tag="results"):
    """A table of results, the rank in the first column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str | None = None


class Photographs(Struct, frozen=True, tag="photographs"):
    """One photograph, or several from one album."""

    photos: tuple[Photo, ...]
    title: str | None = None
    words: str | None = None
    credit: str | None = None
    """Whose all of them are; then it does not stand with each."""


class Group(Struct, frozen=True, tag="group"):
    """The card of an interest group; `facts` are pairs such as 时间, 每周三 17:30."""

    title: str
    words: str
    facts: tuple[tuple[str, str], ...] = ()
    photo: Photo | None = None


class Leader(Struct, frozen=True):
    """A member of the leading group."""

    role: str
    name: str
    post: str | None = None


class Leaders(Struct, frozen=True, tag="leaders"):
    """The leading group."""

    title: str
    leaders: tuple[Leader, ...]
    secretariat: str | None = None


Block = Words | Quotation | Figures | Tasks | Timeline | Calendar | Honours | Results | Photographs | Group | Leaders


class Code(Struct, frozen=True):
    """A QR code: its modules, row by row, without the quiet zone, `1` for a dark one."""

    rows: tuple[str, ...]
    words: str
    """What it opens, in a few words."""
    side: float
    """The least that it must measure with the quiet zone, to be read from where people stand."""


class Footer(Struct, frozen=True):
    """Who made it, and when."""

    office: str
    date: str
    unit: str | None = None
    code: Code | None = None


class Sheet(Struct, frozen=True):
    """A board ready for setting."""

    name: str
    """The record's slug."""
    width: float
    height: float
    """As it is trimmed."""
    bleed: float
    slug: float
    """The width of the margin outside the bleed, for crop marks and the slug line; 0 where there is none."""
    slug_line: str
    safe: float
    """How far from the edge everything stays that must not be cut off."""
    least: float
    """The size of type below which the body cannot be read from where people stand."""
    is_screen: bool
    is_cmyk: bool
    template: Literal["policy", "construction", "photo-wall", "honour-roll", "activity", "notice"]
    theme: Literal["red", "spirit", "management", "conduct", "integrity", "environment"]
    may_split: bool
    """Whether what does not fit may go on further boards of a series."""
    faces: dict[Role, tuple[Family, ...]]
    """For each role the families, the first that has a character draws it."""
    title: tuple[tuple[str, ...], ...]
    """Clause by clause, each cut into words that stay whole."""
    blocks: tuple[Block, ...]
    footer: Footer
    is_rich: bool = False
    """Whether black is mixed of all inks, as printers of large sheets want it."""
    subtitle: str | None = None
    series: str | None = None
    cuts: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """The subtitle, headings, names and quotations, each cut as the title is."""
    words: dict[str, str] = field(default_factory=dict)
    """What templates say of their own, translated: `continued`, `to-be-continued`, `secretariat` …"""


class Place(Struct, frozen=True):
    """Where something stands: its rectangle from the upper left corner of the trimmed page."""

    id: str
    page: int
    """From 1."""
    x: float
    y: float
    width: float
    height: float


class Setting(Struct, frozen=True):
    """How a sheet came out; the template tells it as `metadata` labelled `<setting>`."""

    pages: int
    body: float
    """The size of its running text."""
    over: int = 0
    """How many characters are too many; nothing may be shown where it is not 0."""
    cause: Literal["", "text", "title", "photographs", "rows"] = ""
    """What there is too much of."""


class Composed(Struct, frozen=True):
    """A sheet that was set: how it came out, and where what is not type stands."""

    setting: Setting
    photos: tuple[Place, ...]
    codes: tuple[Place, ...]
