"""A document in, its PDF out: set once to see whether a signature stands alone on its page, again where it does.

A page that carries a signature and no text is forbidden; GB/T 9704-2012, 7.3.5, has lines set closer or wider then.
"""

from typing import Any, NamedTuple, cast

import msgspec

from banbao.press.document import Document, Ending, Foot
from banbao.press.typesetter import Typesetter, run

STANDARDS = ("a-2a", "ua-1")
_WAYS = (
    {"rows": "22"},
    {"rows": "21"},
    {"rows": "23"},
    {"rows": "20"},
    {"rows": "22", "kept": "yes"},
)
"""How pages are filled, from the standard's own way to the last resort, which moves lines of text to the signature."""


class Issued(NamedTuple):
    """A document as it was set."""

    pdf: bytes
    ending: Ending


def make_pdf(document: Document, typesetter: Typesetter) -> Issued:
    """Set a document as PDF/A-2a and PDF/UA-1; the same document gives the same bytes.

    Args:
        document: What is set; its pictures lie in the typesetter's folder.
        typesetter: Sets it.

    Raises:
        TemplateError: A template is wrong, or none of a role's faces has one of the characters.
    """
    given = msgspec.json.encode(document).decode()
    ways = (typesetter.begin("documents/main.typ", document=given, **way) for way in _WAYS)
    compiler = next(ways)
    told = first = _told(compiler)
    while told.is_bare and (following := next(ways, None)) is not None:
        compiler = following
        told = _told(compiler)
    made = run(compiler.compile, format="pdf", timestamp=0, pdf_standards=list(STANDARDS))
    return Issued(cast("bytes", made), told._replace(is_bare=first.is_bare))


def _told(compiler: Any) -> Ending:
    told = msgspec.json.decode(run(compiler.query, "<told>", field="value"))
    pages = {each["kind"]: each["page"] for each in told}
    foot = next((each["where"] for each in told if each["kind"] == "foot"), "shared")
    return Ending(cast("Foot", foot), {"end", "signature"} <= pages.keys() and pages["end"] != pages["signature"])
