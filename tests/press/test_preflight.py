"""A good poster passes every check; spoiled in one way, it fails the one that is for that."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, get_args

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name
from PIL import Image

from banbao.press.preflight.check import Check, Limits
from banbao.press.preflight.check import Name as CheckName
from banbao.press.preflight.inspection import inspect
from odd_pictures import jpeg
from sheets import BLACK, CODE, LARGE_FORMAT, QR, RICH, job_of, made, photograph, poster, sheet_of

WHITE, PALE = "cmyk(0%, 0%, 0%, 0%)", "cmyk(0%, 5%, 30%, 0%)"


@pytest.fixture(scope="module")
def good() -> bytes:
    return made()


def faults(checks: tuple[Check, ...]) -> dict[str, str]:
    assert {check.name for check in checks} == set(get_args(CheckName))
    return {check.name: check.status for check in checks if check.status != "pass"}


def with_more(more: str, **files: bytes) -> bytes:
    return made(text=poster(more=more), files=files)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def prepend(content: bytes, **resources: Any) -> Callable[[pikepdf.Pdf], None]:
    """Paint something at the very beginning, below all else."""

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        for kind, value in resources.items():
            page.Resources[f"/{kind}"] = document.make_indirect(value(document))
        page.contents_add(content, prepend=True)

    return change


def test_a_good_poster_passes_everything(good: bytes) -> None:
    checks = inspect(good, job_of())
    assert faults(checks) == {}
    assert [check.name for check in checks] == list(get_args(CheckName))
    assert all(check.what.render(str) for check in checks)


def test_a_good_board_without_bleed_passes_everything() -> None:
    sheet = sheet_of(bleed=0, slug=0)
    rich = f"#set text(fill: {RICH})\n{poster()}"
    assert faults(inspect(made(sheet, rich), job_of(sheet, LARGE_FORMAT))) == {}


def _untrimmed(document: pikepdf.Pdf) -> None:
    box = [float(each) for each in document.pages[0].TrimBox]
    document.pages[0].TrimBox = Array([box[0] + 3, box[1], box[2] + 3, box[3]])


def _unbled(document: pikepdf.Pdf) -> None:
    del document.pages[0].BleedBox


def _without_inks(document: pikepdf.Pdf) -> None:
    del document.Root.OutputIntents


def _font(document: pikepdf.Pdf) -> Any:
    return next(iter(document.pages[0].Resources.Font.values()))


def _without_font(document: pikepdf.Pdf) -> None:
    del _font(document).DescendantFonts[0].FontDescriptor.FontFile3


def _whole_font(document: pikepdf.Pdf) -> None:
    font = _font(document)
    font.BaseFont = Name("/" + str(font.BaseFont).split("+")[1])


def _silent_font(document: pikepdf.Pdf) -> None:
    del _font(document).ToUnicode


def _drawn_font(document: pikepdf.Pdf) -> None:
    glyph = document.make_stream(b"1000 0 0 0 800 800 d1 0 0 800 800 re f")
    document.pages[0].Resources.Font["/T3"] = document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            Name=Name.T3,
            FontBBox=[0, 0, 1000, 1000],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary(a=glyph),
            Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
            FirstChar=97,
            LastChar=97,
            Widths=[1000],
        )
    )
    document.pages[0].contents_add(b"q 0 0 0 1 k BT /T3 12 Tf 1 0 0 1 100 120 Tm (a) Tj ET Q")


def _twice(document: pikepdf.Pdf) -> None:
    document.pages.append(document.pages[0])


SPOILED_FILES = {
    "trim": (_untrimmed, "boxes"),
    "bleed-box": (_unbled, "boxes"),
    "inks": (_without_inks, "inks"),
    "font-file": (_without_font, "fonts"),
    "font-subset": (_whole_font, "fonts"),
    "font-unicode": (_silent_font, "fonts"),
    "font-type3": (_drawn_font, "fonts"),
    "pages": (_twice, "pages"),
    "rgb-fill": (prepend(b"q 1 0 0 rg 100 100 20 20 re f Q "), "colours"),
    "rgb-line": (prepend(b"q 1 0 0 RG 100 100 m 200 100 l S Q "), "colours"),
    "rgb-inline": (prepend(b"q 9 0 0 9 100 100 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI Q "), "colours"),
    "rgb-form": (
        prepend(
            b"q /Fm Do Q ",
            XObject=lambda document: Dictionary(
                {**_kept(document, "/XObject"), "/Fm": _form(document, b"1 0 0 rg 100 100 9 9 re f")}
            ),
        ),
        "colours",
    ),
    "rgb-pattern": (
        prepend(
            b"q /Pattern cs /P scn 100 100 20 20 re f Q ",
            Pattern=lambda document: Dictionary(P=_tile(document, b"1 0 0 rg 0 0 2 2 re f")),
        ),
        "colours",
    ),
    "rgb-shading": (
        prepend(b"q 100 100 20 20 re W n /S sh Q ", Shading=lambda document: Dictionary(S=_shading(document))),
        "colours",
    ),
    "rgb-soft-mask": (
        prepend(
            b"q /G gs 0 0 0 0 k 100 100 9 9 re f Q ",
            ExtGState=lambda document: Dictionary(
                G=Dictionary(
                    SMask=Dictionary(
                        S=Name.Luminosity, G=_form(document, b"1 1 1 rg 100 100 9 9 re f", Name.DeviceGray)
                    )
                )
            ),
        ),
        "colours",
    ),
    "rgb-group": (
        prepend(
            b"q /Fm Do Q ",
            XObject=lambda document: Dictionary(
                {**_kept(document, "/XObject"), "/Fm": _form(document, b"0 0 0 0 k 100 100 9 9 re f", Name.DeviceRGB)}
            ),
        ),
        "colours",
    ),
    "rgb-indexed": (
        prepend(
            b"q /I cs 0 sc 100 100 9 9 re f Q ",
            ColorSpace=lambda _: Dictionary(
                I=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\xff\0\0\0\0\0")])
            ),
        ),
        "colours",
    ),
    "ink-total": (prepend(b"q 1 1 1 0.3 k 100 100 20 20 re f Q "), "ink-total"),
}


def _kept(document: pikepdf.Pdf, kind: str) -> dict[str, Any]:
    return dict(document.pages[0].Resources[kind].items())


def _form(document: pikepdf.Pdf, content: bytes, group: Any = None) -> Any:
    told: dict[str, Any] = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 700, 1000]}
    if group is not None:
        told["Group"] = Dictionary(S=Name.Transparency, CS=group)
    return document.make_stream(content, **told)


def _tile(document: pikepdf.Pdf, content: bytes) -> Any:
    return document.make_stream(
        content,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 4, 4],
        XStep=4,
        YStep=4,
        Resources=Dictionary(),
    )


def _shading(document: pikepdf.Pdf) -> Any:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    return document.make_indirect(
        Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 0], Function=function)
    )


@pytest.mark.parametrize("way", SPOILED_FILES)
def test_a_spoiled_file_fails_the_check_that_is_for_it(good: bytes, way: str) -> None:
    change, name = SPOILED_FILES[way]
    assert faults(inspect(changed(good, change), job_of())) == {name: "fail"}


SPOILED_TEXTS = {
    "glyph": ("#put(60, 600, [\u516c\u53f8])", "glyphs"),
    "profile-grey": ("#put(60, 600, text(fill: luma(0%))[Grey by profile])", "colours"),
    "text-safe-zone": ("#put(2, 600, [Too far out])", "safe-zone"),
    "text-over-edge": ("#put(-20, 600, [Much too far out])", "safe-zone"),
    "low-contrast": ("#put(60, 600, text(fill: cmyk(0%, 0%, 0%, 30%))[Pale on pale])", "contrast"),
    "large-low-contrast": ("#put(60, 600, text(size: 30pt, fill: cmyk(0%, 10%, 40%, 0%))[Pale])", "contrast"),
    "gradient-low-contrast": (
        f"#put(60, 600, text(size: 30pt, fill: gradient.linear({PALE}, cmyk(0%, 10%, 50%, 0%), space: cmyk))[Pale])",
        "contrast",
    ),
    "unseen": (
        "#put(60, 600, text(fill: cmyk(0%, 2%, 6%, 0%))[Paper on paper])",
        "contrast",
    ),
    "overlapping-text": ("#put(64, 134, [Over the other])", "collisions"),
    "text-into-picture": ("#put(340, 305, [Into the picture])", "collisions"),
    "short-of-bleed": (
        "#put(0, 700, rect(width: 90pt, height: 90pt, fill: cmyk(0%, 60%, 60%, 0%)))",
        "bleed",
    ),
    "small-rich-black": (f"#put(60, 600, text(size: 9pt, fill: {RICH.replace('50%', '40%')})[Blurs])", "black"),
}


@pytest.mark.parametrize("way", SPOILED_TEXTS)
def test_a_spoiled_poster_fails_the_check_that_is_for_it(way: str) -> None:
    more, name = SPOILED_TEXTS[way]
    assert faults(inspect(with_more(more), job_of())) == {name: "fail"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("text(size: 30pt, fill: cmyk(0%, 80%, 80%, 0%))[Large and red]", {}),
        ("text(fill: gradient.linear(cmyk(0%, 100%, 100%, 30%), cmyk(0%, 80%, 90%, 30%), space: cmyk))[Shaded]", {}),
        (
            f"rect(width: 300pt, height: 40pt, fill: cmyk(0%, 100%, 100%, 30%), text(fill: {WHITE})[On red])",
            {},
        ),
        (
            f"rect(width: 300pt, height: 40pt, fill: cmyk(0%, 10%, 60%, 0%), text(fill: {WHITE})[On gold])",
            {"contrast": "fail"},
        ),
    ],
)
def test_contrast_is_measured_against_what_is_behind(text: str, wanted: dict[str, str]) -> None:
    assert faults(inspect(with_more(f"#put(60, 600, {text})"), job_of())) == wanted


def test_text_may_stand_on_a_picture_but_not_under_one() -> None:
    caption = "#put(80, 310, text(fill: cmyk(0%, 0%, 0%, 100%))[On the picture])"
    assert faults(inspect(with_more(caption), job_of())) == {}
    under = poster().replace("#put(60, 300,", f"{caption}\n#put(60, 300,")
    assert set(faults(inspect(made(text=under), job_of()))) == {"collisions", "contrast"}


def test_pictures_may_stand_on_each_other_but_not_hide_a_part() -> None:
    second = '#put({}, {}, image("photo.jpg", width: 40pt, height: 30pt, fit: "stretch"))'
    assert faults(inspect(with_more(second.format(100, 400)), job_of())) == {}
    assert faults(inspect(with_more(second.format(340, 400)), job_of())) == {"collisions": "fail"}


def test_nothing_stands_in_a_code_s_quiet_zone() -> None:
    words = f"#put({QR.x + QR.width / 3}, {QR.y + 1}, text(size: 5pt)[read on])"
    assert faults(inspect(with_more(words), job_of())) == {"collisions": "fail"}


def test_what_lies_on_half_a_text_is_found() -> None:
    lid = "rect(width: 90pt, height: 30pt, fill: cmyk(0%, 60%, 60%, 0%))"
    half = f"#put(60, 600, [Half under a lid])\n#put(100, 595, {lid})"
    assert faults(inspect(with_more(half), job_of())) == {"collisions": "fail"}
    frame = (
        "#put(60, 600, [In a frame])\n#put(55, 595, rect(width: 90pt, height: 30pt, stroke: cmyk(0%, 60%, 60%, 0%)))"
    )
    assert faults(inspect(with_more(frame), job_of())) == {}


def test_a_picture_in_light_is_found() -> None:
    pdf = made(text=poster(photo="light.jpg"), files={"light.jpg": photograph(mode="RGB")})
    assert faults(inspect(pdf, job_of())) == {"colours": "fail"}


def test_a_photograph_with_too_much_ink_is_found() -> None:
    dark = jpeg(Image.new("CMYK", (1300, 867), (255, 255, 255, 128)))
    assert faults(inspect(made(text=poster(photo="dark.jpg"), files={"dark.jpg": dark}), job_of())) == {
        "ink-total": "fail"
    }


@pytest.mark.parametrize(("width", "status"), [(400, "fail"), (1000, "warn"), (1250, None)])
def test_coarse_photographs_are_told_with_their_place(width: int, status: str | None) -> None:
    pdf = made(text=poster(photo="a.jpg"), files={"a.jpg": photograph(width, width * 2 // 3)})
    checks = inspect(pdf, job_of())
    assert faults(checks) == ({"resolution": status} if status else {})
    (check,) = (check for check in checks if check.name == "resolution")
    if check.place:
        assert (check.place.id, check.place.page) == ("photo-1", 1)
        assert check.place.x == pytest.approx(60, abs=0.5)
        assert check.place.y == pytest.approx(300, abs=0.5)


def test_at_a_tenth_a_photograph_is_measured_at_the_board_s_size() -> None:
    job = job_of(limits=Limits("offset", 20, 30, scale=10))
    assert faults(inspect(made(), job)) == {}
    assert faults(inspect(made(), job_of(limits=Limits("offset", 40, 50, scale=10)))) == {"resolution": "fail"}


def test_a_picture_may_go_over_the_edge_but_not_end_near_it() -> None:
    over = '#put(-9, 560, image("photo.jpg", width: 120pt, height: 60pt, fit: "stretch"))'
    assert faults(inspect(with_more(over), job_of())) == {}
    assert faults(inspect(with_more(over.replace("-9", "4")), job_of())) == {"safe-zone": "fail"}
    assert faults(inspect(with_more(over.replace("-9", "-3")), job_of())) == {"bleed": "fail"}


def test_a_photograph_that_is_not_there_is_found() -> None:
    text = poster().replace('image("photo.jpg"', f"rect(fill: {PALE}").replace(', fit: "stretch", alt: "hall"', "")
    checks = inspect(made(text=text), job_of())
    assert faults(checks) == {"resolution": "fail"}
    assert [check.place.id for check in checks if check.place and check.name == "resolution"] == ["photo-1"]


def test_ornament_may_end_within_the_bleed_but_no_ground() -> None:
    for along, wanted in ((60, {}), (500, {"bleed": "fail"})):
        area = f"#put(-4, 60, rect(width: 30pt, height: {along}pt, fill: cmyk(0%, 30%, 30%, 0%)))"
        text = f"{area}\n{poster()}"
        assert faults(inspect(made(text=text), job_of())) == wanted


def _smaller(side: float) -> Any:
    return replace(QR, width=side, height=side)


def test_a_code_that_is_too_small_is_found() -> None:
    small = _smaller(CODE.side * 0.7)
    job = job_of()
    job = job._replace(composed=replace(job.composed, codes=(small,)))
    assert faults(inspect(made(text=poster(code_at=small)), job)) == {"code": "fail"}


def test_a_code_that_is_damaged_is_found() -> None:
    lid = f"#put({QR.x + 10}, {QR.y + 10}, rect(width: 40pt, height: 40pt, fill: cmyk(0%, 0%, 0%, 0%)))"
    assert faults(inspect(with_more(lid), job_of())) == {"code": "fail"}


def test_a_code_that_opens_something_else_is_found(good: bytes) -> None:
    assert faults(inspect(good, job_of()._replace(url="https://example.gov.cn/b/2.html"))) == {"code": "fail"}


def test_a_code_that_is_left_out_is_found(good: bytes) -> None:
    job = job_of()
    assert faults(inspect(good, job._replace(composed=replace(job.composed, codes=())))) == {"code": "fail"}
    none = sheet_of(footer=replace(sheet_of().footer, code=None))
    assert faults(inspect(good, job._replace(sheet=none, url=None))) == {}


def test_text_without_room_is_found(good: bytes) -> None:
    assert faults(inspect(good, job_of(over=12))) == {"fitting": "fail"}


def test_large_black_of_one_ink_is_what_large_format_printers_cannot_do() -> None:
    sheet = sheet_of(bleed=0, slug=0)
    job = job_of(sheet, LARGE_FORMAT)
    for fill, wanted in ((BLACK, {"black": "fail"}), (RICH, {})):
        letters = f"#put(60, 600, text(size: 30pt, fill: {fill})[Large])"
        area = f"#put(60, 600, rect(width: 90pt, height: 90pt, fill: {fill}))"
        for more in (letters, area):
            assert faults(inspect(made(sheet, poster(more=more)), job)) == wanted


def test_a_proof_may_be_in_light() -> None:
    sheet = sheet_of(bleed=0, slug=0, is_cmyk=False)
    text = poster(photo="light.jpg", more="#put(60, 600, text(fill: rgb(160, 0, 0))[In light])")
    pdf = made(sheet, text, {"light.jpg": photograph(mode="RGB")})
    assert faults(inspect(pdf, job_of(sheet, Limits("screen", 72, 72)))) == {}
