"""Work shared among forked processes; one process does it all where there is little to do or no `fork`.

Each worker is a copy of this process as it stands, so nothing has to be handed over but what comes back. It ends when
its work does, when something goes wrong, or when this process is gone.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from selectors import EVENT_READ, DefaultSelector
from traceback import format_exception
from typing import Any, BinaryIO, NoReturn, TypeVar, cast, overload

from banbao.interrupts import uninterrupted

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

_WORTH_FORKING = 64
"""Pieces of work below which a fork costs more time than it saves."""
_BATCH = 128
"""How many pieces are done together, and their results sent back at a time."""
_LENGTH_BYTES = 8


class WorkerLostError(Exception):
    """A worker ended without a word: it was killed, perhaps for want of memory."""


def _can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin"


def workers_here() -> int:
    """Count the processors that this process may use; 1 where there is no safe `fork`."""
    return len(os.sched_getaffinity(0)) if _can_fork() else 1


def _frame(value: object) -> bytes:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(_LENGTH_BYTES, "little") + data


def _error_frame(error: BaseException) -> bytes:
    try:
        message = _frame(error)
        pickle.loads(message[_LENGTH_BYTES:])
    except Exception:
        # Some errors cannot be sent; what they say can.
        return _frame(RuntimeError("".join(format_exception(error))))
    return message


def _done(
    steps: Sequence[Callable[[Any], Any]],
    numbered: Sequence[tuple[int, Any]],
    look_up: Callable[[], None],
    batch_size: int,
) -> Iterator[list[tuple[int, Any]]]:
    """Do all pieces, a batch at a time: each step for the whole batch before the next step begins.

    A processor that goes to and fro between drawing a page and writing it has neither at hand and takes half as long
    again.
    """
    for start in range(0, len(numbered), batch_size):
        batch = numbered[start : start + batch_size]
        results = [piece for _, piece in batch]
        for step in steps:
            for number, result in enumerate(results):
                look_up()
                results[number] = step(result)
        yield [(place, result) for (place, _), result in zip(batch, results, strict=True)]


def _work(
    steps: Sequence[Callable[[Any], Any]],
    numbered: Sequence[tuple[int, Any]],
    out: BinaryIO,
    parent: int,
    batch_size: int,
) -> NoReturn:
    """Do the pieces and send back each batch; an error is sent and ends the work."""
    status = 1

    def end_as_orphan() -> None:
        # An orphan must not go on writing into a site that the next build may be writing.
        if os.getppid() != parent:
            os._exit(1)

    try:
        for batch in _done(steps, numbered, end_as_orphan, batch_size):
            out.write(_frame(batch))
            out.flush()
        status = 0
    except BaseException as error:
        # Whatever it is, the parent raises it.
        out.write(_error_frame(error))
        out.flush()
    finally:
        # Nothing of the parent's must be run twice: no handlers at exit, no buffers written.
        os._exit(status)


def _read(pipe: BinaryIO) -> Any:
    """Read what a worker sent; None where it has no more to send, or was killed while it sent."""
    head = pipe.read(_LENGTH_BYTES)
    length = int.from_bytes(head, "little")
    data = pipe.read(length) if len(head) == _LENGTH_BYTES else b""
    return pickle.loads(data) if data and len(data) == length else None


def _hire(
    steps: Sequence[Callable[[Any], Any]], numbered: Sequence[tuple[int, Any]], batch_size: int
) -> tuple[int, BinaryIO]:
    reading, writing = os.pipe()
    parent = os.getpid()
    try:
        # What Python does of itself around a fork swallows what Ctrl+C raises.
        with uninterrupted():
            process = os.fork()
            if process == 0:
                # Who presses it means the first process, which ends this one.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process == 0:
        os.close(reading)
        _work(steps, numbered, cast("BinaryIO", os.fdopen(writing, "wb")), parent, batch_size)
    os.close(writing)
    return process, cast("BinaryIO", os.fdopen(reading, "rb"))


@overload
def share(
    pieces: Sequence[T], workers: int, step: Callable[[T], R], /, *, apart: bool = False
) -> Iterator[tuple[int, R]]: ...


@overload
def share(
    pieces: Sequence[T], workers: int, step: Callable[[T], S], then: Callable[[S], R], /, *, apart: bool = False
) -> Iterator[tuple[int, R]]: ...


def share(
    pieces: Sequence[Any], workers: int, /, *steps: Callable[[Any], Any], apart: bool = False
) -> Iterator[tuple[int, Any]]:
    """Do every piece of work, in any order.

    Args:
        pieces: The work.
        workers: How many processes may work; with 1, or little to do, this process does it.
        steps: Do one piece, each what the one before it left; what the last returns, and what any raises, must pickle.
        apart: Every piece is heavy, or must not be done in this process: where there is `fork`, a worker does even a
            single one, and each result is sent back by itself.

    Yields:
        The place of each piece, and its result.

    Raises:
        WorkerLostError: A worker was killed.
        BaseException: Whatever a step raised.
    """
    numbered = list(enumerate(pieces))
    batch_size = 1 if apart else _BATCH
    is_worth_forking = bool(numbered) and _can_fork() if apart else workers > 1 and len(numbered) >= _WORTH_FORKING
    if not is_worth_forking:
        for batch in _done(steps, numbered, lambda: None, batch_size):
            yield from batch
        return
    sys.stdout.flush()
    sys.stderr.flush()
    # What is shared with the workers is not looked at by their collectors, so it stays shared.
    gc.collect()
    gc.freeze()
    crew: dict[int, BinaryIO] = {}
    try:
        hired = max(1, min(workers, len(numbered)))
        for number in range(hired):
            process, pipe = _hire(steps, numbered[number::hired], batch_size)
            crew[process] = pipe
        yield from _gather(crew)
    finally:
        gc.unfreeze()
        for process, pipe in crew.items():
            pipe.close()
            if os.waitpid(process, os.WNOHANG) == (0, 0):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def _gather(crew: dict[int, BinaryIO]) -> Iterator[tuple[int, Any]]:
    with DefaultSelector() as selector:
        for process, pipe in crew.items():
            selector.register(pipe, EVENT_READ, process)
        open_pipes = len(crew)
        while open_pipes:
            for key, _ in selector.select():
                sent = _read(cast("BinaryIO", key.fileobj))
                if sent is None:
                    selector.unregister(key.fileobj)
                    open_pipes -= 1
                    _, status = os.waitpid(key.data, 0)
                    crew.pop(key.data).close()
                    if status:
                        raise WorkerLostError
                elif isinstance(sent, BaseException):
                    raise sent
                else:
                    yield from sent
