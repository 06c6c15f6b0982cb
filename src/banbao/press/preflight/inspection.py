"""A finished board's file in, everything that was measured of it out, in the order in which it is told."""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Pdf

from banbao.press.preflight.boxes import check_boxes, check_fitting, check_inks, check_pages
from banbao.press.preflight.check import Check, Job
from banbao.press.preflight.codes import check_codes
from banbao.press.preflight.colours import check_black, check_colours, check_ink_total
from banbao.press.preflight.content import marks_of
from banbao.press.preflight.contrast import check_contrast
from banbao.press.preflight.fonts import check_fonts, check_glyphs
from banbao.press.preflight.layout import check_bleed, check_collisions, check_safe_zone
from banbao.press.preflight.pictures import check_resolution, lighten
from banbao.press.preflight.seen import see


def inspect(pdf: bytes, job: Job) -> tuple[Check, ...]:
    """Check a finished board.

    Args:
        pdf: The file that is handed over.
        job: What it should be.

    Raises:
        pikepdf.PdfError: It is no PDF.
    """
    return tuple(_inspected(pdf, job))


def _inspected(pdf: bytes, job: Job) -> Iterator[Check]:
    with Pdf.open(BytesIO(pdf)) as document:
        yield from check_pages(document, job)
        yield from check_fitting(job)
        yield from check_boxes(document, job)
        yield from check_inks(document, job)
        marks = list(marks_of(document, job.sheet))
        yield from check_fonts(marks)
        yield from check_glyphs(marks)
        yield from check_colours(marks, job)
        coarse = list(check_resolution(marks, job))
        # From here on photographs are small: what is drawn shows the same, in a tenth of the time.
        light, photo_inks = lighten(document, marks)
        yield from check_ink_total(marks, photo_inks, job)
        yield from check_black(marks, job)
        yield from coarse
    pages = see(light, job)
    yield from check_safe_zone(pages, job)
    yield from check_bleed(pages, job)
    yield from check_collisions(pages, job)
    yield from check_contrast(pages, job)
    yield from check_codes(light, job)
