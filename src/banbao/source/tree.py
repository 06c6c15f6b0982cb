"""A content folder in, all its entries out; every fault of the whole tree is reported at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banbao.diagnostics import ContentError, Diagnostic, Message, Report, Span
from banbao.language import N_, Progress, silent
from banbao.model.kinds import KINDS, Kind
from banbao.rules import BAD_SLUG, MISSING_SITE, STRAY_FILE, SYMLINK_OUTSIDE
from banbao.source.records import Manuscript, make_entry, read_manuscript, unreadable
from banbao.source.text_files import read_text

RECORD_SUFFIXES = (".md", ".yml", ".yaml")
_INDEX_NAMES = tuple(f"index{suffix}" for suffix in RECORD_SUFFIXES)
_NOT_OURS = re.compile(r"^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$|~$", re.IGNORECASE)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RESERVED_SLUGS = frozenset({"by", "index", "feed", "page", "month", "con", "prn", "aux", "nul"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that should hold a record."""

    kind: Kind
    slug: str
    path: Path
    folder: Path | None


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


class _Search:
    """One walk through the content folder."""

    def __init__(self, root: Path, content: Path, report: Report) -> None:
        self.root, self.content, self.report = root, content, report
        self.real_content = content.resolve()

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def children(self, folder: Path) -> list[Path]:
        """List a folder in order, without what is not ours and without links that lead outside."""
        kept = []
        for path in sorted(folder.iterdir()):
            if _NOT_OURS.search(path.name):
                continue
            if path.is_symlink() and not self.leads_inside(path):
                self.report.add(Diagnostic.of(SYMLINK_OUTSIDE, Span(self.name(path)), name=path.name))
            else:
                kept.append(path)
        return kept

    def leads_inside(self, link: Path) -> bool:
        """Tell whether a link leads to a file in the content folder; links to folders would lead in circles."""
        target = link.resolve()
        return target.is_file() and target.is_relative_to(self.real_content)

    def stray(self, path: Path, advice: Message) -> None:
        self.report.add(Diagnostic.of(STRAY_FILE, Span(self.name(path)), advice, name=path.name))

    def kind_folder(self, kind: Kind, folder: Path, claimed: frozenset[Path]) -> Iterator[_Found]:
        """Find the records of a kind; folders without an index file only group them, by year for instance."""
        for path in self.children(folder):
            if path in claimed:
                continue
            if path.is_dir():
                index = [path / name for name in _INDEX_NAMES if (path / name).is_file()]
                if index:
                    yield from (_Found(kind, path.name, file, path) for file in index)
                else:
                    yield from self.kind_folder(kind, path, claimed)
            elif path.suffix in RECORD_SUFFIXES:
                yield _Found(kind, path.stem, path, None)
            else:
                self.stray(path, Message.of(N_("put it into the folder of the record that uses it")))

    def records(self) -> Iterator[_Found]:
        """Find every record in the order of the kinds."""
        folders = {kind.folder: self.content / kind.folder for kind in KINDS.values()}
        claimed = frozenset(folders.values())
        for kind in KINDS.values():
            place = folders[kind.folder]
            if kind.name == "site":
                if place.is_file():
                    yield _Found(kind, "site", place, None)
            elif kind.single:
                yield from self.single(kind, place, claimed)
            elif place.is_dir():
                yield from self.kind_folder(kind, place, claimed)
        for path in self.children(self.content):
            if not any(place == path or place.is_relative_to(path) for place in claimed):
                self.stray(path, Message.of(N_("the content folder holds only {known}"), known=tuple(folders)))

    def single(self, kind: Kind, folder: Path, claimed: frozenset[Path]) -> Iterator[_Found]:
        if not folder.is_dir():
            return
        for path in self.children(folder):
            if path.name in _INDEX_NAMES:
                yield _Found(kind, kind.name, path, folder)
            elif path not in claimed:
                self.stray(path, Message.of(N_("here stands only `{name}`"), name="index.md"))

    def files_beside(self, found: _Found) -> tuple[str, ...]:
        if found.folder is None or found.kind.single:
            return ()
        return tuple(sorted(self.files_in(found.folder, found)))

    def files_in(self, folder: Path, found: _Found) -> Iterator[str]:
        for path in self.children(folder):
            if path.is_dir():
                yield from self.files_in(path, found)
            elif found.folder and not (path.parent == found.folder and path.name in _INDEX_NAMES):
                yield path.relative_to(found.folder).as_posix()

    def check_slug(self, found: _Found) -> None:
        if _SLUG.fullmatch(found.slug) and found.slug not in RESERVED_SLUGS:
            return
        better = suggest_slug(found.slug) if found.slug not in RESERVED_SLUGS else f"{found.slug}-1"
        advice = Message.of(N_("call it `{name}`"), name=better)
        self.report.add(Diagnostic.of(BAD_SLUG, Span(self.name(found.path)), advice, slug=found.slug))

    def read(self, found: _Found) -> Manuscript:
        """Read a record as far as it can be read; an entry where nothing is wrong with it."""
        self.check_slug(found)
        manuscript = unreadable(found.kind, found.slug, self.name(found.path))
        try:
            source = read_text(found.path, manuscript.source.path, self.report)
            files = self.files_beside(found)
            manuscript = read_manuscript(found.kind, found.slug, source, found.folder, files, self.report)
            return make_entry(found.kind, manuscript, self.report)
        except ContentError as error:
            self.report.add(*error.diagnostics)
            return manuscript


def load(root: Path, report: Report, progress: Progress = silent) -> tuple[Manuscript, ...]:
    """Read every record under `root/content`.

    Args:
        root: The project's folder.
        report: Takes every fault of every file.
        progress: Told how many records are read.

    Returns:
        What was read, in the order of kinds and file names: entries, and manuscripts where a file has faults, so that
        what names them is not faulted for it.
    """
    content = root / "content"
    if not (content / "site.yml").is_file():
        advice = Message.of(N_("fetch it from a backup, or copy it from a site made elsewhere with `banbao init`"))
        report.add(Diagnostic.of(MISSING_SITE, Span("content/site.yml"), advice))
        if not content.is_dir():
            return ()
    search = _Search(root, content, report)
    places = tuple(search.records())
    read = []
    for done, found in enumerate(places, 1):
        read.append(search.read(found))
        progress(N_("reading records"), done, len(places))
    return tuple(read)
