"""The office of the corpus: its units, groups, columns and pages written by hand; none of it grows with the corpus."""

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of the office."""

    id: str
    name: str
    kind: str


BUREAU, BRANCH = "局机关科室", "局属单位"

UNITS: tuple[Unit, ...] = (
    Unit("office", "办公室", BUREAU),
    Unit("publicity", "宣传科", BUREAU),
    Unit("party-committee", "机关党委", BUREAU),
    Unit("discipline", "纪检监察室", BUREAU),
    Unit("personnel", "人事教育科", BUREAU),
    Unit("legal", "法制科", BUREAU),
    Unit("audit", "财务审计科", BUREAU),
    Unit("approval", "行政审批科", BUREAU),
    Unit("research", "调研信息科", BUREAU),
    Unit("facilities", "市政设施科", BUREAU),
    Unit("union", "机关工会", BUREAU),
    Unit("youth", "机关团委", BUREAU),
    Unit("enforcement", "城管执法支队", BRANCH),
    Unit("enforcement-direct", "执法支队直属大队", BRANCH),
    Unit("sanitation", "环境卫生管理处", BRANCH),
    Unit("sanitation-east", "环卫东片作业所", BRANCH),
    Unit("sanitation-west", "环卫西片作业所", BRANCH),
    Unit("waste", "垃圾分类服务中心", BRANCH),
    Unit("lighting", "路灯管理处", BRANCH),
    Unit("parks", "园林绿化管理处", BRANCH),
    Unit("parks-lakeside", "湖滨公园管理所", BRANCH),
    Unit("drainage", "排水管理所", BRANCH),
    Unit("spoil", "渣土管理所", BRANCH),
    Unit("parking", "停车管理所", BRANCH),
    Unit("command", "数字城管指挥中心", BRANCH),
    Unit("information", "信息中心", BRANCH),
)

GROUPS: tuple[tuple[str, str, str, str, str], ...] = (
    # slug, name, unit, task, day of meeting
    ("calligraphy", "书法", "publicity", "spirit", "WE"),
    ("reading", "读书", "personnel", "spirit", "TH"),
    ("music", "音乐", "party-committee", "spirit", "TU"),
    ("swimming", "游泳", "personnel", "conduct", "SA"),
    ("photography", "摄影", "publicity", "environment", "SU"),
    ("table-tennis", "乒乓球", "union", "conduct", "MO"),
    ("walking", "健步走", "youth", "conduct", "SA"),
    ("volunteers", "志愿服务", "youth", "common-values", "SU"),
)

SITE = """\
office: 岳阳市城市管理局
short_name: 岳阳市城管局
title: 机关文化建设
motto: 干事一条心、谋事一股劲
description: 岳阳市城市管理局机关文化建设活动的工作平台，刊登实施方案、通知公告和各单位动态。
url: "http://culture.example/"
as_of: {as_of}

units:
{units}
leading_group:
  name: 机关文化建设领导小组
  leaders:
    - role: 成员
      name: 局属各单位、局机关各科室负责人
  secretariat: 局机关党委

contact:
  name: 局机关文化建设领导小组办公室（局机关党委）
  email: culture@culture.example

footer:
  sponsor: 岳阳市城市管理局
  organiser: 岳阳市城市管理局机关党委

columns:
  plan:
    title: 实施方案
    description: 机关文化建设活动实施方案全文，逐条列出原则、任务、措施、要求及其落实情况。
    keywords: [实施方案, 机关文化建设]
  notice:
    title: 通知公告
    description: 机关文化建设的通知、通报、公示和制度文件。
    keywords: [通知, 通报, 制度]
    intro: 这里刊登机关文化建设的正式文件，可按年份、文种和效力查阅。
  news:
    title: 工作动态
    description: 局属各单位、局机关各科室开展机关文化建设的工作进展和活动报道。
    keywords: [工作动态, 活动报道]
    intro: 记录各单位推进机关文化建设的做法和成效。稿件由各单位报送，宣传科编发。
  activity:
    title: 文体活动
    description: 演讲、书法、读书、体育、志愿服务等活动的安排和预告。
    keywords: [文体活动, 活动预告]
"""

MKDOCS = """\
site_name: 机关文化建设
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: material
  custom_dir: theme_overrides
  language: zh
  font: false
plugins:
  - banbao:
      documents: false
      boards: false
"""

ABOUT = """\
---
description: 本站是什么，由谁主办。
---

# 关于本站

本站是一个用来量时间的样本，稿件由程序按语法拼成，不是真实的工作记录。

## 谁在办

- 主办：岳阳市城市管理局
- 承办：岳阳市城市管理局机关党委
"""

GROUP = """\
---
title: {name}小组
summary: {name}小组利用业余时间活动，面向全局干部职工开放。
leader: {name}小组组长
schedule:
  starts: 2013-12-02 17:30
  minutes: 90
  rule: FREQ=WEEKLY;BYDAY={day}
  says: 每周一次，17:30开始，法定节假日暂停
place: 机关活动室
founded: 2013-05-06
joining: 向本单位联络员报名，有没有基础都可以参加。
order: {order}
unit: {unit}
tasks: [{task}]
---

{name}小组成员来自局机关各科室和局属单位，当班的同志不到场不算缺席，由同组组员把内容转告。

小组每季度向[[task:{task}|任务页]]交一份活动记录，写明时间、地点和做了什么。
"""

CULTURE_PLAN = """\
---
title: 关于印发《岳阳市城市管理局机关文化建设活动实施方案》的通知
issued: 2013-03-16
published: 2013-05-08 00:00
recipients: 局属各单位、局机关各科（室）
unit: party-committee
tasks: [common-values, institutions, spirit, management, conduct, integrity, environment]
tags: [制度建设]
---

现将[[plan:plan|《岳阳市城市管理局机关文化建设活动实施方案》]]印发给你们，请结合工作实际，认真遵照执行。
"""


def site_yml(as_of: str) -> str:
    """Write the site's own record; `as_of` is `2023-11-25 09:00`."""
    units = "".join(
        f"  - id: {unit.id}\n    name: {unit.name}\n    kind: {unit.kind}\n    duties: 负责{unit.name}的日常工作。\n"
        for unit in UNITS
    )
    return SITE.format(as_of=as_of, units=units)
