"""Answers one question: how does the learner get the song on stage as a sheet of paper?"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.song import SCORE_FILE, Song
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.sheet import write_sheet

_FORBIDDEN = '<>:"/\\|?*'


class SheetsPage(QObject):
    """Asks where to, writes the PDF and opens it."""

    def __init__(self, window: MainWindow, now_playing: NowPlaying, messages: Messages) -> None:
        super().__init__()
        self._window = window
        self._now_playing = now_playing
        self._messages = messages

    def ask(self, chords: bool) -> None:
        """Let the learner choose a file for the lyric sheet, or for the chord sheet."""
        song = self._now_playing.song
        if song is None:
            return
        kind = self.tr("コード") if chords else self.tr("歌詞")
        dialog = QFileDialog(self._window, self.tr("PDF に保存"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(_documents())
        dialog.selectFile(_file_name(f"{song.title} {kind}.pdf"))
        dialog.fileSelected.connect(partial(self._chosen, song, chords))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, song: Song, chords: bool, name: str) -> None:
        self.write(song, Path(name), chords=chords)

    def write(self, song: Song, path: Path, *, chords: bool) -> None:
        """Write the sheet of ``song`` to ``path`` and show it; a failure becomes a message."""
        try:
            write_sheet(song, _score_of(song), path, chords=chords)
        except OboeutaError as error:
            self._messages.post(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _score_of(song: Song) -> Score | None:
    """The score that the song was made from; a song may come without one."""
    path = song.folder / SCORE_FILE
    return read_score(path) if path.exists() else None


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _file_name(name: str) -> str:
    """``name`` without signs that some system does not allow in a file's name."""
    return "".join("_" if sign in _FORBIDDEN else sign for sign in name)
