"""Official documents as Word files: the same page as in print, to be edited further."""

from banbao.press.word.build import build
from banbao.press.word.package import read_parts

__all__ = ["build", "read_parts"]
