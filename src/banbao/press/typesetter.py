"""Sheets -> PDF and PNG: Typst, given a theme's templates, fonts and a folder to work in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import msgspec

from banbao.press.sheet import Composed, Place, Setting, Sheet

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = "boards/"


class TemplateError(Exception):
    """A template of boards cannot be set; `str` is what Typst says, with the place."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets sheets; one process uses it from one thread."""

    folder: Path
    """Where templates and cut photographs lie; Typst reads nothing outside it."""
    fonts: Any
    """`typst.Fonts`: reading them takes longer than setting a board, so they are read once."""

    def open(self, sheet: Sheet) -> Compiler:
        """Prepare to set a sheet."""
        from typst import Compiler

        inputs = {"sheet": msgspec.json.encode(sheet).decode()}
        main = self.folder / TEMPLATES / "main.typ"
        return Compiler(str(main), root=str(self.folder), font_paths=self.fonts, sys_inputs=inputs)

    def compose(self, sheet: Sheet) -> Composed:
        """Lay a sheet out and tell where its photographs and codes stand.

        Raises:
            TemplateError: A template is wrong.
        """
        told = msgspec.json.decode(_run(self.open(sheet).query, "<told>", field="value"))
        places = {kind: tuple(_place(each) for each in told if each["kind"] == kind) for kind in ("photo", "code")}
        setting = next(each for each in told if each["kind"] == "setting")
        return Composed(msgspec.convert(setting, Setting), places["photo"], places["code"])

    def pdf(self, sheet: Sheet, standards: Sequence[Any] = ()) -> bytes:
        """Set a sheet as PDF."""
        made = _run(self.open(sheet).compile, format="pdf", timestamp=0, pdf_standards=list(standards))
        return cast("bytes", made)

    def png(self, sheet: Sheet, ppi: float) -> tuple[bytes, ...]:
        """Set a sheet as pictures, one for each page; at 72 ppi a pt is a pixel."""
        made = _run(self.open(sheet).compile, format="png", ppi=ppi)
        return (made,) if isinstance(made, bytes) else tuple(made)


def lay_ready(folder: Path, theme: Mapping[str, Path]) -> None:
    """Put a theme's templates for boards into a working folder."""
    for name, path in theme.items():
        if name.startswith(TEMPLATES):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def _place(told: Mapping[str, Any]) -> Place:
    return msgspec.convert({name: told[name] for name in Place.__struct_fields__}, Place)


def _run(work: Any, *arguments: object, **options: object) -> Any:
    from typst import TypstError

    try:
        return work(*arguments, **options)
    except TypstError as error:
        raise TemplateError(error.diagnostic or error.message) from None
