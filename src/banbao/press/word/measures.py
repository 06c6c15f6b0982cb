"""The measures of a page to GB/T 9704-2012, in twips (1/1440 inch) unless a unit is named, and of text in cells."""

from unicodedata import east_asian_width

PAPER = (11906, 16838)
"""A4, width and height."""
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1588
"""Margins: 37, 26, 35 and 28 mm."""
WIDTH, HEIGHT = 8844, 12756
"""The text block: 156 × 225 mm."""
CELL = 315
"""A letter of size 3 (16 pt), set 0.25 pt closer: 28 of them are 155.6 mm, which justifying spreads to 156."""
SIZE = 320
"""A letter of size 3 as it is, with nothing taken from it."""
LINE = 579
"""22 of them are 224.7 mm; more than 579.8 and the page holds but 21."""
CELLS, LINES = 28, 22
SMALL = 276
"""A letter of size 4 (14 pt), as it is set at the foot: 32 fill a line."""
BASELINE = 0.8
"""How far below its top an exact line has its baseline."""
ASCENT, DESCENT = 0.85, 0.08
"""How far above and below the baseline Chinese letters reach, in their size."""


def mm(length: float) -> int:
    """Give millimetres in twips."""
    return round(length * 1440 / 25.4)


def cells(text: str) -> float:
    """Count the cells of the grid that a text takes; a letter or digit of the West takes half of one."""
    return sum(1 if east_asian_width(char) in "WFA" else 0.5 for char in text)


def above(size: float, line: float) -> float:
    """Say how much room an exact line leaves above letters of a size; all in one unit."""
    return BASELINE * line - ASCENT * size


def below(size: float, line: float) -> float:
    """Say how much room an exact line leaves below letters of a size; all in one unit."""
    return (1 - BASELINE) * line - DESCENT * size
