"""Records and their texts, taken from the store when a page needs them; a bounded number is kept at hand."""

from pathlib import Path
from typing import TypeVar

from banbao.catalog.catalog import Item
from banbao.catalog.gather import open_record
from banbao.catalog.visibility import redact
from banbao.model.base import Audience, Part
from banbao.store import Store
from banbao.text.body import Body
from banbao.text.texts import Texts

T = TypeVar("T")

_AT_HAND = 2000
"""How many records and how many texts are kept at hand; a text is some 10 KB."""


class Shelf:
    """The records of an edition, with what it may show of them."""

    def __init__(self, root: Path, store: Store, edition: Audience, texts: Texts) -> None:
        """Know where they are."""
        self.root, self._store, self._edition, self._texts = root, store, edition, texts
        self._records: dict[str, Part] = {}
        self._bodies: dict[str, Body] = {}

    def record(self, item: Item) -> Part:
        """Open a record as this edition may show it."""
        found = self._records.get(item.id)
        if found is None:
            found = redact(open_record(self.root, item.brief, self._store), item.state, self._edition)
            put_at_hand(self._records, item.id, found, _AT_HAND)
        return found

    def body(self, item: Item) -> Body:
        """Give its rendered text; of a withdrawn one nothing is left to show."""
        found = self._bodies.get(item.id)
        if found is None:
            found = self._texts.body(item)
            put_at_hand(self._bodies, item.id, found, _AT_HAND)
        return found


def put_at_hand(kept: dict[str, T], name: str, value: T, most: int) -> None:
    """Keep a value beside others, of which the oldest goes where there would be more than `most`."""
    if len(kept) >= most:
        del kept[next(iter(kept))]
    kept[name] = value
