"""Ink plants of the literati: bamboo, plum blossom, lotus, orchid, willow and garden rock."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from pictures.brush import INK, dots, frayed, pooled, touch, wash
from pictures.shapes import Point, curve, ellipse, polygon, stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pictures.canvas import Canvas


def _away(x: float, y: float, angle: float, length: float) -> Point:
    return x + float(np.cos(angle)) * length, y + float(np.sin(angle)) * length


def leaf(canvas: Canvas, x: float, y: float, angle: float, length: float, width: float, strength: float) -> None:
    """Draw one bamboo leaf with a single pressed stroke."""
    bend = canvas.rng.normal(0, 0.12)
    middle = _away(x, y, angle - bend, length * 0.5)
    tip = _away(x, y, angle + bend, length)
    form = stroke([(x, y), middle, tip], (width * 0.18, width * 0.75, width, width * 0.72, width * 0.35, 0.6))
    body = pooled(canvas.rng, frayed(canvas.rng, form, 0.6, 14), 0.95, 0.18, 0.25)
    wash(canvas, body, INK, strength)


def spray(canvas: Canvas, x: float, y: float, size: float, strength: float, count: int = 5, lean: float = 0) -> None:
    """Draw a spray of bamboo leaves: one or two long ones, the rest fanned unevenly beside them."""
    middle = np.pi / 2 + lean + canvas.rng.normal(0, 0.16)
    for index in range(count):
        side = -1 if index % 2 else 1
        offset = side * (index + 1) // 2 * canvas.rng.uniform(0.24, 0.44) + canvas.rng.normal(0, 0.07)
        length = size * (1.25 - 0.13 * index) * canvas.rng.uniform(0.8, 1.15)
        start = _away(x, y, middle + offset, canvas.rng.uniform(0, 6))
        leaf(canvas, *start, middle + offset, length, size * 0.125, strength * canvas.rng.uniform(0.7, 1.05))


def bamboo(
    canvas: Canvas,
    x: float,
    foot: float,
    top: float,
    width: float,
    lean: float,
    strength: float,
    sprays: int = 6,
    size: float = 110,
) -> None:
    """Draw a bamboo stem with joints, twigs and leaves.

    Args:
        canvas: The paper.
        x: Where the stem starts.
        foot: Row of its foot.
        top: Row of its tip.
        width: Thickness of the stem.
        lean: How far the tip lies to the right.
        strength: Darkness of the ink.
        sprays: How many sprays of leaves.
        size: Length of a leaf.
    """
    places = _stem(canvas, x, foot, top, width, lean, strength)
    if top > 0:
        spray(canvas, *places[-1], size * 0.8, strength * 0.8, 4, -0.5)
        spray(canvas, *places[-1], size * 0.6, strength * 0.7, 3, 0.9)
    joints = len(places) - 1
    for index in range(sprays):
        joint = joints - 1 - (index * max(joints - 2, 1)) // sprays
        side = 1 if index % 2 else -1
        _twig(canvas, places[joint], side, size * canvas.rng.uniform(0.75, 1.2), size, strength)


def _stem(canvas: Canvas, x: float, foot: float, top: float, width: float, lean: float, strength: float) -> list[Point]:
    """Draw a stem joint by joint and return the joints' places from its foot."""
    joints = max(int((foot - top) / (width * 6.2)), 4)
    rows = foot + (top - foot) * (np.linspace(0, 1, joints + 1) ** 0.92)
    columns = x + lean * ((foot - rows) / (foot - top)) ** 1.35
    shrink = 0.42 if top < 0 else 0.78
    for index in range(joints):
        thin = width * (1 - shrink * index / joints)
        start = (float(columns[index]), float(rows[index]) - 3)
        end = (float(columns[index + 1]), float(rows[index + 1]) + 4)
        waist = (thin * 1.05, thin * 0.86, thin * 0.84, thin * 1.08)
        touch(canvas, [start, end], waist, strength * 0.55, INK, 0.8, 0.16)
        ring = [(end[0] - thin * 0.62, end[1] - 1), (end[0], end[1] - 6), (end[0] + thin * 0.62, end[1] - 1)]
        touch(canvas, ring, (3.4, 2, 3.4), strength, INK, 0.5)
    return [(float(px), float(py)) for px, py in zip(columns, rows, strict=True)]


def _twig(canvas: Canvas, start: Point, side: int, reach: float, size: float, strength: float) -> None:
    """Draw a bamboo twig with two or three overlapping sprays."""
    rise = -np.pi / 2 + side * canvas.rng.uniform(0.6, 1.05)
    bend = _away(*start, rise, reach * 0.55)
    end = _away(*bend, rise + side * 0.35, reach * 0.6)
    touch(canvas, [start, bend, end], (3.2, 2.2, 1.4), strength * 0.85, INK, 0.5)
    spray(canvas, *bend, size * 0.72, strength * 0.55, 3, side * 0.25)
    spray(canvas, *end, size, strength, int(canvas.rng.integers(4, 6)), -side * 0.45)
    spray(canvas, *end, size * 0.8, strength * 0.8, 3, -side * 0.95)


def blossom(canvas: Canvas, x: float, y: float, size: float, colour: str = INK, strength: float = 0.2) -> None:
    """Draw an open plum blossom: five pale petals, outline, stamens."""
    turn, squash = canvas.rng.uniform(0, 2 * np.pi), canvas.rng.uniform(0.72, 1.0)
    flower = rims = ellipse(x, y, 1) - ellipse(x, y, 2)
    for index in range(5):
        px, py = _away(0, 0, turn + index * 2 * np.pi / 5, size * 0.56)
        petal = ellipse(x + px, y + py * squash, size * 0.46, size * 0.43 * squash)
        core = ellipse(x + px, y + py * squash, size * 0.46 - 1.4, size * 0.43 * squash - 1.4)
        flower, rims = flower | petal, (rims - petal) | (petal - core)
    wash(canvas, pooled(canvas.rng, frayed(canvas.rng, flower, 1.0, 8), 0.6, 0.4, 0.7), colour, strength)
    wash(canvas, frayed(canvas.rng, rims, 0.6), colour, min(strength * 3, 0.75))
    for angle in np.linspace(0, 2 * np.pi, 9, endpoint=False) + turn:
        tip = _away(0, 0, angle, size * canvas.rng.uniform(0.34, 0.5))
        end = (x + tip[0], y + tip[1] * squash)
        touch(canvas, [(x, y), end], (1.2, 0.9), 0.8, INK, 0.2)
        wash(canvas, ellipse(*end, 1.9), INK, 0.95)


def bud(canvas: Canvas, x: float, y: float, size: float, colour: str = INK, strength: float = 0.5) -> None:
    """Draw a closed bud."""
    form = frayed(canvas.rng, ellipse(x, y, size * 0.4, size * 0.34), 0.8, 7)
    wash(canvas, pooled(canvas.rng, form, 0.7, 0.5), colour, strength)
    wash(canvas, ellipse(x, y + size * 0.34, size * 0.14), INK, 0.8)


def limb(canvas: Canvas, path: list[Point], width: float, twigs: Sequence[tuple[float, float, float]]) -> list[Point]:
    """Draw a gnarled plum limb along a path with its twigs and return places for blossoms.

    Args:
        canvas: The paper.
        path: Where the limb runs, from its root.
        width: Thickness at the root.
        twigs: For each twig how far along the limb it leaves, its angle in degrees, its length.
    """
    line = curve(path)
    knotty = [(x + canvas.rng.normal(0, width * 0.05), y + canvas.rng.normal(0, width * 0.05)) for x, y in line[::5]]
    widths = np.linspace(width, 4, len(knotty)) * canvas.rng.uniform(0.82, 1.16, len(knotty))
    touch(canvas, knotty, widths.tolist(), 0.9, INK, 1.8, 0.2)
    bark = [line[i] for i in canvas.rng.integers(0, len(line) // 2, 12)]
    dots(canvas, [(x + canvas.rng.normal(0, width * 0.3), y - width * 0.3) for x, y in bark], width * 0.24, 0.9)
    places = [line[-1]]
    for part, degrees, length in twigs:
        start = line[int(part * (len(line) - 1))]
        heading = np.deg2rad(degrees)
        middle = _away(*start, heading + canvas.rng.normal(0, 0.2), length * 0.5)
        tip = _away(*middle, heading + canvas.rng.normal(0, 0.16), length * 0.5)
        touch(canvas, [start, middle, tip], (width * 0.2 * (1.2 - part), 4, 2), 0.85, INK, 0.6)
        places += [middle, tip, _away(*start, heading, length * 0.76)]
    return places


def rock(canvas: Canvas, points: list[Point], strength: float = 0.7) -> None:
    """Draw a weathered garden rock: overlapping washes, dry creases, a broken contour, moss."""
    middle = float(np.mean([p[0] for p in points])), float(np.mean([p[1] for p in points]))
    top, low = min(p[1] for p in points), max(p[1] for p in points)
    body = frayed(canvas.rng, polygon(points), 5, 30)
    canvas.paint(body, "#ece5d5", 0.85)
    wash(canvas, pooled(canvas.rng, body, 0.5, 0.3, 0.9), "#4a4a4a", strength * 0.5)
    half = [(x + (middle[0] - x) * 0.32 + 22, y + (low - y) * 0.24) for x, y in points]
    wash(
        canvas,
        pooled(canvas.rng, frayed(canvas.rng, polygon(half), 8, 24), 0.6, 0.2, 0.9),
        "#3a3a3a",
        strength * 0.45,
    )
    for index in range(16):
        start = points[1 + index % (len(points) - 2)]
        x = start[0] + (middle[0] - start[0]) * canvas.rng.uniform(0.1, 0.8)
        y = max(start[1], top) + canvas.rng.uniform(0.05, 0.4) * (low - top)
        fall = canvas.rng.uniform(0.16, 0.4) * (low - top)
        crease = [
            (x, y),
            (x + canvas.rng.normal(8, 10), y + fall * 0.5),
            (x + canvas.rng.normal(2, 14), y + fall),
        ]
        touch(canvas, crease, (3, canvas.rng.uniform(7, 16), 3), strength * 0.6, INK, 2.5, 0.55)
    for start, end in pairwise(points):
        bend = (
            (start[0] + end[0]) / 2 + canvas.rng.normal(0, 5),
            (start[1] + end[1]) / 2 + canvas.rng.normal(0, 5),
        )
        touch(canvas, [start, bend, end], (4, canvas.rng.uniform(6, 11), 3), strength * 1.2, INK, 1.5, 0.35)
    for index in canvas.rng.permutation(len(points) - 2)[:4]:
        px, py = points[int(index) + 1]
        count = int(canvas.rng.integers(5, 10))
        spots = zip(canvas.rng.normal(px, 13, count), canvas.rng.normal(py + 10, 9, count), strict=True)
        dots(canvas, [(float(x), float(y)) for x, y in spots], 11, 0.95)


def orchid(
    canvas: Canvas, x: float, y: float, size: float, count: int = 9, strength: float = 0.9, colour: str = INK
) -> None:
    """Draw an orchid's long leaves."""
    for offset in np.linspace(-1.05, 1.05, count) + canvas.rng.normal(0, 0.1, count):
        reach = size * canvas.rng.uniform(0.65, 1.1)
        middle = _away(x, y, -np.pi / 2 + offset * 0.6, reach * 0.6)
        tip = (
            x + np.sin(offset) * reach * 1.05,
            y - np.cos(offset) * reach * 0.78 + abs(offset) * reach * 0.28,
        )
        wide = size * 0.032
        touch(
            canvas,
            [(x, y), middle, tip],
            (wide, wide * 1.5, wide * 0.7, wide * 1.2, 0.8),
            strength,
            colour,
            0.5,
        )
