"""What stands on the pages of a PDF, and where, in mm from the upper left corner of the page."""

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from pytest import approx

MM = 25.4 / 72
CELL = 156 / 28
SIZE = 16 * MM
PITCH = (225 - SIZE) / 21
TOP, LEFT, BOTTOM, RIGHT = 37, 28, 262, 184


class Letter(NamedTuple):
    """A character as it is drawn."""

    text: str
    x: float
    """Where its own width begins."""
    baseline: float
    size_pt: float
    font: str
    colour: tuple[int, int, int]
    ink: tuple[float, float, float, float]
    """Left, top, right, bottom."""

    @property
    def top(self) -> float:
        """The upper edge of its square."""
        return self.baseline - 0.88 * self.size_pt * MM

    @property
    def bottom(self) -> float:
        """The lower edge of its square."""
        return self.baseline + 0.12 * self.size_pt * MM


class Box(NamedTuple):
    """Where a picture stands."""

    left: float
    top: float
    right: float
    bottom: float


class Rule(NamedTuple):
    """A filled rectangle, or a line."""

    left: float
    top: float
    right: float
    bottom: float
    colour: tuple[int, int, int]

    @property
    def height(self) -> float:
        """How thick it is."""
        return self.bottom - self.top


class Line(NamedTuple):
    """Characters on one baseline, from left to right."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(letter.text for letter in self.letters)

    @property
    def first(self) -> Letter:
        """Its first character."""
        return self.letters[0]

    @property
    def top(self) -> float:
        """The upper edge of its first character's square."""
        return self.first.top

    @property
    def bottom(self) -> float:
        """The lower edge of its first character's square."""
        return self.first.bottom


class Page(NamedTuple):
    """A page and what stands on it."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    turned: tuple[Letter, ...]
    """Characters that lie on their side."""
    rules: tuple[Rule, ...]
    """From above to below."""
    pictures: tuple[Box, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, from above to below, the page's number among them."""
        ordered = sorted(self.letters, key=lambda letter: (round(letter.baseline, 2), letter.x))
        rows: list[list[Letter]] = []
        for letter in ordered:
            if rows and letter.baseline - rows[-1][0].baseline < 0.3:
                rows[-1].append(letter)
            else:
                rows.append([letter])
        return tuple(Line(tuple(sorted(row, key=lambda letter: letter.x))) for row in rows)

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the text, in its size, inside the text block."""
        return tuple(line for line in self.lines if abs(line.first.size_pt - 16) < 0.01 and TOP - 1 < line.top < BOTTOM)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the lines say."""
        return tuple(line.text for line in self.lines)

    def find(self, text: str) -> Line:
        """Find the line that holds a text; its letters are those of the text alone."""
        for line in self.lines:
            place = line.text.find(text)
            if place >= 0:
                return Line(line.letters[place : place + len(text)])
        raise AssertionError(f"{text} is not on this page: {self.texts}")


def measure(pdf: bytes) -> tuple[Page, ...]:
    """Measure a PDF, page by page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    letters = tuple(_letters(text, height))
    rules = tuple(sorted(dict.fromkeys(_rules(page, height)), key=lambda rule: rule.top))
    pictures = tuple(_pictures(page, height))
    text.close()
    page.close()
    upright, turned = (tuple(each for is_turned, each in letters if is_turned is wanted) for wanted in (False, True))
    return Page(width * MM, height * MM, upright, turned, rules, pictures)


def _letters(text: pypdfium2.PdfTextPage, height: float) -> Iterator[tuple[bool, Letter]]:
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_MATRIX()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    for place in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if chr(code).isspace() or pdfium.FPDFText_IsGenerated(text, place):
            continue
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        pdfium.FPDFText_GetCharBox(text, place, left, right, bottom, top)
        pdfium.FPDFText_GetMatrix(text, place, matrix)
        pdfium.FPDFText_GetFillColor(text, place, red, green, blue, alpha)
        pdfium.FPDFText_GetFontInfo(text, place, name, 200, flags)
        size = pdfium.FPDFText_GetFontSize(text, place) * (matrix.c**2 + matrix.d**2) ** 0.5
        letter = Letter(
            chr(code),
            x.value * MM,
            (height - y.value) * MM,
            size,
            name.value.decode().rpartition("+")[2],
            (red.value, green.value, blue.value),
            (left.value * MM, (height - top.value) * MM, right.value * MM, (height - bottom.value) * MM),
        )
        yield abs(matrix.b) > 0.1, letter


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[Rule]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    thickness = ctypes.c_float()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = list(_points(item))
        left, bottom, right, top = item.get_bounds()
        if len(points) == 2 and points[0][1] == points[1][1]:
            pdfium.FPDFPageObj_GetStrokeColor(item, red, green, blue, alpha)
            pdfium.FPDFPageObj_GetStrokeWidth(item, thickness)
            left, right = sorted(x for x, _ in points)
            bottom, top = (points[0][1] + side * thickness.value / 2 for side in (-1, 1))
        else:
            pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
        colour = (red.value, green.value, blue.value)
        yield Rule(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM, colour)


def _points(path: pypdfium2.PdfObject) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(pdfium.FPDFPath_CountSegments(path)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path, place), x, y)
        yield x.value, y.value


def _pictures(page: pypdfium2.PdfPage, height: float) -> Iterator[Box]:
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        yield Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)


def full_lines(pages: Sequence[Page]) -> Iterator[tuple[Line, Line]]:
    """Go through the lines of a text that another one of its paragraph follows, with that."""
    lines = [line for page in pages for line in page.body]
    for line, following in pairwise(lines):
        if line.letters[-1].x > RIGHT - CELL - 0.1 and following.first.x < LEFT + 0.5:
            yield line, following


def runs(line: Line) -> tuple[tuple[str, str], ...]:
    """Give a line's text, face by face."""
    return tuple(
        (font, "".join(letter.text for letter in group))
        for font, group in groupby(line.letters, lambda letter: letter.font)
    )


def within(value: float) -> object:
    """Allow for what rounding to hundredths of a pt makes."""
    return approx(value, abs=0.05)


def inked(value: float) -> object:
    """Allow for the edges of ink, which a font tells in whole units."""
    return approx(value, abs=0.3)
