"""Films for tests, as phones, cameras and browsers write them: box by box, with what they say of people and places.

No picture in them can be decoded. Run with the path of the tests' folder, it writes the films of the sites there.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from struct import pack

SECRET = "机密-SECRET-GPS+29.3700+113.1300/".encode()
PICTURE, SOUND = b"\x00\x00\x00\x01picture", b"sound!"
MAC_TIME = 3_450_000_000
_MATRICES = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}

# MP4 and QuickTime


def box(name: bytes, *parts: bytes, long: bool = False) -> bytes:
    body = b"".join(parts)
    if long:
        return pack(">I4sQ", 1, name, len(body) + 16) + body
    return pack(">I4s", len(body) + 8, name) + body


def full(name: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(name, pack(">I", version << 24 | flags), *parts)


def _times(version: int) -> bytes:
    return pack(">QQ" if version else ">II", MAC_TIME, MAC_TIME)


def _head(number: int, version: int, turned: int, size: tuple[int, int]) -> bytes:
    a, b, c, d = (side << 16 for side in _MATRICES[turned])
    matrix = pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    lasts = pack(">Q" if version else ">I", 2000)
    sides = pack(">II", size[0] << 16, size[1] << 16)
    return full(
        b"tkhd", _times(version), pack(">II", number, 0), lasts, bytes(16), matrix, sides, version=version, flags=7
    )


def _entry(handler: bytes, codec: bytes, size: tuple[int, int], extra: bytes) -> bytes:
    if handler == b"vide":
        maker = b"\x0fSECRET-CAMERA-1".ljust(32, b"\0")
        middle = pack(">HH4sIIHHIIIH", 0, 0, b"SECR", 0, 0, *size, 72 << 16, 72 << 16, 0, 1)
        return box(codec, bytes(6), pack(">H", 1), middle, maker, pack(">Hh", 24, -1), extra)
    if handler == b"soun":
        return box(codec, bytes(6), pack(">H", 1), pack(">HH4sHHHHI", 0, 0, b"SECR", 2, 16, 0, 0, 44100 << 16), extra)
    return box(codec, bytes(6), pack(">H", 1), extra)


def track(
    number: int,
    handler: bytes,
    codec: bytes,
    samples: Sequence[bytes],
    offsets: Sequence[int],
    *,
    size: tuple[int, int] = (1920, 1080),
    turned: int = 0,
    version: int = 0,
    wide: bool = False,
    extra: bytes = b"",
) -> bytes:
    """A track with one sample in each chunk."""
    shown = size if handler == b"vide" else (0, 0)
    duration = pack(">IQ" if version else ">II", 1000, 2000)
    tables = (
        full(b"stsd", pack(">I", 1), _entry(handler, codec, size, box(b"avcC", b"\1config") + box(b"SECR", SECRET))),
        full(b"stts", pack(">III", 1, len(samples), 100)),
        full(b"stsc", pack(">IIII", 1, 1, 1, 1)),
        full(b"stsz", pack(">II", 0, len(samples)), b"".join(pack(">I", len(each)) for each in samples)),
        full(
            b"co64" if wide else b"stco",
            pack(">I", len(offsets)),
            *(pack(">Q" if wide else ">I", at) for at in offsets),
        ),
    )
    named = full(b"hdlr", b"mhlr", handler, b"SECR", bytes(8), b"SECRET camera handler\0")
    return box(
        b"trak",
        _head(number, version, turned, shown),
        box(b"edts", full(b"elst", pack(">IIiI", 1, 2000, 0, 1 << 16))),
        box(b"tref", box(b"cdsc", pack(">I", 1)), box(b"tmcd", pack(">I", 9))),
        box(
            b"mdia",
            full(b"mdhd", _times(version), duration, pack(">HH", 0x55C4, 0), version=version),
            named,
            box(
                b"minf",
                full(b"vmhd" if handler == b"vide" else b"smhd", bytes(8), flags=1),
                box(b"dinf", full(b"dref", pack(">I", 1), full(b"url ", SECRET, flags=1))),
                box(b"stbl", *tables, box(b"uuid", bytes(16), SECRET)),
            ),
        ),
        box(b"udta", box(b"name", SECRET)),
        full(b"meta", SECRET),
        extra,
    )


def mp4(
    *,
    brand: bytes = b"mp42",
    size: tuple[int, int] = (1920, 1080),
    turned: int = 0,
    version: int = 0,
    codec: bytes = b"avc1",
    moov_first: bool = False,
    wide: bool = False,
    telemetry: bytes = b"gpmd",
    pictures: int = 20,
) -> bytes:
    """A film of 2 seconds with sound, and between both a track of places that a camera wrote."""
    places = SECRET * 3
    kinds = ((b"vide", codec, PICTURE), (b"soun", b"mp4a", SOUND), (b"meta", telemetry, places))
    head = box(b"ftyp", brand, bytes(4), brand)
    gap = SECRET[:11]

    def moov(start: int) -> bytes:
        offsets: dict[int, list[int]] = {number: [] for number in range(len(kinds))}
        for _ in range(pictures):
            for number, (_, _, sample) in enumerate(kinds):
                offsets[number].append(start)
                start += len(sample) + len(gap) * (number == 1)
        tracks = (
            track(number + 1, handler, name, [sample] * pictures, offsets[number], size=size, turned=turned,
                  version=version, wide=wide)
            for number, (handler, name, sample) in enumerate(kinds)
        )  # fmt: skip
        lasts = pack(">IQ" if version else ">II", 1000, 2000)
        movie = full(b"mvhd", _times(version), lasts, bytes(80), version=version)
        places_ = box(b"udta", box(b"\xa9xyz", pack(">HH", len(SECRET), 0x15C7), SECRET))
        keys = box(b"meta", full(b"keys", b"com.apple.quicktime.location.ISO6709"), box(b"ilst", SECRET))
        return box(b"moov", movie, *tracks, places_, keys)

    media = (PICTURE + SOUND + gap + places) * pictures
    around = box(b"free", SECRET)
    behind = box(b"uuid", bytes(16), SECRET) + full(b"meta", SECRET) + b"\xff\xfeno box, " + SECRET
    if moov_first:
        front = head + moov(0)
        return head + moov(len(front) + len(around) + 8) + around + box(b"mdat", media) + behind
    start = len(head) + len(around) + (16 if wide else 8)
    return head + around + box(b"mdat", media, long=wide) + moov(start) + behind


def fragmented(*, base_is_moof: bool = True, head_says: bool = False) -> bytes:
    """A film that was written as it was filmed: 3 fragments of a second, each with pictures, sound and places."""
    kinds = ((b"vide", b"avc1"), (b"soun", b"mp4a"), (b"meta", b"mebx"))
    empty = [track(number + 1, handler, codec, (), ()) for number, (handler, codec) in enumerate(kinds)]
    extends = [full(b"trex", pack(">IIIII", number + 1, 1, 100, len(SECRET), 0)) for number in range(3)]
    whole = (full(b"mehd", pack(">I", 3000)),) if head_says else ()
    movie = full(b"mvhd", _times(0), pack(">II", 1000, 0), bytes(80))
    data = box(b"ftyp", b"iso5", bytes(4)) + box(b"moov", movie, *empty, box(b"mvex", *whole, *extends))
    for number in range(3):
        data += _fragment(number, base_is_moof=base_is_moof)
    return data


def _fragment(number: int, *, base_is_moof: bool) -> bytes:
    def parts(offset: int) -> bytes:
        made = []
        for track_number, sample in ((1, PICTURE), (2, SOUND), (3, SECRET)):
            flags = 0x020000 if base_is_moof else 0
            head = full(b"tfhd", pack(">I", track_number), flags=flags)
            if track_number == 3:
                # Sizes as `trex` says; where nothing else is said, what follows lies behind what came before.
                run = full(b"trun", pack(">Ii", 10, offset), flags=1)
            else:
                sizes = b"".join(pack(">II", 100, len(sample)) for _ in range(10))
                said = base_is_moof or track_number == 1
                place = pack(">i", offset) if said else b""
                run = full(b"trun", pack(">I", 10), place, sizes, flags=0x300 | said)
            if track_number == 3 and not base_is_moof:
                run = full(b"trun", pack(">I", 10))
            made.append(box(b"traf", head, run, box(b"uuid", bytes(16), SECRET)))
            offset += 10 * len(sample)
        return box(b"moof", full(b"mfhd", pack(">I", number)), *made, box(b"uuid", bytes(16), SECRET))

    moof = parts(len(parts(0)) + 8)
    return moof + box(b"mdat", PICTURE * 10, SOUND * 10, SECRET * 10) + full(b"emsg", SECRET)


# WebM


def element(name: int, *parts: bytes, is_open: bool = False) -> bytes:
    body = b"".join(parts)
    head = name.to_bytes((name.bit_length() + 7) // 8)
    if is_open:
        return head + b"\x01" + b"\xff" * 7 + body
    length_bytes = next(count for count in range(1, 9) if len(body) < (1 << 7 * count) - 1)
    return head + (len(body) | 1 << 7 * length_bytes).to_bytes(length_bytes) + body


def number(name: int, value: int) -> bytes:
    return element(name, value.to_bytes(max(1, (value.bit_length() + 7) // 8)))


def _webm_track(place: int, sort: int, codec: bytes, *more: bytes) -> bytes:
    head = (number(0xD7, place), number(0x73C5, place), number(0x83, sort), element(0x86, codec))
    return element(0xAE, *head, element(0x536E, SECRET), *more)


def vorbis() -> bytes:
    """The three packets with which Vorbis begins; the second has comments."""
    first, third = b"\1vorbis" + bytes(23), b"\5vorbis" + b"codebooks"
    maker, comment = b"SECRET encoder", b"LOCATION=" + SECRET
    second = b"\3vorbis" + pack("<I", len(maker)) + maker + pack("<II", 1, len(comment)) + comment + b"\1"
    return b"\2" + bytes((len(first), len(second))) + first + second + third


def webm(
    *,
    duration_s: float | None = 2.0,
    size: tuple[int, int] = (640, 360),
    shown: tuple[int, int] | None = None,
    codec: bytes = b"V_VP9",
    is_live: bool = False,
    with_subtitles: bool = True,
    more: Iterable[bytes] = (),
) -> bytes:
    """A film with sound and, beside both, a track of words."""
    wide = element(0xE0, number(0xB0, size[0]), number(0xBA, size[1]), *_shown(shown))
    sound = _webm_track(2, 2, b"A_VORBIS", element(0x63A2, vorbis()), element(0xE1, element(0xB5, pack(">f", 44100))))
    subtitles = _webm_track(3, 0x11, b"D_WEBVTT/SUBTITLES") if with_subtitles else b""
    info = (
        element(0xBF, b"\1\2\3\4"),
        number(0x2AD7B1, 1_000_000),
        element(0x4D80, b"SECRET muxer"),
        element(0x5741, b"SECRET writer"),
        element(0x4461, pack(">q", 400_000_000_000)),
        element(0x7BA9, SECRET),
        *((element(0x4489, pack(">d", duration_s * 1000)),) if duration_s is not None else ()),
    )
    seeks = (
        element(0x4DBB, element(0x53AB, name), number(0x53AC, 100))
        for name in (b"\x15\x49\xa9\x66", b"\x12\x54\xc3\x67")
    )
    segment = (
        element(0x114D9B74, *seeks),
        element(0x1549A966, *info),
        element(0x1654AE6B, element(0xBF, b"\1\2\3\4"), _webm_track(1, 1, codec, wide), sound, subtitles),
        *(_cluster(second, is_open=is_live) for second in range(2)),
        element(0x1254C367, element(0x7373, element(0x67C8, SECRET))),
        element(0x1941A469, SECRET * 5),
        element(0x1043A770, SECRET),
        element(0xEC, SECRET),
        *more,
    )
    head = element(0x1A45DFA3, number(0x4286, 1), element(0x4282, b"webm"), number(0x4287, 4))
    return head + element(0x18538067, *segment, is_open=is_live)


def _shown(size: tuple[int, int] | None) -> tuple[bytes, ...]:
    return (number(0x54B0, size[0]), number(0x54BA, size[1])) if size else ()


def block(place: int, time: int, data: bytes) -> bytes:
    return bytes((0x80 | place,)) + pack(">hB", time, 0x80) + data


def _cluster(second: int, *, is_open: bool) -> bytes:
    blocks = [
        part
        for time in range(0, 1000, 100)
        for part in (
            element(0xA3, block(1, time, PICTURE)),
            element(0xA0, element(0xA1, block(2, time, SOUND))),
            element(0xA0, element(0xA1, block(3, time, SECRET)), number(0x9B, 100)),
        )
    ]
    return element(0x1F43B675, element(0xBF, b"\1\2\3\4"), number(0xE7, second * 1000), *blocks, is_open=is_open)


FIXTURES: dict[str, Callable[[], bytes]] = {
    "sites/every-kind/content/videos/short-film/film.webm": lambda: webm(duration_s=24.0),
    "sites/invalid/film-mislabelled/content/videos/film/film.mp4": webm,
    "sites/invalid/film-damaged/content/videos/film/film.mp4": lambda: mp4()[:-900],
    "sites/invalid/film-damaged-webm/content/videos/film/film.webm": lambda: webm()[:-90],
    "sites/invalid/film-coding/content/videos/film/film.mov": lambda: mp4(brand=b"qt  ", codec=b"hvc1"),
    "sites/invalid/no-poster/content/videos/film/film.mp4": mp4,
    "sites/invalid/duration-differs/content/videos/film/film.webm": lambda: webm(duration_s=24.0),
    "sites/invalid/bad-captions/content/videos/film/film.webm": lambda: webm(duration_s=24.0),
    "sites/invalid/bad-captions-subrip/content/videos/film/film.webm": webm,
}
"""The films of the sites that tests build."""


if __name__ == "__main__":
    for name, make in FIXTURES.items():
        place = Path(sys.argv[1]) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(make())
