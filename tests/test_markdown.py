"""A text in our Markdown, rendered: links to records, Chinese manners, pictures, and nothing that could do harm."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.catalog.addresses import relative
from banbao.catalog.gather import read_again
from banbao.catalog.visibility import View
from banbao.diagnostics import Report
from banbao.model.base import read_moment
from banbao.source.text_files import CONTROL
from banbao.text.body import Body, Heading, Renderer
from banbao.text.clean import plain
from banbao.text.markdown import anchor
from records import texts_in

MINIMAL = Path(__file__).parent / "sites" / "minimal"
VIEW = View(read_moment("2013-11-25 09:00"))
SPRING = "---\ntitle: 春天的读书会\npublished: 2013-04-01\n"

Render = Callable[..., Body]


def lay_out(root: Path, body: str, files: dict[str, str]) -> None:
    site = (MINIMAL / "content/site.yml").read_text(encoding="utf-8")
    texts = {"site.yml": site, "news/spring/index.md": f"{SPRING}---\n{body}\n", "news/spring/poster.jpg": "", **files}
    for name, text in texts.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def render(tmp_path: Path) -> Render:
    """Render the text of `news:spring`, with other records around it and a report for its faults."""

    def rendered(body: str, files: dict[str, str] | None = None, report: Report | None = None) -> Body:
        lay_out(tmp_path, body, files or {})
        report = report or Report()
        texts = texts_in(tmp_path, VIEW, report)
        item = texts.catalog.items["news:spring"]
        return texts.renderer.render(read_again(tmp_path, item.brief), report, texts.hidden(item))

    return rendered


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Body]:
    """Render any text with one parser, as a build does."""
    root = tmp_path_factory.mktemp("site")
    lay_out(root, "正文", {})
    texts = texts_in(root, VIEW, Report())
    manuscript = read_again(root, texts.catalog.items["news:spring"].brief)

    def rendered(body: str) -> Body:
        return texts.renderer.render(replace(manuscript, body=body), Report())

    return rendered


# Links to records


def test_a_record_link_shows_the_record_s_title(render: Render) -> None:
    other = "---\ntitle: 又一次读书会\npublished: 2013-05-01\n---\n"
    assert render("见[[news:again]]。", {"news/again.md": other}).html == (
        '<p>见<a href="site:news/again.html">又一次读书会</a>。</p>'
    )


def test_a_record_link_shows_the_words_that_are_given(render: Render) -> None:
    assert render("见[[news:spring|**这** 篇]]。").html == (
        '<p>见<a href="site:news/spring.html"><strong>这</strong> 篇</a>。</p>'
    )


def test_units_can_be_linked_to(render: Render) -> None:
    assert render("由[[unit:office]]负责。").html == '<p>由<a href="site:units/office.html">办公室</a>负责。</p>'


@pytest.mark.parametrize(
    "fields",
    ["draft: true", "audience: internal", "publish_at: 2014-01-01", "expire_at: 2013-05-01\nexpire_action: remove"],
)
def test_a_link_to_what_is_not_shown_leaves_words_and_no_title(render: Render, fields: str) -> None:
    hidden = f"---\ntitle: 秘密的标题\npublished: 2013-05-01\n{fields}\n---\n"
    body = render("见[[news:hidden-slug]]和[[news:hidden-slug|那篇]]。", {"news/hidden-slug.md": hidden})
    assert body.html == "<p>见news item和那篇。</p>"


@pytest.mark.parametrize("fields", ["expire_at: 2013-05-01", "withdrawn: {on: 2013-06-01, reason: 不再适用}"])
def test_what_is_archived_or_withdrawn_can_still_be_linked_to(render: Render, fields: str) -> None:
    other = f"---\ntitle: 旧稿\npublished: 2013-05-01\n{fields}\n---\n"
    assert '<a href="site:news/old.html">旧稿</a>' in render("[[news:old]]", {"news/old.md": other}).html


def test_record_links_in_code_are_left_alone(render: Render) -> None:
    assert (
        render("`[[news:spring]]`\n\n```\n[[news:spring]]\n```\n\n    [[news:spring]]").html.count("[[news:spring]]")
        == 3
    )


@pytest.mark.parametrize("title", ["A*B*C", "a <b>c</b>"])
def test_a_title_is_plain_text_in_a_link_as_well(render: Render, title: str) -> None:
    other = f"---\ntitle: '{title}'\npublished: 2013-05-01\n---\n"
    assert plain(render("[[news:other]]", {"news/other.md": other}).html) == title


# Links to files and elsewhere


def test_a_link_to_a_file_beside_the_record_is_tied_to_the_page_at_last(render: Render) -> None:
    body = render("[海报](poster.jpg)、[又](./poster.jpg)")
    assert body.files == ("poster.jpg",)
    assert relative(body.html, "news/spring.html") == (
        '<p><a href="../news/spring/poster.jpg">海报</a>、<a href="../news/spring/poster.jpg">又</a></p>'
    )
    assert 'href="news/spring/poster.jpg"' in relative(body.html, "index.html")


def test_a_file_name_with_chinese_or_spaces_is_found(render: Render) -> None:
    body = render("[表](<报名 表.pdf>)", {"news/spring/报名 表.pdf": ""})
    assert body.files == ("报名 表.pdf",)


def test_a_dead_reference_is_told_where_it_is_defined(render: Render) -> None:
    report = Report()
    render("[旧稿][a]\n\n[a]: gone.html", report=report)
    assert [(d.rule.code, d.span.line, d.span.column) for d in report.diagnostics] == [("dead-link", 7, 6)]


def test_a_dead_link_is_not_told_where_a_good_one_differs_in_case(render: Render) -> None:
    report = Report()
    render("![海报](poster.jpg)\n\n![海报](Poster.jpg)", report=report)
    assert [(d.rule.code, d.span.line) for d in report.diagnostics] == [("dead-link", 7)]


def test_a_dead_link_loses_its_address_and_keeps_its_words(render: Render) -> None:
    assert render("[旧稿](gone.html)").html == "<p><a>旧稿</a></p>"


@pytest.mark.parametrize("address", ["https://other.example/a?b=1#c", "mailto:office@small.example", "tel:110"])
def test_other_sites_mail_and_telephones_can_be_linked_to(render: Render, address: str) -> None:
    report = Report()
    assert f'href="{address}"' in render(f"[去]({address})", report=report).html
    assert not report.diagnostics


# Chinese manners


def test_a_line_break_between_chinese_characters_is_no_space(render: Render) -> None:
    assert render("读书活动，\n今天\n开始。\n“好”").html == "<p>读书活动，今天开始。“好”</p>"


def test_a_line_break_beside_a_latin_word_stays(render: Render) -> None:
    assert render("读书 reading\n活动\nreading\nbooks").html == "<p>读书 reading\n活动\nreading\nbooks</p>"


def test_line_breaks_in_code_stay(render: Render) -> None:
    assert "读书\n活动" in render("```\n读书\n活动\n```").html


def test_a_line_break_beside_marked_words_is_no_space(render: Render) -> None:
    assert render("读书\n**活动**\n开始").opening == "读书活动开始"


@pytest.mark.parametrize(
    "numbered",
    [
        "一、指导思想",
        "十二、指导思想",
        "（三）指导思想",
        "(三)指导思想",
        "4、指导思想",
        "4.指导思想",
        "（5）指导思想",
        "１．指导思想",
    ],
)
def test_an_anchor_stays_when_the_printed_number_changes(numbered: str) -> None:
    assert anchor(numbered) == "指导思想"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("突出“两个重点”", "突出-两个重点"),
        ("Spring Concert 2013", "spring-concert-2013"),
        ("ＡＢＣ　读书", "abc-读书"),
        ("一、", "section"),
        ("？！", "section"),
        ("一心一意", "一心一意"),
    ],
)
def test_an_anchor_is_made_of_the_heading_s_words(text: str, expected: str) -> None:
    assert anchor(text) == expected


@given(st.text(max_size=40))
def test_an_anchor_needs_no_escaping(text: str) -> None:
    found = anchor(text)
    assert found
    assert not set(found) & set(" \t\n\"'<>&#%?/")


def test_headings_are_listed_with_their_anchors(render: Render) -> None:
    body = render("## 一、目标\n\n### （一）任务 *A&B*\n\n## 二、目标")
    assert body.headings == (
        Heading(2, "目标", "一、目标"),
        Heading(3, "任务-a-b", "（一）任务 A&B"),
        Heading(2, "目标_1", "二、目标"),
    )
    assert '<h2 id="目标">一、目标</h2>' in body.html


def test_headings_of_one_text_do_not_number_those_of_the_next(renderer: Callable[[str], Body]) -> None:
    assert renderer("## 目标\n\n[^1]\n\n[^1]: 注").html == renderer("## 目标\n\n[^1]\n\n[^1]: 注").html


# Pictures


def test_a_picture_by_itself_is_a_figure_with_its_title_as_the_caption(render: Render) -> None:
    assert render('![读书会海报](poster.jpg "海报（示意图）")').html == (
        '<figure><img alt="读书会海报" loading="lazy" src="site:news/spring/poster.jpg">'
        "<figcaption>海报（示意图）</figcaption></figure>"
    )


def test_a_picture_without_a_title_has_no_caption(render: Render) -> None:
    html = render("![读书会海报](poster.jpg)").html
    assert html.startswith("<figure><img")
    assert "figcaption" not in html


def test_a_picture_among_words_stays_among_them(render: Render) -> None:
    html = render('见图![海报](poster.jpg "题")。').html
    assert html.startswith("<p>见图<img")
    assert 'title="题"' in html


# Tables, notes, definitions


def test_a_table_can_be_scrolled_sideways(render: Render) -> None:
    html = render("| 名次 | 姓名 |\n|:--|--:|\n| 一 | 甲 |").html
    assert html.startswith('<div class="table-scroll"')
    assert html.endswith("</table></div>")
    assert '<td style="text-align:right">甲</td>' in html.replace(": ", ":").replace(";", "")


def test_a_table_with_a_class_is_framed_like_any_other(render: Render) -> None:
    html = render('<table class="wide"><tr><td>甲</td></tr></table>').html
    assert html.count("<div") == html.count("</div>") == 1


def test_notes_stand_at_the_foot_and_lead_back(render: Render) -> None:
    report = Report()
    html = render("读书[^a]。\n\n[^a]: 每周三。", report=report).html
    assert '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>' in html
    assert '<li id="fn:a">' in html
    assert 'href="#fnref:a" title="Back to the text"' in html
    assert not report.diagnostics


def test_definitions_abbreviations_and_boxes_are_rendered(render: Render) -> None:
    html = render('载体\n:   活动的形式\n\nGDP\n\n*[GDP]: 总产值\n\n!!! note "提示"\n    请注意。').html
    assert "<dt>载体</dt>\n<dd>活动的形式</dd>" in html
    assert '<abbr title="总产值">GDP</abbr>' in html
    assert '<p class="admonition-title">提示</p>\n<p>请注意。</p>' in html


def test_the_words_alone_have_a_line_for_each_block(render: Render) -> None:
    body = render("## 目标\n\n读*书* &lt;b&gt;\n\n- 甲\n- 乙\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |")
    assert plain(body.html).split("\n")[:4] == ["目标", "读书 <b>", "甲", "乙"]


def test_a_text_opens_with_its_first_words_on_one_line(render: Render) -> None:
    assert render("## 目标\n\n读*书* &lt;b&gt;").opening == "目标读书 <b>"
    assert render("读" * 150 + "\n\n" + "书" * 150).opening == "读" * 150 + "书" * 50


# Nothing that could do harm


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=https://other.example/x.js></SCRIPT>",
        "<style>p { color: red }</style>",
        '<p onclick="alert(1)">字</p>',
        '<img src="poster.jpg" onerror="alert(1)">',
        '<a href="javascript:alert(1)">字</a>',
        '<a href="JaVaScRiPt:alert(1)">字</a>',
        '<a href="&#106;avascript:alert(1)">字</a>',
        '<a href="java\tscript:alert(1)">字</a>',
        "[字](javascript:alert(1))",
        "![字](data:image/png;base64,AAAA)",
        '<a href="data:text/html,alert(1)">字</a>',
        "<iframe src='https://other.example/'></iframe>",
        "<form action='https://other.example/'><input name='alert(1)'></form>",
        "<object data='x'></object><embed src='x'>",
        "<svg onload='alert(1)'></svg>",
        "<math><mtext><script>alert(1)</script></mtext></math>",
        "<link rel=stylesheet href=https://other.example/x.css>",
        "<meta http-equiv=refresh content=0>",
        "<base href=https://other.example/>",
        '<p style="background: url(https://other.example/)">字</p>',
        '<td style="background: url(https://other.example/)">字</td>',
        "![字](https://other.example/x.png)",
        "![字](//other.example/x.png)",
        '<img src="poster.jpg" srcset="https://other.example/x.png 2x">',
        "<!-- alert(1) -->",
    ],
)
def test_harm_is_taken_out(render: Render, harm: str) -> None:
    html = render(f"之前\n\n{harm}\n\n之后").html.lower()
    assert "之前" in html
    assert "之后" in html
    for trace in ("script", "<style", " on", "data:", "other.example", "<form", "<input", "<object", "<embed", "<svg"):
        assert trace not in html
    assert not any(f"<{tag}" in html for tag in ("link", "meta", "base", "iframe", "math"))
    assert "<!--" not in html


MARKS = st.sampled_from("<>[]()!&{}:*|`'\"#=- \n")
HTML = st.sampled_from(["<script", "</script>", "<b>", "<p", "<img src=", " onclick=x", "javascript:", "<!--", "-->"])
WORDS = st.sampled_from(["读书", "[[news:spring", "]]", "poster.jpg", "site:x", "[^1]", "\n\n", "```\n", "    ", "## "])
PIECES = st.lists(MARKS | HTML | WORDS, max_size=25)


@given(PIECES)
@settings(deadline=None, max_examples=150)
def test_no_text_makes_a_script_or_a_crash(renderer: Callable[[str], Body], pieces: list[str]) -> None:
    html = renderer("".join(pieces)).html.lower()
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "<p onclick" not in html


@pytest.mark.parametrize(
    ("text", "line"),
    [("文字<script\nasync></script>", 5), ("<my-frame></my-frame>", 5)],
    ids=["broken over lines", "made-up tag"],
)
def test_html_that_is_taken_out_is_told(render: Render, text: str, line: int) -> None:
    report = Report()
    render(text, report=report)
    assert [(d.rule.code, d.span.line) for d in report.diagnostics] == [("unsafe-html", line)]


@pytest.mark.parametrize("written", ["&#7;", "&#x0b;", "&#65535;"])
def test_no_control_character_comes_in_by_its_number(render: Render, written: str) -> None:
    body = render(f"甲{written}乙")
    assert not CONTROL.search(body.html + body.opening)


def test_html_that_is_allowed_is_kept_and_not_told(render: Render) -> None:
    report = Report()
    html = render(
        'H<sub>2</sub>O<br>\n\n<details open class="more"><summary>更多</summary>内容</details>', report=report
    ).html
    assert "H<sub>2</sub>O<br>" in html
    assert "<summary>更多</summary>" in html
    assert not report.diagnostics


def test_a_text_becomes_what_it_would_alone(tmp_path: Path) -> None:
    lay_out(tmp_path, "正文", {})
    texts = texts_in(tmp_path, VIEW, Report())
    entry = read_again(tmp_path, texts.catalog.items["news:spring"].brief)
    after_others = texts.renderer
    for body in (
        "[页](https://a.example)",
        "[^1]\n\n[^1]: 注",
        "*[页]: 义",
        "[a]: poster.jpg",
        "```\n页\n```",
        "# 页 {: #一}",
    ):
        after_others.render(replace(entry, body=body), Report())
    body = "<a href='https://a.example'>页</a> [^1] [a]\n\n# 一"
    alone = Renderer(texts.catalog, str).render(replace(entry, body=body), Report())
    assert after_others.render(replace(entry, body=body), Report()) == alone
