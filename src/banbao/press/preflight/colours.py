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
_BLACK, _ALONE = 0.9, 0.3
"""How much black ink makes black, and how little of the others leaves it alone."""
_LARGE_PT = 24
_LARGE_MM = 10
_MOST_EXAMPLES = 5
_SPACES = {
    "DeviceRGB": N_("RGB"),
    "ICCBased 3": N_("RGB by a profile"),
    "ICCBased 1": N_("grey by a profile"),
    "unknown": N_("colours of an unknown kind"),
}
_RICH = Message.of(N_("Take C50 M50 Y50 K100 for it."))
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
    wrong: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        in_code = any(page == mark.page and box.holds(mark.box) for page, box in codes)
        if (
            mark.kind in ("text", "area")
            and not in_code
            and _is_shown(mark, job)
            and (fault := _black_fault(mark, job))
        ):
            wrong.setdefault((fault, mark.kind), []).append(mark)
    found = (_black(fault, those, job) for (fault, _), those in wrong.items())
    passed = {
        "large-format": N_("large letters and areas in black have other inks under it"),
        "offset": N_("small letters in black are of black ink alone"),
        "screen": N_("of no account on screens"),
    }
    yield from found_or(found, Check("black", "pass", Message.of(passed[job.limits.medium])))


def _black_fault(mark: Mark, job: Job) -> str | None:
    if mark.colour.inks is None or mark.colour.inks[3] < _BLACK:
        return None
    is_alone = sum(mark.colour.inks[:3]) < _ALONE
    if mark.kind == "text":
        is_large = mark.size * job.limits.scale >= _LARGE_PT
    else:
        is_large = min(job.mm(mark.box.width), job.mm(mark.box.height)) >= _LARGE_MM
    match job.limits.medium:
        case "large-format" if is_alone and is_large:
            return "grey"
        case "offset" if is_alone and is_large and mark.kind == "area":
            return "thin"
        case "offset" if not is_alone and not is_large and mark.kind == "text":
            return "blurred"
    return None


def _black(fault: str, those: Sequence[Mark], job: Job) -> Check:
    told = {"kind": Message.of(_KINDS[those[0].kind]), "count": len(those)}
    place = those[0].box.place(those[0].page)
    match fault:
        case "grey":
            what = N_("{kind} in black ink alone, {count} times; large-format printers print it grey")
            return Check("black", "fail", Message.of(what, **told), _RICH, place)
        case "thin":
            what = N_("large {kind} in black ink alone, {count} times; it looks thin")
            return Check("black", "warn", Message.of(what, **told), _RICH, place)
    size = f"{min(mark.size for mark in those) * job.limits.scale:.1f}"
    what = N_("letters of {size} pt in several inks, {count} times; they blur where those do not meet")
    advice = Message.of(N_("Take K100 alone for small letters."))
    return Check("black", "fail", Message.of(what, size=size, **told), advice, place)


def _is_shown(mark: Mark, job: Job) -> bool:
    """Tell whether it is part of the board, not a mark beside it."""
    bleed = job.sheet.bleed
    shown = Box(-bleed, -bleed, job.sheet.width + bleed, job.sheet.height + bleed)
    return min(shown.shared(mark.box)) >= 0
