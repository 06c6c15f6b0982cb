"""Small posters set by Typst, with what a board's template tells of itself."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from apart import apart
from banbao.press.finishing import finish
from banbao.press.preflight.check import MM, Job, Limits
from banbao.press.qr import code_of
from banbao.press.sheet import Composed, Footer, Place, Setting, Sheet
from odd_pictures import jpeg

URL = "https://example.gov.cn/b/1.html"
CODE = code_of(URL, "read on", distance_mm=350, pt_mm=1 / MM)
PHOTO, QR = Place("photo-1", 1, 60, 300, 300, 200), Place("code", 1, 420, 640, CODE.side, CODE.side)
OFFSET, LARGE_FORMAT = Limits("offset", 200, 300), Limits("large-format", 72, 100)
BLACK, RICH = "cmyk(0%, 0%, 0%, 100%)", "cmyk(50%, 50%, 50%, 100%)"


def sheet_of(**changed: Any) -> Sheet:
    """Describe a poster for offset print; `changed` holds what is different."""
    told: dict[str, Any] = {
        "name": "poster",
        "width": 210 * MM,
        "height": 297 * MM,
        "bleed": 3 * MM,
        "slug": 8 * MM,
        "slug_line": "poster",
        "safe": 5 * MM,
        "least": 8.3,
        "is_screen": False,
        "is_cmyk": True,
        "template": "notice",
        "theme": "red",
        "may_split": False,
        "faces": {},
        "title": (("文化", "建设"), ("年度",)),
        "blocks": (),
        "footer": Footer("office", "date", code=CODE),
    }
    return Sheet(**{**told, **changed})


def job_of(sheet: Sheet | None = None, limits: Limits = OFFSET, *, over: int = 0, pages: int = 1) -> Job:
    """Say what the poster should be."""
    composed = Composed(Setting(pages, 11, over, "text" if over else ""), (PHOTO,), (QR,))
    return Job(sheet or sheet_of(), composed, limits, URL)


@cache
def photograph(width: int = 1300, height: int = 867, mode: str = "CMYK") -> bytes:
    """Draw a photograph's place full of colour."""
    image = Image.linear_gradient("L").resize((width, height)).point(lambda level: level // 2)
    return jpeg(Image.merge(mode, [image] * len(Image.new(mode, (1, 1)).getbands())))


def typeset(folder: Path, text: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """Set a text with the fonts that Typst brings along."""
    (folder / "sheet.typ").write_text(text, encoding="utf-8")
    for name, content in (files or {}).items():
        (folder / name).write_bytes(content)

    def work() -> bytes:
        import typst

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
        made = typst.Compiler(font_paths=fonts, root=str(folder)).compile(input=str(folder / "sheet.typ"), format="pdf")
        assert isinstance(made, bytes)
        return made

    return apart(work)


def page_set(sheet: Sheet) -> str:
    """Write the rules that make a sheet's page: its ground out to the bleed, its slug line."""
    beyond = sheet.bleed + sheet.slug
    width, height = sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed
    words = f'text(size: 8pt, fill: {BLACK}, "{sheet.slug_line}")'
    line = f"place(top + left, dx: {beyond + 20}pt, dy: 4pt, {words})" if sheet.slug else "none"
    return f"""
#set page(width: {sheet.width}pt, height: {sheet.height}pt, margin: 0pt, bleed: {beyond}pt,
  background: place(top + left, dx: {sheet.slug}pt, dy: {sheet.slug}pt,
    rect(width: {width}pt, height: {height}pt, fill: cmyk(0%, 2%, 6%, 0%))),
  foreground: {line})
#set text(font: "Libertinus Serif", size: 11pt, fill: {BLACK})
#let put(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
"""


def poster(*, photo: str = "photo.jpg", code: tuple[str, ...] = CODE.rows, code_at: Place = QR, more: str = "") -> str:
    """Write what stands on the poster; `more` is put on top."""
    return f"""
#put(60, 60, text(size: 40pt, fill: cmyk(0%, 100%, 100%, 10%))[Culture at work])
#put(60, 130, block(width: 420pt)[A text that runs over some lines, so that there is something to measure: the office
  reads, sings, runs and writes, and what came of it hangs on this wall until the end of the year.])
#put({PHOTO.x}, {PHOTO.y},
  image("{photo}", width: {PHOTO.width}pt, height: {PHOTO.height}pt, fit: "stretch", alt: "hall"))
#put(60, 520, text(size: 9pt)[The hall before the concert])
#let rows = json(bytes({json.dumps(json.dumps(code))}))
#let square(fill, body) = block(width: {code_at.width}pt, height: {code_at.height}pt, fill: fill, body)
#put({code_at.x}, {code_at.y}, square(cmyk(0%, 0%, 0%, 0%), {{
  let module = {code_at.width}pt / (rows.len() + 8)
  for (y, row) in rows.enumerate() {{
    for run in row.matches(regex("1+")) {{
      place(top + left, dx: (run.start + 4) * module, dy: (y + 4) * module,
        rect(width: (run.end - run.start) * module, height: module * 1.01, fill: {BLACK}))
    }}
  }}
}}))
{more}
"""


def made(sheet: Sheet | None = None, text: str | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """Make a poster as it is handed over."""
    sheet = sheet or sheet_of()
    with TemporaryDirectory() as folder:
        told = {"photo.jpg": photograph(), **(files or {})}
        raw = typeset(Path(folder), page_set(sheet) + (poster() if text is None else text), told)
    return finish(raw, sheet, {}, str)
