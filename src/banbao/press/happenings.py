"""Blocks of what people do together: what happened, what is to come, who won, the groups."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from banbao.board_rules import UNKNOWN_HEADING
from banbao.catalog.catalog import Item
from banbao.catalog.meetings import meetings
from banbao.catalog.visibility import State
from banbao.language import N_
from banbao.model.base import ZONE
from banbao.model.boards import Block
from banbao.model.culture import Activity
from banbao.model.culture import Group as GroupRecord
from banbao.model.culture import Results as ResultsTable
from banbao.press.composition import Composition, Path
from banbao.press.sheet import Calendar, Event, Group, Honour, Honours, Results, Timeline
from banbao.press.texts import ORDINALS
from banbao.source.faults import nearest, one_of
from banbao.text.body import shorten
from banbao.text.dates import clock, day, day_of_year, weekday

_EVIDENCE = ("news", "notice", "activity", "video")
_MOST_EVENTS, _MOST_TO_COME = 8, 6
_EVENT_CHARACTERS, _GROUP_CHARACTERS = 60, 120
_QUARTER_DAYS = 93
_NAMES = ("姓名", "队员", "选手", "作者", "运动员", "名称")
_UNITS = ("单位", "科室", "部门", "代表队", "队名", "队伍")
_SCORES = ("成绩", "得分", "总分", "积分", "题目", "作品")
"""How the columns of tables of results are called, by what they hold; these are content, not words of ours."""


class _Dated(NamedTuple):
    """An event, and when it is."""

    when: datetime
    event: Event


def timeline(given: Composition, block: Block, path: Path) -> Iterator[Timeline]:
    """Set what happened, in order of time: the board's own days, or what was done for a task or in a group."""
    if block.items:
        own = (Event(each.day or "", each.title or "", None, each.place, each.words) for each in block.items)
        yield Timeline(tuple(own)[: block.most], block.title)
        return
    item = given.item(block.of or "", (*path, "of"))
    if item is None:
        return
    found = [each for each in _done(given, item.id) if each.brief.shown_day is not None]
    found.sort(key=lambda each: (each.brief.shown_at or 0.0, each.id))
    found = found[-(block.most or _MOST_EVENTS) :]
    if not found:
        given.is_empty(path)
        return
    days = [date.fromordinal(each.brief.shown_day or 1) for each in found]
    write = day_of_year if len({each.year for each in days}) == 1 else day
    events = (_happened(given, each, write(on, given.sources.translate)) for each, on in zip(found, days, strict=True))
    yield Timeline(tuple(events), block.title or item.title)


def _done(given: Composition, item_id: str) -> Iterator[Item]:
    """Find what was done for a task or in a group; what does not stand and what is to come was not."""
    for item in given.sources.catalog.naming(item_id):
        named = {*(f"task:{task}" for task in item.brief.tasks), f"group:{item.brief.group}", *item.brief.names_in_news}
        is_past = item.brief.happening is None or item.phase in ("past", "running")
        if item.kind in _EVIDENCE and item.state is not State.WITHDRAWN and is_past and item_id in named:
            yield item


def _happened(given: Composition, item: Item, on: str) -> Event:
    record = given.record(item)
    said = record.summary or given.sources.body(item).opening
    return Event(on, item.title, None, getattr(record, "place", None), shorten(said, _EVENT_CHARACTERS) or None)


def calendar(given: Composition, block: Block, path: Path) -> Iterator[Calendar]:
    """Set what is to come: activities, and of a group its meetings too."""
    found, title = list(_coming(given, None)), None
    if block.of:
        item = given.item(block.of, (*path, "of"))
        if item is None:
            return
        found, title = [*_coming(given, item.slug), *_meetings(given, item)], item.title
    found.sort(key=lambda each: (each.when, each.event.title))
    if found:
        events = tuple(each.event for each in found[: block.most or _MOST_TO_COME])
        yield Calendar(events, block.title or title)
    else:
        given.is_empty(path)


def _coming(given: Composition, group: str | None) -> Iterator[_Dated]:
    for item in given.sources.catalog.items_of("activity"):
        if item.state is State.CURRENT and item.phase in ("coming", "running") and group in (None, item.brief.group):
            record: Activity = given.record(item)
            yield _dated(given, record.starts.astimezone(ZONE), record.title, record.place)


def _meetings(given: Composition, item: Item) -> Iterator[_Dated]:
    record: GroupRecord = given.record(item)
    if record.schedule is None or item.state is not State.CURRENT:
        return
    view = given.sources.catalog.now
    end = datetime.combine(date.fromordinal(view.day + _QUARTER_DAYS), time.min, ZONE)
    for moment in islice(meetings(record.schedule, view.now, end), _MOST_TO_COME):
        yield _dated(given, moment, record.title, record.place)


def _dated(given: Composition, when: datetime, title: str, place: str | None) -> _Dated:
    translate, view = given.sources.translate, given.sources.catalog.now
    is_near = when.date() - date.fromordinal(view.day) < timedelta(300)
    on = (day_of_year if is_near else day)(when, translate)
    hour = f" {clock(when)}" if (when.hour, when.minute) != (0, 0) else ""
    return _Dated(when, Event(on, title, f"{weekday(when, translate)}{hour}", place))


def results(given: Composition, block: Block, path: Path) -> Iterator[Results]:
    """Set the tables of results of an activity."""
    for table in _tables(given, block, path):
        yield Results(table.columns, table.rows[: block.most], block.title or table.title)


def _tables(given: Composition, block: Block, path: Path) -> tuple[ResultsTable, ...]:
    item = given.item(block.of or "", (*path, "of"))
    if item is None:
        return ()
    record: Activity = given.record(item)
    tables = tuple(each for each in record.results if block.heading in (None, each.title))
    if not tables and block.heading:
        known = [each.title for each in record.results]
        advice = nearest(block.heading, known) or (one_of(known) if known else None)
        given.fault((*path, "heading"), UNKNOWN_HEADING, advice, target=item.id, heading=block.heading)
    elif not tables:
        given.is_empty(path)
    return tables


def honours(given: Composition, block: Block, path: Path) -> Iterator[Honours]:
    """Set a roll of honour: the board's own, or the winners of an activity."""
    if block.items:
        own = (Honour(each.name or "", each.honour or "", each.unit, each.words) for each in block.items)
        yield Honours(tuple(own)[: block.most], block.title)
        return
    for table in _tables(given, block, path):
        winners = (_winner(given, table.columns, row) for row in table.rows[: block.most])
        yield Honours(tuple(winners), block.title or table.title)


def _winner(given: Composition, columns: tuple[str, ...], row: tuple[str, ...]) -> Honour:
    """Tell from a row who won what: the rank stands in its first column, the rest goes by the headings."""

    def column(names: tuple[str, ...]) -> int | None:
        places = (place for place, head in enumerate(columns) if place and any(name in head for name in names))
        return next(places, None)

    person, unit = column(_NAMES), column(_UNITS)
    name = next((place for place in (person, unit) if place is not None), 1)
    rest = [place for place in range(1, len(columns)) if place not in (name, unit) and row[place]]
    scored = [place for place in rest if any(each in columns[place] for each in _SCORES)] or rest[:2]
    said = (row[place] if row[place][0] in "《“" else f"{columns[place]} {row[place]}" for place in scored)
    return Honour(
        row[name],
        _rank(given, row[0]),
        row[unit] if unit is not None and unit != name else None,
        given.sources.translate(N_(", ")).join(said) or None,
    )


def _rank(given: Composition, written: str) -> str:
    translate = given.sources.translate
    if not written.isdecimal():
        return written
    number = int(written)
    if 1 <= number <= len(ORDINALS):
        return translate(ORDINALS[number - 1])
    return translate(N_("place {number}")).format(number=number)


def group(given: Composition, block: Block, path: Path) -> Iterator[Group]:
    """Set the card of an interest group."""
    item = given.item(block.of or "", (*path, "of"))
    if item is None:
        return
    record: GroupRecord = given.record(item)
    translate = given.sources.translate
    facts = (
        (N_("Meeting time"), record.schedule.says if record.schedule else None),
        (N_("Meeting place"), record.place),
        (N_("Led by"), record.leader),
        (N_("How to join"), record.joining),
    )
    cover = given.pictures_of(item)[:1]
    yield Group(
        item.title,
        shorten(record.summary or given.sources.body(item).opening, _GROUP_CHARACTERS),
        tuple((translate(name), said) for name, said in facts if said),
        given.photo(item, cover[0]) if cover else None,
    )
