"""Another office's face on the same records: its name, emblem, colours and home page, without a touched template."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, build_site, contents, project

SECOND = ROOT / "tests" / "sites" / "second-identity" / "content"
BOARD = """title: 展板
published: 2013-06-01
product: screen-1080p
template: notice
blocks: [{kind: quotation, text: 干事一条心}]
"""
EMBLEM = "identity/emblem.svg"


def second_project(folder: Path) -> Path:
    """Lay the demonstration's records out under the second identity."""
    project(folder)
    (folder / "content").unlink()
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(SECOND, folder / "content", dirs_exist_ok=True)
    # The demonstration's own boards and documents take long to be made, and one is as good as another here.
    for board in (folder / "content" / "boards").glob("*.yml"):
        board.write_text(BOARD, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("  - banbao\n", "  - banbao:\n      documents: false\n")
    settings.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second")
    return build_site(second_project(folder / "project"), folder / "site")


def headings(site: Path) -> list[str]:
    html = (site / "index.html").read_text(encoding="utf-8")
    return [re.sub(r"<[^>]+>", "", each) for each in re.findall(r'<h2 class="section-title"[^>]*>(.*?)</h2>', html)]


def test_the_home_page_has_the_sections_that_the_office_wants_in_its_order(second: Path, public_site: Path) -> None:
    assert headings(second) == ["通知公告", "活动预告", "图片集", "工作动态", "文化小组", "问卷调查", "主要任务"]
    assert headings(public_site) == ["工作动态", "通知公告", "活动预告", "主要任务", "文化小组", "图片集", "展板"]


def test_every_page_has_the_office_its_emblem_and_its_colours(second: Path) -> None:
    assert (second / EMBLEM).read_bytes() == (SECOND / "emblem.svg").read_bytes()
    # The page that plays boards on a screen shows nothing but them.
    for path in set(second.rglob("*.html")) - {second / "boards/kiosk.html"}:
        html = path.read_text(encoding="utf-8")
        sheets = re.findall(r'<link rel="stylesheet" href="[^"]*assets/(\w+)\.css', html)
        assert sheets[:3] == ["banbao", "identity", "print"], path
        assert re.search(rf'<link rel="icon" href="[^"]*{EMBLEM}">', html), path
        assert re.search(rf'<img class="brand-emblem" src="[^"]*{EMBLEM}"', html), path
        assert '<span class="brand-office">临湖县图书馆</span>' in html, path
        assert "assets/emblem.svg" not in html, path


def test_an_office_that_says_nothing_has_the_theme_s_face(public_site: Path) -> None:
    assert not (public_site / "assets/identity.css").exists()
    assert "identity" not in (public_site / "index.html").read_text(encoding="utf-8")
    assert "assets/emblem.svg" in (public_site / "index.html").read_text(encoding="utf-8")


def test_the_address_of_the_colours_changes_with_them(second: Path, tmp_path: Path) -> None:
    root = second_project(tmp_path / "project")
    site = root / "content/site.yml"

    def address(out: Path) -> str:
        found = re.search(r"assets/identity\.css\?v=\w+", (out / "index.html").read_text(encoding="utf-8"))
        assert found
        return found[0]

    build_site(root, tmp_path / "site")
    assert address(tmp_path / "site") == address(second)
    site.write_text(site.read_text(encoding="utf-8").replace("#1f4e79", "#7a1f4e"), encoding="utf-8")
    (root / "content/emblem.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    build_site(root, tmp_path / "site")
    assert address(tmp_path / "site") != address(second)
    build_site(root, tmp_path / "clean")
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")
