"""Files of fonts from anywhere in, one folder of them out: Typst takes folders, and all that lies in them."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from banbao.store import ASIDE, checksum


def stage(paths: Iterable[Path], place: Path) -> dict[Path, Path]:
    """Bring files together in a folder, as links where the system has them.

    Args:
        paths: The files.
        place: The folder in which such folders are kept, each under a name of its own for what is in it.

    Returns:
        Where each of them lies in it, by what it is there.

    Raises:
        OSError: They cannot be brought there.
    """
    files = {f"{number:03}{path.suffix.lower()}": path for number, path in enumerate(dict.fromkeys(paths))}
    if not files:
        return {}
    stood = (f"{path}\0{path.stat().st_size}\0{path.stat().st_mtime_ns}" for path in files.values())
    folder = place / checksum("\n".join(stood).encode()).hex()[:16]
    if not _is_whole(folder, files):
        shutil.rmtree(folder, ignore_errors=True)
        aside = place / f"{ASIDE}-{folder.name}-{os.getpid()}"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name, path in files.items():
            _bring(path, aside / name)
        try:
            aside.rename(folder)
        except OSError:
            # Another run was quicker.
            if not _is_whole(folder, files):
                raise
            shutil.rmtree(aside, ignore_errors=True)
    return {folder / name: path for name, path in files.items()}


def _bring(path: Path, target: Path) -> None:
    with suppress(OSError, NotImplementedError):
        target.symlink_to(path.resolve())
        return
    # Windows makes links for few.
    shutil.copyfile(path, target)


def _is_whole(folder: Path, files: dict[str, Path]) -> bool:
    with suppress(OSError):
        return {path.name for path in folder.iterdir()} == set(files) and all(
            (folder / name).stat().st_size == path.stat().st_size for name, path in files.items()
        )
    return False
