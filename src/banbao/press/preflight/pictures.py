"""A file's pictures in, how fine and how dark they are out; and the file with small ones, which is drawn in no time."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Name, Pdf
from PIL import Image, ImageChops

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.preflight.check import Check, Job, box_of, found_or
from banbao.press.preflight.content import Mark

_PT_PER_INCH = 72
_SLACK = 0.995
"""What rounding to whole px may cost."""
_SMALL_PX = 400
"""The longer side of a small picture: as much as shows how dark it is."""
_DARKEST_SHARE = 0.001
_SPACES = {"CMYK": Name.DeviceCMYK, "RGB": Name.DeviceRGB, "L": Name.DeviceGray}


def check_resolution(marks: Sequence[Mark], job: Job) -> Iterator[Check]:
    """Hold every picture's px to an inch, at the size at which it is printed, against the product's floors."""
    fine = [(_ppi(mark, job), mark) for mark in marks if mark.kind == "picture" and min(mark.size_px) > 1]
    least = min((ppi for ppi, _ in fine), default=0)
    if fine:
        what = N_("pictures: {count}; the coarsest has {least} ppi at size, {wanted} are wanted")
        passed = Message.of(what, count=len(fine), least=round(least), wanted=round(job.limits.ppi_wanted))
    else:
        passed = Message.of(N_("there are no pictures"))
    coarse = (
        _coarse(ppi, mark, job)
        for ppi, mark in sorted(fine, key=lambda each: each[0])
        if ppi < job.limits.ppi_wanted * _SLACK
    )
    yield from found_or([*_left_empty(marks, job), *coarse], Check("resolution", "pass", passed))


def _left_empty(marks: Sequence[Mark], job: Job) -> Iterator[Check]:
    """Find places of photographs in which none stands."""
    for place in job.composed.photos:
        box = box_of(place)
        shared = (mark.box.shared(box) for mark in marks if mark.kind == "picture" and mark.page == place.page)
        if not any(across > box.width / 2 and down > box.height / 2 for across, down in shared):
            what = Message.of(N_("the place of a photograph is empty"))
            yield Check("resolution", "fail", what, Message.of(N_("Make the board again.")), place)


def _ppi(mark: Mark, job: Job) -> float:
    across, down = (
        px * _PT_PER_INCH / (side * job.limits.scale) if side else 0
        for px, side in zip(mark.size_px, mark.sides, strict=True)
    )
    return min(across, down)


def _coarse(ppi: float, mark: Mark, job: Job) -> Check:
    places = [each for each in job.composed.photos if each.page == mark.page]
    id = next((each.id for each in places if box_of(each).holds(mark.box, 2)), "")
    limits = job.limits
    told = {"ppi": round(ppi), "least": round(limits.ppi_least), "wanted": round(limits.ppi_wanted)}
    what = Message.of(N_("a picture has {ppi} ppi at size; {least} are the least, {wanted} are wanted"), **told)
    smaller = max(1, round(100 * ppi / limits.ppi_wanted))
    advice = Message.of(N_("Take a larger original, or show it at {percent} % of its size or less."), percent=smaller)
    return Check(
        "resolution", "fail" if ppi < limits.ppi_least * _SLACK else "warn", what, advice, mark.box.place(mark.page, id)
    )


def lighten(document: Pdf, marks: Sequence[Mark]) -> tuple[bytes, dict[int, float]]:
    """Make all photographs of an open document small, and measure how much ink they have.

    Args:
        document: Is changed.
        marks: What is painted in it.

    Returns:
        The document with small photographs; and the ink in each picture's darkest thousandth, by its place among the
        marks, 1 for 100 %.
    """
    done: dict[tuple[int, int], float | None] = {}
    inks = {}
    for number, mark in enumerate(marks):
        if mark.kind == "picture" and mark.picture is not None and mark.picture.get("/Filter") == Name.DCTDecode:
            id = mark.picture.objgen
            if id not in done:
                done[id] = _shrink(mark.picture)
            if (ink := done[id]) is not None:
                inks[number] = ink
    out = BytesIO()
    document.save(out, compress_streams=False)
    return out.getvalue(), inks


def _shrink(stream: Any) -> float | None:
    """Put a small picture in a large one's place; tell how much ink it has, where it is in inks."""
    with Image.open(BytesIO(stream.read_raw_bytes())) as image:
        image.draft(None, (_SMALL_PX, _SMALL_PX))
        image.load()
        small = image.copy()
    if small.mode not in _SPACES:
        return None
    stream.write(small.tobytes())
    stream.Width, stream.Height = small.size
    stream.BitsPerComponent, stream.ColorSpace = 8, _SPACES[small.mode]
    if "/Decode" in stream:
        del stream.Decode
    return _ink(small) if small.mode == "CMYK" else None


def _ink(image: Image.Image) -> float:
    """Measure the ink of a picture's darkest thousandth."""
    cyan, magenta, yellow, black = image.split()
    quarter = ImageChops.add(ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2), 2)
    left = image.width * image.height * _DARKEST_SHARE
    for level, count in reversed(list(enumerate(quarter.histogram()))):
        left -= count
        if left < 0:
            return level * 4 / 255
    return 0
