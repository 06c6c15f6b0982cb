"""Pictures for tests as cameras and programs write them: real files, with EXIF, XMP and IPTC as bytes."""

import io
from struct import pack

from PIL import Image

Tag = tuple[int, int, bytes]
"""Number, type and value of an EXIF tag."""


def ascii_tag(number: int, value: str | bytes, encoding: str = "utf-8") -> Tag:
    data = value.encode(encoding) if isinstance(value, str) else value
    return number, 2, data + b"\0"


def wide_tag(number: int, value: str) -> Tag:
    """A field of Windows: UTF-16 in bytes."""
    return number, 1, value.encode("utf-16-le") + b"\0\0"


def _directory(tags: list[Tag], at: int, order: str) -> bytes:
    """Write a directory that stands at a place of the structure, and the values that do not fit into it behind."""
    behind, entries = b"", b""
    start = at + 2 + 12 * len(tags) + 4
    for number, sort, data in sorted(tags):
        count = len(data) // {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}[sort]
        place = data.ljust(4, b"\0") if len(data) <= 4 else pack(f"{order}I", start + len(behind))
        entries += pack(f"{order}HHI", number, sort, count) + place
        behind += data + b"\0" * (len(data) % 2) if len(data) > 4 else b""
    return pack(f"{order}H", len(tags)) + entries + pack(f"{order}I", 0) + behind


def exif(*tags: Tag, inner: tuple[Tag, ...] = (), order: str = "<") -> bytes:
    """Write a TIFF structure with the tags of a picture, and those of its EXIF directory."""
    main = [*tags]
    if inner:
        main.append((0x8769, 4, pack(f"{order}I", 0)))
    first = _directory(main, 8, order)
    if inner:
        main[-1] = (0x8769, 4, pack(f"{order}I", 8 + len(first)))
        first = _directory(main, 8, order)
    head = b"II*\0" if order == "<" else b"MM\0*"
    return head + pack(f"{order}I", 8) + first + (_directory([*inner], 8 + len(first), order) if inner else b"")


def taken(moment: str, offset: str = "") -> tuple[Tag, ...]:
    """Say when a picture was taken: `2013:05:08 09:30:00`."""
    return (ascii_tag(0x9003, moment), *((ascii_tag(0x9011, offset),) if offset else ()))


def xmp(properties: str, before: str = "", encoding: str = "utf-8") -> bytes:
    """Write an XMP packet around some properties."""
    return (
        f'{before}<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{properties}</rdf:Description></rdf:RDF></x:xmpmeta>'
        + " " * 2000
        + '<?xpacket end="w"?>'
    ).encode(encoding)


def description(**languages: str) -> str:
    """Write what a picture shows in some languages, `_` for `-`."""
    items = "".join(f'<rdf:li xml:lang="{name.replace("_", "-")}">{text}</rdf:li>' for name, text in languages.items())
    return f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"


def iptc(*datasets: tuple[int, bytes]) -> bytes:
    """Write IPTC records of the application record."""
    return b"".join(b"\x1c\x02" + pack(">BH", number, len(data)) + data for number, data in datasets)


def _segment(marker: int, data: bytes) -> bytes:
    return pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _resources(records: bytes) -> bytes:
    other = b"8BIM" + pack(">HH", 0x03ED, 0) + pack(">I", 3) + b"abc\0"
    return b"Photoshop 3.0\0" + other + b"8BIM" + pack(">HHI", 0x0404, 0, len(records)) + records


def jpeg(
    size: tuple[int, int] = (6, 4), shade: int = 90, exif: bytes = b"", xmp: bytes = b"", iptc: bytes = b""
) -> bytes:
    """Make a JPEG with blocks in its header."""
    plain = io.BytesIO()
    Image.new("RGB", size, (shade, 120, 200)).save(plain, "JPEG")
    blocks = _segment(0xE1, b"Exif\0\0" + exif) if exif else b""
    blocks += _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp) if xmp else b""
    blocks += _segment(0xED, _resources(iptc)) if iptc else b""
    data = plain.getvalue()
    return data[:2] + blocks + data[2:]


def tiff(size: tuple[int, int], *tags: Tag, inner: tuple[Tag, ...] = ()) -> bytes:
    """Make a grey TIFF, not compressed, with some more tags."""
    width, height = size

    def structure(strip_at: int) -> bytes:
        numbers = {256: width, 257: height, 273: strip_at, 278: height, 279: width * height}
        words = {258: 8, 259: 1, 262: 1, 277: 1}
        form = [(number, 4, pack("<I", value)) for number, value in numbers.items()]
        return exif(*form, *((number, 3, pack("<H", value)) for number, value in words.items()), *tags, inner=inner)

    return structure(len(structure(0))) + bytes(width * height)


def saved(form: str, size: tuple[int, int] = (6, 4), exif: bytes = b"", xmp: bytes = b"") -> bytes:
    """Make a picture of another form, `png`, `webp` or `gif`, with the blocks where it has places for them."""
    file = io.BytesIO()
    blocks = {"exif": exif} if exif else {}
    if form == "webp" and xmp:
        blocks["xmp"] = xmp
    Image.new("RGB", size).save(file, form.upper(), **blocks)
    return file.getvalue()


def avif(size: tuple[int, int], exif: bytes) -> bytes:
    """Make an AVIF, which is laid out as HEIC is."""
    file = io.BytesIO()
    Image.new("RGB", size).save(file, "AVIF", exif=exif)
    return file.getvalue()
