"""The pages of exhibition boards, and the page that plays them on a screen."""

from banbao.catalog.addresses import file_uri, original_name, page_uri
from banbao.model.boards import Board
from banbao.outputs import Page
from banbao.pages.boards import KIOSK_URI, ShownBoard, pdf_uri, picture_name
from banbao.pages.contexts import BoardPage, Download, KioskPage, Link, Picture, Slide
from banbao.pages.edition import Edition, Opened
from banbao.pages.head import make_head
from banbao.pages.products import product_name, size_words
from banbao.pages.records import neighbours, page, record_head, related, standing


def board_page(edition: Edition, item: Opened[Board]) -> Page:
    """Plan the page of a board."""
    record, made = item.record, _made(edition, item.slug)
    form = record.format
    drawn_on = dict.fromkeys(block.of for block in record.blocks if block.of)
    context = BoardPage(
        standing=standing(edition, item),
        html=edition.html(item),
        published=record.published,
        subtitle=record.subtitle,
        series=record.series,
        product=product_name(record, edition.translate),
        size=size_words(record, edition.translate),
        width=round(form.width),
        height=round(form.height),
        theme=record.theme,
        pictures=_pictures(edition, item, made),
        downloads=_downloads(edition, item, made),
        blocks=edition.blocks(item),
        records=edition.links(drawn_on),
        qr=edition.link_to(record.qr),
        kiosk=kiosk_link(edition) if item.id in edition.ask("kiosk") else None,
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    return page("board", record_head(edition, item), context)


def _made(edition: Edition, slug: str) -> ShownBoard:
    found: ShownBoard | None = edition.ask("board", slug)
    return found or ShownBoard()


def kiosk_link(edition: Edition) -> Link:
    """Link to where boards are played on a screen."""
    return Link(edition.translate("Play the boards on a screen"), KIOSK_URI)


def _pictures(edition: Edition, item: Opened[Board], made: ShownBoard) -> tuple[Picture, ...]:
    shown = edition.renditions(item)
    names = [name for number in range(1, made.pages + 1) if (name := picture_name(number)) in shown]
    several = edition.translate("{title}, board {number} of {count}")
    return tuple(
        edition.show(
            item,
            name,
            alt=item.title if len(names) == 1 else several.format(title=item.title, number=number, count=len(names)),
            anchor=f"photo-{number}",
        )
        for number, name in enumerate(names, 1)
    )


def _downloads(edition: Edition, item: Opened[Board], made: ShownBoard) -> tuple[Download, ...]:
    if not made.pdf_bytes:
        return ()
    found = [Download(item.title, pdf_uri(item.slug), "PDF", made.pdf_bytes)]
    for name, renditions in edition.renditions(item).items():
        if renditions.original:
            (variant,) = renditions.original.variants
            uri = original_name(file_uri("board", item.slug, name), variant.format)
            found.append(Download(item.title, uri, "PNG", variant.size_bytes))
    return tuple(found)


def kiosk_page(edition: Edition) -> Page:
    """Plan the page that plays boards on a screen, one after the other."""
    slides = []
    for item in edition.all(edition.ask("kiosk")):
        made, uri = _made(edition, item.slug), page_uri("board", item.slug)
        summary = edition.summary(item)
        slides += [Slide(item.title, uri, each, summary) for each in _pictures(edition, item, made)]
    head = make_head(edition, KIOSK_URI, edition.translate("Boards on a screen"), kind="board")
    return page("kiosk", head, KioskPage(tuple(slides), edition.column_link("board")))
