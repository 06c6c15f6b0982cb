"""What boards are printed as, and how large, in words."""

from banbao.language import N_, Translate
from banbao.model.boards import Board

_PRODUCTS = {
    "kt": N_("KT board {size} cm"),
    "roll-up": N_("roll-up {size} cm"),
    "x-stand": N_("X stand {size} cm"),
    "poster": N_("poster {size} cm"),
}


def size_words(board: Board, translate: Translate) -> str:
    """Say how large a board is."""
    form = board.format
    text = N_("{width} × {height} pixels") if form.is_screen else N_("{width} × {height} mm")
    return translate(text).format(width=f"{form.width:g}", height=f"{form.height:g}")


def product_name(board: Board, translate: Translate) -> str:
    """Say in words what is printed."""
    form = board.format
    sides = {"width": f"{form.width:g}", "height": f"{form.height:g}"}
    if form.is_screen:
        return translate(N_("screen {width} × {height} pixels")).format(**sides)
    if board.product in ("a3", "a4"):
        return translate(N_("{name} sheet")).format(name=board.product.upper())
    if board.product == "custom":
        return translate(N_("custom board {width} × {height} mm")).format(**sides)
    name = _PRODUCTS[board.product.rsplit("-", 1)[0]]
    return translate(name).format(size=f"{form.width / 10:g} × {form.height / 10:g}")
