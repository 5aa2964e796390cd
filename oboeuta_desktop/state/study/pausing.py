"""Answers one question: where does the song stop for a word to be written, and how does it go on?

The song falls silent 120 ms before the hidden word (the mixer does it on the frame), waits for one
answer, and then sings the whole line with the word in sight. What was heard before it was written
says nothing about what is known.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop import __version__
from oboeuta_desktop.core.attempt import RIGHT, Attempt
from oboeuta_desktop.core.cloze import Blank, choose_blanks, find_blanks, first_kana, reading_of
from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.state.quiz import BlankNow, BlankState
from oboeuta_desktop.state.study.answers import Found
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.study_store import Sitting

LEAD = 0.12
"""Seconds before the hidden word at which the song is silent."""
SHARE = 0.5
"""So much of a song's keywords is asked: the song shall still be heard between two questions."""
OTHER_WORD = "＿＿"
"""Stands for another hidden word of the line."""
AGAIN = 2.0
"""Seconds that are heard again at least, also where the word stands near its line's beginning."""
_SHORTEST = 0.02  # seconds; nearer to a stop than this the song need not begin to play


@dataclass(frozen=True, slots=True)
class Pause:
    """The song waits for a word.

    Attributes:
        blank: the hidden place.
        before, after: what stands around it in its line; ``OTHER_WORD`` for what is hidden too.
        number, total: of the words of this song.
        hint: what is told so far: the first kana, and from the second hint on how many morae.
    """

    blank: Blank
    before: str
    after: str
    number: int
    total: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer, as it was kept."""

    pause: Pause
    found: Found
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class WritingScore:
    """How many words were right, of those asked, of all."""

    right: int = 0
    asked: int = 0
    total: int = 0


class PauseAndType(QObject):
    """Mode P on the song that is on stage.

    Signals:
        active_changed: whether it runs.
        asked: ``Pause``; again with a hint.
        written: ``Written``.
        blanks_changed: a tuple of ``BlankNow``, empty when it does not run.
        score_changed: ``WritingScore``.
    """

    active_changed = Signal(bool)
    asked = Signal(object)
    written = Signal(object)
    blanks_changed = Signal(object)
    score_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        player: Transport,
        *,
        new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
    ) -> None:
        super().__init__()
        self._desk = desk
        self._player = player
        self._new_id = new_id
        self._song: Song | None = None
        self._offset = 0.0
        self._blanks: tuple[Blank, ...] = ()
        self._states: list[BlankState] = []
        self._heard: set[int] = set()
        self._here: int | None = None
        self._hints = 0
        self._replays = 0
        self._is_replaying = False
        self._since: datetime | None = None
        self._position = 0.0
        self._active = False
        self._sitting = ""
        self._score = WritingScore()
        self._stop = player.stops.of("write")
        self._stop.reached.connect(self._arrive)

    @property
    def active(self) -> bool:
        """Whether it runs."""
        return self._active

    @property
    def pause(self) -> Pause | None:
        """The word that is waited for."""
        return None if self._here is None else self._pause_at(self._here)

    def open(self, song: Song, offset: float = 0.0) -> None:
        """Another song is on stage; ``offset`` seconds its lyrics are shown earlier."""
        self._song = song
        self._offset = offset
        self._position = 0.0
        if self._active:
            self._begin()

    def set_active(self, active: bool) -> None:
        """Hide words and stop before them, or let the song be as it is."""
        if active == self._active:
            return
        self._active = active
        self._begin()
        self.active_changed.emit(active)

    def set_offset(self, offset: float) -> None:
        """The lyrics are shown ``offset`` seconds earlier from now on."""
        self._offset = offset
        if self._active and self._here is None:
            self._look_ahead()

    def pass_by(self) -> None:
        """The learner lets the song go on without writing: the word will be heard.

        What leads to the word may be heard again; it still waits then.
        """
        if self._here is not None and not self._is_replaying:
            self._here = None
            self._announce()

    def set_position(self, position: float) -> None:
        """Follow the song (lyric seconds): what is passed was heard; look ahead after a jump."""
        before, self._position = self._position, position
        if self._is_replaying and not self._leads_to_word(position):
            self._is_replaying = False
            self.pass_by()
        if not self._active or self._here is not None:
            return
        jumped = not 0 <= position - before < 1.0
        if not jumped:
            passed = [
                index
                for index, blank in enumerate(self._blanks)
                if before < blank.end <= position and self._states[index] == "hidden"
            ]
            for index in passed:
                self._heard.add(index)
                self._states[index] = "revealed"
            if passed:
                self._announce()
        if jumped:
            self._look_ahead()

    def answer(self, text: str) -> None:
        """What was written; an empty answer asks for a hint."""
        if self._here is None:
            return
        blank = self._blanks[self._here]
        found = self._desk.judge.judge_text(text, blank.keyword.accepted)
        if found.verdict == "empty":
            self.hint()
        else:
            self._keep(Found(found.verdict, text, found.confused_with, found.kept))

    def replay(self) -> None:
        """Let what leads to the word be heard again; the word still waits."""
        if self._here is None:
            return
        self._replays += 1
        self._is_replaying = True
        self._stop.at(self._stop_of(self._here))
        self._player.seek(max(0.0, self._again_from(self._here) - self._offset))
        self._player.play()

    def hint(self) -> None:
        """Tell the first kana, then how many morae there are."""
        if self._here is not None and self._hints < 2:
            self._hints += 1
            self.asked.emit(self._pause_at(self._here))

    def reveal(self) -> None:
        """Show the word; it was not known."""
        if self._here is not None:
            self._keep(Found("revealed", ""))

    def _begin(self) -> None:
        song = self._song
        self._blanks, self._here, self._is_replaying = (), None, False
        if song is not None and self._active and self._desk.is_open:
            found = find_blanks(song.lyrics, song.lessons)
            self._sitting = self._new_id()
            seed = int(hashlib.sha256(self._sitting.encode()).hexdigest()[:8], 16)
            self._blanks = choose_blanks(found, SHARE, seed=seed)
            now = self._desk.now
            self._desk.keep_sitting(Sitting(self._sitting, "P", song.song_id, now, None, {}))
        self._states = ["hidden"] * len(self._blanks)
        self._heard = set()
        self._score = WritingScore(total=len(self._blanks))
        self._look_ahead()
        self._announce()
        self.score_changed.emit(self._score)

    def _look_ahead(self) -> None:
        """Arm the stop before the next hidden word."""
        ahead = self._next()
        self._stop.at(None if ahead is None else self._stop_of(ahead))

    def _next(self) -> int | None:
        for index, blank in enumerate(self._blanks):
            ahead = blank.start - LEAD >= self._position - _SHORTEST
            if ahead and self._states[index] == "hidden":
                return index
        return None

    def _stop_of(self, index: int) -> float:
        return max(0.0, self._blanks[index].start - LEAD - self._offset)

    def _again_from(self, index: int) -> float:
        """Lyric seconds."""
        blank = self._blanks[index]
        return max(0.0, min(blank.line_start, blank.start - LEAD - AGAIN))

    def _leads_to_word(self, position: float) -> bool:
        assert self._here is not None
        start = self._again_from(self._here)
        return start - _SHORTEST <= position <= self._blanks[self._here].start

    def _arrive(self) -> None:
        if self._is_replaying:
            self._is_replaying = False
            return
        ahead = self._next() if self._active else None
        if ahead is None:
            return
        self._here, self._hints, self._replays = ahead, 0, 0
        self._since = self._desk.now
        self.asked.emit(self._pause_at(ahead))

    def _pause_at(self, index: int) -> Pause:
        assert self._song is not None
        blank = self._blanks[index]
        line = self._song.lyrics.lines[blank.line]
        hint = first_kana(line, blank) if self._hints else ""
        if self._hints > 1:
            hint += "○" * (len(split_morae(reading_of(line, blank.first, blank.last))) - 1)
        before, after = self._without_words(0, blank), self._without_words(len(line.text), blank)
        return Pause(blank, before, after, index + 1, len(self._blanks), hint)

    def _without_words(self, edge: int, blank: Blank) -> str:
        """What stands between ``blank`` and an edge of its line; other hidden words stay hidden."""
        assert self._song is not None
        first, last = (edge, blank.first) if edge < blank.last else (blank.last, edge)
        text = self._song.lyrics.lines[blank.line].text
        hidden = [
            (each.first, each.last)
            for each, state in zip(self._blanks, self._states, strict=True)
            if each.line == blank.line and state == "hidden" and first <= each.first < last
        ]
        for start, end in reversed(hidden):
            text = text[:start] + OTHER_WORD + text[end:]
            last += len(OTHER_WORD) - (end - start)
        return text[first:last]

    def _keep(self, found: Found) -> None:
        index, song = self._here, self._song
        assert index is not None
        assert song is not None
        blank, pause = self._blanks[index], self._pause_at(index)
        attempt = self._attempt(blank, found)
        if attempt is not None:
            attempt = self._desk.take(attempt, heard=index in self._heard)
            self.written.emit(Written(pause, found, attempt))
        right = found.verdict in RIGHT
        self._states[index] = "hit" if right else "revealed"
        score = self._score
        self._score = WritingScore(score.right + right, score.asked + 1, score.total)
        self._here, self._is_replaying = None, False
        self._announce()
        self.score_changed.emit(self._score)
        self._sing_line(blank)

    def _sing_line(self, blank: Blank) -> None:
        """Sing the whole line with the word in sight, up to the next hidden one."""
        self._position = blank.line_start
        self._look_ahead()
        self._player.seek(max(0.0, blank.line_start - self._offset))
        self._player.play()

    def _attempt(self, blank: Blank, found: Found) -> Attempt | None:
        """None for a line that teaches no point: there is nothing to schedule."""
        assert self._song is not None
        lesson = self._song.lessons[blank.line]
        if lesson is None or not lesson.points:
            return None
        now = self._desk.now
        since = self._since or now
        return Attempt(
            uuid=self._new_id(),
            at_utc=now,
            tz_offset=self._desk.tz_offset,
            session_id=self._sitting,
            point_id=lesson.points[0],
            item_id=f"{self._song.song_id}:{lesson.line_text}:{blank.keyword.text}"[:200],
            mode="P",
            verdict=found.verdict,
            given=found.given,
            confused_with=found.confused_with,
            hints=self._hints,
            replays=self._replays,
            ms=max(0, round((now - since).total_seconds() * 1000)),
            app_version=__version__,
            content_hash=hashlib.sha256(blank.keyword.text.encode()).hexdigest()[:16],
        )

    def _announce(self) -> None:
        now = zip(self._blanks, self._states, strict=True)
        self.blanks_changed.emit(tuple(BlankNow(blank, state, "") for blank, state in now))
