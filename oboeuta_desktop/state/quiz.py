"""Answers one question: which words are hidden now, and how many has the learner sung in time?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.cloze import (
    LEVELS,
    NOTHING_KNOWN,
    Blank,
    Known,
    is_hit,
    suggested_level,
)
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.vanishing import Hidden, hidden_of

_BACKWARD = 0.05  # seconds; more than the clock's own tremble, less than any loop
_JUMP = 1.0  # seconds forward at once: nobody heard what lies between


BlankState = Literal["hidden", "hit", "revealed", "faded", "open"]
"""A gap is hidden, then hit or revealed; a word of which the reading is left is faded, then open.
"""


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

    A blank can be tried again whenever the song goes back over it; its last attempt counts. A round
    is whole when every blank was passed; the song's next beginning is then the next round. What was
    jumped over counts as not sung, but nobody tried it.

    Signals:
        active_changed: whether words are hidden at all.
        level_changed: 1..5.
        blanks_changed: a tuple of BlankNow, empty when not active.
        score_changed: a Score.
        round_begun: what was passed before belongs to another round.
        passed: a Blank, and whether it was sung in time; not for what was jumped over.
        round_ended: the Score of a whole round in which nothing was jumped over.
    """

    active_changed = Signal(bool)
    level_changed = Signal(int)
    blanks_changed = Signal(object)
    score_changed = Signal(object)
    round_begun = Signal()
    passed = Signal(object, bool)
    round_ended = Signal(object)

    def __init__(self, level: int = 1) -> None:
        super().__init__()
        self._song: Song | None = None
        self._active = False
        self._level = level
        self._round = 0
        self._known: Mapping[str, Known] = NOTHING_KNOWN
        self._vanishes = False
        self._hidden = Hidden()
        self._blanks: tuple[Blank, ...] = ()
        self._states: list[BlankState] = []
        self._sung: list[bool | None] = []
        self._open = 0
        self._is_whole = False
        self._has_skipped = False
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
    def song(self) -> Song | None:
        """The song the blanks are taken from."""
        return self._song

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

    def set_known(self, known: Mapping[str, Known]) -> None:
        """How well the points are known by now, by their ids: it counts from the next round on.

        A round in which nothing was passed yet begins anew.
        """
        self._known = dict(known)
        untouched = self._sung.count(None) == len(self._sung) and "hit" not in self._states
        if self._active and untouched and self._chosen() != self._hidden:
            self._begin()

    def set_vanishing(self, vanishes: bool) -> None:
        """Let the words fade that are known by now, beside the gaps of the level, or do not."""
        if vanishes != self._vanishes:
            self._vanishes = vanishes
            if self._active:
                self._begin()

    def set_position(self, position: float) -> None:
        """Follow the song (lyric seconds): open what has passed, hide what lies ahead again."""
        before, self._position = self._position, position
        if not self._states and not self._hidden.readings:
            return
        is_back = position < before - _BACKWARD
        if is_back and self._is_whole and position < self._blanks[0].line_start:
            self._round += 1
            self._begin()
            return
        changed = self._go_back(before, position) if is_back else self._go_on(before, position)
        opened = self._opened()
        if changed or opened != self._open:
            self._open = opened
            self._announce()

    def press(self) -> bool:
        """The learner says the coming word was sung; whether that met a blank in time."""
        for index, blank in enumerate(self._blanks):
            if self._states[index] == "hidden" and is_hit(blank, self._position):
                self._states[index] = "hit"
                self._pass(index, sung=True)
                self._announce()
                return True
        return False

    def _begin(self) -> None:
        self.round_begun.emit()
        self._hidden = self._chosen()
        self._blanks = tuple(gap.blank for gap in self._hidden.gaps)
        self._states = ["hidden"] * len(self._hidden.gaps)
        self._sung = [None] * len(self._hidden.gaps)
        self._is_whole = self._has_skipped = False
        for index, blank in enumerate(self._blanks):
            if blank.revealed_at <= self._position:
                self._states[index] = "revealed"
        self._open = self._opened()
        self._announce()

    def _chosen(self) -> Hidden:
        """What this round hides."""
        song = self._song
        if song is None or not self._active:
            return Hidden()
        level = LEVELS[self._level - 1]
        return hidden_of(level, song, seed=self._round, known=self._known, vanishes=self._vanishes)

    def _opened(self) -> int:
        """Of how many words, of which the reading was left, the whole is shown."""
        return sum(gap.blank.revealed_at <= self._position for gap in self._hidden.readings)

    def _go_on(self, before: float, position: float) -> bool:
        changed = False
        is_jump = position > before + _JUMP
        for index, blank in enumerate(self._blanks):
            if self._states[index] == "hidden" and blank.revealed_at <= position:
                self._states[index] = "revealed"
                if is_jump:
                    self._sung[index], self._has_skipped = False, True
                else:
                    self._pass(index, sung=False)
                changed = True
        return changed

    def _go_back(self, before: float, position: float) -> bool:
        """Hide what lies ahead again; a word that was over but not yet open counts as passed."""
        changed = False
        for index, blank in enumerate(self._blanks):
            if self._states[index] == "hidden" and blank.end <= before and blank.end > position:
                self._pass(index, sung=False)
                changed = True
            elif self._states[index] != "hidden" and blank.end > position:
                self._states[index] = "hidden"
                changed = True
        return changed

    def _pass(self, index: int, *, sung: bool) -> None:
        self._sung[index] = sung
        self.passed.emit(self._blanks[index], sung)

    def _announce(self) -> None:
        now = zip(self._hidden.gaps, self._states, strict=True)
        shown = [BlankNow(gap.blank, state, gap.hint) for gap, state in now]
        for gap in self._hidden.readings:
            is_open = gap.blank.revealed_at <= self._position
            shown.append(BlankNow(gap.blank, "open" if is_open else "faded", gap.hint))
        self.blanks_changed.emit(tuple(shown))
        self._count()

    def _count(self) -> None:
        sung = self._sung.count(True)
        passed = sung + self._sung.count(False)
        total = len(self._states)
        is_whole = total > 0 and passed == total
        score = Score(sung, passed, total, self._suggested(sung, total, done=is_whole))
        if score != self._score:
            self._score = score
            self.score_changed.emit(score)
        if is_whole and not self._is_whole:
            self._is_whole = True
            if not self._has_skipped:
                self.round_ended.emit(score)

    def _suggested(self, sung: int, total: int, *, done: bool) -> int | None:
        level = suggested_level(self._level, sung, total) if done and total else self._level
        return None if level == self._level else level
