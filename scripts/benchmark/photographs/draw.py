"""Draws what costs as much as photographs of 24 megapixels: clouds of all sizes, and the grain of a sensor."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

SIZE_PX = (6000, 4000)
_OCTAVES = 9


def draw(folder: Path, number: int, size_px: tuple[int, int] = SIZE_PX) -> None:
    """Draw one photograph, by chance from its number; at full size a JPEG file of six to ten megabytes."""
    import pyvips

    path = folder / f"{number:03}.jpg"
    if path.exists():
        return
    width, height = size_px
    picture: Any = 118
    for octave in range(_OCTAVES):
        columns = 6 * 2**octave
        rows = columns * height // width + 1
        # Large forms have colours, small ones are light and shade.
        bands = [
            pyvips.Image.gaussnoise(
                columns + 2, rows + 2, sigma=40 / 1.32**octave, mean=0, seed=number * 100 + octave * 3 + band
            )
            for band in range(3 if octave < 4 else 1)
        ]
        noise = bands[0].bandjoin(bands[1:]) if len(bands) > 1 else bands[0]
        picture = (
            noise.resize(width / columns, vscale=height / rows, kernel="cubic").crop(0, 0, width, height) + picture
        )
    grain = pyvips.Image.gaussnoise(width, height, sigma=3.5, mean=0, seed=number * 100 + 99)
    pixels = (picture + grain).cast("uchar").copy(interpretation="srgb")
    aside = path.with_suffix(".aside")
    pixels.jpegsave(str(aside), Q=92)
    aside.replace(path)


def draw_all(folder: Path, count: int) -> list[Path]:
    """Draw photographs that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        list(pool.map(partial(draw, folder), range(count)))
    return [folder / f"{number:03}.jpg" for number in range(count)]


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]), int(sys.argv[2]))
