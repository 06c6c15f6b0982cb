"""Anti-aliased shapes: masks with a place on the canvas, cut, joined and shaded by the artists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from pictures.noise import Array, blurred

OVERSAMPLE = 4
Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A soft mask whose upper left corner lies at ``x``, ``y``."""

    x: int
    y: int
    mask: Array

    @property
    def right(self) -> int:
        """The column after the last."""
        return self.x + int(self.mask.shape[1])

    @property
    def bottom(self) -> int:
        """The row after the last."""
        return self.y + int(self.mask.shape[0])

    def window(self, x: int, y: int, right: int, bottom: int) -> Array:
        """Return the mask as seen through another rectangle, nought outside."""
        view = np.zeros((max(bottom - y, 0), max(right - x, 0)), dtype=np.float32)
        left, top = max(x, self.x), max(y, self.y)
        end, low = min(right, self.right), min(bottom, self.bottom)
        if left < end and top < low:
            part = self.mask[top - self.y : low - self.y, left - self.x : end - self.x]
            view[top - y : low - y, left - x : end - x] = part
        return view

    def _hull(self, other: Shape) -> tuple[int, int, int, int]:
        return (
            min(self.x, other.x),
            min(self.y, other.y),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def __or__(self, other: Shape) -> Shape:
        """Join two shapes."""
        box = self._hull(other)
        return Shape(box[0], box[1], np.maximum(self.window(*box), other.window(*box)))

    def __and__(self, other: Shape) -> Shape:
        """Keep what lies in both shapes."""
        box = (self.x, self.y, self.right, self.bottom)
        return Shape(self.x, self.y, self.mask * other.window(*box))

    def __sub__(self, other: Shape) -> Shape:
        """Cut the other shape out."""
        box = (self.x, self.y, self.right, self.bottom)
        return Shape(self.x, self.y, self.mask * (1 - other.window(*box)))

    def moved(self, dx: int, dy: int) -> Shape:
        """Return the same shape elsewhere."""
        return Shape(self.x + dx, self.y + dy, self.mask)

    def softened(self, radius: float) -> Shape:
        """Return the shape with blurred edges."""
        pad = int(radius * 2) + 2
        return Shape(self.x - pad, self.y - pad, blurred(np.pad(self.mask, pad), radius))


Painter = Callable[[ImageDraw.ImageDraw, Callable[[Sequence[Point]], list[Point]]], None]


def raster(box: tuple[float, float, float, float], painter: Painter) -> Shape:
    """Draw inside a box at several times the size and reduce it to a soft mask."""
    x, y = int(np.floor(box[0])) - 1, int(np.floor(box[1])) - 1
    width, height = int(np.ceil(box[2])) + 1 - x, int(np.ceil(box[3])) + 1 - y
    picture = Image.new("L", (width * OVERSAMPLE, height * OVERSAMPLE), 0)

    def place(points: Sequence[Point]) -> list[Point]:
        return [((px - x) * OVERSAMPLE, (py - y) * OVERSAMPLE) for px, py in points]

    painter(ImageDraw.Draw(picture), place)
    mask = np.asarray(picture.reduce(OVERSAMPLE), dtype=np.float32) / np.float32(255)
    return Shape(x, y, mask)


def bounds(points: Sequence[Point], margin: float = 0) -> tuple[float, float, float, float]:
    """Return the box around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin


def polygon(points: Sequence[Point]) -> Shape:
    """Return a straight-edged shape."""
    return raster(bounds(points), lambda pen, place: pen.polygon(place(points), fill=255))


def curve(points: Sequence[Point], closed: bool = False, steps: int = 14) -> list[Point]:
    """Return points along a smooth line through the given ones."""
    knots = np.asarray(points, dtype=float)
    if closed:
        knots = np.vstack([knots[-1], knots, knots[0], knots[1]])
    else:
        knots = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    part = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for index in range(1, len(knots) - 2):
        before, start, end, after = knots[index - 1 : index + 3]
        slope = (end - before) * part
        bend = (2 * before - 5 * start + 4 * end - after) * part**2
        twist = (3 * start - before - 3 * end + after) * part**3
        pieces.append(start + 0.5 * (slope + bend + twist))
    if not closed:
        pieces.append(knots[-2][None, :])
    return [(float(px), float(py)) for px, py in np.vstack(pieces)]


def drawn(text: str, x: float = 0, y: float = 0, across: float = 1, down: float | None = None) -> list[Point]:
    """Return points written as ``x,y`` pairs, enlarged and moved to a place."""
    high = across if down is None else down
    pairs = [pair.split(",") for pair in text.split()]
    return [(x + float(px) * across, y + float(py) * high) for px, py in pairs]


def blob(points: Sequence[Point]) -> Shape:
    """Return a closed shape with a smooth outline through the points."""
    return polygon(curve(points, closed=True))


def rect(x: float, y: float, width: float, height: float, radius: float = 0) -> Shape:
    """Return a rectangle, with rounded corners when asked."""

    def paint(pen: ImageDraw.ImageDraw, place: Callable[[Sequence[Point]], list[Point]]) -> None:
        corners = place([(x, y), (x + width, y + height)])
        corners[1] = (corners[1][0] - 1, corners[1][1] - 1)
        pen.rounded_rectangle(corners, radius=radius * OVERSAMPLE, fill=255)

    return raster((x, y, x + width, y + height), paint)


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0) -> Shape:
    """Return an ellipse, turned by an angle in degrees."""
    high = rx if ry is None else ry
    angles = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    tilt = np.deg2rad(turn)
    across, along = rx * np.cos(angles), high * np.sin(angles)
    xs = cx + across * np.cos(tilt) - along * np.sin(tilt)
    ys = cy + across * np.sin(tilt) + along * np.cos(tilt)
    return polygon(list(zip(xs.tolist(), ys.tolist(), strict=True)))


def gear(cx: float, cy: float, size: float, teeth: int, bore: float = 0.38) -> Shape:
    """Return a toothed wheel with a round bore."""
    points: list[Point] = []
    for tooth in range(teeth):
        for part, reach in ((-0.3, 0.78), (-0.19, 1.0), (0.19, 1.0), (0.3, 0.78)):
            turn = 2 * np.pi * (tooth + part) / teeth
            points.append((cx + float(np.cos(turn)) * size * reach, cy + float(np.sin(turn)) * size * reach))
    return (polygon(points) | ellipse(cx, cy, size * 0.79)) - ellipse(cx, cy, size * bore)


def stroke(points: Sequence[Point], widths: float | Sequence[float], smooth: bool = True) -> Shape:
    """Return a line with round ends whose width may change on its way."""
    path = curve(points) if smooth and len(points) > 2 else list(points)
    knots = [float(widths)] * 2 if isinstance(widths, int | float) else [float(w) for w in widths]
    where = np.linspace(0, len(knots) - 1, len(path))
    sizes = np.interp(where, np.arange(len(knots)), knots) / 2

    def paint(pen: ImageDraw.ImageDraw, place: Callable[[Sequence[Point]], list[Point]]) -> None:
        placed = place(path)
        for index, (px, py) in enumerate(placed):
            size = sizes[index] * OVERSAMPLE
            pen.ellipse((px - size, py - size, px + size, py + size), fill=255)
            if index:
                pen.polygon(_link(placed[index - 1], (px, py), sizes[index - 1], sizes[index]), fill=255)

    return raster(bounds(path, max(knots) / 2 + 1), paint)


def _link(start: Point, end: Point, first: float, second: float) -> list[Point]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(float(np.hypot(dx, dy)), 1e-6)
    nx, ny = -dy / length * OVERSAMPLE, dx / length * OVERSAMPLE
    return [
        (start[0] + nx * first, start[1] + ny * first),
        (end[0] + nx * second, end[1] + ny * second),
        (end[0] - nx * second, end[1] - ny * second),
        (start[0] - nx * first, start[1] - ny * first),
    ]
