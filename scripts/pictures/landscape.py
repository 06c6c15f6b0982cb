"""Ink landscape: mountain ranges dissolving in mist, lakes, sails, willows, geese and the sun."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pictures import paper
from pictures.brush import INK, dots, foliage, frayed, pooled, touch, wash
from pictures.canvas import Canvas
from pictures.noise import Array, blurred, fractal, line, smoothstep
from pictures.shapes import Point, Shape, blob, curve, ellipse, polygon, rect, stroke


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
    return (np.float32(base) - rise - detail - fine).astype(np.float32)


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


def sun(
    canvas: Canvas, x: float, y: float, size: float, colour: str = "#c5372a", strength: float = 0.85
) -> None:
    """Set a red sun."""
    disc = pooled(canvas.rng, frayed(canvas.rng, ellipse(x, y, size), 1.2, 30), 0.8, 0.15, 0.2)
    wash(canvas, ellipse(x, y, size * 1.25).softened(size * 0.9), colour, 0.1)
    wash(canvas, disc, colour, strength)


def sail(canvas: Canvas, x: float, y: float, size: float, strength: float = 0.8) -> None:
    """Draw a junk under sail."""
    hull = blob(
        [
            (x - size * 0.52, y - size * 0.1),
            (x - size * 0.4, y + size * 0.05),
            (x, y + size * 0.1),
            (x + size * 0.42, y + size * 0.04),
            (x + size * 0.56, y - size * 0.13),
            (x, y - size * 0.03),
        ]
    )
    wash(canvas, pooled(canvas.rng, hull, 0.9), INK, strength)
    cloth = blob(
        [
            (x - size * 0.02, y - size * 0.08),
            (x + size * 0.03, y - size * 1.12),
            (x + size * 0.2, y - size),
            (x + size * 0.4, y - size * 0.45),
            (x + size * 0.36, y - size * 0.1),
        ]
    )
    wash(canvas, pooled(canvas.rng, cloth, 0.5, 0.5, 0.5), "#6b5a49", strength * 0.6)
    for part in (0.25, 0.45, 0.65, 0.85):
        row = y - size * part
        wash(
            canvas,
            stroke([(x, row), (x + size * 0.34, row + size * 0.03)], size * 0.018, False) & cloth,
            INK,
            strength,
        )
    wash(canvas, stroke([(x, y), (x + size * 0.02, y - size * 1.2)], size * 0.03, False), INK, strength)
    wash(canvas, rect(x - size * 0.5, y + size * 0.13, size * 0.9, size * 0.03), INK, strength * 0.3)


def sampan(canvas: Canvas, x: float, y: float, size: float, strength: float = 0.9) -> None:
    """Draw a covered sampan with a boatman standing at the stern."""
    hull = blob(
        [
            (x - size * 0.6, y - size * 0.13),
            (x - size * 0.35, y + size * 0.05),
            (x + size * 0.3, y + size * 0.06),
            (x + size * 0.66, y - size * 0.17),
            (x + size * 0.25, y - size * 0.02),
            (x - size * 0.3, y - size * 0.03),
        ]
    )
    wash(canvas, pooled(canvas.rng, hull, 0.9), INK, strength)
    cover = blob(
        [
            (x - size * 0.22, y - size * 0.01),
            (x - size * 0.16, y - size * 0.2),
            (x + size * 0.06, y - size * 0.24),
            (x + size * 0.2, y - size * 0.15),
            (x + size * 0.22, y),
        ]
    )
    wash(canvas, pooled(canvas.rng, cover, 0.6, 0.4), "#5d4b38", strength * 0.8)
    man = [(x + size * 0.4, y - size * 0.04), (x + size * 0.39, y - size * 0.28)]
    wash(canvas, stroke(man, (size * 0.1, size * 0.05), False), INK, strength)
    hat = polygon(
        [
            (x + size * 0.29, y - size * 0.3),
            (x + size * 0.39, y - size * 0.4),
            (x + size * 0.49, y - size * 0.3),
        ]
    )
    wash(canvas, hat, INK, strength)
    wash(
        canvas,
        stroke([(x + size * 0.34, y - size * 0.25), (x + size * 0.78, y + size * 0.1)], size * 0.018, False),
        INK,
        0.8,
    )


def geese(canvas: Canvas, x: float, y: float, count: int, size: float) -> None:
    """Draw a skein of geese."""
    for index in range(count):
        side = -1 if index % 2 else 1
        step = (index + 1) // 2
        px = x + step * size * 2.0 + canvas.rng.normal(0, 2)
        py = y + side * step * size * 0.95 + canvas.rng.normal(0, 2)
        wing = size * canvas.rng.uniform(0.8, 1.05)
        lift = wing * canvas.rng.uniform(0.3, 0.6)
        path = [
            (px - wing * 0.6, py - lift),
            (px - wing * 0.2, py - lift * 0.5),
            (px, py),
            (px + wing * 0.25, py - lift * 0.6),
            (px + wing * 0.7, py - lift * 0.7),
        ]
        wash(canvas, stroke(path, (0.8, 2.2, 3.2, 2.2, 0.8)), INK, 0.85)


def willow(
    canvas: Canvas, x: float, y: float, size: float, strength: float = 0.8, lean: float = 0.15
) -> None:
    """Draw a willow: forked trunk, pale green veil, long hanging fronds."""
    fork = (x + size * lean * 0.6, y - size * 0.42)
    bend = (x + size * lean * 0.1, y - size * 0.2)
    touch(canvas, [(x, y), bend, fork], (size * 0.07, size * 0.05, size * 0.04), strength, INK, 1.8, 0.3)
    boughs = ((-2.5, 0.36), (-2.0, 0.44), (-1.5, 0.46), (-1.05, 0.44), (-0.55, 0.36))
    starts: list[Point] = []
    for turn, reach in boughs:
        far = (fork[0] + np.cos(turn) * size * reach, fork[1] + np.sin(turn) * size * reach * 0.85)
        half = ((fork[0] + far[0]) / 2 + canvas.rng.normal(0, 6), (fork[1] + far[1]) / 2 - size * 0.04)
        touch(
            canvas,
            [fork, half, far],
            (size * 0.026, size * 0.016, size * 0.006),
            strength * 0.9,
            INK,
            0.8,
            0.2,
        )
        starts += curve([fork, half, far])[8:]
        veil = ellipse(far[0], far[1] + size * 0.2, size * 0.13, size * 0.3)
        wash(
            canvas,
            frayed(canvas.rng, veil.softened(size * 0.04), size * 0.05, size * 0.2),
            "#7f9a68",
            strength * 0.16,
        )
    for _ in range(int(size * 0.26)):
        start = starts[int(canvas.rng.integers(0, len(starts)))]
        _frond(canvas, start, 1 if start[0] > fork[0] else -1, size, strength)


def _frond(canvas: Canvas, start: Point, side: int, size: float, strength: float) -> None:
    drop = size * canvas.rng.uniform(0.25, 0.66)
    out = side * size * canvas.rng.uniform(0.02, 0.09)
    path = curve(
        [
            start,
            (start[0] + out, start[1] - size * 0.01),
            (start[0] + out * 1.5, start[1] + drop * 0.45),
            (start[0] + out * 1.45 + size * 0.02, start[1] + drop),
        ]
    )
    wash(canvas, stroke(path, (1.5, 1.2, 0.7), smooth=False), "#39452f", strength * 0.6)
    for px, py in path[10::2]:
        way = canvas.rng.choice([-1, 1])
        tip = (px + way * size * 0.008, py + size * 0.03)
        wash(
            canvas,
            stroke([(px, py), tip], (1, 2.6), smooth=False),
            "#4c6140",
            strength * canvas.rng.uniform(0.3, 0.75),
        )
