"""Answers one question: has something been open long enough to have been read?"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

READ_AFTER_MS = 3_000
"""Whoever only pages through stays for less."""


class ReadingWatch(QObject):
    """Tells when a page has shown the same for a while.

    Signals:
        read: what was shown, as ``show`` had it; once each time.
    """

    read = Signal(object)

    def __init__(self, page: QWidget, *, after_ms: int = READ_AFTER_MS) -> None:
        super().__init__(page)
        self._page = page
        self._shown: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(lambda: self.read.emit(self._shown))
        page.installEventFilter(self)

    def show(self, points: tuple[str, ...]) -> None:
        """The page shows this from now on; () for nothing that counts."""
        self._shown = points
        self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what is hidden is not read."""
        if watched is self._page and event.type() == QEvent.Type.Show:
            self._begin()
        elif watched is self._page and event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False

    def _begin(self) -> None:
        self._timer.stop()
        if self._shown and self._page.isVisible():
            self._timer.start()
