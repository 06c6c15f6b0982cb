"""How the faces speak to a terminal: diagnostics, counts, progress.

What draws on the terminal is loaded when there is something to draw: most runs end within a second and without faults.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TextIO

from banbao.diagnostics import Diagnostic, Report, Severity, as_data, count, render
from banbao.language import LANGUAGES, Progress, Translate, silent

if TYPE_CHECKING:
    from rich.progress import Progress as Display
    from rich.text import Text

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def chosen_language(asked: str | None = None) -> str:
    """Decide in which language to speak: as asked, else as the environment says, else Chinese."""
    wanted = asked or os.environ.get("BANBAO_LANG") or LANGUAGES[0]
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _coloured(diagnostic: Diagnostic, translate: Translate) -> "Text":
    from rich.text import Text

    style = _STYLES[diagnostic.rule.severity]
    text = Text(render(diagnostic, translate), no_wrap=True)
    lines = text.plain.split("\n")
    text.stylize(style, 0, lines[0].index("]") + 1)
    text.stylize("cyan", len(lines[0]) + 1, len(lines[0]) + 1 + len(lines[1]))
    if diagnostic.span.quote:
        start = sum(len(line) + 1 for line in lines[:4])
        text.stylize(style, start, start + len(lines[4]))
    return text


def show_report(report: Report, translate: Translate, stream: TextIO, form: str = "text") -> None:
    """Print every fault and how many there are; as JSON, one object for the whole run."""
    if form == "json":
        import json

        found = [as_data(diagnostic, translate) for diagnostic in report.diagnostics]
        data = {"errors": report.errors, "warnings": report.warnings, "diagnostics": found}
        stream.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        return
    if not report.diagnostics:
        return
    from rich.console import Console

    console = Console(file=stream, soft_wrap=True, highlight=False, emoji=False, markup=False)
    for diagnostic in report.diagnostics:
        console.print(_coloured(diagnostic, translate), end="\n\n")
    console.print(count(report, translate))


def _display() -> "Display":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Display

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    display = Display(*columns, console=Console(stderr=True), transient=True)
    display.add_task("", visible=False)
    return display


@contextmanager
def progress_bar(translate: Translate) -> Iterator[Progress]:
    """Show how far a run is: on terminals only, and only what takes more than a second."""
    if not sys.stderr.isatty():
        yield silent
        return
    began: dict[str, float] = {}
    display: Display | None = None
    with ExitStack() as shown:

        def show(step: str, done: int, total: int) -> None:
            nonlocal display
            elapsed_s = time.monotonic() - began.setdefault(step, time.monotonic())
            if elapsed_s > 1:
                display = display or shown.enter_context(_display())
                task = display.task_ids[0]
                display.update(task, description=translate(step), completed=done, total=total, visible=done < total)

        yield show
