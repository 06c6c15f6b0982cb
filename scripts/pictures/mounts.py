"""Mounting of scrolls: hanging scrolls, horizontal scrolls and couplet strips on a wall."""

from __future__ import annotations

from dataclasses import dataclass

from pictures import paper
from pictures.canvas import Canvas, Gradient
from pictures.shapes import Shape, ellipse, rect


@dataclass(frozen=True)
class Silk:
    """Colours of a mounting: cloth, its figure, the thin edge and the roller."""

    cloth: str
    figure: str
    edge: str
    roller: str = "#4a2c1c"


CELADON = Silk("#c6c8b2", "#9ba086", "#7d7a5c")
SAND = Silk("#d6c8a6", "#b09a6c", "#8a6f3e", "#5a321d")
INDIGO = Silk("#56667e", "#8493a8", "#cdbb8b", "#2c1d16")
TEA = Silk("#b39a78", "#8c7350", "#5f4527", "#3b2317")
MIST = Silk("#ccd0cf", "#a6adae", "#6f7678", "#3a2a22")


@dataclass(frozen=True)
class Sheet:
    """The bare paper within a mounting."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Lower edge."""
        return self.y + self.height


def _roller(canvas: Canvas, x: float, y: float, width: float, thick: float, silk: Silk, knobs: bool) -> None:
    rod = rect(x - (thick * 0.5 if knobs else 0), y, width + (thick if knobs else 0), thick, thick * 0.2)
    canvas.shadow(rod, 5, 9, 8, 0.35)
    if knobs:
        for left in (x - thick * 1.15, x + width + thick * 0.05):
            knob = rect(left, y - thick * 0.12, thick * 1.1, thick * 1.24, thick * 0.28)
            canvas.shadow(knob, 5, 8, 6, 0.35)
            canvas.paint(knob, Gradient("#8a5a37", "#24120a"))
            canvas.paint(rect(left + thick * 0.1, y + thick * 0.12, thick * 0.9, thick * 0.14, 2), "#d9ab7c", 0.5)
    body = rect(x, y, width, thick, thick * 0.12)
    canvas.paint(body, Gradient(paper.tinted(silk.cloth, 1.12), paper.tinted(silk.cloth, 0.62)))


def _cloth(canvas: Canvas, x: float, y: float, width: float, height: float, silk: Silk) -> Shape:
    """Hang the figured cloth with its shadow."""
    cloth = rect(x, y, width, height)
    canvas.shadow(cloth, 8, 14, 16, 0.34)
    paper.damask(canvas, cloth, silk.cloth, silk.figure)
    return cloth


def _cord(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw a scroll's cord and the nail it hangs on."""
    nail = (x + width / 2, y - width * 0.085)
    paper.cord(canvas, [(x + width * 0.3, y), nail, (x + width * 0.7, y)], "#6d5a3c")
    canvas.paint(ellipse(*nail, 5), "#3a3028")


def _lay_sheet(canvas: Canvas, sheet: Sheet, silk: Silk, tone: str, rim: int) -> None:
    """Lay the bare sheet with its thin coloured edge on the cloth."""
    for margin, colour, alpha in ((rim, silk.edge, 0.55), (rim - 3, paper.tinted(silk.cloth, 1.1), 1.0)):
        edge = rect(sheet.x - margin, sheet.y - margin, sheet.width + 2 * margin, sheet.height + 2 * margin)
        canvas.paint(edge, colour, alpha)
    paper.rice_paper(canvas, rect(sheet.x, sheet.y, sheet.width, sheet.height), tone)


def _ribbons(canvas: Canvas, x: float, y: float, width: float, length: float, silk: Silk) -> None:
    """Hang the two ribbons of the upper cloth."""
    for part in (0.31, 0.64):
        canvas.paint(rect(x + width * part, y, width * 0.045, length), paper.tinted(silk.cloth, 1.16))


def hanging(
    canvas: Canvas,
    x: int,
    y: int,
    width: int,
    height: int,
    silk: Silk,
    tone: str = "#f3ecdc",
    side: int = 0,
    ribbons: bool = False,
    cord: bool = True,
) -> Sheet:
    """Hang a mounted scroll on the wall and return its bare sheet.

    Args:
        canvas: The wall.
        x: Left edge of the cloth.
        y: Upper edge of the cloth.
        width: Width of the cloth.
        height: Height of the cloth without the roller.
        silk: Colours of the mounting.
        tone: Colour of the paper.
        side: Width of the cloth beside the sheet; about a tenth when nought.
        ribbons: Whether two ribbons hang down the upper part.
        cord: Whether the cord and its nail are seen.
    """
    border, head, foot = side or round(width * 0.1), round(height * 0.145), round(height * 0.1)
    if cord:
        _cord(canvas, x, y, width)
    cloth = _cloth(canvas, x, y, width, height, silk)
    if ribbons:
        _ribbons(canvas, x, y, width, head - border * 0.42, silk)
    sheet = Sheet(x + border, y + head, width - 2 * border, height - head - foot)
    _lay_sheet(canvas, sheet, silk, tone, 9)
    canvas.shade(cloth, "#20180e", 0.1, 0, 0.1)
    _roller(canvas, x - 3, y - 8, width + 6, max(width * 0.022, 6), silk, False)
    _roller(canvas, x, y + height - 4, width, max(width * 0.052, 9), silk, True)
    return sheet


def banner(canvas: Canvas, x: int, y: int, width: int, height: int, silk: Silk, tone: str = "#f3ecdc") -> Sheet:
    """Mount a horizontal work in a wooden frame and return its bare sheet."""
    thick = round(height * 0.045)
    frame = rect(x - thick, y - thick, width + 2 * thick, height + 2 * thick, 3)
    canvas.shadow(frame, 10, 18, 20, 0.38)
    paper.wood(canvas, frame, Gradient("#6a3f25", "#4b2a18"), "#2a1409")
    canvas.paint(rect(x - 5, y - 5, width + 10, height + 10), "#24140b", 0.8)
    cloth = rect(x, y, width, height)
    paper.damask(canvas, cloth, silk.cloth, silk.figure)
    border = round(height * 0.15)
    sheet = Sheet(x + round(border * 1.5), y + border, width - 3 * border, height - 2 * border)
    _lay_sheet(canvas, sheet, silk, tone, 8)
    canvas.shadow(rect(x, y - 3, width, 6), 0, 4, 6, 0.4)
    return sheet


def strip(canvas: Canvas, x: int, y: int, width: int, height: int, tone: str, silk: Silk) -> Sheet:
    """Hang one narrow strip of a couplet and return its bare sheet."""
    cloth = rect(x, y, width, height)
    canvas.shadow(cloth, 7, 12, 14, 0.34)
    paper.damask(canvas, cloth, silk.cloth, silk.figure)
    edge = round(width * 0.09)
    sheet = Sheet(x + edge, y + edge * 3, width - 2 * edge, height - edge * 5)
    body = rect(sheet.x, sheet.y, sheet.width, sheet.height)
    canvas.paint(rect(sheet.x - 4, sheet.y - 4, sheet.width + 8, sheet.height + 8), silk.edge, 0.6)
    paper.rice_paper(canvas, body, tone)
    paper.crackle(canvas, body, 260, "#c59a45", 0.45)
    _roller(canvas, x - 2, y - 6, width + 4, 8, silk, False)
    _roller(canvas, x, y + height - 3, width, 15, silk, True)
    return sheet
