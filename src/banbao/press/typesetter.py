"""Sheets and documents -> PDF and PNG: Typst, given a theme's templates, fonts and a folder to work in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from banbao.press.sheet import Composed, Place, Setting, Sheet

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = ("boards/", "documents/")
_PICTURES = "pictures-of-boards"


class TemplateError(Exception):
    """A template cannot be set; `str` is what Typst says, with the place."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets sheets and documents; one process uses it from one thread."""

    folder: Path
    """Where templates and photographs lie; Typst reads nothing outside it."""
    fonts: Any
    """`typst.Fonts`: reading them takes longer than setting a board, so they are read once."""

    def begin(self, template: str, **inputs: str) -> "Compiler":
        """Prepare to set a template, given as its path in the folder; it finds the inputs in `sys.inputs`."""
        from typst import Compiler

        return Compiler(str(self.folder / template), root=str(self.folder), font_paths=self.fonts, sys_inputs=inputs)

    def open(self, sheet: Sheet) -> "Compiler":
        """Prepare to set a sheet.

        Its pictures are told in a file: when they alone are others, Typst does no more than what they change.
        """
        told = self.folder / _PICTURES / f"{sheet.name}.{'ink' if sheet.is_cmyk else 'light'}.json"
        told.parent.mkdir(parents=True, exist_ok=True)
        told.write_bytes(msgspec.json.encode(sheet.pictures))
        given = msgspec.to_builtins(sheet) | {"pictures": f"/{told.relative_to(self.folder).as_posix()}"}
        return self.begin("boards/main.typ", sheet=msgspec.json.encode(given).decode())

    def compose(self, sheet: Sheet) -> Composed:
        """Lay a sheet out and tell where its photographs and codes stand.

        Raises:
            TemplateError: A template is wrong.
        """
        told = msgspec.json.decode(run(self.open(sheet).query, "<told>", field="value"))
        places = {kind: tuple(_place(each) for each in told if each["kind"] == kind) for kind in ("photo", "code")}
        setting = next(each for each in told if each["kind"] == "setting")
        return Composed(msgspec.convert(setting, Setting), places["photo"], places["code"])

    def pdf(self, sheet: Sheet, standards: Sequence[Any] = ()) -> bytes:
        """Set a sheet as PDF."""
        made = run(self.open(sheet).compile, format="pdf", timestamp=0, pdf_standards=list(standards))
        return cast("bytes", made)

    def png(self, sheet: Sheet, ppi: float) -> tuple[bytes, ...]:
        """Set a sheet as pictures, one for each page; at 72 ppi a pt is a pixel."""
        made = run(self.open(sheet).compile, format="png", ppi=ppi)
        return (made,) if isinstance(made, bytes) else tuple(made)


def lay_ready(folder: Path, theme: Mapping[str, Path]) -> None:
    """Put a theme's templates into a working folder."""
    for name, path in theme.items():
        if name.startswith(TEMPLATES):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def _place(told: Mapping[str, Any]) -> Place:
    return msgspec.convert({name: told[name] for name in Place.__struct_fields__}, Place)


def run(work: Any, *arguments: object, **options: object) -> Any:
    """Let Typst do something.

    Raises:
        TemplateError: A template is wrong.
    """
    try:
        return work(*arguments, **options)
    except RuntimeError as error:
        # Typst's own errors have more to say; those of queries are plain ones.
        raise TemplateError(getattr(error, "diagnostic", "") or str(error)) from None
