"""Answers one question: where do answers go, and what do they change?

The log is read once, off the main thread. After that every answer changes the overview at once and
is written in the background, in order; ``saved`` tells when it is on the disk, and nothing says so
before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.core.judging import Judge
from oboeuta_desktop.core.study_rules import (
    is_scheduled,
    not_overridden,
    overridden,
    rating_of,
    study_day,
)
from oboeuta_desktop.scheduling import deadline
from oboeuta_desktop.scheduling.progress import Overview
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.state.study.material import Material, read_material
from oboeuta_desktop.state.tasks import Tasks
from oboeuta_desktop.storage.study_store import Sitting, StudyStore

EXAM_DATE = "exam_date"
"""Key of the setting that holds the day of the exam, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was found when the desk was opened."""

    store: StudyStore
    material: Material
    overview: Overview
    judge: Judge
    exam: deadline.Exam | None
    settings: Mapping[str, str] = field(default_factory=dict[str, str])


class Desk(QObject):
    """The learner's answers and what is known from them.

    Signals:
        opened: everything has been read; the properties may be asked.
        changed: an answer was taken; overview and queues are other ones.
        saved: uuid of an attempt that is on the disk.
        failed: an ``OboeutaError``.
    """

    opened = Signal()
    changed = Signal()
    saved = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        file: Path,
        resources: Path,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """``clock`` gives the moment, aware and in UTC."""
        super().__init__(parent)
        self._file = file
        self._resources = resources
        self._clock = clock
        self._tasks = Tasks(threads=1)  # one: what is written first stands first
        self._opened: Opened | None = None
        self._here: list[Attempt] = []

    @property
    def is_open(self) -> bool:
        """Whether everything has been read."""
        return self._opened is not None

    @property
    def material(self) -> Material:
        """What can be asked."""
        return self._known.material

    @property
    def overview(self) -> Overview:
        """What all answers come to."""
        return self._known.overview

    @property
    def judge(self) -> Judge:
        """Judges typed answers."""
        return self._known.judge

    @property
    def exam(self) -> deadline.Exam | None:
        """The exam, when a day for it is set."""
        return self._known.exam

    @property
    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        return self._clock()

    @property
    def tz_offset(self) -> int:
        """Minutes by which the learner's clock is ahead of UTC now."""
        offset = self.now.astimezone().utcoffset() or timedelta()
        return round(offset / timedelta(minutes=1))

    def open(self) -> None:
        """Read everything in the background; ``opened`` or ``failed`` follows."""
        if not self.is_open:
            self._tasks.run(self._read, self._take_over, self.failed.emit)

    def close(self) -> None:
        """Wait for what is being written, and close the file."""
        self._tasks.finish()
        if self._opened is not None:
            self._opened.store.close()
            self._opened = None

    def take(self, attempt: Attempt, *, heard: bool = False, reviewed: bool = True) -> Attempt:
        """Keep an answer: rate it, schedule its point, write it; returns it as it was kept.

        Args:
            attempt: its rating and whether it is scheduled are worked out here.
            heard: the vocal sang the answer before it was given.
            reviewed: of a drill: its review has been gone through.
        """
        way = self.material.ways.get(attempt.item_id)
        attempt = replace(attempt, rating=rating_of(attempt, way, heard=heard))
        card = self.overview.card(attempt.point_id)
        state = deadline.point_state(card, self.exam, attempt.at_utc, attempt.tz_offset)
        scheduled = is_scheduled(attempt, state, self._here, reviewed=reviewed)
        attempt = replace(attempt, scheduled=scheduled)
        self._here.append(attempt)
        is_late = self.overview.comes_late(attempt)
        card = self.overview.take(attempt)
        self._write(attempt, card)
        if is_late:  # the clock was set back: the log reads it further up
            self._read_again(attempt.point_id)
        self.changed.emit()
        return attempt

    def count_as_right(self, attempt: Attempt) -> Attempt:
        """The learner says that an answer was right."""
        return self._change(overridden(attempt))

    def count_as_judged(self, attempt: Attempt) -> Attempt:
        """The learner takes that back."""
        return self._change(not_overridden(attempt, self.material.ways.get(attempt.item_id)))

    def accept_form(self, term_id: str, text: str) -> None:
        """Accept the learner's own form of a term from now on."""
        store = self._known.store

        def write() -> Judge:
            store.add_alias(term_id, text)
            return self.material.judge(store.aliases())

        self._tasks.run(write, self._use_judge, self.failed.emit)

    def refuse_form(self, term_id: str, text: str) -> None:
        """Accept it no longer."""
        store = self._known.store

        def write() -> Judge:
            store.remove_alias(term_id, text)
            return self.material.judge(store.aliases())

        self._tasks.run(write, self._use_judge, self.failed.emit)

    def set_exam(self, exam: deadline.Exam | None) -> None:
        """Set the exam, or forget it."""
        self._opened = replace(self._known, exam=exam)
        store, day = self._known.store, None if exam is None else exam.day.isoformat()
        self._tasks.run(lambda: store.set_setting(EXAM_DATE, day), _nothing, self.failed.emit)
        self.changed.emit()

    def setting(self, key: str) -> str | None:
        """What is kept under a key; None for nothing."""
        return self._known.settings.get(key)

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep something under a key, or nothing any more."""
        others = {each: kept for each, kept in self._known.settings.items() if each != key}
        settings = others if value is None else {**others, key: value}
        self._opened = replace(self._known, settings=settings)
        store = self._known.store
        self._tasks.run(lambda: store.set_setting(key, value), _nothing, self.failed.emit)

    def keep_sitting(self, sitting: Sitting) -> None:
        """Keep a session as it is now, so that it can be taken up again."""
        store = self._known.store
        self._tasks.run(lambda: store.put_sitting(sitting), _nothing, self.failed.emit)

    def rebuild(self) -> None:
        """Work every card out anew from the log, in the background."""
        store = self._known.store
        known = self._known

        def work() -> Opened:
            cards = rebuild_cards(store.attempts())
            store.replace_cards(cards.values())
            return replace(known, overview=_overview(store, known.material))

        self._tasks.run(work, self._take_over, self.failed.emit)

    @property
    def _known(self) -> Opened:
        assert self._opened is not None, "the desk is not open"
        return self._opened

    def _read(self) -> Opened:
        """On a worker: everything there is."""
        material = read_material(self._resources)
        store = StudyStore(self._file, study_day(self.now, self.tz_offset))
        settings = store.settings()
        day = settings.get(EXAM_DATE)
        exam = None if day is None else deadline.exam_on(date.fromisoformat(day))
        judge = material.judge(store.aliases())
        return Opened(store, material, _overview(store, material), judge, exam, settings)

    def _take_over(self, opened: Opened) -> None:
        is_first = self._opened is None
        self._opened = opened
        if is_first:
            for problem in opened.store.problems:
                self.failed.emit(problem)
            self.opened.emit()
        self.changed.emit()

    def _use_judge(self, judge: Judge) -> None:
        self._opened = replace(self._known, judge=judge)

    def _write(self, attempt: Attempt, card: Card | None) -> None:
        store = self._known.store
        cards = [card] if card is not None and attempt.scheduled else []
        uuid = attempt.uuid
        self._tasks.run(
            lambda: store.record([attempt], cards),
            lambda _: self.saved.emit(uuid),
            self.failed.emit,
        )

    def _change(self, attempt: Attempt) -> Attempt:
        store, point = self._known.store, attempt.point_id
        self._here = [attempt if each.uuid == attempt.uuid else each for each in self._here]

        def write() -> None:
            store.mark_overridden(
                attempt.uuid, overridden=attempt.overridden, rating=attempt.rating
            )

        self._tasks.run(write, _nothing, self.failed.emit)
        self._read_again(point)
        return attempt

    def _read_again(self, point: str) -> None:
        """Work a point's card out anew from all answers to it, once they are written."""
        store = self._known.store

        def take_over(attempts: list[Attempt]) -> None:
            card = self.overview.retake(point, attempts)
            if card is not None:
                self._tasks.run(lambda: store.record([], [card]), _nothing, self.failed.emit)
            self.changed.emit()

        self._tasks.run(lambda: list(store.attempts(point_id=point)), take_over, self.failed.emit)


def _overview(store: StudyStore, material: Material) -> Overview:
    aside = [point for point, card in store.cards().items() if card.suspended]
    return Overview(store.attempts(), ways=material.ways, term_of=material.term_of, suspended=aside)


def _nothing(_result: object) -> None:
    """Nothing follows."""
