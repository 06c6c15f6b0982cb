"""The results of all runs, kept in one file, so that a report can be written from runs on different days."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One figure of a table, with all that one wants to know of how it came about."""

    contender: str
    version: str
    items: int
    """How large the corpus was; 0 where the generator is not to be had."""
    job: str
    """Empty where the generator is not to be had, or failed."""
    cpu_s: float
    wall_s: float
    memory_bytes: int
    repeats: int
    files: int
    size_bytes: int
    date: str
    """The day of the run, `2026-11-26`."""
    machine: str
    command: str
    """The command line that was given."""

    @property
    def key(self) -> tuple[str, int, str, str]:
        """Name what it is a figure of; a later one takes its place."""
        return self.contender, self.items, self.job, self.machine


def machine() -> str:
    """Describe this machine in a line."""
    cores = len(os.sched_getaffinity(0))
    cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next((line.partition(":")[2].strip() for line in cpu.splitlines() if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{cores} cores of {model or platform.machine()}, {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def read_results(path: Path) -> list[Result]:
    """Read what earlier runs left; nothing where there was none."""
    if not path.is_file():
        return []
    return [Result(**fields) for fields in json.loads(path.read_text(encoding="utf-8"))]


def keep_results(path: Path, new: Iterable[Result]) -> None:
    """Put results in the place of earlier ones of the same thing."""
    fresh = {result.key: result for result in new}
    again = {
        (result.contender, items, result.machine)
        for result in fresh.values()
        if result.job
        for items in (0, result.items)
    }
    kept = {
        result.key: result
        for result in read_results(path)
        if result.job or (result.contender, result.items, result.machine) not in again
    } | fresh
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".aside")
    aside.write_text(json.dumps([asdict(result) for result in kept.values()], indent=1) + "\n", encoding="utf-8")
    aside.replace(path)
