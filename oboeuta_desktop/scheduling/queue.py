"""Answers one question: which points are asked now, in which order and in which form?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeVar

from oboeuta_desktop.core.card import RELEARNING, REVIEW, Card
from oboeuta_desktop.core.curriculum import Curriculum
from oboeuta_desktop.core.study_queue import (
    MOST_OF_BACKLOG,
    Kin,
    Waiting,
    families,
    interleaved,
    new_today,
    split_backlog,
    weakest_first,
    with_contrast,
)
from oboeuta_desktop.core.study_rules import READY_DAYS, Way, study_day, variants_to_ask
from oboeuta_desktop.scheduling import cards, deadline
from oboeuta_desktop.scheduling.progress import Overview

Reason = Literal["due", "learning", "new", "top-up", "silent pass", "contrast"]
Rung = Literal["choice", "typed", "deep"]
"""How demanding a form of question is. "typed" produces a word; "deep" works a number out, knows
the matter in other words or finds it in a plot."""

TYPED_FROM = 2.0
"""Days of stability: a first "good" gives 2.3."""
DEEP_FROM = 10.0
"""Days of stability: two good reviews give about 11."""

_CHOICE: frozenset[Way] = frozenset(("choice",))
_TYPED: frozenset[Way] = frozenset(("typed", "gate"))
_DEEP: frozenset[Way] = frozenset(("numeric", "paraphrase", "move"))
# Which forms do, the best first: where there is none of the one that is due, an easier one.
_PREFERENCE: Mapping[Rung, tuple[frozenset[Way], ...]] = {
    "choice": (_CHOICE, _TYPED, _DEEP),
    "typed": (_TYPED, _CHOICE, _DEEP),
    "deep": (_DEEP, _TYPED, _CHOICE),
}
# A paraphrase is chosen and a plot moved, neither is produced; mastery asks for production on three
# days.
_TO_PRODUCE = (frozenset[Way](("numeric",)), _TYPED, _DEEP, _CHOICE)


class Variant(Protocol):
    """One way to ask a point: as ``core.questions`` has it."""

    @property
    def id(self) -> str:
        """The item's id."""
        ...

    @property
    def kind(self) -> Way:
        """How it is asked."""
        ...


_Asked = TypeVar("_Asked", bound=Variant)


@dataclass(frozen=True, slots=True)
class Item:
    """A point that is to be asked.

    Attributes:
        point_id: which.
        reason: why now.
        rung: in which form; see ``variant_for``.
        explain: 苦手: explain it, show its plot and loop its line instead of asking; when that was
            done (an attempt "seen"), it is asked again.
    """

    point_id: str
    reason: Reason
    rung: Rung
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """What is asked today, in its order, and what of a backlog waits for which day.

    Attributes:
        items: of today.
        later: the points of tomorrow, of the day after and so on.
    """

    items: tuple[Item, ...]
    later: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Syllabus:
    """The points of all songs that may be asked.

    Attributes:
        points: in the order in which they are introduced.
        kin: by point, those of its confusion family.
    """

    points: tuple[str, ...]
    kin: Kin


def syllabus(curriculum: Curriculum, songs: Sequence[str]) -> Syllabus:
    """The points of the songs, song by song: what is new is learned in blocks."""
    points = [point.id for song in songs for point in curriculum.points_of(song)]
    return Syllabus(tuple(points), families(curriculum))


def review_queue(overview: Overview, lessons: Syllabus, now: datetime, tz_offset: int) -> Queue:
    """What mode R asks now: due points of all songs, lowest predicted recall first, then new ones.

    No two of one family follow one another where that can be helped. When more than 20 points are
    due on one study day, the 20 weakest are asked, the rest waits and nothing new begins.
    """
    found = overview.cards()
    open_cards = [found[p] for p in lessons.points if p in found and not found[p].suspended]
    due = [card for card in open_cards if cards.is_due(card, now, tz_offset)]
    # A step of minutes belongs to a point that has already been counted on its day.
    known = [_waiting(card, now) for card in due if card.state == REVIEW]
    steps = [_waiting(card, now) for card in due if card.state != REVIEW]
    today = study_day(now, tz_offset)
    counted = overview.day(today)
    done = max(0, counted.reviews - counted.topped_up)
    first, later = _of_backlog(known, done)
    chosen = set(first) | {each.point_id for each in steps}
    order = weakest_first(each for each in (*known, *steps) if each.point_id in chosen)
    unseen = [point for point in lessons.points if point not in found]
    new = () if later else new_today(unseen, overview.introduced_on(today))
    row = interleaved((*order, *new), lessons.kin)
    return Queue(tuple(item_of(overview, point) for point in row), later)


def exam_queue(
    overview: Overview, lessons: Syllabus, exam: deadline.Exam, now: datetime, tz_offset: int
) -> Queue:
    """What mode E asks now, weakest first: the top-up of the last three days, or on the day itself
    everything; nothing at other times.
    """
    found = [card for point, card in overview.cards().items() if point in lessons.points]
    done = overview.day(study_day(now, tz_offset)).topped_up
    points = deadline.top_up(found, exam, now, tz_offset, done)
    reason: Reason = "top-up"
    if not points:
        points, reason = deadline.silent_pass(found, exam, now), "silent pass"
    return Queue(tuple(item_of(overview, point, reason) for point in points))


def after_confusion(
    overview: Overview,
    upcoming: Sequence[Item],
    confused: str,
    partner: str | None,
    kin: Kin,
) -> tuple[Item, ...]:
    """What is asked next when a point was taken for another one's matter: both come back side by
    side 2 to 4 items later. See ``study_queue.with_contrast``.
    """
    planned = {item.point_id: item for item in upcoming}
    row = with_contrast([item.point_id for item in upcoming], confused, partner, kin)
    back = (confused, partner)
    return tuple(
        item_of(overview, point, "contrast") if point in back else planned[point] for point in row
    )


def item_of(overview: Overview, point_id: str, reason: Reason | None = None) -> Item:
    """The point as it is to be asked now."""
    tally = overview.point(point_id)
    return Item(
        point_id=point_id,
        reason=reason or _reason(tally.card),
        rung=rung_of(tally.card),
        explain=tally.to_explain,
    )


def rung_of(card: Card | None) -> Rung:
    """The form of question for a card: it rises with stability, and falls with it."""
    if card is None or card.stability is None or card.stability < TYPED_FROM:
        return "choice"
    return "typed" if card.stability < DEEP_FROM else "deep"


def variant_for(overview: Overview, item: Item, variants: Iterable[_Asked]) -> _Asked | None:
    """The question to ask: of the item's form if there is one, never the one asked last if there is
    another, and of those the one asked least often, in the order given.

    What is true or false is not asked here: a right answer to that says nothing, and the point
    would stay due.

    Returns:
        None when there is no question at all.
    """
    tally = overview.point(item.point_id)
    forms = _PREFERENCE[item.rung]
    if item.rung == "deep" and tally.days_produced < READY_DAYS:
        forms = _TO_PRODUCE
    usable = [each for each in variants if each.kind in _CHOICE | _TYPED | _DEEP]
    allowed = variants_to_ask([each.id for each in usable], tally.last_item)
    for form in forms:
        fitting = [each for each in usable if each.kind in form and each.id in allowed]
        if fitting:
            return min(fitting, key=lambda each: tally.asked[each.id])
    return None


def _of_backlog(
    known: Sequence[Waiting], done: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The due points of today, and of the days after, when ``done`` were asked today."""
    if len(known) + done <= MOST_OF_BACKLOG:
        return weakest_first(known), ()
    order = weakest_first(known)
    first = order[: max(0, MOST_OF_BACKLOG - done)]
    rest = [each for each in known if each.point_id not in first]
    return first, tuple(split_backlog(rest))


def _waiting(card: Card, now: datetime) -> Waiting:
    return Waiting(card.point_id, cards.recall(card, now))


def _reason(card: Card | None) -> Reason:
    if card is None:
        return "new"
    return "due" if card.state in (REVIEW, RELEARNING) else "learning"
