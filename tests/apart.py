"""What libvips and Typst do in tests is done in a process of its own: neither outlives the forks of other tests."""

from collections.abc import Callable
from typing import TypeVar

from banbao.crew import share

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """Do a piece of work in a process that ends with it."""
    return next(iter(share([None], 1, lambda _: work(), apart=True)))[1]
