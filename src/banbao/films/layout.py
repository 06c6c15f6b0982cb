"""What the readers of both containers share: what a film is, and what is to be overwritten in its file."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple


class MalformedError(Exception):
    """The file is not built as its format wants, or cut short."""


class Film(NamedTuple):
    """What a film's file says of it."""

    duration_s: float
    width: int
    """In pixels, as it is shown: upright, of square pixels; 0 where there is nothing to see."""
    height: int
    codecs: tuple[str, ...]
    """How its pictures and its sounds are coded, as the container calls that; pictures first."""


class Patch(NamedTuple):
    """What is written over a place of a file; the file keeps its length, and all else in it its place."""

    offset: int
    content: bytes
    zeros: int = 0
    """How many zero bytes follow."""


class Survey(NamedTuple):
    """A film's file, looked through."""

    film: Film
    patches: Iterator[Patch]
    """What takes the metadata out; found while it is asked for, out of the same open file."""


def read_at(file: BinaryIO, offset: int, length: int) -> bytes:
    """Read so many bytes.

    Raises:
        MalformedError: The file ends before.
    """
    file.seek(offset)
    data = file.read(length)
    if len(data) < length:
        raise MalformedError(f"{length} bytes at {offset}")
    return data


def zeroed(start: int, end: int) -> Patch:
    """Overwrite a stretch with nothing."""
    return Patch(start, b"", end - start)
