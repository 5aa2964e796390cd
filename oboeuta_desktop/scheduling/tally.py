"""Answers one question: what do all the answers to one point come to?

Every answer is added at the same small cost, however many there were before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import REVIEW, Card
from oboeuta_desktop.core.study_rules import (
    HARD_LAPSES,
    READY,
    READY_RECALL,
    WRITES,
    Standing,
    Way,
    day_of,
)
from oboeuta_desktop.scheduling import cards

LONGEST_ANSWER_MS = 120_000
"""Of one answer counts no more than this as time of study: the learner may have gone for tea."""


@dataclass(slots=True)
class DayTally:
    """A study day's answers.

    Attributes:
        attempts: how many.
        ms: how long they took, each cut to ``LONGEST_ANSWER_MS``.
        reviews: scheduled answers to what had been learned before.
        recalled: how many of those were known.
        topped_up: scheduled answers of the last days before the exam.
    """

    attempts: int = 0
    ms: int = 0
    reviews: int = 0
    recalled: int = 0
    topped_up: int = 0

    def add(self, other: DayTally) -> None:
        """Count another's answers too."""
        self.attempts += other.attempts
        self.ms += other.ms
        self.reviews += other.reviews
        self.recalled += other.recalled
        self.topped_up += other.topped_up


def _days() -> defaultdict[date, DayTally]:
    return defaultdict(DayTally)


@dataclass(slots=True)
class PointTally:
    """One point.

    Attributes:
        card: None while it was never scheduled.
        lapses: how often it was scheduled and not known.
        last_wrong: whether the last answer, of those that can be right or wrong, was wrong.
        explained: whether it was explained after its last lapse.
        last_item: the variant asked last.
        last_at: when it was last answered.
        introduced: the study day on which it was first scheduled.
        asked: how often each variant was asked.
        confusions: how often (term asked for, term it was taken for); a right answer is a pair of
            the same term twice.
        taken_for: how often its matter was taken for which term (or word for a slip), however it
            was asked.
        seen_on: by what was only seen, such as "A1.explained": the last study day of that.
        days: by study day.
    """

    card: Card | None = None
    lapses: int = 0
    last_wrong: bool = False
    explained: bool = False
    last_item: str | None = None
    last_at: datetime | None = None
    introduced: date | None = None
    asked: Counter[str] = field(default_factory=Counter[str])
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    taken_for: Counter[str] = field(default_factory=Counter[str])
    seen_on: dict[str, date] = field(default_factory=dict[str, date])
    days: defaultdict[date, DayTally] = field(default_factory=_days)
    # What the level would be if it may reach the top, and if it may not: which of them holds is
    # known only when somebody asks, for recall fades.
    _with_recall: Standing = field(default_factory=lambda: Standing(READY))
    _without: Standing = field(default_factory=lambda: Standing(WRITES))

    @property
    def is_trouble(self) -> bool:
        """Whether the point is 苦手."""
        return self.lapses >= HARD_LAPSES

    @property
    def to_explain(self) -> bool:
        """Whether it is to be explained, shown and sung before it is asked again."""
        return self.is_trouble and not self.explained

    @property
    def days_produced(self) -> int:
        """On how many study days it was produced, as far as its last lapse left them standing."""
        return len(self._with_recall.days)

    def level(self, recall: float | None) -> int:
        """Mastery, an index of ``study_rules.LEVELS``, when ``recall`` is predicted for the exam
        day.
        """
        ready = recall is not None and recall >= READY_RECALL
        return (self._with_recall if ready else self._without).level

    def take(self, attempt: Attempt, way: Way, term_id: str | None) -> None:
        """Add the next answer.

        Args:
            attempt: not given before the last one.
            way: how it was asked.
            term_id: which term was asked for, if it was one.
        """
        self._with_recall.take(attempt, way)
        self._without.take(attempt, way)
        day = day_of(attempt)
        if attempt.verdict == "seen":
            self.seen_on[attempt.item_id] = day
            if attempt.mode == "V":
                return  # met in passing: no work of a study day, and no cure for a trouble
        today = self.days[day]
        today.attempts += 1
        today.ms += min(attempt.ms, LONGEST_ANSWER_MS)
        self.last_at = attempt.at_utc
        if attempt.scheduled:
            self._schedule(attempt, day, today)
        if attempt.verdict == "seen":
            self.explained = True
        elif attempt.mode != "S" and (attempt.verdict != "empty" or attempt.mode == "D"):
            self._count_answer(attempt, term_id)

    def _schedule(self, attempt: Attempt, day: date, today: DayTally) -> None:
        known = attempt.rating != "again"
        if self.card is None:
            self.introduced = day
        elif self.card.state == REVIEW:
            today.reviews += 1
            today.recalled += known
        today.topped_up += attempt.mode == "E"
        if not known:
            self.lapses += 1
            self.explained = False
        self.card = cards.after(self.card, attempt)

    def _count_answer(self, attempt: Attempt, term_id: str | None) -> None:
        self.last_wrong = not attempt.is_right
        self.last_item = attempt.item_id
        self.asked[attempt.item_id] += 1
        if attempt.confused_with is not None and not attempt.is_right:
            self.taken_for[attempt.confused_with] += 1
        taken_for = term_id if attempt.is_right else attempt.confused_with
        if term_id is not None and taken_for is not None:
            self.confusions[term_id, taken_for] += 1
