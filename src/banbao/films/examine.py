"""A film's file in, what it is out, or why it cannot be shown."""

from pathlib import Path, PurePosixPath

from banbao.diagnostics import Diagnostic, Message, Span
from banbao.films.containers import HEAD_BYTES, SUFFIXES, container_of, survey
from banbao.films.layout import Film, MalformedError
from banbao.language import N_
from banbao.picture_rules import FILM_CODING, FILM_DAMAGED, FILM_MISLABELLED, NOT_A_FILM

_PLAYED = frozenset(
    (
        *("avc1", "avc3", "av01", "vp08", "vp09", "mp4a", "Opus", "fLaC", ".mp3"),
        *("V_VP8", "V_VP9", "V_AV1", "A_OPUS", "A_VORBIS"),
    )
)
"""How pictures and sounds are coded that the browsers of these years play."""
_KNOWN_CODINGS = {"hvc1": "HEVC", "hev1": "HEVC", "dvh1": "HEVC", "jpeg": "Motion JPEG", "mp4v": "MPEG-4"}


def examine(source: Path, path: str) -> Film | Diagnostic:
    """Find out what a film is; all of its pictures and sounds are known to be there, none is decoded.

    Args:
        source: The file.
        path: How messages call it, relative to the project, with `/`.

    Returns:
        What it is; or why it cannot be shown.

    Raises:
        OSError: The file cannot be read.
    """
    name = PurePosixPath(path)
    with source.open("rb") as file:
        container = container_of(file.read(HEAD_BYTES))
        if container not in SUFFIXES:
            return _not_a_film(path, container)
        if name.suffix.lower() not in SUFFIXES[container]:
            right = name.with_suffix(SUFFIXES[container][0]).name
            help = Message.of(N_("rename it to `{right}`, also where a record names it"), right=right)
            return Diagnostic.of(FILM_MISLABELLED, Span(path), help, name=name.name, format=container)
        try:
            film, patches = survey(file, source.stat().st_size)
            # Only when all of it is asked for does it show whether all is there.
            for _ in patches:
                pass
        except MalformedError:
            help = Message.of(N_("fetch the film again from where it came, and compare the sizes of the two files"))
            return Diagnostic.of(FILM_DAMAGED, Span(path), help, name=name.name)
    if not (film.width and film.height):
        help = Message.of(N_("it holds sound alone"))
        return Diagnostic.of(NOT_A_FILM, Span(path), help, name=name.name)
    return film


def _not_a_film(path: str, found: str) -> Diagnostic:
    help = Message.of(N_("fetch the film from the camera or its sender again, or leave the file out"))
    if found:
        help = Message.of(N_("it is a {format} file; open it in its own program and save it as MP4"), format=found)
    return Diagnostic.of(NOT_A_FILM, Span(path), help, name=PurePosixPath(path).name)


def seldom_played(path: str, film: Film) -> Diagnostic | None:
    """Find whether a film is coded in a way that many browsers do not play."""
    coding = next((each for each in film.codecs if each not in _PLAYED), None)
    if coding is None:
        return None
    right = PurePosixPath(path).stem
    help = Message.of(
        N_(
            "save it in a video editor as MP4 with H.264, or run "
            "`ffmpeg -i {name} -c:v libx264 -c:a aac {right}-web.mp4`"
        ),
        name=PurePosixPath(path).name,
        right=right,
    )
    shown = _KNOWN_CODINGS.get(coding, coding)
    return Diagnostic.of(FILM_CODING, Span(path), help, name=PurePosixPath(path).name, coding=shown)
