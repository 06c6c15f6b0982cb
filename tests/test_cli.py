"""The command line, as an office uses it: right, wrong, in Chinese and in English."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from banbao.cli import make_commands
from banbao.model.kinds import KINDS
from conftest import ROOT


def run(*arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(make_commands(language), list(arguments))


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    line = [sys.executable, "-m", "banbao", *arguments]
    import os

    surroundings = {**os.environ, "BANBAO_LANG": "", **environment}
    return subprocess.run(line, capture_output=True, text=True, env=surroundings, check=False, timeout=120)


def test_help_is_chinese_unless_asked_otherwise() -> None:
    chinese = command("--help").stdout
    assert "用法" in chinese
    assert "Usage" not in chinese
    assert "Show this message" not in chinese
    assert "Usage:" in command("--lang", "en", "--help").stdout


@pytest.mark.parametrize("name", ["build", "serve", "check", "new", "photos", "init", "schema", "doctor"])
def test_the_help_of_every_command_is_chinese(name: str) -> None:
    text = command(name, "--help").stdout
    assert "用法" in text
    assert "显示" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("build", "--at", "yesterday"),
        ("build", "--edition", "secret"),
        ("build", "--root", "nowhere"),
        ("new", "poem", "标题"),
        ("check", "--format", "xml"),
    ],
)
def test_wrong_use_is_told_in_chinese_without_a_traceback(arguments: tuple[str, ...]) -> None:
    answer = command(*arguments)
    assert answer.returncode != 0
    assert "Traceback" not in answer.stderr
    assert "错误" in answer.stderr


def test_a_new_office_starts_with_a_site_that_builds_and_has_no_faults(tmp_path: Path) -> None:
    site = tmp_path / "other"
    assert run("init", str(site)).exit_code == 0
    built = run("build", "--root", str(site), "--strict")
    assert built.exit_code == 0, built.output
    assert (site / "site/index.html").is_file()
    assert (site / ".gitignore").is_file()
    internal = run("build", "--root", str(site), "--edition", "internal", "--drafts", "--strict")
    assert internal.exit_code == 0, internal.output
    assert (site / "site-internal/index.html").is_file()


def test_init_leaves_a_folder_with_files_alone(tmp_path: Path) -> None:
    (tmp_path / "work.doc").write_text("x", encoding="utf-8")
    answer = run("init", str(tmp_path))
    assert answer.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["work.doc"]


NEEDS_FILES = {"album": {"empty-album"}, "video": {"missing-in-draft"}}


@pytest.mark.parametrize("kind", [name for name in KINDS if name not in ("site", "plan")])
def test_a_new_record_of_any_kind_is_right_at_once(kind: str, tmp_path: Path) -> None:
    site = tmp_path / "other"
    run("init", str(site))
    written = run("new", kind, "开展“读书月”活动: 第1期", "--root", str(site))
    assert written.exit_code == 0, written.output
    answer = run("check", "--root", str(site), "--drafts", "--format", "json")
    found = {fault["code"] for fault in json.loads(answer.stdout)["diagnostics"]}
    assert found - {"unused-file", "not-in-plan"} == NEEDS_FILES.get(kind, set()), answer.stdout


def test_new_makes_a_pinyin_slug_and_overwrites_nothing(tmp_path: Path) -> None:
    site = tmp_path / "other"
    run("init", str(site))
    first = run("new", "news", "读书月活动", "--root", str(site))
    assert "du-shu-yue-huo-dong" in first.output
    again = run("new", "news", "读书月活动", "--root", str(site))
    assert again.exit_code == 1
    assert "--slug" in again.output
    assert run("new", "news", "读书月活动", "--slug", "reading", "--root", str(site)).exit_code == 0
    assert run("new", "news", "读书月活动", "--slug", "坏 名", "--root", str(site)).exit_code == 1


def test_check_tells_all_faults_to_people_and_to_programs(minimal: Path) -> None:
    assert run("check", "--root", str(minimal)).exit_code == 0
    bad = minimal / "content/news/first-news.md"
    bad.write_text(bad.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    (minimal / "content/notices/first-notice.md").write_bytes("标题".encode("gbk"))
    text = run("check", "--root", str(minimal))
    assert text.exit_code == 1
    assert "error[unknown-field]" in text.output
    assert "error[encoding]" in text.output
    data = json.loads(run("check", "--root", str(minimal), "--format", "json").stdout)
    assert data["errors"] == 2
    assert {fault["code"] for fault in data["diagnostics"]} == {"unknown-field", "encoding"}
    assert all(fault["path"].startswith("content/") and fault["line"] >= 1 for fault in data["diagnostics"])


def test_diagnostics_are_chinese_by_default(minimal: Path) -> None:
    bad = minimal / "content/news/first-news.md"
    bad.write_text(bad.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    answer = command("build", "--root", str(minimal))
    assert answer.returncode == 1
    assert "错误[unknown-field]" in answer.stderr
    assert "办法" in answer.stderr
    assert not (minimal / "site").exists()


def test_strict_makes_warnings_count(minimal: Path) -> None:
    notice = minimal / "content/notices/first-notice.md"
    notice.write_bytes(notice.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check", "--root", str(minimal)).exit_code == 0
    assert run("check", "--root", str(minimal), "--strict").exit_code == 1


def test_build_says_what_it_did_and_as_of_when(minimal: Path) -> None:
    first = run("build", "--root", str(minimal), "--at", "2013-12-01T09:00")
    assert first.exit_code == 0
    assert "2013-12-01 09:00" in first.output
    assert "made 0" in run("build", "--root", str(minimal), "--at", "2013-12-01T09:00").output


def test_schemas_describe_every_kind_in_the_editors_language(tmp_path: Path) -> None:
    assert run("schema", "--out", str(tmp_path / "schemas"), language="zh_CN").exit_code == 0
    for name in KINDS:
        schema = json.loads((tmp_path / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
        assert schema["additionalProperties"] is False
        for field, says in schema["properties"].items():
            text = says.get("description", "")
            assert any("\u4e00" <= char <= "\u9fff" for char in text), (name, field, text)


def test_doctor_says_what_is_there(minimal: Path) -> None:
    answer = run("doctor", "--root", str(minimal))
    assert answer.exit_code == 0
    assert "pydantic" in answer.output


def test_every_word_of_the_repositorys_own_content_passes() -> None:
    answer = run("check", "--root", str(ROOT), "--strict", "--drafts", "--edition", "internal")
    assert answer.exit_code == 0, answer.output


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mkdocs.yml", b"site_name: ["),
        ("mkdocs.yml", "site_name：某局".encode()),
        ("mkdocs.yml", "site_name: 某局".encode("gbk")),
        ("mkdocs.yml", b"site_name: x"),
        ("docs/about/index.md", "# 关于本站的说明".encode("gbk")),
    ],
    ids=["syntax", "colon", "encoding", "no plugin", "page in GBK"],
)
def test_faults_outside_of_the_content_are_told_in_our_words(minimal: Path, name: str, content: bytes) -> None:
    (minimal / name).write_bytes(content)
    answer = command("build", "--root", str(minimal))
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert name.split("/")[-1] in answer.stderr
    assert "错误" in answer.stderr
    assert not (minimal / "site").exists()


def test_a_site_is_not_written_among_its_own_sources(minimal: Path) -> None:
    for name in ("content/out", "docs", "."):
        answer = run("build", "--root", str(minimal), "--out", str(minimal / name))
        assert answer.exit_code == 1, name
    assert not (minimal / "content/out").exists()


def test_an_address_in_use_is_told_without_a_traceback(minimal: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        answer = command("serve", "--root", str(minimal), "--address", f"127.0.0.1:{taken.getsockname()[1]}")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert "错误" in answer.stderr


def test_a_warning_of_a_page_written_by_hand_is_told_and_counts_where_warnings_do(minimal: Path) -> None:
    (minimal / "docs/about/index.md").write_bytes("# 关于\r\n\r\n正文。\r\n".encode())
    told = command("--lang", "en", "build", "--root", str(minimal))
    assert told.returncode == 0
    assert "warning[crlf]" in told.stderr
    assert "docs/about/index.md:1:1" in told.stderr
    assert told.stderr.count("warning[crlf]") == 1
    strict = command("--lang", "en", "build", "--root", str(minimal), "--strict", "--out", str(minimal / "other"))
    assert strict.returncode == 1
    assert not (minimal / "other").exists()


def test_a_plugin_of_a_name_that_only_looks_alike_is_not_ours(minimal: Path) -> None:
    settings = minimal / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("- banbao", "- banbaoo"), encoding="utf-8")
    answer = command("check", "--root", str(minimal))
    assert answer.returncode == 1
    assert "mkdocs.yml" in answer.stderr


def test_a_project_in_which_nothing_can_be_kept_can_be_checked(minimal: Path) -> None:
    (minimal / ".banbao").write_text("a file where the cache should be", encoding="utf-8")
    answer = run("check", "--root", str(minimal))
    assert (answer.exit_code, answer.output) == (0, "nothing is wrong\n")
