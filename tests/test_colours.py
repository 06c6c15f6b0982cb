"""Colours: whatever an office chooses, and in both schemes, words are readable on every ground."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from banbao.model.site import Site
from banbao.pages.colours import (
    DARK_GROUNDS,
    DARK_WASH,
    LIGHT_GROUNDS,
    LIGHT_WASH,
    ON_GROUND,
    READABLE,
    SEEN,
    Colour,
    contrast,
    identity_css,
)

STYLE = (Path(__file__).parents[1] / "theme_overrides/assets/banbao.css").read_text(encoding="utf-8")
ACCENTS = ("spirit", "management", "conduct", "integrity", "environment")
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def office(colours: dict[str, str]) -> Site:
    """Give an office colours of its own."""
    identity = {"colour": colours.get("main"), "accents": {name: colours[name] for name in colours if name != "main"}}
    given = {
        "office": "某局",
        "short_name": "某局",
        "title": "文化",
        "description": "网站。",
        "url": "http://a.example/",
    }
    return Site.model_validate({**given, "footer": {"sponsor": "某局"}, "identity": identity})


def tokens(css: str, scheme: str) -> dict[str, str]:
    """Read the colours that a style sheet sets, in `light` or `dark`."""
    light, dark = (re.search(start + r"\s*\{([^}]*)\}", css) for start in (r":root", r"scheme:\s*dark\)\s*\{\s*:root"))
    assert light
    assert dark
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light[1]))
    return found | (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark[1])) if scheme == "dark" else {})


def unreadable(
    found: dict[str, str], inks: tuple[str, ...], grounds: tuple[str, ...], least: float = READABLE
) -> list[str]:
    return [
        f"{ink} on {ground}"
        for ink in inks
        for ground in grounds
        if contrast(Colour.read(found[ink]), Colour.read(found[ground])) < least
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_of_the_theme_is_readable_on_every_ground(scheme: str) -> None:
    found = tokens(STYLE, scheme)
    inks = ("ink", "ink-soft", "main", "main-deep", "document", "focus", *ACCENTS)
    assert unreadable(found, inks, ("paper", "sheet", "shade", "main-wash")) == []
    assert unreadable(found, ("on-main",), ("main-ground", *(f"{accent}-ground" for accent in ACCENTS))) == []
    assert unreadable(found, ("ink",), ("highlight",)) == []
    assert unreadable(found, ("main-bar",), ("paper", "sheet", "shade"), SEEN) == []


def test_the_grounds_that_colours_are_measured_on_are_those_of_the_theme() -> None:
    for scheme, grounds, wash in (("light", LIGHT_GROUNDS, LIGHT_WASH), ("dark", DARK_GROUNDS, DARK_WASH)):
        found = tokens(STYLE, scheme)
        assert tuple(found[name] for name in ("paper", "sheet", "shade")) == grounds
        assert found["main-wash"] == wash
        assert found["on-main"] == ON_GROUND


@given(st.dictionaries(st.sampled_from(("main", *ACCENTS)), COLOURS, min_size=1))
@example({"main": "#000000"})
@example({"main": "#ffffff", "spirit": "#ffff00"})
def test_whatever_an_office_chooses_is_readable(colours: dict[str, str]) -> None:
    css = identity_css(office(colours))
    for scheme in ("light", "dark"):
        found = tokens(STYLE, scheme) | tokens(css, scheme)
        assert unreadable(found, (*colours, "main-deep"), ("paper", "sheet", "shade", "main-wash")) == []
        assert unreadable(found, ("on-main",), tuple(f"{name}-ground" for name in colours)) == []
        assert unreadable(found, ("main-bar",), ("paper", "sheet", "shade"), SEEN) == []


def test_a_colour_that_is_readable_as_it_is_stays_as_it_is() -> None:
    found = tokens(identity_css(office({"main": "#1f4e79"})), "light")
    assert (found["main"], found["main-ground"]) == ("#1f4e79", "#1f4e79")


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#a3201b", "#a3201b", 1)]
)
def test_contrast_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    assert contrast(Colour.read(one), Colour.read(other)) == pytest.approx(expected, abs=0.01)


def test_an_office_without_colours_of_its_own_has_no_style_sheet() -> None:
    assert identity_css(office({})) == ""
