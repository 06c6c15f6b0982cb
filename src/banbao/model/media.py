"""What is shown rather than written: albums and videos."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from banbao.model.base import (
    ActivitySlug,
    Dated,
    Day,
    FileName,
    FoundBeside,
    GroupSlug,
    Line,
    Moment,
    Part,
)

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif")
"""How the names of files end that are photographs, in small letters."""


def is_picture(name: str) -> bool:
    """Tell whether a file is named as a photograph; what lies in folders further down is no album's own."""
    return "/" not in name and name.lower().endswith(PICTURE_SUFFIXES)


LONGEST_CAPTION = 300

Caption = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_CAPTION, pattern=r"^[^\n]*$")
]
"""One line of plain text, 1 to 300 characters."""

Fraction = Annotated[float, Field(ge=0, le=1)]
"""A place along a side of a picture: 0 at its left or upper end, 1 at the other."""


def _fractions(value: Any, count: int) -> Any:
    parts = value if isinstance(value, list | tuple) else ()
    try:
        numbers = tuple(float(part) for part in parts)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) != count or not all(0 <= number <= 1 for number in numbers):
        raise PydanticCustomError("fractions", "not fractions", {"count": count})
    return numbers


def _point(value: Any) -> Any:
    return _fractions(value, 2)


def _rectangle(value: Any) -> Any:
    numbers = _fractions(value, 4)
    left, top, width, height = numbers
    # Halves of a thousandth come of rounding; a rectangle that reaches further out was measured wrongly.
    if not (width and height) or left + width > 1.0005 or top + height > 1.0005:
        raise PydanticCustomError("rectangle", "reaches beyond the picture")
    return numbers


Point = Annotated[tuple[Fraction, Fraction], BeforeValidator(_point)]
"""A point of a picture as it is seen upright, from its upper left corner."""

Rectangle = Annotated[tuple[Fraction, Fraction, Fraction, Fraction], BeforeValidator(_rectangle)]
"""A rectangle in a picture as it is seen upright: left, top, width, height."""


class Photograph(Part):
    """One photograph of an album."""

    file: FileName
    """The file's name in the album's folder."""
    caption: Caption | None = None
    """What the reader sees under it; by default what the file says."""
    alt: Caption | None = None
    """What it shows, for readers who cannot see it; by default the caption."""
    credit: Line | None = None
    """Who took or made it; by default what the file says."""
    taken: Day | None = None
    """The day it was taken; by default what the file says."""
    place: Line | None = None
    """Where it was taken."""
    consent: Literal["given", "by-guardian", "not-needed", "missing"] | None = None
    """Whether the people in it agreed to its publication; `by-guardian` for minors."""
    minors: bool = False
    """True where minors can be recognised: published only with `consent: by-guardian`."""
    internal: bool = False
    """True for what only the internal edition may show."""
    focus: Point | None = None
    """The point that crops keep, as fractions from the left and from the top: `[0.5, 0.3]`."""
    blur: tuple[Rectangle, ...] = ()
    """What is made unrecognisable, each as fractions `[left, top, width, height]` of the upright picture."""


class Album(Dated):
    """An album of photographs, a folder in `content/albums/`; it may do without a file of its own."""

    title: Annotated[Line, FoundBeside()]
    """Headline, 120 characters at most; by default the folder's name."""
    published: Annotated[Moment, FoundBeside()]
    """When it went on the site; by default the day in the folder's name, else when the newest picture was taken."""
    photographs: tuple[Photograph, ...] = ()
    """The photographs that are shown, in order; by default all pictures of the folder, by the time they were taken."""
    whole_folder: bool = False
    """True where `photographs` only gives words to some: all pictures of the folder are shown, by time."""
    consent_required: bool = False
    """True where only photographs with recorded consent are published."""
    download: bool = False
    """True to offer the original pictures for download, without what cameras write into them."""
    cover: FileName | None = None
    """The photograph on the album's card; by default the first that is shown."""
    groups: tuple[GroupSlug, ...] = ()
    """The interest groups that it shows."""
    activity: ActivitySlug | None = None
    """The activity that it shows."""


class Video(Dated):
    """A video, `content/videos/`; its transcript is the body."""

    file: FileName
    """The video file in the record's folder, MP4, MOV or WebM; published without what cameras write into it."""
    poster: FileName | None = None
    """The picture shown before it plays; by default a frame of the film, where ffmpeg is installed."""
    captions: FileName | None = None
    """Its subtitles, a WebVTT file."""
    duration_s: int | None = Field(default=None, ge=1)
    """Its length in seconds; by default what the file says."""
    width: int | None = Field(default=None, ge=1)
    """Its width in pixels, as it is shown; by default what the file says."""
    height: int | None = Field(default=None, ge=1)
    """Its height in pixels, as it is shown; by default what the file says."""
    groups: tuple[GroupSlug, ...] = ()
    """The interest groups that it shows."""
