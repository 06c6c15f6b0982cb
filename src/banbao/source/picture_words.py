"""What cameras and programs wrote into a picture, as bytes, in; the words that they meant out.

Cameras write UTF-8 where EXIF wants ASCII; Chinese programs write GB18030 there, and into IPTC without saying so;
Windows writes UTF-16 into fields of its own.
"""

import re
from unicodedata import category

_SPACES = re.compile(r"\s+")
_BREAK_AFTER_HAN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\s*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_STRANGE = frozenset({"Cc", "Cn", "Co", "Cs"})
_JUNK = re.compile(
    r"(olympus|sony|samsung|(konica )?minolta|kodak|pentax|casio|nikon|canon|fuji(film)?|ricoh|benq|aiptek|vivitar)?"
    r"\s*(digital\s+)?(still\s+)?(camera|dsc|dcim|image|picture|photo)?|"
    r"default|untitled|unknown|none|null|n/?a|test|screenshot|my beautiful picture|description|title|exif_jpeg_picture|"
    r"charset=\w+( .*)?|binary comment|user comments?|created (by|with|using) .*|edited (by|with) .*|"
    r"(dsc|img|dscn|dscf|imgp|p|pict|mmexport|wx_camera_)[\W_]*\d+(\.\w+)?|[\W\d_]*|"
    r"未命名|无标题|未知|默认|无",
    re.IGNORECASE,
)
"""What cameras and programs write of themselves, where nobody wrote anything."""


def _is_clean(text: str) -> bool:
    return not any(category(char) in _STRANGE and not char.isspace() for char in text)


def _whole(data: bytes, encoding: str) -> str | None:
    """Decode; a character that was cut off at the very end is left out."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < max(len(data) - 3, 1):
            return None
        text = data[: error.start].decode(encoding)
    return text if _is_clean(text) else None


def words(data: bytes) -> str:
    """Read text whose encoding nobody says: UTF-8 or GB18030; nothing where it is neither."""
    data = data.split(b"\0", 1)[0].removeprefix(b"\xef\xbb\xbf")
    return next((text for encoding in ("utf-8", "gb18030") if (text := _whole(data, encoding)) is not None), "")


def utf16_words(data: bytes, encoding: str = "utf-16-le") -> str:
    """Read UTF-16, in the order of bytes that a mark says, else the one that makes sense, the given one first."""
    marks = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    if data[:2] in marks:
        return utf16_words(data[2:], marks[data[:2]])
    data = data[: len(data) // 2 * 2]
    other = "utf-16-be" if encoding == "utf-16-le" else "utf-16-le"
    readings = []
    for order in (encoding, other):
        text = data.decode(order, errors="replace").split("\0", 1)[0]
        if text and _is_clean(text) and "\ufffd" not in text:
            readings.append(text)
    # In the wrong order plain letters become rare characters from everywhere.
    return max(readings, key=_familiarity, default="")


def _familiarity(text: str) -> float:
    return sum(" " <= char <= "~" or "\u3000" <= char <= "\u303f" or bool(_HAN.match(char)) for char in text) / len(
        text
    )


def comment_words(data: bytes, encoding: str) -> str:
    """Read an EXIF user comment, which says its encoding; what is not Chinese there, cameras wrote."""
    code, rest = data[:8], data[8:]
    text = utf16_words(rest, encoding) if code == b"UNICODE\0" else words(rest)
    return text if _HAN.search(text) and not text.lstrip().startswith(("{", "[")) else ""


def has_han(text: str) -> bool:
    """Tell whether there is a Chinese character in a text."""
    return bool(_HAN.search(text))


def one_line(text: str, most: int) -> str:
    """Put a text on one line of at most `most` characters."""
    line = _SPACES.sub(" ", _BREAK_AFTER_HAN.sub("", text)).strip()
    return line if len(line) <= most else f"{line[: most - 1]}…"


def is_said(text: str) -> bool:
    """Tell whether somebody wrote this, and not a camera."""
    return not _JUNK.fullmatch(text.strip())
