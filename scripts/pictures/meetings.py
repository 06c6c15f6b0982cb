"""Meetings: the launch, the quiz, the family forum."""

from __future__ import annotations

from pictures import lotus, outdoors, paper, people, things
from pictures.canvas import Canvas, Gradient, mixed
from pictures.palette import GOLD, GREEN, INDIGO, INK, NAVY, RED, WHITE
from pictures.people import Dress
from pictures.shapes import blob, ellipse, polygon, rect, stroke


def launch_meeting(path: str) -> Canvas:
    """Meeting hall: banner, platform, rows of listeners from behind, a clock at half past two."""
    canvas = Canvas(path, 1600, 900, Gradient("#e8dfca", "#d9ccb0"))
    for x in (40, 1380):
        panel = rect(x, 60, 180, 470)
        canvas.paint(panel, Gradient("#c9b48d", "#b79f74"))
        canvas.paint(panel - rect(x + 8, 68, 164, 454), "#a68b5d", 0.6)
    screen = rect(300, 44, 1000, 400)
    canvas.paint(screen, Gradient("#9c1f18", "#7c1512"))
    things.curtain(canvas, screen, "#a3231b", "#701310", 50)
    canvas.paint(rect(-2, 560, 1604, 342), Gradient("#b79a72", "#8d7250"))
    platform = rect(250, 480, 1100, 84)
    paper.wood(canvas, platform, Gradient("#a06a3f", "#80502c"), "#4f2d15")
    canvas.paint(rect(250, 474, 1100, 8), "#c99b66")
    band = rect(352, 92, 896, 112)
    canvas.shadow(band, 4, 9, 10, 0.4)
    things.solid(canvas, band, "#c22a1f", 0.3, 90)
    canvas.write("机关文化建设动员会", "hei-bold", 66, 800, 149, "#fff4d8", tracking=13)
    _rostrum(canvas)
    things.clock(canvas, 1474, 156, 62, 14, 30)
    for x in (296, 1304):
        things.potted(canvas, x, 566, 170, "#f1ece0", GREEN, 9)
    coats = ("#5d82ab", WHITE, "#5d82ab", "#44617f", WHITE, "#5d82ab", "#7d8fa6", "#5d82ab", WHITE, "#44617f")
    for row, (y, size, gap, count) in enumerate(((664, 78, 132, 10), (764, 96, 164, 9), (884, 118, 204, 8))):
        start = 800 - (count - 1) * gap / 2
        for index in range(count):
            people.listener(
                canvas,
                start + index * gap,
                y,
                size,
                Dress(coats[(index * 3 + row * 2) % 10], long_hair=(index + row) % 3 == 0),
            )
        for index in range(count):
            _chair(canvas, start + index * gap, y, size)
    return canvas


def _rostrum(canvas: Canvas) -> None:
    """Draw the platform party: five seated figures behind a cloth-covered table."""
    for index in range(5):
        x = 552 + index * 124
        _seated(canvas, x, 396, 96, (WHITE, "#5d82ab", WHITE, "#5d82ab", WHITE)[index], index == 3)
    table = rect(450, 392, 700, 92)
    canvas.shadow(table, 4, 8, 8, 0.3)
    things.solid(canvas, table, "#2f6b5e", 0.35, 90)
    canvas.paint(rect(444, 386, 712, 12, 2), "#3d8271")
    for index in range(5):
        x = 552 + index * 124
        canvas.paint(polygon([(x - 30, 388), (x + 30, 388), (x + 26, 366), (x - 26, 366)]), "#f7e7c9")
        canvas.paint(rect(x + 40, 366, 13, 21, 3), WHITE)
        canvas.paint(rect(x + 39, 362, 15, 5, 2), "#d8d3c4")


def _seated(canvas: Canvas, x: float, y: float, size: float, coat: str, long_hair: bool) -> None:
    """Draw somebody facing us behind a table whose edge is at ``y``."""
    body = blob(
        [
            (x - size * 0.16, y - size * 0.62),
            (x + size * 0.16, y - size * 0.62),
            (x + size * 0.44, y - size * 0.46),
            (x + size * 0.5, y + 8),
            (x - size * 0.5, y + 8),
            (x - size * 0.44, y - size * 0.46),
        ]
    )
    things.solid(canvas, body, coat, 0.25)
    canvas.paint(
        polygon([(x - size * 0.13, y - size * 0.62), (x + size * 0.13, y - size * 0.62), (x, y - size * 0.36)]),
        mixed(coat, "#000000", 0.14),
    )
    canvas.paint(stroke([(x, y - size * 0.56), (x, y - size * 0.76)], size * 0.2, False), "#d3a581")
    cy = y - size * 0.96
    if long_hair:
        canvas.paint(
            blob(
                [
                    (x - size * 0.28, cy - size * 0.1),
                    (x, cy - size * 0.36),
                    (x + size * 0.28, cy - size * 0.1),
                    (x + size * 0.27, cy + size * 0.34),
                    (x - size * 0.27, cy + size * 0.34),
                ]
            ),
            people.HAIR,
        )
    canvas.paint(ellipse(x, cy, size * 0.23, size * 0.29), "#e7bf9c")
    cap = ellipse(x, cy - size * 0.03, size * 0.255, size * 0.3) - ellipse(
        x + size * 0.02, cy + size * 0.17, size * 0.25, size * 0.31
    )
    canvas.paint(cap, people.HAIR)


def _chair(canvas: Canvas, x: float, y: float, size: float) -> None:
    back = rect(x - size * 0.5, y - size * 0.14, size, size * 0.72, size * 0.1)
    canvas.shadow(back, 2, 5, 6, 0.3)
    things.solid(canvas, back, "#7a2a22", 0.4, 60)
    canvas.paint(rect(x - size * 0.42, y - size * 0.06, size * 0.84, size * 0.05, 2), "#ffffff", 0.14)


def rules_contest(path: str) -> Canvas:
    """Quiz stage: six numbered desks, a wide screen with the title."""
    canvas = Canvas(path, 1600, 900, Gradient("#16264a", "#2a4273"))
    for x in (160.0, 480.0, 1120.0, 1440.0):
        cone = polygon([(x - 10, -10), (x + 10, -10), (x + 190, 720), (x - 190, 720)]).softened(22)
        canvas.paint(cone, "#7fa3dd", 0.2)
    frame = rect(310, 64, 980, 372, 8)
    canvas.shadow(frame, 0, 10, 30, 0.6)
    canvas.paint(frame, "#0c1428")
    screen = rect(326, 80, 948, 340)
    canvas.paint(screen, Gradient("#b5261d", "#7e1410", 60))
    for index in range(7):
        ring = ellipse(800, 250, 90 + index * 74) - ellipse(800, 250, 87 + index * 74)
        canvas.paint(ring & screen, "#f2c879", 0.16)
    canvas.write("制度知识竞赛", "song-bold", 128, 800, 228, "#fdf0cd", tracking=10)
    canvas.paint(rect(716, 322, 168, 4), GOLD)
    canvas.write("2013年11月1日", "hei", 38, 800, 370, "#f7dcae", tracking=4)
    floor = polygon([(-2, 660), (1602, 660), (1602, 902), (-2, 902)])
    canvas.paint(floor, Gradient("#3a2a2a", "#1d1518"))
    canvas.paint(rect(-2, 656, 1604, 6), "#e2b35e", 0.9)
    teams = (RED, INDIGO, "#b4692f", GREEN, "#7a4a8a", "#a8862a")
    for index, colour in enumerate(teams):
        x = 800 + (index - 2.5) * 252
        for side in (-1, 1):
            _seated(
                canvas,
                x + side * 52,
                604,
                104,
                ("#f7f3e8", "#5d82ab")[(index + (side > 0)) % 2],
                side > 0 and index % 2 == 0,
            )
        _desk(canvas, x, 596, colour, str(index + 1))
    return canvas


def _desk(canvas: Canvas, x: float, y: float, colour: str, number: str) -> None:
    canvas.paint(ellipse(x, y + 244, 130, 16).softened(8), "#000000", 0.5)
    front = polygon([(x - 106, y + 18), (x + 106, y + 18), (x + 96, y + 240), (x - 96, y + 240)])
    things.solid(canvas, front, colour, 0.45, 80)
    canvas.paint(rect(x - 116, y, 232, 22, 4), Gradient("#fdf9ee", "#d6cdb8"))
    canvas.paint(rect(x - 92, y + 32, 184, 4), "#f2d59a", 0.9)
    disc = ellipse(x, y + 126, 58)
    canvas.paint(disc, "#fdf7e6")
    canvas.write(number, "hei-bold", 84, x, y + 126, colour)
    canvas.paint(ellipse(x, y - 6, 20, 10), "#8c1812")
    canvas.paint(ellipse(x, y - 11, 16, 9), "#e8402f")


def _fruit(canvas: Canvas) -> None:
    """Draw a dish of tangerines."""
    dish = ellipse(1130, 640, 92, 22)
    canvas.shadow(dish, 4, 7, 8, 0.25)
    canvas.paint(dish, "#ffffff")
    for dx, dy, colour in (
        (-40, -10, "#d9782d"),
        (0, -14, "#e0892f"),
        (38, -9, "#d9782d"),
        (-16, -34, "#e59a3c"),
        (22, -34, "#dd8430"),
    ):
        fruit = ellipse(1130 + dx, 640 + dy - 8, 23)
        canvas.paint(fruit, colour)
        canvas.shade(fruit, "#7c3208", 0.5, 60, 0.4)


def family_forum(path: str) -> Canvas:
    """Tea forum: a long table with a pale cloth, an open letter, a green lotus in a bowl, cups."""
    canvas = Canvas(path, 1440, 960, Gradient("#dfe6da", "#cdd8c9"))
    for x in range(0, 1441, 120):
        canvas.paint(rect(x, 0, 1.5, 560), "#b4c3b2", 0.7)
    canvas.paint(rect(-2, 552, 1444, 14), "#a88a5e")
    frame = rect(350, 74, 740, 236, 4)
    canvas.shadow(frame, 6, 12, 14, 0.34)
    paper.wood(canvas, frame, Gradient("#7a4a2c", "#57331c"), "#2c150a")
    paper.rice_paper(canvas, rect(370, 94, 700, 196), "#f6f0e2")
    for index, mark in enumerate("家庭助廉"):
        canvas.write(mark, "xingkai", 134, 478 + index * 162, 192, INK)
    for x, width in ((70, 200), (1170, 200)):
        outdoors.window(canvas, x, 90, width, 330, Gradient("#b9d6df", "#e6efdf"))
        outdoors.bars(canvas, x, 90, width, 330, 2)
    cloth = polygon([(-20, 590), (1460, 590), (1460, 980), (-20, 980)])
    canvas.paint(cloth, Gradient("#fbf5e6", "#e9dec4"))
    canvas.paint(rect(-20, 584, 1480, 10), "#fffaf0")
    canvas.mottle(cloth, 0.02, 60, 4)
    for x in range(-20, 1480, 148):
        fold = polygon([(x, 916), (x + 50, 990), (x - 30, 990)]).softened(16)
        canvas.paint(fold, "#b59f72", 0.3)
    canvas.paint(rect(-20, 908, 1480, 5), "#c9a45a", 0.8)
    _letter(canvas, 730, 766)
    _bowl_of_lotus(canvas, 300, 748)
    for x, y, size in ((560, 622, 62), (1000, 660, 72), (1190, 786, 104), (800, 604, 54)):
        things.teacup(canvas, x, y + 20, size, True, GREEN)
    _fruit(canvas)
    return canvas


def _letter(canvas: Canvas, x: float, y: float) -> None:
    envelope = polygon([(x + 90, y - 40), (x + 330, y - 18), (x + 312, y + 118), (x + 70, y + 94)])
    canvas.shadow(envelope, 4, 8, 8, 0.25)
    canvas.paint(envelope, "#e3c79a")
    canvas.paint(polygon([(x + 250, y - 12), (x + 306, y - 7), (x + 300, y + 42), (x + 244, y + 36)]), RED, 0.9)
    sheet = polygon([(x - 190, y - 70), (x + 140, y - 84), (x + 170, y + 116), (x - 178, y + 132)])
    canvas.shadow(sheet, 5, 10, 10, 0.3)
    canvas.paint(sheet, "#fffdf5")
    for row in range(8):
        part = row / 8
        start, end = (x - 160 + 10 * part, y - 40 + row * 21), (x + 124 + 22 * part, y - 52 + row * 20)
        canvas.paint(stroke([start, end], 1.6, False), "#c96a5c", 0.7)
        if row:
            stop = 0.93 if row < 7 else 0.5
            script = [
                (
                    start[0] + (end[0] - start[0]) * p,
                    start[1] - 6 + (end[1] - start[1]) * p + (3 if int(p * 40) % 2 else -3),
                )
                for p in [i / 40 for i in range(2, int(40 * stop))]
            ]
            canvas.paint(stroke(script, 2.2), NAVY, 0.75)
    canvas.write("家书", "wenkai-bold", 30, x - 118, y - 62, INK, tracking=4)


def _bowl_of_lotus(canvas: Canvas, x: float, y: float) -> None:
    for dx, lift, across in ((-118, 150, 88), (112, 128, 80), (-10, 92, 96)):
        lotus.stem(canvas, [(x + dx * 0.2, y - 20), (x + dx * 0.7, y - lift * 0.6), (x + dx, y - lift)], 7, 0.8)
        lotus.leaf(canvas, x + dx, y - lift, across, across * 0.42, dx * 0.06, 0.8)
    lotus.stem(canvas, [(x, y - 20), (x + 16, y - 130), (x + 6, y - 232)], 7, 0.8)
    lotus.flower(canvas, x + 6, y - 228, 98, 0.55)
    bowl = polygon([(x - 132, y - 30), (x + 132, y - 30), (x + 78, y + 72), (x - 78, y + 72)])
    canvas.shadow(bowl, 8, 10, 12, 0.3)
    canvas.paint(bowl, Gradient("#9fb9b0", "#5e8378", 0))
    canvas.shade(bowl, "#17322b", 0.35, 60, 0.3)
    canvas.paint(ellipse(x, y - 30, 132, 19), "#4b6f65")
    canvas.paint(ellipse(x, y - 30, 132, 19) - ellipse(x, y - 30, 124, 14), "#c9dad2")
