"""Builds for tests: from where a site is looked at, what a build told, and what a clean one gives."""

import io
import json
import pickle
import pkgutil
import shutil
import subprocess
import sys
import zlib
from contextlib import redirect_stderr
from dataclasses import asdict, dataclass
from difflib import unified_diff
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from banbao import pages
from banbao.drawing import Drawing
from banbao.mkdocs_plugin import run_build
from conftest import contents
from made_before import share_made

CACHE, OUT = ".banbao", "site"
NOT_OURS = "holds files that banbao did not make"
Site = dict[str, bytes]

_MOST_KEPT = 256


@dataclass(frozen=True)
class View:
    """From where a site is looked at; what is empty is left to `mkdocs.yml` and `site.yml`."""

    edition: str = ""
    drafts: bool = False
    at: str = ""
    strict: bool = False

    def environment(self) -> dict[str, str]:
        drafts = "1" if self.drafts else ""
        return {"BANBAO_EDITION": self.edition, "BANBAO_DRAFTS": drafts, "BANBAO_AT": self.at}


@dataclass(frozen=True)
class Outcome:
    """How a build ended: all that it told, and its last word where it refused."""

    refusal: str | None
    told: str


def build(root: Path, out: Path, view: View) -> Outcome:
    """Build as the command does, and keep what it would have shown."""
    told, refusal = io.StringIO(), None
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(told):
        for name, value in {**view.environment(), "BANBAO_LANG": "en", "NO_MKDOCS_2_WARNING": "1"}.items():
            patch.setenv(name, value)
        try:
            run_build(root / "mkdocs.yml", out, view.strict)
        except Abort as error:
            refusal = str(error)
    return Outcome(refusal, told.getvalue().replace(str(root), "ROOT"))


def sources(root: Path) -> Site:
    """Read all that a site is made from."""
    folders = [path for path in root.iterdir() if path.is_dir() and path.name not in (CACHE, OUT)]
    found = {path.name: path.read_bytes() for path in root.iterdir() if path.is_file()}
    for folder in folders:
        found |= {f"{folder.name}/{name}": data for name, data in contents(folder).items()}
    return found


def put_back(root: Path, wanted: Site) -> None:
    """Bring a project's sources to what they were; files that are as they were are not touched."""
    # A theme of no files is a theme all the same.
    (root / "theme_overrides").mkdir(parents=True, exist_ok=True)
    found = sources(root)
    for name in found.keys() - wanted.keys():
        (root / name).unlink()
    for name, data in wanted.items():
        if found.get(name) != data:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    for folder in sorted((path for path in (root / "content").rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


class CleanBuilds:
    """What clean builds give, each made once: of a copy of the sources alone, into a folder of its own."""

    def __init__(self, scratch: Path, made: Path) -> None:
        """Give a folder to build in, and one with what was made before."""
        self.scratch, self.made = scratch, scratch.with_name(f"{scratch.name}-made")
        """What takes long to be made is kept from one to the next: it is the same for the same bytes."""
        shutil.copytree(made, self.made, symlinks=True)
        self._known: dict[str, bytes] = {}

    def of(self, root: Path, view: View) -> tuple[Outcome, Site]:
        """Tell how a clean build of a project ends, and the site that it leaves."""
        files = sources(root)
        key = sha256(repr((sorted(files.items()), asdict(view))).encode()).hexdigest()
        if key not in self._known:
            while len(self._known) >= _MOST_KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = zlib.compress(pickle.dumps(self._build(files, view)), 1)
        found: tuple[Outcome, Site] = pickle.loads(zlib.decompress(self._known[key]))
        return found

    def _build(self, files: Site, view: View) -> tuple[Outcome, Site]:
        shutil.rmtree(self.scratch, ignore_errors=True)
        put_back(self.scratch / "project", files)
        share_made(self.scratch / "project", self.made)
        outcome = build(self.scratch / "project", self.scratch / OUT, view)
        return outcome, contents(self.scratch / OUT)


def build_afresh(files: Site, view: View, scratch: Path, made: Path) -> Site:
    """Build in a process of its own, which remembers nothing of what this one built before."""
    put_back(scratch / "project", files)
    share_made(scratch / "project", made)
    command = [sys.executable, __file__, str(scratch / "project"), str(scratch / OUT), json.dumps(asdict(view))]
    subprocess.run(command, check=True)
    return contents(scratch / OUT)


def difference(found: Site, wanted: Site) -> str:
    """Say how a site differs from what it should be: files too many or too few, and the first that is other."""
    told = [f"too many: {uri}" for uri in sorted(found.keys() - wanted.keys())]
    told += [f"missing: {uri}" for uri in sorted(wanted.keys() - found.keys())]
    other = [uri for uri in sorted(found.keys() & wanted.keys()) if found[uri] != wanted[uri]]
    told += [f"other: {uri}" for uri in other]
    if other:
        before, after = (site[other[0]].decode(errors="replace").splitlines() for site in (wanted, found))
        told += [line[:400] for line in unified_diff(before, after, "clean", other[0], lineterm="", n=1)][:40]
    return "\n".join(told)


def shorten_lists(patch: pytest.MonkeyPatch) -> None:
    """Give a tiny site, too, lists of several pages and feeds that leave things out."""
    modules = [import_module(found.name) for found in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}.")]
    for name in ("PAGE_ITEMS", "FEED_ENTRIES"):
        having = [module for module in modules if hasattr(module, name)]
        assert having, name
        for module in having:
            patch.setattr(module, name, 3)


def quicken(patch: pytest.MonkeyPatch) -> None:
    """Spare builds two thirds of their time, with no difference to what they give.

    Each text of a template is compiled once for all builds of a process, and MkDocs does not list the thousands of
    files of the theme underneath, which the plugin leaves out.
    """
    known: dict[object, object] = {}
    compile_template: Any = Environment.compile

    def compile_once(
        self: Environment, source: str, name: str | None = None, filename: str | None = None, *more: bool
    ) -> object:
        # The words of a language are compiled in.
        catalogue = getattr(self.extensions.get(Drawing.identifier), "catalogue", None)
        words = (getattr(self, "newstyle_gettext", False), catalogue.info().get("language") if catalogue else None)
        key = (source, name, self.autoescape, tuple(sorted(self.extensions)), words, more)
        if key not in known:
            known[key] = compile_template(self, source, name, filename, *more)
        return known[key]

    patch.setattr(Environment, "compile", compile_once)
    patch.setattr(Files, "add_files_from_theme", lambda *_: None)


if __name__ == "__main__":
    shorten_lists(pytest.MonkeyPatch())
    assert build(Path(sys.argv[1]), Path(sys.argv[2]), View(**json.loads(sys.argv[3]))).refusal is None
