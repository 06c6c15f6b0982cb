"""The commands beside the build: new, init, schema, doctor."""

import sys
from datetime import datetime
from pathlib import Path

import click

from banbao.cli.options import clock_of, near, root_of, root_option
from banbao.language import N_, Translate
from banbao.model.base import ZONE
from banbao.model.kinds import KINDS


def add_new(group: click.Group, _: Translate) -> None:
    """Add the commands `new` and `init`."""
    kinds = [name for name in KINDS if name not in ("site", "plan")]

    @group.command(
        help=_(N_("Write a new record with its fields filled in, ready to be edited.")),
        short_help=_(N_("Write a new record.")),
    )
    @click.argument("kind", type=click.Choice(kinds), metavar=_(N_("KIND")))
    @click.argument("title", metavar=_(N_("TITLE")))
    @click.option("--slug", metavar=_(N_("NAME")), help=_(N_("Its name in addresses; by default the title's pinyin.")))
    @root_option(_)
    def new(kind: str, title: str, slug: str | None, root: str) -> None:
        from banbao.starter import new_record

        place = root_of(root, _)
        if not title.strip():
            raise click.ClickException(_(N_("the title is empty")))
        try:
            path = new_record(place, kind, title, slug, clock_of(place))
        except FileExistsError as error:
            raise click.ClickException(
                _(N_("`{path}` already exists; choose another --slug")).format(path=error.filename)
            ) from None
        except ValueError:
            raise click.ClickException(_(N_("a slug has only lower-case letters, digits and single hyphens"))) from None
        click.echo(_(N_("written: {path}")).format(path=near(path)))

    @group.command(help=_(N_("Start the site of an office: a small one that builds.")))
    @click.argument("folder", metavar=_(N_("DIR")), type=click.Path(path_type=Path))
    def init(folder: Path) -> None:
        from banbao.starter import new_site

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise click.ClickException(_(N_("`{folder}` is not empty")).format(folder=folder))
        new_site(folder, datetime.now(ZONE))
        click.echo(_(N_("a site was started in {folder}; go there and run `banbao serve`")).format(folder=folder))
        click.echo(_(N_("the first thing to edit is {path}")).format(path=folder / "content" / "site.yml"))


def add_schema(group: click.Group, _: Translate) -> None:
    """Add the command `schema`."""

    @group.command(
        help=_(N_("Write JSON Schema files, from which editors complete and check YAML.")),
        short_help=_(N_("Write JSON Schema files.")),
    )
    @click.option(
        "--out",
        default="schemas",
        show_default=True,
        metavar=_(N_("DIR")),
        type=click.Path(path_type=Path),
        help=_(N_("Where to.")),
    )
    @click.option("--templates", is_flag=True, help=_(N_("Print what each template is given instead.")))
    def schema(out: Path, templates: bool) -> None:
        import json

        from banbao.model.schema import json_schema
        from banbao.pages.reference import template_reference

        if templates:
            click.echo(template_reference())
            return
        out.mkdir(parents=True, exist_ok=True)
        for kind in KINDS.values():
            text = json.dumps(json_schema(kind.model, _), ensure_ascii=False, indent=2)
            (out / f"{kind.name}.schema.json").write_text(text + "\n", encoding="utf-8")
        click.echo(_(N_("{count} schemas written to {out}")).format(count=len(KINDS), out=out))


def add_doctor(group: click.Group, _: Translate) -> None:
    """Add the command `doctor`."""

    @group.command(help=_(N_("Tell what is installed, what is missing, and what that costs.")))
    @root_option(_)
    def doctor(root: str) -> None:
        from banbao.doctor import examine

        findings = examine(Path(root).resolve())
        for finding in findings:
            mark = "✓" if finding.is_well else ("✗" if finding.is_needed else "–")
            click.secho(
                f"{mark} {finding.name.render(_)}  {finding.found}",
                fg="green" if finding.is_well else ("red" if finding.is_needed else "yellow"),
            )
            if not finding.is_well:
                click.echo(f"    {finding.cost.render(_)}")
        sys.exit(int(any(finding.is_needed and not finding.is_well for finding in findings)))
