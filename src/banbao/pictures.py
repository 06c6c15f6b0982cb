"""The pictures that an edition shows in, all that was made of them out, by record and file."""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.visibility import State
from banbao.diagnostics import Diagnostic, Report
from banbao.films.containers import is_film
from banbao.films.examine import examine
from banbao.films.poster import poster_of
from banbao.language import Progress
from banbao.model.media import PICTURE_SUFFIXES
from banbao.photos.cache import PictureCache
from banbao.photos.develop import develop
from banbao.photos.treatments import Job, Renditions, Shape, Treatment
from banbao.run import Begun
from banbao.source.tree import Stamp, is_settled
from banbao.store import digest_of_file
from banbao.text.texts import Note, Texts

WALL = 8
"""How many photographs of an album may hang on a wall of many, cropped."""

Pictures = Mapping[str, Mapping[str, Renditions]]
"""By the id of the record, then by the name of the file beside it; `site` has the emblem."""


class OwnPicture(NamedTuple):
    """A picture that was made of a record, and is shown as if it lay beside it."""

    name: str
    path: str
    """Where it lies, relative to the project, with `/`."""
    digest: str
    is_offered: bool
    """Whether it can be taken away as it is."""


class Digests:
    """The digests of the files beside records, each remembered for as long as the file stands as it does."""

    def __init__(self, begun: Begun) -> None:
        """Take over what the last run knew."""
        self._root, self._stamps = begun.request.root, begun.gathered.stamps
        self.known: dict[str, tuple[Stamp, str]] = dict(begun.memory.digests)
        """By path relative to the project."""

    def of(self, path: str) -> str:
        """Digest a file, by its path relative to the project."""
        stamp, digest = self.known.get(path, (None, ""))
        now_stamp = self._stamps[path]
        if stamp != now_stamp:
            now_ns = time.time_ns()
            digest = digest_of_file(self._root / path)
            if is_settled(now_stamp, now_ns):
                self.known[path] = now_stamp, digest
        return digest


def is_raster(name: str) -> bool:
    """Tell whether a file is a picture of pixels, by its name; drawings are published as they are."""
    return PurePosixPath(name).suffix.lower() in PICTURE_SUFFIXES


def shown_files(item: Item, note: Note, hidden: frozenset[str]) -> tuple[str, ...]:
    """Name the files beside a record that its page shows or offers; a withdrawn one uses none any more."""
    if not item.brief.files or item.state is State.WITHDRAWN:
        return ()
    names = dict.fromkeys((*item.brief.published_files, *note.files, *note.pictures))
    return tuple(name for name in names if name in item.brief.files and name not in hidden)


def _shapes(item: Item, note: Note, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[Shape, ...]]]:
    """Tell in which shapes each picture of a record is seen."""
    brief = item.brief
    photographs = [name for name in brief.published_files if name in names] if brief.kind == "album" else []
    whole, cards = {*photographs, *note.pictures}, {brief.cover, *photographs[:WALL]}
    offered = set(note.files) | (set(photographs) if brief.offers_originals else set())
    for name in names:
        if is_raster(name):
            is_card, is_shown = name in cards, name in whole or name in cards
            # What is neither shown nor on a card is attached, to be taken away.
            is_offered = name in offered or not is_shown
            wanted: dict[Shape, bool] = {"whole": is_shown, "card": is_card, "original": is_offered}
            yield name, tuple(shape for shape, is_wanted in wanted.items() if is_wanted)


class _Order:
    """All that is wanted of the pictures of an edition, gathered record by record."""

    def __init__(self, begun: Begun, digests: Digests, report: Report) -> None:
        self.begun, self.digests, self.report = begun, digests, report
        self.jobs: dict[str, Job] = {}
        self.wanted: dict[tuple[str, str], tuple[str, dict[Shape, Treatment]]] = {}
        """By record and name: the picture's digest, and what is to be made of it."""

    def emblem(self, office: Brief) -> None:
        for name in filter(is_raster, office.published_files):
            path = f"{office.folder}/{name}"
            self._want("site", name, path, self.digests.of(path), {"original": Treatment("original")})

    def record(self, item: Item, note: Note, names: tuple[str, ...]) -> None:
        retouches = {each.file: each for each in item.brief.retouches}
        for name, shapes in _shapes(item, note, names):
            retouch = retouches.get(name)
            focus, blur = (retouch.focus, retouch.blur) if retouch else (None, ())
            treatments = {shape: Treatment(shape, focus if shape == "card" else None, blur) for shape in shapes}
            path = f"{item.brief.folder}/{name}"
            self._want(item.id, name, path, self.digests.of(path), treatments)
        for name in filter(is_film, names):
            self._film(item, name)

    def _film(self, item: Item, name: str) -> None:
        """Look at a film before it is published; where it stands for itself on cards, a frame of it is shown."""
        root, path = self.begun.request.root, f"{item.brief.folder}/{name}"
        if name != item.brief.cover:
            if isinstance(found := examine(root / path, path), Diagnostic):
                self.report.add(found)
            return
        cache = self.begun.made_in
        frame = poster_of(root, path, self.digests.of(path), cache / "frames")
        if isinstance(frame, Diagnostic):
            self.report.add(frame)
            return
        treatments: dict[Shape, Treatment] = {"whole": Treatment("whole"), "card": Treatment("card")}
        self._want(item.id, name, self.begun.from_root(frame), digest_of_file(frame), treatments)

    def own(self, item_id: str, picture: OwnPicture) -> None:
        shapes: tuple[Shape, ...] = ("whole", "original") if picture.is_offered else ("whole",)
        treatments = {shape: Treatment(shape) for shape in shapes}
        self._want(item_id, picture.name, picture.path, picture.digest, treatments)

    def _want(self, owner: str, name: str, path: str, digest: str, treatments: dict[Shape, Treatment]) -> None:
        self.jobs[path] = Job(path, digest, tuple(treatments.values()))
        self.wanted[owner, name] = digest, treatments


def develop_pictures(
    begun: Begun,
    catalog: Catalog,
    texts: Texts,
    notes: Mapping[str, Note],
    digests: Digests,
    own: Mapping[str, Sequence[OwnPicture]],
    cache: PictureCache,
    report: Report,
    progress: Progress,
) -> Pictures:
    """Make all that pages need of pictures, and is not kept yet.

    Args:
        begun: What lies in the content folder.
        catalog: What is shown.
        texts: Tells which files an edition may not show.
        notes: Tell which files the texts show.
        digests: Of the files.
        own: The pictures that were made of records, by id.
        cache: Keeps what is made.
        report: Takes the faults of pictures and films.
        progress: Told how many of the new ones are done.

    Raises:
        OSError: A file cannot be read or written.
    """
    order = _Order(begun, digests, report)
    for brief in begun.gathered.briefs:
        if brief.kind == "site":
            order.emblem(brief)
    for item_id, item in catalog.items.items():
        if item.brief.files and (names := shown_files(item, notes[item_id], texts.hidden(item))):
            order.record(item, notes[item_id], names)
    for item_id, pictures_of_it in own.items():
        for each in pictures_of_it:
            order.own(item_id, each)
    found = develop(
        begun.request.root,
        tuple(order.jobs.values()),
        cache,
        report,
        begun.workers,
        begun.request.picture_memory_mb * 1_000_000,
        progress,
        is_forked=begun.request.workers != 1,
    )
    pictures: dict[str, dict[str, Renditions]] = {}
    for (owner, name), (digest, treatments) in order.wanted.items():
        came = {shape: found[digest, each] for shape, each in treatments.items() if (digest, each) in found}
        pictures.setdefault(owner, {})[name] = Renditions(**came)
    return pictures
