"""Answers one question: what is made ready while nobody waits for anything?

Pages take up to a tenth of a second to make. Made while the program stands idle they cost nobody
anything, and the learner's first click finds them there.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow

QUIET_SECONDS = 1.0
"""Nothing was pressed, moved or turned for so long: nobody will notice a short pause."""
_LOOK_MS = 250
_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
    )
)


class Idle(QObject):
    """Takes one step after another, each in a moment when nobody acts and nothing plays."""

    def __init__(
        self,
        window: QWindow | None,
        is_playing: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it; it begins with the first steps.

        Args:
            window: where keys and mouse arrive; None: only the music matters.
            is_playing: whether there is music, which must not be disturbed.
            clock: seconds that only go forward.
        """
        super().__init__()
        self._window = window
        self._is_playing = is_playing
        self._clock = clock
        self._steps: deque[Callable[[], object]] = deque()
        self._touched = clock()
        self._is_over = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def add(self, steps: Iterable[Callable[[], object]]) -> None:
        """Take ``steps`` too, after those that wait."""
        if self._is_over:
            return
        self._steps.extend(steps)
        if self._steps and not self._timer.isActive():
            self._touched = self._clock()
            if self._window is not None:
                self._window.installEventFilter(self)
            self._timer.start()

    def close(self) -> None:
        """Take no further step, and none that is still added."""
        self._is_over = True
        self._steps.clear()
        self._rest()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt: somebody is there."""
        if event.type() in _INPUT:
            self._touched = self._clock()
        return False

    def _look(self) -> None:
        if self._is_playing() or self._clock() - self._touched < QUIET_SECONDS:
            return
        self._steps.popleft()()
        if not self._steps:
            self._rest()

    def _rest(self) -> None:
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
