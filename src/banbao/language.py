"""The reader's language: gettext catalogues by language tag; the source strings are English."""

import gettext
from collections.abc import Callable
from pathlib import Path

Translate = Callable[[str], str]
"""Turns an English source string into the reader's language."""

Progress = Callable[[str, int, int], None]
"""Told which step of a run is under way, by its English source string, and how many of how many pieces are done."""

LANGUAGES = ("zh_CN", "en")
LOCALE_PATH = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802 - the field's customary name for "translate later"
    """Mark a source string for the catalogue where it is written, to be translated where it is shown."""
    return message


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody how far a run is."""


def translations(language: str) -> gettext.NullTranslations:
    """Load the catalogue of a language; English needs none."""
    return gettext.translation("banbao", LOCALE_PATH, [language], fallback=language == "en")
