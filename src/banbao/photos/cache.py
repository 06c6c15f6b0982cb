"""Variants and their descriptions, kept between builds and editions; nothing in it is trusted.

The folder holds the variants as files, and one store with the descriptions. A description counts where all its files
are there in their sizes; what is copied out of it is held against its digest.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from banbao.photos.treatments import Developed, Treatment, Variant, key_of, libvips_version
from banbao.store import ASIDE, Store, digest_of_file

_DESCRIPTIONS = "descriptions.sqlite"


class Kept(msgspec.Struct, frozen=True):
    """What is known of a picture that is developed."""

    format: str
    """Of the original, as `format_of` names it."""
    developed: Developed


_decode = msgspec.msgpack.Decoder(Kept).decode


class PictureCache:
    """A folder of variants."""

    def __init__(self, folder: Path) -> None:
        """Find the folder; it is made when something is put into it."""
        self.folder = folder
        self.libvips = libvips_version()
        self._store = Store(folder / _DESCRIPTIONS, "pictures")

    def __enter__(self) -> "PictureCache":
        """Use it for a while."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store of descriptions."""
        self.close()

    def close(self) -> None:
        """Close the store of descriptions; a later question opens it again."""
        self._store.close()

    def key(self, digest: str, treatment: Treatment) -> str:
        """Name what comes of a treatment."""
        return key_of(digest, treatment, self.libvips)

    def path_of(self, variant: Variant) -> Path:
        """Say where a variant's file stands."""
        return self.folder / variant.file

    @property
    def work_folder(self) -> Path:
        """Where a run may keep what is too large for memory."""
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

    def recall(self, key: str, sizes: dict[str, int]) -> Kept | None:
        """Tell what was made, where all of it is still there as far as `sizes` show."""
        value = self._store.get(key)
        if value is None:
            return None
        try:
            kept = _decode(value)
        except msgspec.MsgspecError:
            return None
        is_whole = all(sizes.get(each.file) == each.size_bytes for each in kept.developed.variants)
        return kept if is_whole else None

    def keep(self, made: Iterable[tuple[str, Kept]]) -> None:
        """Describe what was made, once its files stand."""
        self._store.put((key, msgspec.msgpack.encode(kept)) for key, kept in made)

    def drop_damaged(self, variants: Iterable[Variant]) -> tuple[str, ...]:
        """Read files that are about to be copied, and remove those that are not as they were made.

        Returns:
            The names of those removed; `develop` makes them again.
        """
        return tuple(variant.file for variant in variants if not self._is_whole(variant))

    def _is_whole(self, variant: Variant) -> bool:
        path = self.path_of(variant)
        try:
            if digest_of_file(path) == variant.digest:
                return True
            path.unlink()
        except OSError:
            # Gone, or of no use: either way it is not there.
            pass
        return False

    def prune(self, live: Iterable[Variant], spare_bytes: int) -> None:
        """Drop what nothing uses, the oldest first, until no more than `spare_bytes` of it are left.

        Args:
            live: The files that are in use.
            spare_bytes: How much may stay beside them, for other editions and for what comes back.
        """
        keys = {_key_in(variant.file) for variant in live}
        try:
            with os.scandir(self.folder) as entries:
                found = [(entry.stat(), entry.name) for entry in entries if not entry.name.startswith(_DESCRIPTIONS)]
        except OSError:
            return
        unused = sorted((stat.st_mtime_ns, name, stat.st_size) for stat, name in found if _key_in(name) not in keys)
        total, dropped = sum(size for _, _, size in unused), []
        for _, name, size in unused:
            if total <= spare_bytes:
                break
            dropped.append(name)
            total -= size
        for name in dropped:
            with suppress(OSError):
                (self.folder / name).unlink()
        if dropped:
            gone = set(dropped)
            self._store.prune({_key_in(name) for _, name in found if name not in gone}, 0)


def _key_in(file: str) -> str:
    return file.partition("-")[0]
