"""Answers one question: how does a drill go, from the first question to the end of its review?

Everything is kept at every move, so that a drill goes on where it was after the program was closed
or torn down. Its time runs only while it is in front. Its answers reach the log at one go when the
review is over: until then they wait in the sitting.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.attempt import Confidence
from oboeuta_desktop.core.study_queue import Pace
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.drill_outcome import (
    Settled,
    Summary,
    attempts_of,
    summary_of,
    to_review,
)
from oboeuta_desktop.state.study.drill_sheet import Sheet, params_of, sheet_of
from oboeuta_desktop.storage.study_store import Sitting

KEEP_EVERY = 10.0
"""Seconds of a drill that are lost at most when the program is torn down."""
LONGEST_LOOK = 60.0
"""Seconds; whoever looks more rarely was asleep with the computer, and so was the drill."""
EXAM_PACE = "exam_pace"
"""Key of the setting that holds the exam's pace, as questions/minutes."""


class Drill(QObject):
    """A drill that is going on.

    Signals:
        changed: another question is in front, or something about one is another.
        ended: answering is over; the review begins.
        closed: the review is over and the answers are in the log; nothing more can be done here.
    """

    changed = Signal()
    ended = Signal()
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        sheet: Sheet,
        sitting: Sitting,
        *,
        seconds: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Take up a sheet where it is; nothing of it is kept before something changes.

        Args:
            desk: keeps it.
            sheet: new, or as it was left.
            sitting: the one it belongs to.
            seconds: a clock that only ever goes forward.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._desk = desk
        self._sheet = sheet
        self._sitting = sitting
        self._seconds = seconds
        self._looked: float | None = None
        self._kept_at = sheet.used
        self._is_closed = False

    @property
    def sheet(self) -> Sheet:
        """As it is now; its time was counted at the last ``tick`` or move."""
        return self._sheet

    @property
    def is_answering(self) -> bool:
        """Whether questions can still be answered."""
        return not self._is_closed and self._sheet.stage == "answering"

    @property
    def is_closed(self) -> bool:
        """Whether its answers are in the log."""
        return self._is_closed

    # -- time -------------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """It is in front: its time runs."""
        if self.is_answering and self._looked is None:
            self._looked = self._seconds()

    def step_back(self) -> None:
        """It is in front no longer: its time stands."""
        if self._looked is not None:
            self._count_time()
            self._looked = None
            self._keep()

    def tick(self) -> None:
        """Some time has passed; at its end the drill ends."""
        self._count_time()
        if not self.is_answering:
            return
        if self._sheet.left <= 0:
            self.end()
        elif self._sheet.used - self._kept_at >= KEEP_EVERY:
            self._keep()

    # -- answering --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Keep it for the first time."""
        self._keep()

    def choose(self, place: int) -> None:
        """Take the choice at ``place`` as shown, from 0, instead of another one if there was."""
        here = self._sheet.here
        order = here.order
        if self.is_answering and 0 <= place < len(order) and order[place] != here.chosen:
            self._change(chosen=order[place], at=self._desk.now)

    def clear(self) -> None:
        """Leave the question in front open after all."""
        if self.is_answering and not self._sheet.here.is_open:
            self._change(chosen=None, at=None)

    def toggle_flag(self) -> None:
        """Put a flag on the question in front, or take it off."""
        if self.is_answering:
            self._change(is_flagged=not self._sheet.here.is_flagged)

    def mark(self, confidence: Confidence) -> None:
        """Say how sure one is; the same again takes it back."""
        if self.is_answering:
            same = self._sheet.here.confidence == confidence
            self._change(confidence=None if same else confidence)

    def go_to(self, place: int) -> None:
        """Bring another question to the front."""
        sheet = self._sheet
        if self.is_answering and 0 <= place < len(sheet.entries) and place != sheet.place:
            self._count_time()
            self._set(replace(self._sheet, place=place))

    def next(self) -> None:
        """The question after this one; from the last one on the first that is open, if one is."""
        sheet = self._sheet
        if sheet.place + 1 < len(sheet.entries):
            self.go_to(sheet.place + 1)
        else:
            open_ = (place for place, entry in enumerate(sheet.entries) if entry.is_open)
            self.go_to(next(open_, sheet.place))

    def previous(self) -> None:
        """The question before this one."""
        self.go_to(self._sheet.place - 1)

    def end(self) -> None:
        """Answering is over; what is open counts as not known."""
        if not self.is_answering:
            return
        self._count_time()
        self._looked = None
        now, offset = self._desk.now, self._desk.tz_offset
        self._sheet = replace(self._sheet, stage="review", ended=now, tz_offset=offset)
        self._keep()
        self.ended.emit()

    # -- review -----------------------------------------------------------------------------------

    @property
    def again(self) -> tuple[Settled, ...]:
        """What is looked at again, in its order."""
        return to_review(self._sheet)

    @property
    def summary(self) -> Summary:
        """What it came to."""
        return summary_of(self._sheet, self._desk.material.curriculum)

    @property
    def is_reviewed(self) -> bool:
        """Whether everything that is looked at again has been in front."""
        return self._sheet.seen >= len(self.again)

    def review_step(self, step: int) -> None:
        """Go to the summary (0) or to one of those that are looked at again (from 1)."""
        if self._sheet.stage == "review" and not self._is_closed and 0 <= step <= len(self.again):
            seen = max(self._sheet.seen, step)
            self._set(replace(self._sheet, step=step, seen=seen))

    def close(self) -> None:
        """Put the answers into the log: scheduled when they were reviewed, else as practice."""
        if self._sheet.stage == "review" and not self._is_closed:
            self._take(reviewed=self.is_reviewed)

    def give_up(self) -> None:
        """End it for good without a review, wherever it is; what was answered counts as practice.

        A drill that was not finished says nothing of what is open.
        """
        if not self._is_closed:
            self._count_time()
            self._take(reviewed=False)

    # -- keeping ----------------------------------------------------------------------------------

    def _take(self, *, reviewed: bool) -> None:
        self._is_closed = True
        self._looked = None
        sheet = self._sheet
        if sheet.stage == "answering":
            sheet = replace(sheet, tz_offset=self._desk.tz_offset)
        attempts = attempts_of(sheet, self._sitting, only_answered=sheet.stage == "answering")
        over = replace(self._sitting, ended=self._desk.now, params=params_of(sheet))
        self._desk.take_all(attempts, over, reviewed=reviewed)
        self.closed.emit()

    def _change(self, **values: object) -> None:
        self._count_time()
        self._set(self._sheet.changed(**values))

    def _set(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        self._kept_at = self._sheet.used
        self._desk.keep_sitting(replace(self._sitting, params=params_of(self._sheet)))

    def _count_time(self) -> None:
        """Add the time since the last look to the question in front."""
        if self._looked is None or not self.is_answering:
            return
        now = self._seconds()
        passed = min(max(0.0, now - self._looked), LONGEST_LOOK, self._sheet.left)
        self._looked = now
        self._sheet = self._sheet.changed(seconds=self._sheet.here.seconds + passed)


def new_sitting(desk: Desk) -> Sitting:
    """A sitting for a drill that begins now."""
    return Sitting(str(uuid.uuid4()), "D", "", desk.now, None, {})


def sheet_at_hand(desk: Desk) -> Sheet | None:
    """The sheet of the drill that was begun and has no end; None when there is none.

    Raises:
        ValueError: it cannot be taken up again; ``put_aside`` lets it rest.
    """
    sitting = desk.drill
    return None if sitting is None else sheet_of(sitting.params, desk.material.by_id)


def put_aside(desk: Desk) -> None:
    """End the sitting of a drill that cannot be taken up again, with all that was kept of it."""
    sitting = desk.drill
    if sitting is not None:
        desk.keep_sitting(replace(sitting, ended=desk.now))


def pace_at(desk: Desk) -> Pace:
    """The exam's pace as the learner has set it, else as it is known."""
    questions, _, minutes = (desk.setting(EXAM_PACE) or "").partition("/")
    try:
        return Pace(int(questions), int(minutes))
    except ValueError:
        return Pace()


def set_pace(desk: Desk, pace: Pace | None) -> None:
    """Set the exam's pace, or what is known of it (None)."""
    words = None if pace is None else f"{pace.questions}/{pace.minutes}"
    desk.set_setting(EXAM_PACE, words)
