"""What a file is, by how it begins."""

import pytest

from banbao.photos.formats import SUFFIXES, format_of, misnamed


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"RIFF\x0a\x0b\0\0WEBPVP8 ", "WebP"),
        (b"RIFF\x0a\x0b\0\0WAVEfmt ", ""),
        (b"GIF89a\1\0\1\0", "GIF"),
        (b"GIF87a\1\0\1\0", "GIF"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"MM\0+\0\x08\0\0", "TIFF"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf", "HEIC"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\2\0", "MP4"),
        (b"BM\x36\0\0\0", "BMP"),
        (b"8BPS\0\1", "PSD"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "ZIP"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<SVG xmlns="">', "SVG"),
        (b"\n<!DOCTYPE html><html>", "HTML"),
        (b"", ""),
        (b"words", ""),
    ],
)
def test_a_format_is_known_by_how_a_file_begins(head: bytes, found: str) -> None:
    assert format_of(head) == found


def test_names_may_end_as_their_format_does_in_either_case() -> None:
    for found, suffixes in SUFFIXES.items():
        for suffix in suffixes:
            assert misnamed(f"content/albums/a/照片{suffix}", found) is None
            assert misnamed(f"content/albums/a/照片{suffix.upper()}", found) is None


def test_a_wrong_name_is_told_with_the_right_one() -> None:
    fault = misnamed("content/albums/a/照片.v2.png", "JPEG")
    assert fault
    assert fault.span.path == "content/albums/a/照片.v2.png"
    assert fault.what.render(str) == "`照片.v2.png` is a JPEG file, which its name does not say"
    assert fault.help
    assert "`照片.v2.jpg`" in fault.help.render(str)
