"""The live preview: an edit shows, a faulty edit shows its faults on top of the last good site."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A `banbao serve` of its own."""

    def __init__(self, root: Path, log: Path) -> None:
        self.address, self.log = f"127.0.0.1:{free_port()}", log
        command = [
            sys.executable,
            "-m",
            "banbao",
            "--lang",
            "en",
            "serve",
            "--root",
            str(root),
            "--address",
            self.address,
        ]
        self.stream = log.open("w")
        self.process = subprocess.Popen(command, stdout=self.stream, stderr=self.stream, env=dict(os.environ))

    def get(self, uri: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{uri}", timeout=20) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error.read().decode())
        except OSError:
            return ""

    def shows(self, uri: str, words: str, within_s: float = 30) -> str:
        """Wait until a page has these words; the server watches by polling, so it takes a moment."""
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            if words in (text := self.get(uri)):
                return text
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.2)
        pytest.fail(f"{words!r} never came\n{self.log.read_text()}")


@pytest.fixture
def server(minimal: Path, tmp_path: Path) -> Iterator[Server]:
    started = Server(minimal, tmp_path / "serve.log")
    yield started
    started.process.terminate()
    started.process.wait(20)
    started.stream.close()


def test_edits_show_and_faults_show_on_top_of_the_last_good_site(server: Server, minimal: Path) -> None:
    page = minimal / "content/news/first-news.md"
    good = page.read_text(encoding="utf-8")
    server.shows("news/first-news.html", "</html>")

    page.write_text(good + "\n改过的一段。\n", encoding="utf-8")
    server.shows("news/first-news.html", "改过的一段")

    page.write_text(good.replace("title:", "titel:") + "\n改坏的一段。\n", encoding="utf-8")
    text = server.shows("news/first-news.html", "banbao-faults")
    assert "did you mean `title`?" in text
    assert "改过的一段" in text
    assert "改坏的一段" not in text
    assert "livereload" in text

    page.write_text(good + "\n改好的一段。\n", encoding="utf-8")
    assert "banbao-faults" not in server.shows("news/first-news.html", "改好的一段")


def test_an_edit_during_the_first_build_shows(minimal: Path, tmp_path: Path) -> None:
    page = minimal / "content/news/first-news.md"
    started = Server(minimal, tmp_path / "serve.log")
    try:
        while not (minimal / ".banbao/preview/news/first-news.html").exists():
            assert started.process.poll() is None
            time.sleep(0.001)
        # It has been drawn by now, and nothing is watched yet.
        page.write_text(page.read_text(encoding="utf-8").replace("title: ", "title: 改过的", 1), encoding="utf-8")
        started.shows("news/first-news.html", "改过的")
    finally:
        started.process.terminate()
        started.process.wait(20)
        started.stream.close()


def test_a_site_with_faults_from_the_start_shows_them(minimal: Path, tmp_path: Path) -> None:
    (minimal / "content/site.yml").write_text("office: 某局\n", encoding="utf-8")
    started = Server(minimal, tmp_path / "serve.log")
    try:
        assert "content/site.yml" in started.shows("", "banbao-faults")
    finally:
        started.process.terminate()
        started.process.wait(20)
        started.stream.close()
