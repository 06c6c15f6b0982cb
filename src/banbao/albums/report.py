"""Albums in, what each of their pictures lacks out; those that need most come first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from typing import Any

from banbao.catalog.brief import may_be_public
from banbao.diagnostics import Report
from banbao.model.media import Album
from banbao.model.products import PRODUCTS
from banbao.source.picture_files import facts_of
from banbao.source.records import Entry
from banbao.source.tree import Found, read

PRINT_DPI = 72
"""What pictures printed by inkjet for boards need at least, at their size."""
WALL_BOARD = "kt-80x120"
"""The board that a photograph is looked at for; what does not fill it counts as low in resolution."""
_MM_PER_INCH = 25.4

PRINTED = tuple(
    sorted(
        (name for name, product in PRODUCTS.items() if product.medium != "screen"),
        key=lambda name: PRODUCTS[name].short * PRODUCTS[name].long,
    )
)
"""The products that are printed, the smallest first."""


@dataclass(frozen=True)
class PictureState:
    """A picture of an album, and what it lacks."""

    album: str
    """The album's slug."""
    file: str
    width_px: int
    """Upright, as it is stored; zeros where its header does not tell."""
    height_px: int
    bytes: int
    has_caption: bool
    has_alt: bool
    """Whether it has an alternative text of its own; without one the caption is read out."""
    has_credit: bool
    consent: str | None
    is_public: bool
    """Whether the public edition may show it."""
    copies: tuple[str, ...]
    """Where else the same bytes are, as `album/file`."""
    largest_print: str | None
    """The largest product that it fills at 72 dpi."""

    @property
    def is_low(self) -> bool:
        """Whether it cannot fill a board of 80 × 120 cm."""
        return bool(self.width_px) and not fills(self.width_px, self.height_px, WALL_BOARD)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """What is to be done, the weightiest first."""
        found = {
            "words": not (self.has_caption or self.has_alt),
            "consent": not self.is_public or self.consent is None,
            "copies": bool(self.copies),
            "caption": self.has_alt and not self.has_caption,
            "credit": not self.has_credit,
            "resolution": self.is_low,
            "alt": self.has_caption and not self.has_alt,
        }
        return tuple(name for name, is_needed in found.items() if is_needed)

    def as_data(self) -> dict[str, Any]:
        """Give it for programs."""
        return {**asdict(self), "is_low": self.is_low, "needs": self.needs}


_WEIGHTS = {"words": 64, "consent": 32, "copies": 16, "caption": 8, "credit": 4, "resolution": 2, "alt": 1}


def fills(width_px: int, height_px: int, product: str) -> bool:
    """Tell whether a picture fills a product at 72 dpi or more, whichever way round."""
    size = PRODUCTS[product]
    needed_px = [side * PRINT_DPI / _MM_PER_INCH for side in (size.short, size.long)]
    return min(width_px, height_px) >= needed_px[0] and max(width_px, height_px) >= needed_px[1]


def _copies(files: Iterable[tuple[str, Path]]) -> dict[str, tuple[str, ...]]:
    """Find the pictures with the same bytes, by `album/file`; only those of one size are read."""
    by_size, by_digest = defaultdict(list), defaultdict(list)
    for name, path in files:
        by_size[path.stat().st_size].append((name, path))
    for alike in by_size.values():
        for name, path in alike if len(alike) > 1 else ():
            with path.open("rb") as file:
                by_digest[file_digest(file, "sha256").digest()].append(name)
    return {name: tuple(other for other in same if other != name) for same in by_digest.values() for name in same}


def _state(name: str, album: Album, place: int, path: Path, copies: tuple[str, ...]) -> PictureState:
    photo, facts = album.photographs[place], facts_of(path)
    prints = [product for product in PRINTED if facts.width_px and fills(facts.width_px, facts.height_px, product)]
    return PictureState(
        album=name,
        file=photo.file,
        width_px=facts.width_px,
        height_px=facts.height_px,
        bytes=path.stat().st_size,
        has_caption=photo.caption is not None,
        has_alt=photo.alt is not None,
        has_credit=photo.credit is not None,
        consent=photo.consent,
        is_public=photo.file in may_be_public(album),
        copies=copies,
        largest_print=prints[-1] if prints else None,
    )


def report(root: Path, albums: Sequence[Found], asked: Sequence[Found], faults: Report) -> tuple[PictureState, ...]:
    """Tell what the pictures of some albums lack.

    Args:
        root: The project's folder.
        albums: All albums; copies are looked for in them.
        asked: Those whose pictures are told of.
        faults: Takes what is wrong with albums that cannot be read.
    """
    records = {found: entry.record for found in albums if isinstance(entry := read(root, found, faults), Entry)}
    shown = [
        (found, album, place, root / found.folder / photo.file)
        for found, album in records.items()
        if isinstance(album, Album)
        for place, photo in enumerate(album.photographs)
        if photo.file in found.files
    ]
    copies = _copies((f"{found.slug}/{path.name}", path) for found, _, _, path in shown)
    states = [
        _state(found.slug, album, place, path, copies.get(f"{found.slug}/{path.name}", ()))
        for found, album, place, path in shown
        if found in asked
    ]
    # Sorting keeps the order of albums and of their pictures among those that need the same.
    return tuple(sorted(states, key=lambda state: -sum(_WEIGHTS[need] for need in state.needs)))
