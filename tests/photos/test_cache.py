"""What is kept saves work and is never trusted; what is killed leaves whole files; memory is bounded."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from banbao.file_cache import key_in
from banbao.photos.cache import PictureCache
from banbao.photos.treatments import Developed, Order, Treatment
from banbao.store import digest_of_file
from processes import members
from studios import CARD, ORIGINAL, WHOLE, Studio

NAMES = ("grey.jpg", "adobe.jpg", "clear.png", "telling.gif")


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.iterdir()
        if not path.name.startswith("descriptions")
    }


def files_of(made: dict[tuple[str, Treatment], Developed]) -> set[str]:
    return {variant.file for developed in made.values() for variant in developed.variants}


def test_what_was_made_is_not_made_again_and_no_picture_is_opened(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [studio.job(name, WHOLE, CARD) for name in NAMES]
    made = studio.develop(*jobs)
    before = stamps(studio.cache.folder)
    assert files_of(made) == before.keys()
    studio.cache.close()
    monkeypatch.setattr("banbao.photos.develop.share", lambda *_, **__: pytest.fail("work was shared"))
    assert Studio(studio.root / "not there", PictureCache(studio.cache.folder)).develop(*jobs) == made
    assert stamps(studio.cache.folder) == before


def test_only_what_is_lacking_is_made(studio: Studio) -> None:
    first = studio.develop(studio.job("grey.jpg", WHOLE))
    before = stamps(studio.cache.folder)
    second = studio.develop(studio.job("grey.jpg", WHOLE, CARD), studio.job("adobe.jpg", WHOLE))
    after = stamps(studio.cache.folder)
    assert {name: after[name] for name in before} == before
    assert second.items() > first.items()


@pytest.mark.parametrize("harm", ["truncate", "remove", "grow", "empty"])
def test_a_file_of_another_size_is_made_again(studio: Studio, harm: str) -> None:
    job = studio.job("grey.jpg", WHOLE)
    made = studio.develop(job)
    variant = made[job.digest, WHOLE].variants[0]
    path = studio.cache.path_of(variant)
    content = path.read_bytes()
    path.unlink()
    if harm != "remove":
        path.write_bytes({"truncate": content[:-1], "grow": content + b"x", "empty": b""}[harm])
    assert studio.develop(job) == made
    assert path.read_bytes() == content


@pytest.mark.parametrize("content", [None, b"", b"no database" * 999])
def test_damaged_descriptions_only_cost_work(studio: Studio, content: bytes | None) -> None:
    jobs = [studio.job(name, CARD) for name in NAMES]
    made = studio.develop(*jobs)
    studio.cache.close()
    path = studio.cache.folder / "descriptions.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    again = Studio(studio.root, PictureCache(studio.cache.folder))
    assert again.develop(*jobs) == made
    assert again.develop(*jobs) == made
    again.cache.close()


def test_what_another_libvips_made_is_not_used(studio: Studio) -> None:
    job = studio.job("grey.jpg", CARD)
    made = studio.develop(job)
    other = PictureCache(studio.cache.folder)
    other.libvips = "7"
    assert not files_of(Studio(studio.root, other).develop(job)) & files_of(made)
    other.close()


def test_pruning_drops_what_nothing_uses_the_oldest_first_and_only_as_much_as_must_be(studio: Studio) -> None:
    used, old, new = (studio.job(name, CARD) for name in NAMES[:3])
    files = [files_of(studio.develop(job)) for job in (used, old, new)]
    for age, some in ((300, files[0]), (200, files[1]), (100, files[2])):
        for name in some:
            moment = time.time() - age
            os.utime(studio.cache.folder / name, (moment, moment))
    live = studio.develop(used)[used.digest, CARD].variants
    keys = {key_in(variant.file) for variant in live}
    total = sum((studio.cache.folder / name).stat().st_size for some in files[1:] for name in some)
    studio.cache.prune(keys, total)
    assert stamps(studio.cache.folder).keys() == files[0] | files[1] | files[2]
    studio.cache.prune(keys, total - 1)
    left = stamps(studio.cache.folder).keys()
    assert files[0] | files[2] < left
    studio.cache.prune(keys, 0)
    assert stamps(studio.cache.folder).keys() == files[0]
    assert set(studio.develop(used, old, new)) == {(job.digest, CARD) for job in (used, old, new)}


_DEVELOP = """
import sys
from pathlib import Path
from banbao.diagnostics import Report
from banbao.photos.cache import PictureCache
from banbao.photos.develop import develop
from banbao.photos.treatments import Job, Treatment
from banbao.store import digest_of_file
root, folder, memory, *names = sys.argv[1:]
shapes = tuple(Treatment(each) for each in ("whole", "card", "original"))
jobs = [Job(name, digest_of_file(Path(root, name)), shapes) for name in names]
with PictureCache(Path(folder)) as cache:
    develop(Path(root), jobs, cache, Report(), 2, int(memory))
"""


def start(studio: Studio, names: tuple[str, ...], memory_bytes: int = 10**9) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _DEVELOP, str(studio.root), str(studio.cache.folder), str(memory_bytes), *names]
    return subprocess.Popen(command, start_new_session=True)


def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_mends_the_rest(
    studio: Studio, tmp_path: Path
) -> None:
    names = ("telling.jpg", "moving.gif", "turned-6.png", "clear.png", "turned-8.jpg", "telling.avif")
    jobs = [studio.job(name, WHOLE, CARD, ORIGINAL) for name in names]
    undisturbed = Studio(studio.root, PictureCache(tmp_path / "undisturbed"))
    wanted = undisturbed.develop(*jobs)
    undisturbed.cache.close()
    chance, digests = random.Random(5), {v.file: v.digest for each in wanted.values() for v in each.variants}
    for _ in range(5):
        run = start(studio, names)
        time.sleep(chance.uniform(0.3, 2.5))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        while members(run.pid):
            time.sleep(0.01)
        for path in studio.cache.folder.glob("*-*.*"):
            if not path.name.startswith("."):
                assert digest_of_file(path) == digests[path.name]
    assert studio.develop(*jobs) == wanted
    assert stamps(studio.cache.folder).keys() == digests.keys()
    assert {name: digest_of_file(studio.cache.folder / name) for name in digests} == digests


def test_a_picture_that_ends_its_worker_is_told_and_the_rest_goes_on(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    from banbao.diagnostics import Report
    from banbao.photos import develop as module

    real = module._Run.develop_one

    def die_of_one(self: module._Run, order: Order) -> object:
        if order.job.path == "adobe.jpg":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(self, order)

    monkeypatch.setattr(module._Run, "develop_one", die_of_one)
    report, jobs = Report(), [studio.job(name, CARD) for name in NAMES]
    made = studio.develop(*jobs, report=report)
    assert [(each.span.path, each.rule.code) for each in report.diagnostics] == [("adobe.jpg", "picture-damaged")]
    assert len(made) == len(NAMES) - 1


def held_bytes(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("RssAnon:")), 0)


def test_memory_is_bounded_for_all_workers_together(studio: Studio) -> None:
    bound = 500_000_000
    run = start(studio, ("big.png", "big-turned.jpg", "texture.jpg", "turned-6.tif", "screenshot.png"), bound)
    most, done = 0, Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.01):
            most = max(most, sum(map(held_bytes, members(run.pid))))

    watcher = Thread(target=watch)
    watcher.start()
    assert run.wait() == 0
    done.set()
    watcher.join()
    assert 100_000_000 < most < bound
