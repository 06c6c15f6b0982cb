"""Other plugins and hooks of MkDocs act on every page, ours included, and a build knows when they have changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import build_site, contents

HOOK = """\
def on_page_markdown(markdown, page, config, files):
    return f"{markdown}\\n\\n由钩子添上：{page.title}。"


def on_page_content(html, page, config, files):
    return f"{html}<p class='hooked'>正文之后</p>"


def on_page_context(context, page, config, nav):
    if "head" in context:
        context["head"].keywords
    return context


def on_post_page(output, page, config):
    return output.replace("</body>", f"<!-- {page.file.dest_uri} --></body>")
"""


@pytest.fixture
def hooked(minimal: Path) -> Path:
    (minimal / "hook.py").write_text(HOOK, encoding="utf-8")
    settings = minimal / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    return minimal


def test_the_events_of_a_page_change_records_lists_and_pages_written_by_hand(hooked: Path, tmp_path: Path) -> None:
    site = contents(build_site(hooked, tmp_path / "site"))
    record = site["news/first-news.html"].decode()
    assert "由钩子添上：" in record
    assert "正文之后" in record
    for uri, page in site.items():
        if uri.endswith(".html"):
            assert f"<!-- {uri} -->".encode() in page, uri


def test_what_a_text_became_is_in_the_feed_too(hooked: Path, tmp_path: Path) -> None:
    assert "正文之后" in (build_site(hooked, tmp_path / "site") / "news/feed.xml").read_text(encoding="utf-8")


def test_a_hook_that_changes_changes_all_that_it_made(hooked: Path) -> None:
    def build(out: str) -> dict[str, bytes]:
        # A process of its own, for MkDocs loads a hook once.
        command = [sys.executable, "-m", "banbao", "build", "--root", str(hooked), "--out", str(hooked / out)]
        subprocess.run(command, check=True, capture_output=True)
        return contents(hooked / out)

    build("site")
    (hooked / "hook.py").write_text(HOOK.replace("正文之后", "另外的话"), encoding="utf-8")
    again = build("site")
    assert "另外的话" in again["news/first-news.html"].decode()
    assert "正文之后" not in again["news/first-news.html"].decode()
    assert again == build("clean")


def test_a_second_build_with_a_hook_keeps_everything_as_it_stands(hooked: Path, tmp_path: Path) -> None:
    build_site(hooked, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    build_site(hooked, tmp_path / "site")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == before
