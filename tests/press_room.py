"""A press with the fonts that ship and the theme's templates, and documents of every form as it prints them.

It works in a process of its own: what Typst began before a fork never ends after it, and it keeps all that it has set.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from PIL import Image

from banbao.fonts.faces import open_folders
from banbao.fonts.resolve import SHIPPED_FOLDER
from banbao.press.document import Document
from banbao.press.issuing import Issued, make_pdf
from banbao.press.sheet import Composed, Sheet
from banbao.press.typesetter import Typesetter, lay_ready

if TYPE_CHECKING:
    from ruler import Page

ROOT = Path(__file__).resolve().parents[1]
PICTURE = "pictures/reading.jpg"
_TASKS_TO_A_PROCESS = 10

T = TypeVar("T")


@dataclass(frozen=True)
class Press:
    """Sets what it is given; `PICTURE` is there to be printed."""

    folder: Path
    pool: ProcessPoolExecutor

    def do(self, work: Callable[..., T], *given: object) -> T:
        """Call a function of some module with what it is given and the typesetter."""
        return self.pool.submit(_do, self.folder, work, given).result()

    def issue(self, document: Document) -> Issued:
        return self.do(make_pdf, document)

    def compose(self, sheet: Sheet) -> Composed:
        return self.do(_compose, sheet)

    def pdf(self, sheet: Sheet) -> bytes:
        return self.do(_pdf, sheet)


@cache
def _typesetter(folder: Path) -> Typesetter:
    return Typesetter(folder, open_folders([SHIPPED_FOLDER]))


def _do(folder: Path, work: Callable[..., T], given: tuple[Any, ...]) -> T:
    return work(*given, _typesetter(folder))


def _compose(sheet: Sheet, typesetter: Typesetter) -> Composed:
    return typesetter.compose(sheet)


def _pdf(sheet: Sheet, typesetter: Typesetter) -> bytes:
    return typesetter.pdf(sheet)


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    folder = tmp_path_factory.mktemp("press")
    theme = ROOT / "theme_overrides"
    lay_ready(folder, {path.relative_to(theme).as_posix(): path for path in theme.rglob("*.typ")})
    (folder / PICTURE).parent.mkdir()
    Image.new("RGB", (900, 600), (128, 128, 128)).save(folder / PICTURE)
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=_TASKS_TO_A_PROCESS) as pool:
        yield Press(folder, pool)


@pytest.fixture(scope="session")
def issued(press: Press) -> Mapping[str, Issued]:
    """Give documents of every form, by name."""
    from papers import DOCUMENTS

    return {document.name: press.issue(document) for document in DOCUMENTS}


@pytest.fixture(scope="session")
def printed(issued: Mapping[str, Issued]) -> "Mapping[str, tuple[Page, ...]]":
    """Give what stands on their pages."""
    from ruler import measure

    return {name: measure(each.pdf) for name, each in issued.items()}
