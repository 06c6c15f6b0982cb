"""The addresses in a text: each is resolved while the text is cleaned, and what leads to nothing is remembered."""

from collections.abc import Container
from urllib.parse import quote, unquote, urlsplit

from banbao.catalog.addresses import SITE_SCHEME, file_uri
from banbao.source.records import Manuscript

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


class Links:
    """The addresses of one text, gathered as they are met."""

    def __init__(
        self, manuscript: Manuscript, pages: Container[str], tags: frozenset[str], hidden: frozenset[str]
    ) -> None:
        """Begin a text; links lead to pages of the site, to files beside the record that are not hidden, or away."""
        self.manuscript, self.pages, self.tags, self.hidden = manuscript, pages, tags, hidden
        self.files: dict[str, None] = {}
        self.pictures: dict[str, None] = {}
        self.dead: dict[str, None] = {}
        self.anchors: dict[str, None] = {}

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """Give an attribute as it is to be; None takes it out. Nothing of a tag that is taken out matters."""
        if tag not in self.tags:
            return None
        if name not in ("href", "src"):
            return value
        return self._resolved(tag, value)

    def _resolved(self, tag: str, value: str) -> str | None:
        if value.startswith(SITE_SCHEME) and value.removeprefix(SITE_SCHEME) in self.pages:
            return value
        try:
            parts = urlsplit(value)
        except ValueError:
            self.dead[value] = None
            return None
        if parts.scheme or parts.netloc:
            # A page may lead to another host, but never load anything from it.
            if tag != "img" and parts.scheme in _SCHEMES:
                return value
        elif not parts.path and parts.fragment:
            self.anchors[unquote(parts.fragment)] = None
            return value
        elif (path := unquote(parts.path).removeprefix("./")) in self.manuscript.files and path not in self.hidden:
            (self.pictures if tag == "img" else self.files)[path] = None
            return SITE_SCHEME + quote(file_uri(self.manuscript.kind, self.manuscript.slug, path))
        self.dead[value] = None
        return None
