"""Answers one question: which questions does a drill ask, and in which order?"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from oboeuta_desktop.core.question_kinds import ChoiceQuestion
from oboeuta_desktop.core.study_queue import DrillShape, Pace
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.drill_sheet import Entry, Sheet

_TRIES = 40  # orders to try until no point stands beside itself


def choices_at_hand(desk: Desk, points: Sequence[str]) -> dict[str, list[ChoiceQuestion]]:
    """By point, in the order of ``points``, its questions with choices; points without any are
    left out.
    """
    found = {
        point: [q for q in desk.material.questions.get(point, ()) if isinstance(q, ChoiceQuestion)]
        for point in points
    }
    return {point: questions for point, questions in found.items() if questions}


def draw_sheet(
    desk: Desk, points: Sequence[str], shape: DrillShape, pace: Pace, chance: random.Random
) -> Sheet:
    """A new sheet over as many points as there is room for, each song with its share; a point
    comes a second time, in other words, only when every other one has come.

    With fewer questions at hand than the shape asks for it has those.

    Raises:
        ValueError: there is nothing to ask.
    """
    left: dict[str, list[ChoiceQuestion]] = {
        point: _by_need(desk, point, questions, chance)
        for point, questions in choices_at_hand(desk, points).items()
    }
    drawn: list[ChoiceQuestion] = []
    while left and len(drawn) < shape.questions:
        points_now = _spread(desk, list(left), chance)[: shape.questions - len(drawn)]
        drawn += [left[point].pop(0) for point in points_now]
        left = {point: questions for point, questions in left.items() if questions}
    if not drawn:
        raise ValueError("there is nothing to ask")
    row = _shuffled(drawn, chance)
    entries = tuple(Entry(question, _order(question, chance)) for question in row)
    return Sheet(DrillShape(len(entries), shape.minutes), pace, entries)


def _by_need(
    desk: Desk, point: str, questions: Sequence[ChoiceQuestion], chance: random.Random
) -> list[ChoiceQuestion]:
    """The variants of a point: the one asked last comes last, the others by how rarely they were
    asked.
    """
    tally = desk.overview.point(point)
    mixed = chance.sample(list(questions), len(questions))
    return sorted(mixed, key=lambda q: (q.id == tally.last_item, tally.asked[q.id]))


def _spread(desk: Desk, points: Sequence[str], chance: random.Random) -> list[str]:
    """The points by chance, but so that any first part of them has its share of each song."""
    by_song: defaultdict[str, list[str]] = defaultdict(list)
    for point in chance.sample(list(points), len(points)):
        known = desk.material.curriculum.point(point)
        by_song[known.song if known is not None else ""].append(point)
    placed = [
        ((place + chance.random()) / len(row), point)
        for row in by_song.values()
        for place, point in enumerate(row)
    ]
    return [point for _, point in sorted(placed)]


def _shuffled(drawn: Sequence[ChoiceQuestion], chance: random.Random) -> list[ChoiceQuestion]:
    """By chance, with no point beside itself where that can be."""
    row = list(drawn)
    for _ in range(_TRIES):
        chance.shuffle(row)
        if all(one.point != next_.point for one, next_ in pairwise(row)):
            break
    return row


def _order(question: ChoiceQuestion, chance: random.Random) -> tuple[int, ...]:
    places = range(len(question.choices))
    return tuple(chance.sample(places, len(places)))
