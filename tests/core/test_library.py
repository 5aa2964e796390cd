"""Answers one question: is every song listed, also the broken ones?"""

import pytest

from oboeuta_desktop.core import library as library_module
from oboeuta_desktop.core.errors import FileMissingError, FileUnreadableError, SongFormatError
from oboeuta_desktop.core.library import BrokenSong, find_songs
from oboeuta_desktop.core.song import Song


def make_song(folder, title="題"):
    folder.mkdir(parents=True)
    (folder / "v.ogg").touch()
    (folder / "lyrics.lrc").write_text("[00:01.00]行\n", encoding="utf-8")
    stem = '[[audio.stems]]\nrole = "mix"\nfile = "v.ogg"\n'
    (folder / "song.toml").write_text(f'title = "{title}"\n{stem}', encoding="utf-8")


def titles(songs):
    return [song.title if isinstance(song, Song) else type(song.error) for song in songs]


def test_songs_come_root_by_root_and_by_folder_name(tmp_path):
    for name in ("one/b", "one/a", "two/c"):
        make_song(tmp_path / name, name)
    assert titles(find_songs([tmp_path / "two", tmp_path / "one"])) == ["two/c", "one/a", "one/b"]


def test_a_broken_song_is_listed_and_hides_nobody(tmp_path):
    make_song(tmp_path / "a")
    make_song(tmp_path / "b")
    (tmp_path / "b" / "song.toml").write_text("title = 3\n", encoding="utf-8")
    make_song(tmp_path / "c")
    (tmp_path / "c" / "v.ogg").unlink()
    make_song(tmp_path / "d")
    songs = find_songs([tmp_path])
    assert titles(songs) == ["題", SongFormatError, FileMissingError, "題"]
    assert isinstance(songs[1], BrokenSong)
    assert songs[1].folder == tmp_path / "b"


def test_folders_that_are_no_songs_are_passed_over(tmp_path):
    make_song(tmp_path / "a")
    make_song(tmp_path / ".hidden")
    (tmp_path / "empty").mkdir()
    (tmp_path / "album").mkdir()
    (tmp_path / "album" / "only.mp3").touch()
    (tmp_path / "notes.txt").touch()
    assert titles(find_songs([tmp_path])) == ["題"]


def test_a_root_may_itself_be_a_song(tmp_path):
    make_song(tmp_path / "a")
    assert titles(find_songs([tmp_path / "a"])) == ["題"]


def test_a_folder_met_twice_is_listed_once(tmp_path):
    make_song(tmp_path / "a")
    (tmp_path / "link").symlink_to(tmp_path / "a", target_is_directory=True)
    assert len(find_songs([tmp_path, tmp_path / "a", tmp_path])) == 1


def test_songs_of_the_same_folder_name_have_ids_of_their_own(tmp_path):
    for name in ("one/a", "two/a", "three/a"):
        make_song(tmp_path / name)
    songs = find_songs([tmp_path / "one", tmp_path / "two", tmp_path / "three"])
    assert [song.song_id for song in songs if isinstance(song, Song)] == ["a", "a~2", "a~3"]


def test_a_root_that_is_not_there_holds_no_songs(tmp_path):
    assert find_songs([tmp_path / "nowhere"]) == ()


def test_a_root_that_cannot_be_read_is_listed_as_broken(tmp_path):
    (tmp_path / "file").touch()
    (broken,) = find_songs([tmp_path / "file"])
    assert isinstance(broken, BrokenSong)
    assert broken.folder == tmp_path / "file"
    assert isinstance(broken.error, FileUnreadableError)


def test_a_folder_that_may_not_be_read_is_listed_as_broken(tmp_path, monkeypatch):
    make_song(tmp_path / "a")
    make_song(tmp_path / "b")
    iterdir = library_module.Path.iterdir

    def refuse_b(path):
        if path.name == "b":
            raise PermissionError(13, "Permission denied")
        return iterdir(path)

    monkeypatch.setattr(library_module.Path, "iterdir", refuse_b)
    assert titles(find_songs([tmp_path])) == ["題", FileUnreadableError]


def test_a_bug_is_not_taken_for_a_broken_song(tmp_path, monkeypatch):
    def fail(_):
        raise ZeroDivisionError

    make_song(tmp_path / "a")
    monkeypatch.setattr(library_module, "read_song", fail)
    with pytest.raises(ZeroDivisionError):
        find_songs([tmp_path])
