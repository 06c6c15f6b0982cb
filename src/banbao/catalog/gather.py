"""A content folder in, all its briefs out; a file is opened only when it is not as it was."""

import errno
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from banbao.catalog.brief import Brief, brief_of, counts_of, digest_of_read, found_in_folder
from banbao.catalog.official import review_official
from banbao.crew import share
from banbao.diagnostics import Diagnostic, Report
from banbao.language import N_, Progress
from banbao.model.base import Part
from banbao.model.culture import Survey
from banbao.model.kinds import KINDS
from banbao.model.plan import Plan
from banbao.model.site import Site
from banbao.source.records import Entry, Manuscript, body_of
from banbao.source.text_files import read_text
from banbao.source.tree import Found, Stamp, find, is_settled, read
from banbao.store import Store

_KEPT_AT_A_TIME = 512
_LOOKED_INTO = ("site", "plan", "group")
"""The kinds of which more is asked than briefs can answer."""
_OF_FOLDERS = frozenset(kind.name for kind in KINDS.values() if kind.shows_folder)


class Known(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was read of a file, and how it stood then."""

    stamps: tuple[Stamp, ...]
    """Empty where it might have changed since without a trace."""
    brief: Brief
    warnings: tuple[Diagnostic, ...] = ()


class Memory(msgspec.Struct, frozen=True, array_like=True):
    """What the last build knew of the content; the same for all editions."""

    files: dict[str, Known] = msgspec.field(default_factory=dict)
    """By path."""
    slugs: dict[str, str] = msgspec.field(default_factory=dict)
    """How words are called in addresses."""
    digests: dict[str, tuple[Stamp, str]] = msgspec.field(default_factory=dict)
    """Of published files, by path."""
    state: str = ""
    """Another one whenever the files are others, so that who built from them knows whether these are still the same."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that lies in the content folder."""

    briefs: tuple[Brief, ...]
    """Of the records that can be read, in the order of kinds and file names."""
    faulty: tuple[Manuscript, ...]
    """What could be read of the others."""
    site: Site | None
    plan: Plan | None
    known: dict[str, Known]
    """For the next build."""
    stamps: Mapping[str, Stamp]
    """How the files beside records stand, by path relative to the project."""
    is_as_it_was: bool
    """Whether all of this was known, and no more."""
    is_restructured: bool
    """Whether more is new than titles, texts and other things that only the records themselves show."""


class _Read(msgspec.Struct, frozen=True):
    """A record as it is kept: the fields as they were written or found in its folder, and counts of files beside it."""

    data: dict[str, object]
    counts: tuple[tuple[int, ...], ...]


def record_key(brief: Brief) -> str:
    """Name what is kept of a record."""
    return f"record {brief.kind} {brief.digest}"


def _keep(entry: Entry[Part]) -> bytes:
    return msgspec.msgpack.encode(_read_of(entry))


def _read_of(entry: Entry[Part]) -> _Read:
    return _Read(entry.tree.data | found_in_folder(entry.record), counts_of(entry.record))


def _known_slugs(memory: Memory) -> dict[str, str]:
    """Tell what folders whose names are no addresses were called; to find that out again takes longer than all else."""
    folders = (known.brief for known in memory.files.values() if known.brief.kind in _OF_FOLDERS)
    return {brief.folder.rsplit("/", 1)[1]: brief.slug for brief in folders if brief.has_folder}


def _reviewed(root: Path, found: Found, report: Report) -> Manuscript:
    manuscript = read(root, found, report)
    if manuscript.kind == "notice":
        review_official(manuscript, report)
    return manuscript


def _read_one(root: Path, found: Found) -> tuple[Brief, bytes, tuple[Diagnostic, ...]] | None:
    """Read a record; None where it has faults, which are told by who reads it again."""
    report = Report()
    manuscript = _reviewed(root, found, report)
    if not isinstance(manuscript, Entry) or report.errors:
        return None
    return brief_of(manuscript), _keep(manuscript), report.diagnostics


def _changed(
    root: Path, found: list[Found], store: Store, workers: int, progress: Progress
) -> Iterator[tuple[Found, Known]]:
    """Read what changed; what can be read is kept, so that it need not be read again."""
    now_ns = time.time_ns()
    kept: list[tuple[str, bytes]] = []
    for done, (place, result) in enumerate(share(found, workers, partial(_read_one, root)), 1):
        progress(N_("reading records"), done, len(found))
        if result is None:
            continue
        brief, text, warnings = result
        can_be_known = all(is_settled(stamp, now_ns) for stamp in found[place].stamps)
        kept.append((record_key(brief), text))
        yield found[place], Known(found[place].stamps if can_be_known else (), brief, warnings)
        if len(kept) >= _KEPT_AT_A_TIME:
            store.put(kept)
            kept.clear()
    store.put(kept)


def _still_known(found: Found, memory: Memory) -> Known | None:
    """Remember what was read of a record, if its files stand as they did."""
    known = memory.files.get(found.path)
    if known is None or known.stamps != found.stamps:
        return None
    brief = known.brief
    return known if brief.files == found.files and brief.has_folder == found.has_folder else None


def gather(root: Path, memory: Memory, store: Store, report: Report, workers: int, progress: Progress) -> Gathered:
    """Read what changed since the last build, and remember the rest.

    Args:
        root: The project's folder.
        memory: What the last build knew.
        store: Keeps the records themselves.
        report: Takes every fault and warning of every file, whether it was read now or before.
        workers: How many processes may read.
        progress: Told how many of the changed records are read.
    """
    places = find(root, report, _known_slugs(memory))
    before = [_still_known(found, memory) for found in places]
    changed = [found for found, each in zip(places, before, strict=True) if each is None]
    now = {found.path: each for found, each in _changed(root, changed, store, workers, progress)}
    faulty = [_reviewed(root, found, report) for found in changed if found.path not in now]
    known = {
        found.path: each
        for found, kept in zip(places, before, strict=True)
        if (each := kept or now.get(found.path)) is not None
    }
    for each in known.values():
        if each.warnings:
            report.add(*each.warnings)
    briefs = tuple([each.brief for each in known.values()])
    singles = {brief.kind: brief for brief in briefs if brief.kind in ("site", "plan")}
    site, plan = (open_record(root, singles[kind], store) if kind in singles else None for kind in ("site", "plan"))
    stamps = {
        f"{found.folder}/{name}": stamp
        for found in places
        if found.files
        for name, stamp in zip(found.files, found.stamps[1:], strict=True)
    }
    return Gathered(
        briefs,
        tuple(faulty),
        site if isinstance(site, Site) else None,
        plan if isinstance(plan, Plan) else None,
        known,
        stamps,
        is_as_it_was=not changed and len(known) == len(memory.files),
        is_restructured=len(known) != len(memory.files) or not all(_is_alike(each, memory, known) for each in changed),
    )


def _is_alike(found: Found, memory: Memory, known: Mapping[str, Known]) -> bool:
    """Tell whether a record that changed is still the same to all others but for its title and its version."""
    before, now = memory.files.get(found.path), known.get(found.path)
    if before is None or now is None or found.kind in _LOOKED_INTO or found.files or before.brief.files:
        return False
    return msgspec.structs.replace(now.brief, title=before.brief.title, digest=before.brief.digest) == before.brief


def found_again(brief: Brief) -> Found:
    """Tell where a record stands, to read it once more."""
    return Found(brief.kind, brief.slug, brief.path, brief.has_folder, brief.files, ())


def read_again(root: Path, brief: Brief) -> Manuscript:
    """Read a record with every place in it, to tell of a fault that only shows among others."""
    return read(root, found_again(brief), Report())


def _kept(root: Path, brief: Brief, store: Store) -> _Read:
    if (data := store.get(record_key(brief))) is not None:
        try:
            return msgspec.msgpack.decode(data, type=_Read)
        except msgspec.MsgspecError:
            pass
    return _read_of(_entry_again(root, brief))


def _entry_again(root: Path, brief: Brief) -> Entry[Part]:
    """Read a record that was read before, when it was well.

    Raises:
        OSError: It is not what it was any more.
    """
    entry = read_again(root, brief)
    if not isinstance(entry, Entry) or brief_of(entry).digest != brief.digest:
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(root / brief.path))
    return entry


def open_record(root: Path, brief: Brief, store: Store) -> Part:
    """Open a record, as its file says."""
    kept = _kept(root, brief, store)
    record = KINDS[brief.kind].model.model_validate(kept.data)
    if isinstance(record, Survey) and any(kept.counts):
        questions = zip(record.questions, kept.counts, strict=True)
        counted = tuple(question.model_copy(update={"counts": counts}) for question, counts in questions)
        return record.model_copy(update={"questions": counted})
    return record


def open_body(root: Path, brief: Brief) -> str:
    """Give a record's Markdown.

    Raises:
        OSError: The file is not what it was any more.
    """
    if brief.path.endswith("/"):
        return ""
    source = read_text(root / brief.path, brief.path, Report())
    if digest_of_read(source, brief.files, brief.found, has_folder=brief.has_folder) == brief.digest:
        return body_of(source)
    return _entry_again(root, brief).body
