"""Seeded noise and small array helpers that every picture is built on."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.float32]


def array(values: object) -> Array:
    """Return anything made of numbers as an array of single precision."""
    return np.asarray(values, dtype=np.float32)


def seeded(name: str) -> np.random.Generator:
    """Return a random generator that depends on the name alone.

    Args:
        name: What is being drawn, usually a picture's path.

    Returns:
        A generator giving the same numbers on every run.
    """
    digest = hashlib.sha256(name.encode("utf-8")).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def resized(values: Array, height: int, width: int) -> Array:
    """Resample an array smoothly to another size."""
    picture = Image.fromarray(np.ascontiguousarray(values, dtype=np.float32))
    return np.asarray(picture.resize((width, height), Image.Resampling.BICUBIC), dtype=np.float32)


def _lattice(rng: np.random.Generator, height: int, width: int, cell: tuple[float, float]) -> Array:
    rows = int(height / cell[0]) + 4
    columns = int(width / cell[1]) + 4
    full_height, full_width = int(rows * cell[0]) + 1, int(columns * cell[1]) + 1
    values = rng.random((rows, columns), dtype=np.float32)
    top = int(min(cell[0], full_height - height))
    left = int(min(cell[1], full_width - width))
    return resized(values, full_height, full_width)[top : top + height, left : left + width]


def fractal(
    rng: np.random.Generator,
    height: int,
    width: int,
    cell: float,
    octaves: int = 5,
    gain: float = 0.5,
    stretch: float = 1.0,
) -> Array:
    """Return fractal noise around one half.

    Args:
        rng: Source of randomness.
        height: Rows.
        width: Columns.
        cell: Size of the largest blotches, in pixels.
        octaves: How many finer layers are added.
        gain: How much weaker each finer layer is.
        stretch: Above one the blotches are drawn out sideways.

    Returns:
        Values mostly between nought and one.
    """
    total = np.zeros((height, width), dtype=np.float32)
    weight, weights = 1.0, 0.0
    for _ in range(octaves):
        rows, columns = max(cell, 1.0), max(cell * stretch, 1.0)
        total += weight * _lattice(rng, height, width, (rows, columns))
        weights += weight
        weight *= gain
        cell /= 2
        if cell < 1:
            break
    spread = (total / np.float32(weights) - 0.5) * np.float32(1.35)
    return array(np.clip(spread + 0.5, 0, 1))


def line(rng: np.random.Generator, count: int, cell: float, octaves: int = 5, gain: float = 0.5) -> Array:
    """Return one row of fractal noise between minus one and one."""
    total = np.zeros(count, dtype=np.float32)
    weight, weights = 1.0, 0.0
    for _ in range(octaves):
        knots = int(count / cell) + 4
        values = rng.random(knots) * 2 - 1
        where = np.arange(count) / cell + rng.random()
        low = where.astype(int)
        part = where - low
        eased = part * part * (3 - 2 * part)
        total += (weight * (values[low] * (1 - eased) + values[low + 1] * eased)).astype(np.float32)
        weights += weight
        weight *= gain
        cell = max(cell / 2, 1.0)
    return (total / np.float32(weights)).astype(np.float32)


def _box(values: Array, radius: int, axis: int) -> Array:
    size = 2 * radius + 1
    pads = [(0, 0)] * values.ndim
    pads[axis] = (radius + 1, radius)
    sums = np.cumsum(np.pad(values, pads, mode="edge"), axis=axis, dtype=np.float64)
    count = values.shape[axis]
    high = np.take(sums, np.arange(size, size + count), axis=axis)
    low = np.take(sums, np.arange(0, count), axis=axis)
    return ((high - low) / size).astype(np.float32)


def blurred(values: Array, radius: float, sideways: float | None = None) -> Array:
    """Blur an array, with another radius along the rows when asked."""
    across = radius if sideways is None else sideways
    for _ in range(3):
        if round(radius / 2) > 0:
            values = _box(values, round(radius / 2), 0)
        if round(across / 2) > 0:
            values = _box(values, round(across / 2), 1)
    return values


def smoothstep(low: float, high: float, values: Array) -> Array:
    """Ease values from nought at ``low`` to one at ``high``."""
    part = np.clip((values - np.float32(low)) / np.float32(high - low), 0, 1)
    return array(part * part * (3 - 2 * part))


def warped(values: Array, shift_y: Array, shift_x: Array) -> Array:
    """Move every pixel by the given shifts, sampling between neighbours."""
    height, width = values.shape
    rows = np.clip(np.arange(height, dtype=np.float32)[:, None] + shift_y, 0, height - 1.001)
    columns = np.clip(np.arange(width, dtype=np.float32)[None, :] + shift_x, 0, width - 1.001)
    top, left = rows.astype(np.int32), columns.astype(np.int32)
    down, right = rows - top, columns - left
    upper = values[top, left] * (1 - right) + values[top, left + 1] * right
    lower = values[top + 1, left] * (1 - right) + values[top + 1, left + 1] * right
    return array(upper * (1 - down) + lower * down)
