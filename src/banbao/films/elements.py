"""The elements of a WebM file: where they lie, and how one is taken out without moving another.

Source: RFC 8794 (EBML), §5, §6 and §11.3.
"""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from banbao.films.layout import MalformedError, Patch, read_at

_VOID, CHECKSUM = 0xEC, 0xBF
_MOST_ID_BYTES, _MOST_LENGTH_BYTES = 4, 8


class Element(NamedTuple):
    """One element; places are offsets in the file."""

    id: int
    start: int
    body: int
    """Where its content begins."""
    end: int
    is_open: bool = False
    """Whether it does not say where it ends; then `end` is that of what it lies in."""


def number_at(data: bytes, place: int, *, keeps_mark: bool = False) -> tuple[int, int]:
    """Read a number of variable length.

    Returns:
        The number, -1 for one that is not known; and how many bytes it takes.

    Raises:
        MalformedError: There is none.
    """
    first = data[place] if place < len(data) else 0
    length = 9 - first.bit_length()
    if not first or place + length > len(data):
        raise MalformedError(f"number at {place}")
    number = int.from_bytes(data[place : place + length])
    if keeps_mark:
        return number, length
    number &= (1 << 7 * length) - 1
    return (-1 if number == (1 << 7 * length) - 1 else number), length


def element_at(file: BinaryIO, start: int, limit: int) -> Element:
    """Find the element at a place.

    Raises:
        MalformedError: There is none, or it reaches beyond the limit.
    """
    head = read_at(file, start, min(_MOST_ID_BYTES + _MOST_LENGTH_BYTES, max(limit - start, 0)))
    name, name_bytes = number_at(head, 0, keeps_mark=True)
    length, length_bytes = number_at(head, name_bytes)
    body = start + name_bytes + length_bytes
    end = limit if length < 0 else body + length
    if name_bytes > _MOST_ID_BYTES or end > limit:
        raise MalformedError(f"{name:X} at {start}")
    return Element(name, start, body, end, length < 0)


def elements(file: BinaryIO, parent: Element) -> Iterator[Element]:
    """List what an element holds.

    Raises:
        MalformedError: It does not fill it.
    """
    start = parent.body
    while start < parent.end:
        element = element_at(file, start, parent.end)
        if element.is_open:
            raise MalformedError(f"{element.id:X} at {start}")
        yield element
        start = element.end


def content(file: BinaryIO, element: Element) -> bytes:
    """Read what a small element holds."""
    return read_at(file, element.body, element.end - element.body)


def whole_number(file: BinaryIO, element: Element) -> int:
    """Read a number without a sign."""
    return int.from_bytes(content(file, element))


def voided(start: int, end: int) -> Patch:
    """Turn a stretch into an element that holds nothing."""
    length = end - start
    for length_bytes in range(1, _MOST_LENGTH_BYTES + 1):
        zeros = length - 1 - length_bytes
        if 0 <= zeros < (1 << 7 * length_bytes) - 1:
            coded = ((1 << 7 * length_bytes) | zeros).to_bytes(length_bytes)
            return Patch(start, bytes((_VOID,)) + coded, zeros)
    return Patch(start, b"", length)
