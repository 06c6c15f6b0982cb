"""How templates are compiled and drawn: the host's Jinja, so furnished that a page costs a fraction of the time.

Templates write what Jinja's own compiler would have them write; new to their authors is only `{% shared %}`.
"""

from banbao.drawing.bytecode import Bytecode, Shelf
from banbao.drawing.furnish import furnish
from banbao.drawing.runtime import written
from banbao.drawing.shared import Drawing

__all__ = ["Bytecode", "Drawing", "Shelf", "furnish", "written"]
