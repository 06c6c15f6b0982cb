"""The parser that leaves out what a text has no use for makes what the plain parser makes, of every text."""

import re
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from typing import Any

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor

from banbao.catalog.visibility import View
from banbao.diagnostics import Report
from banbao.model.base import read_moment
from banbao.text import lean, lean_inline
from banbao.text.clean import TAGS, plain
from banbao.text.markdown import make_markdown, parser_settings
from conftest import MINIMAL, ROOT
from records import texts_in

# Beginnings of lines, and what may stand anywhere: something of every construct, whole and broken.
BEGINNINGS = st.sampled_from(
    [
        *[
            "",
            "中文",
            "“引",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "3. ",
            "１. ",
            "# ",
            "## ",
            "### ",
            "##",
            "> ",
            ">",
            "===",
            "---",
        ],
        *["***", "- - -", "_ _ _", "!!! note", '!!! warning "标题"', '!!! x ""', "??? q", "| a | b |", "|---|:-:|"],
        *["a | b", "--- | ---", "| x", "|---", ":   定义", ": 定义", '[b]: poster.jpg "T"', "[b]: <x y>", "[^1]: 注"],
        *["[^2]:", "*[HTML]: 超文本", "*[词]: 义", "```", "~~~", "```python", "``` {.x #y}", "<div>", "</div>", "<p>"],
        *["<div markdown>", '<div markdown="block">', '<summary markdown="span">', "<table>", "<!-- x", "-->", "[TOC]"],
        *["{: .c}", "{: #二 k=v}", "///Footnotes Go Here///", "\x02wzxhzdk:0\x03"],
        *[
            "a | b\n--- | ---\n",
            "a | b\n:-: | --\n",
            "a | b\n|---|---\n",
            "| 单 |\n|---|\n|",
            '!!! x "题"\n\n    文\n\n    ',
        ],
    ]
)
PIECES = st.sampled_from(
    [
        *[
            "中文",
            "城管",
            "word",
            "词",
            "HTML",
            " ",
            "  ",
            "*",
            "**",
            "***",
            "_",
            "__",
            "a_b_c",
            "`",
            "``",
            "\\",
            "\\*",
        ],
        *["\\[", "\\\\", "\\|", "|", "[", "]", "(", ")", "![", "](", "](poster.jpg)", '](gone.html "T")', "](<a b>)"],
        *["[词]", "[词][b]", "[b]", "![b]", "[^1]", "<", ">", "&", "&amp;", "&#123;", "&#7;", "&copy", "<b>", "</b>"],
        *['<b class="x">', "<div>", "</div>", "<div markdown>", '<p markdown="span">', "</p>", "<!--", "-->", "<br>"],
        *["<hr>", "<img src='x'>", "<https://a.example>", "<me@a.example>", "@", "{", "}", "{: #id .c k=v}", "{.red}"],
        *["{#二}", "{ open }", '{data-toc-label="q"}', "[[news:spring]]", "[[news:spring|x *y*]]", "[[unit:office]]"],
        *["[[gone:x]]", "[[gone:x|y]]", "[TOC]", ":", "!", "#", "=", "-", "+", "“", "”", "……", "——", "。", "，", "："],
        *["\x02", "\x03", "\r", "\t", "\x02klzzwxh:0000\x03", "　", "\xa0", "<script>x</script>", "<pre>", "</pre>"],
        *["_词_", "_a_", "**词**", "![图](poster.jpg)", '![图](x "题")', "&#38 ", "&#x26", "<a@b.c>"],
        *["<td>", '<a href="#二">', "</a>", "<?php", "?>", "<![CDATA[", "]]>", "\n"],
    ]
)
LINES = st.tuples(
    st.sampled_from(["", "", "    ", "  ", "> ", "        "]),
    BEGINNINGS,
    st.lists(PIECES, max_size=5).map("".join),
    st.sampled_from(["\n", "\n", "\n\n", "  \n", "\n \n", "\n\n\n"]),
).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=9).map("".join)


FENCES = re.compile(r"```|~~~")


@dataclass(frozen=True)
class Parsers:
    plain: Markdown
    lean: Markdown
    without_fences: Markdown
    """A lean one that has met no fences, and so has not brought what they need."""


@pytest.fixture(scope="module")
def parsers(tmp_path_factory: pytest.TempPathFactory) -> Parsers:
    """Parsers of the same settings, for the texts of a small site."""
    root = tmp_path_factory.mktemp("site")
    (root / "content" / "news").mkdir(parents=True)
    (root / "content" / "site.yml").symlink_to(MINIMAL / "content" / "site.yml")
    title = "---\ntitle: 春天的*读书*会 {a}\npublished: 2013-04-01\n---\n"
    (root / "content" / "news" / "spring.md").write_text(title, encoding="utf-8")
    catalog = texts_in(root, View(read_moment("2013-11-25 09:00")), Report()).catalog
    made = Markdown(**parser_settings(catalog, str))
    return Parsers(made, make_markdown(catalog, str), make_markdown(catalog, str))


def result(parser: Any, text: str) -> tuple[str, list[dict[str, Any]]]:
    parser.reset()
    return parser.convert(text), parser.toc_tokens


@given(TEXTS)
@settings(deadline=None, max_examples=1000)
def test_any_text_becomes_the_same(parsers: Parsers, text: str) -> None:
    assert result(parsers.lean, text) == result(parsers.plain, text)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_any_text_without_fences_becomes_the_same(parsers: Parsers, text: str) -> None:
    text = FENCES.sub("", text.replace("\x02", "").replace("\x03", ""))
    assert result(parsers.without_fences, text) == result(parsers.plain, text)
    assert "fenced_code_block" not in parsers.without_fences.preprocessors


@pytest.mark.parametrize("folder", ["content", "docs"])
def test_every_text_of_ours_becomes_the_same(parsers: Parsers, folder: str) -> None:
    for path in sorted(ROOT.glob(f"{folder}/**/*.md")):
        text = path.read_text(encoding="utf-8")
        assert result(parsers.lean, text) == result(parsers.plain, text), path


def test_nothing_of_the_parser_is_tried_in_vain_for_not_being_known(parsers: Parsers) -> None:
    parser: Any = parsers.lean
    parser.reset().convert("```\n```")
    known: set[type] = {*parser._preprocessor_needs, *lean._POSTPROCESSORS, *parser._block_needs, ParagraphProcessor}
    assert {*map(type, parser.preprocessors), *map(type, parser.parser.blockprocessors)} <= known
    assert set(map(type, parser.postprocessors)) <= known
    assert {pattern.getCompiledRegExp().pattern for pattern in parser.inlinePatterns} == lean_inline._INLINE.keys()
    letters = {marks for needed in lean_inline._INLINE.values() for marks in needed} - {"  \n"}
    assert all(lean_inline._LETTERS.search(marks) for marks in letters)


def test_words_and_cleaning_need_no_import_of_the_parser() -> None:
    code = "import sys, banbao.text.body; print({'markdown', 'pymdownx'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


# Clean HTML, and its words


def parsed_words(html: str) -> str:
    """Take the words out of HTML with a parser, as `plain` does where it must."""
    lines = re.sub(r"</(?:p|h\d|li|dt|dd|t[hdr]|div|figcaption|caption|pre)>|<br>", "\n", html)
    words = unescape(nh3.clean(lines, tags=set()))
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())


TAGS_AND_WORDS = st.lists(
    st.one_of(
        st.sampled_from(sorted(TAGS)).flatmap(lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>"])),
        st.sampled_from(
            [
                *[
                    "词",
                    " ",
                    "\n",
                    "&lt;",
                    "&amp;lt;",
                    "&nbsp;",
                    "&copy;",
                    "&#13;",
                    "&#0;",
                    "\r",
                    "<",
                    ">",
                    '="',
                    "<pre>\n",
                ],
                *[
                    '<i title="</p>">',
                    '<i title="a<b>c">',
                    "<select>",
                    "<template>",
                    "<svg>",
                    "<math>",
                    "<form>",
                    "<x>",
                ],
                *["<table><tr><td>", "</td></tr></table>", "<colgroup><col>", "<!-- x -->", "<a href='x'>", "</a>"],
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(TAGS_AND_WORDS)
@settings(deadline=None, max_examples=1000)
def test_words_are_those_that_a_parser_finds_in_clean_html(html: str) -> None:
    clean = nh3.clean(html, tags=TAGS, attributes={"*": {"title"}}, clean_content_tags={"script", "style"})
    assert plain(clean) == parsed_words(clean)
