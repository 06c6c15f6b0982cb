"""Real pages with photographs in all sizes: an album of 200, a text with pictures, cards, the wall of the home page."""

import shutil
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

import msgspec
from darkroom import Darkroom

from banbao.model.base import Audience
from banbao.outputs import Page
from banbao.pages.contexts import Card, Picture, SiteContext
from banbao.theme import Theme, default_theme
from conftest import planned, project

ALBUM = "albums/sports-year.html"
NEWS = "news/open-day-citizens.html"
HOME = "index.html"
INDEX = "albums/index.html"


@dataclass
class Studio:
    """The pages of the demonstration, with other pictures."""

    site: Path
    theme: Theme
    context: SiteContext
    pages: dict[str, Page]
    darkroom: Darkroom

    def write(self, uri: str, **values: Any) -> None:
        """Draw a page with other values than the demonstration's."""
        page = self.pages[uri]
        path = self.site / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.theme.render(page.template, {"site": self.context, **page.context, **values}))


def with_covers(cards: tuple[Card, ...], pictures: tuple[Picture, ...]) -> tuple[Card, ...]:
    """Give cards other covers."""
    turns = cycle(pictures)
    return tuple(msgspec.structs.replace(card, cover=next(turns)) for card in cards)


def open_studio(folder: Path, theme: Theme, album_size: int = 200) -> Studio:
    """Draw the pages into a folder."""
    pages, edition = planned(project(folder / "project"), Audience.PUBLIC, theme, ("about/index.html",))
    site = folder / "site"
    shutil.copytree(default_theme() / "assets", site / "assets", dirs_exist_ok=True)
    shutil.copy(default_theme() / "assets" / "emblem.svg", site)
    darkroom = Darkroom(site, "albums/sports-year")
    studio = Studio(site, theme, edition.site, {page.uri: page for page in pages}, darkroom)
    photographs = tuple(darkroom.develop(number, ALBUM) for number in range(1, album_size + 1))
    studio.write(ALBUM, photographs=photographs)
    inline = msgspec.structs.replace(photographs[4], is_inline=True, anchor=None)
    pieces = ("<p>第一段。</p>", photographs[1], "<p>这是", inline, "一张小图。</p>", photographs[0], "<p>完。</p>")
    studio.write(NEWS, html=pieces, cover=msgspec.structs.replace(photographs[2], anchor=None))
    home = studio.pages[HOME].context
    studio.write(
        HOME,
        photographs=photographs[:8],
        lead=with_covers((home["lead"],), photographs[2:])[0],
        news=with_covers(home["news"], photographs),
        groups=with_covers(home["groups"], photographs[3:]),
    )
    studio.write(INDEX, cards=with_covers(studio.pages[INDEX].context["cards"], photographs))
    return studio
