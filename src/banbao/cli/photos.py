"""The commands for photographs: bring them into an album, and tell what those in albums lack."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banbao.cli.options import Decorator, clock_of, format_option, near, root_of, root_option
from banbao.cli.os_faults import faults_told, os_fault
from banbao.console import show_report
from banbao.diagnostics import ContentError, Report
from banbao.language import N_, Translate

if TYPE_CHECKING:
    from rich.table import Table

    from banbao.albums.add import Addition
    from banbao.albums.report import PictureState

_MOST_ROWS = 20
_NEEDS = {
    "words": N_("caption or alternative text"),
    "consent": N_("consent"),
    "copies": N_("a copy of {copies}"),
    "caption": N_("caption"),
    "credit": N_("credit"),
    "resolution": N_("pixels"),
    "alt": N_("alternative text"),
}
_CONSENTS = {
    "given": N_("given"),
    "by-guardian": N_("given by guardian"),
    "not-needed": N_("not needed"),
    "missing": N_("refused or missing"),
    None: N_("not recorded"),
}


def add_photos(group: click.Group, _: Translate) -> None:
    """Add the commands `photos add` and `photos report`."""

    @group.group(help=_(N_("Bring photographs into albums, and tell what they lack.")))
    def photos() -> None:
        pass

    root = root_option(_)
    _add_add(photos, root, _)
    _add_report(photos, root, _)


def _add_add(photos: click.Group, root_option: Decorator, _: Translate) -> None:
    @photos.command(
        name="add",
        help=_(N_("Copy pictures, or folders of pictures, into an album, which is made where there is none.")),
        short_help=_(N_("Copy pictures into an album.")),
    )
    @click.argument("album", metavar=_(N_("ALBUM")))
    @click.argument(
        "sources",
        nargs=-1,
        required=True,
        metavar=_(N_("FILES|FOLDER")),
        type=click.Path(exists=True, path_type=Path),
    )
    @root_option
    def add_(album: str, sources: tuple[Path, ...], root: str) -> None:
        from banbao.albums.add import add
        from banbao.albums.places import RefusedError, place_of

        project = root_of(root, _)
        try:
            place = place_of(project, album)
            done = add(place, sources, clock_of(project))
        except RefusedError as error:
            raise click.ClickException(error.message.render(_)) from None
        except ContentError as error:
            faults = Report()
            faults.add(*error.diagnostics)
            show_report(faults, _, sys.stderr)
            raise click.ClickException(_(N_("the album's file has faults; nothing was copied"))) from None
        except OSError as error:
            raise click.ClickException(_(N_("{fault}; nothing was copied")).format(fault=os_fault(error, _))) from None
        _show_addition(done, near(project / place.folder), is_new=place.is_new, _=_)


def _show_addition(done: "Addition", folder: str, *, is_new: bool, _: Translate) -> None:
    if done.pictures:
        table = _table(_(N_("was called")), _(N_("is called")), _(N_("taken")), _(N_("caption")))
        for picture in done.pictures[:_MOST_ROWS]:
            taken = f"{picture.facts.taken:%Y-%m-%d %H:%M}" if picture.facts.taken else "—"
            table.add_row(picture.source.name, picture.name, taken, picture.caption or "—")
        _print(table)
        if (more := len(done.pictures) - _MOST_ROWS) > 0:
            click.echo(_(N_("… and {count} more")).format(count=more))
        made = (
            N_("copied {count} pictures into the new album {folder}")
            if is_new
            else N_("copied {count} pictures into {folder}")
        )
        click.echo(_(made).format(count=len(done.pictures), folder=folder))
    else:
        click.echo(_(N_("there was nothing new to copy into {folder}")).format(folder=folder))
    for source, name in done.copies[:_MOST_ROWS]:
        click.echo(_(N_("left out {file}: the same picture as {name}")).format(file=source.name, name=name))
    if (more := len(done.copies) - _MOST_ROWS) > 0:
        click.echo(_(N_("… and {count} more")).format(count=more))
    if done.listed:
        told = _(N_("listed {count} that lay in the folder and were not shown: {names}"))
        names = _(N_(", ")).join(done.listed[:_MOST_ROWS])
        click.echo(told.format(count=len(done.listed), names=names))
    if done.passed_over:
        names = _(N_(", ")).join(path.name for path in done.passed_over[:_MOST_ROWS])
        told = _(N_("passed over {count} that are no pictures: {names}"))
        click.echo(told.format(count=len(done.passed_over), names=names))
    if done.written:
        click.echo(_(N_("captions, credits and days that were found are in {path}")).format(path=done.written))


def _table(*heads: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _print(table: "Table") -> None:
    from rich.console import Console

    Console(highlight=False, emoji=False, markup=False).print(table)


def _add_report(photos: click.Group, root_option: Decorator, _: Translate) -> None:
    @photos.command(
        help=_(N_("Tell of every picture how large it is, and what it lacks; those that need most come first.")),
        short_help=_(N_("Tell what pictures lack.")),
    )
    @click.argument("albums", nargs=-1, metavar=_(N_("[ALBUM]...")))
    @format_option(_)
    @root_option
    def report(albums: tuple[str, ...], form: str, root: str) -> None:
        from banbao.albums.places import RefusedError, albums_in, find_album
        from banbao.albums.report import report as report_on

        project = root_of(root, _)
        known, faults = albums_in(project), Report()
        try:
            named = [(name, find_album(known, name)) for name in albums]
        except RefusedError as error:
            raise click.ClickException(error.message.render(_)) from None
        if missing := [name for name, found in named if found is None]:
            raise click.ClickException(_(N_("there is no album `{name}`")).format(name=missing[0]))
        asked = [found for _name, found in named if found] if named else list(known)
        with faults_told(_):
            states = report_on(project, known, asked, faults)
        if form == "json":
            data = {"pictures": [state.as_data() for state in states]}
            import json

            click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            _show_states(states, _)
        if faults.errors:
            click.echo(_(N_("some albums have faults and are not told of; see `banbao check`")), err=True)


def _show_states(states: "tuple[PictureState, ...]", _: Translate) -> None:
    for album in dict.fromkeys(state.album for state in states):
        click.echo(album)
        _print(_states_of([state for state in states if state.album == album], _))
    if any("resolution" in state.needs for state in states):
        click.echo(_(N_("pixels: too few to fill a board of 80 × 120 cm at 72 dpi")))
    needing = sum(bool(state.needs) for state in states)
    total = f"{sum(state.bytes for state in states) / 1_000_000:.1f}"
    told = N_("{count} pictures, {megabytes} MB; {needing} need something")
    click.echo(_(told).format(count=len(states), megabytes=total, needing=needing))


def _states_of(states: "list[PictureState]", _: Translate) -> "Table":
    from banbao.model.products import PRODUCTS

    heads = (N_("picture"), N_("pixels"), N_("size"), N_("fills at 72 dpi"), N_("consent"), N_("is needed"))
    table = _table(*map(_, heads))
    # Names and figures stand on one line each; what is long has the rest of the row.
    for column, width in zip(table.columns, (24, 9, 7, 10), strict=False):
        column.no_wrap, column.overflow, column.max_width = True, "ellipsis", width
    for state in states:
        needs = _(N_(", ")).join(_(_NEEDS[need]).format(copies=_(N_(", ")).join(state.copies)) for need in state.needs)
        largest = PRODUCTS.get(state.largest_print or "")
        sides = f"{largest.short / 10:g}×{largest.long / 10:g}" if largest else ""
        consent = _(_CONSENTS[state.consent])
        table.add_row(
            state.file,
            f"{state.width_px}×{state.height_px}" if state.width_px else "?",
            f"{state.bytes / 1_000_000:.1f} MB",
            f"{sides} cm" if sides else "—",
            consent if state.is_public else _(N_("{consent}, not public")).format(consent=consent),
            needs or "✓",
        )
    return table
