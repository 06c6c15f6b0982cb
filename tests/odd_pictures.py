"""Draws every sort of picture that a camera, a phone, an office or an enemy may leave, into a folder.

A process of its own draws them (`python odd_pictures.py FOLDER`): libvips must not be loaded where work is forked.

All that are upright show four fields: red, lime, blue and yellow, from the upper left to the lower right.
"""

import io
import struct
import sys
import zlib
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

WIDTH, HEIGHT = 1200, 800
CORNERS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))
GREY_CORNERS = (0, 90, 180, 255)
PLAIN = (200, 100, 50)
"""The sRGB colour of pictures that test colour spaces."""
SECRET = "机密-秘密-GPS"
ORIENTATIONS = range(1, 9)
TURNED = ("jpg", "png", "webp", "tif")
BIG = (12_500, 8_000)
_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
_HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA"
    "AAAERAAAEAAQAAAAABoQABAAAAAAAAAEkAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAA"
    "AADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkA"
    "AAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAF"
    "FtZGF0AAAARSgBrxmA71BJjpGz79llG95cByUlm/X58xbwxIFPZZBcAExxwcDYQUaLaq7IlGJDesqJysDlEsTTq3UGydHOxpPTxkGY+Q=="
)
"""64 × 48 pixels, coded as phones do it; nothing that is installed here can write that."""


def fields(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    """Draw four fields of colour."""
    image = Image.new("RGB", (width, height))
    for number, colour in enumerate(CORNERS):
        left, top = number % 2 * (width // 2), number // 2 * (height // 2)
        image.paste(colour, (left, top, width, height))
    return image


def texture(width: int, height: int) -> Image.Image:
    """Draw waves and grain in which every spot differs from the next, the same each time."""
    import pyvips

    wave = pyvips.Image.sines(width, height, hfreq=9, vfreq=5).linear(50, 128)
    grain = pyvips.Image.gaussnoise(width, height, sigma=40, mean=0, seed=7)
    bands = wave.bandjoin([wave.rot180(), wave.flip("vertical")]) + grain
    pixels = bands.cast("uchar").copy(interpretation="srgb")
    return Image.frombytes("RGB", (width, height), bytes(pixels.write_to_memory()))


def _directory(entries: list[tuple[int, int, int, bytes]], at: int, following: int = 0) -> bytes:
    """Write a TIFF directory; values of more than four bytes stand behind it."""
    head, tail = struct.pack("<H", len(entries)), b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in entries:
        field = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", behind + len(tail))
        tail += b"" if len(value) <= 4 else value + b"\0" * (len(value) % 2)
        head += struct.pack("<HHI", tag, kind, count) + field
    return head + struct.pack("<I", following) + tail


def exif(orientation: int = 1) -> bytes:
    """Write EXIF with an artist, a place on the earth and a thumbnail."""
    thumbnail = jpeg(fields(60, 40))
    artist = SECRET.encode() + b"\0"
    degrees = struct.pack("<6I", 29, 1, 22, 1, 30, 1)
    place = [(1, 2, 2, b"N\0"), (2, 5, 3, degrees), (3, 2, 2, b"E\0"), (4, 5, 3, degrees)]

    def main(gps_at: int, thumbnail_at: int) -> bytes:
        entries = [
            (0x0112, 3, 1, struct.pack("<H", orientation)),
            (0x013B, 2, len(artist), artist),
            (0x8825, 4, 1, struct.pack("<I", gps_at)),
        ]
        return _directory(entries, 8, thumbnail_at)

    gps_at = 8 + len(main(0, 0))
    gps = _directory(place, gps_at)
    thumbnail_at = gps_at + len(gps)
    where = thumbnail_at + 2 + 2 * 12 + 4
    entries = [(0x0201, 4, 1, struct.pack("<I", where)), (0x0202, 4, 1, struct.pack("<I", len(thumbnail)))]
    head = b"II*\0" + struct.pack("<I", 8) + main(gps_at, thumbnail_at) + gps
    return head + _directory(entries, thumbnail_at) + thumbnail


def xmp() -> bytes:
    """Write XMP with a creator."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="{SECRET}"/></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def _iptc() -> bytes:
    caption = SECRET.encode()
    record = b"\x1c\x02\x78" + struct.pack(">H", len(caption)) + caption
    record += b"\0" * (len(record) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record


def _segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg(image: Image.Image, **options: object) -> bytes:
    """Write a JPEG file."""
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 90, **options})
    return out.getvalue()


def telling_jpeg(image: Image.Image, orientation: int = 1, **options: object) -> bytes:
    """Write a JPEG file with all that one can tell: EXIF, XMP, IPTC, a comment, a second picture behind the first."""
    plain = jpeg(image, **options)
    told = (
        _segment(0xE1, b"Exif\0\0" + exif(orientation))
        + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp())
        + _segment(0xED, _iptc())
        + _segment(0xE2, b"MPF\0" + b"II*\0" + SECRET.encode())
        + _segment(0xFE, SECRET.encode())
    )
    return plain[:2] + told + plain[2:] + jpeg(fields(60, 40)) + SECRET.encode()


def _adobe_rgb() -> bytes:
    """Write the profile of Adobe RGB (1998): three primaries, gamma 2.2. Source: ICC.1:2001-04."""

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(563 / 256 * 256)) + b"\0\0"
    name = b"Adobe RGB"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" + b"\0" * 78
    description += b"\0" * (-len(description) % 4)
    tags = {
        b"desc": description,
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": xyz(0.9505, 1.0, 1.0891),
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for tag, value in tags.items():
        table += struct.pack(">4sII", tag, at + len(body), len(value))
        body += value
    size = at + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body


def _in_adobe_rgb(colour: tuple[int, int, int]) -> tuple[int, ...]:
    """Say what an sRGB colour is in Adobe RGB."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (each / 255 for each in colour)]
    matrix = ((0.7152, 0.2848, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0412, 0.9588))
    return tuple(round(255 * sum(m * c for m, c in zip(row, linear, strict=True)) ** (256 / 563)) for row in matrix)


def _turned() -> Iterator[tuple[str, bytes]]:
    for orientation in ORIENTATIONS:
        stored = fields().transpose(_STORED[orientation]) if orientation > 1 else fields()
        yield f"turned-{orientation}.jpg", telling_jpeg(stored, orientation)
        for suffix, format in (("png", "PNG"), ("webp", "WEBP"), ("tif", "TIFF")):
            out = io.BytesIO()
            if format == "TIFF":
                stored.save(out, format, tiffinfo={274: orientation, 315: SECRET}, compression="tiff_deflate")
            else:
                stored.save(out, format, exif=exif(orientation), xmp=xmp(), lossless=True)
            yield f"turned-{orientation}.{suffix}", out.getvalue()


def _telling() -> Iterator[tuple[str, bytes]]:
    yield (
        "telling.jpg",
        telling_jpeg(fields(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    )
    yield "telling-progressive.jpeg", telling_jpeg(fields(), progressive=True)
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET, zip=True)
    info.add_itxt("XML:com.adobe.xmp", xmp().decode())
    for name, options in (("telling.png", {}), ("telling-palette.png", {"is_palette": True})):
        out = io.BytesIO()
        picture = fields().quantize(8) if options else fields()
        picture.save(out, "PNG", pnginfo=info, exif=exif(), dpi=(300, 300))
        yield name, out.getvalue()
    for name, quality in (("telling.webp", 90), ("telling-lossless.webp", 100)):
        out = io.BytesIO()
        fields().save(out, "WEBP", quality=quality, lossless=quality == 100, exif=exif(), xmp=xmp())
        yield name, out.getvalue()
    out = io.BytesIO()
    fields().save(out, "GIF", comment=SECRET.encode())
    yield "telling.gif", out.getvalue()
    out = io.BytesIO()
    fields().save(out, "TIFF", tiffinfo={315: SECRET, 700: xmp(), 33723: _iptc()})
    yield "telling.tiff", out.getvalue()
    out = io.BytesIO()
    fields().save(out, "AVIF", exif=exif(), xmp=xmp())
    yield "telling.avif", out.getvalue()


def _moving() -> Iterator[tuple[str, bytes]]:
    frames = [fields(300, 200), fields(300, 200).transpose(Image.Transpose.ROTATE_180), fields(300, 200)]
    frames[2].paste((0, 0, 0), (0, 0, 150, 100))
    for name, format in (("moving.gif", "GIF"), ("moving.webp", "WEBP")):
        out = io.BytesIO()
        told: dict[str, object] = {"comment": SECRET.encode()} if format == "GIF" else {"exif": exif(), "xmp": xmp()}
        frames[0].save(out, format, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0, **told)
        yield name, out.getvalue()


def _colours() -> Iterator[tuple[str, bytes]]:
    import pyvips

    plain = pyvips.Image.black(300, 200).bandjoin([0, 0]).linear(1, list(PLAIN)).cast("uchar")
    plain = plain.copy(interpretation="srgb")
    cmyk = plain.icc_transform("cmyk", input_profile="srgb")
    yield "cmyk.jpg", cmyk.jpegsave_buffer(Q=95)
    yield "cmyk-bare.jpg", cmyk.jpegsave_buffer(Q=95, keep="none")
    yield "cmyk.tif", cmyk.tiffsave_buffer()
    yield "p3.png", plain.icc_transform("p3", input_profile="srgb").pngsave_buffer()
    yield "lab.tif", plain.colourspace("lab").tiffsave_buffer()
    yield "deep.png", plain.colourspace("rgb16").pngsave_buffer(bitdepth=16)
    yield "deep.tif", plain.colourspace("rgb16").tiffsave_buffer()
    yield "float.tif", plain.colourspace("scrgb").tiffsave_buffer()
    adobe = Image.new("RGB", (300, 200), _in_adobe_rgb(PLAIN))
    yield "adobe.jpg", jpeg(adobe, quality=100, subsampling=0, icc_profile=_adobe_rgb())
    yield "broken-profile.jpg", jpeg(Image.new("RGB", (300, 200), PLAIN), quality=100, icc_profile=b"no profile" * 20)
    grey = Image.new("L", (300, 200), 120)
    grey_alpha = Image.merge("LA", (grey, Image.new("L", grey.size, 128)))
    for name, picture in (("grey.jpg", grey), ("grey-alpha.png", grey_alpha), ("bits.tif", grey.convert("1"))):
        out = io.BytesIO()
        picture.save(out, {"jpg": "JPEG", "png": "PNG", "tif": "TIFF"}[name[-3:]])
        yield name, out.getvalue()
    clear = Image.new("RGBA", (600, 400), (255, 0, 0, 0))
    clear.paste((*PLAIN, 255), (300, 0, 600, 400))
    for name, format in (("clear.png", "PNG"), ("clear.webp", "WEBP"), ("clear.tif", "TIFF")):
        out = io.BytesIO()
        clear.save(out, format, lossless=True)
        yield name, out.getvalue()


def _shapes() -> Iterator[tuple[str, bytes]]:
    import pyvips

    for name, size in (
        ("dot.png", (1, 1)),
        ("pole.png", (1, 20_000)),
        ("line.png", (20_000, 1)),
        ("wide.jpg", (9000, 600)),
    ):
        out = io.BytesIO()
        fields(*size).save(out, "PNG" if name.endswith("png") else "JPEG")
        yield name, out.getvalue()
    yield "screenshot.png", pyvips.Image.black(1080, 20_000, bands=3).linear(1, 90).cast("uchar").pngsave_buffer()
    big = pyvips.Image.black(*BIG, bands=3).linear(1, 90).cast("uchar").copy(interpretation="srgb")
    yield "big.png", big.pngsave_buffer(compression=9)
    yield "big-turned.jpg", _with_orientation(big.jpegsave_buffer(Q=90), 6)
    yield "big-progressive.jpg", big.jpegsave_buffer(Q=90, interlace=True)
    yield "too-big.png", pyvips.Image.black(12_600, 8_000).pngsave_buffer(compression=9)
    yield "texture.jpg", jpeg(texture(3000, 2000))
    yield "progressive.jpg", jpeg(texture(900, 600), progressive=True)
    interlaced = pyvips.Image.new_from_buffer(jpeg(texture(900, 600)), "").pngsave_buffer(interlace=True)
    yield "interlaced.png", interlaced


def _with_orientation(data: bytes, orientation: int) -> bytes:
    return data[:2] + _segment(0xE1, b"Exif\0\0" + exif(orientation)) + data[2:]


def _png(width: int, height: int, pixels: bytes) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _broken(whole: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name in ("telling.jpg", "progressive.jpg", "telling.png", "interlaced.png", "telling.webp", "telling.gif"):
        data = whole[name]
        stem, suffix = name.split(".")
        end = data.index(b"\xff\xd9", len(data) // 2) + 2 if suffix == "jpg" else len(data)
        for cut, at in (("begin", 700), ("half", end // 2), ("end", end - 30)):
            yield f"cut-{cut}-{stem}.{suffix}", data[: min(at, end - 20)]
    tiff = whole["turned-1.tif"]
    yield "cut-half.tif", tiff[: len(tiff) // 2]
    yield "cut-half.avif", whole["telling.avif"][: len(whole["telling.avif"]) // 2]
    texture_jpeg = whole["texture.jpg"]
    yield "cut-and-closed.jpg", texture_jpeg[: len(texture_jpeg) // 2] + b"\xff\xd9"
    png = whole["interlaced.png"]
    yield "overwritten.png", png[: len(png) // 2] + b"\0" * 400 + png[len(png) // 2 + 400 :]
    yield "empty.jpg", b""
    yield "nothing.jpg", b"no picture at all, but the words of a letter"
    yield "really-png.jpg", whole["telling.png"]
    yield "really-jpeg.PNG", whole["telling.jpg"]
    yield "really-heic.jpg", _HEIC
    yield "phone.heic", _HEIC
    yield "drawing.png", b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    yield "bitmap.jpg", b"BM" + b"\0" * 60
    yield "bomb.png", _png(50_000, 50_000, zlib.compress(b"\0" * 5_000_000, 9))
    yield "hollow.png", _png(9_000, 9_000, zlib.compress(b"\0" * 1_000_000, 9))


def draw(folder: Path) -> None:
    """Draw all of them."""
    whole = {name: data for drawn in (_turned(), _telling(), _moving(), _colours(), _shapes()) for name, data in drawn}
    for name, data in (*whole.items(), *_broken(whole)):
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
