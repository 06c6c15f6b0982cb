"""The command that makes exhibition boards for the shop and for screens."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banbao.cli.options import (
    Decorator,
    chosen_among,
    format_option,
    language_of,
    near,
    root_of,
    together,
    view_options,
)
from banbao.cli.os_faults import faults_told
from banbao.console import progress_bar, show_report
from banbao.diagnostics import ContentError, Report
from banbao.language import N_, Translate, translations
from banbao.model.base import ZONE, Audience

if TYPE_CHECKING:
    from banbao.boards import Form
    from banbao.drafts import Drafts
    from banbao.handover import Handed, Handover

_FOLDER = "dist/boards"


def _options(_: Translate) -> Decorator:
    options = (
        click.option("--all", "every", is_flag=True, help=_(N_("All boards that the edition shows."))),
        click.option("--proof", "is_proof", is_flag=True, help=_(N_("Only what is looked at: a PDF and pictures."))),
        click.option("--print", "is_print", is_flag=True, help=_(N_("Only what the shop prints: a PDF in inks."))),
        click.option(
            "--preflight",
            "is_checked",
            is_flag=True,
            help=_(N_("Check what is printed and report; with --print it is always done.")),
        ),
        click.option(
            "--out", metavar=_(N_("DIR")), help=_(N_("Where to; by default `dist/boards` in the site's folder."))
        ),
        click.option("--sheet", is_flag=True, help=_(N_("Show what templates are given, as JSON, and make nothing."))),
        format_option(_),
        view_options(_),
    )
    return together(*options)


def add_board(group: click.Group, _: Translate) -> None:
    """Add the command `board`."""

    @group.command(
        help=_(N_("Make exhibition boards: for the print shop, for proofs and for screens.")),
        short_help=_(N_("Make exhibition boards.")),
    )
    @click.argument("names", nargs=-1, metavar=_(N_("[NAME]...")))
    @_options(_)
    def board(
        names: tuple[str, ...],
        every: bool,
        is_proof: bool,
        is_print: bool,
        is_checked: bool,
        out: str | None,
        sheet: bool,
        form: str,
        root: str,
        edition: str | None,
        drafts: bool,
        at: datetime | None,
        strict: bool,
    ) -> None:
        place, report = root_of(root, _), Report()
        view = (Audience(edition or "public"), drafts, at, strict, language_of(place))
        ready = _ready(place, view, report, _)
        unknown, is_failing = N_("the edition shows no board `{name}`"), bool(report.errors)
        chosen = chosen_among(names, ready.names, unknown, every=every, is_failing=is_failing, _=_)
        with faults_told(_):
            drafted = ready.draft(chosen, report)
        if sheet:
            _show_sheets(ready, drafted)
            return
        forms: tuple[Form, ...] = ("proof",) if is_proof and not is_print else ("proof", "print")
        if is_print and not is_proof:
            forms = ("print",)
        made: tuple[Handed, ...] = ()
        if not report.fails(strict=strict):
            with faults_told(_), progress_bar(_) as progress:
                folder = Path(out) if out else place / _FOLDER
                made = ready.hand_over(drafted, forms, folder, report, progress, is_checked=is_checked)
        show_report(report, _, sys.stderr)
        _show(made, ready, form, _)
        is_refused = any(each.checked and each.checked.failed for each in made)
        sys.exit(int(report.fails(strict=strict) or is_refused))


def _ready(
    root: Path, view: tuple[Audience, bool, datetime | None, bool, str], report: Report, _: Translate
) -> "Handover":
    """Read the records."""
    from banbao.bench import fonts_of, lay_out
    from banbao.handover import Handover
    from banbao.press.workshop import has_typesetter
    from banbao.run import Request, begin

    if not has_typesetter():
        told = N_("boards cannot be made: Typst is not installed; `pip install typst` brings it")
        raise click.ClickException(_(told))
    try:
        with faults_told(_):
            begun = begin(Request(root, *view), datetime.now(ZONE), report)
            bench = lay_out(begun, translations(begun.request.language).gettext, report)
            return Handover(bench, fonts_of(bench, report))
    except ContentError as error:
        report.add(*error.diagnostics)
        show_report(report, _, sys.stderr)
        sys.exit(1)


def _show(made: "tuple[Handed, ...]", ready: "Handover", form: str, _: Translate) -> None:
    if form == "json":
        import json

        click.echo(json.dumps({"boards": [_as_data(each) for each in made]}, ensure_ascii=False, indent=2))
        return
    if made:
        for each in made:
            _show_board(each, _)
        files = [file for each in made for file in each.files]
        new = sum(file.is_new for file in files)
        told = _(N_("made {made} files, {kept} stand as they were, in {folder}"))
        click.echo(told.format(made=new, kept=len(files) - new, folder=near(files[0].path.parent)))
        for told in ready.substitutions(_):
            click.echo(told)


def _as_data(each: "Handed") -> dict[str, object]:
    return {
        "name": each.name,
        "width": each.draft.format.width,
        "height": each.draft.format.height,
        "unit": "px" if each.draft.format.is_screen else "mm",
        "pages": each.pages,
        "body_pt": round(each.body_pt, 1),
        "preflight": each.checked.status if each.checked else None,
        "files": [{"path": str(file.path), "bytes": file.size_bytes, "is_new": file.is_new} for file in each.files],
    }


def _show_board(each: "Handed", _: Translate) -> None:
    form = each.draft.format
    size = f"{form.width:g} × {form.height:g} {'px' if form.is_screen else 'mm'}"
    told = _(N_("{name}: {size}, {pages} boards, running text {body} pt"))
    click.echo(told.format(name=each.name, size=size, pages=each.pages, body=f"{each.body_pt:.0f}"))
    for file in each.files:
        click.echo(f"  {file.path.name}  {_size(file.size_bytes)}")
    findings = each.checked.findings if each.checked else ()
    marks = {"fail": _(N_("fails")), "warn": _(N_("look at"))}
    lines = (f"  {marks[found.status]}: {found.title}: {found.what}" for found in findings if found.status in marks)
    for line in dict.fromkeys(lines):
        click.echo(line)


def _size(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:.1f} MB" if size_bytes >= 1_000_000 else f"{size_bytes / 1000:.0f} KB"


def _show_sheets(ready: "Handover", drafted: "Drafts") -> None:
    """Print what templates are given, for who writes them."""
    import msgspec

    from banbao.press.boards import complete

    for item_id in drafted.ids:
        draft = complete(drafted.draft(item_id), ready.fonts.faces, ready.bench.translate)
        data = {"sheet": draft.sheet, "photographs": {key: each._asdict() for key, each in draft.photographs.items()}}
        click.echo(msgspec.json.format(msgspec.json.encode(data)).decode())
