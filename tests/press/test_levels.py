from hypothesis import given
from hypothesis import strategies as st

from banbao.fonts.roles import Role
from banbao.press.levels import level_of, with_levels
from banbao.press.prose import Heading, Items, Node, Paragraph, Quote, Run


def words(node: Node) -> str:
    assert isinstance(node, Paragraph)
    return "".join(run.text for run in node.runs)


def test_each_level_has_its_number_and_its_face() -> None:
    texts = ["一、提高认识", "（一）加强学习", "1.每周一次", "（1）集中时间", "照此办理。"]
    nodes = with_levels(tuple(Paragraph((Run(text),)) for text in texts))
    assert [node.level for node in nodes if isinstance(node, Paragraph)] == [1, 2, 3, 4, 0]
    assert [node.runs[0].role for node in nodes if isinstance(node, Paragraph)] == [
        Role.HEI,
        Role.KAI,
        None,
        None,
        None,
    ]
    assert [words(node) for node in nodes] == texts


def test_a_sentence_that_heads_a_part_alone_has_its_face() -> None:
    (node,) = with_levels(
        (Paragraph((Run("（一）加强学习。各单位每周集中学习一次，"), Run("不得缺席", strong=True), Run("。"))),)
    )
    assert node == Paragraph((Run("（一）加强学习。", role=Role.KAI), Run("各单位每周集中学习一次，不得缺席。")), 2)


def test_a_numbered_sentence_that_is_text_heads_nothing() -> None:
    text = "（一）各单位负责人带头参加学习、带头讲廉政课、带头查找风险点、带头制定防范措施，不得以会议代替各项活动。"
    (node,) = with_levels((Paragraph((Run(text),)),))
    assert node == Paragraph((Run(text),), 0)


def test_a_sentence_that_stands_alone_heads_nothing() -> None:
    (node,) = with_levels((Paragraph((Run("（一）各单位均可报名。"),)),))
    assert node == Paragraph((Run("（一）各单位均可报名。"),), 0)


def test_markdown_headings_are_parts() -> None:
    nodes = with_levels((Heading(1, (Run("二、时间和地点"),)), Heading(2, (Run("集合"),)), Heading(3, (Run("分组"),))))
    assert [node.level for node in nodes if isinstance(node, Paragraph)] == [1, 2, 2]


def test_lists_and_quotations_are_paragraphs() -> None:
    item = (Paragraph((Run("自备泳衣。"),)),)
    nodes = with_levels((Items(3, (item, item)), Items(0, (item,)), Quote((Paragraph((Run("清风徐来"),)),))))
    assert [words(node) for node in nodes] == ["3.自备泳衣。", "4.自备泳衣。", "自备泳衣。", "清风徐来"]


@given(st.lists(st.text("一二三、（）()12.．。：甲乙丙", max_size=60), max_size=8))
def test_no_letter_is_lost(texts: list[str]) -> None:
    nodes = with_levels(tuple(Paragraph((Run(text),)) for text in texts))
    assert [words(node) for node in nodes] == texts
    assert all(0 <= node.level <= 4 for node in nodes if isinstance(node, Paragraph))


def test_a_year_or_a_figure_is_no_number() -> None:
    assert [level_of(text) for text in ("2013年", "3.5公里", "十分钟", "12.25")] == [0, 0, 0, 0]
