"""The command line. Its texts follow `--lang`, so the commands are made once the language is known."""

import gettext
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from banbao.console import chosen_language, show_report
from banbao.diagnostics import ContentError, Report
from banbao.language import LANGUAGES, LOCALE_PATH, N_, Translate, translations
from banbao.model.base import ZONE, Audience, read_moment
from banbao.model.kinds import KINDS

_OUT = {"public": "site", "internal": "site-internal"}
USAGE = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Command(click.Command):
    """A command whose usage line, too, is in the process's language."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [gettext.gettext(piece) for piece in super().collect_usage_pieces(ctx)]


class _Group(click.Group):
    """Commands like ours."""

    command_class = _Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [gettext.gettext(piece) for piece in super().collect_usage_pieces(ctx)]


class _Moment(click.ParamType[datetime]):
    """A day or time as editors write it."""

    name = "moment"

    def __init__(self, translate: Translate) -> None:
        self.translate = translate

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return read_moment(value)
        except ValueError:
            self.fail(
                self.translate(N_("`{value}` is not a time; write it like 2013-12-01T09:00")).format(value=value),
                param,
                ctx,
            )


def _root_of(value: str, _: Translate) -> Path:
    root = Path(value).resolve()
    if not (root / "mkdocs.yml").is_file():
        raise click.ClickException(
            _(N_("there is no mkdocs.yml in `{root}`; go to the site's folder, or make one with `banbao init`")).format(
                root=value
            )
        )
    return root


def _clock_of(root: Path) -> datetime:
    """Tell what time it is on a site: a demonstration stands still."""
    from banbao.catalog.link import link
    from banbao.source.tree import load

    return link(load(root, Report()), Report()).site.as_of or datetime.now(ZONE)


def _view_options(_: Translate) -> Decorator:
    """Give a command the options that say what is looked at, and when."""
    options = (
        click.option(
            "--root", default=".", metavar=_(N_("DIR")), help=_(N_("The site's folder; by default this one."))
        ),
        click.option(
            "--edition",
            type=click.Choice(("public", "internal")),
            default="public",
            show_default=True,
            help=_(N_("Which edition: `internal` has everything.")),
        ),
        click.option("--drafts", is_flag=True, help=_(N_("Show drafts as well."))),
        click.option(
            "--at", type=_Moment(_), metavar=_(N_("TIME")), help=_(N_("As of this moment: 2013-12-01T09:00."))
        ),
        click.option("--strict", is_flag=True, help=_(N_("Warnings count as errors."))),
    )

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def _hand_over(edition: str, drafts: bool, at: datetime | None) -> None:
    """Tell the plugin what to build; it reads these wherever MkDocs was started from."""
    os.environ["BANBAO_EDITION"] = edition
    os.environ["BANBAO_DRAFTS"] = "1" if drafts else ""
    os.environ["BANBAO_AT"] = at.isoformat(sep=" ", timespec="minutes")[:16] if at else ""


def _add_build(group: click.Group, _: Translate) -> None:
    @group.command(help=_(N_("Build the site.")), short_help=_(N_("Build the site.")))
    @_view_options(_)
    @click.option(
        "--out",
        metavar=_(N_("DIR")),
        help=_(N_("Where to; by default `site`, for the internal edition `site-internal`.")),
    )
    def build(root: str, edition: str, drafts: bool, at: datetime | None, strict: bool, out: str | None) -> None:
        from banbao.mkdocs_plugin import run_build

        place = _root_of(root, _)
        target = Path(out).resolve() if out else place / _OUT[edition]
        _hand_over(edition, drafts, at)
        done = run_build(place / "mkdocs.yml", target, strict)
        if done is None:
            return
        made, kept, removed = len(done.changes.made), done.changes.kept, len(done.changes.removed)
        click.echo(
            _(N_("made {made}, kept {kept}, removed {removed} files")).format(made=made, kept=kept, removed=removed)
        )
        click.echo(
            _(N_("as of {moment}, {edition} edition")).format(moment=f"{done.now:%Y-%m-%d %H:%M}", edition=_(edition))
        )
        shown = os.path.relpath(target / "index.html")
        click.echo(
            _(N_("the site is in {out}; open {index} in a browser")).format(out=os.path.relpath(target), index=shown)
        )


def _add_serve(group: click.Group, _: Translate) -> None:
    @group.command(
        help=_(N_("Show the site in a browser and follow every edit; faults are shown on top of the last good site.")),
        short_help=_(N_("Show the site and follow every edit.")),
    )
    @_view_options(_)
    @click.option(
        "--address",
        default="127.0.0.1:8000",
        show_default=True,
        metavar=_(N_("HOST:PORT")),
        help=_(N_("Where to listen.")),
    )
    @click.option("--open", "open_browser", is_flag=True, help=_(N_("Open the browser.")))
    def serve(
        root: str, edition: str, drafts: bool, at: datetime | None, strict: bool, address: str, open_browser: bool
    ) -> None:
        from banbao.mkdocs_plugin import run_serve

        place = _root_of(root, _)
        _hand_over(edition, drafts, at)
        click.echo(_(N_("serving on http://{address}/ - stop with Ctrl+C")).format(address=address))
        run_serve(place / "mkdocs.yml", address, strict=strict, open_browser=open_browser)


def _add_check(group: click.Group, _: Translate, language: str) -> None:
    @group.command(help=_(N_("Check the content and write nothing.")))
    @_view_options(_)
    @click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help=_(N_("For people or for programs.")),
    )
    def check(root: str, edition: str, drafts: bool, at: datetime | None, strict: bool, form: str) -> None:
        from banbao.build import Request, prepare

        place = _root_of(root, _)
        report = Report()
        request = Request(place, Audience(edition), drafts, at, strict, language)
        try:
            prepare(request, datetime.now(ZONE), _, report)
        except ContentError as error:
            report.add(*error.diagnostics)
        show_report(report, _, sys.stdout, form)
        if form == "text" and not report.diagnostics:
            click.echo(_(N_("nothing is wrong")))
        sys.exit(int(report.fails(strict=strict)))


def _add_new(group: click.Group, _: Translate) -> None:
    kinds = [name for name in KINDS if name not in ("site", "plan")]

    @group.command(
        help=_(N_("Write a new record with its fields filled in, ready to be edited.")),
        short_help=_(N_("Write a new record.")),
    )
    @click.argument("kind", type=click.Choice(kinds), metavar=_(N_("KIND")))
    @click.argument("title", metavar=_(N_("TITLE")))
    @click.option("--slug", metavar=_(N_("NAME")), help=_(N_("Its name in addresses; by default the title's pinyin.")))
    @click.option("--root", default=".", metavar=_(N_("DIR")), help=_(N_("The site's folder; by default this one.")))
    def new(kind: str, title: str, slug: str | None, root: str) -> None:
        from banbao.starter import new_record

        place = _root_of(root, _)
        try:
            path = new_record(place, kind, title, slug, _clock_of(place))
        except FileExistsError as error:
            raise click.ClickException(
                _(N_("`{path}` already exists; choose another --slug")).format(path=error.filename)
            ) from None
        except ValueError:
            raise click.ClickException(_(N_("a slug has only lower-case letters, digits and single hyphens"))) from None
        click.echo(_(N_("written: {path}")).format(path=os.path.relpath(path)))

    @group.command(help=_(N_("Start the site of an office: a small one that builds.")))
    @click.argument("folder", metavar=_(N_("DIR")), type=click.Path(path_type=Path))
    def init(folder: Path) -> None:
        from banbao.starter import new_site

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise click.ClickException(_(N_("`{folder}` is not empty")).format(folder=folder))
        new_site(folder, datetime.now(ZONE))
        click.echo(_(N_("a site was started in {folder}; go there and run `banbao serve`")).format(folder=folder))
        click.echo(_(N_("the first thing to edit is {path}")).format(path=folder / "content" / "site.yml"))


def _add_schema(group: click.Group, _: Translate) -> None:
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


def _add_doctor(group: click.Group, _: Translate) -> None:
    @group.command(help=_(N_("Tell what is installed, what is missing, and what that costs.")))
    @click.option("--root", default=".", metavar=_(N_("DIR")), help=_(N_("The site's folder; by default this one.")))
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


def make_commands(language: str) -> click.Group:
    """Make the command line in a language."""
    _ = translations(language).gettext

    @click.group(
        name="banbao",
        cls=_Group,
        help=_(N_("Turn an office's records into its public site.")),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.option("--lang", type=click.Choice(LANGUAGES), help=_(N_("The language of messages; also BANBAO_LANG.")))
    @click.version_option(package_name="banbao", help=_(N_("Show the version and exit.")))
    def banbao(lang: str | None) -> None:
        # The language was decided before the commands were made; the option stands here to be listed.
        del lang

    _add_build(banbao, _)
    _add_serve(banbao, _)
    _add_check(banbao, _, language)
    _add_new(banbao, _)
    _add_schema(banbao, _)
    _add_doctor(banbao, _)
    return banbao


def _asked_language(arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def main() -> None:
    """Run the command line."""
    language = chosen_language(_asked_language(sys.argv[1:]))
    os.environ["BANBAO_LANG"] = os.environ["LANGUAGE"] = language
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    gettext.bindtextdomain("banbao", LOCALE_PATH)
    gettext.textdomain("banbao")
    make_commands(language)()


EDITIONS = (N_("public"), N_("internal"))
