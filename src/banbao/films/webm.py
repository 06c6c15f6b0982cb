"""A WebM file in, what it is and what takes its metadata out.

One track of pictures and all tracks of sound are kept, and of the rest what is needed to play them; all other elements
become ones that hold nothing.

Sources: RFC 9559 (Matroska); the WebM container guidelines; Vorbis I specification, §5.
"""

from collections.abc import Iterator
from struct import pack, unpack
from typing import BinaryIO, NamedTuple

from banbao.films.elements import (
    CHECKSUM,
    Element,
    content,
    element_at,
    elements,
    number_at,
    voided,
    whole_number,
)
from banbao.films.layout import Film, MalformedError, Patch, Survey, read_at, zeroed

_EBML, _SEGMENT, _SEEK_HEAD, _INFO, _TRACKS = 0x1A45DFA3, 0x18538067, 0x114D9B74, 0x1549A966, 0x1654AE6B
_CLUSTER, _CUES, _TAGS, _ATTACHMENTS, _CHAPTERS = 0x1F43B675, 0x1C53BB6B, 0x1254C367, 0x1941A469, 0x1043A770
_OUTERMOST = frozenset((_SEEK_HEAD, _INFO, _TRACKS, _CLUSTER, _CUES, _TAGS, _ATTACHMENTS, _CHAPTERS))
_KEPT = frozenset((_SEEK_HEAD, _INFO, _TRACKS, _CLUSTER, _CUES))
_SEEK, _SEEK_ID = 0x4DBB, 0x53AB
_TIMESTAMP_SCALE, _DURATION, _MUXING_APP, _WRITING_APP = 0x2AD7B1, 0x4489, 0x4D80, 0x5741
_TRACK_ENTRY, _NUMBER, _TYPE, _CODEC, _CODEC_PRIVATE, _VIDEO, _AUDIO = 0xAE, 0xD7, 0x83, 0x86, 0x63A2, 0xE0, 0xE1
_UID, _ENABLED, _DEFAULT, _FORCED, _LACING, _LANGUAGE, _LANGUAGE_TAG = (
    *(0x73C5, 0xB9, 0x88, 0x55AA, 0x9C, 0x22B59C, 0x22B59D),
)
_FRAME_DURATION, _DELAY, _PRE_ROLL, _ENCODINGS, _MOST_ADDITION, _ADDITIONS = (
    *(0x23E383, 0x56AA, 0x56BB, 0x6D80, 0x55EE, 0x41E4),
)
_KEPT_OF_TRACK = frozenset(
    (
        *(_NUMBER, _TYPE, _CODEC, _CODEC_PRIVATE, _VIDEO, _AUDIO, _UID, _ENABLED, _DEFAULT, _FORCED, _LACING),
        *(_LANGUAGE, _LANGUAGE_TAG, _FRAME_DURATION, _DELAY, _PRE_ROLL, _ENCODINGS, _MOST_ADDITION, _ADDITIONS),
    )
)
_PIXEL_WIDTH, _PIXEL_HEIGHT, _SHOWN_WIDTH, _SHOWN_HEIGHT, _SHOWN_UNIT = 0xB0, 0xBA, 0x54B0, 0x54BA, 0x54B2
_TIMESTAMP, _SIMPLE_BLOCK, _BLOCK_GROUP, _BLOCK = 0xE7, 0xA3, 0xA0, 0xA1
_IS_VIDEO, _IS_AUDIO = 1, 2
_USUAL_SCALE_NS = 1_000_000


class _Track(NamedTuple):
    element: Element
    number: int
    type: int
    codec: str
    size: tuple[int, int]


class _Segment(NamedTuple):
    """What lies in a file, and which tracks of it are kept."""

    outermost: list[Element]
    end: int
    tracks: list[_Track]
    dropped: set[int]
    """The numbers of the others."""


def survey_webm(file: BinaryIO, size: int) -> Survey:
    """Look through a file.

    Args:
        file: The file.
        size: Its length in bytes.

    Raises:
        MalformedError: It is not built as it must be, or cut short; also while patches are asked for.
    """
    segment = _read(file, size)
    pictures = [track.size for track in segment.tracks if track.type == _IS_VIDEO]
    width, height = pictures[0] if pictures else (0, 0)
    codecs = tuple(track.codec for track in segment.tracks)
    return Survey(Film(_duration_s(file, segment), width, height, codecs), _patches(file, size, segment))


def _read(file: BinaryIO, size: int) -> _Segment:
    head = element_at(file, 0, size)
    segment = element_at(file, head.end, size)
    while segment.id != _SEGMENT and not segment.is_open:
        segment = element_at(file, segment.end, size)
    outermost = list(_outermost(file, segment))
    entries = [
        _track(file, entry)
        for each in outermost
        if each.id == _TRACKS
        for entry in elements(file, each)
        if entry.id == _TRACK_ENTRY
    ]
    if not entries:
        raise MalformedError("no tracks")
    pictures = [track for track in entries if track.type == _IS_VIDEO]
    kept = [*pictures[:1], *(track for track in entries if track.type == _IS_AUDIO)]
    dropped = {track.number for track in entries} - {track.number for track in kept}
    return _Segment(outermost, outermost[-1].end, kept, dropped)


def _outermost(file: BinaryIO, segment: Element) -> Iterator[Element]:
    """List what the segment holds; what was written as it was filmed does not say where it ends."""
    start = segment.body
    while segment.end - start > 1:
        element = element_at(file, start, segment.end)
        if element.is_open:
            if element.id != _CLUSTER:
                raise MalformedError(f"{element.id:X} at {start}")
            element = element._replace(end=_end_of(file, element))
        yield element
        start = element.end


def _end_of(file: BinaryIO, cluster: Element) -> int:
    start = cluster.body
    while start < cluster.end:
        element = element_at(file, start, cluster.end)
        if element.id in _OUTERMOST:
            return start
        start = element.end
    return cluster.end


def _track(file: BinaryIO, entry: Element) -> _Track:
    found = {each.id: each for each in elements(file, entry)}
    if not {_NUMBER, _TYPE, _CODEC} <= found.keys():
        raise MalformedError(f"track at {entry.start}")
    number, sort = (whole_number(file, found[name]) for name in (_NUMBER, _TYPE))
    codec = content(file, found[_CODEC]).rstrip(b"\0").decode("latin-1")
    return _Track(entry, number, sort, codec, _size(file, found[_VIDEO]) if _VIDEO in found else (0, 0))


def _size(file: BinaryIO, video: Element) -> tuple[int, int]:
    sizes = (_PIXEL_WIDTH, _PIXEL_HEIGHT, _SHOWN_WIDTH, _SHOWN_HEIGHT, _SHOWN_UNIT)
    told = {each.id: whole_number(file, each) for each in elements(file, video) if each.id in sizes}
    width, height = told.get(_PIXEL_WIDTH, 0), told.get(_PIXEL_HEIGHT, 0)
    # Other units than pixels tell of proportions at most.
    if told.get(_SHOWN_UNIT, 0):
        return width, height
    return told.get(_SHOWN_WIDTH, width), told.get(_SHOWN_HEIGHT, height)


def _duration_s(file: BinaryIO, segment: _Segment) -> float:
    """Tell how long a film is: as its head says, else as the time of its last block does."""
    scale_ns, duration = _USUAL_SCALE_NS, 0.0
    for info in (each for each in segment.outermost if each.id == _INFO):
        for each in elements(file, info):
            if each.id == _TIMESTAMP_SCALE:
                scale_ns = whole_number(file, each)
            elif each.id == _DURATION:
                data = content(file, each)
                duration = unpack(">f" if len(data) == 4 else ">d", data)[0] if len(data) in (4, 8) else 0.0
    if not duration > 0:
        last = [each for each in segment.outermost if each.id == _CLUSTER][-1:]
        duration = max((time for cluster in last for time in _times(file, cluster)), default=0)
    return duration * scale_ns / 1e9


def _times(file: BinaryIO, cluster: Element) -> Iterator[int]:
    begins = 0
    for each in elements(file, cluster):
        if each.id == _TIMESTAMP:
            begins = whole_number(file, each)
        elif block := _block_of(file, each):
            yield begins + block[1]


def _block_of(file: BinaryIO, element: Element) -> tuple[int, int] | None:
    """Read the track's number and the time, counted from the cluster's, of an element that holds a block."""
    if element.id == _BLOCK_GROUP:
        block = next((each for each in elements(file, element) if each.id == _BLOCK), None)
    else:
        block = element if element.id == _SIMPLE_BLOCK else None
    if block is None:
        return None
    head = read_at(file, block.body, min(10, block.end - block.body))
    number, length = number_at(head, 0)
    return number, int.from_bytes(head[length : length + 2], signed=True)


def _patches(file: BinaryIO, size: int, segment: _Segment) -> Iterator[Patch]:
    for element in segment.outermost:
        if element.id not in _KEPT:
            yield voided(element.start, element.end)
        elif element.id == _INFO:
            yield from _cleaned_info(file, element)
        elif element.id == _SEEK_HEAD:
            yield from _cleaned_seek_head(file, element)
        elif element.id == _TRACKS:
            yield from _cleaned_tracks(file, element, segment)
        elif element.id == _CLUSTER and segment.dropped:
            yield from _cleaned_cluster(file, element, segment.dropped)
    if segment.end < size:
        yield voided(segment.end, size)


def _cleaned_info(file: BinaryIO, info: Element) -> Iterator[Patch]:
    for each in elements(file, info):
        if each.id in (_MUXING_APP, _WRITING_APP):
            # They must be there; a text that begins with a zero is empty.
            yield zeroed(each.body, each.end)
        elif each.id not in (_TIMESTAMP_SCALE, _DURATION):
            yield voided(each.start, each.end)


def _cleaned_seek_head(file: BinaryIO, head: Element) -> Iterator[Patch]:
    """Take out what leads to elements that are taken out."""
    for each in elements(file, head):
        parts = elements(file, each) if each.id == _SEEK else ()
        names = [whole_number(file, part) for part in parts if part.id == _SEEK_ID]
        if not names or names[0] not in _KEPT:
            yield voided(each.start, each.end)


def _cleaned_tracks(file: BinaryIO, tracks: Element, segment: _Segment) -> Iterator[Patch]:
    kept = {track.element.start: track for track in segment.tracks}
    for entry in elements(file, tracks):
        track = kept.get(entry.start)
        if track is None:
            yield voided(entry.start, entry.end)
            continue
        for each in elements(file, entry):
            if each.id not in _KEPT_OF_TRACK:
                yield voided(each.start, each.end)
            elif each.id == _CODEC_PRIVATE and track.codec == "A_VORBIS":
                yield from _cleaned_vorbis(file, each)


def _cleaned_vorbis(file: BinaryIO, private: Element) -> Iterator[Patch]:
    """Empty the second of the three packets, which holds the comments; all of it is called the maker's name."""
    data = content(file, private)
    lengths: list[int] = []
    place = 1
    while len(lengths) < 2:
        length = 0
        while data[place : place + 1] == b"\xff":
            length, place = length + 255, place + 1
        length, place = length + int.from_bytes(data[place : place + 1]), place + 1
        lengths.append(length)
        if place > len(data):
            raise MalformedError(f"Vorbis at {private.start}")
    start, length = place + lengths[0], lengths[1]
    name_bytes = length - 16
    if data[:1] != b"\2" or data[start : start + 7] != b"\3vorbis" or name_bytes < 0 or start + length > len(data):
        raise MalformedError(f"Vorbis at {private.start}")
    yield Patch(private.body + start + 7, pack("<I", name_bytes), name_bytes + 4)
    yield Patch(private.body + start + length - 1, b"\1")


def _cleaned_cluster(file: BinaryIO, cluster: Element, dropped: set[int]) -> Iterator[Patch]:
    is_touched, checksum = False, None
    for each in elements(file, cluster):
        if each.id == CHECKSUM:
            checksum = each
        elif (block := _block_of(file, each)) and block[0] in dropped:
            is_touched = True
            yield voided(each.start, each.end)
    if checksum and is_touched:
        yield voided(checksum.start, checksum.end)
