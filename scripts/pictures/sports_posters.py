"""Posters and plans of the sports year."""

from __future__ import annotations

from pictures import paper, sports
from pictures.canvas import Canvas, Gradient
from pictures.palette import DEEP_GREEN, GOLD, GREEN, INDIGO, INK, NAVY, PAPER, RED, WHITE
from pictures.shapes import ellipse, polygon, rect, stroke


def banner(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    height: float,
    words: str,
    size: float,
    colour: str = RED,
) -> None:
    """Hang a cloth banner with words between two cords."""
    for px, way in ((x, -1), (x + width, 1)):
        canvas.paint(stroke([(px, y + height / 2), (px + way * 90, y + height / 2 - 70)], 3, False), "#5a4a3a")
    cloth = polygon(
        [
            (x, y),
            (x + width / 2, y + height * 0.07),
            (x + width, y),
            (x + width, y + height),
            (x + width / 2, y + height * 1.07),
            (x, y + height),
        ]
    )
    canvas.shadow(cloth, 5, 10, 10, 0.3)
    canvas.paint(cloth, colour)
    canvas.shade(cloth, "#22060a", 0.3, 90, 0.5)
    canvas.write(words, "hei-bold", size, x + width / 2, y + height * 0.54, "#fff6e0", tracking=size * 0.14)


def table_tennis_cover(path: str) -> Canvas:
    """Green table with net, two bats, a ball, a banner above."""
    canvas = Canvas(path, 1600, 900, Gradient("#e9dfc9", "#d9c9a8"))
    for x in range(-100, 1700, 200):
        canvas.paint(rect(x, 0, 100, 470), "#f3ead6", 0.5)
    floor = rect(-2, 466, 1604, 440)
    paper.wood(canvas, floor, Gradient("#c99461", "#a66f3f"), "#7a4b27", True, 0.3)
    canvas.paint(rect(-2, 462, 1604, 7), "#8b6b46", 0.6)
    top = polygon([(360, 420), (1240, 420), (1560, 742), (40, 742)])
    canvas.paint(top.softened(22).moved(0, 70), "#3c220e", 0.45)
    for x in (150, 1426):
        canvas.paint(rect(x, 744, 24, 160), "#22282a")
    canvas.paint(polygon([(40, 742), (1560, 742), (1560, 772), (40, 772)]), DEEP_GREEN)
    canvas.paint(top, Gradient("#2f7a66", "#256150"))
    canvas.shade(top, "#0c2a22", 0.3, 20, 0.6)
    edge = [(360.0, 420.0), (1240.0, 420.0), (1560.0, 742.0), (40.0, 742.0), (360.0, 420.0)]
    canvas.paint(stroke(edge, 8, smooth=False), WHITE)
    canvas.paint(stroke([(800, 420), (800, 742)], 5, False), WHITE)
    sports.net(canvas, (230, 522), (1370, 522), 78)
    sports.bat(canvas, 500, 618, 70, 132, "#b3261f")
    sports.bat(canvas, 1100, 618, 70, 48, "#26282c")
    sports.white_ball(canvas, 800, 350, 34, 150)
    banner(canvas, 390, 92, 820, 118, "机关乒乓球赛", 78)
    return canvas


def table_tennis_poster(path: str) -> Canvas:
    """Portrait poster: two huge overlapping bats, a ball, strict type."""
    canvas = Canvas(path, 960, 1280, "#2b6a5a")
    canvas.paint(polygon([(0, 760), (960, 560), (960, 1280), (0, 1280)]), "#245a4c")
    canvas.paint(polygon([(0, 752), (960, 552), (960, 566), (0, 766)]), "#f3efe2")
    sports.bat(canvas, 610, 330, 228, 62, "#b3261f")
    sports.bat(canvas, 330, 470, 196, 118, "#24262a")
    for step in range(7):
        canvas.paint(
            ellipse(452 - step * 34, 184 - step * step * 3.0 + step * 8, 17 - step * 1.9),
            "#f3efe2",
            0.4 - step * 0.05,
        )
    sports.white_ball(canvas, 490, 196, 46)
    canvas.paint(rect(70, 846, 10, 330), GOLD)
    canvas.write("机关乒乓球赛", "song-bold", 124, 112, 920, "#faf4e4", "lm", 4)
    canvas.write("八队团体赛　男子单打　女子单打", "hei", 34, 114, 1024, "#d7e6db", "lm", 3)
    canvas.write("2013年6月21日14:30", "hei-bold", 46, 114, 1096, GOLD, "lm", 2)
    canvas.write("局文化活动室", "hei-bold", 42, 114, 1156, "#faf4e4", "lm", 6)
    canvas.write("岳阳市城市管理局", "hei", 24, 890, 1222, "#b9d2c4", "rm", 5)
    paper.stock(canvas, 0.02)
    return canvas


def swimming_group(path: str) -> Canvas:
    """Six lanes from above with numbered starting blocks."""
    canvas = Canvas(path, 1440, 960, "#d8d2c4")
    deck = rect(-2, 690, 1444, 272)
    canvas.paint(deck, Gradient("#ddd6c8", "#c3b9a6"))
    for x in range(0, 1441, 48):
        canvas.paint(rect(x, 690, 1.4, 272), "#a79c88", 0.55)
    for y in range(738, 961, 48):
        canvas.paint(rect(0, y, 1440, 1.4), "#a79c88", 0.55)
    pool = rect(-2, -2, 1444, 668)
    sports.pool_water(canvas, pool)
    lane = 1440 / 6
    for index in range(6):
        middle = lane * (index + 0.5)
        canvas.paint(rect(middle - 13, 0, 26, 560).softened(3), "#143c66", 0.6)
        canvas.paint(rect(middle - 52, 556, 104, 26).softened(3), "#143c66", 0.6)
        _block(canvas, middle, 742, str(index + 1))
    for index in range(1, 6):
        sports.rope(canvas, (lane * index, -10), (lane * index, 660), 19)
    canvas.paint(rect(-2, 658, 1444, 36), Gradient("#f7f5ee", "#d9d4c6"))
    canvas.paint(rect(-2, 658, 1444, 10), INDIGO)
    canvas.paint(rect(-2, 694, 1444, 8).softened(4), "#1b1712", 0.3)
    return canvas


def _block(canvas: Canvas, x: float, y: float, number: str) -> None:
    body = rect(x - 74, y, 148, 128, 12)
    canvas.shadow(body, 8, 14, 14, 0.4)
    canvas.paint(body, Gradient("#f6f3ea", "#cfd3d4"))
    canvas.paint(rect(x - 74, y, 148, 30, 12), INDIGO)
    canvas.paint(rect(x - 74, y + 20, 148, 10), INDIGO)
    for row in range(4):
        canvas.paint(rect(x - 60, y + 7 + row * 5, 120, 1.6), "#ffffff", 0.35)
    canvas.write(number, "hei-bold", 76, x, y + 78, NAVY)


def swimming_cover(path: str) -> Canvas:
    """Landscape poster: layered waves, lanes running to the horizon."""
    canvas = Canvas(path, 1600, 900, Gradient("#f3ead2", "#e9d9b4"))
    canvas.paint(ellipse(1210, 250, 150), "#d9552f")
    canvas.shade(ellipse(1210, 250, 150), "#a8201a", 0.5, 90, 0.6)
    for index, (y, rise, length, phase, colour, shade) in enumerate(
        (
            (380, 26, 620, 0.4, "#9fc7d4", "#5a9ab5"),
            (470, 32, 700, 2.4, "#5fa5c4", "#2f7aa6"),
            (580, 36, 760, 4.2, "#2f7fae", "#1c5886"),
            (700, 34, 820, 0.9, "#1f5d8f", "#173f69"),
        )
    ):
        sports.wave_band(canvas, y, rise, length, phase + index * 0.2, colour, shade)
    for index in range(5):
        x = 980 + index * 96
        start, end = (1000 + index * 60.0, 612.0), (x + index * 60 - 190.0, 940.0)
        sports.rope(canvas, start, end, 15, RED if index % 2 else "#e7b23f")
    canvas.write("夏季游泳赛", "song-bold", 170, 90, 190, NAVY, "lm", 8)
    canvas.paint(rect(94, 306, 84, 8), RED)
    canvas.write("2013年7月20日　市游泳馆", "hei-bold", 46, 202, 311, NAVY, "lm", 3)
    canvas.write("岳阳市城市管理局", "hei", 30, 92, 838, "#d8e7ef", "lm", 8)
    paper.stock(canvas, 0.02)
    return canvas


def swimming_poster(path: str) -> Canvas:
    """Portrait poster: pattern of wave scales under a vertical title."""
    canvas = Canvas(path, 960, 1280, "#efe6d0")
    shades = ("#1d4d7c", "#2a6797", "#3c82af", "#5a9dc2")
    for row in range(11):
        y = 640 + row * 62
        for column in range(-1, 9):
            x = column * 132 + (66 if row % 2 else 0)
            for ring, scale in enumerate((1.0, 0.78, 0.56, 0.34)):
                disc = ellipse(x, y + 70, 68 * scale)
                canvas.paint(disc, PAPER if ring % 2 else shades[(row + ring) % 4])
                canvas.shade(disc, "#0d2946", 0.16, 90, 0.6)
    for part in range(6):
        y = 600 + part * 8
        canvas.paint(
            stroke(sports.wavy(y, 960, 12, 132, 0.6 + part * 0.3), 4 - part * 0.5, False),
            INDIGO,
            0.9 - part * 0.13,
        )
    canvas.paint(ellipse(236, 300, 128), RED)
    canvas.shade(ellipse(236, 300, 128), "#5c0d0a", 0.4, 60, 0.6)
    swimmer = [(96.0, 548.0), (180.0, 520.0), (270.0, 546.0), (360.0, 520.0)]
    canvas.paint(stroke(swimmer, (3, 16, 14, 4)), NAVY)
    canvas.paint(ellipse(392, 516, 24), NAVY)
    canvas.paint(stroke([(352, 526), (404, 452), (480, 470)], (14, 13, 8)), NAVY)
    canvas.write_down("夏季游泳赛", "song-bold", 98, 800, 62, NAVY, gap=2)
    canvas.paint(rect(712, 70, 2, 474), RED)
    canvas.write("50米自由泳", "hei-bold", 42, 680, 108, RED, "rm", 2)
    canvas.write("男子组　女子组", "hei-bold", 34, 680, 164, INK, "rm", 2)
    panel = rect(96, 1050, 768, 150, 4)
    canvas.shadow(panel, 4, 8, 10, 0.3)
    canvas.paint(panel, PAPER)
    canvas.paint(rect(96, 1050, 12, 150), RED)
    canvas.write("2013年7月20日", "hei-bold", 54, 142, 1104, NAVY, "lm", 2)
    canvas.write("市游泳馆", "hei-bold", 42, 142, 1164, NAVY, "lm", 8)
    canvas.write("岳阳市城市管理局", "hei", 24, 832, 1168, "#6f6a5e", "rm", 3)
    paper.stock(canvas, 0.018)
    return canvas


LANES = ("办公室", "人事教育科", "城管执法支队", "路灯管理处", "环境卫生管理处", "宣传科")


def swimming_lanes(path: str) -> Canvas:
    """Plan of the six lanes with a small flag for each unit."""
    canvas = Canvas(path, 1440, 960, PAPER)
    canvas.write("夏季游泳赛泳道安排", "song-bold", 54, 70, 74, NAVY, "lm", 6)
    canvas.write("男子组50米自由泳决赛", "hei", 32, 1370, 76, "#6f7680", "rm", 2)
    canvas.paint(rect(70, 122, 1300, 3), NAVY)
    colours = (RED, "#b4692f", INDIGO, "#c79a2f", GREEN, "#7a4a5e")
    pool = rect(310, 162, 1060, 726)
    sports.pool_water(canvas, pool, "#6cc0dc", "#4aa3cb", 60)
    for index, (unit, colour) in enumerate(zip(LANES, colours, strict=True)):
        y = 162 + 121 * (index + 0.5)
        canvas.paint(rect(360, y - 7, 940, 14).softened(2), "#1c5582", 0.45)
        canvas.paint(rect(1296, y - 34, 10, 68).softened(2), "#1c5582", 0.45)
        block = rect(196, y - 40, 112, 80, 8)
        canvas.shadow(block, 3, 6, 8, 0.28)
        canvas.paint(block, Gradient("#fdfcf8", "#d8dbd9"))
        canvas.paint(rect(298, y - 40, 10, 80), NAVY)
        canvas.write(str(index + 1), "hei-bold", 56, 248, y, NAVY)
        _flag(canvas, 470, y, unit, colour)
        canvas.paint(stroke([(860, y), (1180, y)], 3, False), "#ffffff", 0.55)
        for wing in (-13, 13):
            canvas.paint(stroke([(1160, y + wing), (1184, y)], 3, False), "#ffffff", 0.55)
    for index in range(1, 6):
        sports.rope(canvas, (312, 162 + 121 * index), (1368, 162 + 121 * index), 14, RED, WHITE, 5)
    canvas.paint(rect(304, 156, 1072, 738) - rect(312, 164, 1056, 722), "#e6e0d2")
    canvas.write_down("出发台", "hei-bold", 36, 118, 440, "#6f7680", gap=14)
    canvas.paint(rect(70, 420, 2, 200), "#c9c0ac")
    return canvas


def _flag(canvas: Canvas, x: float, y: float, words: str, colour: str) -> None:
    canvas.paint(stroke([(x, y + 48), (x, y - 44)], 5, False), "#f3efe4")
    width = 54 + 36 * len(words)
    cloth = polygon(
        [(x + 2, y - 42), (x + width, y - 42), (x + width - 24, y - 6), (x + width, y + 30), (x + 2, y + 30)]
    )
    canvas.shadow(cloth, 4, 7, 6, 0.3, "#0c3a5c")
    canvas.paint(cloth, colour)
    canvas.shade(cloth, "#000000", 0.22, 10, 0.5)
    canvas.write(words, "hei-bold", 34, x + width / 2 - 10, y - 6, WHITE, tracking=1)
