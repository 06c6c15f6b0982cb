"""Staves, notes, a piano and a music stand."""

from __future__ import annotations

import numpy as np

from pictures import paper, reading
from pictures.canvas import Canvas, Gradient
from pictures.palette import GOLD, INK, PAPER
from pictures.shapes import Point, curve, ellipse, polygon, rect, stroke

Line = list[Point]


def staff(canvas: Canvas, middle: Line, gap: float, colour: str, width: float = 3.0, spread: float = 0.0) -> list[Line]:
    """Draw five parallel lines along a curve and return them from top to bottom."""
    path = np.asarray(curve(middle, steps=30))
    along = np.gradient(path, axis=0)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) / np.hypot(along[:, 0], along[:, 1])[:, None]
    grow = np.linspace(1 - spread, 1 + spread, len(path))[:, None]
    lines: list[Line] = []
    for index in range(-2, 3):
        moved = path + normal * index * gap * grow
        line = [(float(x), float(y)) for x, y in moved]
        canvas.paint(stroke(line, width, smooth=False), colour)
        lines.append(line)
    return lines


def note(canvas: Canvas, x: float, y: float, size: float, colour: str, kind: int = 0, up: bool = True) -> None:
    """Draw a note whose head is centred on ``x``, ``y``: crotchet, quaver or a pair."""
    way = -1 if up else 1
    side = 1 if up else -1
    canvas.paint(ellipse(x, y, size * 0.62, size * 0.45, -22), colour)
    stem_x = x + side * size * 0.53
    top = y + way * size * 3.1
    canvas.paint(stroke([(stem_x, y - size * 0.1 * side), (stem_x, top)], size * 0.14, False), colour)
    if kind == 1:
        flag = [
            (stem_x, top),
            (stem_x + size * 0.5, top - way * size * 0.8),
            (stem_x + size * 0.72, top - way * size * 1.7),
        ]
        canvas.paint(stroke(flag, (size * 0.34, size * 0.26, 1)), colour)
    if kind == 2:
        far = x + size * 2.2
        canvas.paint(ellipse(far, y - size * 0.3, size * 0.62, size * 0.45, -22), colour)
        canvas.paint(
            stroke(
                [(far + side * size * 0.53, y - size * 0.4), (far + side * size * 0.53, top - size * 0.3)],
                size * 0.14,
                False,
            ),
            colour,
        )
        canvas.paint(
            polygon(
                [
                    (stem_x - size * 0.07, top),
                    (far + side * size * 0.6, top - size * 0.3),
                    (far + side * size * 0.6, top + size * 0.12),
                    (stem_x - size * 0.07, top + size * 0.42),
                ]
            ),
            colour,
        )


def clef(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Draw a treble clef about the line at ``y``."""
    points = [
        (0.08, 0.1),
        (-0.2, 0.16),
        (-0.3, -0.16),
        (0.02, -0.42),
        (0.42, -0.2),
        (0.38, 0.28),
        (-0.05, 0.52),
        (-0.58, 0.28),
        (-0.62, -0.3),
        (-0.1, -1.0),
        (0.24, -1.5),
        (0.12, -2.0),
        (-0.1, -1.8),
        (-0.12, -1.2),
        (0.1, 0.2),
        (0.24, 1.05),
        (0.0, 1.42),
        (-0.28, 1.22),
    ]
    path = [(x + px * size, y + py * size) for px, py in points]
    widths = (5, 6, 8, 10, 12, 12, 12, 13, 14, 13, 9, 6, 7, 9, 9, 9, 10, 14)
    canvas.paint(stroke(path, [w * size / 62 for w in widths]), colour)


def _ribbon(
    canvas: Canvas,
    colour: str,
    notes: tuple[tuple[float, int, int], ...],
    middle: Line,
    gap: float,
    width: float,
) -> None:
    lines = staff(canvas, middle, gap, colour, width)
    for part, row, kind in notes:
        line = lines[row]
        x, y = line[int(part * (len(line) - 1))]
        note(canvas, x, y, gap * 0.92, colour, kind, row > 1)


def music_group(path: str) -> Canvas:
    """An upright piano and a music stand, a staff floating from left to right as a ribbon."""
    canvas = Canvas(path, 1440, 960, Gradient("#b83a2b", "#a12a20"))
    canvas.paint(ellipse(560, 420, 520), "#c9503a", 0.6)
    floor = rect(-2, 800, 1444, 162)
    canvas.paint(floor, Gradient("#7d1f18", "#651710"))
    band = [(-60.0, 250.0), (200.0, 160.0), (520.0, 270.0), (860.0, 150.0), (1140.0, 230.0), (1500.0, 120.0)]
    notes = (
        (0.16, 2, 0),
        (0.24, 3, 1),
        (0.33, 1, 2),
        (0.47, 3, 0),
        (0.55, 1, 1),
        (0.64, 3, 2),
        (0.77, 2, 0),
        (0.85, 1, 1),
        (0.92, 3, 0),
    )
    _ribbon(canvas, "#fbe6bf", notes, band, 27, 3.2)
    clef(canvas, 96, 222, 48, "#fbe6bf")
    _piano(canvas, 300, 400)
    _stand(canvas, 1120, 806)
    paper.stock(canvas, 0.016)
    return canvas


def _piano(canvas: Canvas, x: float, y: float) -> None:
    canvas.paint(ellipse(x + 310, y + 424, 380, 24).softened(12), "#1e0504", 0.5)
    body = rect(x, y, 620, 420, 6)
    paper.wood(canvas, body, Gradient("#3f2a22", "#2a1a15"), "#120906", True, 0.5)
    canvas.paint(rect(x - 14, y - 14, 648, 24, 5), Gradient("#5b3d30", "#3a261d"))
    for left in (40, 330):
        panel = rect(x + left, y + 36, 250, 128, 3)
        canvas.paint(panel - rect(x + left + 4, y + 40, 242, 120, 2), "#6d4a39")
    desk = rect(x + 190, y + 62, 240, 12, 2)
    canvas.paint(desk, "#6d4a39")
    reading.open_book(canvas, x + 310, y + 32, 150)
    keys = rect(x - 6, y + 190, 632, 46, 2)
    canvas.paint(keys, Gradient("#fffdf6", "#e5dfd0"))
    step = 632 / 36
    for index in range(1, 36):
        canvas.paint(rect(x - 6 + index * step, y + 190, 1.4, 46), "#8f8777")
    for index in range(36):
        if index % 7 in (0, 1, 3, 4, 5):
            canvas.paint(rect(x - 6 + (index + 0.7) * step, y + 190, step * 0.6, 28, 1), "#15110f")
    canvas.paint(rect(x - 22, y + 236, 664, 26, 4), Gradient("#5b3d30", "#2e1d16"))
    for left in (-14, 590):
        paper.wood(canvas, rect(x + left, y + 262, 44, 158, 3), "#33211a", "#120906", False)
    canvas.paint(rect(x + 60, y + 290, 500, 110, 3) - rect(x + 64, y + 294, 492, 102, 2), "#5b3d30")
    for dx in (270, 310, 350):
        canvas.paint(ellipse(x + dx, y + 410, 12, 7), GOLD)
    stool = rect(x + 190, y + 352, 240, 34, 10)
    canvas.shadow(stool, 4, 8, 10, 0.4)
    canvas.paint(stool, Gradient("#c9a25a", "#9a7430"))
    for left in (206, 400):
        canvas.paint(rect(x + left, y + 384, 14, 68), "#1f130e")


def _stand(canvas: Canvas, x: float, foot: float) -> None:
    canvas.paint(ellipse(x, foot + 6, 120, 14).softened(8), "#1e0504", 0.45)
    for side in (-1, 0, 1):
        canvas.paint(stroke([(x, foot - 110), (x + side * 96, foot)], 9, False), "#221a18")
    canvas.paint(stroke([(x, foot - 100), (x, foot - 330)], 11, False), "#2c2220")
    plate = polygon([(x - 150, foot - 320), (x + 150, foot - 320), (x + 136, foot - 500), (x - 136, foot - 500)])
    canvas.shadow(plate, 6, 10, 12, 0.35)
    canvas.paint(plate, "#2c2220")
    for side in (-1, 1):
        sheet = polygon(
            [
                (x + side * 4, foot - 332),
                (x + side * 132, foot - 332),
                (x + side * 122, foot - 522),
                (x + side * 4, foot - 522),
            ]
        )
        canvas.paint(sheet, PAPER)
        canvas.shade(sheet, "#a58f6b", 0.35, 0 if side < 0 else 180, 0.2)
        for block in range(4):
            for line in range(5):
                y = foot - 506 + block * 44 + line * 6
                canvas.paint(stroke([(x + side * 18, y), (x + side * 114, y)], 1.0, False), INK, 0.6)
            for dot in range(5):
                canvas.paint(
                    ellipse(
                        x + side * (26 + dot * 19),
                        foot - 500 + block * 44 + (dot * 7 + block * 5) % 22,
                        3.6,
                        2.8,
                        -20,
                    ),
                    INK,
                    0.85,
                )
    canvas.paint(rect(x - 156, foot - 326, 312, 12, 3), "#17110f")
