"""An edition seen from above: what is answered, and which answers an edit leaves as they were."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import inf, nextafter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.catalog.visibility import View
from banbao.model.base import Audience, Part, read_moment
from banbao.pages.evidence import GROUP_SIZE, TIMELINE_SIZE
from banbao.pages.listings import PAGE_ITEMS, column_list
from banbao.pages.overview import _ANSWERS, FEED_ENTRIES, Overview
from banbao.pages.plan import plan
from banbao.source.records import Entry
from records import NEWS, NOTICE, PLAN, TASK, entry, selected

if TYPE_CHECKING:
    from banbao.pages.shelf import Shelf

NOW = "2013-06-15 10:00"
MEETS = "schedule: {starts: 2013-01-02 19:00, rule: FREQ=WEEKLY;BYDAY=WE, minutes: 90, says: 每周三晚}\n"


def news(number: int, more: str = "", body: str = "正文。", day: str = "") -> Entry[Part]:
    shown = day or str(date(2013, 1, 1) + timedelta(number))
    return entry(f"news:n{number}", f"title: 动态{number}\npublished: {shown}\n{more}", body)


def activity(slug: str, day: str, more: str = "") -> Entry[Part]:
    return entry(f"activity:{slug}", f"title: 活动{slug}\nstarts: {day} 14:00\nkind: 体育\nplace: 室\n{more}")


def everything() -> list[Entry[Part]]:
    return [
        entry("plan:plan", PLAN),
        entry("task:a", f"{TASK}order: 1\ngroup: first\nlead_units: [office]\n"),
        entry("task:b", f"{TASK}order: 2\ngroup: first\n", "见[[notice:one]]。"),
        entry("notice:one", f"{NOTICE}unit: office\ntasks: [a]\ntags: [制度]\n", "见[[news:n1]]。"),
        entry("notice:two", f"{NOTICE}unit: publicity\nreplaced_by: notice:one\n"),
        *(news(number, "unit: office\ntasks: [a]\ntags: [读书]\n") for number in range(50)),
        *(news(number, "unit: publicity\ntasks: [b]\ntags: [体育]\n", day=f"2012-05-{number - 50 + 1:02}")
          for number in range(50, 55)),
        entry("group:ball", f"title: 球组\nleader: 长\n{MEETS}"),
        activity("past", "2013-05-01", "group: ball\nunit: office\ntasks: [a]\n"),
        activity("coming", "2013-07-01", "group: ball\n"),
        activity("old", "2012-02-01"),
        entry("album:spring", f"{NEWS}tasks: [b]\nphotographs: [{{file: a.jpg, caption: 甲}}]\n", files=("a.jpg",)),
        entry("board:wall", f"{NEWS}product: a3\ntemplate: policy\nblocks: [{{kind: leaders}}]\n"),
    ]  # fmt: skip


def overview(entries: Iterable[Entry[Part]], moment: str = NOW) -> Overview:
    """Look at an office's records from above; the map is filled by planning the site."""
    read = list(entries)
    view = View(read_moment(moment), Audience.PUBLIC)
    records = {each.id: each.record for each in read}
    shelf = cast("Shelf", SimpleNamespace(record=lambda item: records[item.id]))
    sizes = {f"{each.source.path.rsplit('/', 1)[0]}/{name}": len(name) for each in read for name in each.files}
    seen = Overview(selected(view, *read), view, shelf, sizes, {}, {}, {}, {}, "", str)
    plan(seen, ["about/index.html"])
    return seen


def questions(seen: Overview) -> list[str]:
    """List everything that pages of a site can ask."""
    catalog, found = seen.catalog, ["coming ", "calendar ", "map-parts ", "feed feed.xml", "month-counts all"]
    found += [f"{name} {kind}" for kind in catalog.kinds for name in ("of", "newest", "first")]
    found += [f"{name} {kind}" for kind in seen.lists for name in ("counted", "narrower")]
    found += catalog.items
    found += [f"around {item_id}" for item_id in catalog.items]
    for uri, listing in seen.listing_at.items():
        found += [f"front {uri}", f"feed {listing.address.feed_uri}"]
        found += [f"older {number} {uri}" for number in range(1, listing.older + 1)]
    for task in catalog.of("task"):
        found += [
            f"{name} {task.removeprefix('task:')}" for name in ("evidence", "timeline", "shares", "mentions-of-task")
        ]
    found += [f"{name} {unit}" for unit in catalog.units for name in ("unit", "unit-count", "unit-tasks")]
    found += [
        f"{name} {group.removeprefix('group:')}" for group in catalog.of("group") for name in ("group", "meetings")
    ]
    found += [f"month-neighbours {year}-{month}" for year, month in seen.agenda.months]
    found += [f"month-counts {year}" for year in {year for year, _ in seen.agenda.months}]
    found += [f"week {date(2013, 4, 29) + timedelta(7 * week)}" for week in range(12)]
    found += [f"tag {tag}" for item in catalog.items.values() for tag in item.brief.tags]
    found += [f"size {path}" for path in seen._sizes_bytes]
    found += [f"map {part}" for part in seen.maps]
    found += [f"pictures {item_id}" for item_id in catalog.items]
    found += [f"board {board.removeprefix('board:')}" for board in catalog.of("board")]
    found += [f"document {notice.removeprefix('notice:')}" for notice in catalog.of("notice")]
    found += ["kiosk ", "site ", "template pages/news.html"]
    return list(dict.fromkeys(found))


def changed(before: list[Entry[Part]], after: list[Entry[Part]], moment: str = NOW) -> set[str]:
    """Tell which answers are others than they were."""
    one, two = overview(before), overview(after, moment)
    asked = questions(one)
    told = zip(asked, one.answers(asked), two.answers(asked), strict=True)
    return {question for question, was, now in told if was != now}


def with_one(edited: Entry[Part]) -> list[Entry[Part]]:
    """Edit one record of the site, or add it."""
    entries = {each.id: each for each in everything()}
    return list({**entries, edited.id: edited}.values())


def without(item_id: str) -> list[Entry[Part]]:
    return [each for each in everything() if each.id != item_id]


def test_everything_that_can_be_asked_is_asked_here() -> None:
    asked = questions(overview(everything()))
    assert {question.split(" ")[0] for question in asked if " " in question} == set(_ANSWERS)
    assert len(asked) > 250


def test_a_site_that_was_not_edited_answers_as_it_did() -> None:
    assert changed(everything(), everything()) == set()


def test_an_answer_in_few_characters_differs_when_the_answer_does() -> None:
    one, two = overview(everything()), overview(with_one(news(3, "unit: publicity\n", day="2011-01-01")))
    asked = [question for question in questions(one) if question in questions(two)]
    for question, was, now in zip(asked, one.answers(asked), two.answers(asked), strict=True):
        assert (was != now) == (one.answer(question) != two.answer(question)), question
        assert max(len(was), len(now)) <= 120


# What an edit leaves as it was


def test_an_edit_of_a_text_changes_what_is_known_of_that_record_alone() -> None:
    edited = with_one(news(7, "unit: office\ntasks: [a]\ntags: [读书]\n", "改过的正文。"))
    assert changed(everything(), edited) == {"news:n7"}


def test_a_new_title_changes_what_is_known_of_that_record_and_of_those_whose_texts_name_it() -> None:
    text = "title: 新题\npublished: 2013-01-02\nunit: office\ntasks: [a]\ntags: [读书]\n"
    assert changed(everything(), with_one(entry("news:n1", text))) == {"news:n1", "notice:one"}


NEWEST = news(60, "unit: office\ntasks: [a]\ntags: [读书]\n", day="2013-06-15")
"""A news item that is newer than all others, like most that are added."""


def test_a_new_record_leaves_old_pages_and_other_kinds_alone() -> None:
    found = changed(everything(), with_one(NEWEST))
    assert not [question for question in found if question.startswith("older")]
    assert {question for question in found if question.startswith("around")} == {"around news:n49", "around task:a"}
    assert {question for question in found if question.startswith(("front", "feed"))} == {
        "front news/index.html", "feed feed.xml", "feed news/feed.xml",
        "front news/by/year/2013.html", "feed news/by/year/2013.xml",
        "front news/by/unit/office.html", "feed news/by/unit/office.xml",
        "front news/by/task/a.html", "feed news/by/task/a.xml",
        "front news/by/tag/du-shu.html", "feed news/by/tag/du-shu.xml",
    }  # fmt: skip
    assert {question for question in found if not question.startswith(("front", "feed", "around"))} == {
        "of news", "newest news", "first news", "counted news", "evidence a", "timeline a", "shares a", "unit office",
        "unit-count office", "unit-tasks office", "map news-2013", "map-parts ",
    }  # fmt: skip


def test_a_record_of_few_words_changes_few_lists() -> None:
    plain = entry("news:plain", "title: 无标签\npublished: 2013-06-15\n")
    found = changed(everything(), with_one(plain))
    assert {question for question in found if question.startswith("front")} == {
        "front news/index.html",
        "front news/by/year/2013.html",
    }
    assert not [
        question
        for question in found
        if question.split(" ")[0] in ("evidence", "timeline", "shares", "unit", "narrower")
    ]


UNITS, TASKS, TAGS = ("office", "publicity"), ("a", "b"), ("读书", "体育", "制度")
EDITS = st.builds(
    lambda number, unit, tasks, tags, body: news(
        number,
        (f"unit: {unit}\n" if unit else "") + f"tasks: [{', '.join(tasks)}]\ntags: [{', '.join(tags)}]\n",
        body,
    ),
    st.integers(0, 70),
    st.sampled_from((*UNITS, "")),
    st.lists(st.sampled_from(TASKS), unique=True),
    st.lists(st.sampled_from(TAGS), unique=True),
    st.sampled_from(["正文。", "改过。", "见[[notice:two]]。"]),
)


@given(EDITS)
@settings(deadline=None, max_examples=40)
def test_answers_that_have_nothing_to_do_with_a_record_do_not_follow_it(edited: Entry[Part]) -> None:
    """A list of what an edit may touch, by the fields of the record before and after it; all else rests."""
    before = {each.id: each for each in everything()}.get(edited.id)
    records: list[Any] = [each.record for each in (before, edited) if each]
    units = {record.unit for record in records} - {None}
    tasks = {task for record in records for task in record.tasks}
    tags = {tag for record in records for tag in record.tags}
    years = {str(record.published.year) for record in records}
    slugs = {"读书": "du-shu", "体育": "ti-yu", "制度": "zhi-du"}
    lists = {"news/index.html", *(f"news/by/year/{year}.html" for year in years)}
    lists |= {f"news/by/unit/{unit}.html" for unit in units} | {f"news/by/task/{task}.html" for task in tasks}
    lists |= {f"news/by/tag/{slugs[tag]}.html" for tag in tags}
    may = {edited.id, "feed feed.xml", *(f"{name} news" for name in ("of", "newest", "first", "counted", "narrower"))}
    may |= {f"front {uri}" for uri in lists} | {f"feed {column_list('news').feed_uri}"}
    may |= {f"feed {uri.removesuffix('html')}xml" for uri in lists}
    may |= {f"{name} {task}" for task in tasks for name in ("evidence", "timeline", "shares", "mentions-of-task")}
    may |= {f"{name} {unit}" for unit in units for name in ("unit", "unit-count", "unit-tasks")}
    may |= {f"map news-{year}" for year in years} | {"map-parts ", "map news-lists", "map pages"}
    may |= {"around notice:two", *(f"tag {tag}" for tag in TAGS), *(f"around task:{task}" for task in TASKS)}
    for question in changed(everything(), with_one(edited)) - may:
        is_old_page = question.startswith("older ") and question.split(" ")[2] in lists
        assert is_old_page or question.startswith("around news:"), question


@pytest.mark.parametrize("count", [1, PAGE_ITEMS, PAGE_ITEMS * 3])
def test_old_pages_of_a_list_hold_what_they_held_however_much_is_new(count: int) -> None:
    more = [news(number, "unit: office\ntasks: [a]\ntags: [读书]\n") for number in range(55, 55 + count)]
    one, two = overview(everything()), overview([*everything(), *more], moment="2014-01-01 10:00")
    asked = [question for question in questions(one) if question.startswith("older")]
    assert asked
    assert [one.answer(question)[0] for question in asked] == [two.answer(question)[0] for question in asked]


# What is no longer there


def test_what_is_gone_is_asked_about_without_harm() -> None:
    asked = questions(overview(everything()))
    for left in ([], [entry("plan:plan", PLAN)], [news(3)], [entry("group:other", "title: 组\nleader: 长\n")]):
        assert len(overview(left).answers(asked)) == len(asked)
    assert overview([]).answers(["news:n1", "around news:n1", "size no/file", "tag 读书"]) == ["", "", "", ""]


@given(st.sampled_from([each.id for each in everything() if each.kind not in ("plan", "task", "group")]))
@settings(deadline=None, max_examples=30)
def test_a_record_that_is_gone_is_no_longer_named_in_any_answer(item_id: str) -> None:
    seen = overview(without(item_id))
    for question in questions(seen):
        assert f"'{item_id}'" not in repr(seen.answer(question)), question


# The clock


def test_time_that_passes_changes_nothing_until_its_moment() -> None:
    assert changed(everything(), everything(), "2013-06-15 23:59") == set()
    tomorrow = changed(everything(), everything(), "2013-06-16 00:00")
    assert not [question for question in tomorrow if not question.startswith(("meetings", "month"))]


def test_an_activity_that_begins_is_evidence_and_no_longer_to_come() -> None:
    seen, later = overview(everything()), overview(everything(), "2013-07-02 10:00")
    assert seen.answer("coming ") == ("activity:coming",)
    assert later.answer("coming ") == ()
    assert "activity:coming" in changed(everything(), everything(), "2013-07-01 14:00")


def test_the_calendar_to_subscribe_to_holds_this_year_the_last_and_what_is_to_come() -> None:
    entries = [activity(f"y{year}", f"{year}-03-01") for year in (2010, 2011, 2012, 2013, 2014, 2015)]
    assert overview(entries).answer("calendar ") == tuple(f"activity:y{year}" for year in (2015, 2014, 2013, 2012))


def test_what_is_shown_changes_next_at_midnight_or_when_a_group_has_met() -> None:
    assert overview(everything()).agenda.next_moment == read_moment("2013-06-16 00:00").timestamp()
    wednesday = overview(everything(), "2013-06-19 18:00")
    # At its very moment it is still to come.
    assert wednesday.agenda.next_moment == nextafter(read_moment("2013-06-19 19:00").timestamp(), inf)


# What is answered


def test_the_newest_stand_first_and_the_pinned_before_them() -> None:
    pinned = news(1, "pinned_until: 2013-12-31\n")
    seen = overview([*without("news:n1"), pinned])
    newest = seen.answer("newest news")
    assert newest[:2] == ("news:n1", "news:n49")
    assert len(newest) == 8
    assert seen.answer("front news/index.html")[0][0] == "news:n1"


def test_neighbours_follow_the_reading_order_and_name_each_other() -> None:
    seen = overview(everything())
    for kind in seen.catalog.kinds:
        for item_id in seen.catalog.of(kind):
            before, after, _ = seen.answer(f"around {item_id}")
            assert before is None or seen.answer(f"around {before}")[1] == item_id
            assert after is None or seen.answer(f"around {after}")[0] == item_id
    assert seen.answer("around news:n1")[:2] == ("news:n0", "news:n2")
    assert seen.answer("around task:a")[:2] == (None, "task:b")
    assert seen.answer("around notice:one")[2] == ("task:b", "notice:two")


def test_evidence_is_counted_by_task_and_by_unit() -> None:
    seen = overview(everything())
    count, kinds, latest = seen.answer("evidence a")
    assert (count, kinds, latest) == (52, (("notice", 1), ("news", 50), ("activity", 1)), "notice:one")
    assert seen.answer("shares a") == (
        ("office", 52, date(2013, 5, 8).toordinal()),
        ("publicity", 0, None),
    )
    assert seen.answer("unit-tasks publicity") == (0, 5)
    assert seen.answer("unit office")[1] == 50
    assert seen.answer("unit-count office") == 52
    assert seen.answer("mentions-of-task a") == ()


def test_the_latest_evidence_is_the_one_with_the_newest_date_wherever_it_stands() -> None:
    late = [
        entry(f"news:p{number}", f"{NEWS}publish_at: 2013-06-{number + 1:02}\ntasks: [b]\n")
        for number in range(GROUP_SIZE)
    ]
    # It went up before them, and bears a newer date.
    newer = entry("news:newer", "title: 新\npublished: 2013-05-20\ntasks: [b]\n")
    assert overview([*everything(), *late, newer]).answer("evidence b")[2] == "news:newer"


def test_what_was_done_for_a_task_is_told_in_the_order_of_days_and_of_kinds_within_a_day() -> None:
    told = [
        news(71, "tasks: [b]\n", day="2013-06-02"),
        activity("match", "2013-06-02", "tasks: [b]\n"),
        activity("walk", "2013-06-03", "tasks: [b]\n"),
        entry("notice:match", "title: 比赛\npublished: 2013-06-02\nissued: 2013-06-02\ntasks: [b]\n"),
        entry("group:readers", "title: 读书组\nleader: 长\ntasks: [b]\npublish_at: 2013-06-01 08:00\n"),
        entry("group:walkers", "title: 健步组\nleader: 长\ntasks: [b]\n"),
    ]
    dated, ongoing = overview([*everything(), *told]).answer("timeline b")
    assert dated[:4] == ("activity:walk", "notice:match", "news:n71", "activity:match")
    assert dated[4:] == ("album:spring", *(f"news:n{number}" for number in range(54, 49, -1)))
    assert set(ongoing) == {"group:readers", "group:walkers"}


def test_what_is_told_of_a_task_is_bounded_and_rests_when_something_older_changes() -> None:
    dated, ongoing = overview(everything()).answer("timeline a")
    assert len(dated) == TIMELINE_SIZE
    assert dated[:2] == ("notice:one", "activity:past")
    assert not ongoing
    found = changed(everything(), without("news:n2"))
    assert "timeline a" not in found
    assert "evidence a" in found


def test_feeds_hold_the_newest_and_no_more() -> None:
    seen = overview(everything())
    entries = seen.answer("feed feed.xml")
    assert len(entries) == FEED_ENTRIES
    assert entries[0].partition(":")[0] in ("notice", "album", "board")
    assert "activity:coming" not in entries
    assert seen.answer("feed news/feed.xml") == tuple(f"news:n{number}" for number in range(49, 29, -1))
    assert seen.answer("feed news/by/tag/ti-yu.xml") == tuple(f"news:n{number}" for number in range(54, 49, -1))


def test_every_item_of_a_list_stands_on_one_of_its_pages() -> None:
    seen = overview(everything())
    for uri, listing in seen.listing_at.items():
        front, count, older = seen.answer(f"front {uri}")
        pages = [seen.answer(f"older {number} {uri}") for number in range(1, older + 1)]
        assert [is_newest for _, is_newest in pages] == [number == older for number in range(1, older + 1)]
        assert sorted([*front, *(item_id for ids, _ in pages for item_id in ids)]) == sorted(listing.ids)
        assert count == len(listing.ids)
        assert all(len(ids) == PAGE_ITEMS for ids, _ in pages)
        assert not pages or PAGE_ITEMS < len(front) <= 2 * PAGE_ITEMS


def test_lists_of_a_column_are_named_with_numbers_and_without_in_an_order_of_their_own() -> None:
    seen = overview(everything())
    counted, narrower = seen.answer("counted news"), seen.answer("narrower news")
    assert [each[:3] for each in counted if each[0] in ("year", "unit", "task")] == [
        each for each in narrower if each[0] in ("year", "unit", "task")
    ]
    assert {each[:3] for each in counted} == set(narrower)
    assert [(value, count) for facet, value, _, count in counted if facet == "tag"] == [("读书", 50), ("体育", 5)]
    assert [value for facet, value, _ in narrower if facet == "tag"] == ["体育", "读书"]
    assert [value for facet, value, _ in narrower if facet == "year"] == ["2013", "2012"]


def test_the_map_names_every_page_once_in_parts_that_rest() -> None:
    seen = overview(everything())
    parts = dict(seen.answer("map-parts "))
    uris = [uri for part in parts for uri, _ in seen.answer(f"map {part}")]
    assert len(uris) == len(set(uris))
    assert "about/index.html" in uris
    assert "404.html" not in uris
    days = dict(seen.answer("map activity-2013"))
    assert days["activities/past.html"] == date(2013, 5, 1).toordinal()
    assert days["activities/coming.html"] is None
    assert parts["activity-2013"] == date(2013, 5, 1).toordinal()
    assert changed(everything(), with_one(NEWEST)) & {f"map {part}" for part in parts} == {"map news-2013"}
