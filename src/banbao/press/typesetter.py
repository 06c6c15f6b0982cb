"""Sheets and documents -> PDF: Typst, given a theme's templates, fonts and a folder to work in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from banbao.press.sheet import Composed, Place, Setting, Sheet

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = ("boards/", "documents/")


class TemplateError(Exception):
    """A template cannot be set; `str` is what Typst says, with the place."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets sheets and documents; one process uses it from one thread."""

    folder: Path
    """Where templates and the pictures of documents lie; Typst reads nothing outside it."""
    fonts: Any
    """`typst.Fonts`: reading them takes longer than setting a board, so they are read once."""

    def begin(self, template: str, **inputs: str) -> "Compiler":
        """Prepare to set a template, given as its path in the folder; it finds the inputs in `sys.inputs`."""
        from typst import Compiler

        return Compiler(str(self.folder / template), root=str(self.folder), font_paths=self.fonts, sys_inputs=inputs)

    def open(self, sheet: Sheet) -> "Compiler":
        """Prepare to set a sheet."""
        return self.begin("boards/main.typ", sheet=msgspec.json.encode(sheet).decode())

    def compose(self, sheet: Sheet) -> Composed:
        """Lay a sheet out and tell where its photographs and codes stand.

        Raises:
            TemplateError: A template is wrong.
        """
        told = msgspec.json.decode(run(self.open(sheet).query, "<told>", field="value"))
        places = {kind: tuple(_place(each) for each in told if each["kind"] == kind) for kind in ("photo", "code")}
        setting = next(each for each in told if each["kind"] == "setting")
        return Composed(msgspec.convert(setting, Setting), places["photo"], places["code"])

    def pdf(self, sheet: Sheet) -> bytes:
        """Set a sheet as PDF, with stand-ins for its photographs; right after `compose` it takes no second setting."""
        return cast("bytes", run(self.open(sheet).compile, format="pdf", timestamp=0))


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
