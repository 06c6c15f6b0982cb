"""The works of the calligraphy and painting exhibition."""

from __future__ import annotations

import numpy as np

from pictures import calligraphy as hand
from pictures import clerical, mounts, paper, plants
from pictures.brush import INK, touch, wash
from pictures.canvas import Canvas, Gradient
from pictures.shapes import Shape, ellipse, polygon, rect, stroke

PORTRAIT = (960, 1280)
LANDSCAPE = (1440, 960)


def _wall(path: str, size: tuple[int, int], tone: str, light: float = 0.4) -> Canvas:
    canvas = Canvas(path, *size)
    paper.plaster(canvas, tone, light)
    return canvas


def sheet_art(name: str, sheet: mounts.Sheet, tone: str = "#f3ecdc") -> Canvas:
    """Return a separate sheet of rice paper to paint on, so that nothing runs over its edge."""
    art = Canvas(name, sheet.width, sheet.height)
    paper.rice_paper(art, rect(0, 0, sheet.width, sheet.height), tone)
    return art


def worry_first(path: str) -> Canvas:
    """Two columns of running script."""
    canvas = _wall(path, PORTRAIT, "#d8d2c6")
    sheet = mounts.hanging(canvas, 160, 74, 640, 1128, mounts.SAND, ribbons=True, side=58)
    hand.column(canvas, "先天下之忧而忧", "xing", 122, sheet.right - 158, sheet.y + 30, -11, 1.4, 0.4)
    hand.column(canvas, "后天下之乐而乐", "xing", 122, sheet.right - 318, sheet.y + 30, -11, 1.4, 0.4)
    hand.small(
        canvas,
        "范仲淹《岳阳楼记》句".replace("《", "﹃").replace("》", "﹄"),
        29,
        sheet.x + 92,
        sheet.y + 130,
        5,
    )
    hand.small(canvas, "癸巳年秋月", 29, sheet.x + 92, sheet.y + 500, 5)
    hand.seal(canvas, "书法小组", sheet.x + 66, sheet.y + 694, 52)
    hand.seal(canvas, "忧乐", sheet.right - 56, sheet.y + 40, 30, raised=True)
    return canvas


def fair_and_clean(path: str) -> Canvas:
    """Six large regular characters in a silk-mounted frame."""
    canvas = _wall(path, LANDSCAPE, "#d3cdc0", 0.5)
    sheet = mounts.banner(canvas, 110, 218, 1220, 500, mounts.CELADON)
    for index, mark in enumerate("公生明廉生威"):
        x = sheet.x + 92 + index * 141 + (24 if index > 2 else 0)
        form = hand.glyph(mark, "kai", 138, 4.4, canvas.rng.normal(0, 0.5))
        hand.character(canvas, form, x, sheet.y + sheet.height / 2 - 4, 138, 0.2 if index % 3 == 2 else 0)
    hand.small(canvas, "癸巳秋录官箴句", 23, sheet.right - 52, sheet.y + 62, 3)
    hand.seal(canvas, "岳阳城管", sheet.right - 75, sheet.y + 262, 46)
    return canvas


def upright(path: str) -> Canvas:
    """Seven characters of clerical script in one column."""
    canvas = _wall(path, PORTRAIT, "#cfc9bf", 0.6)
    sheet = mounts.hanging(canvas, 232, 66, 496, 1140, mounts.INDIGO, "#efe6d2", side=64)
    top = sheet.y + 28
    for index, mark in enumerate("其身正不令而行"):
        dryness = (0, 0.12, 0.3)[index % 3]
        clerical.write(canvas, mark, sheet.x + 118, top + index * 116, 132, dryness)
    hand.small(canvas, "论语句", 25, sheet.x + 62, sheet.y + 520, 5)
    hand.seal(canvas, "清正", sheet.x + 45, sheet.y + 636, 34)
    hand.seal(canvas, "城管书法", sheet.x + 40, sheet.y + 716, 44, raised=True)
    return canvas


def calm_and_frugal(path: str) -> Canvas:
    """A couplet on gold-flecked red-brown paper above a side table with an orchid."""
    canvas = _wall(path, LANDSCAPE, "#d9d6cd", 0.5)
    for words, x in (("静以修身", 984), ("俭以养德", 216)):
        sheet = mounts.strip(canvas, x, 56, 240, 800, "#e9cfa0", mounts.TEA)
        end = hand.column(canvas, words, "kai", 138, sheet.x + sheet.width / 2, sheet.y + 32, 12, 4.4, 0.22)
        seal_y = end + 8
        if x < 500:
            hand.seal(canvas, "岳阳城管", sheet.x + sheet.width / 2 - 17, seal_y, 34)
    _altar_table(canvas, 540, 706, 360)
    art_x, art_y = 720.0, 630.0
    plants.orchid(canvas, art_x, art_y, 250, 13, 0.9, "#35563c")
    _pot(canvas, art_x, art_y)
    return canvas


def _altar_table(canvas: Canvas, x: float, y: float, width: float) -> None:
    floor = rect(-2, 886, canvas.width + 4, 80)
    canvas.paint(floor, Gradient("#9c8468", "#7c6549"))
    canvas.paint(rect(-2, 880, canvas.width + 4, 8), "#b9ac96")
    for left in (x + 22, x + width - 48):
        leg = rect(left, y + 20, 26, 206)
        canvas.shadow(leg, 10, 4, 10, 0.25)
        paper.wood(canvas, leg, Gradient("#5a3322", "#43241a", 0), "#220f08", along=False)
    top = rect(x, y, width, 24, 4)
    canvas.shadow(top, 6, 14, 12, 0.35)
    paper.wood(canvas, top, Gradient("#7a4930", "#55301f"), "#2b140a")
    rail = rect(x + 48, y + 44, width - 96, 14)
    paper.wood(canvas, rail, "#55301f", "#2b140a")


def _pot(canvas: Canvas, x: float, y: float) -> None:
    body = polygon([(x - 66, y - 4), (x + 66, y - 4), (x + 50, y + 74), (x - 50, y + 74)])
    canvas.shadow(body, 10, 8, 12, 0.3)
    canvas.paint(body, Gradient("#7f94a0", "#44586a", 0))
    canvas.shade(body, "#17212b", 0.45, 20, 0.2)
    canvas.paint(rect(x - 74, y - 14, 148, 16, 5), Gradient("#8fa5b1", "#4b6072", 0))
    canvas.paint(rect(x - 40, y + 72, 80, 6, 2), "#3b2418")


def pure_air(path: str) -> Canvas:
    """Ink plum blossom with a couplet of verse."""
    canvas = _wall(path, PORTRAIT, "#c9cdc6", 0.35)
    sheet = mounts.hanging(canvas, 170, 74, 620, 1128, mounts.MIST, side=54)
    art = sheet_art(path + "/art", sheet)
    low = sheet.height
    root = [
        (-16.0, low - 60.0),
        (70.0, low - 170.0),
        (118.0, low - 290.0),
        (236.0, low - 330.0),
        (320.0, low - 372.0),
        (474.0, low - 350.0),
    ]
    twigs = [
        (0.3, -150, 110),
        (0.36, -92, 200),
        (0.5, -70, 250),
        (0.62, 20, 170),
        (0.86, 60, 130),
        (0.2, 10, 130),
        (0.95, -20, 60),
    ]
    for index, place in enumerate(plants.limb(art, root, 46, twigs)):
        if index % 3 == 1:
            plants.bud(art, *place, 20)
        else:
            plants.blossom(art, *place, float(art.rng.uniform(24, 34)))
    hand.small(art, "不要人夸颜色好", 37, sheet.width - 60, 40, 7)
    hand.small(art, "只留清气满乾坤", 37, sheet.width - 116, 40, 7)
    hand.seal(art, "清气", sheet.width - 132, 372, 33)
    hand.seal(art, "梅", 34, sheet.height - 66, 34, raised=True)
    canvas.inset(art, sheet.x, sheet.y)
    return canvas


def innocence(path: str) -> Canvas:
    """Two columns of bold semi-running script."""
    canvas = _wall(path, PORTRAIT, "#ded8cb", 0.6)
    sheet = mounts.hanging(canvas, 176, 74, 608, 1128, mounts.TEA, "#f6f0e2", side=50)
    hand.column(canvas, "粉骨碎身浑不怕", "xingkai", 112, sheet.right - 124, sheet.y + 28, 1, 0.9, 0.45)
    hand.column(canvas, "要留清白在人间", "xingkai", 112, sheet.right - 284, sheet.y + 28, 1, 0.9, 0.45)
    hand.small(canvas, "于谦石灰吟句癸巳年书", 27, sheet.x + 78, sheet.y + 236, 5)
    hand.seal(canvas, "清白", sheet.x + 62, sheet.y + 590, 33)
    hand.seal(canvas, "城管书法", sheet.x + 55, sheet.y + 662, 47)
    return canvas


def small_deeds(path: str) -> Canvas:
    """A folding-fan leaf written in small regular script, mounted on a silk panel."""
    canvas = _wall(path, LANDSCAPE, "#cdc6b8", 0.45)
    frame = rect(96, 76, 1248, 800, 4)
    canvas.shadow(frame, 10, 20, 22, 0.36)
    paper.wood(canvas, frame, Gradient("#5d3a26", "#402416"), "#221008")
    paper.damask(canvas, rect(124, 104, 1192, 744), "#d8cfb4", "#b3a67f")
    cx, cy, outer, inner = 720.0, 822.0, 640.0, 262.0
    leaf = _sector(cx, cy, outer, inner)
    canvas.shadow(leaf, 3, 6, 8, 0.25)
    paper.rice_paper(canvas, leaf, "#f1e6cb")
    paper.crackle(canvas, leaf, 420, "#b98b35", 0.4)
    for index in range(21):
        angle = np.deg2rad(-90 - 62 + index * 6.2)
        start = (cx + np.cos(angle) * inner, cy + np.sin(angle) * inner)
        end = (cx + np.cos(angle) * outer, cy + np.sin(angle) * outer)
        fold = stroke([start, end], 1.4, smooth=False)
        canvas.paint(fold & leaf, "#8d7341" if index % 2 else "#ffffff", 0.35)
    _fan_words(canvas, cx, cy)
    return canvas


def _sector(cx: float, cy: float, outer: float, inner: float) -> Shape:
    angles = np.deg2rad(np.linspace(-90 - 62, -90 + 62, 80))
    arc = [(cx + np.cos(a) * outer, cy + np.sin(a) * outer) for a in angles]
    back = [(cx + np.cos(a) * inner, cy + np.sin(a) * inner) for a in angles[::-1]]
    return polygon(arc + back)


def _fan_words(canvas: Canvas, cx: float, cy: float) -> None:
    columns = ("勿以恶", "小而", "为之勿", "以善", "小而不", "为")
    for index, words in enumerate(columns):
        degrees = 46.5 - index * 15.5
        angle = np.deg2rad(-90 + degrees)
        step = 86 if len(words) == 3 else 108
        for place, mark in enumerate(words):
            away = 580 - place * step
            form = hand.glyph(mark, "kai", 78, 2.0, -degrees + canvas.rng.normal(0, 0.6))
            hand.character(canvas, form, cx + np.cos(angle) * away, cy + np.sin(angle) * away, 78)
    angle = np.deg2rad(-90 - 45.5)
    for place, mark in enumerate("癸巳年秋月书"):
        away = 588 - place * 34
        form = hand.glyph(mark, "kai", 29, 0.5, 45.5)
        wash(canvas, form.moved(round(cx + np.cos(angle) * away), round(cy + np.sin(angle) * away)), INK, 0.9)
    hand.seal(canvas, "勤慎", cx + np.cos(angle) * 362 - 14, cy + np.sin(angle) * 362 - 20, 30)


def ink_bamboo(path: str) -> Canvas:
    """Three stems of bamboo beside a garden rock."""
    canvas = _wall(path, PORTRAIT, "#d6d3c9", 0.5)
    sheet = mounts.hanging(canvas, 150, 74, 660, 1128, mounts.CELADON, side=56, ribbons=True)
    art = sheet_art(path + "/art", sheet)
    low = sheet.height
    plants.bamboo(art, 330, low + 10, 330, 14, -20, 0.36, 3, 90)
    plants.bamboo(art, 116, low + 10, -30, 26, 10, 0.86, 6, 124)
    plants.bamboo(art, 224, low + 10, 210, 20, 62, 0.6, 4, 104)
    plants.rock(
        art,
        [
            (300, low + 30),
            (322, low - 96),
            (352, low - 150),
            (380, low - 252),
            (424, low - 232),
            (462, low - 262),
            (488, low - 170),
            (528, low - 120),
            (566, low + 30),
        ],
        0.75,
    )
    touch(art, [(60, low - 22), (190, low - 34), (300, low - 20)], (2, 9, 3), 0.35, INK, 2, 0.5)
    hand.small(art, "虚心劲节", 46, sheet.width - 50, 28, 6, "xingkai")
    hand.small(art, "癸巳年写", 22, sheet.width - 98, 84, 3)
    hand.seal(art, "岳阳城管", sheet.width - 70, 240, 38)
    canvas.inset(art, sheet.x, sheet.y)
    return canvas


def exhibition_poster(path: str) -> Canvas:
    """Poster of the exhibition: rice paper, one stem of ink bamboo, a seal and vertical type."""
    canvas = Canvas(path, *PORTRAIT)
    paper.rice_paper(canvas, rect(-2, -2, 964, 1284), "#f2ebdb", 0.7)
    plants.bamboo(canvas, 92, 1296, -40, 30, 150, 0.88, 6, 150)
    plants.bamboo(canvas, 40, 1296, 300, 20, 40, 0.4, 4, 120)
    hand.column(canvas, "廉政书画展", "xingkai", 176, 700, 96, 10, 1.4, 0.35, swing=0.7)
    hand.seal(canvas, "清风正气", 506, 300, 84)
    canvas.paint(rect(560, 424, 1.6, 520), "#7f7a70")
    canvas.write_down("岳阳市城市管理局机关文化建设", "song", 26, 524, 424, "#4b453d", 11)
    canvas.paint(ellipse(700, 1082, 4), "#a8201a")
    canvas.write("2013年10月11日至18日", "song-bold", 34, 700, 1130, "#a8201a", tracking=1.5)
    canvas.write("机关一楼大厅", "song", 30, 700, 1184, "#2a2622", tracking=6)
    return canvas
