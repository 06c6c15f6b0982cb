"""The home page, the units, the site map and the page for addresses that lead nowhere."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from banbao.catalog.addresses import page_uri
from banbao.catalog.catalog import Item
from banbao.catalog.visibility import State
from banbao.model.articles import News, Notice
from banbao.model.base import Part
from banbao.model.culture import Group
from banbao.model.kinds import KINDS
from banbao.model.media import Album, Board
from banbao.model.plan import Task
from banbao.model.site import Unit
from banbao.outputs import Page
from banbao.pages.contexts import (
    Construction,
    FacetValue,
    Feed,
    HomePage,
    Link,
    MapSection,
    NotFoundPage,
    Seat,
    SiteMapPage,
    UnitEntry,
    UnitKind,
    UnitPage,
    UnitsPage,
)
from banbao.pages.culture import coming
from banbao.pages.edition import Edition, shown_date
from banbao.pages.head import make_head
from banbao.pages.media import photographs
from banbao.pages.programme import EVIDENCE, evidence, evidence_groups
from banbao.pages.records import page

_NOTICES, _NEWS, _COMING, _PHOTOGRAPHS, _BOARDS = 8, 7, 6, 8, 4


def _current(items: tuple[Item[Part], ...], most: int) -> tuple[Item[Part], ...]:
    """Take the newest that still stand, the pinned ones first."""
    standing = [item for item in items if item.state is State.CURRENT]
    return tuple(sorted(standing, key=lambda item: not item.is_pinned)[:most])


def _construction(edition: Edition, item: Item[Task]) -> Construction:
    found = evidence(edition, item.slug)
    dated = [each for each in found if shown_date(each.record)]
    latest = max(dated, key=lambda each: shown_date(each.record) or edition.view.now, default=None)
    return Construction(
        uri=page_uri("task", item.slug),
        title=item.title,
        short_title=item.record.short_title,
        accent=item.record.accent,
        summary=edition.summary(item, 60),
        evidence=len(found),
        latest=edition.link(latest) if latest else None,
    )


def home_page(edition: Edition) -> Page:
    """Plan the home page."""
    catalog = edition.catalog
    news = _current(catalog.of(News), _NEWS)
    lead = next((item for item in news if edition.cover(item)), news[0] if news else None)
    walls = [photographs(album) for album in catalog.of(Album) if album.state is State.CURRENT]
    # One from each album in turn, so that the wall shows the whole year and not one afternoon.
    wall = [pictures[turn] for turn in range(_PHOTOGRAPHS) for pictures in walls if turn < len(pictures)]
    plan = catalog.plan
    context = HomePage(
        notices=edition.cards(_current(catalog.of(Notice), _NOTICES)),
        lead=edition.card(lead) if lead else None,
        news=edition.cards(tuple(item for item in news if item is not lead)),
        constructions=tuple(_construction(edition, item) for item in catalog.of(Task) if item.record.accent),
        groups=edition.cards(_current(catalog.of(Group), 8)),
        coming=edition.cards(coming(edition)[:_COMING]),
        photographs=tuple(wall[:_PHOTOGRAPHS]),
        boards=edition.cards(_current(catalog.of(Board), _BOARDS)),
        plan=Link(plan.record.short_title, page_uri("plan", "plan")) if plan else None,
    )
    data = {"@type": "WebPage", "about": {"@type": "GovernmentOrganization", "name": edition.site.office}}
    feeds = (Feed(edition.site.title, "feed.xml", "application/atom+xml"),)
    return page("home", make_head(edition, "index.html", edition.site.title, json_ld=data, feeds=feeds), context)


def _of_unit(edition: Edition, unit: Unit) -> tuple[Item[Part], ...]:
    found: list[Item[Part]] = []
    for model in EVIDENCE:
        found += [i for i in edition.catalog.referring(f"unit:{unit.id}", model) if i.record.unit == unit.id]
    return tuple(found)


def units_page(edition: Edition) -> Page:
    """Plan the page of all units."""
    column, leading = edition.columns["unit"], edition.catalog.site.leading_group
    kinds: dict[str, list[UnitEntry]] = {}
    for unit in edition.catalog.units.values():
        link = Link(unit.name, page_uri("unit", unit.id))
        kinds.setdefault(unit.kind, []).append(UnitEntry(link, unit.duties, len(_of_unit(edition, unit))))
    context = UnitsPage(
        intro=column.intro,
        leading_group=leading.name if leading else None,
        seats=tuple(Seat(leader.role, leader.name, leader.post) for leader in leading.leaders) if leading else (),
        secretariat=leading.secretariat if leading else None,
        kinds=tuple(UnitKind(title, tuple(entries)) for title, entries in kinds.items()),
    )
    return page("units", make_head(edition, "units/index.html", column.title, kind="unit"), context)


def unit_page(edition: Edition, unit: Unit) -> Page:
    """Plan the page of a unit."""
    tasks = edition.catalog.of(Task)
    own = _of_unit(edition, unit)
    counted = [
        (task, sum(getattr(item.record, "unit", None) == unit.id for item in evidence(edition, task.slug)))
        for task in tasks
    ]
    news = [item for item in own if isinstance(item.record, News)]
    more = Link(edition.columns["news"].title, f"news/by/unit/{unit.id}.html") if len(news) > 12 else None
    context = UnitPage(
        kind=unit.kind,
        duties=unit.duties,
        leads=edition.task_links(tuple(task.slug for task in tasks if unit.id in task.record.lead_units)),
        supports=edition.task_links(tuple(task.slug for task in tasks if unit.id in task.record.supporting_units)),
        tasks=tuple(
            FacetValue(task.record.short_title, page_uri("task", task.slug), count, is_current=False)
            for task, count in counted
        ),
        evidence=evidence_groups(edition, own),
        more=more,
    )
    uri = page_uri("unit", unit.id)
    return page("unit", make_head(edition, uri, unit.name, kind="unit", description=unit.duties or ""), context)


def site_map_page(edition: Edition, feeds: tuple[Feed, ...]) -> Page:
    """Plan the site map: every column, and what there are few enough of to name."""
    sections = []
    for kind in edition.columns:
        if kind == "unit":
            entries = tuple(Link(unit.name, page_uri("unit", unit.id)) for unit in edition.catalog.units.values())
        elif kind == "plan":
            parts = [
                item
                for item in edition.catalog.items.values()
                if item.kind in ("principle", "task", "measure", "requirement")
            ]
            entries = tuple(edition.link(item) for item in parts)
        else:
            entries = tuple(edition.link(item) for item in edition.catalog.of(KINDS[kind].model)[:_NOTICES])
        sections.append(MapSection(edition.column_link(kind), entries))
    about = tuple(link for link in edition.site.about if link.uri != "map.html")
    if about:
        sections.append(MapSection(about[0], about[1:]))
    head = make_head(edition, "map.html", edition.translate("Site map"))
    return page("site-map", head, SiteMapPage(tuple(sections), feeds))


def not_found_page(edition: Edition) -> Page:
    """Plan the page for addresses that lead nowhere; it is served at any depth, so its links are absolute."""
    base = urlsplit(urljoin(edition.site.url, ".")).path
    head = make_head(edition, "404.html", edition.translate("Page not found"))
    return page("not-found", head, NotFoundPage(base, tuple(edition.column_link(kind) for kind in edition.columns)))


def front_pages(edition: Edition) -> Iterator[Page]:
    """Plan the home page, the units and the page for addresses that lead nowhere."""
    yield home_page(edition)
    if edition.catalog.units:
        yield units_page(edition)
    yield from (unit_page(edition, unit) for unit in edition.catalog.units.values())
    yield not_found_page(edition)
