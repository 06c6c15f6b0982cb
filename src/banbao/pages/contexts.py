"""What each template is given: plain frozen values; a page is a pure function of its context.

Every template gets `site`, `head` and the fields of its own context under their own names. All `uri` fields are
relative to the site's root: templates write `{{ head.root }}{{ link.uri }}`. All `html` fields are clean HTML whose
links already hold from this page; everything else is plain text, escaped by the templates.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Link:
    """A page to go to."""

    title: str
    uri: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A `<meta>` element."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or calendar to subscribe to."""

    title: str
    uri: str
    type: Literal["application/atom+xml", "text/calendar"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom readers can ask; lines that are not known are None."""

    name: str
    address: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What is the same on every page of an edition."""

    title: str
    office: str
    short_name: str
    motto: str | None
    description: str
    url: str
    """Absolute, ending in a slash."""
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
    language: str
    """BCP 47, for the `lang` attribute."""
    assets: str
    """A short digest of style sheets and scripts, to follow their addresses as `?v=`."""


@dataclass(frozen=True, slots=True)
class Head:
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
    tags: tuple[Tag, ...]
    """The page tags of 国办发〔2017〕47号: 3 on the home page, 7 on columns, 10 on articles."""
    open_graph: tuple[Tag, ...]
    json_ld: str
    """A JSON document, safe inside a `<script>` element."""
    feeds: tuple[Feed, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, plainly."""

    uri: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    taken: date | None = None
    place: str | None = None
    page: str | None = None
    """The `uri` of the page that it leads to, where it leads anywhere."""


@dataclass(frozen=True, slots=True)
class Card:
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
    detail: str | None = None
    """One more fact, by kind: document number, time and place, number of photographs."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a record still stands; drawn as a banner above its text."""

    state: Literal["current", "archived", "withdrawn"]
    since: date | None
    """The day on which it was withdrawn or went out of date."""
    reason: str | None
    replaced_by: Link | None
    is_draft: bool
    is_internal: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records before and after in time, or in the plan's order."""

    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Related:
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


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    title: str
    uri: str
    type: str
    """Its ending in capitals: PDF, CSV."""
    size_bytes: int


@dataclass(frozen=True, slots=True)
class NewsPage:
    """`news.html`: a news item."""

    standing: Standing
    html: str
    published: datetime
    source: str
    authors: tuple[str, ...]
    cover: Picture | None
    adoptions: tuple[str, ...]
    """Who took the item up, a phrase each."""
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class NoticePage:
    """`notice.html`: a notice or another official document."""

    standing: Standing
    html: str
    kind: str
    published: datetime
    issued: date
    doc_number: str | None
    issuer: str
    recipients: str | None
    cc: tuple[str, ...]
    signer: str | None
    validity: str
    """现行有效, 失效 or 废止; of a withdrawn one, that it is."""
    in_force: bool
    replaced_by: Link | None
    attachments: tuple[Download, ...]
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class ResultsTable:
    """A table of results, best first."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """`activity.html`: an activity, to come or past."""

    standing: Standing
    html: str
    kind: str
    starts: datetime
    ends: datetime | None
    phase: Literal["coming", "running", "past", "cancelled"]
    cancelled: str | None
    place: str
    organiser: str
    cover: Picture | None
    results: tuple[ResultsTable, ...]
    calendar: Feed
    month: Link
    """The month calendar on which it stands."""
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class GroupPage:
    """`group.html`: an interest group."""

    standing: Standing
    html: str
    leader: str
    members: tuple[str, ...]
    """Empty in the public edition."""
    place: str | None
    schedule: str | None
    meetings: tuple[datetime, ...]
    """The next regular meetings, at most five."""
    founded: date | None
    joining: str | None
    cover: Picture | None
    calendar: Feed
    coming: tuple[Card, ...]
    past: tuple[Card, ...]
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class AlbumPage:
    """`album.html`: an album; pictures are shown as they are for now."""

    standing: Standing
    html: str
    published: datetime
    photographs: tuple[Picture, ...]
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class VideoPage:
    """`video.html`: a video; the text is its transcript."""

    standing: Standing
    html: str
    published: datetime
    file: str
    """`uri` of the video."""
    type: str
    """MIME type."""
    poster: str
    captions: str | None
    duration: str
    """Minutes and seconds, `1:05`."""
    download: Download
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class BoardPage:
    """`board.html`: an exhibition board and the records it shows."""

    standing: Standing
    html: str
    published: datetime
    subtitle: str | None
    series: str | None
    product: str
    """What is printed, in words: KT板 80×120 cm."""
    size: str
    """As it stands, width first: 1200 × 2400 mm."""
    width: int
    height: int
    """With the width, its proportions."""
    theme: str
    blocks: tuple[Link, ...]
    """The records it draws on."""
    qr: Link | None
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a question of a survey."""

    text: str
    count: int | None
    percent: float | None
    """Of the forms that came back, 0 to 100, one decimal."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question and how it was answered."""

    number: int
    text: str
    several: bool
    """True where several choices could be ticked."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """`survey.html`: a survey and its results."""

    standing: Standing
    html: str
    published: datetime
    opened: date
    closed: date
    asked: str
    sent: int | None
    returned: int | None
    return_percent: float | None
    questions: tuple[QuestionResult, ...]
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class PlanPartSummary:
    """A part of the plan in the whole plan."""

    uri: str
    anchor: str
    number: str
    title: str
    short_title: str
    title_printed: bool
    """False: print the number and go straight to the text."""
    html: str
    evidence: int | None
    """How many records are evidence for it; None where evidence is not counted."""
    accent: str | None
    """spirit, management, conduct, integrity or environment."""


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """Parts under one printed heading; number and title are empty where the section has no such headings."""

    number: str
    title: str
    anchor: str
    parts: tuple[PlanPartSummary, ...]


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the plan whose text stands in parts."""

    number: str
    title: str
    anchor: str
    groups: tuple[PlanGroup, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """`plan.html`: the whole plan as one document."""

    html: str
    """The preamble and the general sections, their headings as `<h2>`."""
    outline: tuple[Link, ...]
    """The sections, each `uri` an anchor `#…` on this page."""
    sections: tuple[PlanSection, ...]
    issued: date
    issued_with: Link | None
    coverage: tuple["CoverageRow", ...]
    """For each unit, its evidence by task; the columns are `tasks`."""
    tasks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A unit's evidence for each task, in the tasks' order."""

    unit: Link
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """A unit's share in one task."""

    unit: Link
    role: Literal["lead", "supporting", "other"]
    count: int
    latest: date | None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """A target of a task."""

    name: str
    target: str
    unit_of_measure: str


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Evidence of one kind, newest first."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PlanPartPage:
    """`plan-part.html`: a principle, task, measure or requirement, with what was done for it."""

    kind: Literal["principle", "task", "measure", "requirement"]
    number: str
    section: Link
    """The section of the whole plan in which it stands."""
    group: str | None
    title_printed: bool
    html: str
    accent: str | None
    lead_units: tuple[Link, ...]
    supporting_units: tuple[Link, ...]
    period: tuple[date, date] | None
    carriers: tuple[str, ...]
    indicators: tuple[IndicatorLine, ...]
    evidence: tuple[EvidenceGroup, ...]
    evidence_count: int
    coverage: tuple[UnitCoverage, ...]
    """Every unit, those with evidence first; only for tasks."""
    mentions: tuple[Link, ...]
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class Construction:
    """A task on the home page."""

    uri: str
    title: str
    short_title: str
    accent: str | None
    summary: str
    evidence: int
    latest: Link | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """`home.html`."""

    notices: tuple[Card, ...]
    lead: Card | None
    news: tuple[Card, ...]
    constructions: tuple[Construction, ...]
    groups: tuple[Card, ...]
    coming: tuple[Card, ...]
    photographs: tuple[Picture, ...]
    boards: tuple[Card, ...]
    plan: Link | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A narrower list."""

    title: str
    uri: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list: by year, unit, task, kind, tag."""

    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on."""

    newer: Link | None
    older: Link | None
    pages: tuple[FacetValue, ...]
    """All pages of this list, newest first; `count` is the number of items."""


@dataclass(frozen=True, slots=True)
class ListPage:
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


@dataclass(frozen=True, slots=True)
class ActivitiesPage:
    """`activities.html`: what is to come, the months, and what was."""

    intro: str | None
    coming: tuple[Card, ...]
    past: tuple[Card, ...]
    meetings: tuple["Meeting", ...]
    months: tuple[FacetValue, ...]
    facets: tuple[Facet, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Meeting:
    """A group's regular meeting."""

    group: Link
    says: str
    next: datetime | None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something on a day of the calendar."""

    title: str
    uri: str
    time: str | None
    """`14:30`; None on the days after the first."""
    kind: Literal["activity", "meeting"]
    cancelled: bool


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month calendar."""

    day: date
    in_month: bool
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """`month.html`: a month as a calendar; the same as an agenda on narrow screens."""

    year: int
    month: int
    weeks: tuple[tuple[CalendarDay, ...], ...]
    """From Monday to Sunday."""
    neighbours: Neighbours
    months: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """`groups.html`: all interest groups."""

    intro: str | None
    groups: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit among the units."""

    link: Link
    duties: str | None
    count: int


@dataclass(frozen=True, slots=True)
class UnitKind:
    """Units of one kind."""

    title: str
    units: tuple[UnitEntry, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in the leading group."""

    role: str
    name: str
    post: str | None


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """`units.html`: who leads, and all units."""

    intro: str | None
    leading_group: str | None
    seats: tuple[Seat, ...]
    secretariat: str | None
    kinds: tuple[UnitKind, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
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


@dataclass(frozen=True, slots=True)
class MapSection:
    """A column on the site map."""

    link: Link
    entries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SiteMapPage:
    """`site-map.html`: every column and what it holds."""

    sections: tuple[MapSection, ...]
    feeds: tuple[Feed, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """`not-found.html`: served for addresses that lead nowhere; its links are absolute."""

    base: str
    """The site's path on its server, `/` at least, before every `uri`."""
    sections: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record in a feed."""

    id: str
    """A tag URI, RFC 4151: it stays when the site moves."""
    title: str
    uri: str
    published: datetime
    updated: datetime
    summary: str
    html: str
    """Clean HTML, its links absolute."""
    author: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtomFeed:
    """`feeds/atom.xml`: an Atom feed, given as `feed`; it has no `head`."""

    title: str
    subtitle: str
    uri: str
    page_uri: str
    """The list that it follows."""
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A page in `sitemap.xml`."""

    uri: str
    changed: date | None


@dataclass(frozen=True, slots=True)
class SiteMapXml:
    """`feeds/sitemap.xml`: all pages for search engines; it has no `head`."""

    pages: tuple[MapEntry, ...]
