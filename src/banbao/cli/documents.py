"""The command that makes official documents of notices."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banbao.cli.options import Decorator, chosen_among, near, root_of, together, view_options
from banbao.cli.os_faults import faults_told
from banbao.console import progress_bar, show_report
from banbao.diagnostics import ContentError, Report
from banbao.language import N_, Translate, translations
from banbao.model.base import ZONE, Audience

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from banbao.file_cache import File
    from banbao.papers import KeptDocument
    from banbao.run import Begun

_FOLDER = "dist/documents"


def _options(_: Translate) -> Decorator:
    options = (
        click.option("--all", "every", is_flag=True, help=_(N_("All notices that the edition shows."))),
        click.option("--pdf", "is_pdf", is_flag=True, help=_(N_("Only PDF files, as they are printed."))),
        click.option("--docx", "is_word", is_flag=True, help=_(N_("Only Word files, for editing."))),
        click.option(
            "--out", metavar=_(N_("DIR")), help=_(N_("Where to; by default `dist/documents` in the site's folder."))
        ),
        view_options(_),
    )
    return together(*options)


def add_document(group: click.Group, _: Translate, language: str) -> None:
    """Add the command `document`."""

    @group.command(
        help=_(N_("Make official documents of notices, to GB/T 9704: PDF files for print, Word files for editing.")),
        short_help=_(N_("Make official documents of notices.")),
    )
    @click.argument("names", nargs=-1, metavar=_(N_("[NAME]...")))
    @_options(_)
    def document(
        names: tuple[str, ...],
        every: bool,
        is_pdf: bool,
        is_word: bool,
        out: str | None,
        root: str,
        edition: str | None,
        drafts: bool,
        at: datetime | None,
        strict: bool,
    ) -> None:
        place, report = root_of(root, _), Report()
        endings = tuple(
            ending for ending, is_wanted in (("pdf", is_pdf), ("docx", is_word)) if is_wanted or is_pdf == is_word
        )
        folder = Path(out) if out else place / _FOLDER
        try:
            with faults_told(_):
                begun = _begun(place, (Audience(edition or "public"), drafts, at, strict, language), report)
                files = _made(begun, names, endings, folder, report, every=every, _=_)
        except ContentError as error:
            report.add(*error.diagnostics)
            files = ()
        show_report(report, _, sys.stderr)
        for file in files:
            click.echo(near(file.path))
        if files:
            new = sum(file.is_new for file in files)
            told = _(N_("made {made} files, {kept} stand as they were, in {folder}"))
            click.echo(told.format(made=new, kept=len(files) - new, folder=near(folder)))
        sys.exit(int(report.fails(strict=strict)))


def _begun(root: Path, view: tuple[Audience, bool, datetime | None, bool, str], report: Report) -> "Begun":
    from banbao.run import Request, begin

    return begin(Request(root, *view), datetime.now(ZONE), report)


def _made(
    begun: "Begun",
    names: tuple[str, ...],
    endings: tuple[str, ...],
    folder: Path,
    report: Report,
    *,
    every: bool,
    _: Translate,
) -> "tuple[File, ...]":
    """Make the documents that are meant and put them where they are wanted; nothing where anything is wrong."""
    from banbao.bench import fonts_of, lay_out
    from banbao.documents import jobs_of, make, shown_documents
    from banbao.press.workshop import has_typesetter

    if not has_typesetter():
        told = N_("documents cannot be made: Typst is not installed; `pip install typst` brings it")
        raise click.ClickException(_(told))
    strict, bench = begun.request.strict, lay_out(begun, translations(begun.request.language).gettext, report)
    items = {item.slug: item for item in shown_documents(bench)}
    unknown, is_failing = N_("the edition shows no notice `{name}`"), bool(report.errors)
    chosen = chosen_among(names, tuple(items), unknown, every=every, is_failing=is_failing, _=_)
    fonts = fonts_of(bench, report)
    if report.fails(strict=strict):
        return ()
    with progress_bar(_) as progress:
        found = make(bench, fonts, jobs_of(bench, fonts, [items[name] for name in chosen], report), report, progress)
    if report.fails(strict=strict):
        return ()
    return tuple(_put(begun, {name: found[items[name].id] for name in chosen}, endings, folder))


def _put(
    begun: "Begun", documents: "Mapping[str, KeptDocument]", endings: tuple[str, ...], folder: Path
) -> "Iterator[File]":
    """Put files where they are wanted; those that stand there already are left alone."""
    from banbao.documents import cache_of

    folder.mkdir(parents=True, exist_ok=True)
    cache = cache_of(begun)
    for name, kept in documents.items():
        for ending, file in (("pdf", kept.pdf), ("docx", kept.word)):
            if ending in endings:
                yield cache.hand_out(file, folder / f"{name}.{ending}")
