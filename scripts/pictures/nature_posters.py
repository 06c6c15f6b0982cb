"""Three posters of the culture programme: conduct, integrity, environment."""

from __future__ import annotations

import numpy as np

from pictures import outdoors, paper, things
from pictures.canvas import Canvas, Gradient
from pictures.culture_posters import SIZE, _foot, _side
from pictures.palette import CREAM, DEEP_GREEN, GREEN, INDIGO, OCHRE, RED, WHITE
from pictures.shapes import Point, Shape, blob, curve, ellipse, polygon, rect, stroke


def _houses(canvas: Canvas) -> None:
    """Draw pale houses with lit windows."""
    for x, width, tall, tone in (
        (40, 130, 300, "#c3cfc6"),
        (180, 100, 220, "#b3c3ba"),
        (610, 120, 330, "#c3cfc6"),
        (740, 150, 240, "#b3c3ba"),
        (470, 120, 180, "#cdd6cb"),
    ):
        body = rect(x, 700 - tall, width, tall + 20)
        canvas.paint(body, tone)
        canvas.shade(body, "#6d857b", 0.4, 0, 0.6)
        for row in range(int(tall / 52)):
            for column in range(int(width / 40)):
                canvas.paint(rect(x + 16 + column * 38, 720 - tall + row * 48, 18, 24), "#f1ead4", 0.75)


def conduct(path: str) -> Canvas:
    """A tidy street with camphor trees and an upright broom."""
    canvas = Canvas(path, *SIZE, Gradient("#cfe0dc", "#f5ecd6"))
    canvas.paint(ellipse(250, 250, 92), "#ee9b52")
    canvas.shade(ellipse(250, 250, 92), "#d0641f", 0.5, 90, 0.7)
    _houses(canvas)
    road = polygon([(400, 700), (560, 700), (960, 916), (960, 920), (0, 920), (0, 916)])
    canvas.paint(rect(-2, 700, 964, 220), "#d9cdb0")
    canvas.paint(road, Gradient("#8f979b", "#6b7377"))
    canvas.paint(polygon([(476, 700), (484, 700), (516, 920), (444, 920)]), WHITE, 0.9)
    canvas.paint(
        polygon([(400, 700), (386, 700), (-60, 916), (0, 916)])
        | polygon([(560, 700), (574, 700), (1020, 916), (960, 916)]),
        "#f1e9d4",
    )
    for x, foot, tall in (
        (350, 716, 210),
        (612, 716, 210),
        (250, 766, 330),
        (712, 766, 330),
        (86, 852, 520),
        (876, 852, 520),
    ):
        outdoors.camphor(canvas, x, foot, tall, "#3f7a5c")
    _broom(canvas, 480, 352, 890)
    _foot(canvas, "行为文化", "爱岗敬业　让群众满意", "#8a4a1c", "#fbf0d9", "#efbb63")
    paper.stock(canvas, 0.018)
    return canvas


def _broom(canvas: Canvas, x: float, top: float, foot: float) -> None:
    shaft = stroke([(x + 46, top), (x + 4, foot - 230)], 17, smooth=False)
    canvas.shadow(shaft, 10, 8, 10, 0.3)
    things.solid(canvas, shaft, "#c98a45", 0.4)
    head = polygon(
        [
            *curve([(x - 28, foot - 240), (x - 62, foot - 150), (x - 118, foot - 20)]),
            *curve([(x + 92, foot - 16), (x + 52, foot - 150), (x + 34, foot - 240)]),
        ]
    )
    canvas.shadow(head, 10, 12, 14, 0.35)
    things.solid(canvas, head, "#d9b25a", 0.45)
    for part in np.linspace(0.05, 0.95, 15):
        start = (x - 26 + 58 * part, foot - 236)
        end = (x - 116 + 206 * part, foot - 20 + 4 * np.sin(part * 9))
        canvas.paint(stroke([start, end], 2.6, smooth=False), "#8c6420", 0.75)
    for y, half in ((foot - 226, 34), (foot - 186, 44), (foot - 146, 56)):
        canvas.paint(stroke([(x - half - 6, y + 4), (x, y + 12), (x + half - 4, y + 2)], 8), RED)


def _petal(x: float, y: float, turn: float, length: float, width: float) -> Shape:
    way = np.deg2rad(turn - 90)

    def at(along: float, across: float) -> Point:
        return (
            x + float(np.cos(way)) * along * length - float(np.sin(way)) * across * width,
            y + float(np.sin(way)) * along * length + float(np.cos(way)) * across * width,
        )

    return blob(
        [
            at(0, 0),
            at(0.3, -0.42),
            at(0.62, -0.5),
            at(0.88, -0.24),
            at(1.02, 0),
            at(0.88, 0.24),
            at(0.62, 0.5),
            at(0.3, 0.42),
        ]
    )


def _flower(canvas: Canvas) -> None:
    """Draw the lotus flower: back petals, heart, front petals."""
    for turn, length, colour in (
        (-74, 236, "#e7a2a0"),
        (74, 236, "#e7a2a0"),
        (-42, 282, "#eeb6b0"),
        (42, 282, "#eeb6b0"),
        (0, 310, "#f4cbc2"),
    ):
        petal = _petal(334, 536, turn, length, 132)
        canvas.paint(petal, colour)
        canvas.shade(petal, "#b8324a", 0.75, 270, 0.7)
    canvas.paint(ellipse(334, 470, 62, 40), "#e3b84c")
    canvas.shade(ellipse(334, 470, 62, 40), "#8c6420", 0.5, 90, 0.6)
    for turn, length in ((-88, 190), (88, 190), (-58, 212), (58, 212), (-22, 214), (22, 214)):
        petal = _petal(334, 548, turn, length, 122)
        canvas.paint(petal, "#fae3da")
        canvas.shade(petal, "#c9415a", 0.8, 270 + turn * 0.3, 0.7)


def _pad(canvas: Canvas) -> None:
    """Draw the floating leaf with its veins."""
    leaf = blob([(40, 850), (150, 770), (330, 764), (470, 812), (500, 884), (380, 934), (200, 936), (80, 904)])
    canvas.shadow(leaf, 4, 14, 14, 0.25)
    things.solid(canvas, leaf, GREEN, 0.45, 80)
    for turn in np.linspace(0, 2 * np.pi, 13, endpoint=False):
        canvas.paint(
            stroke([(286, 842), (286 + np.cos(turn) * 190, 850 + np.sin(turn) * 76)], (4, 1), smooth=False) & leaf,
            "#a9cdb4",
            0.75,
        )


def integrity(path: str) -> Canvas:
    """One lotus flower above clear water."""
    canvas = Canvas(path, *SIZE, Gradient("#dfe9dc", "#bcd3c6"))
    canvas.paint(ellipse(328, 420, 262), "#f3f1e0", 0.85)
    for index in range(9):
        ring = ellipse(340, 1010, 70 + index * 62, 15 + index * 15)
        canvas.paint(ring - ellipse(340, 1010, 66 + index * 62, 12.5 + index * 15), "#f7faf2", 0.85 - index * 0.07)
    water = rect(-2, 1010, 664, 272)
    canvas.paint(water, "#6fa392", 0.35)
    canvas.paint(stroke([(352, 1014), (330, 860), (352, 700), (334, 520)], (15, 13, 12, 12)), "#3f6f55")
    _pad(canvas)
    canvas.paint(stroke([(352, 770), (340, 650), (334, 520)], 12), "#3f6f55")
    bud_leaf = blob([(520, 700), (590, 650), (650, 664), (640, 716), (580, 744)])
    things.solid(canvas, bud_leaf, "#4d8468", 0.4, 60)
    canvas.paint(stroke([(590, 1010), (574, 860), (588, 706)], 8), "#3f6f55")
    _flower(canvas)
    _side(canvas, "廉政文化", "秉公用权 廉洁从政 勤政为民", DEEP_GREEN, "#f3efdc", "#d9b65c")
    paper.stock(canvas, 0.018)
    return canvas


def _tidy_desk(canvas: Canvas) -> None:
    """Draw the desk with a screen, a cup, books and a pen."""
    desk = rect(-2, 790, 964, 130)
    paper.wood(canvas, desk, Gradient("#c9955e", "#a87341"), "#70461f", True, 0.35)
    canvas.paint(rect(-2, 784, 964, 9), "#dfb683")
    canvas.paint(polygon([(356, 784), (376, 640), (604, 640), (624, 784)]), "#39424c")
    canvas.paint(polygon([(374, 770), (390, 654), (590, 654), (606, 770)]), Gradient("#dbe9ee", "#9fc0cc", 60))
    canvas.paint(rect(330, 784, 320, 16, 5), "#525d68")
    things.teacup(canvas, 752, 850, 84, True, GREEN)
    for index, (colour, width) in enumerate(((INDIGO, 190), (RED, 176), (CREAM, 164))):
        book = rect(110 + index * 9, 828 - index * 27, width, 25, 3)
        canvas.shadow(book, 3, 5, 6, 0.25)
        things.solid(canvas, book, colour, 0.3, 90)
    canvas.paint(rect(470, 846, 150, 12, 5), "#2b4c7e")


def environment(path: str) -> Canvas:
    """Plants on the window sill of a bright, tidy office."""
    canvas = Canvas(path, *SIZE, Gradient("#efe7d2", "#e3d8bd"))
    outdoors.window(canvas, 120, 76, 720, 520, Gradient("#a9d0de", "#eaf3e4"))
    glass = rect(120, 76, 720, 520)
    canvas.paint(ellipse(680, 190, 56) & glass, "#fbe3a2")
    for x, y, size in ((220, 190, 54), (290, 170, 74), (370, 194, 52)):
        canvas.paint(ellipse(x, y, size, size * 0.45) & glass, WHITE, 0.9)
    hills = (
        polygon([*curve([(110, 520), (260, 430), (420, 480), (600, 400), (860, 490)]), (860, 610), (110, 610)]) & glass
    )
    things.solid(canvas, hills, "#7fae94", 0.4, 90)
    for x in range(140, 860, 64):
        crown = ellipse(x, 566, 44, 40) & glass
        things.solid(canvas, crown, "#4f8a6c", 0.5, 80)
    outdoors.bars(canvas, 120, 76, 720, 520, 2, False)
    things.potted(canvas, 236, 618, 250, "#f4efe2", "#3f7f5c", 11)
    things.potted(canvas, 730, 618, 210, OCHRE, "#4f8f5f", 9)
    sunlight = polygon([(300, 640), (860, 640), (1000, 900), (180, 900)]).softened(12)
    canvas.paint(sunlight, "#fff6d6", 0.5)
    _tidy_desk(canvas)
    _foot(canvas, "环境文化", "整洁优美　规范有序　文明和谐", "#3d6b4c", "#f6f2df", "#e6c46a")
    paper.stock(canvas, 0.018)
    return canvas
