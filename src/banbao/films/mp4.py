"""An MP4 or QuickTime file in, what it is and what takes its metadata out.

One track of pictures and all tracks of sound are kept, and of the rest what is needed to play them. All other boxes
become room that nobody uses, and every byte of the media data that no kept track leads to becomes zero: so what
cameras write beside pictures and sound, GPS first of all, is gone wherever it lay.

Sources: ISO/IEC 14496-12; ISO/IEC 14496-14; QuickTime File Format.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain
from struct import unpack
from typing import BinaryIO, NamedTuple

from banbao.films.boxes import Box, box_at, boxes, find, freed, freed_tail, need
from banbao.films.layout import Film, MalformedError, Patch, Survey, read_at, zeroed
from banbao.films.samples import Defaults, Stretch, chunks, runs

_STILLS = frozenset((b"jpeg", b"png ", b"mjpa", b"mjpb"))
"""Pictures in these are previews and covers, and may hold metadata of their own."""
_KEPT = {
    b"": frozenset((b"ftyp", b"moov", b"mdat", b"moof", b"sidx", b"styp", b"ssix", b"mfra")),
    b"moov": frozenset((b"mvhd", b"trak", b"mvex")),
    b"trak": frozenset((b"tkhd", b"mdia", b"edts", b"tref", b"tapt")),
    b"edts": frozenset((b"elst",)),
    b"tapt": frozenset((b"clef", b"prof", b"enof")),
    b"mdia": frozenset((b"mdhd", b"hdlr", b"minf", b"elng")),
    b"minf": frozenset((b"vmhd", b"smhd", b"hdlr", b"dinf", b"stbl")),
    b"dinf": frozenset((b"dref",)),
    b"stbl": frozenset(
        b"stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh stps sdtp sgpd sbgp subs saiz saio padb".split()
    ),
    b"mvex": frozenset((b"mehd", b"trex", b"trep", b"leva")),
    b"moof": frozenset((b"mfhd", b"traf")),
    b"traf": frozenset(b"tfhd tfdt trun sbgp sgpd subs saiz saio sdtp".split()),
    b"mfra": frozenset((b"tfra", b"mfro")),
}
"""What is kept in each box that holds others."""
_KEPT_OF_CODECS = frozenset(
    b"avcC hvcC lhvC vvcC av1C vpcC esds wave dOps dfLa dac3 dec3 colr pasp clap fiel btrt chan gama chrm mdcv clli "
    b"SmDm CoLL dvcC dvvC".split()
)
_OUTERMOST_MEDIA = (b"moov", b"mdat", b"moof")
_PICTURE_CHILDREN, _SOUND_CHILDREN = 78, {0: 28, 1: 44, 2: 64}
"""Where boxes begin in the description of samples; of sounds by QuickTime's version of it."""
_UNKNOWN_32, _UNKNOWN_64 = (1 << 32) - 1, (1 << 64) - 1


class _Track(NamedTuple):
    box: Box
    id: int
    handler: bytes
    codec: bytes
    entry: Box
    """The description of its samples."""
    timescale: int
    size: tuple[int, int]
    """In pixels, as it is shown."""


class _Movie(NamedTuple):
    """The outermost boxes, and what of them is kept."""

    outermost: list[Box]
    tail: int
    """Where what is no box any more begins."""
    moov: Box
    tracks: list[_Track]
    defaults: dict[int, Defaults]

    @property
    def ids(self) -> set[int]:
        return {track.id for track in self.tracks}


def survey_mp4(file: BinaryIO, size: int) -> Survey:
    """Look through a file.

    Args:
        file: The file.
        size: Its length in bytes.

    Raises:
        MalformedError: It is not built as it must be, or cut short; also while patches are asked for.
    """
    movie = _read(file, size)
    pictures = [track for track in movie.tracks if track.handler == b"vide"]
    width, height = pictures[0].size if pictures else (0, 0)
    codecs = tuple(track.codec.decode("latin-1").strip() for track in movie.tracks)
    return Survey(Film(_duration_s(file, movie), width, height, codecs), _patches(file, size, movie))


def _outermost(file: BinaryIO, size: int) -> Iterator[Box]:
    """List the outermost boxes; cameras write things of their own behind them, which ends the list."""
    start = 0
    while size - start >= 8:
        try:
            box = box_at(file, start, size)
        except MalformedError:
            if read_at(file, start + 4, 4) in _OUTERMOST_MEDIA:
                raise
            return
        if not box.name.isascii() or not box.name.isalnum():
            return
        yield box
        start = box.end


def _read(file: BinaryIO, size: int) -> _Movie:
    outermost = list(_outermost(file, size))
    moov = next((box for box in outermost if box.name == b"moov"), None)
    if moov is None:
        raise MalformedError("no moov")
    tracks = [_track(file, box) for box in boxes(file, moov.body, moov.end) if box.name == b"trak"]
    pictures = [track for track in tracks if track and track.handler == b"vide"]
    pictures.sort(key=lambda track: track.codec in _STILLS)
    sounds = [track for track in tracks if track and track.handler == b"soun"]
    defaults = {}
    extends = find(file, moov, b"mvex")
    for box in boxes(file, extends.body, extends.end) if extends else ():
        if box.name == b"trex":
            track, duration, length = unpack(">4xI4xII", read_at(file, box.body, 20))
            defaults[track] = Defaults(duration, length)
    return _Movie(outermost, outermost[-1].end, moov, [*pictures[:1], *sounds], defaults)


def _times(file: BinaryIO, box: Box) -> tuple[int, int]:
    """Read measure and duration of `mvhd` or `mdhd`; a duration that is not known is 0."""
    if read_at(file, box.body, 1) == b"\1":
        scale, duration = unpack(">IQ", read_at(file, box.body + 20, 12))
    else:
        scale, duration = unpack(">II", read_at(file, box.body + 12, 8))
    return scale, 0 if duration in (_UNKNOWN_32, _UNKNOWN_64) else duration


def _track(file: BinaryIO, box: Box) -> _Track | None:
    """Read what a track is; None for one whose samples nothing describes."""
    media = need(file, box, b"mdia")
    handler = read_at(file, need(file, media, b"hdlr").body + 8, 4)
    described = find(file, media, b"minf", b"stbl", b"stsd")
    entry = next(boxes(file, described.body + 8, described.end), None) if described else None
    if entry is None:
        return None
    head = need(file, box, b"tkhd")
    long = 12 if read_at(file, head.body, 1) == b"\1" else 0
    (number,) = unpack(">I", read_at(file, head.body + 12 + long * 2 // 3, 4))
    matrix = unpack(">9i", read_at(file, head.body + 40 + long, 36))
    width, height = (side >> 16 for side in unpack(">II", read_at(file, head.body + 76 + long, 8)))
    if handler == b"vide" and not (width and height):
        width, height = unpack(">HH", read_at(file, entry.body + 24, 4))
    is_on_its_side = abs(matrix[1]) > abs(matrix[0])
    shown = (height, width) if is_on_its_side else (width, height)
    timescale, _ = _times(file, need(file, media, b"mdhd"))
    return _Track(box, number, handler, entry.name, entry, timescale, shown)


def _duration_s(file: BinaryIO, movie: _Movie) -> float:
    """Tell how long a film is: as its head says, else as its fragments do."""
    scale, duration = _times(file, need(file, movie.moov, b"mvhd"))
    if scale and (extended := find(file, movie.moov, b"mvex", b"mehd")):
        form = ">Q" if read_at(file, extended.body, 1) == b"\1" else ">I"
        (whole,) = unpack(form, read_at(file, extended.body + 4, 8 if form == ">Q" else 4))
        duration = max(duration, whole)
    if duration and scale:
        return float(duration / scale)
    played = dict.fromkeys(movie.ids, 0)
    for box in movie.outermost:
        for run in runs(file, box, movie.defaults) if box.name == b"moof" else ():
            if run.track in played:
                played[run.track] += run.duration
    return max((played[each.id] / each.timescale for each in movie.tracks if each.timescale), default=0.0)


def _patches(file: BinaryIO, size: int, movie: _Movie) -> Iterator[Patch]:
    for box in movie.outermost:
        yield from _cleaned(file, box, b"", movie)
    if movie.tail < size:
        yield freed_tail(movie.tail, size)
    media = [(box.body, box.end) for box in movie.outermost if box.name == b"mdat"]
    for start, end in _gaps(_kept(file, size, movie), media):
        yield zeroed(start, end)


def _kept(file: BinaryIO, size: int, movie: _Movie) -> Iterator[Stretch]:
    """List, in order, where the kept tracks lie."""
    by_tables = []
    for track in movie.tracks:
        tables = need(file, track.box, b"mdia", b"minf", b"stbl")
        by_tables.append(chunks(file, tables, track.entry if track.handler == b"soun" else None, size))
    ids = movie.ids
    by_fragments = []
    for box in movie.outermost:
        for run in runs(file, box, movie.defaults) if box.name == b"moof" else ():
            if run.track in ids:
                if run.end > size:
                    raise MalformedError(f"run at {run.start}")
                by_fragments.append((run.start, run.end))
    return merge(*by_tables, sorted(by_fragments))


def _gaps(kept: Iterable[Stretch], spans: Iterable[Stretch]) -> Iterator[Stretch]:
    """List what of some spans is not kept; both stand in order."""
    stretches = chain(kept, ((_UNKNOWN_64, _UNKNOWN_64),))
    start, end = next(stretches)
    for place, last in spans:
        while place < last:
            if end <= place:
                start, end = next(stretches)
            elif start > place:
                yield place, min(start, last)
                place = min(start, last)
            else:
                place = min(end, last)


def _cleaned(file: BinaryIO, box: Box, parent: bytes, movie: _Movie) -> Iterator[Patch]:
    """Clean a box and all that it holds."""
    if box.name not in _KEPT[parent] or _is_of_dropped_track(file, box, movie):
        yield from freed(box)
    elif box.name in _KEPT:
        for each in boxes(file, box.body, box.end):
            yield from _cleaned(file, each, box.name, movie)
    elif box.name in (b"mvhd", b"tkhd", b"mdhd"):
        # When it was made, and when it was last touched.
        yield Patch(box.body + 4, b"", 16 if read_at(file, box.body, 1) == b"\1" else 8)
    elif box.name == b"hdlr":
        yield zeroed(min(box.body + 12, box.end), box.end)
    elif box.name == b"dref":
        yield from _cleaned_references(file, box)
    elif box.name == b"tref":
        for each in boxes(file, box.body, box.end):
            named = {int.from_bytes(read_at(file, place, 4)) for place in range(each.body, each.end - 3, 4)}
            if not named <= movie.ids:
                yield from freed(each)
    elif box.name == b"stsd":
        sounds = [each.entry.start for each in movie.tracks if each.handler == b"soun"]
        yield from _cleaned_descriptions(file, box, any(box.start < start < box.end for start in sounds))


def _is_of_dropped_track(file: BinaryIO, box: Box, movie: _Movie) -> bool:
    if box.name == b"trak":
        return all(track.box != box for track in movie.tracks)
    if box.name == b"traf":
        (track,) = unpack(">I", read_at(file, need(file, box, b"tfhd").body + 4, 4))
        return track not in movie.ids
    return False


def _cleaned_references(file: BinaryIO, box: Box) -> Iterator[Patch]:
    """Take out what names the places where the film once lay."""
    for each in boxes(file, box.body + 8, box.end):
        if not read_at(file, each.body, 4)[3] & 1:
            raise MalformedError("the media lie in another file")
        yield zeroed(min(each.body + 4, each.end), each.end)


def _cleaned_descriptions(file: BinaryIO, box: Box, is_sound: bool) -> Iterator[Patch]:
    """Take the names of cameras and programs out of what describes samples."""
    is_quicktime = read_at(file, box.body, 1) == b"\0"
    for entry in boxes(file, box.body + 8, box.end):
        yield Patch(entry.body + 12, b"", 4)
        if is_sound:
            (version,) = unpack(">H", read_at(file, entry.body + 8, 2))
            first = _SOUND_CHILDREN.get(version, 28) if is_quicktime else 28
        else:
            first = _PICTURE_CHILDREN
            yield Patch(entry.body + 42, b"", 32)
        for each in boxes(file, entry.body + first, entry.end):
            if each.name not in _KEPT_OF_CODECS:
                yield from freed(each)
