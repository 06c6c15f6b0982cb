"""An office's colours in, the tokens of its style sheet out, so that every word stays readable on every ground.

Contrast is that of WCAG 2.2: 4.5 to 1 for words of any size.
"""

from collections.abc import Iterable, Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import NamedTuple

from banbao.model.site import Site
from banbao.outputs import Made
from banbao.pages.edition import Edition

IDENTITY_URI = "assets/identity.css"
READABLE = 4.5
"""The least contrast between words and their ground."""
SEEN = 3
"""The least contrast between a bar or a rule and its ground."""

LIGHT_WASH, DARK_WASH = "#f7e9e2", "#38211c"
"""What the theme's main colour tints."""
LIGHT_GROUNDS = ("#faf7f0", "#fffdf9", "#f2ecdf")
DARK_GROUNDS = ("#1a1714", "#221e19", "#2b261f")
"""Paper, sheet and shade of the theme."""
ON_GROUND = "#fdf4e3"
"""In what words are written on a ground of a colour of the office's."""

_STEP = 0.01
_WASH_LIGHT, _WASH_DARK = 0.09, 0.16
_DEEPER, _BRIGHTER = 0.25, 0.35


class Colour(NamedTuple):
    """A colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def read(cls, written: str) -> "Colour":
        """Read `#a3201b`."""
        return cls(*(int(written[place : place + 2], 16) / 255 for place in (1, 3, 5)))

    def __str__(self) -> str:
        """Write it as style sheets do."""
        return "#" + "".join(f"{round(part * 255):02x}" for part in self)

    @property
    def luminance(self) -> float:
        """Its relative luminance, 0 to 1."""
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def rounded(self) -> "Colour":
        """The colour as style sheets can say it."""
        return Colour.read(str(self))

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """Mix in a share, 0 to 1, of another."""
        return Colour(*(own + (theirs - own) * share for own, theirs in zip(self, other, strict=True)))


_BLACK, _WHITE = Colour(0, 0, 0), Colour(1, 1, 1)


def contrast(one: Colour, other: Colour) -> float:
    """Tell how well one colour is read on the other, 1 to 21."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Colour, others: Iterable[Colour], step: float, least: float = READABLE) -> Colour:
    """Change a colour's lightness step by step until it is readable with all others.

    Args:
        colour: The colour.
        others: What it is to be read on, or what is to be read on it.
        step: By how much, darker where it is below 0.
        least: The contrast that is wanted.
    """
    others = tuple(others)
    hue, lightness, saturation = rgb_to_hls(*colour)
    while min(contrast(colour, other) for other in others) < least and 0 < lightness + step < 1:
        lightness += step
        colour = Colour(*hls_to_rgb(hue, lightness, saturation)).rounded
    return colour


def _faint(colour: Colour) -> str:
    return f"rgba({', '.join(str(round(part * 255)) for part in colour)}, 0.4)"


def _tokens(colours: Mapping[str, Colour], *, dark: bool) -> Iterator[tuple[str, str]]:
    """Make the tokens of each colour: as ink, and as a ground; the main colour has more."""
    paper, *grounds = (Colour.read(each) for each in (DARK_GROUNDS if dark else LIGHT_GROUNDS))
    wash = Colour.read(DARK_WASH if dark else LIGHT_WASH)
    if "main" in colours:
        wash = paper.mixed(colours["main"], _WASH_DARK if dark else _WASH_LIGHT).rounded
    for name, colour in colours.items():
        ink = readable(colour, (paper, *grounds, wash), _STEP if dark else -_STEP)
        yield name, str(ink)
        yield f"{name}-ground", str(readable(colour, [Colour.read(ON_GROUND)], -_STEP))
        if name == "main":
            yield "main-deep", str(ink.mixed(_WHITE, _BRIGHTER) if dark else ink.mixed(_BLACK, _DEEPER))
            yield "main-wash", str(wash)
            yield "main-bar", str(readable(colour, (paper, *grounds), _STEP if dark else -_STEP, SEEN))
            yield "main-faint", _faint(ink)


def identity_css(office: Site) -> str:
    """Write the style sheet of an office's own colours, in light and dark; empty where it has none."""
    chosen = (("main", office.identity.colour), *office.identity.accents.items())
    colours = {name: Colour.read(written) for name, written in chosen if written}
    light, dark = (
        "".join(f"--{token}:{value};" for token, value in _tokens(colours, dark=dark)) for dark in (False, True)
    )
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n" if colours else ""


def identity_sheet(edition: Edition) -> Made:
    """Make that style sheet."""
    return Made(IDENTITY_URI, identity_css(edition.office).encode())
