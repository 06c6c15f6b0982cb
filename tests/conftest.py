"""Sites built once for all tests, and a browser that must not look outside."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from banbao.build import arrange, describe, prepare
from banbao.diagnostics import Report
from banbao.language import translations
from banbao.mkdocs_plugin import run_build
from banbao.model.base import ZONE, Audience
from banbao.outputs import Page
from banbao.pages.edition import Edition
from banbao.run import Request, begin
from banbao.theme import Theme
from made_before import link_what_stays, made_before, take_made

pytest_plugins = ("press_room", "studios")

ROOT = Path(__file__).resolve().parents[1]
MINIMAL = ROOT / "tests" / "sites" / "minimal"
VIEW = ("BANBAO_EDITION", "BANBAO_DRAFTS", "BANBAO_AT")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VIEW:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BANBAO_LANG", "en")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def _laid_out(folder: Path) -> Path:
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("content", "docs", "theme_overrides"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def project(folder: Path) -> Path:
    """Lay the demonstration site's parts out in a folder of its own, so that tests leave the repository alone."""
    made = made_before("demonstration", _laid_out, datetime(2013, 11, 25, 9))
    take_made(_laid_out(folder), made, copy=link_what_stays)
    return folder


def build_site(root: Path, out: Path, **environment: str) -> Path:
    """Build a site as the command does."""
    with pytest.MonkeyPatch.context() as patch:
        # The command line leaves these behind, and fixtures of a session come before those of a test.
        for name in VIEW:
            patch.delenv(name, raising=False)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        for name, value in environment.items():
            patch.setenv(name, value)
        assert run_build(root / "mkdocs.yml", out, strict=True) is not None
    return out


def planned(root: Path, edition: Audience, theme: Theme, by_hand: Sequence[str] = ()) -> tuple[list[Page], Edition]:
    """Plan every page of a site, drafts and all, as of the demonstration's last day."""
    translate = translations("zh_CN").gettext
    request, now, report = Request(root, edition, drafts=True), datetime(2013, 11, 25, 9, tzinfo=ZONE), Report()
    prepared = prepare(begin(request, now, report), translate, report)
    site = describe(prepared, translate, ["about/index.html", "help/index.html"], theme.assets)
    arranged = arrange(prepared, site, translate, theme, by_hand)
    made = [
        recipe.make(arranged.edition, *((recipe.of,) if recipe.of else ()))
        for each in arranged.rounds
        for recipe in each
    ]
    prepared.bench.begun.store.close()
    return [page for page in made if isinstance(page, Page)], arranged.edition


def contents(folder: Path) -> dict[str, bytes]:
    """Read a whole site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration site, public edition."""
    folder = tmp_path_factory.mktemp("public")
    return build_site(project(folder / "project"), folder / "site")


@pytest.fixture(scope="session")
def internal_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration site, internal edition."""
    folder = tmp_path_factory.mktemp("internal")
    return build_site(project(folder / "project"), folder / "site", BANBAO_EDITION="internal")


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """The smallest site that builds, to be changed at will."""
    shutil.copytree(MINIMAL, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, for which every other host is out of reach."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield started
        started.close()
