"""The map and the territory: what the documents say of the tree is so."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from click import Group

from banbao.cli import make_commands
from banbao.pages.reference import template_reference
from conftest import ROOT

SOURCE = ROOT / "src" / "banbao"
NOT_ROOMS = {"__init__", "__main__", "__pycache__", "locale"}


def rooms() -> set[str]:
    return {path.stem for path in SOURCE.iterdir()} - NOT_ROOMS


def tracked() -> list[Path]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if answer.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in answer.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_map_names_every_room_once_and_in_the_order_of_imports() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^  (\w+)(?:\.py|/) ", text, re.MULTILINE)
    assert sorted(drawn) == sorted(rooms())
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    depth = {name.strip(): place for place, layer in enumerate(layers) for name in layer.split("|")}
    assert [depth[name] for name in drawn] == sorted(depth[name] for name in drawn)


def test_modules_and_functions_stay_small() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 330, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 75, (path, node.name)


def test_every_context_has_its_template_and_every_template_its_context() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "pages/contexts").glob("*.py"))
    named = set(re.findall(r'"""`([\w/.-]+\.(?:html|xml))`', written))
    theme = ROOT / "theme_overrides"
    pages = {path.name for path in (theme / "pages").iterdir()}
    feeds = {f"feeds/{path.name}" for path in (theme / "feeds").iterdir()}
    assert pages | feeds == named


def test_the_reference_of_templates_is_current() -> None:
    written = (ROOT / "docs/developers/templates.md").read_text(encoding="utf-8")
    assert written.strip() == template_reference().strip()


def test_the_help_for_administrators_names_every_command_and_option() -> None:
    text = (ROOT / "docs/help/admin.md").read_text(encoding="utf-8")
    commands = make_commands("en")
    assert isinstance(commands, Group)
    for name, command in commands.commands.items():
        assert f"banbao {name}" in text, name
        for parameter in command.params:
            longest = max(parameter.opts, key=len)
            assert not longest.startswith("--") or longest in text, (name, longest)


def test_readme_names_scripts_that_can_be_run() -> None:
    for readme in ("README.md", "README.zh-CN.md"):
        for name in re.findall(r"\./scripts/(\w+)", (ROOT / readme).read_text(encoding="utf-8")):
            assert (ROOT / "scripts" / name).stat().st_mode & 0o111, name


def test_decisions_are_numbered_and_dated() -> None:
    names = sorted(path.name for path in (ROOT / "docs/decisions").iterdir())
    assert [name[:3] for name in names] == [f"{number:03}" for number in range(1, len(names) + 1)]
    for name in names:
        assert re.search(
            r"^Date: \d{4}-\d\d-\d\d$", (ROOT / "docs/decisions" / name).read_text(encoding="utf-8"), re.M
        ), name


def test_no_committed_file_names_a_package_registry_or_a_place_on_some_machine() -> None:
    hosts = [b"pypi." + b"org", b"python" + b"hosted", b"npmjs." + b"org", b"npmjs." + b"com", b"deb." + b"debian.org"]
    places = [b"/work" + b"/main", b"/root" + b"/", b"/home" + b"/"]
    for path in tracked():
        if path.suffix not in (".jpg", ".webm", ".mo") and path != Path(__file__):
            data = path.read_bytes()
            assert not [word for word in (*hosts, *places) if word in data], path


def test_committed_files_are_utf8_without_surprises() -> None:
    for path in tracked():
        is_fixture = "invalid" in path.parts
        if path.suffix in (".md", ".py", ".yml", ".html", ".css", ".js", ".po", ".toml", ".txt") and not is_fixture:
            text = path.read_text(encoding="utf-8")
            assert "\r" not in text, path
            assert not text.startswith("\ufeff"), path
