"""The contract between pages and templates: a template touches nothing that its context does not have."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from banbao.build import context_of
from banbao.drawing import furnish
from banbao.language import translations
from banbao.model.base import Audience
from banbao.pages.filters import make_filters
from banbao.theme import Theme, default_theme
from conftest import planned, project


def strict_theme() -> Theme:
    environment = Environment(
        loader=FileSystemLoader(default_theme()),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = translations("zh_CN")
    furnish(environment, catalogue, make_filters(catalogue.gettext))
    return Theme(environment, [default_theme()])


def test_no_template_touches_what_its_context_does_not_have(tmp_path: Path) -> None:
    theme = strict_theme()
    for edition in Audience:
        pages, of = planned(project(tmp_path / edition), edition, theme, ("about/index.html",))
        assert len({page.template for page in pages}) >= 20
        for page in pages:
            assert theme.render(page.template, context_of(page, of))


def test_every_address_is_planned_once(tmp_path: Path) -> None:
    pages, _ = planned(project(tmp_path / "project"), Audience.PUBLIC, strict_theme(), ("about/index.html",))
    uris = [page.uri for page in pages]
    assert len(uris) == len(set(uris))
