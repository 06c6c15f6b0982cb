"""The boxes of an MP4 or QuickTime file: where they lie, and how one is taken out without moving another.

Source: ISO/IEC 14496-12 §4.2; QuickTime File Format, “Atoms”.
"""

from collections.abc import Iterator
from struct import unpack
from typing import BinaryIO, NamedTuple

from banbao.films.layout import MalformedError, Patch, read_at

_HEAD_BYTES, _LONG_HEAD_BYTES = 8, 16
_MOST_SHORT = 1 << 32


class Box(NamedTuple):
    """One box; places are offsets in the file."""

    name: bytes
    start: int
    body: int
    """Where its content begins."""
    end: int


def box_at(file: BinaryIO, start: int, limit: int) -> Box:
    """Find the box at a place.

    Raises:
        MalformedError: There is none, or it reaches beyond the limit.
    """
    length, name = unpack(">I4s", read_at(file, start, _HEAD_BYTES))
    body = start + _HEAD_BYTES
    if length == 1:
        (length,) = unpack(">Q", read_at(file, body, 8))
        body = start + _LONG_HEAD_BYTES
    # A length of nothing means all that is left.
    end = start + length if length else limit
    if not body <= end <= limit:
        raise MalformedError(f"{name!r} at {start}")
    return Box(name, start, body, end)


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """List the boxes of a stretch; QuickTime may close a list with zeros.

    Raises:
        MalformedError: They do not fill it.
    """
    while end - start >= _HEAD_BYTES:
        box = box_at(file, start, end)
        if box.name == bytes(4):
            return
        yield box
        start = box.end


def find(file: BinaryIO, box: Box, *path: bytes) -> Box | None:
    """Find a box within a box, by the names that lead to it."""
    found: Box | None = box
    for name in path:
        found = (
            next((each for each in boxes(file, found.body, found.end) if each.name == name), None) if found else None
        )
    return found


def need(file: BinaryIO, box: Box, *path: bytes) -> Box:
    """Find a box that must be there.

    Raises:
        MalformedError: It is not.
    """
    if found := find(file, box, *path):
        return found
    raise MalformedError(f"no {path[-1]!r} in {box.name!r}")


def freed(box: Box) -> Iterator[Patch]:
    """Turn a box into room that nobody uses."""
    yield Patch(box.start + 4, b"free")
    yield Patch(box.body, b"", box.end - box.body)


def freed_tail(start: int, end: int) -> Patch:
    """Turn what stands behind the last box, and is none, into one that nobody uses."""
    length = end - start
    if length < _HEAD_BYTES:
        return Patch(start, b"", length)
    head = length.to_bytes(4) + b"free" if length < _MOST_SHORT else (1).to_bytes(4) + b"free" + length.to_bytes(8)
    return Patch(start, head, length - len(head))
