"""Answers one question: how would a learner fare who forgets just as FSRS says?

The learner is FSRS's own model, with the library's own function for recall (whole days). That is
kinder than life: figures are for comparing policies.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import mean

import fsrs
from log_for_tests import attempt

from oboeuta_desktop.core.card import Card
from oboeuta_desktop.scheduling.deadline import exam_on
from oboeuta_desktop.scheduling.progress import Overview
from oboeuta_desktop.scheduling.queue import Item, Syllabus, exam_queue, review_queue

_KNOWN_AT_FIRST = 0.5
_PAUSE = timedelta(minutes=11)
_BEGIN = datetime(2030, 5, 1, 20, 0, tzinfo=UTC)
_MODEL = fsrs.Scheduler(enable_fuzzing=False)


@dataclass(frozen=True)
class Outcome:
    """How many answers it took, and recall on the exam morning: of all points and of the worst."""

    reviews: float
    mean: float
    weakest: float


def _truth(card: Card, at: datetime) -> float:
    foreign = fsrs.Card(
        1, fsrs.State(card.state), card.step, card.stability, None, card.due, card.last_review
    )
    return _MODEL.get_card_retrievability(foreign, at)


class Learner:
    """Studies every evening, and again after a pause while something of minutes is due."""

    def __init__(self, seed: int, points: int) -> None:
        self._chance = random.Random(seed)
        self._lessons = Syllabus(tuple(f"P{n:02}" for n in range(points)), {})
        self._overview = Overview()
        self._answers = 0

    def study(self, days: int, *, top_up: bool) -> Outcome:
        """Study up to an exam that many days ahead."""
        exam = exam_on(_BEGIN.date() + timedelta(days=days), UTC)
        for day in range(days):
            now = _BEGIN + timedelta(days=day)
            if top_up:
                self._answer(exam_queue(self._overview, self._lessons, exam, now, 0).items, now)
            for round_ in range(12):
                now = _BEGIN + timedelta(days=day) + round_ * _PAUSE
                items = review_queue(self._overview, self._lessons, now, 0).items
                if not items:
                    break
                self._answer(items, now)
        recall = [_truth(card, exam.morning) for card in self._overview.cards().values()]
        return Outcome(self._answers, mean(recall), min(recall))

    def _answer(self, items: tuple[Item, ...], now: datetime) -> None:
        for item in items:
            card = self._overview.card(item.point_id)
            known = self._chance.random() < (_truth(card, now) if card else _KNOWN_AT_FIRST)
            mode = "E" if item.reason == "top-up" else "R"
            rating = "good" if known else "again"
            self._overview.take(
                attempt(now, rating, point_id=item.point_id, mode=mode, tz_offset=0)
            )
            self._answers += 1


def on_average(days: int, *, top_up: bool, seeds: int = 8, points: int = 60) -> Outcome:
    """The mean of several learners."""
    runs = [Learner(seed, points).study(days, top_up=top_up) for seed in range(seeds)]
    return Outcome(
        mean(run.reviews for run in runs),
        mean(run.mean for run in runs),
        mean(run.weakest for run in runs),
    )
