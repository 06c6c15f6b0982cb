"""Seven characters in clerical script (隶书), which no free typeface offers, written stroke by stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pictures.brush import INK, bristled, frayed, pooled, wash
from pictures.shapes import Point, Shape, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas

# Widths along a stroke: round head and even body; flared "wild-goose tail"; sweep to the left; dot.
EVEN = (8.4, 7.6, 7.4, 7.6, 8.2)
FLARE = (9.0, 7.2, 7.0, 8.4, 12.6, 9.0, 1.2)
SWEEP = (7.0, 7.2, 8.0, 9.6, 9.2)
DOT = (6.0, 9.6, 7.0)

Stroke = tuple[tuple[float, ...], tuple[Point, ...]]


def _level(left: float, right: float, y: float) -> Stroke:
    return EVEN, ((left, y + 0.5), ((left + right) / 2, y - 0.5), (right, y + 0.5))


def _tail(left: float, right: float, y: float) -> Stroke:
    middle = left + (right - left) * 0.45
    late = left + (right - left) * 0.8
    return FLARE, ((left, y + 2.5), (left + 9, y), (middle, y - 1), (late, y + 1.6), (right, y - 4.5))


def _upright(x: float, top: float, bottom: float) -> Stroke:
    return EVEN, ((x, top), (x, (top + bottom) / 2), (x, bottom))


# Each character on a field 120 wide and 92 high.
FORMS: dict[str, tuple[Stroke, ...]] = {
    "其": (
        _level(14, 106, 15),
        _upright(38, 3, 58),
        _upright(82, 3, 58),
        _level(40, 80, 30),
        _level(40, 80, 44),
        _tail(4, 117, 60),
        (SWEEP, ((44, 68), (36, 77), (22, 84))),
        (DOT, ((76, 69), (88, 76), (99, 84))),
    ),
    "身": (
        (DOT, ((66, 1), (60, 6), (54, 10))),
        _upright(34, 14, 58),
        (EVEN, ((34, 14), (60, 13), (84, 14), (86, 20), (86, 50), (86, 74), (80, 84), (68, 83))),
        _level(36, 84, 29),
        _level(36, 84, 43),
        _level(10, 84, 58),
        (SWEEP, ((106, 44), (80, 64), (48, 79), (12, 86))),
    ),
    "正": (
        _level(16, 104, 12),
        _upright(62, 13, 78),
        _level(64, 98, 43),
        _upright(32, 38, 78),
        _tail(4, 117, 80),
    ),
    "不": (
        _tail(6, 116, 17),
        (SWEEP, ((60, 20), (48, 40), (30, 54), (6, 62))),
        _upright(61, 32, 88),
        (DOT, ((74, 40), (90, 50), (104, 60))),
    ),
    "令": (
        (SWEEP, ((60, 3), (48, 20), (30, 34), (3, 44))),
        (FLARE, ((60, 3), (72, 18), (88, 30), (104, 37), (118, 33))),
        (DOT, ((50, 36), (60, 39), (68, 44))),
        (EVEN, ((30, 54), (56, 53), (88, 54), (84, 62), (66, 74))),
        (DOT, ((50, 70), (64, 78), (76, 89))),
    ),
    "而": (
        _tail(6, 116, 13),
        (SWEEP, ((62, 15), (58, 24), (50, 32))),
        _upright(20, 35, 86),
        (EVEN, ((20, 35), (60, 34), (96, 35), (100, 40), (100, 66), (99, 82), (90, 86), (84, 82))),
        _upright(47, 36, 80),
        _upright(73, 36, 80),
    ),
    "行": (
        (SWEEP, ((38, 4), (28, 16), (8, 26))),
        (SWEEP, ((42, 26), (30, 40), (6, 54))),
        _upright(28, 44, 88),
        _level(58, 106, 16),
        _tail(52, 118, 41),
        (EVEN, ((86, 44), (86, 64), (86, 78), (80, 87), (66, 84))),
    ),
}


def write(canvas: Canvas, mark: str, x: float, y: float, width: float, dryness: float = 0.0) -> None:
    """Write one clerical character.

    Args:
        canvas: The paper.
        mark: One of ``FORMS``.
        x: Left edge of its field.
        y: Upper edge of its field.
        width: Width of its field; it is about three quarters as high.
        dryness: How dry the brush is.
    """
    scale = width / 120
    whole: Shape | None = None
    for widths, points in FORMS[mark]:
        placed = [(x + px * scale, y + py * scale) for px, py in points]
        part = stroke(placed, [value * scale * 1.22 for value in widths])
        whole = part if whole is None else whole | part
    if whole is not None:
        edge = frayed(canvas.rng, whole, scale * 0.6, 14)
        body = bristled(canvas.rng, edge, dryness, scale * 5)
        wash(canvas, pooled(canvas.rng, body, 0.98, 0.12, 0.16), INK)
