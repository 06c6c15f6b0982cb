"""Briefs in, a catalog of everything out: identities and references are checked, and referrers are found.

What is wrong is noticed in the briefs; only then is the record read again, to tell of it at its place.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from banbao.catalog.addresses import page_uri
from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Everything, in_order
from banbao.catalog.gather import Gathered
from banbao.catalog.mentions import mentions
from banbao.catalog.official import check_recipients
from banbao.catalog.references import references, references_in
from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.base import Published
from banbao.model.kinds import KIND_NAMES, KINDS
from banbao.model.plan import Plan
from banbao.model.site import Footer, Site
from banbao.rules import (
    ADDRESS_TAKEN,
    BAD_SLUG,
    LINK_TO_INTERNAL,
    MISSING_FILE,
    MISSING_IN_DRAFT,
    NOT_IN_PLAN,
    SELF_REPLACEMENT,
    STRAY_FILE,
    UNKNOWN_KIND,
    UNKNOWN_REFERENCE,
)
from banbao.source.faults import nearest, one_of
from banbao.source.records import Entry, Manuscript
from banbao.source.tree import RESERVED_SLUGS

Reread = Callable[[Brief], Manuscript]

_ADDRESSABLE = (*(name for name in KINDS if name != "site"), "unit")
_PLAN_PARTS = ("principle", "task", "measure", "requirement")
_PUT_IT_THERE = Message.of(N_("put the file into the record's folder, or write another name"))


def _path(each: Brief | Manuscript) -> str:
    return each.path if isinstance(each, Brief) else each.source.path


def _unique(read: Sequence[Brief | Manuscript], report: Report) -> dict[str, Brief | Manuscript]:
    """Keep the first at each address; addresses that differ only in case are one on many servers."""
    by_id = {each.id: each for each in read}
    if len(by_id) == len(read) and all(map(str.islower, by_id)):
        return by_id
    kept: dict[str, Brief | Manuscript] = {}
    # Those in small letters come first, so that they are the ones that are kept.
    for each in sorted(read, key=lambda each: each.slug != each.slug.lower()):
        other = kept.setdefault(each.id.lower(), each)
        if other is not each:
            uri = page_uri(each.kind, each.slug)
            report.add(Diagnostic.of(ADDRESS_TAKEN, Span(_path(each)), uri=uri, other=_path(other)))
    return {each.id: each for each in kept.values()}


class _Targets:
    """What can be referred to; where the office or the plan has faults, anything that it might define."""

    def __init__(self, read: Mapping[str, Brief | Manuscript], site: Site | None, plan: Plan | None) -> None:
        self.open: set[str] = set() if site else {"unit"}
        if not plan and "plan:plan" in read:
            self.open.add("task-group")
        units = {f"unit:{unit.id}" for unit in site.units} if site else set()
        groups = {f"task-group:{group.id}" for section in plan.sections for group in section.groups} if plan else set()
        self.pages = {*read, *units}
        self.ids = self.pages | groups

    @cached_property
    def slugs(self) -> defaultdict[str, set[str]]:
        """What can be referred to, by kind; only who tells of a fault asks."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for each in self.ids:
            kind, _, slug = each.partition(":")
            found[kind].add(slug)
        return found

    def _meant(self, written: str) -> Message:
        """Offer what was meant by a word that is no kind: a slug alone, a full-width colon, or a mistyped kind."""
        kinds = [kind for kind in _ADDRESSABLE if written in self.slugs[kind]]
        if kinds or "：" in written:
            return Message.of(N_("write `{id}`"), id=f"{kinds[0]}:{written}" if kinds else written.replace("：", ":"))
        return nearest(written, _ADDRESSABLE) or one_of(_ADDRESSABLE)

    def fault(self, kind: str, slug: str, span: Span, *, may_be_part: bool = True) -> Diagnostic | None:
        """Say what is wrong with a reference, if anything is; only fields may name parts that have no page."""
        if kind not in _ADDRESSABLE and not (kind == "task-group" and may_be_part):
            return Diagnostic.of(UNKNOWN_KIND, span, self._meant(kind), kind=kind)
        if slug in self.slugs[kind] or kind in self.open:
            return None
        known = sorted(self.slugs[kind])
        advice = nearest(slug, known) or (one_of(known) if 0 < len(known) <= 12 else None)
        return Diagnostic.of(UNKNOWN_REFERENCE, span, advice, kind=Message(KIND_NAMES[kind]), slug=slug)


def _check_fields(manuscript: Manuscript, targets: _Targets, report: Report) -> None:
    found = (
        references(manuscript.record)
        if isinstance(manuscript, Entry)
        else references_in(KINDS[manuscript.kind].model, manuscript.tree.data)
    )
    for reference in found:
        span = manuscript.tree.at(reference.path)
        if report.tells_of(span):
            continue
        if reference.kind == "file":
            if reference.slug not in manuscript.files:
                advice = nearest(reference.slug, manuscript.files) or _PUT_IT_THERE
                rule = MISSING_IN_DRAFT if _is_draft(manuscript) else MISSING_FILE
                report.add(Diagnostic.of(rule, span, advice, name=reference.slug))
        elif fault := targets.fault(reference.kind, reference.slug, span):
            report.add(fault)


def _check_mentions(
    manuscript: Manuscript, is_internal: bool, targets: _Targets, internal: frozenset[str], report: Report
) -> None:
    for mention in mentions(manuscript.body):
        span = manuscript.body_span(mention.line, mention.column, mention.length)
        if fault := targets.fault(mention.kind, mention.slug, span, may_be_part=False):
            report.add(fault)
        elif not is_internal and mention.id in internal:
            report.add(Diagnostic.of(LINK_TO_INTERNAL, span, target=mention.id))


def _is_draft(manuscript: Manuscript) -> bool:
    record = manuscript.record if isinstance(manuscript, Entry) else None
    return isinstance(record, Published) and record.draft


def _suspects(briefs: Mapping[str, Brief], targets: _Targets, internal: frozenset[str]) -> Iterator[Brief]:
    """Find the records with a reference or a file that is not there, or a link that may not be."""
    known, pages = targets.ids, targets.pages
    for brief in briefs.values():
        if (
            brief.lacks_files
            or (brief.named and not known.issuperset(brief.named))
            or (brief.mentioned and not pages.issuperset(brief.mentioned))
            or (internal and not brief.terms.internal and not internal.isdisjoint(brief.mentioned))
        ):
            yield brief


def _check_replacements(briefs: Mapping[str, Brief], reread: Reread, report: Report) -> None:
    for brief in briefs.values():
        if brief.successor is None:
            continue
        seen, place = {brief.id}, brief.successor
        while place and place not in seen and place in briefs:
            seen.add(place)
            place = briefs[place].successor or ""
        if place == brief.id:
            tree = reread(brief).tree
            path = ("replaced_by",) if ("replaced_by",) in tree.values else ("withdrawn", "replaced_by")
            report.add(Diagnostic.of(SELF_REPLACEMENT, tree.at(path)))


def _check_units(site: Site, office: Callable[[], Manuscript], report: Report) -> None:
    """Tell of units with one id, of which the second would have no page, and of ids that cannot be addresses."""
    seen: set[str] = set()
    for place, unit in enumerate(site.units):
        if unit.id in seen:
            manuscript = office()
            span = manuscript.tree.at(("units", place, "id"))
            uri = page_uri("unit", unit.id)
            report.add(Diagnostic.of(ADDRESS_TAKEN, span, uri=uri, other=manuscript.source.path))
        seen.add(unit.id)
        if unit.id in RESERVED_SLUGS:
            advice = Message.of(N_("call it `{name}`"), name=f"{unit.id}-1")
            span = office().tree.at(("units", place, "id"))
            report.add(Diagnostic.of(BAD_SLUG, span, advice, slug=unit.id))


def _check_emblem(office: Brief, reread: Callable[[], Manuscript], report: Report) -> None:
    """Tell of an emblem that is not there, and of pictures beside `site.yml` that are none."""
    for name in office.named_files:
        if name not in office.files:
            advice = nearest(name, office.files) or Message.of(
                N_("put the file beside `site.yml`, or write another name")
            )
            report.add(Diagnostic.of(MISSING_FILE, reread().tree.at(("identity", "emblem")), advice, name=name))
    for name in office.files:
        if name not in office.named_files:
            advice = Message.of(N_("put it into the folder of the record that uses it"))
            report.add(Diagnostic.of(STRAY_FILE, Span(f"{office.folder}/{name}"), advice, name=name))


def _check_plan(briefs: Mapping[str, Brief], plan: Plan | None, reread: Reread, report: Report) -> None:
    """Tell of parts of the plan that none of its sections holds; they would be found on no page."""
    held = {section.holds for section in plan.sections} if plan else set(_PLAN_PARTS)
    for brief in briefs.values():
        if brief.kind in _PLAN_PARTS and brief.kind not in held:
            kind = Message(KIND_NAMES[brief.kind])
            report.add(Diagnostic.of(NOT_IN_PLAN, reread(brief).source.span(1), kind=kind))


def _no_office() -> Site:
    """Stand in for an office whose file has faults, so that everything else can still be looked at."""
    return Site(
        office="-", short_name="-", title="-", description="-", url="http://site.invalid/", footer=Footer(sponsor="-")
    )


def _referrers(briefs: Iterable[Brief], targets: _Targets) -> dict[str, tuple[str, ...]]:
    """Tell which records name each that can be referred to, in the order of these."""
    found: dict[str, list[str]] = defaultdict(list)
    for brief in briefs:
        own, named = brief.id, brief.named
        for target in named:
            found[target].append(own)
        for target in brief.mentioned:
            if target not in named:
                found[target].append(own)
    return {target: tuple(ids) for target, ids in found.items() if target in targets.ids}


def link(gathered: Gathered, reread: Reread, report: Report) -> Everything:
    """Bring all records together.

    Args:
        gathered: What was read.
        reread: Reads a record once more, with all its places.
        report: Takes what does not fit together.

    Returns:
        A catalog of everything, whatever its state.
    """
    site, plan = gathered.site, gathered.plan
    read: list[Brief | Manuscript] = [*gathered.briefs, *gathered.faulty]
    kept = _unique([each for each in read if each.kind != "site"], report)
    targets = _Targets(kept, site, plan)
    briefs = {each.id: each for each in kept.values() if isinstance(each, Brief)}
    internal = frozenset(brief.id for brief in briefs.values() if brief.terms.internal)
    for brief in _suspects(briefs, targets, internal):
        manuscript = reread(brief)
        _check_fields(manuscript, targets, report)
        _check_mentions(manuscript, brief.terms.internal, targets, internal, report)
    for each in kept.values():
        if not isinstance(each, Brief):
            _check_fields(each, targets, report)
            _check_mentions(each, False, targets, internal, report)
    for manuscript in gathered.faulty:
        if manuscript.kind == "site":
            _check_fields(manuscript, targets, report)
    _check_replacements(briefs, reread, report)
    if site:
        office = next(brief for brief in gathered.briefs if brief.kind == "site")
        _check_units(site, lambda: reread(office), report)
        _check_emblem(office, lambda: reread(office), report)
        check_recipients(briefs.values(), site, reread, report)
    _check_plan(briefs, plan, reread, report)
    ordered = in_order(briefs.values(), plan)
    return Everything(site or _no_office(), plan, ordered, _referrers(ordered.values(), targets))
