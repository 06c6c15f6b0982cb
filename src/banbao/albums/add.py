"""Pictures from anywhere in, copies of them in an album's folder out: all of them, or none."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

from banbao.albums.entries import Entry, UnwritableError, with_entries
from banbao.albums.names import caption_in_name, name_in_album
from banbao.albums.places import Place, RefusedError
from banbao.diagnostics import Message, Report
from banbao.language import N_
from banbao.model.base import ZONE
from banbao.model.media import is_picture
from banbao.source.picture_files import PictureFacts, day_in_name, facts_of, natural
from banbao.source.records import split_front_matter
from banbao.source.text_files import SourceText, read_text
from banbao.source.tree import NOT_OURS
from banbao.source.yaml_tree import parse
from banbao.store import replacing


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on its way into an album."""

    source: Path
    name: str
    """What it is called in the album."""
    facts: PictureFacts
    caption: str | None
    """What its file says, else what its old name says."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What was done."""

    pictures: tuple[Picture, ...]
    """Those that were copied, in the order in which they were taken."""
    copies: tuple[tuple[Path, str], ...]
    """Those that were there already, and what as."""
    listed: tuple[str, ...]
    """Those of them that lay in the folder and were not shown; now the album's file lists them."""
    passed_over: tuple[Path, ...]
    """What lies in a given folder and is no picture."""
    written: str | None
    """The album's file, where it was written; relative to the project."""


def _listed(sources: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Find the pictures that are meant, and what lies among them; folders in a folder are not gone into."""
    pictures, others = [], []
    for source in sources:
        if source.is_dir():
            inside = sorted(source.iterdir(), key=lambda path: natural(path.name))
            visible = [path for path in inside if not NOT_OURS.search(path.name)]
            pictures += [path for path in visible if is_picture(path.name) and path.is_file()]
            others += [path for path in visible if not is_picture(path.name) or not path.is_file()]
        else:
            pictures.append(source)
    return list(dict.fromkeys(pictures)), others


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _without_copies(sources: Sequence[Path], folder: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """Part pictures into new ones and those whose bytes the album has already, or that are given twice."""
    there = [path for path in sorted(folder.iterdir()) if path.is_file()] if folder.is_dir() else []
    sizes = {source.stat().st_size for source in sources}
    known = {_digest(path): path.name for path in there if path.stat().st_size in sizes}
    new, copies = [], []
    for source in sources:
        digest = _digest(source)
        if digest in known:
            copies.append((source, known[digest]))
        else:
            known[digest] = source.name
            new.append(source)
    return new, copies


def _named(sources: Sequence[Path], folder: Path) -> tuple[Picture, ...]:
    """Read what pictures say of themselves, and name them in the order in which they were taken.

    Raises:
        RefusedError: Some are no pictures that albums can show.
    """
    facts = {source: facts_of(source) for source in sources}
    if strange := [source.name for source in sources if not facts[source].suffix]:
        raise RefusedError(
            Message.of(
                N_("no pictures that albums can show, or damaged: {names}; nothing was copied"), names=tuple(strange)
            )
        )
    last = datetime.max.replace(tzinfo=ZONE)
    ordered = sorted(sources, key=lambda source: (facts[source].taken or last, natural(source.name), str(source)))
    taken = {path.name.lower() for path in folder.iterdir()} if folder.is_dir() else set()
    pictures = []
    for source in ordered:
        name = name_in_album(source.stem, facts[source].suffix, taken)
        taken.add(name)
        pictures.append(Picture(source, name, facts[source], facts[source].caption or caption_in_name(source.stem)))
    return tuple(pictures)


def _entry(picture: Picture) -> Entry:
    facts = picture.facts
    words = {"caption": picture.caption, "alt": facts.alt, "credit": facts.credit}
    said: dict[str, str] = {name: text for name, text in words.items() if text}
    return {"file": picture.name, **said, **({"taken": facts.taken.date()} if facts.taken else {})}


def _says_something(picture: Picture) -> bool:
    return bool(picture.caption or picture.facts.alt or picture.facts.credit)


def _own_text(place: Place) -> tuple[str, bytes, str]:
    """Read an album's file: its text, the mark at its beginning, and how its lines end."""
    if place.index is None:
        return "", b"", "\n"
    data = (place.root / place.index).read_bytes()
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = read_text(place.root / place.index, place.index, Report()).text
    return text, mark, "\r\n" if b"\r\n" in data else "\n"


def _chosen(place: Place, text: str) -> frozenset[str] | None:
    """Tell which pictures an album's file chooses, so that new ones must be listed as well; None where it shows all."""
    path = place.index or ""
    source = SourceText(path, text, "")
    fields = parse(source, split_front_matter(source)[0] if path.endswith(".md") else text, 1, Report()).data
    if "photographs" not in fields or fields.get("whole_folder") == "true":
        return None
    photographs = fields["photographs"] if isinstance(fields["photographs"], list) else ()
    return frozenset(str(photo.get("file")) for photo in photographs if isinstance(photo, dict))


def _only_lying_there(place: Place, copies: Sequence[tuple[Path, str]]) -> tuple[Picture, ...]:
    """Find the given pictures that lie in an album's folder already, and that its file does not choose."""
    chosen = _chosen(place, _own_text(place)[0])
    there = {
        name: source for source, name in copies if is_picture(name) and (place.root / place.folder / name).exists()
    }
    if chosen is None:
        return ()
    facts = {name: facts_of(place.root / place.folder / name) for name in there if name not in chosen}
    return tuple(
        Picture(there[name], name, found, found.caption or caption_in_name(there[name].stem))
        for name, found in facts.items()
    )


def _new_text(place: Place, pictures: Sequence[Picture], clock: datetime) -> tuple[str, bytes] | None:
    """Write what an album's file is to say; None where it may stay as it is, or need not be there.

    Raises:
        ContentError: The file has faults.
        RefusedError: It cannot be added to.
    """
    text, mark, line_end = _own_text(place)
    path = place.index or f"{place.folder}/album.yml"
    entries = [_entry(each) for each in pictures if _says_something(each) or _chosen(place, text) is not None]
    begun = text
    if place.index is None and not _tells_its_day(place, pictures):
        begun = f"published: {clock:%Y-%m-%d}\n"
    try:
        written = with_entries(path, begun, entries) if entries else begun
    except UnwritableError:
        raise RefusedError(
            Message.of(
                N_("the list in `{path}` is written in a form that cannot be added to; nothing was copied"), path=path
            )
        ) from None
    return (path, mark + written.replace("\n", line_end).encode()) if written != text else None


def _tells_its_day(place: Place, pictures: Sequence[Picture]) -> bool:
    there = place.root / place.folder
    names = [path.name for path in there.iterdir()] if there.is_dir() else []
    return bool(
        day_in_name(there.name)
        or any(each.facts.taken or day_in_name(each.name) for each in pictures)
        or any(day_in_name(name) or facts_of(there / name).taken for name in names if is_picture(name))
    )


@contextmanager
def _all_or_nothing() -> Iterator[list[Path]]:
    """Take back what was made when something fails; what is made is noted in the list that is given."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _copy(place: Place, pictures: Sequence[Picture], text: tuple[str, bytes] | None) -> None:
    folder = place.root / place.folder
    with _all_or_nothing() as made:
        for each in reversed([folder, *folder.parents]):
            if not each.exists():
                each.mkdir()
                made.append(each)
        for picture in pictures:
            with replacing(os.fspath(folder / picture.name)) as aside:
                made += [Path(aside), folder / picture.name]
                shutil.copyfile(picture.source, aside)
        if text:
            with replacing(os.fspath(place.root / text[0])) as aside:
                Path(aside).write_bytes(text[1])


def add(place: Place, sources: Sequence[Path], clock: datetime) -> Addition:
    """Copy pictures into an album, and write what they say of themselves into its file where that helps.

    Args:
        place: The album; its folder is made where it is not there.
        sources: Pictures, and folders with pictures in them.
        clock: The day of an album of which nothing else tells one.

    Raises:
        RefusedError: Some sources are no pictures, or the album's file cannot be added to.
        ContentError: The album's file has faults.
        OSError: Something cannot be read or written. In each case nothing was changed.
    """
    found, others = _listed(sources)
    new, copies = _without_copies(found, place.root / place.folder)
    pictures, lying = _named(new, place.root / place.folder), _only_lying_there(place, copies)
    text = _new_text(place, (*lying, *pictures), clock) if pictures or lying else None
    if pictures or text:
        _copy(place, pictures, text)
    return Addition(
        pictures, tuple(copies), tuple(each.name for each in lying), tuple(others), text[0] if text else None
    )
