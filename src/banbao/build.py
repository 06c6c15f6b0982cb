"""The whole run in reading order: records in, a site out. Read this first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from banbao.catalog.catalog import Catalog
from banbao.catalog.link import link
from banbao.catalog.select import select
from banbao.catalog.visibility import View
from banbao.checks.files import check_unused_files
from banbao.checks.links import check_pages_by_hand
from banbao.diagnostics import ContentError, Diagnostic, Report, Span
from banbao.language import Progress, Translate, silent
from banbao.model.base import Audience
from banbao.outputs import Changes, Copy, Made, Manifest, Output, Page, bring_about
from banbao.pages.contexts import Link, SiteContext
from banbao.pages.edition import Edition
from banbao.pages.head import ABOUT, site_context
from banbao.pages.plan import plan
from banbao.rules import ADDRESS_TAKEN
from banbao.source.records import Entry
from banbao.source.tree import load
from banbao.text.body import Body, Renderer
from banbao.theme import Theme, digest_of

CACHE_FOLDER = ".banbao"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built."""

    root: Path
    """The project's folder, with `content/` in it."""
    edition: Audience = Audience.PUBLIC
    drafts: bool = False
    at: datetime | None = None
    """Build as of this moment; by default `as_of` of `site.yml`, else the clock."""
    strict: bool = False
    """Warnings stop the build as well."""
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Records that may be published: everything was read and nothing is wrong."""

    request: Request
    catalog: Catalog
    """What is shown."""
    bodies: Mapping[str, Body]
    view: View


def prepare(
    request: Request, clock: datetime, translate: Translate, report: Report, progress: Progress = silent
) -> Prepared:
    """Read, link, select, render and check everything; writes nothing.

    Args:
        request: What is to be built.
        clock: The time it is, with a zone.
        translate: Into the site's language.
        report: Takes every fault.
        progress: Told how far reading and rendering are.

    Raises:
        ContentError: Something is wrong; the report has it all.
    """
    read = load(request.root, report, progress)
    everything = link(read, report)
    view = View(request.at or everything.site.as_of or clock, request.edition, request.drafts)
    shown = select(everything, view, report)
    renderer = Renderer(shown, translate)
    bodies = renderer.render_all(report, progress)
    for manuscript in read:
        if not isinstance(manuscript, Entry):
            renderer.render(manuscript, report)
    check_unused_files(everything, bodies, report)
    if report.fails(strict=request.strict):
        raise ContentError(report.diagnostics)
    return Prepared(request, shown, bodies, view)


def edit(prepared: Prepared, translate: Translate, by_hand: Iterable[str], assets: Mapping[str, Path]) -> Edition:
    """Make the edition from which all pages are made.

    Args:
        prepared: What is shown.
        translate: Into the site's language.
        by_hand: The addresses of the pages written by hand.
        assets: The theme's published files.
    """
    pages = {*by_hand, "map.html"}
    about = tuple(Link(translate(title), uri) for title, uri in ABOUT if uri in pages)
    language = prepared.request.language
    site = site_context(prepared.catalog, prepared.request.edition, language, translate, about, digest_of(assets)[:8])
    return Edition(prepared.catalog, prepared.bodies, prepared.view, translate, site)


def publish(
    edition: Edition,
    theme: Theme,
    staged: Path,
    docs: Path,
    out: Path,
    cache: Path,
    progress: Progress = silent,
) -> Changes:
    """Bring the site about: what is missing or changed is made, what is no longer planned is removed.

    Args:
        edition: What the pages are made from.
        theme: The templates and assets.
        staged: What the host made of the pages written by hand.
        docs: Where they are written.
        out: The site's folder.
        cache: Where the manifest of the last build is kept.
        progress: Told how many of the changed files are made.

    Raises:
        ContentError: Two pages would have one address, or a link of a page written by hand leads to nothing.
        OutputError: `out` holds files that banbao did not make.
    """
    by_hand = [
        Copy(path.relative_to(staged).as_posix(), path, sha256(path.read_bytes()).hexdigest())
        for path in sorted(staged.rglob("*"))
        if path.is_file()
    ]
    assets = [Copy(uri, path, digest_of({uri: path})) for uri, path in theme.assets.items()]
    handwritten = {copy.uri: copy.source for copy in by_hand if copy.uri.endswith(".html")}
    outputs = _unique([*assets, *by_hand, *plan(edition, tuple(handwritten))])
    report = Report()
    check_pages_by_hand(handwritten, (output.uri for output in outputs), docs, report)
    if report.errors:
        raise ContentError(report.diagnostics)
    base = sha256(f"{theme.digest()} {edition.site!r}".encode()).hexdigest()
    return bring_about(out, outputs, _maker(theme, edition.site), Manifest(cache, out), base, progress)


def _maker(theme: Theme, site: SiteContext) -> Callable[[Output], bytes]:
    def make(output: Output) -> bytes:
        match output:
            case Page(template=template, context=context):
                return theme.render(template, {"site": site, **context})
            case Copy(source=source):
                return source.read_bytes()
            case Made(content=content):
                return content

    return make


def _unique(outputs: Iterable[Output]) -> list[Output]:
    """Refuse two files for one address; it happens when a page written by hand stands where records stand."""
    kept: dict[str, Output] = {}
    clashes = []
    for output in outputs:
        other = kept.setdefault(output.uri.lower(), output)
        if other is not output:
            span = Span(f"docs/{output.uri.removesuffix('.html')}.md")
            clashes.append(Diagnostic.of(ADDRESS_TAKEN, span, uri=output.uri, other="content"))
    if clashes:
        raise ContentError(clashes)
    return list(kept.values())
