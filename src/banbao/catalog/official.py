"""An official document's text in, what is not as GB/T 9704 has it out; the printed words stay as they are written."""

import re
from collections.abc import Callable, Iterable, Iterator
from math import ceil
from typing import NamedTuple

from banbao.catalog.brief import Brief
from banbao.catalog.mentions import MENTION, prose_lines
from banbao.diagnostics import Diagnostic, Message, Report
from banbao.language import N_
from banbao.model.articles import Notice
from banbao.model.site import Site
from banbao.official_rules import (
    COLON_TWICE,
    HALF_WIDTH_MARK,
    HEADING_COMMA,
    ISSUED_LATER,
    NOT_ATTACHED,
    NUMBERING_BEGINS,
    NUMBERING_FORM,
    NUMBERING_SKIPS,
    PADDED_DATE,
    RECIPIENTS_COLON,
    SECRET_DOCUMENT,
    TITLE_TOO_LONG,
    UNKNOWN_RECIPIENT,
    YEAR_BRACKETS,
)
from banbao.source.faults import nearest
from banbao.source.records import Entry, Manuscript

_LINE_CHARACTERS, _MOST_LINES = 20, 3
"""A title's: 2号 letters in 156 mm."""
_DIGITS = "一二三四五六七八九"
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")

_NUMBERED = re.compile(
    rf"(?P<lead>\s*(?:\#+\s+|\*\*)?)"
    rf"(?P<mark>(?P<one>[{_DIGITS}十百]+)(?P<after_one>[、,，.．])|(?P<two>[（(][{_DIGITS}十百]+[）)])(?P<after_two>[、.．]?)"
    rf"|(?P<three>\d{{1,2}})(?P<after_three>[.．、]|[)）])(?!\d)|(?P<four>[（(]\d{{1,2}}[）)])(?P<after_four>[、.．]?))"
)
_RIGHT_AFTER = {1: "、", 2: "", 3: ".", 4: ""}
_YEAR = re.compile(
    r"(?P<open>[〔\[【（(［﹝])(?P<year>\d{2,4})(?P<close>[〕\]】）)］﹞])(?P<ordinal>第?)(?P<number>\d+)号"
)
_DATE = re.compile(r"(?P<year>\d{4}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日|\d{4}年0\d月")
_MARK = re.compile(
    rf"(?<=[{_HAN}])[,;:?!](?=[{_HAN}“《（]|$)|(?<=[{_HAN}”》）])[,;](?=[{_HAN}“《（]|$)|\((?=[{_HAN}])|(?<=[{_HAN}])\)"
)
_RECIPIENTS = re.compile(r"(?:局属|机关|市直|所属)?各[^，。；：:！？]{2,60}$")
_RECIPIENT = re.compile(r"[^、，,；;\s]+")
_ATTACHMENT = re.compile(r"附件(?P<number>[1-9]\d?)?(?=[：:]|[）)])|(?:见|按照|填写|填报)附件(?P<seen>[1-9]\d?)?")


class _Number(NamedTuple):
    level: int
    value: int
    written: str
    column: int
    rest: str


def review_official(manuscript: Manuscript, report: Report) -> None:
    """Tell what a notice's text and fields have that an official document has not.

    Args:
        manuscript: A notice; where it has faults of another kind, only its text is looked at.
        report: Takes warnings.
    """
    lines = list(prose_lines(manuscript.body))
    _check_numbering(manuscript, lines, report)
    for number, line in lines:
        _check_line(manuscript, number, _without_names(line), report)
    if isinstance(manuscript, Entry) and isinstance(manuscript.record, Notice):
        _check_fields(manuscript, manuscript.record, report)
        _check_attachments(manuscript, manuscript.record, lines, report)
    first = next(((number, line.strip()) for number, line in lines if line.strip()), None)
    if first and _RECIPIENTS.fullmatch(first[1]):
        span = manuscript.body_span(first[0], 1, len(first[1]))
        advice = Message.of(N_("write `recipients: {names}` above, and take the line out"), names=first[1])
        report.add(Diagnostic.of(RECIPIENTS_COLON, span, advice, written=first[1]))


def check_recipients(
    briefs: Iterable[Brief], site: Site, reread: Callable[[Brief], Manuscript], report: Report
) -> None:
    """Warn of recipients that the office does not know; where it lists none, any will do.

    Args:
        briefs: All records.
        site: The office.
        reread: Reads a record once more, with all its places.
        report: Takes warnings.
    """
    known = {site.office, site.short_name, *(unit.name for unit in site.units), *site.documents.recipients}
    for brief in briefs if site.documents.recipients else ():
        if brief.recipients is None or brief.recipients in known:
            continue
        for name in _RECIPIENT.findall(brief.recipients.rstrip("：:")):
            if name not in known:
                span = reread(brief).tree.at(("recipients",))
                report.add(Diagnostic.of(UNKNOWN_RECIPIENT, span, nearest(name, known), name=name))


def _without_names(line: str) -> str:
    """Blank out what is no prose: a part's number, names of records, addresses."""
    if numbered := _NUMBERED.match(line):
        line = " " * numbered.end() + line[numbered.end() :]
    line = MENTION.sub(lambda found: " " * len(found[0]), line)
    return re.sub(r"\]\([^)]*\)|\[\^[^\]]*\]:?|<[^>]*>|\w+://\S+", lambda found: " " * len(found[0]), line)


def _numbers(lines: list[tuple[int, str]]) -> Iterator[tuple[int, _Number]]:
    for number, line in lines:
        found = _NUMBERED.match(line)
        if not found:
            continue
        groups = {1: found["one"], 2: found["two"], 3: found["three"], 4: found["four"]}
        level = next(level for level, group in groups.items() if group)
        digits = groups[level].strip("（）()")
        value = int(digits) if digits.isdecimal() else _value(digits)
        rest = line[found.end() :].strip().rstrip("*").rstrip()
        yield number, _Number(level, value, found["mark"], len(found["lead"]) + 1, rest)


def _value(digits: str) -> int:
    """Read a Chinese number below a hundred."""
    tens, ten, ones = digits.partition("十")
    if not ten:
        return _DIGITS.index(digits) + 1 if len(digits) == 1 and digits in _DIGITS else 0
    return (_DIGITS.index(tens) + 1 if tens in tuple(_DIGITS) else 1) * 10 + (
        _DIGITS.index(ones) + 1 if ones in tuple(_DIGITS) else 0
    )


def _written(level: int, value: int) -> str:
    if level > 2:
        return f"{value}." if level == 3 else f"（{value}）"
    tens, ones = divmod(value, 10)
    digits = (("" if tens == 1 else _DIGITS[tens - 1]) + "十" if tens else "") + (_DIGITS[ones - 1] if ones else "")
    return f"{digits}、" if level == 1 else f"（{digits}）"


def _check_numbering(manuscript: Manuscript, lines: list[tuple[int, str]], report: Report) -> None:
    last: dict[int, _Number] = {}
    for line, number in _numbers(lines):
        span = manuscript.body_span(line, number.column, len(number.written))
        right = _written(number.level, number.value) if number.value else number.written
        # Markdown numbers a list by itself whatever is written, but for its first number.
        if number.written not in (right, right.replace(".", "．")):
            report.add(
                Diagnostic.of(
                    NUMBERING_FORM, span, Message.of(N_("write `{right}`"), right=right), written=number.written
                )
            )
        before = last.get(number.level)
        if before and number.value not in (before.value + 1, 1):
            advice = Message.of(
                N_("number it {right}, or look for a part that was lost"),
                right=_written(number.level, before.value + 1),
            )
            report.add(Diagnostic.of(NUMBERING_SKIPS, span, advice, number=number.written, before=before.written))
        elif not before and number.value != 1:
            advice = Message.of(N_("begin with {right}"), right=_written(number.level, 1))
            report.add(Diagnostic.of(NUMBERING_BEGINS, span, advice, number=number.written))
        last = {level: each for level, each in last.items() if level < number.level} | {number.level: number}
        if number.level >= 3 and number.rest.endswith(("，", ",")):
            written = f"{number.written}{number.rest}"
            report.add(
                Diagnostic.of(HEADING_COMMA, manuscript.body_span(line, number.column, len(written)), written=written)
            )


def _check_line(manuscript: Manuscript, number: int, line: str, report: Report) -> None:
    for found in _YEAR.finditer(line):
        right = f"〔{found['year']}〕{int(found['number'])}号"
        if found[0] != right and (found["open"] not in "（(" or len(found["year"]) == 4):
            span = manuscript.body_span(number, found.start() + 1, len(found[0]))
            report.add(
                Diagnostic.of(YEAR_BRACKETS, span, Message.of(N_("write `{right}`"), right=right), written=found[0])
            )
    for found in _DATE.finditer(line):
        right = re.sub(r"(?<!\d)0(?=\d[月日])", "", found[0])
        if found[0] != right:
            span = manuscript.body_span(number, found.start() + 1, len(found[0]))
            report.add(
                Diagnostic.of(PADDED_DATE, span, Message.of(N_("write `{right}`"), right=right), written=found[0])
            )
    for found in _MARK.finditer(line):
        span = manuscript.body_span(number, found.start() + 1, 1)
        advice = Message.of(N_("write `{right}`"), right=found[0].translate(_FULL_WIDTH))
        report.add(Diagnostic.of(HALF_WIDTH_MARK, span, advice, mark=found[0]))


def _check_fields(entry: Entry[Notice], record: Notice, report: Report) -> None:
    if record.secrecy:
        report.add(Diagnostic.of(SECRET_DOCUMENT, entry.tree.at(("secrecy",)), secrecy=record.secrecy))
    if record.recipients and record.recipients.endswith(("：", ":")):
        report.add(Diagnostic.of(COLON_TWICE, entry.tree.at(("recipients",))))
    lines = ceil(len(record.title) / _LINE_CHARACTERS)
    if lines > _MOST_LINES:
        report.add(Diagnostic.of(TITLE_TOO_LONG, entry.tree.at(("title",)), lines=lines))
    if record.issued > record.published.date():
        report.add(Diagnostic.of(ISSUED_LATER, entry.tree.at(("issued",)), issued=record.issued))


def _check_attachments(manuscript: Manuscript, record: Notice, lines: list[tuple[int, str]], report: Report) -> None:
    for number, line in lines:
        for found in _ATTACHMENT.finditer(_without_names(line)):
            wanted = int(found["number"] or found["seen"] or 1)
            if wanted > len(record.attachments):
                span = manuscript.body_span(number, found.start() + 1, len(found[0]))
                report.add(Diagnostic.of(NOT_ATTACHED, span, written=found[0]))
