"""Records linked and selected, laid out for all that is made of them beside pages: boards and documents."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from banbao.catalog.catalog import Catalog
from banbao.catalog.gather import read_again
from banbao.catalog.link import link
from banbao.catalog.select import select
from banbao.diagnostics import Report
from banbao.events import PageEvents
from banbao.fonts.faces import FontSet
from banbao.fonts.resolve import resolve
from banbao.language import Translate
from banbao.pages.shelf import Shelf
from banbao.pictures import Digests
from banbao.run import Begun
from banbao.text.texts import Texts, texts_of
from banbao.theme import theme_files


@dataclass(frozen=True, slots=True)
class Bench:
    """All that boards and documents are made with."""

    begun: Begun
    catalog: Catalog
    texts: Texts
    shelf: Shelf
    digests: Digests
    translate: Translate
    """Into the site's language."""


def lay_out(begun: Begun, translate: Translate, report: Report, events: PageEvents | None = None) -> Bench:
    """Link and select the records, and lay them out for all that is made of them; makes nothing.

    Args:
        begun: What was read.
        translate: Into the site's language.
        report: Takes every fault of the records.
        events: What the host's other plugins do to pages.
    """
    request, reread = begun.request, partial(read_again, begun.request.root)
    catalog = select(link(begun.gathered, reread, report), begun.view, reread, report)
    texts = texts_of(request.root, catalog, request.edition, begun.store, translate, events)
    shelf = Shelf(request.root, begun.store, request.edition, texts)
    return Bench(begun, catalog, texts, shelf, Digests(begun), translate)


def templates_of(begun: Begun, folder: str) -> dict[str, Path]:
    """Find the theme's files in a folder, `boards/`: the site's own before those that come with banbao."""
    return {name: path for name, path in theme_files(begun.request.themes).items() if name.startswith(folder)}


def fonts_of(bench: Bench, report: Report) -> FontSet:
    """Find the fonts that boards and documents are set in."""
    request = bench.begun.request
    return resolve(request.root, getattr(bench.catalog.site, "fonts", None), bench.begun.made_in, report)
