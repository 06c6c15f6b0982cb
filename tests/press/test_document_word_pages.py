"""Word files of official documents as LibreOffice sets them, measured in mm."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
import word_documents as samples
from msgspec.structs import replace
from office import SOFFICE, Office
from papers import OFFICE
from ruler import CELL, Letter, Line, Page, Rule

from banbao.press.document import Signature

HANGING, OPENING = "，。、；：？！", "（《“"
CLOSING = HANGING + "）》”"


def broken(text: str, first: int = 26, rest: int = 28) -> list[str]:
    """Break Chinese text by hand: a single mark hangs behind a full line, else a letter goes down with what follows."""
    lines, room = [], first
    while len(text) > room:
        end = room
        if text[end] in HANGING and text[end + 1 : end + 2] not in tuple(CLOSING):
            end += 1
        while text[end : end + 1] in tuple(CLOSING) or text[end - 1] in OPENING:
            end -= 1
        lines.append(text[:end])
        text, room = text[end:], rest
    return [*lines, text] if text else lines


_CELLS = samples.SENTENCES[0][:26]
LINES = (
    *(each for each in samples.SENTENCES if not re.search("[0-9A-Za-z—…‘’·]", each)),
    *(
        f"{_CELLS[:count]}{marks}后面的文字"
        for count in (25, 26)
        for marks in ("，", "。”", "》", "）。", "《", "（", "：“", "！")
    ),
)
"""The plan's paragraphs, and marks at the ends of lines."""


SIGNING = (OFFICE, "岳阳市文化局", "岳阳市体育局")
SIGNED_AFTER = range(24, 36)
"""After so many lines a signature comes to the end of a page, and past it."""


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Page, ...]]:
    """The pages of all samples, as LibreOffice sets them."""
    if SOFFICE is None:
        pytest.skip("LibreOffice Writer is not installed")
    files = {each.name: samples.made(each) for each in samples.ALL}
    files["notice-next"] = samples.made(samples.NOTICE, "next")
    files["notice-after-blank"] = samples.made(samples.NOTICE, "after-blank")
    crowd = tuple(f"岳阳市第{number}管理局" for number in "一二三四五六七八")
    files["crowd"] = samples.made(
        replace(samples.JOINT, issuers=crowd, signatures=tuple(map(Signature, crowd)), recipients="各县（市、区）" * 40)
    )
    for count in SIGNED_AFTER:
        text = (samples.words("机关文化建设活动" * 3 + "好。"),) * count
        signed = tuple(map(Signature, SIGNING))
        joint = replace(samples.JOINT, nodes=text, attachments=(), enclosures=(), note=None, signatures=signed)
        files[f"signed-{count}"] = samples.made(joint)
    stamps = (Signature("某某", "书记"), Signature("某某", "主任"))
    files["stamps"] = samples.made(replace(samples.ORDER, signatures=stamps))
    lines = replace(samples.PLAIN, nodes=tuple(map(samples.words, LINES)), recipients=None, signatures=(), note=None)
    files["lines"] = samples.made(lines)
    return Office(tmp_path_factory.mktemp("office")).set_all(files)


def ink(drawn: Line | Sequence[Letter]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that is drawn of some letters."""
    letters = drawn.letters if isinstance(drawn, Line) else drawn
    lefts, tops, rights, bottoms = zip(*(each.ink for each in letters), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def red_rules(page: Page) -> list[Rule]:
    return [rule for rule in page.rules if rule.colour == (255, 0, 0)]


def middle(rule: Rule) -> float:
    return (rule.top + rule.bottom) / 2


office = pytest.mark.office
PITCH = 225 / 22


@office
@pytest.mark.parametrize("name", ["notice", "plain", "plan", "letter"])
def test_full_pages_have_22_lines_of_28_characters(pages: dict[str, tuple[Page, ...]], name: str) -> None:
    full = pages[name][1]
    assert len(full.body) == 22
    steps = [after.first.baseline - before.first.baseline for before, after in pairwise(full.body)]
    assert all(abs(step - PITCH) < 0.2 for step in steps)
    for line in full.body:
        assert line.first.x >= 27.9
        assert ink([each for each in line.letters if each.text not in HANGING])[2] < 184.3
    chinese = [line for line in full.body if not re.search("[ -~]", line.text)]
    long = [line for line in chinese if len(line.text) == 28 and line.first.x < 29]
    assert len(long) > 5
    for line in long:
        assert line.first.x == pytest.approx(28, abs=0.2)
        # LibreOffice spreads a line by whole twips, of which 28 characters leave less than one each.
        assert line.letters[-1].x == pytest.approx(184 - CELL, abs=0.5)


@office
def test_lines_break_where_they_would_by_hand(pages: dict[str, tuple[Page, ...]]) -> None:
    found = [text for page in pages["lines"] for text in page.texts if not re.fullmatch(r"—\d+—", text)]
    wanted = [line for text in LINES for line in broken(text)]
    assert len(wanted) > 60
    assert found[-len(wanted) :] == wanted


@office
def test_the_head_stands_at_its_places(pages: dict[str, tuple[Page, ...]]) -> None:
    for name in ("notice", "joint", "upward", "minutes"):
        first = pages[name][0]
        red = [each for each in first.letters if each.size_pt > 17 and each.baseline < 120]
        assert ink(red)[1] == pytest.approx(37 + 35, abs=0.5)
        [rule] = red_rules(first)
        assert [rule.left, rule.right] == pytest.approx([28, 184], abs=0.2)
        assert 0.35 <= rule.height <= 0.51
    [rule] = red_rules(pages["notice"][0])
    number = ink(pages["notice"][0].find("岳城管发"))
    assert rule.top - number[3] == pytest.approx(4, abs=0.3)
    order = pages["order"][0]
    assert ink([each for each in order.letters if each.size_pt > 30])[1] == pytest.approx(37 + 20, abs=0.4)


@office
def test_a_letter_has_double_rules_at_their_places(pages: dict[str, tuple[Page, ...]]) -> None:
    first, second = pages["letter"][:2]
    name = ink([each for each in first.letters if each.size_pt > 25])
    upper_thick, upper_thin, lower_thin, lower_thick = red_rules(first)
    assert name[1] == pytest.approx(30, abs=0.3)
    assert upper_thick.top - name[3] == pytest.approx(4, abs=0.4)
    assert lower_thick.bottom == pytest.approx(297 - 20, abs=0.2)
    assert upper_thick.height > 2 * upper_thin.height
    assert lower_thick.height > 2 * lower_thin.height
    for rule in (upper_thick, upper_thin, lower_thin, lower_thick):
        assert rule.right - rule.left == pytest.approx(170, abs=0.3)
        assert (rule.left + rule.right) / 2 == pytest.approx(105, abs=0.2)
    number = ink(first.find("岳城管函〔2013〕21号"))
    assert number[2] == pytest.approx(184, abs=0.6)
    assert number[1] - middle(upper_thin) == pytest.approx(7 / 8 * 16 * 25.4 / 72, abs=0.8)
    assert not re.search(r"—\d", "".join(first.texts))
    assert "—2—" in second.texts
    assert not red_rules(second)


@office
def test_elements_have_their_faces_and_sizes(pages: dict[str, tuple[Page, ...]]) -> None:
    joint, plan = pages["joint"], pages["plan"]
    wanted = (
        (joint[0], "000123", "Fangsong", 16),
        (joint[0], "秘密★", "NotoSansCJKjp-Regular", 16),
        (joint[0], "特急", "NotoSansCJKjp-Regular", 16),
        (joint[0], "岳城管联发", "Fangsong", 16),
        (joint[0], "关于联合开展", "NotoSerifCJKjp-Bold", 22),
        (joint[0], "局属各单位", "Fangsong", 16),
        (joint[0], "一、指导思想", "NotoSansCJKjp-Regular", 16),
        (joint[-1], "抄送", "Fangsong", 14),
        (plan[0], "（一）坚持", "BanbaoKai", 16),
        (plan[1], "1.抓好", "Fangsong", 16),
        (plan[1], "（1）营造", "Fangsong", 16),
        (plan[0], "—1—", "NotoSerifCJKjp-Regular", 14),
    )
    for page, text, face, size in wanted:
        for letter in page.find(text).letters:
            assert face in letter.font, text
            assert letter.size_pt == pytest.approx(size, abs=0.1), text


@office
@pytest.mark.parametrize("name", ["notice", "joint", "upward", "minutes", "order", "plain"])
def test_numbers_stand_outside_7_mm_under_the_text(pages: dict[str, tuple[Page, ...]], name: str) -> None:
    for number, page in enumerate(pages[name], 1):
        digits = f"—{number}—"
        left, top, right, _ = ink([each for each in page.find(digits).letters if each.text == "—"])
        assert top - 262 == pytest.approx(7, abs=0.3)
        letter = 14 * 25.4 / 72
        if number % 2:
            assert 184 - right == pytest.approx(letter, abs=0.5)
        else:
            assert left - 28 == pytest.approx(letter, abs=0.5)


@office
def test_numbers_of_turned_pages_stand_where_those_of_upright_ones_do(pages: dict[str, tuple[Page, ...]]) -> None:
    turned = [(number, page) for number, page in enumerate(pages["plan"], 1) if page.width > page.height]
    assert len(turned) >= 2
    for number, page in turned:
        dashes = [each for each in (*page.letters, *page.turned) if each.text in "—︱|" and each.ink[0] < 35]
        assert dashes, number
        left, top, right, bottom = ink(dashes)
        # Turned back anticlockwise, what is low on the page stands at the right.
        assert (top + bottom > 300) == bool(number % 2)
        assert 24 < (left + right) / 2 < 32


@office
def test_the_foot_ends_with_the_text_block(pages: dict[str, tuple[Page, ...]]) -> None:
    for name in ("notice", "notice-next", "notice-after-blank"):
        last = pages[name][-1]
        rules = [each for each in last.rules if each not in red_rules(last)]
        assert [each.height for each in rules] == [
            pytest.approx(0.35, abs=0.02),
            pytest.approx(0.26, abs=0.02),
            pytest.approx(0.35, abs=0.02),
        ]
        assert rules[-1].bottom == pytest.approx(262, abs=0.2)
        for each in rules:
            assert [each.left, each.right] == pytest.approx([28, 184], abs=0.2)
        left = ink(last.find("抄送"))[0]
        right = ink(last.find("印发"))[2]
        assert left - 28 == pytest.approx(14 * 25.4 / 72, abs=0.6)
        assert 184 - right == pytest.approx(14 * 25.4 / 72, abs=0.6)


@office
def test_the_foot_goes_to_a_page_of_its_own_and_a_blank_page_has_no_number(pages: dict[str, tuple[Page, ...]]) -> None:
    shared, own, apart = pages["notice"], pages["notice-next"], pages["notice-after-blank"]
    assert len(own) == len(shared) + 1
    assert own[-1].texts[-1] == f"—{len(own)}—"
    assert len(apart) == len(shared) + 2
    assert apart[-2].texts == ()
    assert not re.search("—", "".join(apart[-1].texts))


@office
def test_the_text_begins_on_the_first_page_however_tall_the_head_is(pages: dict[str, tuple[Page, ...]]) -> None:
    assert any("指导思想" in text for text in pages["crowd"][0].texts)
    for name, (first, *_) in pages.items():
        assert any(len(line.text) >= 26 for line in first.body[-3:]) or name in ("order", "stamps")


@office
def test_who_signs_stands_over_the_date(pages: dict[str, tuple[Page, ...]]) -> None:
    [page] = [page for page in pages["notice"] if any("3月16日" in text for text in page.texts)]
    name, date = ink(page.find(OFFICE)), ink(page.find("2013年3月16日"))
    assert (name[0] + name[2]) / 2 == pytest.approx((date[0] + date[2]) / 2, abs=0.5)
    assert 184 - date[2] == pytest.approx(4 * CELL, abs=1)
    [page] = [page for page in pages["upward"] if any("3月16日" in text for text in page.texts)]
    name, date = ink(page.find(OFFICE)), ink(page.find("2013年3月16日"))
    assert 184 - name[2] == pytest.approx(2 * CELL, abs=1)
    assert date[0] - name[0] == pytest.approx(2 * CELL, abs=1)


@office
def test_each_of_several_who_sign_stands_in_its_place(pages: dict[str, tuple[Page, ...]]) -> None:
    upward = pages["upward"][0]
    first, third, number = (ink(upward.find(text)) for text in ("某某欧", "某某某", "岳城管报〔"))
    second = ink(upward.find("欧阳某某"))
    label = ink(upward.find("签发人"))
    assert 184 - second[2] == pytest.approx(CELL, abs=1)
    assert first[0] == pytest.approx(third[0], abs=0.6)
    assert label[1] == pytest.approx(first[1], abs=1)
    assert number[1] == pytest.approx(third[1], abs=1)
    assert number[0] - 28 == pytest.approx(CELL, abs=1)
    stamps = pages["stamps"][0]
    posts = ink(stamps.find("书记")), ink(stamps.find("主任"))
    assert posts[0][2] == pytest.approx(posts[1][2], abs=0.3)
    assert posts[1][1] - posts[0][1] == pytest.approx(3 * PITCH, abs=0.4)
    assert 184 - ink(stamps.find("2013年5月8日"))[2] == pytest.approx(4 * CELL, abs=1.5)


@office
def test_figures_stand_in_the_middle_and_fit_into_lines(pages: dict[str, tuple[Page, ...]]) -> None:
    [(page, picture)] = [(page, picture) for page in pages["plan"] for picture in page.pictures]
    assert picture.right - picture.left == pytest.approx(156, abs=0.3)
    assert (picture.left + picture.right) / 2 == pytest.approx(106, abs=0.3)
    caption = ink(page.find(str(samples.FIGURE.caption)))
    assert 0 < caption[1] - picture.bottom < PITCH
    assert caption[0] + caption[2] == pytest.approx(2 * 106, abs=0.6)


@office
def test_attachments_begin_pages_and_their_heads_repeat(pages: dict[str, tuple[Page, ...]]) -> None:
    plan = pages["plan"]
    for label in ("附件1", "附件2"):
        [page] = [page for page in plan if label in page.texts[:2]]
        assert ink(page.find(label))[0] == pytest.approx(28 if page.width < page.height else 35, abs=0.8)
    heads = [page for page in plan if any("序号任务" in text for text in page.texts)]
    assert len(heads) > 3
    assert sum(any("机关文化建设活动任务分解表" in text for text in page.texts) for page in plan) == 2


@pytest.mark.parametrize("count", SIGNED_AFTER)
def test_who_signs_a_joint_document_stands_with_the_day_and_a_line_of_text(
    pages: dict[str, tuple[Page, ...]], count: int
) -> None:
    (page,) = (page for page in pages[f"signed-{count}"] if any("2013年3月16日" in text for text in page.texts))
    for name in SIGNING:
        assert any(name in text for text in page.texts), name
    assert any("机关文化建设活动" in text for text in page.texts)
