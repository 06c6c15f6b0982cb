"""Flat-drawn things: books, lamps, cups, plants, windows, clocks, microphones, curtains, trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pictures import paper
from pictures.canvas import Canvas, Gradient, mixed, rgb
from pictures.palette import (
    CREAM,
    DARK_WOOD,
    DEEP_GREEN,
    GOLD,
    GREEN,
    INDIGO,
    INK,
    OCHRE,
    PAPER,
    RED,
    SAND,
    SKY,
    WHITE,
    WOOD,
)
from pictures.shapes import Point, Shape, blob, curve, ellipse, polygon, rect, stroke

SPINES = (
    RED,
    INDIGO,
    GREEN,
    OCHRE,
    "#d9c7a0",
    "#52606d",
    "#7a3b2e",
    "#87a08b",
    "#c79a4b",
    "#34495e",
    "#e6dbc2",
)


def solid(canvas: Canvas, shape: Shape, fill: str | Gradient, depth: float = 0.2, angle: float = 0) -> None:
    """Paint a shape and let it darken towards one side."""
    canvas.paint(shape, fill)
    pale = isinstance(fill, str) and float(rgb(fill).min()) > 215
    canvas.shade(shape, "#120d08", depth, angle, 0.16 if pale else 0.5)


def spine(canvas: Canvas, x: float, foot: float, width: float, height: float, colour: str) -> None:
    """Draw one book standing with its back to us."""
    body = rect(x, foot - height, width, height, 2)
    solid(canvas, body, colour, 0.32)
    canvas.paint(rect(x + width * 0.12, foot - height + 1, width * 0.14, height - 2), "#ffffff", 0.14)
    band = GOLD if colour not in (SAND, "#d9c7a0", "#e6dbc2", "#c79a4b") else "#7a4a2a"
    kind = int(canvas.rng.integers(0, 4))
    for part in ((0.1, 0.15), (0.82,), (0.1, 0.86), (0.12, 0.17, 0.83))[kind]:
        canvas.paint(rect(x, foot - height * (1 - part), width, max(height * 0.012, 1.4)), band, 0.85)
    if kind != 1 and width > 15:
        label = rect(x + width * 0.24, foot - height * 0.72, width * 0.52, height * 0.3, 1)
        canvas.paint(label, PAPER, 0.85)
        for part in (0.2, 0.4, 0.6, 0.8):
            canvas.paint(
                rect(
                    x + width * 0.36,
                    foot - height * (0.72 - 0.3 * part),
                    width * 0.28,
                    max(height * 0.014, 1),
                ),
                INK,
                0.55,
            )


def books(
    canvas: Canvas, x: float, foot: float, width: float, height: float, colours: Sequence[str] = SPINES
) -> None:
    """Fill a length of shelf with books of different sizes, now and then one leaning or a pile lying."""
    end, last = x + width, ""
    while x < end - height * 0.1:
        wide = height * canvas.rng.uniform(0.1, 0.23)
        tall = height * canvas.rng.uniform(0.76, 1.0)
        if x + wide > end:
            wide = end - x
        colour = last
        while colour == last:
            colour = colours[int(canvas.rng.integers(0, len(colours)))]
        last = colour
        if canvas.rng.random() < 0.07 and end - x > height * 0.75:
            _pile(canvas, x + 4, foot, height * 0.62, height, colours)
            x += height * 0.68
            continue
        spine(canvas, x, foot, wide, tall, colour)
        x += wide + 1


def _pile(
    canvas: Canvas, x: float, foot: float, length: float, height: float, colours: Sequence[str]
) -> None:
    y = foot
    for index in range(3):
        thick = height * canvas.rng.uniform(0.1, 0.15)
        inset = canvas.rng.uniform(0, length * 0.1)
        body = rect(x + inset, y - thick, length - inset, thick, 2)
        solid(canvas, body, colours[(index * 3 + int(canvas.rng.integers(0, 3))) % len(colours)], 0.25, 90)
        y -= thick + 1


def open_book(canvas: Canvas, x: float, y: float, width: float, thick: float = 0.0) -> None:
    """Draw an open book lying on a table, seen slightly from above, its fold at ``x``."""
    high = width * 0.24
    half = width / 2
    lift = width * 0.05
    cover = polygon(
        [
            (x - half - 8, y + high * 0.5),
            (x - half * 0.86, y - high * 0.5),
            (x + half * 0.86, y - high * 0.5),
            (x + half + 8, y + high * 0.5),
        ]
    )
    canvas.shadow(cover, 6, 12, 12, 0.35)
    canvas.paint(cover.moved(0, 6), RED)
    for side in (-1, 1):
        edge = curve(
            [
                (x, y + high * 0.46),
                (x + side * half * 0.4, y + high * 0.34 - lift),
                (x + side * half, y + high * 0.46),
            ]
        )
        back = curve(
            [
                (x + side * half * 0.86, y - high * 0.5),
                (x + side * half * 0.36, y - high * 0.52 - lift),
                (x, y - high * 0.46),
            ]
        )
        page = polygon(edge + back)
        for step in range(4, 0, -1):
            canvas.paint(page.moved(0, step), "#cfc2a6" if step % 2 else WHITE)
        canvas.paint(page, Gradient("#fffdf7", "#f0e7d5", 90))
        for row in range(7):
            part = 0.12 + row * 0.125
            left, right = 0.14 + 0.02 * part, 0.86 - 0.02 * row
            line = [
                (
                    x + side * half * s * (0.88 + 0.12 * part),
                    y - high * 0.5 + high * part - lift * 4 * s * (1 - s) * 0.8,
                )
                for s in (left, 0.4, 0.62, right)
            ]
            canvas.paint(stroke(line, 2.0) & page, "#8f867a", 0.75)
        gutter = polygon(
            [
                (x, y + high * 0.46),
                (x + side * half * 0.16, y + high * 0.4 - lift * 0.4),
                (x + side * half * 0.14, y - high * 0.5),
                (x, y - high * 0.46),
            ]
        )
        canvas.paint((gutter & page).softened(4) & page, "#6f604b", 0.28)
    canvas.paint(
        stroke(
            [
                (x + thick, y - high * 0.46),
                (x + half * 0.06, y + high * 0.2),
                (x + half * 0.02, y + high * 0.72),
            ],
            5,
        ),
        RED,
    )


def desk_lamp(
    canvas: Canvas, x: float, foot: float, height: float, shade: str = GREEN, glow: float = 0.5
) -> None:
    """Draw a reading lamp with a glass shade and its light."""
    wide = height * 0.62
    top = foot - height
    light = polygon(
        [
            (x - wide * 0.5, top + height * 0.3),
            (x + wide * 0.5, top + height * 0.3),
            (x + wide * 0.86, foot + height * 0.02),
            (x - wide * 0.86, foot + height * 0.02),
        ]
    )
    canvas.paint(light.softened(height * 0.06), "#ffe9a8", glow * 0.6)
    base = rect(x - height * 0.2, foot - height * 0.05, height * 0.4, height * 0.05, height * 0.02)
    canvas.shadow(base, 6, 5, 8, 0.3)
    solid(canvas, base, "#b98a3d", 0.4)
    solid(canvas, ellipse(x, foot - height * 0.06, height * 0.1, height * 0.035), "#cfa050", 0.4)
    solid(canvas, rect(x - height * 0.02, top + height * 0.24, height * 0.04, height * 0.7), "#c59a4a", 0.5)
    cover = polygon(
        curve(
            [
                (x - wide * 0.5, top + height * 0.3),
                (x - wide * 0.44, top + height * 0.12),
                (x - wide * 0.2, top + height * 0.03),
                (x, top + height * 0.02),
                (x + wide * 0.2, top + height * 0.03),
                (x + wide * 0.44, top + height * 0.12),
                (x + wide * 0.5, top + height * 0.3),
            ]
        )
    )
    canvas.paint(ellipse(x, top + height * 0.3, wide * 0.48, height * 0.035), "#fff3c9")
    solid(canvas, cover, Gradient(mixed(shade, "#ffffff", 0.22), shade), 0.35)
    canvas.paint(
        stroke(
            [
                (x - wide * 0.36, top + height * 0.24),
                (x - wide * 0.28, top + height * 0.12),
                (x - wide * 0.16, top + height * 0.07),
            ],
            height * 0.018,
        ),
        "#ffffff",
        0.5,
    )
    canvas.paint(rect(x - wide * 0.51, top + height * 0.285, wide * 1.02, height * 0.024, 3), "#c59a4a")
    canvas.paint(ellipse(x, top + height * 0.01, height * 0.024), "#c59a4a")


def teacup(
    canvas: Canvas, x: float, foot: float, width: float, steam: bool = True, band: str = INDIGO
) -> None:
    """Draw a lidless white porcelain cup with a handle and rising steam."""
    high = width * 0.86
    saucer = ellipse(x, foot, width * 0.82, width * 0.13)
    canvas.shadow(saucer, 5, 6, 8, 0.3)
    solid(canvas, saucer, "#f3f1ea", 0.2)
    canvas.paint(ellipse(x, foot - 3, width * 0.5, width * 0.06), "#cfcabd", 0.8)
    handle = ellipse(x + width * 0.52, foot - high * 0.52, width * 0.22, width * 0.25) - ellipse(
        x + width * 0.52, foot - high * 0.52, width * 0.13, width * 0.16
    )
    solid(canvas, handle, "#efede6", 0.2)
    body = polygon(
        curve(
            [
                (x - width * 0.5, foot - high),
                (x - width * 0.48, foot - high * 0.5),
                (x - width * 0.3, foot - 4),
            ]
        )
        + curve(
            [
                (x + width * 0.3, foot - 4),
                (x + width * 0.48, foot - high * 0.5),
                (x + width * 0.5, foot - high),
            ]
        )
    )
    solid(canvas, body, "#faf8f2", 0.24)
    canvas.paint(rect(x - width, foot - high * 0.86, width * 2, high * 0.05) & body, band, 0.85)
    canvas.paint(ellipse(x, foot - high, width * 0.5, width * 0.1), "#fffefb")
    canvas.paint(ellipse(x, foot - high + 2, width * 0.44, width * 0.075), "#a8823e")
    if steam:
        for shift, tall in ((-0.14, 0.9), (0.12, 1.15)):
            path = [
                (x + width * shift, foot - high * 1.1),
                (x + width * (shift - 0.12), foot - high * (1.1 + tall * 0.35)),
                (x + width * (shift + 0.1), foot - high * (1.1 + tall * 0.7)),
                (x + width * shift, foot - high * (1.1 + tall)),
            ]
            canvas.paint(stroke(path, (1, width * 0.07, width * 0.05, 1)).softened(4), "#ffffff", 0.55)


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
        form = stroke(
            [(x + turn * 5, rim + 4), middle, tip], (height * 0.015, height * 0.075, height * 0.085, 1)
        )
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


def microphone(
    canvas: Canvas, x: float, foot: float, height: float, colour: str = INK, lean: float = 0.0
) -> None:
    """Draw a microphone on its stand."""
    top = foot - height
    canvas.paint(ellipse(x, foot, height * 0.16, height * 0.025), colour)
    canvas.paint(stroke([(x, foot), (x, top + height * 0.2)], height * 0.016, False), colour)
    head: Point = (x + lean * height, top + height * 0.06)
    canvas.paint(
        stroke(
            [(x, top + height * 0.22), (x + lean * height * 0.5, top + height * 0.15)], height * 0.02, False
        ),
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
    canvas.paint(
        rect(head[0] - height * 0.058, head[1] + height * 0.012, height * 0.116, height * 0.016, 3), colour
    )


def curtain(canvas: Canvas, shape: Shape, colour: str, dark: str, folds: float = 46) -> None:
    """Cover a shape with hanging folds."""
    canvas.paint(shape, colour)
    height, width = shape.mask.shape
    columns = np.arange(width, dtype=np.float32)
    phase = np.cumsum(1 + 0.35 * np.sin(columns / folds / 3)) / folds * 2 * np.pi
    wave = (0.5 + 0.5 * np.sin(phase)) ** 1.6
    canvas.paint(Shape(shape.x, shape.y, (shape.mask * wave[None, :]).astype(np.float32)), dark, 0.75)
    light = np.clip(np.sin(phase + 2.6), 0, 1) ** 3
    canvas.paint(Shape(shape.x, shape.y, (shape.mask * light[None, :]).astype(np.float32)), "#ffffff", 0.07)
    canvas.shade(shape, "#1a0505", 0.35, 90, 0.3)


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


def bars(
    canvas: Canvas, x: float, y: float, width: float, height: float, panes: int = 2, cross: bool = True
) -> None:
    """Draw a window's bars."""
    for index in range(1, panes):
        canvas.paint(rect(x + width * index / panes - 5, y, 10, height), PAPER)
        canvas.paint(rect(x + width * index / panes + 5, y, 2, height), "#1b1712", 0.12)
    if cross:
        canvas.paint(rect(x, y + height * 0.34, width, 8), PAPER)
    canvas.paint(rect(x, y, width, 5), "#1b1712", 0.14)


def shelf(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    rows: int,
    tone: str = WOOD,
    back: str = DARK_WOOD,
) -> list[float]:
    """Draw an open bookcase and return the row on which each board's books stand."""
    board = 16
    case = rect(x, y, width, height)
    canvas.shadow(case, 8, 10, 14, 0.3)
    paper.wood(canvas, case, tone, back)
    step = (height - board) / rows
    feet = []
    for row in range(rows):
        top = y + board + row * step
        inner = rect(x + board, top, width - 2 * board, step - board)
        canvas.paint(inner, mixed(back, "#000000", 0.25))
        canvas.shade(inner, "#000000", 0.4, 270, 0.2)
        feet.append(top + step - board)
    return feet


def camphor(
    canvas: Canvas, x: float, foot: float, height: float, leaves: str = GREEN, trunk: str = "#5b4636"
) -> None:
    """Draw a street tree with a rounded, layered crown."""
    canvas.paint(ellipse(x, foot, height * 0.22, height * 0.022).softened(4), "#1b1712", 0.25)
    solid(
        canvas,
        stroke(
            [(x, foot), (x - height * 0.008, foot - height * 0.3), (x, foot - height * 0.52)],
            (height * 0.06, height * 0.04, height * 0.03),
        ),
        trunk,
        0.35,
    )
    for side in (-1, 1):
        canvas.paint(
            stroke(
                [(x, foot - height * 0.36), (x + side * height * 0.12, foot - height * 0.54)],
                (height * 0.03, height * 0.014),
                False,
            ),
            trunk,
        )
    crowns = (
        (-0.2, 0.6, 0.17),
        (0.2, 0.6, 0.17),
        (0, 0.56, 0.18),
        (-0.12, 0.77, 0.19),
        (0.13, 0.77, 0.18),
        (0, 0.86, 0.16),
    )
    for index, (dx, up, size) in enumerate(crowns):
        cx, cy, wide = x + dx * height, foot - up * height, size * height
        turns = np.linspace(0, 2 * np.pi, 10, endpoint=False)
        edge = [
            (
                cx + np.cos(t) * wide * canvas.rng.uniform(0.92, 1.08),
                cy + np.sin(t) * wide * 0.82 * canvas.rng.uniform(0.92, 1.08),
            )
            for t in turns
        ]
        crown = blob(edge)
        canvas.paint(crown, mixed(leaves, "#e6e6b0", 0.06 + 0.05 * index))
        canvas.shade(crown, DEEP_GREEN, 0.75, 70, 0.7)
