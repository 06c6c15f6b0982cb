"""Boats, geese and willows of the lake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictures.brush import INK, frayed, pooled, touch, wash
from pictures.shapes import Point, blob, curve, ellipse, polygon, rect, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas


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


def willow(canvas: Canvas, x: float, y: float, size: float, strength: float = 0.8, lean: float = 0.15) -> None:
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
