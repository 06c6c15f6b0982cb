"""What is copied into a site as it is: the theme's assets, the office's emblem, the files beside records."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from banbao.catalog.addresses import emblem_uri, file_uri
from banbao.catalog.catalog import Catalog
from banbao.catalog.visibility import State
from banbao.outputs import Copy
from banbao.run import Begun
from banbao.source.tree import Stamp, is_settled
from banbao.store import digest_of_file
from banbao.text.texts import Note, Texts

Digests = dict[str, tuple[Stamp, str]]
"""Of the files beside records, by path, for as long as they stand as they do."""


def plan_copies(
    begun: Begun, catalog: Catalog, texts: Texts, notes: Mapping[str, Note], assets: Mapping[str, Path]
) -> tuple[tuple[Copy, ...], Digests]:
    """Plan what is copied.

    Args:
        begun: What lies in the content folder, and what the last run knew of it.
        catalog: What is shown.
        texts: Tells which files an edition may not show.
        notes: Tell which files the texts show.
        assets: The theme's published files.

    Returns:
        The copies; and the digests to remember.
    """
    digests = dict(begun.memory.digests)
    theme = (Copy(uri, path, digest_of_file(path)) for uri, path in assets.items())
    return (*theme, *_emblem(begun, digests), *_record_files(begun, catalog, texts, notes, digests)), digests


def _emblem(begun: Begun, digests: Digests) -> Iterator[Copy]:
    """Plan the copy of the office's own emblem."""
    for brief in begun.gathered.briefs:
        if brief.kind == "site":
            for name in brief.published_files:
                yield _copy(begun, digests, f"{brief.folder}/{name}", emblem_uri(name))


def _copy(begun: Begun, digests: Digests, path: str, uri: str) -> Copy:
    """Plan the copy of a file beside a record; its digest is remembered for as long as it stands as it does."""
    source, now_stamp = begun.request.root / path, begun.gathered.stamps[path]
    stamp, digest = digests.get(path, (None, ""))
    if stamp != now_stamp:
        now_ns = time.time_ns()
        digest = digest_of_file(source)
        if is_settled(now_stamp, now_ns):
            digests[path] = now_stamp, digest
    return Copy(uri, source, digest)


def _record_files(
    begun: Begun, catalog: Catalog, texts: Texts, notes: Mapping[str, Note], digests: Digests
) -> Iterator[Copy]:
    """Plan the copies of the pictures and attachments that shown records use; withdrawn ones use none any more."""
    for item_id, item in catalog.items.items():
        brief, files = item.brief, notes[item_id].files
        if not brief.files or item.state is State.WITHDRAWN:
            continue
        hidden = texts.hidden(item)
        for name in dict.fromkeys((*brief.published_files, *files)):
            if name not in brief.files or name in hidden:
                continue
            yield _copy(begun, digests, f"{brief.folder}/{name}", file_uri(brief.kind, brief.slug, name))
