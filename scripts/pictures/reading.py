"""Books on shelves, in piles and lying open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures import paper
from pictures.canvas import Canvas, Gradient, mixed
from pictures.palette import DARK_WOOD, GOLD, GREEN, INDIGO, INK, OCHRE, PAPER, RED, SAND, WHITE, WOOD
from pictures.shapes import curve, drawn, polygon, rect, stroke
from pictures.things import solid

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def books(canvas: Canvas, x: float, foot: float, width: float, height: float, colours: Sequence[str] = SPINES) -> None:
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


def _pile(canvas: Canvas, x: float, foot: float, length: float, height: float, colours: Sequence[str]) -> None:
    y = foot
    for index in range(3):
        thick = height * canvas.rng.uniform(0.1, 0.15)
        inset = canvas.rng.uniform(0, length * 0.1)
        body = rect(x + inset, y - thick, length - inset, thick, 2)
        solid(canvas, body, colours[(index * 3 + int(canvas.rng.integers(0, 3))) % len(colours)], 0.25, 90)
        y -= thick + 1


def open_book(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw an open book lying on a table, seen slightly from above, its fold at ``x``."""
    half, high = width / 2, width * 0.24
    cover = polygon(drawn("-1.05,0.5 -0.86,-0.5 0.86,-0.5 1.05,0.5", x, y, half, high))
    canvas.shadow(cover, 6, 12, 12, 0.35)
    canvas.paint(cover.moved(0, 6), RED)
    for side in (-1, 1):
        _leaf(canvas, x, y, side * half, high)
    canvas.paint(stroke(drawn("0,-0.46 0.06,0.2 0.02,0.72", x, y, half, high), 5), RED)


def _leaf(canvas: Canvas, x: float, y: float, half: float, high: float) -> None:
    """Draw one opened half of a book with its lines; ``half`` is negative on the left."""
    edge = curve(drawn("0,0.46 0.4,0.13 1,0.46", x, y, half, high))
    back = curve(drawn("0.86,-0.5 0.36,-0.73 0,-0.46", x, y, half, high))
    page = polygon(edge + back)
    for step in range(4, 0, -1):
        canvas.paint(page.moved(0, step), "#cfc2a6" if step % 2 else WHITE)
    canvas.paint(page, Gradient("#fffdf7", "#f0e7d5", 90))
    for row in range(7):
        part = 0.12 + row * 0.125
        stops = (0.14 + 0.02 * part, 0.4, 0.62, 0.86 - 0.02 * row)
        rise = [part - 0.5 - 0.67 * s * (1 - s) for s in stops]
        line = [(x + half * s * (0.88 + 0.12 * part), y + high * r) for s, r in zip(stops, rise, strict=True)]
        canvas.paint(stroke(line, 2.0) & page, "#8f867a", 0.75)
    gutter = polygon(drawn("0,0.46 0.16,0.32 0.14,-0.5 0,-0.46", x, y, half, high))
    canvas.paint((gutter & page).softened(4) & page, "#6f604b", 0.28)


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
