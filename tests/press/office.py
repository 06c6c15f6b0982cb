"""LibreOffice setting Word files with stand-ins for the fonts of offices, and a reader of the pages that it makes."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from ctypes import byref, c_double, c_float, c_int, c_uint, create_string_buffer
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from fontTools.ttLib import TTFont

SOFFICE = shutil.which("soffice")
SHIPPED = Path(__file__).parents[2] / "src" / "banbao" / "fonts" / "shipped"
STAND_INS = {
    "方正小标宋简体": ("Noto Serif SC", "bold"),
    "仿宋_GB2312": ("Zhuque Fangsong", "regular"),
    "楷体_GB2312": ("Banbao Kai", "regular"),
    "黑体": ("Noto Sans SC", "regular"),
    "宋体": ("Noto Serif SC", "regular"),
}
_MATCH = """<match target="pattern"><test name="family"><string>{wanted}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
<edit name="weight" mode="assign"><const>{weight}</const></edit></match>"""
_QUOTES = "“”‘’"
_MM = 25.4 / 72
_EXPORT = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


@dataclass(frozen=True)
class Letter:
    """A letter; lengths in mm from the upper left corner of the paper, sizes in pt."""

    text: str
    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float
    face: str
    size: float


@dataclass(frozen=True)
class Rule:
    """A horizontal line, likewise."""

    left: float
    right: float
    y: float
    thickness: float
    is_red: bool


class Box(NamedTuple):
    """Where a picture stands, likewise."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Box, ...]

    @property
    def lines(self) -> list[list[Letter]]:
        """The letters of each line, from the top; spaces are left out."""
        ordered = sorted(self.letters, key=lambda each: (round(each.baseline, 1), each.x))
        return [list(group) for _, group in groupby(ordered, key=lambda each: round(each.baseline, 1))]

    @property
    def block(self) -> list[list[Letter]]:
        """The lines within the text block."""
        return [line for line in self.lines if line[0].baseline < 262.2]

    @property
    def texts(self) -> list[str]:
        return ["".join(each.text for each in line) for line in self.lines]

    def find(self, text: str) -> list[Letter]:
        """Find the letters of a text that stands within a line."""
        for line in self.lines:
            place = "".join(each.text for each in line).find(text)
            if place >= 0:
                return line[place : place + len(text)]
        raise AssertionError(f"{text} is not among {self.texts}")


class Office:
    """LibreOffice with fonts of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        fonts = folder / "fonts"
        fonts.mkdir()
        for path in SHIPPED.glob("*.?tf"):
            if path.name.startswith("Zhuque"):
                _with_wide_quotes(path, fonts / path.name)
            else:
                (fonts / path.name).symlink_to(path)
        matches = "".join(
            _MATCH.format(wanted=wanted, family=family, weight=weight) for wanted, (family, weight) in STAND_INS.items()
        )
        self._configuration = folder / "fonts.conf"
        self._configuration.write_text(
            f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir>{matches}</fontconfig>",
            encoding="utf-8",
        )

    def set_all(self, files: Mapping[str, bytes]) -> dict[str, list[Page]]:
        """Set Word files and read their pages."""
        for name, file in files.items():
            (self._folder / f"{name}.docx").write_bytes(file)
        command = [str(SOFFICE), f"-env:UserInstallation={(self._folder / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", _EXPORT, *(f"{name}.docx" for name in files)],
            cwd=self._folder,
            env={"FONTCONFIG_FILE": str(self._configuration), "HOME": str(self._folder), "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {name: read_pages(self._folder / f"{name}.pdf") for name in files}


def _with_wide_quotes(source: Path, target: Path) -> None:
    """Give a font quotes as wide as its characters, as those of the fonts have that offices use."""
    with TTFont(source, lazy=True, recalcBBoxes=False) as font:
        # Named by number the glyphs need no names from the outlines, which take long to read.
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        widths, glyphs = font["hmtx"].metrics, font.getBestCmap()
        for quote in _QUOTES:
            width, bearing = widths[glyphs[ord(quote)]]
            widths[glyphs[ord(quote)]] = (1000, bearing + (1000 - width if quote in "“‘" else 0))
        font.save(target)


def read_pages(path: Path) -> list[Page]:
    """Read the pages of a PDF file."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [
            Page(
                page.get_width() * _MM,
                page.get_height() * _MM,
                tuple(_letters(page)),
                tuple(sorted(set(_rules(page)), key=lambda rule: rule.y)),
                tuple(_pictures(page)),
            )
            for page in document
        ]
    finally:
        document.close()


def _letters(page: Any) -> Iterator[Letter]:
    text, high = page.get_textpage(), page.get_height()
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if not letter.strip():
            continue
        x, y, name, flags = c_double(), c_double(), create_string_buffer(100), c_int()
        pdfium.FPDFText_GetCharOrigin(text, place, byref(x), byref(y))
        pdfium.FPDFText_GetFontInfo(text, place, name, 100, flags)
        left, bottom, right, top = text.get_charbox(place)
        box = left * _MM, (high - top) * _MM, right * _MM, (high - bottom) * _MM
        face = name.value.decode().rpartition("+")[2]
        size = pdfium.FPDFText_GetFontSize(text, place)
        yield Letter(letter, x.value * _MM, (high - y.value) * _MM, *box, face, size)


def _pictures(page: Any) -> Iterator[Box]:
    high = page.get_height()
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        yield Box(left * _MM, (high - top) * _MM, right * _MM, (high - bottom) * _MM)


def _rules(page: Any) -> Iterator[Rule]:
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = []
        for place in range(pdfium.FPDFPath_CountSegments(path.raw)):
            x, y = c_float(), c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(path.raw, place), byref(x), byref(y))
            points.append((x.value, y.value))
        if len(points) == 2 and points[0][1] == points[1][1]:
            thickness, colours = c_float(), [c_uint() for _ in range(4)]
            pdfium.FPDFPageObj_GetStrokeWidth(path.raw, byref(thickness))
            pdfium.FPDFPageObj_GetStrokeColor(path.raw, *map(byref, colours))
            left, right = sorted(x for x, _ in points)
            is_red = [colour.value for colour in colours[:3]] == [255, 0, 0]
            y, thick = page.get_height() - points[0][1], thickness.value
            yield Rule(round(left * _MM, 3), round(right * _MM, 3), round(y * _MM, 3), round(thick * _MM, 3), is_red)
