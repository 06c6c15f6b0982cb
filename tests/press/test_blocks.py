"""Blocks of boards: what each kind takes from the records, and what is left out where a board may not show it."""

from pathlib import Path

import pytest

from banbao.board_rules import BLOCK_EMPTY, BLOCK_HIDDEN
from banbao.diagnostics import Report
from banbao.model.base import Audience
from banbao.press.prose import Paragraph, Run
from banbao.press.sheet import (
    Block,
    Calendar,
    Event,
    Figures,
    Group,
    Honour,
    Honours,
    Leader,
    Leaders,
    Number,
    Photographs,
    Quotation,
    Results,
    Task,
    Tasks,
    Timeline,
    Words,
)
from boards import blocks, drafts_of, with_boards


def drawn(folder: Path, *written: str) -> tuple[Block, ...]:
    report = Report()
    (draft,) = drafts_of(with_boards(folder / "site", wall=blocks(*written)), report).values()
    assert not report.diagnostics
    return draft.sheet.blocks


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


@pytest.mark.parametrize(
    ("written", "drawn_as"),
    [
        ("{kind: text, text: 干事一条心, title: 精神}", Words((paragraph("干事一条心"),), "精神")),
        ("{kind: text, of: task:spirit}", Words((paragraph("多读书，读好书。"),), "开展精神文化建设", "重点")),
        ("{kind: text, of: measure:budget}", Words((paragraph("列入预算。"),), "经费保障", "保障措施")),
        (
            "{kind: text, of: news:spring-reading, title: 读书会}",
            Words((paragraph("按照关于印发方案的通知，小组读了一本书。"),), "读书会", "2013年5月20日"),
        ),
        ("{kind: quotation, text: 先忧后乐, by: 范仲淹}", Quotation("先忧后乐", "范仲淹")),
        (
            '{kind: figures, items: [{value: "12", unit: 场, words: 活动}], title: 数字}',
            Figures((Number("12", "活动", "场"),), "数字"),
        ),
        ("{kind: figures, of: task:spirit}", Figures((Number("4", "读书会", "次"),))),
        (
            "{kind: tasks}",
            Tasks((Task("开展精神文化建设", "多读书，读好书。", "重点"), Task("开展行为文化建设", "多活动。", "建设"))),
        ),
        ("{kind: tasks, of: task-group:constructions}", Tasks((Task("开展行为文化建设", "多活动。"),), "建设")),
        (
            "{kind: timeline, items: [{day: 五月, title: 启动, place: 礼堂}]}",
            Timeline((Event("五月", "启动", None, "礼堂"),)),
        ),
        (
            "{kind: timeline, of: task:conduct}",
            Timeline(
                (
                    Event("5月1日", "关于印发方案的通知", None, None, "现印发方案，见文化建设实施方案。"),
                    Event("5月20日", "乒乓球赛", None, "活动室", "打了一天。"),
                    Event("6月1日", "乒乓球赛夺冠", None, None, "三比二取胜。"),
                ),
                "开展行为文化建设",
            ),
        ),
        (
            "{kind: timeline, of: group:ball-group, most: 1}",
            Timeline((Event("5月20日", "乒乓球赛", None, "活动室", "打了一天。"),), "球类小组"),
        ),
        (
            "{kind: honours, of: activity:table-tennis-match}",
            Honours((Honour("环卫处", "第一名"), Honour("办公室", "第二名")), "团体"),
        ),
        (
            "{kind: honours, items: [{name: 宣传科, honour: 先进集体, words: 全年无差错}]}",
            Honours((Honour("宣传科", "先进集体", None, "全年无差错"),)),
        ),
        (
            "{kind: results, of: activity:table-tennis-match, heading: 团体, most: 1}",
            Results(("名次", "单位"), (("1", "环卫处"),), "团体"),
        ),
        (
            "{kind: calendar}",
            Calendar((Event("6月15日", "读书之夜", "星期六 19:00", "阅览室"),)),
        ),
        ("{kind: leaders}", Leaders("领导小组", (Leader("组长", "局长"),))),
    ],
)  # fmt: skip
def test_a_block_draws_on_its_record(tmp_path: Path, written: str, drawn_as: Block) -> None:
    assert drawn(tmp_path, written) == (drawn_as,)


def test_photographs_are_those_that_the_edition_shows_in_their_order(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=blocks("{kind: photographs, of: album:sports-day}"))
    for edition, count in ((Audience.PUBLIC, 2), (Audience.INTERNAL, 4)):
        draft = drafts_of(root, edition=edition)["wall"]
        (shown,) = draft.sheet.blocks
        assert isinstance(shown, Photographs)
        assert [photo.id for photo in shown.photos] == list(draft.photographs)
        assert len(shown.photos) == count
        assert all(source.digest for source in draft.photographs.values())


def test_pictures_of_a_text_are_had_by_name_with_what_is_said_of_them(tmp_path: Path) -> None:
    cover, score = drawn(
        tmp_path,
        "{kind: photograph, of: news:match-won}",
        "{kind: photograph, of: news:match-won, file: score.png, text: 三比二}",
    )
    assert isinstance(cover, Photographs)
    assert isinstance(score, Photographs)
    assert cover.photos[0].caption == "夺冠"
    assert score.words == "三比二"
    assert (score.photos[0].id, score.photos[0].aspect) == ("photo-2", 1)


def test_a_group_is_shown_with_its_facts_and_its_cover(tmp_path: Path) -> None:
    (card,) = drawn(tmp_path, "{kind: group, of: group:reading-group}")
    assert isinstance(card, Group)
    assert card.title == "读书小组"
    assert dict(card.facts)["负责人"]
    assert card.photo


def test_the_markdown_of_a_board_may_have_a_list_and_names_records_without_their_address(tmp_path: Path) -> None:
    (text,) = drawn(tmp_path, '{kind: text, text: "见[[news:match-won]]：\\n\\n- 甲\\n- 乙"}')
    assert isinstance(text, Words)
    assert text.nodes[0] == paragraph("见乒乓球赛夺冠：")
    assert len(text.nodes) == 2


@pytest.mark.parametrize("hidden", ["unfinished", "inner-talk", "tomorrow", "wrong-score"])
def test_what_readers_may_not_see_no_board_shows(tmp_path: Path, hidden: str) -> None:
    report = Report()
    written = blocks(f"{{kind: text, of: news:{hidden}}}", "{kind: leaders}")
    (draft,) = drafts_of(with_boards(tmp_path / "site", wall=written), report).values()
    assert [type(block) for block in draft.sheet.blocks] == [Leaders]
    (fault,) = report.diagnostics
    assert fault.rule is BLOCK_HIDDEN
    assert (fault.span.path, fault.span.line) == ("content/boards/wall.yml", 6)


def test_a_board_of_which_nothing_is_left_is_not_made(tmp_path: Path) -> None:
    report = Report()
    assert drafts_of(with_boards(tmp_path / "site", wall=blocks("{kind: figures, of: task:conduct}")), report) == {}
    assert [fault.rule for fault in report.diagnostics] == [BLOCK_EMPTY]
