"""A file's pages in, whether each is as large as the product, and says where it is trimmed, out."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Pdf

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.inks import CONDITION
from banbao.press.preflight.check import Check, Job, found_or
from banbao.press.sheet import Place

_SLACK_MM = 0.05
_NAMES = {"/TrimBox": N_("trimmed"), "/BleedBox": N_("with bleed"), "/MediaBox": N_("with all margins")}
_OFF = N_("page {page} is {width} × {height} mm {box}; {wanted_width} × {wanted_height} mm in its middle are right")
_INKS = 4
_AGAIN = Message.of(N_("Make the file again with `banbao board`; do not let another program save it."))


def check_boxes(document: Pdf, job: Job) -> Iterator[Check]:
    """Hold the boxes of every page against the product, in mm of the file."""
    sheet = job.sheet
    size = {"width": _shown(job.mm(sheet.width)), "height": _shown(job.mm(sheet.height))}
    what = N_("{width} × {height} mm as trimmed, {bleed} mm of bleed, to {slack} mm on all pages")
    passed = Message.of(what, **size, bleed=_shown(job.mm(sheet.bleed)), slack=_SLACK_MM)
    found = (check for number, page in enumerate(document.pages, 1) for check in _page(page, number, job))
    yield from found_or(found, Check("boxes", "pass", passed))


def _page(page: Any, number: int, job: Job) -> Iterator[Check]:
    sheet, place = job.sheet, Place("", number, 0, 0, job.sheet.width, job.sheet.height)
    beyond = {"/TrimBox": 0.0, "/BleedBox": sheet.bleed, "/MediaBox": sheet.bleed + sheet.slug}
    boxes = {name: [float(each) for each in page[name]] for name in beyond if name in page}
    for name, most in beyond.items():
        title = Message.of(_NAMES[name])
        if name not in boxes:
            what = Message.of(N_("page {page} does not say how large it is {box}"), page=number, box=title)
            yield Check("boxes", "fail", what, _AGAIN, place)
            continue
        left, bottom, right, top = boxes[name]
        found = (right - left, top - bottom)
        wanted = (sheet.width + 2 * most, sheet.height + 2 * most)
        middle = [(one + other) / 2 for one, other in ((left, right), (bottom, top))]
        media = boxes.get("/MediaBox", boxes[name])
        centre = [(media[0] + media[2]) / 2, (media[1] + media[3]) / 2]
        off = max(abs(job.mm(a - b)) for a, b in zip((*found, *middle), (*wanted, *centre), strict=True))
        if off > _SLACK_MM * job.limits.scale:
            told = {
                "width": _shown(job.mm(found[0])),
                "height": _shown(job.mm(found[1])),
                "wanted_width": _shown(job.mm(wanted[0])),
                "wanted_height": _shown(job.mm(wanted[1])),
            }
            yield Check("boxes", "fail", Message.of(_OFF, page=number, box=title, **told), _AGAIN, place)


def check_pages(document: Pdf, job: Job) -> Iterator[Check]:
    """Hold the number of pages against what was set."""
    found, wanted = len(document.pages), job.composed.setting.pages
    if found == wanted:
        yield Check("pages", "pass", Message.of(N_("boards in the file: {count}"), count=found))
        return
    what = Message.of(N_("there are {found} pages in the file, and {wanted} were set"), found=found, wanted=wanted)
    yield Check("pages", "fail", what, _AGAIN)


def check_fitting(job: Job) -> Iterator[Check]:
    """Tell whether all of the text found room."""
    over = job.composed.setting.over
    if over:
        what = Message.of(N_("{count} characters found no room"), count=over)
        yield Check("fitting", "fail", what, Message.of(N_("Shorten the text, or allow a series of boards.")))
        return
    body = _shown(job.composed.setting.body * job.limits.scale)
    least = _shown(job.sheet.least * job.limits.scale)
    what = Message.of(N_("all of the text has room, in {body} pt; {least} pt is the least"), body=body, least=least)
    yield Check("fitting", "pass", what)


def check_inks(document: Pdf, job: Job) -> Iterator[Check]:
    """Tell whether the file names the inks that it is meant for, with their profile."""
    if not job.sheet.is_cmyk:
        yield Check("inks", "pass", Message.of(N_("a file for screens, in RGB; not for print")))
        return
    intents = list(document.Root.get("/OutputIntents", ()))
    profile = intents[0].get("/DestOutputProfile") if intents else None
    name = str(intents[0].get("/OutputConditionIdentifier", "")) if intents else ""
    if profile is None or int(profile.get("/N", 0)) != _INKS or name != CONDITION:
        what = Message.of(N_("the file does not say with its profile that it is separated for {name}"), name=CONDITION)
        yield Check("inks", "fail", what, _AGAIN)
        return
    yield Check("inks", "pass", Message.of(N_("separated for {name}, whose profile is in the file"), name=name))


def _shown(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
