"""What must stand in a folder, and how it is brought about: made when it may have changed, renamed into place."""

import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from banbao.crew import share
from banbao.folder import Folder, OutputError
from banbao.language import N_, Progress, silent
from banbao.source.tree import Stamp, stamp_of
from banbao.store import digest_of, digest_of_file, replacing, write_whole


@dataclass(frozen=True, slots=True)
class Page:
    """A file made from a template; the context is all that the template may know."""

    uri: str
    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Made:
    """A file whose bytes are at hand."""

    uri: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """A file copied as it is."""

    uri: str
    source: Path
    digest: str
    """Of its content, as `digest_of_file` makes it."""
    write: Callable[[Path, str], None] | None = None
    """How it is written where it is not copied to the last byte; the digest then stands for what comes of it."""
    is_kept: bool = False
    """Whether the source is what a build made for the next; where it is damaged it is dropped, to be made again."""


class Drawn(NamedTuple):
    """What comes of a drawing."""

    content: bytes
    reads: tuple[str, ...]
    """The questions whose answers it follows from."""
    leaves: Any = None
    """What later drawings can use; it must pickle."""


class Stand(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How a file of ours stood after the last build."""

    digest: str
    stamp: Stamp
    reads: tuple[int, ...] | None = None
    """What it was drawn from: places in the ledger's questions; None where it was copied."""


class Ledger(msgspec.Struct, frozen=True, array_like=True):
    """What the last build left in a folder, and what it was made from."""

    base: str = ""
    """Digest of what all drawings depend on."""
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    """What was answered, in the same order, in few characters."""
    outputs: dict[str, Stand] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawings:
    """What is drawn, in rounds: what a later round names stands when it is drawn."""

    rounds: Sequence[Sequence[str]]
    """Addresses."""
    is_fresh: Callable[[Stand], bool]
    """Tells whether a drawing that stands would come out as it did."""
    draw: Callable[[str], Drawn]
    leave: Callable[[str, Any], None]
    """Takes what a drawing leaves, before those of later rounds begin."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did."""

    made: tuple[str, ...]
    """What came out different; files that came out as they were are not written."""
    kept: int
    removed: tuple[str, ...]


def stands(path: Path, stand: Stand) -> bool:
    """Tell whether a file is as the last build left it."""
    try:
        return stamp_of(path.stat()) == stand.stamp
    except OSError:
        return False


class Written(NamedTuple):
    """How a file stands that was made now."""

    digest: str
    stamp: Stamp
    reads: tuple[str, ...] | None
    """The questions whose answers it follows from; None where it was copied."""
    is_new: bool
    leaves: Any = None


@dataclass(frozen=True, slots=True)
class _Bringing:
    """One run that brings a folder about."""

    folder: Folder
    before: Mapping[str, Stand]

    def stands(self, uri: str) -> Stand | None:
        """Tell how a file of the last build stands, if it is still what it was."""
        stand, stamp = self.before.get(uri), self.folder.files.get(uri)
        if stand is None or stamp is None:
            return None
        if stand.stamp == stamp:
            return stand
        # Copied, moved or touched, it may be the same nevertheless.
        if stamp[0] == stand.stamp[0] and digest_of_file(self.folder.out / uri) == stand.digest:
            return Stand(stand.digest, stamp, stand.reads)
        return None

    def write(self, made: tuple[str, Drawn]) -> Written:
        """Write what was drawn for an address, unless it stands already."""
        uri, drawn = made
        digest, stand = digest_of(drawn.content), self.stands(uri)
        if stand and stand.digest == digest:
            return Written(digest, stand.stamp, drawn.reads, is_new=False, leaves=drawn.leaves)
        path = f"{self.folder.out}/{uri}"
        if uri not in self.folder.files:
            self.folder.make_room(uri)
        write_whole(path, drawn.content)
        return Written(digest, stamp_of(os.stat(path)), drawn.reads, is_new=True, leaves=drawn.leaves)

    def copy(self, copy: Copy) -> Written:
        """Copy a file, however large."""
        stand, path = self.stands(copy.uri), f"{self.folder.out}/{copy.uri}"
        if stand and stand.digest == copy.digest:
            return Written(copy.digest, stand.stamp, None, is_new=False)
        if copy.uri not in self.folder.files:
            self.folder.make_room(copy.uri)
        if copy.write:
            copy.write(copy.source, path)
            return Written(copy.digest, stamp_of(os.stat(path)), None, is_new=True)
        with replacing(path) as aside:
            shutil.copyfile(copy.source, aside)
            if digest_of_file(Path(aside)) != copy.digest:
                if copy.is_kept:
                    copy.source.unlink()
                raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(copy.source))
        return Written(copy.digest, stamp_of(os.stat(path)), None, is_new=True)


def stands_still(out: Path, before: Mapping[str, Stand]) -> bool:
    """Tell whether a folder is, to the last file, as the last build left it."""
    try:
        folder = Folder.look(out)
    except OutputError:
        return False
    stamps = {uri: stand.stamp for uri, stand in before.items()}
    is_named = folder.named is not None and folder.named.keys() == stamps.keys()
    return folder.files == stamps and is_named and not (folder.links or folder.asides)


def bring_about(
    out: Path,
    kept: Mapping[str, Stand],
    copies: Sequence[Copy],
    drawings: Drawings,
    before: Mapping[str, Stand],
    workers: int = 1,
    progress: Progress = silent,
) -> tuple[Changes, dict[str, Written | Stand]]:
    """Bring a folder to hold exactly the planned files.

    Args:
        out: The folder.
        kept: What stands in it and is to go on standing.
        copies: What is copied into it.
        drawings: What is drawn.
        before: How the files of the last build stood.
        workers: How many processes may draw.
        progress: Told how many of the files are made.

    Returns:
        What was made, kept and removed; and how each file stands now.

    Raises:
        OutputError: The folder holds somebody else's files.
        OSError: A file cannot be written; all that stand are whole.
    """
    folder = Folder.look(out)
    planned = {*kept, *(copy.uri for copy in copies), *(uri for each in drawings.rounds for uri in each)}
    folder.take(planned, before.keys())
    bringing = _Bringing(folder, before)
    stands: dict[str, Written | Stand] = dict(kept)
    made: list[str] = []
    for copy in copies:
        stands[copy.uri] = written = bringing.copy(copy)
        made += [copy.uri] * written.is_new
    for each in drawings.rounds:
        stale = []
        for uri in each:
            stand = bringing.stands(uri)
            if stand is not None and drawings.is_fresh(stand):
                stands[uri] = stand
            else:
                stale.append(uri)
        work = share(stale, workers, lambda uri: (uri, drawings.draw(uri)), bringing.write)
        for done, (place, written) in enumerate(work, 1):
            uri = stale[place]
            stands[uri] = written._replace(leaves=None)
            made += [uri] * written.is_new
            drawings.leave(uri, written.leaves)
            progress(N_("making pages"), done, len(stale))
    removed = folder.remove_all_but(planned)
    folder.note(planned)
    return Changes(tuple(made), len(planned) - len(made), removed), stands
