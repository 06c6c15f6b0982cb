"""What boards are printed on or shown on: one table of sizes, and what each asks of a board.

Source: what large-format and offset shops ask of files; type is read at a distance of 120 times its size.
"""

from dataclasses import dataclass
from math import hypot
from typing import Literal, NamedTuple

Medium = Literal["large-format", "offset", "screen"]

_MM_PT = 72 / 25.4
_LETTERS_AWAY = 120
"""How many times its own size type may be away from who reads it."""
_TENTH_ABOVE_MM = 5000
_PANEL_MM = 1210
"""The longer side of a screen of 55 inches, as they hang in entrance halls."""
_OFFSET_UP_TO_MM = 600
"""Custom boards up to this side are printed on a press or an office printer, larger ones on a roll."""


class Custom(NamedTuple):
    """What is customary of a medium."""

    bleed_mm: float
    has_marks: bool
    ppi_least: int
    """Photographs with fewer pixels an inch at size are refused."""
    ppi_wanted: int


CUSTOMS: dict[Medium, Custom] = {
    "large-format": Custom(0, False, 72, 100),
    "offset": Custom(3, True, 200, 300),
    "screen": Custom(0, False, 72, 72),
}


class Product(NamedTuple):
    """A product with a size of its own; it stands upright unless it is a screen."""

    medium: Medium
    short: int
    """Sides in mm, of a screen in pixels."""
    long: int
    safe: int
    """How far from the edge what must not be lost keeps; in the same unit."""
    distance_mm: int
    """From how far it is read."""


PRODUCTS: dict[str, Product] = {
    "kt-60x90": Product("large-format", 600, 900, 20, 1000),
    "kt-80x120": Product("large-format", 800, 1200, 20, 1500),
    "kt-90x120": Product("large-format", 900, 1200, 20, 1500),
    "kt-120x240": Product("large-format", 1200, 2400, 30, 2000),
    "roll-up-80x200": Product("large-format", 800, 2000, 40, 1500),
    "x-stand-60x160": Product("large-format", 600, 1600, 40, 1200),
    "x-stand-80x180": Product("large-format", 800, 1800, 40, 1500),
    "poster-50x70": Product("offset", 500, 700, 10, 800),
    "poster-57x84": Product("offset", 570, 840, 10, 1000),
    "a3": Product("offset", 297, 420, 8, 500),
    "a4": Product("offset", 210, 297, 8, 350),
    "screen-1080p": Product("screen", 1080, 1920, 48, 2000),
    "screen-2160p": Product("screen", 2160, 3840, 96, 2000),
}


@dataclass(frozen=True, slots=True)
class Format:
    """The size of a board as it stands, and what is asked of it."""

    medium: Medium
    width: float
    """As it is trimmed, in mm, of a screen in pixels; so are `bleed` and `safe`."""
    height: float
    bleed: float
    safe: float
    has_marks: bool
    distance_mm: float
    """From how far it is read."""

    @property
    def is_screen(self) -> bool:
        """Whether it is shown and not printed."""
        return self.medium == "screen"

    @property
    def custom(self) -> Custom:
        """What is customary of its medium."""
        return CUSTOMS[self.medium]

    @property
    def scale(self) -> float:
        """The size of its file in its own: a tenth above 5 m, for PDF knows no larger pages."""
        return 0.1 if not self.is_screen and max(self.width, self.height) > _TENTH_ABOVE_MM else 1.0

    @property
    def unit_pt(self) -> float:
        """How many pt of its file a mm of it has; a screen's pixel is a pt."""
        return 1.0 if self.is_screen else _MM_PT * self.scale

    @property
    def real_mm_pt(self) -> float:
        """How many pt of its file a mm has where people see it; a screen is taken for one of 55 inches."""
        return max(self.width, self.height) / _PANEL_MM if self.is_screen else self.unit_pt

    @property
    def least_pt(self) -> float:
        """The least size of type that can be read from where people stand, in pt of its file."""
        return self.distance_mm / _LETTERS_AWAY * self.real_mm_pt


def _distance_of(width_mm: float, height_mm: float) -> float:
    """Tell from how far a board of any size is read: from three quarters of its diagonal, as the presets are."""
    return min(max(350.0, round(hypot(width_mm, height_mm) * 0.75, -1)), 10_000.0)


def format_of(product: str, width_mm: int | None, height_mm: int | None, *, is_landscape: bool) -> Format:
    """Give the format of a product as it stands.

    Args:
        product: A name of `PRODUCTS`, or any other for a custom one.
        width_mm: Of a custom one.
        height_mm: Of a custom one.
        is_landscape: Which way a preset stands.
    """
    preset = PRODUCTS.get(product)
    if preset is None:
        width, height = float(width_mm or 0), float(height_mm or 0)
        medium: Medium = "offset" if max(width, height) <= _OFFSET_UP_TO_MM else "large-format"
        custom, safe = CUSTOMS[medium], 8.0 if medium == "offset" else 20.0
        return Format(medium, width, height, custom.bleed_mm, safe, custom.has_marks, _distance_of(width, height))
    custom = CUSTOMS[preset.medium]
    width, height = (preset.long, preset.short) if is_landscape else (preset.short, preset.long)
    return Format(
        preset.medium, width, height, custom.bleed_mm, preset.safe, custom.has_marks, float(preset.distance_mm)
    )
