"""A page as it is seen in, whether its text stands out from what is behind it out. Source: WCAG 2.2 §1.4.3."""

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageStat

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.press.preflight.check import Check, Job, found_or
from banbao.press.preflight.layout import UNSEEN, words_of
from banbao.press.preflight.seen import Seen, Thing

LEAST, LEAST_LARGE = 4.5, 3.0
_LARGE = 2
"""How many times the least size of body type counts as large: 18 pt, at arm's length, beside 8.3."""
_OFF_FILL = 48
_MOST_EXAMPLES = 8

_Colour = tuple[float, ...]


def check_contrast(pages: Sequence[Seen], job: Job) -> Iterator[Check]:
    """Measure every text where it stands out least."""
    measured = [(_contrast(text, page), text, page) for page in pages for text in page.texts if _is_on(text, page)]
    found = []
    for contrast, text, page in sorted(measured, key=lambda each: each[0]):
        least = LEAST_LARGE if text.size >= _LARGE * job.sheet.least else LEAST
        if contrast < least * 0.98:
            told = {"words": words_of(text), "contrast": f"{contrast:.1f}", "least": least}
            what = Message.of(N_("“{words}” stands out {contrast} : 1; {least} : 1 is the least"), **told)
            advice = Message.of(N_("Take darker letters on a light ground, or lighter on a dark one."))
            found.append(Check("contrast", "fail", what, advice, text.box.place(page.number)))
    least_found = min((contrast for contrast, _, _ in measured), default=0)
    passed = Message.of(N_("text stands out {contrast} : 1 at least"), contrast=f"{least_found:.1f}")
    yield from found_or(found[:_MOST_EXAMPLES], Check("contrast", "pass", passed))


def _is_on(text: Thing, page: Seen) -> bool:
    """Tell whether a text is part of the board, not of the slug line."""
    bleed, px_per_pt = page.bleed, page.px_per_pt
    right, bottom = page.whole.width / px_per_pt - bleed, page.whole.height / px_per_pt - bleed
    return -bleed < text.box.right and text.box.left < right and -bleed < text.box.bottom and text.box.top < bottom


def _contrast(text: Thing, page: Seen) -> float:
    """Measure a text against each spot of its ground, half a letter wide; the least of all counts."""
    area = page.px(text.box)
    whole, ground = page.whole.crop(area), page.ground.crop(area)
    spot = max(1.0, text.size * page.px_per_pt / 2)
    across, down = max(1, round(ground.width / spot)), max(1, round(ground.height / spot))
    spots = ground.resize((across, down), Image.Resampling.BOX).tobytes()
    letters = _luminance(_colour(text, whole, ground))
    return min(_ratio(letters, _luminance(tuple(spots[at : at + 3]))) for at in range(0, len(spots), 3))


def _colour(text: Thing, whole: Image.Image, ground: Image.Image) -> _Colour:
    """Find a text's colour: as it is written, if what is seen lies between that and the ground; else as it is seen."""
    differs = ImageChops.difference(whole, ground).convert("L")
    most = int(differs.getextrema()[1])  # type: ignore[arg-type]
    mask = differs.point([255 * (level >= max(1, 0.9 * most)) for level in range(256)])
    behind = ImageStat.Stat(ground, mask if most else None).mean
    seen = ImageStat.Stat(whole, mask if most else None).mean
    if text.colour is None or (most < UNSEEN and max(map(_apart, text.colour, behind)) > _OFF_FILL):
        return tuple(seen)
    way = [colour - back for colour, back in zip(text.colour, behind, strict=True)]
    length = sum(step * step for step in way) or 1
    share = sum(step * (shown - back) for step, shown, back in zip(way, seen, behind, strict=True)) / length
    share = min(1.0, max(0.0, share))
    off = max(abs(back + share * step - shown) for back, step, shown in zip(behind, way, seen, strict=True))
    return tuple(text.colour) if off < _OFF_FILL else tuple(seen)


def _apart(one: float, other: float) -> float:
    return abs(one - other)


def _luminance(colour: _Colour) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (level / 255 for level in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
