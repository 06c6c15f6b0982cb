"""The pages of what is read: news, notices, surveys."""

from collections.abc import Iterator

from banbao.catalog.visibility import State
from banbao.language import N_
from banbao.model.articles import Adoption, News, Notice, Validity
from banbao.model.culture import Question, Survey
from banbao.outputs import Page
from banbao.pages.contexts import Choice, Download, NewsPage, NoticePage, QuestionResult, SurveyPage
from banbao.pages.edition import Edition, Opened
from banbao.pages.records import download, neighbours, page, record_head, related, standing


def _adoption(edition: Edition, adoption: Adoption) -> str:
    how = edition.translate(N_(", ")).join(word for word in (adoption.level, adoption.prominence) if word)
    words = edition.translate(N_("{outlet} ({how})")).format(outlet=adoption.outlet, how=how)
    if adoption.on:
        day = {"year": adoption.on.year, "month": adoption.on.month, "day": adoption.on.day}
        words += edition.translate(N_(", ")) + edition.translate("{year}-{month}-{day}").format(**day)
    return words


def news_page(edition: Edition, item: Opened[News]) -> Page:
    """Plan the page of a news item."""
    record = item.record
    context = NewsPage(
        standing=standing(edition, item),
        html=edition.html(item),
        published=record.published,
        source=record.source or edition.site.short_name,
        authors=record.authors,
        cover=edition.picture(item, record.cover, record.cover_caption),
        adoptions=tuple(_adoption(edition, adoption) for adoption in record.adoptions),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    author = " ".join(record.authors) or None
    return page("news", record_head(edition, item, author=author), context)


def _documents(edition: Edition, item: Opened[Notice]) -> Iterator[Download]:
    if sizes := edition.ask("document", item.slug):
        titles = (edition.translate(N_("As printed")), edition.translate(N_("For editing")))
        for title, ending, size_bytes in zip(titles, ("pdf", "docx"), sizes, strict=True):
            yield Download(title, f"notices/{item.slug}.{ending}", ending.upper(), size_bytes)


def notice_page(edition: Edition, item: Opened[Notice]) -> Page:
    """Plan the page of a notice."""
    record = item.record
    stands = item.state is not State.WITHDRAWN
    context = NoticePage(
        standing=standing(edition, item),
        html=edition.html(item),
        kind=str(record.kind),
        published=record.published,
        issued=record.issued,
        doc_number=record.doc_number,
        issuers=(record.issuer or edition.site.office, *record.joint_issuers),
        recipients=record.recipients,
        cc=record.cc,
        signers=record.signers,
        note=record.note,
        validity=str(record.validity) if stands else edition.translate("Withdrawn"),
        in_force=record.validity is Validity.IN_FORCE and stands,
        replaced_by=edition.link_to(record.replaced_by),
        attachments=tuple(download(edition, item, each.file, each.title) for each in record.attachments),
        documents=tuple(_documents(edition, item)),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    return page("notice", record_head(edition, item), context)


def _answers(number: int, question: Question, returned: int | None) -> QuestionResult:
    counts: tuple[int | None, ...] = question.counts or (None,) * len(question.choices)
    total = returned or sum(count or 0 for count in counts)
    choices = tuple(
        Choice(text, count, round(100 * count / total, 1) if count is not None and total else None)
        for text, count in zip(question.choices, counts, strict=True)
    )
    return QuestionResult(number, question.text, question.kind == "multiple", choices)


def survey_page(edition: Edition, item: Opened[Survey]) -> Page:
    """Plan the page of a survey."""
    record = item.record
    has_rate = record.sent and record.returned is not None
    context = SurveyPage(
        standing=standing(edition, item),
        html=edition.html(item),
        published=record.published,
        opened=record.opened,
        closed=record.closed,
        asked=record.asked,
        sent=record.sent,
        returned=record.returned,
        return_percent=round(100 * (record.returned or 0) / record.sent, 1) if has_rate and record.sent else None,
        questions=tuple(_answers(n, question, record.returned) for n, question in enumerate(record.questions, 1)),
        related=related(edition, item),
        neighbours=neighbours(edition, item),
    )
    return page("survey", record_head(edition, item), context)
