"""What must stand in a folder, and how it is brought about: made when it may have changed, renamed into place."""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from banbao.crew import share
from banbao.diagnostics import Message
from banbao.language import N_, Progress, silent
from banbao.source.tree import Stamp, stamp_of
from banbao.store import ASIDE, checksum, replacing, write_whole

_NAMES = ".banbao-files"
"""The names of the files that are ours, kept in the folder itself, so that it is known for ours wherever it goes."""
_COPIED_AT_A_TIME = 1 << 20


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
    reads: tuple[int, ...] = ()
    """What it was drawn from: places in the ledger's questions."""


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


class OutputError(Exception):
    """The output folder cannot be used; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        self.message = message
        super().__init__(message.template)


def digest_of(content: bytes) -> str:
    """Digest the content of a file."""
    return checksum(content).hex()


def digest_of_file(path: Path) -> str:
    """Digest the content of a file of any size."""
    total = blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(_COPIED_AT_A_TIME):
            total.update(piece)
    return total.hexdigest()


def stands(path: Path, stand: Stand) -> bool:
    """Tell whether a file is as the last build left it."""
    try:
        return stamp_of(path.stat()) == stand.stamp
    except OSError:
        return False


@dataclass(slots=True)
class _Folder:
    """An output folder as it stands; what begins with a dot is the web administrator's, and is passed over."""

    out: Path
    files: dict[str, Stamp] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    """Each with a slash at its end."""
    links: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    named: set[str] | None = None
    """The files that are ours by the list in the folder; None where there is none that is whole."""

    @classmethod
    def look(cls, out: Path) -> "_Folder":
        """Find everything in a folder.

        Raises:
            OutputError: It is a file.
        """
        if out.exists() and not out.is_dir():
            raise OutputError(Message.of(N_("`{out}` is not a folder"), out=out))
        folder = cls(out)
        if out.exists():
            folder._walk(str(out), "")
            folder.named = folder._read_names()
        return folder

    def _walk(self, path: str, prefix: str) -> None:
        with os.scandir(path) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    if name.startswith(ASIDE):
                        self.asides.append(prefix + name)
                elif entry.is_symlink():
                    self.links.append(prefix + name)
                elif entry.is_dir():
                    self.folders.add(f"{prefix}{name}/")
                    self._walk(entry.path, f"{prefix}{name}/")
                else:
                    self.files[prefix + name] = stamp_of(entry.stat())

    def _read_names(self) -> set[str] | None:
        try:
            data = (self.out / _NAMES).read_bytes()
        except OSError:
            return None
        head, _, names = data.partition(b"\n")
        return set(names.decode().split("\n")) if head == checksum(names).hex().encode() else None

    def make_room(self, uri: str) -> None:
        """Clear what stands in the way of a new file: a folder of its name, or a file where its folder must be."""
        path = self.out / uri
        if f"{uri}/" in self.folders:
            if any(inner.name.startswith(".") and not inner.name.startswith(ASIDE) for inner in path.rglob("*")):
                text = N_("`{path}` must become a file, but holds files that begin with a dot")
                raise OutputError(Message.of(text, path=path))
            shutil.rmtree(path)
        folder = uri[: uri.rfind("/") + 1]
        if not folder or folder in self.folders:
            return
        for above in Path(folder).parents:
            if above.as_posix() in self.files:
                (self.out / above).unlink(missing_ok=True)
        if folder[:-1] in self.files:
            (self.out / folder[:-1]).unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.folders.add(folder)

    def note(self, uris: set[str]) -> None:
        """Write the list of the files that are ours."""
        if uris != self.named:
            self.out.mkdir(parents=True, exist_ok=True)
            names = "\n".join(sorted(uris)).encode()
            write_whole(f"{self.out}/{_NAMES}", checksum(names).hex().encode() + b"\n" + names)
            self.named = set(uris)

    def take(self, planned: set[str], before: Mapping[str, Stand]) -> None:
        """Take the folder for ours, unless there are files that are neither planned nor left there by a build of ours.

        Raises:
            OutputError: There are such files; they may be somebody's work, and nothing of ours should stand among them.
        """
        is_ours = bool(before) or self.named is not None
        ours = planned | before.keys() | (self.named or set())
        strange = sorted(uri for uri in self.files if not is_ours or uri not in ours)
        if strange:
            text = N_(
                "the folder `{out}` holds files that banbao did not make: {names}; move them away or choose another"
            )
            raise OutputError(Message.of(text, out=self.out, names=tuple(strange[:3])))
        # From here on all of it is ours, even if this run is broken off.
        self.note(ours)
        for link in self.links:
            (self.out / link).unlink()


class Written(NamedTuple):
    """How a file stands that was made now."""

    digest: str
    stamp: Stamp
    reads: tuple[str, ...]
    is_new: bool
    leaves: Any = None


@dataclass(frozen=True, slots=True)
class _Bringing:
    """One run that brings a folder about."""

    folder: _Folder
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

    def write(self, uri: str, content: bytes, reads: tuple[str, ...]) -> Written:
        """Write a file, unless it stands already."""
        digest, stand = digest_of(content), self.stands(uri)
        if stand and stand.digest == digest:
            return Written(digest, stand.stamp, reads, is_new=False)
        path = f"{self.folder.out}/{uri}"
        if uri not in self.folder.files:
            self.folder.make_room(uri)
        write_whole(path, content)
        return Written(digest, stamp_of(os.stat(path)), reads, is_new=True)

    def draw(self, draw: Callable[[str], Drawn], uri: str) -> Written:
        """Draw a file."""
        drawn = draw(uri)
        return self.write(uri, drawn.content, drawn.reads)._replace(leaves=drawn.leaves)

    def copy(self, copy: Copy) -> Written:
        """Copy a file, however large."""
        stand, path = self.stands(copy.uri), f"{self.folder.out}/{copy.uri}"
        if stand and stand.digest == copy.digest:
            return Written(copy.digest, stand.stamp, (), is_new=False)
        if copy.uri not in self.folder.files:
            self.folder.make_room(copy.uri)
        with replacing(path) as aside:
            shutil.copyfile(copy.source, aside)
        return Written(copy.digest, stamp_of(os.stat(path)), (), is_new=True)


def stands_still(out: Path, before: Mapping[str, Stand]) -> bool:
    """Tell whether a folder is, to the last file, as the last build left it."""
    try:
        folder = _Folder.look(out)
    except OutputError:
        return False
    stamps = {uri: stand.stamp for uri, stand in before.items()}
    return folder.files == stamps and folder.named == stamps.keys() and not (folder.links or folder.asides)


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
    folder = _Folder.look(out)
    planned = {*kept, *(copy.uri for copy in copies), *(uri for each in drawings.rounds for uri in each)}
    folder.take(planned, before)
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
        for done, (place, written) in enumerate(share(partial(bringing.draw, drawings.draw), stale, workers), 1):
            uri = stale[place]
            stands[uri] = written._replace(leaves=None)
            made += [uri] * written.is_new
            drawings.leave(uri, written.leaves)
            progress(N_("making pages"), done, len(stale))
    removed = _remove(folder, planned)
    folder.note(planned)
    return Changes(tuple(made), len(planned) - len(made), removed), stands


def _remove(folder: _Folder, planned: Collection[str]) -> tuple[str, ...]:
    """Remove what nothing plans any more, what a killed build left aside, and folders that are empty then."""
    gone = [*(uri for uri in folder.files if uri not in planned), *folder.asides]
    for uri in gone:
        with suppress(FileNotFoundError, NotADirectoryError):
            (folder.out / uri).unlink()
    for place in sorted(_folders_of((*gone, *folder.links)), reverse=True):
        with suppress(OSError):
            (folder.out / place).rmdir()
    return tuple(sorted(uri for uri in gone if uri not in folder.asides))


def _folders_of(uris: Iterable[str]) -> Iterator[str]:
    """Name the folders in which files stood, and those around them."""
    found: set[str] = set()
    for uri in uris:
        while "/" in uri and (uri := uri.rpartition("/")[0]) not in found:
            found.add(uri)
            yield uri
