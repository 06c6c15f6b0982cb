"""Python-Markdown without what a text has no use for: the same HTML for a fourth of the work.

Python-Markdown tries every construct it knows on every piece of a text, and most of a text of ours has none. Here a
step is left out only where what it looks for cannot be: the tables say which characters each cannot do without. What
is not in them is always tried. `tests/test_lean_markdown.py` holds this parser against the plain one.
"""

import re
from collections.abc import Iterable
from typing import Any, ClassVar, cast
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, postprocessors, preprocessors
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension, abbr, admonition, def_list, footnotes, md_in_html, sane_lists, tables
from markdown.util import ETX, STX

from banbao.text.lean_inline import Inline, holds
from banbao.text.lean_tree import Attributes, Contents, Unescaped, to_html

_FENCES = "pymdownx.superfences"
_FENCE = ("```", "~~~")
_PREPROCESSORS: dict[type, tuple[str, ...]] = {
    preprocessors.NormalizeWhitespace: (STX, ETX, "\r", "\t", "\n "),
    md_in_html.HtmlBlockPreprocessor: ("<", "&"),
}
"""What a text must hold for these to change it, but for the two empty lines that the first one ends it with."""
_POSTPROCESSORS = frozenset(
    {
        md_in_html.MarkdownInHTMLPostprocessor,
        postprocessors.AndSubstitutePostprocessor,
        footnotes.FootnotePostprocessor,
    }
)
"""These only put something in the place of what begins with STX."""


class _Tables(tables.TableProcessor):
    """Parts a row at its pipes, and looks for code among them only where there can be any."""

    def test(self, parent: Element, block: str) -> bool:
        return "|" in block and super().test(parent, block)

    def _split(self, row: str) -> list[str]:
        return super()._split(row) if "`" in row or "\\" in row else row.split("|")  # type: ignore[misc]


class _Rules(blockprocessors.HRProcessor):
    """Looks for a rule only where a line has nothing else; else every list is tried for long."""

    _ALONE = re.compile(r"\n[-_* ]{3,}+(?=\n|$)")

    def test(self, parent: Element, block: str) -> bool:
        return bool(self._ALONE.search(f"\n{block}")) and super().test(parent, block)


_MARKS = re.compile(r"\n {0,3}+(?=([-_*+=:>#!\[|\x02 \n])|\d)")
_NUMBER = ""
_BLOCKS: dict[type, set[str]] = {
    md_in_html.MarkdownInHtmlProcessor: {STX},
    admonition.AdmonitionProcessor: {"!", " "},
    blockprocessors.EmptyBlockProcessor: {"\n"},
    blockprocessors.ListIndentProcessor: {" "},
    def_list.DefListIndentProcessor: {" "},
    blockprocessors.CodeBlockProcessor: {" "},
    _Tables: {"|", ":", "-", " "},
    blockprocessors.HashHeaderProcessor: {"#"},
    blockprocessors.SetextHeaderProcessor: {"=", "-"},
    _Rules: {"-", "_", "*"},
    sane_lists.SaneOListProcessor: {_NUMBER},
    sane_lists.SaneUListProcessor: {"*", "+", "-"},
    def_list.DefListProcessor: {":"},
    blockprocessors.BlockQuoteProcessor: {">"},
    footnotes.FootnoteBlockProcessor: {"["},
    abbr.AbbrBlockprocessor: {"*"},
    blockprocessors.ReferenceProcessor: {"["},
}
"""What some line of a block must begin with, after at most three spaces, for these to take it: a table's second."""


class LeanMarkdown(Markdown):
    """A parser for many texts; reset it before each."""

    output_formats: ClassVar = {"html": to_html}

    def __init__(self, extensions: Iterable[str | Extension], **settings: Any) -> None:
        """Take what Python-Markdown takes; fences wait for a text that has one."""
        self._block_levels: dict[Any, bool] = {}
        self._processors: dict[frozenset[str], tuple[BlockProcessor, ...]] = {}
        self._preprocessor_needs, self._block_needs = dict(_PREPROCESSORS), dict(_BLOCKS)
        self._fences = [extension for extension in extensions if extension == _FENCES]
        super().__init__(extensions=[extension for extension in extensions if extension != _FENCES], **settings)
        blocks, trees = self.parser.blockprocessors, self.treeprocessors
        blocks.register(_Tables(self.parser, cast("Any", blocks["table"]).config), "table", 75)
        blocks.register(_Rules(self.parser), "hr", 50)
        trees.register(Inline(self), "inline", 20)
        trees.register(Attributes(trees["attr_list"]), "attr_list", 8)
        trees.register(Contents(cast("Any", trees["toc"])), "toc", 5)
        trees.register(Unescaped(self), "unescape", 0)
        self.parser.parseBlocks = self._parse_blocks  # type: ignore[method-assign]

    def is_block_level(self, tag: Any) -> bool:
        """Tell whether a tag is of a block; this is asked for every element, and always of the same few tags."""
        try:
            return self._block_levels[tag]
        except KeyError:
            return self._block_levels.setdefault(tag, super().is_block_level(tag))

    def convert(self, source: str) -> str:
        """Make HTML of a text."""
        if not source.strip():
            return ""
        # Fences can come to be when STX and ETX are taken out.
        if self._fences and holds(source, (*_FENCE, STX, ETX)):
            self._add_fences()
        self.lines = source.split("\n")
        for preprocessor in self.preprocessors:
            needed = self._preprocessor_needs.get(type(preprocessor))
            if needed is None or holds("\n".join(self.lines), needed):
                self.lines = preprocessor.run(self.lines)
            elif isinstance(preprocessor, preprocessors.NormalizeWhitespace):
                self.lines += ["", ""]
        root: Any = self.parser.parseDocument(self.lines).getroot()
        for treeprocessor in self.treeprocessors:
            changed = treeprocessor.run(root)
            root = root if changed is None else changed
        output = self.serializer(root)
        output = output[output.index("<div>") + len("<div>") : output.rindex("</div>")].strip()
        for postprocessor in self.postprocessors:
            if STX in output or type(postprocessor) not in _POSTPROCESSORS:
                output = postprocessor.run(output)
        return output.strip()

    def _add_fences(self) -> None:
        """Add the extension for fences; it takes as long to import as all the rest, for the sake of its lexers."""
        self.registerExtensions(self._fences, {})
        self._fences = []
        self._preprocessor_needs[type(self.preprocessors["fenced_code_block"])] = _FENCE
        self._block_needs[type(self.parser.blockprocessors["code"])] = _BLOCKS[blockprocessors.CodeBlockProcessor]
        self._processors.clear()

    def _parse_blocks(self, parent: Element, blocks: list[str]) -> None:
        while blocks:
            block = blocks[0]
            marks = frozenset(_MARKS.findall(f"\n{block}") if block else "\n")
            for processor in self._processors.get(marks) or self._processors_for(marks):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break

    def _processors_for(self, marks: frozenset[str]) -> tuple[BlockProcessor, ...]:
        """Choose who may take a block whose lines begin with some marks, in the order of the plain parser."""
        needs = [(processor, self._block_needs.get(type(processor))) for processor in self.parser.blockprocessors]
        chosen = tuple(processor for processor, needed in needs if needed is None or not marks.isdisjoint(needed))
        return self._processors.setdefault(marks, chosen)
