"""A drawn page in, whether its QR code opens what it should from where people stand out."""

from collections.abc import Iterator

import zxingcpp

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.preflight.check import Check, Job, box_of
from banbao.press.preflight.seen import draw
from banbao.press.qr import LEAST_MODULE_MM, QUIET_MODULES

_MODULE_PX = 6
_SLACK = 0.995


def check_codes(pdf: bytes, job: Job) -> Iterator[Check]:
    """Read every code from its drawn page, and measure it."""
    code = job.sheet.footer.code
    if code is None or job.url is None:
        yield Check("code", "pass", Message.of(N_("there is no code on this board")))
        return
    if not job.composed.codes:
        what = Message.of(N_("the code that opens {url} is not on the board"), url=job.url)
        yield Check("code", "fail", what, Message.of(N_("The template leaves it out: choose another.")))
    for place in job.composed.codes:
        modules = len(code.rows) + 2 * QUIET_MODULES
        side, least = min(place.width, place.height), code.side
        told = {"side": f"{job.mm(side):.0f}", "least": f"{job.mm(least):.0f}"}
        module_mm = job.mm(side) / modules
        image = draw(pdf, place.page, job.sheet, box_of(place), _MODULE_PX * modules / side)
        read = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        if not read:
            what = Message.of(N_("the code cannot be read"))
            yield Check(
                "code", "fail", what, Message.of(N_("Nothing may lie on it, and it stays dark on white.")), place
            )
        elif read[0].text != job.url:
            what = Message.of(N_("the code opens {found}, not {url}"), found=read[0].text, url=job.url)
            yield Check("code", "fail", what, Message.of(N_("Make the board again.")), place)
        elif side < least * _SLACK or (job.limits.medium != "screen" and module_mm < LEAST_MODULE_MM * _SLACK):
            what = Message.of(
                N_("the code is {side} mm wide; {least} mm are the least from where people stand"), **told
            )
            yield Check("code", "fail", what, Message.of(N_("The template makes it too small: choose another.")), place)
        else:
            what = Message.of(N_("opens {url}; {side} mm wide, {least} mm are the least"), url=job.url, **told)
            yield Check("code", "pass", what, place=place)
