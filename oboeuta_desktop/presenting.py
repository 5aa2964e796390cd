"""Answers one question: how does what the state objects announce become what the window shows?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.errors import (
    BugError,
    CrashedBeforeError,
    OboeutaError,
    SongFormatError,
    StampsUnreadableError,
)
from oboeuta_desktop.core.lrc_values import UNREADABLE_STAMP
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.playback.waveform import Peaks
from oboeuta_desktop.state.now_playing import Explained, NowPlaying, Place
from oboeuta_desktop.state.quiz import BlankNow, Score
from oboeuta_desktop.storage.settings import Settings
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.joined import apart
from oboeuta_desktop.ui.look import apply_look, theme_for
from oboeuta_desktop.ui.lyrics_stage import BlankMark
from oboeuta_desktop.ui.main_window import Furniture, MainWindow
from oboeuta_desktop.ui.section_names import section_name
from oboeuta_desktop.ui.without_song import set_song_there

_NOTE_MS = 2_500


class Presenter(QObject):
    """Shows state in the window.

    Signals:
        theme_chosen: "dark" or "light", when the learner switches.
    """

    theme_chosen = Signal(str)

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        around: Furniture,
        now_playing: NowPlaying,
        *,
        theme_choice: str | None,
    ) -> None:
        super().__init__()
        self._application = application
        self._window = window
        self._around = around
        self._now_playing = now_playing
        self._fixed_theme = theme_choice
        self._theme_choice = theme_choice or "system"
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_MS)
        self._note_timer.timeout.connect(lambda: self.show_place(now_playing.place))

    def show_song(self, song: Song) -> None:
        """Everything of a new song that does not depend on the position."""
        self._let_song_be_used(there=True)
        self._around.panel.set_taught(taught=any(song.lessons))
        self._around.header.set_title(song.title)
        self._around.bar.set_stems([stem.role for stem in song.stems])
        self.show_length(song.length)
        self.show_place(self._now_playing.place)

    def show_no_song(self) -> None:
        """No song could be opened: the library lies open, and only what makes sense can be used."""
        self._window.set_library_shown(True)
        self._window.set_mode("sing")
        self._let_song_be_used(there=False)

    def _let_song_be_used(self, *, there: bool) -> None:
        around = self._around
        set_song_there((around.bar, around.header, around.rail), there=there)

    def show_length(self, duration: float) -> None:
        """The song's length in seconds with its sections."""
        song = self._now_playing.song
        sections = [(section_name(part.name), part.start) for part in song.sections] if song else []
        self._around.bar.set_song(duration, sections)

    def show_waveform(self, peaks: Peaks) -> None:
        """The song's waveform."""
        self._around.bar.set_levels(peaks.values.tolist(), peaks.seconds_per_value)

    def show_place(self, place: Place) -> None:
        """Section and line in the header, unless a note stands there."""
        if self._note_timer.isActive():
            return
        parts = [section_name(place.section)] if place.section else []
        if place.line is not None:
            words = self.tr("{line} / {count} 行")
            parts.append(words.format(line=place.line + 1, count=place.count))
        self._around.header.set_place(apart(parts))

    def show_offset(self, offset: float) -> None:
        """Say in words how the lyrics were moved, for a moment."""
        if offset == 0 and not self._note_timer.isActive():
            return
        if offset == 0:
            words = self.tr("歌詞のずらし：なし")
        elif offset > 0:
            words = self.tr("歌詞を {seconds:.2f} 秒早く表示").format(seconds=offset)
        else:
            words = self.tr("歌詞を {seconds:.2f} 秒遅く表示").format(seconds=-offset)
        self._around.header.set_place(words)
        self._note_timer.start()

    def show_lesson(self, explained: Explained | None) -> None:
        """The explained line's lesson, opening the panel for it; None empties the panel."""
        panel = self._around.panel
        if explained is None:
            panel.show_lesson(None, index=0, count=0)
            return
        if not self._window.panel_shown:
            self._window.show_panel(shown=True)
        panel.show_lesson(explained.lesson, index=explained.number - 1, count=explained.count)

    def show_blanks(self, blanks: Sequence[BlankNow]) -> None:
        """The hidden words."""
        self._window.lyrics.set_blanks(
            [
                BlankMark(now.blank.line, now.blank.first, now.blank.last, now.state, now.hint)
                for now in blanks
            ]
        )

    def show_score(self, score: Score) -> None:
        """How the gaps go."""
        self._around.quiz_bar.set_score(
            score.sung, score.passed, score.total, suggested=score.suggested_level
        )

    def show_messages(self, pending: Sequence[OboeutaError]) -> None:
        """The oldest message that was not yet dismissed."""
        words = error_text(pending[0]) if pending else ""
        has_report = bool(pending) and isinstance(pending[0], BugError | CrashedBeforeError)
        more = max(0, len(pending) - 1)
        self._around.message_bar.set_message(words, more, has_report=has_report)

    def apply_settings(self, settings: Settings) -> None:
        """Everything the settings say about the window."""
        self._around.bar.set_furigana(settings.furigana)
        self._around.bar.set_level("vocal", settings.vocal_gain)
        self._around.bar.set_level("backing", settings.backing_gain)
        self._around.quiz_bar.set_level(settings.cloze_level)
        self._window.set_text_scale(settings.text_scale)
        self._around.panel.set_text_scale(settings.text_scale)
        self._around.panel.set_reduced_motion(settings.reduced_motion)
        self._theme_choice = self._fixed_theme or settings.theme
        self._apply_theme()

    def switch_theme(self) -> None:
        """Dark to light and back; the choice stays."""
        self._fixed_theme = None
        self.theme_chosen.emit("light" if self._window.theme.is_dark else "dark")

    def follow_system_theme(self) -> None:
        """The system has changed between dark and light."""
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = theme_for(self._theme_choice)
        if theme != self._window.theme:
            apply_look(self._application, theme)
            self._window.set_theme(theme)


def song_warnings(song: Song) -> list[OboeutaError]:
    """What an author of the song's files should be told.

    Of the oddities of the LRC only times that cannot be read are among it. They come first: what
    is wrong with lessons may be because of them.
    """
    told: list[OboeutaError] = []
    broken = [odd for odd in song.warnings if odd.problem == UNREADABLE_STAMP]
    if broken:
        first, *others = broken
        lines = tuple(dict.fromkeys(odd.line_number for odd in others))
        told.append(StampsUnreadableError(first.path, first.line_number, first.found, lines))
    told += [
        SongFormatError(
            warning.path,
            warning.line_number,
            key=warning.key,
            problem=warning.problem,
            expected=warning.expected,
            found=warning.found,
        )
        for warning in song.warnings
        if warning.problem in SongFormatError.PROBLEMS
    ]
    return told
