"""The page of all components: nothing of the theme is missing from it, and it follows the theme."""

import json
import re
from pathlib import Path

import yaml
from jinja2 import Environment, nodes

from banbao.drawing import Drawing
from banbao.theme import default_theme
from conftest import ROOT, build_site, contents
from test_site import parsed

PAGE = ROOT / "docs" / "help" / "components.md"
STYLE = (default_theme() / "assets" / "banbao.css").read_text(encoding="utf-8")


def samples() -> dict[str, dict[str, dict[str, object]]]:
    text = PAGE.read_text(encoding="utf-8").split("---\n")[1]
    return yaml.safe_load(text)  # type: ignore[no-any-return]


class Calls:
    """Which macros a template calls, itself or by what they call."""

    def __init__(self) -> None:
        environment = Environment(extensions=["jinja2.ext.i18n", Drawing], autoescape=True)
        names = [path.relative_to(default_theme()).as_posix() for path in default_theme().rglob("*.html")]
        self.trees = {name: environment.parse((default_theme() / name).read_text(encoding="utf-8")) for name in names}
        self.macros = {(name, each.name): each for name in names for each in self.trees[name].find_all(nodes.Macro)}
        self.found: set[tuple[str, str]] = set()

    def follow(self, name: str) -> set[tuple[str, str]]:
        tree = self.trees[name]
        named = [each.template for each in tree.find_all(nodes.Extends)]
        named += [each.template for each in tree.find_all(nodes.Include)]
        for template in named:
            assert isinstance(template, nodes.Const)
            self.follow(template.value)
        own = [each for each in self.trees[name].find_all(nodes.Call) if not self._in_macro(name, each)]
        self._follow(name, own)
        return self.found

    def _in_macro(self, name: str, call: nodes.Call) -> bool:
        macros = [each for (place, _), each in self.macros.items() if place == name]
        return any(call is inner for each in macros for inner in each.find_all(nodes.Call))

    def _follow(self, name: str, calls: list[nodes.Call]) -> None:
        imported = {}
        for origin in self.trees[name].find_all(nodes.FromImport):
            assert isinstance(origin.template, nodes.Const)
            pairs = [each if isinstance(each, tuple) else (each, each) for each in origin.names]
            imported.update({new: (origin.template.value, old) for old, new in pairs})
        for call in calls:
            if isinstance(call.node, nodes.Name):
                macro = imported.get(call.node.name, (name, call.node.name))
                if macro in self.macros and macro not in self.found:
                    self.found.add(macro)
                    self._follow(macro[0], list(self.macros[macro].find_all(nodes.Call)))


def test_every_macro_of_the_theme_draws_something_on_the_page() -> None:
    calls = Calls()
    drawn = calls.follow("components.html")
    assert sorted({macro for macro in calls.macros if macro[0].startswith("parts/")} - drawn) == []
    included = {each.template.value for each in calls.trees["components.html"].find_all(nodes.Include)}  # type: ignore[attr-defined]
    assert "parts/faults.html" in included


def test_every_colour_and_size_of_the_style_sheet_is_shown_by_its_name() -> None:
    root = STYLE[STYLE.index(":root {") : STYLE.index("}", STYLE.index(":root {"))]
    colours = set(re.findall(r"--([\w-]+): #", root))
    sizes = set(re.findall(r"--(size-[\w-]+):", root))
    said = samples()
    assert {name for names in said["colours"].values() for name in names} == colours
    assert {name for names in said["sizes"].values() for name in names} == sizes


def test_every_section_has_a_name_and_says_what_it_is_for(public_site: Path) -> None:
    html = parsed(public_site / "help" / "components.html")
    sections = {each.get("id"): each for each in html.iter("section") if each.get("class", "").startswith("specimen")}
    words = samples()["words"]
    assert list(sections) == list(words)
    for name, (title, use) in words.items():
        text = "".join(sections[name].itertext())
        assert title in text, name
        assert use in text, name
    ids = [each.get("id") for each in html.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_the_help_leads_to_the_page(public_site: Path) -> None:
    links = {each.get("href") for each in parsed(public_site / "help" / "index.html").iter("a")}
    assert "components.html" in links


def test_a_page_by_hand_with_a_template_of_its_own_follows_the_template(minimal: Path, tmp_path: Path) -> None:
    (minimal / "theme_overrides").mkdir()
    config = minimal / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("name: material", "name: material\n  custom_dir: theme_overrides"), encoding="utf-8")
    (minimal / "docs/about/ours.md").write_text("---\ntemplate: ours.html\n---\n\n# 样子\n\n正文。\n", encoding="utf-8")
    template = minimal / "theme_overrides" / "ours.html"
    for word in ("甲", "乙"):
        block = f"{{% block lede %}}<p>{word}</p>{{% endblock %}}"
        template.write_text('{% extends "layout.html" %}' + block, encoding="utf-8")
        build_site(minimal, tmp_path / "site")
        assert f"<p>{word}</p>".encode() in contents(tmp_path / "site")["about/ours.html"]


def test_browsers_are_told_to_fetch_pages_of_this_site_alone(public_site: Path) -> None:
    for path in public_site.rglob("*.html"):
        (rules,) = [each for each in parsed(path).iter("script") if each.get("type") == "speculationrules"]
        (rule,) = json.loads(rules.text or "")["prefetch"]
        assert rule == {"where": {"href_matches": "/*.html"}, "eagerness": "moderate"}, path
