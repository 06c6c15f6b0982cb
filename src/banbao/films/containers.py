"""The first bytes of a file in, what sort of film it is out, whatever its name says; each is looked through alike."""

import re
from typing import BinaryIO

from banbao.films.layout import MalformedError, Survey
from banbao.films.mp4 import survey_mp4
from banbao.films.webm import survey_webm

HEAD_BYTES = 64
MP4, WEBM = "MP4", "WebM"
SUFFIXES = {MP4: (".mp4", ".m4v", ".mov"), WEBM: (".webm",)}
"""The formats that are read, and how names of such files end, the usual ending first."""
_SIGNATURES = (
    (rb".{4}ftyp(avi[fs]|he[ivx]|hev|mif1|msf1)", "HEIC"),
    (rb".{4}(ftyp|moov|mdat|wide|skip|free)", MP4),
    (rb"\x1aE\xdf\xa3.{0,48}?\x42\x82.webm", WEBM),
    (rb"\x1aE\xdf\xa3", "Matroska"),
    (rb"RIFF.{4}AVI ", "AVI"),
    (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMV"),
    (rb"FLV\x01", "FLV"),
    (rb"\0\0\x01[\xb3\xba]", "MPEG"),
    (rb"\x47.{3}|.{4}\x47.{3}", "MPEG-TS"),
    (rb"\.RMF", "RealMedia"),
    (rb"OggS", "Ogg"),
)


def container_of(head: bytes) -> str:
    """Tell a film's format by how its file begins; empty where it is none that is known."""
    return next((name for pattern, name in _SIGNATURES if re.match(pattern, head, re.DOTALL)), "")


def is_film(name: str) -> bool:
    """Tell whether a file is named as a film."""
    return name.lower().endswith(tuple(suffix for suffixes in SUFFIXES.values() for suffix in suffixes))


def survey(file: BinaryIO, size: int) -> Survey:
    """Look through a film's file.

    Args:
        file: The file, to stay open until all patches are taken.
        size: Its length in bytes.

    Raises:
        MalformedError: It is no film of a format that is read, not built as its format wants, or cut short.
    """
    file.seek(0)
    container = container_of(file.read(HEAD_BYTES))
    if container not in SUFFIXES:
        raise MalformedError(container)
    return survey_mp4(file, size) if container == MP4 else survey_webm(file, size)
