"""The boards that an edition shows in; their sheets, and the files made of them, out."""

from collections.abc import Iterator, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from banbao.bench import Bench, fonts_of, templates_of
from banbao.board_rules import BOARD_TEMPLATE, NO_TYPESETTER, OVERSET
from banbao.catalog.catalog import Item
from banbao.catalog.gather import read_again
from banbao.catalog.visibility import State
from banbao.crew import share
from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.file_cache import FileCache, key_of
from banbao.font_rules import NO_GLYPH
from banbao.fonts.faces import FontSet
from banbao.fonts.faults import unset
from banbao.fonts.roles import Role
from banbao.language import N_, Progress
from banbao.model.boards import Board
from banbao.outputs import Copy
from banbao.pages.boards import ShownBoard, pdf_uri, picture_name
from banbao.pages.products import product_name
from banbao.pictures import OwnPicture
from banbao.press.boards import Draft, draft
from banbao.press.composition import Size, Sources
from banbao.press.kept import KeptBoard, boards_in
from banbao.press.sheet import Setting, Sheet
from banbao.press.workshop import Failed, Job, Workshop, decides, has_typesetter
from banbao.run import Begun
from banbao.source.picture_files import facts_of
from banbao.theme import digest_of

Form = Literal["proof", "print"]
"""A board as screens show it, or in inks as the shop prints it."""
TEMPLATES = "boards/"
_SPARE_BYTES = 1 << 30
"""How much may be kept of boards that this edition does not show."""
_WORKER_MB = 350
"""What a worker holds while it makes a board, measured."""
_CAUSES = {
    "text": N_("its texts are {over} characters too long"),
    "title": N_("its title is {over} characters too long"),
    "photographs": N_("there is no room left for its photographs; its texts are {over} characters too long"),
    "rows": N_("its tables and lists are too long, by some {over} characters"),
    "": N_("it has {over} characters too many"),
}


class MadeBoard(NamedTuple):
    """A board that is shown, and what was made of it."""

    shown: ShownBoard
    kept: KeptBoard | None
    """None where boards cannot be made."""


Boards = Mapping[str, MadeBoard]
"""By id."""


def draft_boards(bench: Bench, fonts: FontSet | None, report: Report) -> dict[str, Draft]:
    """Put together the boards that an edition shows.

    Args:
        bench: What they draw on.
        fonts: What they are set in; None where they cannot be set.
        report: Takes what they cannot show.

    Returns:
        By the ids of the boards, those that have anything to show.
    """
    root, shelf, catalog = bench.begun.request.root, bench.shelf, bench.catalog
    sources = Sources(
        catalog,
        bench.begun.view,
        shelf.record,
        shelf.body,
        bench.texts.passage,
        bench.digests.of,
        partial(_size, root, bench.begun.made_in / "pictures"),
        bench.translate,
    )
    faces = {role: fonts.families(role) for role in Role} if fonts else {}
    found: dict[str, Draft] = {}
    for item_id in catalog.of("board"):
        item = catalog.items[item_id]
        record = shelf.record(item)
        if item.state is not State.WITHDRAWN and isinstance(record, Board):
            made = draft(sources, item, faces, product_name(record, bench.translate), report)
            _tell(root, item, made, report)
            if made.sheet.blocks:
                found[item_id] = made
    return found


def make_boards(bench: Bench, report: Report, progress: Progress) -> dict[str, MadeBoard]:
    """Make the boards that an edition shows and that are not kept, as screens show them.

    Args:
        bench: What they are made with.
        report: Takes what is wrong with them.
        progress: Told how many of the new ones are made.

    Raises:
        OSError: A file cannot be read or written.
    """
    # What a record with faults would show is not known, and its faults are told already.
    if not bench.catalog.of("board") or bench.begun.gathered.faulty:
        return {}
    are_set = bench.begun.request.boards
    fonts = fonts_of(bench, report) if are_set and has_typesetter() else None
    drafts = draft_boards(bench, fonts, report)
    kept: dict[str, KeptBoard] = {}
    if fonts and not report.errors:
        jobs = jobs_of(bench.begun, fonts, drafts, "proof")
        kept = make(bench, fonts, jobs, "proof", report, progress)
        cache_of(bench.begun).prune({job.key for job in jobs.values()}, _SPARE_BYTES)
    elif drafts and are_set and not fonts:
        report.add(Diagnostic.of(NO_TYPESETTER, Span("content/boards")))
    return {item_id: _made(bench, item_id, each.sheet, kept.get(item_id)) for item_id, each in drafts.items()}


def _made(bench: Bench, item_id: str, sheet: Sheet, kept: KeptBoard | None) -> MadeBoard:
    record = bench.shelf.record(bench.catalog.items[item_id])
    is_offered = kept is not None and isinstance(record, Board) and record.download
    shown = ShownBoard(
        blocks=tuple(msgspec.to_builtins(sheet.blocks)),
        pages=len(kept.pictures) if kept else 0,
        pdf_bytes=kept.pdf.size_bytes if kept and is_offered else 0,
        is_screen=sheet.is_screen,
    )
    return MadeBoard(shown, kept)


def pictures_of(begun: Begun, boards: Boards) -> dict[str, tuple[OwnPicture, ...]]:
    """List the pictures of boards as pictures beside their records; those of screens are offered as they are."""
    folder = begun.from_root(cache_of(begun).folder)
    return {
        item_id: tuple(
            OwnPicture(picture_name(page), f"{folder}/{each.file}", each.digest, is_offered=_is_taken(made.shown))
            for page, each in enumerate(made.kept.pictures if made.kept else (), 1)
        )
        for item_id, made in boards.items()
    }


def _is_taken(shown: ShownBoard) -> bool:
    return shown.is_screen and bool(shown.pdf_bytes)


def copies_of(begun: Begun, boards: Boards) -> Iterator[Copy]:
    """Plan the files of boards that may be taken away."""
    cache = cache_of(begun)
    for item_id, made in boards.items():
        if made.kept and made.shown.pdf_bytes:
            uri = pdf_uri(item_id.partition(":")[2])
            yield Copy(uri, cache.path_of(made.kept.pdf), made.kept.pdf.digest, is_kept=True)


def cache_of(begun: Begun) -> FileCache[KeptBoard]:
    """Find the boards that were made before."""
    return boards_in(begun.made_in / "boards")


def jobs_of(begun: Begun, fonts: FontSet, drafts: Mapping[str, Draft], form: Form) -> dict[str, Job]:
    """Name what is to be made of drafts, given by id, by all that decides how each comes out."""
    same = (fonts.digest, digest_of(templates_of(begun, TEMPLATES)), version("typst"), begun.engine)
    return {item_id: Job(key_of(form, decides(each), *same), each) for item_id, each in drafts.items()}


def make(
    bench: Bench, fonts: FontSet, jobs: Mapping[str, Job], form: Form, report: Report, progress: Progress
) -> dict[str, KeptBoard]:
    """Make the boards that are not kept, each within its share of memory.

    Args:
        bench: What they are made with.
        fonts: What they are set in.
        jobs: What is to be made, by the ids of the boards.
        form: Whether they are looked at or printed.
        report: Takes what is wrong with them.
        progress: Told how many of the new ones are made.

    Raises:
        OSError: A file cannot be read or written.
        WorkerLostError: A worker was killed.
    """
    begun, cache = bench.begun, cache_of(bench.begun)
    sizes = cache.sizes()
    known = {item_id: cache.recall(job.key, sizes) for item_id, job in jobs.items()}
    # Of the pictures others are made, under the names of what they should be.
    found = {item_id: kept for item_id, kept in known.items() if kept and cache.is_whole(kept)}
    # The store must not be open while workers are forked.
    cache.close()
    todo = [
        each for each in jobs if each not in found and not _lacks_glyphs(bench, fonts, each, jobs[each].draft, report)
    ]
    if not todo:
        return found
    workshop = Workshop(begun.request.root, cache, templates_of(begun, TEMPLATES), fonts, bench.translate)
    workshop.open()
    step = workshop.prove if form == "proof" else workshop.print_one
    workers = max(1, min(begun.workers, begun.request.picture_memory_mb // _WORKER_MB))
    progress(N_("making boards"), 0, len(todo))
    try:
        made = share([jobs[each] for each in todo], workers, step, apart=begun.request.workers != 1)
        for done, (place, board) in enumerate(made, 1):
            progress(N_("making boards"), done, len(todo))
            if isinstance(board, Failed):
                report.add(*_faults(bench, bench.catalog.items[todo[place]], board))
            else:
                found[todo[place]] = board
                cache.keep([(jobs[todo[place]].key, board)])
    finally:
        workshop.close()
        cache.close()
    return found


def _lacks_glyphs(bench: Bench, fonts: FontSet, item_id: str, made: Draft, report: Report) -> bool:
    """Tell of characters that no font has, where they are set; what is kept has none."""
    lacking = [(path, words) for path, words in made.said if fonts.missing(words, Role.SONG)]
    if lacking:
        tree = read_again(bench.begun.request.root, bench.catalog.items[item_id].brief).tree
        for path, words in lacking:
            told = unset(fonts, words, Role.SONG, 400, tree.at(path))
            report.add(*(each for each in told if each.rule is NO_GLYPH))
    return bool(lacking)


def _faults(bench: Bench, item: Item, failed: Failed) -> Iterator[Diagnostic]:
    yield from failed.faults
    tree = read_again(bench.begun.request.root, item.brief).tree
    if failed.problem:
        yield Diagnostic.of(BOARD_TEMPLATE, tree.at(("template",)), problem=" ".join(failed.problem.split()))
    elif failed.setting and not failed.faults:
        place = ("title",) if failed.setting.cause == "title" else ("blocks",)
        yield _overset(failed.setting, tree.key(place), may_split=tree.data.get("split") == "auto")


def _overset(setting: Setting, span: Span, *, may_split: bool) -> Diagnostic:
    """Say by how much a board is too full; a series has room for all but what no single board has room for."""
    cause = Message.of(_CAUSES[setting.cause], over=setting.over)
    is_helped = not may_split and setting.cause != "title"
    advice = Message(N_("shorten it, or write `split: auto` to have a series of boards made")) if is_helped else None
    return Diagnostic.of(OVERSET, span, advice, cause=cause)


def _tell(root: Path, item: Item, made: Draft, report: Report) -> None:
    if made.faults:
        tree = read_again(root, item.brief).tree
        for fault in made.faults:
            if not report.tells_of(span := tree.at(fault.path)):
                report.add(Diagnostic.of(fault.rule, span, fault.help, **fault.values))


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
