"""Answers one question: does what is handed to the window become the song on stage?"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from oboeuta_desktop.arriving import Arriving
from oboeuta_desktop.core.errors import SongPackError, UnknownSongError
from oboeuta_desktop.core.song import Song, read_song
from oboeuta_desktop.exchange.song_pack import write_pack
from oboeuta_desktop.opening import Opening
from oboeuta_desktop.options import Options
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.file_open import FileOpen


def make_song(folder: Path, words: str = "行") -> Path:
    folder.mkdir(parents=True)
    (folder / "song.toml").write_text(
        f'title = "{folder.name}"\n[audio]\nstems = []\n', encoding="utf-8"
    )
    (folder / "lyrics.lrc").write_text(f"[00:01.00]{words}\n", encoding="utf-8")
    return folder


@pytest.fixture
def opening(qapp, tmp_path):
    crash_file = CrashFile(tmp_path / "logs", "about")
    made = Opening(qapp, user_folders(), Options(), crash_file)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, 52)


@pytest.fixture
def arriving(opening):
    made = Arriving(opening.find_song)
    yield made
    made.close()


@pytest.fixture
def wanted(arriving) -> list[Song]:
    """The songs that were wanted, in their order."""
    songs: list[Song] = []
    arriving.song_wanted.connect(songs.append)
    return songs


@pytest.fixture
def pack(tmp_path):
    write_pack(make_song(tmp_path / "far" / "uta"), tmp_path / "uta.oboeuta")
    return tmp_path / "uta.oboeuta"


def test_a_pack_that_is_opened_is_the_learners_own_song(qtbot: QtBot, arriving, wanted, pack):
    with qtbot.waitSignals([arriving.settled, arriving.song_wanted], order="strict"):
        arriving.open_all([str(pack)])
    assert wanted[0].folder == user_folders().songs / "uta"


def test_a_pack_named_on_the_command_line_is_the_first_song(opening, pack):
    song = opening.song_named(str(pack))
    assert song is not None
    assert song.folder == user_folders().songs / "uta"
    assert opening.messages.pending == ()


def test_a_pack_of_a_shipped_song_opens_the_shipped_one(opening, tmp_path):
    write_pack(bundled("songs", "relu"), tmp_path / "relu.oboeuta")
    song = opening.song_named(str(tmp_path / "relu.oboeuta"))
    assert song is not None
    assert song.folder == bundled("songs", "relu")


def test_a_bad_pack_is_told_and_leaves_the_song_on_stage(qtbot: QtBot, arriving, tmp_path):
    (tmp_path / "bad.oboeuta").write_bytes(b"no")
    with qtbot.assertNotEmitted(arriving.song_wanted), qtbot.waitSignal(arriving.failed) as heard:
        arriving.open_all([str(tmp_path / "bad.oboeuta")])
    assert heard.args is not None
    assert isinstance(heard.args[0], SongPackError)


def test_of_several_the_last_one_that_can_be_read_is_opened(
    qtbot: QtBot, arriving, wanted, tmp_path
):
    names = [str(make_song(tmp_path / name)) for name in ("a", "b")]
    with qtbot.waitSignal(arriving.song_wanted), qtbot.waitSignal(arriving.failed) as heard:
        arriving.open_all([*names, "nobody"])
    assert heard.args is not None
    assert isinstance(heard.args[0], UnknownSongError)
    assert [song.song_id for song in wanted] == ["b"]


def test_lyrics_opened_among_many_are_those_that_are_shown(qtbot: QtBot, arriving, tmp_path):
    for name in ("a.mp3", "b.mp3"):
        (tmp_path / name).touch()
    for name in ("a.lrc", "b.lrc"):
        (tmp_path / name).write_text(f"[00:01.00]{name}\n", encoding="utf-8")
    with qtbot.waitSignal(arriving.song_wanted) as heard:
        arriving.open_all([str(tmp_path / "b.lrc")])
    assert heard.args is not None
    song = heard.args[0]
    assert (song.song_id, song.lyrics.lines[0].text) == ("b", "b.lrc")


def test_such_a_song_is_there_again_at_the_next_start(opening, tmp_path):
    for name in ("a.mp3", "b.mp3", "a.lrc", "b.lrc"):
        (tmp_path / name).write_text("[00:01.00]行\n", encoding="utf-8")
    opening.preferences.change(last_song="b", last_folder=str(tmp_path))
    opening.show()
    assert opening.now_playing.song.song_id == "b"
    assert opening.messages.pending == ()


def test_a_dropped_folder_of_songs_comes_into_the_library(qtbot: QtBot, arriving, tmp_path):
    make_song(tmp_path / "many" / "a")
    with (
        qtbot.assertNotEmitted(arriving.song_wanted, wait=60),
        qtbot.waitSignal(arriving.folder_wanted) as heard,
    ):
        arriving.drop(str(tmp_path / "many"))
    assert heard.args == [str(tmp_path / "many")]


@pytest.mark.parametrize("name", ["", "song.toml", "lyrics.lrc"])
def test_a_dropped_song_is_opened_and_stays_in_the_library(
    qtbot: QtBot, arriving, wanted, tmp_path, name: str
):
    folder = make_song(tmp_path / "a")
    with qtbot.waitSignals([arriving.folder_wanted, arriving.song_wanted]):
        arriving.drop(str(folder / name))
    assert [song.folder for song in wanted] == [folder]


def test_packs_that_are_dropped_together_are_all_unpacked(qtbot: QtBot, arriving, wanted, tmp_path):
    arriving.folder_wanted.connect(lambda _name: pytest.fail("a pack is no folder of songs"))
    for name in ("a", "b"):
        write_pack(make_song(tmp_path / name), tmp_path / f"{name}.oboeuta")
    with qtbot.waitSignal(arriving.song_wanted):
        for name in ("a", "b"):
            arriving.drop(str(tmp_path / f"{name}.oboeuta"))
    assert [song.song_id for song in wanted] == ["b"]
    assert read_song(user_folders().songs / "a").song_id == "a"


def test_a_dropped_file_that_is_no_songs_adds_no_folder(qtbot: QtBot, arriving, tmp_path):
    (tmp_path / "letter.pdf").touch()
    with (
        qtbot.assertNotEmitted(arriving.folder_wanted),
        qtbot.waitSignal(arriving.failed),
    ):
        arriving.drop(str(tmp_path / "letter.pdf"))


def test_a_file_from_the_system_waits_until_somebody_can_open_it(qapp, qtbot: QtBot, tmp_path):
    file_open = FileOpen(qapp)
    heard: list[tuple[str, ...]] = []
    file_open.asked.connect(heard.append)
    for name in ("a", "b"):
        QCoreApplication.sendEvent(
            qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / f"{name}.oboeuta")))
        )
    assert heard == []
    file_open.begin()
    assert heard == [(str(tmp_path / "a.oboeuta"), str(tmp_path / "b.oboeuta"))]
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "c.lrc"))))
    assert heard[1:] == [(str(tmp_path / "c.lrc"),)]
    file_open.end()
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "d.lrc"))))
    assert len(heard) == 2
