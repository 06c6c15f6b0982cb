"""A video as its editor left it in, the same with what its file says out; faults of film and captions are told."""

from collections.abc import Collection
from pathlib import Path

from banbao.diagnostics import Diagnostic, Report
from banbao.films.examine import examine, seldom_played
from banbao.films.layout import Film
from banbao.model.media import Video
from banbao.picture_rules import DURATION_DIFFERS
from banbao.source.captions import check_captions
from banbao.source.text_files import read_text
from banbao.source.yaml_tree import Tree

_MOST_DIFFERENCE_S = 2


def complete(video: Video, folder: Path, files: Collection[str], tree: Tree, report: Report) -> Video:
    """Complete a video by what its file says.

    Args:
        video: As it was validated.
        folder: Where its files lie.
        files: Their names.
        tree: The record's own file, for places.
        report: Takes the faults.

    Raises:
        ContentError: Its captions are no text.
        OSError: A file cannot be read.
    """
    beside = tree.source.path.rsplit("/", 1)[0]
    film: Film | Diagnostic | None = None
    if video.file in files:
        film = examine(folder / video.file, f"{beside}/{video.file}")
    if isinstance(film, Diagnostic):
        report.add(film)
    elif film:
        if warning := seldom_played(f"{beside}/{video.file}", film):
            report.add(warning)
        if video.duration_s and abs(video.duration_s - film.duration_s) > _MOST_DIFFERENCE_S:
            span = tree.at(("duration_s",))
            report.add(Diagnostic.of(DURATION_DIFFERS, span, written=video.duration_s, found=round(film.duration_s)))
        lasts = video.duration_s or max(1, round(film.duration_s))
        video = video.model_copy(update={"duration_s": lasts, "width": film.width, "height": film.height})
    if video.captions and video.captions in files:
        source = read_text(folder / video.captions, f"{beside}/{video.captions}", report)
        check_captions(source, film.duration_s if isinstance(film, Film) else None, report)
    return video
