"""The film clip: its cover, its closing title and its storyboard."""

from __future__ import annotations

from dataclasses import dataclass

from pictures import exhibitions, ink_streets, meetings, signs, still_life, streets, things
from pictures import music as song
from pictures import sports_posters as sport
from pictures.buildings import silhouette
from pictures.canvas import Canvas, Gradient
from pictures.palette import GOLD, PAPER, RED, WHITE
from pictures.shapes import curve, drawn, ellipse, polygon, rect, stroke

Frame = tuple[float, float, float]


@dataclass(frozen=True)
class Shot:
    """One shot of the clip.

    Attributes:
        picture: What is filmed.
        start: When it is wholly seen, in seconds.
        first: Middle and width of the first frame, in parts of the picture's size.
        last: The same of the last frame.
    """

    picture: Canvas
    start: float
    first: Frame
    last: Frame


def _evening(path: str) -> Canvas:
    """Draw the red evening with tower and lake in silhouette."""
    canvas = Canvas(path, 1280, 720, Gradient("#c8322a", "#5e0f0d"))
    canvas.paint(ellipse(960, 350, 190).softened(60), "#f2a05a", 0.35)
    canvas.paint(ellipse(960, 350, 118), "#f0a04e", 0.9)
    for base, tone in ((470, "#8f1d18"), (510, "#741512")):
        steps = [(float(px), base - 60 + float(canvas.rng.normal(0, 26))) for px in range(-40, 1400, 120)]
        things.solid(canvas, polygon([*curve(steps), (1400, 740), (-40, 740)]), tone, 0.3, 270)
    canvas.paint(silhouette(960, 516, 270), "#3a0807")
    canvas.paint(rect(-2, 560, 1284, 162), Gradient("#6b1210", "#2e0706"))
    for _ in range(90):
        y = 566 + 150 * float(canvas.rng.random()) ** 1.3
        wide = float(canvas.rng.uniform(20, 130))
        close = canvas.rng.random() < 0.6
        x = float(canvas.rng.normal(960, 150)) if close else float(canvas.rng.uniform(0, 1280))
        colour, strength = ("#f0a04e", 0.7) if abs(x - 960) < 190 else ("#a8201a", 0.5)
        canvas.paint(stroke([(x - wide / 2, y), (x + wide / 2, y)], 2.6, False), colour, strength)
    for x, y, size in ((330, 590, 80), (430, 576, 48)):
        hull = polygon(curve(drawn("-0.5,-0.05 0,0.1 0.5,-0.08 0,0", x, y, size), closed=True))
        canvas.paint(hull, "#2a0605")
        canvas.paint(polygon(drawn("0,-0.05 0.03,-1.1 0.4,-0.3 0.36,-0.08", x, y, size)), "#2a0605")
    return canvas


def film_cover(path: str) -> Canvas:
    """Cover of the film clip: red evening, title and play triangle."""
    canvas = _evening(path)
    canvas.write("干事一条心", "song-bold", 112, 84, 172, "#fdf0d2", "lm", 10)
    canvas.paint(rect(88, 258, 64, 5), GOLD)
    canvas.write("机关文化建设专题片片段", "hei-bold", 36, 172, 261, "#fbdfae", "lm", 4)
    button = ellipse(640, 396, 74)
    canvas.shadow(button, 0, 6, 16, 0.4)
    canvas.paint(button, WHITE, 0.94)
    canvas.paint(polygon([(618, 356), (618, 436), (684, 396)]), RED)
    return canvas


def closing(path: str) -> Canvas:
    """Closing title of the clip."""
    canvas = _evening(path)
    canvas.write("干事一条心", "song-bold", 104, 112, 168, "#fdf0d2", "lm", 10)
    canvas.write("谋事一股劲", "song-bold", 104, 112, 302, "#fdf0d2", "lm", 10)
    canvas.paint(rect(116, 392, 64, 5), GOLD)
    canvas.write("岳阳市城市管理局", "hei-bold", 32, 200, 395, "#fbdfae", "lm", 8)
    return canvas


def groups(path: str) -> Canvas:
    """The four culture groups as four panels."""
    canvas = Canvas(path, 1600, 900, PAPER)
    makers = (still_life.calligraphy_group, still_life.reading_news, song.music_group, sport.swimming_group)
    for index, maker in enumerate(makers):
        art = maker(f"{path}/{index}")
        art.pixels = art.pixels[75:885]
        row, column = divmod(index, 2)
        canvas.place(art, 16 + column * 788, 16 + row * 438, 780, 430)
    return canvas


def storyboard(path: str) -> list[Shot]:
    """Draw the clip's pictures and say how the camera moves over them."""
    return [
        Shot(ink_streets.street_at_dawn(f"{path}/dawn"), 0.0, (0.5, 0.66, 0.72), (0.55, 0.66, 0.8)),
        Shot(meetings.launch_meeting(f"{path}/launch"), 3.7, (0.5, 0.5, 1.0), (0.54, 0.43, 0.9)),
        Shot(groups(f"{path}/groups"), 7.5, (0.5, 0.5, 0.92), (0.5, 0.5, 1.0)),
        Shot(exhibitions.exhibition_cover(f"{path}/show"), 10.9, (0.43, 0.42, 0.84), (0.57, 0.42, 0.84)),
        Shot(signs.culture_wall(f"{path}/wall"), 14.1, (0.53, 0.44, 0.93), (0.47, 0.44, 0.93)),
        Shot(streets.volunteers(f"{path}/street"), 17.3, (0.42, 0.57, 0.82), (0.56, 0.55, 0.88)),
        Shot(closing(f"{path}/closing"), 20.7, (0.5, 0.5, 1.0), (0.49, 0.49, 0.95)),
    ]
