"""Albums in all the ways that they are made: bare folders, and folders with files that say little, or all."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.diagnostics import Report
from banbao.model.base import read_moment
from banbao.model.media import Album, Video
from banbao.model.schema import fields_of, json_schema
from banbao.source.albums import title_of
from banbao.source.records import Entry, Manuscript
from banbao.source.tree import find, load
from picture_bytes import ascii_tag, exif, iptc, jpeg, saved, taken


class Albums:
    """A folder of albums that are written and read."""

    def __init__(self, root: Path) -> None:
        self.root, self.report = root, Report()
        root.mkdir(exist_ok=True)
        (root / "content").mkdir()
        (root / "content/site.yml").write_text("", encoding="utf-8")

    def write(self, name: str, data: bytes | str) -> Path:
        path = self.root / "content/albums" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def read(self) -> dict[str, Manuscript]:
        self.report = Report()
        return {each.slug: each for each in load(self.root, self.report) if each.kind == "album"}

    def album(self) -> Album:
        """Read the only album, which has no faults."""
        (entry,) = self.read().values()
        assert isinstance(entry, Entry), self.told()
        assert isinstance(entry.record, Album)
        return entry.record

    def told(self) -> list[tuple[str, int, str]]:
        found = (each for each in self.report.diagnostics if each.span.path != "content/site.yml")
        return [(each.span.path.removeprefix("content/albums/"), each.span.line, each.rule.code) for each in found]


@pytest.fixture
def albums(tmp_path: Path) -> Albums:
    return Albums(tmp_path / "project")


def shot(moment: str, caption: str = "", credit: str = "", shade: int = 90) -> bytes:
    said = [ascii_tag(0x010E, caption)] if caption else []
    return jpeg(exif=exif(*said, *([ascii_tag(0x013B, credit)] if credit else []), inner=taken(moment)), shade=shade)


def names(album: Album) -> list[str]:
    return [photo.file for photo in album.photographs]


# Bare folders


def test_a_folder_of_pictures_is_an_album(albums: Albums) -> None:
    albums.write("2013年运动会/IMG_10.JPG", shot("2013:05:08 09:30:00", "入场", "宣传科"))
    albums.write("2013年运动会/IMG_2.JPG", shot("2013:05:08 10:30:00", "颁奖"))
    album = albums.album()
    assert list(albums.read()) == ["2013-nian-yun-dong-hui"]
    assert (album.title, album.published) == ("2013年运动会", read_moment("2013-05-08 10:30"))
    first, second = album.photographs
    assert (first.file, first.caption, first.credit, first.taken) == ("IMG_10.JPG", "入场", "宣传科", date(2013, 5, 8))
    assert (second.file, second.caption, second.credit) == ("IMG_2.JPG", "颁奖", None)
    assert albums.told() == []


def test_pictures_without_a_time_come_last_by_name_where_numbers_count(albums: Albums) -> None:
    for name in ("img_10.jpg", "img_2.jpg", "第1张.jpg"):
        albums.write(f"2013-05-08 运动会/{name}", jpeg())
    albums.write("2013-05-08 运动会/z.jpg", shot("2013:05:08 09:30:00"))
    assert names(albums.album()) == ["z.jpg", "img_2.jpg", "img_10.jpg", "第1张.jpg"]


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("2013-05-08 运动会", "运动会"),
        ("20130508运动会", "运动会"),
        ("2013年5月8日", "2013年5月8日"),
        ("2013-05-08", "2013年5月8日"),
        ("2013年运动会", "2013年运动会"),
        ("sports-day", "sports day"),
        ("运动会_第一天", "运动会 第一天"),
        ("！", "！"),
    ],
)
def test_a_folder_gives_the_title(folder: str, title: str) -> None:
    assert title_of(folder) == title


def test_the_day_in_the_folder_s_name_goes_before_that_of_the_pictures(albums: Albums) -> None:
    albums.write("2013-05-10 运动会/a.jpg", shot("2013:05:08 09:30:00"))
    assert albums.album().published == read_moment("2013-05-10")


def test_days_in_the_pictures_names_count_where_no_file_tells_the_time(albums: Albums) -> None:
    albums.write("运动会/微信图片_20130508093011.png", saved("png"))
    albums.write("运动会/微信图片_20130509093011.png", saved("png"))
    assert albums.album().published == read_moment("2013-05-09")
    assert albums.album().photographs[0].taken is None


def test_an_album_that_nobody_dates_is_told(albums: Albums) -> None:
    albums.write("运动会/a.jpg", jpeg())
    (manuscript,) = albums.read().values()
    assert not isinstance(manuscript, Entry)
    assert ("运动会/", 1, "undated-album") in albums.told()


def test_a_time_of_the_disk_decides_nothing(albums: Albums) -> None:
    path = albums.write("2013-05-08 运动会/b.jpg", jpeg(shade=1))
    albums.write("2013-05-08 运动会/a.jpg", jpeg(shade=2))
    before = albums.album()
    os.utime(path, (0, 0))
    assert albums.album() == before


def test_folders_that_group_go_on_grouping(albums: Albums) -> None:
    albums.write("2013/春/a.jpg", shot("2013:05:08 09:30:00"))
    albums.write("2013/秋/index.yml", "title: 秋天\npublished: 2013-10-01\n")
    albums.write("2013/秋/b.jpg", jpeg())
    albums.write("2012/冬/c.jpg", shot("2012:12:08 09:30:00"))
    assert sorted(albums.read()) == ["chun", "dong", "qiu"]
    assert all(code != "stray-file" for _, _, code in albums.told())


def test_a_picture_in_a_folder_that_groups_is_told(albums: Albums) -> None:
    albums.write("2013/春/a.jpg", shot("2013:05:08 09:30:00"))
    albums.write("2013/stray.jpg", jpeg())
    assert list(albums.read()) == ["chun"]
    assert ("2013/stray.jpg", 1, "stray-file") in albums.told()


def test_other_kinds_have_no_bare_folders(albums: Albums) -> None:
    albums.write("../news/2013-05-08 运动会/a.jpg", jpeg())
    assert not albums.read()
    assert [code for _, _, code in albums.told()] == ["stray-file"]


def test_names_that_are_no_addresses_are_told(albums: Albums) -> None:
    albums.write("2013-05-08 运动会/a b.jpg", shot("2013:05:08 09:30:00", "甲"))
    albums.write("2013-05-08 运动会/c.jpg", shot("2013:05:08 09:30:00", "乙"))
    albums.read()
    assert albums.told() == [("2013-05-08 运动会/a b.jpg", 1, "picture-name")]


# Folders with a file


def test_a_file_may_leave_everything_out_and_the_address_stays(albums: Albums) -> None:
    albums.write("2013年运动会/a.jpg", shot("2013:05:08 09:30:00", "入场"))
    slug, bare = next(iter(albums.read())), albums.album()
    albums.write("2013年运动会/album.yml", "# 还没有写\n")
    assert (next(iter(albums.read())), albums.album()) == (slug, bare)
    albums.write("2013年运动会/album.yml", "title: 运动会\nunit: office\n")
    assert albums.album() == bare.model_copy(update={"title": "运动会", "unit": "office"})


@pytest.mark.parametrize("name", ["album.yml", "index.yml", "index.md"])
def test_the_file_may_be_called_after_its_kind(albums: Albums, name: str) -> None:
    front = "title: 运动会\npublished: 2013-05-10\n"
    albums.write(f"sports/{name}", f"---\n{front}---\n\n开场白。\n" if name.endswith(".md") else front)
    albums.write("sports/a.jpg", shot("2013:05:08 09:30:00", "入场"))
    album = albums.album()
    assert (album.title, album.published, names(album)) == ("运动会", read_moment("2013-05-10"), ["a.jpg"])


def test_a_list_is_the_order_and_the_choice(albums: Albums) -> None:
    for number in range(1, 4):
        albums.write(f"sports/{number}.jpg", shot(f"2013:05:0{number} 09:30:00", f"第{number}张"))
    albums.write("sports/album.yml", "photographs:\n  - file: 3.jpg\n    caption: 自己写的\n  - file: 1.jpg\n")
    album = albums.album()
    assert [(photo.file, photo.caption) for photo in album.photographs] == [("3.jpg", "自己写的"), ("1.jpg", "第1张")]
    assert album.published == read_moment("2013-05-03 09:30")


def test_a_list_that_only_gives_words_keeps_the_order_of_time(albums: Albums) -> None:
    for number in range(1, 4):
        albums.write(f"sports/{number}.jpg", shot(f"2013:05:0{number} 09:30:00", f"第{number}张"))
    albums.write(
        "sports/album.yml",
        "whole_folder: true\nphotographs:\n- {file: 3.jpg, caption: 自己写的}\n- {file: 2.jpg, taken: 2013-04-30}\n",
    )
    assert [(photo.file, photo.caption) for photo in albums.album().photographs] == [
        *(("2.jpg", "第2张"), ("1.jpg", "第1张"), ("3.jpg", "自己写的"))
    ]


def test_what_the_record_says_goes_first(albums: Albums) -> None:
    block = exif(ascii_tag(0x010E, "机器的"), ascii_tag(0x013B, "机器"), inner=taken("2013:05:08 09:30:00"))
    albums.write("sports/a.jpg", jpeg(exif=block, iptc=iptc((120, "旧的".encode()))))
    albums.write(
        "sports/album.yml",
        "published: 2013-06-01\nphotographs: [{file: a.jpg, caption: 说明, credit: 宣传科, taken: 2013-05-01}]\n",
    )
    (photo,) = albums.album().photographs
    assert (photo.caption, photo.credit, photo.taken) == ("说明", "宣传科", date(2013, 5, 1))


def test_an_album_that_says_everything_is_read_without_its_pictures(
    albums: Albums, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise AssertionError(path)

    monkeypatch.setattr("banbao.source.picture_files.facts_of", refuse)
    albums.write("sports/a.jpg", jpeg())
    albums.write(
        "sports/album.yml",
        "published: 2013-06-01\nphotographs: [{file: a.jpg, caption: 说明, credit: 宣传科, taken: 2013-05-01}]\n",
    )
    assert names(albums.album()) == ["a.jpg"]


# Words


def test_pictures_of_which_nobody_says_what_they_show_are_told(albums: Albums) -> None:
    for number in range(1, 12):
        albums.write(f"2013-05-08 运动会/{number}.jpg", jpeg(shade=number))
    albums.write("sports/album.yml", "published: 2013-05-08\nphotographs:\n- file: a.jpg\n- file: b.jpg\n  alt: 乙\n")
    for name in ("a.jpg", "b.jpg"):
        albums.write(f"sports/{name}", jpeg())
    albums.read()
    assert albums.told() == [("2013-05-08 运动会/", 1, "unsaid-picture"), ("sports/album.yml", 3, "unsaid-picture")]
    first, second = (each.what.render(str) for each in albums.report.diagnostics if each.rule.code == "unsaid-picture")
    assert "`1.jpg`, `2.jpg`" in first
    assert "`8.jpg` and 3 more" in first
    assert "`a.jpg`" in second


def test_an_album_without_pictures_is_told(albums: Albums) -> None:
    albums.write("sports/album.yml", "published: 2013-05-08\n")
    assert names(albums.album()) == []
    assert albums.told() == [("sports/album.yml", 1, "empty-album")]


# A copy is the same


@given(st.permutations(range(6)), st.data())
@settings(deadline=None)
def test_the_order_in_which_pictures_come_to_a_folder_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], data: st.DataObject
) -> None:
    # Two share a time, two have none.
    shots = [shot(f"2013:05:08 09:3{min(number, 4)}:00", shade=number) if number < 4 else jpeg() for number in range(6)]
    shots[1] = shots[0]
    albums = Albums(tmp_path_factory.mktemp("albums") / "project")
    for number in order:
        path = albums.write(f"2013-05-08 运动会/{number}.jpg", shots[number])
        os.utime(path, (data.draw(st.integers(0, 10**9)),) * 2)
    assert names(albums.album()) == [f"{number}.jpg" for number in range(6)]


def test_slugs_that_are_known_are_not_made_anew(albums: Albums) -> None:
    albums.write("运动会/a.jpg", jpeg())
    found = find(albums.root, Report(), {"运动会": "as-it-was"})
    assert [each.slug for each in found if each.kind == "album"] == ["as-it-was"]


def test_editors_are_told_that_nothing_need_be_written() -> None:
    assert json_schema(Album, str)["required"] == []
    assert {field.name for field in fields_of(Album, str) if field.required} == set()
    assert json_schema(Video, str)["required"] == ["title", "published", "file"]
