"""What was measured in, a report for the shop out: JSON, and a page that prints on a sheet of A4."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, json

from banbao.language import N_, Translate
from banbao.press.preflight.check import Check, Job, Name, Status
from banbao.theme import Theme

TEMPLATE = "boards/preflight.html"
_TITLES: dict[Name, str] = {
    "pages": N_("Number of boards"),
    "fitting": N_("Room for the text"),
    "boxes": N_("Size"),
    "inks": N_("Inks meant"),
    "fonts": N_("Fonts"),
    "glyphs": N_("Missing characters"),
    "colours": N_("Colour spaces"),
    "ink-total": N_("Amount of ink"),
    "black": N_("Black"),
    "resolution": N_("Resolution of pictures"),
    "safe-zone": N_("Distance from the edge"),
    "bleed": N_("Bleed"),
    "collisions": N_("Overlaps"),
    "contrast": N_("Contrast"),
    "code": N_("QR code"),
}
_MEDIA = {
    "large-format": N_("large-format print"),
    "offset": N_("offset print"),
    "screen": N_("screen"),
}
_GRAVITY: tuple[Status, ...] = ("pass", "warn", "fail")


class Where(Struct, frozen=True):
    """A place on the board: its page, from 1, and its rectangle in mm from the upper left corner as trimmed."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Finding(Struct, frozen=True):
    """What was measured, in words."""

    check: Name
    title: str
    status: Status
    what: str
    advice: str | None = None
    where: Where | None = None


class Report(Struct, frozen=True):
    """All that was measured of a board; what the template and programs are given."""

    board: str
    """Its title."""
    file: str
    """The name of the file that was checked."""
    status: Status
    """The gravest of all findings'."""
    medium: str
    width_mm: float
    height_mm: float
    bleed_mm: float
    scale: Literal[1, 10]
    """How many times as large as the file the board is."""
    is_cmyk: bool
    findings: tuple[Finding, ...]
    substitutions: tuple[str, ...] = ()
    """Which fonts stand for those that are expected of an office, in words."""

    @property
    def failed(self) -> int:
        """How many findings a shop would not accept."""
        return sum(each.status == "fail" for each in self.findings)

    @property
    def warned(self) -> int:
        """How many findings are to be looked at."""
        return sum(each.status == "warn" for each in self.findings)


def report_of(
    checks: Sequence[Check], job: Job, file: str, translate: Translate, substitutions: Sequence[str] = ()
) -> Report:
    """Put what was measured into words.

    Args:
        checks: What was measured.
        job: What it was held against.
        file: The name of the file.
        translate: Into the reader's language.
        substitutions: Which fonts stand for others, in words.
    """
    sheet = job.sheet
    return Report(
        board="".join(word for clause in sheet.title for word in clause),
        file=file,
        status=max((check.status for check in checks), key=_GRAVITY.index, default="pass"),
        medium=translate(_MEDIA[job.limits.medium]),
        width_mm=round(job.mm(sheet.width), 1),
        height_mm=round(job.mm(sheet.height), 1),
        bleed_mm=round(job.mm(sheet.bleed), 1),
        scale=10 if job.limits.scale > 1 else 1,
        is_cmyk=sheet.is_cmyk,
        findings=tuple(_finding(check, job, translate) for check in checks),
        substitutions=tuple(substitutions),
    )


def _finding(check: Check, job: Job, translate: Translate) -> Finding:
    where, place = None, check.place
    if place is not None:
        x, y, width, height = (round(job.mm(each), 1) for each in (place.x, place.y, place.width, place.height))
        where = Where(place.page, x, y, width, height)
    advice = check.advice.render(translate) if check.advice else None
    title = translate(_TITLES[check.name])
    return Finding(check.name, title, check.status, check.what.render(translate), advice, where)


def as_json(report: Report) -> bytes:
    """Write a report for programs."""
    return json.format(json.encode(report), indent=2)


def as_page(report: Report, theme: Theme, language: str) -> bytes:
    """Write a report as a web page of its own, to be printed or sent with the file.

    Args:
        report: What to write.
        theme: Has the page's template.
        language: Of the report, as HTML names it: `zh-CN`.
    """
    return theme.render(TEMPLATE, {"report": report, "language": language})
