"""Boards for tests: a site with all kinds of record, and boards that are added to it."""

from datetime import datetime
from pathlib import Path

from banbao.bench import Bench, lay_out
from banbao.diagnostics import Report
from banbao.drafts import Drafts, shown_boards
from banbao.language import translations
from banbao.model.base import ZONE, Audience
from banbao.press.boards import Draft
from banbao.run import Request, begin
from every_kind import lay_out as copy_site
from every_kind import made_of_it
from made_before import take_made

CLOCK = datetime(2013, 6, 15, 9, tzinfo=ZONE)
HEAD = "title: 展板\npublished: 2013-06-01\n"


def with_boards(folder: Path, **boards: str) -> Path:
    """Lay out a site of all kinds of record with these boards alone; `_` in a name stands for a hyphen."""
    root = copy_site(folder)
    take_made(root, made_of_it(), ("pictures", "documents", "fonts"))
    (root / "content/boards/culture-wall.yml").unlink()
    for name, text in boards.items():
        path = root / "content" / "boards" / f"{name.replace('_', '-')}.yml"
        path.write_text(HEAD + text, encoding="utf-8")
    return root


def bench_of(root: Path, report: Report, edition: Audience = Audience.PUBLIC) -> Bench:
    """Bring a site's records together as boards draw on them."""
    begun = begin(Request(root, edition, workers=2), CLOCK, report)
    return lay_out(begun, translations("zh_CN").gettext, report)


def drafts_of(root: Path, report: Report | None = None, edition: Audience = Audience.PUBLIC) -> dict[str, Draft]:
    """Put a site's boards together, by their names."""
    report = report or Report()
    bench = bench_of(root, report, edition)
    shown = shown_boards(bench)
    drafts = Drafts(bench, shown, {}, report)
    found = {item.slug: drafts.draft(item.id) for item in shown}
    bench.begun.store.close()
    return {slug: draft for slug, draft in found.items() if draft.sheet.blocks}


def blocks(*written: str) -> str:
    """Write the blocks of a policy board on a sheet of A3."""
    return "product: a3\ntemplate: policy\nblocks:\n" + "".join(f"  - {each}\n" for each in written)
