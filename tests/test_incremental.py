"""Whatever is done to a site between two builds, the next one leaves what a clean build gives, byte for byte.

By default the same ways are gone each time, so that a failure is the doing of the change at hand; with
`BANBAO_EXAMPLES=500` each test goes that many ways by chance. With `BANBAO_SHRINK=1` the way to a failure is shortened,
which takes some minutes.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, note, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

import edits
from banbao.model.kinds import KINDS
from builds import (
    CACHE,
    NOT_OURS,
    OUT,
    CleanBuilds,
    Site,
    View,
    build,
    build_afresh,
    difference,
    put_back,
    quicken,
    shorten_lists,
    sources,
)
from conftest import contents
from edits import Edit
from every_kind import MOMENTS, VALUES, lay_out, made_of_it
from made_before import share_made, take_made

EXAMPLES = int(os.environ.get("BANBAO_EXAMPLES", "0"))
IS_SHRUNK = bool(os.environ.get("BANBAO_SHRINK"))
USUAL_EXAMPLES, STEPS = 2, 8

# Just before, at and after each moment that the site knows, and around the end of its day.
TIMES = sorted(
    (datetime.fromisoformat(moment) + timedelta(seconds=seconds)).isoformat()
    for moment in MOMENTS
    for seconds in (-1, 0, 1, 86399, 86400)
)


class NothingThereError(Exception):
    """There is nothing to choose from, so the edit is left out."""


def chooser(data: Any, root: Path) -> Callable[[Sequence[Any]], Any]:
    def choose(things: Sequence[Any]) -> Any:
        if not things:
            raise NothingThereError
        thing = things[data.draw(st.integers(0, len(things) - 1))]
        note(f"    {str(thing).removeprefix(str(root))}")
        return thing

    return choose


class Office(RuleBasedStateMachine):
    """An office that edits its site, and builds it after each edit."""

    scratch: ClassVar[Path]
    clean_builds: ClassVar[CleanBuilds]
    last: ClassVar[tuple[Site, View, Site] | None]
    """What was built last, from where it was looked at, and what that gave."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(dir=self.scratch))
        self.root = lay_out(self.folder / "project")
        self.bring_what_was_made()
        self.view = View()
        self.good = sources(self.root)
        self.is_faulty, self.may_be_foreign, self.moves = False, False, 0

    def bring_what_was_made(self) -> None:
        """Share what takes long to be made; where nothing is shared it is shown to come out the same."""
        share_made(self.root, self.clean_builds.made)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(at=st.sampled_from(TIMES))
    def look_at_another_time(self, at: str) -> None:
        self.view = replace(self.view, at=at)

    @rule(is_forward=st.booleans())
    def let_a_moment_pass(self, is_forward: bool) -> None:
        now = self.view.at or "2013-06-15T09:00:00"
        at = (
            next((at for at in TIMES if at > now), "")
            if is_forward
            else max((at for at in TIMES if at < now), default="")
        )
        self.view = replace(self.view, at=at)

    @rule(edition=st.sampled_from(("internal", "public", "")), drafts=st.booleans(), strict=st.booleans())
    def look_at_another_edition(self, edition: str, drafts: bool, strict: bool) -> None:
        self.view = replace(self.view, edition=edition, drafts=drafts, strict=strict)

    @rule(data=st.data())
    def make_a_fault_and_leave_it_for_a_while(self, data: Any) -> None:
        edits.make_a_fault(self.root, chooser(data, self.root))
        self.is_faulty = True

    @invariant()
    def the_next_build_gives_what_a_clean_one_gives(self) -> None:
        out = self.root / OUT
        before = contents(out)
        wanted, site = self.clean_builds.of(self.root, self.view)
        found = build(self.root, out, self.view)
        if self.may_be_foreign and NOT_OURS in (found.refusal or ""):
            # As the help says: without its notes banbao does not know its own site, which is then to be emptied.
            assert contents(out) == before
            shutil.rmtree(out)
            before = {}
            found = build(self.root, out, self.view)
        assert found == wanted
        if found.refusal is None:
            assert not (told := difference(contents(out), site)), told
            self.good, self.is_faulty, self.may_be_foreign = sources(self.root), False, False
            type(self).last = self.good, self.view, site
            return
        note(f"refused: {found.told}")
        assert not (told := difference(contents(out), before)), told
        if self.is_faulty:
            self.is_faulty = False
        else:
            put_back(self.root, self.good)


class CarelessOffice(Office):
    """An office that moves things about and brings back old copies."""

    def bring_what_was_made(self) -> None:
        """Have it alone: the cache is copied, and damaged."""
        take_made(self.root, made_of_it())

    @rule()
    def keep_a_copy(self) -> None:
        for name in (CACHE, OUT):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            if (self.root / name).exists():
                shutil.copytree(self.root / name, self.folder / name, symlinks=True)

    @precondition(lambda self: (self.folder / CACHE).exists() and (self.folder / OUT).exists())
    @rule(names=st.sampled_from(((CACHE,), (OUT,), (CACHE, OUT))))
    def bring_back_the_copy(self, names: tuple[str, ...]) -> None:
        for name in names:
            shutil.rmtree(self.root / name, ignore_errors=True)
            shutil.copytree(self.folder / name, self.root / name, symlinks=True)
        self.may_be_foreign = True

    @rule()
    def move_the_project(self) -> None:
        self.moves += 1
        self.root = self.root.rename(self.folder / f"moved-{self.moves}")


def office(kind: type[Office], *families: Sequence[Edit]) -> type[Office]:
    """Make an office that makes these edits, each of them a rule."""

    def rule_of(edit: Edit) -> Any:
        def make(self: Office, data: Any) -> None:
            self.may_be_foreign |= edit in edits.TO_THE_CACHE
            try:
                edit(self.root, chooser(data, self.root))
            except NothingThereError:
                note("there was nothing to edit")

        make.__name__ = edit.__name__
        return rule(data=st.data())(make)

    return type(kind.__name__, (kind,), {edit.__name__: rule_of(edit) for family in families for edit in family})


OFFICES: dict[str, type[Office]] = {
    "content": office(Office, edits.CONTENT),
    "times": office(Office, (edits.set_when_and_for_whom, edits.set_a_field)),
    "surroundings": office(Office, edits.SURROUNDINGS),
    "silent": office(Office, edits.IN_SILENCE, edits.CONTENT[:2], edits.SURROUNDINGS[:2]),
    "output": office(CarelessOffice, edits.TO_THE_OUTPUT, edits.CONTENT[:6]),
    "cache": office(CarelessOffice, edits.TO_THE_CACHE, edits.CONTENT[:6]),
    "everything": office(CarelessOffice, edits.CONTENT, edits.SURROUNDINGS, edits.TO_THE_OUTPUT, edits.TO_THE_CACHE),
}
WAYS = {"everything": 2}


@pytest.fixture(autouse=True)
def _small_lists_and_quick_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    shorten_lists(monkeypatch)
    quicken(monkeypatch)


def go(kind: type[Office], number: int, scratch: Path) -> None:
    """Try an office's ways."""
    kind.scratch, kind.clean_builds, kind.last = scratch, CleanBuilds(scratch / "clean", made_of_it()), None
    if not EXAMPLES:
        seed(number)(kind)
    chosen = settings(
        max_examples=EXAMPLES or USUAL_EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink) if IS_SHRUNK else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        report_multiple_bugs=False,
    )
    run_state_machine_as_test(kind, settings=chosen)
    if kind.last:
        # What a process remembers must make no difference either; that is not seen from within.
        files, view, site = kind.last
        afresh = build_afresh(files, view, scratch / "afresh", kind.clean_builds.made)
        assert not (told := difference(afresh, site)), told


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name in OFFICES for number in range(WAYS.get(name, 1))]
)
def test_after_any_edits_a_build_leaves_what_a_clean_one_gives(name: str, number: int, tmp_path: Path) -> None:
    go(OFFICES[name], number, tmp_path)


def test_an_output_whose_edit_left_no_trace_in_size_and_time_is_mended(tmp_path: Path) -> None:
    go(office(Office, (edits.edit_an_output_and_put_its_time_back,)), 0, tmp_path)


def test_every_field_of_every_kind_is_edited() -> None:
    fields = {(kind.name, name) for kind in KINDS.values() for name in kind.model.model_fields}
    assert not [field for field in fields if field[1] not in VALUES and ".".join(field) not in VALUES]
    known = {name for field in fields for name in (field[1], ".".join(field))}
    assert VALUES.keys() <= known
