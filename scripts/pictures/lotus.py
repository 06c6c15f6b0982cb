"""Lotus in ink and pale colour: leaves, flowers, pods and stems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictures.brush import INK, dots, frayed, pooled, touch, wash
from pictures.shapes import Point, Shape, blob, curve, polygon, stroke

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictures.canvas import Canvas

LEAF, PINK = "#3f5f52", "#d0526a"


def stem(canvas: Canvas, path: list[Point], width: float = 7, strength: float = 0.6) -> None:
    """Draw a stem with its small thorns."""
    touch(canvas, path, (width * 0.8, width, width * 1.1), strength, "#46584a", 0.8, 0.2)
    line = curve(path)[::3]
    dots(canvas, [(x + width * canvas.rng.choice([-0.6, 0.6]), y) for x, y in line], width * 0.6, strength)


def leaf(
    canvas: Canvas,
    x: float,
    y: float,
    across: float,
    down: float,
    turn: float = 0,
    strength: float = 0.75,
    colour: str = LEAF,
) -> None:
    """Draw an open leaf seen aslant: wet washes, light veins running from its heart.

    Args:
        canvas: The paper.
        x: Middle.
        y: Middle.
        across: Half the width.
        down: Half the height.
        turn: Rotation in degrees.
        strength: Darkness.
        colour: Colour of the wash.
    """
    tilt = np.deg2rad(turn)
    angles = np.linspace(0, 2 * np.pi, 26, endpoint=False)
    waves = 1 + 0.06 * np.sin(angles * 5 + canvas.rng.uniform(0, 6)) + canvas.rng.normal(0, 0.025, 26)

    def at(angle: float, reach: float) -> Point:
        dx, dy = np.cos(angle) * across * reach, np.sin(angle) * down * reach
        return float(x + dx * np.cos(tilt) - dy * np.sin(tilt)), float(y + dx * np.sin(tilt) + dy * np.cos(tilt))

    body = frayed(canvas.rng, blob([at(a, w) for a, w in zip(angles, waves, strict=True)]), 3, 26)
    canvas.paint(body, "#e6e6d6", 0.85)
    wash(canvas, pooled(canvas.rng, body, 0.62, 0.25, 0.95), colour, strength)
    middle = blob([at(a, w * 0.72) for a, w in zip(angles, waves, strict=True)])
    dark = frayed(canvas.rng, middle.softened(down * 0.2), 8, 40)
    wash(canvas, pooled(canvas.rng, dark & body, 0.6, 0, 1.0), INK, strength * 0.62)
    _veins(canvas, body, at, down)


def _veins(canvas: Canvas, body: Shape, at: Callable[[float, float], Point], down: float) -> None:
    """Draw a leaf's pale veins from its heart."""
    heart = at(-np.pi / 2, 0.12)
    for angle in np.linspace(0, 2 * np.pi, 15, endpoint=False) + canvas.rng.uniform(0, 0.3):
        end = at(float(angle), 0.9)
        middle = ((heart[0] + end[0]) / 2, (heart[1] + end[1]) / 2 - down * 0.05)
        vein = stroke([heart, middle, end], (2.6, 1.8, 0.8))
        canvas.paint(vein & body, "#dfe2d0", 0.5)
    canvas.paint(frayed(canvas.rng, stroke([at(0.2, 0.1), heart, at(2.9, 0.1)], 5), 1) & body, "#dfe2d0", 0.6)


def _petal(x: float, y: float, angle: float, length: float, width: float) -> tuple[Shape, list[Point]]:
    across, along = np.cos(angle + np.pi / 2), np.sin(angle + np.pi / 2)
    ax, ay = np.cos(angle), np.sin(angle)

    def at(part: float, side: float) -> Point:
        return (
            float(x + ax * length * part + across * width * side),
            float(y + ay * length * part + along * width * side),
        )

    left = curve([at(0, -0.1), at(0.3, -0.44), at(0.62, -0.5), at(0.86, -0.26), at(1.02, 0)])
    right = curve([at(1.02, 0), at(0.86, 0.26), at(0.62, 0.5), at(0.3, 0.44), at(0, 0.1)])
    return polygon(left + right), left + right


def petal(canvas: Canvas, x: float, y: float, angle: float, length: float, width: float, tint: float = 0.8) -> None:
    """Draw one petal, flushed towards its tip."""
    shape, edge = _petal(x, y, angle, length, width)
    canvas.paint(shape, "#fbf3ea", 0.97)
    flush = shape.mask.copy()
    height, wide = flush.shape
    rows, columns = np.mgrid[0:height, 0:wide]
    part = ((columns + shape.x - x) * np.cos(angle) + (rows + shape.y - y) * np.sin(angle)) / length
    rise = np.clip(part, 0, 1) ** 1.7
    wash(canvas, Shape(shape.x, shape.y, (flush * rise).astype(np.float32)), PINK, tint)
    for side in (-0.28, -0.1, 0.1, 0.28):
        start = (x + np.cos(angle + side) * length * 0.3, y + np.sin(angle + side) * length * 0.3)
        end = (
            x + np.cos(angle + side * 0.35) * length * 0.94,
            y + np.sin(angle + side * 0.35) * length * 0.94,
        )
        wash(canvas, stroke([start, end], 0.9, smooth=False) & shape, "#b13a52", 0.35)
    line = stroke(edge, (1.2, 2.0, 1.4), smooth=False)
    wash(canvas, frayed(canvas.rng, line, 0.5), "#8f2d41", 0.75)


def flower(canvas: Canvas, x: float, y: float, size: float, tint: float = 0.8) -> None:
    """Draw an open flower seen from the side."""
    up = -np.pi / 2
    for offset in (-0.95, 0.95, -0.52, 0.52, 0.0):
        petal(canvas, x, y, up + offset, size * (1.0 - 0.1 * abs(offset)), size * 0.5, tint)
    pod = blob(
        [
            (x - size * 0.2, y - size * 0.34),
            (x, y - size * 0.4),
            (x + size * 0.2, y - size * 0.34),
            (x + size * 0.12, y - size * 0.04),
            (x - size * 0.12, y - size * 0.04),
        ]
    )
    canvas.paint(pod, "#c8b458", 0.9)
    for offset in np.linspace(-0.26, 0.26, 11):
        wash(
            canvas,
            stroke([(x + size * offset * 0.5, y - size * 0.08), (x + size * offset, y - size * 0.36)], 1.3, False),
            "#a9771f",
            0.8,
        )
    for offset in (-1.32, 1.32, -0.78, 0.78, -0.28, 0.28):
        petal(canvas, x, y + size * 0.05, up + offset, size * (0.8 - 0.04 * abs(offset)), size * 0.46, tint)


def bud(canvas: Canvas, x: float, y: float, size: float, lean: float = 0.0) -> None:
    """Draw a closed bud."""
    for offset in (-0.3, 0.3, 0.0):
        petal(canvas, x, y, -np.pi / 2 + lean + offset, size * (1 - abs(offset) * 0.4), size * 0.46, 0.95)


def pod(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a seed pod."""
    cup = blob(
        [
            (x - size * 0.5, y - size * 0.4),
            (x, y - size * 0.5),
            (x + size * 0.5, y - size * 0.4),
            (x + size * 0.24, y + size * 0.24),
            (x, y + size * 0.42),
            (x - size * 0.24, y + size * 0.24),
        ]
    )
    canvas.paint(cup, "#dfe2d0", 0.9)
    wash(canvas, pooled(canvas.rng, cup, 0.8, 0.4), "#5d6b48", 0.85)
    spots = [(x + size * part, y - size * 0.38 + canvas.rng.uniform(-2, 5)) for part in (-0.3, -0.1, 0.1, 0.3)]
    dots(canvas, spots, size * 0.14, 1.0)
