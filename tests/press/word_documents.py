"""The same official documents as they are measured as Word files: with texts of all levels, tables and a picture."""

from io import BytesIO

import papers
from msgspec.structs import replace
from papers import OFFICE, cells
from PIL import Image

from banbao.press.document import Document, Enclosure, Ending, Foot, Signature
from banbao.press.prose import Figure, Heading, Items, Node, Paragraph, Quote, Run, Table
from banbao.press.word import build, read_parts
from banbao.theme import default_theme, theme_files

PARTS = read_parts(theme_files([default_theme()]))
SENTENCES = tuple(line for line in papers.LINES if len(line) > 40)
"""Paragraphs of the plan."""


def words(text: str, level: int = 0) -> Paragraph:
    """Make a paragraph of one run."""
    return Paragraph((Run(text),), level)


def text_of(count: int) -> tuple[Node, ...]:
    """Make a text of so many paragraphs, with headings of all levels."""
    made: list[Node] = []
    for place in range(count):
        sentence = SENTENCES[place % len(SENTENCES)]
        if place % 4 == 0:
            made += [words(f"{'一二三四五六七八九'[place // 4 % 9]}、指导思想和总体目标", 1), words(sentence)]
        elif place % 4 == 1:
            made.append(Paragraph((Run("（一）坚持系统性原则。"), Run(sentence)), 2))
        elif place % 4 == 2:
            made.append(Paragraph((Run("1.抓好阵地建设。"), Run(sentence)), 3))
        else:
            made.append(Paragraph((Run("（1）营造氛围。"), Run(sentence)), 4))
    return tuple(made)


TABLE = Table(
    cells("序号", "任务", "责任单位", "完成时限"),
    tuple(
        cells(str(number), "开展读书会、演讲比赛、书画展览，形成浓厚氛围", "局机关党委、局属各单位", "12月底前")
        for number in range(1, 41)
    ),
    title="机关文化建设活动任务分解表",
)
WIDE = Table(
    cells("序号", "单位", "一月", "二月", "三月", "四月", "五月", "六月", "合计"),
    tuple(cells(str(number), "渣土管理所", *"123456", "21") for number in range(1, 21)),
    title="各单位活动统计表",
    is_wide=True,
)
_picture = BytesIO()
Image.new("RGB", (90, 60), (120, 160, 200)).save(_picture, "JPEG")
PICTURES = {"corridor.jpg": _picture.getvalue()}
FIGURE = Figure("corridor.jpg", "走廊两侧的书法作品", "机关文化走廊一角")

NOTICE = replace(papers.NOTICE, name="notice", nodes=text_of(7), enclosures=())
JOINT = replace(
    papers.JOINT,
    issuers=(OFFICE, "岳阳市住房和城乡建设局", "岳阳市体育局"),
    signatures=(Signature(OFFICE), Signature("岳阳市住房和城乡建设局"), Signature("岳阳市体育局")),
    nodes=text_of(7),
    attachments=(),
)
UPWARD = replace(
    papers.UPWARD,
    signers=("某某", "欧阳某某", "某某某"),
    nodes=text_of(7),
    attachments=("经费预算表", "关于机关文化建设活动阵地建设、文化走廊、图书阅览室以及文体活动场所所需设备的说明"),
)
LETTER = replace(papers.LETTER, nodes=text_of(7))
ORDER = replace(papers.ORDER, signatures=(Signature("某某", "局长"),))
MINUTES = replace(papers.MINUTES, nodes=text_of(4))
PLAIN = replace(papers.PLAIN, nodes=text_of(7))
PLAN = replace(
    NOTICE,
    name="plan",
    nodes=(
        *text_of(24),
        TABLE,
        FIGURE,
        Items(0, ((words("读书活动"),), (words("文体活动"), Items(3, ((words("乒乓球"),), (words("游泳"),)))))),
        Quote((words("干事一条心，谋事一股劲。"),)),
        Heading(2, (Run("附则"),)),
        words("以上请遵照执行。"),
    ),
    attachments=("任务分解表", "各单位活动统计表"),
    enclosures=(
        Enclosure((("任务", "分解表"),), (words("说明：本表由各单位填写。"), TABLE), "附件1"),
        Enclosure((("各单位", "活动", "统计表"),), (WIDE, words("注：数据截至六月底。")), "附件2"),
    ),
)
ALL = (NOTICE, JOINT, UPWARD, LETTER, ORDER, MINUTES, PLAIN, PLAN)


def made(document: Document, foot: Foot = "shared") -> bytes:
    """Make a document's Word file."""
    return build(document, PARTS, PICTURES, Ending(foot))
