"""The elements of official documents, measured in mm as they are printed, against GB/T 9704-2012."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from msgspec.structs import replace
from papers import DOCUMENTS, JOINT, NOTICE, OFFICE, PLAIN, cells, paragraph
from pytest import approx
from ruler import BOTTOM, CELL, LEFT, PITCH, RIGHT, SIZE, TOP, Page, Rule, inked, measure, runs, within

from banbao.press.document import Enclosure, Signature
from banbao.press.prose import Table
from press_room import Press

Pages = Mapping[str, tuple[Page, ...]]
RED, BLACK = (255, 0, 0), (0, 0, 0)
NAMES = [document.name for document in DOCUMENTS]
FANGSONG, SONG, HEI, KAI = "ZhuqueFangsong-Regular", "NotoSerifSC-Regular", "NotoSansSC-Regular", "BanbaoKai-Regular"
TITLE_SONG = "NotoSerifSC-Bold"


def rules(page: Page, colour: tuple[int, int, int] = RED, width: float = 156) -> list[Rule]:
    return [rule for rule in page.rules if rule.colour == colour and abs(rule.right - rule.left - width) < 0.05]


def test_document_head(printed: Pages) -> None:
    first = printed["plan"][0]
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


def test_labels_of_a_document(printed: Pages) -> None:
    first = printed["joint"][0]
    for row, (words, font) in enumerate((("000123", FANGSONG), ("秘密★1年", HEI), ("特急", HEI))):
        line = first.find(words)
        assert (line.first.x, line.top) == (within(LEFT), within(TOP + row * PITCH))
        assert {(letter.font, letter.size_pt) for letter in line.letters if letter.text != "★"} == {(font, 16)}


def test_joint_mark(printed: Pages) -> None:
    first = printed["joint"][0]
    names = [first.find(name) for name in JOINT.issuers]
    assert [name.top for name in names] == sorted(name.top for name in names)
    assert {round(name.first.ink[0]) for name in names} == {round(names[0].first.ink[0])}
    assert max(name.letters[-1].ink[2] for name in names) - min(name.letters[-1].ink[2] for name in names) < 1
    kind = first.find("文件")
    middle = (names[0].first.ink[1] + names[-1].letters[-1].ink[3]) / 2
    assert (kind.first.ink[1] + kind.first.ink[3]) / 2 == approx(middle, abs=1)
    assert min(letter.ink[1] for letter in names[0].letters) == approx(TOP + 35, abs=0.6)


def test_signers_stand_beside_the_number(printed: Pages) -> None:
    first = printed["upward"][0]
    number, label = first.find("岳城管报〔2013〕7号"), first.find("签发人：")
    assert number.first.x == within(LEFT + CELL)
    assert label.top == within(number.top)
    names = [first.find("陈阁辉"), first.find("周峰")]
    assert {letter.font for name in names for letter in name.letters} == {KAI}
    assert names[1].letters[-1].x + CELL == within(RIGHT - CELL)


def test_letter(printed: Pages) -> None:
    first = printed["letter"][0]
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
    last = printed["letter"][-1]
    assert not last.rules
    assert last.find("抄送：市体育局。").bottom == approx(BOTTOM, abs=3)


def test_order(printed: Pages) -> None:
    first = printed["order"][0]
    mark = first.find("岳阳市城市管理局令")
    assert min(letter.ink[1] for letter in mark.letters) == inked(TOP + 20)
    number = first.find("第3号")
    assert number.top - max(letter.ink[3] for letter in mark.letters) == inked(2 * PITCH)
    body = first.find("《岳阳市城市管理局机关文化建设考核办法》")
    assert 2 * PITCH <= body.top - number.bottom <= 2 * PITCH + SIZE
    post, day = first.find("局长"), first.find("2013年5月8日")
    assert post.letters[-1].x + SIZE == within(RIGHT - (4 + 5 + 2) * CELL)
    assert day.letters[-1].x + SIZE == within(RIGHT - 4 * CELL)


def test_minutes(printed: Pages) -> None:
    first, *_ = printed["minutes"]
    mark = first.find("岳阳市城市管理局局务会议纪要")
    assert min(letter.ink[1] for letter in mark.letters) == inked(TOP + 35)
    attended = next(page for page in printed["minutes"] if any("出席：" in line.text for line in page.lines))
    label = attended.find("出席：")
    assert label.first.x == within(LEFT + 2 * CELL)
    assert {letter.font for letter in label.letters} == {HEI}
    assert attended.find("陈阁辉、周峰").first.x == within(LEFT + 5 * CELL)
    wrapped = attended.find("主要负责人，机关党委")
    assert wrapped.first.x == within(LEFT + 5 * CELL)


def test_faces_of_levels(printed: Pages) -> None:
    lines = [line for page in printed["plan"] for line in page.body]
    starts = {line.text[:6]: runs(line) for line in lines}
    assert starts["一、指导思想"] == ((HEI, "一、指导思想"),)
    assert starts["（一）坚持系"][0] == (KAI, "（一）坚持系统性原则。")
    assert starts["（一）坚持系"][1][0] == FANGSONG
    assert [font for font, _ in starts["1.开展机关"]] == [FANGSONG]
    assert {letter.size_pt for line in lines for letter in line.letters} == {16}


def test_attachments_hang(printed: Pages) -> None:
    page = printed["joint"][2]
    last = page.find("一，集体利益和个人利益的融合。")
    label = page.find("附件：1.")
    assert label.first.x == within(LEFT + 2 * CELL)
    assert label.top - last.top == within(2 * PITCH)
    first, second = page.find("“文明机关”创建活动责任分工表"), page.find("“文明机关”创建活动考核评分细则")
    assert first.first.x == within(LEFT + 6 * CELL)
    assert second.first.x == within(LEFT + 6 * CELL)
    assert page.find("属各单位、局机关各科室报送材料").first.x == within(LEFT + 6 * CELL)


def test_names_and_date_with_a_seal(printed: Pages) -> None:
    page = printed["plan"][0]
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


def test_names_of_joint_documents_leave_each_its_seal(printed: Pages) -> None:
    line = next(line for line in printed["joint"][2].body if line.text.startswith(OFFICE))
    centres = []
    for name in JOINT.issuers:
        letters = line.letters[line.text.index(name) :][: len(name)]
        centres.append((letters[0].x + letters[-1].x + CELL) / 2)
    assert [after - before for before, after in pairwise(centres)] == [within(45), within(45)]
    assert centres[0] - 21 > LEFT


@pytest.mark.parametrize("name", [OFFICE, "市文化局", "岳阳市城市管理局机关党委文化小组"])
def test_name_and_date_without_a_seal(press: Press, name: str) -> None:
    page = measure(press.issue(replace(PLAIN, signatures=(Signature(name),))).pdf)[0]
    office = next(line for line in page.body if line.text == name)
    day = next(line for line in page.body if line.text == "2013年3月16日")
    text = page.body[page.body.index(office) - 1]
    assert office.top - text.top == within(2 * PITCH)
    assert day.top - office.top == within(PITCH)
    assert day.first.x - office.first.x == within(2 * CELL)
    longer = max((office, day), key=lambda line: line.letters[-1].x - line.first.x)
    assert longer.letters[-1].x + SIZE == within(RIGHT - 2 * CELL)


def test_enclosures_begin_pages(printed: Pages) -> None:
    page = next(page for page in printed["long"] if page.lines[0].text == "附件1")
    label = page.lines[0]
    assert (label.first.x, label.top) == (within(LEFT), within(TOP))
    assert {letter.font for letter in label.letters} == {HEI}
    title = page.lines[1]
    assert {(letter.font, letter.size_pt) for letter in title.letters} == {(TITLE_SONG, 22)}
    assert (title.top + title.bottom) / 2 == within(TOP + 2 * PITCH + SIZE / 2)


def test_tables_go_on_with_their_heads(printed: Pages) -> None:
    heads = [page for page in printed["long"] if any(line.text.startswith("序号建设任务") for line in page.lines)]
    assert len(heads) >= 4
    *_, after = (page for page in printed["long"] if any("（三）坚持领导带头" in line.text for line in page.lines))
    offsets = [(line.top - TOP) / PITCH for line in after.body]
    assert offsets == [approx(round(offset), abs=0.01) for offset in offsets]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_text_stands_as_far_from_a_table_above_it_as_from_one_below(press: Press, lines: int) -> None:
    rows = (cells("甲", "局机关党委负责机关文化建设活动的组织协调" * lines), cells("乙", "办公室"))
    text = paragraph("机关文化建设。")
    document = replace(PLAIN, nodes=(text, Table(head=cells("单位", "职责"), rows=rows), text), recipients=None)
    page = measure(press.issue(document).pdf)[0]
    above, below = (line for line in page.body if line.text == "机关文化建设。")
    edges = [rule for rule in page.rules if above.bottom < rule.top < below.top]
    for gap in (min(rule.top for rule in edges) - above.bottom, below.top - max(rule.bottom for rule in edges)):
        assert gap == approx(PITCH - SIZE / 2, abs=0.4)
    assert (below.top - above.top) / PITCH == approx(round((below.top - above.top) / PITCH), abs=0.01)


def test_a_few_rows_take_no_page_of_their_own(press: Press) -> None:
    def pages_of(count: int) -> int:
        rows = tuple(cells(str(number), *("",) * 8) for number in range(count))
        table = Table(head=cells("序号", *"一二三四五六七八"), rows=rows, is_wide=True)
        attached = Enclosure((("登记表",),), (table,), "附件")
        made = measure(press.issue(replace(NOTICE, enclosures=(attached,))).pdf)
        return sum(bool(page.turned) for page in made)

    assert [pages_of(count) for count in (9, 10, 11, 20)] == [1, 1, 1, 2]


def test_wide_spaces_take_a_cell_and_nothing_of_what_spreads_a_line(press: Press) -> None:
    written = "第二条　考核对象为局属各单位和局机关各科室，共8个单位，按年度进行。"
    page = measure(press.issue(replace(PLAIN, nodes=(paragraph(written),), recipients=None)).pdf)[0]
    line = next(line for line in page.body if line.text.startswith("第二条"))
    wide = line.letters[3].x - line.letters[2].x
    assert wide == approx(2 * CELL, abs=0.15)


def test_wide_tables_lie_on_their_sides_with_their_heads_on_the_left(printed: Pages) -> None:
    turned = [page for page in printed["long"] if page.turned]
    assert len(turned) == 4
    for page in turned:
        head = next(letter for letter in page.turned if letter.text == "项")
        assert head.x < min(letter.x for letter in page.turned if letter.text == "第")
        assert all(letter.ink[0] > LEFT and letter.ink[2] < RIGHT for letter in page.turned)
        assert all(letter.ink[1] > TOP and letter.ink[3] < BOTTOM for letter in page.turned)
        assert page.lines[-1].text.startswith("—")


@pytest.mark.parametrize("name", ["plan", "joint", "upward", "minutes", "long"])
def test_imprint_ends_the_last_page_which_is_even(printed: Pages, name: str) -> None:
    assert len(printed[name]) % 2 == 0
    last = printed[name][-1]
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
def test_numbers_of_pages(printed: Pages, name: str) -> None:
    # Neither a blank page has a number nor the foot behind it.
    behind = next((place for place, page in enumerate(printed[name], 1) if not page.lines and not page.turned), None)
    for number, page in enumerate(printed[name], 1):
        line = page.lines[-1] if page.lines else None
        if (name == "letter" and number == 1) or (behind is not None and number >= behind):
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
