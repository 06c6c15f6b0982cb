"""A finished file says where it is trimmed and which inks are meant, and is the same each time."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from banbao.language import translations
from banbao.press.finishing import finish
from banbao.press.inks import PROFILE_PATH
from banbao.press.photographs import Plate
from banbao.press.preflight.check import MM
from odd_pictures import jpeg
from sheets import page_set, sheet_of, typeset

TEXT = "= Heading\nA line of text.\n#image('a.jpg', alt: 'what it shows')\n".replace("'", '"')
STAND_INS = """
#let stand-in(name) = image(bytes(name), width: 500pt, height: 300pt, fit: "stretch", alt: "hall",
  format: (encoding: "luma8", width: name.len(), height: 1))
#put(0, 0, stand-in("photo-1@1"))
#put(0, 300, stand-in("photo-2@1"))
"""
ZH = translations("zh_CN").gettext


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    files = {"a.jpg": jpeg(Image.new("RGB", (30, 20), (200, 30, 30)))}
    return typeset(tmp_path_factory.mktemp("raw"), page_set(sheet_of()) + TEXT, files)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [round(float(each), 2) for each in page[name]]


def test_boxes_are_those_of_the_product(raw: bytes) -> None:
    sheet = sheet_of()
    document = opened(finish(raw, sheet, {}, str))
    for page in document.pages:
        slug, beyond = sheet.slug, sheet.slug + sheet.bleed
        assert box(page, "/TrimBox") == [
            round(each, 2) for each in (beyond, beyond, beyond + sheet.width, beyond + sheet.height)
        ]
        assert box(page, "/BleedBox") == [
            round(each, 2)
            for each in (slug, slug, beyond + sheet.width + sheet.bleed, beyond + sheet.height + sheet.bleed)
        ]
        assert box(page, "/MediaBox") == box(page, "/CropBox")
        assert box(page, "/MediaBox")[2:] == [round(sheet.width + 2 * beyond, 2), round(sheet.height + 2 * beyond, 2)]


def test_without_bleed_all_boxes_are_the_page(tmp_path: Path) -> None:
    sheet = sheet_of(bleed=0, slug=0)
    document = opened(finish(typeset(tmp_path, page_set(sheet) + "A"), sheet, {}, str))
    boxes = {tuple(box(document.pages[0], f"/{name}Box")) for name in ("Media", "Crop", "Bleed", "Trim")}
    assert boxes == {(0, 0, round(210 * MM, 2), round(297 * MM, 2))}


def test_print_names_its_inks_and_claims_no_standard(raw: bytes) -> None:
    document = opened(finish(raw, sheet_of(), {}, str))
    (intent,) = document.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert intent.DestOutputProfile.read_bytes() == PROFILE_PATH.read_bytes()
    assert document.docinfo["/Trapped"] == "/False"
    assert not any("PDFX" in name for name in document.docinfo)
    assert b"pdfxid" not in document.Root.Metadata.read_bytes()


def test_a_proof_says_that_it_is_one(raw: bytes) -> None:
    document = opened(finish(raw, sheet_of(is_cmyk=False), {}, ZH))
    assert "/OutputIntents" not in document.Root
    assert "RGB" in str(document.docinfo["/Subject"])
    with document.open_metadata() as metadata:
        assert metadata["dc:description"] == str(document.docinfo["/Subject"])
        assert metadata["dc:title"] == str(document.docinfo["/Title"]) == "文化建设年度"


def test_a_tenth_says_so(raw: bytes) -> None:
    documents = [opened(finish(raw, sheet_of(), {}, ZH, scale=scale)) for scale in (1, 10)]
    whole, tenth = (str(document.docinfo["/Subject"]) for document in documents)
    assert tenth != whole
    assert tenth.startswith(whole)


def test_the_same_comes_out_each_time_and_says_no_time(raw: bytes) -> None:
    one, other = (finish(raw, sheet_of(), {}, ZH) for _ in range(2))
    assert one == other
    document = opened(one)
    assert not any("Date" in name for name in document.docinfo)
    assert b"Date" not in document.Root.Metadata.read_bytes()


@pytest.mark.parametrize("mode", ["CMYK", "RGB"])
def test_photographs_keep_their_colours_on_the_way(tmp_path: Path, mode: str) -> None:
    """Adobe's CMYK files are upside down, and everybody has to know it."""
    red = Image.new(mode, (300, 200), (0, 245, 228, 41) if mode == "CMYK" else (200, 30, 30))
    raw = typeset(tmp_path, page_set(sheet_of()) + STAND_INS)
    pdf = finish(raw, sheet_of(), {"photo-1@1": Plate(jpeg(red), 300, 200, is_cmyk=mode == "CMYK")}, str)
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=0.2).to_pil().convert("RGB")
    document.close()
    found = image.getpixel((image.width // 2, image.height // 5))
    assert isinstance(found, tuple)
    assert max(abs(one - other) for one, other in zip(found, (200, 30, 35), strict=True)) < 12


def test_each_photograph_takes_the_place_of_its_own_stand_in(tmp_path: Path) -> None:
    raw = typeset(tmp_path, page_set(sheet_of(is_cmyk=False)) + STAND_INS)
    sizes = {"photo-1@1": (30, 20), "photo-2@1": (40, 20)}
    plates = {name: Plate(jpeg(Image.new("RGB", size)), *size, is_cmyk=False) for name, size in sizes.items()}
    finished = opened(finish(raw, sheet_of(is_cmyk=False), plates, str))
    images = [each for each in finished.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
    assert {(int(image.Width), int(image.Height)) for image in images} == {*sizes.values()}
    assert {image.read_raw_bytes() for image in images} == {plate.jpeg for plate in plates.values()}


def test_tags_and_alternative_texts_stay(raw: bytes) -> None:
    document = opened(finish(raw, sheet_of(), {}, str))
    assert document.Root.MarkInfo.Marked

    def texts(node: Any) -> list[str]:
        if isinstance(node, pikepdf.Array):
            return [text for kid in node for text in texts(kid)]
        if not isinstance(node, pikepdf.Dictionary):
            return []
        return [*([str(node.Alt)] if "/Alt" in node else []), *(texts(node.K) if "/K" in node else [])]

    assert texts(document.Root.StructTreeRoot) == ["what it shows"]
