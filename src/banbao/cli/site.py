"""The commands that look at a whole site: build, serve, check."""

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from banbao.cli.options import format_option, near, root_of, view_options
from banbao.cli.os_faults import faults_told, os_fault
from banbao.console import show_report
from banbao.diagnostics import ContentError, Report
from banbao.language import N_, Translate
from banbao.model.base import ZONE, Audience

_OUT = {"public": "site", "internal": "site-internal"}


def hand_over(edition: str | None, drafts: bool, at: datetime | None) -> None:
    """Tell the plugin what to build; it reads these wherever MkDocs was started from."""
    os.environ["BANBAO_EDITION"] = edition or ""
    os.environ["BANBAO_DRAFTS"] = "1" if drafts else ""
    os.environ["BANBAO_AT"] = at.isoformat() if at else ""


def add_build(group: click.Group, _: Translate) -> None:
    """Add the command `build`."""

    @group.command(help=_(N_("Build the site.")), short_help=_(N_("Build the site.")))
    @view_options(_)
    @click.option(
        "--out",
        metavar=_(N_("DIR")),
        help=_(N_("Where to; by default `site`, for the internal edition `site-internal`.")),
    )
    def build(root: str, edition: str | None, drafts: bool, at: datetime | None, strict: bool, out: str | None) -> None:
        from banbao.mkdocs_plugin import run_build

        place = root_of(root, _)
        target = Path(out).resolve() if out else place / _OUT[edition or "public"]
        sources = [place / name for name in ("content", "docs", "theme_overrides")]
        if any(target.is_relative_to(source) or source.is_relative_to(target) for source in sources):
            told = _(N_("the site cannot be written to `{out}`, where its sources are")).format(out=near(target))
            raise click.ClickException(told)
        hand_over(edition, drafts, at)
        with faults_told(_):
            done = run_build(place / "mkdocs.yml", target, strict)
        made, kept, removed = len(done.changes.made), done.changes.kept, len(done.changes.removed)
        click.echo(
            _(N_("made {made}, kept {kept}, removed {removed} files")).format(made=made, kept=kept, removed=removed)
        )
        click.echo(
            _(
                N_("as of {moment}, {edition} edition with drafts, not for publication")
                if drafts
                else N_("as of {moment}, {edition} edition")
            ).format(moment=f"{done.now:%Y-%m-%d %H:%M}", edition=_(done.edition))
        )
        shown = near(target / "index.html")
        click.echo(_(N_("the site is in {out}; open {index} in a browser")).format(out=near(target), index=shown))


def add_serve(group: click.Group, _: Translate) -> None:
    """Add the command `serve`."""

    @group.command(
        help=_(N_("Show the site in a browser and follow every edit; faults are shown on top of the last good site.")),
        short_help=_(N_("Show the site and follow every edit.")),
    )
    @view_options(_)
    @click.option(
        "--address",
        default="127.0.0.1:8000",
        show_default=True,
        metavar=_(N_("HOST:PORT")),
        help=_(N_("Where to listen.")),
    )
    @click.option("--open", "open_browser", is_flag=True, help=_(N_("Open the browser.")))
    def serve(
        root: str,
        edition: str | None,
        drafts: bool,
        at: datetime | None,
        strict: bool,
        address: str,
        open_browser: bool,
    ) -> None:
        from banbao.mkdocs_plugin import run_serve

        place = root_of(root, _)
        hand_over(edition, drafts, at)
        click.echo(_(N_("serving on http://{address}/ - stop with Ctrl+C")).format(address=address))
        try:
            run_serve(place / "mkdocs.yml", address, strict=strict, open_browser=open_browser)
        except (OSError, OverflowError) as error:
            raise click.ClickException(os_fault(error, _, address)) from None


def add_check(group: click.Group, _: Translate, language: str) -> None:
    """Add the command `check`."""

    @group.command(help=_(N_("Check the content and write nothing.")))
    @view_options(_)
    @format_option(_)
    def check(root: str, edition: str | None, drafts: bool, at: datetime | None, strict: bool, form: str) -> None:
        from banbao.build import prepare
        from banbao.run import Request, begin

        place = root_of(root, _)
        report = Report()
        request = Request(place, Audience(edition or "public"), drafts, at, strict, language)
        try:
            prepare(begin(request, datetime.now(ZONE), report), _, report)
        except ContentError as error:
            report.add(*error.diagnostics)
        show_report(report, _, sys.stdout, form)
        if form == "text" and not report.diagnostics:
            click.echo(_(N_("nothing is wrong")))
        sys.exit(int(report.fails(strict=strict)))
