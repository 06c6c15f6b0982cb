"""Material for MkDocs by itself: articles with their tags, outside of the menu; it makes no lists and no feeds.

The page of all tags is left out: in Zensical it takes 1.6 GB at a thousand items and does not fit at ten thousand, and
both are to be asked for the same.
"""

from pathlib import Path
from posixpath import relpath

from benchmark.articles import Article
from benchmark.peers.base import Peer, front_matter, write_pages


def _place(article: Article) -> str:
    return f"{article.key}/index.md" if article.in_folder else f"{article.key}.md"


def article_path(article: Article) -> str:
    """Name an article's file; Zensical has the same layout."""
    return f"docs/{_place(article)}"


def article_text(article: Article) -> str:
    """Write an article with relative links to other articles' files, as both check them; tasks have no page to link."""
    folder = Path(_place(article)).parent.as_posix()

    def link(key: str) -> str:
        if key.startswith("tasks/"):
            return ""
        return relpath(f"{key}.md" if key in article.plain_files else f"{key}/index.md", folder)

    fields = {"title": article.title, "description": article.summary, "tags": (*article.tasks, *article.tags)}
    about = f"{article.when:%Y-%m-%d %H:%M} {' '.join(article.authors)} {article.unit}"
    return f"{front_matter(fields)}{about}\n\n{article.markdown(link)}\n"


def write_hand_pages(project: Path, articles: list[Article], installed: Path) -> None:  # noqa: ARG001
    """Write the pages of the menu."""
    about = "# 关于本站\n\n主办：岳阳市城市管理局\n"
    newest = "\n".join(f"- [{article.title}]({_place(article)})" for article in articles[:-21:-1])
    home = f"# 机关文化建设\n\n{newest}\n"
    write_pages(project, [("docs/about.md", about), ("docs/index.md", home)])


def _command(installed: Path) -> list[str]:
    return [str(installed / "bin/mkdocs"), "build", "--quiet"]


PEER = Peer(
    "material",
    ("mkdocs-material==9.8.2", "mkdocs==1.6.1"),
    "python",
    article_path,
    article_text,
    _command,
    "public",
    "articles with their tags, site map: no lists, no feeds, search off",
    static="docs/assets",
    environment={"NO_MKDOCS_2_WARNING": "1"},
    extra=write_hand_pages,
    does_all=False,
)
