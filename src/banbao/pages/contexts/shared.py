"""What many templates are given: links, cards, banners, what is the same on every page."""

from datetime import date
from typing import Literal

from msgspec import Struct


class Link(Struct, frozen=True, gc=False):
    """A page to go to."""

    title: str
    uri: str


class Tag(Struct, frozen=True, gc=False):
    """A `<meta>` element."""

    name: str
    content: str


class Feed(Struct, frozen=True, gc=False):
    """A feed or calendar to subscribe to."""

    title: str
    uri: str
    type: Literal["application/atom+xml", "text/calendar"]


class Contact(Struct, frozen=True, gc=False):
    """Whom readers can ask; lines that are not known are None."""

    name: str
    address: str | None
    phone: str | None
    email: str | None


class Publication(Struct, frozen=True, gc=False):
    """What an edition says of itself wherever it is read; `site` in what programs read, feeds and the like."""

    title: str
    office: str
    short_name: str
    description: str
    url: str
    """Absolute, ending in a slash."""
    language: str
    """BCP 47, for the `lang` attribute."""
    emblem: str
    """The `uri` of the office's emblem."""


class SiteContext(Publication, frozen=True, gc=False):
    """What is the same on every page of an edition, after all that `Publication` has; `site` in pages."""

    motto: str | None
    site_code: str | None
    menu: tuple[Link, ...]
    """The columns in the order of the menu."""
    about: tuple[Link, ...]
    """Pages at the foot: about the site, help, site map."""
    sponsor: str
    organiser: str | None
    icp: str | None
    police: str | None
    contact: Contact | None
    edition: Literal["public", "internal"]
    identity: str | None
    """The `uri` of the style sheet of the office's own colours."""
    assets: str
    """A short digest of style sheets and scripts, to follow their addresses as `?v=`."""


class Head(Struct, frozen=True, gc=False):
    """What a page says of itself."""

    uri: str
    root: str
    """From this page back to the site's root: `../` for each folder; empty on the home page."""
    title: str
    """The page's heading."""
    full_title: str
    """For `<title>`: heading, column, site."""
    description: str
    keywords: str
    column: str | None
    """The `uri` of the menu entry that this page belongs to."""
    breadcrumbs: tuple[Link, ...]
    """From the home page down to the page's parent."""
    column_tags: tuple[Tag, ...]
    """The page tags of 国办发〔2017〕47号 that all pages of a column share: of the site, 3, and of the column, 4."""
    article_tags: tuple[Tag, ...]
    """Those of an article; empty on other pages."""
    open_graph: tuple[Tag, ...]
    json_ld: str
    """A JSON document, safe inside a `<script>` element."""
    feeds: tuple[Feed, ...] = ()


class Download(Struct, frozen=True, gc=False):
    """A file to take away."""

    title: str
    uri: str
    type: str
    """Its ending in capitals: PDF, CSV."""
    size_bytes: int


class Source(Struct, frozen=True, gc=False):
    """One format of a picture, in several widths."""

    type: str
    """MIME type: `image/avif`, `image/webp`."""
    srcset: tuple[tuple[str, int], ...]
    """`uri` and width in px, ascending."""


class Crop(Struct, frozen=True, gc=False):
    """A picture cut to 3:2, for cards and walls; it has files of its own."""

    uri: str
    """A JPEG of middle size, for browsers that know nothing else."""
    width: int | None = None
    """Of the largest file, in px."""
    height: int | None = None
    sources: tuple[Source, ...] = ()
    """The best format first."""
    srcset: tuple[tuple[str, int], ...] = ()
    """The JPEGs, ascending."""


class Picture(Struct, frozen=True, gc=False):
    """A picture: its files in all sizes, and what is to be said of it.

    `uri`, `width`, `height`, `sources` and `srcset` are those of `Crop`, of the whole picture. Of a drawing (SVG) or
    a file that could not be measured only `uri` is known.
    """

    uri: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    taken: date | None = None
    place: str | None = None
    page: str | None = None
    """The `uri` of the page that it leads to, where it leads anywhere."""
    width: int | None = None
    height: int | None = None
    colour: str | None = None
    """Its average colour, `#8a7b6c`; None of one that is see-through."""
    thumbhash: str | None = None
    """In base64; drawn until the picture is there."""
    sources: tuple[Source, ...] = ()
    srcset: tuple[tuple[str, int], ...] = ()
    card: Crop | None = None
    """Its shape on cards; where there is none, the whole picture is cut by the browser."""
    anchor: str | None = None
    """Its id on its page, and the fragment that opens it there; begins with `photo-`."""
    download: Download | None = None
    """The original, where it may be taken away."""
    is_inline: bool = False
    """Whether it stands within a line of a text."""


Prose = tuple[str | Picture, ...]
"""A text: clean HTML and the pictures in it, by turns."""


class Card(Struct, frozen=True, gc=False):
    """A record in a list."""

    kind: str
    """`news`, `notice`, …"""
    uri: str
    title: str
    date: date | None
    summary: str
    label: str | None
    """The form of a notice, the sort of an activity."""
    unit: Link | None
    cover: Picture | None
    state: Literal["current", "archived", "withdrawn"]
    is_pinned: bool
    mark: str | None = None
    """What must not be missed: that a document is no longer in force, that an activity is cancelled."""
    detail: str | None = None
    """One more fact, by kind: document number, time and place, number of photographs."""


class Standing(Struct, frozen=True, gc=False):
    """Whether a record still stands; drawn as a banner above its text."""

    state: Literal["current", "archived", "withdrawn"]
    since: date | None
    """The day on which it was withdrawn or went out of date."""
    reason: str | None
    replaced_by: Link | None
    is_draft: bool
    is_internal: bool


class Neighbours(Struct, frozen=True, gc=False):
    """The records before and after in time, or in the plan's order."""

    previous: Link | None
    next: Link | None


class Related(Struct, frozen=True, gc=False):
    """What a record has to do with."""

    unit: Link | None
    tasks: tuple[Link, ...]
    groups: tuple[Link, ...]
    activity: Link | None
    albums: tuple[Card, ...]
    news: tuple[Card, ...]
    """News that names the record in a field."""
    mentions: tuple[Link, ...]
    """Other records that name it, in a field or in their text."""
    tags: tuple[Link, ...]


class FacetValue(Struct, frozen=True, gc=False):
    """A narrower list."""

    title: str
    uri: str
    count: int | None
    """How many items it has; None where that is not told."""
    is_current: bool
