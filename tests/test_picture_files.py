"""What picture files say of themselves, as cameras, programs and damage have written it."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.model.base import ZONE
from banbao.source.picture_files import PictureFacts, day_in_name, facts_of, natural
from picture_bytes import ascii_tag, avif, description, exif, iptc, jpeg, saved, taken, tiff, wide_tag, xmp

FINAL = "乒乓球比赛决赛现场"


def facts(folder: Path, data: bytes) -> PictureFacts:
    path = folder / "picture"
    path.write_bytes(data)
    return facts_of(path)


# Captions


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk"])
def test_an_exif_description_is_read_in_the_encodings_that_programs_write(tmp_path: Path, encoding: str) -> None:
    assert facts(tmp_path, jpeg(exif=exif(ascii_tag(0x010E, FINAL, encoding)))).caption == FINAL


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_iptc_is_read_with_and_without_a_word_on_its_encoding(tmp_path: Path, encoding: str) -> None:
    records = iptc((120, FINAL.encode(encoding)), (80, "宣传科".encode(encoding)))
    found = facts(tmp_path, jpeg(iptc=records))
    assert (found.caption, found.credit) == (FINAL, "宣传科")
    marked = b"\x1c\x01\x5a\x00\x03\x1b%G" + records
    assert facts(tmp_path, jpeg(iptc=marked)).caption == FINAL


def test_a_character_that_iptc_cut_in_two_is_left_out(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        cut = FINAL.encode(encoding)[:-1]
        assert facts(tmp_path, jpeg(iptc=iptc((120, cut)))).caption == FINAL[:-1]


@pytest.mark.parametrize("number", [0x9C9B, 0x9C9C, 0x9C9F])
def test_what_windows_wrote_is_read(tmp_path: Path, number: int) -> None:
    found = facts(tmp_path, jpeg(exif=exif(wide_tag(number, FINAL), wide_tag(0x9C9D, "局办公室"))))
    assert (found.caption, found.credit) == (FINAL, "局办公室")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_user_comment_is_read_in_either_order_of_bytes(tmp_path: Path, order: str, encoding: str) -> None:
    comment = (0x9286, 7, b"UNICODE\0" + "决赛现场 2013".encode(encoding))
    assert facts(tmp_path, jpeg(exif=exif(inner=(comment,), order=order))).caption == "决赛现场 2013"


@pytest.mark.parametrize("comment", [b"ASCII\0\0\0Hisilicon K3", b'\0\0\0\0\0\0\0\0{"mirror":false}', b"ASCII\0\0\0"])
def test_what_cameras_note_for_themselves_is_no_caption(tmp_path: Path, comment: bytes) -> None:
    assert facts(tmp_path, jpeg(exif=exif(inner=((0x9286, 7, comment),)))).caption is None


@pytest.mark.parametrize(
    "junk",
    [
        *(
            "OLYMPUS DIGITAL CAMERA         ",
            "SONY DSC",
            "DCIM",
            "default",
            "   ",
            "SAMSUNG",
            "DSC_0001",
            "IMG_2013.JPG",
        ),
        *("charset=Ascii", "Digital Camera", "KONICA MINOLTA DIGITAL CAMERA", "2013-05-08 09:30", "未命名", "---"),
    ],
)
def test_junk_is_no_caption(tmp_path: Path, junk: str) -> None:
    assert facts(tmp_path, jpeg(exif=exif(ascii_tag(0x010E, junk)))).caption is None


def test_junk_does_not_stand_in_the_way_of_a_caption(tmp_path: Path) -> None:
    block = exif(ascii_tag(0x010E, "SONY DSC"), wide_tag(0x9C9B, FINAL))
    assert facts(tmp_path, jpeg(exif=block, iptc=iptc((120, b"  ")))).caption == FINAL


def test_xmp_speaks_chinese_before_the_default_before_others(tmp_path: Path) -> None:
    of = {"en": "Final", "x_default": "Finale", "zh_CN": FINAL}
    for languages, said in (
        (of, FINAL),
        ({"en": "Final", "x_default": "Finale"}, "Finale"),
        ({"en": "Final"}, "Final"),
    ):
        assert facts(tmp_path, jpeg(xmp=xmp(description(**languages)))).caption == said


def test_xmp_goes_before_iptc_and_iptc_before_exif(tmp_path: Path) -> None:
    third, second = exif(ascii_tag(0x010E, "说明三")), iptc((120, "说明二".encode()))
    first = xmp(description(x_default="说明一"))
    assert facts(tmp_path, jpeg(exif=third, iptc=second, xmp=first)).caption == "说明一"
    assert facts(tmp_path, jpeg(exif=third, iptc=second)).caption == "说明二"
    assert facts(tmp_path, jpeg(exif=third)).caption == "说明三"


def test_xmp_is_read_in_utf_16_and_from_attributes(tmp_path: Path) -> None:
    assert facts(tmp_path, jpeg(xmp=xmp(description(zh=FINAL), encoding="utf-16-le"))).caption == FINAL
    packet = xmp("").replace(b'rdf:about=""', f'rdf:about="" dc:title="{FINAL}"'.encode())
    assert facts(tmp_path, jpeg(xmp=packet)).caption == FINAL


def test_an_alternative_text_and_several_creators_are_read(tmp_path: Path) -> None:
    packet = xmp(
        "<dc:creator><rdf:Seq><rdf:li>甲</rdf:li><rdf:li>乙</rdf:li></rdf:Seq></dc:creator><Iptc4xmpCore:AltTextAccessibility>"
        "<rdf:Alt><rdf:li xml:lang='x-default'>两人对打</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
    )
    found = facts(tmp_path, jpeg(xmp=packet))
    assert (found.alt, found.credit) == ("两人对打", "甲、乙")


def test_entities_are_never_read(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "文"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    for text in ("&b;", "&c;", "&a;"):
        assert facts(tmp_path, jpeg(xmp=xmp(description(zh=text), before=bomb))).caption is None


def test_a_caption_is_one_line_of_no_more_than_records_hold(tmp_path: Path) -> None:
    assert facts(tmp_path, jpeg(iptc=iptc((120, "开幕式，\r\n 全体参加。\nAll of us".encode())))).caption == (
        "开幕式，全体参加。 All of us"
    )
    caption = facts(tmp_path, jpeg(iptc=iptc((120, ("长" * 600).encode())))).caption
    assert caption is not None
    assert (len(caption), caption[-2:]) == (300, "长…")


def test_bytes_that_are_no_text_are_not_there(tmp_path: Path) -> None:
    assert facts(tmp_path, jpeg(exif=exif(ascii_tag(0x010E, b"\x01\x02\xff\xfe\x81")))).caption is None


# Times


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_a_time_without_a_zone_is_the_office_s(tmp_path: Path) -> None:
    found = facts(tmp_path, jpeg(exif=exif(inner=taken("2013:05:08 09:30:15"))))
    assert found.taken == moment("2013-05-08 09:30:15")


def test_a_zone_is_minded_and_the_day_is_the_office_s(tmp_path: Path) -> None:
    found = facts(tmp_path, jpeg(exif=exif(inner=taken("2013:05:08 20:30:00", "+00:00"))))
    assert found.taken == moment("2013-05-09 04:30")
    assert found.taken is not None
    assert found.taken.tzinfo == ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    "text", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2013:13:40 09:30:00", "9999:12:31 23:59:59", "junk"]
)
def test_a_time_that_is_none_is_not_there(tmp_path: Path, text: str) -> None:
    assert facts(tmp_path, jpeg(exif=exif(inner=taken(text)))).taken is None


def test_other_places_tell_the_time_where_exif_does_not(tmp_path: Path) -> None:
    packet = xmp("<photoshop:DateCreated>2013-05-08T09:30:00+08:00</photoshop:DateCreated>")
    assert facts(tmp_path, jpeg(xmp=packet)).taken == moment("2013-05-08 09:30")
    assert facts(tmp_path, jpeg(iptc=iptc((55, b"20130508"), (60, b"093000+0800")))).taken == moment("2013-05-08 09:30")
    digitized = exif(inner=(ascii_tag(0x9004, "2013:05:08 09:30:00"),))
    assert facts(tmp_path, jpeg(exif=digitized)).taken == moment("2013-05-08 09:30")


# Forms and sizes


@pytest.mark.parametrize("form", ["png", "webp", "tif"])
def test_other_forms_are_read_as_well(tmp_path: Path, form: str) -> None:
    words, time = ascii_tag(0x010E, FINAL), taken("2013:05:08 09:30:00")
    found = facts(
        tmp_path, tiff((7, 5), words, inner=time) if form == "tif" else saved(form, (7, 5), exif(words, inner=time))
    )
    assert (found.suffix, found.width_px, found.height_px) == (f".{form}", 7, 5)
    assert (found.caption, found.taken) == (FINAL, moment("2013-05-08 09:30"))


def test_blocks_in_other_forms_are_read(tmp_path: Path) -> None:
    packet = xmp(description(zh=FINAL))
    assert facts(tmp_path, saved("webp", xmp=packet)).caption == FINAL
    assert facts(tmp_path, tiff((7, 5), (700, 1, packet))).caption == FINAL
    assert facts(tmp_path, tiff((7, 5), (33723, 7, iptc((120, FINAL.encode("gb18030")))))).caption == FINAL


def test_an_avif_is_read_as_heic_is(tmp_path: Path) -> None:
    block = exif(ascii_tag(0x010E, FINAL), inner=taken("2013:05:08 09:30:00"))
    found = facts(tmp_path, avif((40, 30), block))
    assert (found.suffix, found.width_px, found.height_px) == (".avif", 40, 30)
    assert (found.caption, found.taken) == (FINAL, moment("2013-05-08 09:30"))


def test_a_gif_has_a_size_and_a_text_has_none(tmp_path: Path) -> None:
    assert facts(tmp_path, saved("gif", (7, 5))) == PictureFacts(".gif", width_px=7, height_px=5)
    assert facts(tmp_path, "不是图片".encode()) == PictureFacts()
    assert facts(tmp_path, b"") == PictureFacts()
    assert facts_of(tmp_path / "nowhere.jpg") == PictureFacts()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_sizes_are_those_of_the_upright_picture(tmp_path: Path, orientation: int) -> None:
    block = exif((0x0112, 3, orientation.to_bytes(2, "little")))
    found = facts(tmp_path, jpeg((7, 5), exif=block))
    assert (found.width_px, found.height_px) == ((7, 5) if orientation < 5 else (5, 7))


# Damage

WHOLE = [
    jpeg(
        exif=exif(ascii_tag(0x010E, FINAL), wide_tag(0x9C9B, FINAL), inner=taken("2013:05:08 09:30:00")),
        xmp=xmp(description(zh=FINAL)),
        iptc=iptc((120, FINAL.encode())),
    )[:4000],
    saved("png", exif=exif(ascii_tag(0x010E, FINAL))),
    saved("webp", exif=exif(ascii_tag(0x010E, FINAL)), xmp=xmp(description(zh=FINAL))),
    tiff((7, 5), ascii_tag(0x010E, FINAL), (700, 1, xmp(description(zh=FINAL)))),
    avif((40, 30), exif(ascii_tag(0x010E, FINAL))),
]


@given(
    st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12), st.integers()
)
@settings(deadline=None)
def test_damage_is_never_told_here(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(whole)
    for place, value in changes:
        data[place % len(data)] = value
    found = facts(tmp_path_factory.getbasetemp(), bytes(data[: cut % len(data)] if cut % 2 else data))
    assert found.caption is None or 0 < len(found.caption) <= 300
    assert found.taken is None or found.taken.tzinfo is not None


# Names


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2013-05-08 运动会", date(2013, 5, 8)),
        ("20130508运动会", date(2013, 5, 8)),
        ("2013年5月8日运动会", date(2013, 5, 8)),
        ("运动会2013.5.8", date(2013, 5, 8)),
        ("IMG_20130508_093011.jpg", date(2013, 5, 8)),
        ("微信图片_20130508093011.jpg", date(2013, 5, 8)),
        ("2013年运动会", None),
        ("20131508", None),
        ("120130508", None),
        ("2013050899", None),
        ("IMG_0001.jpg", None),
        ("mmexport1368000000000.jpg", None),
    ],
)
def test_a_whole_day_is_found_in_a_name(name: str, day: date | None) -> None:
    found = day_in_name(name)
    assert (found[0] if found else None) == day


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["IMG_10.jpg", "img_2.jpg", "IMG_1.jpg", "第二张.jpg", "a.jpg", "10.jpg", "9.jpg", "第一张.jpg"]
    assert sorted(names, key=natural) == [
        *("9.jpg", "10.jpg", "a.jpg", "IMG_1.jpg", "img_2.jpg", "IMG_10.jpg", "第一张.jpg", "第二张.jpg")
    ]
