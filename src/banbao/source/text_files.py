"""A file's bytes in, its text with lines out; faults of encoding are told."""

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from banbao.diagnostics import ContentError, Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.rules import BOM, CONTROL_CHARACTER, CRLF, ENCODING, NOT_TEXT

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, with `LF` line ends and no byte order mark."""

    path: str
    """Relative to the project, with `/`."""
    text: str
    digest: str
    """SHA-256 of the file's bytes, hexadecimal."""

    def span(self, line: int, column: int = 1, length: int | None = None) -> Span:
        """Point at a stretch of a line; without a length, at the rest of it."""
        lines = self.text.split("\n")
        quote = lines[line - 1] if 0 < line <= len(lines) else ""
        rest = max(len(quote.rstrip()) - column + 1, 1)
        return Span(self.path, line, column, min(length, rest) if length else rest, quote)


def _guess(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
    guess = _guess(data)
    quote = data.split(b"\n")[line - 1].decode(guess or "latin-1", errors="replace").rstrip("\r")
    advice = (
        Message.of(N_("it looks like {encoding}; save it again as UTF-8"), encoding=guess)
        if guess
        else Message.of(N_("save it again as UTF-8"))
    )
    return Diagnostic.of(ENCODING, Span(path, line, min(column, len(quote) + 1), 1, quote), advice)


def read_text(path: Path, name: str, report: Report) -> SourceText:
    """Read a file as an editor left it.

    Args:
        path: The file.
        name: How messages call it, relative to the project.
        report: Takes what is wrong but can be read past.

    Raises:
        ContentError: The bytes are not UTF-8.
    """
    data = path.read_bytes()
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ContentError([Diagnostic.of(NOT_TEXT, Span(name))])
    marked = data.startswith(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([_not_utf8(name, data, error)]) from None
    has_crlf = "\r" in text
    if has_crlf:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(name, text, sha256(data).hexdigest())
    if marked:
        report.add(Diagnostic.of(BOM, source.span(1, 1, 1)))
    if has_crlf:
        report.add(Diagnostic.of(CRLF, source.span(1)))
    if not CONTROL.search(text):
        return source
    for found in CONTROL.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        number = f"{ord(found[0]):04X}"
        report.add(Diagnostic.of(CONTROL_CHARACTER, source.span(line, column, 1), number=number))
    # What the characters would do to what is read next need not be told as well.
    return SourceText(name, CONTROL.sub(" ", text), source.digest)
