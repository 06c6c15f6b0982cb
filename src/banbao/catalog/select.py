"""A catalog of everything in, the catalog of what is shown at a moment in an edition out."""

from collections.abc import Mapping

from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Catalog, Everything, Item, Pages
from banbao.catalog.link import Reread
from banbao.catalog.mentions import mentions
from banbao.catalog.visibility import State, View, is_pinned, phase, state_of
from banbao.diagnostics import Diagnostic, Report
from banbao.model.base import Audience
from banbao.model.site import Unit
from banbao.rules import LINK_TO_HIDDEN
from banbao.store import checksum


def _standing(brief: Brief, view: View) -> State:
    state = state_of(brief.terms, view)
    # An album of which nothing may be shown is not shown.
    if brief.is_empty_in_public and view.edition is Audience.PUBLIC and state is not State.WITHDRAWN:
        return State.HIDDEN
    return state


def _named_in_text(brief: Brief, shown: Mapping[str, Item], units: Mapping[str, Unit]) -> str:
    """Say how what a text names is called now, and which of its links lead anywhere."""
    names = []
    for each in brief.mentioned:
        item, unit = shown.get(each), units.get(each.removeprefix("unit:"))
        names.append(f"{each}={item.title if item else unit.name if unit else ''}")
    pages = Pages(shown, units)
    return "\n".join((*names, *(f"{uri}={uri in pages}" for uri in brief.site_links)))


def _with_text(item: Item, view: View, shown: Mapping[str, Item], units: Mapping[str, Unit]) -> Item:
    """Let an item's version follow what its text depends on beside the record."""
    brief = item.brief
    of_edition = view.edition.value if brief.hides_files else ""
    named = _named_in_text(brief, shown, units) if brief.mentioned or brief.site_links else ""
    if not (of_edition or named):
        return item
    mark = checksum(f"{of_edition}\0{named}".encode()).hex()[:16]
    return item._replace(version=f"{item.version} {mark}", body_key=f"{item.body_key} {mark}")


def _item(brief: Brief, state: State, view: View) -> Item:
    pinned = is_pinned(brief.terms, view)
    when = phase(brief.happening, view) if brief.happening else None
    is_up = brief.went_up is not None and brief.went_up <= view.seconds
    version = f"{brief.digest} {state} {pinned:d}{is_up:d}{when or ''}"
    return Item(brief, state, pinned, is_up, when, version, f"body {brief.kind} {brief.slug} {brief.digest}")


def select(everything: Everything, view: View, reread: Reread, report: Report) -> Catalog:
    """Keep what the view shows; nothing else goes on to the pages.

    Args:
        everything: All records.
        view: The clock and the edition.
        reread: Reads a record once more, with all its places.
        report: Takes the links that lead to what is not shown now.
    """
    units = {unit.id: unit for unit in everything.site.units}
    standing = ((item_id, brief, _standing(brief, view)) for item_id, brief in everything.briefs.items())
    bare = {item_id: _item(brief, state, view) for item_id, brief, state in standing if state is not State.HIDDEN}
    shown = {item_id: _with_text(item, view, bare, units) for item_id, item in bare.items()}
    for item in shown.values():
        if item.brief.mentioned:
            _check_mentions(item.brief, everything, shown, reread, report)
    referrers = {
        target: kept
        for target, ids in everything.referrers.items()
        if (kept := tuple(item_id for item_id in ids if item_id in shown))
    }
    return Catalog(everything.site, shown, referrers)


def _check_mentions(
    brief: Brief, everything: Everything, shown: Mapping[str, Item], reread: Reread, report: Report
) -> None:
    hidden = {
        target.id
        for each in brief.mentioned
        if each not in shown
        and (target := everything.briefs.get(each))
        and not (target.terms.internal and not brief.terms.internal)
    }
    if not hidden:
        return
    manuscript = reread(brief)
    for mention in mentions(manuscript.body):
        if mention.id in hidden:
            span = manuscript.body_span(mention.line, mention.column, mention.length)
            report.add(Diagnostic.of(LINK_TO_HIDDEN, span, target=mention.id))
