"""Fonts in, the chain of each role out: who draws a character first, and who draws what that one lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from banbao.fonts.faces import Face, Substitution
from banbao.fonts.roles import BETTER, NEAR, PREFERRED, SHIPPED, WIDER, Role, plain

_NEAR_ENOUGH = 200
"""How far a weight may be from the one that is asked for; beyond, bold would not look bold."""

Chains = Mapping[tuple[Role, int], tuple[Face, ...]]
Names = Mapping[Role, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A font that could be taken."""

    face: Face
    names: frozenset[str]
    """All that it is called, in `plain` form."""
    role: Role | None
    """What the office took it in for; None of fonts of other origins, which tell by their names."""


class Ranking:
    """All fonts that could be taken, and which of them stand where in the chain of a role."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        """Take them, in the order in which Typst has them."""
        self._candidates = candidates
        self._families: dict[str, list[Face]] = {}
        for each in candidates:
            self._families.setdefault(each.face.family, []).append(each.face)

    def chains(self) -> Chains:
        """Put the fonts of each role and weight in order."""
        return MappingProxyType(
            {(role, weight): tuple(self._chain(role, weight)) for role in Role for weight in role.weights}
        )

    def substitutions(self, chains: Chains) -> Iterator[Substitution]:
        """Name the roles that are drawn by others than the office's own font or one that is as good."""
        for role, wanted in PREFERRED.items():
            taken = chains[role, role.weights[0]][0]
            is_near = taken.family in self._listed(NEAR, role, "system")
            if taken.origin == "shipped" or is_near or taken.family not in self._own(role):
                is_same_style = not is_near and taken.family in self._own(role)
                yield Substitution(role, wanted, taken, is_same_style)

    def _chain(self, role: Role, weight: int) -> Iterable[Face]:
        own = [self._nearest(family, weight) for family in self._own(role)]
        fit = [face for face in own if len(role.weights) == 1 or face.is_off_by(weight) <= _NEAR_ENOUGH]
        near = [self._nearest(family, weight) for family in self._listed(NEAR, role, "system")]
        wider = [self._nearest(family, weight) for family in self._listed(WIDER, role, "system")]
        # Another weight is better than no character at all.
        others = [face for face in own if face not in fit]
        behind = self._chain(role.behind, self._weight_behind(role.behind, weight)) if role.behind else ()
        return dict.fromkeys((*fit, *near, *others, *wider, *behind))

    def _own(self, role: Role) -> list[str]:
        taken_in = [each.face.family for each in self._candidates if each.role is role]
        better = self._listed(BETTER, role, "system")
        return list(dict.fromkeys((*taken_in, *better, *self._listed(SHIPPED, role, "shipped"))))

    def _listed(self, names: Names, role: Role, origin: str) -> list[str]:
        """Name the families that a table lists, in its order."""
        listed = [plain(name) for name in names.get(role, ())]
        found = (
            each.face.family
            for name in listed
            for each in self._candidates
            if each.face.origin == origin and name in each.names
        )
        return list(dict.fromkeys(found))

    def _nearest(self, family: str, weight: int) -> Face:
        """Choose among the fonts of a family as Typst does: by weight, of equals the first."""
        return min(self._families[family], key=lambda face: face.is_off_by(weight))

    @staticmethod
    def _weight_behind(role: Role, weight: int) -> int:
        return min(role.weights, key=lambda each: abs(each - weight))
