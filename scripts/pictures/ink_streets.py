"""Streets of the city in ink and pale colour: dawn on the main road, lamps by the lake."""

from __future__ import annotations

import numpy as np

from pictures import buildings, lakeside
from pictures import landscape as ink
from pictures.brush import INK, foliage, frayed, pooled, touch, wash
from pictures.canvas import Canvas, Gradient, mixed
from pictures.ink_views import _reeds, _title
from pictures.landscape import Peak
from pictures.noise import fractal
from pictures.shapes import Shape, blob, drawn, ellipse, polygon, rect, stroke


def _row_of_trees(canvas: Canvas, near: tuple[float, float], far: tuple[float, float], size: float, count: int) -> None:
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


def _roadway(canvas: Canvas) -> None:
    """Lay the road, its two pavements and the broken middle line."""
    road = polygon([(640, 540), (760, 540), (1480, 1000), (-60, 1000)])
    canvas.paint(road, "#e4ddd0", 0.95)
    wash(canvas, pooled(canvas.rng, road, 0.5, 0.1, 0.4), "#767d86", 0.4)
    for side in (-1, 1):
        canvas.paint(polygon(drawn("60,540 150,540 1500,960 720,1000", 700, 0, side, 1)), "#efe6d6", 0.96)
        kerb = stroke(drawn("60,541 745,985", 700, 0, side, 1), (1.5, 9), smooth=False)
        wash(canvas, kerb, INK, 0.5)
    for part in (0.03, 0.08, 0.16, 0.29, 0.5, 0.84):
        y, low = 545 + 440 * part, 557 + 514 * part
        near, far = 2 + 11 * part, 1 + 8 * part
        mark = polygon([(700 - far, y), (700 + far, y), (700 + near, low), (700 - near, low)])
        canvas.paint(mark, "#faf6ea", 0.95)


def street_at_dawn(path: str) -> Canvas:
    """Baling Middle Road early in the morning: camphor trees, clean road, a cleaning cart at the kerb."""
    canvas = ink.sheet(path)
    glow = np.linspace(0, 1, 560, dtype=np.float32)[:, None] ** np.float32(1.6)
    canvas.paint(Shape(0, 0, np.repeat(glow, canvas.width, axis=1)), "#f0c9a6", 0.75)
    ink.sun(canvas, 690, 430, 46, "#d8552f", 0.7)
    for x, width, height in ((420, 90, 150), (500, 60, 210), (800, 80, 190), (890, 110, 130), (330, 80, 110)):
        block = rect(x, 540 - height, width, height + 10)
        wash(canvas, pooled(canvas.rng, frayed(canvas.rng, block, 1), 0.5, 0.2, 0.5), "#8b8f98", 0.42)
    _roadway(canvas)
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
        (np.linspace(1, 0, 960, dtype=np.float32)[:, None] * np.ones((1, 1440), dtype=np.float32)).astype(np.float32),
    )
    wash(canvas, Shape(0, 0, dusk.mask * (0.6 + 0.5 * fractal(canvas.rng, 960, 1440, 260, 4))), "#2b3553", 0.9)
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
    lakeside.geese(canvas, 620, 170, 5, 12)
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
