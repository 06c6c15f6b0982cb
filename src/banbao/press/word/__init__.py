"""Official documents as Word files: the same page as in print, to be edited further."""

from banbao.press.word.build import Ending, build
from banbao.press.word.package import read_parts

__all__ = ["Ending", "build", "read_parts"]
