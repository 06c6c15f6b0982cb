from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from banbao.catalog.official import review_official
from banbao.diagnostics import Report
from banbao.model.kinds import KINDS
from banbao.official_rules import NUMBERING_BEGINS, NUMBERING_SKIPS, PADDED_DATE, YEAR_BRACKETS
from banbao.source.records import written_by_itself

DIGITS: tuple[str, ...] = ("", *"一二三四五六七八九")


def codes(body: str) -> list[str]:
    report = Report()
    review_official(written_by_itself(KINDS["notice"], "n", "content/notices/n.md", body, ()), report)
    return [diagnostic.rule.code for diagnostic in report.diagnostics]


def in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("十" if tens == 1 else f"{DIGITS[tens]}十" if tens else "") + DIGITS[ones]


def parts(counts: list[int]) -> list[str]:
    lines = []
    for first, count in enumerate(counts, 1):
        lines.append(f"{in_words(first)}、第几部分")
        lines += [f"（{in_words(second)}）其中一项。" for second in range(1, count + 1)]
    return lines


@given(st.lists(st.integers(0, 30), min_size=1, max_size=20))
def test_parts_numbered_on_are_left_alone(counts: list[int]) -> None:
    assert codes("\n\n".join(parts(counts))) == []


@given(st.lists(st.integers(2, 12), min_size=2, max_size=8), st.data())
def test_a_part_that_was_lost_is_missed(counts: list[int], data: st.DataObject) -> None:
    lines = parts(counts)
    lost = data.draw(st.sampled_from([place for place, line in enumerate(lines[:-1]) if line.startswith("（")]))
    after = lines[lost + 1]
    if after.startswith("（"):
        assert set(codes("\n\n".join(lines[:lost] + lines[lost + 1 :]))) <= {
            NUMBERING_SKIPS.code,
            NUMBERING_BEGINS.code,
        }
        assert codes("\n\n".join(lines[:lost] + lines[lost + 1 :]))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_dates_are_told_of_where_they_have_a_zero_too_many(day: date) -> None:
    assert codes(f"会议定于{day.year}年{day.month}月{day.day}日召开。") == []
    padded = f"会议定于{day.year}年{day.month:02}月{day.day:02}日召开。"
    assert codes(padded) == ([PADDED_DATE.code] if min(day.month, day.day) < 10 else [])


@given(st.sampled_from(["〔〕", "[]", "【】", "（）", "()", "［］"]), st.integers(1, 400), st.booleans())
def test_numbers_of_documents_have_their_own_brackets(brackets: str, number: int, padded: bool) -> None:
    written = f"{brackets[0]}2013{brackets[1]}{number:03}号" if padded else f"{brackets[0]}2013{brackets[1]}{number}号"
    is_right = written == f"〔2013〕{number}号"
    found = codes(f"依据岳城管发{written}文件办理。")
    assert found == ([] if is_right else [YEAR_BRACKETS.code])


def test_the_programmes_own_notices_have_nothing_to_be_told() -> None:
    for path in (Path(__file__).parents[1] / "content" / "notices").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        # What has no fields is an attachment, whose parts may have other numbers.
        if text.startswith("---\n"):
            assert codes(text.split("\n---\n", 1)[1]) == [], path
