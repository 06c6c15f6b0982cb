"""A page as it is seen in, whether anything is cut off or lies on something else out."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from PIL import ImageChops

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.preflight.check import Box, Check, Job, box_of, found_or, trimmed
from banbao.press.preflight.seen import Seen, Thing
from banbao.press.sheet import Sheet

_SLACK_PT = 0.5
_OVERLAP_EM = 0.15
"""How far into each other two texts may reach: marks of punctuation that are set tight do."""
_LONG = 0.25
"""Along how much of an edge something lies that is no ornament."""
_PICTURES_PT = 1
_ON_TOP = 1_000_000
"""The order of what nothing may lie on."""
_COVERED_EM = 0.3
"""How much of a text something must lie on to hide it: less is the air round a letter."""
UNSEEN = 6
"""Of 255, how little a px may differ and still be the same."""
_MOST_EXAMPLES = 8
_NEAR_TEXT = N_("“{words}” is {near} mm from the edge; {safe} mm are the least")
_NEAR_PICTURE = N_("a picture ends {near} mm from the edge; {safe} mm are the least")
_SHORT = N_("an area reaches the edge and only {short} mm beyond; {bleed} mm are needed")
_AWAY = N_("text stays {near} mm from the edge; {safe} mm are the least")
_MOST_LETTERS = 16


def words_of(text: Thing) -> str:
    """Quote the beginning of a text."""
    words = " ".join(text.words.split())
    return words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"


def check_safe_zone(pages: Sequence[Seen], job: Job) -> Iterator[Check]:
    """Tell whether text, pictures and codes stay away from the edge, or go beyond it where they are meant to."""
    safe = f"{job.mm(job.sheet.safe):.1f}"
    shown = [(page, text) for page in pages for text in page.texts if min(text.box.shared(trimmed(job.sheet))) > 0]
    found = []
    for page, text in shown:
        near = min(_gaps(text.box, job.sheet))
        if near < job.sheet.safe - _SLACK_PT:
            told = {"words": words_of(text), "near": f"{job.mm(near):.1f}", "safe": safe}
            found.append(_cut_off(Message.of(_NEAR_TEXT, **told), page, text.box))
    for page in pages:
        codes = [box_of(place) for place in job.composed.codes if place.page == page.number]
        for box in (*codes, *(picture.box for picture in page.pictures)):
            near = min((gap for gap in _gaps(box, job.sheet) if gap > _SLACK_PT), default=job.sheet.safe)
            if near < job.sheet.safe - _SLACK_PT and min(box.shared(trimmed(job.sheet))) > 0:
                what = Message.of(_NEAR_PICTURE, near=f"{job.mm(near):.1f}", safe=safe)
                found.append(_cut_off(what, page, box))
    least = min((min(_gaps(text.box, job.sheet)) for _, text in shown), default=0)
    passed = Message.of(_AWAY, near=f"{job.mm(least):.1f}", safe=safe)
    yield from found_or(found[:_MOST_EXAMPLES], Check("safe-zone", "pass", passed))


def _gaps(box: Box, sheet: Sheet) -> tuple[float, float, float, float]:
    """Tell how far from each edge of the trimmed page a box ends; below 0 where it goes beyond."""
    return box.left, box.top, sheet.width - box.right, sheet.height - box.bottom


def _cut_off(what: Message, page: Seen, box: Box) -> Check:
    advice = Message.of(
        N_("What is so near the edge may be cut off. Move it inwards, or let a picture go over the edge.")
    )
    return Check("safe-zone", "fail", what, advice, box.place(page.number))


def check_bleed(pages: Sequence[Seen], job: Job) -> Iterator[Check]:
    """Tell whether all that reaches the edge goes on to the end of the bleed; small ornament may end within it."""
    bleed = f"{job.mm(job.sheet.bleed):.1f}"
    found = []
    for page in pages:
        ends = [
            *((picture.box, _short(picture.box, job.sheet, 0)) for picture in page.pictures),
            *((area.box, _short(area.box, job.sheet, _LONG)) for area in page.areas),
        ]
        for box, short in ends:
            if short is not None:
                told = {"short": f"{job.mm(short):.1f}", "bleed": bleed}
                advice = Message.of(
                    N_("Where the cut is not exact, a white line shows. Draw it out to the end of the bleed.")
                )
                found.append(Check("bleed", "fail", Message.of(_SHORT, **told), advice, box.place(page.number)))
    passed = (
        Message.of(N_("all that reaches the edge goes {bleed} mm beyond"), bleed=bleed)
        if job.sheet.bleed
        else Message.of(N_("this product has no bleed"))
    )
    yield from found_or(found[:_MOST_EXAMPLES], Check("bleed", "pass", passed))


def _short(box: Box, sheet: Sheet, least_share: float) -> float | None:
    """Tell how far beyond the edge something ends that should go to the end of the bleed; None where it does.

    Args:
        box: Its rectangle.
        sheet: What was set.
        least_share: Along how much of an edge it must lie to count, unless it ends at the very edge.
    """
    if min(box.shared(trimmed(sheet))) <= _SLACK_PT:
        return None
    along = (box.height / sheet.height, box.width / sheet.width) * 2
    ends = [
        max(0.0, -gap)
        for gap, share in zip(_gaps(box, sheet), along, strict=True)
        if -sheet.bleed + _SLACK_PT < gap < _SLACK_PT and (gap > -_SLACK_PT or share > least_share)
    ]
    return min(ends, default=None)


def check_collisions(pages: Sequence[Seen], job: Job) -> Iterator[Check]:
    """Tell whether texts lie on each other, or run into pictures and codes, or those into each other."""
    found: list[Check] = []
    for page in pages:
        codes = [Thing(box_of(place), _ON_TOP) for place in job.composed.codes if place.page == page.number]
        pictures = (*page.pictures, *codes)
        found += (*_among_texts(page), *_with_pictures(page, pictures), *_among_pictures(page, pictures))
        found += _covered(page)
    texts, count = sum(len(page.texts) for page in pages), sum(len(page.pictures) for page in pages)
    passed = Message.of(
        N_("{texts} runs of text and {pictures} pictures, none on another"), texts=texts, pictures=count
    )
    yield from found_or(found[:_MOST_EXAMPLES], Check("collisions", "pass", passed))


def _among_texts(page: Seen) -> Iterator[Check]:
    texts = sorted(page.texts, key=lambda text: text.box.top)
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            if other.box.top >= one.box.bottom:
                break
            if min(one.box.shared(other.box)) > _OVERLAP_EM * min(one.size, other.size):
                under, over = sorted((one, other), key=lambda text: text.order)
                what = Message.of(N_("“{over}” lies on “{under}”"), over=words_of(over), under=words_of(under))
                yield _collision(what, page, over.box)


def _with_pictures(page: Seen, pictures: Sequence[Thing]) -> Iterator[Check]:
    """Find text that a picture's edge runs through, or that lies under a picture; on a picture it may stand."""
    for text in page.texts:
        for picture in pictures:
            if min(text.box.shared(picture.box)) > _OVERLAP_EM * text.size and (
                not picture.box.holds(text.box, _OVERLAP_EM * text.size) or picture.order > text.order
            ):
                what = Message.of(N_("“{words}” runs into a picture, or lies under it"), words=words_of(text))
                yield _collision(what, page, text.box)


def _among_pictures(page: Seen, pictures: Sequence[Thing]) -> Iterator[Check]:
    """Find pictures of which one hides a part of another; all of one may stand on another, as on a ground."""
    for one, other in combinations(pictures, 2):
        is_within = one.box.holds(other.box) or other.box.holds(one.box)
        if min(one.box.shared(other.box)) > _PICTURES_PT and not is_within:
            yield _collision(Message.of(N_("two pictures lie on each other")), page, one.box.common(other.box))


def _covered(page: Seen) -> Iterator[Check]:
    """Find text that something lies on which was painted later, so that nothing of it is seen there."""
    for text in page.texts:
        for area in page.areas:
            across, down = text.box.shared(area.box)
            if area.order > text.order and min(across, down) > _COVERED_EM * text.size:
                shared = page.px(text.box.common(area.box))
                differs = ImageChops.difference(page.whole.crop(shared), page.ground.crop(shared)).convert("L")
                if int(differs.getextrema()[1]) < UNSEEN:  # type: ignore[arg-type]
                    what = Message.of(N_("something lies on “{words}”"), words=words_of(text))
                    yield _collision(what, page, text.box)
                    break


def _collision(what: Message, page: Seen, box: Box) -> Check:
    advice = Message.of(
        N_("The template left too little room: shorten the text, or choose another template or product.")
    )
    return Check("collisions", "fail", what, advice, box.place(page.number))
