"""Texts as boards set them: nothing that is written gets lost on the way from a page to paper."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banbao.press.prose import Heading, Items, Node, Paragraph, Quote, Run, Table
from banbao.press.reading import circled, read, words_of
from banbao.press.texts import first_of, section


def paragraph(text: str, *, strong: bool = False) -> Paragraph:
    return Paragraph((Run(text, strong),))


def words(value: Any) -> str:
    """Gather every letter of prose, in order."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(words(each) for key, each in value.items() if key != "type")
    return "".join(map(words, value)) if isinstance(value, Iterable) else ""


@pytest.mark.parametrize(
    ("html", "nodes"),
    [
        ("<p>读书</p>", (paragraph("读书"),)),
        ("<p>读<strong>书</strong></p>", (Paragraph((Run("读"), Run("书", strong=True))),)),
        ('<p>见<a href="site:news/a.html">新闻</a>。</p>', (paragraph("见新闻。"),)),
        ("<p>上行<br>下行</p>", (paragraph("上行\n下行"),)),
        ("<p>一行\n接着</p>", (paragraph("一行接着"),)),
        ("<p>one\nline</p>", (paragraph("one line"),)),
        ("<h3>甲</h3><p>乙</p><h4>丙</h4>", (Heading(1, (Run("甲"),)), paragraph("乙"), Heading(2, (Run("丙"),)))),
        (
            "<ul><li>甲</li><li><p>乙</p><p>丙</p></li></ul>",
            (Items(0, ((paragraph("甲"),), (paragraph("乙"), paragraph("丙")))),),
        ),
        ('<ol start="3"><li>甲</li></ol>', (Items(3, ((paragraph("甲"),),)),)),
        ("<blockquote><p>引语</p></blockquote>", (Quote((paragraph("引语"),)),)),
        (
            '<div class="admonition note"><p class="admonition-title">注意</p><p>内容</p></div>',
            (Quote((paragraph("注意", strong=True), paragraph("内容"))),),
        ),
        (
            "<details><summary>展开</summary><p>里面</p></details>",
            (Quote((paragraph("展开", strong=True), paragraph("里面"))),),
        ),
        ("<dl><dt>词</dt><dd>释义</dd></dl>", (paragraph("词", strong=True), paragraph("释义"))),
        ("<pre><code>a  b\n</code></pre>", (Quote((paragraph("a\u00a0\u00a0b"),)),)),
        ("<p>10m<sup>2</sup>，<ruby>岳<rt>yuè</rt></ruby></p>", (paragraph("10m²，岳（yuè）"),)),
        ('<p><abbr title="超文本">HTML</abbr></p>', (paragraph("HTML（超文本）"),)),
        ("<p>留<del>删</del>下</p>", (paragraph("留下"),)),
        ('<p><img src="a.jpg" alt="图"></p><p>字</p>', (paragraph("字"),)),
        ("<figure><img src='a.jpg'><figcaption>题</figcaption></figure>", ()),
        ("<figure><p>表</p><figcaption>题</figcaption></figure>", (paragraph("表"), paragraph("题"))),
    ],
)  # fmt: skip
def test_each_element_becomes_what_paper_can_do(html: str, nodes: tuple[Node, ...]) -> None:
    assert read(html) == nodes


def test_footnotes_stand_after_the_text_under_their_numbers() -> None:
    html = (
        '<p>正文<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>。</p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>注文。\xa0<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )
    assert read(html) == (paragraph("正文①。"), paragraph("① 注文。"))


def _note(name: str, words: str) -> str:
    return f'<li id="fn:{name}"><p>{words}<a class="footnote-backref" href="#fnref:{name}">↩</a></p></li>'


def _mark(name: str, number: int) -> str:
    return f'<sup id="fnref:{name}"><a class="footnote-ref" href="#fn:{name}">{number}</a></sup>'


def test_footnotes_of_the_editors_can_be_left_out_and_those_left_are_numbered_on() -> None:
    html = (
        f"<p>甲{_mark('a', 1)}乙{_mark('b', 2)}</p><ul><li>丙{_mark('c', 3)}丁{_mark('a', 1)}{_mark('b', 2)}</li></ul>"
        '<div class="footnote"><hr><ol>'
        + _note("a", "编者注：原文如此。")
        + _note("b", "注文。")
        + _note("c", "另见编者注。")
        + "</ol></div>"
    )
    assert read(html, has_remarks=False) == (
        paragraph("甲乙①"),
        Items(0, ((paragraph("丙②丁①"),),)),
        paragraph("① 注文。"),
        paragraph("② 另见编者注。"),
    )
    assert words(msgspec.to_builtins(read(html))).count("编者注") == 2
    assert [circled(number) for number in (1, 20, 21)] == ["①", "⑳", "[21]"]


def test_cells_that_reach_over_others_leave_empty_ones_so_that_all_rows_are_as_long() -> None:
    html = (
        "<table><thead><tr><th>甲</th><th>乙</th><th>丙</th></tr></thead><tbody>"
        '<tr><td rowspan="2">一</td><td colspan="2">二</td></tr><tr><td>三</td></tr></tbody></table>'
    )
    (table,) = read(html)
    assert isinstance(table, Table)
    assert [[words_of(cell) for cell in row] for row in (table.head, *table.rows)] == [
        ["甲", "乙", "丙"],
        ["一", "二", ""],
        ["", "三", ""],
    ]


TEXT = (
    Heading(1, (Run("一"),)),
    paragraph("甲"),
    Heading(2, (Run("（一）"),)),
    paragraph("乙"),
    Heading(1, (Run("二"),)),
)


def test_a_section_ends_at_the_next_heading_as_high() -> None:
    assert section(TEXT, "一") == (paragraph("甲"), Heading(1, (Run("（一）"),)), paragraph("乙"))
    assert section(TEXT, "（一）") == (paragraph("乙"),)
    assert section(TEXT, "三") is None


@pytest.mark.parametrize(("most", "count"), [(None, 5), (1, 2), (2, 4), (9, 4)])
def test_the_first_paragraphs_are_counted_without_headings_and_end_with_none(most: int | None, count: int) -> None:
    assert len(first_of(TEXT, most)) == count


_WORDS = st.text(alphabet="读书思廉清风ab12", min_size=1, max_size=6)


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = ("p", "div", "blockquote", "section", "ul", "em", "strong", "span", "dl", "table", "pre", "details")

    def put(tag: str, content: str) -> str:
        around = {"ul": "<li>{}</li>", "dl": "<dd>{}</dd>", "table": "<tbody><tr><td>{}</td></tr></tbody>"}
        return f"<{tag}>{around.get(tag, '{}').format(content)}</{tag}>"

    return st.builds(put, st.sampled_from(tags), inner) | st.lists(inner, min_size=2, max_size=3).map("".join)


@given(st.recursive(_WORDS, _wrapped, max_leaves=12))
def test_no_letter_of_a_text_is_lost_however_its_elements_nest(html: str) -> None:
    written = re.sub(r"<[^>]*>", "", html)
    assert words(msgspec.to_builtins(read(html))).replace("\n", "") == written
