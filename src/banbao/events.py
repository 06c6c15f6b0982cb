"""What the host's other plugins have to say to each page: they may change its Markdown, HTML, context and output."""

from collections.abc import Mapping
from typing import Any, Protocol


class PageEvents(Protocol):
    """The host's events for one page after another. Pages are told apart by where they stand in the site."""

    def markdown(self, uri: str, title: str, text: str) -> str:
        """Let the text of a record be changed before it is rendered."""

    def content(self, uri: str, title: str, html: str) -> str:
        """Let the rendered text of a record be changed; its links inside the site begin with `site:`."""

    def context(self, uri: str, title: str, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Let what a template is given be changed."""

    def output(self, uri: str, title: str, html: str) -> str:
        """Let a page be changed before it is written."""
