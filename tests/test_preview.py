"""The panel of faults on top of the pages that a preview serves."""

from collections.abc import Callable, Iterable
from typing import Any

from banbao.diagnostics import Diagnostic, Span
from banbao.preview import FaultPanel
from banbao.rules import UNKNOWN_FIELD

PAGE = b"<!doctype html><html><body class=x><p>page</p></body></html>"
FAULT = Diagnostic.of(UNKNOWN_FIELD, Span("content/news/a.md", 2, 1, 5, "titel: <甲>"), name="titel")


class Site:
    """A server of one page, which may wait for a build before it answers."""

    def __init__(
        self, body: bytes = PAGE, status: str = "200 OK", on_request: Callable[[], None] = lambda: None
    ) -> None:
        self.body, self.status, self.on_request = body, status, on_request

    def __call__(self, _environ: Any, start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.on_request()
        start_response(self.status, [("Content-Type", "text/html"), ("Content-Length", str(len(self.body)))])
        return [self.body]


def answer(site: Site, faults: list[Diagnostic], path: str = "/news/a.html") -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    panel = FaultPanel(site, lambda: faults, str)
    body = b"".join(panel({"PATH_INFO": path}, lambda *arguments: told.extend(arguments)))
    return told[0], dict(told[1]), body


def test_without_faults_a_page_is_served_as_it_stands() -> None:
    status, headers, body = answer(Site(), [])
    assert (status, body) == ("200 OK", PAGE)
    assert headers["Content-Length"] == str(len(PAGE))


def test_faults_stand_on_top_of_a_page_with_their_quotes_escaped() -> None:
    status, headers, body = answer(Site(), [FAULT])
    text = body.decode()
    assert status == "200 OK"
    assert text.index("<body class=x>") < text.index("banbao-faults") < text.index("<p>page</p>")
    assert "content/news/a.md" in text
    assert "<甲>" not in text
    assert headers["Content-Length"] == str(len(body))


def test_faults_are_shown_where_there_is_no_page_yet() -> None:
    assert b"banbao-faults" in answer(Site(b"404 Not Found", "404 Not Found"), [FAULT], "/")[2]


def test_other_files_are_served_as_they_stand() -> None:
    assert answer(Site(b"body {}"), [FAULT], "/assets/site.css")[2] == b"body {}"


def test_faults_that_are_mended_while_the_server_waits_for_a_build_are_not_shown() -> None:
    faults = [FAULT]
    assert b"banbao-faults" not in answer(Site(on_request=faults.clear), faults)[2]
