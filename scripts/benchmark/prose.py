"""The text of an item: some thousand characters of Markdown with headings, lists, tables and links."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmark import words
from benchmark.items import Item, Plan, Words, plan_item, random_of

ROOT = Path(__file__).resolve().parents[2]
_NEAR = 300  # texts point to items at most this much older
_STATES = ("已完成", "进行中", "待配件")
TASK_NAMES = {
    "common-values": "确立共同价值",
    "institutions": "推进制度创新",
    "spirit": "精神文化建设",
    "management": "管理文化建设",
    "conduct": "行为文化建设",
    "integrity": "廉政文化建设",
    "environment": "环境文化建设",
}
"""What links to tasks say."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What texts quote."""

    sentences: tuple[str, ...]
    """Sentences of the office's plan, without the full stop."""


def read_sources() -> Sources:
    """Gather the sentences of the plan that the repository holds."""
    found: list[str] = []
    for path in sorted((ROOT / "content/plan").rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        lines = (line for line in body.splitlines() if line and not line.startswith("#"))
        found += (sentence for line in lines for sentence in line.split("。") if 20 <= len(sentence) <= 90)
    return Sources(tuple(found))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the text of one item."""

    plan: Plan
    item: Item
    sources: Sources
    random: Random
    words: Words
    left: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """The sentences of each store that the text has not used yet."""

    def some(self, sentences: tuple[str, ...], count: int) -> str:
        """Draw sentences and fill them; none comes twice in a text as long as there are others."""
        drawn = []
        for _ in range(count):
            left = self.left.setdefault(sentences, [])
            if not left:
                left += self.random.sample(sentences, len(sentences))
            drawn.append(self.words.fill(left.pop()))
        return "".join(drawn)

    def opening(self) -> str:
        """Begin: what happens, and which task it is for."""
        task = self.item.tasks[0]
        return f"{self.some(words.OPENINGS, 1)}这项工作对应[[task:{task}|{TASK_NAMES[task]}]]。"

    def quotation(self) -> str:
        """Let somebody say something."""
        quote, speaker = self.random.choice(words.QUOTES), self.random.choice(words.SPEAKERS)
        return f"“{quote}。”{speaker}说。"

    def of_the_plan(self) -> str:
        """Quote the plan."""
        return f"[[plan:plan|实施方案]]提出：“{self.random.choice(self.sources.sentences)}。”"

    def link(self) -> str:
        """Point to an older item, or to a group where there is none."""
        number = self.item.number
        if not number:
            return "读书小组的做法见[[group:reading]]。"
        target = plan_item(self.plan, self.random.randrange(max(0, number - _NEAR), min(number, self.plan.items)))
        name = f"{target.kind}:{target.slug}"
        if self.random.random() < 0.5:
            return f"此前的情况见[[{name}]]。"
        return f"相关做法可参看[[{name}|{target.title}]]一文。"

    def outside(self) -> str:
        """Point to another site."""
        word = self.random.choice(self.item.topic.tags)
        return (
            f"有关规定可在[市政府网站](https://city.example/rules/{self.item.topic.slug}.html)查阅，关键词为“{word}”。"
        )

    def bullets(self) -> str:
        """Make a list of three to five points, numbered or not."""
        points = self.random.sample(words.ITEMS, self.random.randint(3, 5))
        is_numbered = self.random.random() < 0.4
        return "\n".join(
            f"{f'{place}.' if is_numbered else '-'} {self.words.fill(point)}" for place, point in enumerate(points, 1)
        )

    def table(self) -> str:
        """Make a table of what was looked at."""
        rows = [
            f"| {thing} | {self.words['count']} | {self.words['few']} | {self.random.choice(_STATES)} |"
            for thing in self.random.sample(self.item.topic.things, self.random.randint(3, 5))
        ]
        return "\n".join(("| 项目 | 检查数 | 问题数 | 进度 |", "| --- | ---: | ---: | --- |", *rows))

    def article(self) -> str:
        """Write a text in three sections."""
        random = self.random
        first, second, third = random.choice(words.HEADINGS)
        has_table, has_subheading = random.random() < 0.4, random.random() < 0.6
        blocks = [self.opening(), self.of_the_plan(), f"## {first}", self.some(words.DOINGS, 3) + self.link()]
        blocks += [self.some(words.DOINGS, 2) + self.quotation(), f"## {second}", self.some(words.DOINGS, 2)]
        blocks += [self.bullets()]
        if has_subheading:
            blocks += [f"### {random.choice(words.SUBHEADINGS)}", self.some(words.DOINGS, 1)]
        blocks += [f"## {third}", self.some(words.RESULTS, 3)]
        if has_table:
            blocks += [self.table()]
        if random.random() < 0.2:
            blocks += ["> " + self.words.fill(random.choice(words.REFLECTIONS))]
        blocks += [self.some(words.REFLECTIONS, 1) + self.quotation(), self.some(words.NEXTS, 2)]
        if random.random() < 0.4:
            blocks[-1] += self.outside()
        return "\n\n".join(blocks)

    def document(self) -> str:
        """Write an official text with printed numbers."""
        matter = self.words.fill(self.random.choice(words.NOTICE_MATTERS))
        intro = f"为{matter}，落实[[task:{self.item.tasks[0]}]]，现将有关事项通知如下。{self.link()}"
        blocks = [intro]
        for number, section in zip("一二三四", words.NOTICE_SECTIONS, strict=False):
            blocks += [f"## {number}、{section}"]
            blocks += [f"（一）{self.some(words.DOINGS, 2)}", f"（二）{self.some(words.DOINGS, 2)}"]
        blocks += [self.bullets(), self.table(), f"（三）{self.some(words.NEXTS, 2)}"]
        return "\n\n".join(blocks)


def write_body(plan: Plan, item: Item, sources: Sources) -> str:
    """Write an item's text, without a newline at its end; a board has none."""
    random = random_of(plan, item.number, "text")
    writer = Writer(plan, item, sources, random, Words(random, item.topic, item.unit))
    return writer.document() if item.kind == "notice" else writer.article()
