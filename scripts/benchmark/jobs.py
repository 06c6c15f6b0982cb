"""The jobs: build all, build again, and build after one change; each a fresh process, each some times over."""

import compileall
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmark.articles import read_articles
from benchmark.corpus import add_one, edit_one, touch_config, touch_template, write_site
from benchmark.measure import Cost, RunError, measure
from benchmark.peers.base import Peer
from benchmark.prose import ROOT

JOBS = {
    "cold": "Cold: nothing is there yet",
    "unchanged": "Again, with nothing changed",
    "edited": "After one item was edited, its title and a sentence",
    "added": "After one item was added",
    "template": "After the template of all pages was changed",
    "configuration": "After the site's record was changed",
}
"""The jobs in their order, and what they are called."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A generator with a project laid out, ready to build it."""

    name: str
    version: str
    project: Path
    output: Path
    leftovers: tuple[Path, ...]
    """What is removed before a cold build."""
    command: Sequence[str]
    environment: Mapping[str, str]
    changes: Mapping[str, Callable[[], object]]
    """The jobs that begin with a change, and the change."""

    def build(self) -> Cost:
        """Build once, as a fresh process."""
        return measure(self.command, self.project, self.environment, self.project.with_suffix(".log"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one job cost on one size of corpus."""

    job: str
    cost: Cost
    """The median of each figure."""
    repeats: int
    files: int
    """How many files the site has."""
    size_bytes: int
    """How large the site is."""


def enter_banbao(work: Path, items: int) -> Contestant:
    """Lay out a corpus for banbao itself."""
    # As every generator that was installed it is measured with its modules compiled.
    compileall.compile_dir(ROOT / "src" / "banbao", quiet=1)
    project = work / f"banbao-{items}"
    shutil.rmtree(project, ignore_errors=True)
    write_site(project, items)
    changes = {"edited": edit_one, "added": add_one, "template": touch_template, "configuration": touch_config}
    return Contestant(
        "banbao",
        version("banbao"),
        project,
        project / "site",
        (project / "site", project / ".banbao"),
        (sys.executable, "-m", "banbao", "build"),
        {"PYTHONPATH": f"{ROOT / 'src'}:{os.environ.get('PYTHONPATH', '')}", "BANBAO_LANG": "en"},
        {job: partial(change, project) for job, change in changes.items()},
    )


def enter_peer(peer: Peer, installed: Path, work: Path, items: int) -> Contestant:
    """Lay out the same corpus for another generator."""
    project, corpus = work / f"{peer.name}-{items}", work / f"corpus-{items}"
    shutil.rmtree(corpus, ignore_errors=True)
    write_site(corpus, items)
    peer.lay_out(project, read_articles(corpus), installed)

    def edit() -> None:
        path = edit_one(corpus)
        slug = path.parent.name if path.stem == "index" else path.stem
        peer.write(project, next(article for article in read_articles(corpus) if article.slug == slug))

    return Contestant(
        peer.name,
        peer.version,
        project,
        project / peer.output,
        tuple(project / name for name in (peer.output, *peer.caches)),
        peer.command(installed),
        peer.environment,
        {"edited": edit},
    )


def run_jobs(contestant: Contestant, jobs: Sequence[str], repeats: int) -> Iterator[Outcome]:
    """Do the jobs in turn, all of them some times over; a generator that has no such change leaves the job out.

    Raises:
        RunError: A build failed, or did not show the change.
    """
    wanted = [job for job in JOBS if job in jobs and (job in ("cold", "unchanged") or job in contestant.changes)]
    costs: dict[str, list[Cost]] = {job: [] for job in wanted}
    if "cold" not in wanted:
        contestant.build()
    for number in range(1, repeats + 1):
        for job in wanted:
            costs[job].append(_run(contestant, job, number))
    files = [path for path in contestant.output.rglob("*") if path.is_file()]
    size_bytes = sum(path.stat().st_size for path in files)
    for job, measured in costs.items():
        middle = Cost(
            median(cost.cpu_s for cost in measured),
            median(cost.wall_s for cost in measured),
            int(median(cost.memory_bytes for cost in measured)),
        )
        yield Outcome(job, middle, repeats, len(files), size_bytes)


def _run(contestant: Contestant, job: str, number: int) -> Cost:
    """Do a job; `number` tells which time it is."""
    # A disk on which thousands of files were just removed is slow to make new ones; they go when the clock stands.
    with TemporaryDirectory(dir=contestant.project.parent) as aside:
        if job == "cold":
            for place, path in enumerate(path for path in contestant.leftovers if path.exists()):
                path.rename(f"{aside}/{place}")
        if job in contestant.changes:
            contestant.changes[job]()
        cost = contestant.build()
    if job == "edited" and not _shows(contestant.output, f"（修订{number}）"):
        raise RunError("the built site does not show the edit")
    return cost


def _shows(folder: Path, words: str) -> bool:
    wanted = words.encode()
    return any(wanted in path.read_bytes() for path in folder.rglob("*.html"))
