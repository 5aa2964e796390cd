"""Answers one question: which parts is the program made of, and who hears whom?

The connections that carry sound, panel and wishes are made in the ``_connect`` methods here,
those that only show state in ``Opening._connect``: reading these is reading the program.
"""

from __future__ import annotations

import importlib
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QIcon

from oboeuta_desktop.collecting import Collector
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.explaining import Explanations
from oboeuta_desktop.guests import Guests, House
from oboeuta_desktop.guiding import Guide
from oboeuta_desktop.idling import Idle
from oboeuta_desktop.opening import Opening
from oboeuta_desktop.presenting import Presenter, song_warnings
from oboeuta_desktop.reporting import Reporting
from oboeuta_desktop.settings_page import SettingsPage
from oboeuta_desktop.sheets_page import SheetsPage
from oboeuta_desktop.shelf import Shelf
from oboeuta_desktop.singing import Singing
from oboeuta_desktop.state.hand_over import HandOver
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.state.silence import Silence
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.logs import start_log
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.header import Header
from oboeuta_desktop.ui.lesson_panel import LessonPanel, Sources
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.main_window import Furniture
from oboeuta_desktop.ui.message_bar import MessageBar
from oboeuta_desktop.ui.painted_accessible import PaintedAccessibility
from oboeuta_desktop.ui.quiz_bar import QuizBar
from oboeuta_desktop.ui.rail import Rail
from oboeuta_desktop.ui.rich_text_accessible import RichTextAccessibility
from oboeuta_desktop.ui.scene_widget import SceneWidget
from oboeuta_desktop.ui.study.typing_bar import TypingBar
from oboeuta_desktop.ui.theme import Theme
from oboeuta_desktop.ui.transport_bar import TransportBar
from oboeuta_desktop.wishes import Wishes

if TYPE_CHECKING:
    from oboeuta_desktop.learning import Learning

_SCENES = "oboeuta_desktop.ui.demos.curves_scene"  # imported last: it brings pyqtgraph
_LEARNING = "oboeuta_desktop.learning"  # imported when it is wanted, or there is time
_SCENES_AFTER_MS = 60
_COUNT_IN_BEATS = 4
_SCENES_RETRY_MS = 500


class Program(QObject):
    """Furnishes the opened window, gives it sound and ears, and ends everything in order."""

    def __init__(self, opening: Opening, transport: Transport | None = None) -> None:
        """Furnish what ``opening`` opened; without a ``transport`` it makes its own."""
        super().__init__()
        start_log(opening.folders.logs)
        self._opening = opening
        self.window = opening.window
        self.now_playing = opening.now_playing
        self.messages = opening.messages
        self.preferences = opening.preferences
        self.quiz = Quiz(self.preferences.settings.cloze_level)
        self.transport = transport or Transport()
        self._explanations = Explanations(bundled("resources"), self.messages)
        self.around = _furniture(self.window.theme, self._explanations)
        self.panel = self.around.panel
        self.window.furnish(self.around)
        self._accessibility = (RichTextAccessibility(), PaintedAccessibility())
        for each in self._accessibility:
            each.install()
        self.shelf = Shelf(
            self.around.library,
            self.now_playing,
            self.preferences,
            song_roots=opening.song_roots,
            messages=self.messages,
        )
        self._learning: Learning | None = None
        self._idle = Idle(self.window.windowHandle(), self._is_playing)
        self._collector = Collector(self._is_playing)
        self._sheets_page = SheetsPage(self.window, self.now_playing, self.messages)
        self._reporting = Reporting(self.window, opening.crash_file)
        self._hand_over = HandOver(opening.folders.data, self)
        self._settings_page = SettingsPage(self.window, self.preferences, self.transport)
        self._presenter = Presenter(
            opening.application,
            self.window,
            self.around,
            self.now_playing,
            theme_choice=opening.options.theme,
        )
        self._wishes = Wishes(
            self.window, self.transport, self.now_playing, self.quiz, self.preferences
        )
        self._singing = Singing(
            (self.window.lyrics, self.around.quiz_bar),
            self.transport,
            self.now_playing,
            self.quiz,
            self.preferences,
        )
        self._guide = Guide(self.window, self.panel, self.shelf, self.transport, self._wishes)
        self._guide.song_wanted.connect(self._change_song)
        house = House(
            *(self.window, self.panel, self.shelf, self.transport),
            *(self.preferences, self.messages, self._settings_page),
        )
        self.guests = Guests(house, opening.find_song, bundled("resources", "help"))
        opening.recording.set_panel(self.panel)
        self._connect_sound()
        self._connect_state()
        self._connect_bar()
        self._connect_wishes()
        self._presenter.apply_settings(self.preferences.settings)
        self._presenter.show_messages(self.messages.pending)
        self._apply_to_sound()

    def start(self) -> None:
        """Open the sound of the song on stage, then everything that can wait."""
        icon = bundled("resources", "icons", "oboeuta.svg")
        self._opening.application.setWindowIcon(QIcon(str(icon)))
        self._collector.begin()
        song, options = self.now_playing.song, self._opening.options
        self.now_playing.set_follows(self.preferences.settings.follows)
        if song is not None:
            self._present(song, self._opening.start_position)
            self._wishes.set_mode(options.mode)
            if options.line is not None:
                last = len(song.lyrics.lines) - 1
                self._wishes.show_line(max(0, min(last, options.line)))
            if options.play:
                self.transport.play()
            elif not options.is_watched:
                self.guests.welcoming.welcome_once()
        else:
            self._presenter.show_no_song()
        if options.shows_settings:
            self._settings_page.open()
        self._opening.recording.begin()
        if not options.is_watched:
            self._hand_over.listen()
        self.shelf.scan()
        QTimer.singleShot(_SCENES_AFTER_MS, self, self._load_scenes)

    def close(self) -> None:
        """Stop the sound, drain the pool, close the record of study, save: in that order."""
        self._idle.close()
        self._collector.close()
        self._settings_page.close()
        self._wishes.remember_position()
        self.transport.close()
        self._hand_over.close()
        self.guests.close()
        self.shelf.close()
        self._explanations.close()
        if self._learning is not None:
            self._learning.close()
            self._learning.deleteLater()
        for part in (self._presenter, self.shelf, self):
            part.deleteLater()  # and with it every wish for later that nobody shall grant any more

    def open_song(self, song: Song, position: float = 0.0) -> None:
        """Put a song on stage, paused at ``position`` seconds."""
        self._wishes.remember_position()
        self._opening.show_song(song)
        self._present(song, position)

    def _present(self, song: Song, position: float) -> None:
        """Everything about a song on stage but its lyrics."""
        self._presenter.show_song(song)
        self.shelf.show_current()
        self.quiz.open(song)
        if self._learning is not None:
            self._learning.open_song(song)
        self.transport.set_loop(None)
        stems = [(stem.role, stem.path) for stem in song.stems]
        self.transport.open(stems, bpm=song.bpm, position=position)
        self.panel.warm([lesson for lesson in song.lessons if lesson is not None])
        self.preferences.change(last_song=song.song_id, last_folder=str(song.folder.absolute()))
        for error in song_warnings(song):
            self.messages.post(error)

    # -- who hears whom ---------------------------------------------------------------------------

    def _connect_sound(self) -> None:
        """Sound -> position -> bar, lyrics, plot, quiz."""
        bar, transport, presenter = self.around.bar, self.transport, self._presenter
        transport.position_changed.connect(bar.set_position)
        transport.position_changed.connect(self._follow)
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
        Silence(transport).failed.connect(self.messages.post)
        self.preferences.changed.connect(self._apply_to_sound)
        bar.set_stretch_possible(transport.can_stretch)

    def _connect_state(self) -> None:
        """Lesson -> panel; gaps -> lyrics and quiz bar; settings and messages -> window."""
        panel, presenter, now_playing = self.panel, self._presenter, self.now_playing
        now_playing.place_changed.connect(presenter.show_place)
        now_playing.offset_changed.connect(presenter.show_offset)
        now_playing.explained_changed.connect(presenter.show_lesson)
        now_playing.follows_changed.connect(panel.set_following)
        now_playing.sung_share_changed.connect(panel.set_sung_share)
        self.quiz.level_changed.connect(self.around.quiz_bar.set_level)
        self.quiz.blanks_changed.connect(presenter.show_blanks)
        self.quiz.score_changed.connect(presenter.show_score)
        self.preferences.changed.connect(presenter.apply_settings)
        self.preferences.failed.connect(self.messages.post)
        self.messages.changed.connect(presenter.show_messages)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(presenter.follow_system_theme)

    def _connect_bar(self) -> None:
        """The transport bar's wishes -> sound."""
        bar, transport, wishes = self.around.bar, self.transport, self._wishes
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
        around, wishes, window = self.around, self._wishes, self.window
        window.lyrics.line_selected.connect(wishes.select_line)
        window.lyrics.line_activated.connect(wishes.jump_to_line)
        window.lyrics.range_selected.connect(wishes.loop_lines)
        window.lyrics.comparison_wished.connect(self._guide.compare_line)
        window.key_pressed.connect(wishes.press_key)
        around.panel.closed.connect(wishes.close_panel)
        around.panel.following_toggled.connect(wishes.set_follows)
        around.panel.previous_requested.connect(partial(wishes.step_lesson, -1))
        around.panel.next_requested.connect(partial(wishes.step_lesson, 1))
        around.panel.point_requested.connect(self._guide.open_point)
        around.panel.comparison_requested.connect(self._guide.compare_point)
        around.header.mode_chosen.connect(wishes.set_mode)
        around.header.sheet_wished.connect(self._sheets_page.ask)
        around.rail.mode_chosen.connect(wishes.set_mode)
        around.rail.study_requested.connect(self._toggle_study)
        window.study_requested.connect(self._toggle_study)
        around.rail.library_toggled.connect(wishes.set_library_shown)
        around.rail.full_screen_requested.connect(window.toggle_full_screen)
        around.rail.settings_requested.connect(self._settings_page.open)
        around.rail.theme_requested.connect(self._presenter.switch_theme)
        self._presenter.theme_chosen.connect(wishes.set_theme)
        around.quiz_bar.level_chosen.connect(wishes.set_cloze_level)
        around.quiz_bar.sung_pressed.connect(self.quiz.press)
        around.quiz_bar.closed.connect(partial(wishes.set_mode, "sing"))
        around.typing_bar.closed.connect(partial(wishes.set_mode, "sing"))
        window.mode_changed.connect(self._mode_changed)
        around.message_bar.dismissed.connect(self.messages.dismiss)
        around.message_bar.report_wished.connect(self._reporting.open)
        self._hand_over.asked.connect(self.guests.open_all)
        self.guests.song_wanted.connect(self._change_song)
        around.library.levels_changed.connect(window.lyrics.set_levels)
        around.library.point_chosen.connect(wishes.show_line)
        around.library.folder_requested.connect(self._settings_page.choose_folder)
        self.shelf.song_wanted.connect(self._change_song)
        self._settings_page.folder_chosen.connect(self.shelf.add_folder)

    def _follow(self, position: float) -> None:
        """One position for everything that moves: cursor, lyrics, gaps."""
        self._opening.follow(position)
        self.quiz.set_position(self.now_playing.lyric_position)
        if self._learning is not None:
            self._learning.set_position(self.now_playing.lyric_position)

    def _learning_now(self) -> Learning:
        """The part for questions and answers, made when it is first wanted."""
        if self._learning is None:
            module = importlib.import_module(_LEARNING)
            stage = module.Stage(
                window=self.window,
                around=self.around,
                now_playing=self.now_playing,
                transport=self.transport,
                preferences=self.preferences,
                messages=self.messages,
                explanations=self._explanations,
                presenter=self._presenter,
                wishes=self._wishes,
                guide=self._guide,
                shelf=self.shelf,
                singing=self._singing,
            )
            file = self._opening.folders.study
            self._learning = cast("Learning", module.Learning(stage, file, _utc_now))
        return self._learning

    def _mode_changed(self, mode: str) -> None:
        if mode in ("write", "cloze"):
            self._learning_now()

    def _toggle_study(self) -> None:
        self._learning_now().studying.toggle()

    def _change_song(self, song: Song) -> None:
        self.transport.pause()
        self.open_song(song)
        self._collector.tidy()

    def _playing_changed(self, playing: bool) -> None:
        self.panel.set_busy(playing)
        if playing:
            self._collector.stand_still()
        else:
            self._wishes.remember_position()

    def _is_playing(self) -> bool:
        return self.transport.playing

    def _apply_to_sound(self, _changed: object = None) -> None:
        """Levels, count-in, and the delay of the device that plays now."""
        settings = self.preferences.settings
        self.transport.set_gain("vocal", settings.vocal_gain)
        for role in ("backing", "mix"):
            self.transport.set_gain(role, settings.backing_gain)
        self.transport.count_in(_COUNT_IN_BEATS if settings.count_in else 0)
        self.transport.set_device_delay(self._settings_page.delay)

    def _load_scenes(self) -> None:
        """Import pyqtgraph while nobody waits for it, then keep the collector out of the music."""
        if self.transport.playing and not self.panel.isVisible():
            QTimer.singleShot(_SCENES_RETRY_MS, self, self._load_scenes)
            return
        self.panel.prepare_scene()
        self._explanations.prepare()
        self._collector.tidy()
        QTimer.singleShot(_SCENES_RETRY_MS, self, self._load_learning)

    def _load_learning(self) -> None:
        """Read the record of study while there is no music: the rail then says how much is due."""
        if self.transport.playing:
            QTimer.singleShot(_SCENES_RETRY_MS, self, self._load_learning)
        else:
            self._idle.add(self._learning_now().pages())


def _utc_now() -> datetime:
    """The moment, by this computer's clock."""
    return datetime.fromtimestamp(time.time(), UTC)


def _make_scene() -> SceneWidget:
    return cast("SceneWidget", importlib.import_module(_SCENES).CurvesScene())


def _furniture(theme: Theme, explanations: Explanations) -> Furniture:
    sources = Sources(_make_scene, DEMOS.get, explanations.details_of, explanations.findings_of)
    return Furniture(
        rail=Rail(theme),
        library=LibraryView(theme),
        message_bar=MessageBar(theme),
        header=Header(theme),
        quiz_bar=QuizBar(theme),
        typing_bar=TypingBar(theme),
        panel=LessonPanel(theme, sources),
        bar=TransportBar(theme),
    )
