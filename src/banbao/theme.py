"""The theme: where its templates lie, and one digest of all that decides how pages look."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment

from banbao.drawing import Bytecode, Shelf
from banbao.language import LOCALE_PATH

_PACKAGED = Path(__file__).parent / "theme"
_IN_REPOSITORY = Path(__file__).parents[2] / "theme_overrides"
_NAMING = re.compile(r"{%[-+]?\s*(?:extends|from|import|include)\b")
_NAMED = re.compile(r"{%[-+]?\s*(?:extends|from|import|include)\s+[\"']([^\"']+)[\"']")
_DECIDING = (
    "banbao",
    "jinja2",
    "markupsafe",
    "markdown",
    "nh3",
    "pymdown-extensions",
    "pypinyin",
    "mkdocs",
    "mkdocs-material",
)


def default_theme() -> Path:
    """Find the theme that comes with banbao: inside the wheel, or beside `src` in the repository."""
    return _PACKAGED if _PACKAGED.is_dir() else _IN_REPOSITORY


def theme_files(folders: Iterable[Path]) -> dict[str, Path]:
    """Find every file of a theme; the first folder that has a name wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not path.name.startswith("."):
                found.setdefault(name, path)
    return found


def digest_of(files: Mapping[str, Path]) -> str:
    """Digest files by name and content."""
    total = sha256()
    for name, path in sorted(files.items()):
        total.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def versions() -> str:
    """Name the versions of all packages that decide how pages come out."""
    return " ".join(f"{name}={version(name)}" for name in _DECIDING)


def engine(language: str, foreign: str = "") -> str:
    """Digest what makes a site of its content: our code, the words of its language, the packages that decide.

    Args:
        language: The site's.
        foreign: Names what else has a say in it.
    """
    package = Path(__file__).parent
    code = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    words = {path.relative_to(LOCALE_PATH).as_posix(): path for path in LOCALE_PATH.rglob("*.mo")}
    made_by = f"{language} {digest_of(words)} {digest_of(code)} {versions()} {foreign}"
    return sha256(made_by.encode()).hexdigest()


def _is_template(name: str) -> bool:
    """Tell what Jinja draws; the parts of Word files are XML too, but as they are."""
    return name.endswith((".html", ".xml")) and not name.startswith("documents/")


class Theme:
    """A theme ready to render: MkDocs' environment with our filters, and what it depends on."""

    def __init__(
        self, environment: Environment, folders: Iterable[Path], shelf: Shelf | None = None, make: str = ""
    ) -> None:
        """Take the environment as the host has made it, furnished.

        Args:
            environment: With the templates that are drawn.
            folders: Where the theme lies; the first folder that has a file wins.
            shelf: Where compiled templates are kept for the next process.
            make: Names the language that they are compiled into, and the code and packages that compile them.
        """
        self.environment = environment
        self._digests: dict[str, str] = {}
        self.files = theme_files(folders)
        if shelf is not None:
            environment.bytecode_cache = Bytecode(shelf, make)

    @property
    def assets(self) -> dict[str, Path]:
        """The files that are published as they are, by address."""
        return {name: path for name, path in self.files.items() if name.startswith("assets/")}

    def template_digest(self, name: str) -> str:
        """Digest a template with all that it extends and imports; where one names them as it goes, the whole theme."""
        if name not in self._digests:
            self._digests[name] = self._digest_with_all(name)
        return self._digests[name]

    def _digest_with_all(self, name: str) -> str:
        reached, todo = {name}, [name]
        while todo:
            text = self._texts.get(todo.pop(), "")
            named = _NAMED.findall(text)
            if len(named) < len(_NAMING.findall(text)):
                return digest_of(self.files)
            todo += set(named) - reached
            reached |= set(named)
        return digest_of({each: self.files[each] for each in reached if each in self.files})

    @cached_property
    def _texts(self) -> dict[str, str]:
        found = ((name, path) for name, path in self.files.items() if _is_template(name))
        return {name: path.read_text(encoding="utf-8") for name, path in found}

    def compile_all(self) -> None:
        """Compile every template, so that those who are forked from this process need not."""
        for name in self.files:
            if _is_template(name):
                self.environment.get_template(name)

    def render(self, template: str, context: Mapping[str, Any]) -> bytes:
        """Render a template."""
        found = self.environment.get_template(template)
        # As `Template.render` does, but that it asks its globals one by one for their names.
        given = found.new_context({**self._globals, **context}, shared=True)
        try:
            return self.environment.concat(found.root_render_func(given)).encode()
        except Exception:
            self.environment.handle_exception()

    @cached_property
    def _globals(self) -> dict[str, Any]:
        return dict(self.environment.globals)
