"""A document in, all that is painted out: in which colours, how large, where; through forms, patterns and masks.

Source: ISO 32000-1 §8 and §9.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import hypot, sqrt
from typing import Any, Literal, NamedTuple

from pikepdf import Array, Matrix, Name, Pdf, String, parse_content_stream

from banbao.press.preflight.check import Box, corner_of
from banbao.press.sheet import Sheet

_DEVICE = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_SET = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_INKS = ("DeviceGray", "DeviceCMYK", "ICCBased 4")
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_DEEPEST = 12


class Colour(NamedTuple):
    """A colour as it is written."""

    space: str
    """Its space's name: `DeviceCMYK`, `ICCBased 3`, `Separation` …"""
    is_ink: bool
    """Whether a press can print it as it is."""
    inks: tuple[float, float, float, float] | None = None
    """Cyan, magenta, yellow and black, from 0 to 1, where it is written in them."""


BLACK = Colour("DeviceGray", True, (0, 0, 0, 1))


class Mark(NamedTuple):
    """Something that is painted."""

    kind: Literal["text", "area", "line", "picture", "shade", "group"]
    page: int
    """From 1."""
    colour: Colour
    box: Box
    """Of text, a point where it begins."""
    size: float = 0
    """Of text, in pt of the file."""
    missing: int = 0
    """Of text, how many letters its font does not have."""
    picture: Any = None
    """The picture's stream; lent from the document, None where the picture stands in the content itself."""
    sides: tuple[float, float] = (0, 0)
    """Of a picture, how long its sides are, in pt of the file."""
    size_px: tuple[int, int] = (0, 0)
    """Of a picture."""
    font: Any = None
    """The text's font; lent from the document."""


@dataclass(frozen=True)
class _State:
    matrix: Matrix
    fill: Colour = BLACK
    stroke: Colour = BLACK
    font: Any = None
    size: float = 1


@dataclass
class _Walk:
    """Goes through one stream of content."""

    page: int
    resources: Any
    corner: tuple[float, float]
    """The upper left corner of the trimmed page, as the file counts."""
    state: _State
    depth: int
    stack: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    text: Matrix = field(default_factory=Matrix)

    def marks(self, stream: Any) -> Iterator[Mark]:
        """Go through what a stream paints."""
        for instruction in parse_content_stream(stream):
            name = str(instruction.operator)
            operands = instruction.operands
            if name == "INLINE IMAGE":
                yield self._inline(operands[0].obj)
            elif name in _SHOWS:
                yield self._shown(operands)
            elif name in _FILLS or name in _STROKES or name == "n":
                yield from self._painted(name)
            elif name == "Do":
                yield from self._drawn(operands[0])
            elif name == "sh":
                yield from self._shaded(self._resource("/Shading", operands[0]))
            elif name == "gs":
                yield from self._masked(self._resource("/ExtGState", operands[0]))
            elif name in ("scn", "SCN"):
                yield from self._coloured(name, operands)
            else:
                self._follow(name, operands)

    def _follow(self, name: str, operands: Any) -> None:
        """Keep track of what says nothing by itself."""
        match name:
            case "q":
                self.stack.append(self.state)
            case "Q" if self.stack:
                self.state = self.stack.pop()
            case "cm":
                self.state = replace(self.state, matrix=_matrix(operands) @ self.state.matrix)
            case "g" | "rg" | "k":
                self.state = replace(self.state, fill=_colour(_SET[name], operands))
            case "G" | "RG" | "K":
                self.state = replace(self.state, stroke=_colour(_SET[name.lower()], operands))
            case "cs" | "CS":
                self._choose(name, self._space(operands[0]))
            case "sc" | "SC":
                held = self.state.fill if name == "sc" else self.state.stroke
                self._choose(name, _colour(held.space, operands, is_ink=held.is_ink))
            case "m" | "l":
                self._add((float(operands[0]), float(operands[1])))
            case "c" | "v" | "y":
                numbers = [float(each) for each in operands]
                self._add(*zip(numbers[::2], numbers[1::2], strict=True))
            case "re":
                x, y, width, height = (float(each) for each in operands)
                self._add((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            case "BT":
                self.text = Matrix()
            case "Tm":
                self.text = _matrix(operands)
            case "Td" | "TD":
                self.text = Matrix().translated(float(operands[0]), float(operands[1])) @ self.text
            case "Tf":
                self.state = replace(self.state, font=self._resource("/Font", operands[0]), size=float(operands[1]))

    def _add(self, *points: tuple[float, float]) -> None:
        self.path.extend(self.state.matrix.transform(point) for point in points)

    def _resource(self, kind: str, name: Any) -> Any:
        return self.resources.get(kind, {}).get(str(name)) if self.resources is not None else None

    def _choose(self, operator: str, colour: Colour) -> None:
        if operator.islower():
            self.state = replace(self.state, fill=colour)
        else:
            self.state = replace(self.state, stroke=colour)

    def _space(self, value: Any) -> Colour:
        return space_of(value, self.resources)

    def _box(self, points: list[tuple[float, float]]) -> Box:
        left, top = self.corner
        across, down = [x - left for x, _ in points], [top - y for _, y in points]
        return Box(min(across), min(down), max(across), max(down))

    def _picture(self, colour: Colour, told: Any, stream: Any) -> Mark:
        """Describe a picture, which stands in the unit square."""
        matrix = self.state.matrix
        box = self._box([matrix.transform(corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))])
        sides = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        size_px = int(told.get("/Width", told.get("/W", 0))), int(told.get("/Height", told.get("/H", 0)))
        return Mark("picture", self.page, colour, box, picture=stream, sides=sides, size_px=size_px)

    def _shown(self, operands: Any) -> Mark:
        whole = self.text @ self.state.matrix
        size = self.state.size * sqrt(abs(whole.a * whole.d - whole.b * whole.c))
        box = self._box([whole.transform((0, 0))])
        missing = _missing(self.state.font, operands)
        return Mark("text", self.page, self.state.fill, box, size, missing, font=self.state.font)

    def _painted(self, name: str) -> Iterator[Mark]:
        points, self.path = self.path, []
        if points and name in _FILLS:
            yield Mark("area", self.page, self.state.fill, self._box(points))
        if points and name in _STROKES:
            yield Mark("line", self.page, self.state.stroke, self._box(points))

    def _inline(self, told: Any) -> Mark:
        space = told.get("/CS", told.get("/ColorSpace"))
        return self._picture(self.state.fill if space is None else self._space(space), told, None)

    def _drawn(self, name: Any) -> Iterator[Mark]:
        drawn = self._resource("/XObject", name)
        if drawn is None:
            return
        if drawn.get("/Subtype") == Name.Form:
            yield from self.inside(drawn)
            return
        space, mask = drawn.get("/ColorSpace"), drawn.get("/SMask")
        yield self._picture(self.state.fill if space is None else self._space(space), drawn, drawn)
        if mask is not None:
            yield Mark("group", self.page, self._space(mask.get("/ColorSpace")), Box(0, 0, 0, 0))

    def inside(self, form: Any) -> Iterator[Mark]:
        """Go through what a form, a pattern or a note's look draws, with its own resources where it has any."""
        matrix = _matrix(form.get("/Matrix", (1, 0, 0, 1, 0, 0))) @ self.state.matrix
        group = form.get("/Group", {}).get("/CS")
        if group is not None:
            yield Mark("group", self.page, self._space(group), Box(0, 0, 0, 0))
        if self.depth < _DEEPEST:
            resources = form.get("/Resources", self.resources)
            inner = _Walk(self.page, resources, self.corner, replace(self.state, matrix=matrix), self.depth + 1)
            yield from inner.marks(form)

    def _shaded(self, shading: Any) -> Iterator[Mark]:
        if shading is not None:
            yield Mark("shade", self.page, self._space(shading.get("/ColorSpace")), Box(0, 0, 0, 0))

    def _masked(self, state: Any) -> Iterator[Mark]:
        mask = state.get("/SMask") if state is not None else None
        if mask is not None and mask != Name("/None"):
            yield from self.inside(mask.G)

    def _coloured(self, operator: str, operands: Any) -> Iterator[Mark]:
        held = self.state.fill if operator == "scn" else self.state.stroke
        if operands and isinstance(operands[-1], Name):
            pattern = self._resource("/Pattern", operands[-1])
            if pattern is not None and pattern.get("/PatternType") == 2:
                yield from self._shaded(pattern.get("/Shading"))
            elif pattern is not None:
                yield from self.inside(pattern)
            self._choose(operator, Colour("Pattern", True))
        else:
            self._choose(operator, _colour(held.space, operands, is_ink=held.is_ink))


def marks_of(document: Pdf, sheet: Sheet) -> Iterator[Mark]:
    """Go through all that a document paints, annotations and all; the streams that it lends live as long as that."""
    for number, page in enumerate(document.pages, 1):
        corner = corner_of([float(each) for each in page.mediabox], sheet)
        resources: Any = page.obj.get("/Resources")
        walk = _Walk(number, resources, corner, _State(Matrix()), 0)
        if "/Group" in page.obj and "/CS" in page.obj.Group:
            yield Mark("group", number, space_of(page.obj.Group.CS, resources), Box(0, 0, 0, 0))
        yield from walk.marks(page)
        for annotation in page.obj.get("/Annots", ()):
            look = annotation.AP.get("/N") if "/AP" in annotation else None
            if look is not None and "/Subtype" in look:
                yield from walk.inside(look)


def space_of(value: Any, resources: Any) -> Colour:
    """Tell which space of colours is named, or described; of one that is built on another, that other."""
    if isinstance(value, Name):
        name = str(value).lstrip("/")
        named = resources.get("/ColorSpace", {}).get(f"/{name}") if resources is not None else None
        if named is not None:
            return space_of(named, None)
        name = _DEVICE.get(name, name)
        return Colour(name, name in (*_INKS, "Pattern"))
    if value is None or not len(value):
        return Colour("unknown", False)
    family = _DEVICE.get(str(value[0]).lstrip("/"), str(value[0]).lstrip("/"))
    match family:
        case "ICCBased":
            name = f"ICCBased {int(value[1].N)}"
            return Colour(name, name in _INKS)
        case "Indexed" | "Pattern" if len(value) > 1:
            return space_of(value[1], resources)
        case "Separation" | "DeviceN":
            return Colour(family, space_of(value[2], resources).is_ink)
    return Colour(family, family in (*_INKS, "Pattern"))


def _colour(space: str, operands: Any, *, is_ink: bool | None = None) -> Colour:
    numbers = [float(each) for each in operands]
    inks = None
    if space in ("DeviceCMYK", "ICCBased 4") and len(numbers) == 4:
        inks = (numbers[0], numbers[1], numbers[2], numbers[3])
    elif space == "DeviceGray" and len(numbers) == 1:
        inks = (0.0, 0.0, 0.0, 1 - numbers[0])
    return Colour(space, space in _INKS if is_ink is None else is_ink, inks)


def _matrix(numbers: Any) -> Matrix:
    return Matrix(*(float(each) for each in numbers))


def _missing(font: Any, operands: Any) -> int:
    """Count the letters for which a font of two-byte codes has none: glyph 0."""
    if font is None or font.get("/Subtype") != Name.Type0:
        return 0
    count = 0
    for operand in operands:
        for piece in operand if isinstance(operand, Array) else (operand,):
            codes = bytes(piece) if isinstance(piece, String) else b""
            count += sum(not (codes[at] or codes[at + 1]) for at in range(0, len(codes) - 1, 2))
    return count
