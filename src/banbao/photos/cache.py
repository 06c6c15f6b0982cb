"""Variants and what is known of them, kept between builds and editions."""

from pathlib import Path

import msgspec

from banbao.file_cache import FileCache
from banbao.photos.treatments import Developed, Treatment, key_of, libvips_version


class Kept(msgspec.Struct, frozen=True):
    """What is known of a picture that is developed."""

    format: str
    """Of the original, as `format_of` names it."""
    developed: Developed


class PictureCache(FileCache[Kept]):
    """A folder of variants; workers write them beside their names and rename them."""

    def __init__(self, folder: Path) -> None:
        """Find the folder; it is made when something is put into it."""
        super().__init__(folder, Kept, lambda kept: kept.developed.variants, "pictures")
        self.libvips = libvips_version()

    def __enter__(self) -> "PictureCache":
        """Use it for a while."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store of descriptions."""
        self.close()

    def key(self, digest: str, treatment: Treatment) -> str:
        """Name what comes of a treatment."""
        return key_of(digest, treatment, self.libvips)
