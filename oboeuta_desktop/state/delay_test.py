"""Answers one question: how long after the computer plays a click does the learner hear it?"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.state.transport import Transport

BEAT_SECONDS = 0.6
"""Distance of the clicks in the test sound, whose first click is at 0."""

TEST_SECONDS = 4.8
FLASH_SECONDS = 0.09
TAPS_WANTED = 8


class DelayTest(QObject):
    """Plays clicks in a loop, flashes with them, and measures taps against them.

    Signals:
        flash_changed: whether the light is on, by the position that the program believes is heard.
        measured: the delay in seconds that the taps so far suggest, and how many taps there are.
    """

    flash_changed = Signal(bool)
    measured = Signal(float, int)

    def __init__(self, sound: Path, delay: float) -> None:
        super().__init__()
        self._transport = Transport()
        self._sound = sound
        self._delay = delay
        self._lit = False
        self._errors: list[float] = []
        self._transport.position_changed.connect(self._follow)

    def start(self) -> None:
        """Begin to click and flash."""
        self._transport.open([("backing", self._sound)], bpm=None)
        self._transport.set_device_delay(self._delay)
        self._transport.set_loop((0.0, TEST_SECONDS))
        self._transport.play()

    def stop(self) -> None:
        """End the sound and free the device."""
        self._transport.close()

    def set_delay(self, delay: float) -> None:
        """Flash ``delay`` seconds later than without any setting."""
        self._delay = delay
        self._errors.clear()
        self._transport.set_device_delay(delay)

    def tap(self) -> None:
        """The learner tapped at what was heard now."""
        self._errors.append(beat_error(self._transport.position))
        self.measured.emit(
            suggested_delay(self._delay, self._errors), min(TAPS_WANTED, len(self._errors))
        )

    def _follow(self, position: float) -> None:
        lit = position % BEAT_SECONDS < FLASH_SECONDS
        if lit != self._lit:
            self._lit = lit
            self.flash_changed.emit(lit)


def beat_error(position: float) -> float:
    """Seconds from the nearest beat to ``position``; positive after it."""
    return (position + BEAT_SECONDS / 2) % BEAT_SECONDS - BEAT_SECONDS / 2


def suggested_delay(delay: float, errors: Sequence[float]) -> float:
    """The delay setting that would have put the taps on the beats: the median of the last eight.

    ``delay`` is the setting under which the errors (seconds) were measured. The median shrugs off a
    missed beat. In -0.2..0.5 s.
    """
    return round(max(-0.2, min(0.5, delay + statistics.median(errors[-TAPS_WANTED:]))), 3)
