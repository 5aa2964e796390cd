"""Answers one question: how far has the learner come?

Nothing here is ever lost by a day without study: there are no streaks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.core.study_rules import LEVELS, UNSEEN, Way, day_of, way_of
from oboeuta_desktop.scheduling import cards
from oboeuta_desktop.scheduling.rebuild import comes_late
from oboeuta_desktop.scheduling.tally import DayTally, PointTally

GATES = (
    "input_gate",
    "forget_gate",
    "output_gate",
    "reset_gate",
    "update_gate",
    "candidate",
)
"""Ids of the terms of the confusion matrix, in its order."""

_NO_WAYS: Mapping[str, Way] = MappingProxyType({})


def _no_term(_attempt: Attempt) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a song on the heat-map.

    Attributes:
        level: the lowest of its points', an index of ``study_rules.LEVELS``; None when the line
            teaches none.
        recall: the lowest predicted, 0..1; 0 when one of them was never asked, None as above.
        last_wrong: whether the last answer to one of them was wrong.
    """

    level: int | None = None
    recall: float | None = None
    last_wrong: bool = False


class Overview:
    """What all answers come to, point by point.

    Not to be shared by threads: build it where there is time, then hand it over.
    """

    def __init__(
        self,
        attempts: Iterable[Attempt] = (),
        *,
        ways: Mapping[str, Way] = _NO_WAYS,
        term_of: Callable[[Attempt], str | None] = _no_term,
        suspended: Collection[str] = (),
    ) -> None:
        """Read a log.

        Args:
            attempts: in the order of the log.
            ways: how the items are asked, by item id; by default as the mode usually asks.
            term_of: which term an attempt was asked for, if it was one: for the confusions.
            suspended: points that the learner has put aside.
        """
        self._ways = ways
        self._term_of = term_of
        self._points: dict[str, PointTally] = {}
        self._suspended = set(suspended)
        # All points' answers by study day, counted when asked for; None: to be counted anew.
        self._totals: dict[date, DayTally | None] = {}
        for attempt in attempts:
            self.take(attempt)
        for day in self._totals:
            self.day(day)

    # -- answers ------------------------------------------------------------------------------

    def take(self, attempt: Attempt) -> Card | None:
        """Add the next answer; the card that it leads to, None for a point never scheduled."""
        tally = self._points.setdefault(attempt.point_id, PointTally())
        tally.take(attempt, way_of(attempt, self._ways), self._term_of(attempt))
        self._totals[day_of(attempt)] = None
        return self.card(attempt.point_id)

    def comes_late(self, attempt: Attempt) -> bool:
        """Whether it was given before the card's last review; see ``rebuild.comes_late``."""
        return comes_late(self.card(attempt.point_id), attempt)

    def retake(self, point_id: str, attempts: Iterable[Attempt]) -> Card | None:
        """Read all answers to one point anew: one was changed (counted as right, or taken back), or
        came late.
        """
        before = self._points.pop(point_id, None)
        if before is not None:
            self._totals.update(dict.fromkeys(before.days))
        for attempt in attempts:
            self.take(attempt)
        return self.card(point_id)

    def put_aside(self, point_id: str, *, aside: bool) -> Card | None:
        """Let a point rest until it is taken up again; nothing of it is forgotten."""
        if aside:
            self._suspended.add(point_id)
        else:
            self._suspended.discard(point_id)
        return self.card(point_id)

    # -- points -------------------------------------------------------------------------------

    def point(self, point_id: str) -> PointTally:
        """What is known of a point; an empty tally for one never answered. Only to be read."""
        return self._points.get(point_id) or PointTally()

    def card(self, point_id: str) -> Card | None:
        """The card of a point; None when it was never scheduled."""
        tally = self._points.get(point_id)
        if tally is None or tally.card is None:
            return None
        aside = point_id in self._suspended
        return replace(tally.card, suspended=True) if aside else tally.card

    def cards(self) -> dict[str, Card]:
        """Every card by its point."""
        found = ((point_id, self.card(point_id)) for point_id in self._points)
        return {point_id: card for point_id, card in found if card is not None}

    def recall(self, point_id: str, at: datetime) -> float:
        """Predicted recall at ``at``, 0..1; 0 for a point never scheduled."""
        tally = self._points.get(point_id)
        card = None if tally is None else tally.card
        return 0.0 if card is None else cards.recall(card, at)

    def level(self, point_id: str, at: datetime) -> int:
        """Mastery of a point, with the recall predicted for ``at`` (the exam morning, else now)."""
        tally = self._points.get(point_id)
        return UNSEEN if tally is None else tally.level(self.recall(point_id, at))

    def heat_map(self, lines: Sequence[Sequence[str]], at: datetime) -> tuple[Cell, ...]:
        """A song's lines, each given as the ids of its points."""
        return tuple(self._cell(points, at) for points in lines)

    def levels(self, points: Iterable[str], at: datetime) -> tuple[int, ...]:
        """How many of the points are at each of ``study_rules.LEVELS``."""
        found = Counter(self.level(point_id, at) for point_id in points)
        return tuple(found[level] for level in range(len(LEVELS)))

    # -- days ---------------------------------------------------------------------------------

    def day(self, day: date) -> DayTally:
        """A study day's answers to all points. Only to be read."""
        total = self._totals.get(day)
        if total is None:
            total = DayTally()
            for tally in self._points.values():
                if day in tally.days:
                    total.add(tally.days[day])
            if day in self._totals:
                self._totals[day] = total
        return total

    def between(self, first: date, last: date) -> DayTally:
        """The answers of the study days ``first`` to ``last``, both included."""
        total = DayTally()
        for day in self._totals:
            if first <= day <= last:
                total.add(self.day(day))
        return total

    def study_days(self, first: date, last: date) -> int:
        """On how many study days of ``first`` to ``last`` there was an answer."""
        return sum(first <= day <= last and self.day(day).attempts > 0 for day in self._totals)

    def days_this_week(self, today: date) -> int:
        """「今週 n 日」: study days of the week that began on Monday."""
        return self.study_days(today - timedelta(days=today.weekday()), today)

    def true_retention(self, first: date = date.min, last: date = date.max) -> float | None:
        """Which share, 0..1, of the reviews of what had been learned was known; None without any.

        "again" is not known, "hard" is; learning steps do not count.
        """
        total = self.between(first, last)
        return total.recalled / total.reviews if total.reviews else None

    def introduced_on(self, day: date) -> int:
        """How many points were scheduled for the first time on a study day."""
        return sum(tally.introduced == day for tally in self._points.values())

    # -- confusions ---------------------------------------------------------------------------

    def confusions(self) -> dict[str, Counter[str]]:
        """By the term asked for: how often it was taken for which; right answers included."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for tally in self._points.values():
            for (asked, taken_for), times in tally.confusions.items():
                found[asked][taken_for] += times
        return dict(found)

    def gate_confusions(self, gates: Sequence[str] = GATES) -> tuple[tuple[int, ...], ...]:
        """The 6 x 6 matrix: a row per gate asked for, a column per gate answered, as ``gates``."""
        found = self.confusions()
        return tuple(
            tuple(found.get(asked, Counter())[taken] for taken in gates) for asked in gates
        )

    def _cell(self, points: Sequence[str], at: datetime) -> Cell:
        if not points:
            return Cell()
        return Cell(
            level=min(self.level(point_id, at) for point_id in points),
            recall=min(self.recall(point_id, at) for point_id in points),
            last_wrong=any(self.point(point_id).last_wrong for point_id in points),
        )
