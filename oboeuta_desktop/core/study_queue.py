"""Answers one question: in which order are points asked, how many, and for how long?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oboeuta_desktop.core.curriculum import Curriculum, Point

MOST_NEW = 8
"""New points of one study day."""
MOST_OF_BACKLOG = 20
"""Due points of one study day when more have piled up."""
MOST_BEFORE_EXAM = 30
"""Points of one of the last days before the exam."""
EXAM_RECALL = 0.95
"""Points below this predicted recall on the exam morning are topped up."""
CONTRAST_AFTER = range(2, 5)
"""So many items after a confusion its two points come back, side by side."""

Kin = Mapping[str, frozenset[str]]
"""By point: the points of the same family."""
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A point that could be asked and its predicted recall, 0..1."""

    point_id: str
    recall: float


# -- order --------------------------------------------------------------------------------------


def families(curriculum: Curriculum) -> Kin:
    """Points are of one family when they share a term or a term of one is mixed up with one of the
    other's.
    """
    mixed_up = {term.id: {term.id, *term.confusable} for term in curriculum.terms}
    near = {
        point.id: set[str]().union(*(mixed_up.get(term, {term}) for term in point.terms))
        for point in curriculum.points
    }
    own = {point.id: set(point.terms) for point in curriculum.points}
    return {
        one: frozenset(
            other
            for other in own
            if other != one and (near[one] & own[other] or near[other] & own[one])
        )
        for one in own
    }


def weakest_first(waiting: Iterable[Waiting]) -> tuple[str, ...]:
    """The points by predicted recall, the lowest first."""
    return tuple(each.point_id for each in sorted(waiting, key=lambda w: (w.recall, w.point_id)))


def interleaved(points: Sequence[str], kin: Kin, pairs: Iterable[Pair] = ()) -> tuple[str, ...]:
    """The points in their order, moved as little as it takes that no two of a family follow one
    another, unless as one of the contrast ``pairs``. Where that cannot be, they do.
    """
    contrast = frozenset(pairs)
    left, row = list(points), list[str]()
    while left:
        fitting = (p for p in left if not row or _may_follow(row[-1], p, kin, contrast))
        point = next(fitting, None)
        if point is None:
            break
        left.remove(point)
        row.append(point)
    for point in left:
        row.insert(_place_for(point, row, kin, contrast), point)
    return tuple(row)


def _may_follow(before: str, after: str, kin: Kin, contrast: frozenset[Pair]) -> bool:
    alike = before == after or after in kin.get(before, frozenset())
    return not alike or frozenset((before, after)) in contrast


def _place_for(point: str, row: Sequence[str], kin: Kin, contrast: frozenset[Pair]) -> int:
    """The last place with no relative on either side, or the end."""
    for place in range(len(row), -1, -1):
        neighbours = row[max(0, place - 1) : place + 1]
        if all(_may_follow(other, point, kin, contrast) for other in neighbours):
            return place
    return len(row)


def with_contrast(
    upcoming: Sequence[str], confused: str, partner: str | None, kin: Kin
) -> tuple[str, ...]:
    """What is asked next after ``confused`` was taken for the matter of ``partner``.

    Both come back side by side, the partner first, 2 to 4 items later (or at the end of a shorter
    row), at the first such place that has no relative of theirs beside it. A partner that was
    coming anyway is moved, not doubled; None asks the confused point alone.
    """
    back = [point for point in (partner, confused) if point is not None and point != ""]
    back = list(dict.fromkeys(back))
    rest = [point for point in upcoming if point not in back]
    # The item n places later has n - 1 others before it.
    places = [place for n in CONTRAST_AFTER if (place := n - 1) <= len(rest)] or [len(rest)]
    best = next((p for p in places if _is_clear(rest[max(0, p - 1) : p + 1], back, kin)), places[0])
    return (*rest[:best], *back, *rest[best:])


def _is_clear(neighbours: Sequence[str], back: Sequence[str], kin: Kin) -> bool:
    return not any(n in kin.get(point, frozenset()) for n in neighbours for point in back)


def point_about(term_id: str, curriculum: Curriculum) -> Point | None:
    """The point that is most about a term: with the fewest others beside it, the earliest of those.

    None when no point is about it.
    """
    about = [point for point in curriculum.points if term_id in point.terms]
    return min(
        about, key=lambda point: (len(point.terms), point.terms.index(term_id)), default=None
    )


# -- how many -----------------------------------------------------------------------------------


def split_backlog(waiting: Iterable[Waiting], most: int = MOST_OF_BACKLOG) -> list[tuple[str, ...]]:
    """The due points by day: the weakest today, the rest spread over the days after it."""
    points = weakest_first(waiting)
    return [points[first : first + most] for first in range(0, len(points), most)]


def new_today(candidates: Sequence[str], introduced: int) -> tuple[str, ...]:
    """The new points that may still begin today, when ``introduced`` have."""
    return tuple(candidates[: max(0, MOST_NEW - introduced)])


def before_exam(waiting: Iterable[Waiting]) -> tuple[str, ...]:
    """The points to top up on one of the last days; ``recall`` is that of the exam morning."""
    return weakest_first(each for each in waiting if each.recall < EXAM_RECALL)[:MOST_BEFORE_EXAM]


# -- drills -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pace:
    """The exam's: about 145 questions in 100 minutes. Not confirmed, so both can be set.

    Raises:
        ValueError: one of them is not above 0.
    """

    questions: int = 145
    minutes: int = 100

    def __post_init__(self) -> None:
        if self.questions < 1 or self.minutes < 1:
            raise ValueError(f"pace: {self.questions} questions in {self.minutes} minutes")

    @property
    def seconds_each(self) -> float:
        """Seconds for one question."""
        return 60 * self.minutes / self.questions


@dataclass(frozen=True, slots=True)
class DrillShape:
    """So many questions in so many minutes."""

    questions: int
    minutes: int


DRILL_QUESTIONS = (10, 20, 36)


def drill_shapes(pace: Pace | None = None) -> tuple[DrillShape, ...]:
    """The drills at the exam's pace, in whole minutes: 10 in 7, 20 in 14, 36 in 25."""
    pace = pace or Pace()
    return tuple(
        DrillShape(count, math.ceil(count * pace.minutes / pace.questions))
        for count in DRILL_QUESTIONS
    )


def expected_by(seconds: float, shape: DrillShape) -> float:
    """How many questions should be done so many seconds into a drill: what the pace bar marks."""
    share = seconds / (60 * shape.minutes)
    return shape.questions * min(1.0, max(0.0, share))
