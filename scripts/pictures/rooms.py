"""Rooms in flat illustration: meeting hall, quiz stage, reading room, family forum, open hall."""

from __future__ import annotations

from pictures import paper, people, reading, things
from pictures.canvas import Canvas, Gradient
from pictures.palette import DARK_WOOD, GREEN, NAVY, OCHRE, PAPER, RED
from pictures.people import Dress
from pictures.shapes import ellipse, polygon, rect, stroke
from pictures.signs import WALL, board


def reading_room(path: str) -> Canvas:
    """The reading room: shelves along the wall, a long table, lamps, plants, a sign above the door."""
    canvas = Canvas(path, 1440, 960, Gradient("#efe8d8", "#ded3bb"))
    floor = polygon([(-2, 690), (1442, 690), (1442, 962), (-2, 962)])
    paper.wood(canvas, floor, Gradient("#b98d5c", "#93683b"), "#6b4722", True, 0.3)
    canvas.paint(rect(-2, 676, 1444, 16), "#f5efe2")
    for x, width in ((40, 470), (530, 470)):
        for foot in reading.shelf(canvas, x, 120, width, 560, 4):
            reading.books(canvas, x + 20, foot, width - 40, 108)
    opening = rect(1090, 230, 270, 462)
    canvas.paint(rect(1074, 214, 302, 478), DARK_WOOD)
    canvas.paint(opening, Gradient("#c7d9d6", "#eef1e2"))
    things.potted(canvas, 1226, 690, 220, "#e9e3d4", GREEN, 9)
    canvas.shade(opening, "#20302a", 0.2, 180, 0.4)
    plate = rect(1066, 110, 318, 82, 4)
    canvas.shadow(plate, 4, 7, 8, 0.3)
    paper.wood(canvas, plate, Gradient("#8a5634", "#653c20"), "#331808")
    canvas.write("图书阅览室", "wenkai-bold", 49, 1225, 151, "#f6dfa8", tracking=5)
    for index in range(5):
        _stool(canvas, 190 + index * 208, 726)
    canvas.paint(polygon([(60, 772), (1140, 772), (1240, 880), (-40, 880)]).softened(14).moved(0, 60), "#3a2412", 0.35)
    table = polygon([(90, 740), (1110, 740), (1210, 838), (-10, 838)])
    paper.wood(canvas, table, Gradient("#c48f5a", "#a9733f"), "#6b431f", True, 0.35)
    canvas.paint(polygon([(-10, 838), (1210, 838), (1210, 862), (-10, 862)]), "#7d5029")
    for x in (40, 1136):
        canvas.paint(rect(x, 862, 30, 100), "#6b4322")
    for x in (220, 610, 1000):
        things.desk_lamp(canvas, x, 792, 200, GREEN, 0.45)
    reading.open_book(canvas, 412, 806, 180)
    reading.open_book(canvas, 806, 804, 180)
    things.potted(canvas, 1330, 900, 300, OCHRE, GREEN, 11)
    return canvas


def _stool(canvas: Canvas, x: float, y: float) -> None:
    things.solid(canvas, rect(x - 38, y - 62, 76, 58, 8), "#8a5634", 0.35, 60)
    canvas.paint(rect(x - 30, y - 52, 60, 6, 2), "#d9b07c", 0.6)
    for side in (-26, 26):
        canvas.paint(rect(x + side - 4, y - 6, 8, 40), "#6b4322")


def open_day(path: str) -> Canvas:
    """Open glass doors of the ground-floor hall, citizens passing the culture wall, a stand with a sign."""
    canvas = Canvas(path, 1600, 900, Gradient("#f2ecdd", "#e2d8c2"))
    floor = polygon([(-2, 690), (1602, 690), (1602, 902), (-2, 902)])
    canvas.paint(floor, Gradient("#cfc2a6", "#ab9b7a"))
    for x in range(-600, 2300, 150):
        canvas.paint(stroke([(800 + (x - 800) * 0.62, 690), (x, 902)], 1.8, False), "#8f8163", 0.5)
    for y in (728, 786):
        canvas.paint(rect(-2, y, 1604, 1.8), "#8f8163", 0.5)
    canvas.paint(rect(-2, 678, 1604, 14), "#d6cbb2")
    for index, (title, colour) in enumerate(WALL):
        board(canvas, 596 + index * 196, 70, 158, 440, title, colour, index)
    _doors(canvas)
    dresses = (
        Dress("#b4692f", "#3b4250"),
        Dress("#7fa08c", "#54453c", skirt=True, long_hair=True),
        Dress("#c9b48d", NAVY),
        Dress("#a65a4a", "#39414d", long_hair=True, skirt=True),
        Dress("#6d7f9c", "#2d3440"),
    )
    places = (
        (660, 822, 276, 0, people.WALK_RIGHT),
        (812, 850, 290, 1, people.STAND),
        (980, 818, 272, 2, people.POINT_RIGHT),
        (1150, 852, 286, 3, people.WALK_RIGHT),
        (1320, 822, 276, 4, people.STAND),
    )
    for x, foot, tall, index, pose in places:
        people.figure(canvas, x, foot, tall, dresses[index], pose, back=pose is people.STAND)
    people.figure(
        canvas,
        1470,
        850,
        296,
        people.UNIFORM,
        people.Pose((-0.3, 0.74), (0.15, 0.47), lean=-0.01, turned=True),
    )
    _stand(canvas, 486, 862)
    return canvas


def _doors(canvas: Canvas) -> None:
    """Draw the doorway with its two glass leaves folded open."""
    canvas.paint(rect(40, 96, 420, 604), "#7d8a8f")
    view = rect(56, 112, 388, 580)
    canvas.paint(view, Gradient("#bfe0ea", "#f7f3df"))
    for x in (110, 250, 390):
        crown = ellipse(x, 470, 90, 110) & view
        things.solid(canvas, crown, "#6fa382", 0.4, 80)
    canvas.paint(rect(56, 600, 388, 92), "#d8cfb8")
    light = polygon([(56, 692), (444, 692), (700, 902), (-60, 902)]).softened(14)
    canvas.paint(light, "#fffbe4", 0.45)
    for points in (
        [(56, 112), (150, 146), (150, 742), (56, 692)],
        [(444, 112), (350, 146), (350, 742), (444, 692)],
    ):
        leaf = polygon([(float(px), float(py)) for px, py in points])
        canvas.paint(leaf, "#d5ecf0", 0.55)
        canvas.paint(
            stroke(
                [*[(float(px), float(py)) for px, py in points], (float(points[0][0]), float(points[0][1]))],
                8,
                False,
            ),
            "#6b787d",
        )
        inner = points[1][0]
        canvas.paint(rect(inner + (-16 if inner < 250 else 8), 420, 8, 110, 3), "#4b565b")
    canvas.paint(rect(40, 60, 420, 44), Gradient("#a8201a", "#8a1711"))
    canvas.write("岳阳市城市管理局", "song-bold", 31, 250, 82, "#fbeccb", tracking=8)


def _stand(canvas: Canvas, x: float, foot: float) -> None:
    for side in (-1, 1):
        canvas.paint(stroke([(x + side * 34, foot - 90), (x + side * 60, foot)], 10, False), "#5a4332")
    panel = rect(x - 84, foot - 366, 168, 290, 5)
    canvas.shadow(panel, 8, 12, 12, 0.36)
    canvas.paint(panel, PAPER)
    canvas.paint(rect(x - 84, foot - 366, 168, 16, 5), RED)
    canvas.write_down("开放日", "song-bold", 66, x, foot - 330, RED, gap=10)
