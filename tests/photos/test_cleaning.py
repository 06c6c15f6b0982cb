"""No metadata is left in anything, and what is cleaned is the same to the last pixel."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from banbao.photos.cleaning import MalformedError, clean_file
from banbao.photos.treatments import Treatment
from odd_pictures import SECRET
from studios import CARD, ORIGINAL, WHOLE, Studio

CLEANED = {
    "telling.jpg": "JPEG",
    "telling-progressive.jpeg": "JPEG",
    "cmyk.jpg": "JPEG",
    "adobe.jpg": "JPEG",
    "telling.png": "PNG",
    "telling-palette.png": "PNG",
    "deep.png": "PNG",
    "telling.webp": "WebP",
    "telling-lossless.webp": "WebP",
    "clear.webp": "WebP",
    "moving.webp": "WebP",
    "telling.gif": "GIF",
    "moving.gif": "GIF",
}
TELLING = ("telling.jpg", "telling-progressive.jpeg", "telling.png", "telling.webp", "telling.gif", "telling.tiff")
GROUPS = {"EXIF", "XMP", "IPTC", "GPS", "IFD0", "IFD1", "ExifIFD", "Photoshop", "MPF", "MPImage", "Trailer"}


def frames(path: Path) -> list[tuple[object, bytes]]:
    with Image.open(path) as image:
        found = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            found.append(
                (image.info.get("duration"), image.convert("RGBA" if image.mode != "CMYK" else "CMYK").tobytes())
            )
        return found


# The list of further pictures in the original is not one.
@pytest.mark.filterwarnings("ignore:Corrupt EXIF data", "ignore:Image appears to be a malformed MPO file")
@pytest.mark.parametrize("name", CLEANED)
def test_a_cleaned_file_shows_the_same_and_tells_nothing(odd: Path, tmp_path: Path, name: str) -> None:
    clean = tmp_path / name
    clean_file(odd / name, CLEANED[name], str(clean))
    assert frames(clean) == frames(odd / name)
    data = clean.read_bytes()
    for word in (SECRET.encode(), b"Exif\0\0", b"xpacket", b"Photoshop", b"MPF\0", b"EXIF", b"XMP ", b"eXIf", b"tEXt"):
        assert word not in data
    with Image.open(clean) as image, Image.open(odd / name) as before:
        assert image.getexif() == {}
        assert image.info.get("icc_profile") == before.info.get("icc_profile")
    again = tmp_path / "again"
    clean_file(clean, CLEANED[name], str(again))
    assert again.read_bytes() == data


def test_of_a_jpeg_with_a_second_picture_behind_it_only_the_first_is_kept(odd: Path, tmp_path: Path) -> None:
    clean_file(odd / "telling.jpg", "JPEG", str(tmp_path / "clean.jpg"))
    data = (tmp_path / "clean.jpg").read_bytes()
    assert data.count(b"\xff\xd8\xff") == 1
    assert data.endswith(b"\xff\xd9")


@pytest.mark.parametrize(("name", "format"), [("telling.gif", "GIF"), ("telling.jpg", "JPEG")])
def test_a_file_that_ends_too_early_is_refused_or_closed_but_never_crashes(
    odd: Path, tmp_path: Path, name: str, format: str
) -> None:
    data = (odd / name).read_bytes()
    for length in range(12, len(data), max(1, len(data) // 60)):
        (tmp_path / "cut").write_bytes(data[:length])
        try:
            clean_file(tmp_path / "cut", format, str(tmp_path / "clean"))
        except MalformedError:
            continue
        assert SECRET.encode() not in (tmp_path / "clean").read_bytes()
    assert not list(tmp_path.glob(".banbao-aside*"))


def published(studio: Studio) -> list[Path]:
    """Develop all that tells something, in every way."""
    blurred = Treatment("whole", blur=((0.0, 0.0, 0.2, 0.2),))
    names = (*TELLING, "telling.avif", "turned-6.jpg", "turned-8.png", "turned-3.webp", "moving.gif", "moving.webp")
    made = studio.each((*names, "adobe.jpg", "cmyk.jpg", "p3.png"), WHOLE, CARD, ORIGINAL, blurred)
    return [studio.cache.path_of(variant) for developed in made.values() for variant in developed.variants]


def test_no_published_file_tells_anything(shared: Studio) -> None:
    files = published(shared)
    assert len(files) > 100
    for path in files:
        data = path.read_bytes()
        assert SECRET.encode() not in data, path
        assert b"Exif\0\0" not in data, path
        assert b"xpacket" not in data, path
        with Image.open(path) as image:
            assert image.getexif() == {}, path


@pytest.mark.skipif(not shutil.which("exiftool"), reason="needs exiftool")
def test_exiftool_finds_nothing_either(shared: Studio) -> None:
    files = published(shared)
    read = ["exiftool", "-json", "-G1", "-ee", "-a", "-u", *map(str, files)]
    told = json.loads(subprocess.run(read, capture_output=True, check=True).stdout)
    assert len(told) == len(files)
    for each in told:
        groups = {name.partition(":")[0] for name in each}
        assert not groups & GROUPS, each["SourceFile"]
        assert not [value for value in each.values() if SECRET in str(value)]
        assert not [name for name in each if "Thumbnail" in name or "Comment" in name or "GPS" in name]
    # It would have found something: the originals tell of everything.
    read[read.index(str(files[0])) :] = [str(shared.root / "telling.jpg")]
    groups = {
        name.partition(":")[0] for name in json.loads(subprocess.run(read, capture_output=True, check=True).stdout)[0]
    }
    assert {"GPS", "IFD0", "IFD1", "IPTC"} <= groups
    assert any(group.startswith("XMP") for group in groups)
