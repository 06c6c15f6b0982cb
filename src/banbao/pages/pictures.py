"""What was made of pictures in, the pictures that templates draw out."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import count
from typing import Any
from urllib.parse import quote

from banbao.catalog.addresses import SITE_SCHEME, file_uri, original_name, picture_uri
from banbao.pages.contexts import Crop, Picture, Prose, Source
from banbao.photos.treatments import Developed, Renditions, Variant
from banbao.text.body import Body

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


def parts_of(body: Body, kind: str, slug: str, renditions: Mapping[str, Renditions]) -> Prose:
    """Part a record's text where its pictures stand; links begin with `site:` still.

    Args:
        body: The text.
        kind: Of the record.
        slug: Of the record.
        renditions: What was made of the pictures beside it, by the names of the files.
    """
    html = body.html
    for name in body.files:
        if (made := renditions.get(name)) and made.original:
            uri = SITE_SCHEME + quote(file_uri(kind, slug, name))
            html = html.replace(f'"{uri}"', f'"{original_name(uri, made.original.variants[0].format)}"')
    if not body.pictures:
        return (html,) if html else ()
    files = {SITE_SCHEME + quote(file_uri(kind, slug, name)): name for name in body.pictures}
    return tuple(_parted(html, kind, slug, files, renditions))


def _parted(
    html: str, kind: str, slug: str, files: Mapping[str, str], renditions: Mapping[str, Renditions]
) -> Iterator[str | Picture]:
    start, numbers = 0, count(1)
    for found in _IMAGES.finditer(html):
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[1] or found[2] or "")}
        if (name := files.get(said.get("src", ""))) is None:
            continue
        if found.start() > start:
            yield html[start : found.start()]
        start, is_inline = found.end(), found[1] is None
        yield make_picture(
            file_uri(kind, slug, name),
            renditions.get(name),
            alt=said.get("alt", ""),
            caption=said.get("title"),
            anchor=None if is_inline else f"photo-{next(numbers)}",
            is_inline=is_inline,
        )
    if start < len(html):
        yield html[start:]
