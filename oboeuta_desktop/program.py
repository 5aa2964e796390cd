"""Answers one question: which parts is the program made of, and who hears whom?

The connections that carry sound, panel and wishes are made in the ``_connect`` methods here,
those that only show state in ``Opening._connect``: reading these is reading the program.
"""

from __future__ import annotations

import gc
import importlib
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, QTimer

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.explaining import Explaining
from oboeuta_desktop.opening import Opening
from oboeuta_desktop.settings_page import SettingsPage
from oboeuta_desktop.shelf import Shelf
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.logs import start_log
from oboeuta_desktop.ui.lesson_panel import LessonPanel, SceneWidget
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.rich_text_accessible import RichTextAccessibility
from oboeuta_desktop.wishes import Wishes

_SCENES = "oboeuta_desktop.ui.demos.curves_scene"  # imported last: it brings pyqtgraph
_SCENES_AFTER_MS = 60
_SCENES_RETRY_MS = 500


class Program(QObject):
    """Gives the opened window its sound, its panel and its ears, and ends everything in order."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        start_log(opening.folders.logs)
        self._opening = opening
        self.window = opening.window
        self.now_playing = opening.now_playing
        self.quiz = opening.quiz
        self.messages = opening.messages
        self.preferences = opening.preferences
        self.transport = Transport()
        self.library = LibraryView(opening.presenter.theme)
        self.window.set_library(self.library)
        self.panel = LessonPanel(opening.presenter.theme, _make_scene, DEMOS.get)
        self.window.set_panel(self.panel)
        self._text_accessibility = RichTextAccessibility()
        self._text_accessibility.install()
        self.shelf = Shelf(
            self.library,
            self.now_playing,
            self.preferences,
            song_roots=opening.song_roots,
            messages=self.messages,
        )
        self._settings_page = SettingsPage(self.window, self.preferences, self.transport)
        self._explaining = Explaining(self.window, self.panel, self.preferences)
        self._wishes = Wishes(
            self.window, self.transport, self.now_playing, self.quiz, self.preferences
        )
        opening.recording.set_panel(self.panel)
        self._connect_sound()
        self._connect_panel()
        self._connect_bar()
        self._connect_wishes()
        self._apply_to_sound()

    def start(self) -> None:
        """Open the sound of the song on stage, then everything that can wait."""
        song, options = self.now_playing.song, self._opening.options
        self._explaining.apply_settings(self.preferences.settings)
        self.now_playing.set_follows(self.preferences.settings.follows)
        if song is not None:
            self._open_sound(song, self._opening.start_position)
            if options.line is not None:
                last = len(song.lyrics.lines) - 1
                self.now_playing.select_line(max(0, min(last, options.line)))
            if options.play:
                self.transport.play()
        self._opening.recording.begin()
        self.shelf.show_current()
        self.shelf.scan()
        QTimer.singleShot(_SCENES_AFTER_MS, self, self._load_scenes)

    def close(self) -> None:
        """Stop the sound, drain the pool, save: in that order."""
        self._wishes.remember_position()
        self.transport.close()
        self.shelf.close()
        self.deleteLater()  # and with it every wish for later that nobody shall grant any more

    def open_song(self, song: Song, position: float = 0.0) -> None:
        """Put a song on stage, paused at ``position`` seconds."""
        self._wishes.remember_position()
        self._opening.show_song(song)
        self._open_sound(song, position)

    def _open_sound(self, song: Song, position: float) -> None:
        self.transport.set_loop(None)
        stems = [(stem.role, stem.path) for stem in song.stems]
        self.transport.open(stems, bpm=song.bpm, position=position)
        self._explaining.warm(song)
        self.preferences.change(last_song=song.song_id)

    # -- who hears whom ---------------------------------------------------------------------------

    def _connect_sound(self) -> None:
        """Sound -> position -> bar, lyrics, plot, quiz."""
        bar, transport, presenter = self.window.transport, self.transport, self._opening.presenter
        transport.position_changed.connect(bar.set_position)
        transport.position_changed.connect(self._opening.follow)
        transport.playing_changed.connect(bar.set_playing)
        transport.playing_changed.connect(self._playing_changed)
        transport.duration_changed.connect(presenter.show_length)
        transport.loop_changed.connect(bar.set_loop)
        transport.rate_changed.connect(bar.set_rate)
        transport.key_changed.connect(bar.set_key)
        transport.preparing_changed.connect(bar.set_preparing)
        transport.waveform_changed.connect(presenter.show_waveform)
        transport.output_changed.connect(self._apply_to_sound)
        transport.failed.connect(self.messages.post)
        self.preferences.changed.connect(self._apply_to_sound)
        bar.set_stretch_possible(transport.can_stretch)

    def _connect_panel(self) -> None:
        """Lesson -> panel; the panel's wishes -> state."""
        panel, now_playing, wishes = self.panel, self.now_playing, self._wishes
        now_playing.explained_changed.connect(self._explaining.show)
        now_playing.follows_changed.connect(panel.set_following)
        now_playing.sung_share_changed.connect(panel.set_sung_share)
        self.preferences.changed.connect(self._explaining.apply_settings)
        panel.closed.connect(wishes.close_panel)
        panel.following_toggled.connect(wishes.set_follows)
        panel.previous_requested.connect(partial(now_playing.step_lesson, -1))
        panel.next_requested.connect(partial(now_playing.step_lesson, 1))
        panel.point_requested.connect(now_playing.select_point)

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

    def _connect_wishes(self) -> None:
        """What else the learner wishes -> state."""
        window, wishes = self.window, self._wishes
        window.lyrics.line_selected.connect(wishes.select_line)
        window.lyrics.line_activated.connect(wishes.jump_to_line)
        window.lyrics.range_selected.connect(wishes.loop_lines)
        self.shelf.song_wanted.connect(self._change_song)
        self.library.point_chosen.connect(wishes.select_line)
        self.library.folder_requested.connect(self._settings_page.choose_folder)
        self._settings_page.folder_chosen.connect(self.shelf.add_folder)
        window.folder_dropped.connect(self.shelf.add_folder)
        window.quiz_bar.level_chosen.connect(wishes.set_cloze_level)
        window.quiz_bar.sung_pressed.connect(self.quiz.press)
        window.quiz_bar.closed.connect(partial(wishes.set_mode, "sing"))
        window.mode_chosen.connect(wishes.set_mode)
        window.settings_requested.connect(self._settings_page.open)
        window.theme_requested.connect(self._opening.presenter.switch_theme)
        self._opening.presenter.theme_chosen.connect(wishes.set_theme)
        window.library_toggled.connect(wishes.set_library_shown)
        window.key_pressed.connect(wishes.press_key)

    def _change_song(self, song: Song) -> None:
        self.transport.pause()
        self.open_song(song)

    def _playing_changed(self, playing: bool) -> None:  # noqa: FBT001 - a slot
        self.panel.set_busy(playing)
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

    def _load_scenes(self) -> None:
        """Import pyqtgraph while nobody waits for it, then keep the collector out of the music."""
        if self.transport.playing and not self.panel.isVisible():
            QTimer.singleShot(_SCENES_RETRY_MS, self, self._load_scenes)
            return
        self.panel.prepare_scene()
        gc.collect()
        gc.freeze()


def _make_scene() -> SceneWidget:
    return cast("SceneWidget", importlib.import_module(_SCENES).CurvesScene())
