"""Pavilion, pagoda, low houses and the cable-stayed bridge, in ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictures.brush import INK, frayed, pooled, wash
from pictures.buildings import PAPER, RUST, eave, lay, outline
from pictures.shapes import Point, curve, ellipse, polygon, rect, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas


def pavilion(canvas: Canvas, cx: float, base: float, size: float, tiers: int = 2, colour: str = "#6f6a5e") -> None:
    """Draw an open pavilion with one or two pointed roofs."""
    half, y = size / 2, base
    for tier in range(tiers):
        shrink = 1 - 0.26 * tier
        rise = size * 0.3 * shrink
        for part in (-0.62, -0.24, 0.24, 0.62):
            wash(canvas, rect(cx + half * part * shrink - 1.8, y - rise, 3.6, rise), RUST, 0.9)
        wash(canvas, rect(cx - half * 0.72 * shrink, y - 3, half * 1.44 * shrink, 3.4), INK, 0.8)
        last = tier == tiers - 1
        eave(
            canvas,
            cx,
            y - rise,
            half * shrink,
            half * (0.06 if last else 0.58) * shrink,
            size * (0.3 if last else 0.15),
            size * 0.07,
            colour,
        )
        y -= rise + size * 0.13
    top = y + size * 0.13 - size * 0.3
    wash(canvas, stroke([(cx, top), (cx, top - size * 0.12)], (4, 1.5), smooth=False), INK, 0.9)
    wash(canvas, ellipse(cx, top - size * 0.03, size * 0.03), INK, 0.9)


def pagoda(canvas: Canvas, cx: float, base: float, width: float, height: float) -> None:
    """Draw the Cishi pagoda: octagonal, seven storeys, narrowing upwards."""
    body = height * 0.86
    y = base
    for tier in range(7):
        half = width / 2 * (1 - 0.085 * tier)
        rise = body / 7 * (1.14 - 0.045 * tier)
        wall = polygon([(cx - half, y), (cx + half, y), (cx + half * 0.95, y - rise), (cx - half * 0.95, y - rise)])
        lay(canvas, wall, "#a08a70", 0.65)
        for facet in (-0.42, 0.42):
            wash(canvas, rect(cx + half * facet, y - rise, 1.4, rise), INK, 0.4)
        canvas.shade(wall, "#2a211a", 0.5, 0, 0.2)
        door = rect(cx - half * 0.15, y - rise * 0.62, half * 0.3, rise * 0.5, half * 0.15)
        wash(canvas, door, INK, 0.88)
        for facet in (-0.7, 0.7):
            wash(
                canvas,
                rect(cx + half * facet - half * 0.05, y - rise * 0.58, half * 0.1, rise * 0.36, half * 0.05),
                INK,
                0.6,
            )
        for step, grow in enumerate((1.04, 1.12, 1.2)):
            lay(canvas, rect(cx - half * grow, y - rise - step * 4 - 2, half * 2 * grow, 4), "#6d5f4e", 0.85)
        outline(
            canvas,
            [(cx - half * 1.24, y - rise - 13), (cx, y - rise - 10), (cx + half * 1.24, y - rise - 13)],
            3.4,
        )
        y -= rise + 8
    top = width / 2 * 0.44
    cap = polygon([(cx - top, y), (cx + top, y), (cx + 3, y - top * 1.2), (cx - 3, y - top * 1.2)])
    lay(canvas, cap, "#4b4238", 0.9)
    spire = y - top * 1.2
    outline(canvas, [(cx, spire + 6), (cx, spire - width * 0.34)], 3.0)
    for lift, size in ((0.06, 0.05), (0.15, 0.06), (0.24, 0.04)):
        wash(canvas, ellipse(cx, spire - width * lift, width * size, width * size * 0.7), INK, 0.9)


def house(
    canvas: Canvas, x: float, base: float, width: float, height: float, roof: float, strength: float = 0.75
) -> None:
    """Draw a low whitewashed house with a dark tiled roof."""
    wall = rect(x, base - height, width, height)
    canvas.paint(wall, PAPER, 0.95)
    wash(canvas, pooled(canvas.rng, wall, 0.18, 0.35, 0.8), "#7a756b", strength)
    ridge = polygon(
        [
            (x - 9, base - height + 3),
            (x + width * 0.1, base - height - roof),
            (x + width * 0.9, base - height - roof),
            (x + width + 9, base - height + 3),
        ]
    )
    lay(canvas, ridge, "#3d3c3c", strength)
    for part in np.linspace(0.04, 0.96, max(int(width / 8), 5)):
        top = (x + width * (0.1 + 0.8 * part), base - height - roof)
        wash(canvas, stroke([top, (x + width * part, base - height + 2)], 1.1, False) & ridge, "#000000", 0.35)
    outline(
        canvas,
        [(x + width * 0.07, base - height - roof - 1), (x + width * 0.93, base - height - roof - 1)],
        3.4,
    )
    for part in (0.2, 0.62):
        if width > 60:
            wash(
                canvas,
                rect(x + width * part, base - height * 0.62, width * 0.14, height * 0.34),
                INK,
                strength * 0.8,
            )


def cable_bridge(canvas: Canvas, deck: list[Point], towers: list[tuple[float, float]], height: float) -> None:
    """Draw a cable-stayed bridge.

    Args:
        canvas: The paper.
        deck: Points of the roadway from left to right.
        towers: Where each tower meets the roadway, and its scale.
        height: Height of a tower of scale one above the roadway.
    """
    road = curve(deck)
    xs, ys = [p[0] for p in road], [p[1] for p in road]
    for place, scale in towers:
        y = float(np.interp(place, xs, ys))
        top = y - height * scale
        for side in (-1, 1):
            for step in range(1, 15):
                x = place + side * step * 19 * scale
                start = (place, top + step * 3.4 * scale + 6)
                wash(canvas, stroke([start, (x, float(np.interp(x, xs, ys)))], 1.0, False), INK, 0.5)
        spread = 15 * scale
        for side in (-1, 1):
            leg = [
                (place + side * 3 * scale, top),
                (place + side * spread, y),
                (place + side * spread * 0.8, y + height * 0.34 * scale),
            ]
            wash(
                canvas,
                frayed(canvas.rng, stroke(leg, (5 * scale, 7 * scale, 9 * scale), False), 0.6),
                INK,
                0.85,
            )
        for lift in (0.12, 0.55):
            half = spread * (0.3 + 0.6 * lift)
            wash(canvas, rect(place - half, top + height * scale * lift, half * 2, 4 * scale), INK, 0.85)
    wash(canvas, frayed(canvas.rng, stroke(deck, 7), 0.6), INK, 0.9)
    wash(canvas, stroke([(x, y - 7) for x, y in deck], 1.4), INK, 0.7)
