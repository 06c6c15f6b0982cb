"""Still lifes: the scholar's desk, the bookshelf, the evening lamp, the shelf at the window, the couplet table."""

from __future__ import annotations

import numpy as np

from pictures import calligraphy as hand
from pictures import paper, things
from pictures.canvas import Canvas, Gradient
from pictures.palette import DARK_WOOD, GOLD, GREEN, INDIGO, INK, OCHRE, RED
from pictures.shapes import Point, blob, ellipse, polygon, rect, stroke


def writing_brush(
    canvas: Canvas, tip: Point, end: Point, size: float, wet: bool = True, tube: str = "#b98a4e"
) -> None:
    """Draw a writing brush lying from its tip to its end, seen from above."""
    tip_at, end_at = np.asarray(tip), np.asarray(end)
    along = (end_at - tip_at) / float(np.hypot(*(end_at - tip_at)))

    def at(part: float) -> Point:
        place = tip_at + along * part
        return float(place[0]), float(place[1])

    length = float(np.hypot(*(end_at - tip_at)))
    shaft = stroke([at(size * 4.2), at(length)], (size * 1.0, size * 0.92), smooth=False)
    hair = stroke(
        [at(0), at(size * 1.4), at(size * 3.0), at(size * 4.4)], (0.8, size * 0.9, size * 1.3, size * 1.0)
    )
    canvas.shadow(shaft | hair, 5, 9, 7, 0.4)
    canvas.paint(shaft, tube)
    canvas.paint(stroke([at(size * 4.4), at(length - 4)], size * 0.22, False), "#ffffff", 0.35)
    canvas.paint(stroke([at(size * 4.2), at(size * 5.2)], size * 1.12, False), "#3a2417")
    canvas.paint(stroke([at(length - size * 0.9), at(length)], size * 1.08, False), "#3a2417")
    canvas.paint(hair, "#e9dcc0" if not wet else "#cdbfa2")
    if wet:
        canvas.paint(
            stroke([at(0), at(size * 1.4), at(size * 2.5)], (0.8, size * 0.9, size * 1.2)), "#1b1a1a", 0.95
        )


def ink_stone(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw an inkstone from above with its pool of ink."""
    body = rect(x, y, width, height, width * 0.1)
    canvas.shadow(body, 8, 14, 12, 0.45)
    canvas.paint(body, Gradient("#54545a", "#36363b", 60))
    canvas.mottle(body, 0.09, 14)
    canvas.paint(
        rect(x + width * 0.05, y + height * 0.035, width * 0.9, height * 0.93, width * 0.08), "#2b2b30"
    )
    slope = rect(x + width * 0.1, y + height * 0.07, width * 0.8, height * 0.86, width * 0.07)
    canvas.paint(slope, Gradient("#222226", "#45454b", 90))
    pool = ellipse(x + width / 2, y + height * 0.27, width * 0.36, height * 0.17)
    canvas.paint(pool, "#0b0b0d")
    canvas.paint(
        ellipse(x + width * 0.42, y + height * 0.22, width * 0.12, height * 0.03, -14).softened(3),
        "#ffffff",
        0.4,
    )


def paperweight(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw a hardwood paperweight with a brass line."""
    body = rect(x, y, width, height, 5)
    canvas.shadow(body, 5, 9, 8, 0.4)
    paper.wood(canvas, body, Gradient("#6f3a22", "#4b2414", 20), "#240e06", width > height)
    canvas.paint(
        rect(x + 5, y + 5, width - 10, height - 10, 3) - rect(x + 7, y + 7, width - 14, height - 14, 2),
        "#c99a4a",
        0.9,
    )


def seal_stone(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a seal standing on the table beside its tin of red paste, from above."""
    tin = ellipse(x, y, size * 0.8)
    canvas.shadow(tin, 6, 10, 9, 0.4)
    canvas.paint(tin, Gradient("#f7f5ee", "#c8cdd0", 50))
    canvas.paint(ellipse(x, y, size * 0.72) - ellipse(x, y, size * 0.69), INDIGO, 0.8)
    canvas.paint(ellipse(x, y, size * 0.6), Gradient("#c93a2a", "#9a1d14", 60))
    canvas.mottle(ellipse(x, y, size * 0.6), 0.1, 10)
    stone = rect(x + size * 1.15, y - size * 0.42, size * 0.84, size * 0.84, 5)
    canvas.shadow(stone, 7, 12, 9, 0.42)
    canvas.paint(stone, Gradient("#d9b98a", "#a67848", 50))
    canvas.paint(ellipse(x + size * 1.57, y, size * 0.26), Gradient("#e8cfa5", "#b88a58", 50))
    canvas.shade(stone, "#4a2a12", 0.3, 50, 0.3)


def _rest(canvas: Canvas, x: float, y: float, size: float) -> None:
    ridge = blob(
        [
            (x - size, y + size * 0.16),
            (x - size * 0.7, y - size * 0.2),
            (x - size * 0.36, y + size * 0.02),
            (x, y - size * 0.36),
            (x + size * 0.36, y + size * 0.02),
            (x + size * 0.7, y - size * 0.2),
            (x + size, y + size * 0.16),
            (x, y + size * 0.26),
        ]
    )
    canvas.shadow(ridge, 5, 9, 8, 0.4)
    canvas.paint(ridge, Gradient("#cfe0e4", "#7d9fb0"))
    canvas.shade(ridge, "#1f3c4c", 0.4, 60, 0.3)


def calligraphy_group(path: str) -> Canvas:
    """A long desk from above: felt, rice paper with four characters, stone, brushes, weights, seal."""
    canvas = Canvas(path, 1440, 960)
    paper.wood(canvas, rect(-2, -2, 1444, 964), Gradient("#9a6238", "#7e4c29"), "#4b2811", True, 0.4)
    mat = rect(84, 92, 1060, 776, 4)
    canvas.shadow(mat, 5, 9, 10, 0.4)
    paper.felt(canvas, mat, "#7d8c86")
    canvas.paint(mat - rect(92, 100, 1044, 760, 3), "#5d6b66", 0.7)
    sheet = rect(150, 236, 928, 470)
    canvas.shadow(sheet, 5, 9, 9, 0.35)
    paper.rice_paper(canvas, sheet, "#f6f1e4", 0.3)
    for index, mark in enumerate("静以修身"):
        form = hand.glyph(mark, "kai", 196, 5.6, float(canvas.rng.normal(0, 0.6)))
        hand.character(canvas, form, 268 + index * 204, 470, 196, 0.2 if index == 2 else 0)
    hand.small(canvas, "癸巳夏书法小组", 23, 1030, 300, 4)
    hand.seal(canvas, "静", 1013, 506, 36)
    paperweight(canvas, 150, 190, 420, 40)
    paperweight(canvas, 640, 716, 420, 40)
    ink_stone(canvas, 1194, 110, 180, 250)
    _rest(canvas, 1272, 506, 100)
    writing_brush(canvas, (1206, 430), (1236, 790), 15)
    writing_brush(canvas, (1274, 420), (1288, 806), 12, True, "#7a3b22")
    writing_brush(canvas, (1340, 436), (1344, 780), 10, False, "#d0a869")
    seal_stone(canvas, 1232, 872, 46)
    return canvas


def calligraphy_news(path: str) -> Canvas:
    """A single large character on gridded paper, on indigo cloth, with stone, rest and three brushes."""
    canvas = Canvas(path, 1600, 900, "#2a3c5a")
    cloth = rect(-2, -2, 1604, 904)
    paper.felt(canvas, cloth, "#2f4365")
    canvas.shade(cloth, "#0d1626", 0.4, 40, 0.1)
    sheet = polygon([(250, 66), (968, 44), (996, 846), (276, 872)])
    canvas.shadow(sheet, 9, 16, 16, 0.5)
    paper.rice_paper(canvas, sheet, "#f7f2e6", 0.3)
    _grid(canvas, (340, 142), (886, 126), (904, 766), (358, 784))
    form = hand.glyph("永", "kai", 520, 11, 1.4)
    hand.character(canvas, form, 622, 456, 520, 0.07)
    hand.seal(canvas, "书法小组", 906, 760, 56)
    ink_stone(canvas, 1120, 96, 216, 300)
    _rest(canvas, 1300, 560, 124)
    for index, (tube, wet, size) in enumerate(
        (("#b98a4e", True, 17), ("#7a3b22", True, 14), ("#d5b071", False, 12))
    ):
        x = 1220 + index * 80
        writing_brush(
            canvas, (x - 20 + index * 6, 474 + index * 8), (x + 22 - index * 16, 872), size, wet, tube
        )
    paperweight(canvas, 136, 230, 46, 420)
    return canvas


def _grid(canvas: Canvas, *corners: Point) -> None:
    """Draw the red practice grid with its cross and diagonals."""
    loop = [*corners, corners[0]]
    canvas.paint(stroke(loop, 4, smooth=False), "#b8352a", 0.8)
    mids = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(loop[:-1], loop[1:], strict=True)]
    for start, end in (
        (mids[0], mids[2]),
        (mids[1], mids[3]),
        (corners[0], corners[2]),
        (corners[1], corners[3]),
    ):
        for part in np.linspace(0, 0.97, 34):
            ends = [
                (start[0] + (end[0] - start[0]) * p, start[1] + (end[1] - start[1]) * p)
                for p in (part, part + 0.016)
            ]
            canvas.paint(stroke(ends, 2, smooth=False), "#b8352a", 0.6)


def reading_group(path: str) -> Canvas:
    """Three-tier bookshelf, an open book, a green lamp, a white cup."""
    canvas = Canvas(path, 1600, 900, Gradient("#d9cdb4", "#cbbb9b"))
    canvas.shade(rect(-2, -2, 1604, 904), "#5a4630", 0.25, 0, 0.2)
    for foot in things.shelf(canvas, 110, 40, 1080, 660, 3):
        things.books(canvas, 130, foot, 1040, 172)
    canvas.paint(ellipse(1330, 420, 330, 360).softened(110), "#fff0bd", 0.36)
    desk = rect(-2, 700, 1604, 204)
    paper.wood(canvas, desk, Gradient("#a66f42", "#7b4d2a"), "#4d2b14", True, 0.4)
    canvas.paint(rect(-2, 696, 1604, 10), "#c79663")
    canvas.paint(rect(-2, 706, 1604, 10).softened(4), "#2b160a", 0.4)
    things.desk_lamp(canvas, 1366, 780, 420, GREEN, 0.5)
    things.open_book(canvas, 720, 796, 430)
    things.teacup(canvas, 1080, 812, 110)
    return canvas


def reading_news(path: str) -> Canvas:
    """Evening corner of the reading room: coloured spines between book ends, lamp, open book, tea."""
    canvas = Canvas(path, 1440, 960, Gradient("#4b5a6b", "#36434f"))
    glass = things.window(canvas, 110, 60, 560, 460, Gradient("#3d4f7c", "#e79a64"))
    canvas.paint(ellipse(250, 440, 46) & glass, "#f7c777", 0.9)
    for x, width, height in (
        (110, 90, 120),
        (190, 70, 190),
        (320, 110, 150),
        (440, 60, 230),
        (520, 90, 130),
        (600, 70, 170),
    ):
        canvas.paint(rect(x, 520 - height, width, height) & glass, "#2a3450")
        for _ in range(7):
            px, py = x + canvas.rng.uniform(8, width - 14), 520 - canvas.rng.uniform(16, height - 10)
            canvas.paint(rect(float(px), float(py), 7, 9) & glass, "#f6cf7e", 0.85)
    things.bars(canvas, 110, 60, 560, 460, 2, False)
    canvas.paint(ellipse(1120, 470, 430, 420).softened(150), "#ffd890", 0.5)
    desk = rect(-2, 706, 1444, 260)
    paper.wood(canvas, desk, Gradient("#8f5c36", "#5f391e"), "#371c0c", True, 0.42)
    canvas.paint(rect(-2, 702, 1444, 9), "#bd8a58")
    canvas.paint(ellipse(1100, 800, 460, 110).softened(50), "#ffdf9c", 0.34)
    things.desk_lamp(canvas, 1250, 770, 450, "#a8201a", 0.8)
    x = 748.0
    canvas.paint(polygon([(716, 722), (716, 520), (742, 520), (742, 722)]), INK)
    for colour, width, tall in (
        (RED, 44, 250),
        ("#d9c7a0", 32, 224),
        (INDIGO, 50, 270),
        (GREEN, 36, 236),
        (OCHRE, 46, 258),
        ("#52606d", 30, 216),
        ("#7a3b2e", 40, 246),
    ):
        things.spine(canvas, x, 722, width, tall, colour)
        x += width + 2
    canvas.paint(polygon([(x + 2, 722), (x + 2, 520), (x + 28, 520), (x + 28, 722)]), INK)
    things.open_book(canvas, 520, 826, 470)
    things.teacup(canvas, 930, 840, 112, True, GREEN)
    return canvas


def lighting_corner(path: str) -> Canvas:
    """A two-tier shelf by the window; outside a lit street lamp under a deep blue sky."""
    canvas = Canvas(path, 1440, 960, Gradient("#d8cdb6", "#c7b799"))
    canvas.paint(rect(-2, 836, 1444, 126), Gradient("#a67c52", "#85603c"))
    canvas.paint(rect(-2, 822, 1444, 16), "#ede3cf")
    glass = things.window(canvas, 690, 70, 640, 640, Gradient("#142347", "#31508a"))
    for _ in range(50):
        px, py = canvas.rng.uniform(700, 1320), canvas.rng.uniform(76, 420)
        canvas.paint(
            ellipse(float(px), float(py), float(canvas.rng.uniform(0.8, 2.0))) & glass, "#ffffff", 0.75
        )
    for x, width, height in (
        (690, 120, 190),
        (800, 90, 260),
        (900, 130, 160),
        (1130, 100, 230),
        (1220, 120, 170),
    ):
        canvas.paint(rect(x, 710 - height, width, height) & glass, "#101b36")
    for size, alpha in ((230, 0.22), (150, 0.3), (84, 0.5)):
        canvas.paint(ellipse(1090, 250, size).softened(size * 0.5) & glass, "#ffcf70", alpha)
    pole = stroke([(1000, 720), (1000, 214), (1016, 196), (1090, 226)], 11, smooth=False) & glass
    canvas.paint(pole, "#0a0f1d")
    canvas.paint(ellipse(1092, 234, 46, 15, 10) & glass, "#0a0f1d")
    canvas.paint(ellipse(1092, 242, 36, 10, 10) & glass, "#fff1c4")
    things.bars(canvas, 690, 70, 640, 640, 2)
    light = polygon([(700, 740), (1320, 740), (1240, 960), (470, 960)]).softened(30)
    canvas.paint(light, "#ffd98c", 0.24)
    for foot in things.shelf(canvas, 96, 320, 500, 524, 2):
        things.books(canvas, 118, foot, 456, 216)
    canvas.paint(rect(140, 844, 30, 16), DARK_WOOD)
    canvas.paint(rect(522, 844, 30, 16), DARK_WOOD)
    _corner_sign(canvas)
    things.potted(canvas, 500, 322, 170, "#e9e3d4", GREEN, 9)
    things.potted(canvas, 1360, 890, 240, OCHRE, GREEN)
    return canvas


def _corner_sign(canvas: Canvas) -> None:
    plate = rect(150, 240, 240, 80, 4)
    canvas.shadow(plate, 4, 6, 6, 0.3)
    paper.wood(canvas, plate, Gradient("#c69660", "#a8763f"), "#6b4420")
    canvas.write("图书角", "wenkai-bold", 48, 270, 280, "#4a2712", tracking=8)


def spring_couplets(path: str) -> Canvas:
    """A long table with red couplets, brushes, a dish of ink, small lanterns."""
    canvas = Canvas(path, 1600, 900)
    paper.wood(canvas, rect(-2, -2, 1604, 904), Gradient("#b98656", "#9a6a3e"), "#5f3b1d", True, 0.36)
    mat = rect(60, 150, 1290, 610, 4)
    canvas.shadow(mat, 5, 9, 10, 0.35)
    paper.felt(canvas, mat, "#d9d2c0")
    for index, (words, y) in enumerate((("春回洞庭暖", 196), ("风正巴陵清", 472))):
        strip = rect(110, y, 1190, 238)
        canvas.shadow(strip, 6, 11, 10, 0.38)
        canvas.paint(strip, Gradient("#c3271d", "#b01d15", 20))
        canvas.mottle(strip, 0.05, 60)
        paper.crackle(canvas, strip, 900, "#f0bf5a", 0.75)
        canvas.paint(rect(122, y + 12, 1166, 214) - rect(126, y + 16, 1158, 206), "#e9b64e", 0.8)
        for place, mark in enumerate(words):
            form = hand.glyph(mark, "xingkai", 186, 1.6, float(canvas.rng.normal(0, 0.7)))
            hand.character(
                canvas, form, 246 + place * 229, y + 119, 186, 0.22 if (place + index) % 3 == 2 else 0
            )
    ink_stone(canvas, 1410, 210, 140, 196)
    dish = ellipse(1478, 512, 62)
    canvas.shadow(dish, 6, 10, 9, 0.4)
    canvas.paint(dish, Gradient("#fbfaf5", "#d3d5d2", 50))
    canvas.paint(ellipse(1478, 512, 46), "#141416")
    canvas.paint(ellipse(1466, 500, 14, 6, -20).softened(3), "#ffffff", 0.5)
    writing_brush(canvas, (1424, 590), (1452, 872), 15)
    writing_brush(canvas, (1500, 600), (1520, 866), 12, True, "#7a3b22")
    for x in (250, 800, 1350):
        _lantern(canvas, x, 68, 50)
    return canvas


def _lantern(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Draw a small lantern lying on the table's far edge."""
    body = ellipse(x, y, size * 1.1, size * 0.86)
    canvas.shadow(body, 5, 10, 10, 0.4)
    canvas.paint(body, Gradient("#dc3a2a", "#a3170f"))
    for part in (0.3, 0.66):
        rib = ellipse(x, y, size * 1.1 * part, size * 0.86) - ellipse(
            x, y, size * 1.1 * part - 2.4, size * 0.86 - 1
        )
        canvas.paint(rib, "#f1bd5c", 0.7)
    for side in (-1, 1):
        canvas.paint(rect(x + side * size * 1.12 - 7, y - size * 0.36, 14, size * 0.72, 3), GOLD)
    for step in range(-3, 4):
        line = [
            (x + size * 1.25, y + step * 4),
            (x + size * 1.62, y + step * 6),
            (x + size * 2.0, y + step * 8 + 4),
        ]
        canvas.paint(stroke(line, 2.6), "#e2a63a")
