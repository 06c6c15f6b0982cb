"""Astro: a content collection, its pagination for lists of twenty, its RSS package; no script reaches the reader."""

from pathlib import Path

from benchmark.articles import Article
from benchmark.peers.base import Peer, front_matter, moment, node_of
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
        "unit": article.unit,
        "tasks": article.tasks,
        "tags": article.tags,
    }
    return front_matter(fields) + article.markdown(_link) + "\n"


def _extra(project: Path, articles: list[Article], installed: Path) -> None:  # noqa: ARG001
    (project / "package.json").write_text('{"private": true, "type": "module"}\n')
    (project / "node_modules").symlink_to(installed / "node_modules")


def _command(installed: Path) -> list[str]:
    return [node_of(installed), str(installed / "node_modules/astro/bin/astro.mjs"), "build"]


PEER = Peer(
    "astro",
    ("astro@7.3.5", "@astrojs/rss@4.0.19"),
    "node",
    _path,
    _text,
    _command,
    "public-site",
    "articles, columns and facets (year, unit, task, tag) in pages of 20, RSS of every list",
    caches=(".cache", ".astro"),
    environment={"ASTRO_TELEMETRY_DISABLED": "1"},
    extra=_extra,
)
