"""Odd pictures drawn once, and rooms to develop them in."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from banbao.diagnostics import Report
from banbao.photos.cache import PictureCache
from banbao.photos.develop import MEMORY_BYTES, develop
from banbao.photos.treatments import Developed, Job, Treatment, Variant
from banbao.store import digest_of_file

WHOLE, CARD, ORIGINAL = Treatment("whole"), Treatment("card"), Treatment("original")


@dataclass(frozen=True)
class Studio:
    """A folder of pictures, and a cache."""

    root: Path
    cache: PictureCache

    def job(self, name: str, *treatments: Treatment) -> Job:
        return Job(name, digest_of_file(self.root / name), treatments)

    def develop(
        self, *jobs: Job, report: Report | None = None, workers: int = 2, memory_bytes: int = MEMORY_BYTES
    ) -> dict[tuple[str, Treatment], Developed]:
        found = report or Report()
        made = develop(self.root, jobs, self.cache, found, workers, memory_bytes)
        if report is None:
            assert found.diagnostics == ()
        return made

    def one(self, name: str, treatment: Treatment) -> Developed:
        job = self.job(name, treatment)
        return self.develop(job)[job.digest, treatment]

    def each(self, names: Sequence[str], *treatments: Treatment) -> dict[tuple[str, Treatment], Developed]:
        """Develop pictures together; what came of it by name, not by digest."""
        jobs = [self.job(name, *treatments) for name in names]
        made = self.develop(*jobs)
        return {(job.path, each): made[job.digest, each] for job in jobs for each in treatments}

    def open(self, variant: Variant) -> Image.Image:
        # Read whole: Pillow leaves files of animations open.
        image = Image.open(BytesIO(self.cache.path_of(variant).read_bytes()))
        image.load()
        return image


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd")
    subprocess.run([sys.executable, Path(__file__).with_name("odd_pictures.py"), folder], check=True)
    return folder


@pytest.fixture(scope="session")
def shared(odd: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """Give a room whose cache all tests share that do not meddle with it."""
    with PictureCache(tmp_path_factory.mktemp("cache") / "pictures") as cache:
        yield Studio(odd, cache)


@pytest.fixture
def studio(odd: Path, tmp_path: Path) -> Iterator[Studio]:
    with PictureCache(tmp_path / "pictures") as cache:
        yield Studio(odd, cache)
