"""Sports grounds and gear: table, bats and ball; pool and lanes; court, hoop and basketball."""

from __future__ import annotations

import numpy as np

from pictures.canvas import Canvas, Gradient
from pictures.noise import fractal, smoothstep
from pictures.palette import INK, RED, WHITE
from pictures.shapes import Point, Shape, blob, drawn, ellipse, polygon, rect, stroke


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

    outline = "-1.08,0 -0.9,0.56 -0.3,0.96 0.4,0.9 0.86,0.52 1.04,0.2 "
    outline += "1.04,-0.2 0.86,-0.52 0.4,-0.9 -0.3,-0.96 -0.9,-0.56"
    blade = blob([at(*place) for place in drawn(outline)])
    grip = "0.8,-0.2 0.8,0.2 1.9,0.25 1.96,0.18 1.96,-0.18 1.9,-0.25"
    handle = polygon([at(*place) for place in drawn(grip)])
    canvas.shadow(blade | handle, size * 0.08, size * 0.14, size * 0.12, 0.35)
    canvas.paint(handle, Gradient("#d9a867", "#a5703a", turn))
    for across in (-0.08, 0.08):
        canvas.paint(stroke([at(1.0, across), at(1.92, across * 1.4)], size * 0.035, False), "#7a4c22", 0.7)
    canvas.paint(blade, "#d9a867")
    outline = "-1.03,0 -0.86,0.53 -0.3,0.91 0.4,0.85 0.76,0.48 0.76,-0.48 0.4,-0.85 -0.3,-0.91 -0.86,-0.53"
    rubber = blob([at(*place) for place in drawn(outline)])
    canvas.paint(rubber, colour)
    canvas.shade(rubber, "#000000", 0.34, turn - 40, 0.5)
    canvas.paint(stroke([at(-0.72, -0.42), at(-0.5, -0.66), at(-0.1, -0.78)], (1, size * 0.07, 1)), "#ffffff", 0.35)


def white_ball(canvas: Canvas, x: float, y: float, size: float, lift: float = 0.0) -> None:
    """Draw a table-tennis ball, its shadow falling lower the higher it flies."""
    canvas.paint(
        ellipse(x + size * 0.3 + lift * 0.4, y + size * 0.75 + lift, size * 0.95, size * 0.4).softened(size * 0.25),
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
        canvas.paint(stroke([(left[0], left[1] - drop), (right[0], right[1] - drop)], 1.1, False), "#e9efe9", 0.45)
    canvas.paint(stroke([(left[0], left[1] - height), (right[0], right[1] - height)], height * 0.11, False), WHITE)
    for x, y in (left, right):
        canvas.paint(rect(x - 4, y - height * 1.06, 8, height * 1.16, 2), INK)


def pool_water(canvas: Canvas, area: Shape, light: str = "#58b3d6", deep: str = "#2f86b8", cell: float = 46) -> None:
    """Fill an area with clear pool water and its net of light."""
    canvas.paint(area, Gradient(light, deep))
    height, width = area.mask.shape
    waves = fractal(canvas.rng, height, width, cell, 3, 0.5, 1.5)
    other = fractal(canvas.rng, height, width, cell * 0.8, 3, 0.5, 1.5)
    lines = smoothstep(0.05, 0.0, np.abs(waves - 0.5)) * 0.6 + smoothstep(0.05, 0.0, np.abs(other - 0.5)) * 0.5
    canvas.paint(Shape(area.x, area.y, (lines * area.mask).astype(np.float32)), "#e4f6fb", 0.32)
    canvas.paint(Shape(area.x, area.y, (smoothstep(0.5, 0.8, waves) * area.mask).astype(np.float32)), "#1c6397", 0.25)


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


def wavy(y: float, width: float, rise: float, length: float, phase: float) -> list[Point]:
    """Return a wave line across a picture."""
    xs = np.arange(-60, width + 61, 12)
    return [(float(x), float(y + rise * np.sin(2 * np.pi * x / length + phase))) for x in xs]


def wave_band(canvas: Canvas, y: float, rise: float, length: float, phase: float, colour: str, shade: str) -> None:
    """Fill everything below a wave line."""
    line = wavy(y, canvas.width, rise, length, phase)
    body = polygon([*line, (canvas.width + 60, canvas.height + 60), (-60, canvas.height + 60)])
    canvas.paint(body, colour)
    canvas.shade(body, shade, 0.55, 90, 0.6)
    canvas.paint(stroke(line, 5, smooth=False), WHITE, 0.85)
