"""A document in, what a reader sees out: where text, pictures and areas are; the pages with text and without."""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_uint
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from banbao.press.preflight.check import Box, Job, corner_of
from banbao.press.sheet import Sheet

_LEAST_TYPE_PX = 20
"""How large the least size of body type is drawn: its stems are two px then."""
_MOST_SIDE_PX = 4000
_DEEPEST = 8
_EMPTY_PT = 0.1


class Thing(NamedTuple):
    """Something on a page."""

    box: Box
    order: int
    """Later ones lie on those before them."""
    size: float = 0
    """Of text, in pt of the file."""
    colour: tuple[int, int, int] | None = None
    """Of text in one colour, as screens show it."""
    words: str = ""


class Seen(NamedTuple):
    """A page as it is seen."""

    number: int
    """From 1."""
    texts: tuple[Thing, ...]
    pictures: tuple[Thing, ...]
    areas: tuple[Thing, ...]
    whole: Image.Image
    """All that lies within the bleed."""
    ground: Image.Image
    """The same without text."""
    px_per_pt: float
    bleed: float

    def px(self, box: Box) -> tuple[int, int, int, int]:
        """Find a rectangle in the pictures: at least a px, and within them."""
        left, top = (round((each + self.bleed) * self.px_per_pt) for each in (box.left, box.top))
        right, bottom = (round((each + self.bleed) * self.px_per_pt) for each in (box.right, box.bottom))
        left, top = min(max(0, left), self.whole.width - 1), min(max(0, top), self.whole.height - 1)
        return left, top, min(max(left + 1, right), self.whole.width), min(max(top + 1, bottom), self.whole.height)


def see(pdf: bytes, job: Job) -> list[Seen]:
    """Look at every page.

    Args:
        pdf: The document; drawn faster when its photographs are small.
        job: What was asked for.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(page, number, job) for number, page in enumerate(document, 1)]
    finally:
        document.close()


def draw(pdf: bytes, number: int, sheet: Sheet, box: Box, px_per_pt: float) -> Image.Image:
    """Draw a part of a page, without colours."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number - 1]
        return _drawn(page, _corner(page, sheet), box, px_per_pt).convert("L")
    finally:
        document.close()


def _page(page: Any, number: int, job: Job) -> Seen:
    sheet = job.sheet
    corner = _corner(page, sheet)
    scale = min(_LEAST_TYPE_PX / sheet.least, _MOST_SIDE_PX / max(sheet.width, sheet.height))
    within = Box(-sheet.bleed, -sheet.bleed, sheet.width + sheet.bleed, sheet.height + sheet.bleed)
    textpage = page.get_textpage()
    objects = list(page.get_objects(max_depth=_DEEPEST, textpage=textpage))
    texts = _things(objects, pdfium.FPDF_PAGEOBJ_TEXT, corner)
    pictures = _things(objects, pdfium.FPDF_PAGEOBJ_IMAGE, corner)
    areas = _things(objects, pdfium.FPDF_PAGEOBJ_PATH, corner)
    whole = _drawn(page, corner, within, scale)
    for each in objects:
        if each.type == pdfium.FPDF_PAGEOBJ_TEXT:
            pdfium.FPDFPageObj_SetIsActive(each, False)
    ground = _drawn(page, corner, within, scale)
    return Seen(number, tuple(texts), tuple(pictures), tuple(areas), whole, ground, scale, sheet.bleed)


def _corner(page: Any, sheet: Sheet) -> tuple[float, float]:
    left, bottom, right, top = page.get_mediabox()
    return corner_of((0, 0, right - left, top - bottom), sheet)


def _drawn(page: Any, corner: tuple[float, float], box: Box, px_per_pt: float) -> Image.Image:
    width, height = page.get_size()
    left, top = corner
    crop = (
        max(0.0, left + box.left),
        max(0.0, top - box.bottom),
        max(0.0, width - left - box.right),
        max(0.0, height - top + box.top),
    )
    image: Image.Image = page.render(scale=px_per_pt, crop=crop, draw_annots=False).to_pil()
    return image.convert("RGB")


def _things(objects: Sequence[Any], kind: int, corner: tuple[float, float]) -> Iterator[Thing]:
    for order, each in enumerate(objects):
        if each.type != kind:
            continue
        box = _box(each, corner)
        if kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield Thing(box, order)
        elif box.width > _EMPTY_PT and box.height > _EMPTY_PT and (words := each.extract().strip()):
            yield Thing(box, order, _size(each), _colour(each), words)


def _box(each: Any, corner: tuple[float, float]) -> Box:
    left, bottom, right, top = each.get_bounds()
    points = [(x, y) for x in (left, right) for y in (bottom, top)]
    outer = each.container
    while outer is not None:
        matrix = outer.get_matrix()
        points = [matrix.on_point(x, y) for x, y in points]
        outer = outer.container
    across, down = [x - corner[0] for x, _ in points], [corner[1] - y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def _size(text: Any) -> float:
    matrix = text.get_matrix()
    return float(text.get_font_size() * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5)


def _colour(text: Any) -> tuple[int, int, int] | None:
    red, green, blue, alpha = (c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(text, byref(red), byref(green), byref(blue), byref(alpha)):
        return None
    return (red.value, green.value, blue.value) if alpha.value == 255 else None
