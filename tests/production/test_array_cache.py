"""Answers one question: are arrays found again, and never a broken one?"""

import numpy as np
import pytest

from oboeuta_desktop.production.singing.array_cache import kept


class Maker:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return {"a": np.arange(5), "b": np.eye(2, dtype=np.float32)}


@pytest.fixture
def make():
    return Maker()


def test_the_second_time_comes_from_the_folder(tmp_path, make):
    folder = tmp_path / "new" / "cache"
    first = kept(folder, "key", ("a", "b"), make)
    second = kept(folder, "key", ("a", "b"), make)
    assert make.calls == 1
    assert all(np.array_equal(first[name], second[name]) for name in ("a", "b"))
    assert [path.name for path in folder.iterdir()] == ["key.npz"]


def test_another_key_is_made_anew(tmp_path, make):
    kept(tmp_path, "one", ("a",), make)
    kept(tmp_path, "two", ("a",), make)
    assert make.calls == 2


def test_without_a_folder_nothing_is_kept(make):
    kept(None, "key", ("a",), make)
    kept(None, "key", ("a",), make)
    assert make.calls == 2


@pytest.mark.parametrize("damage", ["cut", "empty", "text", "byte", "other names"])
def test_a_broken_file_is_made_anew_and_replaced(tmp_path, make, damage):
    kept(tmp_path, "key", ("a", "b"), make)
    path = tmp_path / "key.npz"
    whole = path.read_bytes()
    middle = len(whole) // 4
    broken = {
        "cut": whole[: len(whole) // 2],
        "empty": b"",
        "text": b"nothing of the kind",
        "byte": whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :],
    }
    if damage == "other names":
        np.savez(path, c=np.zeros(1))
    else:
        path.write_bytes(broken[damage])
    found = kept(tmp_path, "key", ("a", "b"), make)
    assert make.calls == 2
    assert found["a"].tolist() == [0, 1, 2, 3, 4]
    kept(tmp_path, "key", ("a", "b"), make)
    assert make.calls == 2


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path, make):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert kept(blocked, "key", ("a",), make)["a"].size == 5


def test_a_failed_write_leaves_nothing_behind(tmp_path, make, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("oboeuta_desktop.production.singing.array_cache.np.savez", full)
    kept(tmp_path, "key", ("a",), make)
    assert list(tmp_path.iterdir()) == []
