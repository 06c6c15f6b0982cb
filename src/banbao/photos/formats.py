"""The first bytes of a file in, what it really is out; whatever its name says."""

import re
from pathlib import PurePosixPath

from banbao.diagnostics import Diagnostic, Message, Span
from banbao.language import N_
from banbao.picture_rules import NOT_A_PICTURE, PICTURE_DAMAGED, PICTURE_MISLABELLED

HEAD_BYTES = 512
"""How much of a file tells its format."""
SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WebP": (".webp",),
    "GIF": (".gif",),
    "TIFF": (".tif", ".tiff"),
    "AVIF": (".avif",),
}
"""The formats that are read, and how names of such files end, the usual ending first."""
_SIGNATURES = (
    (rb"\xff\xd8\xff", "JPEG"),
    (rb"\x89PNG\r\n\x1a\n", "PNG"),
    (rb"RIFF.{4}WEBP", "WebP"),
    (rb"GIF8[79]a", "GIF"),
    (rb"II[*+]\0|MM\0[*+]", "TIFF"),
    (rb".{4}ftyp(avi[fs]|(mif1|msf1).{0,48}?avi[fs])", "AVIF"),
    (rb".{4}ftyp(he[ivx]|hev|mif1|msf1)", "HEIC"),
    (rb".{4}ftyp", "MP4"),
    (rb"BM", "BMP"),
    (rb"8BPS", "PSD"),
    (rb"%PDF", "PDF"),
    (rb"PK\x03\x04", "ZIP"),
    (rb"\xff\x0a|\0{3}\x0cJXL ", "JPEG XL"),
    (rb"\0{3}\x0cjP  |\xff\x4f\xff\x51", "JPEG 2000"),
    (rb"(\xef\xbb\xbf)?\s*(<\?xml.*?)?(<!--.*?-->\s*)?<svg", "SVG"),
    (rb"\s*<(!doctype html|html)", "HTML"),
)


def format_of(head: bytes) -> str:
    """Tell a file's format by how it begins; empty where it is none that is known."""
    for pattern, name in _SIGNATURES:
        if re.match(pattern, head, re.DOTALL | re.IGNORECASE if name in ("SVG", "HTML") else re.DOTALL):
            return name
    return ""


def misnamed(path: str, found: str) -> Diagnostic | None:
    """Find whether a picture is of another format than its name says."""
    name = PurePosixPath(path)
    if name.suffix.lower() in SUFFIXES[found]:
        return None
    right = name.with_suffix(SUFFIXES[found][0]).name
    help = Message.of(N_("rename it to `{right}`, also where a record names it"), right=right)
    return Diagnostic.of(PICTURE_MISLABELLED, Span(path), help, name=name.name, format=found)


def not_a_picture(path: str, found: str) -> Diagnostic:
    """State that a file is none of the pictures that are read."""
    return Diagnostic.of(NOT_A_PICTURE, Span(path), _advice(found), name=PurePosixPath(path).name)


def damaged(path: str) -> Diagnostic:
    """State that a picture cannot be read to its end."""
    help = Message.of(N_("fetch the picture again from where it came, and compare the sizes of the two files"))
    return Diagnostic.of(PICTURE_DAMAGED, Span(path), help, name=PurePosixPath(path).name)


def _advice(found: str) -> Message:
    match found:
        case "":
            return Message.of(N_("take the picture from the camera or its sender again, or leave the file out"))
        case "HEIC":
            return Message.of(
                N_("it is a HEIC file, as iPhones make them; send it as “Most Compatible”, or save it as JPEG")
            )
        case "SVG":
            return Message.of(N_("it is an SVG drawing; name it `.svg`, then it is published as it is"))
    return Message.of(N_("it is a {format} file; open it in its own program and save it as JPEG or PNG"), format=found)
