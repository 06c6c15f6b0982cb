"""Drafts of boards in, boards out: workers make what is not kept, for neither libvips nor Typst outlives a fork."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from banbao.diagnostics import Diagnostic
from banbao.file_cache import FileCache
from banbao.fonts.faces import FontSet
from banbao.language import Translate
from banbao.model.products import Format
from banbao.press.boards import Draft
from banbao.press.kept import KeptBoard
from banbao.press.preflight.check import Check, Limits
from banbao.press.preflight.check import Job as Against
from banbao.press.sheet import Setting
from banbao.store import checksum

if TYPE_CHECKING:
    from banbao.press.making import Made
    from banbao.press.typesetter import Typesetter


class Job(NamedTuple):
    """A board that is to be made."""

    key: str
    draft: Draft


class Failed(NamedTuple):
    """Why there is no board or document."""

    setting: Setting | None = None
    """With what there is too much of, if it is that."""
    faults: tuple[Diagnostic, ...] = ()
    """Of photographs."""
    problem: str = ""
    """What Typst says, where the fault is a template's."""


def has_typesetter() -> bool:
    """Tell whether boards can be made here."""
    return find_spec("typst") is not None


@dataclass
class Workshop:
    """Makes boards; each worker has a copy of it, and opens the fonts once."""

    root: Path
    cache: FileCache[KeptBoard]
    templates: Mapping[str, Path]
    """The theme's files for boards, by name."""
    fonts: FontSet
    translate: Translate

    def open(self) -> None:
        """Make room, and put the templates where Typst may read them.

        Raises:
            OSError: The folder cannot be written.
        """
        from banbao.press.typesetter import lay_ready

        self.cache.make_room()
        lay_ready(self.cache.work_folder, self.templates)

    def close(self) -> None:
        """Leave nothing behind but what is kept."""
        self.cache.clear_work()

    def prove(self, job: Job) -> KeptBoard | Failed:
        """Make a board as screens show it, in a worker."""
        made = self._made(job.draft, is_proof=True)
        return made if isinstance(made, Failed) else self._written(job, made)

    def print_one(self, job: Job) -> KeptBoard | Failed:
        """Make a board as the shop prints it, in a worker, and look at it as the shop would."""
        made = self._made(job.draft, is_proof=False)
        if isinstance(made, Failed):
            return made
        from banbao.press.preflight.inspection import inspect

        held_against = Against(made.sheet, made.composed, limits_of(job.draft.format), job.draft.url)
        return self._written(job, made, inspect(made.pdf, held_against))

    def _written(self, job: Job, made: "Made", checks: tuple[Check, ...] = ()) -> KeptBoard:
        pictures = tuple(
            self.cache.write(job.key, f"-{page}.png", picture) for page, picture in enumerate(made.pictures, 1)
        )
        return KeptBoard(made.composed, self.cache.write(job.key, ".pdf", made.pdf), pictures, checks)

    def _made(self, draft: Draft, *, is_proof: bool) -> "Made | Failed":
        from banbao.photos.develop import start_libvips

        start_libvips(self.cache.work_folder)
        from banbao.press.making import Order, Refused, make_print, make_proof
        from banbao.press.typesetter import TemplateError

        form, make = draft.format, make_proof if is_proof else make_print
        order = Order(draft.sheet, draft.photographs, round(1 / form.scale), form.custom.ppi_wanted)
        try:
            made = make(order, self.root, self._typesetter, self.translate)
        except TemplateError as error:
            return Failed(problem=str(error))
        return Failed(made.setting, made.faults) if isinstance(made, Refused) else made

    @cached_property
    def _typesetter(self) -> "Typesetter":
        from banbao.press.typesetter import Typesetter

        return Typesetter(self.cache.work_folder, self.fonts.typst)


def limits_of(form: Format) -> Limits:
    """Tell what a product asks of its file."""
    return Limits(form.medium, form.custom.ppi_least, form.custom.ppi_wanted, round(1 / form.scale))


def decides(draft: Draft) -> str:
    """Digest all of a board that decides how it comes out."""
    sheet = msgspec.json.encode(draft.sheet).decode()
    return checksum(f"{sheet} {sorted(draft.photographs.items())!r} {draft.format!r} {draft.url}".encode()).hex()
