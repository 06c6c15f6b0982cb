"""What is to be made of a picture, and what came of it: values, their sizes and their keys."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from math import sqrt
from typing import Literal, NamedTuple

import msgspec

from banbao.file_cache import KEY_DIGITS
from banbao.store import checksum

Shape = Literal["whole", "card", "original"]
VariantFormat = Literal["avif", "webp", "jpeg", "png", "gif"]

LONGEST_SIDE_PX = 16_383
"""The longest side of a variant; WebP has no longer ones."""
_MOST_VARIANT_PIXELS = 12_000_000
"""The largest variant: of a picture of usual shape 2,560 px wide, and enough of a long screenshot to read it by."""
WHOLE_WIDTHS, CARD_WIDTHS = (400, 800, 1600, 2560), (400, 800)
LADDERS: dict[Shape, dict[VariantFormat, tuple[int, ...]]] = {
    "whole": {"avif": WHOLE_WIDTHS, "webp": WHOLE_WIDTHS, "jpeg": (800, 1600)},
    "card": {"avif": CARD_WIDTHS, "webp": CARD_WIDTHS, "jpeg": (800,)},
}
"""The widths in pixels that each format has of each shape; of what is animated there is WebP and JPEG."""
CARD_RATIO = 3 / 2
_RECIPE = "1"
"""Raised whenever pictures come out different, so that what is kept is made again."""


class Treatment(msgspec.Struct, frozen=True):
    """What is to be made of a picture.

    `shape` is one of:

    - `whole`: all of it, 400, 800, 1600 and 2560 px wide; animations go on moving as WebP, with a still JPEG beside.
    - `card`: cropped to 3:2, 400 and 800 px wide; of animations the first frame.
    - `original`: for download. JPEG, PNG, WebP and GIF files stay as they are to the last pixel, without metadata; the
      colour profile is kept. Where a picture has to be turned or blurred, and of TIFF and AVIF, an upright sRGB picture
      is made at full size: PNG of PNG, of what is transparent and of what is longer than JPEG can be, WebP of
      animations, JPEG of all else.

    `focus` is the point round which a card is cropped, as fractions of the upright picture's width and height; without
    it libvips looks for what draws attention. `blur` has rectangles that become unrecognisable in everything that is
    made: left, top, width and height, as fractions of the upright picture.
    """

    shape: Shape
    focus: tuple[float, float] | None = None
    blur: tuple[tuple[float, float, float, float], ...] = ()


class Job(msgspec.Struct, frozen=True):
    """One original, and all that is to be made of it.

    `path` is relative to the project, with `/`; `digest` is that of the file's content, as `digest_of_file` makes it.
    """

    path: str
    digest: str
    treatments: tuple[Treatment, ...]


class Variant(msgspec.Struct, frozen=True):
    """A file made of a picture.

    `file` is its name in the cache, which never stands for other content; sizes are in pixels; `digest` is that of its
    content, as `digest_of_file` makes it.
    """

    file: str
    width: int
    height: int
    format: VariantFormat
    size_bytes: int
    digest: str


class Developed(msgspec.Struct, frozen=True):
    """What came of one treatment of one picture.

    `width` and `height` are those of the upright result at full size, in pixels; `thumbhash` is Base64; `colour` is the
    average, `#rrggbb`; `variants` stand by format, then from the narrowest up.
    """

    width: int
    height: int
    thumbhash: str
    colour: str
    variants: tuple[Variant, ...]
    is_animated: bool = False


class Renditions(msgspec.Struct, frozen=True):
    """All that came of one picture: what was asked for."""

    whole: Developed | None = None
    card: Developed | None = None
    original: Developed | None = None

    def __iter__(self) -> Iterator[Developed]:
        """Go through what there is."""
        return (each for each in (self.whole, self.card, self.original) if each)


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


class Original(NamedTuple):
    """What is known of a picture before its pixels are read."""

    format: str
    frame: Size
    """As it lies in the file, not turned; of animations, one frame."""
    orientation: int
    """As in EXIF: 1 is upright."""
    frames: int
    has_alpha: bool
    held_bytes: int
    """What libvips holds in memory to decode it."""

    @property
    def full(self) -> Size:
        """The upright size in pixels."""
        return Size(self.frame.height, self.frame.width) if self.orientation > 4 else self.frame


class Order(NamedTuple):
    """A job, and what was found out of its picture."""

    job: Job
    original: Original
    paths: tuple[str, ...]
    """All names of the same content."""


def libvips_version() -> str:
    """Tell which libvips makes the pictures, without loading it."""
    try:
        return version("pyvips-binary")
    except PackageNotFoundError:
        return ""


def key_of(digest: str, treatment: Treatment, libvips: str) -> str:
    """Name what comes of a treatment: the same for ever where the same comes of it."""
    parts = (digest, _RECIPE, libvips)
    return checksum(*(part.encode() + b"\0" for part in parts), msgspec.json.encode(treatment)).hex()[:KEY_DIGITS]


def widths_within(wanted: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Choose the widths that a picture has; in place of those that it has not, its own."""
    fitting = tuple(width for width in wanted if width < most)
    return fitting if len(fitting) == len(wanted) else (*fitting, most)


def variant_size(full: Size, width: int) -> Size:
    """Tell how large a picture is at a width: its shape kept, but no side longer than can be."""
    return Size(width, min(max(1, round(full.height * width / full.width)), LONGEST_SIDE_PX))


def largest_variant(full: Size, widths: tuple[int, ...]) -> Size:
    """Tell how large the largest variant of a picture is that is `full` px large."""
    scale = min(1.0, LONGEST_SIDE_PX / max(full), sqrt(_MOST_VARIANT_PIXELS / (full.width * full.height)))
    most = min(max(1, int(full.width * scale)), max(widths))
    return variant_size(full, most)


def card_crop(full: Size) -> Size:
    """Tell how much of a picture a card shows: as much as 3:2 can."""
    if full.width > full.height * CARD_RATIO:
        return Size(max(1, round(full.height * CARD_RATIO)), full.height)
    return Size(full.width, min(full.height, max(1, round(full.width / CARD_RATIO))))
