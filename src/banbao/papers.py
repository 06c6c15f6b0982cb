"""A notice in, the official document of it out, as a PDF and as a Word file; workers do this."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from banbao.bench import Bench, templates_of
from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Item
from banbao.catalog.gather import read_again
from banbao.catalog.mentions import mentions
from banbao.diagnostics import Diagnostic, Message, Report
from banbao.file_cache import FileCache, KeptFile
from banbao.fonts.faces import FontSet
from banbao.fonts.roles import Role
from banbao.model.articles import Notice
from banbao.model.kinds import KIND_NAMES, KINDS
from banbao.model.plan import Plan, PlanPart
from banbao.press.document import Document
from banbao.press.official import SET_SUFFIXES, Attached, Enclosed, make_document, paragraphs_of, table_of
from banbao.press.photographs import PhotoSource
from banbao.press.plans import PrintedPart, printed
from banbao.press.prose import Figure
from banbao.press.reading import read
from banbao.press.sheet import Place
from banbao.press.unset import without_glyphs
from banbao.press.workshop import Failed
from banbao.rules import UNKNOWN_REFERENCE
from banbao.source.records import written_by_itself
from banbao.source.text_files import SourceText

if TYPE_CHECKING:
    from banbao.press.typesetter import Typesetter

TEMPLATES = "documents/"
_TEXT_WIDTH, _PPI = 156 * 72 / 25.4, 300
"""The width of the text in pt, and how many px an inch of a picture takes in it at most."""
_PLAN_PARTS = ("principle", "task", "measure", "requirement")


class KeptDocument(msgspec.Struct, frozen=True):
    """A document that was made."""

    pdf: KeptFile
    word: KeptFile


class Job(NamedTuple):
    """A document that is to be made."""

    key: str
    item: Item


def parts_of(bench: Bench) -> Iterator[Item]:
    """List the parts of the plan, in order."""
    for kind in _PLAN_PARTS:
        yield from (bench.catalog.items[item_id] for item_id in bench.catalog.of(kind))


def is_markdown(name: str) -> bool:
    """Tell whether an attachment is Markdown, by its name."""
    return name.lower().endswith(".md")


def attached_html(bench: Bench, brief: Brief, name: str, report: Report) -> str:
    """Render an attachment that is Markdown; its faults are told at their places."""
    path = f"{brief.folder}/{name}"
    text = _text_of(bench.begun.request.root / path).replace("\r\n", "\n")
    alone = written_by_itself(KINDS[brief.kind], brief.slug, path, text, ())
    if found := mentions(text):
        known = {each.id for each in bench.begun.gathered.briefs} | bench.catalog.page_ids
        for each in (each for each in found if each.id not in known):
            span, kind = alone.body_span(each.line, each.column, each.length), KIND_NAMES.get(each.kind, each.kind)
            report.add(Diagnostic.of(UNKNOWN_REFERENCE, span, kind=Message(kind), slug=each.slug))
    return bench.texts.renderer.render(alone, report).html


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
        lay_ready(self.cache.work_folder, templates_of(self.bench.begun, TEMPLATES))

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
            return Failed(faults=(pictures,))
        if faults := tuple(self._without_glyphs(job.item, document)):
            return Failed(faults=faults)
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
            _read(bench.shelf.body(item).html, has_figures=True),
            tuple(self._attached(item, each.file, each.title) for each in record.attachments),
            self._enclosed(record.encloses),
            self.fonts.faces,
        )

    def _attached(self, item: Item, name: str, title: str) -> Attached:
        if not name.lower().endswith(SET_SUFFIXES):
            return Attached(title, None)
        if is_markdown(name):
            return Attached(title, _read(attached_html(self.bench, item.brief, name, Report())))
        text = _text_of(self.bench.begun.request.root / item.brief.folder / name)
        if name.lower().endswith(".csv"):
            return Attached(title, table_of(text))
        return Attached(title, paragraphs_of(text))

    def _enclosed(self, item_id: str | None) -> Enclosed | None:
        shelf, item = self.bench.shelf, self.bench.catalog.get(item_id) if item_id else None
        if item is None:
            return None
        nodes = _read(shelf.body(item).html)
        plan = shelf.record(item)
        if isinstance(plan, Plan):
            parts = tuple(
                PrintedPart(part.kind, record, _read(shelf.body(part).html))
                for part in parts_of(self.bench)
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
        pictures: dict[str, bytes] = {}
        files: dict[str, str] = {}
        aspects: dict[str, float] = {}
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
        return without_glyphs(self.fonts, text, Role.FANGSONG, self._sources(item))

    def _sources(self, item: Item) -> Iterator[SourceText]:
        """Read the files that a document comes from, as their editors left them."""
        root, shelf, brief = self.bench.begun.request.root, self.bench.shelf, item.brief
        yield read_again(root, brief).source
        record = shelf.record(item)
        for each in record.attachments if isinstance(record, Notice) else ():
            if each.file.lower().endswith(SET_SUFFIXES):
                path = f"{brief.folder}/{each.file}"
                yield SourceText(path, _text_of(root / path), "")
        enclosed = self.bench.catalog.get(brief.encloses) if brief.encloses else None
        if enclosed:
            yield read_again(root, enclosed.brief).source
            yield from (read_again(root, part.brief).source for part in parts_of(self.bench) if enclosed.kind == "plan")
        yield from (read_again(root, each).source for each in self.bench.begun.gathered.briefs if each.kind == "site")

    @cached_property
    def _typesetter(self) -> "Typesetter":
        from banbao.press.typesetter import Typesetter

        return Typesetter(self.cache.work_folder, self.fonts.typst)

    @cached_property
    def _word_parts(self) -> dict[str, bytes]:
        from banbao.press.word.package import read_parts

        return read_parts(templates_of(self.bench.begun, TEMPLATES))


def photo_of(root: Path, brief: Brief, name: str, digest: Callable[[str], str]) -> PhotoSource | Diagnostic:
    """Find out about a picture beside a record, in a worker; or tell why it cannot be shown."""
    from banbao.photos.originals import examine

    found = examine(root, path := f"{brief.folder}/{name}")
    if isinstance(found, Diagnostic):
        return found
    retouch = next((each for each in brief.retouches if each.file == name), None)
    focus, blur = (retouch.focus, retouch.blur) if retouch else (None, ())
    return PhotoSource(path, digest(path), focus, blur, *found.full)


_read = partial(read, has_remarks=False)


def _text_of(path: Path) -> str:
    """Read a file that offices' programs write in one of two encodings."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
