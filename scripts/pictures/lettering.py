"""Sets Chinese type as shapes: rows and columns, evenly spaced, with upright punctuation."""

from __future__ import annotations

from functools import cache

import numpy as np
from PIL import Image, ImageDraw

from pictures.fonts import font, require_glyphs
from pictures.shapes import OVERSAMPLE, Shape

UPRIGHT = str.maketrans("“”‘’《》（）—", "﹃﹄﹁﹂︽︾︵︶︱")
CORNER = "，。、；："


@cache
def _middle(family: str, size: int) -> float:
    """Return how far below the baseline's top a square character's middle lies."""
    box = font(family, size).getbbox("国", anchor="ls")
    return (box[1] + box[3]) / 2


def extent(words: str, family: str, size: float, tracking: float = 0) -> float:
    """Return the length of a row of type."""
    face = font(family, round(size * OVERSAMPLE))
    return sum(face.getlength(mark) / OVERSAMPLE + tracking for mark in words) - tracking


def row(words: str, family: str, size: float, x: float, y: float, anchor: str = "mm", tracking: float = 0) -> Shape:
    """Return a row of type.

    Args:
        words: What to set.
        family: Typeface, a key of ``fonts.FAMILIES``.
        size: Size of a square character in pixels.
        x: Where the anchor lies.
        y: Where the anchor lies.
        anchor: ``l``, ``m`` or ``r``, then ``t``, ``m`` or ``b`` of the square.
        tracking: Extra space between characters.
    """
    require_glyphs(family, words)
    length = extent(words, family, size, tracking)
    left = x - length * {"l": 0.0, "m": 0.5, "r": 1.0}[anchor[0]]
    middle = y + size * {"t": 0.5, "m": 0.0, "b": -0.5}[anchor[1]]
    marks: list[tuple[str, float, float]] = []
    face = font(family, round(size * OVERSAMPLE))
    for mark in words:
        advance = face.getlength(mark) / OVERSAMPLE
        marks.append((mark, left + advance / 2, middle))
        left += advance + tracking
    return _set(marks, family, size)


def column(words: str, family: str, size: float, x: float, y: float, gap: float = 0) -> Shape:
    """Return a vertical line of type centred on ``x`` whose first square starts at ``y``."""
    upright = words.translate(UPRIGHT)
    require_glyphs(family, upright)
    marks: list[tuple[str, float, float]] = []
    middle = y + size / 2
    for mark in upright:
        if mark in CORNER:
            marks.append((mark, x + size * 0.55, middle - size * 0.55))
            middle += (size + gap) * 0.55
        elif mark in "·":
            marks.append((mark, x, middle - size * 0.22))
            middle += (size + gap) * 0.55
        else:
            marks.append((mark, x, middle))
            middle += size + gap
    return _set(marks, family, size)


def _set(marks: list[tuple[str, float, float]], family: str, size: float) -> Shape:
    """Draw characters, each centred sideways on its place, on one common mask."""
    big = round(size * OVERSAMPLE)
    face, middle = font(family, big), _middle(family, big)
    xs, ys = [x for _, x, _ in marks], [y for _, _, y in marks]
    left, top = int(min(xs) - size), int(min(ys) - size)
    width, height = int(max(xs) + size) + 1 - left, int(max(ys) + size) + 1 - top
    picture = Image.new("L", (width * OVERSAMPLE, height * OVERSAMPLE), 0)
    pen = ImageDraw.Draw(picture)
    for mark, x, y in marks:
        across = (x - left) * OVERSAMPLE - face.getlength(mark) / 2
        pen.text((across, (y - top) * OVERSAMPLE - middle), mark, font=face, fill=255, anchor="ls")
    mask = np.asarray(picture.reduce(OVERSAMPLE), dtype=np.float32) / np.float32(255)
    return trimmed(Shape(left, top, mask))


def trimmed(shape: Shape) -> Shape:
    """Cut away the empty margin of a shape."""
    rows = np.flatnonzero(shape.mask.max(axis=1) > 0)
    columns = np.flatnonzero(shape.mask.max(axis=0) > 0)
    if not len(rows):
        return shape
    top, bottom, left, right = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    return Shape(shape.x + left, shape.y + top, shape.mask[top:bottom, left:right])
