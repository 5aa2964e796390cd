"""Answers one question: what stands on the sheet of a drill, and how does it survive a restart?

A sheet is a value: every answer makes another one. All of it goes into the parameters of its
sitting; an answer is kept by its words, so that it means the same when choices were put in another
order since.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, cast, get_args

from oboeuta_desktop.core.attempt import CONFIDENCES, Confidence
from oboeuta_desktop.core.question_kinds import ChoiceQuestion, Question, content_hash
from oboeuta_desktop.core.study_queue import DrillShape, Pace, expected_by

VERSION = 1
MOST_ENTRIES = 500
LONGEST_SECONDS = 86_400.0
"""A day; no question of a drill takes longer."""

Stage = Literal["answering", "review"]
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Entry:
    """A question on the sheet.

    Attributes:
        question: with four choices.
        order: the places of its choices as shown.
        chosen: index of the choice that was taken, in the question's own order; None: still open.
        is_flagged: to be looked at again.
        confidence: what the learner said of it, if anything.
        seconds: how long it was looked at.
        at: when it was last answered, in UTC.
    """

    question: ChoiceQuestion
    order: tuple[int, ...]
    chosen: int | None = None
    is_flagged: bool = False
    confidence: Confidence | None = None
    seconds: float = 0.0
    at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is no answer."""
        return self.chosen is None

    @property
    def shown(self) -> int | None:
        """The place on the screen of the choice that was taken."""
        return None if self.chosen is None else self.order.index(self.chosen)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of a drill.

    Attributes:
        shape: how many questions in how many minutes.
        pace: the exam's, as it was set when the drill began.
        entries: as asked.
        place: the entry in front, from 0.
        stage: answering, or looking at what became of it.
        step: of the review: 0 is the summary, then one for each entry that is looked at again.
        seen: the farthest step so far.
        ended: when answering ended, in UTC.
        tz_offset: minutes that the learner's clock was ahead of UTC then.
    """

    shape: DrillShape
    pace: Pace
    entries: tuple[Entry, ...]
    place: int = 0
    stage: Stage = "answering"
    step: int = 0
    seen: int = 0
    ended: datetime | None = None
    tz_offset: int = 0

    @property
    def here(self) -> Entry:
        """The entry in front."""
        return self.entries[self.place]

    @property
    def used(self) -> float:
        """Seconds so far."""
        return math.fsum(entry.seconds for entry in self.entries)

    @property
    def left(self) -> float:
        """Seconds that are left; never below 0."""
        return max(0.0, self.shape.minutes * 60 - self.used)

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(not entry.is_open for entry in self.entries)

    @property
    def expected(self) -> float:
        """How many would have one by now at the exam's pace."""
        return expected_by(self.used, self.shape)

    def changed(self, **values: Any) -> Sheet:  # noqa: ANN401 - fields of an entry
        """The sheet with the entry in front changed."""
        entries = list(self.entries)
        entries[self.place] = replace(self.here, **values)
        return replace(self, entries=tuple(entries))


def params_of(sheet: Sheet) -> dict[str, Any]:
    """The sheet as JSON knows it."""
    return {
        "version": VERSION,
        "questions": sheet.shape.questions,
        "minutes": sheet.shape.minutes,
        "pace": [sheet.pace.questions, sheet.pace.minutes],
        "place": sheet.place,
        "stage": sheet.stage,
        "step": sheet.step,
        "seen": sheet.seen,
        "ended": _text(sheet.ended),
        "tz_offset": sheet.tz_offset,
        "entries": [_plain(entry) for entry in sheet.entries],
    }


def sheet_of(params: Mapping[str, Any], by_id: Mapping[str, Question]) -> Sheet:
    """The sheet that ``params_of`` wrote.

    Raises:
        ValueError: something is missing or damaged, or one of its questions is there no more or
            asks for something else now; the message names it.
    """
    _expect(params.get("version") == VERSION, "version")
    listed = params.get("entries")
    _expect(isinstance(listed, list), "entries")
    entries = tuple(_entry(each, by_id) for each in cast("list[object]", listed)[:MOST_ENTRIES])
    _expect(bool(entries), "entries")
    shape = DrillShape(len(entries), _whole(params, "minutes", 1, 10_000))
    stage: object = params.get("stage")
    _expect(isinstance(stage, str) and stage in STAGES, "stage")
    ended = _moment(params, "ended")
    _expect((stage == "review") == (ended is not None), "ended")
    seen = _whole(params, "seen", 0, len(entries))
    return Sheet(
        shape=shape,
        pace=_pace(params.get("pace")),
        entries=entries,
        place=_whole(params, "place", 0, len(entries) - 1),
        stage=cast("Stage", stage),
        step=_whole(params, "step", 0, seen),
        seen=seen,
        ended=ended,
        tz_offset=_whole(params, "tz_offset", -1080, 1080),
    )


def _plain(entry: Entry) -> dict[str, Any]:
    question = entry.question
    chosen = None if entry.chosen is None else question.choices[entry.chosen].words.ja
    return {
        "id": question.id,
        "hash": content_hash(question),
        "order": list(entry.order),
        "chosen": chosen,
        "flag": entry.is_flagged,
        "confidence": entry.confidence,
        "seconds": round(entry.seconds, 3),
        "at": _text(entry.at),
    }


def _entry(listed: object, by_id: Mapping[str, Question]) -> Entry:
    _expect(isinstance(listed, dict), "entry")
    values = cast("dict[str, Any]", listed)
    question = by_id.get(str(values.get("id")))
    if not isinstance(question, ChoiceQuestion) or values.get("hash") != content_hash(question):
        raise ValueError(f"question: {str(values.get('id'))[:80]!r}")
    order: object = values.get("order")
    places = list(range(len(question.choices)))
    whole = isinstance(order, list) and all(type(n) is int for n in cast("list[object]", order))
    _expect(whole and sorted(cast("list[int]", order)) == places, "order")
    flag, confidence = values.get("flag"), values.get("confidence")
    _expect(isinstance(flag, bool), "flag")
    _expect(confidence in (None, *CONFIDENCES), "confidence")
    return Entry(
        question,
        tuple(cast("list[int]", order)),
        chosen=_chosen(question, values.get("chosen")),
        is_flagged=cast("bool", flag),
        confidence=confidence,
        seconds=_seconds(values.get("seconds")),
        at=_moment(values, "at"),
    )


def _chosen(question: ChoiceQuestion, words: object) -> int | None:
    if words is None:
        return None
    found = [n for n, each in enumerate(question.choices) if each.words.ja == words]
    _expect(bool(found), "chosen")
    return found[0]


def _seconds(value: object) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    _expect(is_number and 0 <= cast("float", value) <= LONGEST_SECONDS, "seconds")
    return float(cast("float", value))


def _pace(value: object) -> Pace:
    pair = cast("list[object]", value) if isinstance(value, list) else []
    _expect(len(pair) == 2 and all(type(each) is int for each in pair), "pace")
    questions, minutes = cast("list[int]", pair)
    return Pace(questions, minutes)


def _whole(values: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value: object = values.get(name)
    _expect(type(value) is int and least <= value <= most, name)
    return cast("int", value)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(values: Mapping[str, Any], name: str) -> datetime | None:
    value: object = values.get(name)
    if value is None:
        return None
    _expect(isinstance(value, str), name)
    moment = datetime.fromisoformat(cast("str", value))
    _expect(moment.utcoffset() is not None, name)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:  # at the very ends of the calendar
        raise ValueError(f"{name}: {value!r}") from error


def _expect(agrees: object, name: str) -> None:
    if not agrees:
        raise ValueError(f"{name}: missing or damaged")
