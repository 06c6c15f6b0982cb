"""The office itself: its name, its units, and what stands on every page."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from banbao.model.base import FileReference, Line, Moment, Part, Slug, Text
from banbao.model.plan import Accent

ColumnName = Literal["plan", "notice", "news", "group", "activity", "album", "video", "board", "survey", "unit"]

HomeSection = Literal["news", "notice", "activity", "plan", "group", "album", "video", "board", "survey"]
HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$", to_lower=True)]
EmblemFile = Annotated[
    str,
    StringConstraints(pattern=r"^[^\s/\\:*?\"<>|#%.][^\s/\\:*?\"<>|#%]*\.(svg|png|webp|jpg)$"),
    FileReference("file"),
]
_STEP = r"[^\s/\\:*?\"<>|.][^/\\:*?\"<>|]*"
FolderName = Annotated[str, StringConstraints(pattern=f"^{_STEP}(/{_STEP})*$")]


class Unit(Part):
    """A department or a subordinate unit of the office."""

    id: Slug
    """The name by which records refer to the unit."""
    name: Line
    """Full name, as on its door plate."""
    kind: Line = "局机关科室"
    """What sort of unit it is; units of one kind stand together."""
    duties: Text | None = None
    """What it answers for, in a sentence."""


class Leader(Part):
    """A seat in the leading group."""

    role: Line
    """The seat: 组长, 副组长, 成员."""
    name: Line
    """Who holds it: a person, or whose heads."""
    post: Line | None = None
    """The holder's post in the office."""


class LeadingGroup(Part):
    """The group that leads the programme."""

    name: Line
    """The group's full name."""
    leaders: tuple[Leader, ...] = Field(min_length=1)
    """Its seats, in order of rank."""
    secretariat: Line | None = None
    """Where its daily work is done."""


class Identity(Part):
    """The site's own face."""

    emblem: EmblemFile | None = None
    """A square picture beside `site.yml`, best an SVG; by default the theme's."""
    colour: HexColour | None = None
    """The main colour, `#1f4e79`; made darker or lighter where words in it could not be read."""
    accents: dict[Accent, HexColour] = Field(default_factory=dict)
    """The colours of the tasks' pages, by accent; those left out keep the theme's."""


class Contact(Part):
    """How readers reach the people behind the site."""

    name: Line
    """The department that answers."""
    address: Line | None = None
    """Postal address."""
    phone: Line | None = None
    """A public duty telephone."""
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    """A public mailbox."""


class Footer(Part):
    """What regulations ask to stand at the foot of every page."""

    sponsor: Line
    """The body that runs the site (主办单位)."""
    organiser: Line | None = None
    """The body that does the work (承办单位)."""
    icp: Annotated[str, StringConstraints(pattern=r"^[一-龥]ICP备\d{6,10}号(-\d+)?$")] | None = None
    """ICP filing number (ICP备案编号)."""
    police: Annotated[str, StringConstraints(pattern=r"^[一-龥]公网安备\s*\d{14}号$")] | None = None
    """Public-security filing number (公安机关备案号)."""


class Column(Part):
    """How a column of the site is called and described in its page tags."""

    title: Line
    """The column's name in menus and headings."""
    description: Line
    """One sentence on what the column holds."""
    keywords: tuple[Line, ...] = Field(min_length=1)
    """Its key words."""
    intro: Text | None = None
    """A paragraph above the column's list."""


class Documents(Part):
    """What the office's official documents have in common."""

    printer: Line | None = None
    """Who prints and sends them (印发机关): 岳阳市城市管理局办公室."""
    recipients: tuple[Line, ...] = ()
    """Whom they address (主送机关), beside the units: 局属各单位; another one is warned of."""


class ReviewStage(Part):
    """One of the reviews that a record passes before it is published."""

    name: Line
    """The stage: 一审一校, 二审二校, 三审三校."""
    role: Line
    """Who reviews at this stage."""


class Site(Part):
    """The office and its site, as written in `content/site.yml`."""

    office: Line
    """The office's full name."""
    short_name: Line
    """The office's short name, also the default source of news."""
    title: Line
    """The site's name."""
    motto: Line | None = None
    """The programme's motto, shown on the home page."""
    description: Text
    """One or two sentences on what the site is."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^/\s]+(/\S*)?/$")]
    """The site's address, ending in a slash; feeds, calendars and the site map need it."""
    site_code: Annotated[str, StringConstraints(pattern=r"^(\d{10}|bm\d{8})$")] | None = None
    """The site's identification code (网站标识码): ten digits, or `bm` and eight."""
    as_of: Moment | None = None
    """Build as of this moment unless told otherwise: for demonstrations and closed archives; leave it out in use."""
    units: tuple[Unit, ...] = ()
    """The office's units, in their customary order."""
    leading_group: LeadingGroup | None = None
    """Who leads the programme."""
    contact: Contact | None = None
    """Whom readers can ask."""
    footer: Footer
    """What stands at the foot of every page."""
    identity: Identity = Field(default_factory=Identity)
    """Emblem and colours; by default the theme's."""
    fonts: FolderName | None = None
    """A folder of the project with the office's own fonts, `fonts`: print takes them before all others."""
    documents: Documents = Field(default_factory=Documents)
    """What its official documents have in common."""
    home: tuple[HomeSection, ...] = Field(
        ("news", "notice", "activity", "plan", "group", "album", "board"), min_length=1
    )
    """The sections of the home page in their order; notices and activities that follow the news stand beside them."""
    columns: dict[ColumnName, Column] = Field(default_factory=dict)
    """The site's columns in the order of the menu; those left out keep their usual names at the end."""
    review_stages: tuple[ReviewStage, ...] = ()
    """The reviews that a record passes before it is published, in order."""
