"""Answers one question: does the learner get the sheet of the song on stage, or hear why not?"""

import shutil
from typing import cast

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from oboeuta_desktop.core.errors import ChordsUnknownError, FileUnwritableError
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.sheets_page import SheetsPage
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.main_window import MainWindow


class OnStage:
    """Stands for ``NowPlaying``: only its song is asked for."""

    def __init__(self, song):
        self.song = song


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


@pytest.fixture
def page(qtbot, opened):
    window = QWidget()
    qtbot.addWidget(window)
    stage = OnStage(read_song(bundled("songs", "relu")))
    return SheetsPage(cast("MainWindow", window), cast("NowPlaying", stage), Messages())


def test_a_sheet_is_written_and_shown(page, tmp_path, opened):
    path = tmp_path / "表 #1%.pdf"
    page.write(page._now_playing.song, path, chords=True)
    assert path.read_bytes().startswith(b"%PDF")
    assert opened == [str(path)]
    assert page._messages.pending == ()


def test_a_song_without_a_score_has_no_chords_and_says_so(page, tmp_path, opened):
    folder = tmp_path / "song"
    shutil.copytree(bundled("songs", "relu"), folder)
    (folder / "score.song").unlink()
    page.write(read_song(folder), tmp_path / "a.pdf", chords=True)
    assert [type(error) for error in page._messages.pending] == [ChordsUnknownError]
    assert not (tmp_path / "a.pdf").exists()
    assert opened == []


def test_a_folder_that_is_not_there_becomes_a_message(page, tmp_path):
    page.write(page._now_playing.song, tmp_path / "no" / "a.pdf", chords=False)
    assert [type(error) for error in page._messages.pending] == [FileUnwritableError]


def test_the_dialog_proposes_a_name_that_every_system_allows(page, qtbot):
    page.ask(False)
    dialog = page._window.findChild(QFileDialog)
    assert dialog is not None
    name = dialog.selectedFiles()[0].rsplit("/", 1)[-1]
    assert name == f"{page._now_playing.song.title} 歌詞.pdf"
    dialog.reject()


def test_without_a_song_nothing_is_asked(page):
    page._now_playing.song = None
    page.ask(True)
    assert page._window.findChild(QFileDialog) is None
