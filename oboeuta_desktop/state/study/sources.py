"""Answers one question: which question comes next in a round?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    GateQuestion,
    Question,
    TruthQuestion,
)
from oboeuta_desktop.core.study_queue import Waiting as WaitingPoint
from oboeuta_desktop.core.study_queue import families, interleaved, point_about, weakest_first
from oboeuta_desktop.scheduling.queue import Item, Queue, after_confusion, item_of, variant_for
from oboeuta_desktop.state.study.desk import Desk

CHOICES_IN_ROUND = 10
GATES_IN_ROUND = 12
TRUTHS_IN_ROUND = 10


@dataclass(frozen=True, slots=True)
class Next:
    """A question, or a point to be explained instead (``question`` None): 苦手."""

    point: str
    question: Question | None


class Source(Protocol):
    """Gives the questions of a round one by one."""

    @property
    def left(self) -> int:
        """How many are still to come, as far as is known."""
        ...

    def next(self) -> Next | None:
        """The next one; None when the round is over."""
        ...

    def confused(self, point: str, term: str) -> None:
        """The point was just taken for something about ``term``."""
        ...


class ListSource:
    """Questions that were chosen beforehand."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = list(questions)

    @property
    def left(self) -> int:
        """How many are still to come."""
        return len(self._questions)

    def next(self) -> Next | None:
        """The next one."""
        if not self._questions:
            return None
        question = self._questions.pop(0)
        return Next(question.point, question)

    def confused(self, point: str, term: str) -> None:
        """What comes is fixed."""


class QueueSource:
    """The queue of what is due; after a confusion both points come back soon, side by side."""

    def __init__(self, desk: Desk, queue: Queue) -> None:
        self._desk = desk
        self._items: tuple[Item, ...] = queue.items
        self._kin = families(desk.material.curriculum)

    @property
    def left(self) -> int:
        """How many are still to come."""
        return len(self._items)

    def next(self) -> Next | None:
        """The next one, in the form that its point's stability asks for."""
        while self._items:
            item, self._items = self._items[0], self._items[1:]
            item = item_of(self._desk.overview, item.point_id, item.reason)
            if item.explain:
                return Next(item.point_id, None)
            variants = self._desk.material.questions.get(item.point_id, ())
            question = variant_for(self._desk.overview, item, variants)
            if question is not None:
                return Next(item.point_id, question)
        return None

    def confused(self, point: str, term: str) -> None:
        """Let the point and the one about ``term`` come back."""
        other = point_about(term, self._desk.material.curriculum)
        self._items = after_confusion(
            self._desk.overview,
            self._items,
            point,
            None if other is None else other.id,
            self._kin,
        )


def choice_round(desk: Desk, points: Sequence[str], chance: random.Random) -> ListSource:
    """Four-choice questions on the weakest of ``points``, no two of a family in a row."""
    material, now = desk.material, desk.now
    waiting = [WaitingPoint(point, desk.overview.recall(point, now)) for point in points]
    chosen = weakest_first(waiting)[:CHOICES_IN_ROUND]
    row = interleaved(chosen, families(material.curriculum))
    return ListSource(
        chance.choice([q for q in material.questions[point] if isinstance(q, ChoiceQuestion)])
        for point in row
    )


def gate_round(desk: Desk, chance: random.Random) -> ListSource:
    """Twelve questions which gate is meant, LSTM's and GRU's mixed, each gate at least twice."""
    found = [q for q in desk.material.by_id.values() if isinstance(q, GateQuestion)]
    each = GATES_IN_ROUND // len(GATES)
    chosen: list[Question] = []
    for gate in GATES:
        mine = [question for question in found if question.answer == gate]
        chosen += chance.sample(mine, min(each, len(mine)))
    rest = [question for question in found if question not in chosen]
    chosen += chance.sample(rest, min(GATES_IN_ROUND - len(chosen), len(rest)))
    chance.shuffle(chosen)
    return ListSource(chosen)


def truth_round(desk: Desk, points: Sequence[str], chance: random.Random) -> ListSource:
    """Ten statements, half of them false."""
    found = [
        question
        for point in points
        for question in desk.material.questions[point]
        if isinstance(question, TruthQuestion)
    ]
    half = TRUTHS_IN_ROUND // 2
    chosen: list[Question] = []
    for is_true in (True, False):
        mine = [question for question in found if question.is_true is is_true]
        chosen += chance.sample(mine, min(half, len(mine)))
    chance.shuffle(chosen)
    return ListSource(chosen)
