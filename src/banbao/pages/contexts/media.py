"""What the templates of albums, videos and boards are given."""

from datetime import datetime

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
    """`board.html`: an exhibition board and the records it shows."""

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
    words: tuple[str, ...]
    """Its own texts, in order."""
    blocks: tuple[Link, ...]
    """The records it draws on."""
    qr: Link | None
    related: Related
    neighbours: Neighbours
