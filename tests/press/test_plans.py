from datetime import date

from banbao.model.plan import Plan, Principle, Section, Task, TaskGroup
from banbao.press.plans import PrintedPart, printed
from banbao.press.prose import Heading, Node, Paragraph, Run

PLAN = Plan(
    title="实施方案",
    short_title="方案",
    issued=date(2013, 3, 16),
    sections=(
        Section(number="三、", title="原则", holds="principle"),
        Section(
            number="四、",
            title="任务",
            holds="task",
            groups=(
                TaskGroup(id="points", number="（一）", title="重点"),
                TaskGroup(id="works", number="（二）", title="建设"),
            ),
        ),
    ),
)


def text(words: str) -> tuple[Node, ...]:
    return (Paragraph((Run(words),)),)


def words(node: Node) -> str:
    assert isinstance(node, Paragraph | Heading)
    return "".join(run.text for run in node.runs)


def test_the_plan_stands_as_it_was_printed() -> None:
    parts = (
        PrintedPart("principle", Principle(title="系统性原则", number="（一）", order=1), text("要有计划。")),
        PrintedPart(
            "task",
            Task(title="凝聚", short_title="凝", number="1、", order=1, group="points", title_printed=False),
            text("确立精神。"),
        ),
        PrintedPart("task", Task(title="精神文化", short_title="精神", number="1、", order=2, group="works"), ()),
    )
    nodes = printed(PLAN, text("特制订本方案。"), parts)
    assert [words(node) for node in nodes] == [
        "特制订本方案。",
        "三、原则",
        "（一）系统性原则。要有计划。",
        "四、任务",
        "（一）重点",
        "1、确立精神。",
        "（二）建设",
        "1、精神文化。",
    ]
