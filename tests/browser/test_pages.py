"""Every page in a real browser: nothing asked of other hosts, no error, nothing wider than the screen."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(public_site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(public_site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{public_site.name}"
    server.shutdown()
    server.server_close()


class Watch:
    """Notes what a page asks for and what it complains of."""

    def __init__(self, page: Page, home: str) -> None:
        self.faults: list[str] = []
        page.on(
            "console", lambda m: self.faults.append(f"console {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        page.on("requestfailed", self.failed)
        page.on("response", lambda r: self.faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: None if r.url.startswith((home, "data:")) else self.faults.append(r.url))

    def failed(self, request: Request) -> None:
        # Going on to the next page breaks off what the last one was still loading.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed {request.url} {request.failure}")


def all_pages(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]


def one_of_each(pages: list[str]) -> list[str]:
    """Take a page of each sort: the first of every folder, and every front page."""
    found: dict[str, str] = {}
    for uri in pages:
        folder = uri.rpartition("/")[0]
        found.setdefault(f"{folder}/{'index' if uri.endswith('index.html') else ''}", uri)
    return list(found.values())


def test_no_page_is_wider_than_a_small_phone_asks_elsewhere_or_complains(
    browser: Browser, public_site: Path, address: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    watch = Watch(page, address.rpartition("/")[0])
    wide = []
    # Of lists narrowed by one thing after another one is like the other.
    narrowed = [uri for uri in all_pages(public_site) if uri.count("/") > 1]
    for uri in [*(uri for uri in all_pages(public_site) if uri not in narrowed), *one_of_each(narrowed)]:
        if uri == "404.html":
            continue
        page.goto(f"{address}/{uri}", wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(uri)
    page.close()
    assert wide == []
    assert watch.faults == []


def test_the_site_works_from_a_folder_without_a_server(browser: Browser, public_site: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    watch = Watch(page, public_site.as_uri())
    for uri in one_of_each(all_pages(public_site)):
        if uri == "404.html":
            continue
        page.goto(f"{public_site.as_uri()}/{uri}", wait_until="load")
        assert page.evaluate("getComputedStyle(document.body).fontFamily"), uri
        assert page.evaluate("document.styleSheets.length") >= 1, uri
    page.close()
    assert watch.faults == []


def test_a_reader_without_scripts_gets_from_the_menu_to_a_text_and_back(browser: Browser, public_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{public_site.as_uri()}/index.html")
    page.locator("header nav a:visible", has_text="通知公告").click()
    page.click("main >> text=关于印发《岳阳市城市管理局机关文化建设活动实施方案》的通知")
    assert "印发给你们" in page.inner_text("main")
    page.locator("main a:visible", has_text="《岳阳市城市管理局机关文化建设活动实施方案》").first.click()
    assert page.inner_text("h1").startswith("岳阳市城市管理局机关文化建设活动")
    page.locator("nav a:visible", has_text="首页").first.click()
    assert page.url.endswith("index.html")
    context.close()


def marked(page: Page) -> list[str]:
    return [link.inner_text() for link in page.query_selector_all(".outline [aria-current='true']")]


@pytest.mark.parametrize("height", [700, 1400])
def test_the_outline_of_the_plan_marks_what_is_being_read(browser: Browser, public_site: Path, height: int) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": height}, reduced_motion="reduce")
    watch = Watch(page, public_site.as_uri())
    page.goto(f"{public_site.as_uri()}/plan/index.html")
    assert marked(page) == []
    for uri, title in (
        ("#task-integrity", "廉政文化"),
        ("#推进措施", "五、推进措施"),
        ("#指导思想", "一、指导思想"),
    ):
        page.evaluate("id => document.getElementById(id).scrollIntoView()", uri.removeprefix("#"))
        page.wait_for_function(
            "title => document.querySelector('.outline [aria-current]')?.textContent === title", arg=title
        )
        assert marked(page) == [title]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_function("document.querySelector('.outline [aria-current]')?.textContent === '落实情况一览'")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("!document.querySelector('.outline [aria-current]')")
    page.close()
    assert watch.faults == []


def test_the_mark_in_the_outline_is_seen_and_follows_a_click(browser: Browser, public_site: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(f"{public_site.as_uri()}/plan/index.html")
    link = page.locator(".outline a", has_text="工作原则")
    plain = link.evaluate("link => getComputedStyle(link).color")
    for title in ("工作原则", "主要任务", "共同价值", "环境文化", "工作要求"):
        page.locator(".outline a", has_text=title).click()
        page.wait_for_function(
            "title => document.querySelector('.outline [aria-current]')?.textContent.endsWith(title)", arg=title
        )
    page.locator(".outline a", has_text="工作原则").click()
    page.wait_for_function("document.querySelector('.outline [aria-current]')?.textContent === '三、工作原则'")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    assert link.evaluate("link => getComputedStyle(link).color") != plain
    page.close()


def test_the_map_of_the_plan_draws_its_tasks_in_one_row_where_there_is_room(
    browser: Browser, public_site: Path
) -> None:
    rows = {}
    for width in (1440, 1024, 768):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{public_site.as_uri()}/plan/index.html")
        tops = "Array.from(document.querySelectorAll('.twig-task'), task => task.getBoundingClientRect().top)"
        rows[width] = page.evaluate(f"new Set({tops}).size")
        page.close()
    assert rows == {1440: 1, 1024: 1, 768: 1}


def test_print_hides_the_menu_and_keeps_the_text(browser: Browser, public_site: Path) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(f"{public_site.as_uri()}/notices/culture-plan.html")
    page.emulate_media(media="print")
    assert not page.is_visible("header nav")
    assert page.is_visible("main h1")
    page.close()


JUMPS = """
window.jumps = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => window.jumps.push([entry.value, ...entry.sources.map(
    source => source.node && source.node.nodeName + ' ' + source.node.className)])))
    .observe({type: 'layout-shift', buffered: true});
"""


def test_nothing_jumps_while_pictures_come(browser: Browser, public_site: Path, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.add_init_script(JUMPS)
    waiting: list[Route] = []
    page.route("**/*.{jpg,png,svg}", lambda route: waiting.append(route))
    jumps = {}
    for uri in one_of_each(all_pages(public_site)):
        if uri == "404.html":
            continue
        page.goto(f"{address}/{uri}", wait_until="domcontentloaded")
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 50)))")
        while waiting:
            waiting.pop().continue_()
            page.wait_for_timeout(10)
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 50)))")
        # A hundredth of what counts as good: a pixel that settles is no jump.
        found = page.evaluate("window.jumps")
        if sum(jump[0] for jump in found) > 0.001:
            jumps[uri] = found
    page.close()
    assert jumps == {}


def test_whatever_takes_the_focus_of_a_keyboard_shows_it(browser: Browser, public_site: Path) -> None:
    for width in (360, 1440):
        page = browser.new_page(viewport={"width": width, "height": 900})
        for uri in ("index.html", "activities/index.html", "help/components.html", "plan/index.html"):
            page.goto(f"{public_site.as_uri()}/{uri}")
            page.keyboard.press("Tab")
            unseen = page.evaluate("""
                [...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
                    .filter(each => each.checkVisibility() && !each.disabled)
                    .filter(each => {
                        each.focus();
                        const style = getComputedStyle(each);
                        return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
                    })
                    .map(each => each.outerHTML)
            """)
            assert unseen == [], (uri, width)
        page.close()


def test_pages_change_softly_but_for_readers_who_want_less_motion(browser: Browser, address: str) -> None:
    for wish, is_soft in (("no-preference", True), ("reduce", False)):
        context = browser.new_context(reduced_motion=wish)  # type: ignore[arg-type]
        page = context.new_page()
        page.add_init_script("addEventListener('pagereveal', event => window.isSoft = Boolean(event.viewTransition))")
        page.goto(f"{address}/news/index.html")
        page.locator("main .row-title a").first.click()
        page.wait_for_function("location.pathname.endsWith('.html') && !location.pathname.endsWith('index.html')")
        page.wait_for_function("'isSoft' in window")
        assert page.evaluate("window.isSoft") is is_soft
        context.close()
