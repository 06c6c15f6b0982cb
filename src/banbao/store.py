"""What one build leaves for the next: values under keys in one SQLite file, and whole values in files of their own.

Nothing in it is trusted: each value carries its checksum, and what is damaged, cut short or of another make counts as
not there. So a store can be deleted, copied or broken at any time; it only saves work.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import msgspec

_CHECKSUM_BYTES = 16
_PAGE_BYTES = 4096
_READ_AT_A_TIME = 1 << 20
_MAGIC = b"banbao3\n"

_UNUSABLE = (sqlite3.Error, OSError)
"""What a store fails with that is damaged, or stands where nothing can be written."""
_NO_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }
)
"""What it fails with that may be whole: others are writing it, nobody can, or the disk is full."""

_HEAD_BYTES = len(_MAGIC) + _CHECKSUM_BYTES + 4

T = TypeVar("T")


def checksum(*parts: bytes) -> bytes:
    """Digest bytes, 16 of them; for noticing change and damage, not malice."""
    total = blake2b(parts[0], digest_size=_CHECKSUM_BYTES)
    for part in parts[1:]:
        total.update(part)
    return total.digest()


def digest_of(content: bytes) -> str:
    """Digest the content of a file."""
    return blake2b(content, digest_size=_CHECKSUM_BYTES).hexdigest()


def digest_of_file(path: Path) -> str:
    """Digest the content of a file of any size."""
    total = blake2b(digest_size=_CHECKSUM_BYTES)
    with path.open("rb") as file:
        while piece := file.read(_READ_AT_A_TIME):
            total.update(piece)
    return total.hexdigest()


def _sealed(key: bytes, value: bytes) -> bytes:
    return checksum(key, b"\0", value) + value


def _opened(key: bytes, sealed: object) -> bytes | None:
    if not isinstance(sealed, bytes):
        return None
    value = sealed[_CHECKSUM_BYTES:]
    return value if sealed[:_CHECKSUM_BYTES] == checksum(key, b"\0", value) else None


ASIDE = ".banbao-aside"
"""How the names of files begin that are not whole yet."""


@contextmanager
def replacing(path: str) -> Iterator[str]:
    """Put a new file in the place of another in one step: it is written aside, then renamed.

    Yields:
        Where to write it.

    Raises:
        OSError: It cannot be written; what stood at `path` still stands, and nothing is left aside.
    """
    folder, name = os.path.split(path)
    # Named by digest: a name may already be as long as names can be.
    aside = os.path.join(folder, f"{ASIDE}-{checksum(name.encode()).hex()[:16]}")
    try:
        yield aside
        os.replace(aside, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(aside)
        if isinstance(error, OSError):
            # Whoever reads of it knows the file, not what stands aside for a moment.
            raise type(error)(error.errno, error.strerror, path) from None
        raise


def write_whole(path: str, *parts: bytes) -> None:
    """Write a file so that it is never seen half-written.

    Args:
        path: Where to.
        parts: What it is to hold, one after the other.

    Raises:
        OSError: It cannot be written; what stood there still stands.
    """
    with replacing(path) as aside:
        file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        try:
            for part in parts:
                rest = memoryview(part)
                while rest:
                    rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)


def _head(payload: bytes | memoryview, make: str) -> bytes:
    """Say what made a value, and how it is if it is whole; of large sites a stronger digest takes twice as long."""
    return _MAGIC + checksum(make.encode()) + crc32(payload).to_bytes(4, "little")


def save(path: Path, value: object, make: str) -> None:
    """Write a value to a file of its own, with its checksum and what made it.

    Raises:
        OSError: It cannot be written.
    """
    payload = msgspec.msgpack.encode(value)
    head = _head(payload, make)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(str(path), head, payload)


def load(path: Path, kind: type[T], make: str) -> T | None:
    """Read a value back; None where it is not there, not whole, or was not made by `make`."""
    try:
        data = memoryview(path.read_bytes())
        head, payload = data[:_HEAD_BYTES], data[_HEAD_BYTES:]
        if head != _head(payload, make):
            return None
        return msgspec.msgpack.decode(payload, type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


class Recall:
    """Whole values in files of their own; one that is asked for again is read again only if its file has changed."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._values: dict[Path, tuple[object, str, object]] = {}

    def load(self, path: Path, kind: type[T], make: str) -> T | None:
        """Give a value; see `load`."""
        stamp, known_make, value = self._values.get(path, (None, "", None))
        if stamp is not None and stamp == _stamp(path) and known_make == make and isinstance(value, kind):
            return value
        return load(path, kind, make)

    def save(self, path: Path, value: object, make: str) -> None:
        """Keep a value; see `save`."""
        save(path, value, make)
        self._values[path] = _stamp(path), make, value


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class Store:
    """Values by key in one SQLite file; forked processes may read what was there when they were forked."""

    def __init__(self, path: Path, make: str) -> None:
        """Find the store; its file is opened when it is first asked.

        Args:
            path: Its file.
            make: What the values are made by; those of another make are not there.
        """
        self.path, self._make = path, make.encode()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._owner = os.getpid()
        self._inherited: sqlite3.Connection | None = None

    def _open(self) -> sqlite3.Connection:
        if self._process != os.getpid():
            # A connection must not be used after a fork, nor closed: both would be seen by the process that opened it.
            self._inherited, self._connection = self._connection, None
        if self._connection is None:
            self._connection = self._connect() if self._owner == os.getpid() else self._connect_to_read()
            self._process = os.getpid()
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, isolation_level=None)
        # What power loss may take is only work; the checksums find what it leaves broken.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS kept (key INTEGER PRIMARY KEY, value BLOB)")
        return connection

    def _connect_to_read(self) -> sqlite3.Connection:
        """Look at the store as it is now, for as long as this process lives; what others write is not looked for."""
        connection = sqlite3.connect(self.path, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        return connection

    def _name(self, key: str) -> bytes:
        return checksum(self._make, key.encode())

    def get(self, key: str) -> bytes | None:
        """Fetch a value; None where there is none that is whole."""
        name = self._name(key)
        try:
            row = self._open().execute("SELECT value FROM kept WHERE key = ?", (_place(name),)).fetchone()
        except _UNUSABLE:
            return None
        return _opened(name, row[0]) if row else None

    def put(self, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values; a store that is damaged is made anew, one that cannot be written is left alone.

        A forked process keeps nothing; it gives what it finds to who forked it.
        """
        if os.getpid() != self._owner:
            return
        rows = [(_place(name), _sealed(name, value)) for key, value in values if (name := self._name(key))]
        try:
            self._put(rows)
        except _UNUSABLE as error:
            if _is_damage(error):
                self._discard()
                with suppress(*_UNUSABLE):
                    self._put(rows)

    def _put(self, rows: list[tuple[int, bytes]]) -> None:
        if rows:
            connection = self._open()
            with _Transaction(connection):
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def _discard(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()

    def prune(self, live: Iterable[str], most_bytes: int) -> None:
        """Drop what no key of `live` names, once the store holds more than `most_bytes`."""
        try:
            connection = self._open()
            if self._used_bytes(connection) > most_bytes:
                connection.execute("CREATE TEMP TABLE live (key INTEGER PRIMARY KEY)")
                connection.executemany(
                    "INSERT OR IGNORE INTO live VALUES (?)", ((_place(self._name(key)),) for key in live)
                )
                connection.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM live)")
                connection.execute("DROP TABLE live")
                connection.execute("PRAGMA incremental_vacuum")
        except _UNUSABLE as error:
            if _is_damage(error):
                self._discard()

    @staticmethod
    def _used_bytes(connection: sqlite3.Connection) -> int:
        pages, free = (connection.execute(f"PRAGMA {each}").fetchone()[0] for each in ("page_count", "freelist_count"))
        return (int(pages) - int(free)) * _PAGE_BYTES

    def close(self) -> None:
        """Close the file; a later question opens it again."""
        if self._process != os.getpid():
            return
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def _is_damage(error: Exception) -> bool:
    # The last byte of an extended code is the code itself.
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NO_DAMAGE


def _place(name: bytes) -> int:
    """Say under which number a value lies; should two lie under one, their seals tell them apart."""
    return int.from_bytes(name[:8], "big", signed=True)


class _Transaction:
    """One transaction; the module's own handling commits at times of its choosing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.connection.execute("ROLLBACK" if kind else "COMMIT")
