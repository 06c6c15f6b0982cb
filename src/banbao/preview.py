"""What a preview shows on top of the pages that stand while the last edit has faults."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jinja2 import Environment

from banbao.diagnostics import Diagnostic, as_data
from banbao.language import N_, Translate
from banbao.theme import default_theme


def draw_panel(faults: Sequence[Diagnostic], translate: Translate) -> str:
    """Draw faults in HTML, to stand within any page."""
    environment = Environment(autoescape=True)
    template = environment.from_string((default_theme() / "parts" / "faults.html").read_text(encoding="utf-8"))
    words = {"title": translate(N_("The last edit has faults; this is the site before it"))}
    return template.render(faults=[as_data(fault, translate) for fault in faults], words=words)


class FaultPanel:
    """Puts a panel on top of every HTML answer of a server while there are faults."""

    def __init__(
        self, app: Callable[..., Iterable[bytes]], faults: Callable[[], Sequence[Diagnostic]], translate: Translate
    ) -> None:
        """Stand before a server.

        Args:
            app: The server, as WSGI has it.
            faults: Tells what is wrong at the moment.
            translate: Into the language of who looks.
        """
        self._app, self._faults, self._translate = app, faults, translate

    def __call__(self, environ: Any, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        if not environ["PATH_INFO"].endswith((".html", "/")):
            return self._app(environ, start_response)
        answer: dict[str, Any] = {}

        def remember(status: str, headers: list[tuple[str, str]], *more: Any) -> None:  # noqa: ARG001
            answer.update(status=status, headers=headers)

        # The server waits for a build under way; only then is it known whether there are faults.
        body, faults = b"".join(self._app(environ, remember)), self._faults()
        if faults:
            body = _with_panel(body, draw_panel(faults, self._translate).encode())
        headers = [(name, value) for name, value in answer["headers"] if name.lower() != "content-length"]
        start_response(answer["status"], [*headers, ("Content-Length", str(len(body)))])
        return [body]


def _with_panel(body: bytes, panel: bytes) -> bytes:
    if b"<body" in body:
        return re.sub(rb"(<body[^>]*>)", lambda tag: tag[1] + panel, body, count=1)
    return b"<!doctype html><meta charset=utf-8><body>" + panel
