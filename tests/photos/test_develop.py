"""Pictures of every sort come out upright, in sRGB, in their sizes; what cannot is told by name."""

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

import odd_pictures
from banbao.diagnostics import Report
from banbao.language import translations
from banbao.photos.treatments import Developed, Treatment
from odd_pictures import BIG, CORNERS, HEIGHT, ORIENTATIONS, PLAIN, TURNED, WIDTH
from studios import CARD, ORIGINAL, WHOLE, Studio

NEAR = 40
"""How far a colour may be off where a lossy codec drew it, in each band."""


def near(found: object, wanted: tuple[int, ...], most: int = NEAR) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= most for a, b in zip(found[: len(wanted)], wanted, strict=True))


def corners_of(image: Image.Image) -> list[object]:
    image, (width, height) = image.convert("RGB"), image.size
    return [
        image.getpixel((x, y)) for y in (height // 8, height - height // 8) for x in (width // 8, width - width // 8)
    ]


def assert_is_as_described(studio: Studio, developed: Developed) -> None:
    for variant in developed.variants:
        image = studio.open(variant)
        assert image.size == (variant.width, variant.height)
        assert (image.format or "").lower() == variant.format
        assert studio.cache.path_of(variant).stat().st_size == variant.size_bytes
        assert variant.width <= developed.width


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_pictures_of_every_orientation_come_out_upright(shared: Studio, orientation: int) -> None:
    names = [f"turned-{orientation}.{suffix}" for suffix in TURNED]
    for developed in shared.each(names, WHOLE, CARD, ORIGINAL).values():
        assert (developed.width, developed.height) == (WIDTH, HEIGHT)
        assert_is_as_described(shared, developed)
        for variant in developed.variants:
            for found, wanted in zip(corners_of(shared.open(variant)), CORNERS, strict=True):
                assert near(found, wanted), variant


def test_colours_are_brought_to_srgb(shared: Studio) -> None:
    names = (
        "adobe.jpg",
        "broken-profile.jpg",
        "cmyk.jpg",
        "cmyk-bare.jpg",
        "cmyk.tif",
        "p3.png",
        "lab.tif",
        "deep.png",
    )
    for (name, _), developed in shared.each((*names, "deep.tif", "float.tif"), WHOLE).items():
        assert_is_as_described(shared, developed)
        # There is no way to the inks and back that loses nothing.
        most = 6 if "cmyk" in name else 3
        assert near(tuple(bytes.fromhex(developed.colour[1:])), PLAIN, most), name
        for variant in developed.variants:
            assert near(shared.open(variant).convert("RGB").getpixel((100, 100)), PLAIN, most + 4), variant


def test_grey_stays_grey(shared: Studio) -> None:
    for developed in shared.each(("grey.jpg", "bits.tif"), WHOLE).values():
        assert_is_as_described(shared, developed)
        assert near(tuple(bytes.fromhex(developed.colour[1:])), (120, 120, 120), 4)


def test_what_is_transparent_stays_so_but_in_jpeg_which_has_white_there(shared: Studio) -> None:
    for developed in shared.each(("clear.png", "clear.webp", "clear.tif"), WHOLE).values():
        for variant in developed.variants:
            image = shared.open(variant)
            left, right = (image.convert("RGBA").getpixel((x, variant.height // 2)) for x in (9, variant.width - 9))
            assert near(right, (*PLAIN, 255), 8)
            if variant.format == "jpeg":
                assert near(left, (255, 255, 255, 255), 8)
            else:
                assert isinstance(left, tuple)
                assert left[3] <= 2
    assert [each.format for each in shared.one("clear.tif", ORIGINAL).variants] == ["png"]


def test_a_large_photograph_has_every_width_and_each_format_where_it_belongs(shared: Studio) -> None:
    developed = shared.one("texture.jpg", WHOLE)
    assert (developed.width, developed.height) == (3000, 2000)
    assert [(each.format, each.width) for each in developed.variants] == [
        *(("avif", width) for width in (400, 800, 1600, 2560)),
        *(("webp", width) for width in (400, 800, 1600, 2560)),
        *(("jpeg", width) for width in (800, 1600)),
    ]
    assert [(each.format, each.width) for each in shared.one("texture.jpg", CARD).variants] == [
        ("avif", 400),
        ("avif", 800),
        ("webp", 400),
        ("webp", 800),
        ("jpeg", 800),
    ]
    assert re.fullmatch(r"#[0-9a-f]{6}", developed.colour)
    assert 20 <= len(developed.thumbhash) <= 36
    sizes = {(each.format, each.width): each.size_bytes for each in developed.variants}
    assert sizes["avif", 1600] < sizes["webp", 1600]
    assert sizes["avif", 400] < 60_000
    assert len({each.file for each in developed.variants}) == len(developed.variants)
    assert all(re.fullmatch(r"[0-9a-f]{20}-\d+\.(avif|webp|jpg)", each.file) for each in developed.variants)


def test_jpeg_is_progressive(shared: Studio) -> None:
    for variant in shared.one("texture.jpg", WHOLE).variants:
        assert variant.format != "jpeg" or shared.open(variant).info.get("progressive")


def test_no_shape_is_too_odd(shared: Studio) -> None:
    names = ("dot.png", "pole.png", "line.png", "wide.jpg", "screenshot.png")
    for (name, treatment), developed in shared.each(names, WHOLE, CARD, ORIGINAL).items():
        with Image.open(shared.root / name) as picture:
            size = picture.size
        assert_is_as_described(shared, developed)
        if treatment != CARD:
            assert (developed.width, developed.height) == size
        assert developed.width <= size[0]
        assert developed.height <= size[1]


@pytest.mark.parametrize("name", ["big.png", "big-turned.jpg", "big-progressive.jpg"])
def test_a_hundred_megapixels_are_not_too_many(shared: Studio, name: str) -> None:
    developed = shared.one(name, WHOLE)
    assert (developed.width, developed.height) == (BIG if "turned" not in name else BIG[::-1])
    assert_is_as_described(shared, developed)
    assert max(each.width for each in developed.variants) == 2560


@pytest.mark.parametrize("name", ["moving.gif", "moving.webp"])
def test_animations_go_on_moving_beside_a_picture_that_stands_still(shared: Studio, name: str) -> None:
    whole = shared.one(name, WHOLE)
    assert whole.is_animated
    assert [each.format for each in whole.variants] == ["webp", "jpeg"]
    moving, still = (shared.open(each) for each in whole.variants)
    assert getattr(moving, "n_frames") == 3  # noqa: B009 - only some of Pillow's images have it
    durations = []
    for number, corner in enumerate((CORNERS[0], CORNERS[3], (0, 0, 0))):
        moving.seek(number)
        moving.load()
        durations.append(moving.info["duration"])
        assert near(moving.convert("RGB").getpixel((20, 20)), corner)
    assert durations == [100, 200, 300]
    assert near(still.getpixel((20, 20)), CORNERS[0])
    card = shared.one(name, CARD)
    assert not card.is_animated
    assert [each.format for each in card.variants] == ["avif", "webp", "jpeg"]
    assert getattr(shared.open(shared.one(name, ORIGINAL).variants[0]), "n_frames") == 3  # noqa: B009


def test_a_card_follows_its_focus(shared: Studio) -> None:
    left = shared.one("wide.jpg", Treatment("card", focus=(0.0, 0.5)))
    right = shared.one("wide.jpg", Treatment("card", focus=(1.0, 0.5)))
    for developed, (upper, lower) in ((left, CORNERS[::2]), (right, CORNERS[1::2])):
        assert (developed.width, developed.height) == (900, 600)
        assert_is_as_described(shared, developed)
        for variant in developed.variants:
            found = corners_of(shared.open(variant))
            assert all(near(each, upper) for each in found[:2])
            assert all(near(each, lower) for each in found[2:])


def test_what_is_blurred_cannot_be_told_and_the_rest_is_as_it_was(shared: Studio) -> None:
    area = (0.25, 0.25, 0.5, 0.5)
    for shape in ("whole", "original"):
        plain = shared.one("texture.jpg", Treatment(shape))
        hidden = shared.one("texture.jpg", Treatment(shape, blur=(area,)))
        assert plain.thumbhash != hidden.thumbhash
        before, after = (
            {(v.format, v.width): shared.open(v).convert("L") for v in each.variants} for each in (plain, hidden)
        )
        for key, image in after.items():
            width, height = image.size
            inner = (width * 3 // 10, height * 3 // 10, width * 7 // 10, height * 7 // 10)
            # Of grain that differs by tens from spot to spot, nothing is left but slow changes.
            assert roughness(image.crop(inner)) < 1
            assert roughness(before[key].crop(inner)) > 3
            outer = (0, 0, width // 5, height)
            assert difference(image.crop(outer), before[key].crop(outer)) < 6


def roughness(image: Image.Image) -> float:
    """Tell how much neighbours differ on average."""
    pixels, width = image.tobytes(), image.width
    pairs = [pair for number, pair in enumerate(pairwise(pixels), 1) if number % width]
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


def difference(one: Image.Image, other: Image.Image) -> float:
    pairs = list(zip(one.tobytes(), other.tobytes(), strict=True))
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_blurred_rectangles_lie_where_the_upright_picture_has_them(shared: Studio, orientation: int) -> None:
    # The middle of the upper edge, where red meets lime: blurred, the two run into each other.
    blur = ((0.4, 0.0, 0.2, 0.2),)
    names = (f"turned-{orientation}.jpg", f"turned-{orientation}.png")
    for developed in shared.each(names, Treatment("whole", blur=blur)).values():
        for variant in developed.variants:
            image = shared.open(variant).convert("RGB")
            width, height = image.size
            top = [image.getpixel((x, height // 10)) for x in (width * 49 // 100, width * 51 // 100)]
            bottom = [image.getpixel((x, height * 9 // 10)) for x in (width * 49 // 100, width * 51 // 100)]
            assert not any(near(found, wanted) for found, wanted in zip(top, CORNERS, strict=False))
            assert all(near(found, wanted) for found, wanted in zip(bottom, CORNERS[2:], strict=True))


FAULTS = {
    "bitmap.jpg": "not-a-picture",
    "bomb.png": "picture-too-large",
    "drawing.png": "not-a-picture",
    "empty.jpg": "not-a-picture",
    "hollow.png": "picture-hollow",
    "nothing.jpg": "not-a-picture",
    "overwritten.png": "picture-damaged",
    "phone.heic": "not-a-picture",
    "really-heic.jpg": "not-a-picture",
    "really-jpeg.PNG": "picture-mislabelled",
    "really-png.jpg": "picture-mislabelled",
    "too-big.png": "picture-too-large",
}


def test_each_bad_picture_is_told_by_name_and_the_good_ones_are_made(
    studio: Studio, capfd: pytest.CaptureFixture[str]
) -> None:
    cut = sorted(path.name for path in studio.root.glob("cut-*"))
    assert len(cut) >= 20
    wanted = FAULTS | dict.fromkeys(cut, "picture-damaged")
    report = Report()
    jobs = [studio.job(name, WHOLE, CARD, ORIGINAL) for name in (*wanted, "grey.jpg", "moving.gif")]
    made = studio.develop(*jobs, report=report)
    assert {fault.span.path: fault.rule.code for fault in report.diagnostics} == wanted
    assert len(report.diagnostics) == len(wanted)
    assert {digest for digest, _ in made} == {job.digest for job in jobs[-2:]}
    assert capfd.readouterr() == ("", "")
    # Nothing is left of what was begun.
    names = {each.file for developed in made.values() for each in developed.variants}
    assert {
        path.name.partition("-")[0] for path in studio.cache.folder.iterdir() if path.suffix in (".avif", ".webp")
    } <= {name.partition("-")[0] for name in names}


def test_advice_is_in_the_reader_s_language(studio: Studio) -> None:
    report, translate = Report(), translations("zh_CN").gettext
    studio.develop(*(studio.job(name, WHOLE) for name in FAULTS), report=report)
    for fault in report.diagnostics:
        told = fault.what.render(translate) + (fault.help.render(translate) if fault.help else "")
        assert re.search(r"[一-鿿]", told), fault
        assert not re.search(r"\b(the|is|file|picture)\b", told), told


def test_a_picture_with_a_wrong_name_is_told_when_it_is_known_already_too(studio: Studio, tmp_path: Path) -> None:
    for name in ("right.png", "wrong.jpg"):
        (tmp_path / name).write_bytes((studio.root / "telling.png").read_bytes())
    there = Studio(tmp_path, studio.cache)
    there.one("right.png", CARD)
    for _ in range(2):
        report = Report()
        made = there.develop(there.job("right.png", CARD), there.job("wrong.jpg", CARD), report=report)
        assert [(each.span.path, each.rule.code) for each in report.diagnostics] == [
            ("wrong.jpg", "picture-mislabelled")
        ]
        assert len(made) == 1


def test_a_damaged_picture_is_told_under_all_its_names(studio: Studio, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes((studio.root / "cut-half-telling.jpg").read_bytes())
    report, there = Report(), Studio(tmp_path, studio.cache)
    there.develop(there.job("a.jpg", CARD), there.job("b.jpg", CARD), report=report)
    assert [each.span.path for each in report.diagnostics] == ["a.jpg", "b.jpg"]
    assert "`b.jpg`" in report.diagnostics[1].what.render(str)


def test_a_picture_that_changed_since_it_was_listed_is_not_taken_for_what_it_was(
    studio: Studio, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes((studio.root / "grey.jpg").read_bytes())
    there = Studio(tmp_path, studio.cache)
    job = there.job("a.jpg", CARD)
    (tmp_path / "a.jpg").write_bytes((studio.root / "adobe.jpg").read_bytes())
    with pytest.raises(OSError, match=r"a\.jpg"):
        there.develop(job)


def test_pictures_come_out_the_same_twice_whoever_works(studio: Studio, tmp_path: Path) -> None:
    names = ("telling.jpg", "telling.png", "moving.gif", "clear.png", "turned-6.jpg", "progressive.jpg")
    blurred = Treatment("whole", blur=((0.1, 0.1, 0.2, 0.2),))
    jobs = [studio.job(name, WHOLE, CARD, ORIGINAL, blurred) for name in names]
    first = studio.develop(*jobs, workers=2)
    again = Studio(studio.root, type(studio.cache)(tmp_path / "again"))
    assert again.develop(*reversed(jobs), workers=1, memory_bytes=1) == first
    again.cache.close()


def test_progress_is_told_to_the_last_picture(studio: Studio) -> None:
    from banbao.photos.develop import develop

    told: list[tuple[str, int, int]] = []
    jobs = [studio.job(name, CARD) for name in ("grey.jpg", "adobe.jpg", "dot.png")]
    develop(studio.root, jobs, studio.cache, Report(), 2, progress=lambda *step: told.append(step))
    assert told == [("developing pictures", done, 3) for done in range(4)]


def test_this_process_never_loads_libvips() -> None:
    assert odd_pictures.__name__ in sys.modules
    assert "banbao.photos.develop" in sys.modules
    assert "banbao.photos.worker" not in sys.modules
