"""What lies in the content folder: a file is opened when it is not as it was, and only then."""

import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from banbao.catalog.brief import Brief
from banbao.catalog.gather import Gathered, Memory, gather, open_body, open_record, read_again, record_key
from banbao.diagnostics import Report
from banbao.language import silent
from banbao.model.articles import News
from banbao.model.base import read_moment
from banbao.model.culture import Survey
from banbao.model.media import Album
from banbao.source.records import Entry, Manuscript
from banbao.source.tree import Found, read
from banbao.store import Store, load, save
from conftest import MINIMAL
from picture_bytes import ascii_tag, exif, jpeg, taken

MADE = ["content/site.yml", "content/plan/index.md", "content/plan/tasks/spirit.md", "content/notices/first-notice.md"]
NEWS = "---\ntitle: {title}\npublished: 2013-05-08\n---\n\n正文。\n"
SURVEY = """\
---
title: 问卷
published: 2013-06-01
opened: 2013-05-01
closed: 2013-05-02
asked: 职工
results: results.csv
questions: [{id: a, text: 问, choices: [是, 否]}]
---
"""


class Office:
    """A content folder that is gathered again and again; each time it is told which files were opened."""

    def __init__(self, root: Path, patch: pytest.MonkeyPatch) -> None:
        self.root, self.patch = root, patch
        shutil.copytree(MINIMAL / "content", root / "content")
        self.memory, self.store = Memory(), Store(root / ".banbao" / "kept.db", "tests")
        self.read: list[str] = []
        self.report = Report()

        def read_and_note(root: Path, found: Found, report: Report) -> Manuscript:
            self.read.append(found.path)
            return read(root, found, report)

        patch.setattr("banbao.catalog.gather.read", read_and_note)

    def gather(self, later_s: float = 60, workers: int = 1) -> Gathered:
        """Gather, by default when all edits are long past."""
        self.read.clear()
        self.report = Report()
        with pytest.MonkeyPatch.context() as patch:
            moment = time.time_ns() + int(later_s * 1e9)
            patch.setattr("banbao.catalog.gather.time.time_ns", lambda: moment)
            found = gather(self.root, self.memory, self.store, self.report, workers, silent)
        self.memory = Memory(found.known)
        return found

    def write(self, name: str, text: str) -> Path:
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    return Office(tmp_path, monkeypatch)


def ids(found: Gathered) -> list[str]:
    return [brief.id for brief in found.briefs]


def test_everything_is_opened_once_and_comes_in_the_order_of_kinds_and_names(office: Office) -> None:
    office.write("news/a.md", NEWS.format(title="甲"))
    found = office.gather()
    assert office.read == [*MADE, "content/news/a.md", "content/news/first-news.md"]
    assert ids(found) == ["site:site", "plan:plan", "task:spirit", "notice:first-notice", "news:a", "news:first-news"]
    assert found.site
    assert found.plan
    assert not found.is_as_it_was


def test_what_is_as_it_was_is_not_opened(office: Office) -> None:
    first = office.gather()
    again = office.gather()
    assert office.read == []
    assert again.is_as_it_was
    assert (again.briefs, again.known, again.site, again.plan) == (first.briefs, first.known, first.site, first.plan)


def test_only_what_changed_is_opened(office: Office) -> None:
    office.gather()
    office.write("news/first-news.md", NEWS.format(title="改过"))
    found = office.gather()
    assert office.read == ["content/news/first-news.md"]
    assert found.briefs[-1].title == "改过"
    assert not found.is_as_it_was
    office.gather()
    assert office.read == []


def test_a_change_that_left_no_trace_in_size_and_time_is_noticed(office: Office) -> None:
    path = office.write("news/a.md", NEWS.format(title="甲"))
    office.gather()
    before = path.stat()
    path.write_text(NEWS.format(title="乙"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "乙" in [brief.title for brief in office.gather().briefs]
    assert office.read == ["content/news/a.md"]


def test_a_file_that_another_took_the_place_of_is_opened(office: Office) -> None:
    path = office.write("news/a.md", NEWS.format(title="甲"))
    office.gather()
    before = path.stat()
    other = office.root / "other.md"
    other.write_text(NEWS.format(title="乙"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert "乙" in [brief.title for brief in office.gather().briefs]


def test_a_file_that_was_only_just_written_is_opened_again(office: Office) -> None:
    # Within one tick of the disk's clock it may change again without a trace.
    office.write("news/a.md", NEWS.format(title="甲"))
    found = office.gather(later_s=0)
    assert all(known.stamps == () for known in found.known.values())
    found = office.gather()
    assert len(office.read) == len(found.briefs)
    assert not found.is_as_it_was
    office.gather()
    assert office.read == []


def test_a_file_from_the_future_is_opened_each_time(office: Office) -> None:
    path = office.write("news/a.md", NEWS.format(title="甲"))
    os.utime(path, (path.stat().st_atime, time.time() + 100_000))
    for _ in range(2):
        assert "news:a" in ids(office.gather())
        assert "content/news/a.md" in office.read


def test_a_renamed_file_is_another_record(office: Office) -> None:
    office.gather()
    (office.root / "content/news/first-news.md").rename(office.root / "content/news/renamed.md")
    found = office.gather()
    assert office.read == ["content/news/renamed.md"]
    assert ids(found)[-1] == "news:renamed"
    assert "content/news/first-news.md" not in found.known


def test_a_file_that_moves_into_a_folder_of_its_year_is_the_same_record(office: Office) -> None:
    before = office.gather().briefs[-1]
    (office.root / "content/news/2013").mkdir()
    (office.root / "content/news/first-news.md").rename(office.root / "content/news/2013/first-news.md")
    after = office.gather().briefs[-1]
    assert (after.id, after.path) == (before.id, "content/news/2013/first-news.md")


def test_a_record_that_is_gone_is_forgotten(office: Office) -> None:
    office.gather()
    (office.root / "content/news/first-news.md").unlink()
    found = office.gather()
    assert office.read == []
    assert "news:first-news" not in ids(found)
    assert not found.is_as_it_was
    assert office.gather().is_as_it_was


def test_a_touched_file_is_opened_and_tells_nothing_new(office: Office) -> None:
    before = office.gather()
    os.utime(office.root / "content/news/first-news.md", (0, 0))
    after = office.gather()
    assert office.read == ["content/news/first-news.md"]
    assert after.briefs == before.briefs


# What lies beside a record


def test_a_record_is_opened_when_anything_beside_it_changes(office: Office) -> None:
    office.write("news/with/index.md", NEWS.format(title="有图").replace("2013-05-08", "2013-05-08\ncover: a.jpg"))
    picture = office.write("news/with/a.jpg", "图")
    before = office.gather()
    brief = next(brief for brief in before.briefs if brief.id == "news:with")
    assert (brief.files, brief.named_files, brief.lacks_files) == (("a.jpg",), ("a.jpg",), False)
    assert before.stamps["content/news/with/a.jpg"][0] == len("图".encode())

    picture.write_text("换过的图", encoding="utf-8")
    found = office.gather()
    assert office.read == ["content/news/with/index.md"]
    assert found.stamps["content/news/with/a.jpg"][0] == len("换过的图".encode())

    office.write("news/with/more/b.jpg", "又一张")
    found = office.gather()
    assert office.read == ["content/news/with/index.md"]
    assert sorted(found.stamps) == ["content/news/with/a.jpg", "content/news/with/more/b.jpg"]

    picture.unlink()
    brief = next(brief for brief in office.gather().briefs if brief.id == "news:with")
    assert (brief.files, brief.lacks_files) == (("more/b.jpg",), True)


def test_a_change_of_order_among_files_of_one_size_is_noticed(office: Office) -> None:
    office.write("news/with/index.md", NEWS.format(title="有图"))
    one, two = office.write("news/with/a.jpg", "一"), office.write("news/with/b.jpg", "二")
    office.gather()
    other = one.rename(one.with_name("c.jpg"))
    two.rename(one)
    other.rename(two)
    office.gather()
    assert office.read == ["content/news/with/index.md"]


def test_a_survey_follows_the_file_with_its_results(office: Office) -> None:
    office.write("surveys/needs/index.md", SURVEY)
    office.write("surveys/needs/results.csv", "question,choice,count\na,是,3\na,否,4\n")
    before = next(brief for brief in office.gather().briefs if brief.kind == "survey")
    office.write("surveys/needs/results.csv", "question,choice,count\na,是,5\na,否,4\n")
    after = next(brief for brief in office.gather().briefs if brief.kind == "survey")
    assert after.digest != before.digest
    record = open_record(office.root, after, office.store)
    assert isinstance(record, Survey)
    assert record.questions[0].counts == (5, 4)
    assert after.published_files == ()


def test_an_album_follows_its_pictures(office: Office) -> None:
    def album() -> Brief:
        return next(brief for brief in office.gather().briefs if brief.kind == "album")

    folder = office.root / "content/albums/2013年运动会"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(jpeg(exif=exif(ascii_tag(0x010E, "入场"), inner=taken("2013:05:08 09:30:00"))))
    first = album()
    assert (first.id, first.path) == ("album:2013-nian-yun-dong-hui", "content/albums/2013年运动会/")
    assert album() == first
    assert office.read == []
    # What it says of itself is another thing, with the same size.
    (folder / "a.jpg").write_bytes(jpeg(exif=exif(ascii_tag(0x010E, "颁奖"), inner=taken("2013:05:08 09:30:00"))))
    second = album()
    assert office.read == ["content/albums/2013年运动会/"]
    assert second.digest != first.digest
    record = open_record(office.root, second, office.store)
    assert isinstance(record, Album)
    assert [photo.caption for photo in record.photographs] == ["颁奖"]
    (folder / "b.jpg").write_bytes(jpeg(exif=exif(inner=taken("2013:05:09 09:30:00"))))
    third = album()
    assert (third.named_files, third.shown_day) == (("a.jpg", "b.jpg"), date(2013, 5, 9).toordinal())
    (folder / "album.yml").write_text("body: 开场白。\n", encoding="utf-8")
    assert (album().id, album().path) == (first.id, "content/albums/2013年运动会/album.yml")


def test_an_album_is_opened_as_its_pictures_say_and_its_text_without_them(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office.root / "content/albums/运动会"
    office.write("albums/运动会/album.yml", "body: 开场白。\n")
    (folder / "a.jpg").write_bytes(jpeg(exif=exif(ascii_tag(0x010E, "入场"), inner=taken("2013:05:08 09:30:00"))))
    (brief,) = (brief for brief in office.gather().briefs if brief.kind == "album")
    kept = open_record(office.root, brief, office.store)
    assert open_record(office.root, brief, Store(office.root / "other.db", "tests")) == kept
    assert isinstance(kept, Album)
    assert (kept.title, kept.published, kept.photographs[0].caption) == (
        *("运动会", read_moment("2013-05-08 09:30"), "入场"),
    )
    monkeypatch.delattr("banbao.source.picture_files.facts_of")
    assert open_body(office.root, brief) == "开场白。"


# Faults


def test_warnings_are_told_each_time_and_the_file_is_opened_once(office: Office) -> None:
    path = office.root / "content/news/marked.md"
    path.write_bytes(b"\xef\xbb\xbf" + NEWS.format(title="甲").encode().replace(b"\n", b"\r\n"))
    office.gather()
    told = office.report.diagnostics
    assert {diagnostic.rule.code for diagnostic in told} == {"bom", "crlf"}
    found = office.gather()
    assert office.read == []
    assert found.is_as_it_was
    assert office.report.diagnostics == told


def test_a_faulty_file_is_opened_and_told_each_time_until_it_is_mended(office: Office) -> None:
    office.write("news/a.md", NEWS.format(title="甲").replace("title", "titel"))
    for _ in range(2):
        found = office.gather()
        assert "content/news/a.md" in office.read
        assert {diagnostic.span.path for diagnostic in office.report.diagnostics} == {"content/news/a.md"}
        assert [manuscript.id for manuscript in found.faulty] == ["news:a"]
        assert "content/news/a.md" not in found.known
        assert not found.is_as_it_was
    office.write("news/a.md", NEWS.format(title="甲"))
    assert "news:a" in ids(office.gather())
    assert not office.report.diagnostics


def test_without_an_office_the_rest_is_gathered_all_the_same(office: Office) -> None:
    (office.root / "content/site.yml").write_text("office: 某局\n", encoding="utf-8")
    found = office.gather()
    assert found.site is None
    assert "news:first-news" in ids(found)
    (office.root / "content/site.yml").unlink()
    found = office.gather()
    assert (found.site, found.faulty) == (None, ())
    assert {diagnostic.rule.code for diagnostic in office.report.diagnostics} == {"missing-site"}


def test_what_lies_about_is_told_each_time(office: Office) -> None:
    office.write("news/photo.jpg", "图")
    for _ in range(2):
        office.gather()
        assert {diagnostic.rule.code for diagnostic in office.report.diagnostics} == {"stray-file"}


# What is kept


def test_what_was_gathered_can_be_kept_whole(office: Office, tmp_path: Path) -> None:
    path = office.root / "content/news/marked.md"
    path.write_bytes(b"\xef\xbb\xbf" + NEWS.format(title="甲").encode())
    office.write("activities/match.md", "---\ntitle: 球赛\nstarts: 2014-05-01\nkind: 体育\nplace: 活动室\n---\n")
    found = office.gather()
    memory = Memory(found.known, {"词": "ci"}, {"content/a.jpg": ((1, 2, 3), "digest")})
    save(tmp_path / "memory", memory, "make")
    assert load(tmp_path / "memory", Memory, "make") == memory


def test_records_and_texts_are_opened_as_their_files_say(office: Office) -> None:
    office.write("news/a.md", NEWS.format(title="甲"))
    brief = next(brief for brief in office.gather().briefs if brief.id == "news:a")
    office.read.clear()
    record = open_record(office.root, brief, office.store)
    assert isinstance(record, News)
    assert record.title == "甲"
    assert open_body(office.root, brief) == "\n正文。\n"
    assert office.read == []
    entry = read_again(office.root, brief)
    assert isinstance(entry, Entry)
    assert entry.record == record


@pytest.mark.parametrize("damage", ["lost", "another make", "rubbish"])
def test_what_the_store_has_not_is_read_from_the_file(office: Office, damage: str) -> None:
    office.write("news/a.md", NEWS.format(title="甲"))
    brief = next(brief for brief in office.gather().briefs if brief.id == "news:a")
    store = office.store
    if damage == "lost":
        store = Store(office.root / "other.db", "tests")
    elif damage == "another make":
        store = Store(store.path, "other tests")
    else:
        store.put([(record_key(brief), b"rubbish")])
    record = open_record(office.root, brief, store)
    assert isinstance(record, News)
    assert (record.title, open_body(office.root, brief)) == ("甲", "\n正文。\n")


@pytest.mark.parametrize("after", ["gone", "changed", "faulty"])
def test_a_file_that_is_not_what_it_was_when_it_is_wanted_is_told(office: Office, after: str) -> None:
    path = office.write("news/a.md", NEWS.format(title="甲"))
    brief = next(brief for brief in office.gather().briefs if brief.id == "news:a")
    if after == "gone":
        path.unlink()
    else:
        office.write("news/a.md", NEWS.format(title="乙") if after == "changed" else "没有文首")
    with pytest.raises(OSError, match=r"news/a\.md"):
        open_body(office.root, brief)
    with pytest.raises(OSError, match=r"news/a\.md"):
        open_record(office.root, brief, Store(office.root / "other.db", "tests"))
    record = open_record(office.root, brief, office.store)
    assert isinstance(record, News)
    assert record.title == "甲"


def test_texts_in_yaml_and_with_other_line_ends_are_opened_as_they_are_read(office: Office) -> None:
    office.write("boards/wall.yml", "title: 墙\npublished: 2013-05-08\nproduct: a3\ntemplate: policy\n"
                 "blocks: [{kind: text, text: 字}]\nbody: |\n  第一行\n  第二行\n")  # fmt: skip
    path = office.root / "content/news/marked.md"
    path.write_bytes(b"\xef\xbb\xbf" + NEWS.format(title="甲").replace("\n", "\r\n").encode())
    office.write("surveys/needs/index.md", SURVEY + "问卷的说明。\n")
    office.write("surveys/needs/results.csv", "question,choice,count\na,是,3\na,否,4\n")
    briefs = {brief.id: brief for brief in office.gather().briefs}
    assert open_body(office.root, briefs["board:wall"]) == "第一行\n第二行\n"
    assert open_body(office.root, briefs["news:marked"]) == "\n正文。\n"
    assert open_body(office.root, briefs["survey:needs"]) == "问卷的说明。\n"


def test_several_processes_gather_what_one_does(office: Office, tmp_path: Path) -> None:
    for number in range(200):
        office.write(f"news/n{number}.md", NEWS.format(title=f"第{number}条"))
    office.write("news/marked.md", "\ufeff" + NEWS.format(title="甲"))
    office.write("news/faulty.md", "没有文首")
    one = office.gather(workers=1)
    told = office.report.diagnostics
    office.memory, office.store = Memory(), Store(tmp_path / "other.db", "tests")
    several = office.gather(workers=3)
    assert (several.briefs, several.known, several.stamps) == (one.briefs, one.known, one.stamps)
    assert [manuscript.id for manuscript in several.faulty] == [manuscript.id for manuscript in one.faulty]
    assert office.report.diagnostics == told
    assert all(office.store.get(record_key(brief)) for brief in several.briefs)
