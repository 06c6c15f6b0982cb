"""Measures how photographs are made into widths, and writes `docs/benchmarks-pictures.md`."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from banbao.photos.treatments import WHOLE_WIDTHS
from benchmark.measure import Cost, RunError, measure
from benchmark.peers.base import node_of
from benchmark.photographs.draw import draw_all
from benchmark.prose import ROOT
from benchmark.results import Result, keep_results, machine, read_results
from benchmark.tools import InstallError, install

HERE = Path(__file__).parent
FORMATS = ("webp", "avif", "all")
PLAIN = "pillow, one process, each width from the whole"
_TITLES = {
    "webp": "WebP in four widths",
    "avif": "AVIF in four widths",
    "all": "What a build makes: AVIF and WebP in four widths, JPEG in two",
}
_METHOD = (
    "Photographs of 24 megapixels, drawn by chance, in widths of 400, 800, 1600 and 2560 px. All with the same",
    "quality and effort: WebP 80 and 4, AVIF 60 and libaom's speed 8. As many at a time as there are processors.",
    "Ours is what a build does, with its placeholders, digests and descriptions, but cut down to one format. sharp",
    "decodes once for each width, Pillow once, at the scale of the largest. CPU is user and system time of all",
    "processes; it is what counts, for wall time depends on what else the machine does. Memory is the most that all",
    "processes held at one time (proportional set size). WebP's own encoder, the same in all three, takes most of",
    "the time.",
)


@dataclass(frozen=True, slots=True)
class _Sharp:
    """sharp, from npm."""

    name: str = "sharp"
    packages: tuple[str, ...] = ("sharp@0.35.5",)
    registry: str = "node"
    command: Callable[[Path], list[str]] = lambda installed: [node_of(installed)]


def _commands(tools: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Name the contestants, their versions, and how they are started; what is not to be had is told."""
    yield "banbao", version("pyvips-binary"), [sys.executable, str(HERE / "ours.py")]
    yield "pillow", version("pillow"), [sys.executable, str(HERE / "with_pillow.py")]
    yield PLAIN, version("pillow"), [sys.executable, str(HERE / "with_pillow.py")]
    sharp = _Sharp()
    try:
        installed = install(sharp, tools)
    except InstallError as error:
        print(f"sharp is not to be had:\n{error}", file=sys.stderr)
        return
    script = shutil.copy(HERE / "with_sharp.cjs", installed)
    yield "sharp", sharp.packages[0].partition("@")[2], [node_of(installed), str(script)]


def run(bench: Path, count: int, repeats: int, formats: Sequence[str], command: str) -> int:
    """Measure all contestants, keep the results, and write the document."""
    print(f"drawing {count} photographs …", file=sys.stderr)
    photographs, work = bench / f"photographs-{count}", bench / "work"
    draw_all(photographs, count)
    work.mkdir(parents=True, exist_ok=True)
    day, here = f"{datetime.now(UTC):%Y-%m-%d}", machine()
    for format in formats:
        for name, release, program in _commands(bench / "tools"):
            if format == "all" and name != "banbao":
                continue
            try:
                costs, files, size_bytes = _measured(
                    program, photographs, work, format, repeats, is_plain=name == PLAIN
                )
            except RunError as error:
                print(f"{name} failed:\n{error}", file=sys.stderr)
                continue
            cpu_s, wall_s = (round(median(each), 2) for each in ([c.cpu_s for c in costs], [c.wall_s for c in costs]))
            memory_bytes = int(median(cost.memory_bytes for cost in costs))
            result = Result(
                name,
                release,
                count,
                format,
                cpu_s,
                wall_s,
                memory_bytes,
                repeats,
                files,
                size_bytes,
                day,
                here,
                command,
            )
            keep_results(bench / "pictures.json", [result])
            print(
                f"{name} {release}, {format}: CPU {cpu_s} s, wall {wall_s} s, {memory_bytes / 1e6:.0f} MB", flush=True
            )
    results = [each for each in read_results(bench / "pictures.json") if each.machine == machine()]
    (ROOT / "docs" / "benchmarks-pictures.md").write_text(document(results), encoding="utf-8")
    return 0


def _measured(
    program: list[str], photographs: Path, work: Path, format: str, repeats: int, *, is_plain: bool
) -> tuple[list[Cost], int, int]:
    out = work / "pictures"
    environment = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'scripts'}:{os.environ.get('PYTHONPATH', '')}"}
    costs = []
    for _ in range(repeats):
        shutil.rmtree(out, ignore_errors=True)
        widths = ",".join(map(str, WHOLE_WIDTHS))
        arguments = [str(photographs), str(out), format, widths, *(["plain"] if is_plain else [])]
        costs.append(measure([*program, *arguments], work, environment, work / "log"))
    made = [path for path in out.iterdir() if path.suffix in (".webp", ".avif", ".jpg")]
    size_bytes = sum(path.stat().st_size for path in made)
    shutil.rmtree(out)
    return costs, len(made), size_bytes


def document(results: Sequence[Result]) -> str:
    """Write the results of one machine as a page."""
    days = sorted({each.date for each in results})
    parts = [
        "# Benchmarks of pictures",
        "",
        f"Written by `scripts/bench pictures` from runs of {', '.join(days)}; do not edit.",
        "",
        f"- Machine: {results[-1].machine}",
        *(f"- Command: `{command}`" for command in dict.fromkeys(each.command for each in results)),
        "",
        *_METHOD,
        "",
    ]
    for format in FORMATS:
        rows = sorted((each for each in results if each.job == format), key=lambda each: (each.items, each.cpu_s))
        if rows:
            parts += [f"## {_TITLES[format]}", "", *_table(rows), ""]
    return "\n".join(parts)


def _table(rows: Sequence[Result]) -> Iterator[str]:
    yield "| program | version | photographs | runs | a CPU second | a second | CPU s | wall s | memory MB | MB made |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for each in rows:
        cells = (
            each.contender,
            each.version if each.contender != "banbao" else f"libvips {each.version}",
            f"{each.items}",
            f"{each.repeats}",
            f"{each.items / each.cpu_s:.2f}",
            f"{each.items / each.wall_s:.2f}",
            f"{each.cpu_s:.1f}",
            f"{each.wall_s:.1f}",
            f"{each.memory_bytes / 1e6:.0f}",
            f"{each.size_bytes / 1e6:.1f}",
        )
        yield f"| {' | '.join(cells)} |"
