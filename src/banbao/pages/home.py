"""The home page, the units, the site map and the page for addresses that lead nowhere."""

from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from banbao.catalog.addresses import page_uri
from banbao.model.plan import Task
from banbao.model.site import HomeSection, Unit
from banbao.outputs import Page
from banbao.pages.contexts import (
    Construction,
    FacetValue,
    Feed,
    HomePage,
    Link,
    MapSection,
    NotFoundPage,
    Picture,
    Seat,
    SiteMapPage,
    UnitEntry,
    UnitKind,
    UnitPage,
    UnitsPage,
)
from banbao.pages.edition import Edition, Opened
from banbao.pages.evidence import GROUP_SIZE
from banbao.pages.head import make_head
from banbao.pages.media import show_photograph
from banbao.pages.overview import NAMED
from banbao.pages.programme import PARTS, evidence_groups
from banbao.pages.records import page

_MOST = {"news": 7, "notice": 8, "activity": 6, "group": 8, "album": 8, "video": 4, "board": 4, "survey": 4}
"""How much of each kind the home page shows."""
_DATED = ("notice", "activity")
"""What stands there even while there is none, and beside the news."""


def _construction(edition: Edition, item: Opened[Task]) -> Construction:
    count, _, latest = edition.ask("evidence", item.slug)
    return Construction(
        uri=page_uri("task", item.slug),
        title=item.title,
        short_title=item.record.short_title,
        accent=item.record.accent,
        summary=edition.summary(item, 60),
        evidence=count,
        latest=edition.link_to(latest),
    )


def _bands(sections: Iterable[HomeSection]) -> tuple[tuple[HomeSection, ...], ...]:
    """Part the home page into bands: what is dated and short stands beside the news that it follows."""
    bands: list[tuple[HomeSection, ...]] = []
    for section in sections:
        if bands and bands[-1][0] == "news" and section in _DATED:
            bands[-1] = (*bands[-1], section)
        else:
            bands.append((section,))
    return tuple(bands)


def _wall(edition: Edition) -> tuple[Picture, ...]:
    albums, most = edition.all(edition.ask("newest", "album")), _MOST["album"]
    # One from each album in turn, so that the wall shows the whole year and not one afternoon.
    turns = ((album, turn) for turn in range(most) for album in albums if turn < len(album.record.photographs))
    return tuple(show_photograph(edition, album, album.record.photographs[turn]) for album, turn in islice(turns, most))


def home_page(edition: Edition) -> Page:
    """Plan the home page."""
    sections = tuple(dict.fromkeys(edition.office.home))

    def newest(kind: HomeSection) -> tuple[str, ...]:
        return edition.ask("newest", kind)[: _MOST[kind]] if kind in sections else ()

    news, plan = newest("news"), edition.plan
    lead = next((each for each in news if edition.cover(edition.opened(each))), next(iter(news), None))
    tasks = edition.of("task") if "plan" in sections else ()
    shown: dict[HomeSection, tuple[Any, ...]] = {
        "plan": tuple(_construction(edition, task) for task in tasks if task.record.accent),
        "album": _wall(edition) if "album" in sections else (),
        **{kind: edition.cards(newest(kind)) for kind in ("group", "video", "board", "survey")},
    }
    context = HomePage(
        bands=_bands(section for section in sections if shown.get(section) or section in ("news", *_DATED)),
        columns={kind: edition.column_link(kind) for kind in edition.columns},
        notices=edition.cards(newest("notice")),
        lead=edition.card(edition.opened(lead)) if lead else None,
        news=edition.cards(each for each in news if each != lead),
        constructions=shown["plan"],
        groups=shown["group"],
        coming=edition.cards(edition.ask("coming")[: _MOST["activity"]]) if "activity" in sections else (),
        photographs=shown["album"],
        videos=shown["video"],
        boards=shown["board"],
        surveys=shown["survey"],
        plan=Link(plan.record.short_title, page_uri("plan", "plan")) if plan else None,
    )
    data = {"@type": "WebPage", "about": {"@type": "GovernmentOrganization", "name": edition.site.office}}
    feeds = (Feed(edition.site.title, "feed.xml", "application/atom+xml"),)
    return page("home", make_head(edition, "index.html", edition.site.title, json_ld=data, feeds=feeds), context)


def units_page(edition: Edition) -> Page:
    """Plan the page of all units."""
    column, leading = edition.columns["unit"], edition.office.leading_group
    kinds: dict[str, list[UnitEntry]] = {}
    for unit in edition.units.values():
        link = Link(unit.name, page_uri("unit", unit.id))
        kinds.setdefault(unit.kind, []).append(UnitEntry(link, unit.duties, edition.ask("unit-count", unit.id)))
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
    tasks = edition.of("task")
    kinds, news_count = edition.ask("unit", unit.id)
    more = Link(edition.columns["news"].title, f"news/by/unit/{unit.id}.html") if news_count > GROUP_SIZE else None
    context = UnitPage(
        kind=unit.kind,
        duties=unit.duties,
        leads=edition.task_links(task.slug for task in tasks if unit.id in task.record.lead_units),
        supports=edition.task_links(task.slug for task in tasks if unit.id in task.record.supporting_units),
        tasks=tuple(
            FacetValue(task.record.short_title, page_uri("task", task.slug), count, is_current=False)
            for task, count in zip(tasks, edition.ask("unit-tasks", unit.id), strict=True)
        ),
        evidence=evidence_groups(edition, kinds),
        more=more,
    )
    uri = page_uri("unit", unit.id)
    return page("unit", make_head(edition, uri, unit.name, kind="unit", description=unit.duties or ""), context)


def site_map_page(edition: Edition, feeds: tuple[Feed, ...]) -> Page:
    """Plan the site map: every column, and what there are few enough of to name."""
    sections = []
    for kind in edition.columns:
        if kind == "unit":
            entries = tuple(Link(unit.name, page_uri("unit", unit.id)) for unit in edition.units.values())
        elif kind == "plan":
            entries = edition.links(part for parts in PARTS for part in edition.ask("of", parts))
        else:
            entries = edition.links(edition.ask("first", kind))
        has_more = kind not in ("unit", "plan") and len(entries) == NAMED
        sections.append(MapSection(edition.column_link(kind), entries, has_more))
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
