"""Old and new buildings of the city in ink and pale colour: tower, pagoda, pavilion, bridge, roofs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pictures.brush import INK, frayed, pooled, wash
from pictures.shapes import Point, Shape, curve, ellipse, polygon, rect, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas

OCHRE, RUST, PAPER = "#c08a36", "#8f2f1e", "#f2ecdd"


def _mirrored(points: list[Point], cx: float) -> list[Point]:
    return [(2 * cx - x, y) for x, y in reversed(points)]


def lay(canvas: Canvas, shape: Shape, colour: str, strength: float, cover: float = 0.92) -> None:
    """Clear the paper under a shape and wash it afresh, so that it stands before what is behind."""
    canvas.paint(shape, PAPER, cover)
    wash(canvas, pooled(canvas.rng, shape, 0.9, 0.25, 0.3), colour, strength)


def outline(canvas: Canvas, points: list[Point], width: float = 2.2, strength: float = 0.85) -> None:
    """Draw a brush line through points."""
    wash(
        canvas,
        frayed(canvas.rng, stroke(points, (width, width * 0.7, width), smooth=False), 0.5),
        INK,
        strength,
    )


def eave_form(
    cx: float, y: float, low: float, high: float, height: float, tilt: float
) -> tuple[list[Point], list[Point], Shape]:
    """Return a roof's left lower edge, its left slope and its whole outline."""
    lower = curve(
        [
            (cx - low, y - tilt),
            (cx - low * 0.84, y - tilt * 0.1),
            (cx - low * 0.4, y + tilt * 0.08),
            (cx, y + tilt * 0.1),
        ]
    )
    slope = curve([(cx - high, y - height), (cx - low * 0.66 - high * 0.2, y - height * 0.42), (cx - low, y - tilt)])
    return lower, slope, polygon(slope + lower + _mirrored(lower, cx) + _mirrored(slope, cx))


def helmet_form(cx: float, y: float, low: float, height: float, tilt: float) -> tuple[list[Point], list[Point], Shape]:
    """Return a helmet roof's left lower edge, its left side and its whole outline."""
    side = curve(
        [
            (cx, y - height),
            (cx - low * 0.2, y - height * 0.97),
            (cx - low * 0.42, y - height * 0.8),
            (cx - low * 0.52, y - height * 0.52),
            (cx - low * 0.68, y - height * 0.3),
            (cx - low, y - tilt),
        ]
    )
    lower = curve(
        [
            (cx - low, y - tilt),
            (cx - low * 0.82, y - tilt * 0.08),
            (cx - low * 0.4, y + tilt * 0.08),
            (cx, y + tilt * 0.1),
        ]
    )
    return lower, side, polygon(side + lower + _mirrored(lower, cx) + _mirrored(side, cx))


def silhouette(cx: float, base: float, size: float) -> Shape:
    """Return Yueyang Tower on its terrace as one plain shape."""
    half = size / 2
    whole = polygon(
        [
            (cx - size * 0.75, base),
            (cx + size * 0.75, base),
            (cx + size * 0.8, base + size * 0.22),
            (cx - size * 0.8, base + size * 0.22),
        ]
    )
    for wide, top, high in ((0.72, 0.2, 0.21), (0.58, 0.43, 0.15), (0.44, 0.615, 0.12)):
        whole = whole | rect(cx - half * wide, base - size * top, size * wide, size * high)
    whole = whole | eave_form(cx, base - size * 0.185, half, half * 0.66, size * 0.13, size * 0.055)[2]
    whole = whole | eave_form(cx, base - size * 0.41, half * 0.84, half * 0.52, size * 0.11, size * 0.055)[2]
    whole = whole | helmet_form(cx, base - size * 0.6, half * 0.68, size * 0.27, size * 0.06)[2]
    top = base - size * 0.87
    whole = whole | stroke([(cx, top + 4), (cx, top - size * 0.12)], (size * 0.03, 2), smooth=False)
    return whole | ellipse(cx, top - size * 0.02, size * 0.025)


def eave(
    canvas: Canvas,
    cx: float,
    y: float,
    low: float,
    high: float,
    height: float,
    tilt: float,
    colour: str = OCHRE,
) -> None:
    """Draw one storey's roof with upturned corners.

    Args:
        canvas: The paper.
        cx: Middle.
        y: Row of the eave's middle.
        low: Half the width at the eave.
        high: Half the width at the top.
        height: Height of the roof.
        tilt: How far the corners turn up.
        colour: Colour of the tiles.
    """
    lower, slope, shape = eave_form(cx, y, low, high, height, tilt)
    lay(canvas, shape, colour, 0.75)
    for part in np.linspace(-0.92, 0.92, max(int(low / 7), 7)):
        top = (cx + high * part, y - height)
        end = (cx + low * part, y - tilt * max(abs(part) - 0.55, 0) * 1.6)
        wash(canvas, stroke([top, end], 1.1, smooth=False) & shape, INK, 0.5)
    canvas.shade(shape, "#3a2412", 0.3, 90, 0.2)
    outline(canvas, lower + _mirrored(lower, cx)[1:], 3.0)
    outline(canvas, slope, 2.0, 0.7)
    outline(canvas, _mirrored(slope, cx), 2.0, 0.7)
    outline(canvas, [(cx - high, y - height), (cx + high, y - height)], 2.6)


def storey(canvas: Canvas, cx: float, top: float, half: float, height: float, bays: int, rail: bool = True) -> None:
    """Draw a storey of red columns and latticed windows."""
    body = rect(cx - half, top, half * 2, height)
    lay(canvas, body, "#9a7a55", 0.55)
    canvas.shade(body, "#1f1610", 0.6, 270, 0.15)
    step = half * 2 / bays
    for index in range(bays):
        left = cx - half + index * step
        pane = rect(left + step * 0.2, top + height * 0.24, step * 0.6, height * 0.56)
        wash(canvas, pane, INK, 0.5)
        wash(canvas, rect(left + step * 0.47, top + height * 0.24, 1.2, height * 0.56), "#000000", 0.4)
    for index in range(bays + 1):
        column = rect(cx - half + index * step - 2.2, top, 4.4, height)
        wash(canvas, column, RUST, 0.95)
    if rail:
        bar = height * 0.26
        wash(canvas, rect(cx - half - 8, top + height - bar, half * 2 + 16, 2.4), RUST, 0.9)
        for x in np.arange(cx - half - 8, cx + half + 9, 7):
            wash(canvas, rect(float(x), top + height - bar, 1.4, bar), RUST, 0.8)
        wash(canvas, rect(cx - half - 9, top + height - 2, half * 2 + 18, 3.2), INK, 0.8)


def helmet(canvas: Canvas, cx: float, y: float, low: float, height: float, tilt: float, colour: str = OCHRE) -> None:
    """Draw the helmet-shaped top roof of Yueyang Tower: hollow at the eave, swelling, then a finial."""
    lower, side, shape = helmet_form(cx, y, low, height, tilt)
    lay(canvas, shape, colour, 0.8)
    for part in np.linspace(-0.9, 0.9, 13):
        ridge = [(cx + (x - cx) * -part, yy) for x, yy in side]
        wash(canvas, stroke(ridge, 1.2, smooth=False) & shape, INK, 0.5)
    canvas.shade(shape, "#3a2412", 0.28, 90, 0.2)
    outline(canvas, side, 2.4)
    outline(canvas, _mirrored(side, cx), 2.4)
    outline(canvas, lower + _mirrored(lower, cx)[1:], 3.0)
    for lift, size in ((4, low * 0.075), (low * 0.14, low * 0.055), (low * 0.23, low * 0.035)):
        wash(canvas, ellipse(cx, y - height - lift, size), INK, 0.85)
    outline(canvas, [(cx, y - height), (cx, y - height - low * 0.36)], 2.2)


def terrace(canvas: Canvas, cx: float, top: float, half: float, height: float, gate: bool = True) -> None:
    """Draw the city wall the tower stands on, with battlements and a gate."""
    wall = polygon(
        [
            (cx - half, top),
            (cx + half, top),
            (cx + half * 1.06, top + height),
            (cx - half * 1.06, top + height),
        ]
    )
    lay(canvas, wall, "#6d675e", 0.7)
    canvas.mottle(wall, 0.12, 22)
    for row, y in enumerate(np.arange(top + 12, top + height, 11)):
        wash(canvas, rect(cx - half * 1.06, float(y), half * 2.12, 1.1) & wall, INK, 0.35)
        for x in np.arange(cx - half * 1.06 + (row % 2) * 13, cx + half * 1.06, 26):
            if canvas.rng.random() < 0.7:
                wash(canvas, rect(float(x), float(y), 1.0, 11) & wall, INK, 0.28)
    for x in np.arange(cx - half, cx + half - 8, 24):
        lay(canvas, rect(float(x), top - 11, 14, 12), "#6d675e", 0.8)
    outline(canvas, [(cx - half, top), (cx + half, top)], 2.6)
    if gate:
        arch = rect(cx - 26, top + height - 66, 52, 72, 26) & wall
        wash(canvas, arch, INK, 0.92)


def tower(canvas: Canvas, cx: float, base: float, size: float) -> None:
    """Draw Yueyang Tower, three storeys under a helmet roof, ``size`` wide at its lowest eave."""
    half = size / 2
    storey(canvas, cx, base - size * 0.2, half * 0.72, size * 0.2, 7)
    eave(canvas, cx, base - size * 0.185, half, half * 0.66, size * 0.13, size * 0.055)
    storey(canvas, cx, base - size * 0.43, half * 0.58, size * 0.135, 5)
    eave(canvas, cx, base - size * 0.41, half * 0.84, half * 0.52, size * 0.11, size * 0.055)
    storey(canvas, cx, base - size * 0.615, half * 0.44, size * 0.11, 5, rail=False)
    plaque = rect(cx - size * 0.045, base - size * 0.635, size * 0.09, size * 0.05, 1)
    helmet(canvas, cx, base - size * 0.6, half * 0.68, size * 0.27, size * 0.06)
    wash(canvas, plaque.moved(0, round(size * 0.055)), INK, 0.9)
