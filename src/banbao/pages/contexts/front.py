"""What the home page, the units, the site map and the page for dead addresses are given."""

from collections.abc import Mapping

from msgspec import Struct

from banbao.model.site import HomeSection
from banbao.pages.contexts.programme import EvidenceGroup
from banbao.pages.contexts.shared import Card, FacetValue, Feed, Link, Picture


class Construction(Struct, frozen=True, gc=False):
    """A task on the home page."""

    uri: str
    title: str
    short_title: str
    accent: str | None
    summary: str
    evidence: int
    latest: Link | None


class HomePage(Struct, frozen=True, gc=False):
    """`home.html`."""

    bands: tuple[tuple[HomeSection, ...], ...]
    """The sections from the top; the first of a band is the wide one, the others stand beside it."""
    columns: Mapping[str, Link]
    """The columns, by kind."""
    notices: tuple[Card, ...]
    lead: Card | None
    news: tuple[Card, ...]
    constructions: tuple[Construction, ...]
    groups: tuple[Card, ...]
    coming: tuple[Card, ...]
    photographs: tuple[Picture, ...]
    videos: tuple[Card, ...]
    boards: tuple[Card, ...]
    surveys: tuple[Card, ...]
    plan: Link | None


class UnitEntry(Struct, frozen=True, gc=False):
    """A unit among the units."""

    link: Link
    duties: str | None
    count: int


class UnitKind(Struct, frozen=True, gc=False):
    """Units of one kind."""

    title: str
    units: tuple[UnitEntry, ...]


class Seat(Struct, frozen=True, gc=False):
    """A seat in the leading group."""

    role: str
    name: str
    post: str | None


class UnitsPage(Struct, frozen=True, gc=False):
    """`units.html`: who leads, and all units."""

    intro: str | None
    leading_group: str | None
    seats: tuple[Seat, ...]
    secretariat: str | None
    kinds: tuple[UnitKind, ...]


class UnitPage(Struct, frozen=True, gc=False):
    """`unit.html`: what a unit answers for and what it has done."""

    kind: str
    duties: str | None
    leads: tuple[Link, ...]
    supports: tuple[Link, ...]
    tasks: tuple[FacetValue, ...]
    """Its evidence by task."""
    evidence: tuple[EvidenceGroup, ...]
    more: Link | None
    """The list of all its news, where not all of it is shown here."""


class MapSection(Struct, frozen=True, gc=False):
    """A column on the site map."""

    link: Link
    entries: tuple[Link, ...]
    has_more: bool = False
    """Whether the column holds more than is named here."""


class SiteMapPage(Struct, frozen=True, gc=False):
    """`site-map.html`: every column and what it holds."""

    sections: tuple[MapSection, ...]
    feeds: tuple[Feed, ...]


class NotFoundPage(Struct, frozen=True, gc=False):
    """`not-found.html`: served for addresses that lead nowhere; its links are absolute."""

    base: str
    """The site's path on its server, `/` at least, before every `uri`."""
    sections: tuple[Link, ...]
