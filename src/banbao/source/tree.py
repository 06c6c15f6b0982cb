"""A content folder in, all that lies in it out: where each record stands, and what lies beside it; nothing is read."""

import os
import re
from collections.abc import Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

import msgspec

from banbao.diagnostics import ContentError, Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.kinds import KINDS, Kind
from banbao.model.media import is_picture
from banbao.rules import BAD_SLUG, MISSING_SITE, STRAY_FILE, SYMLINK_OUTSIDE
from banbao.source.records import Manuscript, make_entry, read_manuscript, unreadable
from banbao.source.text_files import SourceText, read_text

RECORD_SUFFIXES = (".md", ".yml", ".yaml")
_EMBLEM_SUFFIXES = (".svg", ".png", ".webp", ".jpg")
"""What may lie beside `site.yml`; whether it names them is for who links records."""
_INDEX_NAMES = tuple(f"index{suffix}" for suffix in RECORD_SUFFIXES)
NOT_OURS = re.compile(r"^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$|~$", re.IGNORECASE)
"""What systems and programs leave in folders."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED_SLUGS = frozenset({"by", "index", "feed", "kiosk", "page", "month", "con", "prn", "aux", "nul"})

Stamp = tuple[int, int, int]
"""How a file stands on the disk: size in bytes, times of change of its content and of its entry in ns."""
_NO_FILE: Stamp = (0, 0, 0)
_TICK_NS, _COARSE_TICK_NS = 100_000_000, 2_000_000_000
"""A file that changed this shortly before it was read may change again without looking changed: clocks tick slowly.

Of some disks the clock ticks every two seconds; their times are whole seconds.
"""


def stamp_of(found: os.stat_result) -> Stamp:
    """Tell how a file stands; it is not the same after any change, whatever was done to its times."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_settled(stamp: Stamp, now_ns: int) -> bool:
    """Tell whether a file read at `now_ns` cannot change afterwards and stand as it did."""
    _, modified_ns, changed_ns = stamp
    tick_ns = _COARSE_TICK_NS if modified_ns % 1_000_000_000 == 0 else _TICK_NS
    return max(modified_ns, changed_ns) < now_ns - tick_ns


class Found(msgspec.Struct, frozen=True, gc=False):
    """A file that should hold a record."""

    kind: str
    slug: str
    path: str
    """Relative to the project, with `/`; of a folder that is a record by itself, the folder with a `/` behind."""
    has_folder: bool
    """Whether the record has a folder of its own; a single file can have no files beside it."""
    files: tuple[str, ...]
    """The files in that folder, relative to it, with `/`."""
    stamps: tuple[Stamp, ...]
    """How the file stands, then those beside it."""

    @property
    def folder(self) -> str:
        """The record's own folder, relative to the project."""
        return self.path.rsplit("/", 1)[0]

    @property
    def is_bare(self) -> bool:
        """Whether its folder holds pictures and no file that tells of them."""
        return self.path.endswith("/")


class _Child(msgspec.Struct, frozen=True, gc=False):
    """A name in a folder."""

    name: str
    path: str
    is_folder: bool
    stamp: Stamp


def suggest_slug(title: str) -> str:
    """Make a slug of any title: Chinese by its pinyin, the rest as it is, 60 characters at most."""
    # Its tables take a tenth of a second to load, and a build without faults never asks.
    from pypinyin import lazy_pinyin

    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    slug = ""
    for word in words:
        if len(slug) + len(word) > 60:
            break
        slug += f"-{word}" if slug else word
    return slug or "item"


def is_slug(slug: str) -> bool:
    """Tell whether a name can be used in an address."""
    return bool(_SLUG.fullmatch(slug)) and slug not in RESERVED_SLUGS


def _holds_pictures_alone(children: list[_Child]) -> bool:
    """Tell whether a folder is an album by itself: what holds folders or records as well only groups them."""
    return any(is_picture(each.name) for each in children) and not any(
        each.is_folder or each.name.endswith(RECORD_SUFFIXES) for each in children
    )


class _Search:
    """One walk through the content folder."""

    def __init__(self, root: Path, report: Report, slugs: Mapping[str, str]) -> None:
        self.root, self.report, self.slugs = os.fspath(root), report, slugs
        self.real_content = (root / "content").resolve()

    def children(self, folder: str) -> list[_Child]:
        """List a folder in order, without what is not ours and without links that lead outside."""
        kept = []
        with os.scandir(f"{self.root}/{folder}") as entries:
            for entry in entries:
                name = entry.name
                # Few names can be others' at all, and most are looked at in every build.
                if (name[0] in ".~tTdD" or name[-1] == "~") and NOT_OURS.search(name):
                    continue
                path = f"{folder}/{name}"
                if entry.is_symlink() and not self.leads_inside(path):
                    self.report.add(Diagnostic.of(SYMLINK_OUTSIDE, Span(path), name=name))
                elif entry.is_dir():
                    kept.append(_Child(name, path, True, _NO_FILE))
                else:
                    kept.append(_Child(name, path, False, stamp_of(entry.stat())))
        kept.sort(key=attrgetter("name"))
        return kept

    def leads_inside(self, path: str) -> bool:
        """Tell whether a link leads to a file in the content folder; links to folders would lead in circles."""
        target = Path(self.root, path).resolve()
        return target.is_file() and target.is_relative_to(self.real_content)

    def stray(self, child: _Child, advice: Message) -> None:
        self.report.add(Diagnostic.of(STRAY_FILE, Span(child.path), advice, name=child.name))

    def kind_folder(self, kind: Kind, children: list[_Child], claimed: frozenset[str]) -> Iterator[Found]:
        """Find the records of a kind; folders that are none only group them, by year for instance."""
        index_names = (*_INDEX_NAMES, *(f"{kind.name}{suffix}" for suffix in RECORD_SUFFIXES if kind.shows_folder))
        for child in children:
            if child.path in claimed:
                continue
            if child.is_folder:
                inner = self.children(child.path)
                by_name = {each.name: each for each in inner if not each.is_folder}
                if index := [by_name[name] for name in index_names if name in by_name]:
                    for each in index:
                        yield self.in_folder(kind, child, each, inner, index_names)
                elif kind.shows_folder and _holds_pictures_alone(inner):
                    yield self.in_folder(kind, child, None, inner, index_names)
                else:
                    yield from self.kind_folder(kind, inner, claimed)
            elif (dot := child.name.rfind(".")) > 0 and child.name[dot:] in RECORD_SUFFIXES:
                yield Found(kind.name, child.name[:dot], child.path, False, (), (child.stamp,))
            else:
                self.stray(child, Message.of(N_("put it into the folder of the record that uses it")))

    def in_folder(
        self, kind: Kind, folder: _Child, index: _Child | None, children: list[_Child], index_names: tuple[str, ...]
    ) -> Found:
        slug = self.slug(folder.name) if kind.shows_folder else folder.name
        if index and len(children) == 1:
            return Found(kind.name, slug, index.path, True, (), (index.stamp,))
        beside = sorted(self.files_in(children, ""))
        files = [(name, stamp) for name, stamp in beside if name not in index_names]
        names, stamps = tuple(name for name, _ in files), tuple(stamp for _, stamp in files)
        path, own = (index.path, index.stamp) if index else (f"{folder.path}/", _NO_FILE)
        return Found(kind.name, slug, path, True, names, (own, *stamps))

    def slug(self, folder: str) -> str:
        """Make an address of any folder's name, the same whether or not a file in it tells of the pictures."""
        return folder if is_slug(folder) else self.slugs.get(folder) or suggest_slug(folder)

    def files_in(self, children: list[_Child], prefix: str) -> Iterator[tuple[str, Stamp]]:
        for child in children:
            if child.is_folder:
                yield from self.files_in(self.children(child.path), f"{prefix}{child.name}/")
            else:
                yield f"{prefix}{child.name}", child.stamp

    def records(self) -> Iterator[Found]:
        """Find every record in the order of the kinds."""
        top = self.children("content")
        emblems = [child for child in top if not child.is_folder and child.name.endswith(_EMBLEM_SUFFIXES)]
        claimed = frozenset(f"content/{kind.folder}" for kind in KINDS.values())
        for kind in KINDS.values():
            place = f"content/{kind.folder}"
            if kind.name == "site":
                site = next((child for child in top if child.path == place and not child.is_folder), None)
                if site:
                    files, stamps = tuple(child.name for child in emblems), tuple(child.stamp for child in emblems)
                    yield Found("site", "site", place, has_folder=True, files=files, stamps=(site.stamp, *stamps))
            elif not Path(self.root, place).is_dir():
                continue
            elif kind.single:
                yield from self.single(kind, place, claimed)
            else:
                yield from self.kind_folder(kind, self.children(place), claimed)
        for child in top:
            if child not in emblems and not any(
                place == child.path or place.startswith(f"{child.path}/") for place in claimed
            ):
                known = tuple(kind.folder for kind in KINDS.values())
                self.stray(child, Message.of(N_("the content folder holds only {known}"), known=known))

    def single(self, kind: Kind, folder: str, claimed: frozenset[str]) -> Iterator[Found]:
        for child in self.children(folder):
            if child.name in _INDEX_NAMES:
                yield Found(kind.name, kind.name, child.path, has_folder=True, files=(), stamps=(child.stamp,))
            elif child.path not in claimed:
                self.stray(child, Message.of(N_("here stands only `{name}`"), name="index.md"))


def _check_slug(found: Found, report: Report) -> None:
    if is_slug(found.slug):
        return
    better = suggest_slug(found.slug) if found.slug not in RESERVED_SLUGS else f"{found.slug}-1"
    advice = Message.of(N_("call it `{name}`"), name=better)
    report.add(Diagnostic.of(BAD_SLUG, Span(found.path), advice, slug=found.slug))


def read(root: Path, found: Found, report: Report) -> Manuscript:
    """Read a record as far as it can be read.

    Args:
        root: The project's folder.
        found: Where it stands.
        report: Takes every fault of the file.

    Returns:
        An entry where nothing is wrong with it; else what was read, so that what names it is not faulted for it.
    """
    kind = KINDS[found.kind]
    _check_slug(found, report)
    manuscript = unreadable(kind, found.slug, found.path)
    folder = root / found.folder if found.has_folder else None
    try:
        source = SourceText(found.path, "", "") if found.is_bare else read_text(root / found.path, found.path, report)
        manuscript = read_manuscript(kind, found.slug, source, folder, found.files, report)
        return make_entry(kind, manuscript, report)
    except ContentError as error:
        report.add(*error.diagnostics)
        return manuscript


_NO_SLUGS: Mapping[str, str] = MappingProxyType({})


def find(root: Path, report: Report, slugs: Mapping[str, str] = _NO_SLUGS) -> tuple[Found, ...]:
    """Find every record under `root/content`, in the order of kinds and file names.

    Args:
        root: The project's folder.
        report: Takes what lies there and belongs to no record.
        slugs: What some folders are called in addresses, by name, where it is known already.
    """
    content = root / "content"
    if not (content / "site.yml").is_file():
        advice = Message.of(N_("fetch it from a backup, or copy it from a site made elsewhere with `banbao init`"))
        report.add(Diagnostic.of(MISSING_SITE, Span("content/site.yml"), advice))
        if not content.is_dir():
            return ()
    return tuple(_Search(root, report, slugs).records())


def load(root: Path, report: Report) -> tuple[Manuscript, ...]:
    """Find and read every record under `root/content`."""
    return tuple(read(root, found, report) for found in find(root, report))
