"""A catalog of everything in, the catalog of what is shown at a moment in an edition out."""

from collections.abc import Iterator

from banbao.catalog.catalog import Catalog, Item, in_order
from banbao.catalog.mentions import mentions
from banbao.catalog.visibility import State, View, is_internal, is_pinned, redact, state_of
from banbao.diagnostics import Diagnostic, Report
from banbao.model.base import Part
from banbao.rules import LINK_TO_HIDDEN


def _visible(catalog: Catalog, view: View) -> Iterator[Item[Part]]:
    for item in catalog.items.values():
        state = state_of(item.record, view)
        record = redact(item.record, view)
        if state is not State.HIDDEN and record is not None:
            yield Item(item.entry, record, state, is_pinned(record, view))


def select(catalog: Catalog, view: View, report: Report) -> Catalog:
    """Keep what the view shows; nothing else goes on to the pages.

    Args:
        catalog: Everything.
        view: The clock and the edition.
        report: Takes the links that lead to what is not shown now.
    """
    shown = in_order({item.id: item for item in _visible(catalog, view)})
    for item in shown.values():
        for mention in mentions(item.entry.body):
            target = catalog.items.get(mention.id)
            if target and mention.id not in shown and not (is_internal(target.record) and not is_internal(item.record)):
                span = item.entry.body_span(mention.line, mention.column, mention.length)
                report.add(Diagnostic.of(LINK_TO_HIDDEN, span, target=mention.id))
    referrers = {
        target: kept
        for target, ids in catalog.referrers.items()
        if (kept := tuple(item_id for item_id in ids if item_id in shown))
    }
    return Catalog(catalog.site, shown, referrers)
