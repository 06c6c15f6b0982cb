"""Boards in, the files that shops and screens are given out."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from banbao.boards import Bench, Form, cache_of, draft_boards, fonts_of, job_of, make
from banbao.diagnostics import Report
from banbao.fonts.faces import FontSet
from banbao.language import Progress
from banbao.press.boards import Draft
from banbao.press.kept import BoardCache, KeptBoard, KeptFile
from banbao.store import digest_of_file, replacing


class File(NamedTuple):
    """A file that is handed over."""

    path: Path
    size_bytes: int
    is_new: bool
    """Whether it did not stand there as it is."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A board that is handed over."""

    name: str
    draft: Draft
    pages: int
    body_pt: float
    """The size of its running text, in pt of the file."""
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """Boards that were put together, ready to be made."""

    bench: Bench
    fonts: FontSet
    drafts: Mapping[str, Draft]
    """By id."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the boards are called."""
        return tuple(item_id.partition(":")[2] for item_id in self.drafts)

    def hand_over(
        self, names: Sequence[str], forms: Sequence[Form], out: Path, report: Report, progress: Progress
    ) -> tuple[Handed, ...]:
        """Make boards and write their files; where anything is wrong with one of them, none is written.

        Args:
            names: Of `names`.
            forms: What is wanted; of screens there are pictures alone.
            out: The folder; it is made where there is none.
            report: Takes what is wrong.
            progress: Told how many are made.

        Raises:
            OSError: A file cannot be read or written.
            WorkerLostError: A worker was killed.
        """
        drafts = {f"board:{name}": self.drafts[f"board:{name}"] for name in names}
        made: dict[Form, dict[str, KeptBoard]] = {}
        for form in ("proof", "print"):
            wanted = {each: draft for each, draft in drafts.items() if form in _forms_of(draft, forms)}
            jobs = {each: job_of(self.bench.begun, self.fonts, draft, form) for each, draft in wanted.items()}
            made[form] = make(self.bench, self.fonts, jobs, form, report, progress)
        if report.errors:
            return ()
        cache = cache_of(self.bench.begun)
        out.mkdir(parents=True, exist_ok=True)
        return tuple(
            _handed(item_id, draft, {form: made[form][item_id] for form in _forms_of(draft, forms)}, cache, out)
            for item_id, draft in drafts.items()
        )


def prepare_handover(bench: Bench, report: Report) -> Handover:
    """Put the boards of an edition together.

    Args:
        bench: What they draw on.
        report: Takes what is wrong with them.
    """
    fonts = fonts_of(bench, report)
    return Handover(bench, fonts, draft_boards(bench, fonts, report))


def _forms_of(draft: Draft, forms: Sequence[Form]) -> tuple[Form, ...]:
    return ("proof",) if draft.sheet.is_screen else tuple(forms)


def _handed(item_id: str, draft: Draft, made: Mapping[Form, KeptBoard], cache: BoardCache, out: Path) -> Handed:
    name, first = item_id.partition(":")[2], next(iter(made.values()))
    files = tuple(
        _put(cache.path_of(file), out / called, file)
        for form, kept in made.items()
        for called, file in _files_of(name, draft, form, kept)
    )
    if "proof" in made:
        _drop_stale(name, out, {file.path for file in files})
    return Handed(name, draft, first.setting.pages, first.setting.body, files)


def _files_of(name: str, draft: Draft, form: Form, kept: KeptBoard) -> Iterator[tuple[str, KeptFile]]:
    if not draft.sheet.is_screen:
        yield f"{name}.{form}.pdf", kept.pdf
    for page, picture in enumerate(kept.pictures, 1):
        yield f"{name}.png" if len(kept.pictures) == 1 else f"{name}-{page}.png", picture


def _put(source: Path, target: Path, file: KeptFile) -> File:
    """Copy a file aside and rename it, unless it stands there already."""
    with suppress(OSError):
        if target.stat().st_size == file.size_bytes and digest_of_file(target) == file.digest:
            return File(target, file.size_bytes, is_new=False)
    with replacing(str(target)) as aside:
        shutil.copyfile(source, aside)
    return File(target, file.size_bytes, is_new=True)


def _drop_stale(name: str, out: Path, standing: set[Path]) -> None:
    """Remove the pictures of boards that the series has no longer."""
    numbered = (path for path in out.glob(f"{name}-*.png") if path.stem.removeprefix(f"{name}-").isdecimal())
    for path in (out / f"{name}.png", *numbered):
        if path not in standing:
            path.unlink(missing_ok=True)
