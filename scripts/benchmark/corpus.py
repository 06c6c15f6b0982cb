"""A corpus of any size for measuring: the same bytes for the same number of items and seed.

Items have about a thousand characters each, with headings, lists, tables and links. Units, groups, tasks and tags are
those of one office, so they do not grow with the corpus.
"""

import json
import re
import shutil
from pathlib import Path

from benchmark import office
from benchmark.fields import pictures_of, write_fields, write_results
from benchmark.items import AS_OF, Item, Plan, plan_item, random_of
from benchmark.pictures import draw_picture
from benchmark.prose import ROOT, Sources, read_sources, write_body

_STATE = "corpus.json"


def write_site(folder: Path, items: int, seed: int = 1, *, pictures: bool = False) -> Plan:
    """Write a whole site into a new folder.

    Args:
        folder: Where to; it must be missing or empty.
        items: How many items to write, beside the plan, the groups and one notice of the plan.
        seed: Decides every word.
        pictures: Give some items pictures, and make albums.

    Raises:
        FileExistsError: The folder holds something.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(17, "is not empty", str(folder))
    plan = Plan(items, seed, pictures)
    _write_fixed(folder)
    sources = read_sources()
    for number in range(items):
        _write_item(folder, plan, plan_item(plan, number), sources)
    _keep(folder, plan, 0)
    return plan


def edit_one(folder: Path) -> Path:
    """Edit the item in the middle of the corpus: its title, and a sentence in the middle of its text.

    Each call makes a change that no call before it made.

    Returns:
        The file that changed.
    """
    plan, _ = _kept(folder)
    item = next(
        item
        for number in range(plan.items // 2, plan.items)
        if (item := plan_item(plan, number)).kind == "news" and not item.in_folder
    )
    path = folder / "content" / item.path
    text = path.read_text(encoding="utf-8")
    times = int(found[1]) + 1 if (found := re.search(r"^title: .*（修订(\d+)）", text, re.M)) else 1
    text = re.sub(r"^title: \"?(.*?)(?:（修订\d+）)?\"?$", rf'title: "\1（修订{times}）"', text, count=1, flags=re.M)
    lines = text.split("\n")
    place = _middle_paragraph(lines)
    first, _, rest = lines[place].partition("。")
    lines[place] = f"{re.sub(r'，经第[0-9]+次核对$', '', first)}，经第{times}次核对。{rest}"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def add_one(folder: Path) -> Path:
    """Add the newest item, with tags that others have, and return its file."""
    plan, added = _kept(folder)
    item = plan_item(plan, plan.items + added)
    path = _write_item(folder, plan, item, read_sources())
    _keep(folder, plan, added + 1)
    return path


def touch_template(folder: Path) -> Path:
    """Change a template that every page is made from, and return its file."""
    path = folder / "theme_overrides" / "layout.html"
    if not path.exists():
        shutil.copy(ROOT / "theme_overrides" / "layout.html", path)
    path.write_text(path.read_text(encoding="utf-8") + "<!-- changed -->\n", encoding="utf-8")
    return path


def touch_config(folder: Path) -> Path:
    """Change words that stand at the foot of every page, and return the file."""
    path = folder / "content" / "site.yml"
    path.write_text(re.sub(r"(?m)^(  sponsor: .*)$", r"\1局", path.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def planned(folder: Path) -> list[Item]:
    """Name the items of a corpus that was written, the oldest first, with those added later."""
    plan, added = _kept(folder)
    return [plan_item(plan, number) for number in range(plan.items + added)]


def _middle_paragraph(lines: list[str]) -> int:
    """Find the plain paragraph nearest to the middle of a text, by its line."""
    start = lines.index("---", 1) + 1
    plain = [
        place for place, line in enumerate(lines) if place > start and line and not re.match(r"[-#|>〈（]|\d+\.", line)
    ]
    return min(plain, key=lambda place: abs(place - (start + len(lines)) // 2))


def _keep(folder: Path, plan: Plan, added: int) -> None:
    state = {"items": plan.items, "seed": plan.seed, "pictures": plan.pictures, "added": added}
    (folder / _STATE).write_text(json.dumps(state) + "\n", encoding="utf-8")


def _kept(folder: Path) -> tuple[Plan, int]:
    state = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    return Plan(state["items"], state["seed"], state["pictures"]), state["added"]


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _write_fixed(folder: Path) -> None:
    """Write what does not grow: the site, its plan, its groups, its pages written by hand."""
    content = folder / "content"
    _write(content / "site.yml", office.site_yml(f"{AS_OF:%Y-%m-%d %H:%M}"))
    shutil.copytree(ROOT / "content/plan", content / "plan")
    _write(content / "notices/culture-plan.md", office.CULTURE_PLAN)
    for order, (slug, name, unit, task, day) in enumerate(office.GROUPS, 1):
        text = office.GROUP.format(name=name, unit=unit, task=task, day=day, order=order)
        _write(content / "groups" / f"{slug}.md", text)
    _write(folder / "mkdocs.yml", office.MKDOCS)
    _write(folder / "docs/about/index.md", office.ABOUT)
    (folder / "theme_overrides").mkdir()


def _write_item(folder: Path, plan: Plan, item: Item, sources: Sources) -> Path:
    fields = "\n".join(write_fields(plan, item, sources))
    path = folder / "content" / item.path
    if item.kind == "board":
        return _write(path, fields + "\n")
    _write(path, f"---\n{fields}\n---\n\n{write_body(plan, item, sources)}\n")
    if item.kind == "survey" and item.in_folder:
        _write(path.with_name("results.csv"), "\n".join(write_results(plan, item)) + "\n")
    for name in pictures_of(plan, item):
        draw_picture(path.with_name(name), random_of(plan, item.number, name))
    return path
