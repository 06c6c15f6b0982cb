"""A photograph and its place in, the picture that stands there out; only workers load this.

Photographs go to the inks by relative colorimetry with black point compensation: without it, all that is darker than
the inks are becomes one black, and a dark hall loses the people in it. (The profile's perceptual table is the same as
its colorimetric one.) No profile is embedded: the file that they stand in says once which inks are meant.
"""

import errno
import os
from pathlib import Path
from typing import Any

import pyvips

from banbao.diagnostics import Diagnostic
from banbao.photos.darkroom import blurred, cropped, masters_of, on_white
from banbao.photos.formats import damaged
from banbao.photos.originals import MOST_JPEG_SHRINK, examine, load
from banbao.photos.treatments import Original, Size
from banbao.press.inks import PROFILE_PATH
from banbao.press.photographs import PhotoSource, Plate
from banbao.press.sheet import Place
from banbao.store import digest_of_file

_QUALITY = 90
_PT_PER_INCH = 72


def cut(
    root: Path, source: PhotoSource, place: Place, *, ppi_most: float, is_cmyk: bool, scale: int
) -> Plate | Diagnostic:
    """Cut a photograph to the shape of its place, and make it as large as it is needed there; never larger than it is.

    Args:
        root: The project.
        source: The photograph.
        place: Where it stands, in pt of the file.
        ppi_most: How many px an inch takes at most, at the size at which it is printed; 72 for screens.
        is_cmyk: Whether it is printed; screens and proofs take sRGB.
        scale: How many times as large as the file the board is: 1, or 10.

    Returns:
        The picture; or why there is none.

    Raises:
        OSError: The file cannot be read, or is another than when it was listed.
    """
    path = root / source.path
    if digest_of_file(path) != source.digest:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(path))
    original = examine(root, source.path)
    if isinstance(original, Diagnostic):
        return original
    wanted_px = place.width * scale * ppi_most / _PT_PER_INCH
    size, covering = _sizes(original.full, place.width / place.height, wanted_px)
    try:
        whole = _upright(path, original, source, covering)
        jpeg = _encoded(cropped(whole, size, source.focus), is_cmyk=is_cmyk)
    except pyvips.Error:
        return damaged(source.path)
    return Plate(jpeg, *size, is_cmyk)


def _sizes(full: Size, aspect: float, wanted_px: float) -> tuple[Size, Size]:
    """Tell how large what is cut out becomes, and how large all of the picture is at that scale."""
    width, height = min(full.width, full.height * aspect), min(full.height, full.width / aspect)
    factor = min(1.0, wanted_px / width)
    size = Size(max(1, round(width * factor)), max(1, round(height * factor)))
    covering = Size(max(size.width, round(full.width * factor)), max(size.height, round(full.height * factor)))
    return size, covering


def _upright(path: Path, original: Original, source: PhotoSource, size: Size) -> Any:
    """Read a picture as it is shown: blurred where it must be, upright, in sRGB, of a size."""
    shrink = 1
    while original.format == "JPEG" and shrink < MOST_JPEG_SHRINK and original.full.width >= 2 * shrink * size.width:
        shrink *= 2
    image = load(path, original.format, "random" if source.blur else "sequential", shrink)
    frame = Size(image.width, image.height // original.frames)
    read = original._replace(frame=frame, frames=1)
    if original.frames > 1:
        image = image.crop(0, 0, *frame)
    if source.blur:
        image = blurred(image, read, source.blur)
    return masters_of(image, read, size)[0]


def _encoded(image: Any, *, is_cmyk: bool) -> bytes:
    flat = on_white(image)
    if is_cmyk:
        flat = flat.icc_transform(
            str(PROFILE_PATH), input_profile="srgb", intent="relative", black_point_compensation=True
        )
    return bytes(flat.jpegsave_buffer(Q=_QUALITY, subsample_mode="off", keep="none"))
