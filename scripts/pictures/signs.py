"""The sign system: door plates, floor directory, culture wall, wooden plaque."""

from __future__ import annotations

from pictures import calligraphy as hand
from pictures import paper, things
from pictures.canvas import Canvas, Gradient, mixed
from pictures.emblems import arrow, emblem, sign
from pictures.palette import DARK_WOOD, GOLD, GREEN, INDIGO, INK, OCHRE, RED
from pictures.shapes import ellipse, polygon, rect, stroke


def _screw(canvas: Canvas, x: float, y: float) -> None:
    canvas.paint(ellipse(x, y, 5), Gradient("#f4f4f0", "#8c8d8b"))
    canvas.paint(stroke([(x - 3, y - 2), (x + 3, y + 2)], 1.4, False), "#5b5c5a")


def door_plates(path: str) -> Canvas:
    """Five door plates of one pattern beside a door."""
    canvas = Canvas(path, 1440, 960)
    paper.plaster(canvas, "#e4dfd4", 0.4, 0.2)
    plates = ("办公室", "宣传科", "机关党委", "纪检监察室", "人事教育科")
    for index, name in enumerate(plates):
        column, row = (index % 2, index // 2) if index < 4 else (0, 2)
        x, y = 150 + column * 590, 104 + row * 268
        if index == 4:
            x = 445
        _plate(canvas, x, y, name)
    canvas.write("标识系统一", "hei", 22, 1290, 900, "#8c8579", "rm", 4)
    canvas.paint(rect(1304, 889, 46, 22), RED)
    return canvas


def _plate(canvas: Canvas, x: float, y: float, name: str) -> None:
    body = rect(x, y, 550, 204, 5)
    canvas.shadow(body, 6, 11, 12, 0.34)
    canvas.paint(body, Gradient("#f4f3ef", "#d9d8d2", 65))
    canvas.paint(rect(x, y, 128, 204, 5), Gradient("#b12a22", "#8c1812"))
    canvas.paint(rect(x + 124, y, 4, 204), "#c99a3e")
    emblem(canvas, x + 63, y + 104, 46, "#f3e3c0")
    size = 68 if len(name) < 5 else 60
    tracking = 14 if len(name) < 4 else 7
    canvas.write(name, "song-bold", size, x + 336, y + 88, INK, tracking=tracking)
    canvas.paint(rect(x + 172, y + 140, 330, 2), "#b9b6ac")
    canvas.write("岳阳市城市管理局", "hei", 21, x + 336, y + 166, "#6b6860", tracking=6)
    for px, py in ((14, 14), (536, 14), (14, 190), (536, 190)):
        _screw(canvas, x + px, y + py)


def floor_directory(path: str) -> Canvas:
    """A floor directory with arrows, standing in the hall."""
    canvas = Canvas(path, 960, 1280)
    paper.plaster(canvas, "#dcd8cd", 0.45, 0.22)
    canvas.paint(rect(-2, 1130, 964, 152), Gradient("#b9ad98", "#8f826c"))
    canvas.paint(rect(-2, 1112, 964, 20), "#efe9dd")
    board = rect(130, 84, 700, 1000, 6)
    canvas.shadow(board, 12, 20, 22, 0.38)
    canvas.paint(board, Gradient("#2f5570", "#1f3c55", 75))
    canvas.shade(board, "#0b1620", 0.3, 60, 0.4)
    head = rect(130, 84, 700, 196, 6)
    canvas.paint(head, Gradient("#ad251d", "#8a1711", 75))
    canvas.paint(rect(130, 276, 700, 5), GOLD)
    emblem(canvas, 226, 180, 50, "#f5e6c6")
    canvas.write("楼层索引", "song-bold", 76, 314, 168, "#fbf2dc", "lm", 14)
    canvas.write("岳阳市城市管理局", "hei", 23, 317, 232, "#f0d9b4", "lm", 5)
    floors = (
        ("四楼", ("多功能厅",), 0),
        ("三楼", ("会议室",), 0),
        ("二楼", ("图书阅览室", "文化活动室"), -90),
        ("一楼", ("大厅",), 180),
    )
    for index, (floor, rooms, turn) in enumerate(floors):
        y = 370 + index * 186
        if index:
            canvas.paint(rect(186, y - 93, 588, 1.6), "#6f8da1")
        canvas.paint(rect(186, y - 46, 132, 92, 4), "#f5efe2")
        canvas.write(floor, "song-bold", 48, 252, y, "#1f3c55", tracking=4)
        for row, room in enumerate(rooms):
            offset = (row - (len(rooms) - 1) / 2) * 62
            canvas.write(room, "hei-bold", 43, 362, y + offset, "#f7f3e8", "lm", 4)
        arrow(canvas, 716, y, 40, {0: "up", -90: "right", 180: "down"}[turn])
    return canvas


WALL = (
    ("精神文化", RED),
    ("管理文化", INDIGO),
    ("行为文化", OCHRE),
    ("廉政文化", GREEN),
    ("环境文化", "#6d7f3c"),
)


def culture_wall(path: str) -> Canvas:
    """The corridor's culture wall: five upright boards in five colours."""
    canvas = Canvas(path, 1440, 960)
    paper.plaster(canvas, "#eee9de", 0.5, 0.18)
    _skirting(canvas, 790)
    for index in range(5):
        cone = polygon(
            [
                (206 + index * 257 - 16, 0),
                (206 + index * 257 + 16, 0),
                (206 + index * 257 + 150, 620),
                (206 + index * 257 - 150, 620),
            ]
        )
        canvas.paint(cone.softened(26), "#fff7dc", 0.5)
    for index, (title, colour) in enumerate(WALL):
        x, y = 98 + index * 257, 92 + (0, 18)[index % 2]
        board(canvas, x, y, 216, 620, title, colour, index)
    for x in (48, 1392):
        things.potted(canvas, x, 912, 200, "#d9d4c8", GREEN)
    return canvas


def _skirting(canvas: Canvas, y: float) -> None:
    floor = rect(-2, y + 26, canvas.width + 4, canvas.height - y)
    canvas.paint(floor, Gradient("#b9a88f", "#8f7c62"))
    canvas.mottle(floor, 0.05, 40, 8)
    canvas.paint(rect(-2, y, canvas.width + 4, 26), "#d6cbb8")
    canvas.paint(rect(-2, y + 24, canvas.width + 4, 5), "#6d5d48", 0.5)


def board(canvas: Canvas, x: float, y: float, width: float, height: float, title: str, colour: str, index: int) -> None:
    """Draw one upright board of the culture wall with its title and sign."""
    back = rect(x, y, width, height, 3)
    canvas.shadow(back, 9, 15, 14, 0.32)
    canvas.paint(back, Gradient(mixed(colour, "#ffffff", 0.06), mixed(colour, "#000000", 0.12)))
    canvas.shade(back, "#0d0a08", 0.26, 70, 0.5)
    canvas.paint(
        rect(x + 11, y + 11, width - 22, height - 22) - rect(x + 13, y + 13, width - 26, height - 26),
        "#f2dfb6",
        0.8,
    )
    sign(canvas, x + width / 2, y + height * 0.15, width * 0.2, index)
    size = width * 0.41
    canvas.write_down(title, "song-bold", size, x + width / 2, y + height * 0.275, "#fbf4e2", gap=size * 0.14)
    canvas.paint(rect(x + width * 0.38, y + height * 0.885, width * 0.24, 3), "#f2dfb6")


def motto_plaque(path: str) -> Canvas:
    """A carved wooden plaque with golden words in the hall."""
    canvas = Canvas(path, 1440, 960)
    paper.plaster(canvas, "#d9cfbd", 0.5, 0.3)
    canvas.paint(polygon([(420, -10), (1020, -10), (1330, 620), (110, 620)]).softened(70), "#fff2cf", 0.42)
    canvas.paint(rect(-2, 0, 1444, 62), Gradient("#5b3522", "#7d4c30"))
    canvas.paint(rect(-2, 60, 1444, 6), "#2b160c", 0.7)
    for x in (0, 1352):
        pillar = rect(x, 0, 88, 812)
        paper.wood(canvas, pillar, Gradient("#8c2a1c", "#6a1a11", 0), "#3b0a06", False, 0.3)
        canvas.shade(pillar, "#1a0604", 0.5, 0, 0.3)
    _skirting(canvas, 800)
    outer = rect(170, 196, 1100, 360, 6)
    canvas.shadow(outer, 12, 26, 26, 0.5)
    paper.wood(canvas, outer, Gradient("#7a3a1f", "#54220f"), "#2a0e05")
    canvas.paint(rect(186, 212, 1068, 328, 4), "#c7932f")
    canvas.paint(rect(191, 217, 1058, 318, 3), "#2a0d06")
    face = rect(197, 223, 1046, 306, 2)
    paper.wood(canvas, face, Gradient("#9a2a1a", "#74180e"), "#3c0a05", True, 0.42)
    for words, y in (("干事一条心", 302), ("谋事一股劲", 446)):
        for index, mark in enumerate(words):
            x = 352 + index * 184
            form = hand.glyph(mark, "xingkai", 138, 1.6).moved(x, y)
            canvas.shadow(form, 4, 6, 4, 0.6)
            canvas.paint(form.moved(-1, -2), "#fff0b4")
            canvas.paint(form, Gradient("#f4cf6a", "#bf8524"))
    for x in (330, 1110):
        canvas.paint(stroke([(x, 64), (x, 198)], 5, False), "#3b2a1c")
    _console(canvas)
    return canvas


def _console(canvas: Canvas) -> None:
    top = rect(400, 686, 640, 22, 3)
    for x in (430, 990):
        paper.wood(canvas, rect(x, 706, 22, 150), DARK_WOOD, "#2b140a", False)
    canvas.shadow(top, 4, 10, 10, 0.3)
    paper.wood(canvas, top, Gradient("#8a5636", "#6b4128"), "#2b140a")
    things.potted(canvas, 520, 688, 122, "#e6e1d4", GREEN, 9)
    things.potted(canvas, 920, 688, 122, "#e6e1d4", GREEN, 9)
    vase = ellipse(720, 646, 44, 42) | rect(704, 580, 32, 50, 6) | rect(696, 576, 48, 9, 4)
    canvas.shadow(vase, 6, 4, 8, 0.3)
    canvas.paint(vase, Gradient("#e8efef", "#9db7bf", 0))
    canvas.paint(rect(660, 640, 120, 5) & vase, INDIGO, 0.8)
    canvas.paint(rect(660, 655, 120, 2) & vase, INDIGO, 0.8)
