"""YAML text in, plain values with a place for each out.

A plain scalar stays the text that was written: the record's field says whether it is a number, a day or a name, so
`no`, `12:30` and `2026-02-30` mean what they look like. An empty value counts as left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from banbao.diagnostics import ContentError, Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.rules import ALIAS_BOMB, COLON, CONTROL_CHARACTER, DUPLICATE_KEY, TAB, WRONG_SHAPE, YAML_SYNTAX, YAML_TAG
from banbao.source.plain_yaml import LOADER, read_plainly
from banbao.source.text_files import CONTROL, SourceText

MOST_VALUES = 20_000
DEEPEST = 30

Path = tuple[str | int, ...]

_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
}

_PROBLEMS = {
    "mapping values are not allowed": N_("a colon stands inside a value; put the value in quotation marks"),
    "could not find expected ':'": N_("a field's name is not followed by a colon"),
    "did not find expected key": N_("the line does not fit under the one above; look at indents and quotation marks"),
    "did not find expected '-' indicator": N_("an entry of the list does not begin with `- `"),
    "did not find expected ',' or": N_("a bracket is not closed, or a comma is missing"),
    "unexpected end of stream": N_("a quotation mark is not closed"),
    "cannot start any token": N_("a value may not begin with this character; put it in quotation marks"),
    "undefined alias": N_("a value that begins with `*` must be put in quotation marks"),
    "document start": N_("a second document begins here; a file holds one"),
    "undefined tag handle": N_("a value that begins with `!` must be put in quotation marks"),
    "unknown escape character": N_("a backslash stands in double quotation marks; write it twice"),
}
"""What libyaml says, and how we say it."""


# Without slots, for the places are kept once they are asked.
@dataclass(frozen=True)
class Tree:
    """What a YAML document says, and where it says it."""

    data: dict[str, Any]
    source: SourceText
    """The file that the document stands in."""
    text: str
    """The document itself."""
    first_line: int
    """The line of the file on which it begins, from 1."""

    @cached_property
    def _places(self) -> tuple[dict[Path, Span], dict[Path, Span]]:
        walk = _Walk(self.source, self.first_line, Report())
        if node := yaml.compose(self.text, Loader=LOADER):
            walk.value(node, ())
        return walk.keys, walk.values

    @property
    def keys(self) -> dict[Path, Span]:
        """The place of each field's name."""
        return self._places[0]

    @property
    def values(self) -> dict[Path, Span]:
        """The place of each value."""
        return self._places[1]

    @property
    def whole(self) -> Span:
        """The document's first line."""
        return self.source.span(self.first_line)

    def at(self, path: Path) -> Span:
        """Point at a value, or at the nearest thing around it that was written."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path) or self.whole

    def key(self, path: Path) -> Span:
        """Point at a field's name, or at the nearest thing around it that was written."""
        while path and path not in self.keys and path not in self.values:
            path = path[:-1]
        return self.keys.get(path) or self.at(path)


class _Walk:
    """One pass over a node tree; gathers values, places and faults."""

    def __init__(self, source: SourceText, first_line: int, report: Report) -> None:
        self.source, self.first_line, self.report = source, first_line, report
        self.lines = source.text.split("\n")
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.count = 0

    def span(self, node: yaml.Node) -> Span:
        line = node.start_mark.line + self.first_line
        column = node.start_mark.column + 1
        same_line = node.end_mark.line == node.start_mark.line
        quote = self.lines[line - 1] if line <= len(self.lines) else ""
        end = node.end_mark.column if same_line else len(quote.rstrip())
        return Span(self.source.path, line, column, max(end - column + 1, 1), quote)

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.count += 1
        if self.count > MOST_VALUES or len(path) > DEEPEST:
            raise ContentError([Diagnostic.of(ALIAS_BOMB, self.span(node), most=MOST_VALUES)])
        self.values[path] = self.span(node)
        if node.tag not in _PLAIN_TAGS:
            self.report.add(Diagnostic.of(YAML_TAG, self.values[path], name=node.tag))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        if found := CONTROL.search(node.value):
            number = f"{ord(found[0]):04X}"
            self.report.add(Diagnostic.of(CONTROL_CHARACTER, self.values[path], number=number))
        return None if node.tag.endswith(":null") else node.value

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                problem = Message.of(N_("a field's name must be one word"))
                self.report.add(Diagnostic.of(YAML_SYNTAX, self.span(key), problem=problem))
                continue
            name = key.value
            if name in found or (*path, name) in self.keys:
                self.report.add(Diagnostic.of(DUPLICATE_KEY, self.span(key), name=name))
                continue
            self.keys[*path, name] = self.span(key)
            content = self.value(value, (*path, name))
            if content is not None:
                found[name] = content
        return found


def _syntax_fault(source: SourceText, first_line: int, error: yaml.YAMLError) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    if mark is None or "quoted" in str(getattr(error, "context", "")):
        # A quotation that is not closed is missed at the end of the file; where it begins says more.
        mark = getattr(error, "context_mark", None) or mark
    line = mark.line + first_line if mark else first_line
    column = mark.column + 1 if mark else 1
    line = min(line, source.text.count("\n") + 1)
    span = source.span(line, column, 1)
    if "\t" in re.match(r"\s*", span.quote)[0]:  # type: ignore[index]
        return Diagnostic.of(TAB, source.span(line, span.quote.index("\t") + 1, 1))
    if span.quote[column - 1 : column] == "\t":
        return Diagnostic.of(TAB, span)
    problem = str(getattr(error, "problem", ""))
    said = next((ours for theirs, ours in _PROBLEMS.items() if theirs in problem), N_("the line cannot be understood"))
    return Diagnostic.of(YAML_SYNTAX, span, problem=Message(said))


_SLIP = re.compile(r"(?:- )?[a-z_]+[ \t]*(?P<mark>：|:(?=[^\s:/]))\s*(?P<value>.*)")
# Where no such colon stands there is no slip. The colon comes first, for there are fewer colons than letters to try.
_MAY_BE_SLIP = re.compile(r"(?:：|:(?=[^\s:/]))(?<=[a-z_ \t].)")


def _colon_slips(source: SourceText, text: str, first_line: int) -> Iterator[Diagnostic]:
    """Find the commonest slips, a full-width colon and a missing space; YAML itself stumbles only a line later."""
    if not _MAY_BE_SLIP.search(text):
        return
    block_indent: int | None = None
    for number, line in enumerate(text.split("\n"), first_line):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            continue
        block_indent = indent if re.search(r":\s+[|>][+-]?\d?\s*$", line) else None
        found = _SLIP.fullmatch(line.strip())
        if found and line.count('"') % 2 == 0 and line.count("'") % 2 == 0:
            mark = N_("a full-width colon") if found["mark"] == "：" else N_("a colon without a space")
            name = line.strip()[: found.start("mark")].strip()
            column = line.index(found["mark"]) + 1
            advice = Message.of(N_("write `{line}`"), line=f"{name}: {found['value']}")
            yield Diagnostic.of(COLON, source.span(number, column, 1), advice, mark=Message(mark))


def _refuse_depth(source: SourceText, text: str, first_line: int) -> None:
    """Refuse what nests without end; libyaml's composer calls itself for each level and would overrun the stack."""
    indent = max((len(line) - len(line.lstrip(" -?")) for line in text.split("\n")), default=0)
    if indent <= DEEPEST and text.count("[") + text.count("{") <= DEEPEST:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > 2 * DEEPEST:
                line = event.start_mark.line if event.start_mark else 0
                raise ContentError([Diagnostic.of(ALIAS_BOMB, source.span(line + first_line), most=MOST_VALUES)])
    except yaml.YAMLError:
        return


def _read_closely(source: SourceText, text: str, first_line: int, report: Report) -> dict[str, Any]:
    """Read a document with an eye on its places, and tell every fault."""
    walk = _Walk(source, first_line, report)
    _refuse_depth(source, text, first_line)
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise ContentError([_syntax_fault(source, first_line, error)]) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        shape = Message.of(N_("fields, each written `name: value`"))
        raise ContentError([Diagnostic.of(WRONG_SHAPE, walk.span(node), name=source.path, shape=shape)])
    data: dict[str, Any] = walk.value(node, ())
    return data


def parse(source: SourceText, text: str, first_line: int, report: Report) -> Tree:
    """Read one YAML document.

    Args:
        source: The file that it stands in, for the places.
        text: The document itself.
        first_line: The line of the file on which the document begins, from 1.
        report: Takes faults that leave something to read.

    Raises:
        ContentError: Nothing can be read: broken syntax, no mapping, or too many values.
    """
    if slips := tuple(_colon_slips(source, text, first_line)):
        raise ContentError(slips)
    data = read_plainly(text)
    if data is None:
        data = _read_closely(source, text, first_line, report)
    return Tree(data, source, text, first_line)
