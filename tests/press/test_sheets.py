"""Sheets: how large a board is, what is asked of it, and what stands at its foot."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest
from pytest import approx

from banbao.board_rules import BLOCK_HIDDEN
from banbao.diagnostics import Report
from banbao.model.boards import BLOCKS, Block, Board
from banbao.model.products import PRODUCTS, format_of
from banbao.model.schema import json_schema
from banbao.press.boards import complete
from banbao.press.sheet import Sheet
from boards import drafts_of, with_boards

MM = 72 / 25.4
REST = "template: notice\nblocks: [{kind: leaders}]\n"


def sheet_of(folder: Path, text: str) -> Sheet:
    report = Report()
    (draft,) = drafts_of(with_boards(folder / "site", wall=f"{text}\n{REST}"), report).values()
    assert not report.diagnostics
    return draft.sheet


def test_every_product_that_can_be_named_has_its_size() -> None:
    assert {*get_args(Board.model_fields["product"].annotation)} == {*PRODUCTS, "custom"}


def test_every_kind_of_block_says_what_it_takes() -> None:
    assert {*get_args(Block.model_fields["kind"].annotation)} == {*BLOCKS}
    fields = {*Block.model_fields}
    assert all({*takes.all} <= fields for takes in BLOCKS.values())


def test_editors_are_told_which_fields_go_with_which_kind() -> None:
    schema = json_schema(Board, str)["$defs"]["Block"]
    rules = {rule["if"]["properties"]["kind"]["const"]: rule["then"] for rule in schema["allOf"]}
    assert rules["quotation"]["required"] == ["text"]
    assert rules["quotation"]["properties"]["of"] is False
    assert rules["text"]["oneOf"] == [{"required": ["of"]}, {"required": ["text"]}]


@pytest.mark.parametrize("name", PRODUCTS)
def test_type_can_be_read_and_codes_taken_from_where_people_stand(name: str) -> None:
    for is_landscape in (False, True):
        form = format_of(name, None, None, is_landscape=is_landscape)
        assert (form.width > form.height) is is_landscape
        assert form.least_pt / form.real_mm_pt == approx(form.distance_mm / 120)
        assert 2 * form.safe < min(form.width, form.height) / 4


@pytest.mark.parametrize(
    ("written", "size", "bleed", "slug"),
    [
        ("product: kt-90x120", (900 * MM, 1200 * MM), 0, 0),
        ("product: a4\norientation: landscape", (297 * MM, 210 * MM), 3 * MM, 12 * MM),
        ("product: a4\nbleed_mm: 5\nmarks: false", (210 * MM, 297 * MM), 5 * MM, 0),
        ("product: screen-1080p\norientation: landscape\nbleed_mm: 5", (1920, 1080), 0, 0),
        ("product: custom\nwidth_mm: 6000\nheight_mm: 2000", (600 * MM, 200 * MM), 0, 0),
        ("product: custom\nwidth_mm: 300\nheight_mm: 200", (300 * MM, 200 * MM), 3 * MM, 12 * MM),
    ],
)
def test_a_sheet_is_as_large_as_its_product_and_a_tenth_of_what_is_larger_than_pdf_knows(
    tmp_path: Path, written: str, size: tuple[float, float], bleed: float, slug: float
) -> None:
    sheet = sheet_of(tmp_path, written)
    assert (sheet.width, sheet.height) == approx(size)
    assert (sheet.bleed, sheet.slug) == approx((bleed, slug))


def test_a_board_at_a_tenth_asks_for_type_a_tenth_as_large() -> None:
    whole = format_of("custom", 5000, 2000, is_landscape=False)
    tenth = format_of("custom", 5001, 2000, is_landscape=False)
    assert tenth.least_pt == approx(whole.least_pt / 10, rel=0.01)


def test_the_foot_says_who_made_it_and_when_and_its_code_opens_the_page_on_the_site(tmp_path: Path) -> None:
    text = f"product: a3\nunit: publicity\nqr: news:match-won\ndate: 2013-06-03\n{REST}"
    (draft,) = drafts_of(with_boards(tmp_path / "site", wall=text)).values()
    foot = complete(draft, {}, str).sheet.footer
    assert (foot.office, foot.unit, foot.date) == ("某市某局", "宣传科", "2013年6月3日")
    assert draft.url == "http://small.example/culture/news/match-won.html"
    assert foot.code
    assert foot.code.side > 500 / 10 * MM


def test_a_code_that_would_open_nothing_is_a_fault(tmp_path: Path) -> None:
    report = Report()
    drafts_of(with_boards(tmp_path / "site", wall=f"product: a3\nqr: news:tomorrow\n{REST}"), report)
    assert [(fault.rule, fault.span.line) for fault in report.diagnostics] == [(BLOCK_HIDDEN, 4)]


def test_a_sheet_is_the_same_after_it_was_written_as_json(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "product: a3")
    assert msgspec.json.decode(msgspec.json.encode(sheet), type=Sheet) == sheet
