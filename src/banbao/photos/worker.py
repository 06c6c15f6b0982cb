"""One original in, all that is to be made of it out; only workers load this."""

import errno
import os
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pyvips

from banbao.diagnostics import Diagnostic
from banbao.photos.cleaning import CLEANERS, MalformedError, clean_file
from banbao.photos.darkroom import blurred, card_of, glimpse, in_srgb, master_size, masters_of, upright
from banbao.photos.encoding import describe, file_name, write_animation, write_full, write_ladder
from banbao.photos.formats import damaged
from banbao.photos.originals import load
from banbao.photos.treatments import (
    CARD_WIDTHS,
    LADDERS,
    LONGEST_SIDE_PX,
    WHOLE_WIDTHS,
    Developed,
    Order,
    Original,
    Shape,
    Size,
    Treatment,
    Variant,
    VariantFormat,
    card_crop,
    largest_variant,
    widths_within,
)
from banbao.store import digest_of_file

_ORDER = ("avif", "webp", "jpeg", "png", "gif")


class _Decoded(NamedTuple):
    """A picture whose pixels can be read."""

    path: Path
    original: Original
    image: Any
    """As it lies in the file, but blurred."""
    masters: list[Any]
    """Each frame upright, in sRGB, as large as variants need it."""


def develop_one(
    root: Path, folder: Path, keys: Mapping[Treatment, str], order: Order
) -> dict[Treatment, Developed] | Diagnostic:
    """Make all that is to be made of a picture.

    Args:
        root: The project.
        folder: Takes the files.
        keys: How the names of each treatment's files begin.
        order: What to make.

    Returns:
        What was made; or why it could not be.

    Raises:
        OSError: A file cannot be read or written, or is another than when it was listed.
    """
    job, path = order.job, root / order.job.path
    if digest_of_file(path) != job.digest:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(path))
    made: dict[Treatment, Developed] = {}
    try:
        for blur, group in groupby(sorted(job.treatments, key=lambda each: each.blur), key=lambda each: each.blur):
            treatments = tuple(group)
            decoded = _decode(path, order.original, blur, treatments)
            for treatment in treatments:
                made[treatment] = _treat(decoded, treatment, folder, keys[treatment])
    except MalformedError:
        return damaged(job.path)
    except pyvips.Error as error:
        if "No space left" in str(error):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from None
        return damaged(job.path)
    return made


def _is_cleaned(original: Original, treatment: Treatment) -> bool:
    return original.format in CLEANERS and original.orientation == 1 and not treatment.blur


def _decode(
    path: Path, original: Original, blur: tuple[tuple[float, float, float, float], ...], treatments: Iterable[Treatment]
) -> _Decoded:
    """Open a picture and read it through; but for what must be read twice, it streams."""
    treatments = tuple(treatments)
    is_made_anew = any(each.shape == "original" and not _is_cleaned(original, each) for each in treatments)
    is_streamed = not blur and not is_made_anew and original.frames == 1
    image = load(path, original.format, "sequential" if is_streamed else "random")
    if blur:
        image = blurred(image, original, blur)
    size = master_size(original.full, treatments)
    return _Decoded(path, original, image, masters_of(image, original, size))


def _treat(decoded: _Decoded, treatment: Treatment, folder: Path, key: str) -> Developed:
    match treatment.shape:
        case "whole":
            return _whole(decoded, folder, key)
        case "card":
            return _card(decoded, treatment, folder, key)
    return _original(decoded, treatment, folder, key)


def _developed(full: Size, shown: Any, variants: Iterable[Variant], *, is_animated: bool = False) -> Developed:
    ordered = sorted(variants, key=lambda each: (_ORDER.index(each.format), each.width))
    return Developed(*full, *glimpse(shown), tuple(ordered), is_animated)


def _ladder(shape: Shape, most: int) -> dict[VariantFormat, tuple[int, ...]]:
    return {format: widths_within(widths, most) for format, widths in LADDERS[shape].items()}


def _whole(decoded: _Decoded, folder: Path, key: str) -> Developed:
    full, masters = decoded.original.full, decoded.masters
    ladder = _ladder("whole", largest_variant(full, WHOLE_WIDTHS).width)
    if len(masters) > 1:
        variants = [
            *write_animation(masters, decoded.image, full, ladder["webp"], folder, key),
            *write_ladder(masters[0], full, {"jpeg": ladder["jpeg"]}, folder, key),
        ]
        return _developed(full, masters[0], variants, is_animated=True)
    variants = list(write_ladder(masters[0], full, ladder, folder, key))
    return _developed(full, masters[0], variants)


def _card(decoded: _Decoded, treatment: Treatment, folder: Path, key: str) -> Developed:
    full = decoded.original.full
    card, crop = card_of(decoded.masters[0], full, treatment.focus), card_crop(full)
    most = min(largest_variant(crop, CARD_WIDTHS).width, card.width)
    return _developed(crop, card, write_ladder(card, crop, _ladder("card", most), folder, key))


def _original(decoded: _Decoded, treatment: Treatment, folder: Path, key: str) -> Developed:
    original, first = decoded.original, decoded.masters[0]
    full, is_animated = original.full, original.frames > 1
    if _is_cleaned(original, treatment):
        format: Any = original.format.lower()
        clean_file(decoded.path, original.format, str(folder / file_name(key, full, format)))
        return _developed(full, first, [describe(full, format, folder, key)], is_animated=is_animated)
    if is_animated and max(full) <= LONGEST_SIDE_PX:
        frames = masters_of(decoded.image, original, full)
        return _developed(
            full, first, write_animation(frames, decoded.image, full, (full.width,), folder, key), is_animated=True
        )
    whole = decoded.image.crop(0, 0, *original.frame) if is_animated else decoded.image
    turned = upright(in_srgb(whole), original.orientation)
    return _developed(full, first, [write_full(turned, original.format == "PNG", folder, key)])
