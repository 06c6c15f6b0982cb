"""QR codes open what they should, and are as large as they must be where people stand."""

from typing import Any

import pytest
import segno
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from banbao.press.qr import code_of
from banbao.press.sheet import Code

PT_MM = 25.4 / 72
URLS = st.from_regex(r"https?://[a-z]{2,12}\.(gov\.cn|cn)(/[a-z0-9-]{1,20}){0,4}\.html", fullmatch=True)


def drawn(code: Code, pixels: int = 4) -> Image.Image:
    side = len(code.rows) + 8
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(code.rows):
        for x, module in enumerate(row):
            if module == "1":
                image.putpixel((x + 4, y + 4), 0)
    return image.resize((side * pixels, side * pixels), Image.Resampling.NEAREST)


def read(image: Image.Image) -> Any:
    return zxingcpp.read_barcode(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))


@settings(deadline=None)
@given(URLS)
def test_a_code_opens_its_address(url: str) -> None:
    assert read(drawn(code_of(url, "", distance_mm=2000, pt_mm=PT_MM))).text == url


def test_an_address_in_chinese_is_read_too() -> None:
    url = "https://example.gov.cn/文化/展板.html"
    assert read(drawn(code_of(url, "", distance_mm=2000, pt_mm=PT_MM))).text == url


def test_a_damaged_code_can_still_be_read() -> None:
    code = code_of("https://example.gov.cn/b/1.html", "", distance_mm=350, pt_mm=PT_MM)
    image = drawn(code)
    middle = image.width // 2
    image.paste(255, (middle, middle, middle + 28, middle + 28))
    assert read(image).text == "https://example.gov.cn/b/1.html"


@pytest.mark.parametrize("distance_mm", [350, 2000, 5000])
@pytest.mark.parametrize("pt_mm", [PT_MM, 10 * PT_MM, 0.63])
def test_a_code_is_a_tenth_of_the_distance_and_its_modules_are_not_too_fine(distance_mm: float, pt_mm: float) -> None:
    code = code_of(
        "https://example.gov.cn/boards/annual-culture-plan.html", "扫一扫", distance_mm=distance_mm, pt_mm=pt_mm
    )
    module_mm = code.side * pt_mm / (len(code.rows) + 8)
    assert module_mm >= 0.8 - 1e-9
    assert module_mm * len(code.rows) >= distance_mm / 10 - 1e-6
    assert min(module_mm - 0.8, module_mm * len(code.rows) - distance_mm / 10) == pytest.approx(0, abs=1e-6)


def test_an_address_longer_than_any_code_is_refused() -> None:
    with pytest.raises(segno.DataOverflowError):
        code_of("https://example.gov.cn/" + "a" * 3000, "", distance_mm=350, pt_mm=PT_MM)
