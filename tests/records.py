"""Records for tests: made of a few words, and brought together without a folder."""

from functools import partial
from pathlib import Path

from banbao.catalog.brief import Brief, brief_of
from banbao.catalog.catalog import Catalog, Everything
from banbao.catalog.gather import Gathered, Memory, gather, read_again
from banbao.catalog.link import Reread, link
from banbao.catalog.select import select
from banbao.catalog.visibility import View
from banbao.diagnostics import Report
from banbao.language import silent
from banbao.model.base import Part
from banbao.model.kinds import KINDS
from banbao.model.plan import Plan
from banbao.model.site import Site
from banbao.source.records import Entry, Manuscript, make_entry, read_manuscript
from banbao.source.text_files import SourceText
from banbao.store import Store
from banbao.text.texts import Texts, texts_of

NEWS = "title: 读书\npublished: 2013-05-08\n"
NOTICE = f"{NEWS}issued: 2013-05-08\n"
SITE = """\
office: 某市小局
short_name: 小局
title: 小局文化
description: 小局的站点。
url: "http://small.example/"
footer: {sponsor: 某市小局}
units: [{id: office, name: 办公室}, {id: publicity, name: 宣传科}]
"""
PLAN = """\
title: 方案
short_title: 方案
issued: 2013-03-16
sections:
  - number: 四、
    title: 任务
    holds: task
    groups: [{id: first, number: （一）, title: 甲}, {id: second, number: （二）, title: 乙}]
"""
TASK = "title: 任务\nshort_title: 任务\nnumber: 1、\n"


def entry(record_id: str, text: str, body: str = "", files: tuple[str, ...] = ()) -> Entry[Part]:
    """Read a record as its file says it."""
    name, slug = record_id.split(":")
    kind, report = KINDS[name], Report()
    front = f"---\n{text}---\n{body}"
    source = SourceText(f"content/{kind.folder}/{slug}.md", front, f"digest of {front}")
    return make_entry(kind, read_manuscript(kind, slug, source, None, files, report), report)


def office(text: str = SITE) -> Entry[Part]:
    """Read the office."""
    return entry("site:site", text)


def gathered(*entries: Entry[Part]) -> tuple[Gathered, Reread]:
    """Hold records as a folder with them would be gathered; tell also how they are read again."""
    briefs = tuple(brief_of(each) for each in entries)
    by_place = {id(brief): each for brief, each in zip(briefs, entries, strict=True)}
    records = [each.record for each in entries]
    site = next((record for record in records if isinstance(record, Site)), None)
    plan = next((record for record in records if isinstance(record, Plan)), None)

    def reread(brief: Brief) -> Manuscript:
        return by_place[id(brief)]

    return Gathered(briefs, (), site, plan, {}, {}, is_as_it_was=False, is_restructured=True), reread


def linked(*entries: Entry[Part], report: Report | None = None) -> Everything:
    """Bring an office's records together."""
    return link(*gathered(office(), *entries), report or Report())


def selected(view: View, *entries: Entry[Part], report: Report | None = None) -> Catalog:
    """Keep of an office's records what a view shows."""
    found, reread = gathered(office(), *entries)
    report = report or Report()
    return select(link(found, reread, report), view, reread, report)


def everything_in(root: Path, report: Report) -> tuple[Gathered, Everything, Store]:
    """Gather a folder's records and bring them together; tell also where they are kept."""
    store = Store(root / ".banbao" / "kept.db", "tests")
    found = gather(root, Memory(), store, report, 1, silent)
    return found, link(found, partial(read_again, root), report), store


def texts_in(root: Path, view: View, report: Report) -> Texts:
    """Prepare to render the texts of a folder's records."""
    _, everything, store = everything_in(root, report)
    catalog = select(everything, view, partial(read_again, root), report)
    return texts_of(root, catalog, view.edition, store, str, None)
