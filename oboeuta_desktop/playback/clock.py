"""Answers one question: how many frames has the host taken by now?

The host takes sound in periods and we look at its counter a little late, so the counter alone
jumps by 5-20 ms. Every look gives ``consumed / sample_rate - now``; a late look only makes that
smaller, so the largest one of the last 1.5 s is the truth (an upper envelope).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import islice

WINDOW_SECONDS = 1.5
"""Long enough to hold a punctual look, short enough that 200 ppm of drift is 0.3 ms."""

SETTLE_SECONDS = 0.1
"""After a start the host fills its own buffers in bursts: that says nothing about its pace."""

SLEW_SECONDS = 0.001
"""Largest correction per look."""

LOST_SECONDS = 0.006
LOST_LOOKS = 5
"""So many looks in a row this far below the envelope: the host lost time, it is no late look."""

JUMP_SECONDS = 0.05
"""A correction above this is taken at once instead of slewed."""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """The clock as one value: frames = now + offset, between ``floor`` and ``limit``.

    Attributes:
        offset: seconds to add to the wall clock to get seconds of output.
        floor: frames already shown; the clock waits there instead of stepping back.
        limit: frames rendered so far; what was not rendered cannot have been taken.
    """

    offset: float
    floor: float
    limit: float

    def frames_at(self, now: float, sample_rate: int) -> float:
        """Frames taken at wall time ``now`` (seconds)."""
        return max(self.floor, min(self.limit, (now + self.offset) * sample_rate))


class PlaybackClock:
    """A steady count of the frames the host has taken.

    The thread that feeds the host calls ``start`` and ``observe``; any thread may ask ``frames``.
    They share one frozen line that is replaced as a whole.
    """

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self._looks: deque[tuple[float, float]] = deque()
        self._consumed = 0
        self._began: float | None = None
        self._seen = 0.0
        self._line = ClockLine(0.0, 0.0, 0.0)

    def start(self, frame: int) -> None:
        """A host begins with output frame ``frame``; the clock stands there until it takes some."""
        self._looks.clear()
        self._consumed = frame
        self._began = None
        self._line = ClockLine(0.0, float(frame), float(frame))

    def observe(self, now: float, consumed: int, rendered: int) -> None:
        """At wall time ``now`` the host has taken ``consumed`` of ``rendered`` output frames."""
        if consumed == self._consumed:
            return
        self._consumed = consumed
        look = consumed / self.sample_rate - now
        shown = self._line.frames_at(now, self.sample_rate)
        if self._began is None:
            self._began = now
        if now - self._began < SETTLE_SECONDS:
            self._looks.clear()
            self._looks.append((now, look))
            offset = look
        else:
            offset = self._corrected(now, look)
        self._seen = now
        self._line = ClockLine(offset, shown, float(rendered))

    def frames(self, now: float) -> float:
        """Output frames taken by the host at wall time ``now``; never less than before."""
        return self._line.frames_at(now, self.sample_rate)

    def _corrected(self, now: float, look: float) -> float:
        looks = self._looks
        looks.append((now, look))
        while looks[0][0] < now - WINDOW_SECONDS:
            looks.popleft()
        top = max(value for _, value in looks)
        if len(looks) > LOST_LOOKS:
            recent = list(islice(reversed(looks), LOST_LOOKS))
            newest = max(value for _, value in recent)
            if newest < top - LOST_SECONDS:
                looks.clear()
                looks.extend(reversed(recent))
                # The floor keeps the clock from stepping back while the host catches up.
                return newest
        offset = self._line.offset
        if abs(top - offset) > JUMP_SECONDS:
            return top
        # Two looks may follow each other closely: never slew down faster than half of real time.
        down = min(SLEW_SECONDS, 0.5 * (now - self._seen))
        return offset + max(-down, min(SLEW_SECONDS, top - offset))
