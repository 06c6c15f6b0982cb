"""An original's file in, what it is and its pixels out; only workers load this, for libvips does not outlive a fork."""

from math import ceil
from pathlib import Path, PurePosixPath
from typing import Any

import pyvips

from banbao.diagnostics import Diagnostic, Message, Span
from banbao.language import N_
from banbao.photos.formats import HEAD_BYTES, SUFFIXES, damaged, format_of, not_a_picture
from banbao.photos.treatments import Original, Size
from banbao.picture_rules import PICTURE_HOLLOW, PICTURE_TOO_LARGE

MOST_MEGAPIXELS = 100
_SUSPECT_PIXELS = 20_000_000
_MOST_PIXELS_A_BYTE = 2000
"""No photograph comes near it, and no PNG of one colour; twice what deflate can do with a byte a pixel."""
_LOADERS = {
    "JPEG": "jpegload",
    "PNG": "pngload",
    "WebP": "webpload",
    "GIF": "gifload",
    "TIFF": "tiffload",
    "AVIF": "heifload",
}
MOST_JPEG_SHRINK = 8
_STRICT = {"JPEG": "warning"}
"""Where libvips must not go on, whatever it finds: of a JPEG cut short that somebody has closed again it only warns.

In other formats what is cut short is an error, and warnings, as of profiles in PNG, tell of nothing that harms.
"""


def load(path: Path, original_format: str, access: str, shrink: int = 1) -> Any:
    """Open a picture; its pixels are read as they are asked for.

    Args:
        path: The file.
        original_format: What it is.
        access: In which order its pixels are read: `sequential` or `random`.
        shrink: How many pixels of a JPEG become one each way: 1, 2, 4 or 8; the decoder does less where they are fewer.

    Raises:
        pyvips.Error: It cannot be read, now or when its pixels are.
    """
    options: dict[str, object] = {"access": access, "fail_on": _STRICT.get(original_format, "truncated")}
    if original_format in ("GIF", "WebP"):
        options["n"] = -1
    if shrink > 1:
        options["shrink"] = shrink
    return getattr(pyvips.Image, _LOADERS[original_format])(str(path), **options)


def examine(root: Path, path: str) -> Original | Diagnostic:
    """Find out what a picture is, by the head of its file.

    Args:
        root: The project.
        path: Of the file, relative to it.

    Returns:
        What it is; or why it cannot be developed.

    Raises:
        OSError: The file cannot be read.
    """
    with (root / path).open("rb") as file:
        found = format_of(file.read(HEAD_BYTES))
    if found not in SUFFIXES:
        return not_a_picture(path, found)
    try:
        image = load(root / path, found, "sequential")
    except pyvips.Error:
        return damaged(path)
    frames = image.get("n-pages") if found in ("GIF", "WebP") and image.get_typeof("n-pages") else 1
    frame = Size(image.width, image.height // frames)
    pixels, size_bytes = image.width * image.height, (root / path).stat().st_size
    if pixels > MOST_MEGAPIXELS * 1_000_000:
        return _too_large(path, pixels)
    if pixels > max(_SUSPECT_PIXELS, size_bytes * _MOST_PIXELS_A_BYTE):
        sizes = {"width": frame.width, "height": frame.height, "size_bytes": size_bytes}
        return Diagnostic.of(PICTURE_HOLLOW, Span(path), name=PurePosixPath(path).name, **sizes)
    orientation = image.get("orientation") if image.get_typeof("orientation") else 1
    return Original(
        found,
        frame,
        orientation if 1 <= orientation <= 8 else 1,
        frames,
        bool(image.hasalpha()),
        _held_bytes(image, found, pixels) + size_bytes,
    )


def _held_bytes(image: Any, found: str, pixels: int) -> int:
    is_interlaced = bool(image.get_typeof("interlaced")) and bool(image.get("interlaced"))
    if found == "JPEG":
        # Coefficients of 16 bits.
        return pixels * 2 * image.bands if is_interlaced else 0
    if found == "PNG" and not is_interlaced:
        return 0
    sample_bytes = 1 if image.format == "uchar" else 4 if image.format == "float" else 2
    return int(pixels * max(4, image.bands) * sample_bytes * (1 if found == "PNG" else 2))


def _too_large(path: str, pixels: int) -> Diagnostic:
    help = Message.of(N_("save a smaller copy: 6000 pixels on the longer side are enough for screens and for print"))
    megapixels = ceil(pixels / 1_000_000)
    name = PurePosixPath(path).name
    return Diagnostic.of(PICTURE_TOO_LARGE, Span(path), help, name=name, megapixels=megapixels, most=MOST_MEGAPIXELS)
