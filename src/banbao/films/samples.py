"""Where the pictures and sounds of an MP4 file lie in it: by the tables of its tracks, or fragment by fragment.

Source: ISO/IEC 14496-12 §8.7 and §8.8; QuickTime File Format, “Sound sample descriptions”.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator
from math import ceil
from struct import unpack
from typing import BinaryIO, Literal, NamedTuple

from banbao.films.boxes import Box, boxes, find, need
from banbao.films.layout import MalformedError, read_at

Stretch = tuple[int, int]
"""Where it begins and where it ends, as offsets in the file."""

_BASE_IS_MOOF = 0x020000


class Run(NamedTuple):
    """What a fragment holds of a track, in one piece."""

    track: int
    start: int
    end: int
    duration: int
    """In the track's own measure of time."""


def numbers(file: BinaryIO, offset: int, count: int, kind: Literal["B", "H", "I", "Q"]) -> "array[int]":
    """Read a table of numbers.

    Raises:
        MalformedError: The file ends before it does.
    """
    table = array(kind)
    table.frombytes(read_at(file, offset, count * table.itemsize))
    if sys.byteorder == "little":
        table.byteswap()
    return table


def _counted(file: BinaryIO, box: Box, kind: Literal["I", "Q"], columns: int = 1) -> "array[int]":
    (count,) = unpack(">I", read_at(file, box.body + 4, 4))
    if box.body + 8 + count * columns * (8 if kind == "Q" else 4) > box.end:
        raise MalformedError(f"{box.name!r} at {box.start}")
    return numbers(file, box.body + 8, count * columns, kind)


class _Sizes(NamedTuple):
    """How many bytes samples take: each its own number, or all the same."""

    table: "array[int]"
    each: int

    def of(self, first: int, count: int) -> int:
        return self.each * count if self.each else sum(self.table[first : first + count])


def _sizes(file: BinaryIO, tables: Box) -> _Sizes:
    if box := find(file, tables, b"stsz"):
        each, count = unpack(">II", read_at(file, box.body + 4, 8))
        if not each and box.body + 12 + 4 * count > box.end:
            raise MalformedError(f"stsz at {box.start}")
        return _Sizes(numbers(file, box.body + 12, 0 if each else count, "I"), each)
    box = need(file, tables, b"stz2")
    bits, count = unpack(">3xBI", read_at(file, box.body + 4, 8))
    if bits == 4:
        halves = numbers(file, box.body + 12, (count + 1) // 2, "B")
        return _Sizes(array("B", (half for pair in halves for half in (pair >> 4, pair & 15))), 0)
    return _Sizes(numbers(file, box.body + 12, count, "B" if bits == 8 else "H"), 0)


def _sound_frame_bytes(file: BinaryIO, entry: Box) -> float:
    """Tell how many bytes a moment of plain sound takes; QuickTime counts moments where others count bytes."""
    version, channels, bits = unpack(">8xH6xHH", read_at(file, entry.body, 20))
    if version == 1:
        packet_samples, _, frame_bytes, _ = unpack(">IIII", read_at(file, entry.body + 28, 16))
        return float(frame_bytes / max(packet_samples, 1))
    if version == 2:
        packet_bytes, packet_frames = unpack(">II", read_at(file, entry.body + 56, 8))
        return float(packet_bytes / max(packet_frames, 1))
    return float(channels * bits / 8)


def chunks(file: BinaryIO, tables: Box, sound: Box | None, size: int) -> Iterable[Stretch]:
    """List the stretches of a file that hold a track, in their order in the file.

    Args:
        file: The file.
        tables: The track's `stbl`.
        sound: The description of its samples, of a track of sounds.
        size: Of the file, in bytes.

    Raises:
        MalformedError: The tables do not fit each other, or lead out of the file.
    """
    offsets = find(file, tables, b"stco")
    places = _counted(file, offsets, "I") if offsets else _counted(file, need(file, tables, b"co64"), "Q")
    groups, sizes = _counted(file, need(file, tables, b"stsc"), "I", 3), _sizes(file, tables)
    frame_bytes = _sound_frame_bytes(file, sound) if sound and sizes.each else 0.0
    found = _chunks(places, groups, sizes, frame_bytes, size)
    is_in_order = all(places[at] <= places[at + 1] for at in range(len(places) - 1))
    return found if is_in_order else sorted(found)


def _chunks(
    places: "array[int]", groups: "array[int]", sizes: _Sizes, frame_bytes: float, size: int
) -> Iterator[Stretch]:
    sample, group, count = 0, 0, 0
    for number, start in enumerate(places, 1):
        if group < len(groups) and groups[group] == number:
            count = groups[group + 1]
            group += 3
        length = sizes.of(sample, count)
        sample += count
        if start + length > size:
            raise MalformedError(f"chunk {number}")
        yield start, min(start + max(length, ceil(count * frame_bytes)), size)


class Defaults(NamedTuple):
    """What holds for all samples of a track in fragments that do not say otherwise."""

    duration: int
    size: int


def runs(file: BinaryIO, fragment: Box, defaults: dict[int, Defaults]) -> Iterator[Run]:
    """List what a fragment holds.

    Raises:
        MalformedError: It is not built as it must be.
    """
    following = fragment.start
    for part in boxes(file, fragment.body, fragment.end):
        if part.name == b"traf":
            for run in _runs_of_part(file, part, fragment.start, following, defaults):
                following = run.end
                yield run


def _runs_of_part(
    file: BinaryIO, part: Box, fragment_start: int, following: int, defaults: dict[int, Defaults]
) -> Iterator[Run]:
    head = need(file, part, b"tfhd")
    flags, track = unpack(">II", read_at(file, head.body, 8))
    given = defaults.get(track, Defaults(0, 0))
    at, base = head.body + 8, fragment_start if flags & _BASE_IS_MOOF else following
    if flags & 1:
        (base,) = unpack(">Q", read_at(file, at, 8))
        at += 8
    at += 4 if flags & 2 else 0
    for flag, name in ((8, "duration"), (16, "size")):
        if flags & flag:
            given = given._replace(**{name: unpack(">I", read_at(file, at, 4))[0]})
            at += 4
    start = base
    for box in boxes(file, part.body, part.end):
        if box.name == b"trun":
            run = _run(file, box, track, base, start, given)
            start = run.end
            yield run


def _run(file: BinaryIO, box: Box, track: int, base: int, following: int, given: Defaults) -> Run:
    flags, count = unpack(">II", read_at(file, box.body, 8))
    at, start = box.body + 8, following
    if flags & 1:
        start = base + unpack(">i", read_at(file, at, 4))[0]
        at += 4
    at += 4 if flags & 4 else 0
    columns = [flag for flag in (0x100, 0x200, 0x400, 0x800) if flags & flag]
    if at + 4 * count * len(columns) > box.end:
        raise MalformedError(f"trun at {box.start}")
    table = numbers(file, at, count * len(columns), "I")

    def total(flag: int, each: int) -> int:
        return sum(table[columns.index(flag) :: len(columns)]) if flag in columns else each * count

    return Run(track, start, start + total(0x200, given.size), total(0x100, given.duration))
