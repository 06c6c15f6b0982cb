"""The notices that an edition shows in; official documents of them, as PDF and Word files, out."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version

from banbao.bench import Bench, fonts_of, make_each, templates_of
from banbao.board_rules import NO_TYPESETTER
from banbao.catalog.catalog import Item
from banbao.catalog.gather import read_again
from banbao.catalog.visibility import State
from banbao.diagnostics import Diagnostic, Report, Span
from banbao.file_cache import FileCache, key_of
from banbao.fonts.faces import FontSet
from banbao.language import N_, Progress
from banbao.official_rules import DOCUMENT_TEMPLATE
from banbao.outputs import Copy
from banbao.papers import TEMPLATES, Job, KeptDocument, Office, attached_html, is_markdown, parts_of
from banbao.press.official import names_in
from banbao.press.workshop import Failed, has_typesetter
from banbao.run import Begun
from banbao.theme import digest_of

_SPARE_BYTES = 256 << 20
"""How much may be kept of documents that this edition does not show."""
_WORKER_MB = 200
"""What a worker holds while it sets documents, measured."""
_KEPT_AT_A_TIME = 16


Documents = Mapping[str, KeptDocument]
"""By the ids of the notices."""


def cache_of(begun: Begun) -> FileCache[KeptDocument]:
    """Find the documents that were made before."""
    folder = begun.made_in / "documents"
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
    jobs = jobs_of(bench, fonts := fonts_of(bench, report), items, report)
    found = make(bench, fonts, jobs, report, progress)
    cache_of(bench.begun).prune({job.key for job in jobs}, _SPARE_BYTES)
    return found


def jobs_of(bench: Bench, fonts: FontSet, items: Sequence[Item], report: Report) -> list[Job]:
    """Name what is to be made by all that decides how it comes out.

    Args:
        bench: What it is made with.
        fonts: What it is set in.
        items: The notices.
        report: Takes what is wrong with attachments that are set.
    """
    site = bench.catalog.site
    same = key_of(
        fonts.digest,
        digest_of(templates_of(bench.begun, TEMPLATES)),
        f"{version('typst')} {version('python-docx')}",
        bench.begun.engine,
        f"{names_in(site)!r} {site.documents!r}",
    )
    return [Job(key_of(same, *_versions(bench, item, report)), item) for item in items]


def _versions(bench: Bench, item: Item, report: Report) -> Iterator[str]:
    """Write down which versions of texts and files a document is made of."""
    brief = item.brief
    yield f"{brief.digest} {item.body_key}"
    # What has no files beside it shows no pictures, and its text need not be opened.
    shown = bench.shelf.body(item).pictures if brief.files else ()
    for name in (*brief.published_files, *shown):
        yield bench.digests.of(f"{brief.folder}/{name}") if name in brief.files else ""
        if name in brief.files and is_markdown(name):
            # What it calls other records is theirs to say.
            yield attached_html(bench, brief, name, report)
    enclosed = bench.catalog.get(item.brief.encloses) if item.brief.encloses else None
    if enclosed:
        yield f"{enclosed.brief.digest} {enclosed.body_key}"
        if enclosed.kind == "plan":
            yield from (f"{part.brief.digest} {part.body_key}" for part in parts_of(bench))


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
    cache = cache_of(bench.begun)
    sizes = cache.sizes()
    found = {job.item.id: kept for job in jobs if (kept := cache.recall(job.key, sizes))}
    office = Office(bench, cache, fonts)
    return found | make_each(
        bench,
        cache,
        office,
        {job.item.id: job for job in jobs if job.item.id not in found},
        office.issue,
        lambda item_id, failed: report.add(*_faults(bench, bench.catalog.items[item_id], failed)),
        worker_mb=_WORKER_MB,
        kept_at_a_time=_KEPT_AT_A_TIME,
        progress=partial(progress, N_("making documents")),
    )


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
