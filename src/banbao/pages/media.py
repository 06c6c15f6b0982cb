"""The pages of what is looked at: albums and videos."""

from banbao.catalog.addresses import file_uri, page_uri
from banbao.model.media import Album, Photograph, Video
from banbao.outputs import Page
from banbao.pages.contexts import AlbumPage, Picture, VideoPage
from banbao.pages.edition import Edition, Opened
from banbao.pages.records import download, neighbours, page, record_head, related, standing


def show_photograph(edition: Edition, item: Opened[Album], photograph: Photograph) -> Picture:
    """Show a photograph of an album."""
    name = photograph.caption or photograph.alt or item.title
    return edition.show(
        item,
        photograph.file,
        alt=photograph.alt or name,
        caption=photograph.caption,
        credit=photograph.credit,
        taken=photograph.taken,
        place=photograph.place,
        page=page_uri("album", item.slug),
        anchor=f"photo-{photograph.file}",
        download=download(edition, item, photograph.file, name) if item.record.download else None,
    )


def album_page(edition: Edition, item: Opened[Album]) -> Page:
    """Plan the page of an album."""
    context = AlbumPage(
        standing=standing(edition, item),
        html=edition.html(item),
        published=item.record.published,
        photographs=tuple(show_photograph(edition, item, each) for each in item.record.photographs),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    return page("album", record_head(edition, item), context)


def _film_type(name: str) -> str:
    """Name what browsers are to read a film as; most play a QuickTime file, and none admits it."""
    return "video/webm" if name.lower().endswith(".webm") else "video/mp4"


def _clock(duration_s: int) -> str:
    minutes, seconds = divmod(duration_s, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def video_page(edition: Edition, item: Opened[Video]) -> Page:
    """Plan the page of a video."""
    record = item.record
    context = VideoPage(
        standing=standing(edition, item),
        html=edition.html(item),
        published=record.published,
        file=file_uri("video", item.slug, record.file),
        type=_film_type(record.file),
        width=record.width,
        height=record.height,
        poster=edition.cover(item),
        captions=file_uri("video", item.slug, record.captions) if record.captions else None,
        duration=_clock(record.duration_s) if record.duration_s else None,
        download=download(edition, item, record.file, item.title),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    return page("video", record_head(edition, item), context)
