"""Answers one question: when does Python look for garbage, and on which thread?

By itself Python looks on whichever thread happens to make the next object. Garbage that holds parts
of Qt would then be destroyed on a worker or in the middle of the sound, and the program dies later,
anywhere. Here it looks on the GUI thread, between two events.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500
_YOUNG, _OLD = 1, 2
"""Generations of Python's collector, beside 0."""


class Collector(QObject):
    """Looks for garbage as often as Python itself would; all of it only while no music plays."""

    def __init__(self, is_playing: Callable[[], bool]) -> None:
        """Make it; it begins with ``begin``, where Python's own looking is off (``gc.disable``)."""
        super().__init__()
        self._is_playing = is_playing
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look now and then from now on."""
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    def stand_still(self) -> None:
        """Music begins: what there is now is not looked at again, as that would be heard."""
        gc.freeze()

    def tidy(self) -> None:
        """Throw away what nobody holds, also among what was frozen for the sake of the music."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _look(self) -> None:
        for generation in (_OLD, _YOUNG, 0):
            is_due = gc.get_count()[generation] > gc.get_threshold()[generation]
            if is_due and not (generation == _OLD and self._is_playing()):
                gc.collect(generation)
                return
