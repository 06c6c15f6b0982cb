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

from banbao.board_rules import BOARD_TEMPLATE, NO_TYPESETTER
from banbao.build import prepare
from banbao.diagnostics import ContentError, Report, Rule
from banbao.font_rules import FONT_RULES
from banbao.model.base import ZONE
from banbao.official_rules import DOCUMENT_TEMPLATE
from banbao.rules import RULES
from banbao.run import Request, begin
from every_kind import made_of_it
from made_before import take_made

SITES = Path(__file__).parent / "sites"
CASES = sorted(path for path in (SITES / "invalid").iterdir() if path.is_dir())
CLOCK = datetime(2013, 11, 25, 9, tzinfo=ZONE)

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
    request = Request(root=root, strict=True, documents=False)
    with pytest.raises(ContentError) as caught:
        prepare(begin(request, CLOCK, report), str, report)
    assert caught.value.diagnostics == report.diagnostics
    return {(d.span.path, d.span.line, d.rule.code) for d in report.diagnostics}


def test_the_site_underneath_has_no_faults(tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal" / "content", tmp_path / "content")
    report = Report()
    prepared = prepare(begin(Request(root=tmp_path, strict=True, documents=False), CLOCK, report), str, report)
    assert not report.diagnostics
    assert list(prepared.notes) == list(prepared.bench.catalog.items)
    assert list(prepared.notes) == ["plan:plan", "task:spirit", "notice:first-notice", "news:first-news"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_all_stated_faults_are_told_and_no_others(case: Path, tmp_path: Path) -> None:
    stated = set(stated_in(case))
    assert stated, "a case states its faults"
    lay_over_minimal(case, tmp_path)
    take_made(tmp_path, made_of_it(), ("fonts",))
    assert faults_of(tmp_path) == stated


def test_every_rule_is_shown_by_a_case() -> None:
    # Fonts have no part in a site; `fonts/test_office.py` shows their rules.
    rules = {rule.code for rule in RULES} - {rule.code for rule in FONT_RULES}
    shown = {code for case in CASES for _, _, code in stated_in(case)}
    # What a machine lacks is no fault of a site's content, nor is what its theme does.
    assert shown == rules - {NO_TYPESETTER.code, BOARD_TEMPLATE.code, DOCUMENT_TEMPLATE.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_and_gives_advice(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    assert rule.what
    assert not rule.what.endswith(".")
    assert rule.advice.endswith(".")


def test_no_two_rules_share_a_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
