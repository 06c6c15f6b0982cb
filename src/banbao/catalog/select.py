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
from banbao.store import checksum

_WORDS = {state: state.value for state in State}
_HIDDEN = "\0"
"""The title of what is not shown; no other has such a character."""


def _standing(brief: Brief, view: View) -> State:
    state = state_of(brief.terms, view)
    # An album of which nothing may be shown is not shown; of one without pictures nothing can be.
    is_empty = brief.is_empty_in_public and (view.edition is Audience.PUBLIC or not brief.published_files)
    if is_empty and state is not State.WITHDRAWN:
        return State.HIDDEN
    return state


def _named_in_text(brief: Brief, titles: Mapping[str, str], pages: Container[str]) -> str:
    """Say how what a text names is called now, and which of its links lead anywhere."""
    names = [titles.get(each, _HIDDEN) for each in brief.mentioned]
    if brief.site_links:
        names += [f"{uri}={uri in pages}" for uri in brief.site_links]
    return "\n".join(names)


def _item(brief: Brief, state: State, view: View, named: str) -> Item:
    terms, happening, went_up, digest = brief.terms, brief.happening, brief.went_up, brief.digest
    pinned = terms.pinned_until is not None and is_pinned(terms, view)
    when = phase(happening, view) if happening else None
    is_up = went_up is not None and went_up <= view.seconds
    version = f"{digest} {_WORDS[state]} {pinned:d}{is_up:d}{when or ''}"
    body_key = f"{brief.id} {digest}"
    if brief.hides_files:
        named += f"\n{view.edition.value}"
    if named:
        mark = checksum(named.encode()).hex()
        version, body_key = f"{version} {mark}", f"{body_key} {mark}"
    return Item(brief, state, pinned, is_up, when, version, body_key)


def select(everything: Everything, view: View, reread: Reread, report: Report) -> Catalog:
    """Keep what the view shows; nothing else goes on to the pages.

    Args:
        everything: All records.
        view: The clock and the edition.
        reread: Reads a record once more, with all its places.
        report: Takes the links that lead to what is not shown now.
    """
    standing = ((brief, _standing(brief, view)) for brief in everything.briefs.values())
    states = {brief.id: state for brief, state in standing if state is not State.HIDDEN}
    titles = {item_id: everything.briefs[item_id].title for item_id in states}
    titles |= {f"unit:{unit.id}": unit.name for unit in everything.site.units}
    pages = Pages(titles)
    shown: dict[str, Item] = {}
    for item_id, state in states.items():
        brief = everything.briefs[item_id]
        named = _named_in_text(brief, titles, pages) if brief.mentioned or brief.site_links else ""
        shown[item_id] = _item(brief, state, view, named)
        if _HIDDEN in named:
            _check_mentions(brief, everything, states, reread, report)
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
