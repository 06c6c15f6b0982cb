"""A fault as it is shown: the quoted line with its carets, the form for programs, and the report that gathers them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from banbao.diagnostics import (
    ContentError,
    Diagnostic,
    Message,
    Report,
    Rule,
    Severity,
    Span,
    as_data,
    count,
    render,
    width,
)
from banbao.rules import BOM, DEAD_LINK, UNKNOWN_REFERENCE

SHORT = Rule("short", "this is wrong", "Mend it.")
CHINESE = {
    "error": "错误",
    "{severity}[{code}]: {what}": "{severity}〔{code}〕{what}",
    "help: {advice}": "帮助：{advice}",
    "there is no {kind} `{slug}`": "没有{kind}“{slug}”",
    "news item": "动态",
    "did you mean `{name}`?": "是不是 `{name}`？",
}

# Letters and marks whose width terminals agree on: narrow ones, wide ones, and those that only old Chinese fonts widen.
PRINTABLE = st.text(
    st.sampled_from("abcXYZ019 .,:;-_#`'\"[]{}()\t/")
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
    | st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E)
    | st.sampled_from("，。、《》「」？！“”‘’…—·éüßЖя한글あア😀"),
    max_size=150,
)


def shown(quote: str, column: int = 1, length: int = 1, line: int = 7) -> str:
    return render(Diagnostic.of(SHORT, Span("a.md", line, column, length, quote)), str)


def speak_chinese(text: str) -> str:
    return CHINESE.get(text, text)


def test_a_fault_is_shown_with_its_place_its_line_and_its_cure() -> None:
    span = Span("content/events/spring.yml", 1, 1, 5, "titel: Spring concert")
    fault = Diagnostic.of(DEAD_LINK, span, Message.of("did you mean `{name}`?", name="title"), target="titel")
    assert (
        render(fault, str)
        == """\
error[dead-link]: the link leads to nothing: `titel`
 --> content/events/spring.yml:1:1
  |
1 | titel: Spring concert
  | ^^^^^
  = help: did you mean `title`?"""
    )


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    assert (
        shown("abc", 2, 2, line=1234)
        == """\
error[short]: this is wrong
    --> a.md:1234:2
     |
1234 | abc
     |  ^^"""
    )


def test_carets_stand_under_double_width_characters() -> None:
    assert (
        shown("title: 读书，activity", 8, 3)
        == """\
error[short]: this is wrong
 --> a.md:7:8
  |
7 | title: 读书，activity
  |        ^^^^^^"""
    )
    assert shown("读书，activity", 4, 8).splitlines()[-1] == "  |       ^^^^^^^^"


def test_a_fault_of_a_whole_file_shows_no_line() -> None:
    assert render(Diagnostic.of(SHORT, Span("content/site.yml")), str) == (
        "error[short]: this is wrong\n --> content/site.yml:1:1"
    )


def test_a_caret_stands_behind_a_line_that_is_too_short() -> None:
    assert shown("读书", 9).splitlines()[-2:] == ["7 | 读书", "  |     ^"]


def test_tabs_and_control_characters_are_quoted_as_one_space_each() -> None:
    assert shown("\ton: \x07x", 7).splitlines()[-2:] == ["7 |  on:  x", "  |       ^"]


def test_a_long_line_is_cut_on_both_sides_of_the_span() -> None:
    lines = shown("前" * 100 + "错误" + "后" * 100, 101, 2).splitlines()
    assert lines[-2] == "7 | …" + "前" * 23 + "错误" + "后" * 22 + "…"
    assert lines[-1] == "  | " + " " * 47 + "^^^^"


def test_a_long_span_is_cut_itself() -> None:
    lines = shown("好" * 200, 1, 200).splitlines()
    assert lines[-2].endswith("好…")
    assert lines[-1] == "  | " + "^" * cell_len(lines[-2].removeprefix("7 | "))
    assert len(lines[-1]) < 60


def test_a_line_that_fits_is_not_cut() -> None:
    quote = "a" * 48 + "b" + "c" * 47
    assert shown(quote, 49).splitlines()[-2] == f"7 | {quote}"


@given(PRINTABLE, st.integers(1, 200), st.integers(1, 200))
@settings(deadline=None)
def test_the_caret_begins_at_the_display_width_of_what_stands_before_it(quote: str, column: int, length: int) -> None:
    *_, quoted, carets = shown(quote or "x", column, length).splitlines()
    quoted, carets = quoted.removeprefix("7 | "), carets.removeprefix("  | ")
    line = (quote or "x").replace("\t", " ")
    before, marked = line[: column - 1], line[column - 1 :][:length]
    at = len(carets) - len(carets.lstrip(" "))
    cut = [f"…{before[left:]}" for left in range(1, len(before) + 1)] if cell_len(before) >= 40 else []
    # Where nothing but spaces is marked, the quoted line ends before them.
    possible = [text if marked.strip() else text.rstrip() for text in (before, *cut) if cell_len(text) == at]
    assert any(quoted.startswith(text) for text in possible)
    assert set(carets.strip()) == {"^"}
    assert at + len(carets.strip()) <= 97


@given(st.text(), st.integers(1, 300), st.integers(1, 300), st.integers(1, 10**6))
@settings(deadline=None)
def test_any_line_and_any_span_can_be_shown(quote: str, column: int, length: int, line: int) -> None:
    fault = Diagnostic.of(SHORT, Span("a.md", line, column, length, quote))
    assert "\t" not in render(fault, str)
    json.dumps(as_data(fault, str))


@pytest.mark.parametrize(
    "quote", ["e\u0301x", "\u200bx", "か\u3099x"], ids=["accent", "zero-width space", "voiced kana"]
)
def test_characters_without_a_width_do_not_push_the_caret_away(quote: str) -> None:
    assert width(quote) == cell_len(quote)


@pytest.mark.parametrize("char", ["\x85", "\x9b", "\u2028"], ids=["next line", "terminal command", "line separator"])
def test_what_would_move_the_cursor_is_quoted_as_a_space(char: str) -> None:
    assert shown(f"a{char}b", 3).splitlines()[-2:] == ["7 | a b", "  |   ^"]


def test_a_line_without_end_is_shown_like_any_other() -> None:
    # Were every cut measured from the beginning again, this would not come to an end.
    lines = shown("读" * 300_000, 150_000, 2).splitlines()
    assert max(cell_len(line) for line in lines) < 110
    assert lines[-1].endswith(" ^^^^")


def test_messages_within_messages_speak_the_reader_s_language() -> None:
    span = Span("content/news/a.md", 3, 9, 4, "unit: [错的]")
    advice = Message.of("did you mean `{name}`?", name="spring")
    fault = Diagnostic.of(UNKNOWN_REFERENCE, span, advice, kind=Message("news item"), slug="sprnig")
    assert render(fault, speak_chinese).splitlines()[0] == "错误〔unknown-reference〕没有动态“sprnig”"
    assert render(fault, speak_chinese).splitlines()[-1] == "  = 帮助：是不是 `spring`？"


def test_braces_in_values_are_shown_as_they_are() -> None:
    fault = Diagnostic.of(DEAD_LINK, Span("a.md"), target="{target}{0}")
    assert render(fault, str).startswith("error[dead-link]: the link leads to nothing: `{target}{0}`")


def test_programs_get_plain_values_and_the_line_in_three_pieces() -> None:
    fault = Diagnostic.of(
        DEAD_LINK,
        Span("content/news/a.md", 6, 4, 6, "[旧](old.md)。"),
        Message.of("did you mean `{name}`?", name="odd.md"),
        target="old.md",
    )
    assert as_data(fault, str) == {
        "severity": "error",
        "code": "dead-link",
        "path": "content/news/a.md",
        "line": 6,
        "column": 4,
        "length": 6,
        "message": "the link leads to nothing: `old.md`",
        "help": "did you mean `odd.md`?",
        "quote": ["[旧]", "(old.m", "d)。"],
    }


def test_programs_are_told_that_there_is_no_help() -> None:
    assert as_data(Diagnostic.of(SHORT, Span("a.md")), str)["help"] is None


def test_a_report_tells_faults_by_file_line_and_column() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 9, 5), ("a.md", 9, 2)]
    faults = [Diagnostic.of(SHORT, Span(path, line, column)) for path, line, column in places]
    report = Report()
    report.add(*faults)
    assert [(d.span.path, d.span.line, d.span.column) for d in report.diagnostics] == sorted(places)


@given(st.permutations([Diagnostic.of(rule, Span("a.md", line)) for rule in (SHORT, BOM) for line in (1, 2, 3)]))
def test_a_report_is_the_same_in_whatever_order_faults_are_found(faults: list[Diagnostic]) -> None:
    report, again = Report(), Report()
    report.add(*faults)
    for fault in sorted(faults, key=lambda d: d.span.line):
        again.add(fault)
    assert report.diagnostics == again.diagnostics


def test_the_same_fault_found_twice_counts_once() -> None:
    report = Report()
    for _ in range(2):
        report.add(Diagnostic.of(DEAD_LINK, Span("a.md"), target="x"))
    report.add(Diagnostic.of(DEAD_LINK, Span("a.md"), target="y"))
    assert report.errors == 2


def test_warnings_stop_a_strict_run_only() -> None:
    report = Report()
    assert not report.fails(strict=True)
    report.add(Diagnostic.of(BOM, Span("a.md")))
    assert (report.errors, report.warnings) == (0, 1)
    assert report.fails(strict=True)
    assert not report.fails(strict=False)


def test_errors_stop_every_run() -> None:
    report = Report()
    report.add(Diagnostic.of(SHORT, Span("a.md")), Diagnostic.of(BOM, Span("a.md")))
    assert report.fails(strict=False)
    assert count(report, str) == "errors: 1, warnings: 1"


def test_a_warning_is_called_one() -> None:
    assert BOM.severity is Severity.WARNING
    assert render(Diagnostic.of(BOM, Span("a.md")), str).startswith("warning[bom]: ")


def test_the_exception_carries_all_faults() -> None:
    faults = [Diagnostic.of(SHORT, Span("a.md", line)) for line in (1, 2)]
    assert ContentError(iter(faults)).diagnostics == tuple(faults)
