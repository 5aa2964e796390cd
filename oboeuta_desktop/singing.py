"""Answers one question: how do gaps, fading voice and fading words reach song, lyrics and bar?

What is known of the points comes from the record of study as soon as it is open; until then nothing
is known, and nothing fades.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oboeuta_desktop.core.fading import LineRung
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.state.fading import MelodyFade
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.settings import Settings
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.quiz_bar import QuizBar

if TYPE_CHECKING:
    from oboeuta_desktop.state.study.sung import SungLog  # imported when it is wanted


class Singing(QObject):
    """Connects mode S with everything around it."""

    def __init__(
        self,
        around: tuple[LyricsView, QuizBar],
        transport: Transport,
        now_playing: NowPlaying,
        quiz: Quiz,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._lyrics, self._bar = around
        self._now_playing = now_playing
        self._quiz = quiz
        self._preferences = preferences
        self._log: SungLog | None = None
        self.fade = MelodyFade(transport)
        self._connect()
        transport.playing_changed.connect(self._playing_changed)
        self.fade.set_singing(quiz.active)
        self._apply(preferences.settings)
        if now_playing.song is not None:
            self._open(now_playing.song)

    @property
    def quiz(self) -> Quiz:
        """The gaps."""
        return self._quiz

    def set_log(self, log: SungLog) -> None:
        """From now on the points' levels are known, and what is sung is kept."""
        self._log = log
        log.known_changed.connect(self._learn)
        log.best_changed.connect(self._show_best)
        self._learn()
        self._show_best()

    def close(self) -> None:
        """Keep what was sung last; before the desk is closed."""
        if self._log is not None:
            self._log.flush()

    def _connect(self) -> None:
        bar, quiz, now_playing, fade = self._bar, self._quiz, self._now_playing, self.fade
        now_playing.song_changed.connect(self._open)
        now_playing.offset_changed.connect(fade.set_offset)
        now_playing.place_changed.connect(self._show_sound)
        quiz.active_changed.connect(fade.set_singing)
        quiz.level_changed.connect(self._show_best)
        fade.rungs_changed.connect(self._show_rungs)
        bar.melody_toggled.connect(self._set_melody)
        bar.words_toggled.connect(self._set_words)
        self._preferences.changed.connect(self._apply)

    def _open(self, song: Song) -> None:
        self.fade.open(song, self._now_playing.offset)
        self._show_best()

    def _set_melody(self, fades: bool) -> None:
        self._preferences.change(melody_fades=fades)

    def _set_words(self, vanish: bool) -> None:
        self._preferences.change(words_vanish=vanish)

    def _apply(self, settings: Settings) -> None:
        self.fade.set_on(settings.melody_fades)
        self._quiz.set_vanishing(settings.words_vanish)
        self._bar.set_fading(melody=settings.melody_fades, words=settings.words_vanish)

    def _learn(self) -> None:
        """More is known, or less: from the next round on it counts."""
        known = {} if self._log is None else self._log.known()
        self._quiz.set_known(known)
        self.fade.set_levels({point: each.level for point, each in known.items()})

    def _show_rungs(self, rungs: tuple[LineRung, ...]) -> None:
        self._lyrics.set_bars([index for index, rung in enumerate(rungs) if rung.is_silent])
        self._show_sound()

    def _show_sound(self, _place: object = None) -> None:
        """What is heard of the line being sung."""
        line, rungs = self._now_playing.place.line, self.fade.rungs
        self._bar.set_sound(rungs[line] if line is not None and line < len(rungs) else None)

    def _show_best(self, _level: object = None) -> None:
        song, log = self._now_playing.song, self._log
        best = None if song is None or log is None else log.best_of(song.song_id, self._quiz.level)
        self._bar.set_best(best)

    def _playing_changed(self, playing: bool) -> None:
        if not playing and self._log is not None:
            self._log.flush()
