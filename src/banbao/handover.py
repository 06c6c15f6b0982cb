"""Boards in, the files that shops and screens are given out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from banbao.bench import Bench
from banbao.boards import Form, cache_of, keys_of, make
from banbao.diagnostics import Report
from banbao.drafts import Drafts, shown_boards
from banbao.drawing import furnish
from banbao.file_cache import File, FileCache, KeptFile
from banbao.fonts.faces import FontSet
from banbao.fonts.roles import ROLE_NAMES
from banbao.language import N_, Progress, Translate, translations
from banbao.pages.filters import make_filters
from banbao.press.boards import Draft
from banbao.press.kept import KeptBoard
from banbao.press.preflight.check import Job as Against
from banbao.press.preflight.report import Report as Checked
from banbao.press.preflight.report import as_json, as_page, report_of
from banbao.press.workshop import limits_of
from banbao.store import write_whole
from banbao.theme import Theme


@dataclass(frozen=True, slots=True)
class Handed:
    """A board that is handed over."""

    name: str
    draft: Draft
    pages: int
    body_pt: float
    """The size of its running text, in pt of the file."""
    files: tuple[File, ...]
    checked: Checked | None
    """What was measured of what is printed; None where that was not made."""


@dataclass(frozen=True, slots=True)
class Handover:
    """All that boards are handed over with."""

    bench: Bench
    fonts: FontSet

    def substitutions(self, translate: Translate) -> tuple[str, ...]:
        """Tell which fonts stand for those that are expected of an office.

        Args:
            translate: Into the reader's language.
        """
        told = translate(N_("{role}: {taken} stands for {wanted}"))
        return tuple(
            told.format(role=translate(ROLE_NAMES[each.role]), taken=each.taken.name, wanted=each.wanted)
            for each in self.fonts.substitutions
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What the boards are called."""
        return tuple(item.slug for item in shown_boards(self.bench))

    def draft(self, names: Sequence[str], report: Report) -> Drafts:
        """Put boards together.

        Args:
            names: Of `names`.
            report: Takes what is wrong with them.
        """
        items = self.bench.catalog.items
        return Drafts(self.bench, [items[f"board:{name}"] for name in names], {}, report)

    def hand_over(
        self,
        drafted: Drafts,
        forms: Sequence[Form],
        out: Path,
        report: Report,
        progress: Progress,
        *,
        is_checked: bool = False,
    ) -> tuple[Handed, ...]:
        """Make boards and write their files; where anything is wrong with one of them, none is written.

        Args:
            drafted: The boards.
            forms: What is wanted; of screens there are pictures alone.
            out: The folder; it is made where there is none.
            report: Takes what is wrong.
            progress: Told how many are made.
            is_checked: Whether what is printed is made and looked at, even where it is not wanted itself.

        Raises:
            OSError: A file cannot be read or written.
            WorkerLostError: A worker was killed.
        """
        drafts = {item_id: drafted.draft(item_id) for item_id in drafted.ids}
        made: dict[Form, dict[str, KeptBoard]] = {}
        for form in ("proof", "print"):
            checked = (*forms, "print") if is_checked else forms
            wanted = [each for each, draft in drafts.items() if form in _forms_of(draft, checked)]
            keys = keys_of(self.bench.begun, self.fonts, drafted, wanted, form)
            made[form] = make(self.bench, self.fonts, drafted, keys, form, report, progress)
        if report.errors:
            return ()
        out.mkdir(parents=True, exist_ok=True)
        language = self.bench.begun.request.language
        translate = self.bench.translate
        desk = _Desk(
            cache_of(self.bench.begun), out, _theme(self.bench), translate, language, self.substitutions(translate)
        )
        return tuple(
            _handed(
                item_id,
                draft,
                {form: of[item_id] for form, of in made.items() if item_id in of},
                _forms_of(draft, forms),
                desk,
            )
            for item_id, draft in drafts.items()
        )


def _forms_of(draft: Draft, forms: Sequence[Form]) -> tuple[Form, ...]:
    return ("proof",) if draft.sheet.is_screen else tuple(forms)


def _handed(
    item_id: str, draft: Draft, made: Mapping[Form, KeptBoard], wanted: Sequence[Form], desk: "_Desk"
) -> Handed:
    name, setting = item_id.partition(":")[2], next(iter(made.values())).composed.setting
    files = [
        desk.cache.hand_out(file, desk.out / called)
        for form in wanted
        for called, file in _files_of(name, draft, form, made[form])
    ]
    if "proof" in wanted:
        _drop_stale(name, desk.out, {file.path for file in files})
    report = None
    if printed := made.get("print"):
        report = desk.report(name, draft, printed)
        files += desk.write(name, report)
    return Handed(name, draft, setting.pages, setting.body, tuple(files), report)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where boards are handed over."""

    cache: FileCache[KeptBoard]
    out: Path
    theme: Theme
    translate: Translate
    language: str
    substitutions: tuple[str, ...]

    def report(self, name: str, draft: Draft, printed: KeptBoard) -> Checked:
        """Put into words what was measured of a board."""
        against = Against(draft.sheet, printed.composed, limits_of(draft.format), draft.url)
        return report_of(printed.checks, against, f"{name}.print.pdf", self.translate, self.substitutions)

    def write(self, name: str, report: Checked) -> Iterator[File]:
        """Write the report that goes to the shop with the file."""
        page = as_page(report, self.theme, self.language.replace("_", "-"))
        for ending, content in (("html", page), ("json", as_json(report))):
            yield _write(self.out / f"{name}.preflight.{ending}", content)


def _write(target: Path, content: bytes) -> File:
    with suppress(OSError):
        if target.read_bytes() == content:
            return File(target, len(content), is_new=False)
    write_whole(str(target), content)
    return File(target, len(content), is_new=True)


def _theme(bench: Bench) -> Theme:
    """Open the theme as reports are drawn with it."""
    request = bench.begun.request
    environment = Environment(loader=FileSystemLoader(request.themes), extensions=["jinja2.ext.i18n"])
    furnish(environment, translations(request.language), make_filters(bench.translate))
    return Theme(environment, request.themes)


def _files_of(name: str, draft: Draft, form: Form, kept: KeptBoard) -> Iterator[tuple[str, KeptFile]]:
    if not draft.sheet.is_screen:
        yield f"{name}.{form}.pdf", kept.pdf
    for page, picture in enumerate(kept.pictures, 1):
        yield f"{name}.png" if len(kept.pictures) == 1 else f"{name}-{page}.png", picture


def _drop_stale(name: str, out: Path, standing: set[Path]) -> None:
    """Remove the pictures of boards that the series has no longer."""
    numbered = (path for path in out.glob(f"{name}-*.png") if path.stem.removeprefix(f"{name}-").isdecimal())
    for path in (out / f"{name}.png", *numbered):
        if path not in standing:
            path.unlink(missing_ok=True)
