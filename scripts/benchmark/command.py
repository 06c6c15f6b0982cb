"""The command line of the benchmark: corpora, runs, the report."""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmark.corpus import write_site
from benchmark.jobs import JOBS, Contestant, Outcome, enter_banbao, enter_peer, run_jobs
from benchmark.measure import RunError
from benchmark.peers import PEERS
from benchmark.photographs.command import FORMATS
from benchmark.photographs.command import run as run_pictures
from benchmark.prose import ROOT
from benchmark.report import document, plain_tables
from benchmark.results import Result, keep_results, machine, read_results
from benchmark.tools import InstallError, install

_FOLDER = ROOT / ".bench"
_RESULTS = _FOLDER / "results.json"
_DOCUMENT = ROOT / "docs" / "benchmarks.md"
_NAMES = ("banbao", *PEERS)


def _listed(*known: str) -> Callable[[str], list[str]]:
    """Read a list with commas, of known names."""

    def read(text: str) -> list[str]:
        names = text.split(",")
        for name in names:
            if name not in known:
                raise argparse.ArgumentTypeError(f"`{name}` is not one of {', '.join(known)}")
        return names

    return read


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measures building beside other generators.")
    commands = parser.add_subparsers(dest="command", required=True)
    corpus = commands.add_parser("corpus", help="write a corpus into a new folder")
    corpus.add_argument("folder", type=Path)
    corpus.add_argument("--items", type=int, default=1000)
    corpus.add_argument("--seed", type=int, default=1)
    corpus.add_argument("--pictures", action="store_true", help="give some items pictures, and make albums")
    run = commands.add_parser("run", help="measure, and keep the results in .bench/results.json")
    run.add_argument("--sizes", type=_sizes, default=[1000, 10000], help="items, with commas (1000,10000)")
    run.add_argument("--only", type=_listed(*_NAMES), default=list(_NAMES), help="generators, with commas")
    run.add_argument("--peers", dest="only", action="store_const", const=list(PEERS), help="all generators but ours")
    run.add_argument("--jobs", type=_listed(*JOBS), default=list(JOBS), help=f"of {','.join(JOBS)}")
    run.add_argument("--repeat", type=int, default=3, help="runs of each job, of which the median counts (3)")
    run.add_argument("--keep", action="store_true", help="leave the projects and sites in .bench/work")
    pictures = commands.add_parser("pictures", help="measure making pictures, and write docs/benchmarks-pictures.md")
    pictures.add_argument("--photographs", type=int, default=200, help="how many of 24 megapixels (200)")
    pictures.add_argument("--formats", type=_listed(*FORMATS), default=list(FORMATS), help=f"of {','.join(FORMATS)}")
    pictures.add_argument("--repeat", type=int, default=1, help="runs of each, of which the median counts (1)")
    report = commands.add_parser("report", help="show the results, and write docs/benchmarks.md from them")
    report.add_argument("--sizes", type=_sizes, default=None, help="only these sizes")
    return parser


def _enter(name: str, items: int) -> Contestant:
    work = _FOLDER / "work"
    work.mkdir(parents=True, exist_ok=True)
    if name == "banbao":
        return enter_banbao(work, items)
    return enter_peer(PEERS[name], install(PEERS[name], _FOLDER / "tools"), work, items)


def _measured(arguments: argparse.Namespace, name: str, items: int) -> Iterator[Result]:
    """Run one generator on one size; what is not to be had or fails is told."""
    about = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "machine": machine(), "command": _command_line()}
    try:
        contestant = _enter(name, items)
    except InstallError as error:
        print(f"{name} is not to be had:\n{error}", file=sys.stderr)
        yield Result(name, PEERS[name].version, 0, "", 0, 0, 0, 0, 0, 0, **about)
        return
    try:
        for outcome in run_jobs(contestant, arguments.jobs, arguments.repeat):
            _show(contestant, items, outcome)
            cost = outcome.cost
            yield Result(
                name,
                contestant.version,
                items,
                outcome.job,
                round(cost.cpu_s, 3),
                round(cost.wall_s, 3),
                cost.memory_bytes,
                outcome.repeats,
                outcome.files,
                outcome.size_bytes,
                **about,
            )
    except RunError as error:
        print(f"{name} failed on {items} items:\n{error}", file=sys.stderr)
        yield Result(name, contestant.version, items, "", 0, 0, 0, 0, 0, 0, **about)
    if not arguments.keep:
        shutil.rmtree(contestant.project, ignore_errors=True)


def _command_line() -> str:
    return " ".join(("scripts/bench", *sys.argv[1:]))


def _show(contestant: Contestant, items: int, outcome: Outcome) -> None:
    cost = outcome.cost
    print(
        f"{contestant.name} {contestant.version}, {items} items, {outcome.job}: CPU {cost.cpu_s:.2f} s, "
        f"wall {cost.wall_s:.2f} s, {cost.memory_bytes / 1e6:.0f} MB; {outcome.files} files",
        flush=True,
    )


def _run(arguments: argparse.Namespace) -> int:
    for items in arguments.sizes:
        for name in arguments.only:
            keep_results(_RESULTS, list(_measured(arguments, name, items)))
    print()
    print(plain_tables(_ours(arguments.sizes)))
    return 0


def _ours(sizes: Sequence[int] | None) -> list[Result]:
    """Read the results of this machine."""
    here = machine()
    return [
        result
        for result in read_results(_RESULTS)
        if result.machine == here and (sizes is None or result.items in (0, *sizes))
    ]


def _report(arguments: argparse.Namespace) -> int:
    results = _ours(arguments.sizes)
    if not any(result.job for result in results):
        print("there are no results of this machine; run `scripts/bench run` first", file=sys.stderr)
        return 1
    print(plain_tables(results))
    _DOCUMENT.write_text(document(results), encoding="utf-8")
    print(f"written to {_DOCUMENT.relative_to(ROOT)}")
    return 0


def _corpus(arguments: argparse.Namespace) -> int:
    write_site(arguments.folder, arguments.items, arguments.seed, pictures=arguments.pictures)
    print(f"{arguments.items} items in {arguments.folder}")
    return 0


def _pictures(arguments: argparse.Namespace) -> int:
    return run_pictures(_FOLDER, arguments.photographs, arguments.repeat, arguments.formats, _command_line())


def main() -> int:
    """Do what the arguments ask for."""
    arguments = _parser().parse_args()
    return {"corpus": _corpus, "run": _run, "report": _report, "pictures": _pictures}[arguments.command](arguments)
