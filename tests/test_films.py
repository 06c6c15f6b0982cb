"""Films: what they are is read, what they say of people and places goes, and no picture and no sound moves."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from struct import pack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import film_bytes
from banbao.diagnostics import Diagnostic, Report, render
from banbao.films.boxes import boxes
from banbao.films.cleaning import clean_film
from banbao.films.containers import survey
from banbao.films.elements import voided
from banbao.films.examine import examine, seldom_played
from banbao.films.layout import Film, MalformedError
from banbao.films.poster import poster_of
from banbao.picture_rules import FILM_CODING, FILM_DAMAGED, FILM_MISLABELLED, NO_POSTER, NOT_A_FILM
from banbao.source.captions import check_captions
from banbao.source.text_files import SourceText
from conftest import ROOT
from film_bytes import PICTURE, SECRET, SOUND, box, element, fragmented, full, mp4, webm

REAL = ROOT / "content/videos/culture-year/culture-year.webm"
needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")

FILMS: dict[str, Callable[[], bytes]] = {
    "plain.mp4": mp4,
    "phone.mov": lambda: mp4(brand=b"qt  ", telemetry=b"mebx"),
    "moov-first.mp4": lambda: mp4(moov_first=True),
    "long-numbers.mp4": lambda: mp4(version=1, wide=True),
    "fragments.mp4": fragmented,
    "fragments-in-a-row.mp4": lambda: fragmented(base_is_moof=False),
    "plain.webm": webm,
    "live.webm": lambda: webm(is_live=True, duration_s=None),
}


def cleaned(data: bytes, folder: Path, name: str = "film.mp4") -> bytes:
    (folder / name).write_bytes(data)
    target = folder / f"clean-{name}"
    clean_film(folder / name, str(target))
    return target.read_bytes()


def examined(data: bytes, folder: Path, name: str) -> Film | Diagnostic:
    (folder / name).write_bytes(data)
    return examine(folder / name, f"content/videos/{name}")


def rule_of(found: object) -> object:
    return found.rule if isinstance(found, Diagnostic) else None


@pytest.mark.parametrize("name", FILMS)
def test_nothing_is_left_of_what_a_camera_wrote(name: str, tmp_path: Path) -> None:
    data = FILMS[name]()
    assert data.count(SECRET) > 5
    clean = cleaned(data, tmp_path, name)
    for word in (
        SECRET,
        SECRET[:9],
        b"SECR",
        b"GPS",
        b"apple",
        b"camera",
        b"encoder",
        b"no box",
        pack(">I", 3_450_000_000),
    ):
        assert word not in clean, word


@pytest.mark.parametrize("name", FILMS)
def test_no_picture_and_no_sound_moves(name: str, tmp_path: Path) -> None:
    data = FILMS[name]()
    clean = cleaned(data, tmp_path, name)
    assert len(clean) == len(data)
    for sample in (PICTURE, SOUND):
        places = [found.start() for found in re.finditer(re.escape(sample), data)]
        assert len(places) >= 20
        assert places == [found.start() for found in re.finditer(re.escape(sample), clean)]


@pytest.mark.parametrize("name", FILMS)
def test_a_clean_film_is_as_well_built_and_as_long_as_it_was(name: str, tmp_path: Path) -> None:
    data = FILMS[name]()
    clean = cleaned(data, tmp_path, name)
    before, after = examined(data, tmp_path, name), examined(clean, tmp_path, name)
    assert isinstance(before, Film)
    assert before == after
    assert cleaned(clean, tmp_path, name) == clean


def test_what_is_taken_out_of_an_mp4_is_room_that_nobody_uses(tmp_path: Path) -> None:
    clean = cleaned(mp4(), tmp_path)
    file = io.BytesIO(clean)
    outermost = list(boxes(file, 0, len(clean)))
    assert [each.name for each in outermost] == [b"ftyp", b"free", b"mdat", b"moov", b"free", b"free", b"free"]
    moov = outermost[3]
    assert [each.name for each in boxes(file, moov.body, moov.end)] == [b"mvhd", b"trak", b"trak"] + [b"free"] * 3


def test_references_to_tracks_that_are_gone_go_with_them(tmp_path: Path) -> None:
    clean = cleaned(mp4(), tmp_path)
    assert clean.count(b"cdsc") == 2
    assert b"tmcd" not in clean


@pytest.mark.parametrize(
    ("data", "film"),
    [
        (mp4(), Film(2.0, 1920, 1080, ("avc1", "mp4a"))),
        (mp4(turned=90), Film(2.0, 1080, 1920, ("avc1", "mp4a"))),
        (mp4(turned=180, version=1), Film(2.0, 1920, 1080, ("avc1", "mp4a"))),
        (mp4(turned=270, version=1), Film(2.0, 1080, 1920, ("avc1", "mp4a"))),
        (fragmented(), Film(3.0, 1920, 1080, ("avc1", "mp4a"))),
        (fragmented(head_says=True), Film(3.0, 1920, 1080, ("avc1", "mp4a"))),
    ],
)
def test_an_mp4_tells_how_long_and_how_large_it_is(data: bytes, film: Film, tmp_path: Path) -> None:
    assert examined(data, tmp_path, "film.mp4") == film


@pytest.mark.parametrize(
    ("data", "film"),
    [
        (webm(duration_s=12.5), Film(12.5, 640, 360, ("V_VP9", "A_VORBIS"))),
        (webm(shown=(853, 480)), Film(2.0, 853, 480, ("V_VP9", "A_VORBIS"))),
        (webm(is_live=True, duration_s=None), Film(1.9, 640, 360, ("V_VP9", "A_VORBIS"))),
    ],
)
def test_a_webm_tells_how_long_and_how_large_it_is(data: bytes, film: Film, tmp_path: Path) -> None:
    assert examined(data, tmp_path, "film.webm") == film


@pytest.mark.parametrize("name", FILMS)
@settings(max_examples=30, deadline=None)
@given(part=st.floats(0.02, 0.9))
def test_a_film_cut_short_is_told(name: str, part: float, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("cut")
    data = FILMS[name]()
    found = examined(data[: int(len(data) * part)], folder, name)
    if isinstance(found, Diagnostic):
        assert found.rule in (FILM_DAMAGED, NOT_A_FILM)
    else:
        # What was written as it was filmed may have been ended at any of its pieces.
        assert name.startswith(("live", "fragments"))


@pytest.mark.parametrize("name", FILMS)
@settings(max_examples=150, deadline=None)
@given(places=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), min_size=1))
def test_whatever_is_broken_in_a_film_it_is_read_or_told(name: str, places: list[tuple[float, bytes]]) -> None:
    data = bytearray(FILMS[name]())
    for part, written in places:
        at = int(len(data) * part)
        data[at : at + len(written)] = written[: len(data) - at]
    file = io.BytesIO(data)
    try:
        found = survey(file, len(data))
        for patch in found.patches:
            assert 0 <= patch.offset <= patch.offset + len(patch.content) + patch.zeros <= len(data)
    except MalformedError:
        pass


@given(st.integers(2, 1 << 40))
def test_any_stretch_becomes_one_element_that_holds_nothing(length: int) -> None:
    patch = voided(100, 100 + length)
    assert len(patch.content) + patch.zeros == length
    length_bytes = 9 - patch.content[1].bit_length()
    assert patch.content[0] == 0xEC
    assert len(patch.content) == 1 + length_bytes
    assert int.from_bytes(patch.content[1:]) - (1 << 7 * length_bytes) == patch.zeros


def test_plain_sound_of_quicktime_stays_whole(tmp_path: Path) -> None:
    """Where it says that each sample is a byte, it means a moment of all channels: 4 bytes."""
    entry = box(b"sowt", bytes(6), pack(">H", 1), pack(">HH4sHHHHI", 0, 0, b"SECR", 2, 16, 0, 0, 44100 << 16))
    sound = bytes(range(1, 101)) * 4

    def moov(at: int) -> bytes:
        pictures = film_bytes.track(1, b"vide", b"avc1", [PICTURE], [at])
        tables = (
            full(b"stsd", pack(">I", 1), entry),
            full(b"stsc", pack(">IIII", 1, 1, 100, 1)),
            full(b"stsz", pack(">II", 1, 100)),
            full(b"stco", pack(">II", 1, at + len(PICTURE))),
        )
        head = full(b"tkhd", bytes(8), pack(">II", 2, 0), bytes(68))
        media = box(b"minf", box(b"stbl", *tables))
        times = full(b"mdhd", bytes(8), pack(">IIHH", 44100, 100, 0, 0))
        sounds = box(b"trak", head, box(b"mdia", times, full(b"hdlr", bytes(4), b"soun", bytes(12)), media))
        return box(b"moov", full(b"mvhd", bytes(8), pack(">II", 1000, 2000), bytes(80)), pictures, sounds)

    front = box(b"ftyp", b"qt  ", bytes(4))
    start = len(front) + len(moov(0)) + 8
    clean = cleaned(front + moov(start) + box(b"mdat", PICTURE, sound, SECRET), tmp_path, "film.mov")
    assert sound in clean
    assert SECRET not in clean


@pytest.mark.parametrize(
    ("data", "name", "rule"),
    [
        (webm(), "film.mp4", FILM_MISLABELLED),
        (mp4(), "film.webm", FILM_MISLABELLED),
        (mp4(), "film.MOV", None),
        (webm().replace(b"\x42\x82\x84webm", b"\x42\x82\x84wxyz"), "film.webm", NOT_A_FILM),
        (b"", "film.mp4", NOT_A_FILM),
        (b"RIFF\1\2\3\4AVI LIST", "film.mp4", NOT_A_FILM),
        (box(b"ftyp", b"heic", bytes(4)), "film.mp4", NOT_A_FILM),
        (box(b"ftyp", b"mp42", bytes(4)), "film.mp4", FILM_DAMAGED),
        (element(0x1A45DFA3, element(0x4282, b"webm")), "film.webm", FILM_DAMAGED),
    ],
)
def test_what_is_no_film_is_told_with_advice(data: bytes, name: str, rule: object, tmp_path: Path) -> None:
    found = examined(data, tmp_path, name)
    assert rule_of(found) is rule
    if isinstance(found, Diagnostic):
        assert found.span.path == f"content/videos/{name}"
        assert "= help: " in render(found, str)


def test_a_film_whose_pictures_lie_elsewhere_is_not_whole(tmp_path: Path) -> None:
    inside, outside = (full(b"url ", SECRET, flags=flag) for flag in (1, 0))
    assert rule_of(examined(mp4().replace(inside, outside), tmp_path, "film.mp4")) is FILM_DAMAGED


@pytest.mark.parametrize(("codec", "rule"), [(b"avc1", None), (b"hvc1", FILM_CODING), (b"apcn", FILM_CODING)])
def test_a_film_that_many_browsers_do_not_play_is_told(codec: bytes, rule: object, tmp_path: Path) -> None:
    film = examined(mp4(codec=codec), tmp_path, "film.mp4")
    assert isinstance(film, Film)
    assert rule_of(seldom_played("content/videos/film.mp4", film)) is rule


def test_memory_does_not_grow_with_the_film(tmp_path: Path) -> None:
    data, more = mp4(), 400 << 20
    name, moov = data.index(b"mdat"), data.index(b"moov") - 4
    length = int.from_bytes(data[name - 4 : name]) + more
    with (tmp_path / "film.mp4").open("wb") as file:
        file.write(data[: name - 4] + length.to_bytes(4) + data[name:moov])
        # It takes no room on the disc.
        file.seek(more, os.SEEK_CUR)
        file.write(data[moov:])
    code = (
        "import re, sys; from pathlib import Path; from banbao.films.cleaning import clean_film;"
        "clean_film(Path(sys.argv[1]), sys.argv[2]);"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "film.mp4"), str(tmp_path / "clean.mp4")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(answer.stdout) * 1024 < more / 4
    assert (tmp_path / "clean.mp4").stat().st_size == len(data) + more


# Frames


def test_without_ffmpeg_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "film.mp4").write_bytes(mp4())
    found = poster_of(tmp_path, "film.mp4", "abc", tmp_path / "frames")
    assert isinstance(found, Diagnostic)
    assert found.rule is NO_POSTER
    assert "install ffmpeg" in render(found, str)


def test_a_frame_that_was_taken_needs_no_ffmpeg(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "abc-1.jpg").write_bytes(b"\xff\xd8...\xff\xd9")
    assert poster_of(tmp_path, "film.mp4", "abc", tmp_path) == tmp_path / "abc-1.jpg"


@needs_ffmpeg
def test_a_frame_is_taken_out_of_a_film(tmp_path: Path) -> None:
    frames = tmp_path / "frames %d"
    found = poster_of(ROOT, REAL.relative_to(ROOT).as_posix(), "abc", frames)
    assert isinstance(found, Path)
    from PIL import Image

    with Image.open(found) as image:
        assert (image.format, image.size) == ("JPEG", (640, 360))
        assert not image.getexif()
        assert len(image.getcolors(1 << 20) or ()) > 1000
    assert [path.name for path in frames.iterdir()] == [found.name]
    (broken := found).write_bytes(b"\xff\xd8 cut")
    assert poster_of(ROOT, REAL.relative_to(ROOT).as_posix(), "abc", frames) == broken
    assert broken.stat().st_size > 1000


@needs_ffmpeg
def test_where_no_frame_can_be_taken_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(mp4())
    found = poster_of(tmp_path, "film.mp4", "abc", tmp_path / "frames")
    assert isinstance(found, Diagnostic)
    assert found.rule is NO_POSTER
    assert not list((tmp_path / "frames").iterdir())


REAL_FILMS = {
    "phone.mov": ("-c:v", "libx264", "-c:a", "aac", "-metadata", "location=+29.3700+113.1300/"),
    "fast.mp4": ("-c:v", "libx264", "-c:a", "aac", "-movflags", "+faststart+use_metadata_tags"),
    "fragments.mp4": ("-c:v", "libx264", "-c:a", "aac", "-g", "5", "-movflags", "frag_keyframe+empty_moov"),
    "plain-sound.mov": ("-c:v", "libx264", "-c:a", "pcm_s16le"),
    "film.webm": ("-c:v", "libvpx-vp9", "-c:a", "libopus", "-metadata", "location=+29.3700+113.1300/"),
    "vorbis.webm": ("-c:v", "libvpx", "-c:a", "libvorbis", "-metadata", "location=+29.3700+113.1300/"),
    "live.webm": ("-c:v", "libvpx", "-c:a", "libopus", "-live", "1"),
}


@needs_ffmpeg
@pytest.mark.parametrize("name", REAL_FILMS)
def test_real_films_play_as_before_to_the_last_frame(name: str, tmp_path: Path) -> None:
    inputs = ("-f", "lavfi", "-i", "testsrc2=size=64x48:rate=10:duration=2", "-f", "lavfi", "-i", "sine=duration=2")
    words = ("-metadata", "title=SECRET", "-metadata", "comment=SECRET", "-metadata:s:a", "handler_name=SECRET")
    film = tmp_path / name
    subprocess.run(["ffmpeg", "-v", "error", *inputs, *REAL_FILMS[name], *words, str(film)], check=True)
    clean = cleaned(film.read_bytes(), tmp_path, name)
    assert b"SECRET" not in clean
    assert b"113.13" not in clean
    sums = []
    for path in (film, tmp_path / f"clean-{name}"):
        command = ["ffmpeg", "-v", "warning", "-i", str(path), "-map", "0", "-f", "framemd5", "-"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        assert not answer.stderr
        sums.append([line for line in answer.stdout.splitlines() if not line.startswith("#")])
    assert len(sums[0]) > 30
    assert sums[0] == sums[1]


# Captions


def faults_of(text: str, duration_s: float | None = 60) -> list[tuple[int, int, str]]:
    report = Report()
    check_captions(SourceText("film.vtt", text, ""), duration_s, report)
    return [(fault.span.line, fault.span.column, fault.what.render(str)) for fault in report.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\n清晨\n",
        "WEBVTT - 专题片\nKind: captions\n\nNOTE\n作者\n\nSTYLE\n::cue {}\n\n"
        "一\n00:01.000 --> 00:02.000 line:0 align:start\n清晨\n第二行",
        "WEBVTT\n\n01:00:00.000\t-->\t100:00:02.000\n长片\n",
        "WEBVTT\n\n00:01.000 --> 00:09.000\n甲\n\n00:01.000 --> 00:02.000\n乙：两条可以重叠\n",
    ],
)
def test_good_captions_have_no_faults(text: str) -> None:
    assert faults_of(text, None) == []


@pytest.mark.parametrize(
    ("cue", "line", "column", "word"),
    [
        ("00:01,000 --> 00:02.000", 3, 1, "a point and three digits"),
        ("00:01.000 --> 2.000", 3, 15, "a point and three digits"),
        ("00:61.000 --> 00:62.000", 3, 1, "a point and three digits"),
        ("00:01.000 --> ", 3, 15, "a point and three digits"),
        ("00:05.000 --> 00:05.000", 3, 15, "ends before it begins"),
        ("05:00.000 --> 05:01.000", 3, 1, "when the film is over"),
    ],
)
def test_a_fault_in_the_times_is_told_where_it_is(cue: str, line: int, column: int, word: str) -> None:
    ((found_line, found_column, what),) = faults_of(f"WEBVTT\n\n{cue}\n清晨\n")
    assert (found_line, found_column) == (line, column)
    assert word in what


def test_captions_of_another_sort_are_told_once_with_advice() -> None:
    report = Report()
    check_captions(SourceText("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n甲\n", ""), 9, report)
    (fault,) = report.diagnostics
    assert "SRT" in render(fault, str)


def test_a_file_without_captions_is_told() -> None:
    assert len(faults_of("WEBVTT\n\nNOTE 还没有写\n")) == 1


@given(st.text(alphabet="WEBVT0123:.,-> \n\t清晨", max_size=200))
def test_whatever_stands_in_captions_it_is_read_or_told(text: str) -> None:
    lines = f"WEBVTT\n\n{text}".split("\n")
    for line, column, _ in faults_of("\n".join(lines)):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


def test_the_films_of_the_sites_are_as_they_are_made() -> None:
    for name, make in film_bytes.FIXTURES.items():
        assert (ROOT / "tests" / name).read_bytes() == make(), name
