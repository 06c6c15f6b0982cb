"""The report says in the shop's language what was measured; it prints on one sheet, and programs can read it."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from msgspec import json
from playwright.sync_api import Browser

from banbao.drawing import furnish
from banbao.language import translations
from banbao.press.preflight.check import Check
from banbao.press.preflight.inspection import inspect
from banbao.press.preflight.report import Report, as_json, as_page, report_of
from banbao.theme import Theme, default_theme
from sheets import job_of, made, photograph, poster

LATIN = re.compile(r"[A-Za-z]{3,}")
KNOWN = {"ppi", "CMYK", "RGB", "FOGRA", "PDF"}


def theme(language: str) -> Theme:
    environment = Environment(
        loader=FileSystemLoader(default_theme()), undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    furnish(environment, translations(language), {})
    return Theme(environment, [default_theme()])


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    return inspect(made(), job_of())


@pytest.fixture(scope="module")
def faulty() -> tuple[Check, ...]:
    more = "\n".join(
        (
            "#put(2, 600, [Too far out])",
            "#put(60, 620, text(fill: cmyk(0%, 0%, 0%, 30%))[Pale])",
            "#put(64, 134, [Over the other])",
            "#put(60, 660, rect(width: 20pt, height: 20pt, fill: rgb(255, 0, 0)))",
        )
    )
    files = {"photo.jpg": photograph(1000, 667)}
    return inspect(made(text=poster(more=more), files=files), job_of())


def reported(checks: tuple[Check, ...], language: str = "zh_CN") -> Report:
    return report_of(checks, job_of(), "poster.print.pdf", translations(language).gettext)


def page_of(checks: tuple[Check, ...], language: str = "zh_CN") -> Any:
    page = as_page(reported(checks, language), theme(language), "zh-CN" if language == "zh_CN" else "en")
    return html.document_fromstring(page.decode())


def test_a_good_board_can_be_handed_over(checks: tuple[Check, ...]) -> None:
    report = reported(checks)
    assert (report.status, report.failed, report.warned) == ("pass", 0, 0)
    assert (report.width_mm, report.height_mm, report.bleed_mm) == (210, 297, 3)
    verdict = page_of(checks).xpath("//p[contains(@class, 'verdict')]")[0]
    assert "可以交付" in verdict.text_content()


def test_faults_are_told_with_their_places(faulty: tuple[Check, ...]) -> None:
    report = reported(faulty)
    assert report.status == "fail"
    assert {each.check for each in report.findings if each.status == "fail"} == {
        "safe-zone",
        "contrast",
        "collisions",
        "colours",
    }
    assert {each.check for each in report.findings if each.status == "warn"} == {"resolution"}
    rows = page_of(faulty).xpath("//tbody/tr")
    assert len(rows) == len(report.findings)
    for row, finding in zip(rows, report.findings, strict=True):
        assert finding.what in row.text_content()
        assert finding.status == "pass" or row.xpath(".//p[@class='advice']"), finding
        if finding.where and finding.status != "pass":
            assert f"{finding.where.x} mm" in row.xpath(".//p[@class='where']")[0].text


@pytest.mark.parametrize("which", ["checks", "faulty"])
def test_everything_is_in_chinese(which: str, request: pytest.FixtureRequest) -> None:
    report = reported(request.getfixturevalue(which))
    for finding in report.findings:
        words = re.sub(
            r"“[^”]*”|`[^`]*`|https?://\S+", "", " ".join((finding.title, finding.what, finding.advice or ""))
        )
        assert set(LATIN.findall(words)) <= KNOWN, words
    texts = page_of(request.getfixturevalue(which)).xpath("//section//text() | //thead//text() | //td[@class]//text()")
    assert not any(LATIN.search(text.replace("PDF/X", "")) for text in texts)


def test_programs_read_the_same(faulty: tuple[Check, ...]) -> None:
    report = reported(faulty, "en")
    assert json.decode(as_json(report), type=Report) == report
    assert as_json(report) == as_json(reported(faulty, "en"))


@pytest.mark.browser
def test_it_prints_on_one_sheet_and_fits_a_telephone(
    checks: tuple[Check, ...], faulty: tuple[Check, ...], browser: Browser, tmp_path: Path
) -> None:
    for which in (checks, faulty):
        path = tmp_path / "report.html"
        path.write_bytes(as_page(reported(which), theme("zh_CN"), "zh-CN"))
        page = browser.new_page(viewport={"width": 360, "height": 800})
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
            assert len(printed.pages) == 1
        page.close()
