"""What an edition's pages know of a board beside its record: what stands on it, and the files that were made of it."""

from msgspec import Struct


class ShownBoard(Struct, frozen=True):
    """A board that is shown."""

    version: str = ""
    """Differs whenever anything that stands on it does."""
    pages: int = 0
    """How many pictures there are of it; 0 where none can be made here."""
    pdf_bytes: int = 0
    """The size of the file that can be taken away; 0 where there is none."""
    is_screen: bool = False
    """Whether it was made for a screen."""


KIOSK_URI = "boards/kiosk.html"
"""Where boards are played on a screen."""


def picture_name(page: int) -> str:
    """Name the picture of a page of a board, as if it lay beside the record."""
    return f"board-{page}.png"


def pdf_uri(slug: str) -> str:
    """Name the file that can be taken away."""
    return f"boards/{slug}.pdf"
