"""Folders of fonts in, what lies in them out; what was read once is kept by how each file stands."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import msgspec

from banbao.fonts.faces import open_folders
from banbao.fonts.files import (
    FOREIGN_SUFFIXES,
    SUFFIXES,
    Coverage,
    Flaw,
    FlawedFileError,
    Font,
    coverage_of,
    read_fonts,
)
from banbao.store import checksum, digest_of_file, load, save

_MAKE = "fonts 4"
"""Raised whenever files are read in another way."""


class KnownFile(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a file that lies in a folder of fonts."""

    size_bytes: int
    modified_ns: int
    changed_ns: int
    fonts: tuple[Font, ...]
    flaw: Flaw | None = None
    """Why it holds none, where it holds none."""
    digest: str = ""
    """Of its content; empty where nobody asked."""
    coverage: dict[int, Coverage] = msgspec.field(default_factory=dict)
    """What its fonts can draw, by their place in the file, of those of which somebody asked."""


class Called(msgspec.Struct, frozen=True, array_like=True):
    """What Typst calls a font."""

    folder: int
    """Which of the folders it lies in."""
    file: str
    """Where it lies in that."""
    index: int
    """Its place in the file."""
    family: str


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """All that is left for the next run."""

    files: dict[str, KnownFile]
    called: dict[str, tuple[Called, ...]]
    """By how the files stood."""


class Shelf:
    """All that is known of files of fonts; `keep` leaves it for the next run."""

    def __init__(self, place: Path) -> None:
        """Take what the last run left.

        Args:
            place: The file in which it is kept.
        """
        self._place = place
        kept = load(place, _Known, _MAKE) or _Known({}, {})
        self._known, self._called = kept.files, kept.called
        self._kept = _Known(dict(kept.files), dict(kept.called))

    def look_into(self, folders: Iterable[Path]) -> dict[Path, KnownFile]:
        """Read the fonts of some folders and of those in them."""
        return dict(self._files(folders))

    def _files(self, folders: Iterable[Path]) -> Iterator[tuple[Path, KnownFile]]:
        for folder in folders:
            for path in _fonts_under(folder):
                try:
                    yield path, self._file(path)
                except OSError:
                    yield path, KnownFile(0, 0, 0, (), Flaw.DAMAGED)

    def _file(self, path: Path) -> KnownFile:
        found = path.stat()
        stamp = found.st_size, found.st_mtime_ns, found.st_ctime_ns
        known = self._known.get(str(path))
        if known is None or (known.size_bytes, known.modified_ns, known.changed_ns) != stamp:
            try:
                known = KnownFile(*stamp, read_fonts(path))
            except FlawedFileError as error:
                known = KnownFile(*stamp, (), error.flaw)
            self._known[str(path)] = known
        return known

    def digest(self, path: Path) -> str:
        """Digest a file's content.

        Raises:
            OSError: It cannot be read.
        """
        known = self._file(path)
        if not known.digest:
            known = msgspec.structs.replace(known, digest=digest_of_file(path))
            self._known[str(path)] = known
        return known.digest

    def coverage(self, path: Path, index: int) -> Coverage:
        """Find what a font can draw; nothing where its tables are damaged.

        Raises:
            OSError: The file cannot be read.
        """
        known = self._file(path)
        if index not in known.coverage:
            try:
                found = coverage_of(path, index)
            except FlawedFileError:
                found = Coverage(())
            known = msgspec.structs.replace(known, coverage={**known.coverage, index: found})
            self._known[str(path)] = known
        return known.coverage[index]

    def called(self, folders: Sequence[Path]) -> tuple[Called, ...]:
        """List what Typst finds in some folders, in its order; it reads all files anew when one of them is another.

        Raises:
            OSError: A folder cannot be read.
        """
        files = {
            path: (number, path.relative_to(folder).as_posix())
            for number, folder in enumerate(folders)
            for path in _fonts_under(folder)
        }
        stood = ((*place, path.stat()) for path, place in files.items())
        stamps = [f"{place} {file} {each.st_size} {each.st_mtime_ns} {each.st_ctime_ns}" for place, file, each in stood]
        key = checksum("\n".join((version("typst"), *stamps)).encode()).hex()
        if key not in self._called:
            # Typst may say where a link leads.
            places = {path.resolve(): place for path, place in files.items()}
            found = ((places.get(Path(font.path or "").resolve()), font) for font in open_folders(folders).fonts())
            self._called = {key: tuple(Called(*place, font.index, font.family) for place, font in found if place)}
        return self._called[key]

    def keep(self) -> None:
        """Leave what is known for the next run, where that can be written."""
        if (known := _Known(self._known, self._called)) != self._kept:
            with suppress(OSError):
                save(self._place, known, _MAKE)


def _fonts_under(folder: Path) -> Iterator[Path]:
    """Find the files of fonts in a folder and those in it, in the order of their names."""
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith((*SUFFIXES, *FOREIGN_SUFFIXES)) and not name.startswith("."):
                yield Path(place, name)


def system_folders() -> tuple[Path, ...]:
    """Name the folders in which this system keeps fonts, its users' own first."""
    home = Path.home()
    if sys.platform == "win32":
        local, windows = os.environ.get("LOCALAPPDATA"), os.environ.get("WINDIR", r"C:\Windows")
        own = (Path(local, "Microsoft", "Windows", "Fonts"),) if local else ()
        return (*own, Path(windows, "Fonts"))
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"), *_downloaded_by_macos())
    data = os.environ.get("XDG_DATA_HOME")
    own_data = Path(data) if data else home / ".local/share"
    return (own_data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def _downloaded_by_macos() -> tuple[Path, ...]:
    """Name the folders of the fonts that macOS fetches when they are first used: 华文仿宋 and 楷体 are of them."""
    assets = Path("/System/Library/AssetsV2")
    return tuple(sorted(assets.glob("com_apple_MobileAsset_Font*"))) if assets.is_dir() else ()
