"""Official documents measured as they are printed, in mm, against GB/T 9704-2012."""

import io
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import pyvips
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from papers import (
    DOCUMENTS,
    JOINT,
    LETTER,
    NOTICE,
    OFFICE,
    PLAIN,
    UPWARD,
    paragraph,
    paragraphs,
)
from pytest import approx
from ruler import BOTTOM, CELL, LEFT, PITCH, RIGHT, SIZE, TOP, Page, Rule, full_lines, measure, runs

import banbao
from banbao.press.document import Ending, Signature
from banbao.press.issuing import make_pdf
from banbao.press.typesetter import TemplateError, Typesetter, lay_ready

Pages = Mapping[str, tuple[Page, ...]]
ROOT = Path(__file__).resolve().parents[2]
FONTS = Path(banbao.__file__).parent / "fonts" / "shipped"
RED, BLACK = (255, 0, 0), (0, 0, 0)
CLOSING, OPENING = "，。、；：？！）》”’】〕％·", "（《“‘【〔"
NAMES = [document.name for document in DOCUMENTS]
FANGSONG, SONG, HEI, KAI = "ZhuqueFangsong-Regular", "NotoSerifSC-Regular", "NotoSansSC-Regular", "BanbaoKai-Regular"
TITLE_SONG = "NotoSerifSC-Bold"


@pytest.fixture(scope="session")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """Give a press that has a picture to print."""
    folder = tmp_path_factory.mktemp("press")
    theme = ROOT / "theme_overrides"
    lay_ready(folder, {path.relative_to(theme).as_posix(): path for path in theme.rglob("*") if path.is_file()})
    (folder / "pictures").mkdir()
    grey = pyvips.Image.black(900, 600, bands=3) + 128
    grey.cast("uchar").copy(interpretation="srgb").jpegsave(str(folder / "pictures" / "reading.jpg"))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return Typesetter(folder, fonts)


@pytest.fixture(scope="session")
def pdfs(typesetter: Typesetter) -> Mapping[str, bytes]:
    """Give documents of every form, by name."""
    return {document.name: make_pdf(document, typesetter).pdf for document in DOCUMENTS}


@pytest.fixture(scope="session")
def pages(pdfs: Mapping[str, bytes]) -> Pages:
    """Give what stands on their pages."""
    return {name: measure(pdf) for name, pdf in pdfs.items()}


def within(value: float) -> object:
    """Allow for what rounding to hundredths of a pt makes."""
    return approx(value, abs=0.05)


def inked(value: float) -> object:
    """Allow for the edges of ink, which a font tells in whole units."""
    return approx(value, abs=0.3)


def rules(page: Page, colour: tuple[int, int, int] = RED, width: float = 156) -> list[Rule]:
    return [rule for rule in page.rules if rule.colour == colour and abs(rule.right - rule.left - width) < 0.05]


# The grid ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_in_the_text_block(pages: Pages, name: str) -> None:
    for page in pages[name]:
        for line in page.body:
            assert line.first.x > LEFT - 0.05
            standing = [letter for letter in line.letters if letter.x < RIGHT - 0.05]
            hung = line.text[len(standing) :]
            assert standing[-1].ink[2] < RIGHT + 0.05
            assert all(letter in CLOSING for letter in hung), line.text
            if name != "upward":
                assert line.top > TOP - 0.05
                assert line.bottom < BOTTOM + 0.05


def test_full_pages_have_22_lines_that_fill_225_mm(pages: Pages) -> None:
    full = [page for page in pages["plan"][1:] if len(page.body) == 22]
    assert len(full) >= 3
    for page in full:
        lines = page.body
        assert lines[0].top == within(TOP)
        assert lines[-1].bottom == within(BOTTOM)
        for upper, lower in pairwise(lines):
            assert lower.top - upper.top == within(PITCH)


def test_pages_have_fewer_lines_only_where_a_heading_goes_with_its_text(pages: Pages) -> None:
    plan = pages["plan"]
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
def test_full_lines_have_28_characters(pages: Pages, name: str) -> None:
    counted = 0
    for line, following in full_lines(pages[name]):
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
def test_no_line_is_longer_or_begins_or_ends_with_what_may_not_stand_there(typesetter: Typesetter, text: str) -> None:
    document = replace(PLAIN, nodes=(paragraph(f"题{text}完。"),), recipients=None)
    lines = [line for page in measure(make_pdf(document, typesetter).pdf) for line in page.body[:-2]]
    assert "".join(line.text for line in lines) == f"题{text}完。".replace(" ", "")
    for line, following in pairwise(lines):
        standing = [letter for letter in line.letters if letter.x < RIGHT - 0.05]
        assert all(letter.text in CLOSING for letter in line.letters[len(standing) :])
        assert standing[-1].ink[2] < RIGHT + 0.05
        assert following.text[0] not in CLOSING or following.text.startswith("……")
        assert line.text[-1] not in OPENING or set(line.text) <= set(OPENING)


# Elements ------------------------------------------------------------------------------------------------------------


def test_document_head(pages: Pages) -> None:
    first = pages["plan"][0]
    mark = first.find("岳阳市城市管理局文件")
    assert {letter.colour for letter in mark.letters} == {RED}
    assert min(letter.ink[1] for letter in mark.letters) == inked(TOP + 35)
    assert (mark.letters[0].ink[0] + mark.letters[-1].ink[2]) / 2 == inked((LEFT + RIGHT) / 2)
    assert mark.letters[-1].ink[2] - mark.letters[0].ink[0] < 156
    number = first.find("岳城管发〔2013〕16号")
    assert number.top - max(letter.ink[3] for letter in mark.letters) == inked(2 * PITCH)
    (rule,) = rules(first)
    assert rule.top - number.bottom == within(4)
    assert (rule.left, rule.right) == (within(LEFT), within(RIGHT))
    assert 0.35 <= round(rule.height, 2) <= 0.5
    title = first.find("关于印发《岳阳市城市管理局")
    assert title.top - rule.bottom == within(2 * PITCH)
    assert {(letter.font, letter.size_pt) for letter in title.letters} == {(TITLE_SONG, 22)}
    second = first.find("机关文化建设活动实施方案》的通知")
    for line in (title, second):
        assert (line.first.x + line.letters[-1].x + 22 * 25.4 / 72) / 2 == within((LEFT + RIGHT) / 2)
    recipients = first.find("局属各单位、局机关各科（室）：")
    assert recipients.first.x == within(LEFT)
    assert PITCH <= recipients.top - second.bottom <= PITCH + SIZE
    body = first.find("现将《岳阳市")
    assert body.top - recipients.top == within(PITCH)
    assert body.first.x == within(LEFT + 2 * CELL)


def test_labels_of_a_document(pages: Pages) -> None:
    first = pages["joint"][0]
    for row, (words, font) in enumerate((("000123", FANGSONG), ("秘密★1年", HEI), ("特急", HEI))):
        line = first.find(words)
        assert (line.first.x, line.top) == (within(LEFT), within(TOP + row * PITCH))
        assert {(letter.font, letter.size_pt) for letter in line.letters if letter.text != "★"} == {(font, 16)}


def test_joint_mark(pages: Pages) -> None:
    first = pages["joint"][0]
    names = [first.find(name) for name in JOINT.issuers]
    assert [name.top for name in names] == sorted(name.top for name in names)
    assert {round(name.first.ink[0]) for name in names} == {round(names[0].first.ink[0])}
    assert max(name.letters[-1].ink[2] for name in names) - min(name.letters[-1].ink[2] for name in names) < 1
    kind = first.find("文件")
    middle = (names[0].first.ink[1] + names[-1].letters[-1].ink[3]) / 2
    assert (kind.first.ink[1] + kind.first.ink[3]) / 2 == approx(middle, abs=1)
    assert min(letter.ink[1] for letter in names[0].letters) == approx(TOP + 35, abs=0.6)


def test_signers_stand_beside_the_number(pages: Pages) -> None:
    first = pages["upward"][0]
    number, label = first.find("岳城管报〔2013〕7号"), first.find("签发人：")
    assert number.first.x == within(LEFT + CELL)
    assert label.top == within(number.top)
    names = [first.find("陈阁辉"), first.find("周峰")]
    assert {letter.font for name in names for letter in name.letters} == {KAI}
    assert names[1].letters[-1].x + CELL == within(RIGHT - CELL)


def test_letter(pages: Pages) -> None:
    first = pages["letter"][0]
    mark = first.find(OFFICE)
    assert min(letter.ink[1] for letter in mark.letters) == inked(30)
    thick, thin, low_thin, low_thick = sorted(rules(first, width=170), key=lambda rule: rule.top)
    assert thick.top - max(letter.ink[3] for letter in mark.letters) == inked(4)
    assert thick.height > 2 * thin.height
    assert low_thick.height > 2 * low_thin.height
    assert low_thick.bottom == within(297 - 20)
    assert {round(rule.left, 1) for rule in (thick, thin, low_thin, low_thick)} == {20}
    number = first.find("岳城管函〔2013〕21号")
    assert number.top - thin.bottom == within(SIZE * 7 / 8)
    assert number.letters[-1].x + SIZE == within(RIGHT)
    assert first.find("加急").first.x == within(LEFT)
    assert first.find("关于商请").top - number.bottom == within(2 * PITCH)
    last = pages["letter"][-1]
    assert not last.rules
    assert last.find("抄送：市体育局。").bottom == approx(BOTTOM, abs=3)


def test_order(pages: Pages) -> None:
    first = pages["order"][0]
    mark = first.find("岳阳市城市管理局令")
    assert min(letter.ink[1] for letter in mark.letters) == inked(TOP + 20)
    number = first.find("第3号")
    assert number.top - max(letter.ink[3] for letter in mark.letters) == inked(2 * PITCH)
    body = first.find("《岳阳市城市管理局机关文化建设考核办法》")
    assert 2 * PITCH <= body.top - number.bottom <= 2 * PITCH + SIZE
    post, day = first.find("局长"), first.find("2013年5月8日")
    assert post.letters[-1].x + SIZE == within(RIGHT - (4 + 5 + 2) * CELL)
    assert day.letters[-1].x + SIZE == within(RIGHT - 4 * CELL)


def test_minutes(pages: Pages) -> None:
    first, *_ = pages["minutes"]
    mark = first.find("岳阳市城市管理局局务会议纪要")
    assert min(letter.ink[1] for letter in mark.letters) == inked(TOP + 35)
    attended = next(page for page in pages["minutes"] if any("出席：" in line.text for line in page.lines))
    label = attended.find("出席：")
    assert label.first.x == within(LEFT + 2 * CELL)
    assert {letter.font for letter in label.letters} == {HEI}
    assert attended.find("陈阁辉、周峰").first.x == within(LEFT + 5 * CELL)
    wrapped = attended.find("主要负责人，机关党委")
    assert wrapped.first.x == within(LEFT + 5 * CELL)


def test_faces_of_levels(pages: Pages) -> None:
    lines = [line for page in pages["plan"] for line in page.body]
    starts = {line.text[:6]: runs(line) for line in lines}
    assert starts["一、指导思想"] == ((HEI, "一、指导思想"),)
    assert starts["（一）坚持系"][0] == (KAI, "（一）坚持系统性原则。")
    assert starts["（一）坚持系"][1][0] == FANGSONG
    assert [font for font, _ in starts["1.开展机关"]] == [FANGSONG]
    assert {letter.size_pt for line in lines for letter in line.letters} == {16}


def test_attachments_hang(pages: Pages) -> None:
    page = pages["joint"][2]
    last = page.find("一，集体利益和个人利益的融合。")
    label = page.find("附件：1.")
    assert label.first.x == within(LEFT + 2 * CELL)
    assert label.top - last.top == within(2 * PITCH)
    first, second = page.find("“文明机关”创建活动责任分工表"), page.find("“文明机关”创建活动考核评分细则")
    assert first.first.x == within(LEFT + 6 * CELL)
    assert second.first.x == within(LEFT + 6 * CELL)
    assert page.find("属各单位、局机关各科室报送材料").first.x == within(LEFT + 6 * CELL)


def test_names_and_date_with_a_seal(pages: Pages) -> None:
    page = pages["plan"][0]
    day = next(line for line in page.body if "2013年3月16日" in line.text)
    name = next(line for line in page.body if line.text == OFFICE)
    assert day.letters[-1].x + SIZE == within(RIGHT - 4 * CELL)
    assert day.top - name.top == within(PITCH)
    centres = [(line.first.x + line.letters[-1].x + CELL) / 2 for line in (name, day)]
    assert centres[0] == within(centres[1])
    text = page.find("给你们，请结合")
    # A seal of 42 mm whose middle is at the name begins within a line of the text.
    assert 0 < name.top - 21 - text.bottom < PITCH
    note = page.find("（此件公开发布）")
    assert (note.first.x, note.top - day.top) == (within(LEFT + 2 * CELL), within(PITCH))


def test_names_of_joint_documents_leave_each_its_seal(pages: Pages) -> None:
    line = next(line for line in pages["joint"][2].body if line.text.startswith(OFFICE))
    centres = []
    for name in JOINT.issuers:
        letters = line.letters[line.text.index(name) :][: len(name)]
        centres.append((letters[0].x + letters[-1].x + CELL) / 2)
    assert [after - before for before, after in pairwise(centres)] == [within(45), within(45)]
    assert centres[0] - 21 > LEFT


@pytest.mark.parametrize("name", [OFFICE, "市文化局", "岳阳市城市管理局机关党委文化小组"])
def test_name_and_date_without_a_seal(typesetter: Typesetter, name: str) -> None:
    page = measure(make_pdf(replace(PLAIN, signatures=(Signature(name),)), typesetter).pdf)[0]
    office = next(line for line in page.body if line.text == name)
    day = next(line for line in page.body if line.text == "2013年3月16日")
    text = page.body[page.body.index(office) - 1]
    assert office.top - text.top == within(2 * PITCH)
    assert day.top - office.top == within(PITCH)
    assert day.first.x - office.first.x == within(2 * CELL)
    longer = max((office, day), key=lambda line: line.letters[-1].x - line.first.x)
    assert longer.letters[-1].x + SIZE == within(RIGHT - 2 * CELL)


def test_enclosures_begin_pages(pages: Pages) -> None:
    page = next(page for page in pages["long"] if page.lines[0].text == "附件1")
    label = page.lines[0]
    assert (label.first.x, label.top) == (within(LEFT), within(TOP))
    assert {letter.font for letter in label.letters} == {HEI}
    title = page.lines[1]
    assert {(letter.font, letter.size_pt) for letter in title.letters} == {(TITLE_SONG, 22)}
    assert (title.top + title.bottom) / 2 == within(TOP + 2 * PITCH + SIZE / 2)


def test_tables_go_on_with_their_heads(pages: Pages) -> None:
    heads = [page for page in pages["long"] if any(line.text.startswith("序号建设任务") for line in page.lines)]
    assert len(heads) >= 4
    *_, after = (page for page in pages["long"] if any("（三）坚持领导带头" in line.text for line in page.lines))
    offsets = [(line.top - TOP) / PITCH for line in after.body]
    assert offsets == [approx(round(offset), abs=0.01) for offset in offsets]


def test_wide_tables_lie_on_their_sides_with_their_heads_on_the_left(pages: Pages) -> None:
    turned = [page for page in pages["long"] if page.turned]
    assert len(turned) == 5
    for page in turned:
        head = next(letter for letter in page.turned if letter.text == "项")
        assert head.x < min(letter.x for letter in page.turned if letter.text == "第")
        assert all(letter.ink[0] > LEFT and letter.ink[2] < RIGHT for letter in page.turned)
        assert all(letter.ink[1] > TOP and letter.ink[3] < BOTTOM for letter in page.turned)
        assert page.lines[-1].text.startswith("—")


# The imprint and numbers of pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan", "joint", "upward", "minutes", "long"])
def test_imprint_ends_the_last_page_which_is_even(pages: Pages, name: str) -> None:
    assert len(pages[name]) % 2 == 0
    last = pages[name][-1]
    first_rule, middle, last_rule = sorted(rules(last, BLACK), key=lambda rule: rule.top)
    assert [round(rule.height, 2) for rule in (first_rule, middle, last_rule)] == [0.35, 0.25, 0.35]
    assert last_rule.bottom == within(BOTTOM)
    copies, printer = last.find("抄送：市委宣传部，市直机关工委。"), last.find("岳阳市城市管理局办公室")
    unit = 156 / 32
    assert copies.first.x == within(LEFT + unit)
    assert printer.first.x == within(LEFT + unit)
    assert last.find("2013年3月18日印发").letters[-1].x + unit == approx(RIGHT - unit, abs=0.1)
    assert {(letter.font, letter.size_pt) for letter in copies.letters} == {(FANGSONG, 14)}


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_pages(pages: Pages, name: str) -> None:
    for number, page in enumerate(pages[name], 1):
        line = page.lines[-1] if page.lines else None
        if (name == "letter" and number == 1) or (name == "upward" and number >= 3):
            assert line is None or line.top < BOTTOM
            continue
        assert line is not None
        assert line.text == f"—{number}—"
        assert {(letter.font, letter.size_pt) for letter in line.letters} == {(SONG, 14)}
        assert line.first.ink[1] - BOTTOM == approx(7, abs=0.1)
        edge = 14 * 25.4 / 72
        if number % 2:
            assert line.letters[-1].ink[2] == approx(RIGHT - edge, abs=0.5)
        else:
            assert line.first.ink[0] == approx(LEFT + edge, abs=0.5)


# Pages ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sealing", ["seal", "none", "stamp"])
def test_signatures_never_stand_alone(typesetter: Typesetter, sealing: str) -> None:
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
        made = measure(make_pdf(document, typesetter).pdf)
        (page,) = (page for page in made if any(line.text == "2013年3月16日" for line in page.body))
        assert any(line.text.startswith("机关文化") for line in page.body), count
        assert made[0].body[-1].text.startswith(("机关文化", "2013", "局", OFFICE))


def test_last_lines_go_with_the_signature_where_nothing_else_helps(pages: Pages) -> None:
    assert pages["letter"][1].body[0].text == "专此函商，请复。"


def test_first_page_always_has_text(typesetter: Typesetter) -> None:
    offices = tuple(f"岳阳市{part}局" for part in ("城市管理", "文化", "体育", "教育", "民政", "财政", "规划", "建设"))
    crowded = replace(
        JOINT,
        issuers=offices,
        title=(
            ("关于", "进一步", "深入", "开展"),
            ("“文明机关”", "“文明科室”", "“文明职工”"),
            ("创建", "评选", "表彰", "活动", "的通知"),
        ),
        recipients="各县（市、区）城市管理局、文化局、体育局，" * 6 + "局属各单位",
        signatures=tuple(map(Signature, offices)),
    )
    made = measure(make_pdf(crowded, typesetter).pdf)
    assert "为进一步丰富机关文化生活" in "".join(line.text for line in made[0].body)
    if "各县（市、区）" not in "".join(line.text for line in made[0].body):
        assert made[-1].find("主送：各县（市、区）").first.size_pt == 14


def test_how_a_document_ends_is_told(typesetter: Typesetter) -> None:
    endings = {document.name: make_pdf(document, typesetter).ending for document in (NOTICE, UPWARD, LETTER, PLAIN)}
    assert endings == {
        "plan": Ending("next"),
        "upward": Ending("after-blank", is_bare=True),
        "letter": Ending("shared", is_bare=True),
        "plain": Ending("shared"),
    }


# The file ------------------------------------------------------------------------------------------------------------


def _opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.mark.parametrize("name", NAMES)
def test_files_are_for_archives_and_for_all_readers(pdfs: Mapping[str, bytes], name: str) -> None:
    document = next(document for document in DOCUMENTS if document.name == name)
    with _opened(pdfs[name]) as pdf, pdf.open_metadata() as data:
        assert (data["pdfaid:part"], data["pdfaid:conformance"], data["pdfuaid:part"]) == ("2", "A", "1")
        assert data["dc:title"] == document.heading
        assert str(pdf.Root.Lang).lower() == "zh-cn"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def _titles(items: list[pikepdf.OutlineItem]) -> list[Any]:
    return [(item.title, _titles(item.children)) if item.children else item.title for item in items]


def test_bookmarks_follow_the_levels(pdfs: Mapping[str, bytes]) -> None:
    with _opened(pdfs["plan"]) as pdf, pdf.open_outline() as outline:
        notice, plan = _titles(outline.root)
    assert notice == NOTICE.heading
    title, parts = plan
    assert title == "岳阳市城市管理局机关文化建设活动实施方案"
    assert parts[:2] == ["一、指导思想", "二、总体目标"]
    assert parts[2] == (
        "三、工作原则",
        ["（一）坚持系统性原则。", "（二）坚持以人为本原则。", "（三）坚持领导带头与全员参与原则。"],
    )


def _elements(node: pikepdf.Object) -> Iterator[tuple[str, str | None]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S), str(node.Alt) if "/Alt" in node else None
        if "/K" in node:
            yield from _elements(node.K)


def test_structure_is_told(pdfs: Mapping[str, bytes]) -> None:
    with _opened(pdfs["long"]) as pdf:
        told = list(_elements(pdf.Root.StructTreeRoot.K))
    assert ("/Figure", "阅览室里干部职工在读书") in told
    kinds = {kind for kind, _ in told}
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD"} <= kinds
    with _opened(pdfs["plain"]) as pdf:
        assert {"/L", "/LI", "/BlockQuote"} <= {kind for kind, _ in _elements(pdf.Root.StructTreeRoot.K)}


def test_the_same_document_gives_the_same_bytes(typesetter: Typesetter, pdfs: Mapping[str, bytes]) -> None:
    assert make_pdf(LETTER, typesetter).pdf == pdfs["letter"]


def test_characters_that_no_face_has_are_told(typesetter: Typesetter) -> None:
    with pytest.raises(TemplateError, match="𠀀"):
        make_pdf(replace(PLAIN, nodes=(paragraph("阅览室𠀀"),)), typesetter)
