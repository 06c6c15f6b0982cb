"""The lake road in winter."""

from __future__ import annotations

import numpy as np

from pictures import paper, things
from pictures.canvas import Canvas, Gradient
from pictures.palette import NAVY, RED, WHITE
from pictures.shapes import curve, drawn, ellipse, polygon, rect, stroke


def _hills_and_lake(canvas: Canvas) -> None:
    """Draw two ranges of hills and the lake with its glints."""
    for points, tone in (
        ("-20,430 260,330 520,400 800,300 1120,390 1400,320 1640,380", "#a9bdc6"),
        ("-20,470 300,410 640,462 980,400 1300,452 1640,420", "#8aa5ae"),
    ):
        hill = polygon([*curve(drawn(points)), (1640, 540), (-20, 540)])
        things.solid(canvas, hill, tone, 0.25, 270)
    canvas.paint(rect(-2, 486, 1604, 420), Gradient("#b4cdd5", "#8fb1be"))
    for _ in range(60):
        y, x = float(canvas.rng.uniform(496, 720)), float(canvas.rng.uniform(-40, 1500))
        canvas.paint(stroke([(x, y), (x + float(canvas.rng.uniform(40, 180)), y)], 2.4, False), WHITE, 0.5)


def winter_run(path: str) -> Canvas:
    """The winding lake road in winter: bare trees, far hills, a road sign and the title."""
    canvas = Canvas(path, 1600, 900, Gradient("#c9d9e0", "#f3ead8"))
    canvas.paint(ellipse(1180, 250, 78), "#f0b27a", 0.9)
    _hills_and_lake(canvas)
    shore = curve(drawn("-20,640 240,600 560,640 900,600 1240,536 1640,520"))
    bank = polygon([*shore, (1640, 920), (-20, 920)])
    canvas.paint(bank, Gradient("#d8c9a2", "#b59f70"))
    canvas.shade(bank, "#8c7545", 0.3, 90, 0.7)
    upper = curve(drawn("1640,548 1340,566 1080,620 900,690 620,720 330,790 160,920"))
    lower = curve(drawn("760,920 860,820 1080,740 1240,660 1420,606 1640,582"))
    road = polygon(upper + lower)
    canvas.shadow(road, 0, 5, 5, 0.2)
    canvas.paint(road, "#b8433a")
    canvas.mottle(road, 0.05, 8)
    middle = drawn("1640,565 1360,590 1150,650 980,740 720,780 530,860 460,920")
    canvas.paint(stroke(middle, (3, 5, 10)), WHITE, 0.85)
    for x, foot, tall in (
        (1420, 566, 170),
        (1240, 580, 210),
        (1530, 660, 330),
        (1010, 612, 240),
        (1330, 760, 470),
        (26, 760, 430),
    ):
        _bare_tree(canvas, x, foot, tall)
    _park_sign(canvas, 1120, 850)
    canvas.write("冬季健步走", "song-bold", 150, 196, 190, NAVY, "lm", 8)
    canvas.paint(rect(200, 298, 90, 7), RED)
    canvas.write("2013年12月7日", "hei-bold", 44, 314, 302, NAVY, "lm", 2)
    return canvas


def _bare_tree(canvas: Canvas, x: float, foot: float, tall: float) -> None:
    canvas.paint(ellipse(x, foot, tall * 0.12, tall * 0.014).softened(4), "#1b1208", 0.3)
    things.solid(
        canvas,
        stroke(
            [(x, foot), (x + tall * 0.015, foot - tall * 0.3), (x, foot - tall * 0.55)],
            (tall * 0.06, tall * 0.042, tall * 0.03),
        ),
        "#5b4636",
        0.4,
    )

    def grow(px: float, py: float, angle: float, length: float, width: float, depth: int) -> None:
        tip = (px + float(np.cos(angle)) * length, py + float(np.sin(angle)) * length)
        canvas.paint(stroke([(px, py), tip], (width, width * 0.6), smooth=False), "#5b4636")
        if depth:
            for turn in (-0.42, 0.36):
                bend = turn + float(canvas.rng.normal(0, 0.12))
                grow(tip[0], tip[1], angle + bend, length * 0.72, width * 0.6, depth - 1)
        elif canvas.rng.random() < 0.3:
            canvas.paint(ellipse(tip[0], tip[1] + 3, max(tall * 0.008, 2.4), max(tall * 0.012, 3.2), 30), "#c8762e")

    for angle in (-2.1, -1.57, -1.0):
        grow(x, foot - tall * 0.5, angle, tall * 0.17, tall * 0.024, 4)


def _park_sign(canvas: Canvas, x: float, foot: float) -> None:
    for dx in (-120, 108):
        paper.wood(canvas, rect(x + dx, foot - 150, 18, 150), "#7a4f2d", "#3b2210", False)
    plate = rect(x - 176, foot - 236, 352, 112, 10)
    canvas.shadow(plate, 5, 10, 10, 0.32)
    paper.wood(canvas, plate, Gradient("#9a6a3e", "#7a4f2d"), "#45280f")
    canvas.write("南湖环湖路", "wenkai-bold", 57, x, foot - 180, "#fdf2d6", tracking=5)
