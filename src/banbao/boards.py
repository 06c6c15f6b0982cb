"""The boards that an edition shows in; their sheets, and the files made of them, out."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import version
from typing import Any, Literal, NamedTuple

import msgspec

from banbao.bench import Bench, fonts_of, make_each, templates_of
from banbao.board_rules import BOARD_TEMPLATE, NO_TYPESETTER, OVERSET
from banbao.catalog.catalog import Item
from banbao.catalog.gather import read_again
from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.drafts import Drafts, shown_boards
from banbao.file_cache import FileCache, key_of
from banbao.font_rules import NO_GLYPH
from banbao.fonts.faces import FontSet
from banbao.fonts.faults import unset
from banbao.fonts.roles import Role
from banbao.language import N_, Progress
from banbao.outputs import Copy
from banbao.pages.boards import ShownBoard, pdf_uri, picture_name
from banbao.pictures import OwnPicture
from banbao.press.boards import Draft, complete
from banbao.press.kept import Drafted, KeptBoard, boards_in
from banbao.press.sheet import Setting
from banbao.press.workshop import Failed, Job, Workshop, has_typesetter
from banbao.run import Begun
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


class Boards(NamedTuple):
    """The boards that an edition shows."""

    made: Mapping[str, MadeBoard]
    """By id."""
    drafts: Drafts | None
    """None where there are none."""

    def blocks(self, item_id: str) -> tuple[dict[str, Any], ...]:
        """Give what stands on a board as plain values, for readers who cannot see its picture."""
        if self.drafts is None or item_id not in self.made:
            return ()
        return tuple(msgspec.to_builtins(self.drafts.draft(item_id).sheet.blocks))

    @property
    def drafted(self) -> dict[str, Drafted]:
        """What the next build is to remember, by id."""
        return self.drafts.drafted if self.drafts else {}


def make_boards(bench: Bench, report: Report, progress: Progress) -> Boards:
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
        return Boards({}, None)
    are_set = bench.begun.request.boards
    fonts = fonts_of(bench, report) if are_set and has_typesetter() else None
    drafts = Drafts(bench, shown_boards(bench), bench.begun.last.boards, report)
    kept: dict[str, KeptBoard] = {}
    if fonts and not report.errors:
        keys = keys_of(bench.begun, fonts, drafts, drafts.ids, "proof")
        kept = make(bench, fonts, drafts, keys, "proof", report, progress)
        cache_of(bench.begun).prune(set(keys.values()), _SPARE_BYTES)
    elif drafts.ids and are_set and not fonts:
        report.add(Diagnostic.of(NO_TYPESETTER, Span("content/boards")))
    return Boards({each: _made(drafts.drafted[each], kept.get(each)) for each in drafts.drafted}, drafts)


def _made(drafted: Drafted, kept: KeptBoard | None) -> MadeBoard:
    shown = ShownBoard(
        version=drafted.decides,
        pages=len(kept.pictures) if kept else 0,
        pdf_bytes=kept.pdf.size_bytes if kept and drafted.is_offered else 0,
        is_screen=drafted.is_screen,
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
        for item_id, made in boards.made.items()
    }


def _is_taken(shown: ShownBoard) -> bool:
    return shown.is_screen and bool(shown.pdf_bytes)


def copies_of(begun: Begun, boards: Boards) -> Iterator[Copy]:
    """Plan the files of boards that may be taken away."""
    cache = cache_of(begun)
    for item_id, made in boards.made.items():
        if made.kept and made.shown.pdf_bytes:
            uri = pdf_uri(item_id.partition(":")[2])
            yield Copy(uri, cache.path_of(made.kept.pdf), made.kept.pdf.digest, is_kept=True)


def cache_of(begun: Begun) -> FileCache[KeptBoard]:
    """Find the boards that were made before."""
    return boards_in(begun.made_in / "boards")


def keys_of(begun: Begun, fonts: FontSet, drafts: Drafts, ids: Iterable[str], form: Form) -> dict[str, str]:
    """Name what is to be made of boards, by id, by all that decides how each comes out."""
    same = (fonts.digest, digest_of(templates_of(begun, TEMPLATES)), version("typst"), begun.engine)
    return {item_id: key_of(form, drafts.drafted[item_id].decides, *same) for item_id in ids}


def make(
    bench: Bench,
    fonts: FontSet,
    drafts: Drafts,
    keys: Mapping[str, str],
    form: Form,
    report: Report,
    progress: Progress,
) -> dict[str, KeptBoard]:
    """Make the boards that are not kept, each within its share of memory.

    Args:
        bench: What they are made with.
        fonts: What they are set in.
        drafts: What they are made of.
        keys: What is to be made, by the ids of the boards.
        form: Whether they are looked at or printed.
        report: Takes what is wrong with them.
        progress: Told how many of the new ones are made.

    Raises:
        OSError: A file cannot be read or written.
        WorkerLostError: A worker was killed.
    """
    begun, cache = bench.begun, cache_of(bench.begun)
    sizes = cache.sizes()
    known = {item_id: cache.recall(key, sizes) for item_id, key in keys.items()}
    # Of the pictures others are made, under the names of what they should be.
    found = {item_id: kept for item_id, kept in known.items() if kept and cache.is_whole(kept)}
    todo = {item_id: drafts.draft(item_id) for item_id in keys if item_id not in found}
    jobs = {
        item_id: Job(keys[item_id], complete(made, fonts.faces, bench.translate))
        for item_id, made in todo.items()
        if not _lacks_glyphs(bench, fonts, item_id, made, report)
    }
    workshop = Workshop(begun.request.root, cache, templates_of(begun, TEMPLATES), fonts, bench.translate)
    return found | make_each(
        bench,
        cache,
        workshop,
        jobs,
        workshop.prove if form == "proof" else workshop.print_one,
        lambda item_id, failed: report.add(*_faults(bench, bench.catalog.items[item_id], failed)),
        worker_mb=_WORKER_MB,
        kept_at_a_time=1,
        progress=partial(progress, N_("making boards")),
    )


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
