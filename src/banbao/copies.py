"""What is copied into a site: the theme's assets, what was made of pictures, other files beside records."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from banbao.catalog.addresses import emblem_uri, file_uri, original_name, picture_uri
from banbao.catalog.brief import Brief
from banbao.catalog.catalog import Catalog
from banbao.films.cleaning import clean_film
from banbao.films.containers import is_film
from banbao.outputs import Copy
from banbao.photos.cache import PictureCache
from banbao.photos.treatments import Renditions
from banbao.pictures import Digests, Pictures, shown_files
from banbao.run import Begun
from banbao.store import digest_of_file
from banbao.text.texts import Note, Texts


def plan_copies(
    begun: Begun,
    catalog: Catalog,
    texts: Texts,
    notes: Mapping[str, Note],
    digests: Digests,
    pictures: Pictures,
    cache: PictureCache,
    assets: Mapping[str, Path],
) -> tuple[Copy, ...]:
    """Plan what is copied.

    Args:
        begun: What lies in the content folder.
        catalog: What is shown.
        texts: Tells which files an edition may not show.
        notes: Tell which files the texts show.
        digests: Of the files beside records.
        pictures: What was made of pictures; of what is there nothing is published as it lies in the content folder.
        cache: Where that lies.
        assets: The theme's published files.
    """
    copies = {uri: Copy(uri, path, digest_of_file(path)) for uri, path in assets.items()}
    root = begun.request.root

    def add(brief: Brief, name: str, uri: str, renditions: Renditions | None) -> None:
        path = f"{brief.folder}/{name}"
        if is_film(name):
            copies[uri] = Copy(uri, root / path, f"{digests.of(path)} cleaned", clean_film)
        elif renditions is None:
            copies[uri] = Copy(uri, root / path, digests.of(path))
        # Of a film they are those of a frame.
        if renditions:
            copies.update((copy.uri, copy) for copy in _made(uri, renditions, cache))

    for brief in begun.gathered.briefs:
        if brief.kind == "site":
            for name in brief.published_files:
                add(brief, name, emblem_uri(name), pictures.get("site", {}).get(name))
    for item_id, item in catalog.items.items():
        if item.brief.files:
            renditions = pictures.get(item_id, {})
            for name in shown_files(item, notes[item_id], texts.hidden(item)):
                add(item.brief, name, file_uri(item.brief.kind, item.brief.slug, name), renditions.get(name))
    for item_id in catalog.of("board"):
        item = catalog.items[item_id]
        for name, made_of_it in pictures.get(item_id, {}).items():
            if name not in item.brief.files:
                made = _made(file_uri("board", item.slug, name), made_of_it, cache)
                copies.update((copy.uri, copy) for copy in made)
    return tuple(copies.values())


def _made(uri: str, renditions: Renditions, cache: PictureCache) -> Iterator[Copy]:
    for developed in (renditions.whole, renditions.card):
        for variant in developed.variants if developed else ():
            yield Copy(picture_uri(variant.file), cache.path_of(variant), variant.digest, is_kept=True)
    if renditions.original:
        (variant,) = renditions.original.variants
        yield Copy(original_name(uri, variant.format), cache.path_of(variant), variant.digest, is_kept=True)
