"""Answers one question: is a song folder replaced whole, or left as it was?"""

from pathlib import Path

import pytest

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.production.publish import published


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "歌 #1%"
    folder.mkdir()
    (folder / "lessons.toml").write_text("lessons", encoding="utf-8")
    (folder / "lyrics.lrc").write_text("old", encoding="utf-8")
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_appears_with_all_its_files(tmp_path):
    with published(tmp_path / "a" / "song") as workshop:
        (workshop / "x").write_text("1", encoding="utf-8")
        assert not (tmp_path / "a" / "song").exists()
    assert names(tmp_path / "a" / "song") == ["x"]
    assert names(tmp_path / "a") == ["song"]


def test_files_that_are_not_written_stay(folder):
    with published(folder) as workshop:
        (workshop / "lyrics.lrc").write_text("new", encoding="utf-8")
    assert names(folder) == ["lessons.toml", "lyrics.lrc"]
    assert (folder / "lyrics.lrc").read_text(encoding="utf-8") == "new"
    assert (folder / "lessons.toml").read_text(encoding="utf-8") == "lessons"


@pytest.mark.parametrize("reason", [KeyboardInterrupt, ValueError])
def test_after_a_failure_all_is_as_before(folder, reason):
    def fail():
        with published(folder) as workshop:
            (workshop / "lyrics.lrc").write_text("half", encoding="utf-8")
            raise reason

    with pytest.raises(reason):
        fail()
    assert (folder / "lyrics.lrc").read_text(encoding="utf-8") == "old"
    assert names(folder.parent) == [folder.name]


def test_a_full_disk_is_told_and_leaves_the_folder_as_it_was(folder):
    with pytest.raises(FileUnwritableError) as caught, published(folder):
        raise OSError(28, "No space left on device")
    assert caught.value.reason == "No space left on device"
    assert (folder / "lyrics.lrc").read_text(encoding="utf-8") == "old"
    assert names(folder.parent) == [folder.name]


def test_an_exchange_that_fails_half_way_is_taken_back(folder, monkeypatch):
    rename = Path.rename

    def refuse(self, target):
        if self.name == "new":
            raise PermissionError(13, "in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(FileUnwritableError), published(folder):
        pass
    assert names(folder) == ["lessons.toml", "lyrics.lrc"]
    assert names(folder.parent) == [folder.name]


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "song").write_text("precious", encoding="utf-8")
    with pytest.raises(FileUnwritableError), published(tmp_path / "song"):
        pass
    assert (tmp_path / "song").read_text(encoding="utf-8") == "precious"
