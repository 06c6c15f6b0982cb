"""Official documents of every form, with the demonstration's plan for a text."""

from io import BytesIO
from pathlib import Path

from msgspec.structs import replace
from PIL import Image

from banbao.press.document import Document, Enclosure, Ending, Foot, Signature
from banbao.press.prose import Figure, Heading, Items, Node, Paragraph, Quote, Run, Table
from banbao.press.word import build, read_parts
from banbao.theme import default_theme, theme_files

_PLAN = Path(__file__).parents[2] / "content" / "plan"
OFFICE = "岳阳市城市管理局"
PARTS = read_parts(theme_files([default_theme()]))


def _paragraphs() -> list[str]:
    bodies = (path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in sorted(_PLAN.rglob("*.md")))
    return [line for body in bodies for line in body.splitlines() if len(line) > 40 and line[0] not in "#|>-!:["]


SENTENCES = _paragraphs()
"""Paragraphs of the demonstration's plan."""


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


def _row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(cell),) for cell in cells)


TABLE = Table(
    _row("序号", "任务", "责任单位", "完成时限"),
    tuple(
        _row(str(number), "开展读书会、演讲比赛、书画展览，形成浓厚氛围", "局机关党委、局属各单位", "12月底前")
        for number in range(1, 41)
    ),
    title="机关文化建设活动任务分解表",
)
WIDE = Table(
    _row("序号", "单位", "一月", "二月", "三月", "四月", "五月", "六月", "合计"),
    tuple(_row(str(number), "渣土管理所", *"123456", "21") for number in range(1, 21)),
    title="各单位活动统计表",
    is_wide=True,
)
_picture = BytesIO()
Image.new("RGB", (90, 60), (120, 160, 200)).save(_picture, "JPEG")
PICTURES = {"corridor.jpg": _picture.getvalue()}
FIGURE = Figure("corridor.jpg", "走廊两侧的书法作品", "机关文化走廊一角")

NOTICE = Document(
    name="notice",
    form="document",
    heading="关于印发《岳阳市城市管理局机关文化建设活动实施方案》的通知",
    title=(("关于", "印发", "《岳阳市", "城市", "管理局", "机关", "文化", "建设", "活动", "实施方案》", "的通知"),),
    issuers=(OFFICE,),
    mark="文件",
    number="岳城管发〔2013〕16号",
    recipients="局属各单位、局机关各科（室）",
    nodes=text_of(7),
    date="2013年3月16日",
    signatures=(Signature(OFFICE),),
    sealing="seal",
    note="此件公开发布",
    copies=("市委宣传部", "市直机关工委"),
    printer="岳阳市城市管理局办公室",
    printed="2013年3月18日",
)
JOINT = replace(
    NOTICE,
    name="joint",
    title=(("关于", "联合", "开展"), ("“文明机关”", "创建", "活动", "的通知")),
    issuers=(OFFICE, "岳阳市住房和城乡建设局", "岳阳市体育局"),
    signatures=(Signature(OFFICE), Signature("岳阳市住房和城乡建设局"), Signature("岳阳市体育局")),
    copy_number="000123",
    secrecy="秘密★1年",
    urgency="特急",
)
UPWARD = replace(
    NOTICE,
    name="upward",
    title=(("关于", "申请", "机关", "文化", "建设", "经费", "的请示"),),
    number="岳城管〔2013〕7号",
    signers=("某某", "欧阳某某", "某某某"),
    recipients="市人民政府",
    sealing="none",
    attachments=("经费预算表", "关于机关文化建设活动阵地建设、文化走廊、图书阅览室以及文体活动场所所需设备的说明"),
    note="联系人及电话见市政府办公系统",
)
LETTER = replace(
    NOTICE,
    name="letter",
    form="letter",
    mark="",
    title=(("关于", "商请", "支持", "机关", "文化", "建设", "的函"),),
    number="岳城管函〔2013〕21号",
    urgency="加急",
    recipients="市文化局",
    note=None,
)
ORDER = replace(
    NOTICE,
    name="order",
    form="order",
    mark="令",
    number="第3号",
    recipients=None,
    nodes=(words("《岳阳市城市管理局机关文化建设活动考核办法》已经局长办公会议通过，现予公布。"),),
    sealing="stamp",
    signatures=(Signature("某某", "局长"),),
    note=None,
    copies=(),
    printer=None,
    printed=None,
)
MINUTES = replace(
    NOTICE,
    name="minutes",
    form="minutes",
    issuers=("岳阳市城市管理局局长办公会议",),
    mark="纪要",
    number="第5期",
    title=(("机关", "文化", "建设", "专题", "会议", "纪要"),),
    recipients=None,
    nodes=text_of(4),
    signatures=(),
    attendance=(
        ("出席", "局领导班子成员、局机关各科室和局属各单位主要负责人、领导小组办公室全体人员"),
        ("请假", "某某"),
    ),
    note=None,
)
PLAIN = replace(NOTICE, name="plain", form="plain", number=None, sealing="none", copies=(), printer=None, printed=None)
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
