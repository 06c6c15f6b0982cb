"""A picture file in, what it says of itself out: when it was taken, what it shows, who took it, how large it is.

What cannot be read is not there: whether a picture is damaged is found out by who draws it. Of several places that say
something the first counts in which a person wrote it: XMP, whose encoding is certain, then IPTC, then EXIF.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from banbao.model.base import FIRST_YEAR, LAST_YEAR, ZONE
from banbao.model.media import LONGEST_CAPTION
from banbao.source.picture_blocks import blocks_of
from banbao.source.picture_fields import exif_fields, iptc_fields, xmp_fields
from banbao.source.picture_words import is_said, one_line

_LONGEST_CREDIT = 120
_TIME = re.compile(
    r"(?P<year>\d{4})[:/.-]?(?P<month>\d\d)[:/.-]?(?P<day>\d\d)"
    r"(?:[T ]?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_DAY_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<month>\d\d)(?P<day>\d\d)|"
    r"\s*[-._年]\s*(?P<month_1>\d{1,2})\s*[-._月]\s*(?P<day_1>\d{1,2})日?)(?!\d(?!\d{5}))"
)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a picture file says of itself."""

    suffix: str = ""
    """How its name should end, by its content; empty for what is no picture."""
    taken: datetime | None = None
    """Without a zone in the file, in the office's."""
    caption: str | None = None
    alt: str | None = None
    credit: str | None = None
    width_px: int = 0
    """Upright; zeros where the header does not tell cheaply."""
    height_px: int = 0


def _moment(text: str) -> datetime | None:
    found = _TIME.match(text.strip())
    if not found or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second)
        zone = datetime.fromisoformat(f"2000-01-01T00:00:00{found['zone']}").tzinfo if found["zone"] else ZONE
        # What stands at the edge of time cannot be moved into another zone.
        return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(ZONE)
    except (ValueError, OverflowError):
        return None


def _first(said: Iterable[str], most: int) -> str | None:
    return next((line for text in said if is_said(text) and (line := one_line(text, most))), None)


def facts_of(path: Path) -> PictureFacts:
    """Read what a picture file says of itself; of a file that cannot be read, nothing."""
    try:
        with path.open("rb") as file:
            blocks = blocks_of(file)
            exif = exif_fields(blocks.exif)
    except OSError:
        return PictureFacts()
    xmp = xmp_fields(blocks.xmp or exif.blocks.get("xmp", b""))
    iptc = iptc_fields(blocks.iptc or exif.blocks.get("iptc", b""))
    all_of = (xmp, iptc, exif)
    width, height = blocks.size_px if any(blocks.size_px) else exif.size_px
    # HEIF turns its pictures itself, and its EXIF is not to be followed.
    is_turned = blocks.is_turned if blocks.suffix in (".heic", ".avif") else 5 <= exif.orientation <= 8
    times = (moment for each in (exif, xmp, iptc) for text in each.times if (moment := _moment(text)))
    return PictureFacts(
        suffix=blocks.suffix,
        taken=next(times, None),
        caption=_first((text for each in all_of for text in each.captions), LONGEST_CAPTION),
        alt=_first(xmp.alts, LONGEST_CAPTION),
        credit=_first((text for each in all_of for text in each.credits), _LONGEST_CREDIT),
        width_px=height if is_turned else width,
        height_px=width if is_turned else height,
    )


def day_in_name(name: str) -> tuple[date, int, int] | None:
    """Find a whole day in the name of a file or folder, as phones, chat programs and people write it there.

    Returns:
        The day, and where in the name it begins and ends; None where there is none.
    """
    for found in _DAY_IN_NAME.finditer(name):
        month, day = found["month"] or found["month_1"], found["day"] or found["day_1"]
        try:
            return date(int(found["year"]), int(month), int(day)), found.start(), found.end()
        except ValueError:
            continue
    return None


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Give what names are ordered by where numbers count as numbers: IMG_2 before IMG_10; the rest by letter."""
    pieces = re.split(r"([0-9]+)", name.lower())
    return tuple((0, int(piece), piece) if place % 2 else (1, 0, piece) for place, piece in enumerate(pieces))
