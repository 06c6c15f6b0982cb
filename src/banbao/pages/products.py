"""What boards are printed as, and how large, in words."""

from banbao.language import N_, Translate
from banbao.model.media import Board

_PRODUCTS = {
    "kt": N_("KT board {size} cm"),
    "roll-up": N_("roll-up {size} cm"),
    "x-stand": N_("X stand {size} cm"),
    "poster": N_("poster {size} cm"),
}
_SIZES_MM = {"a3": (297, 420), "a4": (210, 297), "screen-1080p": (1080, 1920), "screen-2160p": (2160, 3840)}


def product_size(product: str) -> tuple[int, int]:
    """Give the short and the long side of a product other than a custom one: mm, or pixels for a screen."""
    if product in _SIZES_MM:
        return _SIZES_MM[product]
    short, long = product.rsplit("-", 1)[1].split("x")
    return int(short) * 10, int(long) * 10


def board_size(board: Board) -> tuple[int, int]:
    """Give width and height of a board as it stands: mm, or pixels for a screen."""
    if board.width_mm and board.height_mm:
        return board.width_mm, board.height_mm
    size = product_size(board.product)
    return size if board.orientation == "portrait" else (size[1], size[0])


def size_words(board: Board, translate: Translate) -> str:
    """Say how large a board is."""
    width, height = board_size(board)
    text = N_("{width} × {height} pixels") if board.product.startswith("screen") else N_("{width} × {height} mm")
    return translate(text).format(width=width, height=height)


def product_name(board: Board, translate: Translate) -> str:
    """Say in words what is printed."""
    width, height = board_size(board)
    if board.product.startswith("screen"):
        return translate(N_("screen {width} × {height} pixels")).format(width=width, height=height)
    if board.product in ("a3", "a4"):
        return translate(N_("{name} sheet")).format(name=board.product.upper())
    if board.product == "custom":
        return translate(N_("custom board {width} × {height} mm")).format(width=width, height=height)
    name = _PRODUCTS[board.product.rsplit("-", 1)[0]]
    return translate(name).format(size=f"{width // 10} × {height // 10}")
