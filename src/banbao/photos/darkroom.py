"""A decoded picture in, the picture as it is shown out: blurred where it must be, upright, sRGB, small, cropped.

Only workers load this.
"""

from base64 import b64encode
from math import ceil, floor
from typing import Any

import pyvips
from thumbhash import rgba_to_thumb_hash

from banbao.photos.treatments import (
    CARD_WIDTHS,
    WHOLE_WIDTHS,
    Original,
    Size,
    Treatment,
    card_crop,
    largest_variant,
)

_MOST_HELD_PIXELS = 16_000_000
"""Pictures larger than this wait on the disc."""
_BLUR_CELLS = 5
"""How many spots of colour the longer side of a blurred rectangle has left; a face takes some dozens to be known."""
_PROFILE = "icc-profile-data"
_THUMBHASH_SIDE_PX = 32
"""It describes seven waves each way; more pixels add nothing but time."""


def blurred(image: Any, original: Original, rectangles: tuple[tuple[float, float, float, float], ...]) -> Any:
    """Take what lies in rectangles of the upright picture out of it, as it lies in the file; of all frames."""
    width, height = original.frame
    for rectangle in rectangles:
        left, top, across, down = _in_file(rectangle, original.orientation)
        x, y = _clamped(floor(left * width), width - 1), _clamped(floor(top * height), height - 1)
        size = Size(
            max(1, min(ceil((left + across) * width), width) - x), max(1, min(ceil((top + down) * height), height) - y)
        )
        for number in range(original.frames):
            offset = y + number * height
            image = image.insert(_spots(image.crop(x, offset, *size)), x, offset)
    return image


def _spots(area: Any) -> Any:
    """Leave some averages of an area, and run them into each other."""
    cell_px = max(1.0, max(area.width, area.height) / _BLUR_CELLS)
    across, down = max(1, round(area.width / cell_px)), max(1, round(area.height / cell_px))
    # Held in memory: what is read of it afterwards knows nothing of what was there.
    cells = area.shrink(area.width / across, area.height / down).copy_memory()
    return cells.resize(area.width / cells.width, vscale=area.height / cells.height, kernel="linear")


def _in_file(rectangle: tuple[float, float, float, float], orientation: int) -> tuple[float, float, float, float]:
    """Find where a rectangle of the upright picture lies in the file."""
    x, y, width, height = rectangle
    if orientation > 4:
        x, y, width, height = y, x, height, width
    if orientation in (2, 3, 7, 8):
        x = 1 - x - width
    if orientation in (3, 4, 6, 7):
        y = 1 - y - height
    return x, y, width, height


def upright(image: Any, orientation: int) -> Any:
    """Turn a picture as its orientation says."""
    turned = image.copy()
    turned.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    return turned.autorot()


def in_srgb(image: Any) -> Any:
    """Bring a picture to 8-bit sRGB, by its profile, else by what its format implies; alpha is kept."""
    return _scaled(image, Size(image.width, image.height))


def resized(image: Any, size: Size) -> Any:
    """Bring a picture in sRGB to a size."""
    return image if (image.width, image.height) == size else _scaled(image, size)


def _scaled(image: Any, size: Size) -> Any:
    # Without a profile, the way through one would only cost time: ten times as much as all else here.
    colours = {"export_profile": "srgb"} if image.get_typeof(_PROFILE) else {}
    if image.interpretation == "cmyk":
        colours = {"export_profile": "srgb", "input_profile": "cmyk"}
    small = image.thumbnail_image(size.width, height=size.height, size="force", no_rotate=True, **colours)
    small = small.colourspace("srgb").cast("uchar").copy()
    if small.get_typeof(_PROFILE):
        small.remove(_PROFILE)
    return small


def held(image: Any) -> Any:
    """Let a picture's pixels be read in any order: in memory, or on the disc where it is large."""
    if image.width * image.height <= _MOST_HELD_PIXELS:
        return image.copy_memory()
    file = pyvips.Image.new_temp_file("%s.v")
    image.write(file)
    return file


def master_size(full: Size, treatments: tuple[Treatment, ...]) -> Size:
    """Tell how large a picture must be for all that is made of it, and no larger."""
    scale = largest_variant(full, WHOLE_WIDTHS).width / full.width
    if any(each.shape == "card" for each in treatments):
        scale = max(scale, largest_variant(card_crop(full), CARD_WIDTHS).width / card_crop(full).width)
    return Size(max(1, round(full.width * scale)), max(1, round(full.height * scale)))


def masters_of(image: Any, original: Original, size: Size) -> list[Any]:
    """Make of each frame the picture of which all others are made: upright, sRGB, its pixels at hand.

    Args:
        image: The picture as it lies in the file.
        original: What is known of it.
        size: What `master_size` says, in pixels.
    """
    width, height = original.frame
    in_file = Size(size.height, size.width) if original.orientation > 4 else size
    frames = [image]
    if original.frames > 1:
        frames = [image.crop(0, number * height, width, height) for number in range(original.frames)]
    # Decoded row by row, a frame is made small before it is turned.
    return [upright(held(_scaled(frame, in_file)), original.orientation) for frame in frames]


def card_of(master: Any, full: Size, focus: tuple[float, float] | None) -> Any:
    """Crop a picture to what its card shows."""
    crop = card_crop(Size(master.width, master.height))
    if focus:
        return cropped(master, crop, focus)
    most = largest_variant(card_crop(full), CARD_WIDTHS)
    scale = min(1.0, most.width / crop.width)
    covering = Size(
        max(most.width, round(master.width * scale)) if scale < 1 else master.width,
        max(most.height, round(master.height * scale)) if scale < 1 else master.height,
    )
    small = resized(master, covering)
    wanted = card_crop(Size(small.width, small.height)) if scale == 1 else most
    return cropped(small, wanted, None)


def cropped(image: Any, size: Size, focus: tuple[float, float] | None) -> Any:
    """Cut a size out of a picture: round a point, as fractions of its sides, else round what draws attention."""
    if (image.width, image.height) == size:
        return image
    if focus is None:
        return image.smartcrop(*size, interesting="attention")
    left = _clamped(round(focus[0] * image.width - size.width / 2), image.width - size.width)
    top = _clamped(round(focus[1] * image.height - size.height / 2), image.height - size.height)
    return image.crop(left, top, *size)


def _clamped(value: int, most: int) -> int:
    return min(max(0, value), max(0, most))


def on_white(image: Any) -> Any:
    """Put a picture on white where it is transparent."""
    return image.flatten(background=[255, 255, 255]) if image.hasalpha() else image


def glimpse(image: Any) -> tuple[str, str]:
    """Describe a picture, on white, in a few bytes: its ThumbHash in Base64, and its average colour `#rrggbb`.

    Source: https://evanw.github.io/thumbhash/
    """
    scale = min(1.0, _THUMBHASH_SIDE_PX / max(image.width, image.height))
    size = Size(max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    # thumbhash 0.1.2 fails on pictures that are transparent.
    pixels = bytes(on_white(resized(image, size)).bandjoin(255).write_to_memory())
    thumbhash = b64encode(bytes(rgba_to_thumb_hash(*size, list(pixels)))).decode()
    average = (round(sum(pixels[band::4]) / (size.width * size.height)) for band in range(3))
    return thumbhash, "#" + bytes(average).hex()
