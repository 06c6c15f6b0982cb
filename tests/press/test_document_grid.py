"""The lines and pages of official documents, measured in mm as they are printed, against GB/T 9704-2012."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from papers import DOCUMENTS, JOINT, NOTICE, OFFICE, PLAIN, PLAN, paragraph, paragraphs
from pytest import approx
from ruler import BOTTOM, CELL, LEFT, PITCH, RIGHT, TOP, Page, full_lines, measure, within

from banbao.press.document import Document, Signature
from banbao.press.prose import Paragraph
from press_room import Press

Pages = Mapping[str, tuple[Page, ...]]
CLOSING, OPENING = "，。、；：？！）》”’】〕％·", "（《“‘【〔"
NAMES = [document.name for document in DOCUMENTS]
TITLE_SONG = "NotoSerifSC-Bold"
OFFICES = tuple(f"岳阳市{part}局" for part in ("城市管理", "文化", "体育", "教育", "民政", "财政", "规划", "建设"))
LONG_TITLE = "关于进一步加强和改进新形势下机关文化建设活动组织领导工作有关事项及责任分工安排的补充通知"


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_in_the_text_block(printed: Pages, name: str) -> None:
    for page in printed[name]:
        for line in page.body:
            assert line.first.x > LEFT - 0.05
            standing = [letter for letter in line.letters if letter.x < RIGHT - 0.05]
            hung = line.text[len(standing) :]
            assert standing[-1].ink[2] < RIGHT + 0.05
            assert all(letter in CLOSING for letter in hung), line.text
            if name != "upward":
                assert line.top > TOP - 0.05
                assert line.bottom < BOTTOM + 0.05


def test_full_pages_have_22_lines_that_fill_225_mm(printed: Pages) -> None:
    full = [page for page in printed["plan"][1:] if len(page.body) == 22]
    assert len(full) >= 3
    for page in full:
        lines = page.body
        assert lines[0].top == within(TOP)
        assert lines[-1].bottom == within(BOTTOM)
        for upper, lower in pairwise(lines):
            assert lower.top - upper.top == within(PITCH)


def test_pages_have_fewer_lines_only_where_a_heading_goes_with_its_text(printed: Pages) -> None:
    plan = printed["plan"]
    for page, following in pairwise(plan[2:6]):
        assert len(page.body) == 22 or following.body[0].text.startswith(
            ("一、", "二、", "三、", "四、", "五、", "六、")
        )
    assert all(
        line.top == within(TOP + round((line.top - TOP) / PITCH) * PITCH)
        for page in plan[1:]
        for line in page.body
        if line.first.font != TITLE_SONG
    )


@pytest.mark.parametrize("name", ["plan", "joint", "letter", "minutes", "long"])
def test_full_lines_have_28_characters(printed: Pages, name: str) -> None:
    counted = 0
    for line, following in full_lines(printed[name]):
        standing = [letter for letter in line.letters if letter.x < RIGHT - 0.05]
        indent = round((line.first.x - LEFT) / CELL)
        if any(letter.text.isascii() for letter in line.letters):
            continue
        counted += 1
        assert standing[-1].x + CELL == within(RIGHT)
        if following.text[0] in OPENING:
            assert len(standing) + indent in (27, 28)
            continue
        assert len(standing) + indent == 28, line.text
        for place, letter in enumerate(standing, indent):
            assert letter.x == approx(LEFT + place * CELL, abs=0.02)
    assert counted > 5


CHUNKS = (
    "机关",
    "文化",
    "建",
    "设",
    "，",
    "、",
    "。",
    "：",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "——",
    "……",
    "2013",
    "16.5%",
    "GB/T 9704",
)
TEXTS = st.lists(st.sampled_from(CHUNKS), min_size=30, max_size=90).map("".join)


@given(TEXTS)
@settings(deadline=None, max_examples=15)
def test_no_line_is_longer_or_begins_or_ends_with_what_may_not_stand_there(press: Press, text: str) -> None:
    document = replace(PLAIN, nodes=(paragraph(f"题{text}完。"),), recipients=None)
    lines = [line for page in measure(press.issue(document).pdf) for line in page.body[:-2]]
    assert "".join(line.text for line in lines) == f"题{text}完。".replace(" ", "")
    for line, following in pairwise(lines):
        standing = [letter for letter in line.letters if letter.x < RIGHT - 0.05]
        assert all(letter.text in CLOSING for letter in line.letters[len(standing) :])
        assert standing[-1].ink[2] < RIGHT + 0.05
        assert following.text[0] not in CLOSING or following.text.startswith("……")
        assert line.text[-1] not in OPENING or set(line.text) <= set(OPENING)


@pytest.mark.parametrize("sealing", ["seal", "none", "stamp"])
def test_signatures_never_stand_alone(press: Press, sealing: str) -> None:
    for count in range(8, 36, 3 if sealing == "seal" else 7):
        text = "机关文化建设活动" * 4 + "。"
        document = replace(
            NOTICE,
            nodes=paragraphs(*(text[:26],) * count),
            sealing=sealing,
            enclosures=(),
            note=None,
            attachments=("表",),
        )
        made = measure(press.issue(document).pdf)
        (page,) = (page for page in made if any(line.text == "2013年3月16日" for line in page.body))
        assert any(line.text.startswith("机关文化") for line in page.body), count
        assert made[0].body[-1].text.startswith(("机关文化", "2013", "局", OFFICE))


def test_last_lines_go_with_the_signature_where_nothing_else_helps(printed: Pages) -> None:
    assert printed["letter"][1].body[0].text == "专此函商，请复。"


def test_first_page_always_has_text(press: Press) -> None:
    crowded = replace(
        JOINT,
        issuers=OFFICES,
        title=(
            ("关于", "进一步", "深入", "开展"),
            ("“文明机关”", "“文明科室”", "“文明职工”"),
            ("创建", "评选", "表彰", "活动", "的通知"),
        ),
        recipients="各县（市、区）城市管理局、文化局、体育局，" * 6 + "局属各单位",
        signatures=tuple(map(Signature, OFFICES)),
    )
    made = measure(press.issue(crowded).pdf)
    assert "为进一步丰富机关文化生活" in "".join(line.text for line in made[0].body)
    if "各县（市、区）" not in "".join(line.text for line in made[0].body):
        assert made[-1].find("主送：各县（市、区）").first.size_pt == 14


CROWDS = st.builds(
    lambda form, several, title, recipients, labels, signers, body, sealing, attachments: replace(
        NOTICE,
        form=form,
        mark={"document": "文件", "letter": "", "order": "令", "minutes": "纪要", "plain": ""}[form],
        issuers=OFFICES[:several],
        title=title,
        recipients=recipients,
        **labels,
        signers=signers if form == "document" else (),
        nodes=PLAN[body : body + 9],
        signatures=tuple(map(Signature, OFFICES[:several])),
        sealing=sealing,
        attachments=attachments,
        enclosures=(),
    ),
    st.sampled_from(("document", "letter", "order", "minutes", "plain")),
    st.integers(1, 7),
    st.sampled_from((NOTICE.title, JOINT.title, (("通知",),), (tuple(LONG_TITLE),))),
    st.sampled_from((None, "局属各单位", "各县、市、区城市管理局，" * 24 + "局属各单位")),
    st.sampled_from(({}, {"copy_number": "000001", "secrecy": "机密★1年", "urgency": "特急"}, {"urgency": "加急"})),
    st.sampled_from(((), ("陈阁辉",), ("陈阁辉", "周峰", "邓晓峰"))),
    st.integers(0, 18),
    st.sampled_from(("seal", "none", "stamp")),
    st.sampled_from(((), ("任务分工表",), ("任务分工表", "考核评分细则（试行）" * 5, *["登记表"] * 9))),
).filter(lambda document: document.sealing != "stamp" or len(document.signatures) * 3 + 1 < 22)
"""Where stamps leave a line of a page to the text."""


@given(CROWDS)
@settings(deadline=None, max_examples=12)
def test_whatever_a_document_has_it_keeps_to_the_standard(press: Press, document: Document) -> None:
    pages = measure(press.issue(document).pdf)
    first, last = document.nodes[0], document.nodes[-1]
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert first.runs[0].text[:6] in "".join(line.text for line in pages[0].body)
    assert document.form == "letter" or len(pages) % 2 == 0
    signed = next(page for page in reversed(pages) if any(line.text.endswith(document.date) for line in page.body))
    company = (last.runs[-1].text, *document.attachments[6:])
    assert any(words.endswith(line.text[-3:]) for line in signed.body for words in company)
    for page in pages:
        for line in page.body:
            assert line.first.x > LEFT - 0.05
            assert line.bottom < BOTTOM + 0.05
