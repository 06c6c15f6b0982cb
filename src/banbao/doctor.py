"""What a machine has of what banbao needs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from banbao.diagnostics import Message, Report
from banbao.fonts.resolve import resolve
from banbao.fonts.roles import PREFERRED, ROLE_NAMES, Role
from banbao.language import N_
from banbao.model.site import Site
from banbao.run import CACHE_FOLDER
from banbao.source.records import Entry
from banbao.source.tree import Found, read

_PACKAGES = ("mkdocs", "mkdocs-material", "pydantic", "markdown", "nh3", "pyyaml", "typst", "fonttools")
_ORIGINS = {"office": N_("the office's own"), "system": N_("of this computer"), "shipped": N_("comes with banbao")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for."""

    name: Message
    found: str
    """What was found: a version or a place; empty where nothing was."""
    is_well: bool
    is_needed: bool
    """False where the main job is done without it."""
    cost: Message
    """What cannot be done without it, and how to get it."""


def _package(name: str) -> Finding:
    try:
        found = version(name)
    except PackageNotFoundError:
        found = ""
    cost = Message.of(N_("nothing can be built; run scripts/setup"))
    return Finding(Message.of(N_("package {name}"), name=name), found, bool(found), is_needed=True, cost=cost)


def _version(path: str, option: str) -> str:
    """Ask a program for its version; one that does not answer is shown by its place."""
    try:
        answer = subprocess.run([path, option], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return path
    lines = (answer.stdout or answer.stderr).strip().splitlines()
    return lines[0] if lines else path


def _program(name: Message, commands: tuple[str, ...], cost: Message, option: str = "--version") -> Finding:
    path = next((found for command in commands if (found := shutil.which(command))), None)
    shown = ""
    if path:
        shown = _version(path, option)
    return Finding(name, shown, path is not None, is_needed=False, cost=cost)


def _yaml() -> Finding:
    import yaml

    fast = hasattr(yaml, "CSafeLoader")
    cost = Message.of(N_("reading is several times slower; install a PyYAML wheel built with libyaml"))
    return Finding(Message.of(N_("fast YAML reader")), "libyaml" if fast else "", fast, is_needed=False, cost=cost)


def _site(root: Path) -> Finding:
    found = (root / "mkdocs.yml").is_file() and (root / "content" / "site.yml").is_file()
    cost = Message.of(N_("this folder holds no site; go to one, or make one with `banbao init`"))
    return Finding(Message.of(N_("site in this folder")), str(root) if found else "", found, is_needed=False, cost=cost)


def _writable(root: Path) -> Finding:
    is_well = os.access(root, os.W_OK)
    cost = Message.of(N_("the site cannot be written here; change the folder's permissions or use --out"))
    return Finding(
        Message.of(N_("folder can be written")), str(root) if is_well else "", is_well, is_needed=True, cost=cost
    )


def _folder_of_fonts(root: Path) -> str | None:
    """Tell where the office keeps its own fonts; None where it says nothing of them that can be read."""
    found = Found("site", "site", "content/site.yml", has_folder=False, files=(), stamps=())
    office = read(root, found, Report()) if (root / found.path).is_file() else None
    return office.record.fonts if isinstance(office, Entry) and isinstance(office.record, Site) else None


def _fonts(root: Path) -> Iterator[Finding]:
    """Tell by which font each role of print is drawn."""
    report = Report()
    is_site = (root / "mkdocs.yml").is_file() and os.access(root, os.W_OK)
    with TemporaryDirectory() as elsewhere:
        cache = root / CACHE_FOLDER if is_site else Path(elsewhere)
        try:
            fonts = resolve(root, _folder_of_fonts(root), cache, report)
        except ImportError:
            # That a package is missing is told already.
            return
    for role in Role:
        face = fonts.chain(role)[0]
        name = Message.of(
            N_("{role} for print, {origin}"), role=Message(ROLE_NAMES[role]), origin=Message(_ORIGINS[face.origin])
        )
        is_well = all(each.role is not role or each.is_same_style for each in fonts.substitutions)
        cost = Message.of(
            N_("it is a font of another style; put {wanted}, where the office has a licence for it, into its `fonts`"),
            wanted=PREFERRED.get(role, ""),
        )
        shown = face.name if face.origin == "shipped" else f"{face.name}  {face.path}"
        yield Finding(name, shown, is_well, is_needed=False, cost=cost)
    for fault in report.diagnostics:
        yield Finding(
            Message.of(N_("the office's own fonts")), fault.span.path, is_well=False, is_needed=False, cost=fault.what
        )


def examine(root: Path) -> tuple[Finding, ...]:
    """Look for everything that banbao and its tests use."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (
        Finding(
            Message.of(N_("Python 3.11 or newer")),
            python,
            sys.version_info >= (3, 11),
            is_needed=True,
            cost=Message.of(N_("install a newer Python")),
        ),
        *(_package(name) for name in _PACKAGES),
        _yaml(),
        _writable(root),
        _site(root),
        *_fonts(root),
        _program(
            Message.of(N_("ffmpeg")),
            ("ffmpeg",),
            Message.of(N_("no frames are taken out of films: each video needs a `poster`; install ffmpeg")),
            "-version",
        ),
        _program(
            Message.of(N_("Chromium")),
            ("chromium", "chromium-browser", "google-chrome"),
            Message.of(N_("the tests that look at pages in a browser are left out; the site is built without it")),
        ),
        _program(
            Message.of(N_("Java")),
            ("java",),
            Message.of(N_("the test that validates the HTML of every page is left out; the site is built without it")),
        ),
    )
