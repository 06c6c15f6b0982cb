"""The pages of the plan: its map and outline, a task told in the order of time, the units that have yet to act."""

from functools import cache
from pathlib import Path

import html5lib
from lxml import etree

from banbao.pages.evidence import TIMELINE_SIZE
from conftest import build_site

PLAN = """\
---
title: 方案
short_title: 方案
issued: 2013-03-16
sections:
  - {number: 一、, title: 主要任务, holds: task, groups: [{id: main, number: （一）, title: 重点}]}
  - {number: 二、, title: 推进措施, holds: measure}
  - {number: 三、, title: 工作要求, holds: requirement}
---
正文。
"""
TASK = """\
---
title: 开展精神文化建设
short_title: 精神文化
number: 1、
order: 1
group: main
lead_units: [office]
supporting_units: [publicity]
---
读书。
"""
UNITS = """\
  - {id: publicity, name: 宣传科}
  - {id: personnel, name: 人事科}
"""


@cache
def parsed(path: Path) -> etree._Element:
    return html5lib.parse(path.read_bytes(), treebuilder="lxml", namespaceHTMLElements=False).getroot()


def text_of(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


def of_class(element: etree._Element, name: str) -> list[etree._Element]:
    found: list[etree._Element] = element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return found


def small_office(root: Path, *acting: str, news: int = 0) -> None:
    """Make the smallest site one of an office with three units whose plan has no principles."""
    site = root / "content/site.yml"
    text = site.read_text(encoding="utf-8")
    site.write_text(text.replace("footer:", f"{UNITS}footer:"), encoding="utf-8")
    for name in ("first-news", "first-notice"):
        next((root / "content").rglob(f"{name}.md")).unlink()
    (root / "content/plan/index.md").write_text(PLAN, encoding="utf-8")
    (root / "content/plan/tasks/spirit.md").write_text(TASK, encoding="utf-8")
    measures = root / "content/plan/measures"
    measures.mkdir()
    for number in range(1, 13):
        record = f"---\ntitle: 第{number}条措施\nnumber: {number}、\norder: {number}\n---\n照办。\n"
        (measures / f"m{number}.md").write_text(record, encoding="utf-8")
    for unit in acting:
        record = f"---\ntitle: 动态\npublished: 2013-04-01\nunit: {unit}\ntasks: [spirit]\n---\n正文。\n"
        (root / f"content/news/of-{unit}.md").write_text(record, encoding="utf-8")
    for number in range(news):
        day = f"2013-{4 + number // 28:02}-{number % 28 + 1:02}"
        record = f"---\ntitle: 动态{number}\npublished: {day}\ntasks: [spirit]\n---\n正文。\n"
        (root / f"content/news/n{number}.md").write_text(record, encoding="utf-8")


def test_a_task_is_told_month_by_month_from_the_newest_with_the_kind_of_each_thing(public_site: Path) -> None:
    task = parsed(public_site / "plan/tasks/integrity.html")
    (line,) = of_class(task, "timeline")
    months = [month.get("datetime") for month in line.xpath(".//h3/time")]
    assert months == sorted(set(months), reverse=True)
    assert len(months) >= 5
    days = []
    for month in of_class(line, "month-told"):
        told = [time.get("datetime") for time in month.xpath(".//ol//time")]
        assert {day[:7] for day in told} == {month.xpath("./h3/time")[0].get("datetime")}
        days += told
    assert days == sorted(days, reverse=True)
    kinds = {text_of(label) for label in of_class(line, "label")}
    assert {"通知公告", "工作动态", "文体活动", "图片集", "展板"} <= kinds
    assert line.xpath(".//img")


def test_what_has_no_date_stands_after_all_that_has_one(public_site: Path) -> None:
    task = parsed(public_site / "plan/tasks/integrity.html")
    (going_on,) = of_class(task, "going-on")
    assert [text_of(title) for title in going_on.iter("h4")] == ["书法小组", "读书小组"]
    (line,) = of_class(task, "timeline")
    assert not [href for href in line.xpath(".//h4/a/@href") if "groups/" in href]
    assert line in going_on.itersiblings(preceding=True)


def test_a_task_names_the_units_that_have_yet_to_act_those_with_a_share_first(minimal: Path, tmp_path: Path) -> None:
    small_office(minimal, "office")
    task = parsed(build_site(minimal, tmp_path / "site") / "plan/tasks/spirit.html")
    (shares,) = of_class(task, "shares")
    assert [text_of(row) for row in shares.xpath(".//tbody//th")] == ["办公室牵头"]
    (waiting,) = of_class(task, "waiting")
    assert [text_of(unit) for unit in waiting.iter("li")] == ["宣传科配合", "人事科"]


def test_a_task_for_which_all_have_acted_says_so(minimal: Path, tmp_path: Path) -> None:
    small_office(minimal, "office", "publicity", "personnel")
    task = parsed(build_site(minimal, tmp_path / "site") / "plan/tasks/spirit.html")
    assert not of_class(task, "waiting")
    assert of_class(task, "all-acted")


def test_a_task_without_records_says_so_and_names_every_unit(minimal: Path, tmp_path: Path) -> None:
    small_office(minimal)
    task = parsed(build_site(minimal, tmp_path / "site") / "plan/tasks/spirit.html")
    assert of_class(task, "empty")
    assert not of_class(task, "shares")
    (waiting,) = of_class(task, "waiting")
    assert [text_of(unit) for unit in waiting.iter("li")] == ["办公室牵头", "宣传科配合", "人事科"]


def test_of_much_that_was_done_the_newest_is_told_and_lists_hold_the_rest(minimal: Path, tmp_path: Path) -> None:
    small_office(minimal, news=TIMELINE_SIZE + 10)
    site = build_site(minimal, tmp_path / "site")
    task = parsed(site / "plan/tasks/spirit.html")
    told = [text_of(title) for title in task.xpath("//h4")]
    assert told == [f"动态{number}" for number in range(TIMELINE_SIZE + 9, 9, -1)]
    (link,) = task.xpath("//nav[contains(@class, 'by-kind')]//a")
    assert text_of(link).endswith(str(TIMELINE_SIZE + 10))
    assert link.get("href") == "../../news/by/task/spirit.html"
    assert (site / "news/by/task/spirit.html").is_file()


def test_the_map_of_the_plan_names_every_part_in_order_with_the_evidence_for_each_task(public_site: Path) -> None:
    plan = parsed(public_site / "plan/index.html")
    (drawn,) = of_class(plan, "plan-map")
    assert [text_of(title) for title in of_class(drawn, "tier-title")] == [
        "工作原则",
        "主要任务",
        "推进措施",
        "工作要求",
    ]
    parts = [href for href in drawn.xpath(".//a/@href") if not href.startswith("#")]
    assert len(parts) == len(set(parts)) == 3 + 7 + 4 + 3
    for task in of_class(drawn, "twig-task"):
        (uri,) = task.xpath("./a/@href")
        (heading,) = parsed(public_site / "plan" / uri.removeprefix("../plan/")).xpath("//*[@id='bb-evidence']")
        (count,) = of_class(task, "twig-count")
        assert text_of(heading).endswith(text_of(count))


def test_the_map_of_a_plan_without_principles_has_no_tier_for_what_it_lacks(minimal: Path, tmp_path: Path) -> None:
    small_office(minimal)
    plan = parsed(build_site(minimal, tmp_path / "site") / "plan/index.html")
    assert [text_of(title) for title in of_class(plan, "tier-title")] == ["主要任务", "推进措施"]
    assert len(of_class(plan, "twig")) == 1 + 12


def test_the_outline_names_every_section_and_the_tasks_under_theirs(public_site: Path) -> None:
    plan = parsed(public_site / "plan/index.html")
    links = plan.xpath("//nav[@class='outline']//a")
    ids = set(plan.xpath("//@id"))
    assert len(links) == 7 + 7
    assert {link.get("href").removeprefix("#") for link in links} <= ids
    tasks = plan.xpath("//nav[@class='outline']/ul/li/ul/li/a")
    assert [text_of(task) for task in tasks][:3] == ["共同价值", "制度创新", "精神文化"]
