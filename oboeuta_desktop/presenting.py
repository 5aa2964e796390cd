"""Answers one question: how does what the state objects announce become what the window shows?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.errors import OboeutaError, SongFormatError
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.timeline import Cursor
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.quiz import BlankNow, Score
from oboeuta_desktop.storage.settings import Settings
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.look import apply_look, theme_for
from oboeuta_desktop.ui.lyrics_stage import BlankMark
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.theme import Theme

if TYPE_CHECKING:  # what follows is imported only after the first paint
    from oboeuta_desktop.playback.waveform import Peaks

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
        now_playing: NowPlaying,
        *,
        theme_choice: str | None,
    ) -> None:
        super().__init__()
        self._application = application
        self._window = window
        self._now_playing = now_playing
        self._fixed_theme = theme_choice
        self._theme_choice = theme_choice or "system"
        self._theme: Theme = theme_for(self._theme_choice)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_MS)
        self._note_timer.timeout.connect(lambda: self.show_place(now_playing.cursor))

    @property
    def theme(self) -> Theme:
        """The colours now."""
        return self._theme

    def show_song(self, song: Song) -> None:
        """Everything of a new song that does not depend on the position."""
        window = self._window
        window.set_title(song.title)
        window.lyrics.set_lyrics(song.lyrics, [lesson is not None for lesson in song.lessons])
        window.transport.set_stems([stem.role for stem in song.stems])
        self.show_length(song.length, song)

    def show_length(self, duration: float, song: Song | None = None) -> None:
        """The song's length in seconds with its sections."""
        song = song or self._now_playing.song
        sections = [(part.name, part.start) for part in song.sections] if song else []
        self._window.transport.set_song(duration, sections)

    def show_waveform(self, peaks: Peaks) -> None:
        """The song's waveform."""
        self._window.transport.set_levels(peaks.values.tolist(), peaks.seconds_per_value)

    def show_place(self, cursor: Cursor) -> None:
        """Section and line in the header, unless a note stands there."""
        song = self._now_playing.song
        if song is None or self._note_timer.isActive():
            return
        parts: list[str] = []
        position = self._now_playing.lyric_position
        section = [part.name for part in song.sections if part.start <= position + 0.01]
        if section:
            parts.append(section[-1])
        if cursor.line is not None:
            words = self.tr("{line} / {count} 行")
            parts.append(words.format(line=cursor.line + 1, count=len(song.lyrics.lines)))
        self._window.set_place("・".join(parts))

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
        self._window.set_place(words)
        self._note_timer.start()

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
        self._window.quiz_bar.set_score(score.sung, score.passed, score.total)

    def show_messages(self, pending: Sequence[OboeutaError]) -> None:
        """The oldest message that was not yet dismissed."""
        words = error_text(pending[0]) if pending else ""
        self._window.message_bar.set_message(words, max(0, len(pending) - 1))

    def apply_settings(self, settings: Settings) -> None:
        """Everything the settings say about the window."""
        window = self._window
        window.lyrics.set_furigana(settings.furigana)
        window.lyrics.set_reduced_motion(settings.reduced_motion)
        window.lyrics.set_text_scale(settings.text_scale)
        window.transport.set_furigana(settings.furigana)
        window.transport.set_level("vocal", settings.vocal_gain)
        window.transport.set_level("backing", settings.backing_gain)
        window.quiz_bar.set_level(settings.cloze_level)
        self._theme_choice = self._fixed_theme or settings.theme
        self._apply_theme()

    def switch_theme(self) -> None:
        """Dark to light and back; the choice stays."""
        self._fixed_theme = None
        self.theme_chosen.emit("light" if self._theme.is_dark else "dark")

    def follow_system_theme(self) -> None:
        """The system has changed between dark and light."""
        self._apply_theme()

    def _apply_theme(self) -> None:
        theme = theme_for(self._theme_choice)
        if theme != self._theme:
            self._theme = theme
            apply_look(self._application, theme)
            self._window.set_theme(theme)


def song_warnings(song: Song) -> list[OboeutaError]:
    """What an author of the song's files should be told; oddities of the LRC are not among it."""
    return [
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
