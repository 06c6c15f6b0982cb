"""A film's file in, a frame of it as a picture out, where ffmpeg is installed."""

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path, PurePosixPath

from banbao.diagnostics import Diagnostic, Message, Span
from banbao.films.containers import HEAD_BYTES, MP4, container_of
from banbao.films.examine import examine
from banbao.language import N_
from banbao.picture_rules import NO_POSTER
from banbao.store import replacing

_RECIPE = "1"
"""Raised whenever other frames are chosen, so that those that are kept are taken again."""
_TIMEOUT_S = 120
_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8", b"\xff\xd9"
_QUIET = ("-nostdin", "-loglevel", "quiet", "-y", "-threads", "1")
_ONE_JPEG = (
    *("-map", "0:v:0", "-frames:v", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
    *("-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-q:v", "2", "-f", "image2", "-update", "1"),
)
_SQUARE = "scale=trunc(iw*sar/2)*2:ih,setsar=1"
_BEST_OF_TEN = f"fps=2,{_SQUARE},thumbnail=10"
"""Of ten frames, half a second apart, the one that is most like them all: no flash, no black, no blur between two."""


class _NoFrameError(Exception):
    """Nothing that can be shown came out."""


def poster_of(root: Path, path: str, digest: str, cache_folder: Path) -> Path | Diagnostic:
    """Take a frame out of a film, unless that was done before.

    Args:
        root: The project.
        path: Of the film, relative to it, with `/`.
        digest: Of the film's content.
        cache_folder: Where frames are kept; it is made where it is not there.

    Returns:
        A JPEG file, named by the digest; or why there is none.

    Raises:
        OSError: The film cannot be read, or the frame cannot be written.
    """
    target = cache_folder / f"{digest}-{_RECIPE}.jpg"
    if _is_whole(target):
        return target
    film = examine(root / path, path)
    if isinstance(film, Diagnostic):
        return film
    program = shutil.which("ffmpeg")
    if program is None:
        return _none(path, Message.of(N_("install ffmpeg, or put a picture beside the film and write `poster:`")))
    cache_folder.mkdir(parents=True, exist_ok=True)
    # A third into it a film has begun; of a very short one the first frame will do.
    for start_s, filters in ((film.duration_s / 3, _BEST_OF_TEN), (0.0, _SQUARE)):
        with suppress(_NoFrameError), replacing(str(target)) as aside:
            _take([program, *_QUIET, *_source(root / path, start_s), "-vf", filters], Path(aside))
            return target
    return _none(path, Message.of(N_("ffmpeg finds no frame in it; put a picture beside the film and write `poster:`")))


def _source(film: Path, start_s: float) -> list[str]:
    """Name the film so that it is read as what it is known to be, and nothing that it names is fetched."""
    with film.open("rb") as file:
        container = "mp4" if container_of(file.read(HEAD_BYTES)) == MP4 else "matroska"
    return ["-f", container, "-protocol_whitelist", "file", "-ss", f"{start_s:.3f}", "-i", f"file:{film}"]


def _take(command: list[str], target: Path) -> None:
    """Let ffmpeg write a frame."""
    try:
        subprocess.run([*command, *_ONE_JPEG, f"file:{target}"], capture_output=True, timeout=_TIMEOUT_S, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise _NoFrameError from None
    if not _is_whole(target):
        raise _NoFrameError


def _is_whole(picture: Path) -> bool:
    try:
        data = picture.read_bytes()
    except OSError:
        return False
    return data.startswith(_JPEG_BEGINS) and data.endswith(_JPEG_ENDS)


def _none(path: str, help: Message) -> Diagnostic:
    return Diagnostic.of(NO_POSTER, Span(path), help, name=PurePosixPath(path).name)
