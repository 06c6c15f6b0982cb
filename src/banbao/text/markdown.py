"""Our dialect of Markdown: Python-Markdown with a few of its own extensions, record links, and Chinese manners."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from banbao.catalog.catalog import Catalog
from banbao.language import Translate

if TYPE_CHECKING:
    from markdown import Markdown

EXTENSIONS = (
    "tables",
    "attr_list",
    "footnotes",
    "def_list",
    "abbr",
    "admonition",
    "md_in_html",
    "sane_lists",
    "pymdownx.superfences",
)
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\d+[.、]|（\d+）)\s*")
_NOT_WORDS = re.compile(r"[^\w]+")


def anchor(text: str, separator: str = "-") -> str:
    """Make a heading's anchor: its words, Chinese as they are, without its printed number, so that it is stable."""
    words = _NUMBERING.sub(
        "", unicodedata.normalize("NFKC", text).strip().lower().replace("(", "（").replace(")", "）")
    )
    return _NOT_WORDS.sub(separator, words).strip(separator + "_") or "section"


def parser_settings(catalog: Catalog, translate: Translate) -> dict[str, Any]:
    """Give what Python-Markdown is to be made with for the texts of a catalog."""
    from banbao.text.dialect import Banbao

    options: dict[str, dict[str, Any]] = {
        "toc": {"slugify": anchor, "permalink": False},
        "footnotes": {"BACKLINK_TITLE": translate("Back to the text"), "UNIQUE_IDS": False},
    }
    return {
        "extensions": [*EXTENSIONS, "toc", Banbao(catalog, translate)],
        "extension_configs": options,
        "output_format": "html",
    }


def make_markdown(catalog: Catalog, translate: Translate) -> "Markdown":
    """Make a parser for the texts of a catalog; reset it before each text."""
    # Python-Markdown and its extensions take a while to import, and a run may have no text to render.
    from banbao.text.lean import LeanMarkdown

    return LeanMarkdown(**parser_settings(catalog, translate))
