"""How a run begins: what is asked for, what lies in the content folder, and what the last run left."""

import atexit
import os
import shutil
import tempfile
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from math import inf, nextafter
from pathlib import Path

import msgspec

from banbao.catalog.gather import Gathered, Memory, gather
from banbao.catalog.visibility import View
from banbao.crew import workers_here
from banbao.diagnostics import Report
from banbao.language import Progress, silent
from banbao.model.base import Audience
from banbao.outputs import Ledger
from banbao.press.kept import Drafted
from banbao.store import Recall, Store, checksum
from banbao.text.texts import Note
from banbao.theme import default_theme, engine

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
    foreign: str = ""
    """Names what else has a say in how pages come out: the host's other plugins."""
    picture_memory_mb: int = 1000
    """How much memory the making of pictures may take, over all processes."""
    documents: bool = True
    """Whether notices are made into official documents, PDF and Word files."""
    boards: bool = True
    """Whether boards are set; where they are not, pages show what stands on them."""
    workers: int = 0
    """How many processes may work; 0 for as many as there are processors, 1 where this one may not be copied."""

    own_theme: Path | None = None
    """Where the site's own theme lies; by default in `theme_overrides`."""

    @property
    def themes(self) -> tuple[Path, ...]:
        """Where the theme's files lie, the site's own first."""
        own = self.own_theme or self.root / "theme_overrides"
        return (*((own,) if own.is_dir() else ()), default_theme())

    @property
    def cache(self) -> Path:
        """Where what one build leaves for the next is kept."""
        return self.root / CACHE_FOLDER


class Scene(msgspec.Struct, frozen=True, array_like=True):
    """A view of the catalog, and how long it stays the same."""

    edition: Audience
    drafts: bool
    since: float
    until: float
    """The next moment at which something is shown that was not, or no longer; both in seconds since 1970."""


class Last(msgspec.Struct, frozen=True, array_like=True):
    """What the last build of an edition into a folder left behind."""

    ledger: Ledger = msgspec.field(default_factory=Ledger)
    notes: dict[str, Note] = msgspec.field(default_factory=dict)
    """Of the rendered texts, by id."""
    scene: Scene | None = None
    """From where the catalog was looked at."""
    has_warnings: bool = False
    state: str = ""
    """Of the content that it was built from."""
    host: str = ""
    """Digest of what the host makes its pages from beside the content."""
    site: str = ""
    """Digest of what they show of it."""
    by_hand_uris: tuple[str, ...] = ()
    by_hand_targets: tuple[str, ...] = ()
    """The pages and files to which they lead."""
    boards: dict[str, Drafted] = msgspec.field(default_factory=dict)
    """By id."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What lies in the content folder, and what the last build left."""

    request: Request
    engine: str
    """Digest of what makes a site of its content."""
    workers: int
    recall: Recall
    store: Store
    memory: Memory
    last: Last
    gathered: Gathered
    view: View
    knows_what_last_saw: bool
    """Whether the last build saw what was known before this run; another run may have looked at the content since."""
    made_in: Path
    """Where what takes long to make is kept: the cache, or for this run alone where nothing can be kept there."""

    def from_root(self, path: Path) -> str:
        """Name a path from the project's folder on, with `/`."""
        return Path(os.path.relpath(path, self.request.root)).as_posix()

    @property
    def office(self) -> str:
        """Digest of what `site.yml` says; empty where it says nothing."""
        return next((brief.digest for brief in self.gathered.briefs if brief.kind == "site"), "")

    def is_as_it_was(self) -> bool:
        """Tell whether the last build saw just this, and had no word to say of it."""
        return self._is_same_view() and self.gathered.is_as_it_was and not self.last.has_warnings

    def is_alike(self) -> bool:
        """Tell whether the last build saw this but for what only the records themselves show."""
        return self._is_same_view() and not self.gathered.is_restructured

    def _is_same_view(self) -> bool:
        scene, request = self.last.scene, self.request
        return (
            scene is not None
            and (scene.edition, scene.drafts) == (request.edition, request.drafts)
            and scene.since <= self.view.seconds < scene.until
            and not self.gathered.faulty
            and self.knows_what_last_saw
        )


def last_file(request: Request, out: Path) -> Path:
    """Name the file for what a build into a folder leaves; by a relative name, so that a project can be moved."""
    try:
        place = os.path.relpath(out.resolve(), request.root.resolve())
    except ValueError:
        place = str(out.resolve())
    return request.cache / f"site-{checksum(place.encode()).hex()[:16]}"


def begin(
    request: Request,
    clock: datetime,
    report: Report,
    progress: Progress = silent,
    out: Path | None = None,
    recall: Recall | None = None,
) -> Begun:
    """Read what changed since the last build; writes nothing but the cache.

    Args:
        request: What is to be built.
        clock: The time it is, with a zone.
        report: Takes every fault.
        progress: Told how far reading is.
        out: The folder that the site is meant for; what the last build into it left is used.
        recall: What this process has left itself, where it builds again and again.

    Raises:
        OSError: There is a folder to build into, and the cache cannot be written.
    """
    recall = recall or Recall()
    make, workers = engine(request.language, request.foreign), request.workers or workers_here()
    store = Store(request.cache / "kept.db", make)
    memory = recall.load(request.cache / "content", Memory, make) or Memory()
    last = (recall.load(last_file(request, out), Last, make) if out else None) or Last()
    gathered = gather(request.root, memory, store, report, workers, progress)
    knows_what_last_saw = bool(last.state) and last.state == memory.state
    if not gathered.is_as_it_was:
        memory = Memory(gathered.known, memory.slugs, memory.digests, os.urandom(8).hex())
        # A build that cannot keep what it read says so; looking the content over needs no leave to write.
        with suppress(OSError) if out is None else nullcontext():
            recall.save(request.cache / "content", memory, make)
    as_of = gathered.site.as_of if gathered.site else None
    view = View(request.at or as_of or clock, request.edition, request.drafts)
    made_in = request.cache if out or _can_be_made(request.cache) else _for_this_run()
    return Begun(request, make, workers, recall, store, memory, last, gathered, view, knows_what_last_saw, made_in)


def _can_be_made(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _for_this_run() -> Path:
    folder = tempfile.mkdtemp(prefix="banbao-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _just_after(moment: float | None) -> float | None:
    """Tell when something has passed that still holds at the moment itself."""
    return moment if moment is None else nextafter(moment, inf)


def scene(begun: Begun, next_moment: float) -> Scene:
    """Tell how long what is shown stays the same, if nothing is edited.

    Args:
        begun: What was read.
        next_moment: When something else than what it says changes, in seconds since 1970.
    """
    now = begun.view.seconds
    moments: list[float | None] = [next_moment]
    for brief in begun.gathered.briefs:
        terms, happening = brief.terms, brief.happening
        moments += (terms.dated, brief.went_up, _just_after(terms.expires), _just_after(terms.pinned_until))
        if happening:
            moments += (happening.starts, _just_after(happening.ends))
    until = min(moment for moment in moments if moment is not None and moment > now)
    return Scene(begun.request.edition, begun.request.drafts, now, until)
