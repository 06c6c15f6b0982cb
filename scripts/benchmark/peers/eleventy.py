"""Eleventy: collections for columns and facets, cut into pages of twenty by its pagination; Nunjucks templates."""

from pathlib import Path

from benchmark.articles import COLUMNS, Article
from benchmark.peers.base import Peer, front_matter, moment, node_of, write_pages
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
    about = front_matter({"title": "关于本站", "layout": "base.njk"}) + "主办：岳阳市城市管理局\n"
    folders = [(f"content/{name}/{name}.json", '{"layout": "article.njk"}\n') for name in COLUMNS]
    write_pages(project, [*folders, ("content/about.md", about)])
    (project / "package.json").write_text('{"private": true, "type": "module"}\n')
    (project / "node_modules").symlink_to(installed / "node_modules")


def _command(installed: Path) -> list[str]:
    return [node_of(installed), str(installed / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]


PEER = Peer(
    "eleventy",
    ("@11ty/eleventy@3.1.8", "@11ty/eleventy-plugin-rss@3.0.0"),
    "node",
    _path,
    _text,
    _command,
    "public",
    "articles, columns and facets (year, unit, task, tag) in pages of 20, Atom of every list, site map",
    extra=_extra,
)
