"""Records linked and selected, laid out for all that is made of them beside pages: boards and documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from banbao.catalog.catalog import Catalog
from banbao.catalog.gather import read_again
from banbao.catalog.link import link
from banbao.catalog.select import select
from banbao.crew import share
from banbao.diagnostics import Report
from banbao.events import PageEvents
from banbao.file_cache import FileCache
from banbao.fonts.faces import FontSet
from banbao.fonts.resolve import resolve
from banbao.language import Translate
from banbao.pages.shelf import Shelf
from banbao.pictures import Digests
from banbao.press.workshop import Failed
from banbao.run import Begun
from banbao.text.texts import Texts, texts_of
from banbao.theme import theme_files

Kept = TypeVar("Kept", bound=msgspec.Struct)


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Job = TypeVar("Job", bound=_Keyed)


@dataclass(frozen=True, slots=True)
class Bench:
    """All that boards and documents are made with."""

    begun: Begun
    catalog: Catalog
    texts: Texts
    shelf: Shelf
    digests: Digests
    translate: Translate
    """Into the site's language."""


def lay_out(begun: Begun, translate: Translate, report: Report, events: PageEvents | None = None) -> Bench:
    """Link and select the records, and lay them out for all that is made of them; makes nothing.

    Args:
        begun: What was read.
        translate: Into the site's language.
        report: Takes every fault of the records.
        events: What the host's other plugins do to pages.
    """
    request, reread = begun.request, partial(read_again, begun.request.root)
    catalog = select(link(begun.gathered, reread, report), begun.view, reread, report)
    texts = texts_of(request.root, catalog, request.edition, begun.store, translate, events)
    shelf = Shelf(request.root, begun.store, request.edition, texts)
    return Bench(begun, catalog, texts, shelf, Digests(begun), translate)


def templates_of(begun: Begun, folder: str) -> dict[str, Path]:
    """Find the theme's files in a folder, `boards/`: the site's own before those that come with banbao."""
    return {name: path for name, path in theme_files(begun.request.themes).items() if name.startswith(folder)}


def fonts_of(bench: Bench, report: Report) -> FontSet:
    """Find the fonts that boards and documents are set in."""
    request = bench.begun.request
    return resolve(request.root, getattr(bench.catalog.site, "fonts", None), bench.begun.made_in, report)


class Press(Protocol):
    """Makes files in workers, into a cache."""

    def open(self) -> None:
        """Make room."""

    def close(self) -> None:
        """Leave nothing behind but what is kept."""


def make_each(
    bench: Bench,
    cache: FileCache[Kept],
    press: Press,
    jobs: Mapping[str, Job],
    step: Callable[[Job], Kept | Failed],
    tell: Callable[[str, Failed], None],
    *,
    worker_mb: int,
    kept_at_a_time: int,
    progress: Callable[[int, int], None],
) -> dict[str, Kept]:
    """Have workers make what is not kept yet, each within its share of memory, and keep it.

    Args:
        bench: What it is made with.
        cache: Where it is kept; its store must not be open while workers are forked.
        press: Makes it.
        jobs: What is to be made, by id.
        step: Makes one, in a worker.
        tell: Told of what cannot be made, by its id, and why.
        worker_mb: What a worker holds at most.
        kept_at_a_time: How many are made before they are kept; a run that is killed loses no more.
        progress: Told how many are made, of how many.

    Returns:
        What was made, by id.

    Raises:
        OSError: A file cannot be read or written.
        WorkerLostError: A worker was killed.
    """
    cache.close()
    found: dict[str, Kept] = {}
    if not jobs:
        return found
    request, ids = bench.begun.request, tuple(jobs)
    workers = max(1, min(bench.begun.workers, request.picture_memory_mb // worker_mb))
    made: list[tuple[str, Kept]] = []
    press.open()
    progress(0, len(ids))
    try:
        results = share(tuple(jobs.values()), workers, step, apart=request.workers != 1)
        for done, (place, result) in enumerate(results, 1):
            progress(done, len(ids))
            if isinstance(result, Failed):
                tell(ids[place], result)
                continue
            found[ids[place]] = result
            made.append((jobs[ids[place]].key, result))
            if len(made) >= kept_at_a_time:
                cache.keep(made)
                made.clear()
    finally:
        cache.keep(made)
        press.close()
        cache.close()
    return found
