"""Every sort of page as paper: real PDFs are opened and measured."""

import functools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MILLIMETRE = 72 / 25.4
A4 = (210.0, 297.0)
FOOT = 24.0
"""What the sheet keeps free beneath the text, in millimetres."""
TYPE_AREA = 794 - 2 * 83
"""What A4 leaves between its sides, in pixels of 96 to the inch."""

ONE_OF_EACH = [
    "index.html",
    "plan/index.html",
    "plan/tasks/integrity.html",
    "plan/principles/people-first.html",
    "notices/index.html",
    "notices/culture-plan.html",
    "notices/speech-contest.html",
    "notices/meeting-rules.html",
    "notices/swimming-venue.html",
    "news/index.html",
    "news/open-day-citizens.html",
    "news/fewer-shorter-meetings.html",
    "activities/index.html",
    "activities/by/month/2013-07.html",
    "activities/table-tennis.html",
    "groups/index.html",
    "groups/calligraphy.html",
    "albums/index.html",
    "albums/sports-year.html",
    "videos/index.html",
    "videos/culture-year.html",
    "boards/index.html",
    "boards/five-constructions.html",
    "surveys/index.html",
    "surveys/office-environment-2013.html",
    "units/index.html",
    "units/publicity.html",
    "map.html",
    "about/index.html",
    "help/start.html",
]


class Sheets:
    """A printed page: how many sheets of what size in millimetres, and how high above a sheet's foot headings begin."""

    def __init__(self, data: bytes) -> None:
        words = data.decode("latin-1")
        boxes = re.findall(r"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", words)
        self.sizes = [(round(float(w) / MILLIMETRE), round(float(h) / MILLIMETRE)) for w, h in boxes]
        self.headings = [float(y) / MILLIMETRE for y in re.findall(r"/XYZ [\d.]+ ([\d.]+)", words)]

    def __len__(self) -> int:
        return len(self.sizes)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": TYPE_AREA, "height": 1000})
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def on_paper(page: Page, public_site: Path) -> Callable[[str], Page]:
    """Open a page as print sees it."""

    def show(uri: str) -> Page:
        page.emulate_media(media="print")
        page.goto(f"{public_site.as_uri()}/{uri}")
        return page

    return show


@pytest.fixture(scope="module")
def printed(page: Page, public_site: Path) -> Callable[[str], Sheets]:
    """Print a page, pictures and all, once for all tests."""

    @functools.cache
    def press(uri: str) -> Sheets:
        page.goto(f"{public_site.as_uri()}/{uri}")
        page.evaluate(
            """async () => {
              const pictures = [...document.images];
              for (const picture of pictures) picture.loading = "eager";
              await Promise.all(pictures.map(picture => picture.decode().catch(() => null)));
            }"""
        )
        return Sheets(page.pdf(prefer_css_page_size=True, tagged=True, outline=True))

    return press


@pytest.mark.parametrize("uri", ONE_OF_EACH)
def test_a_page_is_a4_and_no_heading_stands_alone_at_its_foot(uri: str, printed: Callable[[str], Sheets]) -> None:
    sheets = printed(uri)
    lying = "/by/month/" in uri
    assert set(sheets.sizes) == {A4[::-1] if lying else A4}
    assert sheets.headings
    if not lying:
        # Beneath where a heading begins there is room for itself and the first line of what it heads; what was done for
        # a task is told in one line, heading and all.
        assert min(sheets.headings) > FOOT + (5 if "/tasks/" in uri else 10)


@pytest.mark.parametrize("uri", ONE_OF_EACH)
def test_nothing_of_the_screen_is_printed_and_nothing_is_cut_off(uri: str, on_paper: Callable[[str], Page]) -> None:
    page = on_paper(uri)
    for part in ("nav", ".menu", "summary", ".skip", ".pager", ".facets", ".button", "video", "form"):
        assert page.locator(f"{part}:visible").count() == 0, part
    assert page.evaluate("document.documentElement.scrollWidth") <= TYPE_AREA


@pytest.mark.parametrize(
    ("uri", "most"),
    [
        ("index.html", 2),
        ("news/open-day-citizens.html", 1),
        ("news/index.html", 2),
        ("groups/calligraphy.html", 1),
        ("activities/by/month/2013-06.html", 1),
        ("activities/by/month/2013-12.html", 1),
        ("albums/sports-year.html", 2),
        ("surveys/office-environment-2013.html", 2),
        ("plan/tasks/integrity.html", 2),
    ],
)
def test_paper_is_not_wasted(uri: str, most: int, printed: Callable[[str], Sheets]) -> None:
    assert 1 <= len(printed(uri)) <= most


def test_a_notice_is_a_document_under_a_red_head(on_paper: Callable[[str], Page]) -> None:
    page = on_paper("notices/speech-contest.html")
    style = "element => { const s = getComputedStyle(element); return [s.color, s.borderBottomColor] }"
    red = page.locator(".red-issuer").evaluate(style)[0]
    assert red == page.locator(".red-head").evaluate(style)[1]
    parts = [int(part) for part in re.findall(r"\d+", red)]
    assert parts[0] > 180
    assert max(parts[1:]) < 60
    words = page.inner_text("main")
    found = [
        words.index(part) for part in ("岳阳市城市管理局办公室", "〔2013〕22号", "附件：", "2013年5月8日", "抄送：")
    ]
    assert found == sorted(found)
    assert not page.is_visible(".site-head")
    assert page.locator(".sheet .prose > p").first.evaluate(
        "p => { const s = getComputedStyle(p); return parseFloat(s.textIndent) / parseFloat(s.fontSize) }"
    ) == pytest.approx(2)


def test_a_line_of_text_holds_38_to_42_characters(page: Page, on_paper: Callable[[str], Page]) -> None:
    on_paper("news/fewer-shorter-meetings.html")
    width = page.locator(".prose > p").first.evaluate("p => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)")
    assert 38 <= width <= 42


def test_the_sheet_says_whose_it_is_and_where_it_comes_from(on_paper: Callable[[str], Page]) -> None:
    page = on_paper("about/index.html")
    assert page.is_visible(".brand-title")
    address = page.locator('link[rel="canonical"]')
    assert address.evaluate("link => getComputedStyle(link, '::after').content").endswith('/about/index.html"')
    assert address.bounding_box() is not None


def test_addresses_follow_links_to_other_sites_alone(on_paper: Callable[[str], Page]) -> None:
    page = on_paper("about/index.html")
    page.locator(".prose").evaluate(
        "prose => prose.insertAdjacentHTML('beforeend', '<a href=\"http://www.gov.cn/\">a</a>')"
    )
    after = "link => getComputedStyle(link, '::after').content"
    assert "gov.cn" in page.locator('.prose a[href^="http"]').last.evaluate(after)
    assert page.locator('.prose a:not([href^="http"])').first.evaluate(after) == "none"


def test_print_is_black_on_white_whatever_the_screen_is(page: Page, on_paper: Callable[[str], Page]) -> None:
    for uri in ("index.html", "plan/index.html", "news/open-day-citizens.html"):
        on_paper(uri)
        page.emulate_media(media="print", color_scheme="dark")
        style = page.evaluate(
            "() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor, s.colorScheme] }"
        )
        assert style == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "light"]
        assert page.locator("h1").first.evaluate("h1 => getComputedStyle(h1).color") == "rgb(0, 0, 0)"
    page.emulate_media(color_scheme="light")


def test_the_plan_has_its_figures_of_evidence_in_the_margin(on_paper: Callable[[str], Page]) -> None:
    page = on_paper("plan/index.html")
    figures = page.locator(".margin:visible")
    assert figures.count() > 0
    text = page.locator(".plan-text").bounding_box()
    figure = figures.first.bounding_box()
    assert text is not None
    assert figure is not None
    assert figure["x"] >= text["x"] + text["width"]
