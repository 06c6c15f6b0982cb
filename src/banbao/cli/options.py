"""What several commands share: times, the site's folder, and from where it is looked at."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from banbao.console import show_report
from banbao.diagnostics import ContentError, Report
from banbao.language import LANGUAGES, N_, Translate
from banbao.model.base import ZONE, read_moment
from banbao.source.text_files import read_text
from banbao.source.yaml_tree import parse

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Moment(click.ParamType[datetime]):
    """A day or time as editors write it."""

    name = "moment"

    def __init__(self, translate: Translate) -> None:
        self.translate = translate

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read a time, or say how one is written."""
        try:
            return read_moment(value)
        except ValueError:
            self.fail(
                self.translate(N_("`{value}` is not a time; write it like 2013-12-01T09:00")).format(value=value),
                param,
                ctx,
            )


def near(path: Path) -> str:
    """Show a path from here, or whole where it lies on another drive."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(path)


def _check_settings(root: Path, _: Translate) -> None:
    """Tell faults of mkdocs.yml in our own words, before MkDocs tells them in its."""
    report = Report()
    try:
        source = read_text(root / "mkdocs.yml", "mkdocs.yml", report)
        settings = parse(source, source.text, 1, report).data
    except ContentError as error:
        report = Report()
        report.add(*error.diagnostics)
        show_report(report, _, sys.stderr)
        sys.exit(1)
    # What a parent file lists is for MkDocs to find out.
    if "INHERIT" not in settings and not any(
        plugin == "banbao" or (isinstance(plugin, dict) and "banbao" in plugin)
        for plugin in settings.get("plugins", [])
    ):
        raise click.ClickException(_(N_("mkdocs.yml does not list the plugin `banbao`")))


def language_of(root: Path) -> str:
    """Tell the site's language, as mkdocs.yml says it to the plugin; what is made of a site speaks it."""
    source = read_text(root / "mkdocs.yml", "mkdocs.yml", Report())
    for plugin in parse(source, source.text, 1, Report()).data.get("plugins", []):
        options = plugin.get("banbao") if isinstance(plugin, dict) else None
        if isinstance(options, dict) and options.get("language") in LANGUAGES:
            return str(options["language"])
    return LANGUAGES[0]


def root_of(value: str, _: Translate) -> Path:
    """Find the site's folder, or say that there is none."""
    root = Path(value).resolve()
    if value == ".":
        root = next((folder for folder in (root, *root.parents) if (folder / "mkdocs.yml").is_file()), root)
    if not (root / "mkdocs.yml").is_file():
        raise click.ClickException(
            _(N_("there is no mkdocs.yml in `{root}`; go to the site's folder, or make one with `banbao init`")).format(
                root=value
            )
        )
    _check_settings(root, _)
    return root


def clock_of(root: Path) -> datetime:
    """Tell what time it is on a site: a demonstration stands still."""
    from banbao.model.site import Site
    from banbao.source.records import Entry
    from banbao.source.tree import Found, read

    found = Found("site", "site", "content/site.yml", has_folder=False, files=(), stamps=())
    office = read(root, found, Report()) if (root / found.path).is_file() else None
    site = office.record if isinstance(office, Entry) else None
    return (site.as_of if isinstance(site, Site) else None) or datetime.now(ZONE)


def format_option(_: Translate) -> Decorator:
    """Give a command the option that says whether people or programs read what it prints."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        show_default=True,
        help=_(N_("For people or for programs.")),
    )


def together(*options: Decorator) -> Decorator:
    """Give a command several options, which its help lists in this order."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def root_option(_: Translate) -> Decorator:
    """Give a command the option that says which site is meant."""
    return click.option(
        "--root", default=".", metavar=_(N_("DIR")), help=_(N_("The site's folder; by default this one."))
    )


def view_options(_: Translate) -> Decorator:
    """Give a command the options that say what is looked at, and when."""
    options = (
        root_option(_),
        click.option(
            "--edition",
            type=click.Choice(("public", "internal")),
            help=_(N_("Which edition: `internal` has everything; by default as mkdocs.yml says, else `public`.")),
        ),
        click.option("--drafts", is_flag=True, help=_(N_("Show drafts as well."))),
        click.option("--at", type=Moment(_), metavar=_(N_("TIME")), help=_(N_("As of this moment: 2013-12-01T09:00."))),
        click.option("--strict", is_flag=True, help=_(N_("Warnings count as errors."))),
    )
    return together(*options)


def chosen_among(
    names: tuple[str, ...], known: tuple[str, ...], unknown: str, *, every: bool, is_failing: bool, _: Translate
) -> tuple[str, ...]:
    """Tell which records are meant by their names, or ask for them.

    Args:
        names: As they were given.
        known: Those that there are.
        unknown: What is said of a `name` that there is not.
        every: Whether all are meant.
        is_failing: Whether there are faults; a record that has some may not be among those that are known.
        _: Into the reader's language.
    """
    from banbao.source.faults import nearest

    if every or not names:
        if names or not every:
            told = _(N_("write names, or `--all`; there are: {names}"))
            raise click.UsageError(told.format(names=_(N_(", ")).join(known) or "—"))
        return known
    for name in names:
        if name not in known and not is_failing:
            advice = nearest(name, known)
            told = _(unknown).format(name=name)
            raise click.ClickException(f"{told}{_(N_('; '))}{advice.render(_)}" if advice else told)
    return tuple(name for name in dict.fromkeys(names) if name in known)
