"""What is wrong, where, and how to mend it: values without a language, rendered where they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from unicodedata import category

from banbao.language import N_, Translate

_WIDEST_QUOTE = 96


class Severity(StrEnum):
    """How much a fault matters."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line of a file.

    `path` is relative to the project and uses `/`; `line` and `column` count from 1, in characters; `length` is in
    characters, at least 1; `quote` is the whole line.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be translated: a template with named places and what goes there."""

    template: str
    values: tuple[tuple[str, "Value"], ...] = ()

    @classmethod
    def of(cls, template: str, **values: object) -> "Message":
        """Make a message; messages and tuples of words among the values follow the reader's language too."""
        kept = ((name, value if isinstance(value, Message | tuple) else str(value)) for name, value in values.items())
        return cls(template, tuple(kept))

    def render(self, translate: Translate) -> str:
        """Put the sentence into the reader's language."""
        return translate(self.template).format(**{name: _shown(value, translate) for name, value in self.values})


Value = str | Message | tuple[str, ...]


def _shown(value: Value, translate: Translate) -> str:
    match value:
        case Message():
            return value.render(translate)
        case tuple():
            return translate(N_(", ")).join(f"`{word}`" for word in value)
    return value


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that banbao knows by name.

    `what` states the fact, `advice` says for the help page what it means and how it is mended.
    """

    code: str
    what: str
    advice: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault at one place."""

    rule: Rule
    span: Span
    what: Message
    help: Message | None = None

    @classmethod
    def of(cls, rule: Rule, span: Span, help: Message | None = None, /, **values: object) -> "Diagnostic":
        """State that a rule is broken at a place; the values fill the rule's sentence."""
        return cls(rule, span, Message.of(rule.what, **values), help)


class ContentError(Exception):
    """The content has faults; carries all of them. Only `build` and the faces catch it."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the faults."""
        self.diagnostics = tuple(diagnostics)
        super().__init__(f"{len(self.diagnostics)} faults")


@dataclass(slots=True)
class Report:
    """Gathers the faults of a run, so that all are told at once."""

    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, *diagnostics: Diagnostic) -> None:
        """Take faults in; the same fault twice counts once."""
        self._found.update(dict.fromkeys(diagnostics))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All faults, by file and line."""
        return tuple(sorted(self._found, key=lambda d: (d.span.path, d.span.line, d.span.column, d.rule.code)))

    def tells_of(self, span: Span) -> bool:
        """Tell whether there is a fault at a place already; what follows from it need not be told."""
        return any(diagnostic.span == span for diagnostic in self._found)

    @property
    def errors(self) -> int:
        """How many of them are errors."""
        return sum(d.rule.severity is Severity.ERROR for d in self._found)

    @property
    def warnings(self) -> int:
        """How many of them are warnings."""
        return len(self._found) - self.errors

    def fails(self, *, strict: bool) -> bool:
        """Tell whether the run must stop: errors always count, warnings where `strict`."""
        return bool(self._found if strict else self.errors)


def width(text: str) -> int:
    """Count the terminal columns of a text: wide characters take two, marks that are set on others none."""
    # Loaded only where there is a fault to show.
    from rich.cells import cell_len

    return cell_len(text)


def _cut(text: str, columns: int, *, from_end: bool) -> str:
    """Keep what fits into some columns, and show that something was cut."""
    if len(text) <= columns and width(text) <= columns:
        return text
    kept = text[-columns:] if from_end else text[:columns]
    while width(kept) > columns - 1:
        kept = kept[1:] if from_end else kept[:-1]
    return f"…{kept}" if from_end else f"{kept}…"


def _window(span: Span) -> tuple[str, str, str]:
    """Cut a line down to what fits: before the span, the span, after it."""
    quote = "".join(" " if category(char) in ("Cc", "Zl", "Zp") else char for char in span.quote)
    start = span.column - 1
    before = _cut(quote[:start], _WIDEST_QUOTE // 2, from_end=True)
    marked = _cut(quote[start : start + span.length], _WIDEST_QUOTE // 2, from_end=False)
    rest = quote[start + span.length :] if not marked.endswith("…") else ""
    return before, marked, _cut(rest, max(_WIDEST_QUOTE - width(before + marked), 8), from_end=False)


def render(diagnostic: Diagnostic, translate: Translate) -> str:
    """Write a fault as a terminal shows it: what, where, the quoted line, how to mend it."""
    span, rule = diagnostic.span, diagnostic.rule
    gutter = " " * len(str(span.line))
    lines = [
        translate(N_("{severity}[{code}]: {what}")).format(
            severity=translate(rule.severity.value), code=rule.code, what=diagnostic.what.render(translate)
        ),
        f"{gutter}--> {span.path}:{span.line}:{span.column}",
    ]
    if span.quote:
        before, marked, after = _window(span)
        lines += [
            f"{gutter} |",
            f"{span.line} | {before}{marked}{after}".rstrip(),
            f"{gutter} | {' ' * width(before)}{'^' * max(width(marked), 1)}",
        ]
    if diagnostic.help:
        lines.append(f"{gutter} = " + translate(N_("help: {advice}")).format(advice=diagnostic.help.render(translate)))
    return "\n".join(lines)


def as_data(diagnostic: Diagnostic, translate: Translate) -> dict[str, Any]:
    """Write a fault for programs: plain values, the texts in the reader's language; the quoted line in three pieces."""
    before, marked, after = _window(diagnostic.span)
    return {
        "severity": diagnostic.rule.severity.value,
        "code": diagnostic.rule.code,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "length": diagnostic.span.length,
        "message": diagnostic.what.render(translate),
        "help": diagnostic.help.render(translate) if diagnostic.help else None,
        "quote": [before, marked, after],
    }


def count(report: Report, translate: Translate) -> str:
    """Say in a line how many faults there are."""
    return translate("errors: {errors}, warnings: {warnings}").format(errors=report.errors, warnings=report.warnings)


LABELS = (N_("error"), N_("warning"))
