"""How the faces speak to a terminal: diagnostics, counts, progress."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from banbao.diagnostics import Diagnostic, Report, Severity, as_data, count, render
from banbao.language import LANGUAGES, Translate

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def chosen_language(asked: str | None = None) -> str:
    """Decide in which language to speak: as asked, else as the environment says, else Chinese."""
    wanted = asked or os.environ.get("BANBAO_LANG") or LANGUAGES[0]
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _coloured(diagnostic: Diagnostic, translate: Translate) -> Text:
    style = _STYLES[diagnostic.rule.severity]
    text = Text(render(diagnostic, translate), no_wrap=True)
    lines = text.plain.split("\n")
    text.stylize(style, 0, lines[0].index("]: ") + 2)
    text.stylize("cyan", len(lines[0]) + 1, len(lines[0]) + 1 + len(lines[1]))
    if diagnostic.span.quote:
        start = sum(len(line) + 1 for line in lines[:4])
        text.stylize(style, start, start + len(lines[4]))
    return text


def show_report(report: Report, translate: Translate, stream: TextIO, form: str = "text") -> None:
    """Print every fault and how many there are; as JSON, one object for the whole run."""
    if form == "json":
        found = [as_data(diagnostic, translate) for diagnostic in report.diagnostics]
        data = {"errors": report.errors, "warnings": report.warnings, "diagnostics": found}
        stream.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    console = Console(file=stream, soft_wrap=True, highlight=False, emoji=False, markup=False)
    for diagnostic in report.diagnostics:
        console.print(_coloured(diagnostic, translate), end="\n\n")
    if report.diagnostics:
        console.print(count(report, translate))


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far a run is, on terminals only, once it takes more than a moment."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None, visible=False)

        def update(done: int, total: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0
            bar.update(task, completed=done, total=total, visible=elapsed > 1 or done == total)

        yield update
