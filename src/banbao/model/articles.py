"""Texts that are published on a day: notices and news."""

from enum import StrEnum
from typing import Annotated, Literal

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
    ORDER = "令"
    REPORT = "报告"
    REQUEST = "请示"
    REPLY = "批复"
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


class Attendance(Part):
    """Who was there, in minutes."""

    label: Literal["出席", "请假", "列席"]
    """How they took part."""
    names: Line
    """Who they are, parted by 、."""


class Notice(Dated):
    """A notice or another official document, `content/notices/`."""

    issued: Day
    """The date of the document (成文日期)."""
    kind: NoticeKind = NoticeKind.NOTICE
    """The form of the document."""
    doc_number: Annotated[str, StringConstraints(pattern=r"^[^\s\d〔]+〔\d{4}〕[1-9]\d*号$")] | None = None
    """Document number, `岳城管发〔2013〕16号`: the year in 〔〕, no leading zero."""
    form: Literal["document", "letter", "order", "minutes", "plain"] | None = None
    """How it is set: under a red head (文件), as a letter (信函), an order (命令), minutes (纪要), or without a head.

    By default as its kind and its number suggest.
    """
    issuer: Line | None = None
    """The issuing body; by default the office."""
    joint_issuers: tuple[Line, ...] = ()
    """The other bodies that issue it together with that one (联合行文)."""
    recipients: Line | None = None
    """Whom it addresses (主送机关), without the colon."""
    cc: tuple[Line, ...] = ()
    """Who gets copies (抄送)."""
    signers: tuple[Line, ...] = ()
    """Who signed it (签发人): of a document that goes upwards, or under a stamp of the signature."""
    sealing: Literal["seal", "none", "stamp"] = "none"
    """Whether room is kept for a seal (加盖印章), for the stamp of a signature (签名章), or for neither."""
    post: Line | None = None
    """The signer's post (职务), beside the stamp of a signature."""
    copy_number: Annotated[str, StringConstraints(pattern=r"^\d{6}$")] | None = None
    """The number of the copy (份号), six digits."""
    secrecy: Annotated[str, StringConstraints(pattern=r"^(绝密|机密|秘密)(★\S{1,8})?$")] | None = None
    """How secret it is (密级和保密期限), `机密★1年`; such a document may not lie on a site, so it is refused."""
    urgency: Literal["特急", "加急"] | None = None
    """How urgent it is (紧急程度)."""
    note: Line | None = None
    """A remark after the date (附注), without its brackets: 此件公开发布."""
    encloses: AnyRecord | None = None
    """The record whose text it issues (印发), set after it on pages of its own."""
    attendance: tuple[Attendance, ...] = ()
    """Of minutes, who was there."""
    printer: Line | None = None
    """Who prints and sends it (印发机关); by default as `site.yml` has it."""
    printed: Day | None = None
    """The day on which that is done (印发日期); by default the date of the document."""
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
