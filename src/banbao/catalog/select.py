"""A catalog of everything in, the catalog of what is shown at a moment in an edition out."""

from collections.abc import Container, Mapping

from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Catalog, Everything, Item, Pages
from banbao.catalog.link import Reread
from banbao.catalog.mentions import mentions
from banbao.catalog.visibility import State, View, is_pinned, phase, state_of
from banbao.diagnostics import Diagnostic, Report
from banbao.model.base import Audience
from banbao.rules import LINK_TO_HIDDEN
from banbao.store import digest_of

_HIDDEN = "\0"
"""The title of what is not shown; no other has such a character."""


def _standing(brief: Brief, view: View) -> State:
    state = state_of(brief.terms, view)
    if brief.is_empty_in_public and state is not State.WITHDRAWN:
        # An album of which nothing may be shown is not shown; of one without pictures nothing can be.
        is_empty = view.edition is Audience.PUBLIC or not brief.published_files
        return State.HIDDEN if is_empty else state
    return state


def _named_in_text(brief: Brief, titles: Mapping[str, str], pages: Container[str]) -> str:
    """Say how what a text names is called now, and which of its links lead anywhere."""
    names = [titles.get(each, _HIDDEN) for each in brief.mentioned]
    if brief.site_links:
        names += [f"{uri}={uri in pages}" for uri in brief.site_links]
    return "\n".join(names)


def _item(brief: Brief, state: State, view: View, named: str) -> Item:
    terms, happening, went_up = brief.terms, brief.happening, brief.went_up
    pinned = terms.pinned_until is not None and is_pinned(terms, view)
    when = phase(happening, view) if happening else None
    is_up = went_up is not None and went_up <= view.seconds
    if brief.hides_files:
        named += f"\n{view.edition.value}"
    text = f"{brief.digest} {digest_of(named.encode())}" if named else brief.digest
    version = f"{text} {state}{' pinned' if pinned else ''}{' up' if is_up else ''} {when or ''}"
    return Item(brief, state, pinned, is_up, when, version, text)


def select(everything: Everything, view: View, reread: Reread, report: Report) -> Catalog:
    """Keep what the view shows; nothing else goes on to the pages.

    Args:
        everything: All records.
        view: The clock and the edition.
        reread: Reads a record once more, with all its places.
        report: Takes the links that lead to what is not shown now.
    """
    briefs = everything.briefs.values()
    standing = [(brief, state) for brief in briefs if (state := _standing(brief, view)) is not State.HIDDEN]
    titles = {brief.id: brief.title for brief, _ in standing}
    titles |= {f"unit:{unit.id}": unit.name for unit in everything.site.units}
    pages = Pages(titles)
    shown: dict[str, Item] = {}
    for brief, state in standing:
        named = _named_in_text(brief, titles, pages) if brief.mentioned or brief.site_links else ""
        shown[brief.id] = _item(brief, state, view, named)
        if _HIDDEN in named:
            _check_mentions(brief, everything, titles, reread, report)
    referrers = everything.referrers
    if len(shown) < len(everything.briefs):
        kept = ((target, tuple(each for each in ids if each in shown)) for target, ids in referrers.items())
        referrers = {target: ids for target, ids in kept if ids}
    return Catalog(everything.site, shown, referrers)


def _check_mentions(
    brief: Brief, everything: Everything, shown: Container[str], reread: Reread, report: Report
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
