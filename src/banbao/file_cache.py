"""Files that were made, kept between builds and editions with what is known of them; nothing of it is trusted.

A cache is one folder: the files, whose names begin with the key of what they were made from, and one store with a
description for each key. A description counts where all its files are there in their sizes; who copies one holds it
against its digest.
"""

import errno
import os
import shutil
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

import msgspec

from banbao.store import ASIDE, Store, checksum, digest_of, digest_of_file, replacing, write_whole

T = TypeVar("T", bound=msgspec.Struct)

_DESCRIPTIONS = "descriptions.sqlite"
KEY_DIGITS = 20


class InCache(Protocol):
    """A file that was made: what of it decides whether it is as it was."""

    @property
    def file(self) -> str:
        """Its name in the cache, which never stands for other content and begins with a key."""

    @property
    def size_bytes(self) -> int:
        """Its size."""

    @property
    def digest(self) -> str:
        """Of its content, as `digest_of_file` makes it."""


class KeptFile(msgspec.Struct, frozen=True):
    """A file that was made, of which nothing more is known."""

    file: str
    size_bytes: int
    digest: str


class File(NamedTuple):
    """A file that is handed over."""

    path: Path
    size_bytes: int
    is_new: bool
    """Whether it did not stand there as it is."""


def key_of(*parts: str) -> str:
    """Name what comes of something: the same for ever where the same comes of it."""
    return checksum(*(part.encode() + b"\0" for part in parts)).hex()[:KEY_DIGITS]


class FileCache(Generic[T]):
    """A folder of files that were made, and what is known of them."""

    def __init__(self, folder: Path, kind: type[T], files_of: Callable[[T], Iterable[InCache]], make: str) -> None:
        """Find the folder; it is made when something is put into it.

        Args:
            folder: Where the files lie.
            kind: What is known of those that one key stands for.
            files_of: Lists them.
            make: Names the form in which descriptions are written; those in another are as if not there.
        """
        self.folder = folder
        self._files_of, self._decoder = files_of, msgspec.msgpack.Decoder(kind)
        self._store = Store(folder / _DESCRIPTIONS, make)

    def close(self) -> None:
        """Close the store of descriptions; a later question opens it again."""
        self._store.close()

    def path_of(self, file: InCache) -> Path:
        """Say where a file stands."""
        return self.folder / file.file

    @property
    def work_folder(self) -> Path:
        """Where a run may keep what is only for a while."""
        return self.folder / f"{ASIDE}-work"

    def make_room(self) -> None:
        """Make the folder, and remove what a run that was killed left half-made.

        Raises:
            OSError: The folder cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clear_work()
        with os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.startswith(ASIDE):
                    with suppress(OSError):
                        Path(entry.path).unlink()
        self.work_folder.mkdir()

    def clear_work(self) -> None:
        """Remove what the run kept aside."""
        shutil.rmtree(self.work_folder, ignore_errors=True)

    def sizes(self) -> dict[str, int]:
        """List the files, with their sizes in bytes."""
        try:
            with os.scandir(self.folder) as entries:
                return {entry.name: entry.stat().st_size for entry in entries}
        except OSError:
            return {}

    def write(self, key: str, ending: str, content: bytes) -> KeptFile:
        """Put a file into the cache, in a worker; it counts once it is described.

        Raises:
            OSError: It cannot be written.
        """
        name = f"{key}{ending}"
        write_whole(str(self.folder / name), content)
        return KeptFile(name, len(content), digest_of(content))

    def recall(self, key: str, sizes: dict[str, int]) -> T | None:
        """Tell what was made, where all of it is still there as far as `sizes` show."""
        value = self._store.get(key)
        if value is None:
            return None
        try:
            kept = self._decoder.decode(value)
        except msgspec.MsgspecError:
            return None
        is_whole = all(sizes.get(each.file) == each.size_bytes for each in self._files_of(kept))
        return kept if is_whole else None

    def is_whole(self, kept: T) -> bool:
        """Read all files of what was made, and tell whether they are as they were."""
        try:
            return all(digest_of_file(self.path_of(each)) == each.digest for each in self._files_of(kept))
        except OSError:
            return False

    def hand_out(self, file: InCache, target: Path) -> File:
        """Put a file where it is wanted, aside, then renamed, unless it stands there already.

        Raises:
            OSError: It cannot be written, or is not as it was; then it is dropped, to be made again.
        """
        with suppress(OSError):
            if target.stat().st_size == file.size_bytes and digest_of_file(target) == file.digest:
                return File(target, file.size_bytes, is_new=False)
        source = self.path_of(file)
        with replacing(str(target)) as aside:
            shutil.copyfile(source, aside)
            if digest_of_file(Path(aside)) != file.digest:
                source.unlink()
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(source))
        return File(target, file.size_bytes, is_new=True)

    def keep(self, made: Iterable[tuple[str, T]]) -> None:
        """Describe what was made, once its files stand."""
        self._store.put((key, msgspec.msgpack.encode(kept)) for key, kept in made)

    def prune(self, live: Container[str], spare_bytes: int) -> None:
        """Drop what nothing uses, the oldest first, until no more than `spare_bytes` of it are left.

        Args:
            live: The keys that are in use.
            spare_bytes: How much may stay beside them, for other editions and for what comes back.
        """
        try:
            with os.scandir(self.folder) as entries:
                found = [(entry.stat(), entry.name) for entry in entries if not entry.name.startswith(_DESCRIPTIONS)]
        except OSError:
            return
        unused = sorted((stat.st_mtime_ns, name, stat.st_size) for stat, name in found if key_in(name) not in live)
        total, dropped = sum(size for _, _, size in unused), set()
        for _, name, size in unused:
            if total <= spare_bytes:
                break
            dropped.add(name)
            total -= size
        for name in dropped:
            with suppress(OSError):
                (self.folder / name).unlink()
        if dropped:
            self._store.prune({key_in(name) for _, name in found if name not in dropped}, 0)


def key_in(file: str) -> str:
    """Give the key of what a file was made from."""
    return file[:KEY_DIGITS]
