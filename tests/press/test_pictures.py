"""Pictures of a file's pages show what it shows, as large as they are wanted to the pixel."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from banbao.press.pictures import pictures_of
from sheets import typeset


@pytest.mark.parametrize(
    ("page", "scale", "size"),
    [((1920, 1080), 1, (1920, 1080)), ((3401.5748, 6803.1496), 2400 / 6803.1496, (1200, 2400))],
)
def test_every_page_has_one(tmp_path: Path, page: tuple[float, float], scale: float, size: tuple[int, int]) -> None:
    text = f"#set page(width: {page[0]}pt, height: {page[1]}pt, margin: 0pt, fill: red)\n#pagebreak()\n"
    pictures = [Image.open(BytesIO(each)) for each in pictures_of(typeset(tmp_path, text), scale)]
    assert [picture.size for picture in pictures] == [size, size]
    for picture in pictures:
        assert picture.getpixel((0, 0)) == picture.getpixel((size[0] - 1, size[1] - 1)) == (255, 65, 54)
