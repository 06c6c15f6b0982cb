"""What takes long to be made of a site, made once for all tests and all runs of them: pictures, boards, documents."""

import os
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from banbao.build import prepare
from banbao.diagnostics import Report
from banbao.language import translations
from banbao.model.base import ZONE, Audience
from banbao.run import Request, begin

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("pictures", "boards", "documents", "fonts")
"""Of the cache, those whose content is the same for all builds of a site, however it stands."""
_ALL = ROOT / ".banbao" / "of-tests"


@cache
def made_before(name: str, lay_out: Callable[[Path], Path], day: datetime) -> Path:
    """Make what both editions of a site show, and tell where it lies.

    Args:
        name: Of the site.
        lay_out: Makes a copy of it.
        day: As of when it is looked at.
    """
    made = _ALL / name
    for folder in FOLDERS:
        (made / folder).mkdir(parents=True, exist_ok=True)
    with (made / "lock").open("w") as lock, TemporaryDirectory() as place:
        flock(lock, LOCK_EX)
        root = lay_out(Path(place) / "project")
        share_made(root, made)
        for edition in Audience:
            begun = begin(Request(root, edition, drafts=True), day.replace(tzinfo=ZONE), Report())
            prepare(begun, translations("zh_CN").gettext, Report())
            begun.store.close()
    return made


def share_made(root: Path, made: Path) -> None:
    """Have a project look for it, and leave it, where others do; one of them may build at a time."""
    (root / ".banbao").mkdir()
    for folder in FOLDERS:
        (root / ".banbao" / folder).symlink_to(made / folder)


def take_made(
    root: Path, made: Path, folders: Sequence[str] = FOLDERS, copy: Callable[[str, str], object] = shutil.copy2
) -> None:
    """Give a project what was made before, for it to keep and to change."""
    for folder in folders:
        shutil.copytree(made / folder, root / ".banbao" / folder, symlinks=True, copy_function=copy)


def link_what_stays(source: str, target: str) -> None:
    """Link what no build ever writes into, and copy the rest."""
    if Path(source).suffix in (".avif", ".webp", ".jpg", ".png", ".pdf", ".docx"):
        os.link(source, target)
    else:
        shutil.copy2(source, target)
