"""The office's own folder of fonts in, what each is for out; what cannot be used is told."""

from collections.abc import Iterator
from pathlib import Path

from banbao.diagnostics import Diagnostic, Message, Report, Span
from banbao.font_rules import (
    FONT_DAMAGED,
    FONT_FORMAT,
    FONT_NOT_UNICODE,
    FONT_RESTRICTED,
    FONT_WITHOUT_ROLE,
    NO_FONTS,
)
from banbao.fonts.files import Flaw, Font
from banbao.fonts.folders import Shelf
from banbao.fonts.roles import BETTER, NEAR, WIDER, Role, plain, role_of
from banbao.language import N_

_RULES = {
    Flaw.DAMAGED: FONT_DAMAGED,
    Flaw.FOREIGN: FONT_FORMAT,
    Flaw.RESTRICTED: FONT_RESTRICTED,
    Flaw.NOT_UNICODE: FONT_NOT_UNICODE,
}
_TELLING = ("小标宋", "宋体", "黑体", "楷体", "仿宋")
"""Words in a name that tell the role."""
_LISTED = {plain(name): role for table in (BETTER, NEAR, WIDER) for role, names in table.items() for name in names}


def office_fonts(
    root: Path, folder: str | None, shelf: Shelf, report: Report, at: Span
) -> Iterator[tuple[Role, Path, Font]]:
    """Find the office's own fonts, in the order of their files.

    Args:
        root: The project's folder.
        folder: Where they lie, relative to it; None where the office has none.
        shelf: What is known of files of fonts.
        report: Takes what is wrong with them.
        at: Where the folder is named.
    """
    if folder is None:
        return
    found = shelf.look_into([root / folder])
    if not found:
        report.add(Diagnostic.of(NO_FONTS, at, folder=folder))
    for path, known in found.items():
        span = Span(path.relative_to(root).as_posix())
        flaws = {known.flaw} if known.flaw else {font.flaw for font in known.fonts if font.flaw}
        for flaw in sorted(flaws):
            report.add(Diagnostic.of(_RULES[flaw], span, name=path.name))
        for font in known.fonts:
            if font.flaw is not None:
                continue
            if role := _role(path, font):
                yield role, path, font
            else:
                advice = Message.of(N_("name its file after what it is for: {names}"), names=_TELLING)
                report.add(Diagnostic.of(FONT_WITHOUT_ROLE, span, advice, name=font.name))


def _role(path: Path, font: Font) -> Role | None:
    """Tell what a font is for: by the name of its file where that says it, else by its own names."""
    listed = next((_LISTED[name] for name in font.names if name in _LISTED), None)
    return role_of((plain(path.stem),)) or listed or role_of(font.names)
