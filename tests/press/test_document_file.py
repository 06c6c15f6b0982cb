"""The files of official documents: for archives, for all readers, and the same each time."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from papers import BUDGET, DOCUMENTS, LETTER, NOTICE, PLAIN, paragraph
from pypdfium2 import PdfDocument

from banbao.press.document import Enclosure, Ending
from banbao.press.issuing import Issued
from banbao.press.typesetter import TemplateError
from press_room import Press

NAMES = [document.name for document in DOCUMENTS]


def _opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.mark.parametrize("name", NAMES)
def test_files_are_for_archives_and_for_all_readers(issued: Mapping[str, Issued], name: str) -> None:
    document = next(document for document in DOCUMENTS if document.name == name)
    with _opened(issued[name].pdf) as pdf, pdf.open_metadata() as data:
        assert (data["pdfaid:part"], data["pdfaid:conformance"], data["pdfuaid:part"]) == ("2", "A", "1")
        assert data["dc:title"] == document.heading
        assert str(pdf.Root.Lang).lower() == "zh-cn"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def _titles(items: list[pikepdf.OutlineItem]) -> list[Any]:
    return [(item.title, _titles(item.children)) if item.children else item.title for item in items]


def test_bookmarks_follow_the_levels(issued: Mapping[str, Issued]) -> None:
    with _opened(issued["plan"].pdf) as pdf, pdf.open_outline() as outline:
        notice, plan = _titles(outline.root)
    assert notice == NOTICE.heading
    title, parts = plan
    assert title == "岳阳市城市管理局机关文化建设活动实施方案"
    assert parts[:2] == ["一、指导思想", "二、总体目标"]
    assert parts[2] == (
        "三、工作原则",
        ["（一）坚持系统性原则。", "（二）坚持以人为本原则。", "（三）坚持领导带头与全员参与原则。"],
    )


def _elements(node: pikepdf.Object) -> Iterator[tuple[str, str | None]]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S), str(node.Alt) if "/Alt" in node else None
        if "/K" in node:
            yield from _elements(node.K)


def test_structure_is_told(issued: Mapping[str, Issued]) -> None:
    with _opened(issued["long"].pdf) as pdf:
        told = list(_elements(pdf.Root.StructTreeRoot.K))
    assert ("/Figure", "阅览室里干部职工在读书") in told
    kinds = {kind for kind, _ in told}
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD"} <= kinds
    with _opened(issued["plain"].pdf) as pdf:
        assert {"/L", "/LI", "/BlockQuote"} <= {kind for kind, _ in _elements(pdf.Root.StructTreeRoot.K)}


def test_the_same_document_gives_the_same_bytes(press: Press, issued: Mapping[str, Issued]) -> None:
    assert press.issue(LETTER).pdf == issued["letter"].pdf


def test_characters_that_no_face_has_are_told(press: Press) -> None:
    with pytest.raises(TemplateError, match="𠀀"):
        press.issue(replace(PLAIN, nodes=(paragraph("阅览室𠀀"),)))


def test_how_a_document_ends_is_told(issued: Mapping[str, Issued]) -> None:
    endings = {name: issued[name].ending for name in ("plan", "upward", "letter", "plain")}
    assert endings == {
        "plan": Ending("next"),
        "upward": Ending("after-blank", is_bare=True),
        "letter": Ending("shared", is_bare=True),
        "plain": Ending("shared"),
    }


@pytest.mark.parametrize(("paragraphs", "foot"), [(10, "shared"), (32, "after-blank")])
def test_the_foot_after_a_table_on_its_side_stands_on_an_even_page_and_after_a_blank_one_without_a_number(
    press: Press, paragraphs: int, foot: str
) -> None:
    nodes = tuple(paragraph("照此办理。") for _ in range(paragraphs))
    table = Enclosure((("登记表",),), (replace(BUDGET, rows=BUDGET.rows[:3]),), "附件")
    made = press.issue(replace(NOTICE, nodes=nodes, attachments=("登记表",), enclosures=(table,)))
    with PdfDocument(made.pdf) as document:
        texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert len(texts) % 2 == 0
    assert made.ending.foot == foot
    assert texts[-1].endswith("印发" if foot == "after-blank" else f"印发—{len(texts)}—")
    assert (texts[-2] == "") == (foot == "after-blank")
