"""Photographs in a real browser: rows that stand still, files that fit, the lightbox by key, finger and address."""

import functools
import gzip
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from darkroom import SHAPES
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page
from studio import ALBUM, HOME, INDEX, NEWS, Studio, open_studio
from test_pages import Watch

from test_templates import strict_theme

pytestmark = pytest.mark.browser

COUNT = 200
OPENED = ".pswp--ui-visible"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


class _Server(SimpleHTTPRequestHandler):
    """Sends texts packed, as servers of web sites do."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.suffix not in (".html", ".css", ".js", ".svg"):
            return super().do_GET()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class _Threads(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes elsewhere breaks off what it was reading."""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return open_studio(tmp_path_factory.mktemp("studio"), strict_theme(), COUNT)


@pytest.fixture(scope="module")
def address(studio: Studio) -> Iterator[str]:
    server = _Threads(("127.0.0.1", 0), functools.partial(_Server, directory=str(studio.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(page: Page, number: int) -> None:
    page.wait_for_selector(OPENED)
    page.wait_for_function(
        "text => document.querySelector('.pswp__counter').textContent === text", arg=f"{number} / {COUNT}"
    )
    assert page.evaluate("location.hash") == f"#photo-{number:03}"


def read(page: Page, height: int) -> None:
    """Scroll down as a reader does."""
    pause = "new Promise(go => setTimeout(go, 30))"
    page.evaluate(f"async end => {{ for (let y = 0; y < end; y += 300) {{ scrollTo(0, y); await {pause} }} }}", height)


def closed(page: Page) -> None:
    page.wait_for_function("!document.querySelector('.pswp')")
    page.wait_for_function("!location.hash")
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def focused(page: Page) -> str:
    """Name the photograph whose link has the focus."""
    found = page.evaluate("(document.activeElement.closest('[id^=photo-]') || document.activeElement).id")
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_an_album_keeps_its_shape_while_its_pictures_arrive(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(
        "window.shift = 0;"
        "const add = list => list.getEntries().forEach(each => { window.shift += each.value });"
        "new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{address}/{ALBUM}")
    before = page.evaluate("document.documentElement.scrollHeight")
    read(page, 6000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.02
    assert page.evaluate("document.documentElement.scrollHeight") == before
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_pictures_of_a_row_are_of_one_height_and_fill_it(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{ALBUM}")
    boxes = page.locator(".gallery .plate").evaluate_all(
        "all => all.map(each => { const b = each.getBoundingClientRect(); return [b.top, b.left, b.right, b.height] })"
    )
    rows: dict[float, list[list[float]]] = {}
    for box in boxes:
        rows.setdefault(box[0], []).append(box)
    right = max(box[2] for box in boxes)
    *full, last = rows.values()
    for row in full:
        assert max(box[3] for box in row) - min(box[3] for box in row) < 1
        assert row[-1][2] == pytest.approx(right, abs=1)
    assert max(box[3] for box in last) <= max(box[3] for row in full for box in row)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("density", [1, 2, 3])
def test_a_phone_fetches_little_before_it_scrolls(browser: Browser, address: str, density: int) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, device_scale_factor=density)
    page = context.new_page()
    session, sizes, addresses = context.new_cdp_session(page), {}, {}
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda e: addresses.update({e["requestId"]: e["response"]["url"]}))
    session.on("Network.loadingFinished", lambda e: sizes.update({addresses[e["requestId"]]: e["encodedDataLength"]}))
    page.goto(f"{address}/{ALBUM}")
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) < 400_000
    assert any(uri.endswith(".avif") for uri in sizes)
    assert not any("photoswipe" in uri or uri.endswith((".jpg", ".webp")) for uri in sizes)
    context.close()


@pytest.mark.parametrize(("width", "density"), [(360, 1), (360, 3), (768, 2), (1440, 1)])
@pytest.mark.parametrize("uri", [ALBUM, NEWS, HOME, INDEX])
def test_the_browser_takes_a_file_that_is_sharp_and_not_much_larger(
    browser: Browser, address: str, uri: str, width: int, density: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=density)
    page = context.new_page()
    page.goto(f"{address}/{uri}")
    read(page, 5000)
    page.wait_for_load_state("networkidle")
    chosen = page.locator("picture > img").evaluate_all(
        """all => all.filter(each => each.currentSrc && each.clientWidth).map(each => ({
          width: each.clientWidth, file: each.currentSrc.split("/").pop(),
          widths: each.parentNode.querySelector("source").srcset.match(/\\d+(?=w)/g).map(Number)
        }))"""
    )
    assert len(chosen) >= 4
    for each in chosen:
        name, width_taken, ending = re.fullmatch(r"(.*)-(\d+)\.(\w+)", each["file"]).groups()  # type: ignore[union-attr]
        assert ending == "avif", name
        needed = each["width"] * min(density, 2)
        best = min((one for one in each["widths"] if one >= needed * 0.85), default=max(each["widths"]))
        # Rows are filled up only as the page is laid out, and what the page has anyway is taken again.
        larger = next((one for one in each["widths"] if one > best), best)
        is_shared = [one["file"] for one in chosen].count(each["file"]) > 1
        assert int(width_taken) in (best, larger) or (is_shared and int(width_taken) > best), each
    context.close()


def test_a_walk_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/{ALBUM}")
    page.locator("#photo-001 a[data-photo]").focus()
    page.keyboard.press("Enter")
    opened(page, 1)
    dialog = page.locator(".pswp")
    assert dialog.get_attribute("role") == "dialog"
    assert dialog.get_attribute("aria-modal") == "true"
    assert dialog.get_attribute("aria-label") == "看图"
    assert page.evaluate("Array.from(document.body.children).every(each => each.inert || each.matches('.pswp'))")
    assert page.evaluate("document.activeElement.matches('.pswp')")
    assert "第1张，远山和天光" in page.inner_text(".lightbox-caption:not(.lightbox-ruler)")
    assert "宣传科供图" in page.inner_text(".lightbox-caption:not(.lightbox-ruler)")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    opened(page, 5)
    assert "新修的步道" in page.inner_text(".lightbox-caption:not(.lightbox-ruler)")
    page.keyboard.press("ArrowLeft")
    opened(page, 4)
    names = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.pswp, .pswp *, body')")
        names.add(page.evaluate("document.activeElement.title"))
    assert {"关闭（Esc）", "放大或缩小", "上一张", "下一张", "连续播放"} <= names
    page.keyboard.press("z")
    page.wait_for_selector(".pswp--zoomed-in")
    page.keyboard.press("z")
    page.keyboard.press("Escape")
    closed(page)
    assert focused(page) == "photo-004"


def test_closing_far_away_leads_to_the_picture_last_seen(page: Page, address: str) -> None:
    page.goto(f"{address}/{ALBUM}")
    page.click("#photo-002 a[data-photo]")
    opened(page, 2)
    for _ in range(38):
        page.keyboard.press("ArrowRight")
    opened(page, 40)
    page.click(".pswp__button--close")
    closed(page)
    assert focused(page) == "photo-040"
    page.wait_for_timeout(200)
    box = page.locator("#photo-040").bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 900


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True, device_scale_factor=2
    )
    yield context
    context.close()


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def test_swiping_and_pinching(phone: BrowserContext, address: str) -> None:
    page = phone.new_page()
    session = phone.new_cdp_session(page)
    page.goto(f"{address}/{ALBUM}")
    page.tap("#photo-002 a[data-photo]")
    opened(page, 2)
    page.wait_for_timeout(500)
    touch(session, "touchStart", (300, 400))
    for x in range(280, 40, -40):
        touch(session, "touchMove", (x, 402))
    touch(session, "touchEnd")
    opened(page, 3)
    page.wait_for_timeout(500)
    shown = ".pswp__item[aria-hidden=false] .pswp__img:last-child"
    wide = f"document.querySelector('{shown}').getBoundingClientRect().width"
    before = page.evaluate(wide)
    touch(session, "touchStart", (160, 400), (200, 400))
    for spread in range(10, 130, 20):
        touch(session, "touchMove", (160 - spread, 400), (200 + spread, 400))
    touch(session, "touchEnd")
    page.wait_for_timeout(500)
    assert page.evaluate(wide) > before * 2
    assert page.locator(".pswp--zoomed-in").count() == 1
    page.tap(".pswp__button--close")
    closed(page)


def test_a_photograph_has_an_address_of_its_own_and_back_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{ALBUM}#photo-007")
    opened(page, 7)
    page.keyboard.press("Escape")
    closed(page)
    assert focused(page) == "photo-007"
    page.goto(f"{address}/{INDEX}")
    page.goto(f"{address}/{ALBUM}")
    page.locator("#photo-012").scroll_into_view_if_needed()
    page.click("#photo-012 a[data-photo]")
    opened(page, 12)
    there = page.evaluate("scrollY")
    page.keyboard.press("ArrowRight")
    opened(page, 13)
    page.go_back()
    closed(page)
    assert page.url.endswith(ALBUM)
    assert abs(page.evaluate("scrollY") - there) < 900
    page.go_forward()
    opened(page, 13)
    page.keyboard.press("Escape")
    closed(page)
    assert page.evaluate("history.scrollRestoration") == "auto"
    page.go_back()
    page.wait_for_function("uri => location.pathname.endsWith(uri)", arg=ALBUM)


def test_the_originals_that_may_be_taken_are_offered(page: Page, address: str) -> None:
    page.goto(f"{address}/{ALBUM}#photo-001")
    opened(page, 1)
    link = page.locator(".pswp__button--download")
    assert link.is_visible()
    assert link.get_attribute("aria-label") == "下载原图"
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "photo-001-1600.jpg"
    page.keyboard.press("ArrowRight")
    opened(page, 2)
    assert link.is_hidden()


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_photographs_play_by_themselves_until_anything_else_is_done(browser: Browser, address: str, wish: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion=wish)  # type: ignore[arg-type]
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/{ALBUM}#photo-001")
    page.wait_for_selector(".pswp")
    page.clock.run_for(1000)
    opened(page, 1)
    button = page.locator(".pswp__button--play")
    page.clock.run_for(20_000)
    opened(page, 1)
    button.click()
    assert button.get_attribute("aria-label") == "停止播放"
    page.clock.run_for(5100)
    opened(page, 2)
    moving = "document.getAnimations().filter(each => each.effect.target.matches('.pswp__zoom-wrap')).length"
    assert page.evaluate(moving) == (0 if wish == "reduce" else 1)
    page.clock.run_for(5000)
    opened(page, 3)
    page.keyboard.press("ArrowRight")
    assert button.get_attribute("aria-label") == "连续播放"
    page.clock.run_for(20_000)
    opened(page, 4)
    page.goto(f"{address}/{HOME}")
    page.goto(f"{address}/{ALBUM}#photo-{COUNT - 1}")
    page.wait_for_selector(".pswp")
    page.clock.run_for(1000)
    button.click()
    page.clock.run_for(12_000)
    opened(page, COUNT)
    assert button.get_attribute("aria-label") == "连续播放"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_readers(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    for uri in (ALBUM, f"{ALBUM}#photo-001", NEWS, f"{NEWS}#photo-002"):
        page.goto(f"{address}/{HOME}")
        page.goto(f"{address}/{uri}")
        if "#" in uri:
            page.wait_for_selector(OPENED)
            page.wait_for_timeout(300)
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, { preload: false })")
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]] == [], uri
    context.close()


def test_without_scripts_every_picture_leads_to_its_jpeg(browser: Browser, studio: Studio) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    for uri, count in ((ALBUM, COUNT), (NEWS, 3)):
        page.goto(f"{studio.site.as_uri()}/{uri}")
        links = page.locator("a[data-photo]").evaluate_all("all => all.map(each => each.href)")
        assert len(links) == count
        for link in links:
            assert link.endswith(".jpg")
            assert Path(link.removeprefix("file://")).is_file()
    page.goto(f"{studio.site.as_uri()}/{ALBUM}")
    page.click("#photo-003 a[data-photo]")
    assert page.url.endswith("photo-003-1600.jpg")
    context.close()


@pytest.mark.parametrize("host", ["file", "http"])
def test_nothing_is_asked_of_others_and_nothing_is_complained_of(
    browser: Browser, studio: Studio, address: str, host: str
) -> None:
    home = address if host == "http" else studio.site.as_uri()
    page = browser.new_page(reduced_motion="reduce")
    watch = Watch(page, home)
    page.goto(f"{home}/{ALBUM}")
    page.click("#photo-001 a[data-photo]")
    opened(page, 1)
    page.keyboard.press("ArrowRight")
    opened(page, 2)
    large = "each => /avif$/.test(each.currentSrc) && each.complete"
    page.wait_for_function(f"Array.from(document.querySelectorAll('.pswp__img')).some({large})")
    page.keyboard.press("Escape")
    closed(page)
    page.goto(f"{home}/{ALBUM}#photo-009")
    page.close()
    assert watch.faults == []


def test_pictures_in_texts_open_and_those_within_a_line_do_not(page: Page, address: str) -> None:
    page.goto(f"{address}/{NEWS}")
    assert page.locator(".prose p picture").count() == 1
    assert page.locator(".prose p a picture").count() == 0
    inline = page.locator(".prose p picture img").bounding_box()
    assert inline is not None
    assert inline["height"] <= 14 * 18
    page.locator(".prose figure a[data-photo]").first.click()
    page.wait_for_selector(OPENED)
    assert page.inner_text(".pswp__counter") == "2 / 3"
    assert page.evaluate("location.hash") == "#photo-002"
    assert "第2张" in page.inner_text(".lightbox-caption:not(.lightbox-ruler)")


def test_the_wall_of_the_home_page_leads_to_the_photograph(page: Page, address: str) -> None:
    page.goto(f"{address}/{HOME}")
    page.locator(".wall a").nth(4).click()
    page.wait_for_url(f"**/{ALBUM}#photo-005")
    opened(page, 5)


def test_a_drawing_of_unknown_size_opens_too(page: Page, public_site: Path) -> None:
    page.goto(f"{public_site.as_uri()}/help/components.html")
    loose = page.locator(".plate-loose")
    loose.first.scroll_into_view_if_needed()
    loose.first.click()
    page.wait_for_selector(OPENED)
    box = page.locator(".pswp__item[aria-hidden=false] .pswp__img").last.bounding_box()
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(320 / 480, abs=0.01)


def test_until_a_picture_comes_it_shows_from_afar(page: Page, address: str) -> None:
    page.route("**/*.avif", lambda _: None)
    page.goto(f"{address}/{ALBUM}", wait_until="domcontentloaded")
    page.wait_for_function(
        "document.querySelector('#photo-002 img').style.backgroundImage.startsWith('url(\"data:image/png')"
    )
    assert (
        page.locator("#photo-002 .plate").evaluate("each => getComputedStyle(each).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )


@pytest.mark.parametrize("number", range(1, len(SHAPES) + 1))
def test_what_is_seen_from_afar_is_the_picture(page: Page, studio: Studio, address: str, number: int) -> None:
    page.goto(f"{address}/{ALBUM}")
    code = page.locator(f"#photo-{number:03} img").get_attribute("data-hash")
    width, height, pixels = page.evaluate(
        "code => { const found = readThumbHash(Uint8Array.from(atob(code), each => each.charCodeAt(0)));"
        " return [found.width, found.height, Array.from(found.pixels)] }",
        code,
    )
    with Image.open(studio.site / f"albums/sports-year/photo-{number:03}-400.avif") as picture:
        small = (
            picture.convert("RGBA").resize((width, height), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(2))
        )
    assert width / height == pytest.approx(picture.width / picture.height, rel=0.25)
    assert pixels[3::4] == [255] * (width * height)
    assert sum(abs(a - b) for a, b in zip(pixels, small.tobytes(), strict=True)) / len(pixels) < 6


def test_a_video_waits_and_has_its_captions(browser: Browser, public_site: Path) -> None:
    server = _Threads(("127.0.0.1", 0), functools.partial(_Server, directory=str(public_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"http://127.0.0.1:{server.server_port}/videos/culture-year.html")
    page.wait_for_load_state("networkidle")
    assert not any(uri.endswith((".webm", ".mp4", ".vtt")) for uri in asked)
    poster = page.evaluate("document.querySelector('video').poster")
    assert poster in asked
    assert "/pictures/" in poster
    page.evaluate("document.querySelector('video').textTracks[0].mode = 'showing'")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length > 0")
    page.close()
    server.shutdown()
    server.server_close()
