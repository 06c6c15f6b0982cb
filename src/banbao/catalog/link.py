"""Entries in, a catalog out: identities and references are checked, and referrers are found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from banbao.catalog.catalog import Catalog, Item, in_order
from banbao.catalog.mentions import Mention, mentions
from banbao.catalog.references import FieldReference, references
from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.base import Audience, Part, Published
from banbao.model.kinds import KINDS
from banbao.model.plan import Plan
from banbao.model.site import Site
from banbao.rules import (
    ADDRESS_TAKEN,
    LINK_TO_INTERNAL,
    MISSING_FILE,
    SELF_REPLACEMENT,
    UNKNOWN_KIND,
    UNKNOWN_REFERENCE,
)
from banbao.source.faults import nearest, one_of
from banbao.source.records import Entry

_ADDRESSABLE = (*(name for name in KINDS if name != "site"), "unit")


def _unique(entries: Sequence[Entry[Part]], report: Report) -> dict[str, Entry[Part]]:
    """Keep the first entry at each address; addresses that differ only in case are one on many servers."""
    kept: dict[str, Entry[Part]] = {}
    for entry in entries:
        key = f"{entry.kind}:{entry.slug.lower()}"
        if key in kept:
            uri = f"{KINDS[entry.kind].folder}/{entry.slug}"
            report.add(Diagnostic.of(ADDRESS_TAKEN, Span(entry.source.path), uri=uri, other=kept[key].source.path))
        else:
            kept[key] = entry
    return {entry.id: entry for entry in kept.values()}


class _Targets:
    """What can be referred to."""

    def __init__(self, entries: dict[str, Entry[Part]], site: Site) -> None:
        self.slugs: dict[str, set[str]] = defaultdict(set)
        for entry in entries.values():
            self.slugs[entry.kind].add(entry.slug)
            if isinstance(entry.record, Plan):
                self.slugs["task-group"] |= {g.id for s in entry.record.sections for g in s.groups}
        self.slugs["unit"] |= {unit.id for unit in site.units}

    def fault(self, kind: str, slug: str, span: Span) -> Diagnostic | None:
        """Say what is wrong with a reference, if anything is."""
        if kind not in _ADDRESSABLE and kind != "task-group":
            return Diagnostic.of(UNKNOWN_KIND, span, nearest(kind, _ADDRESSABLE) or one_of(_ADDRESSABLE), kind=kind)
        if slug in self.slugs[kind]:
            return None
        known = sorted(self.slugs[kind])
        advice = nearest(slug, known) or (one_of(known) if 0 < len(known) <= 12 else None)
        return Diagnostic.of(UNKNOWN_REFERENCE, span, advice, kind=Message(KIND_NAMES[kind]), slug=slug)


KIND_NAMES = {
    "plan": N_("plan"),
    "principle": N_("principle"),
    "task": N_("task"),
    "measure": N_("measure"),
    "requirement": N_("requirement"),
    "notice": N_("notice"),
    "news": N_("news item"),
    "group": N_("group"),
    "activity": N_("activity"),
    "album": N_("album"),
    "video": N_("video"),
    "board": N_("board"),
    "survey": N_("survey"),
    "unit": N_("unit"),
    "task-group": N_("task group"),
}


def _check_fields(entry: Entry[Part], targets: _Targets, report: Report) -> Iterator[FieldReference]:
    for reference in references(entry.record):
        span = entry.tree.at(reference.path)
        if reference.kind == "file":
            if reference.slug not in entry.files:
                advice = nearest(reference.slug, entry.files)
                report.add(Diagnostic.of(MISSING_FILE, span, advice, name=reference.slug))
        elif fault := targets.fault(reference.kind, reference.slug, span):
            report.add(fault)
        else:
            yield reference


def _check_mentions(
    entry: Entry[Part], targets: _Targets, entries: dict[str, Entry[Part]], report: Report
) -> Iterator[Mention]:
    for mention in mentions(entry.body):
        span = entry.body_span(mention.line, mention.column, mention.length)
        target = entries.get(mention.id)
        if fault := targets.fault(mention.kind, mention.slug, span):
            report.add(fault)
        elif not _is_internal(entry) and target and _is_internal(target):
            report.add(Diagnostic.of(LINK_TO_INTERNAL, span, target=mention.id))
        else:
            yield mention


def _is_internal(entry: Entry[Part]) -> bool:
    return isinstance(entry.record, Published) and entry.record.audience is Audience.INTERNAL


def successor(record: Part) -> str | None:
    """Name what stands in a record's place, if anything does."""
    replaced_by: str | None = getattr(record, "replaced_by", None)
    if replaced_by is None and isinstance(record, Published) and record.withdrawn:
        return record.withdrawn.replaced_by
    return replaced_by


def _check_replacements(entries: dict[str, Entry[Part]], report: Report) -> None:
    for entry in entries.values():
        seen, place = {entry.id}, successor(entry.record)
        while place and place not in seen and place in entries:
            seen.add(place)
            place = successor(entries[place].record)
        if place == entry.id:
            path = ("replaced_by",) if ("replaced_by",) in entry.tree.values else ("withdrawn", "replaced_by")
            report.add(Diagnostic.of(SELF_REPLACEMENT, entry.tree.at(path)))


def link(entries: Sequence[Entry[Part]], report: Report) -> Catalog | None:
    """Bring all records together.

    Args:
        entries: What was read, in any order.
        report: Takes what does not fit together.

    Returns:
        A catalog of everything, whatever its state; None where there is no office to publish for.
    """
    site = next((entry.record for entry in entries if isinstance(entry.record, Site)), None)
    if site is None:
        return None
    kept = _unique([entry for entry in entries if entry.kind != "site"], report)
    targets = _Targets(kept, site)
    referrers: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in kept.values():
        named: list[FieldReference | Mention] = [
            *_check_fields(entry, targets, report),
            *_check_mentions(entry, targets, kept, report),
        ]
        for reference in named:
            if reference.id != entry.id:
                referrers[reference.id][entry.id] = None
    _check_replacements(kept, report)
    items = in_order({entry.id: Item(entry, entry.record) for entry in kept.values()})
    return Catalog(site, items, {target: tuple(ids) for target, ids in sorted(referrers.items())})
