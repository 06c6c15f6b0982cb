"""What is kept between builds: found again whole or not at all, whatever was done to it in between."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banbao.crew import share
from banbao.lock import Lock
from banbao.store import ASIDE, Store, checksum, load, replacing, save, write_whole

VALUES = {f"key {number}": f"值 {number} ".encode() * (number + 1) for number in range(200)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "kept" / "kept.db", "one make")
    yield made
    made.close()


def everything(store: Store) -> dict[str, bytes]:
    """Read all that a store has of the values that it was given."""
    return {key: value for key in VALUES if (value := store.get(key)) is not None}


# Values by key


def test_a_new_store_has_nothing(store: Store) -> None:
    assert store.get("key 1") is None


def test_what_is_put_is_found_again_by_the_next_process(store: Store) -> None:
    store.put(VALUES.items())
    assert everything(store) == VALUES
    store.close()
    assert everything(Store(store.path, "one make")) == VALUES


def test_a_value_that_is_put_again_takes_the_place_of_the_first(store: Store) -> None:
    store.put([("a", b"1"), ("b", b"")])
    store.put([("a", b"2")])
    assert (store.get("a"), store.get("b")) == (b"2", b"")


def test_what_another_make_put_is_not_there(store: Store) -> None:
    store.put([("a", b"1")])
    other = Store(store.path, "another make")
    assert other.get("a") is None
    other.put([("a", b"2")])
    assert (store.get("a"), other.get("a")) == (b"1", b"2")
    other.close()


def test_what_nothing_names_is_dropped_once_there_is_too_much(store: Store) -> None:
    store.put(VALUES.items())
    store.prune(["key 1", "no key"], most_bytes=10_000_000)
    assert everything(store) == VALUES
    store.prune(["key 1", "no key"], most_bytes=0)
    assert everything(store) == {"key 1": VALUES["key 1"]}


# Damage


def rows(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


@pytest.mark.parametrize("place", [0, 15, 16, -1])
def test_a_value_with_a_bit_turned_is_not_there_and_the_others_are(store: Store, place: int) -> None:
    store.put([("a", b"one"), ("b", b"two")])
    connection = rows(store.path)
    (name, sealed) = next(row for row in connection.execute("SELECT key, value FROM kept") if row[1].endswith(b"one"))
    damaged = bytearray(sealed)
    damaged[place] ^= 1
    connection.execute("UPDATE kept SET value = ? WHERE key = ?", (bytes(damaged), name))
    connection.close()
    assert (store.get("a"), store.get("b")) == (None, b"two")
    store.put([("a", b"three")])
    assert store.get("a") == b"three"


@pytest.mark.parametrize("value", [None, "text", 7, b"", b"short"])
def test_a_value_of_another_form_is_not_there(store: Store, value: object) -> None:
    store.put([("a", b"one")])
    connection = rows(store.path)
    connection.execute("UPDATE kept SET value = ?", (value,))
    connection.close()
    assert store.get("a") is None


def test_a_value_under_another_key_is_not_there(store: Store) -> None:
    store.put([("a", b"one"), ("b", b"two")])
    connection = rows(store.path)
    (one, two) = connection.execute("SELECT key, value FROM kept").fetchall()
    connection.execute("UPDATE kept SET value = ? WHERE key = ?", (two[1], one[0]))
    connection.execute("UPDATE kept SET value = ? WHERE key = ?", (one[1], two[0]))
    connection.close()
    assert (store.get("a"), store.get("b")) == (None, None)


def check_that_it_only_saves_work(path: Path) -> None:
    """Whatever happened to a store, it gives nothing wrong, and serves again once something is put."""
    store = Store(path, "one make")
    assert everything(store).items() <= VALUES.items()
    store.put(VALUES.items())
    store.close()
    again = Store(path, "one make")
    assert everything(again).items() <= VALUES.items()
    again.put(VALUES.items())
    # Where the order of the keys is broken, a value may be put that is never found; it is made again each time.
    assert len(everything(again)) > len(VALUES) * 4 // 5
    assert everything(again).items() <= VALUES.items()
    again.close()


@given(st.integers(0, 10_000), st.integers(0, 7), st.sampled_from(["cut short", "bit turned", "zeros", "overwritten"]))
@settings(deadline=None, max_examples=60)
def test_a_damaged_store_gives_nothing_wrong_and_is_made_anew(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int, damage: str
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "kept.db"
    store = Store(path, "one make")
    store.put(VALUES.items())
    store.close()
    data = bytearray(path.read_bytes())
    place = len(data) * place // 10_001
    if damage == "cut short":
        del data[place:]
    elif damage == "bit turned":
        data[place] ^= 1 << bit
    elif damage == "zeros":
        data[place : place + 4096] = bytes(len(data[place : place + 4096]))
    else:
        data[: place + 1] = b"x" * (place + 1)
    path.write_bytes(data)
    check_that_it_only_saves_work(path)


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("content", [b"", b"x" * 40_000, bytes(40_000)])
def test_rubbish_beside_a_store_does_no_harm(store: Store, suffix: str, content: bytes) -> None:
    store.put(VALUES.items())
    store.close()
    store.path.with_name(store.path.name + suffix).write_bytes(content)
    check_that_it_only_saves_work(store.path)


def test_a_store_that_was_copied_while_it_was_written_gives_nothing_wrong(store: Store, tmp_path: Path) -> None:
    store.put([("key 1", VALUES["key 1"])])
    store.put(VALUES.items())
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.path.read_bytes())
    check_that_it_only_saves_work(copy)


@pytest.mark.parametrize("statement", ["DROP TABLE kept", "ALTER TABLE kept ADD COLUMN other"])
def test_a_store_of_another_shape_is_made_anew(store: Store, statement: str) -> None:
    store.put(VALUES.items())
    store.close()
    connection = rows(store.path)
    connection.execute(statement)
    connection.close()
    check_that_it_only_saves_work(store.path)


def test_a_store_that_is_taken_away_meanwhile_does_no_harm(store: Store) -> None:
    store.put(VALUES.items())
    for path in store.path.parent.iterdir():
        path.unlink()
    assert everything(store).items() <= VALUES.items()
    store.put(VALUES.items())
    store.close()
    check_that_it_only_saves_work(store.path)


def test_a_store_where_nothing_can_be_written_keeps_nothing_and_fails_nowhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be", encoding="utf-8")
    store = Store(tmp_path / "file" / "kept.db", "one make")
    store.put(VALUES.items())
    store.prune([], 0)
    assert everything(store) == {}
    store.close()
    (tmp_path / "kept.db").mkdir()
    store = Store(tmp_path / "kept.db", "one make")
    store.put(VALUES.items())
    assert everything(store) == {}


# Other processes


def test_workers_read_what_was_there_when_they_were_forked_and_leave_the_store_whole(store: Store) -> None:
    store.put(VALUES.items())
    assert store.get("key 1") == VALUES["key 1"]
    found = dict(share(list(VALUES), 2, store.get))
    assert [found[place] for place in range(len(VALUES))] == list(VALUES.values())
    store.put([("after", b"it")])
    assert store.get("after") == b"it"
    assert everything(store) == VALUES


def test_a_worker_that_closes_the_store_leaves_it_open_for_others(store: Store) -> None:
    store.put(VALUES.items())

    def close_and_read(key: str) -> bytes | None:
        store.close()
        return store.get(key)

    assert set(dict(share(list(VALUES), 2, close_and_read)).values()) == set(VALUES.values())
    assert everything(store) == VALUES


def test_a_store_that_another_process_is_writing_is_read_and_left_alone(store: Store) -> None:
    store.put([("a", b"one")])
    other = rows(store.path)
    other.execute("BEGIN IMMEDIATE")
    store._open().execute("PRAGMA busy_timeout = 50")
    store.put([("b", b"two")])
    store.prune([], 0)
    assert (store.get("a"), store.get("b")) == (b"one", None)
    other.execute("COMMIT")
    other.close()
    store.put([("b", b"two")])
    assert (store.get("a"), store.get("b")) == (b"one", b"two")


# Values in files of their own


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """Something to keep."""

    names: dict[str, int]


KEPT = Kept({"甲": 1, "乙": 2})


def test_a_value_in_a_file_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "kept"
    assert load(path, Kept, "make") is None
    save(path, KEPT, "make")
    assert load(path, Kept, "make") == KEPT
    assert [each.name for each in path.parent.iterdir()] == ["kept"]


def test_a_file_of_another_make_says_nothing(tmp_path: Path) -> None:
    save(tmp_path / "kept", KEPT, "make")
    assert load(tmp_path / "kept", Kept, "another make") is None


def test_a_file_of_another_kind_says_nothing(tmp_path: Path) -> None:
    save(tmp_path / "kept", ["a list"], "make")
    assert load(tmp_path / "kept", Kept, "make") is None


def test_a_file_that_is_damaged_anywhere_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    save(path, KEPT, "make")
    sound = path.read_bytes()
    for place in range(len(sound)):
        path.write_bytes(sound[:place])
        assert load(path, Kept, "make") is None
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert load(path, Kept, "make") is None
    path.write_bytes(sound + b"more")
    assert load(path, Kept, "make") is None


def test_a_value_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        save(tmp_path / "file" / "kept", KEPT, "make")
    assert load(tmp_path / "file" / "kept", Kept, "make") is None


# Whole files


def test_a_file_is_never_seen_half_written(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(b"old")
    with replacing(str(path)) as aside:
        Path(aside).write_bytes(b"new")
        assert path.read_bytes() == b"old"
        assert Path(aside).name.startswith(ASIDE)
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["index.html"]


def test_what_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match=r"No space left.*index\.html"), replacing(str(path)) as aside:
        Path(aside).write_bytes(b"ne")
        raise OSError(28, "No space left on device", aside)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["index.html"]


def test_a_name_without_a_folder_is_written_where_the_process_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_whole("index.html", b"here")
    assert (tmp_path / "index.html").read_bytes() == b"here"


def test_a_checksum_tells_bytes_apart() -> None:
    assert len(checksum(b"a")) == 16
    assert checksum(b"a", b"b") == checksum(b"ab") != checksum(b"ba")


# One at a time

HOLDER = """
import sys
from pathlib import Path
from banbao.lock import Lock
Lock(Path(sys.argv[1])).take(lambda: print("waiting", flush=True))
print("taken", flush=True)
sys.stdin.read()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdin=pipe, stdout=pipe, text=True)


def test_one_process_at_a_time_has_the_lock_and_the_next_gets_it_however_the_first_ends(tmp_path: Path) -> None:
    path, told = tmp_path / "folder" / "lock", []
    with holder(path) as first, holder(path) as second:
        assert first.stdout is not None
        assert second.stdout is not None
        said = {first: first.stdout.readline(), second: second.stdout.readline()}
        assert sorted(said.values()) == ["taken\n", "waiting\n"]
        ahead, behind = sorted(said, key=lambda each: said[each])
        ahead.kill()
        assert behind.stdout is not None
        assert behind.stdout.readline() == "taken\n"
        behind.kill()
    lock = Lock(path)
    lock.take(lambda: told.append("waiting"))
    lock.take(lambda: told.append("waiting"))
    lock.free()
    lock.free()
    assert told == []


def test_a_lock_that_was_freed_can_be_taken_by_others(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    lock.take(lambda: None)
    with holder(tmp_path / "lock") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "waiting\n"
        lock.free()
        assert other.stdout.readline() == "taken\n"
        other.kill()


def test_the_lock_does_not_outlive_its_holder(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        os.kill(other.pid, 9)
    lock = Lock(tmp_path / "lock")
    lock.take(lambda: pytest.fail("nobody has it"))
    lock.free()
