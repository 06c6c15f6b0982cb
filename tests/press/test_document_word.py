"""Word files of official documents: what they are made of."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, get_args

import docx
import pytest
import word_documents as samples
from docx.oxml.ns import nsmap, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from papers import OFFICE

from banbao.press.document import Document, Enclosure, Foot
from banbao.press.prose import Figure, Heading, Items, Node, Paragraph, Quote, Run, Table
from banbao.press.word.titles import shaped

ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "w:tbl": "tblPr tblGrid tr",
    "w:tr": "tblPrEx trPr tc",
    "w:font": "altName panose1 charset family notTrueType pitch sig",
    "w:pBdr": "top left bottom right between bar",
    "w:tblBorders": "top left bottom right insideH insideV",
    "w:tblCellMar": "top left bottom right",
    "w:num": "abstractNumId lvlOverride",
    "w:numbering": "numPicBullet abstractNum num",
    "w:settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders "
    "characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat themeFontLang decimalSymbol listSeparator",
}
"""Children in the order of the schema (ECMA-376, 4th edition, wml.xsd)."""


def parts_of(file: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(BytesIO(file)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def find(root: Any, path: str) -> list[Any]:
    return list(root.iterfind(path, nsmap))


def out_of_order(root: Any) -> Iterator[str]:
    for tag, order in ORDERS.items():
        places = {qn(f"w:{name}"): place for place, name in enumerate(order.split())}
        for each in root.iter(qn(tag)):
            found = [places[child.tag] for child in each]
            if found != sorted(found):
                yield etree.tostring(each, encoding="unicode")


def plain_text(nodes: Iterable[Node]) -> Iterator[str]:
    """What a reader reads of nodes, in order."""
    for node in nodes:
        match node:
            case Paragraph(runs) | Heading(_, runs):
                yield "".join(run.text for run in runs)
            case Items(_, items):
                for item in items:
                    yield from plain_text(item)
            case Quote(inner):
                yield from plain_text(inner)
            case Table():
                yield node.title or ""
                for row in (node.head, *node.rows):
                    for cell in row:
                        yield "".join(run.text for run in cell)
            case Figure():
                yield node.caption or ""


def text_of_file(file: bytes) -> str:
    return "".join(parts_of(file)["word/document.xml"].itertext())


@pytest.mark.parametrize("document", samples.ALL, ids=lambda each: each.name)
def test_has_properties_in_the_order_of_the_schema(document: Document) -> None:
    for root in parts_of(samples.made(document)).values():
        assert list(out_of_order(root)) == []


@pytest.mark.parametrize("document", samples.ALL, ids=lambda each: each.name)
def test_uses_only_styles_that_it_has(document: Document) -> None:
    roots = parts_of(samples.made(document))
    known = {style.get(qn("w:styleId")) for style in find(roots["word/styles.xml"], "w:style")}
    used = {
        each.get(qn("w:val"))
        for root in roots.values()
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for each in root.iter(qn(f"w:{tag}"))
    }
    assert used <= known


def test_is_the_same_bytes_each_time_and_tells_no_time() -> None:
    file = samples.made(samples.PLAN)
    assert file == samples.made(samples.PLAN)
    with zipfile.ZipFile(BytesIO(file)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not re.search(rb"created|modified|lastModifiedBy|revision|rsid", archive.read("docProps/core.xml"))


def test_says_what_it_is() -> None:
    properties = docx.Document(BytesIO(samples.made(samples.NOTICE))).core_properties
    assert properties.title == samples.NOTICE.heading
    assert (properties.author, properties.language) == (OFFICE, "zh-CN")


def test_headings_are_those_that_word_navigates_by_and_none_is_bold() -> None:
    document = docx.Document(
        BytesIO(
            samples.made(
                replace(
                    samples.NOTICE,
                    nodes=(
                        samples.words("一、目标", 1),
                        samples.words("（一）原则", 2),
                        samples.words("1.任务", 3),
                        samples.words("（1）要求", 4),
                        samples.words("照办。"),
                    ),
                )
            )
        )
    )
    headings = [
        each for each in document.paragraphs if each.style is not None and each.style.name.startswith("Heading")
    ]
    assert [(each.style.name, each.text) for each in headings if each.style] == [
        ("Heading 1", "一、目标"),
        ("Heading 2", "（一）原则"),
        ("Heading 3", "1.任务"),
        ("Heading 4", "（1）要求"),
    ]
    for root in parts_of(samples.made(samples.PLAN)).values():
        assert not find(root, ".//w:b")


def test_headings_have_the_faces_of_their_levels() -> None:
    styles = docx.Document(BytesIO(samples.made(samples.NOTICE))).styles
    wanted = {"Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Heading 3": "仿宋_GB2312", "Heading 4": "仿宋_GB2312"}
    for name, face in {**wanted, "Title": "方正小标宋简体", "Footer": "宋体", "Normal": "仿宋_GB2312"}.items():
        fonts = styles[name].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert {fonts.get(qn(f"w:{side}")) for side in ("ascii", "hAnsi", "eastAsia")} == {face}


def test_a_paragraph_that_begins_with_a_heading_is_text_whose_beginning_has_the_face_of_its_level() -> None:
    nodes = (Paragraph((Run("（一）原则。"), Run("坚持以人为本。")), 2), samples.words("完。"))
    first = docx.Document(BytesIO(samples.made(replace(samples.NOTICE, nodes=nodes)))).paragraphs
    found = next(each for each in first if each.text == "（一）原则。坚持以人为本。")
    assert found.style is not None and found.style.name == "Body Text"
    assert [run.style.name for run in found.runs if run.style] == ["楷体字", "Default Paragraph Font"]


def test_pages_are_a4_with_the_margins_of_the_standard_and_wide_tables_turn_them() -> None:
    sections = docx.Document(BytesIO(samples.made(samples.PLAN))).sections
    sides = "top_margin", "right_margin", "bottom_margin", "left_margin", "page_width", "page_height"
    found = {tuple(round(getattr(section, side).mm) for side in sides) for section in sections}
    assert found == {(37, 26, 35, 28, 210, 297), (28, 37, 26, 35, 297, 210)}


def test_numbers_of_odd_and_even_pages_stand_on_different_sides() -> None:
    document = docx.Document(BytesIO(samples.made(samples.NOTICE)))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.style.name, even.style.name) == ("Footer", "双页页码") if odd.style and even.style else False
    for each in (odd, even):
        assert find(each._p, "w:fldSimple")[0].get(qn("w:instr")).strip() == "PAGE"


def test_figures_say_what_they_show_and_tables_repeat_their_head() -> None:
    root = parts_of(samples.made(samples.PLAN))["word/document.xml"]
    assert [each.get("descr") for each in root.iter(qn("wp:docPr"))] == [samples.FIGURE.alt]
    for table in root.iter(qn("w:tbl")):
        if find(table, "w:tblPr/w:tblCaption"):
            assert [bool(find(row, "w:trPr/w:tblHeader")) for row in find(table, "w:tr")][:2] == [True, False]
            assert all(find(row, "w:trPr/w:cantSplit") for row in find(table, "w:tr"))


def test_lists_begin_with_their_own_numbers() -> None:
    lists = (Items(1, ((samples.words("甲"),),)), Items(5, ((samples.words("乙"),), ())))
    roots = parts_of(samples.made(replace(samples.NOTICE, nodes=(*lists, samples.words("完。")))))
    used = [each.get(qn("w:val")) for each in roots["word/document.xml"].iter(qn("w:numId"))]
    numbers = {each.get(qn("w:numId")): each for each in find(roots["word/numbering.xml"], "w:num")}
    starts = [find(numbers[each], "w:lvlOverride[1]/w:startOverride")[0].get(qn("w:val")) for each in used]
    assert starts == ["1", "5", "5"]
    assert len(set(used)) == 2


def test_chinese_signs_that_western_fonts_have_too_are_set_in_the_chinese_font() -> None:
    root = parts_of(samples.made(replace(samples.NOTICE, nodes=(samples.words("“廉政”文化——建设"),))))[
        "word/document.xml"
    ]
    [run] = [each for each in root.iter(qn("w:r")) if "".join(each.itertext()).startswith("“廉政”")]
    assert find(run, "w:rPr/w:rFonts")[0].get(qn("w:hint")) == "eastAsia"


def test_a_document_that_ends_on_an_odd_page_has_its_foot_on_the_next() -> None:
    for sections, foot in enumerate(get_args(Foot), 1):
        document = docx.Document(BytesIO(samples.made(samples.NOTICE, foot)))
        assert len(document.sections) == sections


TEXTS = st.text("机关文化，。“”《》（）2013aB —\x0b\n\t", min_size=1, max_size=60)
RUNS = st.lists(
    st.builds(Run, TEXTS, st.booleans(), st.sampled_from([None, "kai", "hei", "song", "title-song", "fangsong"])),
    min_size=1,
    max_size=3,
).map(tuple)
ROWS = st.integers(1, 5).flatmap(
    lambda count: st.builds(
        lambda head, rows, title, is_wide: Table(head, tuple(rows), title, is_wide),
        st.tuples(*[RUNS] * count),
        st.lists(st.tuples(*[RUNS] * count), max_size=3),
        st.none() | TEXTS,
        st.booleans(),
    )
)
LEAVES = (
    st.builds(Paragraph, RUNS, st.integers(0, 4))
    | st.builds(Heading, st.integers(1, 6), RUNS)
    | ROWS
    | st.just(samples.FIGURE)
)
NODES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Quote, st.lists(inner, max_size=3).map(tuple))
        | st.builds(Items, st.integers(0, 12), st.lists(st.lists(inner, max_size=3).map(tuple), max_size=3).map(tuple))
    ),
    max_leaves=12,
)


@given(st.lists(NODES, max_size=4), st.lists(NODES, max_size=3), st.sampled_from(get_args(Foot)))
@settings(deadline=None, max_examples=60)
def test_loses_no_text_whatever_is_set(nodes: list[Any], enclosed: list[Any], foot: Any) -> None:
    enclosure = Enclosure((("附", "表"),), tuple(enclosed), "附件1")
    document = replace(samples.NOTICE, nodes=tuple(nodes), enclosures=(enclosure,))
    file = samples.made(document, foot)
    for root in parts_of(file).values():
        assert list(out_of_order(root)) == []
    wanted = "".join(plain_text([*nodes])), "".join(plain_text(enclosed))
    found = text_of_file(file)
    for each in wanted:
        assert re.sub(r"[\n\t\x0b]", "", each) in found


@given(
    st.lists(
        st.lists(st.text("机关文化建设2013", min_size=1, max_size=9), min_size=1, max_size=7), min_size=1, max_size=3
    )
)
@settings(deadline=None)
def test_titles_lose_nothing_and_break_between_words(title: list[list[str]]) -> None:
    lines = shaped(title)
    assert "".join(lines) == "".join(word for clause in title for word in clause)
    assert all(len(line) <= 40 for line in lines)
