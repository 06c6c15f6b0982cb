"""The site `sites/every-kind` as a thing to be edited: its records, and what each of their fields may come to say."""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from banbao.model.kinds import KINDS
from banbao.model.schema import must_be_written
from conftest import ROOT
from made_before import made_before

EVERY_KIND = ROOT / "tests" / "sites" / "every-kind"

MOMENTS = (
    "2013-05-01",
    "2013-05-20 08:30",
    "2013-06-01 09:00",
    "2013-06-10 09:00",
    "2013-06-15 09:00",
    "2013-06-15 19:00",
    "2013-06-20",
    "2013-07-01 09:00",
)
"""The times that the site knows; few, so that records often fall on one."""

DAYS = tuple(dict.fromkeys(moment.split(" ")[0] for moment in MOMENTS))

Choose = Callable[[Sequence[Any]], Any]
"""Picks one of several."""


@dataclass(frozen=True)
class Record:
    """A record's file."""

    kind: str
    slug: str
    path: Path

    def __str__(self) -> str:
        return self.id

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.slug}"

    @property
    def place(self) -> Path:
        """What moves when the record does: its folder, or its only file."""
        return self.path.parent if self.path.stem == "index" else self.path

    @property
    def files(self) -> list[Path]:
        """The files beside it."""
        if self.path.stem != "index" or self.kind == "plan":
            return []
        return sorted(path for path in self.place.rglob("*") if path.is_file() and path != self.path)

    def read(self) -> tuple[dict[str, Any], str]:
        """Read fields, all of them text, and body."""
        text = self.path.read_text(encoding="utf-8")
        if self.path.suffix == ".yml":
            fields = yaml.load(text, yaml.BaseLoader)
            return fields, fields.pop("body", "")
        _, front, body = text.split("---\n", 2)
        return yaml.load(front, yaml.BaseLoader), body

    def write(self, fields: dict[str, Any], body: str) -> None:
        if self.path.suffix == ".yml" and body:
            fields = {**fields, "body": body}
        front = dump(fields)
        self.path.write_text(front if self.path.suffix == ".yml" else f"---\n{front}---\n{body}", encoding="utf-8")


def dump(data: Any) -> str:
    """Write YAML."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text


def lay_out(folder: Path) -> Path:
    """Make a copy of the site, to be changed at will."""
    shutil.copytree(EVERY_KIND, folder)
    return folder


def made_of_it() -> Path:
    """Tell where what takes long to be made of it lies."""
    return made_before("every-kind", lay_out, datetime(2013, 6, 15, 9))


def records(root: Path) -> list[Record]:
    """List all records of a project, `site.yml` and the plan first."""
    content = root / "content"
    found = [Record("site", "site", content / "site.yml"), Record("plan", "plan", content / "plan" / "index.md")]
    for kind in KINDS.values():
        for path in [] if kind.single else sorted((content / kind.folder).rglob("*")):
            if path.suffix in (".md", ".yml"):
                found.append(Record(kind.name, path.parent.name if path.stem == "index" else path.stem, path))
    return found


VALUES: dict[str, tuple[Any, ...]] = {
    "identity": ({"colour": "#1f4e79"}, {"colour": "#1f4e79", "accents": {"spirit": "#6d3b8f"}}),
    "fonts": ("fonts", "own/fonts"),
    "home": (["notice", "news", "plan"], ["plan", "news", "activity", "survey"]),
    "title": ("甲题", "乙题", "一个长得要在列表里折成两行的题目，说的是什么还要再看一遍"),
    "summary": ("一句摘要。", "另一句摘要。"),
    "draft": ("true", "false"),
    "publish_at": ("{moment}",),
    "expire_at": ("{moment}",),
    "expire_action": ("remove", "archive"),
    "pinned_until": ("{moment}",),
    "withdrawn": (
        {"on": "{day}", "reason": "有误。"},
        {"on": "{day}", "reason": "另见新稿。", "replaced_by": "{any}"},
    ),
    "audience": ("internal", "public"),
    "unit": ("{unit}",),
    "tasks": (["{task}"], ["{task}", "{task}"]),
    "tags": (["读书"], ["体育", "读书"], ["新标签"], ["新标签", "新标记"]),
    "published": ("{moment}",),
    "issued": ("{day}", "2012-06-01"),
    "notice.kind": ("通知", "公示", "制度"),
    "doc_number": ("某发〔2013〕7号",),
    "issuer": ("某委",),
    "recipients": ("各单位",),
    "cc": (["某委"],),
    "signers": (["局长"], ["局长", "副局长"]),
    "form": ("document", "letter", "plain"),
    "joint_issuers": (["某局"],),
    "sealing": ("seal", "none"),
    "post": ("局长",),
    "copy_number": ("000001",),
    "urgency": ("特急",),
    "secrecy": ("秘密★1年",),
    "note": ("此件公开发布",),
    "encloses": ("{any}",),
    "attendance": ([{"label": "出席", "names": "甲、乙"}],),
    "printer": ("某局办公室",),
    "printed": ("{day}",),
    "date": ("{day}",),
    "split": ("never", "auto"),
    "bleed_mm": ("3", "5"),
    "safe_mm": ("10", "20"),
    "marks": ("true", "false"),
    "documents": ({"printer": "某局办公室", "recipients": ["各单位"]},),
    "validity": ("现行有效", "失效", "废止"),
    "replaced_by": ("{any}",),
    "attachments": ([{"file": "{file}", "title": "附件一"}], [{"file": "{file}", "title": "附件甲"}]),
    "source": ("市报",),
    "authors": (["甲", "乙"],),
    "groups": (["{group}"],),
    "activity": ("{activity}",),
    "albums": (["{album}"],),
    "cover": ("{file}",),
    "cover_caption": ("图说",),
    "adoptions": ([{"outlet": "省报", "level": "省级", "on": "{day}"}],),
    "leader": ("宣传科", "办公室"),
    "members": (["甲"], ["甲", "丙"]),
    "schedule": (
        {"starts": "{moment}", "rule": "FREQ=WEEKLY;BYDAY=SA", "says": "每周六", "until": "2013-07-01"},
        {"starts": "{moment}", "rule": "FREQ=MONTHLY;BYDAY=1MO", "says": "每月第一个周一", "minutes": "60"},
    ),
    "place": ("操场", "阅览室"),
    "founded": ("{day}",),
    "joining": ("来就是。",),
    "order": ("1", "2", "3"),
    "starts": ("{moment}",),
    "ends": ("{moment}",),
    "activity.kind": ("体育", "读书", "志愿"),
    "organiser": ("宣传科",),
    "activity.group": ("{group}",),
    "results": ([{"title": "单打", "columns": ["名次", "姓名"], "rows": [["1", "甲"], ["2", "乙"]]}],),
    "survey.results": ("{file}",),
    "cancelled": ("下雨。",),
    "photographs": (
        [{"file": "{file}", "caption": "一张"}, {"file": "{file}", "caption": "又一张"}],
        [{"file": "{file}", "consent": "given", "minors": "true", "caption": "孩子"}, {"file": "{file}", "alt": "图"}],
        [{"file": "{file}", "consent": "by-guardian", "minors": "true"}, {"file": "{file}", "taken": "{day}"}],
        [{"file": "{file}", "focus": ["0.5", "0.25"], "blur": [["0", "0", "0.5", "0.5"]], "consent": "missing"}],
    ),
    "whole_folder": ("true", "false"),
    "consent_required": ("true", "false"),
    "download": ("true", "false"),
    "file": ("{file}",),
    "poster": ("{file}",),
    "captions": ("{file}",),
    "duration_s": ("24", "60"),
    "width": ("1920",),
    "height": ("1080",),
    "product": ("kt-90x120", "a3", "screen-1080p"),
    "width_mm": ("800",),
    "height_mm": ("1200",),
    "orientation": ("landscape", "portrait"),
    "template": ("policy", "notice"),
    "theme": ("spirit", "red"),
    "subtitle": ("副题",),
    "series": ("之三",),
    "blocks": ([{"kind": "text", "text": "另一句话"}], [{"kind": "group", "of": "{any}"}]),
    "qr": ("{any}",),
    "opened": ("2013-05-20", "2013-05-01"),
    "closed": ("2013-06-01", "2013-06-10"),
    "asked": ("部分职工",),
    "sent": ("20", "40"),
    "returned": ("18", "20"),
    "questions": (
        [{"id": "time", "text": "什么时候合适？", "choices": ["晚上", "周末"]}],
        [{"id": "time", "text": "何时？", "choices": ["晚上", "周末", "中午"]}],
    ),
    "number": ("1、", "（二）"),
    "title_printed": ("true", "false"),
    "lead_units": (["{unit}"], ["{unit}", "{unit}"]),
    "supporting_units": (["{unit}"],),
    "task.group": ("main", "constructions"),
    "short_title": ("短题", "短短题"),
    "period_start": ("{day}",),
    "period_end": ("{day}",),
    "carriers": (["讲座"], ["比赛", "讲座"]),
    "indicators": ([{"name": "比赛", "target": "3", "unit_of_measure": "次"}],),
    "accent": ("spirit", "conduct", "management"),
    "issued_with": ("{notice}",),
    "sections": (
        [
            {
                "number": "一、",
                "title": "任务",
                "holds": "task",
                "groups": [{"id": "main", "number": "（一）", "title": "要点"}],
            },
            {"number": "二、", "title": "原则", "holds": "principle"},
        ],
        [
            {"number": "一、", "title": "原则", "holds": "principle"},
            {
                "number": "二、",
                "title": "任务",
                "holds": "task",
                "groups": [
                    {"id": "constructions", "number": "（一）", "title": "建设"},
                    {"id": "main", "number": "（二）", "title": "要点"},
                ],
            },
            {"number": "三、", "title": "措施", "holds": "measure"},
            {"number": "四、", "title": "要求", "holds": "requirement"},
        ],
    ),
    "office": ("某市另局", "某市某局"),
    "short_name": ("另局", "某局"),
    "site.title": ("某局的文化", "某局文化"),
    "motto": ("谋事一股劲", "干事一条心"),
    "description": ("又一个小站。",),
    "url": ("https://other.example/", "http://small.example/culture/"),
    "site_code": ("4306000001",),
    "as_of": ("{moment}",),
    "units": (
        [
            {"id": "sanitation", "name": "环卫中心"},
            {"id": "office", "name": "办公室"},
            {"id": "publicity", "name": "宣传科"},
        ],
        [
            {"id": "office", "name": "办公室", "duties": "办公。"},
            {"id": "publicity", "name": "宣传处"},
            {"id": "sanitation", "name": "环卫处", "kind": "局属单位"},
            {"id": "lighting", "name": "路灯处", "kind": "局属单位"},
        ],
    ),
    "leading_group": ({"name": "领导组", "leaders": [{"role": "组长", "name": "书记"}], "secretariat": "办公室"},),
    "contact": ({"name": "宣传科", "address": "某路1号"},),
    "footer": ({"sponsor": "某市另局", "organiser": "宣传科"}, {"sponsor": "某市某局"}),
    "columns": (
        {"notice": {"title": "公文", "description": "公文。", "keywords": ["公文"]}},
        {
            "group": {"title": "小组", "description": "小组。", "keywords": ["小组"], "intro": "来吧。"},
            "news": {"title": "新闻", "description": "新闻。", "keywords": ["新闻"]},
        },
    ),
    "review_stages": ([{"name": "一审一校", "role": "科长"}],),
}
"""What a field may come to say, by its name or by kind and name; `{task}` and the like stand for what there is."""

MUST_BE_GIVEN = frozenset({"as_of"})
"""Without it the site would be as of today, and have the calendars of all months until then."""

BODIES = (
    "",
    "一句话。\n",
    "## 标题\n\n请看[[{any}]]，再看[[{any}|这里]]。\n\n### 小标题\n\n完。\n",
    "![图]({file})\n\n还有[附件]({file})。\n",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n有注[^1]。\n\n[^1]: 注。\n",
    "这一段很长。" * 30 + "\n",
)


def values_of(kind: str, field: str) -> tuple[Any, ...]:
    """List what a field of a kind may come to say; None stands for leaving it out."""
    given = VALUES.get(f"{kind}.{field}") or VALUES[field]
    must = must_be_written(KINDS[kind].model.model_fields[field]) or field in MUST_BE_GIVEN
    return given if must else (None, *given)


def fill(value: Any, root: Path, record: Record, choose: Choose) -> Any:
    """Put what there is into the places of a value."""
    if isinstance(value, dict):
        return {name: fill(part, root, record, choose) for name, part in value.items()}
    if isinstance(value, list):
        return [fill(part, root, record, choose) for part in value]
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda place: str(choose(list(_known(place[1], root, record)))), value)
    return value


def _known(word: str, root: Path, record: Record) -> Iterator[str]:
    if word in ("moment", "day"):
        yield from MOMENTS if word == "moment" else DAYS
    elif word == "file":
        yield from [path.relative_to(record.place).as_posix() for path in record.files] or ["missing.png"]
    elif word == "unit":
        yield from ("office", "publicity", "sanitation")
    else:
        for other in records(root)[1:]:
            if word in (other.kind, "any"):
                yield other.id if word == "any" else other.slug
