"""Grounds: rice paper, damask silk, plaster, wood, felt and plain printed stock."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from pictures.canvas import Canvas, Fill, rgb
from pictures.noise import Array, blurred, fractal
from pictures.shapes import Shape, ellipse, rect, stroke


def fibres(rng: np.random.Generator, height: int, width: int, count: int, length: float) -> Array:
    """Return a mask of thin curled fibres, as seen in hand-made paper."""
    picture = Image.new("L", (width * 2, height * 2), 0)
    pen = ImageDraw.Draw(picture)
    for _ in range(count):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        heading, bend = rng.uniform(0, 2 * np.pi), rng.normal(0, 0.12)
        points = []
        for _ in range(int(length * rng.uniform(0.5, 1.4) / 3)):
            points.append((x * 2, y * 2))
            x, y = x + 3 * np.cos(heading), y + 3 * np.sin(heading)
            heading += bend + rng.normal(0, 0.08)
        if len(points) > 1:
            pen.line(points, fill=int(rng.uniform(60, 255)), width=1)
    return np.asarray(picture.reduce(2), dtype=np.float32) / np.float32(255)


def rice_paper(canvas: Canvas, shape: Shape, tone: str = "#f3ecdc", age: float = 0.5) -> None:
    """Cover a shape with rice paper: cloudy tone, long fibres, slightly browned edges."""
    canvas.paint(shape, tone)
    canvas.mottle(shape, 0.018 + 0.02 * age, 160)
    canvas.mottle(shape, 0.012, 7)
    height, width = shape.mask.shape
    count = int(height * width / 2600)
    light = fibres(canvas.rng, height, width, count, 46) * shape.mask
    dark = fibres(canvas.rng, height, width, count // 2, 34) * shape.mask
    canvas.paint(Shape(shape.x, shape.y, light), "#ffffff", 0.55)
    canvas.paint(Shape(shape.x, shape.y, dark), "#9a8259", 0.28)
    inner = blurred(np.pad(shape.mask, 60), 50)[60:-60, 60:-60]
    canvas.paint(Shape(shape.x, shape.y, np.clip(1 - inner, 0, 1) * shape.mask), "#b08d55", 0.22 * age)


def damask(canvas: Canvas, shape: Shape, tone: str, motif: str, depth: float = 0.3) -> None:
    """Cover a shape with figured silk: rows of small cloud medallions over a fine weave."""
    canvas.paint(shape, tone)
    height, width = shape.mask.shape
    weave = np.zeros((height, width), dtype=np.float32)
    weave[::3, :] += 0.5
    weave[:, ::3] += 0.35
    canvas.paint(Shape(shape.x, shape.y, weave * shape.mask), "#ffffff", 0.06)
    step = 44
    tile = Canvas("medallion", step * 2, step * 2, "#000000")
    for cx, cy in ((step / 2, step / 2), (step * 1.5, step * 1.5)):
        _medallion(tile, cx, cy, step * 0.34)
    figure = tile.pixels[:, :, 0] / np.float32(255)
    repeated = np.tile(figure, (height // (2 * step) + 1, width // (2 * step) + 1))[:height, :width]
    canvas.paint(Shape(shape.x, shape.y, repeated * shape.mask), motif, depth)
    canvas.mottle(shape, 0.015, 90)


def _medallion(tile: Canvas, cx: float, cy: float, size: float) -> None:
    tile.paint(ellipse(cx, cy, size) - ellipse(cx, cy, size - 1.3), "#ffffff")
    for turn in range(0, 360, 90):
        angle = np.deg2rad(turn + 45)
        px, py = cx + np.cos(angle) * size * 0.5, cy + np.sin(angle) * size * 0.5
        tile.paint(ellipse(px, py, size * 0.3) - ellipse(px, py, size * 0.3 - 1.3), "#ffffff")
    tile.paint(ellipse(cx, cy, size * 0.16), "#ffffff")


def plaster(canvas: Canvas, tone: str = "#d9d3c6", light_x: float = 0.5, depth: float = 0.24) -> None:
    """Turn the whole surface into a softly lit wall."""
    canvas.paint(rect(-2, -2, canvas.width + 4, canvas.height + 4), tone)
    rows = np.linspace(0, 1, canvas.height, dtype=np.float32)[:, None]
    columns = np.linspace(0, 1, canvas.width, dtype=np.float32)[None, :]
    far = np.sqrt((columns - np.float32(light_x)) ** 2 + (rows - np.float32(0.32)) ** 2)
    grain = fractal(canvas.rng, canvas.height, canvas.width, 220, 3) - np.float32(0.5)
    canvas.multiply(1.03 - np.float32(depth) * far**1.6 + grain * np.float32(0.025))


def wood(canvas: Canvas, shape: Shape, tone: Fill, dark: str, along: bool = True, depth: float = 0.45) -> None:
    """Cover a shape with planed wood whose grain runs along the rows or down the columns."""
    canvas.paint(shape, tone)
    height, width = shape.mask.shape
    rows, columns = (height, width) if along else (width, height)
    waves = fractal(canvas.rng, rows, columns, max(rows / 4, 40), 3, 0.5, 9)
    across = np.arange(rows, dtype=np.float32)[:, None] / np.float32(max(rows / 9, 16))
    rings = 0.5 + 0.5 * np.sin((across + waves * 6) * 2 * np.pi).astype(np.float32)
    pores = fractal(canvas.rng, rows, columns, 4, 2, 0.6, 30)
    figure = np.clip(rings**2 * 0.55 + pores * 0.55 - 0.15, 0, 1)
    figure = figure if along else figure.T
    canvas.paint(Shape(shape.x, shape.y, (figure * shape.mask).astype(np.float32)), dark, depth)


def felt(canvas: Canvas, shape: Shape, tone: str) -> None:
    """Cover a shape with woollen felt."""
    canvas.paint(shape, tone)
    height, width = shape.mask.shape
    fluff = fibres(canvas.rng, height, width, height * width // 900, 12) * shape.mask
    canvas.paint(Shape(shape.x, shape.y, fluff), "#ffffff", 0.16)
    canvas.mottle(shape, 0.05, 30)


def stock(canvas: Canvas, strength: float = 0.02) -> None:
    """Give a poster the slight unevenness of solid ink on uncoated paper."""
    whole = rect(-2, -2, canvas.width + 4, canvas.height + 4)
    canvas.mottle(whole, strength, 12)
    canvas.mottle(whole, strength * 0.6, 260)


def crackle(canvas: Canvas, shape: Shape, count: int, colour: str, alpha: float) -> None:
    """Scatter small flecks, as gold dust on red paper."""
    for _ in range(count):
        px = canvas.rng.uniform(shape.x, shape.right)
        py = canvas.rng.uniform(shape.y, shape.bottom)
        size = canvas.rng.uniform(0.8, 2.6)
        fleck = ellipse(px, py, size, size * canvas.rng.uniform(0.4, 1), canvas.rng.uniform(0, 180))
        canvas.paint(fleck & shape, colour, alpha)


def cord(canvas: Canvas, points: list[tuple[float, float]], colour: str, width: float = 3) -> None:
    """Draw a twisted cord with its shadow."""
    line = stroke(points, width, smooth=False)
    canvas.shadow(line, 3, 5, 4, 0.3)
    canvas.paint(line, colour)


def tinted(colour: str, factor: float) -> str:
    """Return a colour made lighter (above one) or darker."""
    values = np.clip(rgb(colour) * factor, 0, 255)
    return "#" + "".join(f"{round(float(value)):02x}" for value in values)
