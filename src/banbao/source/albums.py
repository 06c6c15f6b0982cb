"""An album as its editor left it in, the same with what its folder and its pictures say out.

A folder's name gives title and day, its pictures give captions, credits and days; whatever the record says goes first.
Nothing but names and contents decides, so a copy of the folder makes the same album.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time
from typing import Any

from banbao.diagnostics import ContentError, Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.base import FILE_NAME, ZONE
from banbao.model.media import Album, Photograph, is_picture
from banbao.picture_rules import COVER_NOT_SHOWN, EMPTY_ALBUM, PICTURE_NAME, UNDATED_ALBUM, UNSAID_PICTURE
from banbao.source.faults import better_name
from banbao.source.picture_files import PictureFacts, day_in_name, natural
from banbao.source.yaml_tree import Tree

Facts = Callable[[str], PictureFacts]
"""Gives what a picture says of itself, by its name in the album's folder."""

_NOT_YET = datetime.min.replace(tzinfo=UTC)
_LONGEST_TITLE = 120
_MOST_NAMES = 8
_EDGES = " _-—.、，,"


def title_of(folder: str) -> str:
    """Make a title of a folder's name: without the day that stands in it, and without hyphens between plain words."""
    found = day_in_name(folder)
    rest = f"{folder[: found[1]]} {folder[found[2] :]}".strip(_EDGES) if found else folder.strip(_EDGES)
    if found and not rest:
        return f"{found[0].year}年{found[0].month}月{found[0].day}日"
    return " ".join(re.split(r"[\s_]+|(?<=\w)-(?=\w)", rest))[:_LONGEST_TITLE] or folder


def with_defaults(data: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """Fill in what an album may leave out, before it is validated; its day stays open until its pictures are read.

    Args:
        data: The fields as they are written.
        folder: The name of the album's folder.
    """
    found = day_in_name(folder)
    day = datetime.combine(found[0], time.min, ZONE) if found else _NOT_YET
    return {"title": title_of(folder), "published": day, **data}


def _completed(photograph: Photograph, facts: PictureFacts) -> Photograph:
    """Put what a picture's file says where its editor said nothing."""
    day = facts.taken.date() if facts.taken else None
    found = {"caption": facts.caption, "alt": facts.alt, "credit": facts.credit, "taken": day}
    update = {name: value for name, value in found.items() if value and getattr(photograph, name) is None}
    return photograph.model_copy(update=update) if update else photograph


def _time_of(photograph: Photograph, facts: PictureFacts) -> datetime | None:
    """Tell when a photograph was taken: on the day that the record says, at the hour that the file says."""
    if photograph.taken and (facts.taken is None or facts.taken.date() != photograph.taken):
        return datetime.combine(photograph.taken, time.min, ZONE)
    return facts.taken


def _by_time(pair: tuple[Photograph, PictureFacts]) -> tuple[Any, ...]:
    """Order pictures by time, those without one behind; then by name, where numbers count as numbers."""
    photo, moment = pair[0], _time_of(*pair)
    return moment is None, moment or _NOT_YET, natural(photo.file), photo.file


def _lacks(photograph: Photograph) -> bool:
    return photograph.caption is None or photograph.credit is None or photograph.taken is None


def _published(seen: Iterable[tuple[Photograph, PictureFacts]]) -> datetime | None:
    """Take the time of the newest picture; where no file tells one, the newest day that stands in a name."""
    pairs = tuple(seen)
    times = [moment for pair in pairs if (moment := _time_of(*pair))]
    days = [datetime.combine(found[0], time.min, ZONE) for photo, _ in pairs if (found := day_in_name(photo.file))]
    return max(times or days, default=None)


def _check_names(names: Iterable[str], tree: Tree, report: Report) -> None:
    folder = tree.source.path.rsplit("/", 1)[0]
    for name in names:
        if not re.fullmatch(FILE_NAME, name):
            advice = Message.of(N_("rename it to `{name}`"), name=better_name(name))
            report.add(Diagnostic.of(PICTURE_NAME, Span(f"{folder}/{name}"), advice, name=name))


def _check_words(listed: Iterable[Photograph], others: Iterable[Photograph], tree: Tree, report: Report) -> None:
    """Tell of pictures of which nobody says what they show: at their places, and of those without a place together."""
    for place, photo in enumerate(listed):
        if not (photo.caption or photo.alt):
            span = tree.at(("photographs", place, "file"))
            report.add(Diagnostic.of(UNSAID_PICTURE, span, names=(photo.file,)))
    names = sorted((photo.file for photo in others if not (photo.caption or photo.alt)), key=natural)
    if not names:
        return
    told: object = tuple(names)
    if len(names) > _MOST_NAMES:
        first = tuple(names[:_MOST_NAMES])
        told = Message.of(N_("{names} and {count} more"), names=first, count=len(names) - _MOST_NAMES)
    report.add(Diagnostic.of(UNSAID_PICTURE, tree.whole, names=told))


def complete(album: Album, files: Iterable[str], facts: Facts, tree: Tree, report: Report) -> Album:
    """Complete an album by what lies in its folder.

    Args:
        album: As it was validated with `with_defaults`.
        files: The files in its folder.
        facts: Asked only for pictures of which the record does not say everything.
        tree: The record's own file, for places.
        report: Takes names that cannot be shown, and warnings.

    Raises:
        ContentError: Nothing says when the album is from.
    """
    beside = frozenset(files)
    takes_all = album.whole_folder or "photographs" not in tree.data
    named = {photo.file for photo in album.photographs}
    more = sorted(name for name in beside - named if is_picture(name)) if takes_all else []
    _check_names(more, tree, report)
    asks = takes_all or album.published == _NOT_YET

    def seen(photo: Photograph) -> tuple[Photograph, PictureFacts]:
        is_asked = photo.file in beside and (asks or _lacks(photo))
        found = facts(photo.file) if is_asked else PictureFacts()
        return _completed(photo, found), found

    listed = [seen(photo) for photo in album.photographs]
    others = [seen(Photograph.model_construct(file=name)) for name in more]
    _check_words((photo for photo, _ in listed), (photo for photo, _ in others), tree, report)
    shown = [*listed, *others]
    if takes_all:
        shown.sort(key=_by_time)
    if not shown:
        report.add(Diagnostic.of(EMPTY_ALBUM, tree.whole))
    elif album.cover in beside and album.cover not in {photo.file for photo, _ in shown}:
        report.add(Diagnostic.of(COVER_NOT_SHOWN, tree.at(("cover",)), name=album.cover))
    published = album.published if album.published != _NOT_YET else _published(shown)
    if published is None:
        advice = Message.of(N_("begin the folder's name with the day: `2013-05-08 …`"))
        raise ContentError([Diagnostic.of(UNDATED_ALBUM, tree.whole, advice)])
    return album.model_copy(update={"published": published, "photographs": tuple(photo for photo, _ in shown)})
