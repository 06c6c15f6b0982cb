"""What lies on a writing desk: brushes, stone, weights, seal, rest, practice grid, lantern."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from pictures import paper
from pictures.canvas import Canvas, Gradient
from pictures.palette import GOLD, INDIGO
from pictures.shapes import Point, blob, ellipse, rect, stroke


def writing_brush(canvas: Canvas, tip: Point, end: Point, size: float, wet: bool = True, tube: str = "#b98a4e") -> None:
    """Draw a writing brush lying from its tip to its end, seen from above."""
    tip_at, end_at = np.asarray(tip), np.asarray(end)
    along = (end_at - tip_at) / float(np.hypot(*(end_at - tip_at)))

    def at(part: float) -> Point:
        place = tip_at + along * part
        return float(place[0]), float(place[1])

    length = float(np.hypot(*(end_at - tip_at)))
    shaft = stroke([at(size * 4.2), at(length)], (size * 1.0, size * 0.92), smooth=False)
    hair = stroke([at(0), at(size * 1.4), at(size * 3.0), at(size * 4.4)], (0.8, size * 0.9, size * 1.3, size * 1.0))
    canvas.shadow(shaft | hair, 5, 9, 7, 0.4)
    canvas.paint(shaft, tube)
    canvas.paint(stroke([at(size * 4.4), at(length - 4)], size * 0.22, False), "#ffffff", 0.35)
    canvas.paint(stroke([at(size * 4.2), at(size * 5.2)], size * 1.12, False), "#3a2417")
    canvas.paint(stroke([at(length - size * 0.9), at(length)], size * 1.08, False), "#3a2417")
    canvas.paint(hair, "#e9dcc0" if not wet else "#cdbfa2")
    if wet:
        canvas.paint(stroke([at(0), at(size * 1.4), at(size * 2.5)], (0.8, size * 0.9, size * 1.2)), "#1b1a1a", 0.95)


def ink_stone(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw an inkstone from above with its pool of ink."""
    body = rect(x, y, width, height, width * 0.1)
    canvas.shadow(body, 8, 14, 12, 0.45)
    canvas.paint(body, Gradient("#54545a", "#36363b", 60))
    canvas.mottle(body, 0.09, 14)
    canvas.paint(rect(x + width * 0.05, y + height * 0.035, width * 0.9, height * 0.93, width * 0.08), "#2b2b30")
    slope = rect(x + width * 0.1, y + height * 0.07, width * 0.8, height * 0.86, width * 0.07)
    canvas.paint(slope, Gradient("#222226", "#45454b", 90))
    pool = ellipse(x + width / 2, y + height * 0.27, width * 0.36, height * 0.17)
    canvas.paint(pool, "#0b0b0d")
    canvas.paint(
        ellipse(x + width * 0.42, y + height * 0.22, width * 0.12, height * 0.03, -14).softened(3),
        "#ffffff",
        0.4,
    )


def paperweight(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw a hardwood paperweight with a brass line."""
    body = rect(x, y, width, height, 5)
    canvas.shadow(body, 5, 9, 8, 0.4)
    paper.wood(canvas, body, Gradient("#6f3a22", "#4b2414", 20), "#240e06", width > height)
    canvas.paint(
        rect(x + 5, y + 5, width - 10, height - 10, 3) - rect(x + 7, y + 7, width - 14, height - 14, 2),
        "#c99a4a",
        0.9,
    )


def seal_stone(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a seal standing on the table beside its tin of red paste, from above."""
    tin = ellipse(x, y, size * 0.8)
    canvas.shadow(tin, 6, 10, 9, 0.4)
    canvas.paint(tin, Gradient("#f7f5ee", "#c8cdd0", 50))
    canvas.paint(ellipse(x, y, size * 0.72) - ellipse(x, y, size * 0.69), INDIGO, 0.8)
    canvas.paint(ellipse(x, y, size * 0.6), Gradient("#c93a2a", "#9a1d14", 60))
    canvas.mottle(ellipse(x, y, size * 0.6), 0.1, 10)
    stone = rect(x + size * 1.15, y - size * 0.42, size * 0.84, size * 0.84, 5)
    canvas.shadow(stone, 7, 12, 9, 0.42)
    canvas.paint(stone, Gradient("#d9b98a", "#a67848", 50))
    canvas.paint(ellipse(x + size * 1.57, y, size * 0.26), Gradient("#e8cfa5", "#b88a58", 50))
    canvas.shade(stone, "#4a2a12", 0.3, 50, 0.3)


def _rest(canvas: Canvas, x: float, y: float, size: float) -> None:
    ridge = blob(
        [
            (x - size, y + size * 0.16),
            (x - size * 0.7, y - size * 0.2),
            (x - size * 0.36, y + size * 0.02),
            (x, y - size * 0.36),
            (x + size * 0.36, y + size * 0.02),
            (x + size * 0.7, y - size * 0.2),
            (x + size, y + size * 0.16),
            (x, y + size * 0.26),
        ]
    )
    canvas.shadow(ridge, 5, 9, 8, 0.4)
    canvas.paint(ridge, Gradient("#cfe0e4", "#7d9fb0"))
    canvas.shade(ridge, "#1f3c4c", 0.4, 60, 0.3)


def _grid(canvas: Canvas, *corners: Point) -> None:
    """Draw the red practice grid with its cross and diagonals."""
    loop = [*corners, corners[0]]
    canvas.paint(stroke(loop, 4, smooth=False), "#b8352a", 0.8)
    mids = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(loop)]
    for start, end in (
        (mids[0], mids[2]),
        (mids[1], mids[3]),
        (corners[0], corners[2]),
        (corners[1], corners[3]),
    ):
        for part in np.linspace(0, 0.97, 34):
            ends = [
                (start[0] + (end[0] - start[0]) * p, start[1] + (end[1] - start[1]) * p) for p in (part, part + 0.016)
            ]
            canvas.paint(stroke(ends, 2, smooth=False), "#b8352a", 0.6)


def _lantern(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a small lantern lying on the table's far edge."""
    body = ellipse(x, y, size * 1.1, size * 0.86)
    canvas.shadow(body, 5, 10, 10, 0.4)
    canvas.paint(body, Gradient("#dc3a2a", "#a3170f"))
    for part in (0.3, 0.66):
        rib = ellipse(x, y, size * 1.1 * part, size * 0.86) - ellipse(x, y, size * 1.1 * part - 2.4, size * 0.86 - 1)
        canvas.paint(rib, "#f1bd5c", 0.7)
    for side in (-1, 1):
        canvas.paint(rect(x + side * size * 1.12 - 7, y - size * 0.36, 14, size * 0.72, 3), GOLD)
    for step in range(-3, 4):
        line = [
            (x + size * 1.25, y + step * 4),
            (x + size * 1.62, y + step * 6),
            (x + size * 2.0, y + step * 8 + 4),
        ]
        canvas.paint(stroke(line, 2.6), "#e2a63a")
