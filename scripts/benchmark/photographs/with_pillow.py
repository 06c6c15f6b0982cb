"""The same with Pillow, a process for each processor, or plainly; `with_pillow.py FOLDER OUT FORMAT … [plain]`."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from banbao.photos.treatments import WHOLE_WIDTHS

OPTIONS: dict[str, dict[str, Any]] = {
    "webp": {"quality": 80, "method": 4},
    "avif": {"quality": 60, "speed": 8, "max_threads": 1},
}


def convert(out: Path, format: str, path: Path) -> None:
    """Make all widths of one photograph; decoded once, at the scale of the largest."""
    with Image.open(path) as image:
        image.draft("RGB", (max(WHOLE_WIDTHS), max(WHOLE_WIDTHS) * image.height // image.width))
        upright = ImageOps.exif_transpose(image).convert("RGB")
    for width in WHOLE_WIDTHS:
        height = round(upright.height * width / upright.width)
        small = upright.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        small.save(out / f"{path.stem}-{width}.{format}", **OPTIONS[format])


def convert_plainly(out: Path, format: str, path: Path) -> None:
    """Make all widths of one photograph as most scripts do: each from the whole of it."""
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    for width in WHOLE_WIDTHS:
        small = upright.resize((width, round(upright.height * width / upright.width)), Image.Resampling.LANCZOS)
        small.save(out / f"{path.stem}-{width}.{format}", **OPTIONS[format])


def main() -> None:
    """Convert all."""
    folder, out, format = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    out.mkdir(parents=True)
    if sys.argv[-1] == "plain":
        for path in sorted(folder.glob("*.jpg")):
            convert_plainly(out, format, path)
        return
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        list(pool.map(partial(convert, out, format), sorted(folder.glob("*.jpg"))))


if __name__ == "__main__":
    main()
