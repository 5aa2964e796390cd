"""Answers one question: what is kept of the gaps that the learner says were sung?

It is the learner's own word with the song to lean on, so it is practice: it reaches no schedule and
lifts no level. It is collected while the song plays and written when that disturbs nothing.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop import __version__
from oboeuta_desktop.core.attempt import LONGEST_ID, Attempt
from oboeuta_desktop.core.cloze import Blank, Known
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.scheduling.deadline import judged_at
from oboeuta_desktop.state.quiz import Quiz, Score
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.storage.study_store import Sitting

Best = tuple[int, int]
"""Gaps sung in time, of how many."""

MOST_WAITING = 200
"""Gaps that wait to be written; a line that is looped for hours is written now and then."""
_BEST = "sung_best"


class SungLog(QObject):
    """Keeps each passed gap as an attempt of mode S, and the best whole round of each level.

    Signals:
        known_changed: ``known`` is another one.
        best_changed: there is a new best of the song and level that are sung.
    """

    known_changed = Signal()
    best_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        quiz: Quiz,
        *,
        new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
    ) -> None:
        super().__init__()
        self._desk = desk
        self._quiz = quiz
        self._new_id = new_id
        self._song: Song | None = None
        self._sitting: Sitting | None = None
        self._waiting: list[Attempt] = []
        quiz.round_begun.connect(self._begin)
        quiz.passed.connect(self._note)
        quiz.round_ended.connect(self._end)
        desk.opened.connect(self.best_changed)
        desk.changed.connect(self.known_changed)

    def best_of(self, song_id: str, level: int) -> Best | None:
        """The best whole round of a song at a level 1..5; None before the first one."""
        if not self._desk.is_open:
            return None
        kept = self._desk.setting(_key(song_id, level)) or ""
        sung, _, total = kept.partition("/")
        return (int(sung), int(total)) if sung.isdecimal() and total.isdecimal() else None

    def known(self) -> dict[str, Known]:
        """How well each point is known by now, by its id; empty while the desk is not open."""
        desk = self._desk
        if not desk.is_open:
            return {}
        at, overview = judged_at(desk.exam, desk.now), desk.overview
        points = [point.id for point in desk.material.curriculum.points]
        return {each: Known(overview.level(each, at), overview.recall(each, at)) for each in points}

    def flush(self) -> None:
        """Write what waits, in one transaction in the background. Not while the song plays."""
        sitting, waiting = self._sitting, self._waiting
        if sitting is None or not waiting or not self._desk.is_open:
            return
        self._waiting = []
        score = self._quiz.score
        params = {"level": sitting.params["level"], "sung": score.sung, "total": score.total}
        self._desk.take_all(waiting, _ended(sitting, self._desk.now, params), reviewed=True)

    def _begin(self) -> None:
        """What was passed so far belongs to the round before."""
        self.flush()
        self._waiting.clear()  # a desk that does not open takes nothing
        self._sitting = None

    def _note(self, blank: Blank, sung: bool) -> None:
        song = self._quiz.song
        lesson = song.lessons[blank.line] if song is not None else None
        if song is None or lesson is None or not lesson.points:
            return
        now = self._desk.now
        if self._sitting is None:
            params = {"level": self._quiz.level}
            self._sitting = Sitting(self._new_id(), "S", song.song_id, now, None, params)
        word = blank.keyword.text
        attempt = Attempt(
            uuid=self._new_id(),
            at_utc=now,
            tz_offset=self._desk.tz_offset,
            session_id=self._sitting.id,
            point_id=lesson.points[0],
            item_id=f"{song.song_id}:{lesson.line_text}:{word}"[:LONGEST_ID],
            mode="S",
            # A key that was not pressed says nothing about what was sung: left open, not wrong.
            verdict="exact" if sung else "empty",
            app_version=__version__,
            content_hash=hashlib.sha256(word.encode()).hexdigest()[:16],
        )
        self._waiting.append(attempt)
        if len(self._waiting) >= MOST_WAITING:
            self.flush()

    def _end(self, score: Score) -> None:
        song = self._quiz.song
        if song is not None and self._desk.is_open:
            best = self.best_of(song.song_id, self._quiz.level)
            if best is None or _is_better((score.sung, score.total), best):
                key = _key(song.song_id, self._quiz.level)
                self._desk.set_setting(key, f"{score.sung}/{score.total}")
                self.best_changed.emit()
        self.flush()


def _is_better(new: Best, old: Best) -> bool:
    """The larger share; of equal shares the one of more gaps."""
    left, right = new[0] * max(1, old[1]), old[0] * max(1, new[1])
    return left > right or (left == right and new[1] > old[1])


def _ended(sitting: Sitting, at: datetime, params: dict[str, int]) -> Sitting:
    return Sitting(sitting.id, sitting.mode, sitting.song_id, sitting.started, at, params)


def _key(song_id: str, level: int) -> str:
    return f"{_BEST}/{song_id}/{level}"
