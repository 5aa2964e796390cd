"""Answers one question: what is remembered of one answer that the learner gave?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, cast, get_args

Mode = Literal["S", "P", "C", "G", "T", "D", "R", "E", "V"]
"""S sing-through, P pause and type, C four choices, G which gate, T true or false with repair,
D exam drill, R review, E the last days before the exam, V predict and move."""
Outcome = Literal["exact", "near", "confused", "wrong", "empty", "revealed", "timed_out", "seen"]
"""How an answer ended. The first five are the verdicts of ``core.judging``; a right choice is
"exact", a question of a drill that was left open is "empty". "seen" stands where nothing was to be
got right: a line was explained, a plot was moved."""
Rating = Literal["again", "hard", "good"]
"""What an answer is worth to the schedule. There is no "easy": it would send a card away for eight
days at once."""
Confidence = Literal["sure", "unsure"]

MODES: tuple[Mode, ...] = get_args(Mode)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RATINGS: tuple[Rating, ...] = get_args(Rating)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
RIGHT: tuple[Outcome, ...] = ("exact", "near")

MOST_HINTS = 3
LONGEST_GIVEN = 1_000
"""Characters of an answer that are kept; a paste may be a megabyte."""
LONGEST_ID = 200
_FARTHEST_OFFSET = 18 * 60  # minutes; Python and SQLite know no zone beyond that
_MOST = 2**53  # a count or a duration above this is no longer whole in JSON

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer, as it stands in the log: the truth from which everything else can be rebuilt.

    Attributes:
        uuid: 36 characters, small letters; two logs are merged by it.
        at_utc: when it was given; aware, in UTC, kept to the millisecond.
        tz_offset: minutes that the learner's clock was ahead of UTC then; the study day hangs on
            it, wherever the log is read later.
        session_id: the sitting it belongs to.
        point_id: the curriculum point.
        item_id: the variant that was asked.
        mode: one of ``MODES``.
        verdict: one of ``OUTCOMES``.
        given: as typed or chosen, cut to ``LONGEST_GIVEN`` characters.
        confused_with: id of the term (or the word for the slip) that it was taken for; never with a
            right answer, always with the verdict "confused".
        hints: 0..3, how many were shown.
        replays: how often the line was heard again before the answer.
        ms: milliseconds from question to answer; never changes the rating.
        confidence: what the learner said before the result was shown, if anything.
        rating: what the answer is worth, practice or not; None when it says nothing.
        scheduled: whether it reached the schedule; everything else is practice.
        overridden: whether the learner had it count as right.
        app_version: of the program that asked.
        content_hash: of the question's text as it was asked.

    Raises:
        ValueError: a value that no answer can have; the message begins with the field's name.
    """

    uuid: str
    at_utc: datetime
    tz_offset: int
    session_id: str
    point_id: str
    item_id: str
    mode: Mode
    verdict: Outcome
    given: str = ""
    confused_with: str | None = None
    hints: int = 0
    replays: int = 0
    ms: int = 0
    confidence: Confidence | None = None
    rating: Rating | None = None
    scheduled: bool = False
    overridden: bool = False
    app_version: str = ""
    content_hash: str = ""

    def __post_init__(self) -> None:
        # Half a surrogate pair cannot be written to any file.
        kept = self.given[:LONGEST_GIVEN].encode("utf-8", "replace").decode("utf-8")
        object.__setattr__(self, "given", kept)
        _expect(bool(_UUID.fullmatch(self.uuid)), "uuid", self.uuid)
        _expect(self.at_utc.utcoffset() == timedelta(0), "at_utc", self.at_utc)
        whole = self.at_utc.replace(microsecond=self.at_utc.microsecond // 1000 * 1000)
        object.__setattr__(self, "at_utc", whole)
        _expect(abs(self.tz_offset) <= _FARTHEST_OFFSET, "tz_offset", self.tz_offset)
        for name in ("session_id", "point_id", "item_id"):
            _expect(0 < len(getattr(self, name)) <= LONGEST_ID, name, getattr(self, name))
        for name, words in _WORDS.items():
            _expect(getattr(self, name) in words, name, getattr(self, name))
        for name, most in _MOST_OF.items():
            _expect(0 <= getattr(self, name) <= most, name, getattr(self, name))
        self._expect_agreement()

    def _expect_agreement(self) -> None:
        """Fields that say the same thing twice say it alike."""
        confused = bool(self.confused_with)
        if self.verdict == "confused":
            _expect(confused, "confused_with", self.confused_with)
        elif self.verdict not in ("wrong", "revealed", "timed_out"):
            _expect(self.confused_with is None, "confused_with", self.confused_with)
        _expect(not self.scheduled or self.rating is not None, "scheduled", self.scheduled)
        _expect(not self.overridden or self.mode != "D", "overridden", self.overridden)

    @property
    def is_right(self) -> bool:
        """Whether it counts as right: a small slip does, and so does what the learner overrode."""
        return self.overridden or self.verdict in RIGHT


_WORDS: dict[str, tuple[str | None, ...]] = {
    "mode": MODES,
    "verdict": OUTCOMES,
    "confidence": (None, *CONFIDENCES),
    "rating": (None, *RATINGS),
}
_MOST_OF = {"hints": MOST_HINTS, "replays": _MOST, "ms": _MOST}
_WHOLE = ("tz_offset", "hints", "replays", "ms")
_YES_NO = ("scheduled", "overridden")
_OPTIONAL = ("confused_with", "confidence", "rating")

FIELDS = tuple(field.name for field in fields(Attempt))
"""The names of the fields, in the order in which they are stored and exported."""


def plain(attempt: Attempt) -> dict[str, Any]:
    """The attempt as JSON knows it, keyed by ``FIELDS``; the time is ISO 8601 with its offset."""
    values = {name: getattr(attempt, name) for name in FIELDS}
    return {**values, "at_utc": attempt.at_utc.isoformat()}


def attempt_of(values: Mapping[str, object]) -> Attempt:
    """The attempt that ``plain`` wrote. Keys that no attempt has are left alone.

    Raises:
        ValueError: a key is missing, or a value is of the wrong type or out of range; the message
            begins with the field's name.
    """
    read: dict[str, Any] = {}
    for name in FIELDS:
        if name not in values:
            raise ValueError(f"{name}: missing")
        value = values[name]
        _expect(_is_of_type(name, value), name, value)
        read[name] = value
    read["at_utc"] = _moment(cast("str", read["at_utc"]))
    return Attempt(**read)


def _is_of_type(name: str, value: object) -> bool:
    if name in _WHOLE:
        return isinstance(value, int) and not isinstance(value, bool)
    if name in _YES_NO:
        return isinstance(value, bool)
    return isinstance(value, str) or (value is None and name in _OPTIONAL)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.utcoffset() is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the latter at the very ends of the calendar
        pass
    raise ValueError(f"at_utc: {text[:80]!r}")


def _expect(agrees: bool, name: str, found: object) -> None:  # noqa: FBT001 - one thing to say
    if not agrees:
        raise ValueError(f"{name}: {str(found)[:80]!r}")
