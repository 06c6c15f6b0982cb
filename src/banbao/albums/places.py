"""What somebody calls an album in, the folder of that album out, whether it is there or is to be made."""

import re
from dataclasses import dataclass
from pathlib import Path

from banbao.diagnostics import Message, Report
from banbao.language import N_
from banbao.source.tree import Found, find, is_slug, suggest_slug

_ALBUMS = "content/albums"
_NO_NAME = re.compile(r'[\x00-\x1f\\:*?"<>|]|^[.~ ]|[. ]$')


class RefusedError(Exception):
    """Something cannot be done; carries why, to be said in the reader's language."""

    def __init__(self, message: Message) -> None:
        """Keep the reason."""
        self.message = message
        super().__init__(message.template)


@dataclass(frozen=True, slots=True)
class Place:
    """An album's folder."""

    root: Path
    """The project's folder."""
    folder: str
    """Relative to it, with `/`."""
    index: str | None
    """The album's own file, relative to the project; None where there is none."""
    is_new: bool


def albums_in(root: Path) -> tuple[Found, ...]:
    """Find all albums."""
    return tuple(found for found in find(root, Report()) if found.kind == "album")


def _is_called(found: Found, name: str) -> bool:
    place = found.folder.removeprefix(f"{_ALBUMS}/") if found.has_folder else found.slug
    return name in (found.slug, place, place.rsplit("/", 1)[-1])


def find_album(albums: tuple[Found, ...], name: str) -> Found | None:
    """Find an album by its address, its folder's name, or the folder's place among the albums.

    Raises:
        RefusedError: Several are called so.
    """
    called = [found for found in albums if _is_called(found, name.strip("/").removeprefix(f"{_ALBUMS}/"))]
    if len(called) > 1:
        paths = tuple(found.folder for found in called)
        raise RefusedError(Message.of(N_("several albums are called so; write one of {paths}"), paths=paths))
    return called[0] if called else None


def place_of(root: Path, name: str) -> Place:
    """Find the folder of an album, or say where a new one is to be.

    Args:
        root: The project's folder.
        name: The album's address, its folder's name, or the name of a new folder; a year may stand before, `2013/…`.

    Raises:
        RefusedError: There can be no such folder.
    """
    albums = albums_in(root)
    if found := find_album(albums, name):
        if not found.has_folder:
            told = N_("`{path}` is a single file; put it into a folder of its own, called `index.yml` there")
            raise RefusedError(Message.of(told, path=found.path))
        return Place(root, found.folder, None if found.is_bare else found.path, is_new=False)
    parts = name.strip("/").removeprefix(f"{_ALBUMS}/").split("/")
    if any(not part or _NO_NAME.search(part) for part in parts):
        raise RefusedError(Message.of(N_("`{name}` cannot be the name of a folder"), name=name))
    folder = "/".join((_ALBUMS, *parts))
    slug = parts[-1] if is_slug(parts[-1]) else suggest_slug(parts[-1])
    for each in albums:
        if each.slug == slug or folder.startswith(f"{each.folder}/" if each.has_folder else each.path):
            told = N_("a new album cannot be called `{name}`: `{path}` has that address, or is around it")
            raise RefusedError(Message.of(told, name=name, path=each.path))
    there = root / folder
    if there.exists() and (not there.is_dir() or any(there.iterdir())):
        raise RefusedError(Message.of(N_("`{path}` is there already, and is no album"), path=folder))
    return Place(root, folder, None, is_new=True)
