"""What the public edition may not show of an album is nowhere in its bytes: no pixels, no name, no caption."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banbao.photos.treatments import Shape, Treatment, key_of, libvips_version
from banbao.store import digest_of
from builds import OUT, View, build, put_back, quicken, sources
from conftest import MINIMAL, contents
from every_kind import dump
from picture_bytes import ascii_tag, exif, iptc, jpeg

PHOTOGRAPHS = range(4)
CONSENTS = (None, "given", "by-guardian", "not-needed", "missing")


def file_of(number: int) -> str:
    return f"zhaopian-{number}.jpg"


def words_of(number: int) -> tuple[str, ...]:
    """All that could tell of a photograph: its name, and what its record and its file say."""
    return (
        file_of(number),
        f"说明之{number}号",
        f"替代之{number}号",
        f"署名之{number}号",
        f"机内之{number}号",
        f"地点之{number}号",
    )


def picture(number: int) -> bytes:
    name, *_, inside, _ = words_of(number)
    return jpeg(shade=10 * number, exif=exif(ascii_tag(0x010E, inside)), iptc=iptc((80, name.encode())))


def made_of(number: int, site: Mapping[str, bytes]) -> list[str]:
    """Name the files of a site that were made of a picture."""
    digest, libvips = digest_of(picture(number)), libvips_version()
    shapes: tuple[Shape, ...] = ("whole", "card", "original")
    keys = tuple(f"pictures/{key_of(digest, Treatment(shape), libvips)}-" for shape in shapes)
    return [uri for uri in site if uri.startswith(keys)]


def pixels(number: int) -> bytes:
    """Give what only this picture has: its data behind the header."""
    plain = jpeg(shade=10 * number)
    return plain[plain.index(b"\xff\xda") :]


@st.composite
def albums(draw: st.DrawFn) -> dict[str, Any]:
    """Write an album in one of the ways in which it can be written."""
    photographs = []
    for number in draw(st.permutations(PHOTOGRAPHS)):
        _, caption, alt, credit, _, place = words_of(number)
        fields = {"consent": draw(st.sampled_from(CONSENTS)), "minors": draw(st.booleans())}
        fields |= {"internal": draw(st.sampled_from((False, False, True)))}
        said = {"caption": caption, "alt": alt, "credit": credit, "place": place}
        kept = {name: text for name, text in said.items() if draw(st.booleans())}
        photographs.append({"file": file_of(number), **kept, **{k: v for k, v in fields.items() if v}})
    album = {
        "title": "一组照片",
        "published": "2013-05-08",
        "consent_required": draw(st.booleans()),
        "whole_folder": draw(st.booleans()),
        "download": draw(st.booleans()),
        "cover": draw(st.sampled_from((None, *map(file_of, PHOTOGRAPHS)))),
        "photographs": photographs[: draw(st.integers(0, len(PHOTOGRAPHS)))],
    }
    return {name: value for name, value in album.items() if value not in (None, [])}


def is_public(album: dict[str, Any], number: int) -> bool:
    """Say by the rules in words whether a photograph is for everybody; `internal` and the rest as they are written."""
    listed = {photo["file"]: photo for photo in album.get("photographs", ())}
    photo = listed.get(file_of(number))
    if photo is None:
        shows_all = album.get("whole_folder") or not listed
        return bool(shows_all) and not album["consent_required"]
    consent = photo.get("consent")
    if photo.get("internal") or consent == "missing" or (consent is None and album["consent_required"]):
        return False
    return consent == "by-guardian" if photo.get("minors") else True


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site with an album and a news item that names it, built again and again."""
    root = tmp_path_factory.mktemp("privacy") / "project"
    news = "---\ntitle: 照片来了\npublished: 2013-05-09\nalbums: [group]\n---\n\n看[[album:group]]。\n"
    files = {f"content/albums/group/{file_of(number)}": picture(number) for number in PHOTOGRAPHS}
    put_back(root, {**sources(MINIMAL), "content/news/pictures.md": news.encode(), **files})
    with pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        yield root


@given(albums())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_byte_of_the_public_edition_tells_of_what_is_kept_back(project: Path, album: dict[str, Any]) -> None:
    (project / "content/albums/group/album.yml").write_text(dump(album), encoding="utf-8")
    free = [number for number in PHOTOGRAPHS if is_public(album, number)]
    files = {file_of(number) for number in free}
    outcome = build(project, project / OUT, View(at="2013-06-01"))
    assert outcome.refusal is None, outcome.told
    site = contents(project / OUT)
    everything = b"\0".join([*(uri.encode() for uri in site), *site.values()])
    for number in PHOTOGRAPHS:
        if number in free:
            assert made_of(number, site), number
            continue
        assert not made_of(number, site), number
        for word in words_of(number):
            assert word.encode() not in everything, (number, word)
        assert pixels(number) not in everything, number
    if not free:
        assert "albums/group.html" not in site
        return
    page = site["albums/group.html"].decode()
    assert all(name in page for name in files)
    listing = site["albums/index.html"].decode()
    assert re.search(rf"(?<!\d){len(free)}张", listing)
    if album.get("cover") not in files:
        assert any(uri in listing for number in free for uri in made_of(number, site))


def test_the_internal_edition_shows_them_all(project: Path) -> None:
    photographs = [{"file": file_of(number), "consent": "missing", "minors": True} for number in PHOTOGRAPHS]
    album = {"title": "一组照片", "published": "2013-05-08", "photographs": photographs}
    (project / "content/albums/group/album.yml").write_text(dump(album), encoding="utf-8")
    out = project.parent / "internal"
    assert build(project, out, View(edition="internal", at="2013-06-01")).refusal is None
    site = contents(out)
    assert all(made_of(number, site) for number in PHOTOGRAPHS)
