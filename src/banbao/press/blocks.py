"""A board's record in, the blocks of its sheet out; what cannot be shown is remembered as a fault."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from banbao.model.boards import Block, Board
from banbao.press import happenings, texts
from banbao.press.composition import Composition, Path
from banbao.press.sheet import Block as Set
from banbao.press.sheet import Photographs, Words

_MOST_PHOTOGRAPHS = 6


def photograph(given: Composition, block: Block, path: Path) -> Iterator[Photographs]:
    """Set one photograph."""
    item = given.item(block.of or "", (*path, "of"))
    if item is None:
        return
    shown = given.pictures_of(item)
    if block.file:
        chosen = given.chosen(item, block.file, (*path, "file"))
    else:
        chosen = shown[0] if shown else None
        if chosen is None:
            given.is_empty(path)
    if chosen and (photo := given.photo(item, chosen)):
        yield Photographs((photo,), block.title, block.text)


def photographs(given: Composition, block: Block, path: Path) -> Iterator[Photographs]:
    """Set several photographs of one record."""
    item = given.item(block.of or "", (*path, "of"))
    if item is None:
        return
    if block.files:
        named = (given.chosen(item, name, (*path, "files", place)) for place, name in enumerate(block.files))
        shown = tuple(each for each in named if each)
    else:
        shown = given.pictures_of(item)[: block.most or _MOST_PHOTOGRAPHS]
        if not shown:
            given.is_empty(path)
    photos = tuple(photo for each in shown[: block.most] if (photo := given.photo(item, each)))
    if photos:
        credits = {photo.credit for photo in photos}
        credit = credits.pop() if len(photos) > 1 and len(credits) == 1 else None
        if credit:
            photos = tuple(replace(photo, credit=None) for photo in photos)
        yield Photographs(photos, block.title or item.title, block.text, credit)


_MAKERS: dict[str, Callable[[Composition, Block, Path], Iterator[Set]]] = {
    "text": texts.words,
    "quotation": texts.quotation,
    "figures": texts.figures,
    "tasks": texts.tasks,
    "timeline": happenings.timeline,
    "honours": happenings.honours,
    "results": happenings.results,
    "photograph": photograph,
    "photographs": photographs,
    "group": happenings.group,
    "calendar": happenings.calendar,
    "leaders": texts.leaders,
}


def make_blocks(given: Composition, board: Board) -> tuple[Set, ...]:
    """Make the blocks of a board, in order; one may become several, as an activity has several tables of results."""
    return tuple(_each_labelled_once(_made(given, board)))


def _made(given: Composition, board: Board) -> Iterator[Set]:
    for place, block in enumerate(board.blocks):
        path = ("blocks", place)
        for made in _MAKERS[block.kind](given, block, path):
            given.says(path, made)
            yield made


def _each_labelled_once(blocks: Iterable[Set]) -> Iterator[Set]:
    """Leave out what the text before says already that it is part of."""
    before = None
    for block in blocks:
        label = block.label if isinstance(block, Words) else None
        yield replace(block, label=None) if isinstance(block, Words) and label == before else block
        before = label
