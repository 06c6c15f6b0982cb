"""The output folder as it stands: which of its files are ours, room for new ones, and what has to go."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from banbao.diagnostics import Message
from banbao.language import N_
from banbao.source.tree import Stamp, stamp_of
from banbao.store import ASIDE, checksum, write_whole

_NAMES = ".banbao-files"
"""The names of the files that are ours, kept in the folder itself, so that it is known for ours wherever it goes."""


class OutputError(Exception):
    """The output folder cannot be used; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        self.message = message
        super().__init__(message.template)


@dataclass(slots=True)
class Folder:
    """An output folder as it stands; what begins with a dot is the web administrator's, and is passed over."""

    out: Path
    files: dict[str, Stamp] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    """Each with a slash at its end."""
    links: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    named: dict[str, None] | None = None
    """The files that are ours by the list in the folder, in order; None where there is none that is whole."""

    @classmethod
    def look(cls, out: Path) -> "Folder":
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

    def _read_names(self) -> dict[str, None] | None:
        try:
            data = (self.out / _NAMES).read_bytes()
        except OSError:
            return None
        head, _, names = data.partition(b"\n")
        if head != checksum(names).hex().encode():
            return None
        return dict.fromkeys(names.decode().split("\n") if names else ())

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
        if self.named is None or uris != self.named.keys():
            self.out.mkdir(parents=True, exist_ok=True)
            known = [uri for uri in self.named or () if uri in uris]
            # What is in order but for a few is quickly put in order.
            in_order = sorted([*known, *uris.difference(known)])
            names = "\n".join(in_order).encode()
            if (self.out / _NAMES).is_dir():
                shutil.rmtree(self.out / _NAMES)
            write_whole(f"{self.out}/{_NAMES}", checksum(names).hex().encode() + b"\n" + names)
            self.named = dict.fromkeys(in_order)

    def take(self, planned: set[str], before: Collection[str]) -> None:
        """Take the folder for ours, unless there are files that are neither planned nor left there by a build of ours.

        Raises:
            OutputError: There are such files; they may be somebody's work, and nothing of ours should stand among them.
        """
        is_ours = bool(before) or self.named is not None
        ours = planned.union(before, self.named or ())
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

    def remove_all_but(self, planned: Collection[str]) -> tuple[str, ...]:
        """Remove what nothing plans any more, what a killed build left aside, and folders that are empty then."""
        gone = [*(uri for uri in self.files if uri not in planned), *self.asides]
        taken = set(_folders_of(planned)) if gone else set()
        for uri in gone:
            # Where a folder had to be made in a file's place, the file is gone already.
            if uri not in taken:
                with suppress(FileNotFoundError, NotADirectoryError):
                    (self.out / uri).unlink()
        for place in sorted(_folders_of((*gone, *self.links)), reverse=True):
            with suppress(OSError):
                (self.out / place).rmdir()
        return tuple(sorted(uri for uri in gone if uri not in self.asides))


def _folders_of(uris: Iterable[str]) -> Iterator[str]:
    """Name the folders in which files stood, and those around them."""
    found: set[str] = set()
    for uri in uris:
        while "/" in uri and (uri := uri.rpartition("/")[0]) not in found:
            found.add(uri)
            yield uri
