"""What the templates of texts are given."""

from dataclasses import dataclass
from datetime import date, datetime

from banbao.pages.contexts.shared import Download, Link, Neighbours, Picture, Related, Standing


@dataclass(frozen=True, slots=True)
class NewsPage:
    """`news.html`: a news item."""

    standing: Standing
    html: str
    published: datetime
    source: str
    authors: tuple[str, ...]
    cover: Picture | None
    adoptions: tuple[str, ...]
    """Who took the item up, a phrase each."""
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class NoticePage:
    """`notice.html`: a notice or another official document."""

    standing: Standing
    html: str
    kind: str
    published: datetime
    issued: date
    doc_number: str | None
    issuer: str
    recipients: str | None
    cc: tuple[str, ...]
    signer: str | None
    validity: str
    """现行有效, 失效 or 废止; of a withdrawn one, that it is."""
    in_force: bool
    replaced_by: Link | None
    attachments: tuple[Download, ...]
    related: Related
    neighbours: Neighbours


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a question of a survey."""

    text: str
    count: int | None
    percent: float | None
    """Of the forms that came back, 0 to 100, one decimal."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question and how it was answered."""

    number: int
    text: str
    several: bool
    """True where several choices could be ticked."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """`survey.html`: a survey and its results."""

    standing: Standing
    html: str
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
