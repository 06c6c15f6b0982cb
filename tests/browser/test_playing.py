"""Films in a real browser: their places stand still, upright ones fit the window, clean ones play."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from banbao.films.cleaning import clean_film
from conftest import ROOT

pytestmark = pytest.mark.browser

FILM = ROOT / "content/videos/culture-year/culture-year.webm"
PAGE = "videos/culture-year.html"


@pytest.mark.parametrize("size", [(1440, 900), (768, 1024), (360, 640), (640, 360)])
@pytest.mark.parametrize("ratio", [1.7778, 0.5625])
def test_a_film_has_its_place_before_it_is_there(
    browser: Browser, public_site: Path, size: tuple[int, int], ratio: float
) -> None:
    def turned(route: Route) -> None:
        html = (public_site / PAGE).read_text(encoding="utf-8")
        assert "--ratio: 1.7778" in html
        route.fulfill(
            body=html.replace("--ratio: 1.7778", f"--ratio: {ratio}"), content_type="text/html; charset=utf-8"
        )

    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.route(f"**/{PAGE}", turned)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(each => {"
        " window.shift += each.value })).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto((public_site / PAGE).as_uri())
    page.wait_for_load_state("load")
    width, height = page.eval_on_selector("video", "each => [each.clientWidth, each.clientHeight]")
    assert abs(width / height - ratio) < 0.01
    assert height <= size[1] * 0.85 + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate("window.shift") == 0
    page.close()


def test_a_clean_film_plays(browser: Browser, tmp_path: Path) -> None:
    clean_film(FILM, str(tmp_path / "film.webm"))
    (tmp_path / "film.html").write_text('<video src="film.webm" muted>', encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "film.html").as_uri())
    found = page.eval_on_selector(
        "video",
        """async each => {
          each.currentTime = 20;
          await new Promise((go, stop) => { each.onseeked = go; each.onerror = stop });
          await each.play();
          await new Promise(go => { each.ontimeupdate = () => each.currentTime > 20.2 && go() });
          return [each.duration, each.videoWidth, each.videoHeight];
        }""",
    )
    assert found == [24, 640, 360]
    page.close()
