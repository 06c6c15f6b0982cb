"""The texts of a catalog, rendered where they have to be and kept for the next build."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from banbao.board_rules import BLOCK_HIDDEN
from banbao.catalog.addresses import page_uri
from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.gather import open_body, open_record, read_again
from banbao.catalog.mentions import mentions
from banbao.catalog.visibility import State, hidden_files
from banbao.crew import share
from banbao.diagnostics import Diagnostic, Report, Span
from banbao.events import PageEvents
from banbao.language import N_, Progress, Translate
from banbao.model.base import Audience
from banbao.model.kinds import KINDS
from banbao.rules import UNUSED_FILE
from banbao.source.records import Manuscript, passage_of, written_by_itself
from banbao.store import Store
from banbao.text.body import Body, Renderer

_KEPT_AT_A_TIME = 256


class Note(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a build remembers of a rendered text."""

    text: str
    """What it was made from; see `Item`."""
    files: tuple[str, ...] = ()
    """The files beside the record to which it links."""
    pictures: tuple[str, ...] = ()
    """Those that it shows."""
    warnings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """Renders the texts of an edition."""

    root: Path
    catalog: Catalog
    edition: Audience
    store: Store
    renderer: Renderer
    events: PageEvents | None
    """What the host's other plugins do to texts."""

    def body(self, item: Item) -> Body:
        """Give a rendered text, from the store or made now; of a withdrawn record nothing is left to show."""
        body = self._kept(item) or self._render(item, Report())
        return Body("", "", (), body.files, body.pictures) if item.state is State.WITHDRAWN else body

    def _kept(self, item: Item) -> Body | None:
        data = self.store.get(item.body_key)
        try:
            return msgspec.msgpack.decode(data, type=Body) if data is not None else None
        except msgspec.MsgspecError:
            return None

    def hidden(self, item: Item) -> frozenset[str]:
        """Name the files beside a record that the edition may not show."""
        if not item.brief.hides_files or self.edition is Audience.INTERNAL:
            return frozenset()
        return hidden_files(open_record(self.root, item.brief, self.store), item.brief.files, self.edition)

    def _render(self, item: Item, report: Report) -> Body:
        brief = item.brief
        text, uri = open_body(self.root, brief), page_uri(brief.kind, brief.slug)
        if self.events:
            text = self.events.markdown(uri, brief.title, text)
        manuscript = written_by_itself(KINDS[brief.kind], brief.slug, brief.path, text, brief.files)
        found = Report()
        body = self.renderer.render(manuscript, found, self.hidden(item))
        if found.diagnostics:
            self.renderer.render(read_again(self.root, brief), report, self.hidden(item))
        if self.events is None:
            return body
        return Body.of(self.events.content(uri, brief.title, body.html), body.headings, body.files, body.pictures)

    def _one(self, item: Item) -> tuple[bytes, Note] | None:
        """Render a text; None where it has faults, which are told by who renders it again."""
        report = Report()
        body = self._render(item, report)
        _check_unused_files(item, body, report)
        if report.errors:
            return None
        return msgspec.msgpack.encode(body), Note(item.text, body.files, body.pictures, report.diagnostics)

    def passage(self, item: Item, field: tuple[str | int, ...], text: str, report: Report) -> Body:
        """Render Markdown that stands in a field of a record; its faults are told at their places.

        Args:
            item: The record.
            field: Where in the record it stands.
            text: What it says.
            report: Takes its faults, and the records that it names and that are not shown.
        """
        brief = item.brief
        alone = written_by_itself(KINDS[brief.kind], brief.slug, brief.path, text, brief.files)
        found = Report()
        body = self.renderer.render(alone, found)
        hidden = [each for each in mentions(text) if each.id not in self.catalog.page_ids]
        if found.diagnostics or hidden:
            placed = passage_of(read_again(self.root, brief), field, text)
            self.renderer.render(placed, report)
            for each in hidden:
                span = placed.body_span(each.line, each.column, each.length)
                report.add(Diagnostic.of(BLOCK_HIDDEN, span, target=each.id))
        return body

    def render_all(
        self, before: Mapping[str, Note], report: Report, workers: int, progress: Progress
    ) -> dict[str, Note]:
        """Render what is not kept yet.

        Args:
            before: What the last build remembered, by id.
            report: Takes every fault and warning, whether it was found now or before.
            workers: How many processes may work.
            progress: Told how many texts are rendered.

        Returns:
            What is to be remembered, by id.
        """
        notes, todo = {}, []
        for item_id, item in self.catalog.items.items():
            if (note := before.get(item_id)) and note.text == item.text:
                notes[item_id] = note
            else:
                todo.append(item)
        notes.update(self._rendered(todo, report, workers, progress))
        for note in notes.values():
            if note.warnings:
                report.add(*note.warnings)
        return notes

    def _rendered(
        self, todo: list[Item], report: Report, workers: int, progress: Progress
    ) -> Iterator[tuple[str, Note]]:
        kept: list[tuple[str, bytes]] = []
        for done, (place, result) in enumerate(share(todo, workers, self._one), 1):
            progress(N_("rendering texts"), done, len(todo))
            item = todo[place]
            if result is None:
                body = self._render(item, report)
                _check_unused_files(item, body, report)
                continue
            data, note = result
            kept.append((item.body_key, data))
            yield item.id, note
            if len(kept) >= _KEPT_AT_A_TIME:
                self.store.put(kept)
                kept.clear()
        self.store.put(kept)

    def review(self, manuscript: Manuscript, report: Report) -> None:
        """Tell the faults in the text of what did not make a record."""
        self.renderer.render(manuscript, report)


def _check_unused_files(item: Item, body: Body, report: Report) -> None:
    """Tell of files beside a record that neither its fields nor its text use; they are not published."""
    used = {*item.brief.named_files, *body.files, *body.pictures}
    for name in item.brief.files:
        if name not in used:
            report.add(Diagnostic.of(UNUSED_FILE, Span(f"{item.brief.folder}/{name}"), name=name))


def texts_of(
    root: Path, catalog: Catalog, edition: Audience, store: Store, translate: Translate, events: PageEvents | None
) -> Texts:
    """Prepare to render the texts of an edition."""
    return Texts(root, catalog, edition, store, Renderer(catalog, translate), events)
