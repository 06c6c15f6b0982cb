"""Posters and covers of speech and song: microphone, spotlight, choir, staff and piano."""

from __future__ import annotations

import numpy as np

from pictures import paper, people, things
from pictures.canvas import Canvas, Gradient
from pictures.music import _ribbon, clef
from pictures.palette import DEEP_RED, GOLD, VERMILION, WHITE
from pictures.shapes import Point, Shape, curve, ellipse, polygon, rect, stroke


def beam(canvas: Canvas, apex: Point, left: Point, right: Point, colour: str, alpha: float, soft: float = 10) -> None:
    """Throw a soft-edged beam of light."""
    cone = polygon([(apex[0] - 8, apex[1]), (apex[0] + 8, apex[1]), right, left]).softened(soft)
    height = cone.mask.shape[0]
    fade = np.linspace(1, 0.25, height, dtype=np.float32)[:, None]
    canvas.paint(Shape(cone.x, cone.y, cone.mask * fade), colour, alpha)


def speech_activity(path: str) -> Canvas:
    """Red stage with a standing microphone and the title."""
    canvas = Canvas(path, 1600, 900, DEEP_RED)
    things.curtain(canvas, rect(-2, -2, 1604, 720), "#a3201a", "#5c0e0c", 54)
    beam(canvas, (1120, -40), (900, 800), (1360, 800), "#ffe3ae", 0.42, 18)
    stage = polygon([(-2, 716), (1602, 716), (1602, 902), (-2, 902)])
    paper.wood(canvas, stage, Gradient("#b0703e", "#7b4824"), "#4a260f", True, 0.4)
    canvas.paint(rect(-2, 710, 1604, 9), "#4a0c0a", 0.8)
    canvas.paint(ellipse(1130, 802, 240, 44).softened(14), "#ffe9bd", 0.5)
    things.microphone(canvas, 1130, 806, 560, "#17181b", 0.05)
    for x, way in ((-40, 1), (1640, -1)):
        drape = polygon(
            curve(
                [
                    (x, -10),
                    (x + way * 250, -10),
                    (x + way * 190, 260),
                    (x + way * 90, 470),
                    (x + way * 130, 740),
                    (x, 740),
                ]
            )
        )
        canvas.shadow(drape, 8, 6, 18, 0.4)
        things.curtain(canvas, drape, "#8c1812", "#430807", 40)
    for left in range(-40, 1700, 180):
        scallop = ellipse(left + 90, -10, 108, 96)
        canvas.shadow(scallop, 0, 8, 10, 0.35)
        things.curtain(canvas, scallop, "#96190f", "#4c0a08", 30)
        canvas.paint(stroke([(left - 14, 10), (left + 90, 90), (left + 194, 10)], 5), GOLD, 0.9)
    canvas.write("“我的城管", "song-bold", 140, 212, 276, "#fdf0d2", "lm", 6)
    canvas.write("我的家”", "song-bold", 140, 350, 448, "#fdf0d2", "lm", 6)
    canvas.paint(rect(286, 552, 64, 5), GOLD)
    canvas.write("演讲比赛", "hei-bold", 52, 378, 556, GOLD, "lm", 14)
    canvas.write("2013年5月17日　机关多功能厅", "hei-bold", 37, 286, 634, "#fbe7c6", "lm", 2)
    return canvas


def speech_news(path: str) -> Canvas:
    """Warm orange poster with a microphone in a flat spotlight."""
    canvas = Canvas(path, 1440, 960, Gradient("#e88d3c", "#d96f24"))
    canvas.paint(polygon([(330, -10), (430, -10), (760, 800), (20, 800)]), "#f6b564", 0.75)
    canvas.paint(polygon([(356, -10), (404, -10), (610, 800), (170, 800)]), "#fbd592", 0.7)
    floor = rect(-2, 740, 1444, 222)
    canvas.paint(floor, Gradient("#b9501a", "#93390f"))
    canvas.paint(ellipse(390, 800, 360, 62), "#f6b564", 0.85)
    canvas.paint(ellipse(390, 800, 214, 36), "#fbd592", 0.85)
    canvas.shade(rect(-2, -2, 1444, 744), "#a8430f", 0.3, 0, 0.7)
    things.microphone(canvas, 390, 806, 600, "#2a2320", 0.06)
    for step, size in enumerate((70, 118, 166, 214)):
        arc = ellipse(428, 242, size) - ellipse(428, 242, size - 7)
        wedge = polygon([(428, 242), (428 + 320, 242 - 130), (428 + 320, 242 + 90)])
        canvas.paint(arc & wedge, WHITE, 0.85 - step * 0.17)
    canvas.write("我的城管", "song-bold", 150, 740, 300, "#fff7e4", "lm", 6)
    canvas.write("我的家", "song-bold", 150, 740, 480, "#fff7e4", "lm", 6)
    canvas.paint(rect(744, 596, 560, 4), "#fff7e4", 0.9)
    canvas.write("演讲比赛", "hei-bold", 54, 744, 650, "#5a1f08", "lm", 20)
    canvas.write("12名选手", "hei-bold", 40, 1304, 651, "#fff7e4", "rm", 3)
    paper.stock(canvas, 0.02)
    return canvas


def _choir(canvas: Canvas) -> None:
    """Draw the steps and three rows of singers."""
    for row in range(4):
        y = 586 + row * 84
        step = polygon([(720 - row * 70, y), (1640, y), (1640, y + 90), (720 - row * 70, y + 90)])
        canvas.paint(step, ("#8c1812", "#7a120f", "#66100d", "#530c0a")[row])
        canvas.shade(step, "#2b0403", 0.4, 90, 0.6)
        canvas.paint(rect(720 - row * 70, y, 960, 5), "#e9b96a", 0.9)
    for row, (y, count, start, gap) in enumerate(((586, 9, 806, 88), (670, 10, 760, 88), (754, 10, 724, 92))):
        for index in range(count):
            people.singer(
                canvas,
                start + index * gap,
                y + 74,
                232,
                "#fbf6ea",
                people.HAIR,
                ("#2c3a52", "#28354c", "#243046")[row],
            )


def choir_activity(path: str) -> Canvas:
    """Vermilion poster: choir steps as flat bands, a staff sweeping over them."""
    canvas = Canvas(path, 1600, 900, Gradient(VERMILION, "#a8201a"))
    canvas.paint(ellipse(1240, 560, 470), "#d9573f", 0.6)
    canvas.paint(ellipse(1240, 560, 330), "#e47a53", 0.55)
    _choir(canvas)
    notes = (
        (0.06, 1, 0),
        (0.16, 3, 2),
        (0.3, 2, 1),
        (0.42, 0, 0),
        (0.54, 2, 2),
        (0.68, 3, 0),
        (0.78, 1, 1),
        (0.9, 2, 2),
    )
    _ribbon(
        canvas,
        "#fbe3b4",
        notes,
        [(640.0, 300.0), (860.0, 210.0), (1080.0, 260.0), (1330.0, 170.0), (1660.0, 190.0)],
        25,
        3,
    )
    canvas.write_down("唱支山歌", "song-bold", 142, 400, 92, "#fdf1d6", gap=8)
    canvas.write_down("给党听", "song-bold", 142, 216, 242, "#fdf1d6", gap=8)
    canvas.write("歌咏会", "hei-bold", 44, 110, 790, "#fbd48c", "lm", 10)
    canvas.write("2013年7月1日", "hei-bold", 44, 308, 790, "#fdf1d6", "lm", 2)
    paper.stock(canvas, 0.018)
    return canvas


def choir_news(path: str) -> Canvas:
    """Three rows of singers in silhouette before a red curtain, a staff of notes above."""
    canvas = Canvas(path, 1440, 960, DEEP_RED)
    things.curtain(canvas, rect(-2, -2, 1444, 870), "#a8201a", "#5a0d0b", 60)
    canvas.paint(ellipse(720, 620, 760, 420).softened(120), "#f2a65a", 0.32)
    notes = (
        (0.1, 2, 0),
        (0.2, 3, 1),
        (0.31, 1, 2),
        (0.46, 3, 0),
        (0.56, 2, 2),
        (0.7, 0, 0),
        (0.8, 3, 1),
        (0.9, 2, 0),
    )
    middle = [(-40.0, 350.0), (300.0, 300.0), (640.0, 356.0), (1000.0, 296.0), (1480.0, 340.0)]
    _ribbon(canvas, "#f7d48b", notes, middle, 23, 2.8)
    clef(canvas, 66, 350, 40, "#f7d48b")
    for row, (y, count, gap) in enumerate(((770, 13, 92), (850, 12, 98), (940, 11, 106))):
        start = 720 - (count - 1) * gap / 2
        platform = rect(start - 90, y - 8, (count - 1) * gap + 180, 130)
        canvas.paint(platform, ("#4a0d0a", "#3c0a08", "#2f0706")[row])
        canvas.paint(rect(start - 90, y - 8, (count - 1) * gap + 180, 4), "#e2a95a", 0.8)
        for index in range(count):
            tall = 300 + row * 10 + float(canvas.rng.normal(0, 6))
            people.singer(
                canvas,
                start + index * gap,
                y + 6,
                tall,
                ("#5c1411", "#430d0b", "#2a0807")[row],
                ("#2b0605", "#200404", "#150303")[row],
            )
    canvas.write("唱支山歌给党听", "song-bold", 122, 720, 144, "#fdf0d2", tracking=12)
    canvas.paint(rect(640, 228, 160, 4), GOLD)
    return canvas
