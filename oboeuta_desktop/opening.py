"""Answers one question: what must stand before the first lyric is painted?

Only what the first picture needs is imported and built here; sound, plots and formulas come after
it, in ``program``. That is why this module imports neither numpy nor QtMultimedia.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.errors import BugError, OboeutaError, UnknownSongError
from oboeuta_desktop.core.library import find_songs
from oboeuta_desktop.core.song import Song, read_song
from oboeuta_desktop.options import Options
from oboeuta_desktop.presenting import Presenter, song_warnings
from oboeuta_desktop.recording import Recording
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.storage.paths import UserFolders, bundled
from oboeuta_desktop.ui.look import apply_look, theme_for
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.transport_bar import TransportBar

_FIRST_SONG = "relu"


class Opening(QObject):
    """The window with the first song's lyrics, silent and without a panel."""

    def __init__(self, application: QApplication, folders: UserFolders, options: Options) -> None:
        super().__init__()
        self.folders = folders
        self.options = options
        self.messages = Messages()
        self.preferences = Preferences(folders.settings / "settings.json")
        self.now_playing = NowPlaying()
        self.quiz = Quiz(self.preferences.settings.cloze_level)
        theme = theme_for(options.theme or self.preferences.settings.theme)
        apply_look(application, theme)
        self.window = MainWindow(
            theme,
            lyrics=LyricsView(),
            transport=TransportBar(theme),
        )
        self.geometry = QSettings(
            str(folders.settings / "window.ini"), QSettings.Format.IniFormat, self
        )
        self.presenter = Presenter(
            application, self.window, self.now_playing, theme_choice=options.theme
        )
        self.recording = Recording(self.window, options)
        self.start_position = 0.0
        self._connect()
        self.presenter.apply_settings(self.preferences.settings)

    def show(self) -> None:
        """Put the first song's lyrics into the window and show it."""
        self._restore_geometry()
        for problem in self.preferences.problems:
            self.messages.post(problem)
        try:
            song = self._first_song()
        except OboeutaError as error:
            self.messages.post(error)
            song = None
        self.window.set_mode(self.options.mode)
        if song is not None:
            settings = self.preferences.settings
            last = settings.last_position if song.song_id == settings.last_song else 0.0
            self.start_position = last if self.options.at is None else self.options.at
            self.show_song(song)
            self.follow(self.start_position)
            self.window.transport.set_position(self.start_position)
        self.quiz.set_active(self.options.mode == "cloze")
        self.window.set_library_shown(self.preferences.settings.library_shown)
        self.window.show()
        self.window.lyrics.setFocus()

    def show_song(self, song: Song) -> None:
        """Put a song's lyrics on stage."""
        self.presenter.show_song(song)
        offset = self.preferences.settings.song_offsets.get(song.song_id, 0.0)
        self.now_playing.open(song, offset=offset)
        self.quiz.open(song)
        for error in song_warnings(song):
            self.messages.post(error)

    def follow(self, position: float) -> None:
        """One position (song seconds) for everything that moves: cursor, lyrics, gaps."""
        self.now_playing.set_position(position)
        self.window.lyrics.set_position(self.now_playing.lyric_position)
        self.quiz.set_position(self.now_playing.lyric_position)

    def song_roots(self) -> list[Path]:
        """Where songs are looked for: bundled, the learner's own, added folders."""
        added = [Path(folder) for folder in self.preferences.settings.song_folders]
        return [bundled("songs"), self.folders.songs, *added]

    def report_bug(self) -> None:
        """Tell the learner that something unforeseen was written to the log."""
        self.messages.post(BugError(self.folders.logs))

    def close(self) -> None:
        """Save what is to be kept."""
        if self.options.size is None:
            self.geometry.setValue("geometry", self.window.saveGeometry())
        self.preferences.save()
        self.recording.close()
        for part in (self.window, self.presenter, self.recording, self):
            part.deleteLater()

    def _connect(self) -> None:
        """State -> window, for everything that needs no sound."""
        window, presenter, now_playing = self.window, self.presenter, self.now_playing
        now_playing.cursor_changed.connect(window.lyrics.set_cursor)
        now_playing.cursor_changed.connect(presenter.show_place)
        now_playing.interlude_changed.connect(window.lyrics.set_interlude)
        now_playing.selected_changed.connect(window.lyrics.set_selected)
        now_playing.offset_changed.connect(presenter.show_offset)
        self.quiz.level_changed.connect(window.quiz_bar.set_level)
        self.quiz.blanks_changed.connect(presenter.show_blanks)
        self.quiz.score_changed.connect(presenter.show_score)
        self.preferences.changed.connect(presenter.apply_settings)
        self.preferences.failed.connect(self.messages.post)
        self.messages.changed.connect(presenter.show_messages)
        window.message_bar.dismissed.connect(self.messages.dismiss)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(presenter.follow_system_theme)

    def _first_song(self) -> Song | None:
        """The song asked for, else the last one, else the first there is."""
        asked = self.options.song
        if asked is not None:
            return self._song_named(asked)
        for name in (self.preferences.settings.last_song, _FIRST_SONG):
            folder = bundled("songs", name)
            if name and folder.is_dir():
                return read_song(folder)
        return next(
            (song for song in find_songs(self.song_roots()) if isinstance(song, Song)), None
        )

    def _song_named(self, name: str) -> Song:
        if Path(name).is_dir():
            return read_song(Path(name))
        folder = bundled("songs", name)
        if name.isidentifier() and folder.is_dir():
            return read_song(folder)
        songs = [song for song in find_songs(self.song_roots()) if isinstance(song, Song)]
        for song in songs:
            if song.song_id == name:
                return song
        raise UnknownSongError(name, tuple(song.song_id for song in songs))

    def _restore_geometry(self) -> None:
        size = self.options.size
        saved = self.geometry.value("geometry")
        if size is not None:
            self.window.resize(*size)
        elif saved is None or not self.window.restoreGeometry(saved):
            self.window.resize(1680, 980)
