"""Windows and street trees."""

from __future__ import annotations

import numpy as np

from pictures.canvas import Canvas, Gradient, mixed
from pictures.palette import CREAM, DEEP_GREEN, GREEN, PAPER, SKY
from pictures.shapes import Shape, blob, drawn, ellipse, rect, stroke
from pictures.things import solid

# Clouds of leaves: sideways, upwards and half width, in parts of a tree's height, the hindmost first.
CROWNS = (
    (-0.2, 0.6, 0.17),
    (0.2, 0.6, 0.17),
    (0.0, 0.56, 0.18),
    (-0.12, 0.77, 0.19),
    (0.13, 0.77, 0.18),
    (0.0, 0.86, 0.16),
)


def window(
    canvas: Canvas, x: float, y: float, width: float, height: float, sky: Gradient | str = SKY, panes: int = 2
) -> Shape:
    """Draw a window and return the glass to paint a view in before the bars are added."""
    frame = rect(x - 12, y - 12, width + 24, height + 24)
    canvas.shadow(frame, 3, 6, 8, 0.2)
    canvas.paint(frame, PAPER)
    glass = rect(x, y, width, height)
    canvas.paint(glass, sky)
    canvas.paint(rect(x - 22, y + height + 12, width + 44, 14), CREAM)
    canvas.paint(rect(x - 22, y + height + 24, width + 44, 6), "#1b1712", 0.14)
    _ = panes
    return glass


def bars(canvas: Canvas, x: float, y: float, width: float, height: float, panes: int = 2, cross: bool = True) -> None:
    """Draw a window's bars."""
    for index in range(1, panes):
        canvas.paint(rect(x + width * index / panes - 5, y, 10, height), PAPER)
        canvas.paint(rect(x + width * index / panes + 5, y, 2, height), "#1b1712", 0.12)
    if cross:
        canvas.paint(rect(x, y + height * 0.34, width, 8), PAPER)
    canvas.paint(rect(x, y, width, 5), "#1b1712", 0.14)


def camphor(canvas: Canvas, x: float, foot: float, height: float, leaves: str = GREEN, trunk: str = "#5b4636") -> None:
    """Draw a street tree with a rounded, layered crown."""
    canvas.paint(ellipse(x, foot, height * 0.22, height * 0.022).softened(4), "#1b1712", 0.25)
    stem = drawn("0,0 -0.008,-0.3 0,-0.52", x, foot, height)
    solid(canvas, stroke(stem, (height * 0.06, height * 0.04, height * 0.03)), trunk, 0.35)
    for side in (-1, 1):
        bough = drawn("0,-0.36 0.12,-0.54", x, foot, side * height, height)
        canvas.paint(stroke(bough, (height * 0.03, height * 0.014), False), trunk)
    turns = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    for index, (dx, up, size) in enumerate(CROWNS):
        cx, cy, wide = x + dx * height, foot - up * height, size * height
        across = wide * canvas.rng.uniform(0.92, 1.08, 10) * np.cos(turns)
        down = wide * 0.82 * canvas.rng.uniform(0.92, 1.08, 10) * np.sin(turns)
        crown = blob([(cx + float(a), cy + float(d)) for a, d in zip(across, down, strict=True)])
        canvas.paint(crown, mixed(leaves, "#e6e6b0", 0.06 + 0.05 * index))
        canvas.shade(crown, DEEP_GREEN, 0.75, 70, 0.7)
