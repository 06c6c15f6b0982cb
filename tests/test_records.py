"""Files in, entries out: bodies and their places, dates, advice, the folders of records, the results of surveys."""

import os
import signal
import threading
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from banbao.diagnostics import ContentError, Diagnostic, Report, as_data
from banbao.model.articles import News, Notice
from banbao.model.base import ZONE, Audience, Day, EndMoment, Line, Moment, Part, read_moment
from banbao.model.culture import Survey
from banbao.model.kinds import KINDS
from banbao.model.plan import Task
from banbao.source.records import Entry, make_entry, read_manuscript, split_front_matter
from banbao.source.text_files import CONTROL, SourceText, read_text
from banbao.source.tree import RESERVED_SLUGS, load, suggest_slug

NEWS = "title: 读书\npublished: 2013-05-08\n"
TASK = "title: 精神文化\nshort_title: 精神\nnumber: 1、\norder: 1\ngroup: main\n"
SURVEY = """\
title: 需求调查
published: 2013-05-08
opened: 2013-04-01
closed: 2013-04-30
asked: 全体干部职工
results: results.csv
questions:
  - id: reading
    text: 是否参加读书小组
    choices: [是, 否]
  - id: music
    text: 是否参加音乐小组
    choices: [是, 否]
"""


def read(kind: str, text: str, name: str = "a.yml", report: Report | None = None) -> Entry[Any]:
    source, report = SourceText(f"content/{name}", text, ""), report or Report()
    return make_entry(KINDS[kind], read_manuscript(KINDS[kind], "a", source, None, (), report), report)


def told(kind: str, text: str) -> list[Diagnostic]:
    report = Report()
    try:
        read(kind, text, report=report)
    except ContentError as error:
        report.add(*error.diagnostics)
    return list(report.diagnostics)


def advice(kind: str, text: str) -> list[tuple[str, str | None]]:
    return [(found["message"], found["help"]) for found in (as_data(fault, str) for fault in told(kind, text))]


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in {"site.yml": "office: 只看目录\n", **files}.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def loaded(root: Path, report: Report | None = None) -> list[Entry[Any]]:
    return [read for read in load(root, report or Report()) if isinstance(read, Entry)]


# Texts


def test_a_file_s_name_line_ends_and_mark_are_told_and_read_past(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf\xe8\xaf\xbb\r\n\xe4\xb9\xa6\rx\n")
    report = Report()
    source = read_text(path, "content/a.md", report)
    assert source.text == "读\n书\nx\n"
    assert [(d.rule.code, d.span.path, d.span.quote) for d in report.diagnostics] == [
        ("bom", "content/a.md", "读"),
        ("crlf", "content/a.md", "读"),
    ]


def test_equal_bytes_have_equal_digests(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("读", encoding="utf-8")
    (tmp_path / "b").write_text("书", encoding="utf-8")
    digests = {name: read_text(tmp_path / name, "x", Report()).digest for name in "ab"}
    assert digests["a"] == read_text(tmp_path / "a", "y", Report()).digest != digests["b"]


@pytest.mark.parametrize(
    ("encoding", "guess"), [("gbk", "GB18030"), ("gb18030", "GB18030"), ("utf-16", "UTF-16")], ids=str
)
def test_a_file_of_another_encoding_is_quoted_readably(tmp_path: Path, encoding: str, guess: str) -> None:
    (tmp_path / "a.md").write_bytes("title: 读书活动".encode(encoding))
    with pytest.raises(ContentError) as caught:
        read_text(tmp_path / "a.md", "a.md", Report())
    (fault,) = caught.value.diagnostics
    assert fault.help
    assert fault.help.render(str) == f"it looks like {guess}; save it again as UTF-8"
    assert fault.span.quote == "title: 读书活动"


def test_bytes_of_no_encoding_are_told_as_well(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"ok\nab\xff\xff")
    with pytest.raises(ContentError) as caught:
        read_text(tmp_path / "a.md", "a.md", Report())
    (fault,) = caught.value.diagnostics
    assert (fault.span.line, fault.span.column) == (2, 3)
    assert fault.help
    assert fault.help.render(str) == "save it again as UTF-8"


@given(st.binary(max_size=60))
@settings(deadline=None)
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(content)
    report = Report()
    try:
        source = read_text(path, "any.md", report)
    except ContentError as error:
        assert [d.rule.code for d in error.diagnostics] in (["encoding"], ["not-text"])
    else:
        assert "\r" not in source.text
        lines = source.text.split("\n")
        assert all(CONTROL.sub(" ", d.span.quote) == lines[d.span.line - 1] for d in report.diagnostics)


# Front matter and bodies


def split(text: str) -> tuple[str, str, int]:
    return split_front_matter(SourceText("a.md", text, ""))


def test_front_matter_is_parted_from_the_body_that_follows_it() -> None:
    assert split("---\na: 甲\n---\n\n正文\n---\n线\n") == ("a: 甲", "\n正文\n---\n线\n", 4)


def test_front_matter_may_be_empty_and_may_end_the_file() -> None:
    assert split("---\n---") == ("", "", 3)
    assert split("--- \na: 甲\n---  ") == ("a: 甲", "", 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-front-matter"),
        ("a: 甲\n---\n", "no-front-matter"),
        ("----\n", "no-front-matter"),
        ("---\na: 甲\n", "unclosed-front-matter"),
        ("---\na: 甲\n----\n", "unclosed-front-matter"),
    ],
)
def test_front_matter_must_be_there_and_closed(text: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        split(text)
    assert [d.rule.code for d in caught.value.diagnostics] == [code]


def test_a_place_in_the_body_is_a_place_in_the_file() -> None:
    entry = read("news", f"---\n{NEWS}---\n\n见[[news:b]]。\n", "a.md")
    assert entry.id == "news:a"
    assert entry.body == "\n见[[news:b]]。\n"
    span = entry.body_span(2, 2, 10)
    assert (span.line, span.quote[span.column - 1 :][: span.length]) == (6, "[[news:b]]")


def body_place(text: str) -> tuple[int, str]:
    """Point at the mention in a YAML record's body."""
    entry = read("news", f"{NEWS}{text}")
    line = next(number for number, line in enumerate(entry.body.split("\n"), 1) if "[[news:b]]" in line)
    column = entry.body.split("\n")[line - 1].index("[[") + 1
    span = entry.body_span(line, column, 10)
    return span.line, span.quote[span.column - 1 :][: span.length]


def test_the_body_of_a_yaml_record_is_its_field_body() -> None:
    entry = read("news", f"{NEWS}body: |\n  一\n\n  二\n")
    assert entry.body == "一\n\n二\n"
    assert read("news", NEWS).body == ""


def test_a_place_in_a_yaml_body_has_its_line() -> None:
    assert body_place("body: |\n  一\n\n  见[[news:b]]。\n")[0] == 6


def test_a_place_in_a_yaml_body_has_its_column() -> None:
    assert body_place("body: |\n  一\n\n  见[[news:b]]。\n") == (6, "[[news:b]]")


@pytest.mark.parametrize("text", ["body: |-\n  [[news:b]]\n", "body: >-\n  [[news:b]]\n"])
def test_a_place_in_any_form_of_yaml_body_has_its_line(text: str) -> None:
    assert "[[news:b]]" in (NEWS + text).split("\n")[body_place(text)[0] - 1]


def test_who_presses_a_key_while_validators_are_made_leaves_none_that_is_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Late(Part):
        title: Line

    def press(cls: type[BaseModel], /, **options: Any) -> bool | None:
        os.kill(os.getpid(), signal.SIGINT)
        made: bool | None = rebuild(cls, **options)
        return made

    rebuild: Any = BaseModel.model_rebuild.__func__  # type: ignore[attr-defined]
    monkeypatch.setattr(BaseModel, "model_rebuild", classmethod(press))
    is_over = threading.Event()
    # Where there is another thread, it is the one to be told of the key first.
    other = threading.Thread(target=is_over.wait)
    other.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            Late.model_validate({"title": "读书"})
    finally:
        is_over.set()
        other.join()
    monkeypatch.undo()
    assert Late.model_validate({"title": "读书"}).title == "读书"


# Days and times

DAYS = st.dates(date(1992, 1, 1), date(2099, 12, 31))
TIMES = st.times().map(lambda t: t.replace(microsecond=0))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(DAYS, TIMES, ZONES)
def test_a_moment_with_a_zone_is_read_back_as_it_was_written(day: date, clock: time, zone: timezone) -> None:
    moment = datetime.combine(day, clock, zone)
    assert read_moment(moment.isoformat()) == moment
    assert read_moment(moment.isoformat(" ")) == moment
    assert read_moment(moment) == moment


@given(
    DAYS, TIMES, st.sampled_from(["{0}-{1}-{2}", "{0}/{1}/{2}", "{0}.{1}.{2}", "{0}年{1}月{2}日", "{0}-{1:02}-{2:02}"])
)
def test_a_moment_is_read_in_every_form_that_people_write(day: date, clock: time, form: str) -> None:
    written = form.format(day.year, day.month, day.day)
    expected = datetime.combine(day, clock.replace(second=0), ZONE)
    assert read_moment(f" {written} {clock.hour}:{clock.minute:02} ") == expected
    assert read_moment(f"{written}T{clock.hour:02}:{clock.minute:02}:00") == expected


@given(st.text("0123456789-W: +ZT", min_size=16, max_size=16) | st.from_regex(r"[0-9]{4}-..-.. ..:..", fullmatch=True))
@example("2023-05-08 09:00")
@example("2023-W19-1 09:00")
@example("2023-05-08 09+08")
@example("1899-05-08 09:00")
@example("2023-02-30 09:00")
def test_a_moment_as_it_is_usually_written_is_read_as_any_other(written: str) -> None:
    def read(text: str) -> datetime | str:
        try:
            return read_moment(text)
        except PydanticCustomError as error:
            return error.type

    # A space before it takes the way of all that has to be looked at more closely.
    assert read(written) == read(f" {written}")


def test_a_time_may_be_written_with_a_full_width_colon() -> None:
    assert TypeAdapter(Moment).validate_python("2013年5月8日 9：30") == read_moment("2013-05-08 09:30")


@given(DAYS)
def test_a_bare_day_begins_at_midnight_and_ends_before_the_next(day: date) -> None:
    end = TypeAdapter(EndMoment).validate_python(day.isoformat())
    assert TypeAdapter(Moment).validate_python(day.isoformat()) == datetime.combine(day, time(), ZONE)
    assert end.date() == day
    assert end + timedelta(microseconds=1) == datetime.combine(day + timedelta(days=1), time(), ZONE)
    assert TypeAdapter(Day).validate_python(day.isoformat()) == TypeAdapter(Day).validate_python(day) == day


def test_no_zone_means_the_office_s() -> None:
    assert read_moment("2013-05-08 09:00").utcoffset() == timedelta(hours=8)
    assert read_moment(datetime(2013, 5, 8, 9)) == read_moment("2013-05-08T01:00Z")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("明天", "date_form"),
        ("2013", "date_form"),
        ("2013-5", "date_form"),
        ("13-05-08", "date_form"),
        ("20130508", "date_form"),
        ("2013-05-08 9", "date_form"),
        ("2013-05-08 09:00 上午", "date_form"),
        ("2026-02-30", "date_impossible"),
        ("2025-02-29", "date_impossible"),
        ("2013年4月31日", "date_impossible"),
        ("0000-01-01", "date_impossible"),
        ("2013-05-08 24:00", "date_impossible"),
        ("2013-05-08 09:60", "date_impossible"),
    ],
)
def test_what_is_no_moment_is_told_apart_from_what_the_calendar_does_not_have(written: str, kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Moment).validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == [kind]


def test_a_day_takes_no_time() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python("2013-05-08 09:00")


@given(st.from_regex(r"\d{4}-\d{1,2}-\d{1,2}( \d{1,2}:\d{2})?", fullmatch=True) | st.text(max_size=20))
def test_whatever_is_written_is_a_moment_or_a_fault(written: str) -> None:
    try:
        assert TypeAdapter(Moment).validate_python(written).tzinfo
    except ValidationError as error:
        assert {found["type"] for found in error.errors()} <= {"date_form", "date_impossible"}


@pytest.mark.parametrize("written", ["2013-05-08 09:00+25:00", "0001-01-01 00:00+14:00"])
def test_an_impossible_zone_is_a_fault_and_no_crash(written: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Moment).validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == ["date_impossible"]


# Advice


@pytest.mark.parametrize(
    ("kind", "text", "message", "help"),
    [
        ("news", f"{NEWS}unti: office\n", "`unti` is not a field of this record", "did you mean `unit`?"),
        (
            "news",
            "published: 2013-05-08\n",
            "the field `title` is missing",
            "Headline, plain text, 120 characters at most.",
        ),
        ("news", f"{NEWS}audience: pubic\n", "`pubic` is not one of the possible values", "did you mean `public`?"),
        (
            "news",
            f"{NEWS}publish_at: 五月\n",
            "`五月` is not a date",
            "write it like `2013-05-08`, with a time like `2013-05-08 09:00`",
        ),
        ("news", f"{NEWS}publish_at: 2026-02-30\n", "there is no such day or time as `2026-02-30`", None),
        ("news", f"{NEWS}draft: 也许\n", "`也许` is neither `true` nor `false`", None),
        ("news", f"{NEWS}tags: 读书\n", "`tags` must be a list", None),
        ("news", f"{NEWS}source: [读书]\n", "`source` must be one text", None),
        ("news", f"{NEWS}withdrawn: 是\n", "`withdrawn` must be fields, each written `name: value`", None),
        (
            "news",
            f"{NEWS}cover_caption: {'长' * 81}\n",
            "`cover_caption` is too long: 80 characters at most",
            "The caption under that picture.",
        ),
        ("task", TASK.replace("order: 1", "order: 0"), "`0` is not a number that fits here", "the least is 1"),
        (
            "task",
            TASK.replace("order: 1", "order: 第一"),
            "`第一` is not a number that fits here",
            "Its place among its siblings, from 1.",
        ),
        (
            "notice",
            f"{NEWS}issued: 2013-05-08\ndoc_number: 16号\n",
            "`16号` does not have the form of `doc_number`",
            "Document number, `岳城管发〔2013〕16号`: the year in 〔〕, no leading zero.",
        ),
        (
            "notice",
            f"{NEWS}issued: 2013-05-08\nattachments: [{{file: a.pdf}}]\n",
            "the field `title` is missing",
            "The attachment's title.",
        ),
    ],
)
def test_a_fault_says_what_is_wrong_and_how_to_mend_it(kind: str, text: str, message: str, help: str | None) -> None:
    assert advice(kind, text) == [(message, help)]


def test_a_word_far_from_every_known_one_is_answered_with_all() -> None:
    assert advice("news", f"{NEWS}audience: 全体\n") == [
        ("`全体` is not one of the possible values", "use one of `public`, `internal`")
    ]
    ((_, help),) = advice("news", f"{NEWS}颜色: 红\n")
    assert help
    assert help.startswith("use one of `title`, `summary`, `draft`,")


def test_a_missing_field_that_was_only_mistyped_is_told_once() -> None:
    assert [d.rule.code for d in told("news", "titel: 读书\npublished: 2013-05-08\n")] == ["unknown-field"]


@pytest.mark.parametrize(
    ("kind", "text"), [("task", TASK.replace("order: 1", "order: [1]")), ("news", f"{NEWS}draft: [true]\n")]
)
def test_a_list_for_a_number_or_a_yes_is_not_answered_with_fields(kind: str, text: str) -> None:
    ((message, _),) = advice(kind, text)
    assert "name: value" not in message


@pytest.mark.parametrize("value", ['"一\\n二"', "好" * 5000], ids=["two lines", "very long"])
def test_a_message_is_one_line_that_can_be_read(value: str) -> None:
    ((message, _), *_) = advice("news", f"{NEWS}expire_action: {value}\n")
    assert "\n" not in message
    assert len(message) < 300


@pytest.mark.parametrize("number", ["nan", "inf"])
def test_a_target_is_a_number_that_can_be_reached(number: str) -> None:
    text = f"{TASK}indicators: [{{name: 活动, target: {number}, unit_of_measure: 次}}]\n"
    assert [d.rule.code for d in told("task", text)] == ["bad-number"]


def test_a_record_is_what_its_editor_wrote() -> None:
    record = read("notice", f"{NEWS}issued: 2013年5月8日\nkind: 公告\ntasks: [spirit]\naudience: internal\n").record
    assert isinstance(record, Notice)
    assert (record.issued, record.kind, record.tasks) == (date(2013, 5, 8), "公告", ("spirit",))
    assert record.audience is Audience.INTERNAL
    assert record.dated == datetime(2013, 5, 8, tzinfo=ZONE)


def test_a_printed_number_stays_as_it_is_printed() -> None:
    record = read("task", TASK.replace("1、", "（十二）")).record
    assert isinstance(record, Task)
    assert record.number == "（十二）"


@pytest.mark.parametrize("text", ["没有字段\n", "---\ntitle: 没有关上\n", "---\ntitle: [\n---\n", "---\ntitle:\n---\n"])
def test_of_a_record_with_faults_its_place_is_known(tmp_path: Path, text: str) -> None:
    report = Report()
    (_, read) = load(write(tmp_path, {"news/a.md": text}), report)
    assert not isinstance(read, Entry)
    assert (read.id, read.source.path) == ("news:a", "content/news/a.md")
    assert "content/news/a.md" in {d.span.path for d in report.diagnostics}


# Folders


def test_records_stand_in_files_or_folders_and_may_be_grouped_by_year(tmp_path: Path) -> None:
    record = f"---\n{NEWS}---\n"
    files = {
        "news/one.md": record,
        "news/two/index.md": record,
        "news/2013/three.yml": NEWS,
        "news/2013/may/four/index.yml": NEWS,
    }
    entries = loaded(write(tmp_path, files))
    assert [entry.id for entry in entries] == ["news:four", "news:three", "news:one", "news:two"]
    assert [entry.source.path for entry in entries][1:3] == ["content/news/2013/three.yml", "content/news/one.md"]
    assert all(isinstance(entry.record, News) for entry in entries)


def test_kinds_come_in_the_order_of_the_table(tmp_path: Path) -> None:
    files = {"news/a.yml": NEWS, "notices/a.yml": f"{NEWS}issued: 2013-05-08\n", "plan/tasks/a.yml": TASK}
    assert [entry.kind for entry in loaded(write(tmp_path, files))] == ["task", "notice", "news"]


def test_the_files_beside_a_record_are_known_by_their_names(tmp_path: Path) -> None:
    files = {"news/a/index.md": f"---\n{NEWS}---\n", "news/a/b.jpg": "", "news/a/a.jpg": "", "news/a/more/c.pdf": ""}
    (entry,) = loaded(write(tmp_path, files))
    assert entry.files == ("a.jpg", "b.jpg", "more/c.pdf")
    assert entry.folder == tmp_path / "content/news/a"


def test_a_single_file_has_no_files_beside_it(tmp_path: Path) -> None:
    (entry,) = loaded(write(tmp_path, {"news/a.yml": NEWS}))
    assert entry.files == ()
    assert entry.folder is None


def test_what_systems_and_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    names = (".DS_Store", "Thumbs.db", "desktop.ini", "~$draft.docx", "a.yml~", ".git/config")
    files = {f"{folder}{name}": "x" for name in names for folder in ("", "news/", "news/b/", "plan/")}
    report = Report()
    entries = loaded(write(tmp_path, {"news/a.yml": NEWS, "news/b/index.yml": NEWS, **files}), report)
    assert {d.span.path for d in report.diagnostics} == {"content/site.yml"}
    assert [entry.files[1:] for entry in entries] == [(), ()]


def test_hidden_folders_beside_a_record_are_passed_over(tmp_path: Path) -> None:
    (entry,) = loaded(write(tmp_path, {"news/a/index.yml": NEWS, "news/a/.cache/b.jpg": "x"}))
    assert entry.files == ()


def test_a_link_to_the_folder_that_it_lies_in_does_not_multiply_records(tmp_path: Path) -> None:
    write(tmp_path, {"news/a.yml": NEWS})
    (tmp_path / "content/news/again").symlink_to(".")
    assert [entry.id for entry in loaded(tmp_path)] == ["news:a"]


def test_a_link_to_nothing_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    write(tmp_path, {"news/a.yml": NEWS})
    (tmp_path / "content/news/b.md").symlink_to("gone.md")
    report = Report()
    loaded(tmp_path, report)
    assert "content/news/b.md" in {d.span.path for d in report.diagnostics}


def test_a_link_within_the_content_is_followed(tmp_path: Path) -> None:
    write(tmp_path, {"news/a/index.yml": NEWS, "news/b/index.yml": NEWS, "news/a/a.jpg": ""})
    (tmp_path / "content/news/b/same.jpg").symlink_to("../a/a.jpg")
    report = Report()
    assert [entry.files for entry in loaded(tmp_path, report)] == [("a.jpg",), ("same.jpg",)]
    assert not {d.rule.code for d in report.diagnostics} & {"symlink-outside", "stray-file"}


def test_without_a_content_folder_the_site_is_missing(tmp_path: Path) -> None:
    report = Report()
    assert loaded(tmp_path, report) == []
    assert [(d.rule.code, d.span.path) for d in report.diagnostics] == [("missing-site", "content/site.yml")]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("读书活动", "du-shu-huo-dong"),
        ("2013年“读书月”启动", "2013-nian-du-shu-yue-qi-dong"),
        ("Spring Concert!", "spring-concert"),
        ("？！", "item"),
    ],
)
def test_a_title_gives_a_slug(title: str, slug: str) -> None:
    assert suggest_slug(title) == slug


@given(st.text(max_size=80))
@settings(deadline=None)
def test_every_slug_that_is_suggested_can_be_used(title: str) -> None:
    slug = suggest_slug(title)
    assert len(slug) <= 60
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in slug.split("-"))


def test_a_reserved_slug_is_answered_with_a_free_one(tmp_path: Path) -> None:
    report = Report()
    loaded(write(tmp_path, {f"news/{slug}/index.yml": NEWS for slug in RESERVED_SLUGS}), report)
    faults = [d for d in report.diagnostics if d.rule.code == "bad-slug"]
    assert [d.help.render(str) for d in faults if d.help] == [f"call it `{slug}-1`" for slug in sorted(RESERVED_SLUGS)]


# Surveys


def counts(tmp_path: Path, csv: str) -> tuple[list[tuple[int, ...]], list[tuple[int, str]]]:
    write(tmp_path, {"surveys/needs/index.yml": SURVEY, "surveys/needs/results.csv": csv})
    report = Report()
    (entry,) = loaded(tmp_path, report)
    assert isinstance(entry.record, Survey)
    found = [(d.span.line, d.what.render(str)) for d in report.diagnostics if d.rule.code == "bad-results"]
    faults = [(line, message.rpartition(": ")[2]) for line, message in found]
    return [question.counts for question in entry.record.questions], faults


def test_the_results_of_a_survey_are_put_to_their_choices_in_any_order(tmp_path: Path) -> None:
    csv = 'question,choice,count\nmusic,否,4\n"reading",是, 12 \nreading,否,3\n\nmusic,是,0\n'
    assert counts(tmp_path, csv) == ([(12, 3), (0, 4)], [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("reading,是,13", "this choice is counted twice"),
        ("reading,也许,1", "the survey has no choice `也许` of a question `reading`"),
        ("swimming,是,1", "the survey has no choice `是` of a question `swimming`"),
        ("reading,是,一", "the line must hold a question, a choice and a whole number"),
        ("reading,是,1.5", "the line must hold a question, a choice and a whole number"),
        ("reading,是,-1", "the line must hold a question, a choice and a whole number"),
        ("reading", "the line must hold a question, a choice and a whole number"),
        ("reading,是,1,2", "the line must hold a question, a choice and a whole number"),
    ],
)
def test_a_line_of_results_that_does_not_fit_is_told(tmp_path: Path, line: str, message: str) -> None:
    csv = f"question,choice,count\nreading,是,12\nreading,否,3\nmusic,是,1\nmusic,否,4\n{line}\n"
    assert counts(tmp_path, csv) == ([(12, 3), (1, 4)], [(6, message)])


def test_a_choice_without_a_count_is_told(tmp_path: Path) -> None:
    _, faults = counts(tmp_path, "question,choice,count\nreading,是,12\nreading,否,3\nmusic,是,1\n")
    assert faults == [(1, "the choice `否` of the question `music` is not counted")]


@pytest.mark.parametrize("cell", ["9" * 5000, f'"{"好" * 140_000}"'], ids=["long number", "long cell"])
def test_no_results_file_is_a_crash(tmp_path: Path, cell: str) -> None:
    _, faults = counts(tmp_path, f"question,choice,count\nreading,是,{cell}\n")
    assert faults
