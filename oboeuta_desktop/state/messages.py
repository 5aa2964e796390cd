"""Answers one question: what does the learner still have to be told?"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import OboeutaError

_LOG = logging.getLogger(__name__)


class Messages(QObject):
    """Keeps errors until the learner has dismissed them; the same error is told once.

    Signals:
        changed: the tuple of pending errors, oldest first.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pending: list[OboeutaError] = []

    @property
    def pending(self) -> tuple[OboeutaError, ...]:
        """The errors not yet dismissed."""
        return tuple(self._pending)

    def post(self, error: OboeutaError) -> None:
        """Tell the learner about ``error``."""
        _LOG.warning("%s: %s", type(error).__name__, error)
        if any(str(error) == str(known) for known in self._pending):
            return
        self._pending.append(error)
        self.changed.emit(self.pending)

    def dismiss(self) -> None:
        """The learner has read the oldest message."""
        if self._pending:
            del self._pending[0]
            self.changed.emit(self.pending)
