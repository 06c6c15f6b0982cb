"""The EXIF, XMP and IPTC blocks of a picture in, the few fields that an album asks for out.

Sources: CIPA DC-008 (EXIF), TIFF 6.0, XMP specification part 1, IPTC-IIM 4.2; the order among them is ours.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import unpack
from typing import BinaryIO
from xml.etree import ElementTree

from banbao.source.picture_blocks import DAMAGE, MOST_BLOCK_BYTES
from banbao.source.picture_words import comment_words, utf16_words, words

_IMAGE_DESCRIPTION, _ORIENTATION, _ARTIST, _XMP, _IPTC, _EXIF = 0x010E, 0x0112, 0x013B, 0x02BC, 0x83BB, 0x8769
_WIDTH, _HEIGHT, _XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_SUBJECT = 0x0100, 0x0101, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9F
_TAKEN, _DIGITIZED, _TAKEN_OFFSET, _DIGITIZED_OFFSET, _USER_COMMENT = 0x9003, 0x9004, 0x9011, 0x9012, 0x9286
_ASKED = frozenset(
    {
        *(_IMAGE_DESCRIPTION, _ORIENTATION, _ARTIST, _XMP, _IPTC, _EXIF, _WIDTH, _HEIGHT, _XP_TITLE, _XP_COMMENT),
        *(_XP_AUTHOR, _XP_SUBJECT, _TAKEN, _DIGITIZED, _TAKEN_OFFSET, _DIGITIZED_OFFSET, _USER_COMMENT),
    }
)
_MOST_ENTRIES = 512
_BYTES_OF_TYPE = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 13: 4}


@dataclass(frozen=True, slots=True)
class Fields:
    """What one block says, each the most telling first; empty where it says nothing."""

    captions: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    """As they are written, with the offset from UTC behind where one is known."""
    orientation: int = 1
    """As EXIF counts; 5 and more for pictures that lie on their side."""
    size_px: tuple[int, int] = (0, 0)
    blocks: Mapping[str, bytes] = field(default_factory=dict)
    """The blocks that lie in this one, as they do in TIFF: `xmp`, `iptc`."""


# EXIF


def _entries(file: BinaryIO, at: int, order: str) -> Iterator[tuple[int, int, bytes]]:
    """Give tag, type and bytes of what is asked for in one directory."""
    file.seek(at)
    (count,) = unpack(f"{order}H", file.read(2))
    table = file.read(12 * min(count, _MOST_ENTRIES))
    for start in range(0, len(table) - 11, 12):
        tag, sort, number = unpack(f"{order}HHI", table[start : start + 8])
        length = number * _BYTES_OF_TYPE.get(sort, 0)
        if tag not in _ASKED or not 0 < length <= MOST_BLOCK_BYTES:
            continue
        value = table[start + 8 : start + 12]
        if length > 4:
            file.seek(unpack(f"{order}I", value)[0])
            value = file.read(length)
        yield tag, sort, value[:length]


def _number(found: tuple[int, bytes] | None, order: str) -> int:
    sort, data = found or (0, b"")
    return int(unpack(f"{order}H" if sort == 3 else f"{order}I", data[: 2 if sort == 3 else 4])[0]) if data else 0


def _read_exif(file: BinaryIO) -> Fields:
    file.seek(0)
    head = file.read(8)
    order = ">" if head[:2] == b"MM" else "<"
    found: dict[int, tuple[int, bytes]] = {}
    try:
        for tag, sort, data in _entries(file, unpack(f"{order}4xI", head)[0], order):
            found.setdefault(tag, (sort, data))
        if _EXIF in found:
            for tag, sort, data in _entries(file, _number(found[_EXIF], order), order):
                found.setdefault(tag, (sort, data))
    except DAMAGE:
        pass

    def text(tag: int) -> str:
        return words(found[tag][1]) if tag in found else ""

    def wide(tag: int) -> str:
        return utf16_words(found[tag][1]) if tag in found else ""

    comment = comment_words(found.get(_USER_COMMENT, (0, b""))[1], "utf-16-be" if order == ">" else "utf-16-le")
    return Fields(
        captions=(text(_IMAGE_DESCRIPTION), wide(_XP_TITLE), wide(_XP_SUBJECT), wide(_XP_COMMENT), comment),
        credits=(text(_ARTIST), wide(_XP_AUTHOR)),
        times=(f"{text(_TAKEN)}{text(_TAKEN_OFFSET)}", f"{text(_DIGITIZED)}{text(_DIGITIZED_OFFSET)}"),
        orientation=_number(found.get(_ORIENTATION), order),
        size_px=(_number(found.get(_WIDTH), order), _number(found.get(_HEIGHT), order)),
        blocks={name: found[tag][1] for name, tag in (("xmp", _XMP), ("iptc", _IPTC)) if tag in found},
    )


def exif_fields(file: BinaryIO | None) -> Fields:
    """Read a TIFF structure, as far as it can be read."""
    try:
        return _read_exif(file) if file else Fields()
    except DAMAGE:
        return Fields()


# XMP

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC, _XMP_BASIC = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
_XMP_EXIF, _PHOTOSHOP = "{http://ns.adobe.com/exif/1.0/}", "{http://ns.adobe.com/photoshop/1.0/}"
_IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OPENING = re.compile(r"<((?:\w+:)?(?:xmpmeta|xapmeta|RDF))\b")


def _xmp_text(data: bytes) -> str:
    """Decode a packet down to its one element; entities are declared outside of it, so none is ever read."""
    encoding = next((each for each in ("utf-16-le", "utf-16-be") if "<x:xmpmeta".encode(each) in data), "utf-8")
    text = data.decode(encoding, errors="ignore")
    if (opening := _OPENING.search(text)) is None:
        return ""
    closing = f"</{opening[1]}>"
    return text[opening.start() : text.rfind(closing) + len(closing)]


def _told(description: ElementTree.Element, name: str) -> str:
    """Read a property, written as an attribute or as an element; of several languages Chinese, then the default."""
    if name in description.attrib:
        return description.attrib[name]
    element = description.find(name)
    if element is None:
        return ""
    items = [item for item in element.iter(f"{_RDF}li") if item.text]
    if not items:
        return element.text or ""
    if any(_LANGUAGE in item.attrib for item in items):
        items.sort(key=lambda item: _rank(item.get(_LANGUAGE, "")))
        return items[0].text or ""
    return "、".join(item.text or "" for item in items)


def _rank(language: str) -> int:
    return 0 if language.lower().startswith("zh") else 1 if language == "x-default" else 2


def xmp_fields(data: bytes) -> Fields:
    """Read an XMP packet, as far as it can be read."""
    try:
        root = ElementTree.fromstring(text) if (text := _xmp_text(data)) else None
    except (ElementTree.ParseError, ValueError, RecursionError):
        root = None
    if root is None:
        return Fields()
    descriptions = list(root.iter(f"{_RDF}Description"))

    def told(*names: str) -> tuple[str, ...]:
        return tuple(said for name in names for each in descriptions if (said := _told(each, name).strip()))

    return Fields(
        captions=told(f"{_DC}description", f"{_DC}title"),
        alts=told(f"{_IPTC_CORE}AltTextAccessibility"),
        credits=told(f"{_DC}creator"),
        times=told(f"{_XMP_EXIF}DateTimeOriginal", f"{_PHOTOSHOP}DateCreated", f"{_XMP_BASIC}CreateDate"),
    )


# IPTC


def _datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while data[at : at + 1] == b"\x1c":
        record, dataset, length = unpack(">BBH", data[at + 1 : at + 5])
        at += 5
        if length & 0x8000:
            count = length & 0x7FFF
            length = int.from_bytes(data[at : at + count], "big")
            at += count
        yield record, dataset, data[at : at + length]
        at += length


def iptc_fields(data: bytes) -> Fields:
    """Read IPTC records, as far as they can be read; without a mark of its own the text may be UTF-8 or GB18030."""
    found: dict[tuple[int, int], list[bytes]] = {}
    try:
        for record, dataset, value in _datasets(data):
            found.setdefault((record, dataset), []).append(value)
    except DAMAGE:
        pass

    def text(dataset: int) -> str:
        values = (words(value) for value in found.get((2, dataset), ()))
        return "、".join(value.strip() for value in values if value.strip())

    return Fields(
        captions=(text(120), text(105), text(5)),
        credits=(text(80),),
        times=(f"{text(55)} {text(60)}".strip(),),
    )
