"""Finds the free Chinese typefaces the pictures are set in."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
FONTSOURCE = "npm pack @fontsource/{0}, then copy its files/{0}-chinese-simplified-400-normal.woff2 to ~/.fonts"

# family: (file name, family name inside a collection, how to get it)
FAMILIES: dict[str, tuple[str, str, str]] = {
    "song": ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "apt-get install fonts-noto-cjk"),
    "song-bold": ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "apt-get install fonts-noto-cjk"),
    "hei": ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "apt-get install fonts-noto-cjk"),
    "hei-bold": ("NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "apt-get install fonts-noto-cjk"),
    "wenkai": ("LXGWWenKai-Regular.ttf", "", "apt-get install fonts-lxgw-wenkai"),
    "wenkai-bold": ("LXGWWenKai-Bold.ttf", "", "apt-get install fonts-lxgw-wenkai"),
    "kai": ("ukai.ttc", "AR PL UKai CN", "apt-get install fonts-arphic-ukai"),
    "xing": ("zhi-mang-xing-chinese-simplified-400-normal.woff2", "", FONTSOURCE.format("zhi-mang-xing")),
    "xingkai": ("ma-shan-zheng-chinese-simplified-400-normal.woff2", "", FONTSOURCE.format("ma-shan-zheng")),
}
# The brush hands are free (OFL) but not in Debian: without them the regular brush script stands in.
STAND_INS = {"xing": "kai", "xingkai": "kai"}


class MissingFontError(RuntimeError):
    """A typeface, or a character of it, is not on this machine."""


@cache
def _file(family: str) -> Path:
    name, _, remedy = FAMILIES[family]
    for folder in FOLDERS:
        root = Path(folder).expanduser()
        if root.is_dir():
            found = sorted(root.rglob(name))
            if found:
                return found[0]
    if family in STAND_INS:
        print(f"note: {name} not found, drawing with another brush script; to get it: {remedy}", file=sys.stderr)
        return _file(STAND_INS[family])
    raise MissingFontError(f"typeface {name} not found; on Debian: {remedy}")


@cache
def _face(family: str) -> int:
    """Return which face of a collection file is the family."""
    path = str(_file(family))
    if family in STAND_INS and Path(path).name != FAMILIES[family][0]:
        return _face(STAND_INS[family])
    wanted = FAMILIES[family][1]
    if not wanted:
        return 0
    for index in range(12):
        try:
            name = ImageFont.truetype(path, 20, index=index).getname()[0]
        except OSError:
            break
        if name == wanted:
            return index
    raise MissingFontError(f"{path} has no face named {wanted}")


@cache
def font(family: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a typeface at a size in pixels."""
    return ImageFont.truetype(str(_file(family)), size, index=_face(family), layout_engine=ImageFont.Layout.BASIC)


@cache
def has_glyph(family: str, character: str) -> bool:
    """Say whether the typeface really has the character, not a placeholder box."""
    if character.isspace():
        return True
    face = font(family, 64)
    drawn = face.getmask(character)
    blank = face.getmask("\uffff")
    return bytes(drawn) != bytes(blank) and drawn.getbbox() is not None


def require_glyphs(family: str, words: str) -> None:
    """Stop with a clear message if the typeface lacks one of the words' characters."""
    missing = sorted({mark for mark in words if not has_glyph(family, mark)})
    if missing:
        raise MissingFontError(f"{FAMILIES[family][0]} lacks {''.join(missing)} of {words!r}")
