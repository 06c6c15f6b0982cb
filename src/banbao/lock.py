"""One build at a time: a lock on a folder that no crash leaves locked."""

import os
import time
from collections.abc import Callable
from pathlib import Path


class Lock:
    """Lets one process at a time work in a folder; freed by the system when its holder ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Find the lock."""
        self._path = path
        self._file: int | None = None

    def take(self, waiting: Callable[[], None]) -> None:
        """Take the lock; where another process has it, say so and wait.

        Raises:
            OSError: The file cannot be made.
        """
        if self._file is not None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        if not _lock(self._file, waits=False):
            waiting()
            _lock(self._file, waits=True)

    def free(self) -> None:
        """Let others work."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int, *, waits: bool) -> bool:
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(file, waits=waits)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def _lock_on_windows(file: int, *, waits: bool) -> bool:
    import msvcrt

    while True:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            if not waits:
                return False
            time.sleep(0.2)
        else:
            return True
