"""The whole run in reading order: records in, a site out. Read this first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from banbao.bench import Bench, lay_out
from banbao.boards import Boards, copies_of, make_boards, pictures_of
from banbao.catalog.gather import Memory, record_key
from banbao.checks.links import check_pages_by_hand
from banbao.copies import plan_copies
from banbao.diagnostics import ContentError, Diagnostic, Report, Span
from banbao.documents import Documents, make_documents
from banbao.documents import copies_of as documents_to_copy
from banbao.events import PageEvents
from banbao.file_cache import key_in
from banbao.language import Progress, Translate, silent
from banbao.outputs import Changes, Copy, Drawings, Drawn, Ledger, Made, Page, Stand, bring_about
from banbao.pages.answers import Answers
from banbao.pages.contexts import Card, Link, SiteContext
from banbao.pages.edition import Edition, columns
from banbao.pages.head import ABOUT, site_context
from banbao.pages.overview import Overview
from banbao.pages.plan import Recipe, load_calendars, plan
from banbao.photos.cache import PictureCache
from banbao.pictures import Pictures, develop_pictures
from banbao.rules import ADDRESS_TAKEN
from banbao.run import Begun, Last, last_file, scene
from banbao.store import checksum, digest_of_file
from banbao.text.texts import Note
from banbao.theme import Theme, digest_of

_SPARE_PICTURE_BYTES = 1 << 30
_SPARE_BYTES, _MOST_BYTES = 32 << 20, 40_000
"""How much may be kept, and how much more for each record, until what no record needs any more is dropped."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Records that may be published: everything was read and nothing is wrong."""

    bench: Bench
    """What was read, and what of it is shown."""
    notes: dict[str, Note]
    boards: Boards
    documents: Documents
    pictures: Pictures
    cache: PictureCache
    """Where what was made of pictures lies."""
    has_warnings: bool


def prepare(
    begun: Begun,
    translate: Translate,
    report: Report,
    progress: Progress = silent,
    events: PageEvents | None = None,
) -> Prepared:
    """Link, select, render, develop and check everything; writes nothing but the cache.

    Args:
        begun: What was read.
        translate: Into the site's language.
        report: Takes every fault.
        progress: Told how far rendering is.
        events: What the host's other plugins do to pages.

    Raises:
        ContentError: Something is wrong; the report has it all.
    """
    request = begun.request
    bench = lay_out(begun, translate, report, events)
    catalog, texts, digests = bench.catalog, bench.texts, bench.digests
    notes = texts.render_all(begun.last.notes, report, begun.workers, progress)
    for manuscript in begun.gathered.faulty:
        texts.review(manuscript, report)
    boards = make_boards(bench, report, progress)
    documents = make_documents(bench, report, progress)
    with PictureCache(begun.made_in / "pictures") as cache:
        # Where something is wrong already, some notes are missing, and with them the pictures that texts show.
        noted = {item_id: notes.get(item_id) or Note("") for item_id, item in catalog.items.items() if item.brief.files}
        own = pictures_of(begun, boards)
        pictures = develop_pictures(begun, catalog, texts, noted, digests, own, cache, report, progress)
    if report.fails(strict=request.strict):
        raise ContentError(report.diagnostics)
    return Prepared(bench, notes, boards, documents, pictures, cache, bool(report.diagnostics))


def describe(
    prepared: Prepared, translate: Translate, by_hand: Iterable[str], assets: Mapping[str, Path]
) -> SiteContext:
    """Gather what is the same on every page.

    Args:
        prepared: What is shown.
        translate: Into the site's language.
        by_hand: The addresses of the pages written by hand.
        assets: The theme's published files.
    """
    pages = {*by_hand, "map.html"}
    about = tuple(Link(translate(title), uri) for title, uri in ABOUT if uri in pages)
    request, catalog = prepared.bench.begun.request, prepared.bench.catalog
    shown = columns(catalog, translate)
    return site_context(catalog.site, request.edition, request.language, shown, about, digest_of(assets)[:8])


@dataclass(frozen=True, slots=True)
class Staged:
    """What the host made of the pages written by hand."""

    host: str
    """Digest of what it was made from beside the content; empty where it must be made again at each build."""
    files: Mapping[str, Path]
    """By address."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A site that is planned to the last file, and not yet made."""

    prepared: Prepared
    overview: Overview
    edition: Edition
    copies: tuple[Copy, ...]
    rounds: tuple[tuple[Recipe, ...], ...]
    """What is drawn; what a later round names stands when it is drawn."""

    @property
    def uris(self) -> list[str]:
        """Every address but those of the pages written by hand."""
        return [*(copy.uri for copy in self.copies), *(recipe.uri for each in self.rounds for recipe in each)]


def arrange(
    prepared: Prepared, site: SiteContext, translate: Translate, theme: Theme, by_hand: Iterable[str]
) -> Arrangement:
    """Plan the site.

    Args:
        prepared: What is shown.
        site: What is the same on every page.
        translate: Into the site's language.
        theme: The templates and assets.
        by_hand: The addresses of the pages written by hand.
    """
    bench, begun = prepared.bench, prepared.bench.begun
    sizes = {path: stamp[0] for path, stamp in begun.gathered.stamps.items()}
    office = checksum(f"{site!r} {begun.office}".encode()).hex()
    overview = Overview(
        bench.catalog,
        begun.view,
        bench.shelf,
        sizes,
        prepared.pictures,
        {item_id: each.shown for item_id, each in prepared.boards.made.items()},
        {item_id: (each.pdf.size_bytes, each.word.size_bytes) for item_id, each in prepared.documents.items()},
        begun.memory.slugs,
        office,
        theme.template_digest,
    )
    edition = Edition(overview.answer, bench.catalog, bench.shelf, prepared.boards.blocks, translate, site)
    found = (bench.catalog, bench.texts, prepared.notes, bench.digests, prepared.pictures, prepared.cache)
    copies = (
        *plan_copies(begun, *found, theme.assets),
        *copies_of(begun, prepared.boards),
        *documents_to_copy(begun, prepared.documents),
    )
    return Arrangement(prepared, overview, edition, copies, plan(overview, by_hand))


def publish(
    arranged: Arrangement, theme: Theme, staged: Staged | None, docs: Path, out: Path, progress: Progress = silent
) -> Changes:
    """Bring the site about: what may have changed is made, what is no longer planned is removed.

    Args:
        arranged: The site as it is planned.
        theme: The templates and assets.
        staged: What the host made of the pages written by hand; None where what it made last still holds.
        docs: Where they are written.
        out: The site's folder.
        progress: Told how many of the changed files are made.

    Raises:
        ContentError: Two pages would have one address, or a link of a page written by hand leads to nothing.
        OutputError: `out` holds files that banbao did not make.
    """
    prepared, begun = arranged.prepared, arranged.prepared.bench.begun
    last = begun.last
    files, targets = staged.files if staged else {}, last.by_hand_targets
    kept = {uri: last.ledger.outputs[uri] for uri in (() if staged else last.by_hand_uris)}
    _check_addresses((*arranged.uris, *files, *kept))
    if staged:
        report = Report()
        targets = check_pages_by_hand(files, arranged.uris, docs, report)
        if report.errors:
            raise ContentError(report.diagnostics)
    base = checksum(f"{begun.engine} {_everywhere(arranged)}".encode()).hex()
    before = last.ledger if base == last.ledger.base else Ledger()
    answers = Answers(arranged.overview, before, is_alike=begun.is_alike())
    # What many of the processes that draw would have to load is loaded here, once.
    if answers.tell_of_new_templates():
        theme.compile_all()
    if not before.base:
        load_calendars(arranged.overview)
    changes, stands = bring_about(
        out,
        kept,
        (*arranged.copies, *(Copy(uri, path, digest_of_file(path)) for uri, path in files.items())),
        _drawings(arranged, theme, lambda stand: bool(before.base) and answers.hold(stand)),
        last.ledger.outputs,
        begun.workers,
        progress,
    )
    _remember(
        arranged,
        Last(
            ledger=answers.ledger(base, stands),
            notes=prepared.notes,
            scene=scene(begun, arranged.overview.agenda.next_moment),
            has_warnings=prepared.has_warnings or bool(staged and not staged.host),
            state=begun.memory.state,
            host=staged.host if staged else last.host,
            site=site_digest(arranged),
            by_hand_uris=tuple(files) if staged else last.by_hand_uris,
            by_hand_targets=targets,
            boards=prepared.boards.drafted,
        ),
        out,
    )
    return changes


def site_digest(arranged: Arrangement) -> str:
    """Digest what pages written by hand show of the content."""
    edition = arranged.edition
    return checksum(f"{edition.site!r} {edition.columns!r}".encode()).hex()


def _everywhere(arranged: Arrangement) -> str:
    """Write down what any file may show without asking for it."""
    edition, request = arranged.edition, arranged.prepared.bench.begun.request
    units = {unit.id: unit.name for unit in edition.units.values()}
    kinds = sorted(arranged.overview.catalog.kinds)
    return f"{edition.publication!r} {edition.columns!r} {units} {kinds} {request.edition}"


def context_of(page: Page, edition: Edition) -> Mapping[str, Any]:
    """Give a template all that it may know; what programs read shows less of the site than pages do."""
    site = edition.site if page.uri.endswith(".html") else edition.publication
    return {"site": site, **page.context}


def _rendered(theme: Theme, page: Page, edition: Edition, events: PageEvents | None) -> bytes:
    context = context_of(page, edition)
    if events is None or not page.uri.endswith(".html"):
        return theme.render(page.template, context)
    title = page.context["head"].title
    html = theme.render(page.template, events.context(page.uri, title, context))
    return events.output(page.uri, title, html.decode()).encode()


def _drawings(arranged: Arrangement, theme: Theme, is_fresh: Callable[[Stand], bool]) -> Drawings:
    edition = arranged.edition
    recipes = {recipe.uri: recipe for each in arranged.rounds for recipe in each}

    def draw(uri: str) -> Drawn:
        recipe = recipes[uri]
        edition.reads.clear()
        output = recipe.make(edition, recipe.of) if recipe.of else recipe.make(edition)
        if isinstance(output, Page):
            edition.ask("template", output.template)
        content = (
            output.content
            if isinstance(output, Made)
            else _rendered(theme, output, edition, arranged.prepared.bench.texts.events)
        )
        reads = tuple(edition.reads)
        # The record is open now; when its card is wanted it may be no longer.
        card = edition.card(edition.opened(recipe.of)) if recipe.of else None
        return Drawn(content, reads, card)

    def leave(uri: str, card: Card | None) -> None:
        if card and (of := recipes[uri].of):
            edition.keep_card(of, card)

    return Drawings([[recipe.uri for recipe in each] for each in arranged.rounds], is_fresh, draw, leave)


def _check_addresses(uris: Iterable[str]) -> None:
    """Refuse two files for one address; it happens when a page written by hand stands where records stand."""
    kept: dict[str, str] = {}
    clashes = []
    for uri in uris:
        if kept.setdefault(uri.lower(), uri) is not uri:
            span = Span(f"docs/{uri.removesuffix('.html')}.md")
            clashes.append(Diagnostic.of(ADDRESS_TAKEN, span, uri=uri, other="content"))
    if clashes:
        raise ContentError(clashes)


def _remember(arranged: Arrangement, last: Last, out: Path) -> None:
    """Leave the next build what it need not do again."""
    begun = arranged.prepared.bench.begun
    begun.recall.save(last_file(begun.request, out), last, begun.engine)
    digests = arranged.prepared.bench.digests.known
    memory = Memory(begun.memory.files, arranged.overview.names.slugs, digests, begun.memory.state)
    if memory != begun.memory:
        begun.recall.save(begun.request.cache / "content", memory, begun.engine)
        _prune_pictures(arranged.prepared)
    records = (record_key(brief) for brief in begun.gathered.briefs)
    bodies = (item.body_key for item in arranged.prepared.bench.catalog.items.values())
    begun.store.prune(chain(records, bodies), _SPARE_BYTES + _MOST_BYTES * len(begun.gathered.briefs))


def _prune_pictures(prepared: Prepared) -> None:
    """Drop what was made of pictures that this edition does not show, once it is much."""
    made = (developed for of in prepared.pictures.values() for each in of.values() for developed in each)
    with prepared.cache as cache:
        keys = {key_in(variant.file) for developed in made for variant in developed.variants}
        cache.prune(keys, _SPARE_PICTURE_BYTES)
