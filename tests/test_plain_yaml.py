"""The quick way through YAML and the one that looks closely: whatever is written, both say the same of it."""

from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.diagnostics import ContentError, Diagnostic, Report
from banbao.source.plain_yaml import read_plainly
from banbao.source.yaml_tree import Tree
from test_yaml_tree import NAMES, VALUES, nested, read

MARKS = (
    *("a", "b:", "_c", "甲", "甲：", "a：b", "a:b", "12:30", "http://x", "~", "null", "NULL", "Null", "nul", "=", "<<"),
    *("|", ">", "|-", ">2", "-", "?", ":", ",", "[", "]", "{", "}", "#", "%YAML", "%TAG", "---", "...", "'", '"', "''"),
    *("\\", "\\x01", "\\n", "&", "*", "!", "&x", "*x", "!x", "!!str", "!!null", "!!binary", "!<y>", "@", "`", "\u3000"),
)
SPACES = (" ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\t", "\r", "\x85", "\u2028", "\ufeff", "\x01", "", ": ")
LOOSE = st.lists(st.sampled_from(MARKS) | st.sampled_from(SPACES), max_size=24).map("".join)
FIELDS = st.dictionaries(NAMES | st.sampled_from(["null", "~", "<<", "1"]), st.none() | VALUES, max_size=4)


def written(fields: dict[str, Any], flow: bool | None) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, default_flow_style=flow, sort_keys=False)


ORDERLY = st.builds(written, FIELDS, st.sampled_from([True, False, None]))


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """Write a document, and something into the middle of it."""
    text = draw(ORDERLY)
    place = draw(st.integers(0, len(text)))
    return text[:place] + draw(LOOSE) + text[place + draw(st.integers(0, 3)) :]


def outcome(text: str) -> tuple[str | None, tuple[Diagnostic, ...], Tree | None]:
    report = Report()
    try:
        tree = read(text, report=report)
    except ContentError as error:
        report.add(*error.diagnostics)
        return None, report.diagnostics, None
    # Written out, for the order counts as well.
    return repr(tree.data), report.diagnostics, tree


@given(ORDERLY | LOOSE | disturbed())
@settings(deadline=None, max_examples=500)
def test_both_ways_say_the_same(text: str) -> None:
    with patch("banbao.source.yaml_tree.read_plainly", return_value=None):
        data, faults, tree = outcome(text)
    assert outcome(text) == (data, faults, tree)
    assert tree is None or set(tree.keys) <= set(tree.values)
    if read_plainly(text) is not None:
        assert not any(fault.rule.code != "colon" for fault in faults)


@given(FIELDS, st.booleans())
@settings(deadline=None)
def test_what_has_no_faults_is_read_the_quick_way(fields: dict[str, Any], flow: bool) -> None:
    text = written(fields, flow)
    if "\\" not in text:
        assert read_plainly(text) == {name: value for name, value in fields.items() if value is not None}


def test_places_are_found_only_when_they_are_asked() -> None:
    with patch("yaml.compose", side_effect=AssertionError):
        tree = read("title: 读书\ntasks: [spirit]\n")
    assert tree.data == {"title": "读书", "tasks": ["spirit"]}
    assert tree.at(("tasks", 0)).column == 9
    assert tree == read("title: 读书\ntasks: [spirit]\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: 甲\na: 乙",
        "a: !x 甲",
        "a: &x 甲",
        "a: *x",
        'a: "\\x01"',
        "a: \x01",
        "[a]: 甲",
        "- 甲",
        "a: [",
        "甲",
        nested(30),
    ],
)
def test_what_may_be_a_fault_is_left_to_closer_eyes(text: str) -> None:
    assert read_plainly(text) is None
