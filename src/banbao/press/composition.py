"""What a board draws on, and the board while it is put together: its photographs, and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import unquote

import msgspec

from banbao.board_rules import BLOCK_EMPTY, BLOCK_HIDDEN, PICTURE_IN_BLOCK, UNKNOWN_PHOTOGRAPH
from banbao.catalog.asked import AskedCatalog
from banbao.catalog.catalog import Item
from banbao.catalog.visibility import State
from banbao.diagnostics import Message, Report, Rule
from banbao.language import Translate
from banbao.model.media import Album, is_picture
from banbao.model.plan import Plan
from banbao.press.elements import parse
from banbao.press.photographs import PhotoSource
from banbao.press.prose import Node
from banbao.press.reading import read
from banbao.press.sheet import Photo
from banbao.source.faults import nearest, one_of
from banbao.text.body import Body

Path = tuple[str | int, ...]
"""Where something stands in a board's record."""

_MOST_OFFERED = 12


class Size(NamedTuple):
    """Of a picture in pixels, upright."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What boards draw on: the records of an edition, their texts and the files beside them."""

    catalog: AskedCatalog
    record: Callable[[Item], Any]
    """Opens a record as the edition may show it."""
    body: Callable[[Item], Body]
    """Gives its rendered text."""
    passage: Callable[[Item, Path, str, Report], Body]
    """Renders Markdown that stands in a field of a record."""
    size: Callable[[str], Size | None]
    """Measures a picture, by its path relative to the project; None of what is no picture that can be developed, which
    is told elsewhere."""
    translate: Translate
    """Into the site's language."""

    @property
    def plan(self) -> Plan | None:
        """The plan, where the office has one."""
        item = self.catalog.get("plan:plan")
        return self.record(item) if item else None


class Shown(NamedTuple):
    """A picture that a record shows."""

    file: str
    caption: str | None
    credit: str | None


class Fault(NamedTuple):
    """What is wrong with a board, at a place of its record."""

    path: Path
    rule: Rule
    values: Mapping[str, object]
    help: Message | None


@dataclass(slots=True)
class Composition:
    """A board that is being put together."""

    sources: Sources
    board: Item
    report: Report
    """Takes the faults of its own texts."""
    photos: dict[str, PhotoSource] = field(default_factory=dict)
    """By the ids that they have on the sheet."""
    faults: list[Fault] = field(default_factory=list)
    said: list[tuple[Path, str]] = field(default_factory=list)
    """All its words, with the place that has them set."""

    def says(self, path: Path, words: Any) -> None:
        """Remember what is set: words, or a block that has them."""
        self.said.append((path, msgspec.json.encode(words).decode()))

    def fault(self, path: Path, rule: Rule, help: Message | None = None, **values: object) -> None:
        """Remember what is wrong."""
        self.faults.append(Fault(path, rule, values, help))

    def is_empty(self, path: Path) -> None:
        """Remember that a block has nothing to show."""
        self.fault(path, BLOCK_EMPTY)

    def item(self, item_id: str, path: Path) -> Item | None:
        """Find a record that the board names; one that is not shown in full is a fault."""
        item = self.sources.catalog.get(item_id)
        if item is None or item.state is State.WITHDRAWN:
            self.fault(path, BLOCK_HIDDEN, target=item_id)
            return None
        return item

    def record(self, item: Item) -> Any:
        """Open a record."""
        return self.sources.record(item)

    def own_text(self, text: str, path: Path) -> tuple[Node, ...]:
        """Read Markdown that the board says itself."""
        self.sources.catalog.read_by_others(text)
        body = self.sources.passage(self.board, path, text, self.report)
        for name in body.pictures:
            self.fault(path, PICTURE_IN_BLOCK, name=name)
        return read(body.html)

    def pictures_of(self, item: Item) -> tuple[Shown, ...]:
        """List the pictures that a record shows, in order: an album's, else its cover and those in its text."""
        record = self.record(item)
        if isinstance(record, Album):
            return tuple(Shown(each.file, each.caption, each.credit) for each in record.photographs)
        cover = getattr(record, "cover", None)
        shown = {cover: Shown(cover, getattr(record, "cover_caption", None), None)} if cover else {}
        body = self.sources.body(item)
        if body.pictures:
            said = {unquote(each.attributes.get("src", "")): each for each in parse(body.html).find("img")}
            for name in body.pictures:
                image = next((each for src, each in said.items() if src.endswith(f"/{name}")), None)
                caption = image.attributes.get("title") if image else None
                shown.setdefault(name, Shown(name, caption or None, None))
        return tuple(each for name, each in shown.items() if name in item.brief.files and is_picture(name))

    def chosen(self, item: Item, name: str, path: Path) -> Shown | None:
        """Find a picture of a record by its name."""
        shown = {each.file: each for each in self.pictures_of(item)}
        if name not in shown:
            advice = nearest(name, shown) or (one_of(shown) if 0 < len(shown) <= _MOST_OFFERED else None)
            self.fault(path, UNKNOWN_PHOTOGRAPH, advice, target=item.id, name=name)
        return shown.get(name)

    def photo(self, item: Item, shown: Shown) -> Photo | None:
        """Take a picture onto the sheet; None where it cannot be measured, which is told with the other pictures."""
        path = f"{item.brief.folder}/{shown.file}"
        size = self.sources.size(path)
        if size is None or not all(size):
            return None
        retouch = next((each for each in item.brief.retouches if each.file == shown.file), None)
        focus, blur = (retouch.focus, retouch.blur) if retouch else (None, ())
        name = f"photo-{len(self.photos) + 1}"
        self.photos[name] = PhotoSource(path, self.sources.catalog.digest(path), focus, blur, *size)
        return Photo(name, round(size.width / size.height, 4), shown.caption, shown.credit)
