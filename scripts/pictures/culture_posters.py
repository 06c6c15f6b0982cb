"""The five posters of the culture programme: one series, one grid, five colours."""

from __future__ import annotations

import numpy as np

from pictures import paper, things
from pictures.canvas import Canvas, Gradient, mixed
from pictures.palette import GOLD, GREEN, INDIGO, INK, NAVY, OCHRE, PAPER, RED
from pictures.shapes import curve, ellipse, gear, polygon, rect, stroke

SIZE = (960, 1280)
LEFT = 84


def _foot(canvas: Canvas, title: str, words: str, ground: str, ink: str, accent: str) -> None:
    """Set the series' lower block: title, rule, line of words, office."""
    block = rect(-2, 916, 964, 366)
    canvas.paint(block, ground)
    canvas.paint(rect(-2, 910, 964, 8), accent)
    canvas.write(title, "song-bold", 148, LEFT - 8, 1022, ink, "lm", 12)
    canvas.paint(rect(LEFT, 1122, 72, 6), accent)
    canvas.write(words, "hei-bold", 38, LEFT + 98, 1125, ink, "lm", 3)
    _office(canvas, ink)


def _office(canvas: Canvas, ink: str) -> None:
    canvas.write("岳阳市城市管理局机关文化建设", "hei", 25, LEFT, 1210, ink, "lm", 5, 0.75)
    canvas.write("2013", "hei-bold", 25, 960 - LEFT, 1210, ink, "rm", 4, 0.75)


def _side(canvas: Canvas, title: str, words: str, ground: str, ink: str, accent: str) -> None:
    """Set the series' other arrangement: a column of type at the right-hand side."""
    column = rect(664, -2, 298, 1284)
    canvas.paint(column, ground)
    canvas.paint(rect(656, -2, 8, 1284), accent)
    canvas.write_down(title, "song-bold", 150, 800, 84, ink, gap=22)
    canvas.paint(rect(776, 786, 48, 5), accent)
    halves = words.split(" ")
    for index, part in enumerate(halves):
        canvas.write_down(part, "hei-bold", 35, 800 + ((len(halves) - 1) / 2 - index) * 62, 834, ink, gap=7)
    canvas.write("岳阳市城市管理局", "hei", 22, 800, 1196, ink, "mm", 3, 0.75)
    canvas.write("机关文化建设", "hei", 22, 800, 1228, ink, "mm", 6, 0.75)


def _great_book(canvas: Canvas) -> None:
    """Draw the open book, page over page."""
    for step in range(5, -1, -1):
        lift = step * 13
        for side in (-1, 1):
            top = curve(
                [
                    (480, 752 - lift * 0.3),
                    (480 + side * 150, 668 - lift),
                    (480 + side * 320, 676 - lift),
                    (480 + side * 452, 730 - lift * 0.6),
                ]
            )
            page = polygon([*top, (480 + side * 452, 856 - lift * 0.4), (480, 884)])
            tone = mixed("#fffaf0", "#dcc9a2", step / 6)
            canvas.paint(page, tone)
            canvas.shade(page, "#8c6a3a", 0.3, 0 if side > 0 else 180, 0.5)
            canvas.paint(stroke(top, 2.4, smooth=False), "#b98f52", 0.8)
    canvas.paint(stroke([(480, 752), (480, 884)], 5, smooth=False), "#8c6a3a")
    for row in range(4):
        for side in (-1, 1):
            line = [
                (480 + side * 50, 786 + row * 25),
                (480 + side * 200, 728 + row * 26),
                (480 + side * 400, 760 + row * 25),
            ]
            canvas.paint(stroke(line, 5), "#c9ab78", 0.8)


def spirit(path: str) -> Canvas:
    """A rising sun over an open book."""
    canvas = Canvas(path, *SIZE, Gradient("#f3c98f", "#f7e6c6"))
    for index in range(18):
        turn = np.deg2rad(180 + index * 10 + 2)
        ray = polygon(
            [
                (480, 620),
                (480 + np.cos(turn) * 1200, 620 + np.sin(turn) * 1200),
                (480 + np.cos(turn + 0.087) * 1200, 620 + np.sin(turn + 0.087) * 1200),
            ]
        )
        canvas.paint(ray, "#efb066", 0.5)
    for size, colour in ((330, "#eda04f"), (258, "#e07a3a"), (190, RED)):
        disc = ellipse(480, 610, size) & rect(0, 200, 960, 610)
        canvas.paint(disc, colour)
        canvas.shade(disc, "#8c1812", 0.4, 90, 0.7)
    _great_book(canvas)
    for x, y in ((180, 250), (262, 214), (352, 262)):
        canvas.paint(stroke([(x - 30, y - 12), (x, y + 6), (x + 30, y - 14)], (2, 6, 2)), INK)
    _foot(canvas, "精神文化", "把学习作为一种生活方式", RED, "#fdf1d8", GOLD)
    paper.stock(canvas, 0.018)
    return canvas


def management(path: str) -> Canvas:
    """Gear, set square and folders as bold flat shapes."""
    canvas = Canvas(path, *SIZE, "#e9dfc8")
    for x in range(0, 656, 41):
        canvas.paint(rect(x, 0, 1.2, 1280), "#b9ab8c", 0.5)
    for y in range(0, 1280, 41):
        canvas.paint(rect(0, y, 656, 1.2), "#b9ab8c", 0.5)
    big = gear(262, 330, 226, 12, 0.42)
    canvas.shadow(big, 8, 16, 14, 0.3)
    things.solid(canvas, big, RED, 0.35, 50)
    canvas.paint(ellipse(262, 330, 150) - ellipse(262, 330, 141), "#f3d9b0", 0.8)
    small = gear(526, 500, 118, 9, 0.4)
    canvas.shadow(small, 6, 12, 12, 0.3)
    things.solid(canvas, small, GOLD, 0.4, 50)
    _square(canvas)
    for index, (colour, dx) in enumerate(((OCHRE, 60), (GREEN, 30), (INDIGO, 0))):
        x, y = 86 + dx, 800 + index * 76
        tab = polygon([(x, y + 34), (x, y), (x + 150, y), (x + 178, y + 34)])
        body = rect(x, y + 32, 470, 330 - index * 40, 6)
        folder = tab | body
        canvas.shadow(folder, 6, 10, 12, 0.32)
        things.solid(canvas, folder, colour, 0.35, 70)
    label = rect(150, 1046, 250, 96, 3)
    canvas.paint(label, PAPER)
    canvas.write("制度汇编", "song-bold", 44, 275, 1094, INDIGO, tracking=5)
    _side(canvas, "管理文化", "件件有制度 事事有规范", NAVY, "#f6eedb", GOLD)
    paper.stock(canvas, 0.018)
    return canvas


def _square(canvas: Canvas) -> None:
    outer = polygon([(60, 770), (60, 470), (600, 770)])
    inner = polygon([(130, 724), (130, 594), (370, 724)])
    body = outer - inner
    canvas.shadow(body, 6, 12, 12, 0.3)
    canvas.paint(body, "#2b6a78", 0.94)
    canvas.shade(body, "#0d2a33", 0.4, 20, 0.6)
    for step in range(48):
        x = 76 + step * 10
        tall = 22 if step % 10 == 0 else (15 if step % 5 == 0 else 9)
        canvas.paint(rect(x, 768 - tall, 1.8, tall), "#f6eedb", 0.9)
