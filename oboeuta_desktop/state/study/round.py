"""Answers one question: how does a round of questions go, from asking to the score?

Ask, answer, feedback, next: one try each. An empty answer asks for a hint. Three hints, then only
revealing is left, which counts as not known.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop import __version__
from oboeuta_desktop.core.attempt import RIGHT, Attempt, Confidence, Mode
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    Gate,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
    content_hash,
)
from oboeuta_desktop.core.study_rules import Hint, may_override, next_hint
from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.state.study import answers
from oboeuta_desktop.state.study.answers import Found
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.gate_time import (
    answering_seconds,
    best_gate_time,
    keep_gate_time,
)
from oboeuta_desktop.state.study.sources import Source
from oboeuta_desktop.storage.study_store import Sitting


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands before the learner.

    Attributes:
        number: of those that were planned, from 1; with one that was added, of the last before it.
        total: how many were planned: mistakes on the way do not move it.
        added: how many come beyond those, after mistakes, this one included if ``is_added``.
        is_added: whether this is one of them.
        question: what is asked; None for a point to be explained instead.
        point: its point.
        order: of a choice question: the places of its choices as shown; () elsewhere.
        hints: how many were shown.
    """

    number: int
    total: int
    question: Question | None
    point: str
    order: tuple[int, ...] = ()
    hints: int = 0
    added: int = 0
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with what was found of it, as it was kept."""

    asked: Asked
    found: Found
    attempt: Attempt

    @property
    def is_right(self) -> bool:
        """Whether it counts as right, by judgement or by the learner's word."""
        return self.attempt.overridden or self.attempt.verdict in RIGHT

    @property
    def may_override(self) -> bool:
        """Whether the learner may have it count as right: only what was typed can be misjudged."""
        is_typed = isinstance(self.asked.question, TypedQuestion | NumericQuestion)
        return is_typed and may_override(self.attempt)


@dataclass(frozen=True, slots=True)
class RoundScore:
    """How a round went; ``sure_but_wrong`` are the answers to look at first.

    Attributes:
        answered: every answer.
        seconds: from the first question to the end.
        best_seconds: of a round of gates: answering in the best one without a mistake; None where
            there was none yet.
        is_best: whether that was this one.
    """

    answered: tuple[Answered, ...]
    seconds: float
    best_seconds: float | None = None
    is_best: bool = False

    @property
    def answering_seconds(self) -> float:
        """How long the answers took, without what was read in between."""
        return answering_seconds(each.attempt for each in self.answered)

    @property
    def right(self) -> int:
        """How many count as right."""
        return sum(each.is_right for each in self.answered)

    @property
    def sure_but_wrong(self) -> tuple[Answered, ...]:
        """Answers that were wrong and marked as sure."""
        return tuple(
            each
            for each in self.answered
            if not each.is_right and each.attempt.confidence == "sure"
        )


@dataclass(slots=True)
class _Going:
    """What is known of the question that is being answered."""

    asked: Asked
    since: datetime
    confidence: Confidence | None = None
    answered: Answered | None = field(default=None)


class Round(QObject):
    """A round in one mode.

    Signals:
        asked: ``Asked``; the next question, or the same with another hint.
        hinted: the word for the hint ("kana", "picture", "choices") that may be shown now.
        answered: ``Answered``; also again, when it is overridden or that is taken back.
        ended: ``RoundScore``.
    """

    asked = Signal(object)
    hinted = Signal(str)
    answered = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        desk: Desk,
        mode: Mode,
        source: Source,
        *,
        chance: random.Random,
        new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._mode: Mode = mode
        self._source = source
        self._chance = chance
        self._new_id = new_id
        self._sitting = Sitting(new_id(), mode, "", desk.now, None, {})
        self._going: _Going | None = None
        self._done: list[Answered] = []
        self._number = 0
        self._is_over = False

    @property
    def mode(self) -> Mode:
        """The mode, such as "R"."""
        return self._mode

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self._is_over

    @property
    def minutes(self) -> float:
        """How long it has been going on."""
        return (self._desk.now - self._sitting.started).total_seconds() / 60

    def begin(self) -> None:
        """Ask the first question."""
        self._desk.keep_sitting(self._sitting)
        self.go_on()

    def go_on(self) -> None:
        """Ask the next question, or end when there is none; does nothing before an answer."""
        going = self._going
        if self._is_over or (going is not None and going.answered is None and self._is_asking):
            return
        found = self._source.next()
        if found is None:
            self.end()
            return
        self._number += not found.is_added
        number, added = self._number, self._source.added
        order: tuple[int, ...] = ()
        if isinstance(found.question, ChoiceQuestion):
            places = list(range(len(found.question.choices)))
            self._chance.shuffle(places)
            order = tuple(places)
        asked = Asked(
            number=number,
            total=number + self._source.left - added,
            question=found.question,
            point=found.point,
            order=order,
            added=added + found.is_added,
            is_added=found.is_added,
        )
        self._going = _Going(asked, self._desk.now)
        self.asked.emit(asked)

    def answer_text(self, text: str) -> None:
        """A typed answer; an empty one asks for a hint."""
        question = self._open_question()
        if question is None:
            return
        found = answers.typed(self._desk.judge, question, text)
        if found.verdict == "empty":
            self.hint()
        else:
            self._keep(found)

    def answer_choice(self, place: int) -> None:
        """The choice at ``place`` as shown, from 0."""
        question, going = self._open_question(), self._going
        if going is not None and isinstance(question, ChoiceQuestion):
            order = going.asked.order
            if 0 <= place < len(order):
                self._keep(answers.chosen(question, order[place]))

    def answer_gate(self, gate: Gate) -> None:
        """The gate that is meant."""
        question = self._open_question()
        if isinstance(question, GateQuestion):
            self._keep(answers.pointed(question, gate))

    def answer_truth(self, *, is_true: bool, replacement: str | None = None) -> None:
        """○, or × with the word that makes the statement true."""
        question = self._open_question()
        if isinstance(question, TruthQuestion):
            self._keep(answers.held_true(question, is_true=is_true, replacement=replacement))

    def answer_move(self, state: State) -> None:
        """The plot was left like this: it is judged now, not when a goal is passed on the way."""
        question = self._open_question()
        if isinstance(question, MoveQuestion):
            self._keep(answers.moved(question, state))

    def mark(self, confidence: Confidence) -> None:
        """Sure or not, said before the result."""
        if self._going is not None and self._going.answered is None:
            self._going.confidence = confidence

    def hint(self) -> None:
        """Show one hint more; with none left, nothing."""
        going = self._going
        if going is None or going.answered is not None:
            return
        hint: Hint | None = next_hint(going.asked.hints)
        if hint is not None:
            going.asked = replace(going.asked, hints=going.asked.hints + 1)
            self.hinted.emit(hint)

    def reveal(self) -> None:
        """Give up on the question: what is right is shown, and it was not known."""
        if self._open_question() is not None:
            self._keep(Found("revealed", ""))

    def saw(self) -> None:
        """The point was explained instead of asked; from now on it is asked again."""
        going = self._going
        if self._is_over or going is None or going.asked.question is not None:
            return
        self._desk.take(self._attempt(going, f"{going.asked.point}.explained", Found("seen", "")))
        self._going = None

    def override(self) -> None:
        """Count the answer as right: the learner says so."""
        going = self._going
        if going is not None and going.answered is not None and going.answered.may_override:
            self._change(self._desk.count_as_right(going.answered.attempt))

    def undo_override(self) -> None:
        """Judge the answer as before."""
        going = self._going
        if going is not None and going.answered is not None and going.answered.attempt.overridden:
            self._change(self._desk.count_as_judged(going.answered.attempt))

    def end(self) -> None:
        """End the round here; what was answered is kept."""
        if self._is_over:
            return
        self._is_over = True
        self._desk.keep_sitting(replace(self._sitting, ended=self._desk.now))
        seconds = (self._desk.now - self._sitting.started).total_seconds()
        score = RoundScore(tuple(self._done), seconds)
        if self._mode == "G":
            is_best = keep_gate_time(self._desk, (each.attempt for each in self._done))
            score = replace(score, best_seconds=best_gate_time(self._desk), is_best=is_best)
        self.ended.emit(score)

    @property
    def _is_asking(self) -> bool:
        return self._going is not None and self._going.asked.question is not None

    def _open_question(self) -> Question | None:
        """The question that waits for its answer."""
        going = self._going
        if going is None or going.answered is not None or self._is_over:
            return None
        return going.asked.question

    def _keep(self, found: Found) -> None:
        going = self._going
        assert going is not None
        question = going.asked.question
        assert question is not None
        attempt = self._attempt(going, question.id, found)
        attempt = self._desk.take(replace(attempt, content_hash=content_hash(question)))
        going.answered = Answered(going.asked, found, attempt)
        self._done.append(going.answered)
        if found.verdict == "confused" and found.confused_with:
            self._source.confused(going.asked.point, found.confused_with)
        self.answered.emit(going.answered)

    def _attempt(self, going: _Going, item_id: str, found: Found) -> Attempt:
        """What was found, as a row of the log."""
        now = self._desk.now
        return Attempt(
            uuid=self._new_id(),
            at_utc=now,
            tz_offset=self._desk.tz_offset,
            session_id=self._sitting.id,
            point_id=going.asked.point,
            item_id=item_id,
            mode=self._mode,
            verdict=found.verdict,
            given=found.given,
            confused_with=found.confused_with,
            hints=going.asked.hints,
            ms=max(0, round((now - going.since).total_seconds() * 1000)),
            confidence=going.confidence,
            app_version=__version__,
        )

    def _change(self, attempt: Attempt) -> None:
        going = self._going
        assert going is not None
        assert going.answered is not None
        going.answered = replace(going.answered, attempt=attempt)
        self._done[-1] = going.answered
        self.answered.emit(going.answered)
