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
from typing import Any, BinaryIO, NoReturn, TypeVar, cast

T = TypeVar("T")
R = TypeVar("R")

_WORTH_FORKING = 64
"""Pieces of work below which a fork costs more time than it saves."""
_BATCH = 16
"""How many results are sent back at a time."""
_LENGTH_BYTES = 8


class WorkerLostError(Exception):
    """A worker ended without a word: it was killed, perhaps for want of memory."""


def workers_here() -> int:
    """Count the processors that this process may use; 1 where there is no safe `fork`."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0))


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


def _work(function: Callable[[T], R], pieces: Sequence[tuple[int, T]], out: BinaryIO, parent: int) -> NoReturn:
    """Do the pieces and send back each batch; an error is sent and ends the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    status = 1
    try:
        for start in range(0, len(pieces), _BATCH):
            done: list[tuple[int, R]] = []
            for place, piece in pieces[start : start + _BATCH]:
                # An orphan must not go on writing into a site that the next build may be writing.
                if os.getppid() != parent:
                    os._exit(1)
                done.append((place, function(piece)))
            out.write(_frame(done))
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


def _hire(function: Callable[[T], R], pieces: Sequence[tuple[int, T]]) -> tuple[int, BinaryIO]:
    reading, writing = os.pipe()
    parent = os.getpid()
    try:
        process = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if process == 0:
        os.close(reading)
        _work(function, pieces, cast("BinaryIO", os.fdopen(writing, "wb")), parent)
    os.close(writing)
    return process, cast("BinaryIO", os.fdopen(reading, "rb"))


def share(function: Callable[[T], R], pieces: Sequence[T], workers: int) -> Iterator[tuple[int, R]]:
    """Do every piece of work, in any order.

    Args:
        function: Does one piece; what it returns and raises must pickle.
        pieces: The work.
        workers: How many processes may work; with 1, or little to do, this process does it.

    Yields:
        The place of each piece, and its result.

    Raises:
        WorkerLostError: A worker was killed.
        BaseException: Whatever `function` raised.
    """
    numbered = list(enumerate(pieces))
    if workers < 2 or len(numbered) < _WORTH_FORKING:
        yield from ((place, function(piece)) for place, piece in numbered)
        return
    sys.stdout.flush()
    sys.stderr.flush()
    # What is shared with the workers is not looked at by their collectors, so it stays shared.
    gc.collect()
    gc.freeze()
    crew: dict[int, BinaryIO] = {}
    try:
        for number in range(workers):
            process, pipe = _hire(function, numbered[number::workers])
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
