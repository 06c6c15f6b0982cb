"""Views of Yueyang in ink: lake, tower, island, hill, pagoda and bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures import buildings, lakeside, plants, townscape
from pictures import calligraphy as hand
from pictures import landscape as ink
from pictures.brush import INK, dots, foliage, touch, wash
from pictures.landscape import Peak
from pictures.shapes import blob, polygon, rect, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas

BLUE, GREEN, GREY = "#4c6472", "#4d6650", "#565c5f"


def _title(canvas: Canvas, words: str, x: float, y: float, size: float, mark: str = "岳阳城管") -> None:
    end = hand.column(canvas, words, "xingkai", size, x, y, size * 0.06, size / 90, 0.0, swing=0.6)
    hand.seal(canvas, mark, x - size * 0.36, end + size * 0.3, size * 0.72)


def dongting_lake(path: str) -> Canvas:
    """The wide lake: a few sails, a far sandbar, geese."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 372, [Peak(120, 60, 240), Peak(420, 96, 200), Peak(700, 40, 260)], 0.5)
    ink.mountains(canvas, far, 46, BLUE, 0.32, 0.3)
    near = ink.crest(canvas, 382, [Peak(40, 44, 160), Peak(300, 34, 150)], 0.5)
    ink.mountains(canvas, near, 30, BLUE, 0.5, 0.4)
    ink.mist(canvas, 384, 26, 0.9)
    ink.lake_tone(canvas, 384, "#6f8891", 0.3)
    bar = blob([(640, 470), (760, 462), (960, 458), (1150, 462), (1290, 470), (1100, 478), (860, 480)])
    wash(canvas, bar.softened(2), "#6e6a52", 0.7)
    canvas_dots = [(float(canvas.rng.uniform(690, 1230)), float(canvas.rng.normal(459, 3))) for _ in range(150)]
    dots(canvas, canvas_dots, 9, 0.6, "#3f4a3c")
    ink.water(canvas, 430, 950, 0.34)
    lakeside.sail(canvas, 330, 620, 150)
    lakeside.sail(canvas, 500, 540, 74, 0.6)
    lakeside.sail(canvas, 590, 512, 46, 0.45)
    lakeside.sail(canvas, 900, 690, 112, 0.8)
    lakeside.geese(canvas, 820, 210, 11, 15)
    touch(canvas, [(-20, 900), (160, 868), (340, 905)], (6, 26, 4), 0.4, GREY, 3, 0.5)
    _reeds(canvas, 40, 900, 24, 150)
    _title(canvas, "洞庭湖", 1300, 84, 84)
    return canvas


def _reeds(canvas: Canvas, x: float, y: float, count: int, size: float) -> None:
    for _ in range(count):
        start = x + canvas.rng.uniform(-30, 230), y + canvas.rng.uniform(-12, 26)
        tall = size * canvas.rng.uniform(0.5, 1.1)
        tip = start[0] + tall * canvas.rng.uniform(0.1, 0.4), start[1] - tall
        touch(canvas, [start, (start[0] + 4, start[1] - tall * 0.5), tip], (3, 2, 1), 0.7, INK, 0.4)
        if canvas.rng.random() < 0.5:
            head = [tip, (tip[0] + 14, tip[1] + 10), (tip[0] + 26, tip[1] + 26)]
            touch(canvas, head, (3, 8, 2), 0.45, "#7a5f3c", 1.5, 0.4)


def _grove(canvas: Canvas, x: float, y: float, half: float, rise: float, count: int) -> None:
    for part in range(count):
        px, py = x + canvas.rng.uniform(-half, half), y - rise + 2 * rise * part / count
        foliage(canvas, px, py, float(canvas.rng.uniform(20, 34)), "#3d5345", 0.66, 0.6)


def yueyang_tower(path: str) -> Canvas:
    """The tower on its terrace above the water."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 520, [Peak(90, 190, 260), Peak(470, 120, 220), Peak(1250, 90, 200)], 0.5)
    ink.mountains(canvas, far, 90, BLUE, 0.34, 0.5)
    ink.mist(canvas, 520, 60, 0.9)
    ink.lake_tone(canvas, 640, "#71888e", 0.3)
    shore = polygon([(560, 800), (700, 742), (1440, 726), (1440, 862), (1100, 842), (760, 822)])
    wash(canvas, shore.softened(5), "#5c5a4c", 0.6)
    buildings.terrace(canvas, 980, 640, 380, 120)
    buildings.tower(canvas, 980, 630, 520)
    _grove(canvas, 596, 690, 64, 40, 26)
    _grove(canvas, 1384, 672, 60, 62, 30)
    for _ in range(46):
        px, part = float(canvas.rng.uniform(570, 1440)), float(canvas.rng.uniform(0, 1))
        py, size = 806 + part * 24 + (px - 570) * 0.012, float(canvas.rng.uniform(7, 20))
        stone = blob(
            [
                (px - size, py + 4),
                (px - size * 0.5, py - size * 0.6),
                (px + size * 0.5, py - size * 0.5),
                (px + size, py + 4),
                (px, py + 7),
            ]
        )
        buildings.lay(canvas, stone, "#55534c", 0.85)
    ink.reflection(canvas, 834, 120, 0.5)
    ink.water(canvas, 700, 950, 0.36)
    lakeside.sampan(canvas, 350, 800, 130)
    lakeside.sail(canvas, 180, 640, 62, 0.5)
    _title(canvas, "岳阳楼", 150, 84, 96)
    return canvas


def junshan_island(path: str) -> Canvas:
    """The island like a green shell on the water, bamboo in the foreground."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 420, [Peak(1300, 70, 320), Peak(940, 36, 300)], 0.4)
    ink.mountains(canvas, far, 40, BLUE, 0.28, 0.3)
    ink.lake_tone(canvas, 470, "#6f8a8d", 0.26)
    peaks = [
        Peak(620, 190, 150),
        Peak(780, 236, 150),
        Peak(930, 176, 140),
        Peak(1060, 110, 110),
        Peak(500, 90, 110),
    ]
    ridge = ink.crest(canvas, 560, peaks, 0.22)
    ink.mountains(canvas, ridge, 120, "#3f6660", 0.75, 0.6, 0.3, 562)
    ink.mountains(canvas, ridge, 60, INK, 0.3, 0.8, 0.3, 562)
    ink.forest(canvas, ridge, 440, 1130, 90, 15, 150, 0.62)
    townscape.pavilion(canvas, 712, 400, 62, 2)
    canvas.paint(polygon([(-10, 568), (1450, 568), (1450, 980), (-10, 980)]).softened(2), "#ece7d9", 0.98)
    ink.lake_tone(canvas, 562, "#6f8a8d", 0.3)
    ink.reflection(canvas, 562, 170, 0.62)
    ink.mist(canvas, 566, 14, 0.7)
    ink.water(canvas, 560, 950, 0.36)
    lakeside.sampan(canvas, 1090, 760, 120)
    plants.bamboo(canvas, 96, 980, -40, 24, 60, 0.85, 5, 128)
    plants.bamboo(canvas, 214, 980, 250, 15, -40, 0.4, 4, 100)
    _title(canvas, "君山", 1300, 84, 104)
    return canvas


def jine_hill(path: str) -> Canvas:
    """A densely wooded hill with a pavilion on its top."""
    canvas = ink.sheet(path)
    back = ink.crest(canvas, 700, [Peak(200, 250, 300), Peak(1240, 330, 260)], 0.4)
    ink.mountains(canvas, back, 150, BLUE, 0.34, 0.5)
    ink.mist(canvas, 640, 80, 0.9)
    hill = ink.crest(canvas, 860, [Peak(620, 490, 260), Peak(880, 360, 260), Peak(330, 260, 200)], 0.16)
    ink.mountains(canvas, hill, 230, "#47614d", 0.6, 0.7)
    townscape.pavilion(canvas, 620, float(hill[620]) + 16, 150, 2)
    ink.forest(canvas, hill, 60, 1400, 520, 25, 520, 0.66)
    steps = [(800, 960), (730, 860), (768, 770), (690, 680), (700, 590), (644, 480), (626, 420)]
    canvas.paint(stroke(steps, (30, 24, 18, 13, 10, 7, 5)).softened(1), "#efe9da", 0.9)
    front = ink.crest(canvas, 960, [Peak(150, 150, 260), Peak(1180, 190, 300)], 0.3)
    ink.mountains(canvas, front, 130, INK, 0.7, 0.7)
    ink.mist(canvas, 790, 60, 0.7)
    ink.forest(canvas, front, 0, 1440, 120, 34, 90, 0.85)
    lakeside.geese(canvas, 960, 190, 7, 14)
    _title(canvas, "金鹗山", 1310, 84, 88)
    return canvas


def cishi_pagoda(path: str) -> Canvas:
    """The pagoda by the lake above low roofs."""
    canvas = ink.sheet(path, 960, 1280)
    far = ink.crest(canvas, 860, [Peak(120, 120, 200), Peak(760, 170, 220)], 0.45)
    ink.mountains(canvas, far, 70, BLUE, 0.32, 0.4)
    ink.mist(canvas, 860, 50, 0.9)
    ink.sun(canvas, 240, 330, 58)
    townscape.pagoda(canvas, 560, 1010, 176, 760)
    _grove(canvas, 420, 968, 110, 26, 26)
    _grove(canvas, 740, 964, 110, 30, 26)
    for x, base, width, height, roof in (
        (250, 1020, 150, 54, 34),
        (690, 1024, 190, 58, 40),
        (400, 1044, 170, 56, 38),
        (560, 1064, 200, 62, 42),
        (130, 1060, 180, 58, 40),
        (780, 1076, 200, 60, 42),
    ):
        townscape.house(canvas, x, base, width, height, roof)
    touch(canvas, [(-20, 1072), (300, 1082), (640, 1078), (980, 1090)], (7, 12, 8), 0.8, GREY, 3, 0.4)
    ink.lake_tone(canvas, 1086, "#71888e", 0.3)
    ink.reflection(canvas, 1086, 150, 0.5)
    ink.water(canvas, 1096, 1270, 0.4)
    lakeside.sampan(canvas, 240, 1180, 120)
    _title(canvas, "慈氏塔", 830, 84, 84)
    return canvas


def dongting_bridge(path: str) -> Canvas:
    """The cable-stayed bridge with three towers, boats passing below."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 560, [Peak(160, 70, 260), Peak(620, 50, 240), Peak(1330, 110, 260)], 0.5)
    ink.mountains(canvas, far, 50, BLUE, 0.36, 0.4)
    ink.mist(canvas, 560, 30, 0.85)
    ink.lake_tone(canvas, 572, "#6f8790", 0.3)
    deck = [(-30.0, 604.0), (340.0, 560.0), (720.0, 540.0), (1100.0, 560.0), (1470.0, 604.0)]
    for x in (40, 120, 1320, 1400):
        wash(canvas, rect(x, 585, 9, 66), INK, 0.7)
    townscape.cable_bridge(canvas, deck, [(300, 0.86), (720, 1.12), (1140, 0.86)], 300)
    ink.reflection(canvas, 668, 170, 0.34)
    ink.water(canvas, 600, 950, 0.38)
    lakeside.sampan(canvas, 520, 742, 120)
    lakeside.sail(canvas, 930, 716, 90, 0.75)
    lakeside.sail(canvas, 1010, 690, 52, 0.5)
    lakeside.geese(canvas, 1090, 150, 7, 13)
    touch(canvas, [(-20, 930), (240, 900), (520, 936)], (8, 34, 4), 0.4, GREY, 3, 0.5)
    _reeds(canvas, 60, 930, 18, 120)
    _title(canvas, "洞庭湖大桥", 118, 64, 64)
    return canvas
