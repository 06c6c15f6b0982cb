"""What templates write dates and headlines with."""

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from banbao.language import translations
from banbao.model.base import ZONE
from banbao.pages.filters import clauses, make_filters

DAY, MOMENT = date(2013, 5, 8), datetime(2013, 5, 7, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "when", "written"),
    [
        ("day", DAY, "2013年5月8日"),
        ("day", MOMENT, "2013年5月8日"),
        ("month_day", DAY, "05-08"),
        ("month_day", MOMENT, "05-08"),
        ("moment", MOMENT, "2013-05-08 00:05"),
        ("clock", MOMENT, "00:05"),
        ("clock", datetime(2013, 5, 8, 14, 30, tzinfo=ZONE), "14:30"),
        ("iso", DAY, "2013-05-08"),
        ("iso", MOMENT, "2013-05-08T00:05:00+08:00"),
        ("weekday", MOMENT, "星期三"),
    ],
)
def test_dates_are_written_in_the_zone_of_the_office(name: str, when: date, written: str) -> None:
    assert make_filters(translations("zh_CN").gettext)[name](when) == written


@pytest.mark.parametrize(
    ("title", "names", "marked"),
    [
        ("短标题", (), "短标题"),
        (" ", (), ""),
        ("<&>", (), "&lt;&amp;&gt;"),
        ("前半句 后半句", (), "[前半句] [后半句]"),
        ("前半句　后半句 ", (), "[前半句] [后半句]"),
        ("关于印发机关文化建设实施方案", (), "关于印发机关文化建设[实施方案]"),
        ("两个重点五大建设的机关的文化", (), "两个重点五大建设的[机关的文化]"),
        ("我们的工作每一天做的一点儿", (), "我们的工作每一天做[的一点儿]"),
        ("《岳阳》一二三四五六《七八九》", (), "《岳阳》一二三四五六[《七八九》]"),
        ("管好城市服务市民abcdefgh", (), "管好城市服务市民abcdefgh"),
        ("某局举行读书活动，某局干部参加", ("某局",), "[某局]举行读书活动，[某局][干部参加]"),
        ("岳阳市城市管理局机关文化建设", ("机关文化建设",), "岳阳市城市管理局[机关文化建设]"),
        ("机关文化建设", ("机关文化建设",), "机关文化建设"),
        ("a<b>甲乙丙丁戊&己庚辛壬癸", ("戊&己",), "a&lt;b&gt;甲乙丙丁[戊&amp;己][庚辛壬癸]"),
    ],
)
def test_headlines_break_between_clauses_and_keep_names_and_last_words_whole(
    title: str, names: tuple[str, ...], marked: str
) -> None:
    assert clauses(title, Markup("["), Markup("]"), names) == marked
