"""HTML in, HTML without anything that could do harm out; and its words alone."""

import re
from html import unescape

import nh3

from banbao.text.links import Links

_BLOCK_TAGS = (
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td"
    " blockquote pre div figure figcaption hr details summary section"
)
_INLINE_TAGS = (
    "a abbr b bdi br cite code del em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var"
)
TAGS = frozenset(_BLOCK_TAGS.split() + _INLINE_TAGS.split())
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "title", "role"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"style", "colspan", "rowspan", "scope"},
    "td": {"style", "colspan", "rowspan"},
    "ol": {"start", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "details": {"open"},
}
_SCHEME = re.compile(r"=\"[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_BLOCK_END = re.compile(r"</(?:p|h\d|li|dt|dd|t[hdr]|div|figcaption|caption|pre)>|<br>")
# HTML lets a line break go that follows `<pre>`.
_TAG = re.compile(r"<pre(?: [^<>]*)?>\n|<[^<>]*>")
_BRACKET_IN_VALUE = re.compile(r"=\"[^\"<>]*[<>]")


class Cleaner:
    """Cleans many texts; making a cleaner of nh3's takes as long as cleaning a text."""

    def __init__(self) -> None:
        self._cleaners: dict[frozenset[str], nh3.Cleaner] = {}
        self._links: Links | None = None

    def clean(self, html: str, links: Links) -> str:
        """Clean a text's HTML; its links decide on every address that is left in it, and remember it."""
        self._links = links
        # Whatever scheme there is, `links` decides on it, and remembers those that it takes out.
        schemes = frozenset(map(str.lower, _SCHEME.findall(html)))
        if schemes not in self._cleaners:
            self._cleaners[schemes] = nh3.Cleaner(
                tags=TAGS,
                clean_content_tags={"script", "style"},
                attributes=_ATTRIBUTES,
                attribute_filter=self._attribute,
                url_schemes=schemes,
                link_rel=None,
                filter_style_properties={"text-align"},
            )
        return self._cleaners[schemes].clean(html)

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        return self._links.attribute(tag, name, value) if self._links else None


def plain(html: str) -> str:
    """Take the words out of clean HTML."""
    lines = _BLOCK_END.sub("\n", html)
    words = _TAG.sub("", lines)
    # Only a parser knows where a tag ends that holds brackets, and what becomes of these characters.
    if _BRACKET_IN_VALUE.search(lines) or any(character in words for character in "<>\r\x00"):
        words = nh3.clean(lines, tags=set())
    return "\n".join(filter(None, map(str.strip, unescape(words).split("\n"))))
