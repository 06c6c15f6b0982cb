"""Basketball courts seen from above, hoop and ball."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pictures.canvas import Canvas, Gradient
from pictures.noise import fractal, smoothstep
from pictures.palette import RED, WHITE
from pictures.shapes import Point, Shape, ellipse, polygon, rect, stroke

_At = Callable[[float, float], Point]


def basketball(canvas: Canvas, x: float, y: float, size: float, turn: float = 0, shadow: bool = True) -> None:
    """Draw a basketball with its seams."""
    if shadow:
        canvas.paint(
            ellipse(x + size * 0.24, y + size * 0.86, size * 0.9, size * 0.3).softened(size * 0.16),
            "#1b0f06",
            0.42,
        )
    ball = ellipse(x, y, size)
    canvas.paint(ball, Gradient("#ee9340", "#c25d17", 60))
    height, width = ball.mask.shape
    pebbles = fractal(canvas.rng, height, width, 5, 2)
    canvas.paint(
        Shape(ball.x, ball.y, (smoothstep(0.55, 0.75, pebbles) * ball.mask).astype(np.float32)),
        "#8a3d0b",
        0.28,
    )
    canvas.shade(ball, "#4a1c04", 0.6, 55, 0.5)
    way = np.deg2rad(turn)

    def at(dx: float, dy: float) -> Point:
        return x + size * float(dx * np.cos(way) - dy * np.sin(way)), y + size * float(
            dx * np.sin(way) + dy * np.cos(way)
        )

    seams = (
        [at(-1, 0), at(0, 0.12), at(1, 0)],
        [at(0, -1), at(0.1, 0), at(0, 1)],
        [at(-0.72, -0.72), at(-0.36, 0), at(-0.72, 0.72)],
        [at(0.72, -0.72), at(0.42, 0), at(0.72, 0.72)],
    )
    for seam in seams:
        canvas.paint(stroke(seam, size * 0.045) & ball, "#3a1a0a", 0.92)
    canvas.paint(
        ellipse(x - size * 0.4, y - size * 0.46, size * 0.24, size * 0.14, -38).softened(size * 0.1),
        "#ffffff",
        0.4,
    )


def arc(cx: float, cy: float, size: float, start: float, end: float) -> list[Point]:
    """Return points along a circle between two angles in degrees."""
    turns = np.deg2rad(np.linspace(start, end, 72))
    return [(cx + float(np.cos(t)) * size, cy + float(np.sin(t)) * size) for t in turns]


def half_court(
    canvas: Canvas, left: float, top: float, metre: float, facing: int, line: str = WHITE, thick: float = 4.0
) -> None:
    """Draw one half of a court seen from above.

    Args:
        canvas: The picture.
        left: Column of its end line.
        top: Row of the upper side line.
        metre: Length of a metre.
        facing: 1 when it opens to the right, -1 to the left.
        line: Colour of the lines.
        thick: Their breadth.
    """
    middle = top + 7.5 * metre

    def at(along: float, across: float) -> Point:
        return left + facing * along * metre, middle + across * metre

    outline = [at(0, -2.45), at(5.8, -2.45), at(5.8, 2.45), at(0, 2.45)]
    canvas.paint(polygon(outline), "#a8452a", 0.55)
    canvas.paint(stroke(outline, thick, False), line)
    cx = left + facing * 5.8 * metre
    start = -90 if facing > 0 else 90
    canvas.paint(stroke(arc(cx, middle, 1.8 * metre, start, start + 180), thick, False), line)
    for part in range(0, 12, 2):
        piece = arc(cx, middle, 1.8 * metre, start + 180 + part * 15, start + 180 + (part + 1) * 15)
        canvas.paint(stroke(piece, thick, False), line, 0.8)
    rim = at(1.575, 0)
    far = float(np.rad2deg(np.arcsin(6.6 / 6.75)))
    turn = 0 if facing > 0 else 180
    ring = arc(rim[0], rim[1], 6.75 * metre, turn - far, turn + far)
    edge = 1.575 + 6.75 * float(np.cos(np.deg2rad(far)))
    for path in (ring, [at(0, -6.6), at(edge, -6.6)], [at(edge, 6.6), at(0, 6.6)]):
        canvas.paint(stroke(path, thick, False), line)
    canvas.paint(stroke(arc(rim[0], rim[1], 1.25 * metre, turn - 90, turn + 90), thick * 0.8, False), line)
    _hoop_above(canvas, at, metre, rim)


def _hoop_above(canvas: Canvas, at: _At, metre: float, rim: Point) -> None:
    board = stroke([at(1.2, -0.92), at(1.2, 0.92)], metre * 0.16, False)
    canvas.shadow(board, metre * 0.12, metre * 0.2, 4, 0.4)
    arm = stroke([at(-0.6, 0), at(1.2, 0)], metre * 0.2, False)
    canvas.paint(arm, "#2b2f36")
    canvas.paint(board, "#f4f1e8")
    hoop = ellipse(rim[0], rim[1], metre * 0.3) - ellipse(rim[0], rim[1], metre * 0.22)
    canvas.shadow(hoop, metre * 0.1, metre * 0.16, 3, 0.4)
    canvas.paint(hoop, "#e2531d")


def hoop(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a backboard with rim and net seen from the front, the board's lower middle at ``x``, ``y``."""
    high = width * 0.62
    board = rect(x - width / 2, y - high, width, high, 6)
    canvas.shadow(board, 8, 14, 14, 0.34)
    canvas.paint(board, Gradient("#fbfaf6", "#dfe3e3", 70))
    rim = width * 0.028
    canvas.paint(board - rect(x - width / 2 + rim, y - high + rim, width - 2 * rim, high - 2 * rim, 3), RED)
    inner = rect(x - width * 0.17, y - high * 0.56, width * 0.34, high * 0.44)
    canvas.paint(inner - rect(x - width * 0.15, y - high * 0.52, width * 0.3, high * 0.36), RED)
    rim_y, half = y - high * 0.1, width * 0.15
    canvas.paint(rect(x - width * 0.04, rim_y - 6, width * 0.08, 16, 2), "#c94a18")
    _net(canvas, x, rim_y, half, width * 0.26)
    ring = ellipse(x, rim_y + 4, half * 1.04, half * 0.24) - ellipse(x, rim_y + 4, half * 0.92, half * 0.15)
    canvas.paint(ring, "#e2531d")


def _net(canvas: Canvas, x: float, y: float, half: float, tail: float) -> None:
    """Draw the net hanging from the rim."""
    for index in range(9):
        part = -1 + index * 0.25
        for lean in (-1, 1):
            bend = (x + half * (part * 0.72 + lean * 0.14), y + tail * 0.5)
            mesh = [(x + half * part, y + 4), bend, (x + half * part * 0.55, y + tail)]
            canvas.paint(stroke(mesh, 2.2), "#f6f3ea", 0.95)
    for part, scale in ((0.34, 0.83), (0.68, 0.68), (1.0, 0.56)):
        row, reach = y + tail * part, half * scale
        canvas.paint(stroke([(x - reach, row), (x, row + 6), (x + reach, row)], 2.0), "#f6f3ea", 0.9)
