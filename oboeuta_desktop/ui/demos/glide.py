"""Answers one question: how does a plot come to the place that was asked about?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from oboeuta_desktop.demos.demo import Demo, Prediction, State

GLIDE_MS = 700
"""Long enough to see the numbers run, short enough not to wait for."""


def asked_state(demo: Demo, state: State, prediction: Prediction) -> State:
    """``state`` with everything set as the question asks; itself where that is no one place."""
    if not prediction.at:
        return state
    active = prediction.active or state.active
    names = {*state.shown, active}
    return replace(
        state,
        values={**state.values, **prediction.at},
        active=active,
        shown=tuple(series.name for series in demo.series if series.name in names),
    )


class Glide(QObject):
    """Moves the parameters of a demo to their places, evenly and once.

    Signals:
        moved: a State that lies on the way; the last one is the goal itself.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._demo: Demo | None = None
        self._first: Mapping[str, float] = {}
        self._goal: State | None = None
        self._way = QVariantAnimation(self)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.setDuration(GLIDE_MS)
        self._way.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way.valueChanged.connect(self._step)

    def start(self, demo: Demo, state: State, goal: State, *, at_once: bool) -> None:
        """Go from ``state`` to ``goal``."""
        self.stop()
        if at_once or state == goal:
            self.moved.emit(goal)
            return
        self._demo, self._first, self._goal = demo, dict(state.values), goal
        self._way.start()

    def stop(self) -> None:
        """Stay where it is: the learner takes over, or something else is shown."""
        self._goal = None
        self._way.stop()

    def _step(self, share: float) -> None:
        goal, demo = self._goal, self._demo
        if goal is None or demo is None:
            return
        if share >= 1:
            self._goal = None
            self.moved.emit(goal)
            return
        values = {
            name: demo.parameter(name).snap(self._first[name] + (value - self._first[name]) * share)
            for name, value in goal.values.items()
        }
        self.moved.emit(replace(goal, values=values))
