"""What a new site and a new record begin as: files with a few places to fill, copied into place."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from banbao.model.kinds import KINDS
from banbao.source.tree import suggest_slug

_HERE = Path(__file__).parent
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _filled(text: str, clock: datetime, title: str = "") -> str:
    later = (clock + timedelta(days=14)).replace(hour=15, minute=0)
    places = {
        "{today}": f"{clock:%Y-%m-%d}",
        "{now}": f"{clock:%Y-%m-%d %H:%M}",
        "{later}": f"{later:%Y-%m-%d %H:%M}",
        "{title}": title.replace("\\", "\\\\").replace('"', '\\"'),
    }
    for place, value in places.items():
        text = text.replace(place, value)
    return text


def new_record(root: Path, kind: str, title: str, slug: str | None, clock: datetime) -> Path:
    """Write a new record in its own folder.

    Args:
        root: The site's folder.
        kind: The name of a kind.
        title: Its headline.
        slug: Its name in addresses; by default the title's pinyin.
        clock: The time it is.

    Returns:
        The file that was written.

    Raises:
        ValueError: The slug cannot be used in an address.
        FileExistsError: There is such a record already.
    """
    name = slug or suggest_slug(title)
    if not _SLUG.fullmatch(name):
        raise ValueError(name)
    template = next((_HERE / "new").glob(f"{kind}.*"))
    folder = root / "content" / KINDS[kind].folder
    alone = kind in ("principle", "task", "measure", "requirement", "board")
    path = folder / f"{name}{template.suffix}" if alone else folder / name / f"index{template.suffix}"
    taken = [folder / name, *(folder / f"{name}{suffix}" for suffix in (".md", ".yml", ".yaml"))]
    if found := next((place for place in taken if place.exists()), None):
        raise FileExistsError(17, "exists", str(found))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_filled(template.read_text(encoding="utf-8"), clock, title), encoding="utf-8", newline="\n")
    return path


def new_site(folder: Path, clock: datetime) -> None:
    """Write a small site that builds into an empty folder."""
    start = _HERE / "site"
    for source in sorted(start.rglob("*")):
        if source.is_file():
            name = source.relative_to(start).as_posix().replace("gitignore", ".gitignore")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(source.read_text(encoding="utf-8"), clock), encoding="utf-8", newline="\n")
