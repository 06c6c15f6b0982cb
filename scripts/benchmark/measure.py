"""Runs a command as a fresh process and tells what it and everything that it started cost."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY_S = 0.05
# The rest is for what else the machine does; a run that needs more would only swap, or take others down with it.
_MOST_BYTES = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost, all its processes together."""

    cpu_s: float
    """User and system time."""
    wall_s: float
    memory_bytes: int
    """The most that was held at one time; pages that processes share count once (proportional set size)."""


class RunError(Exception):
    """A run failed; the text is the end of what it said."""


class _Sampler(Thread):
    """Looks at the memory of all processes below this one; its own work is this process's, which is not measured."""

    def __init__(self, others: frozenset[int]) -> None:
        """Look at all but some that were there before."""
        super().__init__(daemon=True)
        self.others = others
        self.done = Event()
        self.most_bytes = 0

    def run(self) -> None:
        """Look again and again until it is done."""
        pause = 0.0
        while not self.done.wait(pause):
            began = time.perf_counter()
            below = list(_below(os.getpid(), self.others))
            self.most_bytes = max(self.most_bytes, sum(map(_held_bytes, below)))
            if self.most_bytes > _MOST_BYTES:
                for process in below:
                    with suppress(ProcessLookupError):
                        os.kill(process, signal.SIGKILL)
            # Where looking takes long, look less often: the measured processes want the cores.
            pause = max(_EVERY_S, 10 * (time.perf_counter() - began))


def _children(process: int) -> Iterator[int]:
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # a thread may end while it is looked at
            yield from map(int, children.read_text().split())


def _below(process: int, others: frozenset[int] = frozenset()) -> Iterator[int]:
    """Name the processes that a process started, and those that they started, but for some."""
    for child in _children(process):
        if child not in others:
            yield child
            yield from _below(child)


def _held_bytes(process: int) -> int:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run a command to its end and measure it.

    Args:
        command: The program and its arguments.
        folder: Where to run it.
        environment: What to set beside what is set already.
        log: Takes what the command says.

    Raises:
        RunError: The command failed, or was ended because it held more than half of the machine's memory.
    """
    others = frozenset(_children(os.getpid()))
    _adopt_orphans(True)
    sampler = _Sampler(others)
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        sampler.start()
        _, status, used = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu_s = used.ru_utime + used.ru_stime + sum(map(_wait_for, set(_children(os.getpid())) - others))
        sampler.done.set()
        sampler.join()
    _adopt_orphans(False)
    if sampler.most_bytes > _MOST_BYTES:
        raise RunError(f"ended: it held more than {_MOST_BYTES / 1e9:.0f} GB")
    if process.returncode:
        raise RunError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    return Cost(cpu_s, wall_s, sampler.most_bytes)


def _adopt_orphans(is_wanted: bool) -> None:
    """Let what a command leaves running come to this process, so that its cost is counted as well; or no longer."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, int(is_wanted), 0, 0, 0)


def _wait_for(child: int) -> float:
    """Wait for a child's end and return its CPU seconds."""
    _, _, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime
