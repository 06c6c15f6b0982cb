"""One file in, one entry out: its record, its body, and the place of everything in it."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from banbao.diagnostics import ContentError, Diagnostic, Message, Report, Span
from banbao.language import N_
from banbao.model.base import Part
from banbao.model.culture import Survey
from banbao.model.kinds import Kind
from banbao.model.media import Album, Video
from banbao.rules import NO_FRONT_MATTER, UNCLOSED_FRONT_MATTER, UNREADABLE_TEXT, WRONG_SHAPE
from banbao.source.faults import diagnose
from banbao.source.survey_results import with_counts
from banbao.source.text_files import SourceText, read_text
from banbao.source.yaml_tree import Tree, parse

LONGEST_LINE = 5000
_OPENING = re.compile(r"---[^\S\n]*(?=\n|\Z)")
_CLOSING = re.compile(r"\n---[^\S\n]*(?=\n|\Z)")
_MARKS = 40
_NESTED = re.compile(rf"\s*(?:(?:[>*+-]|\d+[.)])\s*){{{_MARKS}}}")

R = TypeVar("R", bound=Part, covariant=True)


@dataclass(frozen=True, slots=True, eq=False)
class Manuscript:
    """What was read of a file, whether or not it makes a record."""

    kind: str
    slug: str
    body: str
    """Markdown."""
    body_line: int | None
    """The line of the file on which the body begins; None where it is a field of YAML."""
    source: SourceText
    tree: Tree
    folder: Path | None
    """The record's own folder; None for a single file, which can have no files beside it."""
    files: tuple[str, ...]
    """The files in that folder, relative to it, with `/`."""

    @property
    def id(self) -> str:
        """The record's name in the whole catalog, `kind:slug`."""
        return f"{self.kind}:{self.slug}"

    @property
    def body_place(self) -> tuple[int, int]:
        """The line of the file on which the body begins, and how many characters stand before it on each line."""
        if self.body_line is not None:
            return self.body_line, 0
        return _place_in_yaml(self.source, self.tree.at(("body",)))

    def body_span(self, line: int, column: int, length: int) -> Span:
        """Point into the body; `line` counts from 1 at its first line."""
        first_line, indent = self.body_place
        return self.source.span(first_line + line - 1, column + indent, length)


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Manuscript, Generic[R]):
    """A record as its editor left it."""

    record: R


@dataclass(frozen=True, slots=True, eq=False)
class Passage(Manuscript):
    """A text that stands in a field of a record, other than its body."""

    field: tuple[str | int, ...] = ()
    """Where it stands."""

    @property
    def body_place(self) -> tuple[int, int]:
        """The line of the file on which the text begins, and how many characters stand before it on each line."""
        return _place_in_yaml(self.source, self.tree.at(self.field))


def passage_of(read: Manuscript, field: tuple[str | int, ...], text: str) -> Passage:
    """Take out of a record a text that stands in one of its fields."""
    return Passage(read.kind, read.slug, text, None, read.source, read.tree, read.folder, read.files, field)


def split_front_matter(source: SourceText) -> tuple[str, str, int]:
    """Part a text file into front matter and body.

    Returns:
        The YAML, the body, and the file's line on which the body begins.

    Raises:
        ContentError: The front matter is not there or not closed.
    """
    text = source.text
    opening = _OPENING.match(text)
    if opening is None:
        advice = Message.of(N_("write `---` as the first line, then the fields, then `---` again"))
        raise ContentError([Diagnostic.of(NO_FRONT_MATTER, source.span(1), advice)])
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        advice = Message.of(N_("write a line `---` after the last field"))
        raise ContentError([Diagnostic.of(UNCLOSED_FRONT_MATTER, source.span(1), advice)])
    front, body = text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]
    return front, body, text.count("\n", 0, closing.end()) + 2


def _place_in_yaml(source: SourceText, starts: Span) -> tuple[int, int]:
    """Find the line and the indent at which a body begins in YAML: a block begins on the line after its mark."""
    mark = starts.quote[starts.column - 1 : starts.column]
    if mark not in ("|", ">"):
        return starts.line, starts.column - (0 if mark in ("'", '"') else 1)
    lines = source.text.split("\n")[starts.line :]
    first = next((line for line in lines if line.strip()), "")
    return starts.line + 1, len(first) - len(first.lstrip(" "))


def _tree_and_body(source: SourceText, report: Report) -> tuple[Tree, str, int | None]:
    if source.path.endswith(".md"):
        front, body, body_line = split_front_matter(source)
        return parse(source, front, 2, report), body, body_line
    tree = parse(source, source.text, 1, report)
    body = tree.data.pop("body", "")
    if not isinstance(body, str):
        shape = Message(N_("one text"))
        raise ContentError([Diagnostic.of(WRONG_SHAPE, tree.at(("body",)), name="body", shape=shape)])
    return tree, body, None


def body_of(source: SourceText) -> str:
    """Give the body of a file that was read before, when it was well."""
    return _tree_and_body(source, Report())[1] if not source.path.endswith(".md") else split_front_matter(source)[1]


def read_manuscript(
    kind: Kind, slug: str, source: SourceText, folder: Path | None, files: tuple[str, ...], report: Report
) -> Manuscript:
    """Take a file's text apart.

    Raises:
        ContentError: It has no front matter, or its YAML cannot be read.
    """
    tree, body, body_line = _tree_and_body(source, report)
    manuscript = Manuscript(kind.name, slug, body, body_line, source, tree, folder, files)
    for number, line in enumerate(body.split("\n")):
        if len(line) >= _MARKS and (len(line) > LONGEST_LINE or _NESTED.match(line)):
            span = source.span(manuscript.body_place[0] + number, 1, 1)
            raise ContentError([Diagnostic.of(UNREADABLE_TEXT, span, most=LONGEST_LINE)])
    return manuscript


def unreadable(kind: Kind, slug: str, path: str) -> Manuscript:
    """Stand in for a file that could not be taken apart: others may still name its record."""
    source = SourceText(path, "", "")
    return Manuscript(kind.name, slug, "", 1, source, Tree({}, source, "", 1), None, ())


def written_by_itself(kind: Kind, slug: str, path: str, body: str, files: tuple[str, ...]) -> Manuscript:
    """Stand for a record's text alone; faults found in it have no place in its file."""
    source = SourceText(path, body, "")
    return Manuscript(kind.name, slug, body, 1, source, Tree({}, source, "", 1), None, files)


def _fields(kind: Kind, manuscript: Manuscript) -> dict[str, Any]:
    if not kind.shows_folder:
        return manuscript.tree.data
    # What reads pictures is loaded only where there is an album to read.
    from banbao.source.albums import with_defaults

    path = PurePosixPath(manuscript.source.path)
    return with_defaults(manuscript.tree.data, manuscript.folder.name if manuscript.folder else path.stem)


def _completed(album: Album, manuscript: Manuscript, report: Report) -> Album:
    from banbao.source.albums import complete
    from banbao.source.picture_files import facts_of

    folder = manuscript.folder or Path()
    return complete(album, manuscript.files, lambda name: facts_of(folder / name), manuscript.tree, report)


def make_entry(kind: Kind, manuscript: Manuscript, report: Report) -> Entry[Part]:
    """Make a record of what was read.

    Raises:
        ContentError: The fields have faults; carries all of them.
    """
    tree, folder, files = manuscript.tree, manuscript.folder, manuscript.files
    try:
        record = kind.model.model_validate(_fields(kind, manuscript))
    except ValidationError as error:
        raise ContentError(diagnose(kind.model, tree, error.errors(include_url=False))) from None
    if isinstance(record, Survey) and record.results in files and folder:
        name = f"{manuscript.source.path.rsplit('/', 1)[0]}/{record.results}"
        record = with_counts(record, read_text(folder / record.results, name, report), report)
    elif isinstance(record, Album):
        record = _completed(record, manuscript, report)
    elif isinstance(record, Video) and folder:
        from banbao.source.videos import complete

        record = complete(record, folder, files, tree, report)
    read = manuscript
    return Entry(
        read.kind, read.slug, read.body, read.body_line, read.source, read.tree, read.folder, read.files, record
    )
