"""A picture file in, what its header holds out: its size, and the EXIF, XMP and IPTC blocks; nothing is decoded.

Only headers are read, and what is no header is passed over. Sources: ITU-T T.81 (JPEG), PNG 3rd edition, the RIFF
container of WebP, ISO/IEC 14496-12 and 23008-12 (HEIF), Photoshop File Formats (image resource blocks).
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import SEEK_CUR, BytesIO
from struct import error as struct_error
from struct import unpack
from typing import BinaryIO

MOST_BLOCK_BYTES = 1 << 20
"""What says more of itself than this is damaged, or means harm."""
_MOST_PIECES = 4096
_NO_SIZE = (0, 0)


@dataclass(frozen=True, slots=True)
class Blocks:
    """What lies in a picture's header."""

    suffix: str = ""
    """How the name of such a file ends, with the dot; empty for what is no picture."""
    size_px: tuple[int, int] = _NO_SIZE
    """Width and height as they are stored; zeros where the header does not tell."""
    is_turned: bool = False
    """Whether the container itself says that the picture is shown on its side."""
    exif: BinaryIO | None = None
    """A TIFF structure, from its beginning."""
    xmp: bytes = b""
    iptc: bytes = b""


DAMAGE = (OSError, ValueError, OverflowError, IndexError, KeyError, EOFError, struct_error, zlib.error)
"""What reading a damaged header fails with."""


def _exactly(file: BinaryIO, count: int) -> bytes:
    if not 0 <= count <= MOST_BLOCK_BYTES or len(data := file.read(count)) < count:
        raise EOFError
    return data


def _tiff(data: bytes) -> BinaryIO | None:
    """Find the TIFF structure in an EXIF block; some writers leave the mark before it out."""
    data = data.removeprefix(b"Exif\0\0")
    return BytesIO(data) if data[:4] in (b"II*\0", b"MM\0*") else None


def _iptc_in(resources: bytes) -> bytes:
    """Find the IPTC records among Photoshop's image resources."""
    at = 0
    while resources[at : at + 4] == b"8BIM":
        number, name_length = unpack(">HB", resources[at + 4 : at + 7])
        at += 7 + name_length + (name_length + 1) % 2
        (length,) = unpack(">I", resources[at : at + 4])
        at += 4
        if number == 0x0404:
            return resources[at : at + length]
        at += length + length % 2
    return b""


_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_XMP_MARK, _PHOTOSHOP_MARK = b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"


def _segments(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Give marker and length of each segment before the picture itself; the reader takes what it wants of it."""
    for _ in range(_MOST_PIECES):
        head = file.read(1)
        while head == b"\xff":
            head = file.read(1)
        if not head or head in b"\xd9\xda":
            return
        if head == b"\x01" or 0xD0 <= head[0] <= 0xD8:
            continue
        (length,) = unpack(">H", _exactly(file, 2))
        after = file.tell() + length - 2
        yield head[0], length - 2
        file.seek(after)


def _jpeg(file: BinaryIO) -> Blocks:
    size, exif, xmp, photoshop = _NO_SIZE, None, b"", b""
    file.seek(2)
    try:
        for marker, length in _segments(file):
            if marker in _FRAMES:
                _, height, width = unpack(">BHH", _exactly(file, 5))
                size = width, height
            elif marker == 0xE1:
                data = _exactly(file, length)
                if data.startswith(_XMP_MARK):
                    xmp = xmp or data.removeprefix(_XMP_MARK)
                elif data.startswith(b"Exif\0"):
                    exif = exif or _tiff(data)
            elif marker == 0xED:
                data = _exactly(file, length)
                # What is too long for one segment goes on in the next.
                photoshop += data.removeprefix(_PHOTOSHOP_MARK) if data.startswith(_PHOTOSHOP_MARK) else b""
    except DAMAGE:
        pass
    return Blocks(".jpg", size, exif=exif, xmp=xmp, iptc=_unless_damaged(_iptc_in, photoshop))


def _unless_damaged(read: Callable[[bytes], bytes], data: bytes) -> bytes:
    try:
        return read(data)
    except DAMAGE:
        return b""


def _xmp_of_text(data: bytes) -> bytes:
    """Take XMP out of a PNG's international text, which may be compressed."""
    keyword, _, rest = data.partition(b"\0")
    if keyword != b"XML:com.adobe.xmp":
        return b""
    text = rest[2:].split(b"\0", 2)[2]
    return zlib.decompressobj().decompress(text, MOST_BLOCK_BYTES) if rest[:1] == b"\1" else text


def _png(file: BinaryIO) -> Blocks:
    size, exif, xmp = _NO_SIZE, None, b""
    file.seek(8)
    try:
        for _ in range(_MOST_PIECES):
            length, name = unpack(">I4s", _exactly(file, 8))
            after = file.tell() + length + 4
            if name == b"IHDR":
                size = unpack(">II", _exactly(file, 8))
            elif name == b"eXIf":
                exif = _tiff(_exactly(file, length))
            elif name == b"iTXt":
                xmp = xmp or _xmp_of_text(_exactly(file, length))
            elif name == b"IEND":
                break
            file.seek(after)
    except DAMAGE:
        pass
    return Blocks(".png", size, exif=exif, xmp=xmp)


def _webp_size(name: bytes, data: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if name == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = unpack("<HH", data[6:10])
    return width & 0x3FFF, height & 0x3FFF


def _webp(file: BinaryIO) -> Blocks:
    size, exif, xmp = _NO_SIZE, None, b""
    file.seek(12)
    try:
        for _ in range(_MOST_PIECES):
            name, length = unpack("<4sI", _exactly(file, 8))
            after = file.tell() + length + length % 2
            if name in (b"VP8X", b"VP8L", b"VP8 "):
                size = size if any(size) else _webp_size(name, _exactly(file, 10))
            elif name == b"EXIF":
                exif = _tiff(_exactly(file, length))
            elif name == b"XMP ":
                xmp = _exactly(file, length)
            file.seek(after)
    except DAMAGE:
        pass
    return Blocks(".webp", size, exif=exif, xmp=xmp)


def _gif(file: BinaryIO) -> Blocks:
    file.seek(6)
    return Blocks(".gif", unpack("<HH", _exactly(file, 4)))


def _boxes(file: BinaryIO, end: int) -> Iterator[tuple[bytes, int]]:
    """Give name and end of each box; the reader stands at its content."""
    for _ in range(_MOST_PIECES):
        start = file.tell()
        if start + 8 > end:
            return
        length, name = unpack(">I4s", _exactly(file, 8))
        if length == 1:
            (length,) = unpack(">Q", _exactly(file, 8))
        after = start + length if length else end
        if not start + 8 <= after <= end:
            return
        yield name, after
        file.seek(after)


def _items(file: BinaryIO, end: int) -> Iterator[tuple[int, bytes]]:
    """Give number and sort of each item that a HEIF file lists."""
    version = _exactly(file, 4)[0]
    file.seek(2 if version == 0 else 4, SEEK_CUR)
    for name, _ in _boxes(file, end):
        if name == b"infe" and (version := _exactly(file, 4)[0]) >= 2:
            number = int.from_bytes(_exactly(file, 2 if version == 2 else 4), "big")
            yield number, _exactly(file, 6)[2:]


def _locations(file: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Give number, place and length in bytes of each item that lies in one piece in the file itself."""
    version = _exactly(file, 4)[0]
    sizes = _exactly(file, 2)
    offset_bytes, length_bytes = sizes[0] >> 4, sizes[0] & 15
    base_bytes, index_bytes = sizes[1] >> 4, sizes[1] & 15 if version else 0

    def number(count: int) -> int:
        return int.from_bytes(_exactly(file, count), "big")

    for _ in range(number(2 if version < 2 else 4)):
        item = number(2 if version < 2 else 4)
        method = number(2) & 15 if version else 0
        file.seek(2, SEEK_CUR)
        base, extents = number(base_bytes), []
        for _ in range(number(2)):
            number(index_bytes)
            extents.append((base + number(offset_bytes), number(length_bytes)))
        if method == 0 and len(extents) == 1:
            yield item, *extents[0]


def _properties(file: BinaryIO, end: int) -> tuple[tuple[int, int], bool]:
    """Tell how large the largest picture of a HEIF file is, and whether pictures are turned on their side."""
    size, is_turned = _NO_SIZE, False
    for name, after in _boxes(file, end):
        if name == b"ipco":
            for inner, _ in _boxes(file, after):
                if inner == b"ispe":
                    found = unpack(">4xII", _exactly(file, 12))
                    size = max(size, found, key=lambda each: each[0] * each[1])
                elif inner == b"irot":
                    is_turned = _exactly(file, 1)[0] & 1 == 1
    return size, is_turned


def _heif(file: BinaryIO, suffix: str) -> Blocks:
    sorts: dict[int, bytes] = {}
    places: dict[int, tuple[int, int]] = {}
    size, is_turned, exif, xmp = _NO_SIZE, False, None, b""
    end = file.seek(0, 2)
    file.seek(0)
    try:
        for name, after in _boxes(file, end):
            if name != b"meta":
                continue
            _exactly(file, 4)
            for inner, inner_end in _boxes(file, after):
                if inner == b"iinf":
                    sorts = dict(_items(file, inner_end))
                elif inner == b"iloc":
                    places = {item: (at, length) for item, at, length in _locations(file)}
                elif inner == b"iprp":
                    size, is_turned = _properties(file, inner_end)
        for item, sort in sorts.items():
            if sort in (b"Exif", b"mime") and item in places:
                file.seek(places[item][0])
                data = _exactly(file, places[item][1])
                if sort == b"Exif":
                    exif = _tiff(data[4 + int.from_bytes(data[:4], "big") :])
                elif b"<x:xmpmeta" in data or b"<rdf:RDF" in data:
                    xmp = data
    except DAMAGE:
        pass
    return Blocks(suffix, size, is_turned, exif, xmp)


_HEIF_BRANDS = {b"avif": ".avif", b"avis": ".avif"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"), ".heic"
)


def blocks_of(file: BinaryIO) -> Blocks:
    """Read a picture's header.

    Args:
        file: The file, open and able to seek; a TIFF's blocks are read from it later.

    Returns:
        As much as can be read; damage is nobody's fault here.
    """
    try:
        head = file.read(16)
        if head.startswith(b"\xff\xd8\xff"):
            return _jpeg(file)
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(file)
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return _webp(file)
        if head[:6] in (b"GIF87a", b"GIF89a"):
            return _gif(file)
        if head[:4] in (b"II*\0", b"MM\0*"):
            return Blocks(".tif", exif=file)
        if head[4:8] == b"ftyp" and (suffix := _HEIF_BRANDS.get(head[8:12])):
            return _heif(file, suffix)
    except DAMAGE:
        pass
    return Blocks()
