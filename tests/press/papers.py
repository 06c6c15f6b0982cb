"""Official documents of every form, as they are handed to the press."""

import re
from pathlib import Path

from msgspec.structs import replace

from banbao.fonts.faces import Family
from banbao.fonts.roles import Role
from banbao.press.document import Document, Enclosure, Signature
from banbao.press.prose import Figure, Items, Node, Paragraph, Quote, Run, Table

OFFICE = "岳阳市城市管理局"
_SONG = Family("Noto Serif SC", None)
_NARROW = "[^“”‘’·]"
"""What these faces draw as Latin does; Chinese text wants it as wide as a character."""
FACES: dict[Role, tuple[Family, ...]] = {
    Role.TITLE_SONG: (_SONG,),
    Role.SONG: (_SONG,),
    Role.HEI: (Family("Noto Sans SC", None),),
    Role.KAI: (Family("Banbao Kai", _NARROW), _SONG),
    Role.FANGSONG: (Family("Zhuque Fangsong", _NARROW), _SONG),
}
_LEVELS = (r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.", r"（\d+）")


def paragraph(text: str) -> Paragraph:
    """Read a line of a document: its heading, up to the first full stop, is the first run."""
    level = next((number for number, mark in enumerate(_LEVELS, 1) if re.match(mark, text)), 0)
    heading, stop, rest = text.partition("。")
    if not level or not rest:
        return Paragraph((Run(text),), level)
    return Paragraph((Run(heading + stop), Run(rest)), level)


def paragraphs(*lines: str) -> tuple[Node, ...]:
    """Read lines of a document."""
    return tuple(map(paragraph, lines))


LINES = tuple(Path(__file__).with_name("plan.txt").read_text(encoding="utf-8").splitlines())
"""The plan, paragraph by paragraph."""
PLAN = paragraphs(*LINES)
PLAN_TITLE = (("岳阳市", "城市", "管理局", "机关", "文化", "建设", "活动"), ("实施", "方案"))

NOTICE = Document(
    name="plan",
    form="document",
    heading="关于印发《岳阳市城市管理局机关文化建设活动实施方案》的通知",
    title=(("关于", "印发", "《岳阳市", "城市", "管理局", "机关", "文化", "建设", "活动", "实施方案》", "的通知"),),
    issuers=(OFFICE,),
    mark="文件",
    number="岳城管发〔2013〕16号",
    recipients="局属各单位、局机关各科（室）",
    nodes=paragraphs("现将《岳阳市城市管理局机关文化建设活动实施方案》印发给你们，请结合工作实际，认真遵照执行。"),
    date="2013年3月16日",
    signatures=(Signature(OFFICE),),
    sealing="seal",
    note="此件公开发布",
    enclosures=(Enclosure(PLAN_TITLE, PLAN),),
    copies=("市委宣传部", "市直机关工委"),
    printer="岳阳市城市管理局办公室",
    printed="2013年3月18日",
    faces=FACES,
)
"""The seed: a notice that issues a plan."""

JOINT = replace(
    NOTICE,
    name="joint",
    heading="关于联合开展“文明机关”创建活动的通知",
    title=(("关于", "联合", "开展"), ("“文明机关”", "创建", "活动", "的通知")),
    issuers=("岳阳市城市管理局", "岳阳市文化局", "岳阳市体育局"),
    copy_number="000123",
    secrecy="秘密★1年",
    urgency="特急",
    number="岳城管联发〔2013〕3号",
    recipients="各县（市、区）城市管理局、文化局、体育局，局属各单位",
    nodes=PLAN[:8],
    attachments=(
        "“文明机关”创建活动责任分工表",
        "“文明机关”创建活动考核评分细则（试行）及局属各单位、局机关各科室报送材料的格式和要求",
    ),
    signatures=(Signature("岳阳市城市管理局"), Signature("岳阳市文化局"), Signature("岳阳市体育局")),
    enclosures=(),
    note=None,
)

UPWARD = replace(
    NOTICE,
    name="upward",
    heading="关于机关文化建设活动开展情况的报告",
    title=(("关于", "机关", "文化", "建设", "活动", "开展", "情况", "的报告"),),
    number="岳城管报〔2013〕7号",
    signers=("陈阁辉", "周峰"),
    recipients="市人民政府",
    nodes=(*PLAN[:3], *PLAN[-4:]),
    sealing="none",
    enclosures=(),
    note="联系人及电话见市政府办公系统",
)

LETTER = replace(
    NOTICE,
    name="letter",
    form="letter",
    mark="",
    heading="关于商请支持机关文化建设活动的函",
    title=(("关于", "商请", "支持", "机关", "文化", "建设", "活动", "的函"),),
    number="岳城管函〔2013〕21号",
    urgency="加急",
    recipients="市文化局",
    nodes=(
        paragraph(
            "为丰富干部职工文化生活，我局拟于2013年9月举办书法、乒乓球和篮球活动，需借用市文化馆展厅（约300㎡）及市体育馆场地，请予支持为盼。"
        ),
        *PLAN[1:3],
        paragraph("专此函商，请复。"),
    ),
    enclosures=(),
    note=None,
    copies=("市体育局",),
)

ORDER = replace(
    NOTICE,
    name="order",
    form="order",
    mark="令",
    heading="岳阳市城市管理局令",
    title=(),
    number="第3号",
    recipients=None,
    nodes=paragraphs(
        "《岳阳市城市管理局机关文化建设考核办法》已经2013年5月6日局务会议审议通过，现予公布，自2013年7月1日起施行。"
    ),
    date="2013年5月8日",
    signatures=(Signature("陈阁辉", "局　长"),),
    sealing="stamp",
    enclosures=(),
    note=None,
    copies=(),
    printer=None,
    printed=None,
)

MINUTES = replace(
    NOTICE,
    name="minutes",
    form="minutes",
    issuers=("岳阳市城市管理局局务会议",),
    mark="纪要",
    heading="机关文化建设活动领导小组第一次会议纪要",
    title=(("机关", "文化", "建设", "活动", "领导", "小组"), ("第一次", "会议", "纪要")),
    number="〔2013〕5号",
    recipients=None,
    nodes=PLAN[15:21],
    signatures=(),
    sealing="none",
    enclosures=(),
    note=None,
    attendance=(
        ("出席", "陈阁辉、周峰、邓晓峰，局属各单位、局机关各科室主要负责人，机关党委、工会、团委、妇委会负责人"),
        ("请假", "市容环境卫生管理处主要负责人"),
        ("列席", "文化小组全体召集人"),
    ),
)

PLAIN = replace(
    NOTICE,
    name="plain",
    form="plain",
    mark="",
    heading="关于开放图书阅览室的通知",
    title=(("关于", "开放", "图书", "阅览室", "的通知"),),
    number=None,
    nodes=(
        *paragraphs("一、开放时间", "工作日12:00—14:00、17:30—20:00，周六9:00—17:00。", "二、借阅办法"),
        Items(
            1,
            (
                paragraphs("凭工作证借阅，每人每次不超过3册，借期30天。"),
                paragraphs(
                    "ISBN 978-7-01-011453-5等工具书限室内阅览，见https://library.example.cn/rules/reading-room/2013。"
                ),
            ),
        ),
        Items(0, (paragraphs("保持安静；"), paragraphs("爱护图书，损坏照价赔偿。"))),
        Quote(paragraphs("读书思廉，以学养德。")),
        Paragraph((Run("以上规定自"), Run("2013年4月1日", strong=True), Run("起执行。"))),
    ),
    signatures=(Signature("岳阳市城市管理局机关党委"),),
    sealing="none",
    enclosures=(),
    note=None,
    copies=(),
    printer=None,
    printed=None,
)


def cells(*texts: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(text),) for text in texts)


DUTIES = Table(
    head=cells("序号", "建设任务", "主要内容", "责任单位", "完成时限"),
    rows=tuple(
        cells(str(number), task, content, "局机关党委", f"2013年{3 + number % 9}月底前")
        for number, (task, content) in enumerate(
            (
                ("精神文化", "建设学习型机关，形成机关精神理念"),
                ("管理文化", "健全完善制度，做到件件有制度、事事有规范，全局上下步伐整齐、令行禁止、意志统一"),
                ("行为文化", "争创“文明机关”"),
                ("廉政文化", "以“创新公开”“读书思廉”“文化倡廉”“家庭助廉”为载体，把廉洁从政的要求融入日常管理"),
                ("环境文化", "规范机关标语、牌板的设置，抓好图书阅览室、文化活动室建设"),
            )
            * 5,
            1,
        )
    ),
    title="机关文化建设活动任务分工表",
)
BUDGET = Table(
    head=cells("项目", *(f"{month}月" for month in range(3, 13)), "合计"),
    rows=tuple(cells(f"第{number}文化小组活动经费", *("1200",) * 10, "12000") for number in range(1, 23)),
    title="文化小组活动经费安排表（单位：元）",
    is_wide=True,
)
PICTURE = Figure("reading.jpg", "阅览室里干部职工在读书", "机关图书阅览室", 1.5)

LONG = replace(
    NOTICE,
    name="long",
    nodes=(*PLAN, PICTURE, *PLAN[4:8], DUTIES, *PLAN[8:15], BUDGET, *PLAN[20:]),
    attachments=("机关文化建设活动任务分工表", "文化小组活动经费安排表"),
    enclosures=(
        Enclosure((("机关", "文化", "建设", "活动", "任务", "分工表"),), (DUTIES, *PLAN[:2]), "附件1"),
        Enclosure((("文化", "小组", "活动", "经费", "安排表"),), (BUDGET,), "附件2"),
    ),
    pictures={"reading.jpg": "/pictures/reading.jpg"},
)
"""More than twelve pages, with tables, a picture and two attachments."""

DOCUMENTS = (NOTICE, JOINT, UPWARD, LETTER, ORDER, MINUTES, PLAIN, LONG)
