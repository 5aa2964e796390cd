"""Answers one question: how long was the window deaf to its user, and during what?"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

_EVERY_MS = 4


class GuiWatch(QObject):
    """Beats in the GUI thread; a beat that comes late was kept waiting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.during = ""
        """What is being done; named with a long wait."""
        self._worst: dict[str, float] = {}
        self._longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @property
    def worst(self) -> dict[str, float]:
        """Longest wait in ms during each thing that was done, the longest first."""
        return dict(sorted(self._worst.items(), key=lambda pair: -pair[1]))

    def taken(self) -> float:
        """The longest wait in ms since this was asked last."""
        longest, self._longest = self._longest, 0.0
        return longest

    def skip(self) -> None:
        """What was done just now does not count."""
        self._last = time.monotonic()

    def _beat(self) -> None:
        now = time.monotonic()
        late = (now - self._last) * 1e3 - _EVERY_MS
        self._last = now
        self._longest = max(self._longest, late)
        self._worst[self.during] = max(self._worst.get(self.during, 0.0), late)
