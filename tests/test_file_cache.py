"""Files that were made are kept, found again where they are whole, handed out, and dropped when they are many."""

import errno
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from banbao.file_cache import File, FileCache, KeptFile, key_of


class Pair(msgspec.Struct, frozen=True):
    first: KeptFile
    second: KeptFile


def open_cache(folder: Path) -> FileCache[Pair]:
    return FileCache(folder, Pair, lambda kept: (kept.first, kept.second), "tests")


def keep(cache: FileCache[Pair], key: str, content: bytes = b"content") -> Pair:
    cache.make_room()
    kept = Pair(cache.write(key, ".one", content), cache.write(key, "-2.two", content * 2))
    cache.keep([(key, kept)])
    cache.clear_work()
    return kept


def recall(cache: FileCache[Pair], key: str) -> Pair | None:
    return cache.recall(key, cache.sizes())


KEY, OTHER, LIVE = (key_of(name) for name in ("key", "other", "live"))


def test_what_was_kept_is_found_by_whoever_opens_the_folder_again(tmp_path: Path) -> None:
    cache = open_cache(tmp_path / "cache")
    assert recall(cache, KEY) is None
    kept = keep(cache, KEY)
    cache.close()
    again = open_cache(tmp_path / "cache")
    assert recall(again, KEY) == kept
    assert again.is_whole(kept)
    assert recall(again, OTHER) is None
    again.close()


@pytest.mark.parametrize("content", [None, b"", b"conten", b"content!"])
def test_a_file_of_another_size_makes_all_of_its_key_as_if_not_there(tmp_path: Path, content: bytes | None) -> None:
    cache = open_cache(tmp_path)
    path = cache.path_of(keep(cache, KEY).first)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert recall(cache, KEY) is None
    keep(cache, KEY)
    assert recall(cache, KEY)


def test_other_content_of_the_same_size_is_found_by_reading_it(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    kept = keep(cache, KEY)
    cache.path_of(kept.second).write_bytes(b"x" * kept.second.size_bytes)
    assert recall(cache, KEY) == kept
    assert not cache.is_whole(kept)
    cache.path_of(kept.second).unlink()
    assert not cache.is_whole(kept)


@pytest.mark.parametrize("content", [None, b"", b"no database" * 999])
def test_descriptions_that_are_damaged_are_as_if_not_there(tmp_path: Path, content: bytes | None) -> None:
    cache = open_cache(tmp_path)
    keep(cache, KEY)
    cache.close()
    path = tmp_path / "descriptions.sqlite"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    again = open_cache(tmp_path)
    assert recall(again, KEY) is None
    keep(again, KEY)
    assert recall(again, KEY)
    again.close()


def test_what_a_run_left_half_made_is_removed_by_the_next(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    kept = keep(cache, KEY)
    (tmp_path / ".banbao-aside-left").write_bytes(b"half")
    cache.work_folder.mkdir()
    (cache.work_folder / "left.typ").write_bytes(b"half")
    cache.make_room()
    assert not (tmp_path / ".banbao-aside-left").exists()
    assert not any(cache.work_folder.iterdir())
    cache.clear_work()
    assert recall(cache, KEY) == kept


def test_a_file_is_handed_out_once_and_left_alone_where_it_stands(tmp_path: Path) -> None:
    cache, target = open_cache(tmp_path / "cache"), tmp_path / "out.one"
    file = keep(cache, KEY).first
    assert cache.hand_out(file, target) == File(target, len(b"content"), is_new=True)
    stamp = target.stat()
    assert cache.hand_out(file, target) == File(target, len(b"content"), is_new=False)
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (stamp.st_ino, stamp.st_mtime_ns)
    target.write_bytes(b"edited!")
    assert cache.hand_out(file, target).is_new
    assert target.read_bytes() == b"content"


def test_a_damaged_file_is_never_handed_out_and_is_dropped(tmp_path: Path) -> None:
    cache, target = open_cache(tmp_path / "cache"), tmp_path / "out.one"
    file = keep(cache, KEY).first
    cache.path_of(file).write_bytes(b"CONTENT")
    with pytest.raises(OSError, match=os.strerror(errno.ESTALE)) as raised:
        cache.hand_out(file, target)
    assert raised.value.errno == errno.ESTALE
    assert not target.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]
    assert recall(cache, KEY) is None


def test_what_nothing_uses_is_dropped_the_oldest_first_and_only_as_much_as_must_be(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    for age, key in ((300, LIVE), (200, OTHER), (100, KEY)):
        kept = keep(cache, key)
        for file in (kept.first, kept.second):
            stat = cache.path_of(file).stat()
            os.utime(cache.path_of(file), (stat.st_atime - age, stat.st_mtime - age))
    cache.prune({LIVE}, spare_bytes=42)
    assert all(recall(cache, key) for key in (LIVE, OTHER, KEY))
    cache.prune({LIVE}, spare_bytes=21)
    assert recall(cache, OTHER) is None
    assert recall(cache, KEY)
    cache.prune({LIVE}, spare_bytes=0)
    assert recall(cache, KEY) is None
    assert recall(cache, LIVE)
    cache.close()
    assert {path.name for path in tmp_path.iterdir() if LIVE not in path.name} == {"descriptions.sqlite"}


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_other_parts_have_another_key(one: list[str], two: list[str]) -> None:
    if "\0" not in "".join(one + two):
        assert (key_of(*one, "end") == key_of(*two, "end")) == (one == two)
