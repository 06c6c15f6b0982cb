"""A command starts at once: what only some runs need is loaded by them alone."""

import subprocess
import sys

import pytest

HEAVY = frozenset(
    {
        "asyncio",
        "babel",
        "csv",
        "dateutil",
        "difflib",
        "email",
        "icalendar",
        "importlib.metadata",
        "jinja2",
        "json",
        "logging",
        "markdown",
        "mkdocs",
        "nh3",
        "pyvips",
        "pypinyin",
        "rich",
    }
)


def loaded_by(statement: str) -> set[str]:
    """Name what a fresh process has loaded after a statement."""
    code = f"{statement}; import sys; print(*sys.modules, sep='\\n')"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("rooms", ["banbao.cli", "banbao.source.tree", "banbao.model.kinds"])
def test_a_start_loads_nothing_that_only_some_runs_need(rooms: str) -> None:
    assert not HEAVY & loaded_by(f"import {rooms}")


def test_a_record_is_read_without_what_only_faults_need() -> None:
    read = (
        "from banbao.diagnostics import Report; from banbao.model.kinds import KINDS; "
        "from banbao.source.records import make_entry, read_manuscript; "
        "from banbao.source.text_files import SourceText; "
        "source = SourceText('a.yml', 'title: 读书\\npublished: 2013-05-08', ''); "
        "make_entry(KINDS['news'], read_manuscript(KINDS['news'], 'a', source, None, (), Report()), Report())"
    )
    assert not loaded_by(read) & {"dateutil", "difflib", "rich"}


def test_a_run_without_faults_loads_nothing_to_tell_of_them() -> None:
    told = "import sys; from banbao.console import show_report; from banbao.diagnostics import Report"
    assert "rich" not in loaded_by(f"{told}; show_report(Report(), str, sys.stderr)")
