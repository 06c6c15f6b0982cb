"""The programme's mark, the five signs and the arrow of the sign system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures.palette import GOLD, INK
from pictures.shapes import drawn, ellipse, gear, polygon, rect, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas


def emblem(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Draw the programme's mark: a tower's three eaves over a wave."""
    for step in range(3):
        half, row = size * (0.42 + 0.22 * step), y - size * 0.5 + step * size * 0.36
        canvas.paint(
            stroke(
                [
                    (x - half, row - size * 0.1),
                    (x - half * 0.6, row + size * 0.06),
                    (x, row - size * 0.12),
                    (x + half * 0.6, row + size * 0.06),
                    (x + half, row - size * 0.1),
                ],
                size * 0.11,
            ),
            colour,
        )
    wave = [
        (x - size * 0.9, y + size * 0.66),
        (x - size * 0.45, y + size * 0.52),
        (x, y + size * 0.66),
        (x + size * 0.45, y + size * 0.8),
        (x + size * 0.9, y + size * 0.66),
    ]
    canvas.paint(stroke(wave, (1, size * 0.1, 1)), colour)


def arrow(canvas: Canvas, x: float, y: float, size: float, way: str) -> None:
    """Draw a ringed arrow pointing up, down, left or right."""
    canvas.paint(ellipse(x, y, size) - ellipse(x, y, size - 3.4), GOLD)
    dx, dy = {"up": (0.0, -1.0), "down": (0.0, 1.0), "right": (1.0, 0.0), "left": (-1.0, 0.0)}[way]
    tail, tip = (x - dx * size * 0.5, y - dy * size * 0.5), (x + dx * size * 0.5, y + dy * size * 0.5)
    canvas.paint(stroke([tail, tip], 6, False), GOLD)
    for side in (-1, 1):
        wing = (
            tip[0] - dx * size * 0.38 + side * dy * size * 0.38,
            tip[1] - dy * size * 0.38 + side * dx * size * 0.38,
        )
        canvas.paint(stroke([wing, tip], 6, False), GOLD)


LIGHT = "#fbf4e2"


def sign(canvas: Canvas, x: float, y: float, size: float, index: int) -> None:
    """Draw one of the five plain signs in its ring: sun and book, gear, steps, lotus, leaf."""
    canvas.paint(ellipse(x, y, size * 1.25) - ellipse(x, y, size * 1.17), "#f2dfb6")
    (_book_sign, _gear_sign, _steps_sign, _lotus_sign, _leaf_sign)[index](canvas, x, y, size)


def _book_sign(canvas: Canvas, x: float, y: float, size: float) -> None:
    sun = ellipse(x, y - size * 0.2, size * 0.36) - rect(x - size, y + size * 0.02, size * 2, size)
    canvas.paint(sun, LIGHT)
    for side in (-size, size):
        canvas.paint(polygon(drawn("0,0.2 0.75,0.05 0.75,0.5 0,0.65", x, y, side, size)), LIGHT, 0.94)
    canvas.paint(rect(x - 1.5, y + size * 0.2, 3, size * 0.45), INK, 0.3)


def _gear_sign(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.paint(gear(x, y, size * 0.72, 8), LIGHT)


def _steps_sign(canvas: Canvas, x: float, y: float, size: float) -> None:
    for step in range(3):
        left, top = x + size * (0.42 * step - 0.62), y + size * (0.28 - step * 0.4)
        canvas.paint(rect(left, top, size * 0.4, size * (0.3 + step * 0.4)), LIGHT)


def _lotus_sign(canvas: Canvas, x: float, y: float, size: float) -> None:
    for turn in (-58, 58, -30, 30, 0):
        cx, cy = x + turn * size * 0.0085, y + abs(turn) * size * 0.004
        canvas.paint(ellipse(cx, cy, size * 0.2, size * 0.62, turn * 0.8), LIGHT, 0.78)


def _leaf_sign(canvas: Canvas, x: float, y: float, size: float) -> None:
    for side in (-1, 1):
        leaf = ellipse(x + side * size * 0.28, y + size * 0.05, size * 0.24, size * 0.6, side * 32)
        canvas.paint(leaf, LIGHT)
    canvas.paint(stroke([(x, y + size * 0.8), (x, y - size * 0.6)], size * 0.09, False), LIGHT)
