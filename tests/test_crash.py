"""What is left of a site when its build is killed, stopped, or denied room or leave: whole files, nothing to repair.

Builds are real processes here. `BANBAO_MOMENTS=200` kills that many of them; a dozen is usual.
"""

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from builds import CACHE, NOT_OURS, OUT, Site, View, build, difference
from conftest import ROOT, contents
from every_kind import Record, lay_out, made_of_it
from made_before import FOLDERS, take_made
from picture_bytes import saved
from processes import members

MOMENTS = int(os.environ.get("BANBAO_MOMENTS", "12"))
PATIENCE_S = 20
REASONS = {
    errno.ENOSPC: r"(?i)no space|full",
    errno.EFBIG: r"(?i)too large|too big|full",
    errno.EACCES: r"(?i)permission|denied|not allowed",
    errno.EPERM: r"(?i)permi|denied|not allowed",
}


@dataclass(frozen=True)
class Stage:
    """A site before and after an edit of nearly everything."""

    project: Path
    """Built, then edited."""
    old: Site
    new: Site
    duration_s: float
    """How long the command takes where pictures, boards and documents are made already."""


@dataclass(frozen=True)
class Run:
    """A build in a process of its own, with a session of its own for it and its workers."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def ends(self) -> int:
        """Wait until it and all its workers are gone; give its exit status."""
        status = self.process.wait(PATIENCE_S)
        wait_until(lambda: not members(self.process.pid), "a worker outlives its build")
        return status


def wait_until(is_so: Callable[[], bool], complaint: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, complaint
        time.sleep(0.002)


def start(
    root: Path,
    *options: str,
    before: tuple[str, ...] = (),
    way: tuple[str, ...] = (),
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Run:
    """Start `banbao build`.

    Args:
        root: The project.
        options: Of the command.
        before: What is to run Python: a command and its options.
        way: What `run_banbao.py` is to put in the command's way.
        environment: Variables beside the usual ones.
    """
    program = (str(ROOT / "tests" / "run_banbao.py"), "--root", str(root), *way, "--") if way else ("-m", "banbao")
    log = root.parent / f"log-{random.randrange(10**9)}.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [*before, sys.executable, *program, "build", "--root", str(root), *options],
            stdout=stream,
            stderr=stream,
            start_new_session=True,
            env={**os.environ, "BANBAO_LANG": "en", **environment},
        )
    return Run(process, log)


def edit_nearly_everything(root: Path) -> None:
    site = root / "content/site.yml"
    text = site.read_text(encoding="utf-8").replace("title: 某局文化", "title: 某局的机关文化建设")
    site.write_text(text, encoding="utf-8")
    (root / "content/news/worth-keeping.md").rename(root / "content/news/kept.md")
    (root / "content/news/match-won/cover.png").write_bytes(saved("png"))
    shutil.rmtree(root / "content/surveys")
    film = Record("video", "short-film", root / "content/videos/short-film/index.md")
    fields, body = film.read()
    film.write({**fields, "tags": ["片子"]}, body * 400)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("stage")
    project = lay_out(folder / "project")
    take_made(project, made_of_it())
    build(project, project / OUT, View())
    old = contents(project / OUT)
    edit_nearly_everything(project)
    build(project, folder / "clean", View())
    again = lay_out(folder / "again" / "project")
    take_made(again, made_of_it())
    began = time.monotonic()
    assert start(again).ends() == 0
    new = contents(folder / "clean")
    assert len([uri for uri in old.keys() & new.keys() if old[uri] != new[uri]]) > 90
    assert old.keys() - new.keys()
    assert new.keys() - old.keys()
    return Stage(project, old, new, time.monotonic() - began)


@pytest.fixture
def root(stage: Stage, tmp_path: Path) -> Path:
    """A project that was built and then edited."""
    shutil.copytree(stage.project, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def make_cold(root: Path, *, is_bare: bool = False) -> None:
    """Forget the last build, and when it is bare pictures, boards and documents too, which take longest to be made."""
    kept = () if is_bare else FOLDERS
    shutil.rmtree(root / OUT)
    for path in (root / CACHE).iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    if is_bare:
        (root / CACHE).rmdir()


def is_visible(uri: str) -> bool:
    return not any(part.startswith(".") for part in uri.split("/"))


def assert_whole(root: Path, stage: Stage) -> None:
    """Every file that readers see is the old one or the new one."""
    found = contents(root / OUT)
    broken = [uri for uri in found if is_visible(uri) and found[uri] not in (stage.old.get(uri), stage.new.get(uri))]
    assert not broken


def assert_mends(root: Path, wanted: Site) -> None:
    """The next build succeeds, and leaves what a clean one leaves."""
    outcome = build(root, root / OUT, View())
    assert outcome.refusal is None, outcome
    assert not (told := difference(contents(root / OUT), wanted)), told


def assert_told(run: Run, place: Path, reason: int) -> None:
    """A build that could not go on says in the editor's words where and why."""
    assert run.ends() == 1, run.told
    assert "Traceback" not in run.told
    assert str(place) in run.told or os.path.relpath(place) in run.told, run.told
    assert re.search(REASONS[reason], run.told), run.told


def traces(root: Path) -> dict[Path, int]:
    """Give the times of what changes when a build begins to write."""
    folders = [Path(place) for name in (CACHE, OUT) for place, _, _ in os.walk(root / name)]
    files = [path for folder in folders if CACHE in folder.parts for path in folder.iterdir()]
    found = {}
    for path in (*folders, *files):
        try:
            found[path] = path.stat().st_mtime_ns
        except OSError:
            continue
    return found


def start_and_wait_until_it_writes(root: Path, environment: Mapping[str, str] = MappingProxyType({})) -> Run:
    before = traces(root)
    run = start(root, environment=environment)
    wait_until(lambda: traces(root) != before or run.process.poll() is not None, "it never writes")
    return run


# Killed


@pytest.mark.parametrize("number", range(MOMENTS))
def test_after_a_kill_at_any_moment_all_files_are_whole_and_the_next_build_mends_the_rest(
    number: int, root: Path, stage: Stage
) -> None:
    chance = random.Random(number)
    if number % 3 == 0:
        make_cold(root, is_bare=number % 12 == 0)
    if number % 4 == 0:
        run = start(root)
        moment_s = stage.duration_s * (3 if number % 12 == 0 else 1)
    else:
        run = start_and_wait_until_it_writes(root)
        moment_s = stage.duration_s * 0.3
    time.sleep(chance.random() * moment_s)
    if number % 2:
        run.process.kill()
    else:
        os.killpg(run.process.pid, signal.SIGKILL)
    run.ends()
    assert_whole(root, stage)
    assert_mends(root, stage.new)


@pytest.mark.parametrize("number", range(MOMENTS))
def test_after_a_kill_before_any_change_all_files_are_whole_and_the_next_build_mends_the_rest(
    number: int, root: Path, stage: Stage
) -> None:
    """Changes are counted, so that the first and last ones, of which there are few, are met as well."""
    chance = random.Random(number)
    if number % 3 == 0:
        make_cold(root, is_bare=number % 12 == 0)
    change = number if number < MOMENTS // 2 else chance.randrange(2 * len(stage.new) + 20)
    run = start(root, way=("--kill-at", str(change)))
    assert run.ends() in (0, -signal.SIGKILL), run.told
    assert_whole(root, stage)
    assert_mends(root, stage.new)


@pytest.mark.parametrize("change", [0, 5])
def test_a_build_whose_worker_is_killed_ends_and_says_so(change: int, root: Path, stage: Stage) -> None:
    run = start(root, way=("--kill-at", str(change), "--victim", "worker"))
    status = run.ends()
    assert status == 0 or (status == 1 and "Traceback" not in run.told), run.told
    assert_whole(root, stage)
    assert_mends(root, stage.new)


def test_builds_that_are_killed_one_after_another_do_no_harm(root: Path, stage: Stage) -> None:
    for number in range(5):
        run = start_and_wait_until_it_writes(root)
        time.sleep(number * 0.01)
        os.killpg(run.process.pid, signal.SIGKILL)
        run.ends()
        assert_whole(root, stage)
    assert_mends(root, stage.new)


# Told to stop


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("number", range(max(3, MOMENTS // 8)))
def test_a_build_that_is_told_to_stop_stops_without_a_traceback(
    number: int, asked: signal.Signals, root: Path, stage: Stage, tmp_path: Path
) -> None:
    mark = tmp_path / "begun"
    run = start(root, way=("--mark", str(mark)))
    wait_until(mark.exists, "it never begins")
    time.sleep(random.Random(number).random() * stage.duration_s * 0.5)
    # Ctrl+C reaches all processes of a terminal, a service manager's request only the first.
    (os.killpg if asked is signal.SIGINT else os.kill)(run.process.pid, asked)
    status = run.ends()
    assert "Traceback" not in run.told, run.told
    assert_whole(root, stage)
    if status == 0:
        assert contents(root / OUT) == stage.new
    assert_mends(root, stage.new)


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_told_to_stop_leaves_nothing_in_the_temporary_folder(
    asked: signal.Signals, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "scratch").mkdir()
    run = start_and_wait_until_it_writes(root, {"TMPDIR": str(tmp_path / "scratch")})
    os.kill(run.process.pid, asked)
    run.ends()
    assert not list((tmp_path / "scratch").iterdir())


# Denied room


@pytest.mark.parametrize("is_cold", [True, False])
def test_a_file_that_is_larger_than_allowed_is_told_with_its_place(is_cold: bool, root: Path, stage: Stage) -> None:
    """The nearest thing to a full disk that needs no leave of the machine: writing stops in the middle of a file."""
    if is_cold:
        make_cold(root)
    page = max((uri for uri in stage.new if uri.endswith(".html")), key=lambda uri: len(stage.new[uri]))
    run = start(root, way=("--largest-file", str(len(stage.new[page]) - 1000)))
    # What a board is made into is larger than any page, where it has to be made.
    assert_told(run, root, errno.EFBIG)
    assert_whole(root, stage)
    assert_mends(root, stage.new)


@pytest.fixture
def small_disk() -> Iterator[Callable[[Path, int], None]]:
    """Gives a folder a size: puts a small disk there, what is in it with it."""
    mounted: list[Path] = []

    def give(folder: Path, size_bytes: int) -> None:
        if folder in mounted:
            subprocess.run(["mount", "-o", f"remount,size={size_bytes}", str(folder)], check=True)
            return
        aside = folder.with_name("aside")
        folder.mkdir(exist_ok=True)
        shutil.copytree(folder, aside, symlinks=True)
        command = ["mount", "-t", "tmpfs", "-o", f"size={size_bytes}", "banbao", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this machine does not let us mount a small disk")
        mounted.append(folder)
        shutil.copytree(aside, folder, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(aside)

    yield give
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


ROOM = 64 * 2**20


def fill_up(folder: Path) -> Path:
    """Leave no room on a folder's disk."""
    path = folder / ".full"
    with path.open("wb") as stream:
        free = os.statvfs(folder)
        stream.write(b"x" * free.f_bavail * free.f_frsize)
    return path


@pytest.mark.parametrize("is_cold", [True, False])
def test_a_full_disk_is_told_and_leaves_all_files_whole(
    is_cold: bool, root: Path, stage: Stage, small_disk: Callable[[Path, int], None]
) -> None:
    if is_cold:
        make_cold(root)
        small_disk(root / OUT, 400_000)
    else:
        small_disk(root / OUT, 8_000_000)
        fill_up(root / OUT)
    assert_told(start(root), root / OUT, errno.ENOSPC)
    assert_whole(root, stage)
    (root / OUT / ".full").unlink(missing_ok=True)
    small_disk(root / OUT, ROOM)
    assert_mends(root, stage.new)


@pytest.mark.parametrize("is_cold", [True, False])
def test_a_full_disk_under_the_cache_is_told_and_leaves_all_files_whole(
    is_cold: bool, root: Path, stage: Stage, small_disk: Callable[[Path, int], None]
) -> None:
    if is_cold:
        make_cold(root, is_bare=True)
        small_disk(root / CACHE, 8192)
    else:
        small_disk(root / CACHE, 8_000_000)
        fill_up(root / CACHE)
    assert_told(start(root), root / CACHE, errno.ENOSPC)
    assert_whole(root, stage)
    (root / CACHE / ".full").unlink(missing_ok=True)
    small_disk(root / CACHE, ROOM)
    assert_mends(root, stage.new)


# Denied leave


@pytest.fixture(scope="module")
def powerless() -> tuple[str, ...]:
    """What makes root obey the permissions of files; others obey them anyway."""
    if os.geteuid():
        return ()
    command = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
    if shutil.which("setpriv") is None or subprocess.run([*command, "true"], check=False).returncode:
        pytest.skip("this machine does not let root lay down its powers")
    return command


@pytest.mark.parametrize("name", [OUT, f"{OUT}/news", f"{OUT}/videos/short-film", CACHE])
def test_a_folder_that_may_not_be_written_to_is_told_and_all_files_stay_whole(
    name: str, root: Path, stage: Stage, powerless: tuple[str, ...]
) -> None:
    captions, published = root / "content/videos/short-film/film.vtt", "videos/short-film/film.vtt"
    captions.write_bytes(stage.old[published] + b"\nNOTE others\n")
    (root / name).chmod(0o555)
    run = start(root, before=powerless)
    try:
        assert_told(run, root / name, errno.EACCES)
    finally:
        (root / name).chmod(0o755)
    found = contents(root / OUT)
    found.pop(published)
    assert not [uri for uri in found if is_visible(uri) and found[uri] not in (stage.old.get(uri), stage.new.get(uri))]
    captions.write_bytes(stage.old[published])
    assert_mends(root, stage.new)


def test_a_project_in_which_nothing_can_be_made_is_told(root: Path, stage: Stage, powerless: tuple[str, ...]) -> None:
    make_cold(root, is_bare=True)
    root.chmod(0o555)
    run = start(root, before=powerless)
    try:
        assert_told(run, root, errno.EACCES)
    finally:
        root.chmod(0o755)
    assert_mends(root, stage.new)


def test_files_that_may_not_be_written_to_are_replaced_all_the_same(
    root: Path, stage: Stage, powerless: tuple[str, ...]
) -> None:
    for path in (root / OUT).rglob("*.html"):
        path.chmod(0o444)
    run = start(root, before=powerless)
    assert run.ends() == 0, run.told
    assert not difference(contents(root / OUT), stage.new)


def test_a_cache_whose_files_may_not_be_touched_stops_nothing_in_silence(
    root: Path, stage: Stage, powerless: tuple[str, ...]
) -> None:
    files = [path for path in (root / CACHE).rglob("*") if path.is_file()]
    for path in files:
        path.chmod(0)
    run = start(root, before=powerless)
    status = run.ends()
    assert "Traceback" not in run.told
    if status:
        assert status == 1
        assert str(root / CACHE) in run.told or NOT_OURS in run.told
    else:
        assert not difference(contents(root / OUT), stage.new)
    for path in files:
        if path.exists():
            path.chmod(0o644)
    assert_whole(root, stage)
    assert_mends(root, stage.new)


def test_a_record_that_may_not_be_read_is_told(root: Path, stage: Stage, powerless: tuple[str, ...]) -> None:
    path = root / "content/news/spring-reading.md"
    path.chmod(0)
    run = start(root, before=powerless)
    try:
        assert_told(run, path, errno.EACCES)
    finally:
        path.chmod(0o644)
    assert contents(root / OUT) == stage.old
    assert_mends(root, stage.new)


def test_a_file_that_nobody_may_change_is_told(root: Path, stage: Stage) -> None:
    path = root / OUT / "news/index.html"
    if shutil.which("chattr") is None or subprocess.run(["chattr", "+i", str(path)], check=False).returncode:
        pytest.skip("this machine does not let us make a file unchangeable")
    run = start(root)
    try:
        assert_told(run, path.parent, errno.EPERM)
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)
    assert_whole(root, stage)
    assert_mends(root, stage.new)


@pytest.mark.parametrize("name", [OUT, CACHE])
def test_a_file_in_the_place_of_a_folder_of_ours_is_told(name: str, root: Path, stage: Stage) -> None:
    make_cold(root, is_bare=True)
    (root / name).write_text("手写", encoding="utf-8")
    run = start(root)
    assert run.ends() == 1
    assert "Traceback" not in run.told
    assert str(root / name) in run.told
    assert (root / name).read_text(encoding="utf-8") == "手写"
    (root / name).unlink()
    assert_mends(root, stage.new)


def test_the_reason_is_told_in_the_editors_language(root: Path, powerless: tuple[str, ...]) -> None:
    (root / OUT).chmod(0o555)
    run = start(root, before=powerless, environment={"BANBAO_LANG": "zh_CN"})
    assert run.ends() == 1
    (root / OUT).chmod(0o755)
    assert str(root / OUT) in run.told
    assert re.search("[一-龥]", run.told)
    assert os.strerror(errno.EACCES) not in run.told


# Two at once


def test_a_second_build_waits_for_the_first_and_says_so(root: Path, stage: Stage) -> None:
    first = start_and_wait_until_it_writes(root)
    os.killpg(first.process.pid, signal.SIGSTOP)
    second = start(root)
    time.sleep(stage.duration_s * 2)
    os.killpg(first.process.pid, signal.SIGCONT)
    assert (first.ends(), second.ends()) == (0, 0), first.told + second.told
    assert not difference(contents(root / OUT), stage.new)
    assert re.search(r"(?i)\bwait", second.told), second.told


def test_a_build_that_waits_goes_on_when_the_other_is_killed(root: Path, stage: Stage) -> None:
    first = start_and_wait_until_it_writes(root)
    os.killpg(first.process.pid, signal.SIGSTOP)
    second = start(root)
    time.sleep(stage.duration_s)
    os.killpg(first.process.pid, signal.SIGKILL)
    first.ends()
    assert second.ends() == 0, second.told
    assert not difference(contents(root / OUT), stage.new)


@pytest.mark.parametrize("number", range(max(3, MOMENTS // 8)))
def test_two_builds_at_once_both_succeed(number: int, root: Path, stage: Stage) -> None:
    if number % 2:
        make_cold(root, is_bare=number == 1)
    runs = [start(root)]
    time.sleep(number * 0.03)
    runs.append(start(root))
    assert [run.ends() for run in runs] == [0, 0], "\n".join(run.told for run in runs)
    assert not difference(contents(root / OUT), stage.new)


def test_both_editions_can_be_built_at_once(root: Path, stage: Stage, tmp_path: Path) -> None:
    build(root, tmp_path / "inside", View(edition="internal"))
    runs = [start(root), start(root, "--edition", "internal")]
    assert [run.ends() for run in runs] == [0, 0], "\n".join(run.told for run in runs)
    assert not difference(contents(root / OUT), stage.new)
    assert not difference(contents(root / "site-internal"), contents(tmp_path / "inside"))
