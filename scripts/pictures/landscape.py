"""Ink landscape: mountain ranges dissolving in mist, lakes, sails, willows, geese and the sun."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pictures import paper
from pictures.brush import INK, foliage, frayed, pooled, wash
from pictures.canvas import Canvas
from pictures.noise import Array, array, blurred, fractal, line, smoothstep
from pictures.shapes import Shape, ellipse, rect, stroke


@dataclass(frozen=True)
class Peak:
    """One summit of a range: where it stands, how high, how broad."""

    x: float
    height: float
    breadth: float


def sheet(path: str, width: int = 1440, height: int = 960, tone: str = "#f2ecdd") -> Canvas:
    """Return a full sheet of rice paper."""
    canvas = Canvas(path, width, height)
    paper.rice_paper(canvas, rect(-2, -2, width + 4, height + 4), tone, 0.35)
    return canvas


def crest(canvas: Canvas, base: float, peaks: list[Peak], rough: float) -> Array:
    """Return the row of a range's crest for every column."""
    columns = np.arange(canvas.width, dtype=np.float32)
    rise = np.zeros(canvas.width, dtype=np.float32)
    for peak in peaks:
        away = np.abs(columns - np.float32(peak.x)) / np.float32(peak.breadth)
        rise = np.maximum(rise, np.float32(peak.height) * np.exp(-(away**1.35)).astype(np.float32))
    detail = line(canvas.rng, canvas.width, 150, 7, 0.56) * rise * np.float32(rough)
    fine = line(canvas.rng, canvas.width, 24, 4, 0.6) * np.minimum(rise, 60) * np.float32(rough * 0.32)
    return array(np.float32(base) - rise - detail - fine)


def mountains(
    canvas: Canvas,
    ridge: Array,
    depth: float,
    colour: str = INK,
    strength: float = 0.7,
    texture: float = 0.6,
    mist: float = 0.5,
    foot: float = 9999,
) -> None:
    """Wash in a range below its crest, fading downwards into mist.

    Args:
        canvas: The paper.
        ridge: Row of the crest for every column.
        depth: How far down the ink reaches.
        colour: Ink or mineral colour.
        strength: Darkness.
        texture: How strongly the rock's folds show.
        mist: How unevenly the foot dissolves.
        foot: Row of the waterline, below which nothing is painted.
    """
    height, width = canvas.height, canvas.width
    below = np.arange(height, dtype=np.float32)[:, None] - ridge[None, :]
    clouds = fractal(canvas.rng, height, width, 220, 4, 0.5, 2.2)
    reach = np.float32(depth) * (1 + np.float32(mist) * (clouds * 2.4 - 1.2))
    body = np.exp(-np.clip(below, 0, None) / np.maximum(reach, 8)) * smoothstep(-1.0, 1.2, below)
    folds = fractal(canvas.rng, height, width, 64, 5, 0.62, 0.42)
    lean = np.gradient(blurred(ridge[None, :].repeat(2, 0), 1, 30)[0])
    rows = np.clip(below, 0, height - 1).astype(np.int32)
    columns = (np.arange(width)[None, :] - lean[None, :] * below * 0.8).astype(np.int32) % width
    hung = folds[rows, columns]
    wrinkles = smoothstep(0.42, 0.62, hung) * np.float32(texture) + np.float32(1 - texture * 0.72)
    rim = np.exp(-np.clip(below, 0, None) / 5) * smoothstep(-1.0, 1.2, below) * 0.35
    density = (body * wrinkles + rim * body) * np.float32(0.9)
    density *= smoothstep(1, 16, np.maximum(np.float32(foot) - ridge, 0))[None, :]
    density *= smoothstep(foot + 2, foot - 3, np.arange(height, dtype=np.float32))[:, None]
    wash(canvas, Shape(0, 0, density.astype(np.float32)), colour, strength)


def forest(
    canvas: Canvas,
    ridge: Array,
    left: int,
    right: int,
    depth: float,
    size: float,
    count: int,
    strength: float = 0.6,
    foot: float = 9999,
) -> None:
    """Cover a slope with overlapping tree crowns, from its crest downwards, clearer where mist lies."""
    columns = canvas.rng.integers(max(left, 0), min(right, canvas.width), count)
    fall = np.sort(canvas.rng.uniform(0, 1, count) ** 1.25) * depth
    for x, down in zip(columns, fall, strict=True):
        part = down / depth
        fade = 1 - 0.62 * part
        grown = size * canvas.rng.uniform(0.6, 1.25) * (0.8 + 0.5 * part)
        y = float(ridge[x]) + down + grown * 0.25
        if y < min(canvas.height + grown, foot - grown * 0.6):
            colour = ("#3d5345", "#4a5f4a", "#566450")[int(canvas.rng.integers(0, 3))]
            foliage(canvas, float(x), y, grown, colour, strength * fade, 0.55)


def water(canvas: Canvas, top: float, bottom: float, strength: float = 0.3, colour: str = "#50636a") -> None:
    """Suggest a still surface by thin level strokes that grow towards the viewer."""
    count = int((bottom - top) / 5)
    for _ in range(count):
        part = canvas.rng.random() ** 1.4
        y = top + (bottom - top) * part
        x, length = canvas.rng.uniform(-80, canvas.width), 30 + canvas.rng.uniform(40, 240) * (0.35 + part)
        sag = canvas.rng.normal(0, 1.2)
        mark = stroke([(x, y), (x + length / 2, y + sag), (x + length, y)], (0.6, 1.1 + 1.6 * part, 0.6))
        wash(canvas, mark, colour, strength * canvas.rng.uniform(0.3, 1))


def lake_tone(canvas: Canvas, top: int, colour: str, strength: float, fade: float = 0.6) -> None:
    """Lay a level wash on the water, denser towards the viewer."""
    height = canvas.height - top
    bands = fractal(canvas.rng, height, canvas.width, 46, 4, 0.55, 9)
    rise = np.linspace(0, 1, height, dtype=np.float32)[:, None] ** np.float32(fade)
    wash(canvas, Shape(0, top, (rise * (0.25 + bands)).astype(np.float32)), colour, strength)


def reflection(canvas: Canvas, line_y: int, depth: int, strength: float = 0.5) -> None:
    """Mirror what stands above a shoreline, blurred and rippled."""
    above = canvas.pixels[line_y - depth : line_y][::-1].copy()
    sway = line(canvas.rng, depth, 9, 3) * np.linspace(1, 9, depth, dtype=np.float32)
    for row in range(depth):
        above[row] = np.roll(above[row], int(sway[row]), axis=0)
    for channel in range(3):
        above[:, :, channel] = blurred(above[:, :, channel], 7, 3)
    fade = np.linspace(strength, 0, depth, dtype=np.float32)[:, None, None]
    below = canvas.pixels[line_y : line_y + depth]
    below += (np.minimum(above, below) - below) * fade[: below.shape[0]]


def mist(canvas: Canvas, y: float, height: float, strength: float = 0.8, tone: str = "#f2ecdd") -> None:
    """Drift a bank of mist across the paper."""
    rows = np.arange(canvas.height, dtype=np.float32)[:, None]
    bank = np.exp(-(((rows - np.float32(y)) / np.float32(height)) ** 2))
    clouds = fractal(canvas.rng, canvas.height, canvas.width, 170, 4, 0.5, 3)
    canvas.paint(Shape(0, 0, (bank * smoothstep(0.2, 0.75, clouds)).astype(np.float32)), tone, strength)


def sun(canvas: Canvas, x: float, y: float, size: float, colour: str = "#c5372a", strength: float = 0.85) -> None:
    """Set a red sun."""
    disc = pooled(canvas.rng, frayed(canvas.rng, ellipse(x, y, size), 1.2, 30), 0.8, 0.15, 0.2)
    wash(canvas, ellipse(x, y, size * 1.25).softened(size * 0.9), colour, 0.1)
    wash(canvas, disc, colour, strength)
