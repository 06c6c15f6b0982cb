"""Photographs are cut to their places: upright, blurred where they must be, as large as needed, in their colours."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from apart import apart
from banbao.diagnostics import Diagnostic
from banbao.press.inks import PROFILE_PATH
from banbao.press.photographs import PhotoSource, Plate
from banbao.press.sheet import Place
from banbao.store import digest_of_file
from odd_pictures import CORNERS, HEIGHT, ORIENTATIONS, PLAIN, WIDTH, jpeg

NEAR = 12


def source_of(root: Path, name: str, *, focus: tuple[float, float] | None = None, **told: object) -> PhotoSource:
    return PhotoSource(name, digest_of_file(root / name), focus, told.get("blur", ()), WIDTH, HEIGHT)  # type: ignore[arg-type]


def place(width: float, height: float) -> Place:
    return Place("photo-1", 1, 0, 0, width, height)


def cut(
    root: Path, source: PhotoSource, where: Place, ppi_most: float, scale: int, *, cmyk: bool
) -> Plate | Diagnostic:
    def work() -> Plate | Diagnostic:
        from banbao.press import plates

        return plates.cut(root, source, where, ppi_most=ppi_most, is_cmyk=cmyk, scale=scale)

    return apart(work)


def made(
    root: Path, source: PhotoSource, where: Place, *, ppi_most: float = 150, cmyk: bool = False, scale: int = 1
) -> Plate:
    plate = cut(root, source, where, ppi_most, scale, cmyk=cmyk)
    assert isinstance(plate, Plate)
    return plate


def opened(plate: Plate) -> Image.Image:
    image = Image.open(BytesIO(plate.jpeg))
    image.load()
    assert image.size == (plate.width, plate.height)
    return image


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.getpixel((round(x * (image.width - 1)), round(y * (image.height - 1))))
    assert isinstance(found, tuple)
    return found


def assert_near(found: tuple[int, ...], wanted: tuple[int, ...], most: int = NEAR) -> None:
    assert max(abs(one - other) for one, other in zip(found, wanted, strict=True)) <= most, (found, wanted)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_every_orientation_stands_upright_and_fills_its_place(odd: Path, orientation: int) -> None:
    image = opened(made(odd, source_of(odd, f"turned-{orientation}.jpg"), place(300, 200), ppi_most=72))
    assert image.size == (300, 200)
    found = [colour_at(image, x, y) for y in (0.1, 0.9) for x in (0.1, 0.9)]
    for one, other in zip(found, CORNERS, strict=True):
        assert_near(one, other, 40)


@pytest.mark.parametrize(("across", "down"), [(400, 100), (100, 400), (250, 250), (1, 1)])
def test_the_shape_is_the_place_s(odd: Path, across: float, down: float) -> None:
    plate = made(odd, source_of(odd, "turned-1.jpg"), place(across, down), ppi_most=72)
    assert (plate.width, plate.height) == (across, down)


def test_nothing_is_enlarged_and_resolution_counts_at_size(odd: Path) -> None:
    plate = made(odd, source_of(odd, "turned-1.jpg"), place(7200, 4800))
    assert (plate.width, plate.height) == (WIDTH, HEIGHT)
    tenth = made(odd, source_of(odd, "turned-1.jpg"), place(720, 480), scale=10)
    assert tenth.width == WIDTH
    coarse = made(odd, source_of(odd, "turned-1.jpg"), place(720, 480), ppi_most=6, scale=10)
    assert coarse.width == WIDTH / 2


def test_the_focus_is_what_a_crop_keeps(odd: Path) -> None:
    corners = {(0.1, 0.1): CORNERS[0], (0.9, 0.1): CORNERS[1], (0.1, 0.9): CORNERS[2], (0.9, 0.9): CORNERS[3]}
    for focus, colour in corners.items():
        x, y = focus
        tall = opened(made(odd, source_of(odd, "turned-6.jpg", focus=focus), place(100, 400), ppi_most=72))
        assert_near(colour_at(tall, 0.5, y), colour, 40)
        wide = opened(made(odd, source_of(odd, "turned-6.jpg", focus=focus), place(600, 100), ppi_most=72))
        assert_near(colour_at(wide, x, 0.5), colour, 40)


def test_what_is_blurred_is_unrecognisable_however_small_it_is_made(tmp_path: Path) -> None:
    stripes = Image.new("RGB", (1600, 1200), (255, 255, 255))
    for x in range(0, 1600, 80):
        stripes.paste((0, 0, 0), (x, 0, x + 40, 1200))
    (tmp_path / "stripes.jpg").write_bytes(jpeg(stripes))
    source = source_of(tmp_path, "stripes.jpg", blur=((0.25, 0.25, 0.5, 0.5),))
    for width in (1600, 800, 300):
        image = opened(made(tmp_path, source, place(width, width * 0.75), ppi_most=72)).convert("L")
        inside = image.crop((int(width * 0.3), int(width * 0.22), int(width * 0.7), int(width * 0.5))).getextrema()
        outside = image.crop((0, 0, int(width * 0.2), int(width * 0.2))).getextrema()
        assert inside[1] - inside[0] < 60, width  # type: ignore[operator]
        assert outside[1] - outside[0] > 180, width  # type: ignore[operator]


@pytest.mark.parametrize("name", ["adobe.jpg", "cmyk.jpg", "cmyk.tif", "p3.png", "deep.png", "broken-profile.jpg"])
def test_colours_of_all_sorts_come_to_srgb(odd: Path, name: str) -> None:
    image = opened(made(odd, source_of(odd, name), place(100, 100), ppi_most=72))
    assert image.mode == "RGB"
    assert_near(colour_at(image, 0.5, 0.5), PLAIN)


def test_inks_print_the_colour_that_was_photographed(odd: Path) -> None:
    image = opened(made(odd, source_of(odd, "p3.png"), place(90, 90), cmyk=True))
    assert image.mode == "CMYK"
    assert "icc_profile" not in image.info
    shown = ImageCms.profileToProfile(
        image, str(PROFILE_PATH), ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB"
    )
    assert shown is not None
    assert_near(colour_at(shown, 0.5, 0.5), PLAIN)


def test_paper_stays_white_and_shadows_stay_apart(tmp_path: Path) -> None:
    steps = Image.new("RGB", (400, 100), (255, 255, 255))
    for number, level in enumerate((0, 20, 40)):
        steps.paste((level, level, level), (number * 100, 0, number * 100 + 100, 100))
    (tmp_path / "steps.jpg").write_bytes(jpeg(steps))
    image = opened(made(tmp_path, source_of(tmp_path, "steps.jpg"), place(400, 100), ppi_most=72, cmyk=True))
    inks = [sum(colour_at(image, x, 0.5)) / 2.55 for x in (0.12, 0.37, 0.62, 0.9)]
    assert inks[0] <= 330
    assert inks[0] > inks[1] + 5 > inks[2] + 10
    assert inks[3] < 2


@pytest.mark.parametrize("name", ["grey.jpg", "clear.png", "moving.gif"])
def test_grey_transparent_and_moving_pictures_are_cut_too(odd: Path, name: str) -> None:
    for cmyk in (False, True):
        assert opened(made(odd, source_of(odd, name), place(120, 60), ppi_most=72, cmyk=cmyk)).size == (120, 60)


def test_the_same_is_cut_each_time(odd: Path) -> None:
    source = source_of(odd, "turned-3.jpg")
    assert made(odd, source, place(200, 300), cmyk=True) == made(odd, source, place(200, 300), cmyk=True)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    whole = jpeg(Image.effect_noise((800, 600), 60).convert("RGB"))
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "words.jpg").write_bytes(b"not a picture")
    for name in ("cut.jpg", "words.jpg"):
        source = source_of(tmp_path, name)
        found = cut(tmp_path, source, place(80, 60), 72, 1, cmyk=True)
        assert isinstance(found, Diagnostic)
        assert found.span.path == name


def test_a_file_that_was_exchanged_meanwhile_is_not_cut(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(Image.new("RGB", (60, 40))))
    source = source_of(tmp_path, "a.jpg")
    (tmp_path / "a.jpg").write_bytes(jpeg(Image.new("RGB", (60, 40), (9, 9, 9))))
    with pytest.raises(OSError, match=r"a\.jpg"):
        cut(tmp_path, source, place(60, 40), 72, 1, cmyk=False)
