import pytest
from hypothesis import given
from hypothesis import strategies as st

from banbao.press.titles import words_of

CASES = {
    "关于印发机关文化建设活动实施方案的通知": (("关于", "印发", "机关", "文化", "建设", "活动", "实施方案的", "通知"),),
    "岳阳市城市管理局 机关文化建设": (("岳阳市城市管理局",), ("机关", "文化", "建设")),
    "2013年乒乓球、游泳比赛成绩": (("2013年", "乒乓球、", "游泳", "比赛", "成绩"),),
    "“廉政杯”书法展": (("“廉政杯”", "书法展"),),
    "Culture Week 展板": (("Culture Week",), ("展板",)),
}


@pytest.mark.parametrize("title", CASES)
def test_cuts_a_headline_between_words(title: str) -> None:
    assert words_of(title, ["岳阳市城市管理局"]) == CASES[title]


@given(st.text("市管理局的，。、（）《》“”2013年ABc 　通知", min_size=1, max_size=40).filter(str.strip))
def test_loses_nothing_and_breaks_at_no_mark(title: str) -> None:
    clauses = words_of(title, ["管理局"])
    together = "".join("".join(clause) for clause in clauses)
    assert together.replace(" ", "") == title.replace(" ", "").replace("　", "")
    for clause in clauses:
        assert all(words for words in clause)
        assert not any(word[0] in "，。、）》”" for word in clause[1:])
