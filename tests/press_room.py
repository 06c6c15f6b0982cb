"""A press with the fonts that ship and the theme's templates, and documents of every form as it prints them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import banbao
from banbao.press.issuing import Issued, make_pdf
from banbao.press.typesetter import Typesetter, lay_ready

if TYPE_CHECKING:
    from ruler import Page

ROOT = Path(__file__).resolve().parents[1]
FONTS = Path(banbao.__file__).parent / "fonts" / "shipped"


@pytest.fixture(scope="session")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Give a press that has a picture to print."""
    import pyvips
    import typst

    folder = tmp_path_factory.mktemp("press")
    theme = ROOT / "theme_overrides"
    lay_ready(folder, {path.relative_to(theme).as_posix(): path for path in theme.rglob("*") if path.is_file()})
    (folder / "pictures").mkdir()
    grey = pyvips.Image.black(900, 600, bands=3) + 128
    grey.cast("uchar").copy(interpretation="srgb").jpegsave(str(folder / "pictures" / "reading.jpg"))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Typesetter(folder, fonts)


@pytest.fixture(scope="session")
def issued(typesetter: Typesetter) -> Mapping[str, Issued]:
    """Give documents of every form, by name."""
    from papers import DOCUMENTS

    return {document.name: make_pdf(document, typesetter) for document in DOCUMENTS}


@pytest.fixture(scope="session")
def printed(issued: Mapping[str, Issued]) -> "Mapping[str, tuple[Page, ...]]":
    """Give what stands on their pages."""
    from ruler import measure

    return {name: measure(each.pdf) for name, each in issued.items()}
