"""Ink from a brush: frayed edges, pooled rims, dry streaks and washes that darken the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from pictures.canvas import Canvas, rgb
from pictures.noise import Array, array, blurred, fractal, smoothstep, warped
from pictures.shapes import Point, Shape, ellipse, stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

INK = "#1c1a1b"


def wash(canvas: Canvas, shape: Shape, colour: str = INK, strength: float = 1.0) -> None:
    """Let transparent ink sink into what is already there."""
    left, top = max(shape.x, 0), max(shape.y, 0)
    right, bottom = min(shape.right, canvas.width), min(shape.bottom, canvas.height)
    if left >= right or top >= bottom:
        return
    density = shape.window(left, top, right, bottom)[:, :, None] * np.float32(strength)
    absorbed = -np.log(np.maximum(rgb(colour), 2) / np.float32(255))
    canvas.pixels[top:bottom, left:right] *= np.exp(-density * absorbed)


def padded(shape: Shape, pad: int) -> Shape:
    """Return a shape with empty room around it."""
    return Shape(shape.x - pad, shape.y - pad, np.pad(shape.mask, pad))


def frayed(rng: np.random.Generator, shape: Shape, amount: float, cell: float = 9) -> Shape:
    """Let a shape's edge wander as ink does on unsized paper."""
    room = padded(shape, int(amount * 2) + 3)
    height, width = room.mask.shape
    scale = np.float32(amount * 2)
    down = (fractal(rng, height, width, cell, 3) - np.float32(0.5)) * scale
    across = (fractal(rng, height, width, cell, 3) - np.float32(0.5)) * scale
    return Shape(room.x, room.y, warped(room.mask, down, across))


def pooled(rng: np.random.Generator, shape: Shape, depth: float, rim: float = 0.25, cloud: float = 0.35) -> Shape:
    """Give a shape the uneven density of wet ink, darker where it dried at the rim."""
    height, width = shape.mask.shape
    clouds = fractal(rng, height, width, max(min(height, width) / 3, 8), 4)
    inner = blurred(np.pad(shape.mask, 12), 7)[12:-12, 12:-12]
    edge = np.clip(shape.mask - inner, 0, 1) * 2
    body = depth * (1 - cloud + cloud * 2 * clouds) + rim * edge
    return Shape(shape.x, shape.y, (np.clip(body, 0, 1.6) * shape.mask).astype(np.float32))


def _streaks(rng: np.random.Generator, height: int, width: int, angle: float) -> Array:
    reach = int(np.hypot(height, width)) + 8
    noise = fractal(rng, reach, reach, 2.6, 2, 0.6, 30)
    picture = Image.fromarray(noise).rotate(-angle, Image.Resampling.BILINEAR)
    top, left = (reach - height) // 2, (reach - width) // 2
    return np.asarray(picture, dtype=np.float32)[top : top + height, left : left + width]


def bristled(rng: np.random.Generator, shape: Shape, dryness: float, reach: float = 14) -> Shape:
    """Scratch the streaks of a nearly dry brush along a shape's own strokes.

    Args:
        rng: Source of randomness.
        shape: Strokes or characters.
        dryness: From nought (wet) to one (hardly any ink).
        reach: About half the width of a stroke.
    """
    if dryness <= 0:
        return shape
    room = padded(shape, 4)
    height, width = room.mask.shape
    soft = blurred(room.mask, reach * 0.6)
    down, across = np.gradient(soft)
    xx, yy = blurred(array(across * across), reach), blurred(array(down * down), reach)
    xy = blurred(array(across * down), reach)
    heading = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
    total = np.zeros((height, width), dtype=np.float32)
    weights = np.full((height, width), 1e-4, dtype=np.float32)
    for angle in (0, 45, 90, 135):
        weight = np.clip(np.cos(2 * (heading - np.deg2rad(angle))), 0, 1).astype(np.float32) ** 2
        total += weight * _streaks(rng, height, width, angle)
        weights += weight
    streak = total / weights
    patches = fractal(rng, height, width, reach * 5, 2)
    bare = smoothstep(0.12, 0.0, streak - np.float32(dryness * 0.62) * (0.35 + patches))
    return Shape(room.x, room.y, (room.mask * (1 - bare * np.float32(0.92))).astype(np.float32))


def touch(
    canvas: Canvas,
    points: Sequence[Point],
    widths: float | Sequence[float],
    strength: float = 0.9,
    colour: str = INK,
    fray: float = 1.2,
    dryness: float = 0.0,
) -> None:
    """Draw one brush stroke straight onto the paper."""
    line = frayed(canvas.rng, stroke(points, widths), fray)
    if dryness > 0:
        broad = float(np.max(np.asarray(widths)))
        line = bristled(canvas.rng, line, dryness, max(broad / 2, 5))
    wash(canvas, pooled(canvas.rng, line, 1.0, 0.2, 0.25), colour, strength)


def dots(
    canvas: Canvas,
    places: Sequence[Point],
    size: float,
    strength: float = 0.8,
    colour: str = INK,
    soft: float = 0.8,
) -> None:
    """Set many small wet dabs at all angles: moss on rocks, leaves on far trees."""
    for px, py in places:
        length = size * canvas.rng.uniform(0.45, 1.2)
        heading = canvas.rng.normal(0, 0.7)
        dx, dy = np.cos(heading) * length / 2, np.sin(heading) * length / 2
        mark = stroke([(px - dx, py - dy), (px + dx, py + dy)], (length * 0.38, length * 0.66), smooth=False)
        wash(canvas, mark.softened(soft), colour, strength * canvas.rng.uniform(0.4, 1))


def foliage(
    canvas: Canvas,
    x: float,
    y: float,
    size: float,
    colour: str = "#3d5345",
    strength: float = 0.6,
    lift: float = 0.5,
) -> None:
    """Draw one crown of leaves: a lifted cloud of wash, dabbed darker towards its foot.

    Args:
        canvas: The paper.
        x: Middle.
        y: Middle.
        size: Half its width.
        colour: Colour of the wash.
        strength: Darkness.
        lift: How far it covers what lies behind.
    """
    cloud = frayed(canvas.rng, ellipse(x, y, size, size * canvas.rng.uniform(0.7, 0.9)), size * 0.3, size * 0.8)
    canvas.paint(cloud.softened(1.5), "#e9e6d6", lift)
    wash(canvas, pooled(canvas.rng, cloud.softened(1), 0.7, 0.2, 0.8), colour, strength)
    count = int(min(size * 0.9, 24) * max(size / 40, 1) ** 1.6) + 6
    turns = canvas.rng.uniform(0, 2 * np.pi, count)
    away = np.sqrt(canvas.rng.uniform(0, 1, count)) * size
    places = [(x + np.cos(t) * a, y + np.sin(t) * a * 0.8 + size * 0.12) for t, a in zip(turns, away, strict=True)]
    low = [place for place in places if place[1] > y - size * 0.35 or canvas.rng.random() < 0.4]
    dots(canvas, low, min(max(size * 0.2, 4), 11), strength * 0.95, INK, 0.5)
