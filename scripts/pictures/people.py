"""Simple faceless figures: standing, walking, working, seated seen from behind, in chorus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pictures.palette import INK, NAVY, RED, SKIN
from pictures.shapes import Point, Shape, blob, drawn, ellipse, polygon, rect, stroke

if TYPE_CHECKING:
    from pictures.canvas import Canvas

_Place = Callable[[float, float], Point]

HAIR = "#2a2523"


@dataclass(frozen=True)
class Dress:
    """What a figure wears."""

    coat: str
    trousers: str = NAVY
    shoes: str = INK
    hair: str = HAIR
    vest: str = ""
    bands: str = ""
    skirt: bool = False
    long_hair: bool = False


UNIFORM = Dress("#5d82ab", "#27364d")
VOLUNTEER = Dress("#e9e2d2", "#3c4a5e", vest=RED)


@dataclass(frozen=True)
class Pose:
    """Where hands and feet are, in parts of the figure's height from its middle line and from the ground."""

    left_hand: Point = (-0.15, 0.47)
    right_hand: Point = (0.15, 0.47)
    left_foot: Point = (-0.055, 0.0)
    right_foot: Point = (0.055, 0.0)
    lean: float = 0.0
    turned: bool = False
    left_elbow: Point | None = None
    right_elbow: Point | None = None


STAND = Pose()
WALK_RIGHT = Pose((-0.1, 0.5), (0.17, 0.5), (-0.14, 0.02), (0.13, 0.0), 0.02, True)
SWEEP_RIGHT = Pose((0.16, 0.62), (0.24, 0.46), (-0.09, 0.0), (0.11, 0.0), 0.05, True)
SWEEP_LEFT = Pose((-0.24, 0.46), (-0.16, 0.62), (-0.11, 0.0), (0.09, 0.0), -0.05, True)
POINT_RIGHT = Pose((-0.14, 0.47), (0.3, 0.78), lean=0.0, turned=True)


def _elbow(shoulder: Point, hand: Point, side: int, drop: float) -> Point:
    return (shoulder[0] + hand[0]) / 2 + side * drop * 0.6, (shoulder[1] + hand[1]) / 2 + drop


def _limb(points: list[Point], wide: float, narrow: float) -> Shape:
    return stroke(points, (wide, (wide + narrow) / 2, narrow))


def figure(
    canvas: Canvas, x: float, foot: float, height: float, dress: Dress, pose: Pose = STAND, back: bool = False
) -> None:
    """Draw a standing or moving figure.

    Args:
        canvas: The picture.
        x: Middle line at the ground.
        foot: Row of the ground.
        height: Height of the figure.
        dress: What it wears.
        pose: Where hands and feet are.
        back: Whether it is seen from behind.
    """

    def at(dx: float, up: float) -> Point:
        return x + dx * height, foot - up * height

    canvas.paint(ellipse(x, foot, height * 0.2, height * 0.022).softened(height * 0.02), "#1b1712", 0.28)
    chest = pose.lean
    _leg(canvas, at, -1, height, dress, pose)
    _leg(canvas, at, 1, height, dress, pose)
    _arm(canvas, at(-0.102 + chest, 0.785), at(*pose.left_hand), -1, height, dress)
    if dress.skirt:
        skirt = polygon([at(-0.1, 0.55), at(0.1, 0.55), at(0.14, 0.3), at(-0.14, 0.3)])
        canvas.paint(skirt, dress.trousers)
        canvas.shade(skirt, "#0b0d12", 0.25, 0, 0.5)
    _torso(canvas, at, chest, height, dress)
    _arm(canvas, at(0.102 + chest, 0.785), at(*pose.right_hand), 1, height, dress)
    _head(canvas, at(chest * 1.25, 0.905), height, dress, back, pose)


def _leg(canvas: Canvas, at: _Place, side: int, height: float, dress: Dress, pose: Pose) -> None:
    end = pose.left_foot if side < 0 else pose.right_foot
    bend = 0.03 if pose.turned else 0.012 * side
    knee = ((end[0] + side * 0.045) / 2 + bend, (end[1] + 0.48) / 2 + 0.02)
    hip = side * 0.043 + (0.02 + pose.lean * 0.4) * 0.3
    leg = _limb([at(hip, 0.5), at(*knee), at(end[0], end[1] + 0.03)], height * 0.092, height * 0.06)
    canvas.paint(leg, dress.trousers)
    canvas.shade(leg, "#0b0d12", 0.25, 0, 0.5)
    toe = 0.045 * (1 if pose.lean >= 0 else -1) if pose.turned else side * 0.018
    shoe = stroke([at(end[0], end[1] + 0.018), at(end[0] + toe, end[1] + 0.012)], height * 0.036, False)
    canvas.paint(shoe, dress.shoes)


def _torso(canvas: Canvas, at: _Place, chest: float, height: float, dress: Dress) -> None:
    body = blob(
        [
            at(-0.05 + chest, 0.835),
            at(0.05 + chest, 0.835),
            at(0.125 + chest, 0.8),
            at(0.128 + chest * 0.8, 0.68),
            at(0.108, 0.52),
            at(0.1, 0.455),
            at(0, 0.45),
            at(-0.1, 0.455),
            at(-0.108, 0.52),
            at(-0.128 + chest * 0.8, 0.68),
            at(-0.125 + chest, 0.8),
        ]
    )
    canvas.paint(body, dress.coat)
    if dress.vest:
        canvas.paint(body, dress.vest)
        canvas.paint(
            polygon([at(-0.045 + chest, 0.85), at(0.045 + chest, 0.85), at(0.004 + chest * 0.6, 0.7)]) & body,
            dress.coat,
        )
    if dress.bands:
        for up in (0.56, 0.66):
            canvas.paint(rect(*at(-0.2, up), height * 0.4, height * 0.022) & body, dress.bands)
    canvas.shade(body, "#0b0d12", 0.22, 0, 0.5)


def _arm(canvas: Canvas, shoulder: Point, hand: Point, side: int, height: float, dress: Dress) -> None:
    elbow = _elbow(shoulder, hand, side, height * 0.035)
    canvas.paint(ellipse(*hand, height * 0.026), SKIN)
    sleeve = _limb([shoulder, elbow, hand], height * 0.07, height * 0.046)
    cuff = ellipse(*hand, height * 0.028)
    canvas.paint(sleeve - cuff, dress.coat)
    canvas.shade(sleeve - cuff, "#0b0d12", 0.26, 0, 0.5)


def _head(canvas: Canvas, middle: Point, height: float, dress: Dress, back: bool, pose: Pose) -> None:
    size = height * 0.066
    cx, cy = middle
    if dress.long_hair:
        canvas.paint(
            blob(
                [
                    (cx - size * 1.05, cy - size * 0.4),
                    (cx, cy - size * 1.2),
                    (cx + size * 1.05, cy - size * 0.4),
                    (cx + size * 0.95, cy + size * 1.3),
                    (cx, cy + size * 1.2),
                    (cx - size * 0.95, cy + size * 1.3),
                ]
            ),
            dress.hair,
        )
    canvas.paint(stroke([(cx, cy + size * 0.5), (cx, cy + size * 1.35)], size * 0.72, False), "#d3a581")
    face = ellipse(cx, cy, size * 0.86, size * 1.06)
    canvas.paint(face, SKIN)
    cap = ellipse(cx, cy - size * 0.1, size * 0.95, size * 1.08)
    if back:
        canvas.paint(cap | ellipse(cx, cy + size * 0.1, size * 0.86, size * 0.95), dress.hair)
        return
    shift = (0.34 if pose.lean >= 0 else -0.34) * size if pose.turned else size * 0.06
    canvas.paint(cap - ellipse(cx + shift, cy + size * 0.62, size * 0.94, size * 1.12), dress.hair)


def listener(canvas: Canvas, x: float, y: float, size: float, dress: Dress) -> None:
    """Draw somebody seated, seen from behind: head and shoulders above a chair's back.

    Args:
        canvas: The picture.
        x: Middle.
        y: Row of the chair back's upper edge.
        size: Breadth of the shoulders.
        dress: What is worn.
    """
    outline = "-0.16,-0.62 0.16,-0.62 0.46,-0.46 0.52,0.3 -0.52,0.3 -0.46,-0.46"
    body = blob(drawn(outline, x, y, size))
    canvas.paint(body, dress.coat)
    canvas.shade(body, "#0b0d12", 0.28, 20, 0.5)
    canvas.paint(stroke([(x, y - size * 0.55), (x, y - size * 0.78)], size * 0.22, False), "#cf9f7a")
    cy = y - size * 0.98
    for side in (-0.27, 0.27):
        canvas.paint(ellipse(x + size * side, cy + size * 0.05, size * 0.05, size * 0.08), SKIN)
    head = ellipse(x, cy, size * 0.27, size * 0.32)
    if dress.long_hair:
        head = head | blob(drawn("-0.28,0 0,-0.2 0.28,0 0.26,0.5 0,0.56 -0.26,0.5", x, cy, size))
    canvas.paint(head, dress.hair)
    canvas.shade(head, "#000000", 0.25, 30, 0.4)


def singer(canvas: Canvas, x: float, foot: float, height: float, colour: str, head: str, skirt: str = "") -> None:
    """Draw a member of a choir holding an open folder: a two-tone silhouette, or in shirt and skirt.

    Args:
        canvas: The picture.
        x: Middle.
        foot: Row of the ground.
        height: Height of the figure.
        colour: Colour of the whole silhouette, or of the shirt.
        head: Colour of the head, or of the hair.
        skirt: Colour of skirt or trousers; empty for a plain silhouette.
    """
    size, cy = height * 0.068, foot - height * 0.92
    outline = "-0.05,-0.84 0.05,-0.84 0.14,-0.78 0.155,-0.5 0.13,0 -0.13,0 -0.155,-0.5 -0.14,-0.78"
    body = blob(drawn(outline, x, foot, height))
    canvas.paint(body, colour)
    if skirt:
        canvas.paint(rect(x - height * 0.3, foot - height * 0.47, height * 0.6, height * 0.6) & body, skirt)
        canvas.paint(stroke(drawn("0,-0.8 0,-0.9", x, foot, height), size * 0.72, False), "#d3a581")
        canvas.shade(body, "#000000", 0.3, 20, 0.2)
        canvas.paint(ellipse(x, cy, size * 0.86, size * 1.06), SKIN)
        face = ellipse(x + size * 0.05, cy + size * 0.62, size * 0.94, size * 1.12)
        canvas.paint(ellipse(x, cy - size * 0.1, size * 0.95, size * 1.08) - face, head)
    else:
        canvas.shade(body, "#000000", 0.3, 90, 0.5)
        canvas.paint(ellipse(x, cy, size * 0.9, size * 1.12), head)
    pages = "-0.11,-0.66 0,-0.63 0.11,-0.66 0.11,-0.52 0,-0.49 -0.11,-0.52"
    canvas.paint(polygon(drawn(pages, x, foot, height)), "#8c1812" if skirt else "#f3e7cf")
    fold = stroke(drawn("0,-0.63 0,-0.49", x, foot, height), 1.6, False)
    canvas.paint(fold, "#5c0d0a" if skirt else "#b99d74")
