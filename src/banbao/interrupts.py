"""Ctrl+C, held back for a moment where what it raises would be lost."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl+C wait until this is over; only some code of others calls for it.

    A process that is copied meanwhile goes on without it, and leaves it to the one that was there before. Masking the
    signal would not do: another thread would take it, and raise it in the main one all the same.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(before):
        yield
        return
    pressed: list[tuple[int, FrameType | None]] = []
    process = os.getpid()
    signal.signal(signal.SIGINT, lambda *how: pressed.append(how))
    try:
        yield
    finally:
        if os.getpid() == process:
            signal.signal(signal.SIGINT, before)
            if pressed:
                before(*pressed[0])
