"""More views in ink and pale colour: the south lake, the lotus lake, the street at dawn, the evening lamps."""

from __future__ import annotations

import numpy as np

from pictures import buildings, lotus
from pictures import landscape as ink
from pictures.brush import INK, dots, foliage, frayed, pooled, touch, wash
from pictures.canvas import Canvas, Gradient, mixed
from pictures.ink_views import BLUE, GREY, _reeds, _title
from pictures.landscape import Peak
from pictures.noise import fractal
from pictures.shapes import Shape, blob, curve, ellipse, polygon, rect, stroke


def nanhu_lake(path: str) -> Canvas:
    """Willows on the shore and the winding lake road under pale hills."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 430, [Peak(300, 120, 260), Peak(760, 170, 240), Peak(1180, 110, 260)], 0.4)
    ink.mountains(canvas, far, 70, BLUE, 0.34, 0.4)
    near = ink.crest(canvas, 446, [Peak(980, 70, 220), Peak(1340, 110, 220)], 0.4)
    ink.mountains(canvas, near, 50, "#4d6a66", 0.46, 0.5)
    ink.mist(canvas, 446, 26, 0.9)
    ink.lake_tone(canvas, 450, "#6f8a8d", 0.34)
    ink.water(canvas, 470, 800, 0.34)
    shore = polygon(
        curve([(-20, 760), (260, 720), (520, 752), (760, 726), (980, 640), (1220, 600), (1460, 596)])
        + [(1460, 980), (-20, 980)]
    )
    canvas.paint(shore, "#ece5d4", 0.96)
    wash(canvas, pooled(canvas.rng, shore.softened(2), 0.55, 0.2, 0.5), "#66735a", 0.42)
    road = polygon(
        curve([(120, 980), (330, 850), (640, 836), (860, 764), (1040, 680), (1250, 632), (1460, 620)])
        + curve([(1460, 634), (1270, 654), (1090, 718), (930, 812), (740, 892), (560, 920), (470, 980)])
    )
    canvas.paint(road, "#f4eee0", 0.95)
    wash(canvas, frayed(canvas.rng, road, 1) - road.softened(3), INK, 0.3)
    for index in range(15):
        part = index / 14
        x, y = 1440 - 690 * part, 612 + 118 * part**1.5
        foliage(canvas, x, y - 8, 9 + 17 * part, "#4a5f4a", 0.6, 0.6)
    grass = [(float(canvas.rng.uniform(0, 1440)), float(canvas.rng.uniform(770, 950))) for _ in range(260)]
    dots(canvas, [(px, py) for px, py in grass if py > 800 - px * 0.02], 7, 0.5, "#56653f")
    canvas.paint(road, "#f4eee0", 0.9)
    ink.willow(canvas, 250, 806, 560, 0.8, 0.12)
    ink.willow(canvas, 1010, 676, 250, 0.6, -0.1)
    ink.sampan(canvas, 640, 620, 84, 0.8)
    ink.geese(canvas, 900, 160, 5, 12)
    _title(canvas, "南湖", 1310, 84, 100)
    return canvas


def tuanhu_lotus(path: str) -> Canvas:
    """A lake of lotus leaves with a few pink flowers."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 250, [Peak(360, 60, 300), Peak(1100, 80, 320)], 0.4)
    ink.mountains(canvas, far, 40, BLUE, 0.26, 0.3)
    ink.lake_tone(canvas, 300, "#78938c", 0.26)
    for index in range(46):
        part = (index / 45) ** 1.3
        size = 26 + 70 * part
        x, y = float(canvas.rng.uniform(-40, 1480)), 330 + 240 * part
        lotus.leaf(
            canvas,
            x,
            y,
            size * 1.3,
            size * 0.4,
            float(canvas.rng.normal(0, 4)),
            0.35 + 0.28 * part,
            "#54736a",
        )
    ink.mist(canvas, 420, 90, 0.7)
    front = [
        (150, 760, 240, 120, -8),
        (470, 850, 270, 128, 6),
        (1240, 830, 290, 140, -6),
        (860, 900, 260, 110, 4),
        (1380, 640, 170, 76, -10),
        (690, 690, 190, 80, 8),
        (1040, 700, 180, 72, -5),
    ]
    for x, y, across, down, turn in front:
        lotus.stem(canvas, [(x + 6, 980), (x - 6, (y + 980) / 2), (x, y)], 9, 0.5)
    flowers = ((560, 470, 150, 60), (1110, 530, 118, -40), (330, 590, 84, 20))
    for x, y, _, foot in flowers:
        lotus.stem(canvas, [(x + foot, 860), (x + foot * 0.3, y + (860 - y) * 0.5), (x, y + 8)], 7, 0.7)
    lotus.stem(canvas, [(820, 800), (834, 620), (812, 470)], 6, 0.7)
    lotus.stem(canvas, [(940, 800), (950, 690), (974, 590)], 6, 0.7)
    for x, y, across, down, turn in sorted(front, key=lambda place: place[1]):
        lotus.leaf(canvas, x, y, across, down, turn, 0.82)
    for x, y, size, _ in flowers:
        lotus.flower(canvas, x, y, size)
    lotus.bud(canvas, 812, 470, 92, -0.08)
    lotus.pod(canvas, 976, 574, 56)
    _dragonfly(canvas, 800, 352)
    _title(canvas, "团湖荷花", 1320, 64, 76)
    return canvas


def _dragonfly(canvas: Canvas, x: float, y: float) -> None:
    for dx, dy in ((-44, -22), (44, -26), (-36, -4), (38, -8)):
        wing = blob([(x, y), (x + dx * 0.5, y + dy - 6), (x + dx, y + dy), (x + dx * 0.6, y + dy * 0.5 + 7)])
        wash(canvas, pooled(canvas.rng, wing, 0.6, 0.6), GREY, 0.4)
    wash(canvas, stroke([(x, y - 10), (x, y + 6), (x - 4, y + 44)], (9, 6, 3)), "#9a3324", 0.9)
    wash(canvas, ellipse(x, y - 14, 6, 4.5), INK, 0.95)


def _row_of_trees(
    canvas: Canvas, near: tuple[float, float], far: tuple[float, float], size: float, count: int
) -> None:
    """Draw a row of camphor trees shrinking towards the vanishing point, farthest first."""
    for index in range(count):
        depth = (count - 1 - index) / (count - 1)
        scale = 1 / (1 + 5.2 * depth)
        left = (1 - scale) * 6.2 / 5.2
        x, y = near[0] + (far[0] - near[0]) * left, near[1] + (far[1] - near[1]) * left
        tall = size * scale
        touch(
            canvas,
            [(x, y), (x + tall * 0.02, y - tall * 0.34), (x, y - tall * 0.56)],
            (tall * 0.07, tall * 0.05, tall * 0.04),
            0.55 + 0.3 * scale,
            "#3b332c",
            1,
            0.2,
        )
        for turn in np.linspace(0, 2 * np.pi, 7, endpoint=False):
            cx, cy = x + np.cos(turn) * tall * 0.24, y - tall * 0.78 + np.sin(turn) * tall * 0.2
            foliage(
                canvas,
                float(cx),
                float(cy),
                tall * 0.2,
                mixed("#6f8a72", "#3f5f49", scale),
                0.3 + 0.4 * scale,
                0.7,
            )
        foliage(
            canvas,
            x,
            y - tall * 0.8,
            tall * 0.24,
            mixed("#7d947c", "#4d6d52", scale),
            0.3 + 0.34 * scale,
            0.7,
        )


def street_at_dawn(path: str) -> Canvas:
    """Baling Middle Road early in the morning: camphor trees, clean road, a cleaning cart at the kerb."""
    canvas = ink.sheet(path)
    sky = rect(-2, -2, 1444, 560)
    canvas.paint(
        Shape(
            sky.x, sky.y, sky.mask * np.linspace(0, 1, sky.mask.shape[0], dtype=np.float32)[:, None] ** 1.6
        ),
        "#f0c9a6",
        0.75,
    )
    ink.sun(canvas, 690, 430, 46, "#d8552f", 0.7)
    for x, width, height in (
        (420, 90, 150),
        (500, 60, 210),
        (800, 80, 190),
        (890, 110, 130),
        (330, 80, 110),
        (1000, 90, 100),
    ):
        block = rect(x, 540 - height, width, height + 10)
        wash(canvas, pooled(canvas.rng, frayed(canvas.rng, block, 1), 0.5, 0.2, 0.5), "#8b8f98", 0.42)
    road = polygon([(640, 540), (760, 540), (1480, 1000), (-60, 1000)])
    canvas.paint(road, "#e4ddd0", 0.95)
    wash(canvas, pooled(canvas.rng, road, 0.5, 0.1, 0.4), "#767d86", 0.4)
    for side in (-1, 1):
        walk = polygon(
            [
                (700 + side * 60, 540),
                (700 + side * 150, 540),
                (700 + side * 1500, 960),
                (700 + side * 720, 1000),
            ]
        )
        canvas.paint(walk, "#efe6d6", 0.96)
        wash(
            canvas,
            stroke([(700 + side * 60, 541), (700 + side * 745, 985)], (1.5, 9), smooth=False),
            INK,
            0.5,
        )
    for part in (0.03, 0.08, 0.16, 0.29, 0.5, 0.84):
        y = 545 + 440 * part
        mark = polygon(
            [
                (700 - 1 - 8 * part, y),
                (700 + 1 + 8 * part, y),
                (700 + 2 + 11 * part, y + 12 + 74 * part),
                (700 - 2 - 11 * part, y + 12 + 74 * part),
            ]
        )
        canvas.paint(mark, "#faf6ea", 0.95)
    _row_of_trees(canvas, (60, 800), (640, 546), 620, 9)
    _row_of_trees(canvas, (1400, 820), (772, 546), 640, 9)
    _cart(canvas, 1010, 806, 1.0)
    ink.mist(canvas, 556, 46, 0.55, "#f3e3d0")
    _title(canvas, "清晨", 700, 54, 72)
    return canvas


def _cart(canvas: Canvas, x: float, y: float, scale: float) -> None:
    """Draw a three-wheeled cleaning cart in orange wash."""

    def px(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * scale, y + dy * scale

    wash(canvas, ellipse(*px(0, 6), 190 * scale, 13 * scale).softened(6), INK, 0.3)
    box = polygon([px(-150, -150), px(40, -150), px(30, -30), px(-140, -30)])
    lid = polygon([px(-156, -150), px(-140, -176), px(34, -176), px(46, -150)])
    for shape, colour in ((box, "#dd6a1c"), (lid, "#c2540f")):
        buildings.lay(canvas, shape, colour, 1.0)
        canvas.shade(shape, "#7c2f08", 0.4, 20, 0.2)
    buildings.outline(canvas, [px(-150, -150), px(40, -150), px(30, -30), px(-140, -30), px(-150, -150)], 3)
    buildings.outline(canvas, [px(-156, -150), px(-140, -176), px(34, -176), px(46, -150)], 3)
    canvas.paint(rect(*px(-148, -100), 184 * scale, 15 * scale), "#f6f1dc", 0.9)
    buildings.outline(canvas, [px(30, -40), px(110, -52), px(146, -124), px(128, -132)], 6)
    buildings.outline(canvas, [px(146, -124), px(158, -36)], 5)
    buildings.lay(canvas, blob([px(66, -90), px(104, -94), px(106, -82), px(68, -78)]), "#2d2a28", 1.0)
    buildings.outline(canvas, [px(88, -84), px(88, -50)], 5)
    for dx in (-86, 158):
        ring = ellipse(*px(dx, -34), 38 * scale) - ellipse(*px(dx, -34), 30 * scale)
        wash(canvas, frayed(canvas.rng, ring, 0.6), INK, 0.95)
        for turn in np.linspace(0, np.pi, 6, endpoint=False):
            ax, ay = np.cos(turn) * 31, np.sin(turn) * 31
            wash(canvas, stroke([px(dx - ax, -34 - ay), px(dx + ax, -34 + ay)], 1.2, False), INK, 0.6)
        wash(canvas, ellipse(*px(dx, -34), 5 * scale), INK, 0.95)
    for lean in (0, 16):
        buildings.outline(canvas, [px(-132 + lean, -176), px(-176 + lean, -290)], 5)
    broom = blob([px(-176, -288), px(-214, -352), px(-190, -372), px(-156, -362), px(-166, -290)])
    buildings.lay(canvas, broom, "#8d7a3a", 0.9)
    for part in np.linspace(0, 1, 9):
        tip = px(-212 + 56 * part, -352 - 14 * np.sin(part * 3))
        wash(canvas, stroke([px(-172, -292), tip], 1.2, False), INK, 0.6)


def street_lamps(path: str) -> Canvas:
    """Two rows of lamps along the lake, their warm light in the water."""
    canvas = ink.sheet(path)
    wash(canvas, rect(-2, -2, 1444, 964), "#3b4d6b", 0.9)
    dusk = Shape(
        0,
        0,
        (np.linspace(1, 0, 960, dtype=np.float32)[:, None] * np.ones((1, 1440), dtype=np.float32)).astype(
            np.float32
        ),
    )
    wash(
        canvas, Shape(0, 0, dusk.mask * (0.6 + 0.5 * fractal(canvas.rng, 960, 1440, 260, 4))), "#2b3553", 0.9
    )
    canvas.paint(rect(-40, 300, 1520, 190).softened(70), "#e2a56e", 0.5)
    far = ink.crest(canvas, 470, [Peak(200, 110, 240), Peak(560, 150, 240), Peak(1000, 80, 260)], 0.4)
    ink.mountains(canvas, far, 200, "#27334d", 0.8, 0.3, 0.2)
    lake = polygon([(-10, 540), (1450, 600), (1450, 970), (-10, 970)])
    canvas.paint(lake, Gradient("#6a7390", "#1a233b"), 0.97)
    canvas.mottle(lake, 0.08, 60, 6)
    bank = polygon([(-10, 496), (1450, 470), (1450, 604), (-10, 541)])
    canvas.paint(bank, Gradient("#4a4a5a", "#232a3d"))
    road = polygon([(-10, 508), (1450, 492), (1450, 566), (-10, 531)])
    canvas.paint(road, Gradient("#a58f79", "#6c6468"))
    canvas.mottle(road, 0.06, 30, 4)
    for index in range(11):
        x = -20 + 34 * index + 11.5 * index**1.94
        _lamp(canvas, x + 30 + index * 5, 509 - 1.4 * index, 74 + 15 * index, False)
    for index in range(10):
        x = 24 + 44 * index + 12.5 * index**1.94
        _lamp(canvas, x, 534 + 3.1 * index, 96 + 23 * index, True)
    ink.water(canvas, 640, 950, 0.4, "#141c30")
    touch(canvas, [(-20, 930), (260, 880), (560, 950)], (8, 46, 4), 0.75, "#141b2c", 3, 0.3)
    _reeds(canvas, 60, 926, 26, 170)
    ink.geese(canvas, 620, 170, 5, 12)
    _evening_title(canvas, "灯火", 150, 70, 76)
    return canvas


def _evening_title(canvas: Canvas, words: str, x: float, y: float, size: float) -> None:
    strip = rect(x - size * 0.72, y - size * 0.32, size * 1.44, size * 3.7)
    canvas.paint(strip, "#efe6d2", 0.94)
    _title(canvas, words, x, y, size)


def _lamp(canvas: Canvas, x: float, foot: float, tall: float, water: bool) -> None:
    """Draw one lamp with its halo, and its light on the water when it stands at the shore."""
    top = foot - tall
    side = -1 if water else 1
    head = x + side * tall * 0.13
    glow = max(tall * 0.2, 9)
    canvas.paint(ellipse(head, top + tall * 0.03, glow).softened(glow * 0.9), "#f8b75a", 0.62)
    canvas.paint(ellipse(head, top + tall * 0.03, glow * 0.4).softened(glow * 0.3), "#ffe9b0", 0.9)
    canvas.paint(ellipse(x, foot, tall * 0.24, tall * 0.04).softened(tall * 0.05), "#f3b765", 0.5)
    width = max(tall * 0.014, 1.6)
    canvas.paint(stroke([(x, foot), (x, top + tall * 0.04)], (width * 1.5, width), smooth=False), "#11151f")
    canvas.paint(
        stroke([(x, top + tall * 0.04), (x + side * tall * 0.04, top), (head, top + tall * 0.01)], width),
        "#11151f",
    )
    canvas.paint(ellipse(head, top + tall * 0.025, tall * 0.036, tall * 0.016), "#fff6d8")
    if water:
        _gleam(canvas, head, foot + 8 + tall * 0.05, tall)


def _gleam(canvas: Canvas, x: float, y: float, tall: float) -> None:
    steps = max(int(tall / 7), 8)
    for index in range(steps):
        part = index / steps
        wide = tall * 0.07 * (1 - part * 0.4) * canvas.rng.uniform(0.5, 1.3)
        shift = canvas.rng.normal(0, tall * 0.02 * (0.4 + part))
        mark = ellipse(x + shift, y + part * tall * 0.95, wide, max(tall * 0.007, 1.0))
        canvas.paint(mark.softened(1.2), "#f7c06a", 0.85 * (1 - part) ** 0.8)


def ink_yueyang(path: str) -> Canvas:
    """Cover of the landscape album: lake, far ranges, a tower among mist, sails, a red sun."""
    canvas = ink.sheet(path, 1600, 900)
    far = ink.crest(
        canvas,
        470,
        [Peak(200, 200, 240), Peak(520, 280, 240), Peak(860, 170, 260), Peak(1300, 120, 300)],
        0.5,
    )
    ink.mountains(canvas, far, 110, BLUE, 0.36, 0.5, 0.4, 540)
    ink.sun(canvas, 1010, 210, 56)
    middle = ink.crest(canvas, 520, [Peak(60, 250, 200), Peak(330, 190, 190), Peak(620, 110, 180)], 0.5)
    ink.mountains(canvas, middle, 100, "#3f5961", 0.6, 0.7, 0.4, 544)
    ink.mist(canvas, 520, 50, 0.95)
    ink.lake_tone(canvas, 540, "#6f8790", 0.28)
    near = ink.crest(canvas, 720, [Peak(120, 210, 240), Peak(420, 130, 230)], 0.4)
    ink.mountains(canvas, near, 120, "#2f3d3a", 0.8, 0.8, 0.3, 724)
    buildings.terrace(canvas, 330, 592, 150, 50, gate=False)
    buildings.tower(canvas, 330, 586, 236)
    ink.forest(canvas, near, 0, 640, 96, 26, 130, 0.8, 730)
    ink.reflection(canvas, 724, 130, 0.4)
    ink.water(canvas, 600, 890, 0.36)
    ink.sail(canvas, 930, 690, 104)
    ink.sail(canvas, 1070, 636, 60, 0.6)
    ink.sail(canvas, 1140, 612, 38, 0.45)
    ink.sampan(canvas, 1220, 780, 130)
    ink.geese(canvas, 1220, 330, 9, 13)
    dots(
        canvas,
        [(float(canvas.rng.uniform(1150, 1390)), float(canvas.rng.normal(560, 3))) for _ in range(90)],
        9,
        0.4,
    )
    _title(canvas, "水墨岳阳", 1480, 70, 104)
    return canvas
