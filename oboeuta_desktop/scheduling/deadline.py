"""Answers one question: what does the exam's date add to the schedule?

On the last three days the points that would be weakest on the exam morning are topped up; on the
day itself all are gone through once more, in silence. The rest of the schedule stays as it is:
nothing is put off. (Simulated, this is nearly as good as far more reviews: see the tests.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from oboeuta_desktop.core.card import Card
from oboeuta_desktop.core.study_queue import (
    EXAM_RECALL,
    MOST_BEFORE_EXAM,
    Waiting,
    before_exam,
    weakest_first,
)
from oboeuta_desktop.core.study_rules import DAY_BEGINS, PointState, study_day
from oboeuta_desktop.scheduling import cards

EXAM_MORNING = time(9)
"""By the learner's clock; the hour for which recall is predicted."""
TOP_UP_DAYS = 3
SILENT_PASS_MINUTES = 10

Phase = Literal["far", "top-up", "silent pass", "over"]


@dataclass(frozen=True, slots=True)
class Exam:
    """An exam's day; moments are aware, in UTC.

    Attributes:
        day: by the calendar.
        top_up: when the study day three before it begins.
        begins: when its own study day does.
        morning: 09:00.
        ends: when its study day is over.
    """

    day: date
    top_up: datetime
    begins: datetime
    morning: datetime
    ends: datetime

    def phase(self, now: datetime) -> Phase:
        """Where ``now`` lies."""
        if now < self.top_up:
            return "far"
        if now < self.begins:
            return "top-up"
        return "silent pass" if now < self.ends else "over"


def exam_on(day: date, zone: tzinfo | None = None) -> Exam:
    """The exam of a calendar day.

    Args:
        day: as the learner gave it.
        zone: where it is sat; by default where the computer is, with its rules for clocks that
            change between now and then.

    Raises:
        ValueError: a day within a few days of the calendar's ends.
    """

    def local(distance: int, hour: time) -> datetime:
        try:
            # Without a zone Python asks the computer's own rules for that very day.
            moment = datetime.combine(day + timedelta(days=distance), hour, zone)
            return moment.astimezone(UTC)
        except OverflowError as error:
            raise ValueError(f"exam: {day}") from error

    dawn = time(DAY_BEGINS // timedelta(hours=1))
    return Exam(
        day=day,
        top_up=local(-TOP_UP_DAYS, dawn),
        begins=local(0, dawn),
        morning=local(0, EXAM_MORNING),
        ends=local(1, dawn),
    )


def judged_at(exam: Exam | None, now: datetime) -> datetime:
    """The moment for which recall is predicted: the exam morning while it lies ahead, else now."""
    return now if exam is None else max(now, exam.morning)


def due_with(card: Card, exam: Exam | None) -> datetime:
    """When the card is to be asked with the exam in sight: its own time or an earlier one.

    A card that would be too weak on the exam morning is to be asked within the last three days: if
    it was asked in them, once more on the day after. Nothing is ever put off, and so no review that
    would have come before the exam comes after it.
    """
    if exam is None or cards.recall(card, exam.morning) >= EXAM_RECALL:
        return card.due
    last = card.last_review or exam.top_up
    again = exam.top_up
    while again <= last and again < exam.begins:
        again += timedelta(days=1)
    return min(card.due, again) if again < exam.begins else card.due


def point_state(card: Card | None, exam: Exam | None, now: datetime, tz_offset: int) -> PointState:
    """As ``cards.point_state``, with the exam in sight: what is to be topped up is due, and so is
    everything on the exam day; both once on one study day.
    """
    state = cards.point_state(card, now, tz_offset)
    if card is None or exam is None or state != "resting":
        return state
    if _asked_on(card, study_day(now, tz_offset), tz_offset):
        return state
    phase = exam.phase(now)
    wanted = phase == "silent pass" or (phase == "top-up" and due_with(card, exam) <= now)
    return "due" if wanted else state


def top_up(
    found: Iterable[Card], exam: Exam, now: datetime, tz_offset: int, done: int = 0
) -> tuple[str, ...]:
    """The points to top up now, weakest first; none outside the last three days.

    Args:
        found: every card.
        exam: what is ahead.
        now: the present moment.
        tz_offset: minutes that the learner's clock is ahead of UTC now.
        done: how many were topped up on this study day; 30 are a day's most.
    """
    if exam.phase(now) != "top-up":
        return ()
    today = study_day(now, tz_offset)
    waiting = (
        Waiting(card.point_id, cards.recall(card, exam.morning))
        for card in found
        if not card.suspended and not _asked_on(card, today, tz_offset)
    )
    return before_exam(waiting)[: max(0, MOST_BEFORE_EXAM - done)]


def silent_pass(found: Iterable[Card], exam: Exam, now: datetime) -> tuple[str, ...]:
    """The points to go through on the day itself, weakest first; none on another day.

    All of them: the session ends after ``SILENT_PASS_MINUTES``, wherever it is.
    """
    if exam.phase(now) != "silent pass":
        return ()
    at = judged_at(exam, now)
    return weakest_first(
        Waiting(card.point_id, cards.recall(card, at)) for card in found if not card.suspended
    )


def _asked_on(card: Card, today: date, tz_offset: int) -> bool:
    return card.last_review is not None and study_day(card.last_review, tz_offset) >= today
