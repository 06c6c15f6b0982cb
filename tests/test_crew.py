"""Work shared among processes: all of it is done once, and whatever goes wrong is told."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from banbao.crew import WorkerLostError, share, workers_here

MANY = list(range(500))


def square(number: int) -> int:
    return number * number


def process_of(_: int) -> int:
    return os.getpid()


def children() -> list[int]:
    """Name the processes that this one has not seen end."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return []
    return [int(each) for each in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.fixture(autouse=True)
def _leaves_nothing_behind() -> Iterator[None]:
    gc.collect()
    # A press that other tests share may still be at work.
    before, others = open_files(), set(children())
    yield
    gc.collect()
    assert not set(children()) - others
    assert open_files() == before
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_every_piece_is_done_once_and_its_place_comes_with_it(workers: int) -> None:
    found = list(share(MANY, workers, square))
    assert len(found) == len(MANY)
    assert sorted(found) == [(number, number * number) for number in MANY]


def test_what_comes_first_is_given_first() -> None:
    def late_if_even(number: int) -> int:
        if number == 0:
            time.sleep(1)
        return number

    found = [place for place, _ in share(MANY, 2, late_if_even)]
    assert sorted(found) == MANY
    assert found.index(1) < found.index(0)


def test_several_processes_work_and_this_one_does_not() -> None:
    found = {process for _, process in share(MANY, 3, process_of)}
    assert len(found) == 3
    assert os.getpid() not in found


@pytest.mark.parametrize(("pieces", "workers"), [(MANY, 1), (MANY, 0), (MANY[:63], 8), ([], 8)])
def test_a_little_work_and_that_for_one_is_done_here(pieces: list[int], workers: int) -> None:
    assert [process for _, process in share(pieces, workers, process_of)] == [os.getpid()] * len(pieces)


@pytest.mark.parametrize(("pieces", "workers"), [([7], 1), ([7], 0), ([7, 8, 9], 2), (MANY[:63], 8)])
def test_work_apart_is_never_done_here(pieces: list[int], workers: int) -> None:
    found = [process for _, process in share(pieces, workers, process_of, apart=True)]
    assert len(found) == len(pieces)
    assert os.getpid() not in found
    assert len(set(found)) == max(1, min(workers, len(pieces)))


def test_no_work_apart_needs_no_worker() -> None:
    assert list(share([], 4, process_of, apart=True)) == []


def test_of_work_apart_each_result_comes_when_it_is_done() -> None:
    def last_is_slow(number: int) -> float:
        time.sleep(0.6 if number else 0)
        return time.monotonic()

    first = next(iter(share([0, 1], 1, last_is_slow, apart=True)))
    assert time.monotonic() - first[1] < 0.5


def test_sixty_four_pieces_are_worth_a_fork() -> None:
    assert os.getpid() not in {process for _, process in share(MANY[:64], 2, process_of)}


@pytest.mark.parametrize("workers", [1, 2])
def test_each_step_is_done_for_a_batch_before_the_next_step_begins(workers: int) -> None:
    done: list[str] = []

    def draw(number: int) -> int:
        done.append("draw")
        return number * number

    def write(drawn: int) -> tuple[int, int, int]:
        done.append("write")
        return drawn, done.count("draw"), done.count("write")

    found = dict(share(MANY, workers, draw, write))
    assert [drawn for drawn, _, _ in found.values()] == [place * place for place in found]
    assert sorted(found) == MANY
    ahead = [drawn - written for _, drawn, written in found.values()]
    assert (min(ahead), max(ahead)) == (0, 127)


def test_workers_see_what_was_here_and_change_nothing_of_it() -> None:
    seen = {"before": 1}

    def look(number: int) -> int:
        seen[str(number)] = number
        return seen["before"]

    assert {value for _, value in share(MANY, 2, look)} == {1}
    assert seen == {"before": 1}


def test_results_larger_than_a_pipe_come_whole() -> None:
    def large(number: int) -> bytes:
        return bytes([number % 256]) * 100_000

    for place, value in share(MANY[:100], 3, large):
        assert value == bytes([place % 256]) * 100_000


def test_there_is_a_processor_to_work_on() -> None:
    assert 1 <= workers_here() <= (os.cpu_count() or 1)


# What goes wrong


class UnsendableError(Exception):
    """An error that does not survive being sent."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def failing(error: BaseException, at: int = 250) -> Callable[[int], int]:
    def work(number: int) -> int:
        if number == at:
            raise error
        return number

    return work


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ValueError("number 250 is wrong"), r"^number 250 is wrong$"),
        (OSError(28, "No space left on device", "site/a.html"), r"No space left on device: 'site/a\.html'$"),
        (KeyboardInterrupt("stop"), "stop"),
        (SystemExit(3), "3"),
    ],
)
def test_an_error_is_raised_as_it_was(workers: int, error: BaseException, message: str) -> None:
    with pytest.raises(type(error), match=message):
        list(share(MANY, workers, failing(error)))


def test_an_error_that_cannot_be_sent_is_told_with_all_that_it_says() -> None:
    with pytest.raises(RuntimeError, match=r"(?s)in work.*UnsendableError: this and that"):
        list(share(MANY, 2, failing(UnsendableError("this", "that"))))


def test_a_result_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises(Exception, match="pickle"):
        list(share(MANY, 2, lambda number: lambda: number))


def test_what_was_done_before_an_error_is_given() -> None:
    found = []
    with pytest.raises(ValueError, match="late"):
        for place, _ in share(MANY, 2, failing(ValueError("late"), at=499)):
            found.append(place)
    assert len(found) > 200


def test_a_worker_that_is_killed_is_told() -> None:
    def die(number: int) -> int:
        if number == 250:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerLostError):
        list(share(MANY, 2, die))


def test_a_worker_that_is_killed_while_it_sends_is_told() -> None:
    def die_soon(number: int) -> bytes:
        if number == 0:
            # The other's batch is there first, and while it is looked at nobody reads this one, which is larger than
            # the pipe: so it is still being sent when its sender is killed.
            time.sleep(0.5)
            subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -9 {os.getpid()}"])
        return bytes(1_000_000)

    with pytest.raises(WorkerLostError):
        for _ in share(MANY[:64], 2, die_soon):
            time.sleep(0.1)


def test_a_worker_that_leaves_without_a_word_is_told() -> None:
    def leave(number: int) -> int:
        if number == 250:
            os._exit(7)
        return number

    with pytest.raises(WorkerLostError):
        list(share(MANY, 2, leave))


def test_work_that_is_not_waited_for_ends() -> None:
    def slow(number: int) -> int:
        time.sleep(0.05)
        return number

    work = share(MANY, 2, slow)
    next(work)
    work.close()  # type: ignore[attr-defined]


def test_where_no_further_process_can_be_made_those_that_were_end(monkeypatch: pytest.MonkeyPatch) -> None:
    fork, made = os.fork, list[int]()

    def fork_once() -> int:
        if made:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        made.append(1)
        return fork()

    monkeypatch.setattr("os.fork", fork_once)
    with pytest.raises(BlockingIOError, match="temporarily unavailable"):
        list(share(MANY, 2, square))


# Processes that this one cannot look after

ORPHANS = """
import os, sys, time
from banbao.crew import share

def work(number):
    time.sleep(0.02)
    with open(sys.argv[1], "a") as file:
        file.write(f"{os.getpid()}\\n")

list(share(list(range(100_000)), 2, work))
"""


def test_workers_end_when_the_process_that_they_work_for_is_gone(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with subprocess.Popen([sys.executable, "-c", ORPHANS, str(log)]) as parent:
        while not (log.exists() and len(set(log.read_text().split())) == 2):
            time.sleep(0.05)
        parent.kill()
    workers = [int(each) for each in set(log.read_text().split())]
    until = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() and not _is_dead(worker) for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.05)
    size = log.stat().st_size
    time.sleep(0.3)
    assert log.stat().st_size == size


def _is_dead(process: int) -> bool:
    try:
        return "Z (zombie)" in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return True


SPEAKING = """
import atexit, sys
from banbao.crew import share
atexit.register(print, "at the end")
sys.stdout.write("before ")
list(share(list(range(200)), 3, lambda number: number))
sys.stdout.write("after ")
"""


def test_nothing_of_this_process_is_done_twice() -> None:
    told = subprocess.run([sys.executable, "-c", SPEAKING], capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("before after at the end\n", "")
