"""What the templates of albums, videos and boards are given."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from banbao.pages.contexts.shared import Download, Link, Neighbours, Picture, Prose, Related, Standing


class AlbumPage(Struct, frozen=True, gc=False):
    """`album.html`: an album; pictures are shown as they are for now."""

    standing: Standing
    html: Prose
    published: datetime
    photographs: tuple[Picture, ...]
    related: Related
    neighbours: Neighbours


class VideoPage(Struct, frozen=True, gc=False):
    """`video.html`: a video; the text is its transcript."""

    standing: Standing
    html: Prose
    published: datetime
    file: str
    """`uri` of the video."""
    type: str
    """MIME type."""
    width: int | None
    """In px, upright; with the height, its proportions. None where the film is not there yet."""
    height: int | None
    poster: Picture | None
    captions: str | None
    duration: str | None
    """Minutes and seconds, `1:05`, or with hours, `1:00:05`; None where the film is not there yet."""
    download: Download
    related: Related
    neighbours: Neighbours


class BoardPage(Struct, frozen=True, gc=False):
    """`board.html`: an exhibition board: its pictures, its words, and the records it shows."""

    standing: Standing
    html: Prose
    published: datetime
    subtitle: str | None
    series: str | None
    product: str
    """What is printed, in words: KT板 80×120 cm."""
    size: str
    """As it stands, width first: 1200 × 2400 mm."""
    width: int
    height: int
    """With the width, its proportions."""
    theme: str
    pictures: tuple[Picture, ...]
    """One of each board of the series; empty where none can be made, and a sketch stands in their place."""
    downloads: tuple[Download, ...]
    """The board as a file: PDF, and of a screen its pictures."""
    blocks: tuple[dict[str, Any], ...]
    """What stands on it, as `press.sheet` has it: `type` and the fields of such a block; None in place of what is not
    there."""
    records: tuple[Link, ...]
    """The records it draws on."""
    qr: Link | None
    kiosk: Link | None
    """Where screens are played, for a board that is among them."""
    related: Related
    neighbours: Neighbours


class Slide(Struct, frozen=True, gc=False):
    """A board that is played."""

    title: str
    uri: str
    """Of its page."""
    picture: Picture
    words: str
    """What it says, in short, for readers who cannot see it."""


class KioskPage(Struct, frozen=True, gc=False):
    """`kiosk.html`: boards that are played in turn on a screen."""

    slides: tuple[Slide, ...]
    back: Link
    """Where one comes to who leaves."""
