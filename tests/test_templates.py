"""The contract between pages and templates: a template touches nothing that its context does not have."""

from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from banbao.build import Request, edit, prepare
from banbao.diagnostics import Report
from banbao.drawing import furnish
from banbao.language import translations
from banbao.model.base import ZONE, Audience
from banbao.outputs import Page
from banbao.pages.filters import make_filters
from banbao.pages.plan import plan
from banbao.theme import Theme, default_theme
from conftest import ROOT


def strict_theme() -> Theme:
    environment = Environment(
        loader=FileSystemLoader(default_theme()),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = translations("zh_CN")
    furnish(environment, catalogue, make_filters(catalogue.gettext))
    return Theme(environment, [default_theme()])


def outputs(root: Path, edition: Audience) -> tuple[Theme, list[Page], object]:
    translate = translations("zh_CN").gettext
    request = Request(root, edition, drafts=True)
    prepared = prepare(request, datetime(2013, 11, 25, 9, tzinfo=ZONE), translate, Report())
    theme = strict_theme()
    shown = edit(prepared, translate, ["about/index.html", "help/index.html"], theme.assets)
    return theme, [o for o in plan(shown, ("about/index.html",)) if isinstance(o, Page)], shown.site


def test_no_template_touches_what_its_context_does_not_have() -> None:
    for edition in Audience:
        theme, pages, site = outputs(ROOT, edition)
        assert len({page.template for page in pages}) >= 20
        for page in pages:
            assert theme.render(page.template, {"site": site, **page.context})


def test_every_address_is_planned_once() -> None:
    _, pages, _ = outputs(ROOT, Audience.PUBLIC)
    uris = [page.uri for page in pages]
    assert len(uris) == len(set(uris))


def test_a_fingerprint_follows_the_context_and_nothing_else() -> None:
    one = Page("a.html", "pages/news.html", {"title": "甲"})
    assert one.fingerprint() == Page("b.html", "pages/news.html", {"title": "甲"}).fingerprint()
    assert one.fingerprint() != Page("a.html", "pages/news.html", {"title": "乙"}).fingerprint()
    assert one.fingerprint() != Page("a.html", "pages/notice.html", {"title": "甲"}).fingerprint()
