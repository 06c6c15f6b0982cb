"""What was made of pictures in, the pictures that templates draw out."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

from banbao.catalog.addresses import SITE_SCHEME, picture_uri
from banbao.pages.contexts import Crop, Picture, Source
from banbao.photos.treatments import Developed, Renditions, Variant

_TYPES = {"avif": "image/avif", "webp": "image/webp"}
"""The formats that are offered to browsers that know them, the best first."""
_IMAGE = r"<img((?:[^<>\"]|\"[^\"]*\")*)>"
_IMAGES = re.compile(rf"<p>{_IMAGE}</p>|{_IMAGE}")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


def _candidates(variants: list[Variant]) -> tuple[tuple[str, int], ...]:
    return tuple((picture_uri(each.file), each.width) for each in variants)


def _files(developed: Developed) -> dict[str, Any]:
    """Name the files of a picture, as `Crop` and `Picture` have them."""
    of = {name: [each for each in developed.variants if each.format == name] for name in _TYPES}
    plain = [each for each in developed.variants if each.format not in _TYPES]
    largest = max(developed.variants, key=lambda each: each.width)
    return {
        "uri": picture_uri(plain[0].file),
        "width": largest.width,
        "height": largest.height,
        "sources": tuple(Source(_TYPES[name], _candidates(each)) for name, each in of.items() if each),
        "srcset": _candidates(plain),
    }


def make_picture(uri: str, renditions: Renditions | None, **said: Any) -> Picture:
    """Show a picture.

    Args:
        uri: Where the file stands if it is published as it is.
        renditions: What was made of it; None where nothing was.
        said: What is said of it: the other fields of `Picture`.
    """
    whole = renditions.whole if renditions else None
    if whole is None:
        return Picture(uri=uri, **said)
    card = renditions.card if renditions else None
    is_opaque = not any(each.format == "png" for each in whole.variants)
    return Picture(
        colour=whole.colour if is_opaque else None,
        thumbhash=whole.thumbhash,
        card=Crop(**_files(card)) if card else None,
        **_files(whole),
        **said,
    )


def pieces(html: str, show: Callable[[str, dict[str, str], bool], Picture | None]) -> Iterator[str | Picture]:
    """Part a rendered text where its pictures stand.

    Args:
        html: Clean HTML, with links that begin with `site:`.
        show: Shows a picture by its address, its other attributes, and whether it stands within a line; None leaves
            it as it is written.
    """
    start = 0
    for found in _IMAGES.finditer(html):
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1] or found[2] or "")}
        source = attributes.get("src", "")
        picture = show(source.removeprefix(SITE_SCHEME), attributes, found[1] is None)
        if picture:
            if found.start() > start:
                yield html[start : found.start()]
            yield picture
            start = found.end()
    if start < len(html):
        yield html[start:]
