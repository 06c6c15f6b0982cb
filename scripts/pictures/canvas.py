"""The painting surface: colours, gradients, shadows, lettering and the finished file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from pictures import lettering
from pictures.noise import Array, array, fractal, resized, seeded
from pictures.shapes import Shape, rect

if TYPE_CHECKING:
    from pathlib import Path

LEAST_BYTES, MOST_BYTES = 62_000, 250_000


def rgb(colour: str) -> Array:
    """Return a colour written ``#rrggbb`` as three numbers up to 255."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=np.float32)


def mixed(first: str, second: str, part: float) -> str:
    """Return the colour lying ``part`` of the way from the first to the second."""
    blend = rgb(first) * (1 - part) + rgb(second) * part
    return "#" + "".join(f"{round(float(value)):02x}" for value in blend)


@dataclass(frozen=True)
class Gradient:
    """A fill running from one colour to another over a shape's own box."""

    start: str
    end: str
    angle: float = 90.0

    def over(self, height: int, width: int) -> Array:
        """Return the colours of a box, running at the angle (90 is downwards)."""
        return rgb(self.start) + ramp(height, width, self.angle)[:, :, None] * (rgb(self.end) - rgb(self.start))


Fill = str | Gradient


def ramp(height: int, width: int, angle: float) -> Array:
    """Return values rising from nought to one across a box in a direction."""
    across, down = np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))
    rows = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * np.float32(down)
    columns = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :] * np.float32(across)
    values = rows + columns
    return array((values - values.min()) / max(float(np.ptp(values)), 1e-6))


class Canvas:
    """A picture in the making.

    Attributes:
        width: Columns.
        height: Rows.
        rng: Randomness belonging to this picture.
        pixels: Colours from 0 to 255, one triple for each pixel.
    """

    def __init__(self, name: str, width: int, height: int, ground: Fill = "#ffffff") -> None:
        """Start with an evenly coloured ground.

        Args:
            name: What the randomness depends on.
            width: Columns.
            height: Rows.
            ground: Colour or gradient of the whole surface.
        """
        self.width, self.height = width, height
        self.rng = seeded(name)
        self.pixels: Array = np.zeros((height, width, 3), dtype=np.float32)
        self.paint(rect(-2, -2, width + 4, height + 4), ground)

    def _clip(self, shape: Shape) -> tuple[slice, slice, Array] | None:
        left, top = max(shape.x, 0), max(shape.y, 0)
        right, bottom = min(shape.right, self.width), min(shape.bottom, self.height)
        if left >= right or top >= bottom:
            return None
        part = shape.mask[top - shape.y : bottom - shape.y, left - shape.x : right - shape.x]
        return slice(top, bottom), slice(left, right), part

    def paint(self, shape: Shape, fill: Fill, alpha: float = 1.0) -> Shape:
        """Lay a colour or gradient over a shape and return the shape."""
        place = self._clip(shape)
        if place is not None:
            rows, columns, mask = place
            cover = (mask * np.float32(alpha))[:, :, None]
            if isinstance(fill, Gradient):
                whole = fill.over(shape.mask.shape[0], shape.mask.shape[1])
                top, left = rows.start - shape.y, columns.start - shape.x
                colours = whole[top : top + mask.shape[0], left : left + mask.shape[1]]
            else:
                colours = rgb(fill)
            self.pixels[rows, columns] += (colours - self.pixels[rows, columns]) * cover
        return shape

    def shade(self, shape: Shape, colour: str, alpha: float, angle: float = 90.0, grain: float = 0.5) -> None:
        """Let a colour grow towards one side of a shape like sprayed ink."""
        height, width = shape.mask.shape
        rise = ramp(height, width, angle)
        spray = self.rng.random((height, width), dtype=np.float32)
        cover = rise * (1 - np.float32(grain) + np.float32(2 * grain) * spray)
        self.paint(Shape(shape.x, shape.y, np.clip(shape.mask * cover, 0, 1)), colour, alpha)

    def shadow(
        self, shape: Shape, dx: float, dy: float, blur: float, alpha: float = 0.3, colour: str = "#1b1712"
    ) -> None:
        """Cast a shape's soft shadow."""
        self.paint(shape.softened(blur).moved(round(dx), round(dy)), colour, alpha)

    def multiply(self, values: Array, y: int = 0, x: int = 0) -> None:
        """Darken or lighten a region by factors."""
        part = self.pixels[y : y + values.shape[0], x : x + values.shape[1]]
        part *= values[: part.shape[0], : part.shape[1], None] if values.ndim == 2 else values

    def mottle(self, shape: Shape, strength: float, cell: float = 60, stretch: float = 1.0) -> None:
        """Give a painted area a slightly uneven, hand-printed tone."""
        place = self._clip(shape)
        if place is not None:
            rows, columns, mask = place
            noise = fractal(self.rng, mask.shape[0], mask.shape[1], cell, 5, 0.6, stretch) - np.float32(0.5)
            self.pixels[rows, columns] *= (1 + noise * mask * np.float32(2 * strength))[:, :, None]

    def write(
        self,
        words: str,
        family: str,
        size: float,
        x: float,
        y: float,
        fill: Fill,
        anchor: str = "mm",
        tracking: float = 0,
        alpha: float = 1.0,
    ) -> Shape:
        """Set a line of type; stop if it would leave the picture."""
        return self.paint(self._inside(lettering.row(words, family, size, x, y, anchor, tracking), words), fill, alpha)

    def write_down(
        self,
        words: str,
        family: str,
        size: float,
        x: float,
        y: float,
        fill: Fill,
        gap: float = 0,
        alpha: float = 1.0,
    ) -> Shape:
        """Set a vertical line of type centred on ``x`` and starting at ``y``."""
        return self.paint(self._inside(lettering.column(words, family, size, x, y, gap), words), fill, alpha)

    def _inside(self, shape: Shape, words: str) -> Shape:
        if shape.x < 0 or shape.y < 0 or shape.right > self.width or shape.bottom > self.height:
            raise ValueError(f"words run out of the picture: {words!r}")
        return shape

    def place(self, other: Canvas, x: int, y: int, width: int, height: int) -> None:
        """Hang another picture on this one at a smaller size."""
        channels = [resized(other.pixels[:, :, index], height, width) for index in range(3)]
        small = np.clip(np.stack(channels, axis=2), 0, 255)
        self.pixels[y : y + height, x : x + width] = small

    def inset(self, other: Canvas, x: int, y: int) -> None:
        """Lay another picture on this one at its own size."""
        self.pixels[y : y + other.height, x : x + other.width] = other.pixels

    def finished(self, grain: float = 1.6) -> Image.Image:
        """Return the picture as printed, with the faintest grain."""
        speck = self.rng.normal(0, grain, (self.height, self.width, 1)).astype(np.float32)
        return Image.fromarray(np.clip(self.pixels + speck + 0.5, 0, 255).astype(np.uint8))

    def save(self, target: Path, grain: float = 1.6) -> int:
        """Write the picture as a progressive JPEG of moderate weight.

        Args:
            target: File to write.
            grain: Strength of the print grain.

        Returns:
            The file's size in bytes.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        picture = self.finished(grain)
        data = encoded(picture, 84)
        for quality in (81, 78, 75, 72):
            if len(data) <= MOST_BYTES:
                break
            data = encoded(picture, quality)
        for quality in (87, 90, 93, 95):
            if len(data) >= LEAST_BYTES:
                break
            data = encoded(picture, quality)
        target.write_bytes(data)
        return len(data)


def encoded(picture: Image.Image, quality: int) -> bytes:
    """Return a picture as a progressive JPEG without metadata."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=1)
    return buffer.getvalue()
