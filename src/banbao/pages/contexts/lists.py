"""What the templates of lists are given."""

from typing import Literal

from msgspec import Struct

from banbao.pages.contexts.shared import Card, FacetValue, Link


class Facet(Struct, frozen=True, gc=False):
    """A way to narrow a list: by year, unit, task, kind, tag."""

    title: str
    values: tuple[FacetValue, ...]


class Pager(Struct, frozen=True, gc=False):
    """Where a list goes on."""

    newer: Link | None
    older: Link | None
    pages: tuple[FacetValue, ...]
    """All pages of this list, newest first; `count` is the number of items."""


class ListPage(Struct, frozen=True, gc=False):
    """`list.html`: a column or a narrower list; also albums, videos, boards and surveys, by `layout`."""

    intro: str | None
    layout: Literal["dated", "pictures"]
    """`dated` for texts, `pictures` for what is known by its cover."""
    narrowed_to: str | None
    """What a narrower list is limited to; None on the column's own list."""
    cards: tuple[Card, ...]
    total: int | None
    """How many items the whole list has; None on its older pages, which do not change when it grows."""
    facets: tuple[Facet, ...]
    pager: Pager
    kiosk: Link | None = None
    """Where boards are played on a screen, on the list of boards."""
