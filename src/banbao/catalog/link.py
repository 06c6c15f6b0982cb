"""Entries in, a catalog out: identities and references are checked, and referrers are found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from banbao.catalog.addresses import page_uri
from banbao.catalog.catalog import Catalog, Item, in_order
from banbao.catalog.mentions import Mention, mentions
from banbao.catalog.references import FieldReference, references, references_in
from banbao.catalog.visibility import is_internal
from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.base import Part, Published
from banbao.model.kinds import KIND_NAMES, KINDS
from banbao.model.plan import Plan, PlanPart
from banbao.model.site import Footer, Site
from banbao.rules import (
    ADDRESS_TAKEN,
    BAD_SLUG,
    LINK_TO_INTERNAL,
    MISSING_FILE,
    MISSING_IN_DRAFT,
    NOT_IN_PLAN,
    SELF_REPLACEMENT,
    UNKNOWN_KIND,
    UNKNOWN_REFERENCE,
)
from banbao.source.faults import nearest, one_of
from banbao.source.records import Entry, Manuscript
from banbao.source.tree import RESERVED_SLUGS

_ADDRESSABLE = (*(name for name in KINDS if name != "site"), "unit")


def _unique(read: Sequence[Manuscript], report: Report) -> dict[str, Manuscript]:
    """Keep the first at each address; addresses that differ only in case are one on many servers."""
    kept: dict[str, Manuscript] = {}
    for manuscript in sorted(read, key=lambda each: each.slug != each.slug.lower()):
        other = kept.setdefault(manuscript.id.lower(), manuscript)
        if other is not manuscript:
            uri = page_uri(manuscript.kind, manuscript.slug)
            span = Span(manuscript.source.path)
            report.add(Diagnostic.of(ADDRESS_TAKEN, span, uri=uri, other=other.source.path))
    return {manuscript.id: manuscript for manuscript in kept.values()}


class _Targets:
    """What can be referred to; where the office or the plan has faults, anything that it might define."""

    def __init__(self, read: Mapping[str, Manuscript], site: Site | None) -> None:
        self.slugs: dict[str, set[str]] = defaultdict(set)
        self.open: set[str] = set() if site else {"unit"}
        for manuscript in read.values():
            self.slugs[manuscript.kind].add(manuscript.slug)
            plan = manuscript.record if isinstance(manuscript, Entry) else None
            if isinstance(plan, Plan):
                self.slugs["task-group"] |= {group.id for section in plan.sections for group in section.groups}
            elif manuscript.kind == "plan":
                self.open.add("task-group")
        self.slugs["unit"] |= {unit.id for unit in site.units} if site else set()

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


_PUT_IT_THERE = Message.of(N_("put the file into the record's folder, or write another name"))


def _check_fields(manuscript: Manuscript, targets: _Targets, report: Report) -> Iterator[FieldReference]:
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
        else:
            yield reference


def _check_mentions(
    manuscript: Manuscript, targets: _Targets, read: Mapping[str, Manuscript], report: Report
) -> Iterator[Mention]:
    for mention in mentions(manuscript.body):
        span = manuscript.body_span(mention.line, mention.column, mention.length)
        if fault := targets.fault(mention.kind, mention.slug, span, may_be_part=False):
            report.add(fault)
        elif not _is_internal(manuscript) and _is_internal(read.get(mention.id)):
            report.add(Diagnostic.of(LINK_TO_INTERNAL, span, target=mention.id))
        else:
            yield mention


def _is_draft(manuscript: Manuscript) -> bool:
    record = manuscript.record if isinstance(manuscript, Entry) else None
    return isinstance(record, Published) and record.draft


def _is_internal(manuscript: Manuscript | None) -> bool:
    return isinstance(manuscript, Entry) and is_internal(manuscript.record)


def successor(record: Part) -> str | None:
    """Name what stands in a record's place, if anything does."""
    replaced_by: str | None = getattr(record, "replaced_by", None)
    if replaced_by is None and isinstance(record, Published) and record.withdrawn:
        return record.withdrawn.replaced_by
    return replaced_by


def _check_replacements(entries: Mapping[str, Entry[Part]], report: Report) -> None:
    for entry in entries.values():
        seen, place = {entry.id}, successor(entry.record)
        while place and place not in seen and place in entries:
            seen.add(place)
            place = successor(entries[place].record)
        if place == entry.id:
            path = ("replaced_by",) if ("replaced_by",) in entry.tree.values else ("withdrawn", "replaced_by")
            report.add(Diagnostic.of(SELF_REPLACEMENT, entry.tree.at(path)))


def _check_units(read: Sequence[Manuscript], report: Report) -> None:
    """Tell of units with one id; the second would have no page."""
    for manuscript in read:
        if isinstance(manuscript, Entry) and isinstance(manuscript.record, Site):
            seen: set[str] = set()
            for place, unit in enumerate(manuscript.record.units):
                if unit.id in seen:
                    span = manuscript.tree.at(("units", place, "id"))
                    uri = page_uri("unit", unit.id)
                    report.add(Diagnostic.of(ADDRESS_TAKEN, span, uri=uri, other=manuscript.source.path))
                seen.add(unit.id)
                if unit.id in RESERVED_SLUGS:
                    advice = Message.of(N_("call it `{name}`"), name=f"{unit.id}-1")
                    span = manuscript.tree.at(("units", place, "id"))
                    report.add(Diagnostic.of(BAD_SLUG, span, advice, slug=unit.id))


def _check_plan(entries: Mapping[str, Entry[Part]], report: Report) -> None:
    """Tell of parts of the plan that none of its sections holds; they would be found on no page."""
    plan = next((entry.record for entry in entries.values() if isinstance(entry.record, Plan)), None)
    held = {section.holds for section in plan.sections} if plan else set()
    for entry in entries.values():
        if plan and isinstance(entry.record, PlanPart) and entry.kind not in held:
            kind = Message(KIND_NAMES[entry.kind])
            report.add(Diagnostic.of(NOT_IN_PLAN, entry.source.span(1), kind=kind))


_NO_OFFICE = Site(
    office="-", short_name="-", title="-", description="-", url="http://site.invalid/", footer=Footer(sponsor="-")
)
"""Stands in for an office whose file has faults, so that everything else can still be looked at."""


def link(read: Sequence[Manuscript], report: Report) -> Catalog:
    """Bring all records together.

    Args:
        read: What was read, in any order.
        report: Takes what does not fit together.

    Returns:
        A catalog of everything, whatever its state.
    """
    offices = (each.record for each in read if isinstance(each, Entry))
    site = next((record for record in offices if isinstance(record, Site)), None)
    kept = _unique([manuscript for manuscript in read if manuscript.kind != "site"], report)
    targets = _Targets(kept, site)
    named: dict[str, set[str]] = {}
    for manuscript in kept.values():
        in_fields = {reference.id for reference in _check_fields(manuscript, targets, report)}
        in_text = {mention.id for mention in _check_mentions(manuscript, targets, kept, report)}
        named[manuscript.id] = (in_fields | in_text) - {manuscript.id}
    entries = {manuscript.id: manuscript for manuscript in kept.values() if isinstance(manuscript, Entry)}
    _check_replacements(entries, report)
    _check_units(read, report)
    _check_plan(entries, report)
    items = in_order({entry.id: Item(entry, entry.record) for entry in entries.values()})
    referrers: dict[str, list[str]] = defaultdict(list)
    for item_id in items:
        for target in named[item_id]:
            referrers[target].append(item_id)
    return Catalog(site or _NO_OFFICE, items, {target: tuple(ids) for target, ids in sorted(referrers.items())})
