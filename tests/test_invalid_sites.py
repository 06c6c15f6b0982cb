"""Each folder of `sites/invalid`, laid over `sites/minimal`, states its own faults: all are told, and no others.

A fault is stated at the end of its line, `#~ code` in YAML and `<!--~ code-->` in Markdown; where the file cannot state
it, `faults.txt` says `path:line: code`.
`removed.txt` names files of `minimal` that the case does without.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from banbao.build import Request, prepare
from banbao.diagnostics import ContentError, Report, Rule
from banbao.model.base import ZONE
from banbao.rules import RULES

SITES = Path(__file__).parent / "sites"
CASES = sorted(path for path in (SITES / "invalid").iterdir() if path.is_dir())
CLOCK = datetime(2013, 11, 25, 9, tzinfo=ZONE)

AWAITED = {
    "address-taken-by-unit": "link: nothing looks for two units of one id",
    "address-taken-two-index-files": "tree.files_beside: the second index file is told as unused as well",
    "bad-form-of-file-name": "link._check_fields: a file name of bad form is told as missing as well",
    "bad-recurrence-endless": "culture._recurrence: a rule that stands still is taken; its meetings never end",
    "bad-results-count": "survey_results: a choice with a bad count is told as not counted as well",
    "bad-results-line-break": "survey_results: rows are counted, not lines",
    "control-character-escaped": "yaml_tree: control characters that YAML escapes are not looked for",
    "control-character-in-field": "yaml_tree: what the character does to YAML is told as well",
    "custom-size-one": "media.Board: one size of two goes with a preset product",
    "dead-link-alike": "body._find: finds the address within a longer one",
    "dead-link-javascript": "body: nh3 takes addresses of other schemes out before the filter sees them",
    "dead-link-twice": "body._find: only the first place is told",
    "ends-before-start-of-task": "plan.Task: the period is not checked",
    "fault-in-site": "build.prepare: with a fault in site.yml no text is looked at",
    "heading-level-underlined": "body._report: headings underlined with === are not looked for",
    "heading-level-without-space": "body._report: Python-Markdown needs no space behind #",
    "line-separator-in-field": "text_files._CONTROL: U+2028 and U+2029, line breaks to YAML, are not looked for",
    "link-to-internal": "select: a link that link.link told as internal is told as hidden as well",
    "many-at-once-in-text": "build.prepare: the text of a record with a faulty field is not looked at",
    "ragged-row-each": "culture.Results: only the first ragged row is told, at the first row",
    "stray-file-in-plan": "tree.single: other files and folders beside the plan are passed over in silence",
    "unknown-field-in-part": "faults.diagnose: a mistyped name in a part hides a missing field outside of it",
    "unknown-field-upper-case": "faults.diagnose: a name in capitals does not hide the field that it means",
    "unknown-kind-task-group": "link._Targets.fault: a text may name a task group, which has no page",
    "unsafe-html-with-address": "body._Links.attribute: the address of a tag that is taken out is told as well",
    "yaml-syntax-unclosed-quote": "yaml_tree._syntax_fault: shows where the file ends, not where the quotation begins",
    "yaml-tag-on-list": "yaml_tree._Walk.value: tags of lists and fields are not looked for",
}
"""Cases that banbao does not get right yet, and why; take a line out when its fault is mended."""

_STATED = re.compile(r"(?:#~|<!--~) ([a-z -]+?)(?:-->)?$")

Place = tuple[str, int, str]


def stated_in(case: Path) -> Iterator[Place]:
    faults = case / "faults.txt"
    if faults.exists():
        for line in faults.read_text(encoding="utf-8").splitlines():
            name, place, code = line.split(":")
            yield name, int(place), code.strip()
    for path in sorted((case / "content").rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        for number, line in enumerate(text.split("\n"), 1):
            if found := _STATED.search(line.rstrip()):
                yield from ((path.relative_to(case).as_posix(), number, code) for code in found[1].split())


def lay_over_minimal(case: Path, root: Path) -> None:
    shutil.copytree(SITES / "minimal" / "content", root / "content")
    if (case / "content").is_dir():
        shutil.copytree(case / "content", root / "content", symlinks=True, dirs_exist_ok=True)
    removed = case / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        (root / name).unlink()


def faults_of(root: Path) -> set[Place]:
    report = Report()
    request = Request(root=root, strict=True)
    with pytest.raises(ContentError) as caught:
        prepare(request, CLOCK, str, report)
    assert caught.value.diagnostics == report.diagnostics
    return {(d.span.path, d.span.line, d.rule.code) for d in report.diagnostics}


def test_the_site_underneath_has_no_faults(tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal" / "content", tmp_path / "content")
    report = Report()
    prepared = prepare(Request(root=tmp_path, strict=True), CLOCK, str, report)
    assert not report.diagnostics
    assert list(prepared.bodies) == ["plan:plan", "task:spirit", "notice:first-notice", "news:first-news"]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=AWAITED[case.name])] if case.name in AWAITED else [],
        )
        for case in CASES
    ],
)
def test_all_stated_faults_are_told_and_no_others(case: Path, tmp_path: Path) -> None:
    stated = set(stated_in(case))
    assert stated, "a case states its faults"
    lay_over_minimal(case, tmp_path)
    assert faults_of(tmp_path) == stated


def test_every_rule_is_shown_by_a_case() -> None:
    shown = {code for case in CASES for _, _, code in stated_in(case)}
    assert shown == {rule.code for rule in RULES}


def test_no_case_is_awaited_that_does_not_exist() -> None:
    assert AWAITED.keys() <= {case.name for case in CASES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_and_gives_advice(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    assert rule.what
    assert not rule.what.endswith(".")
    assert rule.advice.endswith(".")


def test_no_two_rules_share_a_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
