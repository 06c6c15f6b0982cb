"""What is painted in, whether a press can print its colours out.

What shops ask for: black of one ink is grey on large-format printers, which want C50 M50 Y50 K100 for black areas and
large letters; in offset, small letters of several inks blur where those do not lie exactly on each other. More than
300 % of ink does not dry. Photographs may have 330 % in their deepest black, as FOGRA39 allows.
"""

from collections.abc import Iterator, Mapping, Sequence

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.preflight.check import Box, Check, Job, box_of, found_or
from banbao.press.preflight.content import Mark

MOST_INK, MOST_PHOTO_INK = 3.0, 3.3
"""As shares: 3 is 300 %."""
_LARGE_PT = 24
_LARGE_MM = 10
_MOST_EXAMPLES = 5
_SPACES = {
    "DeviceRGB": N_("RGB"),
    "ICCBased 3": N_("RGB by a profile"),
    "ICCBased 1": N_("grey by a profile"),
    "unknown": N_("colours of an unknown kind"),
}
_KINDS = {
    "text": N_("text"),
    "area": N_("areas"),
    "line": N_("lines"),
    "picture": N_("pictures"),
    "shade": N_("gradients"),
    "group": N_("transparency"),
}


def check_colours(marks: Sequence[Mark], job: Job) -> Iterator[Check]:
    """Tell whether everything is in inks."""
    if not job.sheet.is_cmyk:
        yield Check("colours", "pass", Message.of(N_("{count} things painted, for screens"), count=len(marks)))
        return
    wrong: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        if not mark.colour.is_ink:
            wrong.setdefault((mark.kind, mark.colour.space), []).append(mark)
    found = (_in_light(kind, space, those) for (kind, space), those in wrong.items())
    passed = Message.of(N_("{count} things painted, all in inks"), count=len(marks))
    yield from found_or(found, Check("colours", "pass", passed))


def _in_light(kind: str, space: str, those: Sequence[Mark]) -> Check:
    advice = N_("A press has four inks. Colours of templates are written as `cmyk(…)`, gradients in `space: cmyk`.")
    what = Message.of(
        N_("{kind} in {space}, {count} times"),
        kind=Message.of(_KINDS[kind]),
        space=Message.of(_SPACES[space]) if space in _SPACES else space,
        count=len(those),
    )
    return Check("colours", "fail", what, Message.of(advice), those[0].box.place(those[0].page))


def check_ink_total(marks: Sequence[Mark], photo_inks: Mapping[int, float], job: Job) -> Iterator[Check]:
    """Tell whether there is more ink anywhere than dries.

    Args:
        marks: What is painted.
        photo_inks: How much ink pictures have in their darkest thousandth, by their place among the marks.
        job: What was asked for.
    """
    totals = {
        number: sum(mark.colour.inks) for number, mark in enumerate(marks) if mark.colour.inks and _is_shown(mark, job)
    }
    most = max((*totals.values(), *photo_inks.values()), default=0)
    found = []
    for number, total in {**totals, **photo_inks}.items():
        limit = MOST_PHOTO_INK if number in photo_inks else MOST_INK
        if total > limit + 0.01:
            what = Message.of(
                N_("{total} % of ink; {most} % is the most"), total=round(total * 100), most=round(limit * 100)
            )
            advice = Message.of(N_("Take a lighter colour: so much ink does not dry, and rubs off."))
            found.append(Check("ink-total", "fail", what, advice, marks[number].box.place(marks[number].page)))
    passed = Message.of(N_("{total} % at most"), total=round(most * 100))
    yield from found_or(found[:_MOST_EXAMPLES], Check("ink-total", "pass", passed))


def check_black(marks: Sequence[Mark], job: Job) -> Iterator[Check]:
    """Tell whether black is made of the inks of which the shop wants it."""
    codes = [(place.page, box_of(place)) for place in job.composed.codes]
    found = []
    for mark in marks:
        in_code = any(page == mark.page and box.holds(mark.box) for page, box in codes)
        if mark.kind in ("text", "area") and not in_code and _is_shown(mark, job) and (fault := _fault(mark, job)):
            found.append(fault)
    passed = {
        "large-format": N_("large letters and areas in black have other inks under it"),
        "offset": N_("small letters in black are of black ink alone"),
        "screen": N_("of no account on screens"),
    }
    yield from found_or(found[:_MOST_EXAMPLES], Check("black", "pass", Message.of(passed[job.limits.medium])))


def _fault(mark: Mark, job: Job) -> Check | None:
    if mark.colour.inks is None or mark.colour.inks[3] < 0.9:
        return None
    others, real = sum(mark.colour.inks[:3]), mark.size * job.limits.scale
    is_large = (
        real >= _LARGE_PT if mark.kind == "text" else min(job.mm(mark.box.width), job.mm(mark.box.height)) >= _LARGE_MM
    )
    place = mark.box.place(mark.page)
    if is_large and others < 0.3 and job.limits.medium == "large-format":
        what = Message.of(N_("{kind} in black ink alone, which large-format printers print grey"), kind=_kind(mark))
        return Check("black", "fail", what, Message.of(N_("Take C50 M50 Y50 K100 for it.")), place)
    if is_large and others < 0.3 and mark.kind == "area" and job.limits.medium == "offset":
        what = Message.of(N_("{kind} in black ink alone, which looks thin when it is large"), kind=_kind(mark))
        return Check("black", "warn", what, Message.of(N_("Take C50 M50 Y50 K100 for it.")), place)
    if mark.kind == "text" and not is_large and others > 0.3 and job.limits.medium == "offset":
        what = Message.of(
            N_("letters of {size} pt in several inks, which blur when those do not meet"), size=f"{real:.1f}"
        )
        return Check("black", "fail", what, Message.of(N_("Take K100 alone for small letters.")), place)
    return None


def _kind(mark: Mark) -> Message:
    return Message.of(_KINDS[mark.kind])


def _is_shown(mark: Mark, job: Job) -> bool:
    """Tell whether it is part of the board, not a mark beside it."""
    across, down = Box(
        -job.sheet.bleed, -job.sheet.bleed, job.sheet.width + job.sheet.bleed, job.sheet.height + job.sheet.bleed
    ).shared(mark.box)
    least = 0.0 if mark.kind == "text" else -1e-6
    return across >= least and down >= least
