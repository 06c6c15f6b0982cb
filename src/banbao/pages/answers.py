"""What the pages of the last build were answered, held against what they would be answered now."""

from collections.abc import Mapping

from banbao.outputs import Ledger, Stand, Written
from banbao.pages.overview import Overview


class Answers:
    """The questions of the last build, answered anew, and those that are asked now for the first time."""

    def __init__(self, overview: Overview, before: Ledger, *, is_alike: bool = False) -> None:
        """Ask what was asked before.

        Args:
            overview: What answers.
            before: What was asked, and what was answered.
            is_alike: Whether only records themselves and templates can have changed; nothing else is asked then.
        """
        self._overview = overview
        self._answers = overview.answers(before.questions, before.answers if is_alike else None)
        self._places = {question: place for place, question in enumerate(before.questions)}
        self._before = before
        changed = (place for place, answer in enumerate(self._answers) if answer != before.answers[place])
        self._changed = frozenset(changed)

    def tell_of_new_templates(self) -> bool:
        """Tell whether many pages may have to be drawn, because a template is not what it was."""
        questions = self._before.questions
        return not questions or any(questions[place].startswith("template ") for place in self._changed)

    def hold(self, stand: Stand) -> bool:
        """Tell whether all that a file was drawn from is as it was; what was copied was not drawn."""
        return stand.reads is not None and self._changed.isdisjoint(stand.reads)

    def _place_of(self, question: str) -> int:
        if (place := self._places.get(question)) is None:
            place = self._places[question] = len(self._answers)
            self._answers += self._overview.answers((question,))
        return place

    def _places_of(self, reads: tuple[str, ...] | None) -> tuple[int, ...] | None:
        return None if reads is None else tuple(self._place_of(question) for question in reads)

    def ledger(self, base: str, stands: Mapping[str, Stand | Written]) -> Ledger:
        """Write down how every file stands, and what it was drawn from.

        Args:
            base: Digest of what all drawings depend on.
            stands: How the files stand; those that were made now say what they asked.
        """
        outputs = {
            uri: stand if isinstance(stand, Stand) else Stand(stand.digest, stand.stamp, self._places_of(stand.reads))
            for uri, stand in stands.items()
        }
        return Ledger(base, tuple(self._places), tuple(self._answers), outputs)
