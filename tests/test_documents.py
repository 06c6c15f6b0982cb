"""Official documents in the build and by command: made once, again when anything in them is another, never silently."""

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from click.testing import CliRunner, Result
from pikepdf import Pdf
from pypdfium2 import PdfDocument

from banbao.bench import lay_out
from banbao.board_rules import NO_TYPESETTER
from banbao.cli import make_commands
from banbao.diagnostics import Diagnostic, Report
from banbao.documents import make_documents
from banbao.font_rules import NO_GLYPH
from banbao.language import translations
from banbao.model.base import ZONE, Audience
from banbao.official_rules import DOCUMENT_TEMPLATE
from banbao.press import workshop
from banbao.run import Request, begin
from conftest import MINIMAL, build_site, contents
from every_kind import made_of_it
from made_before import take_made
from picture_bytes import saved

CLOCK = datetime(2013, 6, 15, 9, tzinfo=ZONE)
HEAD = "published: 2013-05-08\nissued: 2013-05-06\ndoc_number: 某发〔2013〕1号\nrecipients: 各科室\n"


class Made(NamedTuple):
    """What came of making a site's documents."""

    names: set[str]
    made: int
    """How many were made anew."""
    faults: tuple[Diagnostic, ...]


def lay(folder: Path) -> Path:
    """Lay out the smallest site, without its notice and the news of it."""
    shutil.copytree(MINIMAL, folder)
    for name in ("notices/first-notice.md", "news/first-news.md"):
        (folder / "content" / name).unlink()
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("documents: false", "documents: true"), "utf-8")
    take_made(folder, made_of_it(), ("fonts",))
    return folder


def notice(root: Path, name: str, body: str = "请各科室参加。", fields: str = "", **files: bytes) -> Path:
    """Write a notice; `__` in the name of a file stands for its dot."""
    folder = root / "content/notices" / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, data in files.items():
        (folder / file.replace("__", ".")).write_bytes(data)
    path = folder / "index.md"
    path.write_text(f"---\ntitle: 关于{name}的通知\n{HEAD}{fields}---\n\n{body}\n", encoding="utf-8")
    return path


def make(root: Path, edition: Audience = Audience.PUBLIC, *, drafts: bool = False) -> Made:
    report, told = Report(), []

    def progress(_step: str, done: int, total: int) -> None:
        told.append((done, total))

    begun = begin(Request(root, edition, drafts=drafts, workers=2), CLOCK, report)
    bench = lay_out(begun, translations("zh_CN").gettext, report)
    bench.texts.render_all({}, report, 2, lambda *_: None)
    made = make_documents(bench, report, progress)
    begun.store.close()
    names = {item_id.removeprefix("notice:") for item_id in made}
    return Made(names, told[-1][1] if told else 0, tuple(report.diagnostics))


def pdf_text(data: bytes) -> str:
    with PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")


def word_text(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def texts(root: Path, name: str) -> tuple[str, str]:
    """Make a notice's files by command, and read them."""
    done = run(root, name)
    assert done.exit_code == 0, done.output
    folder = root / "dist/documents"
    return pdf_text((folder / f"{name}.pdf").read_bytes()), word_text((folder / f"{name}.docx").read_bytes())


def run(root: Path, *arguments: str) -> Result:
    command = make_commands("en")
    given = ["document", "--root", str(root), "--at", "2013-06-15 09:00", *arguments]
    return CliRunner().invoke(command, given)


# Which notices have documents, and when they are made.


def test_documents_are_made_once_and_again_when_their_record_is_another(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    one, _ = notice(root, "one"), notice(root, "two")
    assert make(root) == Made({"one", "two"}, 2, ())
    assert make(root) == Made({"one", "two"}, 0, ())
    before = one.read_text("utf-8")
    one.write_text(before.replace("参加", "出席"), encoding="utf-8")
    assert make(root).made == 1
    one.write_text(before, encoding="utf-8")
    assert make(root).made == 0


@pytest.mark.parametrize("attribute", ["office: 某市小局", "footer:\n"])
def test_what_stands_in_all_documents_makes_them_again_and_nothing_else_of_the_site(
    tmp_path: Path, attribute: str
) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    make(root)
    site = root / "content/site.yml"
    text = site.read_text("utf-8")
    changed = text.replace("office: 某市小局", "office: 某市中局") if "office" in attribute else f"{text}  icp: 备1号\n"
    assert changed != text
    site.write_text(changed, encoding="utf-8")
    assert make(root).made == int("office" in attribute)


def test_a_changed_part_of_the_plan_makes_the_notice_again_that_issues_the_plan_and_no_other(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one"), notice(root, "plan", fields="encloses: plan:plan\n")
    make(root)
    part = root / "content/plan/tasks/spirit.md"
    part.write_text(f"{part.read_text('utf-8')}\n团结协作，敢为人先。\n", encoding="utf-8")
    assert make(root).made == 1
    assert all("团结协作，敢为人先。" in text for text in texts(root, "plan"))


def test_withdrawn_and_hidden_notices_have_no_documents(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "shown")
    notice(root, "gone", fields="withdrawn: {on: 2013-06-01, reason: 有误。}\n")
    notice(root, "draft", fields="draft: true\n")
    notice(root, "inside", fields="audience: internal\n")
    notice(root, "later", fields="publish_at: 2013-07-01\n")
    assert make(root).names == {"shown"}
    assert make(root, Audience.INTERNAL).names == {"shown", "inside"}
    assert make(root, drafts=True).names == {"shown", "draft"}


def test_an_edition_takes_from_another_what_is_the_same(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "shown"), notice(root, "inside", fields="audience: internal\n")
    make(root)
    assert make(root, Audience.INTERNAL).made == 1


@pytest.mark.parametrize(("ending", "harm"), [(".pdf", "remove"), (".docx", "truncate")])
def test_a_file_that_is_not_as_it_was_kept_is_made_again(tmp_path: Path, ending: str, harm: str) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one"), notice(root, "two")
    make(root)
    path = next((root / ".banbao/documents").glob(f"*{ending}"))
    content = path.read_bytes()
    path.unlink() if harm == "remove" else path.write_bytes(content[:-9])
    assert make(root) == Made({"one", "two"}, 1, ())
    assert path.read_bytes() == content


def test_damage_that_shows_only_to_a_reader_is_told_and_mended_by_the_next_run(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    assert run(root, "one").exit_code == 0
    shutil.rmtree(root / "dist")
    path = next((root / ".banbao/documents").glob("*.pdf"))
    content = path.read_bytes()
    path.write_bytes(b"x" * len(content))
    done = run(root, "one")
    assert done.exit_code == 1
    assert "build again" in done.output
    assert not (root / "dist/documents/one.pdf").exists()
    assert run(root, "one").exit_code == 0
    assert (root / "dist/documents/one.pdf").read_bytes() == content


def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_makes_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANBAO_LANG", "zh_CN")
    root, undisturbed = lay(tmp_path / "site"), lay(tmp_path / "undisturbed")
    for number in range(4):
        for each in (root, undisturbed):
            notice(each, f"n{number}", body=f"第{number}号通知。\n\n" * 40)
    make(undisturbed)
    chance = random.Random(3)
    for _ in range(3):
        command = [sys.executable, "-m", "banbao", "document", "--root", str(root), "--at", "2013-06-15", "--all"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 2))
        process.send_signal(signal.SIGKILL)
        process.wait()
    time.sleep(0.5)
    assert make(root).names == {f"n{number}" for number in range(4)}
    kept, wanted = (
        {name: data for name, data in contents(each / ".banbao/documents").items() if "descriptions" not in name}
        for each in (root, undisturbed)
    )
    assert kept == wanted


# What stands in them.


def test_attachments_that_are_text_are_set_and_others_are_listed(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    fields = "attachments:\n" + "".join(
        f"  - {{file: {file}, title: {title}}}\n"
        for file, title in (
            ("list.csv", "报名表"),
            ("old.csv", "旧表"),
            ("rules.md", "办法"),
            ("form.txt", "登记表"),
            ("map.zip", "地图"),
        )
    )
    notice(
        root,
        "one",
        body="见附件。",
        fields=fields,
        list__csv="姓名,单位\n甲某,办公室\n".encode("utf-8-sig"),
        old__csv="序号,内容\r\n1,旧内容\r\n".encode("gb18030"),
        rules__md="## 一、总则\n\n依据[[notice:one]]制定。\n".encode(),
        form__txt="单位名称：\n\n联系方式：\n".encode("gbk"),
        map__zip=b"PK",
    )
    for text in texts(root, "one"):
        text = "".join(text.split())
        for words in ("甲某", "旧内容", "一、总则", "依据关于one的通知制定。", "联系方式：", "附件4", "5.地图"):
            assert words in text, words
        assert "PK" not in text


def test_a_fault_in_an_attachment_is_told_at_its_line(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    fields = "attachments: [{file: rules.md, title: 办法}]\n"
    notice(root, "one", fields=fields, rules__md="第一行。\n\n见[[notice:nothing]]。\n".encode())
    (fault,) = make(root).faults
    assert (fault.span.path, fault.span.line, fault.span.column) == ("content/notices/one/rules.md", 3, 2)


def test_a_renamed_record_renames_itself_in_the_attachments_that_name_it(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    fields = "attachments: [{file: rules.md, title: 办法}]\n"
    notice(root, "one", fields=fields, rules__md="见[[notice:two]]。\n".encode())
    two = notice(root, "two")
    make(root)
    two.write_text(two.read_text("utf-8").replace("关于two的通知", "关于集合的通知"), encoding="utf-8")
    assert make(root).made == 2
    assert all("见关于集合的通知。" in text for text in texts(root, "one"))


def test_a_picture_in_the_text_stands_in_both_files_under_its_caption(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    body = '会场布置如下。\n\n![会场平面图](room.jpg "会场平面图（示意）")\n'
    notice(root, "one", body=body, room__jpg=saved("JPEG", (1200, 800)))
    pdf, word = texts(root, "one")
    assert "会场平面图（示意）" in pdf
    assert "会场平面图（示意）" in word
    folder = root / "dist/documents"
    with Pdf.open(folder / "one.pdf") as document:
        (image,) = [image for page in document.pages for image in page.get_images().values()]
        assert (int(image.Width), int(image.Height)) == (1200, 800)
    assert len(docx.Document(str(folder / "one.docx")).inline_shapes) == 1
    (root / "content/notices/one/room.jpg").write_bytes(saved("JPEG", (600, 400)))
    assert make(root).made == 1


def test_a_picture_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one", body="![图](room.jpg)\n", room__jpg=saved("JPEG", (900, 600))[:4000])
    made = make(root)
    assert made.names == set()
    assert [fault.span.path for fault in made.faults] == ["content/notices/one/room.jpg"]


def test_footnotes_of_the_editors_stay_on_the_site(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    body = "遵照执行。[^a]共三份。[^b]\n\n[^a]: 编者注：原文有误。\n[^b]: 两份存档。\n"
    notice(root, "one", body=body)
    for text in texts(root, "one"):
        assert "编者注" not in text
        assert "遵照执行。共三份。①" in text
        assert "② " not in text
    site = contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15"))
    assert "编者注" in site["notices/one.html"].decode()


# What is wrong with them.


@pytest.mark.parametrize(
    ("fields", "body", "file", "line", "column"),
    [
        ("", "第一段。\n\n第二段有\U000e2001字和\U000e2002字。", "index.md", 11, 5),
        ("note: 此件\U000e2001公开\n", "正文。", "index.md", 7, 9),
        ("attachments: [{file: a.txt, title: 表}]\n", "正文。", "a.txt", 2, 3),
        ("", "正文&#917505;。", "index.md", 1, 1),
    ],
)
def test_a_character_that_no_font_has_is_told_where_it_is_written(
    tmp_path: Path, fields: str, body: str, file: str, line: int, column: int
) -> None:
    # Letters of a private plane are in no font.
    private = str.maketrans({"\U000e2001": "\U0010fff1", "\U000e2002": "\U0010fff2"})
    root = lay(tmp_path / "site")
    text = body.translate(private).replace("917505", str(0x10FFF1))
    notice(root, "one", text, fields.translate(private), a__txt="第一行\n第二\U0010fff1行\n".encode())
    if "attachments" not in fields:
        (root / "content/notices/one/a.txt").unlink()
    made = make(root)
    assert made.names == set()
    faults = [fault for fault in made.faults if fault.rule == NO_GLYPH]
    (fault,) = faults
    expected = f"content/notices/one/{file}"
    assert (fault.span.path, fault.span.line, fault.span.column) == (expected, line, column)
    assert "U+10FFF1" in fault.help.render(str) if fault.help else False


def test_a_template_that_cannot_be_set_is_told_with_what_typst_says(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    template = root / "theme_overrides/documents/main.typ"
    template.parent.mkdir(parents=True)
    template.write_text("#nonsense(", encoding="utf-8")
    made = make(root)
    assert [(fault.rule, fault.span.path) for fault in made.faults] == [
        (DOCUMENT_TEMPLATE, "content/notices/one/index.md")
    ]
    assert "unclosed" in made.faults[0].what.render(str)


def test_without_typst_the_site_comes_out_without_documents_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "find_spec", lambda _: None)
    root = lay(tmp_path / "site")
    notice(root, "one")
    made = make(root)
    assert (made.names, [fault.rule for fault in made.faults]) == (set(), [NO_TYPESETTER])
    done = run(root, "one")
    assert done.exit_code == 1
    assert "Typst is not installed" in done.output


# On the site.


def test_a_notice_offers_its_document_in_both_forms_with_their_sizes(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    notice(root, "gone", fields="withdrawn: {on: 2013-06-01, reason: 有误。}\n")
    site = contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15"))
    page = site["notices/one.html"].decode()
    assert site["notices/one.pdf"].startswith(b"%PDF")
    assert site["notices/one.docx"].startswith(b"PK")
    for ending in ("pdf", "docx"):
        assert f'href="../notices/one.{ending}"' in page
        size = len(site[f"notices/one.{ending}"]) / 1024
        assert (f"{size:.0f} KB" if size >= 10 else f"{size:.1f} KB") in page
    assert "notices/gone.pdf" not in site
    assert "gone.pdf" not in site["notices/gone.html"].decode()


def test_the_page_of_a_joint_notice_names_all_that_issue_it_and_the_remark(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one", fields="issuer: 某局\njoint_issuers: [某委, 某会]\nnote: 此件公开发布\n")
    page = (build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15") / "notices/one.html").read_text("utf-8")
    assert re.findall('class="red-issuer">(.*?)</p>', page) == ["某局", "某委", "某会"]
    signature = page.partition('class="signature">')[2].partition("</div>")[0]
    assert re.findall("<p>([^<]+)</p>", signature) == ["某局", "某委", "某会"]
    assert '<p class="remark">（此件公开发布）</p>' in page


def test_a_site_built_anew_has_the_same_documents(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    one = contents(build_site(root, tmp_path / "one", BANBAO_AT="2013-06-15"))
    shutil.rmtree(root / ".banbao")
    assert contents(build_site(root, tmp_path / "two", BANBAO_AT="2013-06-15")) == one


def test_a_site_that_wants_no_documents_has_none_and_makes_none(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("documents: true", "documents: false"), encoding="utf-8")
    site = contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15"))
    assert not [name for name in site if name.endswith((".pdf", ".docx"))]
    assert "bb-documents" not in site["notices/one.html"].decode()
    assert not (root / ".banbao/documents").exists()


def test_a_page_tells_the_new_size_of_a_document_when_what_it_issues_is_called_otherwise(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one", fields="encloses: notice:two\n")
    two = root / "content/notices/two.md"
    text = f"---\ntitle: TITLE\n{HEAD.replace('1号', '2号')}---\n\n照此办理。\n"
    two.write_text(text.replace("TITLE", "读" * 50), encoding="utf-8")
    build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15")
    # A font must have each of these letters.
    two.write_text(text.replace("TITLE", "".join(map(chr, range(0x4E10, 0x4E10 + 50)))), encoding="utf-8")
    site = contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15"))
    shutil.rmtree(root / ".banbao")
    assert contents(build_site(root, tmp_path / "clean", BANBAO_AT="2013-06-15")) == site


def test_documents_go_and_come_with_the_setting(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    config = root / "mkdocs.yml"
    wanted = config.read_text("utf-8")
    unwanted = wanted.replace("documents: true", "documents: false")
    one = contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15"))
    config.write_text(unwanted, "utf-8")
    assert one.keys() - contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15")).keys() == {
        "notices/one.pdf",
        "notices/one.docx",
    }
    config.write_text(wanted, "utf-8")
    assert contents(build_site(root, tmp_path / "out", BANBAO_AT="2013-06-15")) == one


# By command.


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("one",), {"one.pdf", "one.docx"}),
        (("one", "--pdf"), {"one.pdf"}),
        (("two", "--docx"), {"two.docx"}),
        (("--all", "--pdf", "--docx"), {"one.pdf", "one.docx", "two.pdf", "two.docx"}),
    ],
)
def test_the_command_makes_what_is_asked_for(tmp_path: Path, options: tuple[str, ...], names: set[str]) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one"), notice(root, "two")
    done = run(root, *options, "--out", str(tmp_path / "desk"))
    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "desk").iterdir()} == names
    assert f"made {len(names)} files, 0 stand as they were" in done.output
    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "desk").iterdir()}
    assert f"made 0 files, {len(names)} stand" in run(root, *options, "--out", str(tmp_path / "desk")).output
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "desk").iterdir()} == stamps


def test_a_name_that_is_none_is_answered_with_the_nearest(tmp_path: Path) -> None:
    root = lay(tmp_path / "site")
    notice(root, "meeting-rules")
    done = run(root, "meeting-rule")
    assert done.exit_code == 1
    assert "did you mean `meeting-rules`?" in done.output
    assert run(root).exit_code == 2
    assert "meeting-rules" in run(root).output


@pytest.mark.parametrize(
    ("spoil", "options", "code"),
    [
        (lambda root: notice(root, "bad", body="见[[notice:nothing]]。"), (), 1),
        (lambda root: notice(root, "bad", body="于2013年03月06日召开。"), (), 0),
        (lambda root: notice(root, "bad", body="于2013年03月06日召开。"), ("--strict",), 1),
    ],
)
def test_where_anything_is_wrong_nothing_is_written(
    tmp_path: Path, spoil: Callable[[Path], Path], options: tuple[str, ...], code: int
) -> None:
    root = lay(tmp_path / "site")
    notice(root, "one")
    spoil(root)
    done = run(root, "--all", *options)
    assert done.exit_code == code, done.output
    assert "content/notices/bad/index.md" in done.output
    assert (root / "dist").exists() == (code == 0)
