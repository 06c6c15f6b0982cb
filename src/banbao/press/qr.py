"""An address in, the QR code that opens it out: its modules, and how large it must be printed."""

from banbao.press.sheet import Code

QUIET_MODULES = 4
"""How wide the white margin is on each side. Source: ISO/IEC 18004 §6.3.8."""
LEAST_MODULE_MM = 0.8
DISTANCE_PER_SIDE = 10
"""How many times its side a code can be away from a telephone. Source: the rule of thumb of sign makers, 10:1."""


def code_of(url: str, words: str, *, distance_mm: float, pt_mm: float) -> Code:
    """Make a QR code that a quarter of may be dirty or worn where it has room, and 15 % at least.

    Args:
        url: What it opens; the shorter, the coarser the code.
        words: What that is, in a few words.
        distance_mm: From where people take it.
        pt_mm: How long a pt of the file is on the board, in mm: 0.353, ten times that at 1:10, a pixel on screens.

    Raises:
        segno.DataOverflowError: The address is longer than any code holds, some 2,300 characters.
    """
    # Few runs make a code, and it brings much along.
    import segno

    made = segno.make_qr(url, error="m", encoding=None if url.isascii() else "utf-8")
    rows = tuple("".join("1" if module else "0" for module in row) for row in made.matrix)
    module_mm = max(distance_mm / DISTANCE_PER_SIDE / len(rows), LEAST_MODULE_MM)
    return Code(rows, words, side=(len(rows) + 2 * QUIET_MODULES) * module_mm / pt_mm)
