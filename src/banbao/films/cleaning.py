"""A film's file in, the same file without metadata out: no picture and no sound is coded anew, and none moves."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from banbao.films.containers import survey
from banbao.films.layout import Patch
from banbao.store import replacing

_ZEROS = bytes(1 << 16)


def clean_film(source: Path, target: str) -> None:
    """Write a film's file anew, without metadata; however large it is, little of it is in memory.

    Args:
        source: The file.
        target: Where to write.

    Raises:
        MalformedError: It is not built as its format wants, or cut short.
        OSError: It cannot be read or written.
    """
    with replacing(target) as aside:
        shutil.copyfile(source, aside)
        with source.open("rb") as file, Path(aside).open("r+b") as out:
            _overwrite(out, survey(file, os.fstat(out.fileno()).st_size).patches)


def _overwrite(out: BinaryIO, patches: Iterable[Patch]) -> None:
    for patch in patches:
        out.seek(patch.offset)
        out.write(patch.content)
        left = patch.zeros
        while left:
            left -= out.write(_ZEROS[:left])
