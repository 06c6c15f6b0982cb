"""A photograph that a board shows, before and after it is cut to its place."""

from typing import NamedTuple


class PhotoSource(NamedTuple):
    """An original picture, and what is to be known of it to cut it."""

    path: str
    """Relative to the project, with `/`."""
    digest: str
    """Of the file's content, as `digest_of_file` makes it."""
    focus: tuple[float, float] | None
    """The point that crops keep, as fractions of the upright picture."""
    blur: tuple[tuple[float, float, float, float], ...]
    """What becomes unrecognisable: left, top, width and height, as fractions of the upright picture."""
    width: int
    height: int
    """Of the upright picture, in px."""


class Plate(NamedTuple):
    """A picture ready for its place."""

    jpeg: bytes
    """With three bands of sRGB, or four of ink, written as Adobe does: 0 for all of an ink."""
    width: int
    height: int
    """In px."""
    is_cmyk: bool
