"""Furnished templates write what Jinja's own compiler would have them write, only cheaper."""

from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateAssertionError, UndefinedError, nodes
from jinja2.compiler import CodeGenerator
from jinja2.parser import Parser
from markupsafe import Markup, escape

from banbao.build import context_of
from banbao.drawing import Drawing, furnish
from banbao.drawing.runtime import MOST_PIECES, Pieces, written
from banbao.language import translations
from banbao.model.base import Audience
from banbao.pages.filters import make_filters
from banbao.theme import Theme, default_theme
from conftest import planned, project


class Words(NullTranslations):
    def gettext(self, message: str) -> str:
        return {"Menu": "菜<b>单</b>", "%(n)s of %(m)s": "%(m)s件之%(n)s", "100%%": "100%%"}.get(message, message)


def furnished(templates: dict[str, str] | None = None, **options: Any) -> Environment:
    loader = DictLoader(templates) if templates is not None else FileSystemLoader(default_theme())
    environment = Environment(loader=loader, auto_reload=False, extensions=["jinja2.ext.i18n"], **options)
    catalogue = Words() if templates is not None else translations("zh_CN")
    furnish(environment, catalogue, make_filters(catalogue.gettext))
    return environment


def draw(source: str, **values: object) -> str:
    return furnished({"page": source}).get_template("page").render(values)


def drawn_by_jinja(source: str, **values: object) -> str:
    environment = furnished({"page": source})
    environment.code_generator_class = CodeGenerator
    return environment.get_template("page").render(values)


class Unshared(Drawing):
    """Draws what is shared anew each time, with Jinja's own compiler."""

    def parse(self, parser: Parser) -> nodes.Node:
        block = super().parse(parser)
        assert isinstance(block, nodes.CallBlock)
        values = block.call.kwargs
        return nodes.With([nodes.Name(each.key, "param") for each in values], [v.value for v in values], block.body)


@pytest.mark.parametrize("edition", Audience)
def test_every_page_is_what_jinja_would_have_drawn(edition: Audience, tmp_path: Path) -> None:
    plain = furnished()
    plain.code_generator_class = CodeGenerator
    plain.extensions[Drawing.identifier] = Unshared(plain)
    themes = [Theme(furnished(), [default_theme()]), Theme(plain, [default_theme()])]
    pages, of = planned(project(tmp_path / "project"), edition, themes[0])
    assert len(pages) > 200
    for page in pages:
        ours, jinjas = (theme.render(page.template, context_of(page, of)) for theme in themes)
        assert ours == jinjas, page.uri


SAME = (
    '{{ _("Menu") }}',
    '{{ _("%(n)s of %(m)s", n=n, m=text) }}',
    '{{ _("%(n)s of %(m)s", n=n, m=text)|length }}',
    '{{ _("100%%") }} {{ _("not translated") }}',
    '{{ _("Menu") if n else _("100%%") }}',
    '{{ _(text) }}',
    '{% set name = "Menu" %}{{ _(name) }}',
    "{{ text }} {{ text|safe }} {{ n }} {{ none }} {{ missing }} {{ list }}",
    "{% autoescape false %}{{ text }}{% endautoescape %}{% autoescape n %}{{ text }}{% endautoescape %}",
    '{% macro m(a, b="<i>"|safe, c=3) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(text) }}{{ m(n, n) }}{{ m(c=text) }}',
    "{% macro m(a) %}{{ a }}{{ caller() }}{% endmacro %}{% call m(text) %}<u>{{ text }}</u>{% endcall %}",
    "{% macro m() %}{{ varargs|length }}{{ kwargs|length }}{% endmacro %}{{ m(1, 2) }}{{ m(x=1) }}",
    "{% macro tree(items) %}{% for i in items %}<{{ tree(i) }}>{% endfor %}{% endmacro %}{{ tree([[[], []], []]) }}",
    "{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{% set x = m(text) %}{{ x }}{{ x|length }}{{ m(m(text)) }}",
    "{% autoescape false %}{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{{ m(text) }}{% endautoescape %}",
    "{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{% autoescape false %}{{ m(text) + text }}{% endautoescape %}",
    "{% macro m(a) %}<b>{{ a }}</b>{% endmacro %}{% autoescape n %}{{ m(text) + text }}{% endautoescape %}",
    "{% macro f(a) %}{{ a }}!{% endmacro %}{% for f in [text.upper] %}{{ f() }}{% endfor %}{{ f(text) }}",
)  # fmt: skip


@pytest.mark.parametrize("source", SAME)
def test_a_template_writes_what_jinjas_own_compiler_writes(source: str) -> None:
    values = {"text": "<甲 & 'b'>", "n": 7, "list": ["<"]}
    assert draw(source, **values) == drawn_by_jinja(source, **values)


def test_words_stand_in_the_code_and_their_values_are_escaped() -> None:
    assert draw('{{ _("Menu") }}') == "菜<b>单</b>"
    assert draw('{{ _("%(n)s of %(m)s", n="<1>", m=2) }}') == "2件之&lt;1&gt;"
    environment = furnished({"page": '<p>{{ _("Menu") }}</p>'})
    assert "'<p>菜<b>单</b></p>'" in environment.compile('<p>{{ _("Menu") }}</p>', raw=True)


@given(st.one_of(st.text(), st.integers(), st.none(), st.text().map(Markup), st.lists(st.text())))
def test_values_are_written_as_they_are_escaped(value: object) -> None:
    assert str(written(value)) == str(escape(value))


def test_macros_are_imported_once_and_may_stand_in_for_variables() -> None:
    parts = {"part": "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}", "other": "{% set m = cycler('x') %}"}
    assert (
        furnished({"page": '{% from "part" import m as n %}{{ n(1) }}', **parts}).get_template("page").render() == "12"
    )
    odd = furnished({"page": '{% from "other" import m %}{{ m.next() }}{{ m.next() }}', **parts})
    assert odd.get_template("page").render() == "xx"
    with pytest.raises(UndefinedError, match="does not export the requested name 'x'"):
        furnished({"page": '{% from "part" import x %}{{ x() }}', **parts}).get_template("page").render()


SHARED = "{% shared of site by root, column=head.column %}<{{ site.title }} {{ root }} {{ column }}>{% endshared %}"


class Site:
    def __init__(self, title: str) -> None:
        self.title = title


def test_what_is_shared_is_drawn_once_for_the_same_values_and_anew_for_others() -> None:
    template = furnished({"page": SHARED}).get_template("page")
    site = Site("one")
    assert template.render(site=site, root="../", head={"column": "a"}) == "<one ../ a>"
    site.title = "changed behind its back"
    assert template.render(site=site, root="../", head={"column": "a"}) == "<one ../ a>"
    assert template.render(site=site, root="", head={"column": "a"}) == "<changed behind its back  a>"
    assert template.render(site=site, root="../", head={"column": "b"}) == "<changed behind its back ../ b>"
    assert template.render(site=Site("two"), root="../", head={"column": "a"}) == "<two ../ a>"
    assert template.render(site=site, root="../", head={"column": "a"}) == "<changed behind its back ../ a>"


def test_two_shared_pieces_of_the_same_values_are_two() -> None:
    two = "{% shared by n %}a{{ n }}{% endshared %}{% shared by n %}b{{ n }}{% endshared %}"
    assert draw(f"{{% for n in (1, 1, 2) %}}{two}{{% endfor %}}") == "a1b1a1b1a2b2"
    assert draw("{% shared %}<p>{% endshared %}") == "<p>"


def test_shared_pieces_may_use_macros_and_their_own_names() -> None:
    source = """
    {%- macro m(a) %}<{{ a }}>{% endmacro -%}
    {%- shared by values %}{% for v in values %}{% set w = v %}{{ m(w) }}{{ loop.index }}{% endfor %}{% endshared %}"""
    assert draw(source, values=("a", "&")) == "<a>1<&amp;>2"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{% shared by a %}{{ a }}{{ b }}{% endshared %}", "shared does not name b"),
        ("{% for x in y %}{% shared by x %}{{ loop.index }}{% endshared %}{% endfor %}", "shared does not name loop"),
        ("{% shared by x=head.x %}{{ head.y }}{% endshared %}", "shared does not name head"),
        ("{% shared by a %}{% block b %}{% endblock %}{% endshared %}", "a block cannot be shared"),
    ],
)
def test_a_shared_piece_that_depends_on_more_than_it_says_is_refused(source: str, told: str) -> None:
    with pytest.raises(TemplateAssertionError, match=told):
        draw(source)


def test_the_oldest_pieces_make_room() -> None:
    pieces = Pieces()
    for number in range(MOST_PIECES + 3):
        pieces.keep((number,), None, "")
    assert len(pieces) == MOST_PIECES
    assert (2,) not in pieces
    assert (3,) in pieces
