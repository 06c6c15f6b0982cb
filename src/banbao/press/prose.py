"""A text as the press sets it: a tree without HTML."""

from __future__ import annotations

from msgspec import Struct


class Run(Struct, frozen=True, omit_defaults=True):
    """Letters set alike."""

    text: str
    strong: bool = False


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph."""

    runs: tuple[Run, ...]


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


Node = Paragraph | Heading | Items | Quote | Table
