"""YAML in: values stay as written, everything has its place, and nothing can make the reader explode."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.diagnostics import ContentError, Report, Span
from banbao.source.text_files import SourceText
from banbao.source.yaml_tree import DEEPEST, MOST_VALUES, Tree, parse


def read(text: str, first_line: int = 1, report: Report | None = None) -> Tree:
    return parse(SourceText("a.yml", text, ""), text, first_line, report or Report())


def data(text: str) -> dict[str, Any]:
    return read(text).data


def faults(text: str) -> list[tuple[str, int, int]]:
    report = Report()
    try:
        read(text, report=report)
    except ContentError as error:
        report.add(*error.diagnostics)
    return [(d.rule.code, d.span.line, d.span.column) for d in report.diagnostics]


def marked(span: Span) -> str:
    return span.quote[span.column - 1 :][: span.length]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "yes",
        "12:30",
        "2026-02-30",
        "007",
        "1_000",
        "0x10",
        "1e3",
        ".5",
        ".nan",
        "true",
        "http://a.example/b:c",
        "=",
    ],
)
def test_a_plain_value_stays_the_text_that_was_written(written: str) -> None:
    assert data(f"field: {written}") == {"field": written}


@pytest.mark.parametrize("written", ["", "~", "null", "# 以后再写"])
def test_an_empty_value_counts_as_left_out(written: str) -> None:
    assert data(f"title: 标题\nfield: {written}") == {"title": "标题"}


def test_an_empty_value_in_quotes_is_a_value() -> None:
    assert data("field: ''\nother: 'null'") == {"field": "", "other": "null"}


def test_names_are_text_as_well() -> None:
    assert data("2013: 甲\nno: 乙") == {"2013": "甲", "no": "乙"}


def test_lists_and_fields_nest() -> None:
    assert data("a:\n  - b: [甲, 乙]\n    c: {d: 丙}\n") == {"a": [{"b": ["甲", "乙"], "c": {"d": "丙"}}]}


def test_an_anchor_repeats_a_value() -> None:
    assert data("a: &x [甲]\nb: *x") == {"a": ["甲"], "b": ["甲"]}


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n"])
def test_a_document_without_fields_is_empty_and_points_at_its_first_line(text: str) -> None:
    tree = read(text)
    assert tree.data == {}
    assert tree.at(("title",)).line == 1


def test_names_and_values_have_their_places() -> None:
    tree = read("title: 读书 # 注\nsections:\n  - number: 一、\n    title: '任务'\n")
    assert marked(tree.key(("title",))) == "title"
    assert marked(tree.at(("title",))) == "读书"
    assert marked(tree.key(("sections", 0, "number"))) == "number"
    assert tree.at(("sections", 0, "title")) == Span("a.yml", 4, 12, 4, "    title: '任务'")


def test_places_count_from_the_file_s_first_line() -> None:
    source = SourceText("a.md", "---\ntitle: 读书\n---\n正文\n", "")
    tree = parse(source, "title: 读书", 2, Report())
    assert tree.at(("title",)) == Span("a.md", 2, 8, 2, "title: 读书")
    assert tree.whole.line == 2


def test_a_value_of_several_lines_is_shown_by_its_first() -> None:
    tree = read("body: |\n  一\n  二\ntitle: 读书")
    assert tree.at(("body",)) == Span("a.yml", 1, 7, 1, "body: |")
    assert marked(read('title: "一\n  二"').at(("title",))) == '"一'


def test_what_is_not_there_is_shown_by_what_is_around_it() -> None:
    tree = read("title: 读书\nwithdrawn: {on: 2013-06-01}")
    assert marked(tree.at(("withdrawn", "reason"))) == "{on: 2013-06-01}"
    assert marked(tree.key(("withdrawn", "replaced_by"))) == "withdrawn"
    assert tree.at(("unit",)) == tree.key(("unit", 0)) == tree.at(())


def test_the_name_of_an_empty_field_has_its_place() -> None:
    assert marked(read("title:\nunit: office").key(("title",))) == "title"


def test_of_a_field_given_twice_the_first_is_kept_and_the_second_told() -> None:
    text = "a: 甲\nb: {c: 乙, c: 丙}\na: 丁\n"
    assert faults(text) == [("duplicate-key", 2, 11), ("duplicate-key", 3, 1)]
    assert data(text) == {"a": "甲", "b": {"c": "乙"}}


def test_a_field_given_twice_is_told_where_the_first_is_empty() -> None:
    assert faults("a:\na: 甲\n") == [("duplicate-key", 2, 1)]


def test_the_same_name_in_two_parts_is_no_fault() -> None:
    assert faults("a: [{b: 甲}, {b: 乙}]\nb: 丙\n") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [("a:\n\tb: 甲\n", (2, 1)), ("a:\n  b: 甲\n  \tc: 乙\n", (3, 3)), ("a:\n  - b\n\t- c\n", (3, 1))],
)
def test_a_tab_for_spaces_is_told_where_it_stands(text: str, place: tuple[int, int]) -> None:
    assert faults(text) == [("tab", *place)]


def test_a_tab_within_a_value_is_no_fault() -> None:
    assert data("a: '甲\t乙'\nb:\t丙") == {"a": "甲\t乙", "b": "丙"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: 通知: 读书\n", (1, 10)),
        ("a: 甲\nb: @乙\n", (2, 4)),
        ("a: *b\n", (1, 4)),
        ("a: 甲\n[b, c]: 乙\n", (2, 1)),
        ("a: [甲, 乙\nb: 丙\n", (2, 2)),
        ("a: 甲\n---\nb: 乙\n", (2, 1)),
    ],
    ids=["colon", "at sign", "no such anchor", "list as name", "open bracket", "second document"],
)
def test_broken_syntax_is_told_where_it_breaks(text: str, place: tuple[int, int]) -> None:
    assert faults(text) == [("yaml-syntax", *place)]


@pytest.mark.parametrize("text", ["只有一句话", "- 甲\n- 乙\n"])
def test_a_document_must_be_fields(text: str) -> None:
    assert faults(text) == [("wrong-shape", 1, 1)]


@pytest.mark.parametrize("tag", ["!office", "!!python/object:os.system", "!!binary", "!<tag:example,2013:x>"])
def test_a_tag_of_its_own_is_told_and_nothing_is_made_of_it(tag: str) -> None:
    text = f"a: {tag} 甲\n"
    assert faults(text) == [("yaml-tag", 1, 4)]
    assert data(text) == {"a": "甲"}


def test_the_tags_of_plain_values_are_allowed() -> None:
    assert faults("a: !!str 12\nb: !!int 3\n") == []


def nested(depth: int) -> str:
    return "a: " + "[" * depth + "]" * depth


def test_values_may_nest_as_deep_as_records_need_and_no_deeper() -> None:
    assert faults(nested(DEEPEST)) == []
    assert [code for code, *_ in faults(nested(DEEPEST + 1))] == ["alias-bomb"]


def test_brackets_without_end_are_a_fault_and_no_crash() -> None:
    # In a process of its own, for it would take this one down.
    code = "import test_yaml_tree as t; print(t.faults(t.nested(100_000)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, check=False)
    assert run.returncode == 0
    assert b"alias-bomb" in run.stdout


def test_a_list_may_be_as_long_as_records_need_and_no_longer() -> None:
    # The document and the list count as well.
    assert faults("a: [" + "甲, " * (MOST_VALUES - 2) + "]") == []
    assert [code for code, *_ in faults("a: [" + "甲, " * (MOST_VALUES - 1) + "]")] == ["alias-bomb"]


def test_aliases_may_not_multiply_a_file() -> None:
    lines = ["a0: &a0 [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert [code for code, *_ in faults("\n".join(lines))] == ["alias-bomb"]


@pytest.mark.parametrize("text", ["a: &x [*x]", "a: &x {b: *x}", "&x a: {b: [*x]}\nc: &y [[*y]]"])
def test_a_value_that_holds_itself_ends_in_a_fault(text: str) -> None:
    assert [code for code, *_ in faults(text)] == ["alias-bomb"]


WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufeff"), max_size=30)
NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for step, inner in pairs for place in places(inner, (*path, step)))]


@given(st.dictionaries(NAMES, VALUES, max_size=4), st.booleans())
@settings(deadline=None)
def test_what_yaml_writes_is_read_back_with_a_place_for_everything(fields: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(fields, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    report = Report()
    tree = read(text, report=report)
    assert tree.data == fields
    assert not report.diagnostics
    assert set(tree.values) == set(places(fields))
    assert all(marked(span).strip("'\"") == path[-1] for path, span in tree.keys.items())
