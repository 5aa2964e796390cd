"""Answers one question: which words are hidden now, and how many has the learner sung in time?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.cloze import (
    LEVELS,
    Blank,
    blanks_of_level,
    first_kana,
    is_hit,
    suggested_level,
)
from oboeuta_desktop.core.song import Song

_BACKWARD = 0.05  # seconds; more than the clock's own tremble, less than any loop


BlankState = Literal["hidden", "hit", "revealed"]


@dataclass(frozen=True, slots=True)
class BlankNow:
    """A blank with its state and the kana shown as a hint."""

    blank: Blank
    state: BlankState
    hint: str


@dataclass(frozen=True, slots=True)
class Score:
    """Blanks sung in time, blanks passed and blanks in all.

    ``suggested_level`` is the level to go on with after a whole round; None while the round goes on
    or when it is the same one.
    """

    sung: int = 0
    passed: int = 0
    total: int = 0
    suggested_level: int | None = None


class Quiz(QObject):
    """The sing-through gaps: the song never stops, a gap opens after its word has passed.

    A blank can be tried again whenever the song goes back over it; its last attempt counts.

    Signals:
        active_changed: whether words are hidden at all.
        level_changed: 1..5.
        blanks_changed: a tuple of BlankNow, empty when not active.
        score_changed: a Score.
    """

    active_changed = Signal(bool)
    level_changed = Signal(int)
    blanks_changed = Signal(object)
    score_changed = Signal(object)

    def __init__(self, level: int = 1) -> None:
        super().__init__()
        self._song: Song | None = None
        self._active = False
        self._level = level
        self._round = 0
        self._blanks: tuple[Blank, ...] = ()
        self._hints: tuple[str, ...] = ()
        self._states: list[BlankState] = []
        self._sung: list[bool | None] = []
        self._position = 0.0
        self._score = Score()

    @property
    def active(self) -> bool:
        """Whether words are hidden."""
        return self._active

    @property
    def level(self) -> int:
        """The level, 1..5."""
        return self._level

    @property
    def score(self) -> Score:
        """The score of this round."""
        return self._score

    def open(self, song: Song) -> None:
        """Take the blanks from another song."""
        self._song = song
        self._position = 0.0
        self._begin()

    def set_active(self, active: bool) -> None:
        """Hide words, or show them all again."""
        if active == self._active:
            return
        self._active = active
        self._round += 1
        self.active_changed.emit(active)
        self._begin()

    def set_level(self, level: int) -> None:
        """Start a new round at ``level`` 1..5."""
        if level == self._level:
            return
        self._level = level
        self.level_changed.emit(level)
        self._begin()

    def set_position(self, position: float) -> None:
        """Follow the song (lyric seconds): open what has passed, hide what lies ahead again."""
        before, self._position = self._position, position
        if not self._states:
            return
        if position < before - _BACKWARD:
            changed = self._go_back(before, position)
        else:
            changed = self._go_on(position)
        if changed:
            self._announce()

    def press(self) -> bool:
        """The learner says the coming word was sung; whether that met a blank in time."""
        for index, blank in enumerate(self._blanks):
            if self._states[index] == "hidden" and is_hit(blank, self._position):
                self._states[index] = "hit"
                self._sung[index] = True
                self._announce()
                return True
        return False

    def _begin(self) -> None:
        self._blanks = ()
        self._hints = ()
        if self._song is not None and self._active:
            level = LEVELS[self._level - 1]
            lines = self._song.lyrics.lines
            self._blanks = blanks_of_level(
                level, self._song.lyrics, self._song.lessons, seed=self._round
            )
            self._hints = tuple(
                first_kana(lines[blank.line], blank) if level.hinted else ""
                for blank in self._blanks
            )
        self._states = ["hidden"] * len(self._blanks)
        self._sung = [None] * len(self._blanks)
        for index, blank in enumerate(self._blanks):
            if blank.revealed_at <= self._position:
                self._states[index] = "revealed"
        self._announce()

    def _go_on(self, position: float) -> bool:
        changed = False
        for index, blank in enumerate(self._blanks):
            if self._states[index] == "hidden" and blank.revealed_at <= position:
                self._states[index] = "revealed"
                self._sung[index] = False
                changed = True
        return changed

    def _go_back(self, before: float, position: float) -> bool:
        """Hide what lies ahead again; a word that was over but not yet open counts as passed."""
        changed = False
        for index, blank in enumerate(self._blanks):
            if self._states[index] == "hidden" and blank.end <= before and blank.end > position:
                self._sung[index] = False
                changed = True
            elif self._states[index] != "hidden" and blank.end > position:
                self._states[index] = "hidden"
                changed = True
        return changed

    def _announce(self) -> None:
        now = zip(self._blanks, self._states, self._hints, strict=True)
        self.blanks_changed.emit(tuple(BlankNow(*entry) for entry in now))
        sung = self._sung.count(True)
        passed = sung + self._sung.count(False)
        total = len(self._blanks)
        score = Score(sung, passed, total, self._suggested(sung, total, done=passed == total))
        if score != self._score:
            self._score = score
            self.score_changed.emit(score)

    def _suggested(self, sung: int, total: int, *, done: bool) -> int | None:
        level = suggested_level(self._level, sung, total) if done and total else self._level
        return None if level == self._level else level
