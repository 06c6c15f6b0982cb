"""Runs the command with something in its way: `run_banbao.py [--largest-file BYTES] [--mark FILE] … -- build …`."""

import argparse
import os
import resource
import runpy
import signal
import sys
from pathlib import Path
from typing import Any

CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate")


def _is_change(event: str, arguments: tuple[Any, ...]) -> bool:
    if event == "open":
        return bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in CHANGES


def _watch(root: str, mark: Path | None, kill_at: int | None, victim: str) -> None:
    """Mark the moment when the site's description is read; kill this process or a worker before its n-th change."""
    main, changes = os.getpid(), 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal changes
        path = str(arguments[0]) if arguments else ""
        if mark and event == "open" and path.endswith("site.yml"):
            os.close(os.open(mark, os.O_CREAT | os.O_WRONLY)) if not mark.exists() else None
        elif kill_at is not None and path.startswith(root) and _is_change(event, arguments):
            changes += 1
            if changes > kill_at and (os.getpid() == main) == (victim == "parent"):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--largest-file", type=int)
    parser.add_argument("--mark", type=Path)
    parser.add_argument("--kill-at", type=int)
    parser.add_argument("--victim", choices=("parent", "worker"), default="parent")
    parser.add_argument("--root", default="/")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    if options.largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.largest_file, options.largest_file))
    _watch(options.root, options.mark, options.kill_at, options.victim)
    sys.argv = ["banbao", *options.command]
    runpy.run_module("banbao", run_name="__main__", alter_sys=True)


main()
