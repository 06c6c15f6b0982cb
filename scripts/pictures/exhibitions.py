"""Exhibition walls hung with small versions of the works themselves."""

from __future__ import annotations

from pictures import calligraphy as hand
from pictures import clerical, lakeside, lotus, mounts, paper, plants, things
from pictures import landscape as ink
from pictures.brush import INK, touch
from pictures.canvas import Canvas, Gradient
from pictures.landscape import Peak
from pictures.palette import GREEN, OCHRE, RED
from pictures.shapes import Point, ellipse, polygon, rect

WIDE, TALL = 300, 640


def _sheet(name: str, tone: str = "#f4eddd") -> Canvas:
    art = Canvas(name, WIDE, TALL)
    paper.rice_paper(art, rect(-2, -2, WIDE + 4, TALL + 4), tone)
    return art


def words(name: str, columns: tuple[str, ...], family: str, size: float, gap: float, weight: float = 1.5) -> Canvas:
    """Return a small sheet written in one or two columns."""
    art = _sheet(name)
    step = size * 1.28
    first = WIDE / 2 + step * (len(columns) - 1) / 2 + 14
    top = (TALL - len(columns[0]) * (size + gap) + gap) / 2 - 14
    for index, column in enumerate(columns):
        hand.column(art, column, family, size, first - index * step, top, gap, weight, 0.25)
    hand.seal(art, "城管", 24, TALL - 108, 32)
    return art


def clerical_sheet(name: str) -> Canvas:
    """Return a small sheet in clerical script."""
    art = _sheet(name, "#efe6d2")
    for index, mark in enumerate("其身正不令而行"):
        clerical.write(art, mark, 96, 24 + index * 86, 104, 0.1)
    hand.seal(art, "清正", 26, TALL - 98, 30)
    return art


def lotus_sheet(name: str) -> Canvas:
    """Return a small lotus painting."""
    art = _sheet(name)
    lotus.stem(art, [(150, 660), (130, 470), (168, 250)], 7, 0.7)
    lotus.leaf(art, 112, 470, 118, 58, -8, 0.85)
    lotus.leaf(art, 236, 560, 100, 46, 8, 0.7)
    lotus.flower(art, 168, 248, 104, 0.8)
    hand.small(art, "出淤泥而不染", 24, 46, 40, 4)
    hand.seal(art, "廉", 32, 228, 28)
    return art


def bamboo_sheet(name: str) -> Canvas:
    """Return a small bamboo painting."""
    art = _sheet(name)
    plants.bamboo(art, 176, 660, 140, 11, -30, 0.4, 3, 66)
    plants.bamboo(art, 88, 660, -20, 18, 46, 0.86, 5, 84)
    hand.small(art, "虚心劲节", 27, 262, 40, 5)
    hand.seal(art, "节", 248, 184, 28)
    return art


def plum_sheet(name: str) -> Canvas:
    """Return a small plum painting."""
    art = _sheet(name)
    twigs = [(0.3, -110, 110), (0.5, -60, 130), (0.62, 30, 90), (0.8, -100, 90), (0.2, 10, 90)]
    for index, place in enumerate(
        plants.limb(art, [(-10, 560), (60, 440), (110, 340), (190, 290), (250, 210)], 24, twigs)
    ):
        if index % 4 == 1:
            plants.bud(art, *place, 13)
        else:
            plants.blossom(art, *place, float(art.rng.uniform(14, 19)), "#9c2f3a", 0.3)
    hand.small(art, "清气", 30, 52, 44, 5)
    hand.seal(art, "梅", 38, 130, 28)
    return art


def hills_sheet(name: str) -> Canvas:
    """Return a small landscape."""
    art = _sheet(name)
    for base, peaks, colour, strength in (
        (250, [Peak(90, 120, 70), Peak(220, 90, 80)], "#4c6472", 0.4),
        (400, [Peak(240, 150, 70), Peak(120, 70, 80)], "#3f5961", 0.6),
        (600, [Peak(60, 170, 70)], "#2f3d3a", 0.8),
    ):
        ridge = ink.crest(art, base, peaks, 0.4)
        ink.mountains(art, ridge, 60, colour, strength, 0.6)
    ink.mist(art, 430, 40, 0.8)
    lakeside.sampan(art, 200, 530, 60)
    hand.small(art, "洞庭秋色", 24, 266, 40, 4)
    hand.seal(art, "湖山", 254, 164, 24)
    return art


def orchid_sheet(name: str) -> Canvas:
    """Return a small orchid painting."""
    art = _sheet(name)
    plants.orchid(art, 130, 520, 270, 11, 0.9)
    touch(art, [(20, 560), (130, 530), (270, 566)], (3, 20, 3), 0.4, INK, 3, 0.4)
    for x, y in ((186, 300), (222, 356)):
        for turn in (-60, -10, 40, 100):
            art.paint(ellipse(x + turn * 0.16, y - 8, 5, 15, turn), "#7d8f4e", 0.85)
    hand.small(art, "幽香", 30, 250, 52, 5)
    hand.seal(art, "兰", 236, 138, 28)
    return art


def hang(canvas: Canvas, art: Canvas, x: int, y: int, width: int, silk: mounts.Silk, cord: bool = True) -> None:
    """Hang a sheet as a mounted scroll of the given width."""
    border = round(width * 0.12)
    inner_w = width - 2 * border
    inner_h = round(inner_w * TALL / WIDE)
    total = round(inner_h / (1 - 0.145 - 0.1))
    sheet = mounts.hanging(canvas, x, y, width, total, silk, side=border, cord=cord)
    canvas.place(art, sheet.x, sheet.y, sheet.width, sheet.height)


def _track_lights(canvas: Canvas, places: list[float], y: float, reach: float, spread: float) -> None:
    canvas.paint(rect(-2, y - 14, canvas.width + 4, 9), "#3c3f43")
    for x in places:
        cone = polygon([(x - 14, y), (x + 14, y), (x + spread, reach), (x - spread, reach)]).softened(26)
        canvas.paint(cone, "#fff4d3", 0.4)
        canvas.paint(polygon([(x - 11, y - 10), (x + 11, y - 10), (x + 17, y + 22), (x - 17, y + 22)]), "#26292c")
        canvas.paint(ellipse(x, y + 22, 16, 4), "#fff0bf")


def exhibition_cover(path: str) -> Canvas:
    """Five scrolls on a pale grey wall under the exhibition's sign."""
    canvas = Canvas(path, 1600, 900)
    paper.plaster(canvas, "#d6d6d3", 0.5, 0.2)
    canvas.paint(rect(-2, 792, 1604, 110), Gradient("#a89b86", "#877a64"))
    canvas.paint(rect(-2, 780, 1604, 13), "#bdbcb6")
    places = [206.0, 503.0, 800.0, 1097.0, 1394.0]
    _track_lights(canvas, places, 20, 620, 130)
    sign = rect(560, 62, 480, 92, 3)
    canvas.shadow(sign, 4, 8, 8, 0.3)
    canvas.paint(sign, Gradient("#b3261e", "#8c1812"))
    canvas.write("廉政书画展", "song-bold", 56, 800, 109, "#fbecc8", tracking=12)
    arts = (
        lotus_sheet(path + "1"),
        clerical_sheet(path + "2"),
        words(path + "3", ("清风",), "xingkai", 190, 30, 2),
        words(path + "4", ("公生明", "廉生威"), "xing", 128, 12, 1.5),
        bamboo_sheet(path + "5"),
    )
    silks = (mounts.MIST, mounts.INDIGO, mounts.SAND, mounts.TEA, mounts.CELADON)
    for index, (art, silk) in enumerate(zip(arts, silks, strict=True)):
        width = 236 if index == 2 else 214
        hang(canvas, art, round(places[index] - width / 2), 190 if index == 2 else 226, width, silk, index != 2)
    for x in (354, 652, 948, 1246):
        canvas.paint(rect(x - 30, 690, 60, 26, 2), "#f3f1ea")
        for row in range(3):
            canvas.paint(rect(x - 22, 696 + row * 6, 44 - row * 9, 2), "#7d7a72")
    return canvas


def _lower_row(canvas: Canvas, path: str, silks: tuple[mounts.Silk, ...]) -> None:
    """Hang the row of small calligraphies."""
    lines = (
        (("静以修身",), "kai"),
        (("清白",), "xing"),
        (("勤廉",), "xingkai"),
        (("公正", "廉明"), "kai"),
        (("慎独",), "xing"),
        (("为民务实",), "xingkai"),
    )
    for index, (columns, family) in enumerate(lines):
        longest = len(columns[0])
        size = 138 if longest == 2 and len(columns) == 1 else (112 if longest == 2 else 124)
        art = words(f"{path}w{index}", columns, family, size, 16, 1.8)
        _small(canvas, art, 446 + index * 162, 408, silks[-1 - index])


def exhibition_hall(path: str) -> Canvas:
    """The hall's wall: foreword at left, two rows of small works, an arrow on the floor."""
    canvas = Canvas(path, 1440, 960)
    paper.plaster(canvas, "#e6e1d5", 0.5, 0.2)
    floor = polygon([(-2, 770), (1442, 770), (1442, 962), (-2, 962)])
    canvas.paint(floor, Gradient("#c2b08e", "#978462"))
    canvas.mottle(floor, 0.04, 50, 6)
    canvas.paint(rect(-2, 756, 1444, 15), "#f5f1e6")
    _foreword(canvas, 70, 74)
    makers = (lotus_sheet, clerical_sheet, bamboo_sheet, hills_sheet, plum_sheet, orchid_sheet)
    silks = (mounts.SAND, mounts.MIST, mounts.CELADON, mounts.TEA, mounts.INDIGO, mounts.MIST)
    for index in range(6):
        _small(canvas, makers[index](f"{path}{index}"), 446 + index * 162, 70, silks[index])
    _lower_row(canvas, path, silks)
    for index in range(4):
        x = 330 + index * 210
        chevron: list[Point] = [
            (x, 836),
            (x + 92, 836),
            (x + 140, 872),
            (x + 92, 908),
            (x, 908),
            (x + 46, 872),
        ]
        canvas.paint(polygon(chevron), RED, 0.82)
    canvas.write("参观路线", "hei-bold", 40, 192, 872, "#5a2a1c", tracking=8)
    things.potted(canvas, 1362, 944, 170, "#efe9da", GREEN)
    return canvas


def _small(canvas: Canvas, art: Canvas, x: int, y: int, silk: mounts.Silk) -> None:
    hang(canvas, art, x + 4, y, 130, silk, False)


def _foreword(canvas: Canvas, x: float, y: float) -> None:
    panel = rect(x, y, 316, 640, 3)
    canvas.shadow(panel, 6, 11, 12, 0.3)
    canvas.paint(panel, Gradient("#fbf7ec", "#f0e8d6"))
    canvas.paint(rect(x, y, 316, 14), RED)
    canvas.write("前　言", "song-bold", 50, x + 158, y + 84, RED, tracking=4)
    text = (
        "　　书以载道，画以抒怀。",
        "为推进机关廉政文化建设，",
        "我们征集书画作品68件，",
        "集中展出。愿清风入怀，",
        "正气盈楼，让秉公用权、",
        "廉洁从政、勤政为民成为",
        "每一位城管人的自觉。",
    )
    for index, row in enumerate(text):
        canvas.write(row, "song", 23, x + 30, y + 172 + index * 48, "#3a332a", "lm", 0.5)
    canvas.paint(rect(x + 32, y + 544, 252, 1.5), "#b9a98a")
    canvas.write("2013年10月", "song", 23, x + 284, y + 580, "#6b604e", "rm", 1)


def exhibition_news(path: str) -> Canvas:
    """A white wall with scrolls, lotus and bamboo, the middle one reading pure breeze; plants below."""
    canvas = Canvas(path, 1440, 960)
    paper.plaster(canvas, "#f0eee8", 0.5, 0.16)
    canvas.paint(rect(-2, 800, 1444, 162), Gradient("#b98d5c", "#8a6138"))
    canvas.mottle(rect(-2, 800, 1444, 162), 0.05, 50, 8)
    canvas.paint(rect(-2, 786, 1444, 15), "#fbfaf5")
    arts = (
        words(path + "a", ("慎微",), "xing", 170, 20, 2),
        lotus_sheet(path + "b"),
        words(path + "c", ("清风",), "kai", 184, 40, 5),
        bamboo_sheet(path + "d"),
        words(path + "e", ("静以修身", "俭以养德"), "xingkai", 112, 14, 1.4),
    )
    silks = (mounts.CELADON, mounts.TEA, mounts.INDIGO, mounts.SAND, mounts.MIST)
    widths = (196, 218, 264, 218, 196)
    x = 80
    for art, silk, width in zip(arts, silks, widths, strict=True):
        hang(canvas, art, x, 110 + (264 - width) // 2, width, silk)
        x += width + 48
    for x_at, height, pot in (
        (120, 190, "#e4dfd2"),
        (360, 150, OCHRE),
        (720, 170, "#e4dfd2"),
        (1080, 150, OCHRE),
        (1320, 190, "#e4dfd2"),
    ):
        things.potted(canvas, x_at, 900, height, pot, GREEN, 11)
    return canvas
