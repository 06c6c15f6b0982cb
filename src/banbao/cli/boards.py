"""The command that makes exhibition boards."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from banbao.cli.options import root_of, view_options
from banbao.console import show_report
from banbao.diagnostics import Report
from banbao.language import N_, Translate
from banbao.model.base import ZONE, Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banbao.press.boards import Draft


def add_board(group: click.Group, _: Translate, language: str) -> None:
    """Add the command `board`."""

    @group.command(help=_(N_("Make exhibition boards for the print shop and for screens.")))
    @click.argument("names", nargs=-1, metavar=_(N_("[NAME]...")))
    @click.option("--sheet", is_flag=True, hidden=True)
    @view_options(_)
    def board(
        names: tuple[str, ...],
        sheet: bool,
        root: str,
        edition: str | None,
        drafts: bool,
        at: datetime | None,
        strict: bool,
    ) -> None:
        del strict
        from banbao.build import draft_only
        from banbao.run import Request, begin

        place, report = root_of(root, _), Report()
        request = Request(place, Audience(edition or "public"), drafts, at, language=language)
        found = draft_only(begin(request, datetime.now(ZONE), report), _, report)
        show_report(report, _, sys.stderr)
        if sheet:
            _show_sheets(found, names)


def _show_sheets(found: "Mapping[str, Draft]", names: tuple[str, ...]) -> None:
    import msgspec

    for name in names or [item_id.partition(":")[2] for item_id in found]:
        draft = found[f"board:{name}"]
        data = {"sheet": draft.sheet, "photographs": {key: each._asdict() for key, each in draft.photographs.items()}}
        click.echo(msgspec.json.format(msgspec.json.encode(data)).decode())
