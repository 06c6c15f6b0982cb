"""Streets and the lake road in flat illustration: heat care, volunteers, winter walk; the film's cover."""

from __future__ import annotations

import numpy as np

from pictures import outdoors, paper, people, things
from pictures.canvas import Canvas, Gradient, mixed
from pictures.palette import DEEP_GREEN, ORANGE, RED, SKIN, WHITE
from pictures.people import SWEEP_LEFT, SWEEP_RIGHT, VOLUNTEER, Pose
from pictures.shapes import Point, blob, drawn, ellipse, polygon, rect, stroke


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
        outdoors.camphor(canvas, x, 668, tall, "#3c7a58")
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
        outdoors.camphor(canvas, x, 690, tall, "#3f7d5a")
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
    first, second = (pose.right_hand, pose.left_hand) if side > 0 else (pose.left_hand, pose.right_hand)
    hand = (x + first[0] * tall, foot - first[1] * tall)
    other = (x + second[0] * tall, foot - second[1] * tall)
    if pose in (SWEEP_LEFT, SWEEP_RIGHT):
        upper = (other[0] - side * 14, other[1] - 34)
        _broom(canvas, upper, (hand[0] + side * tall * 0.1, foot - tall * 0.16), tall * 0.17)
    else:
        for start, end, wide, colour in ((-6, 0.16, 0.02, "#5d666c"), (2, 0.19, 0.016, "#7c868c")):
            top = (hand[0] + side * start, hand[1] - 23)
            tip = (hand[0] + side * tall * end, foot - tall * 0.055)
            canvas.paint(stroke([top, tip], tall * wide, smooth=False), colour)
        bag = blob(drawn("-12,0 12,0 34,62 22,96 -22,96 -34,62", *other))
        things.solid(canvas, bag, "#e9e5d8", 0.4, 60)
    for place in (hand, other):
        canvas.paint(ellipse(*place, tall * 0.028), SKIN)


def _street_sign(canvas: Canvas, x: float, foot: float) -> None:
    canvas.paint(rect(x - 8, foot - 500, 16, 500), Gradient("#8d979c", "#4f585d", 0))
    canvas.paint(ellipse(x, foot, 36, 6), "#4f585d")
    plate = rect(x - 176, foot - 500, 352, 122, 8)
    canvas.shadow(plate, 5, 9, 9, 0.32)
    canvas.paint(plate, "#2456a0")
    canvas.paint(rect(x - 168, foot - 492, 336, 106, 5) - rect(x - 165, foot - 489, 330, 100, 4), WHITE)
    canvas.write("巴陵中路", "hei-bold", 66, x, foot - 449, WHITE, tracking=8)
    canvas.write("BALING ZHONGLU", "hei", 22, x, foot - 403, WHITE, tracking=3)
