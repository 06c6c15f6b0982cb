"""The fonts that were taken: in which order they draw a role, and what of a text they can draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain as joined
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unicodedata import category, normalize

from banbao.fonts.files import Coverage
from banbao.fonts.roles import Role

if TYPE_CHECKING:
    import typst

Origin = Literal["office", "system", "shipped"]

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""The categories of characters that are not drawn."""


@dataclass(frozen=True)
class Face:
    """One font of one file."""

    path: Path
    index: int
    """Its place in the file."""
    family: str
    """What Typst calls it."""
    name: str
    """What readers call it."""
    weights: tuple[int, int]
    """The lightest and the heaviest that it can be, from 100 to 900; but of variable fonts, they are one."""
    origin: Origin
    coverage: Coverage = field(compare=False, repr=False)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The numbers of the characters that it has."""
        return frozenset(joined.from_iterable(range(first, last + 1) for first, last in self.coverage.ranges))

    def has(self, char: str) -> bool:
        """Tell whether it can draw a character."""
        return ord(char) in self.characters

    def is_off_by(self, weight: int) -> int:
        """Tell how far it is from a weight at least."""
        lightest, heaviest = self.weights
        return max(lightest - weight, weight - heaviest, 0)


@dataclass(frozen=True, slots=True)
class Family:
    """An entry of the list that Typst's `text(font: …)` takes: as it is, or as `(name: …, covers: regex(covers))`."""

    name: str
    covers: str | None
    """The characters that it is asked for, as a regular expression; None for all that it has."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A role that is drawn by another font than the one that is expected of an office."""

    role: Role
    wanted: str
    taken: Face
    is_same_style: bool
    """Whether that is a font of the role's style at all."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """By what the characters of a text are drawn, each of them named once, in their order."""

    missing: tuple[str, ...]
    """Those that no font has."""
    borrowed: tuple[tuple[Face, str], ...]
    """Those that the role's first font lacks, by the font that has them."""


@dataclass(frozen=True)
class FontSet:
    """The fonts of a run: the same for all that it prints."""

    chains: Mapping[tuple[Role, int], tuple[Face, ...]]
    """By role and weight, the fonts that are asked in turn for each character."""
    substitutions: tuple[Substitution, ...]
    folders: tuple[Path, ...]
    """Where they lie, and nothing else that Typst could take in their stead: its `font_paths`."""
    digest: str
    """Of all that decides how a text looks in them."""

    @cached_property
    def typst(self) -> "typst.Fonts":
        """They, opened for Typst; one such value serves any number of its compilers."""
        return open_folders(self.folders)

    def chain(self, role: Role, weight: int | None = None) -> tuple[Face, ...]:
        """List the fonts of a role, the first of which draws what it can.

        Args:
            role: What they are for.
            weight: One of the role's weights; by default its first.
        """
        return self.chains[role, role.weights[0] if weight is None else weight]

    def families(self, role: Role, weight: int | None = None) -> tuple[Family, ...]:
        """List them for Typst, to be set together with the weight and with `fallback: false`."""
        chain = self.chain(role, weight)
        left = (_left(chain, place) for place in range(len(chain)))
        return tuple(
            Family(face.family, f"[^{marks}]" if marks else None) for face, marks in zip(chain, left, strict=True)
        )

    @cached_property
    def faces(self) -> dict[Role, tuple[Family, ...]]:
        """List them for Typst by role, each in its first weight."""
        return {role: self.families(role) for role in Role}

    def examine(self, text: str, role: Role, weight: int | None = None) -> Drawing:
        """Find out by which fonts a text is drawn."""
        chain = self.chain(role, weight)
        missing: list[str] = []
        borrowed: dict[Face, str] = {}
        for char in dict.fromkeys(normalize("NFC", text)):
            if not is_seen(char) or chain[0].has(char):
                continue
            face = next((face for face in chain[1:] if face.has(char)), None)
            if face is None:
                missing.append(char)
            else:
                borrowed[face] = borrowed.get(face, "") + char
        return Drawing(tuple(missing), tuple(borrowed.items()))

    def missing(self, text: str, role: Role, weight: int | None = None) -> tuple[str, ...]:
        """Name the characters of a text that no font of a role has."""
        return self.examine(text, role, weight).missing


def _left(chain: Sequence[Face], place: int) -> str:
    """Name the marks that a font of a chain leaves to one after it, which has them as wide as Chinese text."""
    return "".join(
        mark
        for mark in chain[place].coverage.narrow
        if any(face.has(mark) and mark not in face.coverage.narrow for face in chain[place + 1 :])
    )


def open_folders(folders: Sequence[Path]) -> "typst.Fonts":
    """Open folders of fonts for Typst, in their order, and no other fonts."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def is_seen(char: str) -> bool:
    """Tell whether a character is drawn at all: marks of direction, joining and variation are not."""
    return (
        category(char) not in _UNSEEN and not "\ufe00" <= char <= "\ufe0f" and not "\U000e0100" <= char <= "\U000e01ef"
    )
