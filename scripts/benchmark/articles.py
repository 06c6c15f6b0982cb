"""A corpus as other generators see it: every item an article with plain Markdown, its references turned into links."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from benchmark.corpus import planned
from benchmark.items import KINDS, UNIT_NAMES, Item
from benchmark.prose import TASK_NAMES

COLUMNS = {"news": "工作动态", "notices": "通知公告", "activities": "文体活动", "surveys": "问卷调查", "boards": "展板"}
"""The columns of the site, by folder, and their titles."""

_REFERENCE = re.compile(r"\[\[([a-z]+):([a-z0-9-]+)(?:\|([^\]]*))?\]\]")

Link = Callable[[str], str]
"""Makes the address of an article or a task from its key, `news/slug` or `tasks/slug`; empty where there is no page."""


@dataclass(frozen=True, slots=True)
class Article:
    """One item."""

    column: str
    """Its column's folder, `news`."""
    slug: str
    title: str
    when: datetime
    unit: str
    tasks: tuple[str, ...]
    """The tasks' names."""
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    summary: str | None
    body: str
    """Markdown; references are written `[[kind:slug]]`."""
    titles: Mapping[str, str]
    """The titles of all items, by key."""
    in_folder: bool
    plain_files: frozenset[str]
    """The keys of all items that have no folder of their own."""

    @property
    def key(self) -> str:
        """Name it among all articles."""
        return f"{self.column}/{self.slug}"

    def markdown(self, link: Link) -> str:
        """Write its text with ordinary links; what is no article becomes plain words."""

        def replace(found: re.Match[str]) -> str:
            kind, slug, words = found.groups()
            if kind == "task" and not (address := link(f"tasks/{slug}")):
                return words or TASK_NAMES[slug]
            if kind == "task":
                return f"[{words or TASK_NAMES[slug]}]({address})"
            key = f"{KINDS.get(kind, kind)}/{slug}"
            title = words or self.titles.get(key, slug)
            return f"[{title}]({link(key)})" if key in self.titles else title

        return _REFERENCE.sub(replace, self.body)


def read_articles(corpus: Path) -> list[Article]:
    """Read every item of a corpus, the oldest first."""
    items = planned(corpus)
    titles: dict[str, str] = {}
    read = [(item, *_read(corpus, item)) for item in items]
    for item, fields, _ in read:
        titles[f"{KINDS[item.kind]}/{item.slug}"] = fields["title"]
    plain = frozenset(f"{KINDS[item.kind]}/{item.slug}" for item in items if not item.in_folder)
    return [_article(item, fields, body, titles, plain) for item, fields, body in read]


def _read(corpus: Path, item: Item) -> tuple[dict[str, Any], str]:
    text = (corpus / "content" / item.path).read_text(encoding="utf-8")
    if item.kind == "board":
        fields = yaml.load(text, yaml.CSafeLoader)
        return fields, "\n\n".join(block["text"] for block in fields["blocks"] if "text" in block)
    _, front, body = text.split("---\n", 2)
    return yaml.load(front, yaml.CSafeLoader), body.strip()


def _article(
    item: Item, fields: Mapping[str, Any], body: str, titles: Mapping[str, str], plain: frozenset[str]
) -> Article:
    return Article(
        KINDS[item.kind],
        item.slug,
        fields["title"],
        item.when,
        UNIT_NAMES[fields["unit"]],
        tuple(TASK_NAMES[task] for task in fields["tasks"]),
        tuple(fields["tags"]),
        tuple(fields.get("authors", ())),
        fields.get("summary"),
        body,
        titles,
        item.in_folder,
        plain,
    )
