"""Written characters with the weight, ink and small irregularities of a hand, and red seals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from pictures.brush import INK, bristled, frayed, pooled, wash
from pictures.fonts import font, require_glyphs
from pictures.lettering import trimmed
from pictures.noise import fractal, resized, smoothstep
from pictures.shapes import Shape, rect

if TYPE_CHECKING:
    from pictures.canvas import Canvas

SEAL_RED = "#b3231a"


def glyph(mark: str, family: str, size: float, weight: float = 0, turn: float = 0) -> Shape:
    """Return one character centred on nought.

    Args:
        mark: The character.
        family: Typeface.
        size: Size of its square.
        weight: Thickening of the strokes in pixels.
        turn: Rotation in degrees.
    """
    require_glyphs(family, mark)
    scale = 3
    side = int(size * 1.6)
    picture = Image.new("L", (side * scale, side * scale), 0)
    face = font(family, round(size * scale))
    box = face.getbbox(mark, anchor="ls")
    middle = face.getbbox("国", anchor="ls")
    across = side * scale / 2 - (box[0] + box[2]) / 2
    down = side * scale / 2 - (middle[1] + middle[3]) / 2
    pen = ImageDraw.Draw(picture)
    pen.text((across, down), mark, font=face, fill=255, anchor="ls", stroke_width=round(weight * scale))
    if turn:
        picture = picture.rotate(turn, Image.Resampling.BICUBIC)
    mask = np.asarray(picture.reduce(scale), dtype=np.float32) / np.float32(255)
    return trimmed(Shape(-side // 2, -side // 2, mask))


def character(
    canvas: Canvas,
    mark: Shape,
    x: float,
    y: float,
    size: float,
    dryness: float = 0.0,
    strength: float = 1.0,
    colour: str = INK,
) -> None:
    """Write one prepared character on the paper, its centre at ``x``, ``y``."""
    moved = mark.moved(round(x), round(y))
    edge = frayed(canvas.rng, moved, max(size / 300, 0.35), max(size / 14, 5))
    body = bristled(canvas.rng, edge, dryness, max(size / 16, 4))
    wash(canvas, pooled(canvas.rng, body, 0.98, 0.12, 0.16), colour, strength)


def column(
    canvas: Canvas,
    words: str,
    family: str,
    size: float,
    x: float,
    y: float,
    gap: float = 0,
    weight: float = 0,
    dryness: float = 0.25,
    swing: float = 1.0,
) -> float:
    """Write words downwards, re-inking the brush now and then.

    Args:
        canvas: Where to write.
        words: Characters without punctuation.
        family: Typeface of the hand.
        size: Size of a square.
        x: Middle of the column.
        y: Top of the first square.
        gap: Space between squares.
        weight: Thickening in pixels.
        dryness: How dry the brush becomes before it is dipped again.
        swing: How lively size, place and angle vary.

    Returns:
        Row of the column's end.
    """
    written = 0
    for mark in words:
        grow, turn, sway = canvas.rng.normal(0, 1, 3) * swing
        form = glyph(mark, family, size * (1 + 0.025 * grow), weight, 0.9 * turn)
        dry = dryness * min(max(written - 0.6, 0) / 2, 1)
        strength = 0.88 + 0.14 * max(1 - 0.3 * written, 0)
        character(canvas, form, x + 0.016 * sway * size, y + size / 2, size, dry, strength)
        y += size + gap
        written = 0 if written + 1 >= 3 + canvas.rng.integers(0, 2) else written + 1
    return y - gap


def small(canvas: Canvas, words: str, size: float, x: float, y: float, gap: float = 2, family: str = "kai") -> float:
    """Write a small inscription downwards and return where it ends."""
    for mark in words:
        if mark != " ":
            form = glyph(mark, family, size, size / 60, canvas.rng.normal(0, 0.8))
            wash(canvas, form.moved(round(x), round(y + size / 2)), INK, 0.9)
        y += (size + gap) if mark != " " else (size + gap) * 0.5
    return y


def seal(canvas: Canvas, words: str, x: float, y: float, side: float, raised: bool = False) -> None:
    """Press a red seal: white characters on red, or red ones in a frame when raised.

    Args:
        canvas: Where to press it.
        words: One, two or four characters, read down the right-hand column first.
        x: Left edge.
        y: Upper edge.
        side: Width.
        raised: Whether the characters stand up in red.
    """
    rows = 2 if len(words) > 1 else 1
    columns = max(len(words) // 2, 1)
    tall = side if len(words) != 2 else side * 1.7
    face = rect(x, y, side, tall, side * 0.06)
    rim = side * (0.075 if raised else 0.06)
    field = rect(x + rim, y + rim, side - 2 * rim, tall - 2 * rim, side * 0.03)
    inset = rim * (1.75 if raised else 1.45)
    cell_w = (side - 2 * inset) / columns
    cell_h = (tall - 2 * inset) / rows
    marks = face - face
    for index, mark in enumerate(words):
        column_index, row_index = divmod(index, rows)
        left = x + side - inset - (column_index + 1) * cell_w
        marks = marks | _carved(mark, left, y + inset + row_index * cell_h, cell_w, cell_h)
    body = (face - field) | (marks & face) if raised else face - marks
    height, width = body.mask.shape
    worn = smoothstep(0.17, 0.3, fractal(canvas.rng, height, width, side / 7, 4, 0.75))
    wet = 0.82 + 0.32 * fractal(canvas.rng, height, width, side / 3, 3)
    edge = frayed(canvas.rng, Shape(body.x, body.y, body.mask * worn * wet), side / 70, side / 14)
    wash(canvas, edge, SEAL_RED, 0.95)


def _carved(mark: str, left: float, top: float, width: float, height: float) -> Shape:
    """Stretch a character to fill its cell, as seal carvers do."""
    form = glyph(mark, "wenkai-bold", 160).mask
    inner_w, inner_h = max(round(width * 0.86), 2), max(round(height * 0.88), 2)
    mask = np.clip(resized(form, inner_h, inner_w), 0, 1)
    return Shape(round(left + width * 0.07), round(top + height * 0.06), mask)
