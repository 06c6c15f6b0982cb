"""Basketball pictures, and the news covers of the table-tennis, swimming and basketball contests."""

from __future__ import annotations

import numpy as np

from pictures import courts, paper, sports
from pictures.boards import flip_card
from pictures.canvas import Canvas, Gradient
from pictures.palette import DEEP_GREEN, GOLD, GREEN, INDIGO, INK, PAPER, RED, WHITE
from pictures.shapes import ellipse, polygon, rect, stroke


def basketball_cover(path: str) -> Canvas:
    """Half an outdoor court from above, a ball, a banner."""
    canvas = Canvas(path, 1600, 900, Gradient("#3f7d6c", "#326a5b"))
    ground = rect(-2, -2, 1604, 904)
    canvas.mottle(ground, 0.05, 6)
    canvas.mottle(ground, 0.04, 200)
    metre = 54.0
    field = rect(96, 45, 1520, 15 * metre)
    canvas.paint(field, Gradient("#c9773c", "#b5622c", 30))
    canvas.mottle(field, 0.06, 5)
    canvas.mottle(field, 0.04, 160)
    courts.half_court(canvas, 96, 45, metre, 1, WHITE, 6)
    for start, end in (((96, 45), (1620, 45)), ((96, 855), (1620, 855)), ((96, 45), (96, 855))):
        canvas.paint(stroke([start, end], 7, False), WHITE)
    canvas.paint(stroke([(852, 45), (852, 855)], 6, False), WHITE)
    canvas.paint(stroke(courts.arc(852, 450, 1.8 * metre, 0, 360), 6, False), WHITE)
    courts.basketball(canvas, 742, 640, 66, 24)
    panel = rect(972, 300, 560, 300, 4)
    canvas.shadow(panel, 8, 16, 18, 0.4)
    canvas.paint(panel, Gradient("#b3261e", "#8c1812"))
    canvas.paint(rect(986, 314, 532, 272) - rect(989, 317, 526, 266), "#f1d79b", 0.9)
    canvas.write("机关篮球赛", "song-bold", 92, 1252, 410, "#fdf3da", tracking=6)
    canvas.paint(rect(1212, 482, 80, 4), GOLD)
    canvas.write("六队单循环", "hei-bold", 46, 1252, 534, "#f7dc9d", tracking=12)
    return canvas


def _ball_and_rim(canvas: Canvas) -> None:
    """Draw sun rays, the net, the ball and the rim around it."""
    for index in range(9):
        turn = np.deg2rad(-160 + index * 17.5)
        ray = polygon(
            [
                (480, 560),
                (480 + np.cos(turn - 0.06) * 1500, 560 + np.sin(turn - 0.06) * 1500),
                (480 + np.cos(turn + 0.06) * 1500, 560 + np.sin(turn + 0.06) * 1500),
            ]
        )
        canvas.paint(ray, "#f2a85a", 0.55)
    for index in range(11):
        part = -1 + index * 0.2
        for lean in (-1, 1):
            mesh = [
                (480 + 208 * part, 582),
                (480 + 208 * (part * 0.78 + lean * 0.11), 690),
                (480 + 208 * (part * 0.6), 800),
            ]
            canvas.paint(stroke(mesh, 6), PAPER, 0.95)
    for y, half in ((650, 184), (720, 158), (796, 128)):
        canvas.paint(stroke([(480 - half, y), (480, y + 14), (480 + half, y)], 5), PAPER, 0.9)
    back = ellipse(480, 566, 232, 46) - ellipse(480, 566, 214, 33)
    canvas.paint(back, "#8c1812")
    courts.basketball(canvas, 480, 360, 196, -18, shadow=False)
    front = back & rect(200, 566, 560, 80)
    canvas.paint(front, "#b3261e")


def basketball_poster(path: str) -> Canvas:
    """Portrait poster: a great ball entering a rim on orange."""
    canvas = Canvas(path, 960, 1280, Gradient("#e58332", "#d4661c"))
    _ball_and_rim(canvas)
    block = polygon([(0, 900), (960, 852), (960, 1280), (0, 1280)])
    canvas.paint(block, "#2a211c")
    canvas.shade(block, "#000000", 0.4, 90, 0.5)
    canvas.paint(polygon([(0, 888), (960, 840), (960, 852), (0, 900)]), PAPER)
    canvas.write("机关篮球赛", "song-bold", 132, 72, 990, "#fbf1dc", "lm", 10)
    canvas.write("2013年9月14日至28日", "hei-bold", 46, 76, 1094, "#f2a24a", "lm", 2)
    canvas.write("市体育中心外场", "hei-bold", 42, 76, 1158, "#fbf1dc", "lm", 4)
    tag = rect(640, 1130, 250, 58, 4)
    canvas.paint(tag, RED)
    canvas.write("六队单循环", "hei-bold", 36, 765, 1159, "#fdf0d4", tracking=5)
    canvas.write("岳阳市城市管理局", "hei", 24, 76, 1222, "#a89786", "lm", 6)
    paper.stock(canvas, 0.018)
    return canvas


def _court_labels(canvas: Canvas, left: float, top: float, middle: float, metre: float) -> None:
    """Name the court's parts and draw the scorers' table and the benches."""
    for x, y, words in (
        (middle, top + 7.5 * metre, "中圈"),
        (left + 2.7 * metre, top + 5.66 * metre, "罚球区"),
        (left + 25.3 * metre, top + 5.66 * metre, "罚球区"),
        (left + 9.4 * metre, top + 3.6 * metre, "三分线"),
        (left + 18.6 * metre, top + 3.6 * metre, "三分线"),
    ):
        canvas.write(words, "hei-bold", 27, x, y, "#fff6e2", tracking=3)
    for x, width, words, colour in (
        (middle, 220, "记录台", RED),
        (middle - 330, 300, "替补席", INDIGO),
        (middle + 330, 300, "替补席", INDIGO),
    ):
        box = rect(x - width / 2, 812, width, 58, 5)
        canvas.shadow(box, 3, 5, 6, 0.3)
        canvas.paint(box, colour)
        canvas.write(words, "hei-bold", 30, x, 841, "#fdf5e2", tracking=8)


def basketball_court(path: str) -> Canvas:
    """Plan of the whole court with the scorers' table and the benches."""
    canvas = Canvas(path, 1440, 960, "#e9e2d2")
    canvas.write("篮球场平面图", "song-bold", 50, 84, 66, INK, "lm", 8)
    canvas.write("市体育中心外场", "hei", 30, 1356, 68, "#7b7568", "rm", 4)
    apron = rect(64, 118, 1312, 778, 8)
    canvas.shadow(apron, 5, 10, 14, 0.25)
    canvas.paint(apron, "#39715f")
    canvas.mottle(apron, 0.05, 6)
    metre, left, top = 42.6, 123.0, 148.0
    floor = rect(left, top, 28 * metre, 15 * metre)
    canvas.paint(floor, Gradient("#c98145", "#bb6e33", 0))
    canvas.mottle(floor, 0.05, 5)
    courts.half_court(canvas, left, top, metre, 1, WHITE, 4)
    courts.half_court(canvas, left + 28 * metre, top, metre, -1, WHITE, 4)
    canvas.paint(floor - rect(left + 5, top + 5, 28 * metre - 10, 15 * metre - 10), WHITE)
    middle = left + 14 * metre
    canvas.paint(stroke([(middle, top), (middle, top + 15 * metre)], 4, False), WHITE)
    centre = ellipse(middle, top + 7.5 * metre, 1.8 * metre)
    canvas.paint(centre, "#a8452a", 0.5)
    canvas.paint(stroke(courts.arc(middle, top + 7.5 * metre, 1.8 * metre, 0, 360), 4, False), WHITE)
    _court_labels(canvas, left, top, middle, metre)
    courts.basketball(canvas, middle + 150, top + 10.6 * metre, 25, 20)
    paper.stock(canvas, 0.01)
    return canvas


def table_tennis_news(path: str) -> Canvas:
    """Table, bats, ball and a scoreboard headed with the word for team."""
    canvas = Canvas(path, 1440, 960, Gradient("#e6dcc5", "#d8c8a6"))
    canvas.paint(polygon([(0, 0), (1440, 0), (1440, 460), (0, 560)]), "#c9d6cb")
    table = polygon([(-40, 640), (1480, 520), (1480, 1000), (-40, 1000)])
    canvas.paint(table, Gradient("#2d7864", "#20594a"))
    canvas.shade(table, "#0a2a22", 0.35, 60, 0.6)
    canvas.paint(stroke([(-40, 640), (1480, 520)], 13, False), WHITE)
    canvas.paint(stroke([(-40, 652), (1480, 532)], 8, False).softened(4), "#0a2a22", 0.4)
    canvas.paint(stroke([(560, 592), (240, 1000)], 7, False), WHITE)
    stand = rect(640, 96, 700, 440, 10)
    canvas.shadow(stand, 12, 22, 24, 0.4)
    canvas.paint(stand, Gradient("#252a32", "#15181d"))
    canvas.paint(rect(656, 112, 668, 96, 4), RED)
    canvas.write("团体", "song-bold", 64, 990, 160, "#fdf1d6", tracking=40)
    flip_card(canvas, 712, 250, 200, 250, "3", RED)
    flip_card(canvas, 1068, 250, 200, 250, "2", INDIGO)
    for y in (340, 410):
        canvas.paint(ellipse(990, y, 11), GOLD)
    for x in (740, 1200):
        canvas.paint(polygon([(x, 534), (x + 44, 534), (x + 70, 598), (x - 26, 598)]), "#15181d")
    sports.bat(canvas, 330, 440, 158, 62, "#24262a")
    sports.bat(canvas, 500, 640, 150, 112, "#b3261f")
    sports.white_ball(canvas, 930, 764, 40, 6)
    paper.stock(canvas, 0.012)
    return canvas


def swimming_news(path: str) -> Canvas:
    """Six lanes running across, swimmers' wakes moving forward."""
    canvas = Canvas(path, 1600, 900, "#d8d2c4")
    sports.pool_water(canvas, rect(-2, 118, 1604, 784), "#55b4d8", "#2c84b6", 54)
    lane = 124.0
    for index in range(6):
        y = 150 + lane * (index + 0.5)
        canvas.paint(rect(-2, y - 9, 1604, 18).softened(3), "#174a78", 0.45)
    for index in range(7):
        y = 150 + lane * index
        sports.rope(canvas, (-10, y), (1610, y), 17, RED, WHITE, 5)
    for index, x in enumerate((1010, 1180, 1366, 1250, 1090, 930)):
        sports.splash(canvas, x, 150 + lane * (index + 0.5), 330 + (index * 53) % 120, 0)
    deck = rect(-2, -2, 1604, 122)
    canvas.paint(deck, Gradient("#efeadd", "#d9d1bf"))
    for x in range(0, 1601, 61):
        canvas.paint(rect(x, 0, 1.4, 120), "#b5aa95", 0.5)
    canvas.paint(rect(0, 60, 1600, 1.4), "#b5aa95", 0.5)
    canvas.paint(rect(-2, 116, 1604, 16), Gradient("#fbf9f2", "#cfc8b8"))
    canvas.paint(rect(-2, 132, 1604, 10).softened(5), "#0c3a5c", 0.4)
    sign = rect(1318, 22, 196, 78, 5)
    canvas.shadow(sign, 3, 6, 6, 0.3)
    canvas.paint(sign, INDIGO)
    canvas.write("50米", "hei-bold", 52, 1416, 61, WHITE, tracking=4)
    return canvas


def basketball_news(path: str) -> Canvas:
    """Outdoor hoop and a black scoreboard with the three leading places."""
    canvas = Canvas(path, 1440, 960, Gradient("#9fc4d6", "#e9e3cf"))
    for x, y, size in (
        (200, 150, 70),
        (300, 130, 92),
        (410, 156, 62),
        (1180, 96, 60),
        (1270, 84, 78),
        (1360, 104, 54),
    ):
        canvas.paint(ellipse(x, y, size, size * 0.44), "#f8f5ea", 0.85)
    trees = [(float(x), float(560 + canvas.rng.normal(0, 12))) for x in range(-30, 1480, 62)]
    for index, place in enumerate(trees):
        crown = ellipse(*place, 66, 74)
        canvas.paint(crown, ("#5d8f78", "#4b7f69", "#6b9a7d")[index % 3])
        canvas.shade(crown, DEEP_GREEN, 0.7, 80, 0.7)
    ground = polygon([(-2, 620), (1442, 620), (1442, 962), (-2, 962)])
    canvas.paint(ground, Gradient("#c9773c", "#a95a26"))
    canvas.mottle(ground, 0.06, 6)
    canvas.paint(polygon([(-2, 612), (1442, 612), (1442, 628), (-2, 628)]), GREEN)
    canvas.paint(stroke(courts.arc(330, 640, 560, 6, 60), 8, False), WHITE, 0.9)
    canvas.paint(stroke([(-2, 740), (420, 740), (610, 962)], 8, False), WHITE, 0.9)
    pole = rect(316, 330, 28, 420)
    canvas.paint(pole, Gradient("#5d6a76", "#2b333b", 0))
    canvas.paint(rect(266, 738, 128, 26, 5), "#2b333b")
    courts.hoop(canvas, 330, 400, 400)
    _score(canvas)
    courts.basketball(canvas, 560, 820, 78, -22)
    paper.stock(canvas, 0.01)
    return canvas


def _score(canvas: Canvas) -> None:
    """Draw the black scoreboard with gold, silver and bronze lines."""
    for x in (800, 1240):
        canvas.paint(rect(x, 600, 26, 190), Gradient("#5d6a76", "#2b333b", 0))
    frame = rect(700, 190, 640, 470, 10)
    canvas.shadow(frame, 12, 22, 24, 0.42)
    canvas.paint(frame, Gradient("#3c444d", "#22282f"))
    canvas.paint(rect(716, 206, 608, 438, 4), "#121519")
    canvas.write("篮球赛", "hei-bold", 66, 1020, 264, "#ffb347", tracking=26)
    canvas.paint(rect(746, 318, 548, 3), "#3f4750")
    names = ("环境卫生管理处", "城管执法支队", "路灯管理处")
    for index, name in enumerate(names):
        y = 380 + index * 94
        colour = ("#ffd15c", "#d6dde2", "#e09a5c")[index]
        canvas.paint(ellipse(796, y, 33), colour)
        canvas.write(str(index + 1), "hei-bold", 42, 796, y, "#121519")
        canvas.write(name, "hei-bold", 48, 862, y, colour, "lm", 5)
