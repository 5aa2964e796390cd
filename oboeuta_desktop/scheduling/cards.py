"""Answers one question: what does an answer do to a point's card, and how much is left of it?

The algorithm is FSRS-6 with its published parameters; chance plays no part in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import fsrs

from oboeuta_desktop.core.attempt import Attempt, Rating
from oboeuta_desktop.core.card import REVIEW, Card
from oboeuta_desktop.core.study_rules import PointState, study_day

DESIRED_RETENTION = 0.9
LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
LEAST_REST = timedelta(hours=8)
"""Between two reviews of what is known, even where a new study day begins in between."""

_SCHEDULER = fsrs.Scheduler(
    desired_retention=DESIRED_RETENTION,
    learning_steps=LEARNING_STEPS,
    relearning_steps=RELEARNING_STEPS,
    enable_fuzzing=False,
)
_RATINGS: Mapping[Rating, fsrs.Rating] = MappingProxyType(
    {"again": fsrs.Rating.Again, "hard": fsrs.Rating.Hard, "good": fsrs.Rating.Good}
)
_DECAY = -_SCHEDULER.parameters[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1
_DAY = timedelta(days=1)


def after(card: Card | None, attempt: Attempt) -> Card | None:
    """The card of the attempt's point after it; None is the card of a point never scheduled.

    An attempt that was practice changes nothing.
    """
    if not attempt.scheduled or attempt.rating is None:
        return card
    return reviewed(card, attempt.point_id, attempt.rating, attempt.at_utc)


def reviewed(card: Card | None, point_id: str, rating: Rating, at: datetime) -> Card:
    """The card after a review at ``at``.

    A clock that was moved back does not move the card back: the review then counts as given at the
    moment of the last one.
    """
    at = _whole_ms(at)
    if card is not None and card.last_review is not None:
        at = max(at, card.last_review)
    result, _ = _SCHEDULER.review_card(_foreign(card, point_id, at), _RATINGS[rating], at)
    return Card(
        point_id=point_id,
        state=int(result.state),
        step=result.step,
        stability=result.stability,
        difficulty=result.difficulty,
        due=result.due,
        last_review=result.last_review,
        suspended=card is not None and card.suspended,
    )


def recall(card: Card, at: datetime) -> float:
    """The predicted chance, 0..1, that the point is known at ``at``.

    The forgetting curve of FSRS-6. Its own function counts whole days only, so what was just failed
    would be known for certain until tomorrow; here parts of a day count too. On whole days both
    agree.
    """
    if card.last_review is None or not card.stability:
        return 0.0
    days = max(0.0, (at - card.last_review) / _DAY)
    return (1 + _FACTOR * days / card.stability) ** _DECAY


def is_due(card: Card, now: datetime, tz_offset: int) -> bool:
    """Whether the card may be asked now.

    A known one is due from the first moment of the study day on which its time comes, so that who
    studies a little earlier than last time does not miss a day; but never twice on one study day,
    nor soon after a review late at night. Learning steps, of minutes, are kept to the minute.
    """
    if card.state != REVIEW:
        return card.due <= now
    rested = card.last_review is None or now - card.last_review >= LEAST_REST
    return rested and study_day(card.due, tz_offset) <= study_day(now, tz_offset)


def point_state(card: Card | None, now: datetime, tz_offset: int) -> PointState:
    """Where a point stands: what ``core.study_rules.is_scheduled`` asks for."""
    if card is None:
        return "new"
    if card.state != REVIEW:
        return "learning"
    return "due" if is_due(card, now, tz_offset) else "resting"


def suspended(card: Card, *, aside: bool) -> Card:
    """The card put aside or taken up again."""
    return replace(card, suspended=aside)


def _foreign(card: Card | None, point_id: str, at: datetime) -> fsrs.Card:
    # Without an id fsrs would ask the clock for one, and sleep.
    number = zlib.crc32(point_id.encode())
    if card is None:
        return fsrs.Card(card_id=number, due=at)
    return fsrs.Card(
        card_id=number,
        state=fsrs.State(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )


def _whole_ms(at: datetime) -> datetime:
    """As the store keeps it: a card that was kept equals one that is worked out again."""
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
