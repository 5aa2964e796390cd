"""Answers one question: which position is shown, while what was rendered is not heard yet?"""

from __future__ import annotations

import sys

from oboeuta_desktop.playback.mixer import Mixer

_UNSENT = sys.maxsize
"""Serial of a command that still waits for its sound to be stretched."""


class HeardPosition:
    """Song seconds of the frame being heard; after a command its target until that is heard.

    Attributes:
        delay: seconds that the loudspeaker adds.
        target: song seconds that a command on its way leads to, or None.
    """

    def __init__(self) -> None:
        self.delay = 0.0
        self.target: float | None = None
        self._serial = 0
        self._latest = 0.0

    def restart(self) -> None:
        """A new mixer counts its frames from 0."""
        self.target = None
        self._latest = 0.0

    def aim(self, position: float, serial: int = _UNSENT) -> None:
        """Show ``position`` until the command ``serial`` is heard; see ``sent``."""
        self.target = position
        self._serial = serial

    def sent(self, serial: int) -> None:
        """The command that was aimed with is now known to the mixer as ``serial``."""
        if self._serial == _UNSENT:
            self._serial = serial

    def stopped(self, mixer: Mixer) -> None:
        """The sound has ended: what the mixer has obeyed was heard."""
        if mixer.applied[0] >= self._serial:
            self.target = None

    def frame(self, mixer: Mixer, taken: float) -> float:
        """The output frame that is heard, given the one that the clock says (``taken``)."""
        # Two looks may straddle a correction of the clock: what was shown is not taken back.
        self._latest = max(self._latest, taken)
        return self._latest - self.delay * mixer.sample_rate

    def position(self, mixer: Mixer, taken: float) -> float | None:
        """Song seconds to show; None before anything was rendered."""
        frame = self.frame(mixer, taken)
        if self.target is not None:
            applied, at = mixer.applied
            if applied < self._serial or frame < at:
                return self.target
            self.target = None
        found = mixer.song_map.position_at(frame)
        return None if found is None else found / mixer.sample_rate
