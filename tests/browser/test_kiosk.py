"""Boards on a screen in a real browser: they take turns, by themselves and by keyboard, and rest where nobody looks."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from boards import with_boards
from conftest import build_site

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SCREEN = "product: screen-1080p\norientation: landscape\ntemplate: policy\nblocks: [{{kind: text, text: {words}}}]\n"
ROLL_UP = "product: roll-up-80x200\ntemplate: policy\nblocks: [{kind: text, text: 展架}]\n"


@pytest.fixture(scope="module")
def kiosk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kiosk")
    hall, door = (SCREEN.format(words=words) for words in ("干事一条心", "谋事一股劲"))
    return build_site(with_boards(folder / "project", hall=hall, door=door, stand=ROLL_UP), folder / "site")


def open_kiosk(page: Page, site: Path, fragment: str = "") -> Page:
    page.goto(f"{(site / 'boards/kiosk.html').as_uri()}{fragment}", wait_until="load")
    return page


@pytest.fixture
def page(browser: Browser, kiosk: Path) -> Iterator[Page]:
    made = browser.new_page(viewport={"width": 1920, "height": 1080})
    yield open_kiosk(made, kiosk)
    made.close()


def shown(page: Page) -> list[int]:
    return page.eval_on_selector_all(  # type: ignore[no-any-return]
        ".slide", "each => each.flatMap((slide, place) => slide.classList.contains('is-shown') ? [place] : [])"
    )


def test_a_screen_shows_one_board_that_fills_it_and_the_keys_turn_it(page: Page) -> None:
    assert shown(page) == [0]
    assert page.locator(".slide").count() == 2
    box = page.locator(".slide.is-shown img").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (1920, 1080)
    for key, place in (("ArrowRight", 1), ("ArrowRight", 0), ("ArrowLeft", 1), ("Home", 0), ("End", 1)):
        page.keyboard.press(key)
        assert shown(page) == [place], key


def test_boards_take_turns_until_somebody_pauses_them(page: Page, kiosk: Path) -> None:
    page.clock.install()
    open_kiosk(page, kiosk, "#5")
    # The clock goes on by itself beside, and a busy machine is slow to ask.
    page.clock.run_for(4000)
    assert shown(page) == [0]
    page.clock.run_for(1200)
    assert shown(page) == [1]
    page.keyboard.press(" ")
    assert page.locator("[data-do=pause]").inner_text() == "播放"
    page.clock.run_for(60_000)
    assert shown(page) == [1]
    page.keyboard.press(" ")
    page.clock.run_for(5100)
    assert shown(page) == [0]


def test_nothing_is_played_while_the_page_is_out_of_sight(page: Page, kiosk: Path) -> None:
    page.clock.install()
    open_kiosk(page, kiosk)
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(120_000)
    assert shown(page) == [0]
    page.evaluate("Object.defineProperty(document, 'hidden', { value: false, configurable: true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(20_100)
    assert shown(page) == [1]


def test_the_controls_leave_the_picture_and_come_back_when_somebody_stirs(page: Page, kiosk: Path) -> None:
    page.clock.install()
    open_kiosk(page, kiosk)
    page.clock.run_for(4100)
    assert page.locator("body.is-still").count() == 1
    page.mouse.move(300, 300)
    assert page.locator("body.is-still").count() == 0


def test_escape_leads_back_to_the_boards(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_url("**/boards/index.html")


def test_who_wants_less_motion_gets_no_fading(browser: Browser, kiosk: Path) -> None:
    page = browser.new_page(reduced_motion="reduce")
    open_kiosk(page, kiosk)
    assert page.eval_on_selector(".slide", "each => getComputedStyle(each).transitionProperty") == "none"
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("size", [(1920, 1080), (768, 1024), (360, 740)])
def test_the_page_fits_and_is_a_list_of_pictures_without_scripts(
    browser: Browser, kiosk: Path, size: tuple[int, int], scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": size[0], "height": size[1]})
    page = open_kiosk(context.new_page(), kiosk)
    assert page.locator(".controls").is_visible() is scripts
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    else:
        boxes = [image.bounding_box() for image in page.locator(".slide img").all()]
        assert all(box and box["width"] <= size[0] for box in boxes)
        assert page.locator(".slide a").count() == 2
    context.close()


@pytest.mark.parametrize("name", ["kiosk", "index", "hall", "stand"])
@pytest.mark.parametrize("width", [1440, 360])
def test_pages_of_boards_hinder_nobody(browser: Browser, kiosk: Path, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto((kiosk / f"boards/{name}.html").as_uri(), wait_until="load")
    page.add_script_tag(content=AXE)
    found = page.evaluate("axe.run(document, { preload: false })")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_board_is_seen_whole_on_its_page_and_opens_in_the_lightbox(browser: Browser, kiosk: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((kiosk / "boards/stand.html").as_uri(), wait_until="load")
    box = page.locator(".board-picture .plate").bounding_box()
    assert box
    assert box["height"] <= 900 * 0.85 + 1
    assert box["width"] / box["height"] == pytest.approx(800 / 2000, rel=0.02)
    page.click(".board-picture .plate")
    page.wait_for_selector(".pswp--open img.pswp__img")
    page.close()
