"""A document in, its PDF out: set once to see whether a signature stands alone on its page, again where it does.

A page that carries a signature and no text is forbidden. GB/T 9704-2012, 7.3.5.4, has lines set closer or wider then.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, cast

import msgspec

from banbao.press.document import Document
from banbao.press.typesetter import Typesetter, run

STANDARDS = ("a-2a", "ua-1")
_LINES = 22
_OTHER_LINES = (21, 23, 20, 24, 19)
"""How many lines pages have where a signature would else stand alone, the nearest first."""


def make_pdf(document: Document, typesetter: Typesetter) -> bytes:
    """Set a document as PDF/A-2a and PDF/UA-1; the same document gives the same bytes.

    Args:
        document: What is set; its pictures lie in the typesetter's folder.
        typesetter: Sets it.

    Raises:
        TemplateError: A template is wrong, or none of a role's faces has one of the characters.
    """
    given = msgspec.json.encode(document).decode()
    compilers = (typesetter.begin("documents/main.typ", document=given, rows=str(lines)) for lines in _tried(document))
    first = next(compilers)
    chosen = first
    if document.signatures:
        chosen = next((each for each in chain((first,), compilers) if not _is_signature_alone(each)), first)
    made = run(chosen.compile, format="pdf", timestamp=0, pdf_standards=list(STANDARDS))
    return cast("bytes", made)


def _tried(document: Document) -> Sequence[int]:
    return (_LINES, *_OTHER_LINES) if document.nodes else (_LINES,)


def _is_signature_alone(compiler: Any) -> bool:
    told = {each["kind"]: each["page"] for each in msgspec.json.decode(run(compiler.query, "<told>", field="value"))}
    return "end" in told and told["end"] != told["signature"]
