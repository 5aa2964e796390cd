"""Answers one question: how is it remembered that a point was met, though nothing was asked?

A line that was explained and a plot whose result was guessed first lift a point to level 1. Neither
is ever scheduled, and once a study day is enough of each.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from oboeuta_desktop import __version__
from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.study_rules import study_day
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.storage.study_store import Sitting

EXPLAINED, PREDICTED = "explained", "predicted"
"""Behind the point's id, what was done: the item of such an attempt."""


class Seeing(QObject):
    """Writes what was seen into the log; before the desk is open it keeps it."""

    def __init__(
        self,
        desk: Desk,
        *,
        new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._new_id = new_id
        self._sitting: Sitting | None = None
        self._is_kept = False
        self._waiting: list[Attempt] = []
        desk.opened.connect(self._write_waiting)

    def explained(self, points: Iterable[str]) -> None:
        """The explanation of a line on these points was open for a while."""
        self._note(points, EXPLAINED, "")

    def predicted(self, points: Iterable[str], guess: float, truth: float) -> None:
        """Before the plot of these points was moved, ``guess`` was expected; it is ``truth``."""
        self._note(points, PREDICTED, f"{guess:g} → {truth:g}")

    def _note(self, points: Iterable[str], what: str, given: str) -> None:
        for point in dict.fromkeys(points):
            attempt = self._attempt(point, what, given)
            if self._desk.is_open:
                self._write(attempt)
            else:
                self._waiting.append(attempt)

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for attempt in waiting:
            self._write(attempt)

    def _write(self, attempt: Attempt) -> None:
        """Write it, unless the point is unknown or the day knows it already."""
        if self._desk.material.curriculum.point(attempt.point_id) is None:
            return
        day = study_day(attempt.at_utc, attempt.tz_offset)
        if self._desk.overview.point(attempt.point_id).seen_on.get(attempt.item_id) == day:
            return
        if self._sitting is not None and not self._is_kept:
            self._is_kept = True
            self._desk.keep_sitting(self._sitting)
        self._desk.take(attempt)

    def _attempt(self, point: str, what: str, given: str) -> Attempt:
        now = self._desk.now
        if self._sitting is None:  # one for all that is seen until the program ends
            self._sitting = Sitting(self._new_id(), "V", "", now, None, {})
        return Attempt(
            uuid=self._new_id(),
            at_utc=now,
            tz_offset=self._desk.tz_offset,
            session_id=self._sitting.id,
            point_id=point,
            item_id=f"{point}.{what}",
            mode="V",
            verdict="seen",
            given=given,
            app_version=__version__,
        )
