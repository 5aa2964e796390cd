"""Answers one question: how does a file that the system wants opened reach the program?

On macOS a double click, or a drop on the program's icon, comes as an event to the application
rather than on the command line; the first one before there is a window to open it in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication


class FileOpen(QObject):
    """Hears what the system wants opened.

    Signals:
        asked: a tuple of paths.
    """

    asked = Signal(object)

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self._waiting: list[str] | None = []
        application.installEventFilter(self)

    def begin(self) -> None:
        """Tell at once from now on, beginning with what has come up to here."""
        waiting, self._waiting = self._waiting, None
        if waiting:
            self.asked.emit(tuple(waiting))

    def end(self) -> None:
        """Hear no more."""
        self._application.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a file is to be opened; addresses that are no file's are nothing of ours."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        name = event.file()
        if not name:
            return False
        if self._waiting is None:
            self.asked.emit((name,))
        else:
            self._waiting.append(name)
        return True
