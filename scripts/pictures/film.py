"""The film clip: its cover and its storyboard."""

from __future__ import annotations

from pictures import things
from pictures.buildings import silhouette
from pictures.canvas import Canvas, Gradient
from pictures.palette import GOLD, RED, WHITE
from pictures.shapes import blob, curve, ellipse, polygon, rect, stroke


def film_cover(path: str) -> Canvas:
    """Cover of the film clip: red gradient, tower and lake in silhouette, title and play triangle."""
    canvas = Canvas(path, 1280, 720, Gradient("#c8322a", "#5e0f0d"))
    canvas.paint(ellipse(960, 350, 190).softened(60), "#f2a05a", 0.35)
    canvas.paint(ellipse(960, 350, 118), "#f0a04e", 0.9)
    for base, tone in ((470, "#8f1d18"), (510, "#741512")):
        steps = [(float(px), base - 60 + float(canvas.rng.normal(0, 26))) for px in range(-40, 1400, 120)]
        things.solid(canvas, polygon([*curve(steps), (1400, 740), (-40, 740)]), tone, 0.3, 270)
    canvas.paint(silhouette(960, 516, 270), "#3a0807")
    lake = rect(-2, 560, 1284, 162)
    canvas.paint(lake, Gradient("#6b1210", "#2e0706"))
    for _ in range(90):
        y = 566 + 150 * float(canvas.rng.random()) ** 1.3
        wide = float(canvas.rng.uniform(20, 130))
        x = (
            float(canvas.rng.normal(960, 150))
            if canvas.rng.random() < 0.6
            else float(canvas.rng.uniform(0, 1280))
        )
        near = abs(x - 960) < 190
        canvas.paint(
            stroke([(x - wide / 2, y), (x + wide / 2, y)], 2.6, False),
            "#f0a04e" if near else "#a8201a",
            0.7 if near else 0.5,
        )
    _small_sail(canvas, 330, 590, 80)
    _small_sail(canvas, 430, 576, 48)
    canvas.write("干事一条心", "song-bold", 112, 84, 172, "#fdf0d2", "lm", 10)
    canvas.paint(rect(88, 258, 64, 5), GOLD)
    canvas.write("机关文化建设专题片片段", "hei-bold", 36, 172, 261, "#fbdfae", "lm", 4)
    button = ellipse(640, 396, 74)
    canvas.shadow(button, 0, 6, 16, 0.4)
    canvas.paint(button, WHITE, 0.94)
    canvas.paint(polygon([(618, 356), (618, 436), (684, 396)]), RED)
    return canvas


def _small_sail(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.paint(
        blob([(x - size * 0.5, y - 4), (x, y + size * 0.1), (x + size * 0.5, y - 6), (x, y)]), "#2a0605"
    )
    canvas.paint(
        polygon(
            [(x, y - 4), (x + 2, y - size * 1.1), (x + size * 0.4, y - size * 0.3), (x + size * 0.36, y - 6)]
        ),
        "#2a0605",
    )
