"""Flat-drawn things: books, lamps, cups, plants, windows, clocks, microphones, curtains, trees."""

from __future__ import annotations

import numpy as np

from pictures.canvas import Canvas, Gradient, mixed, rgb
from pictures.palette import DARK_WOOD, GREEN, INDIGO, INK, OCHRE, RED, WHITE
from pictures.shapes import Point, Shape, curve, drawn, ellipse, polygon, rect, stroke


def solid(canvas: Canvas, shape: Shape, fill: str | Gradient, depth: float = 0.2, angle: float = 0) -> None:
    """Paint a shape and let it darken towards one side."""
    canvas.paint(shape, fill)
    pale = isinstance(fill, str) and float(rgb(fill).min()) > 215
    canvas.shade(shape, "#120d08", depth, angle, 0.16 if pale else 0.5)


def desk_lamp(canvas: Canvas, x: float, foot: float, height: float, shade: str = GREEN, glow: float = 0.5) -> None:
    """Draw a reading lamp with a glass shade and its light."""
    wide, top = height * 0.62, foot - height
    light = polygon(drawn("-0.5,0.3 0.5,0.3 0.86,1.02 -0.86,1.02", x, top, wide, height))
    canvas.paint(light.softened(height * 0.06), "#ffe9a8", glow * 0.6)
    base = rect(x - height * 0.2, foot - height * 0.05, height * 0.4, height * 0.05, height * 0.02)
    canvas.shadow(base, 6, 5, 8, 0.3)
    solid(canvas, base, "#b98a3d", 0.4)
    solid(canvas, ellipse(x, foot - height * 0.06, height * 0.1, height * 0.035), "#cfa050", 0.4)
    solid(canvas, rect(x - height * 0.02, top + height * 0.24, height * 0.04, height * 0.7), "#c59a4a", 0.5)
    rim = "-0.5,0.3 -0.44,0.12 -0.2,0.03 0,0.02 0.2,0.03 0.44,0.12 0.5,0.3"
    cover = polygon(curve(drawn(rim, x, top, wide, height)))
    canvas.paint(ellipse(x, top + height * 0.3, wide * 0.48, height * 0.035), "#fff3c9")
    solid(canvas, cover, Gradient(mixed(shade, "#ffffff", 0.22), shade), 0.35)
    gleam = drawn("-0.36,0.24 -0.28,0.12 -0.16,0.07", x, top, wide, height)
    canvas.paint(stroke(gleam, height * 0.018), "#ffffff", 0.5)
    canvas.paint(rect(x - wide * 0.51, top + height * 0.285, wide * 1.02, height * 0.024, 3), "#c59a4a")
    canvas.paint(ellipse(x, top + height * 0.01, height * 0.024), "#c59a4a")


def teacup(canvas: Canvas, x: float, foot: float, width: float, steam: bool = True, band: str = INDIGO) -> None:
    """Draw a lidless white porcelain cup with a handle and rising steam."""
    high = width * 0.86
    saucer = ellipse(x, foot, width * 0.82, width * 0.13)
    canvas.shadow(saucer, 5, 6, 8, 0.3)
    solid(canvas, saucer, "#f3f1ea", 0.2)
    canvas.paint(ellipse(x, foot - 3, width * 0.5, width * 0.06), "#cfcabd", 0.8)
    ear, row = x + width * 0.52, foot - high * 0.52
    handle = ellipse(ear, row, width * 0.22, width * 0.25) - ellipse(ear, row, width * 0.13, width * 0.16)
    solid(canvas, handle, "#efede6", 0.2)
    left = curve(drawn("-0.5,-1 -0.48,-0.5 -0.3,-0.04", x, foot, width, high))
    right = curve(drawn("0.3,-0.04 0.48,-0.5 0.5,-1", x, foot, width, high))
    body = polygon(left + right)
    solid(canvas, body, "#faf8f2", 0.24)
    canvas.paint(rect(x - width, foot - high * 0.86, width * 2, high * 0.05) & body, band, 0.85)
    canvas.paint(ellipse(x, foot - high, width * 0.5, width * 0.1), "#fffefb")
    canvas.paint(ellipse(x, foot - high + 2, width * 0.44, width * 0.075), "#a8823e")
    if steam:
        for shift, tall in ((-0.14, 0.9), (0.12, 1.15)):
            wisp = drawn("0,0 -0.12,-0.35 0.1,-0.7 0,-1", x + width * shift, foot - high * 1.1, width, high * tall)
            canvas.paint(stroke(wisp, (1, width * 0.07, width * 0.05, 1)).softened(4), "#ffffff", 0.55)


def potted(
    canvas: Canvas,
    x: float,
    foot: float,
    height: float,
    pot: str = OCHRE,
    leaves: str = GREEN,
    count: int = 11,
) -> None:
    """Draw a leafy plant in a pot."""
    rim = foot - height * 0.3
    wide = height * 0.18
    for index, turn in enumerate(np.linspace(-1.25, 1.25, count)):
        reach = height * (0.72 - 0.12 * abs(turn)) * canvas.rng.uniform(0.85, 1.1)
        tip: Point = (x + np.sin(turn) * reach * 0.8, rim - np.cos(turn) * reach)
        middle = (x + np.sin(turn) * reach * 0.3, rim - np.cos(turn) * reach * 0.62)
        form = stroke([(x + turn * 5, rim + 4), middle, tip], (height * 0.015, height * 0.075, height * 0.085, 1))
        solid(canvas, form, mixed(leaves, "#dfe8c8", 0.08 + 0.24 * (index % 3) / 2), 0.3, 90)
        canvas.paint(stroke([(x + turn * 5, rim + 4), middle, tip], 1.3), "#e5ecd6", 0.45)
    body = polygon([(x - wide, rim), (x + wide, rim), (x + wide * 0.76, foot), (x - wide * 0.76, foot)])
    canvas.shadow(body, 6, 4, 8, 0.25)
    solid(canvas, body, pot, 0.35)
    solid(
        canvas,
        rect(x - wide * 1.1, rim - height * 0.02, wide * 2.2, height * 0.06, 3),
        mixed(pot, "#ffffff", 0.12),
        0.3,
    )


def clock(canvas: Canvas, x: float, y: float, size: float, hour: float, minute: float) -> None:
    """Draw a wall clock showing a time."""
    canvas.shadow(ellipse(x, y, size), 4, 7, 8, 0.3)
    solid(canvas, ellipse(x, y, size), DARK_WOOD, 0.3)
    canvas.paint(ellipse(x, y, size * 0.86), WHITE)
    for mark in range(12):
        turn = mark * np.pi / 6
        inner = 0.66 if mark % 3 == 0 else 0.73
        ends = [(x + np.sin(turn) * size * r, y - np.cos(turn) * size * r) for r in (inner, 0.79)]
        canvas.paint(stroke(ends, size * (0.06 if mark % 3 == 0 else 0.03), False), INK)
    for turn, reach, wide in (
        ((hour + minute / 60) * np.pi / 6, 0.42, 0.075),
        (minute * np.pi / 30, 0.62, 0.05),
    ):
        canvas.paint(
            stroke(
                [(x, y), (x + np.sin(turn) * size * reach, y - np.cos(turn) * size * reach)],
                size * wide,
                False,
            ),
            INK,
        )
    canvas.paint(ellipse(x, y, size * 0.06), RED)


def microphone(canvas: Canvas, x: float, foot: float, height: float, colour: str = INK, lean: float = 0.0) -> None:
    """Draw a microphone on its stand."""
    top = foot - height
    canvas.paint(ellipse(x, foot, height * 0.16, height * 0.025), colour)
    canvas.paint(stroke([(x, foot), (x, top + height * 0.2)], height * 0.016, False), colour)
    head: Point = (x + lean * height, top + height * 0.06)
    canvas.paint(
        stroke([(x, top + height * 0.22), (x + lean * height * 0.5, top + height * 0.15)], height * 0.02, False),
        colour,
    )
    canvas.paint(
        stroke([(x + lean * height * 0.3, top + height * 0.17), head], (height * 0.03, height * 0.05), False),
        colour,
    )
    grille = ellipse(*head, height * 0.055, height * 0.068)
    solid(canvas, grille, "#b9bcbd", 0.5)
    for step in range(-3, 4):
        bar = rect(head[0] - height * 0.06, head[1] + step * height * 0.018, height * 0.12, 1.6)
        canvas.paint(bar & grille, "#4d5154", 0.7)
        canvas.paint(
            rect(head[0] + step * height * 0.016, head[1] - height * 0.07, 1.6, height * 0.14) & grille,
            "#4d5154",
            0.5,
        )
    canvas.paint(rect(head[0] - height * 0.058, head[1] + height * 0.012, height * 0.116, height * 0.016, 3), colour)


def curtain(canvas: Canvas, shape: Shape, colour: str, dark: str, folds: float = 46) -> None:
    """Cover a shape with hanging folds."""
    canvas.paint(shape, colour)
    width = shape.mask.shape[1]
    columns = np.arange(width, dtype=np.float32)
    phase = np.cumsum(1 + 0.35 * np.sin(columns / folds / 3)) / folds * 2 * np.pi
    wave = (0.5 + 0.5 * np.sin(phase)) ** 1.6
    canvas.paint(Shape(shape.x, shape.y, (shape.mask * wave[None, :]).astype(np.float32)), dark, 0.75)
    light = np.clip(np.sin(phase + 2.6), 0, 1) ** 3
    canvas.paint(Shape(shape.x, shape.y, (shape.mask * light[None, :]).astype(np.float32)), "#ffffff", 0.07)
    canvas.shade(shape, "#1a0505", 0.35, 90, 0.3)
