"""Still lifes: the desk, the bookshelf, the evening lamp, the shelf at the window, the couplets."""

from __future__ import annotations

from pictures import calligraphy as hand
from pictures import outdoors, paper, reading, things
from pictures.canvas import Canvas, Gradient
from pictures.desk_tools import _grid, _lantern, _rest, ink_stone, paperweight, seal_stone, writing_brush
from pictures.palette import DARK_WOOD, GREEN, INDIGO, INK, OCHRE, RED
from pictures.shapes import ellipse, polygon, rect, stroke


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
    for index, (tube, wet, size) in enumerate((("#b98a4e", True, 17), ("#7a3b22", True, 14), ("#d5b071", False, 12))):
        x = 1220 + index * 80
        writing_brush(canvas, (x - 20 + index * 6, 474 + index * 8), (x + 22 - index * 16, 872), size, wet, tube)
    paperweight(canvas, 136, 230, 46, 420)
    return canvas


def reading_group(path: str) -> Canvas:
    """Three-tier bookshelf, an open book, a green lamp, a white cup."""
    canvas = Canvas(path, 1600, 900, Gradient("#d9cdb4", "#cbbb9b"))
    canvas.shade(rect(-2, -2, 1604, 904), "#5a4630", 0.25, 0, 0.2)
    for foot in reading.shelf(canvas, 110, 40, 1080, 660, 3):
        reading.books(canvas, 130, foot, 1040, 172)
    canvas.paint(ellipse(1330, 420, 330, 360).softened(110), "#fff0bd", 0.36)
    desk = rect(-2, 700, 1604, 204)
    paper.wood(canvas, desk, Gradient("#a66f42", "#7b4d2a"), "#4d2b14", True, 0.4)
    canvas.paint(rect(-2, 696, 1604, 10), "#c79663")
    canvas.paint(rect(-2, 706, 1604, 10).softened(4), "#2b160a", 0.4)
    things.desk_lamp(canvas, 1366, 780, 420, GREEN, 0.5)
    reading.open_book(canvas, 720, 796, 430)
    things.teacup(canvas, 1080, 812, 110)
    return canvas


def _evening_window(canvas: Canvas) -> None:
    """Draw a window onto lit houses at dusk."""
    glass = outdoors.window(canvas, 110, 60, 560, 460, Gradient("#3d4f7c", "#e79a64"))
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
    outdoors.bars(canvas, 110, 60, 560, 460, 2, False)


def reading_news(path: str) -> Canvas:
    """Evening corner of the reading room: coloured spines between book ends, lamp, open book, tea."""
    canvas = Canvas(path, 1440, 960, Gradient("#4b5a6b", "#36434f"))
    _evening_window(canvas)
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
        reading.spine(canvas, x, 722, width, tall, colour)
        x += width + 2
    canvas.paint(polygon([(x + 2, 722), (x + 2, 520), (x + 28, 520), (x + 28, 722)]), INK)
    reading.open_book(canvas, 520, 826, 470)
    things.teacup(canvas, 930, 840, 112, True, GREEN)
    return canvas


def lighting_corner(path: str) -> Canvas:
    """A two-tier shelf by the window; outside a lit street lamp under a deep blue sky."""
    canvas = Canvas(path, 1440, 960, Gradient("#d8cdb6", "#c7b799"))
    canvas.paint(rect(-2, 836, 1444, 126), Gradient("#a67c52", "#85603c"))
    canvas.paint(rect(-2, 822, 1444, 16), "#ede3cf")
    glass = outdoors.window(canvas, 690, 70, 640, 640, Gradient("#142347", "#31508a"))
    for _ in range(50):
        px, py = canvas.rng.uniform(700, 1320), canvas.rng.uniform(76, 420)
        canvas.paint(ellipse(float(px), float(py), float(canvas.rng.uniform(0.8, 2.0))) & glass, "#ffffff", 0.75)
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
    outdoors.bars(canvas, 690, 70, 640, 640, 2)
    light = polygon([(700, 740), (1320, 740), (1240, 960), (470, 960)]).softened(30)
    canvas.paint(light, "#ffd98c", 0.24)
    for foot in reading.shelf(canvas, 96, 320, 500, 524, 2):
        reading.books(canvas, 118, foot, 456, 216)
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
            hand.character(canvas, form, 246 + place * 229, y + 119, 186, 0.22 if (place + index) % 3 == 2 else 0)
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
