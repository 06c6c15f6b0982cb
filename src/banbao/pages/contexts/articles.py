"""What the templates of texts are given."""

from datetime import date, datetime

from msgspec import Struct

from banbao.pages.contexts.shared import Download, Link, Neighbours, Picture, Prose, Related, Standing


class NewsPage(Struct, frozen=True, gc=False):
    """`news.html`: a news item."""

    standing: Standing
    html: Prose
    published: datetime
    source: str
    authors: tuple[str, ...]
    cover: Picture | None
    adoptions: tuple[str, ...]
    """Who took the item up, a phrase each."""
    related: Related
    neighbours: Neighbours


class NoticePage(Struct, frozen=True, gc=False):
    """`notice.html`: a notice or another official document."""

    standing: Standing
    html: Prose
    kind: str
    published: datetime
    issued: date
    doc_number: str | None
    issuers: tuple[str, ...]
    """The issuing body, and those that issue it together with that one."""
    recipients: str | None
    cc: tuple[str, ...]
    signers: tuple[str, ...]
    note: str | None
    """A remark after the date, without its brackets."""
    validity: str
    """现行有效, 失效 or 废止; of a withdrawn one, that it is."""
    in_force: bool
    replaced_by: Link | None
    attachments: tuple[Download, ...]
    documents: tuple[Download, ...]
    """It as a PDF file and as a Word file, set as official documents are."""
    related: Related
    neighbours: Neighbours


class Choice(Struct, frozen=True, gc=False):
    """An answer to a question of a survey."""

    text: str
    count: int | None
    percent: float | None
    """Of the forms that came back, 0 to 100, one decimal."""


class QuestionResult(Struct, frozen=True, gc=False):
    """A question and how it was answered."""

    number: int
    text: str
    several: bool
    """True where several choices could be ticked."""
    choices: tuple[Choice, ...]


class SurveyPage(Struct, frozen=True, gc=False):
    """`survey.html`: a survey and its results."""

    standing: Standing
    html: Prose
    published: datetime
    opened: date
    closed: date
    asked: str
    sent: int | None
    returned: int | None
    return_percent: float | None
    questions: tuple[QuestionResult, ...]
    related: Related
    neighbours: Neighbours
