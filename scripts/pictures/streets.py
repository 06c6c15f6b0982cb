"""Streets and the lake road in flat illustration: heat care, volunteers, winter walk; the film's cover."""

from __future__ import annotations

import numpy as np

from pictures import paper, people, things
from pictures.canvas import Canvas, Gradient, mixed
from pictures.buildings import silhouette
from pictures.palette import DEEP_GREEN, GOLD, NAVY, ORANGE, RED, WHITE
from pictures.people import SWEEP_LEFT, SWEEP_RIGHT, VOLUNTEER, Pose
from pictures.shapes import Point, blob, curve, ellipse, polygon, rect, stroke


def skyline(canvas: Canvas, foot: float, tones: tuple[str, ...], tallest: float, step: float = 110) -> None:
    """Draw a row of plain buildings with windows."""
    x = -30.0
    index = 0
    while x < canvas.width:
        width = step * float(canvas.rng.uniform(0.7, 1.3))
        tall = tallest * float(canvas.rng.uniform(0.4, 1.0))
        body = rect(x, foot - tall, width - 4, tall + 10)
        canvas.paint(body, tones[index % len(tones)])
        canvas.shade(body, "#50636a", 0.3, 0, 0.6)
        for row in range(int(tall / 44)):
            for column in range(int(width / 34)):
                canvas.paint(rect(x + 14 + column * 32, foot - tall + 18 + row * 42, 15, 20), WHITE, 0.5)
        x += width
        index += 1


def cart(canvas: Canvas, x: float, foot: float, size: float) -> None:
    """Draw an orange cleaning tricycle, ``size`` long, its front to the right."""

    def at(dx: float, up: float) -> Point:
        return x + dx * size, foot - up * size

    canvas.paint(ellipse(x + size * 0.05, foot + 4, size * 0.6, size * 0.035).softened(8), "#1b1208", 0.4)
    canvas.paint(stroke([at(0.02, 0.16), at(0.3, 0.13), at(0.42, 0.4)], size * 0.028, False), "#2b2f33")
    canvas.paint(stroke([at(0.36, 0.44), at(0.42, 0.4), at(0.46, 0.11)], size * 0.024, False), "#2b2f33")
    canvas.paint(blob([at(0.14, 0.31), at(0.26, 0.32), at(0.27, 0.28), at(0.15, 0.275)]), "#1e2124")
    canvas.paint(stroke([at(0.2, 0.29), at(0.21, 0.15)], size * 0.022, False), "#2b2f33")
    box = polygon([at(-0.5, 0.44), at(0.06, 0.44), at(0.03, 0.1), at(-0.46, 0.1)])
    things.solid(canvas, box, ORANGE, 0.3, 50)
    canvas.paint(
        polygon([at(-0.53, 0.44), at(-0.48, 0.52), at(0.04, 0.52), at(0.09, 0.44)]),
        mixed(ORANGE, "#000000", 0.18),
    )
    canvas.paint(rect(*at(-0.52, 0.3), size * 0.6, size * 0.05) & box, "#fbf4df", 0.95)
    for dx, reach in ((-0.3, 0.115), (0.46, 0.115)):
        wheel = ellipse(*at(dx, 0.11), reach * size)
        canvas.paint(wheel, "#1e2124")
        canvas.paint(ellipse(*at(dx, 0.11), reach * size * 0.74), "#c9ccca")
        for turn in np.linspace(0, np.pi, 6, endpoint=False):
            ax, ay = float(np.cos(turn)) * reach * 0.72, float(np.sin(turn)) * reach * 0.72
            canvas.paint(stroke([at(dx - ax, 0.11 - ay), at(dx + ax, 0.11 + ay)], 1.6, False), "#5d6266")
        canvas.paint(ellipse(*at(dx, 0.11), reach * size * 0.16), "#1e2124")


def _broom(canvas: Canvas, top: Point, foot: Point, size: float) -> None:
    canvas.paint(stroke([top, foot], size * 0.07, smooth=False), "#b9833f")
    dx, dy = foot[0] - top[0], foot[1] - top[1]
    length = float(np.hypot(dx, dy))
    ux, uy = dx / length, dy / length
    start = (foot[0] - ux * size * 0.1, foot[1] - uy * size * 0.1)
    ends = [
        (
            foot[0] + ux * size * 0.8 - uy * side * size * 0.36,
            foot[1] + uy * size * 0.8 + ux * side * size * 0.36,
        )
        for side in (-1, 1)
    ]
    head = polygon(
        [
            (start[0] + uy * size * 0.1, start[1] - ux * size * 0.1),
            ends[0],
            ends[1],
            (start[0] - uy * size * 0.1, start[1] + ux * size * 0.1),
        ]
    )
    things.solid(canvas, head, "#d9b25a", 0.45)


def heat_care(path: str) -> Canvas:
    """Summer street at sunrise: trees, orange cart, an urn of mung-bean soup, straw hats, a banner."""
    canvas = Canvas(path, 1600, 900, Gradient("#f7c98a", "#fbe9c6"))
    sun = ellipse(1120, 330, 150)
    canvas.paint(ellipse(1120, 330, 250), "#fbe0a2", 0.7)
    canvas.paint(sun, "#ec7b33")
    canvas.shade(sun, "#d24c1c", 0.6, 90, 0.7)
    skyline(canvas, 600, ("#e6cfa8", "#dcc39a", "#eed9b6"), 250, 130)
    canvas.paint(rect(-2, 596, 1604, 110), "#cdb98f")
    canvas.paint(rect(-2, 690, 1604, 212), Gradient("#9ba09d", "#7c8280"))
    canvas.paint(rect(-2, 684, 1604, 14), "#efe6d2")
    for x in range(-60, 1600, 260):
        canvas.paint(polygon([(x, 858), (x + 130, 858), (x + 122, 874), (x - 8, 874)]), WHITE, 0.9)
    for x, tall in ((110, 520), (520, 500), (1010, 510), (1490, 530)):
        things.camphor(canvas, x, 668, tall, "#3c7a58")
    for x in (236, 924):
        canvas.paint(rect(x, 150, 12, 516), "#7d5a38")
    cloth = rect(248, 176, 676, 124)
    canvas.shadow(cloth, 5, 10, 10, 0.3)
    things.solid(canvas, cloth, RED, 0.3, 90)
    canvas.write("送清凉", "hei-bold", 92, 586, 238, "#fff3d6", tracking=40)
    cart(canvas, 1250, 790, 400)
    _table_of_soup(canvas)
    return canvas


def _table_of_soup(canvas: Canvas) -> None:
    canvas.paint(ellipse(560, 786, 300, 18).softened(10), "#1b1208", 0.4)
    for x in (300, 806):
        canvas.paint(rect(x, 640, 18, 146), "#6b4a2c")
    top = rect(270, 620, 584, 26, 3)
    canvas.shadow(top, 3, 8, 8, 0.3)
    paper.wood(canvas, top, Gradient("#c9955e", "#a87341"), "#70461f")
    urn = rect(340, 452, 150, 170, 16)
    canvas.shadow(urn, 6, 6, 8, 0.3)
    canvas.paint(urn, Gradient("#f2f4f3", "#aab3b5", 0))
    canvas.paint(rect(330, 440, 170, 24, 8), Gradient("#d9dedd", "#8d979a", 0))
    canvas.paint(rect(396, 420, 48, 22, 8), "#5b6468")
    canvas.paint(rect(404, 590, 26, 14, 3), "#3b4245")
    canvas.paint(rect(352, 494, 126, 74, 4), "#2f6b5e")
    canvas.write("绿豆汤", "hei-bold", 35, 415, 531, WHITE, tracking=2)
    for index in range(6):
        x = 532 + index * 34
        bowl = polygon([(x - 24, 588), (x + 24, 588), (x + 14, 620), (x - 14, 620)])
        if index % 2 == 0:
            canvas.paint(bowl, Gradient("#ffffff", "#d3d6d4", 0))
            canvas.paint(ellipse(x, 588, 24, 5), "#8fae5c")
    for row in range(6):
        y = 612 - row * 19
        brim = ellipse(764, y, 86 - row, 15)
        canvas.paint(brim, "#e2bd6a" if row % 2 else "#d9b05a")
        canvas.shade(brim, "#8c6420", 0.5, 60, 0.6)
    crown = blob([(718, 516), (724, 478), (764, 464), (804, 478), (810, 516), (764, 524)])
    things.solid(canvas, crown, "#e2bd6a", 0.45, 60)
    canvas.paint(polygon([(717, 506), (811, 506), (810, 519), (718, 519)]) & crown, RED)


def volunteers(path: str) -> Canvas:
    """Tree-lined street: volunteers in red vests with brooms and tongs, a street sign."""
    canvas = Canvas(path, 1600, 900, Gradient("#c5dfe3", "#f2efdc"))
    skyline(canvas, 560, ("#d3ddd3", "#c6d3cb", "#dfe5d8"), 300, 140)
    for x in range(-20, 1700, 150):
        hedge = ellipse(x, 566, 108, 58)
        canvas.paint(hedge, "#6fa382")
        canvas.shade(hedge, DEEP_GREEN, 0.5, 90, 0.6)
    canvas.paint(rect(-2, 566, 1604, 80), "#8b9296")
    canvas.paint(rect(-2, 600, 1604, 5), WHITE, 0.8)
    walk = rect(-2, 640, 1604, 262)
    canvas.paint(walk, Gradient("#e0d3b6", "#c3b28d"))
    for x in range(-900, 2600, 130):
        canvas.paint(stroke([(800 + (x - 800) * 0.7, 644), (x, 902)], 1.8, False), "#9c8a66", 0.5)
    for y in (690, 752, 826):
        canvas.paint(rect(-2, y, 1604, 1.8), "#9c8a66", 0.5)
    canvas.paint(rect(-2, 634, 1604, 12), "#f4ecd8")
    for x, tall in ((90, 560), (470, 540), (1130, 545), (1530, 565)):
        things.camphor(canvas, x, 690, tall, "#3f7d5a")
    _street_sign(canvas, 800, 700)
    team = (
        (250, 818, 330, SWEEP_RIGHT, False),
        (640, 852, 346, Pose((-0.13, 0.48), (0.24, 0.42), lean=0.05, turned=True), True),
        (1010, 812, 326, SWEEP_LEFT, True),
        (1320, 850, 344, Pose((-0.26, 0.42), (0.13, 0.48), lean=-0.05, turned=True), False),
    )
    for x, foot, tall, pose, long_hair in team:
        people.figure(
            canvas,
            x,
            foot,
            tall,
            people.Dress(VOLUNTEER.coat, VOLUNTEER.trousers, vest=RED, long_hair=long_hair),
            pose,
        )
        _tool(canvas, x, foot, tall, pose)
    return canvas


def _tool(canvas: Canvas, x: float, foot: float, tall: float, pose: Pose) -> None:
    """Put a broom or a pair of tongs and a bag into a volunteer's hands."""
    side = 1 if pose.lean > 0 else -1
    low = pose.right_hand if side > 0 else pose.left_hand
    hand = (x + low[0] * tall, foot - low[1] * tall)
    if pose in (SWEEP_LEFT, SWEEP_RIGHT):
        high = pose.left_hand if side > 0 else pose.right_hand
        upper = (x + high[0] * tall - side * 14, foot - high[1] * tall - 34)
        _broom(canvas, upper, (hand[0] + side * tall * 0.1, foot - tall * 0.16), tall * 0.17)
        canvas.paint(ellipse(*hand, tall * 0.028), people.SKIN)
        canvas.paint(ellipse(x + high[0] * tall, foot - high[1] * tall, tall * 0.028), people.SKIN)
        return
    canvas.paint(
        stroke(
            [(hand[0] - side * 6, hand[1] - 22), (hand[0] + side * tall * 0.16, foot - tall * 0.05)],
            tall * 0.02,
            False,
        ),
        "#5d666c",
    )
    canvas.paint(
        stroke(
            [(hand[0] + side * 2, hand[1] - 24), (hand[0] + side * tall * 0.19, foot - tall * 0.06)],
            tall * 0.016,
            False,
        ),
        "#7c868c",
    )
    canvas.paint(ellipse(*hand, tall * 0.028), people.SKIN)
    other = pose.left_hand if side > 0 else pose.right_hand
    px, py = x + other[0] * tall, foot - other[1] * tall
    bag = blob(
        [
            (px - 12, py),
            (px + 12, py),
            (px + 34, py + 62),
            (px + 22, py + 96),
            (px - 22, py + 96),
            (px - 34, py + 62),
        ]
    )
    things.solid(canvas, bag, "#e9e5d8", 0.4, 60)
    canvas.paint(ellipse(px, py, tall * 0.028), people.SKIN)


def _street_sign(canvas: Canvas, x: float, foot: float) -> None:
    canvas.paint(rect(x - 8, foot - 500, 16, 500), Gradient("#8d979c", "#4f585d", 0))
    canvas.paint(ellipse(x, foot, 36, 6), "#4f585d")
    plate = rect(x - 176, foot - 500, 352, 122, 8)
    canvas.shadow(plate, 5, 9, 9, 0.32)
    canvas.paint(plate, "#2456a0")
    canvas.paint(rect(x - 168, foot - 492, 336, 106, 5) - rect(x - 165, foot - 489, 330, 100, 4), WHITE)
    canvas.write("巴陵中路", "hei-bold", 66, x, foot - 449, WHITE, tracking=8)
    canvas.write("BALING ZHONGLU", "hei", 22, x, foot - 403, WHITE, tracking=3)


def winter_run(path: str) -> Canvas:
    """The winding lake road in winter: bare trees, far hills, a road sign and the title."""
    canvas = Canvas(path, 1600, 900, Gradient("#c9d9e0", "#f3ead8"))
    canvas.paint(ellipse(1180, 250, 78), "#f0b27a", 0.9)
    for y, points, tone in (
        (
            0,
            [(-20, 430), (260, 330), (520, 400), (800, 300), (1120, 390), (1400, 320), (1640, 380)],
            "#a9bdc6",
        ),
        (0, [(-20, 470), (300, 410), (640, 462), (980, 400), (1300, 452), (1640, 420)], "#8aa5ae"),
    ):
        hill = polygon([*curve([(float(px), float(py + y)) for px, py in points]), (1640, 540), (-20, 540)])
        things.solid(canvas, hill, tone, 0.25, 270)
    lake = rect(-2, 486, 1604, 420)
    canvas.paint(lake, Gradient("#b4cdd5", "#8fb1be"))
    for _ in range(60):
        y = float(canvas.rng.uniform(496, 720))
        x = float(canvas.rng.uniform(-40, 1500))
        canvas.paint(stroke([(x, y), (x + float(canvas.rng.uniform(40, 180)), y)], 2.4, False), WHITE, 0.5)
    shore = polygon(
        [
            *curve([(-20, 640), (240, 600), (560, 640), (900, 600), (1240, 536), (1640, 520)]),
            (1640, 920),
            (-20, 920),
        ]
    )
    canvas.paint(shore, Gradient("#d8c9a2", "#b59f70"))
    canvas.shade(shore, "#8c7545", 0.3, 90, 0.7)
    road = polygon(
        [
            *curve([(1640, 548), (1340, 566), (1080, 620), (900, 690), (620, 720), (330, 790), (160, 920)]),
            *curve([(760, 920), (860, 820), (1080, 740), (1240, 660), (1420, 606), (1640, 582)]),
        ]
    )
    canvas.shadow(road, 0, 5, 5, 0.2)
    canvas.paint(road, "#b8433a")
    canvas.mottle(road, 0.05, 8)
    canvas.paint(
        stroke(
            [(1640, 565), (1360, 590), (1150, 650), (980, 740), (720, 780), (530, 860), (460, 920)],
            (3, 5, 10),
        ),
        WHITE,
        0.85,
    )
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
            canvas.paint(
                ellipse(tip[0], tip[1] + 3, max(tall * 0.008, 2.4), max(tall * 0.012, 3.2), 30), "#c8762e"
            )

    for angle in (-2.1, -1.57, -1.0):
        grow(x, foot - tall * 0.5, angle, tall * 0.17, tall * 0.024, 4)


def _park_sign(canvas: Canvas, x: float, foot: float) -> None:
    for dx in (-120, 108):
        paper.wood(canvas, rect(x + dx, foot - 150, 18, 150), "#7a4f2d", "#3b2210", False)
    plate = rect(x - 176, foot - 236, 352, 112, 10)
    canvas.shadow(plate, 5, 10, 10, 0.32)
    paper.wood(canvas, plate, Gradient("#9a6a3e", "#7a4f2d"), "#45280f")
    canvas.write("南湖环湖路", "wenkai-bold", 57, x, foot - 180, "#fdf2d6", tracking=5)


def film_cover(path: str) -> Canvas:
    """Cover of the film clip: red gradient, tower and lake in silhouette, title and play triangle."""
    canvas = Canvas(path, 1280, 720, Gradient("#c8322a", "#5e0f0d"))
    canvas.paint(ellipse(960, 350, 190).softened(60), "#f2a05a", 0.35)
    canvas.paint(ellipse(960, 350, 118), "#f0a04e", 0.9)
    for base, tone in ((470, "#8f1d18"), (510, "#741512")):
        steps = [(float(px), base - 60 + float(canvas.rng.normal(0, 26))) for px in range(-40, 1400, 120)]
        things.solid(canvas, polygon([*curve(steps), (1400, 740), (-40, 740)]), tone, 0.3, 270)
    canvas.paint(silhouette(960, 516, 270), "#3a0807")
    lake = rect(-2, 560, 1284, 162)
    canvas.paint(lake, Gradient("#6b1210", "#2e0706"))
    for _ in range(90):
        y = 566 + 150 * float(canvas.rng.random()) ** 1.3
        wide = float(canvas.rng.uniform(20, 130))
        x = (
            float(canvas.rng.normal(960, 150))
            if canvas.rng.random() < 0.6
            else float(canvas.rng.uniform(0, 1280))
        )
        near = abs(x - 960) < 190
        canvas.paint(
            stroke([(x - wide / 2, y), (x + wide / 2, y)], 2.6, False),
            "#f0a04e" if near else "#a8201a",
            0.7 if near else 0.5,
        )
    _small_sail(canvas, 330, 590, 80)
    _small_sail(canvas, 430, 576, 48)
    canvas.write("干事一条心", "song-bold", 112, 84, 172, "#fdf0d2", "lm", 10)
    canvas.paint(rect(88, 258, 64, 5), GOLD)
    canvas.write("机关文化建设专题片片段", "hei-bold", 36, 172, 261, "#fbdfae", "lm", 4)
    button = ellipse(640, 396, 74)
    canvas.shadow(button, 0, 6, 16, 0.4)
    canvas.paint(button, WHITE, 0.94)
    canvas.paint(polygon([(618, 356), (618, 436), (684, 396)]), RED)
    return canvas


def _small_sail(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.paint(
        blob([(x - size * 0.5, y - 4), (x, y + size * 0.1), (x + size * 0.5, y - 6), (x, y)]), "#2a0605"
    )
    canvas.paint(
        polygon(
            [(x, y - 4), (x + 2, y - size * 1.1), (x + size * 0.4, y - size * 0.3), (x + size * 0.36, y - 6)]
        ),
        "#2a0605",
    )
