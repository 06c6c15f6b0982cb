"""Records laid out in, the boards that an edition shows out, put together as far as they may be others than before."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from banbao.bench import Bench
from banbao.catalog.asked import AskedCatalog
from banbao.catalog.catalog import Item
from banbao.catalog.gather import read_again
from banbao.catalog.visibility import State
from banbao.crew import share
from banbao.diagnostics import Diagnostic, Report
from banbao.pages.products import product_name
from banbao.pages.shelf import put_at_hand
from banbao.press.boards import Draft, draft
from banbao.press.composition import Size, Sources
from banbao.press.kept import Drafted
from banbao.press.workshop import decides
from banbao.source.picture_files import facts_of

_AT_HAND = 20
"""How many drafts are kept at hand."""


def shown_boards(bench: Bench) -> tuple[Item, ...]:
    """List the boards that an edition shows and that were not withdrawn."""
    return tuple(item for item in bench.catalog.items_of("board") if item.state is not State.WITHDRAWN)


class Drafts:
    """The boards that an edition shows; those that draw on what they drew on before are put together when wanted."""

    def __init__(self, bench: Bench, boards: Iterable[Item], before: Mapping[str, Drafted], report: Report) -> None:
        """Put together what may come out otherwise than before.

        Args:
            bench: What boards draw on.
            boards: Of those that are shown.
            before: What the last build remembered.
            report: Takes what they cannot show.
        """
        self._bench = bench
        self._made: dict[str, Draft] = {}
        self.drafted: dict[str, Drafted] = {}
        """What is known of those without a fault, by id; the next build is to remember it."""
        for item in boards:
            known = before.get(item.id)
            if known and self._sources.catalog.holds(known.answered):
                self.drafted[item.id] = known
                report.add(*known.warnings)
            else:
                self._draft_anew(item, report)

    @cached_property
    def _sources(self) -> Sources:
        bench = self._bench
        begun, shelf = bench.begun, bench.shelf
        root, made_in = begun.request.root, begun.made_in
        return Sources(
            AskedCatalog(bench.catalog, begun.view, begun.office, bench.digests.of),
            shelf.record,
            shelf.body,
            bench.texts.passage,
            partial(_size, root, made_in / "pictures"),
            bench.translate,
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """Those that have something to show and no fault, in their order."""
        return tuple(self.drafted)

    def draft(self, item_id: str) -> Draft:
        """Give a board as it was put together."""
        if item_id not in self._made:
            made = self._draft(self._bench.catalog.items[item_id], Report())
            put_at_hand(self._made, item_id, made, _AT_HAND)
        return self._made[item_id]

    def _draft(self, item: Item, report: Report) -> Draft:
        record: Any = self._bench.shelf.record(item)
        name = product_name(record, self._bench.translate)
        return draft(self._sources, item, name, report)

    def _draft_anew(self, item: Item, report: Report) -> None:
        own, asked = Report(), self._sources.catalog
        asked.begin()
        asked.get(item.id)
        made = self._draft(item, own)
        own.add(*self._faults(item, made, (own, report)))
        report.add(*own.diagnostics)
        if made.sheet.blocks:
            put_at_hand(self._made, item.id, made, _AT_HAND)
            if not own.errors:
                self.drafted[item.id] = Drafted(
                    asked.answered(), decides(made), made.sheet.is_screen, made.is_offered, own.diagnostics
                )

    def _faults(self, item: Item, made: Draft, told: Iterable[Report]) -> Iterator[Diagnostic]:
        """Give the faults of a draft but at places of which something was told already."""
        if made.faults:
            tree = read_again(self._bench.begun.request.root, item.brief).tree
            for fault in made.faults:
                if not any(report.tells_of(tree.at(fault.path)) for report in told):
                    yield Diagnostic.of(fault.rule, tree.at(fault.path), fault.help, **fault.values)


def _size(root: Path, work_folder: Path, path: str) -> Size | None:
    """Measure a picture by its header, and where that does not tell, by opening it in another process."""
    facts = facts_of(root / path)
    if facts.width_px and facts.height_px:
        return Size(facts.width_px, facts.height_px)
    return next(iter(share([path], 1, partial(_size_in_worker, root, work_folder), apart=True)))[1]


def _size_in_worker(root: Path, work_folder: Path, path: str) -> Size | None:
    from banbao.photos.develop import start_libvips

    start_libvips(work_folder)
    from banbao.photos.originals import examine

    found = examine(root, path)
    return None if isinstance(found, Diagnostic) else Size(*found.full)
