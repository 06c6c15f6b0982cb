"""Texts that are published on a day: notices and news."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from banbao.model.base import (
    ActivitySlug,
    AlbumSlug,
    AnyRecord,
    Dated,
    Day,
    FileName,
    GroupSlug,
    Line,
    Part,
)


class NoticeKind(StrEnum):
    """The form of an official document."""

    NOTICE = "通知"
    CIRCULAR = "通报"
    ANNOUNCEMENT = "公告"
    BULLETIN = "通告"
    PUBLICITY = "公示"
    OPINION = "意见"
    DECISION = "决定"
    LETTER = "函"
    MINUTES = "纪要"
    RULES = "制度"


class Validity(StrEnum):
    """Whether a document is still in force."""

    IN_FORCE = "现行有效"
    LAPSED = "失效"
    REPEALED = "废止"


class Attachment(Part):
    """A file that belongs to a notice."""

    file: FileName
    """The file's name in the notice's folder."""
    title: Line
    """The attachment's title."""


class Notice(Dated):
    """A notice or another official document, `content/notices/`."""

    issued: Day
    """The date of the document (成文日期)."""
    kind: NoticeKind = NoticeKind.NOTICE
    """The form of the document."""
    doc_number: Annotated[str, StringConstraints(pattern=r"^[^\s\d〔]+〔\d{4}〕[1-9]\d*号$")] | None = None
    """Document number, `岳城管发〔2013〕16号`: the year in 〔〕, no leading zero."""
    issuer: Line | None = None
    """The issuing body; by default the office."""
    recipients: Line | None = None
    """Whom it addresses (主送机关), without the colon."""
    cc: tuple[Line, ...] = ()
    """Who gets copies (抄送)."""
    signer: Line | None = None
    """Who signed it (签发人), where the form shows it."""
    validity: Validity = Validity.IN_FORCE
    """Whether it is in force."""
    replaced_by: AnyRecord | None = None
    """What stands in its place once it has lapsed or been repealed, as `kind:slug`."""
    attachments: tuple[Attachment, ...] = ()
    """The files that belong to it, in printed order."""


class Adoption(Part):
    """That another outlet took a news item up."""

    outlet: Line
    """The outlet's name."""
    level: Line
    """Its level: 县级, 市级, 省级, 国家级."""
    prominence: Line | None = None
    """How it was placed: 头版头条, 单独, 综合."""
    on: Day | None = None
    """The day it appeared."""


class News(Dated):
    """A news item, `content/news/`."""

    source: Line | None = None
    """Where it comes from; by default the office's short name."""
    authors: tuple[Line, ...] = ()
    """Who wrote it."""
    groups: tuple[GroupSlug, ...] = ()
    """The interest groups that it tells of."""
    activity: ActivitySlug | None = None
    """The activity that it reports on."""
    albums: tuple[AlbumSlug, ...] = ()
    """The albums that belong to it."""
    cover: FileName | None = None
    """The picture for lists and previews, a file in the item's folder."""
    cover_caption: Annotated[str, Field(max_length=80)] | None = None
    """The caption under that picture."""
    adoptions: tuple[Adoption, ...] = ()
    """The outlets that took it up."""
