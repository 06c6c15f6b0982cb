"""The south lake, the lotus lake and the cover of the landscape album, in ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures import buildings, lakeside, lotus
from pictures import landscape as ink
from pictures.brush import INK, dots, foliage, frayed, pooled, wash
from pictures.ink_views import BLUE, GREY, _title
from pictures.landscape import Peak
from pictures.shapes import blob, curve, ellipse, polygon, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas


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
    edge = curve([(-20, 760), (260, 720), (520, 752), (760, 726), (980, 640), (1220, 600), (1460, 596)])
    shore = polygon([*edge, (1460, 980), (-20, 980)])
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
    lakeside.willow(canvas, 250, 806, 560, 0.8, 0.12)
    lakeside.willow(canvas, 1010, 676, 250, 0.6, -0.1)
    lakeside.sampan(canvas, 640, 620, 84, 0.8)
    lakeside.geese(canvas, 900, 160, 5, 12)
    _title(canvas, "南湖", 1310, 84, 100)
    return canvas


def _far_leaves(canvas: Canvas) -> None:
    """Scatter leaves over the lake, growing towards the viewer."""
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


def tuanhu_lotus(path: str) -> Canvas:
    """A lake of lotus leaves with a few pink flowers."""
    canvas = ink.sheet(path)
    far = ink.crest(canvas, 250, [Peak(360, 60, 300), Peak(1100, 80, 320)], 0.4)
    ink.mountains(canvas, far, 40, BLUE, 0.26, 0.3)
    ink.lake_tone(canvas, 300, "#78938c", 0.26)
    _far_leaves(canvas)
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
    for x, y, *_ in front:
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
    lakeside.sail(canvas, 930, 690, 104)
    lakeside.sail(canvas, 1070, 636, 60, 0.6)
    lakeside.sail(canvas, 1140, 612, 38, 0.45)
    lakeside.sampan(canvas, 1220, 780, 130)
    lakeside.geese(canvas, 1220, 330, 9, 13)
    dots(
        canvas,
        [(float(canvas.rng.uniform(1150, 1390)), float(canvas.rng.normal(560, 3))) for _ in range(90)],
        9,
        0.4,
    )
    _title(canvas, "水墨岳阳", 1480, 70, 104)
    return canvas
