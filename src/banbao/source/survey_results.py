"""A survey and its results file in, the survey with its counts out."""

from collections.abc import Iterator

from banbao.diagnostics import Diagnostic, Message, Report
from banbao.language import N_
from banbao.model.culture import Survey
from banbao.rules import BAD_RESULTS
from banbao.source.text_files import SourceText

_COLUMNS = ["question", "choice", "count"]
_MOST_DIGITS = 9


def _count(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV file, each with the line on which it begins."""
    import csv

    reader = csv.reader(text.splitlines(keepends=True))
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        yield line, ["?"]


def with_counts(survey: Survey, results: SourceText, report: Report) -> Survey:
    """Put the numbers of a CSV file with the columns `question,choice,count` into the survey's questions."""
    rows = list(_rows(results.text))

    def fault(line: int, problem: Message) -> None:
        report.add(Diagnostic.of(BAD_RESULTS, results.span(line), problem=problem))

    if not rows or [cell.strip() for cell in rows[0][1]] != _COLUMNS:
        fault(1, Message.of(N_("the first line must read `question,choice,count`")))
        return survey
    known = {(question.id, choice) for question in survey.questions for choice in question.choices}
    counts: dict[tuple[str, str], int] = {}
    told: set[tuple[str, str]] = set()
    for line, row in rows[1:]:
        if not row:
            continue
        key = (row[0].strip(), row[1].strip() if len(row) > 1 else "")
        number = _count(row[2]) if len(row) == 3 else None
        if number is None:
            told.add(key)
            fault(line, Message.of(N_("the line must hold a question, a choice and a whole number")))
        elif key not in known:
            fault(
                line,
                Message.of(
                    N_("the survey has no choice `{choice}` of a question `{question}`"), question=key[0], choice=key[1]
                ),
            )
        elif survey.returned is not None and number > survey.returned:
            told.add(key)
            fault(line, Message.of(N_("more chose this than forms came back ({returned})"), returned=survey.returned))
        elif key in counts:
            fault(line, Message.of(N_("this choice is counted twice")))
        else:
            counts[key] = number
    for question_id, choice in sorted(known - counts.keys() - told):
        fault(
            1,
            Message.of(
                N_("the choice `{choice}` of the question `{question}` is not counted"),
                question=question_id,
                choice=choice,
            ),
        )
    questions = tuple(
        question.model_copy(
            update={"counts": tuple(counts.get((question.id, choice), 0) for choice in question.choices)}
        )
        for question in survey.questions
    )
    return survey.model_copy(update={"questions": questions})
