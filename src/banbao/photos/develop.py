"""Jobs in, variants out: what the cache does not have is made by workers, each picture within its share of memory.

libvips does not outlive a fork once it is started. So this process never loads it where there is `fork`: workers do.
"""

import ctypes
import logging
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from banbao.crew import WorkerLostError, share
from banbao.diagnostics import Diagnostic, Report, Span
from banbao.language import N_, Progress, silent
from banbao.photos.cache import Kept, PictureCache
from banbao.photos.formats import damaged, misnamed
from banbao.photos.treatments import WHOLE_WIDTHS, Developed, Job, Order, Original, Treatment, largest_variant

P = TypeVar("P")
R = TypeVar("R")

MEMORY_BYTES = 1_000_000_000
_WORKER_BYTES = 90_000_000
"""Of a worker before it has a picture."""
_ENCODED_PIXEL_BYTES, _ENCODED_ALPHA_PIXEL_BYTES = 24, 60
"""What encoders hold, measured: AVIF of the largest variant, WebP where it is transparent."""
_MALLOC_OPTIONS = {-1: 1 << 20, -3: 1 << 20, -8: 1}
"""M_TRIM_THRESHOLD and M_MMAP_THRESHOLD in bytes, M_ARENA_MAX; source: mallopt(3)."""
_DISC_THRESHOLD = "64m"
"""What is larger than this, and has to be read in any order, libvips unpacks on the disc."""


@dataclass(slots=True)
class _Picture:
    """One content, under all the names that it has, and what is wanted of it."""

    digest: str
    paths: list[str] = field(default_factory=list)
    treatments: dict[Treatment, None] = field(default_factory=dict)
    """In the order in which they were asked for."""


def develop(
    root: Path,
    jobs: Sequence[Job],
    cache: PictureCache,
    report: Report,
    workers: int = 1,
    memory_bytes: int = MEMORY_BYTES,
    progress: Progress = silent,
    *,
    is_forked: bool = True,
) -> dict[tuple[str, Treatment], Developed]:
    """Make what is wanted of pictures and is not in the cache.

    Args:
        root: The project.
        jobs: What is wanted; a picture may come more than once, and under several names.
        cache: Has what was made before, and takes what is made.
        report: Takes the faults of pictures; all others are developed.
        workers: How many processes may work.
        memory_bytes: What all of them may hold. A picture that needs more than its share is developed alone; the most
            that one needs is about 1 GB: 100 megapixels in a format that cannot be read row by row.
        progress: Told how many of the new pictures are done.
        is_forked: Whether workers are copies of this process. One that may not be copied does all by itself, and must
            not be copied ever after.

    Returns:
        What came of each digest and treatment; nothing of pictures with faults.

    Raises:
        OSError: A file cannot be read or written; what is in the cache is whole.
    """
    found: dict[tuple[str, Treatment], Developed] = {}
    todo = []
    sizes = cache.sizes()
    for picture in _pictures(jobs):
        missing = []
        for treatment in picture.treatments:
            kept = cache.recall(cache.key(picture.digest, treatment), sizes)
            if kept is None:
                missing.append(treatment)
            else:
                found[picture.digest, treatment] = kept.developed
                _tell_names(picture.paths, kept.format, report)
        if missing:
            todo.append(_Picture(picture.digest, picture.paths, dict.fromkeys(missing)))
    if todo:
        cache.make_room()
        try:
            found.update(_Run(root, cache, report, workers, memory_bytes, progress, is_forked).develop(todo))
        finally:
            cache.clear_work()
    return found


def _pictures(jobs: Sequence[Job]) -> list[_Picture]:
    pictures: dict[str, _Picture] = {}
    for job in jobs:
        picture = pictures.setdefault(job.digest, _Picture(job.digest))
        if job.path not in picture.paths:
            picture.paths.append(job.path)
        picture.treatments.update(dict.fromkeys(job.treatments))
    return list(pictures.values())


def _tell_names(paths: Sequence[str], found: str, report: Report) -> bool:
    """Report names that say the wrong thing; tell whether any says the right one."""
    faults = [misnamed(path, found) for path in paths]
    report.add(*(fault for fault in faults if fault))
    return None in faults


@dataclass(frozen=True, slots=True)
class _Run:
    """What all pictures of one run share."""

    root: Path
    cache: PictureCache
    report: Report
    workers: int
    memory_bytes: int
    progress: Progress
    is_forked: bool

    def develop(self, pictures: Sequence[_Picture]) -> Iterator[tuple[tuple[str, Treatment], Developed]]:
        """Look at all new pictures, then develop them: those that fit side by side, then the heavy ones one by one."""
        orders = self.orders(pictures)
        # The longest work first, so that no worker is left alone with it at the end.
        orders.sort(key=lambda each: (-each.original.full.width * each.original.full.height, each.job.path))
        share_bytes = self.memory_bytes // max(1, self.workers)
        light = [order for order in orders if _need_bytes(order.original) <= share_bytes]
        heavy = [order for order in orders if _need_bytes(order.original) > share_bytes]
        done = 0
        self.progress(N_("developing pictures"), done, len(orders))
        for some, workers in ((light, self.workers), (heavy, 1)):
            for order, result in self.each(some, workers, self.develop_one, lambda order: order.job.path):
                yield from self.keep(order, result)
                done += 1
                self.progress(N_("developing pictures"), done, len(orders))

    def orders(self, pictures: Sequence[_Picture]) -> list[Order]:
        """Find out what each picture is, and report those that cannot be developed."""
        orders = []
        for picture, result in self.each(pictures, self.workers, self.examine, lambda picture: picture.paths[0]):
            if isinstance(result, Diagnostic):
                self.report.add(*(_told_of(path, result) for path in picture.paths))
            elif _tell_names(picture.paths, result.format, self.report):
                job = Job(picture.paths[0], picture.digest, tuple(picture.treatments))
                orders.append(Order(job, result, tuple(picture.paths)))
        return orders

    def examine(self, picture: _Picture) -> Original | Diagnostic:
        """Look at a picture's head, in a worker."""
        start_libvips(self.cache.work_folder)
        from banbao.photos.originals import examine

        return examine(self.root, picture.paths[0])

    def develop_one(self, order: Order) -> dict[Treatment, Developed] | Diagnostic:
        """Make all of a picture, in a worker."""
        start_libvips(self.cache.work_folder)
        from banbao.photos.worker import develop_one

        keys = {each: self.cache.key(order.job.digest, each) for each in order.job.treatments}
        return develop_one(self.root, self.cache.folder, keys, order)

    def keep(
        self, order: Order, result: dict[Treatment, Developed] | Diagnostic
    ) -> Iterator[tuple[tuple[str, Treatment], Developed]]:
        """Describe what was made as soon as it is, so that a run that is killed has not worked for nothing."""
        if isinstance(result, Diagnostic):
            self.report.add(*(_told_of(path, result) for path in order.paths))
            return
        digest, found = order.job.digest, order.original.format
        self.cache.keep((self.cache.key(digest, each), Kept(found, made)) for each, made in result.items())
        for treatment, made in result.items():
            yield (digest, treatment), made

    def each(
        self, work: Sequence[P], workers: int, step: Callable[[P], R], path_of: Callable[[P], str]
    ) -> Iterator[tuple[P, R | Diagnostic]]:
        """Do all work; a picture that ends its worker is a damaged one, and the rest goes on."""
        left = dict(enumerate(work))
        try:
            for place, result in share(work, workers, step, apart=self.is_forked):
                yield left.pop(place), result
        except WorkerLostError:
            # Which one it was shows only when each has a worker of its own.
            for piece in left.values():
                try:
                    yield piece, next(iter(share([piece], 1, step, apart=self.is_forked)))[1]
                except WorkerLostError:
                    yield piece, damaged(path_of(piece))


def start_libvips(work_folder: Path) -> None:
    """Load libvips for one thread, with nothing kept from one picture to the next and nothing said to the terminal."""
    settings = {"VIPS_CONCURRENCY": "1", "VIPS_DISC_THRESHOLD": _DISC_THRESHOLD, "VIPS_WARNING": "0"}
    os.environ.update(settings, TMPDIR=str(work_folder))
    logging.getLogger("pyvips").setLevel(logging.CRITICAL + 1)
    _return_memory()
    import pyvips

    pyvips.cache_set_max(0)


def _return_memory() -> None:
    """Let glibc give back what a picture leaves; of itself it keeps so much that twice as much is held."""
    if platform.libc_ver()[0] == "glibc":
        for option, value in _MALLOC_OPTIONS.items():
            ctypes.CDLL(None).mallopt(option, value)


def _need_bytes(original: Original) -> int:
    """Estimate what a worker holds at most while it develops a picture."""
    width, height = largest_variant(original.full, WHOLE_WIDTHS)
    pixel_bytes = _ENCODED_ALPHA_PIXEL_BYTES if original.has_alpha else _ENCODED_PIXEL_BYTES
    return _WORKER_BYTES + original.held_bytes + width * height * pixel_bytes * min(original.frames, 4)


def _told_of(path: str, fault: Diagnostic) -> Diagnostic:
    """Tell of a fault under another name of the same content."""
    values = dict(fault.what.values) | {"name": PurePosixPath(path).name}
    return Diagnostic.of(fault.rule, Span(path), fault.help, **values)
