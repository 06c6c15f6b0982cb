"""Result boards: flip scoreboard, knock-out chart, swimming results, league table, roster board."""

from __future__ import annotations

from pictures import paper
from pictures.canvas import Canvas, Gradient
from pictures.palette import GOLD, GREEN, INDIGO, INK, NAVY, PAPER, RED, WHITE
from pictures.shapes import Shape, ellipse, polygon, rect, stroke


def flip_card(canvas: Canvas, x: float, y: float, width: float, height: float, digit: str, colour: str) -> None:
    """Draw one card of a flip scoreboard."""
    for step in (3, 2, 1):
        canvas.paint(rect(x + step * 2, y + step * 4, width - step * 4, height, 8), "#cfc8b8")
    card = rect(x, y, width, height, 8)
    canvas.shadow(card, 4, 10, 10, 0.35)
    canvas.paint(card, Gradient("#ffffff", "#efe9dc"))
    canvas.write(digit, "hei-bold", height * 0.84, x + width / 2, y + height / 2, colour)
    canvas.paint(rect(x, y + height / 2 - 1.5, width, 3), "#1b1712", 0.35)
    canvas.shade(rect(x, y + height / 2, width, height / 2, 8), "#1b1712", 0.14, 270, 0.1)
    for part in (0.24, 0.76):
        ring = ellipse(x + width * part, y - 6, 9, 17) - ellipse(x + width * part, y - 6, 5, 13)
        canvas.paint(ring, Gradient("#f0f0ee", "#7d7e80", 0))


def table_tennis_scoreboard(path: str) -> Canvas:
    """Flip scoreboard of the team final."""
    canvas = Canvas(path, 1440, 960, Gradient("#35685c", "#234b42"))
    canvas.paint(ellipse(720, 380, 760, 420).softened(170), "#6d9a86", 0.4)
    floor = rect(-2, 800, 1444, 170)
    paper.wood(canvas, floor, Gradient("#c58f5c", "#9a6a3f"), "#6b4426")
    canvas.paint(rect(-2, 794, 1444, 8), "#16332c", 0.6)
    frame = rect(150, 84, 1140, 720, 10)
    canvas.shadow(frame, 10, 22, 26, 0.5)
    canvas.paint(frame, Gradient("#2b2f36", "#17191d"))
    canvas.paint(rect(168, 102, 1104, 684, 6), Gradient("#1e3d63", "#162c49"))
    canvas.paint(rect(168, 102, 1104, 116, 6), RED)
    canvas.write("男女混合团体", "song-bold", 56, 608, 160, "#fbf0d8", tracking=10)
    canvas.write("决赛", "song-bold", 56, 962, 160, "#f4cf7a", tracking=18)
    canvas.paint(ellipse(846, 160, 6), "#f4cf7a")
    for x, name, score, colour in ((444, "城管执法支队", "3", RED), (996, "环境卫生管理处", "2", INDIGO)):
        canvas.write(name, "hei-bold", 54, x, 290, WHITE, tracking=4)
        flip_card(canvas, x - 130, 372, 260, 340, score, colour)
    canvas.paint(ellipse(720, 490, 13), "#f4cf7a")
    canvas.paint(ellipse(720, 590, 13), "#f4cf7a")
    for x in (250, 1150):
        canvas.paint(polygon([(x, 804), (x + 40, 804), (x + 66, 872), (x - 26, 872)]), "#1b1d21")
    _ball(canvas, 1340, 850, 30)
    return canvas


def _ball(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.paint(ellipse(x + 8, y + size * 0.9, size, size * 0.24).softened(6), "#1b1208", 0.45)
    ball = ellipse(x, y, size)
    canvas.paint(ball, "#fdfbf4")
    canvas.shade(ball, "#8b7c66", 0.5, 50, 0.1)


TEAMS = (
    "城管执法支队",
    "宣传科",
    "机关党委",
    "人事教育科",
    "环境卫生管理处",
    "纪检监察室",
    "路灯管理处",
    "办公室",
)


def table_tennis_bracket(path: str) -> Canvas:
    """Knock-out chart of eight teams; the winning side is drawn in red."""
    canvas = Canvas(path, 1440, 960, PAPER)
    canvas.paint(rect(-2, -2, 1444, 134), GREEN)
    canvas.write("机关乒乓球赛", "song-bold", 54, 70, 66, "#fbf4e2", "lm", 8)
    canvas.write("男女混合团体  淘汰赛对阵表", "hei", 32, 1370, 68, "#dcebdf", "rm", 3)
    for x, words in ((222, "第一轮"), (566, "半决赛"), (868, "决赛"), (1210, "冠军")):
        canvas.write(words, "hei-bold", 27, x, 182, "#8a8272", tracking=6)
    rows = [258.0 + index * 86 for index in range(8)]
    winners = (0, 2, 4, 6)
    pairs = [((rows[2 * i] + rows[2 * i + 1]) / 2) for i in range(4)]
    halves = [(pairs[0] + pairs[1]) / 2, (pairs[2] + pairs[3]) / 2]
    final = (halves[0] + halves[1]) / 2
    for index, y in sorted(enumerate(rows), key=lambda row: row[0] in winners):
        _joint(canvas, 360, y, 450, pairs[index // 2], index in winners)
    for index, y in sorted(enumerate(pairs), key=lambda row: row[0] in (0, 2)):
        _joint(canvas, 450, y, 690, halves[index // 2], index in (0, 2))
    for index, y in enumerate(halves[::-1]):
        _joint(canvas, 690, y, 1010, final, index == 1)
    for index, (name, y) in enumerate(zip(TEAMS, rows, strict=True)):
        _cell(canvas, 84, y, 276, name, index in winners)
    for index, y in enumerate(pairs):
        _cell(canvas, 462, y, 214, TEAMS[winners[index]], index in (0, 2), 25)
    for name, y, won in ((TEAMS[0], halves[0], True), (TEAMS[4], halves[1], False)):
        _cell(canvas, 740, y, 256, name, won, 29)
    _champion(canvas, 1210, final)
    paper.stock(canvas, 0.012)
    return canvas


def _joint(canvas: Canvas, x: float, y: float, to_x: float, to_y: float, won: bool) -> None:
    colour, width = (RED, 5.0) if won else ("#b8ae9a", 3.0)
    for start, end in (((x, y), (to_x, y)), ((to_x, y), (to_x, to_y))):
        canvas.paint(stroke([start, end], width, smooth=False), colour)


def _cell(canvas: Canvas, x: float, y: float, width: float, name: str, won: bool, size: float = 30) -> None:
    box = rect(x, y - 31, width, 62, 4)
    canvas.shadow(box, 2, 4, 5, 0.16)
    canvas.paint(box, "#fbe9d8" if won else WHITE)
    canvas.paint(rect(x, y - 31, 7, 62, 2), RED if won else "#b8ae9a")
    if name:
        canvas.write(name, "hei-bold" if won else "hei", size, x + width / 2 + 3, y, RED if won else INK, tracking=2)


def _champion(canvas: Canvas, x: float, y: float) -> None:
    canvas.paint(stroke([(1010, y), (x - 160, y)], 5, smooth=False), RED)
    box = rect(x - 160, y - 62, 320, 124, 6)
    canvas.shadow(box, 5, 9, 10, 0.3)
    canvas.paint(box, Gradient("#b8271f", "#8d1812"))
    canvas.paint(rect(x - 152, y - 54, 304, 108, 3) - rect(x - 150, y - 52, 300, 104, 2), GOLD)
    canvas.write("城管执法支队", "song-bold", 42, x, y, "#fbe9bd", tracking=3)
    cup = _cup(x, y - 168, 62)
    canvas.shadow(cup, 4, 8, 8, 0.25)
    canvas.paint(cup, Gradient("#efcf74", "#b9832a", 20))
    canvas.shade(cup, "#6b4310", 0.35, 0, 0.4)


def _cup(x: float, y: float, size: float) -> Shape:
    bowl = (
        ellipse(x, y - size * 0.5, size * 0.62, size * 1.05) & rect(x - size, y - size * 0.5, size * 2, size * 1.2)
    ) | rect(x - size * 0.66, y - size * 0.62, size * 1.32, size * 0.16, 3)
    ears = ellipse(x, y - size * 0.24, size * 0.95, size * 0.34) - ellipse(x, y - size * 0.24, size * 0.82, size * 0.22)
    return (
        bowl
        | ears
        | rect(x - size * 0.1, y + size * 0.4, size * 0.2, size * 0.4)
        | rect(x - size * 0.42, y + size * 0.72, size * 0.84, size * 0.2, 3)
    )


MEN = (("1", "城管执法支队", "29秒86"), ("2", "路灯管理处", "31秒42"), ("3", "环境卫生管理处", "32秒75"))
WOMEN = (("1", "环境卫生管理处", "36秒48"), ("2", "纪检监察室", "38秒15"), ("3", "机关党委", "39秒73"))


def swimming_results(path: str) -> Canvas:
    """Electronic-style board with the results of both races."""
    canvas = Canvas(path, 1440, 960, Gradient("#a9c9d6", "#5f95ad"))
    for row in range(12):
        y = 720 + row * 24
        wave = [(x, y + (8 if (x // 80 + row) % 2 else -8)) for x in range(-80, 1600, 80)]
        canvas.paint(stroke([(float(px), float(py)) for px, py in wave], 5), "#ffffff", 0.16)
    frame = rect(90, 76, 1260, 760, 14)
    canvas.shadow(frame, 10, 24, 26, 0.45)
    canvas.paint(frame, Gradient("#3a4653", "#1f2730"))
    canvas.paint(rect(110, 96, 1220, 720, 6), "#0f1b2a")
    canvas.write("夏季游泳赛", "hei-bold", 54, 150, 156, "#f5f0e2", "lm", 8)
    canvas.write("50米自由泳成绩公告", "hei", 38, 1290, 158, "#8fc7e6", "rm", 3)
    canvas.paint(rect(140, 208, 1160, 3), "#3f6d92")
    for x, title, colour, rows in ((140, "男子组", "#4ea6d8", MEN), (736, "女子组", "#e98a7b", WOMEN)):
        canvas.paint(rect(x, 240, 564, 74, 4), colour, 0.22)
        canvas.paint(rect(x, 240, 10, 74), colour)
        canvas.write(title, "hei-bold", 42, x + 40, 277, WHITE, "lm", 8)
        for index, (place, unit, time) in enumerate(rows):
            y = 386 + index * 138
            medal = ("#e8bd55", "#c5ccd2", "#c68a55")[index]
            canvas.paint(ellipse(x + 48, y, 36), Gradient(medal, "#7d6132" if index != 1 else "#83898f"))
            canvas.write(place, "hei-bold", 44, x + 48, y, "#161d26")
            canvas.write(unit, "hei-bold", 36, x + 104, y, "#f1ecdd", "lm", 1)
            canvas.write(time, "hei-bold", 41, x + 556, y, "#ffd36b", "rm", 1)
            if index < 2:
                canvas.paint(rect(x + 8, y + 68, 548, 1.6), "#33506a")
    canvas.paint(rect(718, 244, 2, 560), "#33506a")
    _scan(canvas, rect(110, 96, 1220, 720))
    for x in (300, 1100):
        canvas.paint(rect(x, 836, 40, 126), Gradient("#3a4653", "#141a20", 0))
    return canvas


def _scan(canvas: Canvas, area: Shape) -> None:
    lines = area.mask.copy()
    lines[1::3] = 0
    lines[2::3] = 0
    canvas.paint(Shape(area.x, area.y, lines), "#000000", 0.13)


TABLE = (
    ("1", "环境卫生管理处", "4", "1", "9"),
    ("2", "城管执法支队", "4", "1", "9"),
    ("3", "路灯管理处", "3", "2", "8"),
    ("4", "办公室·宣传科联队", "2", "3", "7"),
    ("5", "机关党委·人事教育科联队", "1", "4", "6"),
    ("6", "纪检监察室·机关青年联队", "1", "4", "6"),
)


def basketball_standings(path: str) -> Canvas:
    """League table painted like chalk on a dark green board."""
    canvas = Canvas(path, 1440, 960, "#d8ccb6")
    frame = rect(56, 46, 1328, 868, 6)
    canvas.shadow(frame, 8, 18, 20, 0.4)
    paper.wood(canvas, frame, Gradient("#a87546", "#83562f"), "#55361c")
    face = rect(84, 74, 1272, 812)
    canvas.paint(face, Gradient("#2c5147", "#234239"))
    canvas.mottle(face, 0.09, 130, 3)
    canvas.mottle(face, 0.05, 14)
    canvas.shadow(rect(84, 68, 1272, 8), 0, 6, 6, 0.5)
    canvas.write("机关篮球赛积分榜", "wenkai-bold", 66, 720, 142, "#f3ecd6", tracking=12)
    canvas.write("2013年9月14日至28日　六队单循环", "wenkai", 30, 720, 202, "#cfd9c4", tracking=3)
    columns = (168, 270, 964, 1088, 1232)
    for x, words, anchor in zip(
        columns, ("名次", "单位", "胜", "负", "积分"), ("mm", "lm", "mm", "mm", "mm"), strict=True
    ):
        canvas.write(words, "wenkai-bold", 36, x, 272, "#f0c95e", anchor, 4)
    _chalk(canvas, 116, 310, 1324)
    for index, entry in enumerate(TABLE):
        y = 360 + index * 84
        for x, words, anchor in zip(columns, entry, ("mm", "lm", "mm", "mm", "mm"), strict=True):
            colour = "#f7efcf" if index < 3 else "#e3e3d2"
            canvas.write(words, "wenkai-bold" if index < 3 else "wenkai", 42, x, y, colour, anchor, 2)
        if index < 3:
            ring = ellipse(168, y, 33) - ellipse(168, y, 30)
            canvas.paint(ring, ("#f0c95e", "#d9dcd6", "#d99a62")[index], 0.9)
        if index < 5:
            _chalk(canvas, 116, y + 42, 1324, 0.32)
    dust = canvas.rng.random(face.mask.shape, dtype=canvas.pixels.dtype.type)
    canvas.paint(Shape(face.x, face.y, (face.mask * (dust > 0.93)).astype(canvas.pixels.dtype)), "#274a40", 0.4)
    canvas.paint(rect(84, 886, 1272, 10), "#6b4527")
    for x, colour in ((300, "#f4efe0"), (352, "#e9c15c"), (398, "#d98a7a")):
        canvas.paint(rect(x, 878, 40, 10, 4), colour)
    canvas.paint(rect(1010, 862, 130, 28, 3), "#5a4a3b")
    canvas.paint(rect(1010, 880, 130, 12, 3), "#cfc6b2")
    return canvas


def _chalk(canvas: Canvas, left: float, y: float, right: float, alpha: float = 0.75) -> None:
    line = stroke([(left, y), ((left + right) / 2, y + 1.5), (right, y)], 2.6)
    rough = line.mask * (canvas.rng.random(line.mask.shape) > 0.3)
    canvas.paint(Shape(line.x, line.y, rough.astype(line.mask.dtype)), "#f0eddc", alpha)


def internal_roster(path: str) -> Canvas:
    """White board with six columns whose names are only grey bars, stamped as internal."""
    canvas = Canvas(path, 1440, 960)
    paper.plaster(canvas, "#cfc8ba", 0.5, 0.22)
    frame = rect(80, 64, 1280, 800, 10)
    canvas.shadow(frame, 10, 20, 22, 0.36)
    canvas.paint(frame, Gradient("#c9cccd", "#94989a"))
    canvas.paint(rect(98, 82, 1244, 764, 4), Gradient("#fdfdfb", "#eef0ef", 60))
    canvas.write("内部编组名单", "wenkai-bold", 62, 140, 156, NAVY, "lm", 8)
    canvas.paint(rect(136, 206, 1168, 3), NAVY, 0.7)
    teams = ("环境卫生管理处", "城管执法支队", "路灯管理处", "办公室·宣传科", "党委·人事", "纪检·青年")
    for index, team in enumerate(teams):
        x = 136 + index * 197
        canvas.paint(rect(x, 236, 183, 58, 3), (RED, INDIGO, GREEN, "#9c6a2a", "#5b6470", "#7a4a5e")[index])
        canvas.write(team, "hei-bold", 24 if len(team) > 6 else 25, x + 91.5, 265, WHITE)
        for row in range(9):
            y = 330 + row * 54
            canvas.paint(rect(x, y + 34, 183, 1.4), "#c4cace")
            if row < 8 - (index * 5) % 3:
                length = 74 + (row * 37 + index * 23) % 46
                canvas.paint(rect(x + 18, y + 2, length, 22, 4), "#b3b9bd")
                canvas.paint(ellipse(x + 160, y + 13, 8) - ellipse(x + 160, y + 13, 6), "#9aa2a8")
    _stamp(canvas, 1196, 150)
    for x, colour in ((560, RED), (640, NAVY), (720, INK)):
        canvas.paint(rect(x, 858, 66, 13, 6), colour)
        canvas.paint(rect(x + 50, 857, 20, 15, 4), "#3a3d40")
    canvas.paint(rect(500, 868, 420, 12, 3), "#7f8487")
    return canvas


def _stamp(canvas: Canvas, x: float, y: float) -> None:
    outer = rect(x - 96, y - 48, 192, 96, 8) - rect(x - 90, y - 42, 180, 84, 5)
    inner = rect(x - 85, y - 37, 170, 74, 4) - rect(x - 83, y - 35, 166, 70, 3)
    canvas.paint(outer, RED, 0.9)
    canvas.paint(inner, RED, 0.9)
    canvas.write("内部", "song-bold", 52, x, y, RED, tracking=16, alpha=0.92)
