"""Answers one question: which parts is the program made of, and who hears whom?

All long-lived connections are made in ``Program._connect``: reading that one method is reading the
program.
"""

from __future__ import annotations

import gc
import importlib
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.errors import BugError, OboeutaError, UnknownSongError
from oboeuta_desktop.core.library import BrokenSong, find_songs
from oboeuta_desktop.core.song import Song, read_song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.options import Options
from oboeuta_desktop.presenting import Presenter, lyrics_end, song_warnings
from oboeuta_desktop.recording import Recording
from oboeuta_desktop.settings_page import SettingsPage
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.state.tasks import Tasks
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.paths import UserFolders, bundled
from oboeuta_desktop.ui.lesson_panel import LessonPanel, SceneWidget
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.look import apply_look, theme_for
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.transport_bar import TransportBar
from oboeuta_desktop.wishes import Wishes

_SCENES = "oboeuta_desktop.ui.demos.curves_scene"  # imported late: it brings pyqtgraph
_SCENES_AFTER_MS = 60  # after the first paint


class Program(QObject):
    """Builds every part, connects them, opens songs, and ends everything in order."""

    def __init__(self, application: QApplication, folders: UserFolders, options: Options) -> None:
        super().__init__()
        self._folders = folders
        self._options = options
        self._entries: tuple[Song | BrokenSong, ...] = ()
        self._known: dict[str, Song] = {}
        self.messages = Messages()
        self.tasks = Tasks()
        self.preferences = Preferences(folders.settings / "settings.json")
        self.transport = Transport()
        self.now_playing = NowPlaying()
        self.quiz = Quiz(self.preferences.settings.cloze_level)
        theme = theme_for(options.theme or self.preferences.settings.theme)
        apply_look(application, theme)
        self.window = MainWindow(
            theme,
            lyrics=LyricsView(),
            panel=LessonPanel(theme, _make_scene, DEMOS.get),
            library=LibraryView(theme),
            transport=TransportBar(theme),
        )
        self._geometry = QSettings(
            str(folders.settings / "window.ini"), QSettings.Format.IniFormat, self
        )
        self._settings_page = SettingsPage(self.window, self.preferences, self.transport)
        self._presenter = Presenter(
            application, self.window, self.now_playing, theme_choice=options.theme
        )
        self._wishes = Wishes(
            self.window, self.transport, self.now_playing, self.quiz, self.preferences
        )
        self._recording = Recording(self.window, options)
        self._connect()
        self._presenter.apply_settings(self.preferences.settings)
        self._apply_to_sound()

    def show(self) -> None:
        """Show the window at once, and load what it shows after its first paint."""
        self._restore_geometry()
        self.window.set_place(self.tr("曲を読み込んでいます…"))
        self.window.show()
        self.window.lyrics.setFocus()
        QTimer.singleShot(0, self, self._load_first)

    def close(self) -> None:
        """Stop the sound, drain the pool, save: in that order."""
        self._wishes.remember_position()
        self.transport.close()
        self.tasks.drain()
        if self._options.size is None:
            self._geometry.setValue("geometry", self.window.saveGeometry())
        self.preferences.save()
        self._recording.close()
        self.window.deleteLater()

    def report_bug(self) -> None:
        """Tell the learner that something unforeseen was written to the log."""
        self.messages.post(BugError(self._folders.logs))

    def open_song(self, song: Song, position: float = 0.0) -> None:
        """Put a song on stage, paused at ``position`` seconds."""
        self._wishes.remember_position()
        self._known[song.song_id] = song
        self._presenter.show_song(song)
        offset = self.preferences.settings.song_offsets.get(song.song_id, 0.0)
        self.now_playing.open(song, offset=offset)
        self.quiz.open(song)
        self.transport.set_loop(None)
        stems = [(stem.role, stem.path) for stem in song.stems]
        self._presenter.show_length(song.duration or lyrics_end(song))
        self.transport.open(stems, bpm=song.bpm, position=position)
        self._presenter.show_library(self._entries, song.song_id)
        self.preferences.change(last_song=song.song_id)
        for error in song_warnings(song):
            self.messages.post(error)

    def _connect(self) -> None:
        self._connect_sound()
        self._connect_lyrics()
        self._connect_wishes()
        self.preferences.changed.connect(self._presenter.apply_settings)
        self.preferences.changed.connect(self._apply_to_sound)
        self.preferences.failed.connect(self.messages.post)
        self.messages.changed.connect(self._presenter.show_messages)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._presenter.follow_system_theme)

    def _connect_sound(self) -> None:
        """Sound -> position -> bar, lyrics, plot, quiz."""
        window, transport, presenter = self.window, self.transport, self._presenter
        transport.position_changed.connect(window.transport.set_position)
        transport.position_changed.connect(self._follow)
        transport.playing_changed.connect(window.transport.set_playing)
        transport.playing_changed.connect(self._playing_changed)
        transport.duration_changed.connect(presenter.show_length)
        transport.loop_changed.connect(window.transport.set_loop)
        transport.rate_changed.connect(window.transport.set_rate)
        transport.key_changed.connect(window.transport.set_key)
        transport.preparing_changed.connect(window.transport.set_preparing)
        transport.waveform_changed.connect(presenter.show_waveform)
        transport.output_changed.connect(self._apply_to_sound)
        transport.failed.connect(self.messages.post)

    def _connect_lyrics(self) -> None:
        """Cursor and lesson -> lyrics and panel; gaps -> lyrics and quiz bar."""
        window, presenter, now_playing = self.window, self._presenter, self.now_playing
        now_playing.cursor_changed.connect(window.lyrics.set_cursor)
        now_playing.cursor_changed.connect(presenter.show_place)
        now_playing.interlude_changed.connect(window.lyrics.set_interlude)
        now_playing.selected_changed.connect(window.lyrics.set_selected)
        now_playing.explained_changed.connect(presenter.show_lesson)
        now_playing.follows_changed.connect(window.panel.set_following)
        now_playing.sung_share_changed.connect(window.panel.set_sung_share)
        now_playing.offset_changed.connect(presenter.show_offset)
        self.quiz.active_changed.connect(presenter.show_quiz)
        self.quiz.level_changed.connect(window.quiz_bar.set_level)
        self.quiz.blanks_changed.connect(presenter.show_blanks)
        self.quiz.score_changed.connect(presenter.show_score)

    def _connect_wishes(self) -> None:
        """What the learner wishes -> state."""
        window, wishes = self.window, self._wishes
        now_playing = self.now_playing
        self._connect_bar()
        window.lyrics.line_selected.connect(wishes.select_line)
        window.lyrics.line_activated.connect(wishes.jump_to_line)
        window.lyrics.range_selected.connect(wishes.loop_lines)
        window.panel.closed.connect(wishes.close_panel)
        window.panel.following_toggled.connect(wishes.set_follows)
        window.panel.previous_requested.connect(partial(now_playing.step_lesson, -1))
        window.panel.next_requested.connect(partial(now_playing.step_lesson, 1))
        window.library.song_chosen.connect(self._choose_song)
        window.library.point_chosen.connect(wishes.select_line)
        window.library.folder_requested.connect(self._settings_page.choose_folder)
        self._settings_page.folder_chosen.connect(self._add_folder)
        window.folder_dropped.connect(self._add_folder)
        window.quiz_bar.level_chosen.connect(wishes.set_cloze_level)
        window.quiz_bar.sung_pressed.connect(self.quiz.press)
        window.quiz_bar.closed.connect(partial(wishes.set_mode, "sing"))
        window.mode_chosen.connect(wishes.set_mode)
        window.settings_requested.connect(self._settings_page.open)
        window.theme_requested.connect(self._presenter.switch_theme)
        self._presenter.theme_chosen.connect(wishes.set_theme)
        window.library_toggled.connect(wishes.set_library_shown)
        window.key_pressed.connect(wishes.press_key)
        window.message_bar.dismissed.connect(self.messages.dismiss)

    def _connect_bar(self) -> None:
        """The transport bar's wishes -> sound."""
        bar, transport, wishes = self.window.transport, self.transport, self._wishes
        bar.play_toggled.connect(wishes.toggle_play)
        bar.previous_requested.connect(partial(wishes.step_line, -1))
        bar.next_requested.connect(partial(wishes.step_line, 1))
        bar.seek_requested.connect(transport.seek)
        bar.loop_requested.connect(wishes.loop_range)
        bar.line_loop_toggled.connect(wishes.set_line_loop)
        bar.rate_chosen.connect(transport.set_rate)
        bar.key_chosen.connect(transport.set_key)
        bar.level_changed.connect(wishes.set_level)
        bar.furigana_toggled.connect(wishes.set_furigana)

    def _follow(self, position: float) -> None:
        """One position for everything that moves: the lyrics, the cursor, the gaps."""
        self.now_playing.set_position(position)
        self.window.lyrics.set_position(self.now_playing.lyric_position)
        self.quiz.set_position(self.now_playing.lyric_position)

    def _playing_changed(self, playing: bool) -> None:  # noqa: FBT001 - a slot
        self.window.panel.set_busy(playing)
        if playing:
            gc.freeze()  # a full collection while playing would be heard
        else:
            self._wishes.remember_position()

    def _apply_to_sound(self, _changed: object = None) -> None:
        """Levels and the delay of the device that plays now."""
        settings = self.preferences.settings
        self.transport.set_gain("vocal", settings.vocal_gain)
        for role in ("backing", "mix"):
            self.transport.set_gain(role, settings.backing_gain)
        self.transport.set_device_delay(self._settings_page.delay)

    # -- start ------------------------------------------------------------------------------------

    def _load_first(self) -> None:
        """The song to start with, found without reading the whole library."""
        for problem in self.preferences.problems:
            self.messages.post(problem)
        try:
            song = self._first_song()
        except OboeutaError as error:
            self.messages.post(error)
            song = None
        if song is not None:
            settings = self.preferences.settings
            position = settings.last_position if song.song_id == settings.last_song else 0.0
            at = self._options.at
            self.open_song(song, position if at is None else at)
        else:
            self.window.set_place("")
        self._wishes.set_mode(self._options.mode)
        if song is not None and self._options.line is not None:
            last = len(song.lyrics.lines) - 1
            self.now_playing.select_line(max(0, min(last, self._options.line)))
        if song is not None and self._options.play:
            self.transport.play()
        self._recording.begin()
        self._scan_library()
        QTimer.singleShot(_SCENES_AFTER_MS, self, self._load_scenes)

    def _first_song(self) -> Song | None:
        """The song asked for, else the last one, else the first there is."""
        asked = self._options.song
        if asked is not None:
            return self._song_named(asked)
        for name in (self.preferences.settings.last_song, "relu"):
            folder = bundled("songs", name)
            if name and folder.is_dir():
                return read_song(folder)
        return next((song for song in find_songs(self._roots()) if isinstance(song, Song)), None)

    def _song_named(self, name: str) -> Song:
        if Path(name).is_dir():
            return read_song(Path(name))
        folder = bundled("songs", name)
        if name.isidentifier() and folder.is_dir():
            return read_song(folder)
        songs = [song for song in find_songs(self._roots()) if isinstance(song, Song)]
        for song in songs:
            if song.song_id == name:
                return song
        raise UnknownSongError(name, tuple(song.song_id for song in songs))

    def _load_scenes(self) -> None:
        """Import pyqtgraph now, while nobody waits for it, and keep the collector out of the
        music.
        """
        if self.transport.playing and self._options.line is None:
            QTimer.singleShot(500, self, self._load_scenes)
            return
        importlib.import_module(_SCENES)
        self.window.panel.prepare_scene()
        gc.collect()
        gc.freeze()

    def _restore_geometry(self) -> None:
        size = self._options.size
        saved = self._geometry.value("geometry")
        if size is not None:
            self.window.resize(*size)
        elif saved is None or not self.window.restoreGeometry(saved):
            self.window.resize(1680, 980)

    # -- library ----------------------------------------------------------------------------------

    def _roots(self) -> list[Path]:
        settings = self.preferences.settings
        own = [Path(folder) for folder in settings.song_folders]
        return [bundled("songs"), self._folders.songs, *own]

    def _scan_library(self) -> None:
        roots = self._roots()
        self.tasks.run(lambda: find_songs(roots), self._show_library, self.messages.post)

    def _show_library(self, entries: tuple[Song | BrokenSong, ...]) -> None:
        self._entries = entries
        self._known.update({song.song_id: song for song in entries if isinstance(song, Song)})
        current = self.now_playing.song
        self._presenter.show_library(entries, current.song_id if current else "")

    def _choose_song(self, song_id: str) -> None:
        current = self.now_playing.song
        if current is None or current.song_id != song_id:
            self.transport.pause()
            self.open_song(self._known[song_id])

    def _add_folder(self, name: str) -> None:
        """Add a folder of songs, or a song's own folder; a file stands for the folder it is in."""
        path = Path(name)
        folder = path if path.is_dir() else path.parent
        folders = self.preferences.settings.song_folders
        if str(folder) not in folders:
            self.preferences.change(song_folders=(*folders, str(folder)))
        self._scan_library()


def _make_scene() -> SceneWidget:
    return cast("SceneWidget", importlib.import_module(_SCENES).CurvesScene())
