from datetime import date, datetime
from typing import Any

import pytest

from banbao.model.articles import Notice
from banbao.model.base import ZONE
from banbao.model.site import Documents, Footer, Site, Unit
from banbao.press.document import Document
from banbao.press.official import Attached, Enclosed, form_of, make_document, paragraphs_of, table_of
from banbao.press.prose import Paragraph, Run, Table

SITE = Site(
    office="某市某局",
    short_name="市某局",
    title="机关文化",
    description="说明。",
    url="http://site.example/",
    footer=Footer(sponsor="某市某局"),
    units=(Unit(id="office", name="办公室"),),
    documents=Documents(printer="某市某局办公室"),
)


def notice(**fields: Any) -> Notice:
    given = {"title": "关于召开会议的通知", "issued": date(2013, 3, 6), "published": datetime(2013, 3, 8, tzinfo=ZONE)}
    return Notice.model_validate(given | fields)


def document(record: Notice, *attached: Attached, enclosed: Enclosed | None = None) -> Document:
    text = (Paragraph((Run("一、提高认识"),)),)
    return make_document("n", record, SITE, text, attached, enclosed, {})


@pytest.mark.parametrize(
    ("fields", "form"),
    [
        ({}, "plain"),
        ({"doc_number": "某发〔2013〕1号"}, "document"),
        ({"kind": "函", "doc_number": "某函〔2013〕1号"}, "letter"),
        ({"kind": "纪要"}, "minutes"),
        ({"kind": "通知", "form": "order"}, "order"),
    ],
)
def test_the_form_follows_kind_and_number(fields: dict[str, Any], form: str) -> None:
    assert form_of(notice(**fields)) == form


def test_dates_are_written_in_full_without_zeros() -> None:
    made = document(notice(doc_number="某发〔2013〕1号"))
    assert (made.date, made.printed, made.printer) == ("2013年3月6日", "2013年3月6日", "某市某局办公室")


def test_a_plain_notice_has_neither_red_head_nor_imprint() -> None:
    made = document(notice())
    assert (made.mark, made.printer, made.printed) == ("", None, None)


def test_a_joint_document_is_signed_by_all() -> None:
    made = document(notice(doc_number="某发〔2013〕1号", joint_issuers=["某市财政局"]))
    assert made.issuers == ("某市某局", "某市财政局")
    assert [each.name for each in made.signatures] == ["某市某局", "某市财政局"]
    assert (made.mark, made.form) == ("文件", "document")


def test_a_stamp_is_beside_the_post() -> None:
    made = document(notice(sealing="stamp", signers=["甲某"], post="局长"))
    assert [(each.name, each.post) for each in made.signatures] == [("甲某", "局长")]
    assert made.signers == ()


def test_attachments_that_can_be_set_are_numbered_and_all_are_listed() -> None:
    table = Attached("报名表", table_of("姓名,单位\n甲,办公室\n"))
    made = document(
        notice(), table, Attached("照片", None), enclosed=Enclosed("实施方案", paragraphs_of("第一条\n\n第二条"))
    )
    assert made.attachments == ("报名表", "照片")
    assert [each.label for each in made.enclosures] == [None, "附件1"]
    assert len(made.enclosures[0].nodes) == 2


def test_an_attachment_that_begins_with_its_title_has_it_once() -> None:
    made = document(notice(), Attached("登记表", paragraphs_of("登记表\n姓名：\n登记表")))
    assert made.enclosures[0].nodes == paragraphs_of("姓名：\n登记表")


def test_a_single_attachment_has_no_number() -> None:
    assert [each.label for each in document(notice(), Attached("表", table_of("a\nb"))).enclosures] == ["附件"]


def test_a_table_of_many_columns_lies_on_its_side_and_rows_are_filled() -> None:
    (node,) = table_of("一,二,三,四,五,六,七\n1,2\n\n")
    assert isinstance(node, Table)
    assert node.is_wide
    assert [len(row) for row in node.rows] == [7]
    assert table_of("\n \n") == ()
