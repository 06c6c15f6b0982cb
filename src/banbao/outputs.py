"""What a build must leave behind, and how it is brought about: made when missing or changed, renamed into place."""

import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from banbao.diagnostics import Message
from banbao.language import N_, Progress, silent

_FORMAT = 1
_ASIDE = ".banbao-aside"


@dataclass(frozen=True, slots=True)
class Page:
    """A file made from a template; the context is all that the template may know."""

    uri: str
    template: str
    context: Mapping[str, Any]

    def fingerprint(self) -> str:
        """Digest everything that the file depends on, but for the theme and the site."""
        return _digest(self.template, *(f"{name}={value!r}" for name, value in self.context.items()))


@dataclass(frozen=True, slots=True)
class Copy:
    """A file copied as it is."""

    uri: str
    source: Path
    digest: str
    """Changes when the file does."""

    def fingerprint(self) -> str:
        """Digest what the file depends on."""
        return _digest("copy", self.digest)


@dataclass(frozen=True, slots=True)
class Made:
    """A file whose bytes are at hand."""

    uri: str
    content: bytes

    def fingerprint(self) -> str:
        """Digest what the file depends on."""
        return sha256(self.content).hexdigest()


Output = Page | Copy | Made


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did."""

    made: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]


class OutputError(Exception):
    """The output folder cannot be used; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        """Keep the message."""
        self.message = message
        super().__init__(message.template)


def _from(folder: Path, place: Path) -> str:
    """Name a place from a folder, or whole where it lies on another drive."""
    try:
        return os.path.relpath(place.resolve(), folder.resolve())
    except ValueError:
        return str(place.resolve())


Stand = tuple[str, int, int]
"""How an output stood after the last build: fingerprint, size in bytes, time of change in ns."""


class Manifest:
    """What the last build left in an output folder; kept outside of it, so that it is not published."""

    def __init__(self, cache: Path, out: Path) -> None:
        """Find the manifest of an output folder; its name is relative, so that a project can be moved as a whole."""
        self.out = out
        self.path = cache / f"manifest-{_digest(_from(cache, out))[:16]}.json"

    def read(self) -> dict[str, Stand]:
        """Read what stands; a manifest that is damaged or of another version says nothing."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            if data["format"] != _FORMAT:
                return {}
            return {uri: (str(stand[0]), int(stand[1]), int(stand[2])) for uri, stand in data["outputs"].items()}
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return {}

    def write(self, stands: Mapping[str, Stand]) -> None:
        """Write what stands now."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        data = {"format": _FORMAT, "outputs": stands}
        _replace(self.path, json.dumps(data, separators=(",", ":")).encode())

    def check(self, known: Collection[str]) -> None:
        """Refuse a folder with files that are neither planned nor were left there by a build of ours.

        Args:
            known: Every address that is planned, or that the last build left.

        Raises:
            OutputError: There are such files; they may be somebody's work, and nothing of ours should stand among them.
        """
        if self.out.exists() and not self.out.is_dir():
            raise OutputError(Message.of(N_("`{out}` is not a folder"), out=self.out))
        wanted = set(known)
        strange = [uri for uri in _files(self.out) if uri not in wanted]
        if strange:
            text = N_(
                "the folder `{out}` holds files that banbao did not make: {names}; move them away or choose another"
            )
            raise OutputError(Message.of(text, out=self.out, names=tuple(strange[:3])))


def _replace(path: Path, content: bytes) -> None:
    # Named by digest: a name may already be as long as names can be.
    aside = path.with_name(f"{_ASIDE}-{_digest(path.name)[:16]}")
    aside.write_bytes(content)
    os.replace(aside, path)  # noqa: PTH105 - Path.replace hides that this is the atomic step


def _make_room(out: Path, path: Path) -> None:
    """Clear what stands in the way of a file: a folder of its name, or a file where its folder must be."""
    if path.is_dir():
        if any(inner.name.startswith(".") for inner in path.rglob("*")):
            raise OutputError(
                Message.of(N_("`{path}` must become a file, but holds files that begin with a dot"), path=path)
            )
        shutil.rmtree(path)
    for folder in path.relative_to(out).parents:
        if (out / folder).is_file():
            (out / folder).unlink()
    path.parent.mkdir(parents=True, exist_ok=True)


def _walk(out: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Go through a folder; what begins with a dot is the web administrator's, and is passed over."""
    for folder, folders, files in os.walk(out):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield Path(folder), folders, files


def _remove_links(out: Path) -> None:
    """Take links out of a folder, so that nothing is ever written through them."""
    for place, folders, files in _walk(out):
        for name in (*folders, *files):
            if (place / name).is_symlink() and not name.startswith("."):
                (place / name).unlink()


def _stand(path: Path, fingerprint: str) -> Stand | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return fingerprint, found.st_size, found.st_mtime_ns


def _files(out: Path) -> Iterator[str]:
    """Name the files in a folder that do not begin with a dot."""
    for place, _, files in _walk(out):
        yield from ((place / name).relative_to(out).as_posix() for name in files if not name.startswith("."))


def _leftovers(out: Path, planned: Collection[str]) -> Iterator[Path]:
    """Find the files that nothing plans any more, and what a killed build left aside."""
    yield from (out / uri for uri in _files(out) if uri not in planned)
    for place, _, files in _walk(out):
        yield from (place / name for name in files if name.startswith(_ASIDE))


def _remove_empty_folders(out: Path) -> None:
    for place, _, _ in reversed(list(_walk(out))):
        if place != out and not any(place.iterdir()):
            place.rmdir()


def bring_about(
    out: Path,
    outputs: Iterable[Output],
    make: Callable[[Output], bytes],
    manifest: Manifest,
    base: str,
    progress: Progress = silent,
) -> Changes:
    """Bring a folder to hold exactly the planned files.

    Args:
        out: The folder.
        outputs: What must stand in it, each `uri` once.
        make: Makes the bytes of an output.
        manifest: What the last build left there.
        base: Digest of what every page depends on: theme, site, versions.
        progress: Told how many of the changed files are made.

    Returns:
        What was made, kept and removed.

    Raises:
        OutputError: The folder holds somebody else's files.
    """
    before = manifest.read()
    prints = {output.uri: (_digest(base, output.fingerprint()), output) for output in outputs}
    manifest.check({*before, *prints} if manifest.path.exists() else ())
    # From here on all of it is ours, even if this run is broken off.
    manifest.write({**dict.fromkeys(prints, ("", 0, 0)), **before})
    _remove_links(out)
    stands = {uri: _stand(out / uri, fingerprint) for uri, (fingerprint, _) in prints.items()}
    changed = [uri for uri in prints if stands[uri] is None or before.get(uri) != stands[uri]]
    # What pages show comes before the pages, so that no page ever points to a file that is not there yet.
    changed.sort(key=lambda uri: isinstance(prints[uri][1], Page))
    out.mkdir(parents=True, exist_ok=True)
    for done, uri in enumerate(changed, 1):
        fingerprint, output = prints[uri]
        _make_room(out, out / uri)
        _replace(out / uri, make(output))
        stands[uri] = _stand(out / uri, fingerprint)
        progress(N_("making pages"), done, len(changed))
    removed = sorted(_leftovers(out, prints))
    for path in removed:
        path.unlink()
    _remove_empty_folders(out)
    manifest.write({uri: stand for uri, stand in stands.items() if stand})
    return Changes(tuple(changed), len(prints) - len(changed), tuple(p.relative_to(out).as_posix() for p in removed))
