"""What stands where on a board that was set, measured from its PDF alone, and what is wrong with that."""

from __future__ import annotations

import ctypes
import math
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import msgspec
import numpy
import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from banbao.press.sheet import Composed, Sheet

LEAST_CAPTION = 0.7
LEAST_TYPE = 0.75
LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pt, from the upper left corner of the trimmed page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)

    def shared(self, other: Box) -> float:
        """How much of the smaller of two boxes lies in the other, from 0 to 1."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(tall, 0) / max(min(self.area, other.area), 1e-9)

    def within(self, width: float, height: float, margin: float) -> bool:
        """Whether it keeps a margin from the edge of a page of this size."""
        across = self.left >= margin and self.right <= width - margin
        return across and self.top >= margin and self.bottom <= height - margin


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is drawn: the box of its strokes, its size of type and the colour that it is filled with."""

    text: str
    box: Box
    size: float
    ink: tuple[int, int, int]


@dataclass(frozen=True)
class Measured:
    """A page: its letters and photographs, and where it lies."""

    number: int
    """From 1."""
    letters: tuple[Letter, ...]
    images: tuple[Box, ...]
    page: Any
    trim: tuple[float, float, float, float]

    @cached_property
    def text(self) -> str:
        """All letters in the order in which they are drawn."""
        return "".join(letter.text for letter in self.letters)

    def drawn(self, scale: float) -> Any:
        """Give the trimmed page as an array of RGB rows, `scale` px to a pt."""
        left, bottom, right, top = self.trim
        _, _, wide, tall = self.page.get_mediabox()
        picture = self.page.render(scale=scale, rev_byteorder=True, crop=(left, bottom, wide - right, tall - top))
        return picture.to_numpy()[:, :, :3]


def pages_of(pdf: bytes, bleed: float = 0) -> tuple[Measured, ...]:
    """Measure each page of a PDF; what stands above the bleed is the slug line."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(_measured(number + 1, document[number], bleed) for number in range(len(document)))


def faults(sheet: Sheet, composed: Composed, pdf: bytes) -> list[str]:
    """Say all that is wrong with a board that was set."""
    pages = pages_of(pdf, sheet.bleed)
    found = [] if len(pages) == composed.setting.pages else [f"{len(pages)} pages, {composed.setting.pages} told"]
    missing = lost(sheet, pages)
    if missing:
        found.append(f"lost: {missing}")
    for page in pages:
        found += [f"page {page.number}: {fault}" for fault in _faults_of(page, sheet, composed)]
    return found


def lost(sheet: Sheet, pages: Iterable[Measured]) -> str:
    """Give the letters of a sheet that are on none of its pages."""
    there = Counter("".join(page.text for page in pages))
    wanted = Counter(letter for words in shown(sheet) for letter in words if not letter.isspace())
    return "".join((wanted - there).elements())


def shown(sheet: Sheet) -> Iterator[str]:
    """Give every word of a sheet that its readers shall see."""
    told = msgspec.to_builtins(sheet)
    yield from ("".join(clause) for clause in told["title"])
    yield from (told[name] for name in ("subtitle", "series") if told.get(name))
    footer = told["footer"]
    yield from (footer[name] for name in ("office", "date", "unit") if footer.get(name))
    if footer.get("code"):
        yield footer["code"]["words"]
    for block in told["blocks"]:
        yield from _words(block)


def collisions(page: Measured, boxes: Sequence[Box] = ()) -> list[str]:
    """Name the letters that stand in one another, or in boxes that are not for them."""
    near: dict[tuple[int, int], list[int]] = defaultdict(list)
    cell = max((letter.size for letter in page.letters), default=1.0)
    found = set()
    for number, letter in enumerate(page.letters):
        for place in product(
            _cells(letter.box.left, letter.box.right, cell), _cells(letter.box.top, letter.box.bottom, cell)
        ):
            near[place].append(number)
    for there in near.values():
        for first, second in combinations(there, 2):
            # Heavy letters beside one another overlap a little in their boxes, though not in their strokes.
            if page.letters[first].box == page.letters[second].box and page.letters[first].text in "—…":
                continue  # one stroke for two characters
            allowed = 0.35 if abs(first - second) == 1 else 0.1
            if page.letters[first].box.shared(page.letters[second].box) > allowed:
                found.add((min(first, second), max(first, second)))
    said = [f"{_at(page, first)} stands in {_at(page, second)}" for first, second in sorted(found)]
    said += [
        f"{letter.text} stands in {box}" for letter in page.letters for box in boxes if letter.box.shared(box) > 0.05
    ]
    said += [f"{first} stands in {second}" for first, second in combinations(boxes, 2) if first.shared(second) > 0.01]
    return said


def pale(page: Measured) -> list[str]:
    """Name the letters whose contrast with what they stand on is less than 4.5; at most one for each ink and size."""
    if not page.letters:
        return []
    scale = min(18 / min(letter.size for letter in page.letters), 8000 / (page.trim[3] - page.trim[1]))
    picture = page.drawn(scale)
    found: dict[Any, str] = {}
    for letter in page.letters:
        contrast = _contrast(letter.ink, _ground(picture, letter, scale))
        if contrast < LEAST_CONTRAST:
            found.setdefault(
                (letter.ink, round(letter.size)), f"{letter.text} in {letter.ink} has a contrast of {contrast:.1f}"
            )
    return list(found.values())


def _faults_of(page: Measured, sheet: Sheet, composed: Composed) -> Iterator[str]:
    codes = [Box(at.x, at.y, at.x + at.width, at.y + at.height) for at in composed.codes if at.page == page.number]
    places = [Box(at.x, at.y, at.x + at.width, at.y + at.height) for at in composed.photos if at.page == page.number]
    unlike = [box for box in places if not any(box.shared(image) > 0.98 for image in page.images)]
    yield from (f"no photograph stands at {box}" for box in unlike)
    yield from collisions(page, [*places, *codes])
    safe = sheet.safe * 0.999
    near = [letter for letter in page.letters if not letter.box.within(sheet.width, sheet.height, safe)]
    yield from (f"{_said(letter)} nears the edge" for letter in near)
    yield from (f"code {box} nears the edge" for box in codes if not box.within(sheet.width, sheet.height, safe))
    wanted = sheet.footer.code.side if sheet.footer.code else 0
    yield from (f"code {box} is too small" for box in codes if box.right - box.left < wanted * 0.999)
    captions = set("".join(_captions(msgspec.to_builtins(sheet))))
    for letter in page.letters:
        if letter.size < sheet.least * LEAST_CAPTION * 0.999:
            yield f"{_said(letter)} is too small"
        elif letter.size < sheet.least * LEAST_TYPE * 0.999 and letter.text not in captions:
            yield f"{_said(letter)} is too small, and no caption"
    yield from pale(page)


def _captions(told: Any) -> Iterator[str]:
    """Give the captions and credits of all photographs in a sheet."""
    if isinstance(told, dict):
        if "aspect" in told:
            yield from (told[name] for name in ("caption", "credit") if told.get(name))
        told = list(told.values())
    if isinstance(told, list | tuple):
        for each in told:
            yield from _captions(each)


def _words(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict) and told.get("type") == "leaders":
        # Whoever holds the same role stands below it together.
        yield from {leader["role"] for leader in told["leaders"]}
        yield from _words(
            [told["title"], told["secretariat"], [(each["name"], each["post"]) for each in told["leaders"]]]
        )
    elif isinstance(told, dict):
        for name, value in told.items():
            if name not in {"type", "id"}:
                yield from _words(value)
    elif isinstance(told, list | tuple):
        for value in told:
            yield from _words(value)


def _measured(number: int, page: Any, bleed: float) -> Measured:
    trim = page.get_trimbox()
    text = page.get_textpage()
    letters = tuple(letter for letter in _letters(text, trim) if letter.box.bottom > -bleed)
    images = tuple(_box(found.get_bounds(), trim) for found in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
    return Measured(number, letters, images, page, trim)


def _letters(text: Any, trim: tuple[float, float, float, float]) -> Iterator[Letter]:
    matrix = pdfium.FS_MATRIX()
    ink = [ctypes.c_uint() for _ in range(4)]
    for place in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, place))
        if letter.isspace() or pdfium.FPDFText_IsGenerated(text, place) == 1:
            continue
        pdfium.FPDFText_GetMatrix(text, place, matrix)
        pdfium.FPDFText_GetFillColor(text, place, *ink)
        size = pdfium.FPDFText_GetFontSize(text, place) * math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        colour = (ink[0].value, ink[1].value, ink[2].value)
        yield Letter(letter, _box(text.get_charbox(place), trim), size, colour)


def _box(found: Sequence[float], trim: tuple[float, float, float, float]) -> Box:
    left, bottom, right, top = found
    return Box(left - trim[0], trim[3] - top, right - trim[0], trim[3] - bottom)


def _cells(low: float, high: float, cell: float) -> range:
    return range(math.floor(low / cell), math.floor(high / cell) + 1)


def _said(letter: Letter) -> str:
    return f"{letter.text} ({letter.size:.1f} pt at {letter.box.left:.0f}, {letter.box.top:.0f})"


def _at(page: Measured, number: int) -> str:
    around = "".join(letter.text for letter in page.letters[max(number - 3, 0) : number + 4])
    return f"{_said(page.letters[number])} of {around}"


def _ground(picture: Any, letter: Letter, scale: float) -> tuple[int, int, int]:
    """Give the commonest colour round a letter."""
    tall, wide, _ = picture.shape
    box, away = letter.box, letter.size * 0.06
    xs = [box.left - away + (box.right - box.left + 2 * away) * step / 6 for step in range(7)]
    ys = [box.top - away + (box.bottom - box.top + 2 * away) * step / 6 for step in range(7)]
    seen = []
    for x, y in product(xs, ys):
        if x in (xs[0], xs[6]) or y in (ys[0], ys[6]):
            row, column = min(max(int(y * scale), 0), tall - 1), min(max(int(x * scale), 0), wide - 1)
            seen.append(tuple(int(value) for value in picture[row, column]))
    red, green, blue = statistics.mode(seen)
    return red, green, blue


def _contrast(first: Sequence[int], second: Sequence[int]) -> float:
    """Give the contrast of two colours as WCAG 2.2 reckons it."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Sequence[int]) -> float:
    parts = numpy.asarray(colour) / 255
    linear = numpy.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))
