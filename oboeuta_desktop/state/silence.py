"""Answers one question: when has the learner to be told that nothing can be heard?"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import NoSoundError
from oboeuta_desktop.state.transport import Transport


class Silence(QObject):
    """Speaks up once when a song plays on no output, and again when one has come and gone.

    Signals:
        failed: ``NoSoundError``.
    """

    failed = Signal(object)

    def __init__(self, transport: Transport) -> None:
        """Watch ``transport``, and live as long as it does."""
        super().__init__(transport)
        self._transport = transport
        self._is_told = False
        transport.playing_changed.connect(self._look)
        transport.output_changed.connect(self._look)

    def _look(self, _changed: object) -> None:
        if not self._transport.output.silent:
            self._is_told = False
        elif self._transport.playing and not self._is_told:
            self._is_told = True
            self.failed.emit(NoSoundError())
