"""Pelican: categories for columns, authors for units, tags for tasks and tags, a page a year; its content cache on."""

from pathlib import Path

from benchmark.articles import Article
from benchmark.peers.base import Peer, write_pages
from benchmark.prose import TASK_NAMES


def _path(article: Article) -> str:
    return f"content/{article.key}/index.md" if article.in_folder else f"content/{article.key}.md"


def _text(article: Article) -> str:
    def link(key: str) -> str:
        folder, _, slug = key.partition("/")
        return f"{{tag}}{TASK_NAMES[slug]}" if folder == "tasks" else f"/{key}.html"

    lines = [f"Title: {article.title}", f"Date: {article.when:%Y-%m-%d %H:%M}", f"Category: {article.column}"]
    lines += [
        f"Slug: {article.slug}",
        f"Authors: {article.unit}",
        f"Tags: {', '.join((*article.tasks, *article.tags))}",
    ]
    lines += [f"Byline: {'，'.join(article.authors)}"]
    if article.summary:
        lines.append(f"Summary: {article.summary}")
    return "\n".join((*lines, "", article.markdown(link), ""))


def _extra(project: Path, articles: list[Article], installed: Path) -> None:  # noqa: ARG001
    write_pages(project, [("content/pages/about.md", "Title: 关于本站\nSlug: about\n\n主办：岳阳市城市管理局\n")])


def _command(installed: Path) -> list[str]:
    return [str(installed / "bin/pelican"), "--quiet", "--settings", "pelicanconf.py"]


PEER = Peer(
    "pelican",
    ("pelican==4.12.0", "markdown==3.11.3"),
    "python",
    _path,
    _text,
    _command,
    "output",
    "articles, columns, units, tasks and tags in pages of 20, years on one page each, Atom of every list but years, "
    "site map; no links to the item before and after",
    caches=("cache", "__pycache__"),
    static="content/extra",
    extra=_extra,
)
