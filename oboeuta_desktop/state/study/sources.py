"""Answers one question: which question comes next in a round?"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    GateQuestion,
    Question,
    TruthQuestion,
)
from oboeuta_desktop.core.study_queue import (
    CONTRAST_AFTER,
    families,
    interleaved,
    point_about,
    weakest_first,
    with_contrast,
)
from oboeuta_desktop.core.study_queue import Waiting as WaitingPoint
from oboeuta_desktop.core.study_rules import variants_to_ask
from oboeuta_desktop.scheduling.queue import Item, Queue, after_confusion, item_of, variant_for
from oboeuta_desktop.scheduling.tally import PointTally
from oboeuta_desktop.state.study.answers import term_of_gate
from oboeuta_desktop.state.study.desk import Desk

CHOICES_IN_ROUND = 10
GATES_IN_ROUND = 12
TRUTHS_IN_ROUND = 10

_Asked = TypeVar("_Asked", bound=Question)


@dataclass(frozen=True, slots=True)
class Next:
    """A question, or a point to be explained instead (``question`` None): 苦手.

    Attributes:
        point: what it is about.
        question: what is asked.
        is_added: it was not planned: a mistake brought it, most often back.
    """

    point: str
    question: Question | None
    is_added: bool = False


class Source(Protocol):
    """Gives the questions of a round one by one."""

    @property
    def left(self) -> int:
        """How many are still to come, as far as is known."""
        ...

    @property
    def added(self) -> int:
        """How many of those were not planned when the round began."""
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

    @property
    def added(self) -> int:
        """None ever."""
        return 0

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
        self._planned = {item.point_id for item in queue.items}
        self._kin = families(desk.material.curriculum)

    @property
    def left(self) -> int:
        """How many are still to come."""
        return len(self._items)

    @property
    def added(self) -> int:
        """How many of those a confusion brought."""
        return sum(item.point_id not in self._planned for item in self._items)

    def next(self) -> Next | None:
        """The next one, in the form that its point's stability asks for."""
        while self._items:
            item, self._items = self._items[0], self._items[1:]
            item = item_of(self._desk.overview, item.point_id, item.reason)
            is_added = item.point_id not in self._planned
            self._planned.discard(item.point_id)
            if item.explain:
                return Next(item.point_id, None, is_added)
            variants = self._desk.material.questions.get(item.point_id, ())
            question = variant_for(self._desk.overview, item, variants)
            if question is not None:
                return Next(item.point_id, question, is_added)
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


class ChoiceSource:
    """Four choices on one point after the other; which of a point's questions is settled when it
    comes. After a confusion both points come back side by side, each once in a round.
    """

    def __init__(self, desk: Desk, points: Sequence[str], chance: random.Random) -> None:
        self._desk = desk
        self._chance = chance
        self._kin = families(desk.material.curriculum)
        self._points = tuple(points)
        self._back: set[str] = set()
        self._added = 0

    @property
    def left(self) -> int:
        """How many are still to come."""
        return len(self._points)

    @property
    def added(self) -> int:
        """How many of those, the last ones, make the round longer than it was to be."""
        return min(self._added, len(self._points))

    def next(self) -> Next | None:
        """The next one, most likely with the choices that this learner falls for."""
        if not self._points:
            return None
        is_added = self.added == len(self._points)
        point, self._points = self._points[0], self._points[1:]
        found = _fresh(self._desk, point, ChoiceQuestion)
        tally = self._desk.overview.point(point)
        weights = [1 + _lure(question, tally) for question in found]
        return Next(point, self._chance.choices(found, weights)[0], is_added)

    def confused(self, point: str, term: str) -> None:
        """Let the point and the one about ``term`` come back; the round stays as long as it was
        where that leaves room for them.
        """
        other = point_about(term, self._desk.material.curriculum)
        partner = None if other is None else other.id
        back = {point} if partner is None else {point, partner}
        if back & self._back:
            return
        self._back |= back
        row = with_contrast(self._points, point, partner, self._kin)
        until = 1 + max(place for place, each in enumerate(row) if each in back)
        before, self._points = self.left, row[: max(len(self._points), until)]
        self._added += self.left - before


class GateSource:
    """Questions which gate is meant. After a confusion what is left of the two gates moves to
    where a contrast pair belongs; the round stays as long as it was.
    """

    def __init__(self, questions: Iterable[GateQuestion]) -> None:
        self._questions = list(questions)
        self._last: GateQuestion | None = None

    @property
    def left(self) -> int:
        """How many are still to come."""
        return len(self._questions)

    @property
    def added(self) -> int:
        """None ever: the round stays as long as it was."""
        return 0

    def next(self) -> Next | None:
        """The next one."""
        if not self._questions:
            return None
        self._last = self._questions.pop(0)
        return Next(self._last.point, self._last)

    def confused(self, point: str, term: str) -> None:  # noqa: ARG002 - a gate has many points
        """Bring a question of each of the two gates side by side, two items later."""
        assert self._last is not None
        pair: list[GateQuestion] = []
        for gate in (term, term_of_gate(self._last.answer)):
            pair += [each for each in self._questions if term_of_gate(each.answer) == gate][:1]
        rest = [question for question in self._questions if question not in pair]
        place = min(CONTRAST_AFTER.start - 1, len(rest))
        self._questions = [*rest[:place], *pair, *rest[place:]]


def choice_round(desk: Desk, points: Sequence[str], chance: random.Random) -> ChoiceSource:
    """Four-choice questions on the weakest of ``points``, no two of a family in a row."""
    waiting = [WaitingPoint(point, desk.overview.recall(point, desk.now)) for point in points]
    chosen = weakest_first(waiting)[:CHOICES_IN_ROUND]
    return ChoiceSource(desk, interleaved(chosen, families(desk.material.curriculum)), chance)


def gate_round(desk: Desk, chance: random.Random) -> GateSource:
    """Twelve questions which gate is meant, LSTM's and GRU's mixed, each gate at least twice."""
    found = [
        question
        for point in desk.material.questions
        for question in _fresh(desk, point, GateQuestion)
    ]
    each = GATES_IN_ROUND // len(GATES)
    chosen: list[GateQuestion] = []
    for gate in GATES:
        mine = [question for question in found if question.answer == gate]
        chosen += chance.sample(mine, min(each, len(mine)))
    rest = [question for question in found if question not in chosen]
    chosen += chance.sample(rest, min(GATES_IN_ROUND - len(chosen), len(rest)))
    chance.shuffle(chosen)
    return GateSource(chosen)


def truth_round(desk: Desk, points: Sequence[str], chance: random.Random) -> ListSource:
    """Ten statements, half of them false."""
    found = [question for point in points for question in _fresh(desk, point, TruthQuestion)]
    half = TRUTHS_IN_ROUND // 2
    chosen: list[Question] = []
    for is_true in (True, False):
        mine = [question for question in found if question.is_true is is_true]
        chosen += chance.sample(mine, min(half, len(mine)))
    chance.shuffle(chosen)
    return ListSource(chosen)


def _fresh(desk: Desk, point: str, kind: type[_Asked]) -> list[_Asked]:
    """The point's questions of a kind but the one asked last, if there is another."""
    found = [question for question in desk.material.questions[point] if isinstance(question, kind)]
    last = desk.overview.point(point).last_item
    allowed = variants_to_ask([question.id for question in found], last)
    return [question for question in found if question.id in allowed]


def _lure(question: ChoiceQuestion, tally: PointTally) -> int:
    """How often the learner fell for what the question's wrong choices offer."""
    return sum(tally.taken_for[choice.confuses] for choice in question.choices if choice.confuses)
