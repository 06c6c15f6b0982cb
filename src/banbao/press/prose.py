"""A text as the press sets it: a tree without HTML."""

from __future__ import annotations

from msgspec import Struct

from banbao.fonts.roles import Role


class Run(Struct, frozen=True, omit_defaults=True):
    """Letters set alike."""

    text: str
    strong: bool = False
    role: Role | None = None
    """The face, where it is another than that of the text round it."""


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph; one with a level heads a part of an official document, or begins with what heads it.

    The levels are 1 for 一、, 2 for （一）, 3 for 1. and 4 for （1）.
    """

    runs: tuple[Run, ...]
    level: int = 0


class Heading(Struct, frozen=True, tag="heading"):
    """A heading inside a text; 1 is the uppermost there."""

    level: int
    runs: tuple[Run, ...]


class Items(Struct, frozen=True, tag="items"):
    """A list; `first` is the number that it starts with, 0 where it is not numbered."""

    first: int
    items: tuple[tuple[Node, ...], ...]


class Quote(Struct, frozen=True, tag="quote"):
    """What somebody else said."""

    nodes: tuple[Node, ...]


class Table(Struct, frozen=True, tag="table"):
    """A table; all rows are as long as the head, which may be empty."""

    head: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    title: str | None = None
    is_wide: bool = False
    """Whether it needs a page turned on its side."""


class Figure(Struct, frozen=True, tag="figure"):
    """A picture in a text; `file` is its name beside the record."""

    file: str
    alt: str
    caption: str | None = None
    aspect: float = 1.5
    """Its width in heights."""


Node = Paragraph | Heading | Items | Quote | Table | Figure
