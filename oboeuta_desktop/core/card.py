"""Answers one question: what does the schedule remember of one point?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LEARNING, REVIEW, RELEARNING = 1, 2, 3
"""States of a card, with the numbers of fsrs: in its first steps, known once, lapsed."""


@dataclass(frozen=True, slots=True)
class Card:
    """One point's card. It can be worked out again from the log of attempts at any time.

    Attributes:
        point_id: the curriculum point.
        state: ``LEARNING``, ``REVIEW`` or ``RELEARNING``.
        step: which of the learning steps comes next; None in ``REVIEW``.
        stability: days after which the predicted recall has fallen to 90 %.
        difficulty: 1 (easy) to 10.
        due: when it is to be asked next; aware, in UTC.
        last_review: when it was; aware, in UTC.
        suspended: the learner has put it aside; the log does not know of it.
    """

    point_id: str
    state: int
    step: int | None
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime | None
    suspended: bool = False
