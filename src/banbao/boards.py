"""The boards that an edition shows in; their sheets, and the files made of them, out."""

from functools import partial
from pathlib import Path

from banbao.catalog.catalog import Catalog, Item
from banbao.catalog.gather import read_again
from banbao.catalog.visibility import State
from banbao.crew import share
from banbao.diagnostics import Diagnostic, Report
from banbao.fonts.faces import FontSet
from banbao.fonts.resolve import resolve
from banbao.fonts.roles import Role
from banbao.language import Translate
from banbao.model.boards import Board
from banbao.pages.products import product_name
from banbao.pages.shelf import Shelf
from banbao.pictures import Digests
from banbao.press.boards import Draft, draft
from banbao.press.composition import Size, Sources
from banbao.run import Begun
from banbao.source.picture_files import facts_of
from banbao.text.texts import Texts


def draft_boards(
    begun: Begun,
    catalog: Catalog,
    texts: Texts,
    shelf: Shelf,
    digests: Digests,
    fonts: FontSet,
    translate: Translate,
    report: Report,
) -> dict[str, Draft]:
    """Put together the boards that an edition shows.

    Args:
        begun: What lies in the content folder.
        catalog: What is shown.
        texts: Renders what boards say themselves.
        shelf: Where the records are.
        digests: Of the files beside them.
        fonts: What they are set in.
        translate: Into the site's language.
        report: Takes what they cannot show.

    Returns:
        By the ids of the boards, those that have anything to show.
    """
    measure = partial(_size, begun.request.root, begun.request.cache / "pictures")
    sources = Sources(catalog, begun.view, shelf.record, shelf.body, texts.passage, digests.of, measure, translate)
    faces = {role.value: tuple(each.name for each in fonts.families(role)) for role in Role}
    found: dict[str, Draft] = {}
    for item_id in catalog.of("board"):
        item = catalog.items[item_id]
        if item.state is State.WITHDRAWN:
            continue
        record = shelf.record(item)
        assert isinstance(record, Board)
        made = draft(sources, item, faces, product_name(record, translate), report)
        _tell(begun.request.root, item, made, report)
        if made.sheet.blocks:
            found[item_id] = made
    return found


def fonts_of(begun: Begun, catalog: Catalog, report: Report) -> FontSet:
    """Find the fonts that boards are set in."""
    return resolve(begun.request.root, getattr(catalog.site, "fonts", None), begun.request.cache, report)


def _tell(root: Path, item: Item, made: Draft, report: Report) -> None:
    if made.faults:
        tree = read_again(root, item.brief).tree
        for fault in made.faults:
            report.add(Diagnostic.of(fault.rule, tree.at(fault.path), fault.help, **fault.values))


def _size(root: Path, work_folder: Path, path: str) -> Size | None:
    """Measure a picture by its header, and where that does not tell, by opening it in another process."""
    facts = facts_of(root / path)
    if facts.width_px and facts.height_px:
        return Size(facts.width_px, facts.height_px)
    return next(iter(share([path], 1, partial(_size_in_worker, root, work_folder), apart=True)))[1]


def _size_in_worker(root: Path, work_folder: Path, path: str) -> Size | None:
    from banbao.photos.develop import start_libvips

    start_libvips(work_folder)
    from banbao.photos.originals import examine

    found = examine(root, path)
    return None if isinstance(found, Diagnostic) else Size(*found.full)
