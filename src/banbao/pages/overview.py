"""An edition seen from above: what a page may ask of more than one record, answered from briefs alone.

A page asks by name, and what it asked is remembered with it. When the answer is another at the next build, the page is
made again; when none of its answers is, nothing can have changed on it. So an answer holds what the page will show or
name, and no more.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

import msgspec

from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.visibility import State, View
from banbao.pages.agenda import Agenda
from banbao.pages.boards import ShownBoard
from banbao.pages.evidence import EVIDENCE, Evidence
from banbao.pages.listings import LISTS, Listing, Names, listings
from banbao.pages.shelf import Shelf
from banbao.photos.treatments import Renditions
from banbao.store import checksum

FEED_ENTRIES = 20
_NEWEST = 8
NAMED = 8
"""How many of a kind the site map names."""
_BEYOND_RECORDS = ("pictures ", "board ", "document ", "kiosk ", "site ", "template ", "map ", "map-parts ")
"""How questions begin whose answers follow from other things than records."""
_LONGEST_ANSWER = 120
"""Longer ones are digested."""

Ids = tuple[str, ...]


class Overview:
    """The answers, each made when it is first asked for."""

    def __init__(
        self,
        catalog: Catalog,
        view: View,
        shelf: Shelf,
        sizes_bytes: Mapping[str, int],
        pictures: Mapping[str, Mapping[str, Renditions]],
        boards: Mapping[str, ShownBoard],
        documents: Mapping[str, tuple[int, int]],
        known_slugs: Mapping[str, str],
        site_digest: str,
        template_digest: Callable[[str], str],
    ) -> None:
        """Look at what is shown.

        Args:
            catalog: What is shown.
            view: From where.
            shelf: Where the records are.
            sizes_bytes: Of the files beside records, by path relative to the project.
            pictures: What was made of pictures, by the id of the record and the name of the file.
            boards: What was made of boards, by id.
            documents: How large the PDF and Word files are that were made of notices, in bytes, by id.
            known_slugs: How words are called in addresses, as far as it was found out before; finding out is slow.
            site_digest: Of what `site.yml` says, and of what stands on every page.
            template_digest: Digests a template by name.
        """
        self.catalog, self._view, self._sizes_bytes = catalog, view, sizes_bytes
        self._pictures, self._boards, self._documents = pictures, boards, documents
        self._site_digest, self._template_digest = site_digest, template_digest
        self.agenda = Agenda(catalog, view, shelf)
        self.evidence = Evidence(catalog, view)
        self.names = Names(catalog, known_slugs)
        self.maps: dict[str, tuple[tuple[str, int | None], ...]] = {}
        """The pages of each part of the map for search engines, with the days on which they went up."""

    def answer(self, question: str) -> Any:
        """Answer a question: the version of a record for its id, else what is asked for by name.

        Args:
            question: `kind:slug`, or a name of `_ANSWERS`, a space, and what it is asked of.

        Raises:
            LookupError: What it is asked of is not there.
        """
        name, space, of = question.partition(" ")
        return _ANSWERS[name](self, of) if space else self.catalog.items[question].version

    def answers(self, questions: Sequence[str], known: Sequence[str] | None = None) -> list[str]:
        """Give the answers to many questions, each in few characters, to be compared with those of another build.

        Args:
            questions: What is asked; of what is not there, the answer is one of its own.
            known: The answers as they are known but for records themselves, templates and pages written by hand; None
                where they are not.
        """
        items, told = self.catalog.items, []
        at_once = self._of_what_is_not_made if known else self._told_at_once
        for place, question in enumerate(questions):
            if (item := items.get(question)) is not None:
                told.append(item.version)
            elif known and " " in question and not question.startswith(_BEYOND_RECORDS):
                told.append(known[place])
            elif (answer := at_once.get(question)) is not None:
                told.append(answer)
            else:
                told.append(self._told(question))
        return told

    def _told(self, question: str) -> str:
        try:
            answer = self.answer(question)
            if question.startswith("pictures "):
                # A file's name tells of all that was made with it.
                answer = {name: [each.variants[0].file for each in made] for name, made in answer.items()}
            return _in_short(msgspec.json.encode(answer))
        except LookupError:
            return ""

    # Records and their surroundings

    def of_kind(self, kind: str) -> Ids:
        """All records of a kind that has few."""
        return self.catalog.of(kind)

    def around(self, item_id: str) -> tuple[str | None, str | None, Ids]:
        """The records before and after one of its kind, and those that name it.

        Lists run from new to old, readers from old to new.
        """
        brief, ids = self.catalog.items[item_id].brief, self.catalog.of(item_id.partition(":")[0])
        place = self._places[item_id]
        above = ids[place - 1] if place else None
        below = ids[place + 1] if place + 1 < len(ids) else None
        before, after = (below, above) if brief.order is None else (above, below)
        return before, after, self.catalog.referrers.get(item_id, ())

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each record stands among those of its kind."""
        return {item_id: place for kind in self.catalog.kinds for place, item_id in enumerate(self.catalog.of(kind))}

    @cached_property
    def _of_what_is_not_made(self) -> dict[str, str]:
        """The answers, in few characters, to what is asked of pictures and documents where there are none."""
        slugs = (each.partition(":")[2] for each in self.catalog.of("notice") if each not in self._documents)
        ids = (each.id for each in self.catalog.items.values() if each.brief.files and each.id not in self._pictures)
        documents = dict.fromkeys((f"document {slug}" for slug in slugs), _in_short(msgspec.json.encode(None)))
        return documents | dict.fromkeys((f"pictures {each}" for each in ids), _in_short(msgspec.json.encode({})))

    @cached_property
    def _told_at_once(self) -> dict[str, str]:
        """The answers, in few characters, to what is asked of every record and of every older page."""
        found, none, referrers = dict(self._of_what_is_not_made), (), self.catalog.referrers
        for kind in self.catalog.kinds:
            ids = self.catalog.of(kind)
            for above, item_id, below in zip(("", *ids), ids, (*ids[1:], ""), strict=False):
                told = f"{above} {below} {' '.join(referrers.get(item_id, none))}"
                found[f"around {item_id}"] = told if len(told) <= _LONGEST_ANSWER else _in_short(told.encode())
        for uri, listing in self.listing_at.items():
            for number in range(1, listing.older + 1):
                told = f"{number == listing.older} {' '.join(listing.page(number))}"
                found[f"older {number} {uri}"] = _in_short(told.encode())
        return found

    def newest(self, kind: str) -> Ids:
        """The newest of a kind that still stand, the pinned ones first."""
        items = self.catalog.items_of(kind)
        pinned = [item.id for item in items if item.is_pinned and item.state is State.CURRENT]
        standing = (item.id for item in items if item.state is State.CURRENT and not item.is_pinned)
        return (*pinned[:_NEWEST], *islice(standing, max(0, _NEWEST - len(pinned))))

    def first(self, kind: str) -> Ids:
        """The first of a kind in its order, whatever their state."""
        return self.catalog.of(kind)[:NAMED]

    def size(self, path: str) -> int:
        """The size of a file beside a record, in bytes."""
        return self._sizes_bytes[path]

    def pictures(self, item_id: str) -> Mapping[str, Renditions]:
        """What was made of a record's pictures, by the names of the files beside it."""
        return self._pictures.get(item_id, {})

    def board(self, slug: str) -> ShownBoard | None:
        """What was made of a board; None of what is not made, as one that was withdrawn."""
        return self._boards.get(f"board:{slug}")

    def document(self, slug: str) -> tuple[int, int] | None:
        """How large the PDF and Word files of a notice are, in bytes; None where none are made."""
        return self._documents.get(f"notice:{slug}")

    def kiosk(self, _: str) -> Ids:
        """The boards that are played on a screen: those that were made for one, or all where none was."""
        standing = [each for each in self.catalog.of("board") if self.catalog.items[each].state is State.CURRENT]
        shown = [each for each in standing if each in self._boards and self._boards[each].pages]
        return tuple(each for each in shown if self._boards[each].is_screen) or tuple(shown)

    def site(self, _: str) -> str:
        """What the office says of itself, digested."""
        return self._site_digest

    def template(self, name: str) -> str:
        """What a template looks like, digested."""
        return self._template_digest(name)

    # Lists and feeds

    @cached_property
    def lists(self) -> dict[str, tuple[Listing, ...]]:
        """Of each kind that has something to show, its column's list, then its narrower ones."""
        return {kind: tuple(listings(self.catalog, kind, self.names)) for kind in LISTS if kind in self.catalog.kinds}

    @cached_property
    def listing_at(self) -> dict[str, Listing]:
        """The lists by the address of their front page."""
        return {listing.address.uri: listing for lists in self.lists.values() for listing in lists}

    def front(self, uri: str) -> tuple[Ids, int, int]:
        """The front page of a list: its items, the number of all, and of older pages."""
        listing = self.listing_at[uri]
        return listing.front(), len(listing.ids), listing.older

    def older(self, of: str) -> tuple[Ids, bool]:
        """An older page of a list, asked for by number and list: its items, and whether it is the newest such page."""
        number, uri = of.split(" ")
        listing = self.listing_at[uri]
        return listing.page(int(number)), int(number) == listing.older

    def counted(self, kind: str) -> tuple[tuple[str, str, str, int], ...]:
        """How a column can be narrowed: facet, value, address and number of items."""
        narrower = ((listing.address, len(listing.ids)) for listing in self.lists[kind][1:])
        return tuple((address.facet or "", address.value, address.uri, count) for address, count in narrower)

    def narrower(self, kind: str) -> tuple[tuple[str, str, str], ...]:
        """The same without numbers and in an order that does not follow them, which changes far more seldom."""
        found = ((facet, value, uri) for facet, value, uri, _ in self.counted(kind))
        facets = LISTS[kind]
        return tuple(sorted(found, key=lambda each: (facets.index(each[0]), self.names.place(each[0], each[1], 0))))

    def tag(self, tag: str) -> str:
        """How a tag is called in addresses."""
        return self.names.slug("tag", tag) or ""

    def feed(self, uri: str) -> Ids:
        """The newest entries of the feed of a list; of the whole site for `feed.xml`."""
        if uri != "feed.xml":
            return self._newest_up(self.listing_at[self._list_of_feed[uri]].ids)
        each = (self._newest_up(self.catalog.of(kind)) for kind in EVIDENCE if kind not in ("group", "survey"))
        return self._by_going_up([item_id for ids in each for item_id in ids])

    @cached_property
    def _list_of_feed(self) -> dict[str, str]:
        return {listing.address.feed_uri: uri for uri, listing in self.listing_at.items()}

    def _newest_up(self, ids: Ids) -> Ids:
        """Take those of a kind that went up last of what still stands."""
        items = self.catalog.items
        if ids and ids[0].startswith("activity:"):
            return self._by_going_up(ids)
        # Of all other kinds the lists run by that very date.
        return tuple(islice((item_id for item_id in ids if _is_up(items[item_id])), FEED_ENTRIES))

    def _by_going_up(self, ids: Iterable[str]) -> Ids:
        items = self.catalog.items
        up = [(items[item_id].brief.went_up or 0.0, item_id) for item_id in ids if _is_up(items[item_id])]
        return tuple(item_id for _, item_id in sorted(up, reverse=True)[:FEED_ENTRIES])

    # The map for search engines

    def map(self, part: str) -> tuple[tuple[str, int | None], ...]:
        """A part of the map for search engines: addresses, and the days on which they went up."""
        return self.maps.get(part, ())

    def map_parts(self, _: str) -> tuple[tuple[str, int | None], ...]:
        """The parts of that map, with the newest day in each."""
        return tuple((part, max((day for _, day in of if day), default=None)) for part, of in self.maps.items())


def _is_up(item: Item) -> bool:
    return item.state is State.CURRENT and item.is_up


def _in_short(answer: bytes) -> str:
    return answer.decode() if len(answer) <= _LONGEST_ANSWER else checksum(answer).hex()


def _of_evidence(answer: Callable[[Evidence, str], object]) -> Callable[["Overview", str], object]:
    return lambda overview, of: answer(overview.evidence, of)


def _of_agenda(answer: Callable[[Agenda, str], object]) -> Callable[["Overview", str], object]:
    return lambda overview, of: answer(overview.agenda, of)


_ANSWERS: dict[str, Callable[[Overview, str], object]] = {
    "of": Overview.of_kind,
    "around": Overview.around,
    "newest": Overview.newest,
    "first": Overview.first,
    "size": Overview.size,
    "pictures": Overview.pictures,
    "board": Overview.board,
    "document": Overview.document,
    "kiosk": Overview.kiosk,
    "site": Overview.site,
    "template": Overview.template,
    "front": Overview.front,
    "older": Overview.older,
    "counted": Overview.counted,
    "narrower": Overview.narrower,
    "tag": Overview.tag,
    "feed": Overview.feed,
    "evidence": _of_evidence(Evidence.of_task),
    "timeline": _of_evidence(Evidence.timeline),
    "shares": _of_evidence(Evidence.shares),
    "mentions-of-task": _of_evidence(Evidence.mentions_of_task),
    "unit": _of_evidence(Evidence.unit),
    "unit-count": _of_evidence(Evidence.unit_count),
    "unit-tasks": _of_evidence(Evidence.unit_tasks),
    "coming": _of_agenda(Agenda.coming),
    "group": _of_agenda(Agenda.group),
    "meetings": _of_agenda(Agenda.meetings),
    "month-counts": _of_agenda(Agenda.month_counts),
    "month-neighbours": _of_agenda(Agenda.month_neighbours),
    "week": _of_agenda(Agenda.week),
    "calendar": _of_agenda(Agenda.calendar),
    "map": Overview.map,
    "map-parts": Overview.map_parts,
}
"""What can be asked, by name."""
