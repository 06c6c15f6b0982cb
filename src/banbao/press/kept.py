"""Boards that were made, kept between builds and editions; nothing of it is trusted.

Each lies in a folder of its own, named after all that decides how it comes out. It counts where all its files are as
they were made.
"""

import os
import shutil
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from banbao.press.preflight.check import Check
from banbao.press.sheet import Composed
from banbao.store import ASIDE, checksum, digest_of_file

_KEY_DIGITS = 20
_DESCRIPTION, _PDF = "board.json", "board.pdf"


class KeptFile(msgspec.Struct, frozen=True):
    """A file of a board."""

    path: str
    """Relative to the cache's folder, with `/`."""
    digest: str
    """Of its content, as `digest_of_file` makes it."""
    size_bytes: int


class KeptBoard(msgspec.Struct, frozen=True):
    """A board that was made."""

    composed: Composed
    pdf: KeptFile
    pictures: tuple[KeptFile, ...]
    """PNG, one for each page; of what is printed there are none."""
    checks: tuple[Check, ...] = ()
    """What was measured of what is printed."""


def key_of(*parts: str) -> str:
    """Name what comes of something: the same for ever where the same comes of it."""
    return checksum(*(part.encode() + b"\0" for part in parts)).hex()[:_KEY_DIGITS]


class BoardCache:
    """A folder of boards."""

    def __init__(self, folder: Path) -> None:
        """Find the folder; it is made when something is put into it."""
        self.folder = folder

    @property
    def work_folder(self) -> Path:
        """Where a run works."""
        return self.folder / f"{ASIDE}-work"

    def path_of(self, file: KeptFile) -> Path:
        """Say where a file stands."""
        return self.folder / file.path

    def recall(self, key: str) -> KeptBoard | None:
        """Tell what was made, where all of it is as it was."""
        try:
            kept = msgspec.json.decode((self.folder / key / _DESCRIPTION).read_bytes(), type=KeptBoard)
            is_whole = all(digest_of_file(self.path_of(each)) == each.digest for each in (kept.pdf, *kept.pictures))
        except (OSError, msgspec.MsgspecError):
            return None
        return kept if is_whole else None

    def make_room(self) -> None:
        """Make the folder, and remove what a run that was killed left half-made.

        Raises:
            OSError: The folder cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for entry in list(self.folder.iterdir()):
            if entry.name.startswith(ASIDE):
                shutil.rmtree(entry, ignore_errors=True)
        self.work_folder.mkdir()

    def clear_work(self) -> None:
        """Remove what the run kept aside."""
        shutil.rmtree(self.work_folder, ignore_errors=True)

    def keep(
        self, key: str, composed: Composed, pdf: bytes, pictures: tuple[bytes, ...], checks: tuple[Check, ...] = ()
    ) -> KeptBoard:
        """Put a board into the cache; it is written aside and renamed.

        Raises:
            OSError: It cannot be written.
        """
        aside = self.folder / f"{ASIDE}-{key}-{os.getpid()}"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        names = (_PDF, *(f"page-{number}.png" for number in range(1, len(pictures) + 1)))
        files = tuple(_write(aside, key, name, data) for name, data in zip(names, (pdf, *pictures), strict=True))
        kept = KeptBoard(composed, files[0], files[1:], checks)
        (aside / _DESCRIPTION).write_bytes(msgspec.json.encode(kept))
        shutil.rmtree(self.folder / key, ignore_errors=True)
        aside.rename(self.folder / key)
        return kept

    def prune(self, live: Container[str], spare_bytes: int) -> None:
        """Drop what nothing uses, the oldest first, until no more than `spare_bytes` of it are left.

        Args:
            live: The keys of the boards that are in use.
            spare_bytes: How much may stay beside them, for other editions and for what comes back.
        """
        unused = sorted(self._unused(live), reverse=True)
        total = 0
        for _, size_bytes, folder in unused:
            total += size_bytes
            if total > spare_bytes:
                shutil.rmtree(folder, ignore_errors=True)

    def _unused(self, live: Container[str]) -> Iterator[tuple[int, int, Path]]:
        with suppress(OSError):
            for folder in self.folder.iterdir():
                if folder.name not in live and not folder.name.startswith(ASIDE):
                    stats = [file.stat() for file in folder.iterdir()]
                    yield folder.stat().st_mtime_ns, sum(stat.st_size for stat in stats), folder


def _write(aside: Path, key: str, name: str, data: bytes) -> KeptFile:
    path = aside / name
    path.write_bytes(data)
    return KeptFile(f"{key}/{name}", digest_of_file(path), len(data))
