"""A catalog that remembers what it is asked: what was made of its answers holds while they are the same."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from banbao.catalog.brief import site_links_in
from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.mentions import mentions
from banbao.catalog.visibility import View
from banbao.model.site import Site, Unit
from banbao.store import checksum

Question = str
"""`item`, `of`, `naming`, `page` or `file`, a space and the id, kind, address or path; or `now`."""


class Answered(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was asked, and what was answered."""

    questions: tuple[Question, ...]
    answers: str
    """All of them, digested."""


class AskedCatalog:
    """The records that an edition shows, for who wants to know later whether anything would come out otherwise."""

    def __init__(self, catalog: Catalog, view: View, office: str, digest: Callable[[str], str]) -> None:
        """Look at what is shown.

        Args:
            catalog: What is shown.
            view: From where.
            office: Digest of what `site.yml` says, which may be read without asking.
            digest: Digests a file beside a record, by its path relative to the project; a LookupError where it is none.
        """
        self._catalog, self._view, self._file = catalog, view, digest
        self._everywhere = f"{office} {view.edition.value}"
        self._asked: dict[Question, None] = {}
        self._of_many: dict[Question, str] = {}

    @property
    def site(self) -> Site:
        """What `site.yml` says."""
        return self._catalog.site

    @property
    def units(self) -> Mapping[str, Unit]:
        """The office's units by id."""
        return self._catalog.units

    @property
    def now(self) -> View:
        """From where the catalog is looked at, to the second."""
        self._asked["now"] = None
        return self._view

    def get(self, item_id: str) -> Item | None:
        """Find a record; None where there is none to show."""
        self._asked[f"item {item_id}"] = None
        return self._catalog.get(item_id)

    def items_of(self, kind: str) -> tuple[Item, ...]:
        """List what is shown of a kind, in its order."""
        self._asked[f"of {kind}"] = None
        return self._catalog.items_of(kind)

    def naming(self, item_id: str) -> list[Item]:
        """List the records that name one, in order."""
        self._asked[f"naming {item_id}"] = None
        return self._naming(item_id)

    def read_by_others(self, text: str) -> None:
        """Remember what a text names and where it leads, for who renders it does not ask here."""
        named = (f"item {each.id}" for each in mentions(text))
        self._asked |= dict.fromkeys((*named, *(f"page {uri}" for uri in site_links_in(text))))

    def digest(self, path: str) -> str:
        """Digest a file beside a record, by its path relative to the project."""
        self._asked[f"file {path}"] = None
        return self._file(path)

    def begin(self) -> None:
        """Forget what was asked."""
        self._asked.clear()

    def answered(self) -> Answered:
        """Write down what was asked since the beginning."""
        questions = tuple(self._asked)
        return Answered(questions, self._answers(questions))

    def holds(self, before: Answered) -> bool:
        """Tell whether all answers are as they were."""
        return self._answers(before.questions) == before.answers

    def _naming(self, item_id: str) -> list[Item]:
        return [self._catalog.items[each] for each in self._catalog.referrers.get(item_id, ())]

    def _answers(self, questions: Iterable[Question]) -> str:
        told = "\n".join([self._everywhere, *map(self._answer, questions)])
        return checksum(told.encode()).hex()

    def _answer(self, question: Question) -> str:
        name, _, of = question.partition(" ")
        if name == "item":
            item = self._catalog.get(of)
            return item.version if item else ""
        if name == "file":
            try:
                return self._file(of)
            except LookupError:
                return ""
        if name == "page":
            return str(of in self._catalog.pages)
        if name == "now":
            return repr(self._view.seconds)
        if (answer := self._of_many.get(question)) is None:
            items = self._catalog.items_of(of) if name == "of" else self._naming(of)
            told = "\n".join(f"{item.id} {item.version}" for item in items)
            answer = self._of_many[question] = checksum(told.encode()).hex()
        return answer
