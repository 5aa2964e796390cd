"""Answers one question: what is an answer worth, and how well is its point known by now?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal

from oboeuta_desktop.core.attempt import Attempt, Mode, Rating
from oboeuta_desktop.core.morae import split_morae

DAY_BEGINS = timedelta(hours=4)
"""A study day begins at 04:00 by the learner's clock: who is up late is still at today."""

PointState = Literal["new", "learning", "due", "resting"]
"""Where a point stands in the schedule. "learning": in its first or its relearning steps."""

LEVELS = ("未学習", "見た", "選べる", "書ける", "試験OK")
"""What a level of mastery, 0 to 4, is called."""
UNSEEN, SEEN, CHOOSES, WRITES, READY = range(5)
READY_RECALL = 0.90
"""Predicted recall on the exam day from which a point can be ready."""
WRITES_DAYS, READY_DAYS = 2, 3
"""Study days on which a point was produced, for levels 3 and 4."""
HARD_LAPSES = 4
"""Lapses after which a point is 苦手: explained and sung instead of asked again and again."""

Way = Literal["choice", "typed", "numeric", "gate", "truth", "move", "paraphrase", "sung"]
"""How an answer was given: the kinds of questions, and "sung"."""
PRODUCED: frozenset[Way] = frozenset(("typed", "numeric", "gate"))
CHOSEN: frozenset[Way] = frozenset(("choice", "paraphrase"))

_WAY_OF_MODE: Mapping[Mode, Way] = MappingProxyType(
    {
        "S": "sung",
        "P": "typed",
        "C": "choice",
        "G": "gate",
        "T": "truth",
        "D": "choice",
        "R": "choice",
        "E": "choice",
        "V": "move",
    }
)
_NO_WAYS: Mapping[str, Way] = MappingProxyType({})
_SCHEDULING: frozenset[Mode] = frozenset(("P", "C", "G", "R", "E"))
_ASKED: tuple[PointState, ...] = ("new", "learning", "due")
_WRONG = frozenset(("wrong", "confused", "revealed", "timed_out"))

Hint = Literal["kana", "picture", "choices"]
HINTS: tuple[Hint, ...] = ("kana", "picture", "choices")
"""What F3 shows first, second and third."""


# -- rating -------------------------------------------------------------------------------------


def rating_of(attempt: Attempt, way: Way | None = None, *, heard: bool = False) -> Rating | None:
    """What the answer is worth to the schedule; None when it says nothing.

    Args:
        attempt: its ``rating`` and ``scheduled`` are not looked at, nor is its time: writing
            Japanese is faster for some than for others.
        way: how it was asked; by default as its mode usually asks.
        heard: the vocal sang the answer before it was given.
    """
    way = way or _WAY_OF_MODE[attempt.mode]
    if attempt.mode in ("S", "V") or way == "sung" or attempt.verdict == "seen":
        return None
    if attempt.overridden:
        return "good"
    if attempt.verdict in _WRONG:
        return "again"
    if attempt.verdict == "empty":
        # Elsewhere an empty Enter asks for a hint; a drill has an end and no hints.
        return "again" if attempt.mode == "D" else None
    if heard or way == "truth":
        return None
    slight = attempt.verdict == "near" or attempt.hints > 0 or attempt.confidence == "unsure"
    return "hard" if slight else "good"


def is_scheduled(
    attempt: Attempt,
    state: PointState,
    earlier: Iterable[Attempt] = (),
    *,
    reviewed: bool = True,
) -> bool:
    """Whether the answer reaches the schedule; everything else is practice.

    Args:
        attempt: with its rating.
        state: of its point, before this answer.
        earlier: what was answered before in the same session (others are left out here).
        reviewed: of a drill: its review has been gone through.
    """
    if attempt.rating is None or _answered_before(attempt, earlier):
        return False
    if attempt.mode in _SCHEDULING:
        return state in _ASKED
    if attempt.mode == "D":
        return reviewed and state == "due"
    return attempt.mode == "T" and attempt.rating == "again" and state == "due"


def _answered_before(attempt: Attempt, earlier: Iterable[Attempt]) -> bool:
    """Whether the point was answered in this session; a wish for a hint is no answer."""
    return any(
        other.point_id == attempt.point_id
        and other.session_id == attempt.session_id
        and other.uuid != attempt.uuid
        and other.verdict != "seen"
        and (other.verdict != "empty" or other.mode == "D")
        for other in earlier
    )


def may_override(attempt: Attempt) -> bool:
    """Whether the learner may have the answer count as right: not in a drill, and only what was
    typed or chosen and not found right.
    """
    wrong = attempt.verdict in ("near", "confused", "wrong")
    return wrong and attempt.mode not in ("D", "S", "V") and bool(attempt.given.strip())


def overridden(attempt: Attempt) -> Attempt:
    """The attempt counted as right. Its verdict stays: the log says what was judged.

    Raises:
        ValueError: it may not be overridden.
    """
    if not may_override(attempt):
        raise ValueError(f"{attempt.mode} {attempt.verdict} cannot be overridden")
    return replace(attempt, overridden=True, rating="good")


def not_overridden(attempt: Attempt, way: Way | None = None, *, heard: bool = False) -> Attempt:
    """The attempt as it was before ``overridden``."""
    back = replace(attempt, overridden=False)
    return replace(back, rating=rating_of(back, way, heard=heard))


# -- study days ---------------------------------------------------------------------------------


def study_day(moment: datetime, tz_offset: int) -> date:
    """The study day of an aware ``moment``, by a clock ``tz_offset`` minutes ahead of UTC."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a time zone has no study day")
    ahead = timedelta(minutes=tz_offset)
    return (moment.replace(tzinfo=None) - offset + ahead - DAY_BEGINS).date()


def day_of(attempt: Attempt) -> date:
    """The study day of an attempt, by the clock where it was given."""
    return study_day(attempt.at_utc, attempt.tz_offset)


# -- mastery ------------------------------------------------------------------------------------


@dataclass(slots=True)
class Standing:
    """A point's evidence while its log is read from the start: ``mastery_level`` one by one.

    ``highest`` is ``READY`` or, for a point whose predicted recall is too low for that, ``WRITES``.
    """

    highest: int
    level: int = UNSEEN
    chosen: bool = False
    days: set[date] = field(default_factory=set[date])
    fell_on: date | None = None

    def take(self, attempt: Attempt, way: Way) -> None:
        """Add the next answer, in the order in which they were given."""
        if attempt.mode == "S":
            return  # the learner's own word, with the song to lean on
        self.level = max(SEEN, self.level)
        if attempt.scheduled and attempt.rating == "again":
            self._fall(day_of(attempt))
        elif attempt.rating in ("hard", "good"):
            self._rise(day_of(attempt), way)

    def _rise(self, day: date, way: Way) -> None:
        if day == self.fell_on or way not in (PRODUCED | CHOSEN):
            return
        if way in PRODUCED:
            self.days.add(day)
        else:
            self.chosen = True
        level = CHOOSES
        if len(self.days) >= WRITES_DAYS:
            level = WRITES
        if len(self.days) >= READY_DAYS and self.chosen:
            level = READY
        self.level = min(self.highest, max(self.level, level))

    def _fall(self, day: date) -> None:
        """One level down, with just what that level asks for: the next has to be earned anew."""
        if self.level <= SEEN:
            return
        self.level -= 1
        self.fell_on = day
        keep = {WRITES: WRITES_DAYS, CHOOSES: 1}.get(self.level, 0)
        self.days = set(sorted(self.days)[:keep])
        self.chosen = self.chosen and self.level >= CHOOSES


def mastery_level(
    attempts: Iterable[Attempt],
    recall: float | None = None,
    ways: Mapping[str, Way] = _NO_WAYS,
) -> int:
    """How well a point is known: an index of ``LEVELS``.

    0 nothing answered yet · 1 met · 2 a choice was right, or it was produced once · 3 produced on
    two study days · 4 produced on three, a choice right, and ``recall`` at least ``READY_RECALL``.
    A lapse (a scheduled "again") takes one level, never the last; what is right later on that day
    does not bring it back.

    Args:
        attempts: of the point, in any order.
        recall: predicted for the exam day, 0..1; None when it is not known.
        ways: how the items were asked, by item id; by default as the mode usually asks.
    """
    ready = recall is not None and recall >= READY_RECALL
    standing = Standing(highest=READY if ready else WRITES)
    for attempt in sorted(attempts, key=lambda each: (each.at_utc, each.uuid)):
        standing.take(attempt, way_of(attempt, ways))
    return standing.level


def way_of(attempt: Attempt, ways: Mapping[str, Way] = _NO_WAYS) -> Way:
    """How the answer was given. After the third hint even a typed one was a choice."""
    way = ways.get(attempt.item_id, _WAY_OF_MODE[attempt.mode])
    return "choice" if way in PRODUCED and attempt.hints >= len(HINTS) else way


def lapses(attempts: Iterable[Attempt]) -> int:
    """How often a point was scheduled and not known."""
    return sum(attempt.scheduled and attempt.rating == "again" for attempt in attempts)


def is_trouble(attempts: Iterable[Attempt]) -> bool:
    """Whether the point is 苦手."""
    return lapses(attempts) >= HARD_LAPSES


# -- hints and variants -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KanaHint:
    """The first kana of a reading and how many morae it has."""

    first: str
    morae: int


def kana_hint(reading: str) -> KanaHint:
    """The first hint for a word that is read ``reading`` (kana)."""
    morae = split_morae(reading)
    return KanaHint(morae[0] if morae else "", len(morae))


def next_hint(shown: int) -> Hint | None:
    """What F3 shows after ``shown`` hints; None when there is no more."""
    return HINTS[shown] if 0 <= shown < len(HINTS) else None


def variants_to_ask(variants: Sequence[str], last: str | None) -> tuple[str, ...]:
    """The item ids that may be asked now: not the last one again, if there is another."""
    others = tuple(variant for variant in variants if variant != last)
    return others or tuple(variants)
