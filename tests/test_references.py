"""Which records a record names in its fields, and what linking makes of it: referrers, order, and faults."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.catalog.brief import successor
from banbao.catalog.catalog import Everything
from banbao.catalog.link import link
from banbao.catalog.references import references
from banbao.catalog.visibility import View
from banbao.diagnostics import ContentError, Report, as_data
from banbao.model.base import Audience, Part, read_moment
from banbao.model.kinds import KIND_NAMES, KINDS
from banbao.source.records import Entry
from records import NEWS, NOTICE, PLAN, TASK, entry, gathered, linked, selected

LATER = View(read_moment("2013-12-01"), Audience.INTERNAL)


def named(record_id: str, text: str) -> list[tuple[str, str]]:
    found = references(entry(record_id, text).record)
    return [(".".join(str(step) for step in reference.path), reference.id) for reference in found]


def told(*entries: Entry[Part]) -> list[tuple[str, str | None]]:
    report = Report()
    linked(*entries, report=report)
    return [(found["message"], found["help"]) for found in (as_data(d, str) for d in report.diagnostics)]


# In fields


def test_a_record_that_names_nothing_has_no_references() -> None:
    assert named("news:a", NEWS) == []


def test_references_of_news_are_found_in_single_fields_lists_and_parts() -> None:
    text = f"""\
{NEWS}unit: office
tasks: [spirit, conduct]
groups: [reading]
activity: match
albums: [spring]
cover: cover.jpg
withdrawn: {{on: 2013-06-01, reason: 不再适用, replaced_by: notice:b}}
"""
    assert sorted(named("news:a", text)) == [
        ("activity", "activity:match"),
        ("albums.0", "album:spring"),
        ("cover", "file:cover.jpg"),
        ("groups.0", "group:reading"),
        ("tasks.0", "task:spirit"),
        ("tasks.1", "task:conduct"),
        ("unit", "unit:office"),
        ("withdrawn.replaced_by", "notice:b"),
    ]


@pytest.mark.parametrize(
    ("record_id", "text", "expected"),
    [
        (
            "notice:a",
            f"{NOTICE}replaced_by: notice:b\nattachments: [{{file: a.pdf, title: 甲}}, {{file: b.pdf, title: 乙}}]\n",
            [("attachments.0.file", "file:a.pdf"), ("attachments.1.file", "file:b.pdf"), ("replaced_by", "notice:b")],
        ),
        (
            "album:a",
            f"{NEWS}groups: [g]\nactivity: m\ncover: b.jpg\nphotographs: [{{file: b.jpg, caption: 甲}}]\n",
            [
                ("activity", "activity:m"),
                ("cover", "file:b.jpg"),
                ("groups.0", "group:g"),
                ("photographs.0.file", "file:b.jpg"),
            ],
        ),
        (
            "video:a",
            f"{NEWS}file: a.mp4\nposter: a.jpg\ncaptions: a.vtt\nduration_s: 9\ngroups: [g]\n",
            [("captions", "file:a.vtt"), ("file", "file:a.mp4"), ("groups.0", "group:g"), ("poster", "file:a.jpg")],
        ),
        (
            "board:a",
            f"{NEWS}product: a3\ntemplate: policy\nqr: plan:plan\n"
            "blocks: [{kind: leaders}, {kind: text, of: task:s}]\n",
            [("blocks.1.of", "task:s"), ("qr", "plan:plan")],
        ),
        (
            "activity:a",
            "title: 赛\nstarts: 2013-05-08\nkind: 体育\nplace: 室\ngroup: g\nalbums: [b]\ncover: c.jpg\n",
            [("albums.0", "album:b"), ("cover", "file:c.jpg"), ("group", "group:g")],
        ),
        (
            "group:a",
            "title: 组\nleader: 长\ncover: c.jpg\nunit: office\n",
            [("cover", "file:c.jpg"), ("unit", "unit:office")],
        ),
        (
            "survey:a",
            f"{NEWS}opened: 2013-05-01\nclosed: 2013-05-02\nasked: 全体\nresults: r.csv\n"
            "questions: [{id: q, text: 甲, choices: [乙, 丙]}]\n",
            [("results", "file:r.csv")],
        ),
        ("plan:plan", f"{PLAN}issued_with: first\n", [("issued_with", "notice:first")]),
        (
            "task:a",
            f"{TASK}order: 1\ngroup: first\nlead_units: [office]\nsupporting_units: [publicity]\n",
            [("group", "task-group:first"), ("lead_units.0", "unit:office"), ("supporting_units.0", "unit:publicity")],
        ),
        ("measure:a", "title: 措施\nnumber: 1、\norder: 1\nlead_units: [office]\n", [("lead_units.0", "unit:office")]),
    ],
    ids=lambda value: value if isinstance(value, str) and ":" in value and "\n" not in value else "",
)
def test_references_of_every_kind_of_record_are_found(
    record_id: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(named(record_id, text)) == expected


def test_a_reference_s_path_leads_to_its_place() -> None:
    item = entry("notice:a", f"{NOTICE}attachments:\n  - {{file: a.pdf, title: 甲}}\n  - {{file: b.pdf, title: 乙}}\n")
    spans = [item.tree.at(reference.path) for reference in references(item.record)]
    assert [(span.line, span.quote[span.column - 1 :][: span.length]) for span in spans] == [(6, "a.pdf"), (7, "b.pdf")]


# Linked


def test_without_an_office_everything_else_can_still_be_looked_at() -> None:
    report = Report()
    catalog = link(*gathered(entry("news:a", f"{NEWS}unit: any\ntasks: [nothing]\n")), report)
    assert list(catalog.briefs) == ["news:a"]
    assert [d.rule.code for d in report.diagnostics] == ["unknown-reference"]


def test_records_know_who_names_them_in_fields_and_in_texts() -> None:
    catalog = linked(
        entry("news:a", f"{NEWS}unit: office\n", "见[[notice:b]]，又见[[notice:b|它]]。"),
        entry("notice:b", f"{NOTICE}unit: office\n", "见[[unit:publicity]]。"),
        entry("notice:c", f"{NOTICE}replaced_by: notice:b\n"),
    )
    assert {target: set(ids) for target, ids in catalog.referrers.items()} == {
        "notice:b": {"news:a", "notice:c"},
        "unit:office": {"news:a", "notice:b"},
        "unit:publicity": {"notice:b"},
    }
    assert catalog.referrers["notice:b"] == ("notice:c", "news:a")
    assert "notice:c" not in catalog.referrers


def test_a_record_that_names_itself_is_not_its_own_referrer() -> None:
    assert linked(entry("news:a", NEWS, "本篇[[news:a]]。")).referrers == {}


def test_a_wrong_reference_leaves_no_trace() -> None:
    report = Report()
    catalog = linked(entry("news:a", f"{NEWS}unit: no-such\n", "见[[news:no-such]]。"), report=report)
    assert catalog.referrers == {}
    assert report.errors == 2


def test_records_are_found_by_id_and_by_kind() -> None:
    catalog = selected(LATER, entry("news:a", NEWS), entry("plan:plan", PLAN))
    item = catalog.get("news:a")
    assert item
    assert (item.id, item.kind, item.slug, item.title) == ("news:a", "news", "a", "读书")
    assert catalog.of("news") == ("news:a",)
    assert catalog.get(None) is None
    assert catalog.get("news:b") is None
    assert catalog.get("album:a") is None
    assert catalog.of("album") == ()
    assert set(catalog.kinds) == {"news", "plan"}
    assert catalog.of("plan") == ("plan:plan",)
    assert list(catalog.units) == ["office", "publicity"]


def test_an_office_needs_no_plan() -> None:
    assert linked().plan is None
    assert selected(LATER).of("plan") == ()


def test_the_nearest_name_is_offered() -> None:
    spring = entry("news:spring-reading", NEWS)
    message = "there is no news item `sprnig-reading`"
    assert told(spring, entry("news:a", NEWS, "[[news:sprnig-reading]]")) == [
        (message, "did you mean `spring-reading`?")
    ]


def test_all_names_are_listed_where_none_is_near_and_they_are_few() -> None:
    records = [
        entry(f"album:a{n}", f"{NEWS}photographs: [{{file: a.jpg, caption: 甲}}]\n", files=("a.jpg",))
        for n in range(12)
    ]
    naming = entry("news:a", f"{NEWS}albums: [zzzz]\n")
    ((_, help),) = told(naming, *records)
    assert help == "use one of " + ", ".join(f"`a{n}`" for n in sorted(range(12), key=str))
    one_more = entry("album:b", f"{NEWS}photographs: [{{file: a.jpg, caption: 甲}}]\n", files=("a.jpg",))
    assert told(naming, *records, one_more) == [("there is no album `zzzz`", None)]


def test_a_missing_file_is_answered_with_the_nearest_one() -> None:
    item = entry("news:a", f"{NEWS}cover: Cover.jpg\n", files=("cover.jpg",))
    assert told(item) == [("there is no file `Cover.jpg` beside the record", "did you mean `cover.jpg`?")]


def test_an_unknown_kind_is_answered_with_the_nearest_or_all() -> None:
    faults = told(entry("news:a", NEWS, "[[nwes:a]] [[图片:a]]"))
    assert faults[0] == ("`nwes` is not a kind of record", "did you mean `news`?")
    assert faults[1][1]
    assert faults[1][1].startswith("use one of `plan`, `principle`, `task`,")


def test_every_kind_has_a_name_for_readers() -> None:
    assert KIND_NAMES.keys() == KINDS.keys() - {"site"} | {"unit", "task-group"}


def test_of_two_records_at_one_address_the_first_is_kept() -> None:
    report = Report()
    catalog = linked(entry("news:a", NEWS), entry("news:a", NEWS.replace("读书", "又读")), report=report)
    assert [brief.title for brief in catalog.briefs.values()] == ["读书"]
    assert [d.rule.code for d in report.diagnostics] == ["address-taken"]


def test_records_of_different_kinds_may_share_a_slug() -> None:
    assert told(entry("news:a", NEWS), entry("notice:a", NOTICE)) == []


def test_what_replaces_a_record_is_said_by_itself_or_by_its_withdrawal() -> None:
    withdrawn = "withdrawn: {on: 2013-06-01, reason: 不再适用, replaced_by: news:b}\n"
    assert successor(entry("notice:a", f"{NOTICE}replaced_by: notice:c\n{withdrawn}").record) == "notice:c"
    assert successor(entry("news:a", f"{NEWS}{withdrawn}").record) == "news:b"
    assert successor(entry("news:a", NEWS).record) is None
    assert successor(entry("plan:plan", PLAN).record) is None


def test_a_chain_of_replacements_that_ends_is_no_fault() -> None:
    chain = [entry(f"notice:n{n}", f"{NOTICE}replaced_by: notice:n{n + 1}\n") for n in range(5)]
    assert told(*chain, entry("notice:n5", NOTICE)) == []


def test_only_the_records_of_a_ring_are_told_of_it() -> None:
    ring = [entry(f"notice:n{n}", f"{NOTICE}replaced_by: notice:n{(n + 1) % 3}\n") for n in range(3)]
    report = Report()
    linked(*ring, entry("notice:outside", f"{NOTICE}replaced_by: notice:n0\n"), report=report)
    assert {(d.span.path, d.rule.code) for d in report.diagnostics} == {
        (f"content/notices/n{n}.md", "self-replacement") for n in range(3)
    }


# In order


def slugs(everything: Everything, kind: str) -> list[str]:
    return [brief.slug for brief in everything.briefs.values() if brief.kind == kind]


def news_on(slug: str, day: str) -> Entry[Part]:
    return entry(f"news:{slug}", f"title: {slug}\npublished: {day}\n")


def test_news_come_newest_first_and_by_slug_within_a_moment() -> None:
    catalog = linked(news_on("c", "2013-05-08"), news_on("a", "2013-05-08"), news_on("b", "2013-05-09"))
    assert slugs(catalog, "news") == ["b", "a", "c"]


def test_a_later_publication_counts_and_not_the_record_s_own_date() -> None:
    late = entry("news:late", f"{NEWS}publish_at: 2013-06-01\n")
    assert slugs(linked(news_on("b", "2013-05-09"), late), "news") == ["late", "b"]


def test_tasks_come_by_the_plan_s_groups_and_then_by_their_numbers() -> None:
    tasks = [
        entry(f"task:{slug}", f"{TASK}order: {order}\ngroup: {group}\n")
        for slug, order, group in (("a", 1, "second"), ("b", 10, "first"), ("c", 2, "first"))
    ]
    assert slugs(linked(entry("plan:plan", PLAN), *tasks), "task") == ["c", "b", "a"]


def some_of_everything() -> list[Entry[Part]]:
    return [
        entry("plan:plan", PLAN),
        *(entry(f"task:t{n}", f"{TASK}order: {n // 2 + 1}\ngroup: {('first', 'second')[n % 2]}\n") for n in range(4)),
        *(news_on(f"n{n}", f"2013-05-0{n // 2 + 1}") for n in range(4)),
        *(entry(f"notice:n{n}", NOTICE, "[[news:n0]][[task:t1]]") for n in range(2)),
        *(entry(f"group:g{n}", f"title: 组\nleader: 长\norder: {2 - n // 2}\n") for n in range(3)),
        *(entry(f"activity:a{n}", f"title: 赛\nstarts: 2013-05-0{n + 1}\nkind: 体育\nplace: 室\n") for n in range(2)),
    ]


@given(st.permutations(some_of_everything()))
@settings(deadline=None, max_examples=60)
def test_any_set_of_records_in_any_order_gives_the_same_catalog(entries: Sequence[Entry[Any]]) -> None:
    catalog, expected = linked(*entries), linked(*some_of_everything())
    assert list(catalog.briefs) == list(expected.briefs)
    assert list(catalog.referrers) == list(expected.referrers)
    assert {target: set(ids) for target, ids in catalog.referrers.items()} == {
        target: set(ids) for target, ids in expected.referrers.items()
    }


def test_referrers_come_in_the_catalog_s_order() -> None:
    entries = [entry(f"news:n{n}", f"title: 读\npublished: 2013-05-0{n}\n", "[[notice:b]]") for n in (1, 2, 3)]
    catalog = linked(*entries, entry("notice:b", NOTICE))
    assert catalog.referrers["notice:b"] == ("news:n3", "news:n2", "news:n1")


@pytest.mark.parametrize("kind", ["news", "notice"])
def test_an_entry_that_cannot_be_read_is_no_entry(kind: str) -> None:
    with pytest.raises(ContentError):
        entry(f"{kind}:a", "title: 读书\n")
