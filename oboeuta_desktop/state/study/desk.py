"""Answers one question: where do answers go, and what do they change?

The log is read once, off the main thread. After that every answer changes the overview at once and
is written in the background, in order; ``saved`` tells when it is on the disk, and nothing says so
before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.core.errors import OboeutaError
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
from oboeuta_desktop.state.merging import rebuild
from oboeuta_desktop.state.study.material import Material, read_material
from oboeuta_desktop.state.tasks import Result, Tasks
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
    drill: Sitting | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    """An answer that was counted, its point's card, and whether another one was given later."""

    attempt: Attempt
    card: Card | None
    is_late: bool


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
        self._drill: Sitting | None = None

    @property
    def file(self) -> Path:
        """Where the record is kept."""
        return self._file

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
        taken = self._count(attempt, reviewed=reviewed)
        self._write(taken.attempt, taken.card)
        if taken.is_late:  # the clock was set back: the log reads it further up
            self._read_again(attempt.point_id)
        self.changed.emit()
        return taken.attempt

    def take_all(
        self, attempts: Iterable[Attempt], sitting: Sitting, *, reviewed: bool
    ) -> tuple[Attempt, ...]:
        """Keep the answers of a drill, or of a song that was sung with gaps, as ``take`` does, and
        end it: on the disk there is both, or neither and it can be taken up again.

        Args:
            attempts: in the order in which they were given, which may be some time ago.
            sitting: that they belong to, with its end.
            reviewed: whether its review has been gone through.
        """
        ways = self.material.ways
        rated = [replace(each, rating=rating_of(each, ways.get(each.item_id))) for each in attempts]
        taken = [self._count(each, reviewed=reviewed) for each in rated]
        kept = [each.attempt for each in taken]
        cards = [each.card for each in taken if each.card is not None and each.attempt.scheduled]
        store = self._known.store
        if sitting.mode == "D":
            self._drill = None

        def read_again(new: tuple[Attempt, ...]) -> None:
            known = {each.uuid for each in kept} - {each.uuid for each in new}
            again = [each.attempt for each in taken if each.is_late or each.attempt.uuid in known]
            for point in dict.fromkeys(each.point_id for each in again):
                self._read_again(point)

        self._tasks.run(lambda: store.record(kept, cards, sitting), read_again, self.failed.emit)
        self.changed.emit()
        return tuple(kept)

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

    @property
    def drill(self) -> Sitting | None:
        """A drill that was begun and has no end yet."""
        return self._drill

    def keep_sitting(self, sitting: Sitting) -> None:
        """Keep a session as it is now, so that it can be taken up again."""
        store = self._known.store
        if sitting.mode == "D":
            self._drill = None if sitting.ended is not None else sitting
        self._tasks.run(lambda: store.put_sitting(sitting), _nothing, self.failed.emit)

    def work(
        self,
        job: Callable[[StudyStore], Result],
        done: Callable[[Result], None],
        failed: Callable[[OboeutaError], None] | None = None,
    ) -> None:
        """Run ``job`` in the background, when all that was given before is on the disk.

        Args:
            job: may read and write; what it changes is seen after ``read_again``.
            done: called here with what it returns.
            failed: called here when it raises; by default the desk tells.
        """
        store = self._known.store
        self._tasks.run(lambda: job(store), done, failed or self.failed.emit)

    def rebuild(self) -> None:
        """Work every card out anew from the log, in the background."""
        self.work(rebuild, _nothing)
        self.read_again()

    def read_again(self) -> None:
        """Read everything anew in the background: a job has changed the record."""
        known, drill, answers = self._known, self._drill, len(self._here)

        def take_over(fresh: Opened) -> None:
            # What was done since is not yet in what was read.
            now = self._known
            for attempt in self._here[answers:]:
                card = fresh.overview.take(attempt)
                if card is not None and attempt.scheduled:
                    self._keep(card)
            if now.exam is not known.exam:
                fresh = replace(fresh, exam=now.exam)
            if now.settings is not known.settings:
                fresh = replace(fresh, settings={**fresh.settings, **now.settings})
            if self._drill is drill:
                self._drill = fresh.drill
            self._take_over(fresh)

        self._tasks.run(lambda: _opened(known.store, known.material), take_over, self.failed.emit)

    @property
    def _known(self) -> Opened:
        assert self._opened is not None, "the desk is not open"
        return self._opened

    def _read(self) -> Opened:
        """On a worker: everything there is."""
        material = read_material(self._resources)
        store = StudyStore(self._file, study_day(self.now, self.tz_offset))
        return _opened(store, material)

    def _take_over(self, opened: Opened) -> None:
        is_first = self._opened is None
        self._opened = opened
        if is_first:
            self._drill = opened.drill
            for problem in opened.store.problems:
                self.failed.emit(problem)
            self.opened.emit()
        self.changed.emit()

    def _use_judge(self, judge: Judge) -> None:
        self._opened = replace(self._known, judge=judge)

    def _count(self, attempt: Attempt, *, reviewed: bool) -> _Taken:
        """Let a rated answer change the overview."""
        overview, point = self.overview, attempt.point_id
        state = deadline.point_state(
            overview.card(point), self.exam, attempt.at_utc, attempt.tz_offset
        )
        scheduled = is_scheduled(attempt, state, self._here, reviewed=reviewed)
        attempt = replace(attempt, scheduled=scheduled)
        self._here.append(attempt)
        last = overview.point(point).last_at
        is_late = overview.comes_late(attempt) or (last is not None and attempt.at_utc < last)
        return _Taken(attempt, overview.take(attempt), is_late)

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
                self._keep(card)
            self.changed.emit()

        self._tasks.run(lambda: list(store.attempts(point_id=point)), take_over, self.failed.emit)

    def _keep(self, card: Card) -> None:
        store = self._known.store
        self._tasks.run(lambda: store.record([], [card]), _nothing, self.failed.emit)


def _opened(store: StudyStore, material: Material) -> Opened:
    settings = store.settings()
    day = settings.get(EXAM_DATE)
    exam = None if day is None else deadline.exam_on(date.fromisoformat(day))
    judge = material.judge(store.aliases())
    drill = store.unfinished_sitting("D")
    return Opened(store, material, _overview(store, material), judge, exam, settings, drill)


def _overview(store: StudyStore, material: Material) -> Overview:
    aside = [point for point, card in store.cards().items() if card.suspended]
    return Overview(store.attempts(), ways=material.ways, term_of=material.term_of, suspended=aside)


def _nothing(_result: object) -> None:
    """Nothing follows."""
