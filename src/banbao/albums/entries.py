"""The text of an album's file and new photographs in, the text with them in its list out; all else stays as it was."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import inf
from typing import Any

import yaml

from banbao.diagnostics import ContentError, Report
from banbao.source.plain_yaml import LOADER
from banbao.source.records import split_front_matter
from banbao.source.text_files import SourceText
from banbao.source.yaml_tree import parse

Entry = Mapping[str, str | date]
"""The fields of a photograph, in the order in which they are written."""

_FIELD = "photographs"


class UnwritableError(Exception):
    """The list is written in a form that cannot be added to without changing more."""


def _dumped(entry: Entry, *, in_braces: bool = False) -> str:
    text: str = yaml.safe_dump(
        dict(entry), allow_unicode=True, sort_keys=False, width=inf, default_flow_style=in_braces
    )
    return text.strip()


def _lines(entries: Sequence[Entry], indent: int) -> str:
    """Write photographs as a block, each under its own hyphen."""
    lines = []
    for entry in entries:
        first, *rest = _dumped(entry).split("\n")
        lines += [f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in rest)]
    return "".join(f"{line}\n" for line in lines)


def _end_of_block(lines: Sequence[str], start: int, end: int, indent: int) -> int:
    """Find the line behind a list: what is blank or commented further left at its end belongs to what follows."""
    while end > start + 1:
        line = lines[end - 1]
        if line.strip() and not (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent):
            break
        end -= 1
    return end


def _in_list(text: str, node: yaml.Node, entries: Sequence[Entry]) -> str:
    lines = text.splitlines(keepends=True)
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        written = [_dumped(entry, in_braces=True) for entry in entries]
        last = node.value[-1].end_mark if node.value else None
        line, column = (last.line, last.column) if last else (end.line, end.column - 1)
        place = sum(len(each) for each in lines[:line]) + column
        return text[:place] + ", ".join(["", *written] if last else written) + text[place:]
    if isinstance(node, yaml.SequenceNode):
        place = _end_of_block(lines, start.line, min(end.line + (end.column > start.column), len(lines)), start.column)
        indent = start.column
    else:
        place, indent = start.line + 1, 2
    if not lines[place - 1].endswith("\n"):
        lines[place - 1] += "\n"
    return "".join([*lines[:place], _lines(entries, indent), *lines[place:]])


def _with_entries(text: str, known: Mapping[str, Any], entries: Sequence[Entry]) -> str:
    root = yaml.compose(text, Loader=LOADER)
    # What is put behind leaves all places as they are.
    shown = _showing_all(text, known)
    if isinstance(root, yaml.MappingNode):
        if root.flow_style:
            raise UnwritableError
        if node := next((value for key, value in root.value if key.value == _FIELD), None):
            return _in_list(shown, node, entries)
    return f"{_on_lines(shown)}{_FIELD}:\n{_lines(entries, 2)}"


def _on_lines(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _read(path: str, text: str) -> dict[str, Any]:
    return parse(SourceText(path, text, ""), text, 1, Report()).data


def _showing_all(text: str, known: Mapping[str, Any]) -> str:
    """Keep all of a folder shown when its album gets a list; a list alone would leave the rest out."""
    if _FIELD in known or known.get("whole_folder") == "true":
        return text
    if "whole_folder" in known:
        raise UnwritableError
    return f"{_on_lines(text)}whole_folder: true\n"


def with_entries(path: str, text: str, entries: Sequence[Entry]) -> str:
    """Put photographs behind those that an album's file lists; where it has no list, begin one that only gives words.

    Args:
        path: The file's name; `.md` has YAML between its first two `---`.
        text: What stands in it, with `LF` line ends.
        entries: What is to be written.

    Raises:
        UnwritableError: The list cannot be added to and everything else left as it is.
        ContentError: The file has faults.
    """
    before, yaml_text, behind = "", text, ""
    if path.endswith(".md"):
        yaml_text, _, _ = split_front_matter(SourceText(path, text, ""))
        start = text.index("\n") + 1
        before, behind = text[:start], text[start + len(yaml_text) :]
        yaml_text, behind = f"{yaml_text}\n", behind.removeprefix("\n")
    known = _read(path, yaml_text)
    texts = [{name: str(value) for name, value in entry.items()} for entry in entries]
    written = _with_entries(yaml_text, known, entries)
    wanted = {**known, _FIELD: [*known.get(_FIELD, ()), *texts]}
    if _FIELD not in known:
        wanted["whole_folder"] = "true"
    try:
        is_as_wanted = _read(path, written) == wanted
    except ContentError:
        is_as_wanted = False
    if not is_as_wanted:
        raise UnwritableError
    return before + written + behind
