"""Sports grounds and gear: table, bats and ball; pool and lanes; court, hoop and basketball."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pictures.canvas import Canvas, Gradient
from pictures.noise import fractal, smoothstep
from pictures.palette import INK, RED, WHITE
from pictures.shapes import Point, Shape, blob, curve, ellipse, polygon, rect, stroke

_At = Callable[[float, float], Point]


def bat(canvas: Canvas, x: float, y: float, size: float, turn: float, colour: str) -> None:
    """Draw a table-tennis bat, its blade centred on ``x``, ``y``.

    Args:
        canvas: The picture.
        x: Middle of the blade.
        y: Middle of the blade.
        size: Half the blade's width.
        turn: Angle of the handle in degrees, 90 being straight down.
        colour: Colour of the rubber.
    """
    way = np.deg2rad(turn)
    ax, ay = float(np.cos(way)), float(np.sin(way))

    def at(along: float, across: float) -> Point:
        return x + size * (ax * along - ay * across), y + size * (ay * along + ax * across)

    blade = blob(
        [
            at(-1.08, 0),
            at(-0.9, 0.56),
            at(-0.3, 0.96),
            at(0.4, 0.9),
            at(0.86, 0.52),
            at(1.04, 0.2),
            at(1.04, -0.2),
            at(0.86, -0.52),
            at(0.4, -0.9),
            at(-0.3, -0.96),
            at(-0.9, -0.56),
        ]
    )
    handle = polygon(
        [at(0.8, -0.2), at(0.8, 0.2), at(1.9, 0.25), at(1.96, 0.18), at(1.96, -0.18), at(1.9, -0.25)]
    )
    canvas.shadow(blade | handle, size * 0.08, size * 0.14, size * 0.12, 0.35)
    canvas.paint(handle, Gradient("#d9a867", "#a5703a", turn))
    for across in (-0.08, 0.08):
        canvas.paint(stroke([at(1.0, across), at(1.92, across * 1.4)], size * 0.035, False), "#7a4c22", 0.7)
    canvas.paint(blade, "#d9a867")
    rubber = blob(
        [
            at(-1.03, 0),
            at(-0.86, 0.53),
            at(-0.3, 0.91),
            at(0.4, 0.85),
            at(0.76, 0.48),
            at(0.76, -0.48),
            at(0.4, -0.85),
            at(-0.3, -0.91),
            at(-0.86, -0.53),
        ]
    )
    canvas.paint(rubber, colour)
    canvas.shade(rubber, "#000000", 0.34, turn - 40, 0.5)
    canvas.paint(
        stroke([at(-0.72, -0.42), at(-0.5, -0.66), at(-0.1, -0.78)], (1, size * 0.07, 1)), "#ffffff", 0.35
    )


def white_ball(canvas: Canvas, x: float, y: float, size: float, lift: float = 0.0) -> None:
    """Draw a table-tennis ball, its shadow falling lower the higher it flies."""
    canvas.paint(
        ellipse(x + size * 0.3 + lift * 0.4, y + size * 0.75 + lift, size * 0.95, size * 0.4).softened(
            size * 0.25
        ),
        "#0b1410",
        0.36,
    )
    ball = ellipse(x, y, size)
    canvas.paint(ball, "#fdfcf6")
    canvas.shade(ball, "#7d7464", 0.55, 50, 0.16)
    canvas.paint(
        ellipse(x - size * 0.32, y - size * 0.36, size * 0.26, size * 0.18, -35).softened(size * 0.08),
        "#ffffff",
        0.9,
    )


def net(canvas: Canvas, left: Point, right: Point, height: float) -> None:
    """Draw a table-tennis net between two posts."""
    mesh = polygon([(left[0], left[1] - height), (right[0], right[1] - height), right, left])
    canvas.paint(mesh, "#11201c", 0.32)
    length = right[0] - left[0]
    for step in range(0, int(length), 9):
        x = left[0] + step
        y = left[1] + (right[1] - left[1]) * step / length
        canvas.paint(stroke([(x, y - height), (x, y)], 1.1, False), "#e9efe9", 0.45)
    for row in range(1, max(int(height / 9), 2)):
        drop = height * row / max(int(height / 9), 2)
        canvas.paint(
            stroke([(left[0], left[1] - drop), (right[0], right[1] - drop)], 1.1, False), "#e9efe9", 0.45
        )
    canvas.paint(
        stroke([(left[0], left[1] - height), (right[0], right[1] - height)], height * 0.11, False), WHITE
    )
    for x, y in (left, right):
        canvas.paint(rect(x - 4, y - height * 1.06, 8, height * 1.16, 2), INK)


def pool_water(
    canvas: Canvas, area: Shape, light: str = "#58b3d6", deep: str = "#2f86b8", cell: float = 46
) -> None:
    """Fill an area with clear pool water and its net of light."""
    canvas.paint(area, Gradient(light, deep))
    height, width = area.mask.shape
    waves = fractal(canvas.rng, height, width, cell, 3, 0.5, 1.5)
    other = fractal(canvas.rng, height, width, cell * 0.8, 3, 0.5, 1.5)
    lines = (
        smoothstep(0.05, 0.0, np.abs(waves - 0.5)) * 0.6 + smoothstep(0.05, 0.0, np.abs(other - 0.5)) * 0.5
    )
    canvas.paint(Shape(area.x, area.y, (lines * area.mask).astype(np.float32)), "#e4f6fb", 0.32)
    canvas.paint(
        Shape(area.x, area.y, (smoothstep(0.5, 0.8, waves) * area.mask).astype(np.float32)), "#1c6397", 0.25
    )


def rope(
    canvas: Canvas,
    start: Point,
    end: Point,
    size: float,
    first: str = RED,
    second: str = WHITE,
    group: int = 4,
) -> None:
    """Draw a lane line of floats in alternating groups of colour."""
    length = float(np.hypot(end[0] - start[0], end[1] - start[1]))
    count = max(int(length / (size * 1.15)), 2)
    canvas.paint(
        stroke([(start[0] + 4, start[1] + 6), (end[0] + 4, end[1] + 6)], size, False).softened(3),
        "#0c3a5c",
        0.4,
    )
    for index in range(count):
        part = (index + 0.5) / count
        x, y = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
        disc = ellipse(x, y, size * 0.52)
        canvas.paint(disc, first if (index // group) % 2 else second)
        canvas.shade(disc, "#1a2c3a", 0.4, 60, 0.2)


def splash(canvas: Canvas, x: float, y: float, length: float, turn: float) -> None:
    """Draw a swimmer's foaming wake, its head at ``x``, ``y``, trailing along an angle."""
    way = np.deg2rad(turn)
    ax, ay = float(np.cos(way)), float(np.sin(way))
    for side in (-1, 1):
        points = [(x, y)]
        for part in (0.3, 0.65, 1.0):
            spread = side * length * 0.11 * part**0.7
            points.append((x - ax * length * part - ay * spread, y - ay * length * part + ax * spread))
        canvas.paint(stroke(points, (length * 0.05, length * 0.035, 2)).softened(2), "#f4fbfd", 0.7)
    for _ in range(int(length * 0.7)):
        part = canvas.rng.beta(1.1, 2.6)
        off = canvas.rng.normal(0, 0.035 + 0.05 * part) * length
        px, py = x - ax * length * part - ay * off, y - ay * length * part + ax * off
        size = canvas.rng.uniform(1.2, 5.5) * (1.1 - part)
        canvas.paint(ellipse(px, py, size + 0.5), "#ffffff", canvas.rng.uniform(0.5, 0.95))
    for side in (-1, 1):
        reach = [
            (x + ax * 4, y + ay * 4),
            (x + ax * 26 - ay * side * 17, y + ay * 26 + ax * side * 17),
            (x + ax * 52 - ay * side * 12, y + ay * 52 + ax * side * 12),
        ]
        canvas.paint(stroke(reach, (9, 8, 6)), "#e0b08a", 1 if side > 0 else 0.5)
    canvas.paint(ellipse(x + ax * 14, y + ay * 14, 13, 11, turn), RED)
    canvas.paint(ellipse(x + ax * 18, y + ay * 11, 5, 3, turn), "#ffffff", 0.5)


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
    """Draw one half of a court seen from above, its end line at ``left``; ``facing`` is 1 when it opens to the right.

    Args:
        canvas: The picture.
        left: Column of the end line.
        top: Row of the upper side line.
        metre: Length of a metre.
        facing: 1 or -1.
        line: Colour of the lines.
        thick: Their breadth.
    """
    middle = top + 7.5 * metre

    def at(along: float, across: float) -> Point:
        return left + facing * along * metre, middle + across * metre

    paint_area = polygon([at(0, -2.45), at(5.8, -2.45), at(5.8, 2.45), at(0, 2.45)])
    canvas.paint(paint_area, "#a8452a", 0.55)
    outline = [at(0, -2.45), at(5.8, -2.45), at(5.8, 2.45), at(0, 2.45)]
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
    sides = [at(0, -6.6), at(edge, -6.6)], [at(edge, 6.6), at(0, 6.6)]
    canvas.paint(stroke(ring, thick, False), line)
    for side in sides:
        canvas.paint(stroke(side, thick, False), line)
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
    canvas.paint(
        board
        - rect(
            x - width / 2 + width * 0.028, y - high + width * 0.028, width * 0.944, high - width * 0.056, 3
        ),
        RED,
    )
    inner = rect(x - width * 0.17, y - high * 0.56, width * 0.34, high * 0.44)
    canvas.paint(inner - rect(x - width * 0.15, y - high * 0.52, width * 0.3, high * 0.36), RED)
    rim_y, half = y - high * 0.1, width * 0.15
    canvas.paint(rect(x - width * 0.04, rim_y - 6, width * 0.08, 16, 2), "#c94a18")
    tail = width * 0.26
    for index in range(9):
        part = -1 + index * 0.25
        for lean in (-1, 1):
            mesh = [
                (x + half * part, rim_y + 4),
                (x + half * (part * 0.72 + lean * 0.14), rim_y + tail * 0.5),
                (x + half * part * 0.55, rim_y + tail),
            ]
            canvas.paint(stroke(mesh, 2.2), "#f6f3ea", 0.95)
    for part, scale in ((0.34, 0.83), (0.68, 0.68), (1.0, 0.56)):
        canvas.paint(
            stroke(
                [
                    (x - half * scale, rim_y + tail * part),
                    (x, rim_y + tail * part + 6),
                    (x + half * scale, rim_y + tail * part),
                ],
                2.0,
            ),
            "#f6f3ea",
            0.9,
        )
    ring = ellipse(x, rim_y + 4, half * 1.04, half * 0.24) - ellipse(x, rim_y + 4, half * 0.92, half * 0.15)
    canvas.paint(ring, "#e2531d")


def wavy(y: float, width: float, rise: float, length: float, phase: float) -> list[Point]:
    """Return a wave line across a picture."""
    xs = np.arange(-60, width + 61, 12)
    return [(float(x), float(y + rise * np.sin(2 * np.pi * x / length + phase))) for x in xs]


def wave_band(
    canvas: Canvas, y: float, rise: float, length: float, phase: float, colour: str, shade: str
) -> None:
    """Fill everything below a wave line."""
    line = wavy(y, canvas.width, rise, length, phase)
    body = polygon([*line, (canvas.width + 60, canvas.height + 60), (-60, canvas.height + 60)])
    canvas.paint(body, colour)
    canvas.shade(body, shade, 0.55, 90, 0.6)
    canvas.paint(stroke(line, 5, smooth=False), WHITE, 0.85)


def bunting(
    canvas: Canvas, start: Point, end: Point, sag: float, colours: tuple[str, ...], size: float = 34
) -> None:
    """Hang a line of small flags."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + sag)
    line = curve([start, middle, end], steps=40)
    canvas.paint(stroke(line, 2.4, smooth=False), INK, 0.7)
    for index, (x, y) in enumerate(line[2::5]):
        flag = polygon([(x - size * 0.42, y), (x + size * 0.42, y), (x, y + size)])
        canvas.paint(flag, colours[index % len(colours)])
        canvas.shade(flag, "#000000", 0.22, 20, 0.5)
