"""The notices that an edition shows in; official documents of them, as PDF and Word files, out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from banbao.board_rules import NO_TYPESETTER
from banbao.boards import Bench, fonts_of
from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Item
from banbao.catalog.gather import read_again
from banbao.catalog.visibility import State
from banbao.crew import share
from banbao.diagnostics import Diagnostic, Report, Span
from banbao.file_cache import FileCache, KeptFile, key_of
from banbao.fonts.faces import FontSet
from banbao.fonts.faults import unset
from banbao.fonts.roles import Role
from banbao.language import N_, Progress
from banbao.model.articles import Notice
from banbao.model.kinds import KINDS
from banbao.model.plan import Plan, PlanPart
from banbao.official_rules import DOCUMENT_TEMPLATE
from banbao.outputs import Copy
from banbao.press.document import Document
from banbao.press.official import SET_SUFFIXES, Attached, Enclosed, make_document, names_in, paragraphs_of, table_of
from banbao.press.photographs import PhotoSource
from banbao.press.plans import PrintedPart, printed
from banbao.press.prose import Figure
from banbao.press.reading import read
from banbao.press.sheet import Place
from banbao.press.workshop import has_typesetter
from banbao.run import Begun
from banbao.source.records import written_by_itself
from banbao.theme import digest_of, theme_files

if TYPE_CHECKING:
    from banbao.press.typesetter import Typesetter

TEMPLATES = "documents/"
_SPARE_BYTES = 256 << 20
"""How much may be kept of documents that this edition does not show."""
_WORKER_MB = 200
"""What a worker holds while it sets documents, measured."""
_KEPT_AT_A_TIME = 16
_TEXT_WIDTH, _PPI = 156 * 72 / 25.4, 300
"""The width of the text in pt, and how many px an inch of a picture takes in it at most."""
_PLAN_PARTS = ("principle", "task", "measure", "requirement")


class KeptDocument(msgspec.Struct, frozen=True):
    """A document that was made."""

    pdf: KeptFile
    word: KeptFile


Documents = Mapping[str, KeptDocument]
"""By the ids of the notices."""


class Job(NamedTuple):
    """A document that is to be made."""

    key: str
    item: Item


class Failed(NamedTuple):
    """Why there is no document."""

    faults: tuple[Diagnostic, ...] = ()
    problem: str = ""
    """What Typst says, where the fault is a template's."""


def cache_of(begun: Begun) -> FileCache[KeptDocument]:
    """Find the documents that were made before."""
    folder = begun.request.cache / "documents"
    return FileCache(folder, KeptDocument, lambda kept: (kept.pdf, kept.word), "documents")


def shown_documents(bench: Bench) -> tuple[Item, ...]:
    """List the notices that are documents: those that an edition shows and that were not withdrawn."""
    items = (bench.catalog.items[item_id] for item_id in bench.catalog.of("notice"))
    return tuple(item for item in items if item.state is not State.WITHDRAWN)


def make_documents(bench: Bench, report: Report, progress: Progress) -> Documents:
    """Make the documents that an edition shows and that are not kept.

    Args:
        bench: What they are made with.
        report: Takes what is wrong with them.
        progress: Told how many of the new ones are made.

    Raises:
        OSError: A file cannot be read or written.
    """
    items = shown_documents(bench)
    if not items or not bench.begun.request.documents or bench.begun.gathered.faulty:
        return {}
    if not has_typesetter():
        report.add(Diagnostic.of(NO_TYPESETTER, Span("content/notices")))
        return {}
    jobs = jobs_of(bench, fonts := fonts_of(bench, report), items)
    found = make(bench, fonts, jobs, report, progress)
    cache_of(bench.begun).prune({job.key for job in jobs}, _SPARE_BYTES)
    return found


def jobs_of(bench: Bench, fonts: FontSet, items: Sequence[Item]) -> list[Job]:
    """Name what is to be made by all that decides how it comes out."""
    site = bench.catalog.site
    same = key_of(
        fonts.digest,
        digest_of(templates_of(bench.begun)),
        f"{version('typst')} {version('python-docx')}",
        bench.begun.engine,
        f"{names_in(site)!r} {site.documents!r}",
    )
    return [Job(key_of(same, *_versions(bench, item)), item) for item in items]


def _versions(bench: Bench, item: Item) -> Iterator[str]:
    """Write down which versions of texts and files a document is made of."""
    yield f"{item.brief.digest} {item.body_key}"
    for name in item.brief.published_files:
        yield bench.digests.of(f"{item.brief.folder}/{name}") if name in item.brief.files else ""
    enclosed = bench.catalog.get(item.brief.encloses) if item.brief.encloses else None
    if enclosed:
        yield f"{enclosed.brief.digest} {enclosed.body_key}"
        if enclosed.kind == "plan":
            yield from (f"{part.brief.digest} {part.body_key}" for part in _parts(bench))


def _parts(bench: Bench) -> Iterator[Item]:
    for kind in _PLAN_PARTS:
        yield from (bench.catalog.items[item_id] for item_id in bench.catalog.of(kind))


def templates_of(begun: Begun) -> dict[str, Path]:
    """Find the theme's files for documents, the site's own before those that come with banbao."""
    files = theme_files(begun.request.themes)
    return {name: path for name, path in files.items() if name.startswith(TEMPLATES)}


def make(
    bench: Bench, fonts: FontSet, jobs: Sequence[Job], report: Report, progress: Progress
) -> dict[str, KeptDocument]:
    """Make the documents that are not kept.

    Args:
        bench: What they are made with.
        fonts: What they are set in.
        jobs: What is to be made.
        report: Takes what is wrong with them.
        progress: Told how many of the new ones are made.

    Raises:
        OSError: A file cannot be read or written.
        WorkerLostError: A worker was killed.
    """
    begun, cache = bench.begun, cache_of(bench.begun)
    sizes = cache.sizes()
    found = {job.item.id: kept for job in jobs if (kept := cache.recall(job.key, sizes))}
    todo = [job for job in jobs if job.item.id not in found]
    cache.close()
    if not todo:
        return found
    office = Office(bench, cache, fonts)
    office.open()
    workers = max(1, min(begun.workers, begun.request.picture_memory_mb // _WORKER_MB))
    made: list[tuple[str, KeptDocument]] = []
    progress(N_("making documents"), 0, len(todo))
    try:
        results = share(todo, workers, office.issue, apart=begun.request.workers != 1)
        for done, (place, result) in enumerate(results, 1):
            progress(N_("making documents"), done, len(todo))
            if isinstance(result, Failed):
                report.add(*_faults(bench, todo[place].item, result))
                continue
            found[todo[place].item.id] = result
            made.append((todo[place].key, result))
            if len(made) >= _KEPT_AT_A_TIME:
                cache.keep(made)
                made.clear()
    finally:
        cache.keep(made)
        office.close()
        cache.close()
    return found


def _faults(bench: Bench, item: Item, failed: Failed) -> Iterator[Diagnostic]:
    yield from failed.faults
    if failed.problem:
        span = read_again(bench.begun.request.root, item.brief).source.span(1)
        yield Diagnostic.of(DOCUMENT_TEMPLATE, span, problem=" ".join(failed.problem.split()))


def copies_of(begun: Begun, documents: Documents) -> Iterator[Copy]:
    """Plan the files of documents that may be taken away."""
    cache = cache_of(begun)
    for item_id, kept in documents.items():
        slug = item_id.partition(":")[2]
        for ending, file in (("pdf", kept.pdf), ("docx", kept.word)):
            yield Copy(f"notices/{slug}.{ending}", cache.path_of(file), file.digest, is_kept=True)


@dataclass
class Office:
    """Makes documents; each worker has a copy of it, and opens the fonts once."""

    bench: Bench
    cache: FileCache[KeptDocument]
    fonts: FontSet

    def open(self) -> None:
        """Make room, and put the templates where Typst may read them.

        Raises:
            OSError: The folder cannot be written.
        """
        from banbao.press.typesetter import lay_ready

        self.cache.make_room()
        lay_ready(self.cache.work_folder, templates_of(self.bench.begun))

    def close(self) -> None:
        """Leave nothing behind but what is kept."""
        self.cache.clear_work()

    def issue(self, job: Job) -> KeptDocument | Failed:
        """Make a document, in a worker."""
        from banbao.press.issuing import make_pdf
        from banbao.press.typesetter import TemplateError
        from banbao.press.word.build import build

        document, pictures = self._illustrated(job.item, self.document(job.item))
        if isinstance(pictures, Diagnostic):
            return Failed((pictures,))
        if faults := tuple(self._without_glyphs(job.item, document)):
            return Failed(faults)
        try:
            issued = make_pdf(document, self._typesetter)
        except TemplateError as error:
            return Failed(problem=str(error))
        word = build(document, self._word_parts, pictures, issued.ending)
        return KeptDocument(self.cache.write(job.key, ".pdf", issued.pdf), self.cache.write(job.key, ".docx", word))

    def document(self, item: Item) -> Document:
        """Put a document together."""
        bench = self.bench
        record = bench.shelf.record(item)
        assert isinstance(record, Notice)
        return make_document(
            item.slug,
            record,
            bench.catalog.site,
            read(bench.shelf.body(item).html, has_figures=True),
            tuple(self._attached(item, each.file, each.title) for each in record.attachments),
            self._enclosed(record.encloses),
            {role: self.fonts.families(role) for role in Role},
            bench.translate,
        )

    def _attached(self, item: Item, name: str, title: str) -> Attached:
        if not name.lower().endswith(SET_SUFFIXES):
            return Attached(title, None)
        text = _text_of(self.bench.begun.request.root / item.brief.folder / name)
        if name.lower().endswith(".csv"):
            return Attached(title, table_of(text))
        if name.lower().endswith(".txt"):
            return Attached(title, paragraphs_of(text))
        alone = written_by_itself(KINDS["notice"], item.slug, item.brief.path, text, ())
        return Attached(title, read(self.bench.texts.renderer.render(alone, Report()).html))

    def _enclosed(self, item_id: str | None) -> Enclosed | None:
        shelf, item = self.bench.shelf, self.bench.catalog.get(item_id) if item_id else None
        if item is None:
            return None
        nodes = read(shelf.body(item).html)
        plan = shelf.record(item)
        if isinstance(plan, Plan):
            parts = tuple(
                PrintedPart(part.kind, record, read(shelf.body(part).html))
                for part in _parts(self.bench)
                if isinstance(record := shelf.record(part), PlanPart)
            )
            nodes = printed(plan, nodes, parts)
        return Enclosed(item.title, nodes)

    def _illustrated(self, item: Item, document: Document) -> tuple[Document, dict[str, bytes] | Diagnostic]:
        """Make the pictures of a document as large as they are printed; or tell what is wrong with one."""
        figures = [node for node in document.nodes if isinstance(node, Figure)]
        if not figures:
            return document, {}
        from banbao.photos.develop import start_libvips

        start_libvips(self.cache.work_folder)
        from banbao.press.plates import cut

        root, brief = self.bench.begun.request.root, item.brief
        pictures, files, aspects = {}, {}, {}
        for name in dict.fromkeys(figure.file for figure in figures):
            source = photo_of(root, brief, name, self.bench.digests.of)
            if isinstance(source, Diagnostic):
                return document, source
            aspects[name] = source.width / source.height
            place = Place(name, 1, 0, 0, _TEXT_WIDTH, _TEXT_WIDTH / aspects[name])
            plate = cut(root, source, place, ppi_most=_PPI, is_cmyk=False, scale=1)
            if isinstance(plate, Diagnostic):
                return document, plate
            pictures[name], files[name] = plate.jpeg, f"/{item.slug}-{len(files)}.jpg"
            (self.cache.work_folder / files[name][1:]).write_bytes(plate.jpeg)
        nodes = tuple(
            replace(node, aspect=aspects[node.file]) if isinstance(node, Figure) else node for node in document.nodes
        )
        return replace(document, nodes=nodes, pictures=files), pictures

    def _without_glyphs(self, item: Item, document: Document) -> Iterator[Diagnostic]:
        """Tell of characters that no font has, before Typst would."""
        text = msgspec.json.encode(replace(document, faces={})).decode()
        if self.fonts.missing(text, Role.FANGSONG):
            span = read_again(self.bench.begun.request.root, item.brief).source.span(1)
            yield from unset(self.fonts, text, Role.FANGSONG, 400, span)

    @cached_property
    def _typesetter(self) -> "Typesetter":
        from banbao.press.typesetter import Typesetter

        return Typesetter(self.cache.work_folder, self.fonts.typst)

    @cached_property
    def _word_parts(self) -> dict[str, bytes]:
        from banbao.press.word.package import read_parts

        return read_parts(templates_of(self.bench.begun))


def photo_of(root: Path, brief: Brief, name: str, digest: Callable[[str], str]) -> PhotoSource | Diagnostic:
    """Find out about a picture beside a record, in a worker; or tell why it cannot be shown."""
    from banbao.photos.originals import examine

    found = examine(root, path := f"{brief.folder}/{name}")
    if isinstance(found, Diagnostic):
        return found
    retouch = next((each for each in brief.retouches if each.file == name), None)
    focus, blur = (retouch.focus, retouch.blur) if retouch else (None, ())
    return PhotoSource(path, digest(path), focus, blur, *found.full)


def _text_of(path: Path) -> str:
    """Read a file that offices' programs write in one of two encodings."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
