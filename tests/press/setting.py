"""Sets a sheet with a picture in each place and measures it; runs in a process apart, whose memory goes with it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import typst
from measuring import faults

from banbao.press.sheet import Photo, Setting, Sheet
from banbao.press.typesetter import Typesetter

PICTURE = "picture.png"


class Examined(NamedTuple):
    """How a sheet came out, and what is wrong with it."""

    setting: Setting
    faults: list[str]


def examine(sheet: Sheet, folder: Path, shipped: Path | None) -> Examined:
    """Set a sheet with the templates and the picture of a folder and the fonts that ship, else those of the system."""
    typesetter = Typesetter(folder, _fonts(shipped))
    composed = typesetter.compose(sheet)
    if composed.setting.over:
        return Examined(composed.setting, [])
    names = [name for place in composed.photos for name in (place.id, f"{place.id}@{place.page}")]
    done = msgspec.structs.replace(sheet, pictures=dict.fromkeys(names, f"/{PICTURE}"))
    found = faults(done, composed, typesetter.pdf(done))
    told = {photo.id for photo in photographs_in(msgspec.to_builtins(sheet))}
    if {place.id for place in composed.photos} != told or len(composed.photos) < len(told):
        found.append(f"{len(composed.photos)} of {len(told)} photographs")
    return Examined(composed.setting, found)


def photographs_in(told: Any) -> Iterator[Photo]:
    """Give every photograph of a sheet."""
    if isinstance(told, dict):
        if "aspect" in told:
            yield msgspec.convert(told, Photo)
        told = list(told.values())
    if isinstance(told, list | tuple):
        for each in told:
            yield from photographs_in(each)


@cache
def _fonts(shipped: Path | None) -> Any:
    paths = [str(shipped)] if shipped else []
    return typst.Fonts(include_system_fonts=not shipped, include_embedded_fonts=False, font_paths=paths)
