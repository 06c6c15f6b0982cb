"""A picture's file in, the same file without metadata out: not a pixel of it is coded anew.

What is not known to be needed for showing the picture is dropped. Sources: ITU-T T.81 annex B, JFIF 1.02, PNG third
edition, the WebP container specification, GIF89a.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

from banbao.store import replacing

_JFIF = b"\xff\xe0\x00\x10JFIF\0\x01\x02\x00\x00\x01\x00\x01\x00\x00"
"""That the colours are YCbCr; no resolution and no thumbnail."""
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD acTL fcTL fdAT".split())
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ICCP"))
_WEBP_METADATA_FLAGS = 0x08 | 0x04
_GIF_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


class MalformedError(Exception):
    """The file is not built as its format wants."""


def clean_file(source: Path, format: str, target: str) -> None:
    """Write a picture's file anew, without metadata.

    Args:
        source: The file.
        format: What it is: one of `CLEANERS`.
        target: Where to write.

    Raises:
        MalformedError: It is not built as its format wants.
        OSError: It cannot be read or written.
    """
    data = memoryview(source.read_bytes())
    with replacing(target) as aside, Path(aside).open("wb") as out:
        try:
            out.writelines(CLEANERS[format](data))
        except (struct.error, IndexError) as error:
            raise MalformedError(source) from error


def _jpeg(data: memoryview) -> Iterator[bytes]:
    """Keep tables, scans, the colour profile and what tells how colours are coded; end where the picture ends."""
    yield b"\xff\xd8"
    place = 2
    while found := _NEXT_MARKER.search(data, place):
        marker, start = data[found.end() - 1], found.end()
        if marker == 0xD9:
            break
        end = start + int(struct.unpack_from(">H", data, start)[0])
        segment = bytes(data[start:end])
        if marker == 0xE0 and segment[2:7] == b"JFIF\0":
            yield _JFIF
        elif _is_needed(marker, segment):
            yield b"\xff" + bytes((marker,)) + segment
        place = end
        if marker == 0xDA:
            following = _NEXT_MARKER.search(data, end)
            place = following.start() if following else len(data)
            yield bytes(data[end:place])
    yield b"\xff\xd9"


def _is_needed(marker: int, segment: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF or marker == 0xFE:
        is_profile = marker == 0xE2 and segment[2:14] == b"ICC_PROFILE\0"
        return is_profile or (marker == 0xEE and segment[2:7] == b"Adobe")
    return True


def _png(data: memoryview) -> Iterator[bytes]:
    yield _PNG_HEAD
    place = len(_PNG_HEAD)
    while place + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, place)
        if name == b"IEND":
            break
        end = place + length + 12
        if name in _PNG_KEPT:
            yield bytes(data[place:end])
        place = end
    yield struct.pack(">I4sI", 0, b"IEND", crc32(b"IEND"))


def _chunks(data: memoryview, place: int) -> Iterator[tuple[bytes, memoryview]]:
    while place + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, place)
        yield name, data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2


def _chunk(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack("<4sI", name, len(content)) + content + b"\0" * (len(content) % 2)


def _webp(data: memoryview) -> Iterator[bytes]:
    kept = []
    for name, content in _chunks(data, 12):
        if name == b"VP8X":
            kept.append(_chunk(name, bytes((content[0] & ~_WEBP_METADATA_FLAGS,)), bytes(content[1:])))
        elif name == b"ANMF":
            inner = (_chunk(each, bytes(part)) for each, part in _chunks(content, 16) if each in _WEBP_KEPT)
            kept.append(_chunk(name, bytes(content[:16]), *inner))
        elif name in _WEBP_KEPT:
            kept.append(_chunk(name, bytes(content)))
    yield _chunk(b"RIFF", b"WEBP", *kept)


def _gif(data: memoryview) -> Iterator[bytes]:
    """Keep the frames, how long each is shown, and how often all are."""
    place = 13 + _gif_colours(data[10])
    yield bytes(data[:place])
    while data[place] != 0x3B:
        if data[place] == 0x21:
            end = _gif_blocks_end(data, place + 2)
            label, name = data[place + 1], bytes(data[place + 3 : place + 14])
            if label == 0xF9 or (label == 0xFF and name in _GIF_REPEATS):
                yield bytes(data[place:end])
        elif data[place] == 0x2C:
            end = _gif_blocks_end(data, place + 11 + _gif_colours(data[place + 9]))
            yield bytes(data[place:end])
        else:
            raise MalformedError(f"block {data[place]} at {place}")
        place = end
    yield b"\x3b"


def _gif_colours(flags: int) -> int:
    """Tell how many bytes a table of colours takes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _gif_blocks_end(data: memoryview, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1


CLEANERS: Mapping[str, Callable[[memoryview], Iterable[bytes]]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WebP": _webp,
    "GIF": _gif,
}
"""The formats that can be cleaned as they are."""
