"""Answers one question: what did a drill come to, and which answers are looked at again?

Never whether it would be enough to pass: the pass mark is not published.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from oboeuta_desktop import __version__
from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.curriculum import Bilingual, Curriculum, Point
from oboeuta_desktop.core.exam_groups import family_of, heading_of
from oboeuta_desktop.core.question_kinds import content_hash
from oboeuta_desktop.state.study import answers
from oboeuta_desktop.state.study.answers import Found
from oboeuta_desktop.state.study.drill_sheet import Entry, Sheet
from oboeuta_desktop.storage.study_store import Sitting

Reason = Literal["sure but wrong", "wrong", "empty", "flagged", "unsure"]
"""Why an answer is looked at again."""
_FIRST: tuple[Reason, ...] = ("sure but wrong", "wrong", "empty", "flagged", "unsure")


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry with what became of it; ``number`` is its place on the sheet, from 1."""

    number: int
    entry: Entry
    found: Found

    @property
    def is_right(self) -> bool:
        """Whether the right choice was taken."""
        return self.found.verdict == "exact"

    @property
    def reason(self) -> Reason | None:
        """Why it is looked at again; None for what was right without doubt."""
        if self.found.verdict == "empty":
            return "empty"
        if not self.is_right:
            return "sure but wrong" if self.entry.confidence == "sure" else "wrong"
        if self.entry.is_flagged:
            return "flagged"
        return "unsure" if self.entry.confidence == "unsure" else None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some questions were right."""

    name: Bilingual
    right: int
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a drill came to.

    Attributes:
        right, total: of all questions.
        headings: by the exam's headings, those that were asked.
        families: by things that are mixed up, the weakest first.
        seconds_each: seconds for a question, over all.
        pace_each: the same at the exam's pace.
        reasons: how many are looked at again, by why.
        is_time_up: whether it was the time that ended it.
    """

    right: int
    total: int
    headings: tuple[Share, ...]
    families: tuple[Share, ...]
    seconds_each: float
    pace_each: float
    reasons: Counter[Reason]
    is_time_up: bool

    @property
    def percent(self) -> int:
        """The share that was right, in whole percent."""
        return round(100 * self.right / self.total)


def settled(sheet: Sheet) -> tuple[Settled, ...]:
    """Every entry with what became of it, as they stand on the sheet."""
    return tuple(
        Settled(number, entry, _found(entry)) for number, entry in enumerate(sheet.entries, 1)
    )


def to_review(sheet: Sheet) -> tuple[Settled, ...]:
    """What is looked at again: wrong, those marked as sure first; flagged; right but unsure."""
    found = [(each.reason, each) for each in settled(sheet)]
    again = [(_FIRST.index(reason), each) for reason, each in found if reason is not None]
    return tuple(each for _, each in sorted(again, key=lambda pair: (pair[0], pair[1].number)))


def summary_of(sheet: Sheet, curriculum: Curriculum) -> Summary:
    """What the drill came to."""
    every = settled(sheet)
    families = _shares(every, curriculum, family_of)
    weakest = sorted(families, key=lambda share: share.right / share.total)
    return Summary(
        right=sum(each.is_right for each in every),
        total=len(every),
        headings=tuple(_shares(every, curriculum, heading_of)),
        families=tuple(weakest),
        seconds_each=sheet.used / len(every),
        pace_each=sheet.pace.seconds_each,
        reasons=Counter(each.reason for each in every if each.reason is not None),
        is_time_up=sheet.left <= 0,
    )


def attempts_of(sheet: Sheet, sitting: Sitting, *, only_answered: bool = False) -> list[Attempt]:
    """The rows of the log, in the order in which they were given.

    Their ids follow from the sitting, so that the same answer never stands there twice.
    """
    over = sheet.ended or sitting.started
    found = [
        Attempt(
            uuid=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{sitting.id}/{each.number}")),
            at_utc=each.entry.at or over,
            tz_offset=sheet.tz_offset,
            session_id=sitting.id,
            point_id=each.entry.question.point,
            item_id=each.entry.question.id,
            mode="D",
            verdict=each.found.verdict,
            given=each.found.given,
            confused_with=each.found.confused_with,
            ms=round(each.entry.seconds * 1000),
            confidence=each.entry.confidence,
            app_version=__version__,
            content_hash=content_hash(each.entry.question),
        )
        for each in settled(sheet)
        if not (only_answered and each.entry.is_open)
    ]
    return sorted(found, key=lambda attempt: attempt.at_utc)


def _found(entry: Entry) -> Found:
    if entry.chosen is None:
        return Found("empty", "")
    return answers.chosen(entry.question, entry.chosen)


def _shares(
    every: Iterable[Settled], curriculum: Curriculum, group: Callable[[Point], Bilingual]
) -> list[Share]:
    """Right ones and all by group, in the order of the curriculum."""
    right: Counter[Bilingual] = Counter()
    total: Counter[Bilingual] = Counter()
    for each in every:
        point = curriculum.point(each.entry.question.point)
        if point is not None:
            total[group(point)] += 1
            right[group(point)] += each.is_right
    names = dict.fromkeys(group(point) for point in curriculum.points)
    return [Share(name, right[name], total[name]) for name in names if total[name]]
