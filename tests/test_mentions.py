"""Which records a text names, and where; what is code names nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banbao.catalog.mentions import Mention, mentions, prose_lines


def ids(text: str) -> list[str]:
    return [mention.id for mention in mentions(text)]


def test_a_mention_has_a_kind_a_slug_and_perhaps_words() -> None:
    assert mentions("见[[news:spring]]和[[ task : integrity |廉政 文化]]。") == (
        Mention("news", "spring", None, 1, 2, 15),
        Mention("task", "integrity", "廉政 文化", 1, 18, 28),
    )


def test_places_are_counted_by_line_and_character() -> None:
    text = "一\n\n读书[[news:b]]，😀[[news:c]]"
    assert [(m.line, m.column) for m in mentions(text)] == [(3, 3), (3, 15)]
    lines = text.split("\n")
    assert all(lines[m.line - 1][m.column - 1 :][: m.length] == f"[[{m.id}]]" for m in mentions(text))


def test_a_record_named_twice_is_mentioned_twice() -> None:
    assert ids("[[news:a]] [[news:a|又]]") == ["news:a", "news:a"]


def test_a_kind_alone_is_a_mention_without_a_slug() -> None:
    assert mentions("[[plan]]") == (Mention("plan", "", None, 1, 1, 8),)


@pytest.mark.parametrize("text", ["", "没有", "[news:a]", "[ [news:a] ]", "[[news:a]", "数组 a[0][1]"])
def test_other_brackets_are_no_mentions(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "`[[news:a]]`",
        "``[[news:a]] ` ``",
        "<!-- [[news:a]] -->",
        "```\n[[news:a]]\n```",
        "~~~ text\n[[news:a]]\n```\n[[news:a]]\n~~~",
        "````\n```\n[[news:a]]\n```\n````",
        "   ```\n[[news:a]]\n   ```",
    ],
)
def test_what_is_code_or_comment_names_nothing(text: str) -> None:
    assert ids(f"{text}\n\n[[news:after]]") == ["news:after"]


def test_code_does_not_shift_the_places_behind_it() -> None:
    (mention,) = mentions("读`[[news:x]]`[[news:a]]")
    assert mention.column == 14


@pytest.mark.parametrize("text", ["示例：\n\n    [[news:a]]\n", "- 甲\n\n    ```\n    [[news:a]]\n    ```\n"])
def test_indented_code_names_nothing(text: str) -> None:
    assert ids(text) == []


def test_code_of_three_backticks_within_a_line_does_not_hide_what_follows() -> None:
    assert ids("```[[news:a]]``` 之后\n\n[[news:b]]") == ["news:b"]


@pytest.mark.parametrize("text", ["[[news:a#part]]", "[[news:a|]]", "[[news:a|甲[乙]丙]]"])
def test_what_looks_like_a_mention_is_one_or_fails(text: str) -> None:
    assert ids(text) != []


def test_prose_lines_keep_their_numbers_and_lengths() -> None:
    text = "一`二`\n```\n三\n```\n四<!-- 五 -->六"
    assert list(prose_lines(text)) == [(1, "一   "), (5, "四" + " " * 10 + "六")]


@given(st.lists(st.sampled_from(["[[news:a]]", "`[[news:b]]`", "文", "\n", "```\n[[news:c]]\n```\n", "    "])))
def test_mentions_come_in_the_order_of_the_text(parts: list[str]) -> None:
    # A fence counts only at the beginning of a line, and four spaces there make a line code.
    text = "".join(f"\n{part}" if part.startswith("```") else f"文{part}" for part in parts)
    found = mentions(text)
    assert {mention.id for mention in found} <= {"news:a"}
    assert len(found) == parts.count("[[news:a]]")
    assert [(m.line, m.column) for m in found] == sorted((m.line, m.column) for m in found)
