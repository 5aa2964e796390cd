"""Answers one question: how do the lyrics move to where they belong?

Time is an argument (seconds since the last step); nothing here knows a clock or a widget.
"""

from __future__ import annotations

import math

REST_PIXELS = 0.3  # closer than this, and slower than REST_SPEED, a spring has arrived
REST_SPEED = 8.0  # pixels per second
STIFFNESS = 13.0  # 1/s; critically damped, at rest after about 350 ms
GROWTH_RATE = 14.0  # 1/s
SMALL = 0.64
"""Scale of a line that is not being sung."""


class Spring:
    """A critically damped spring: it arrives as fast as it can without swinging. Lengths in logical
    pixels.
    """

    def __init__(self) -> None:
        self.place = 0.0
        self.target = 0.0
        self._speed = 0.0

    @property
    def resting(self) -> bool:
        """Whether nothing moves any more."""
        return self.place == self.target and self._speed == 0.0

    def jump(self, place: float) -> None:
        """Be at ``place`` at once."""
        self.place = self.target = place
        self._speed = 0.0

    def shift(self, distance: float) -> None:
        """Move place and target together: what is seen stays where it is on the screen."""
        self.place += distance
        self.target += distance

    def step(self, seconds: float) -> bool:
        """Move on by ``seconds``; whether anything moved. The exact solution, so any step is
        stable.
        """
        if self.resting:
            return False
        away = self.place - self.target
        pull = (self._speed + STIFFNESS * away) * seconds
        decay = math.exp(-STIFFNESS * seconds)
        self._speed = (self._speed - STIFFNESS * pull) * decay
        self.place = self.target + (away + pull) * decay
        if abs(self.place - self.target) < REST_PIXELS and abs(self._speed) < REST_SPEED:
            self.jump(self.target)
        return True


class Growth:
    """How large each line is drawn: the current one 1, all others SMALL, and in between while that
    changes.

    Also ``slot``: how far (0..1) the row of the interlude before the line ``slot_line`` has opened.
    """

    def __init__(self) -> None:
        self.current: int | None = None
        self.slot_line: int | None = None
        self.slot = 0.0
        self._slot_open = False
        self._moving: dict[int, float] = {}

    def reset(self) -> None:
        """Forget all lines."""
        self.current = None
        self.slot_line = None
        self.slot = 0.0
        self._slot_open = False
        self._moving.clear()

    def set_current(self, line: int | None) -> None:
        """Let ``line`` grow and the line before it shrink."""
        if line == self.current:
            return
        if self.current is not None:
            self._moving[self.current] = self.scale(self.current)
        if line is not None:
            self._moving.setdefault(line, SMALL)
        self.current = line

    def open_slot(self, line: int | None) -> None:
        """Open the row of the interlude before ``line``, or close it (None)."""
        self._slot_open = line is not None
        if line is not None and line != self.slot_line:
            self.slot_line = line
            self.slot = 0.0

    @property
    def slot_is_open(self) -> bool:
        """Whether the row of the interlude is open or opening."""
        return self._slot_open

    def scale(self, line: int) -> float:
        """The scale ``line`` is drawn at, SMALL..1."""
        moving = self._moving.get(line)
        if moving is not None:
            return moving
        return 1.0 if line == self.current else SMALL

    def grown(self) -> list[tuple[int, float]]:
        """The lines that are larger than SMALL, with their scales."""
        lines = dict(self._moving)
        if self.current is not None:
            lines.setdefault(self.current, 1.0)
        return list(lines.items())

    @property
    def resting(self) -> bool:
        """Whether no line changes its size."""
        return not self._moving and self.slot == float(self._slot_open)

    def step(self, seconds: float) -> bool:
        """Move on by ``seconds``; whether anything changed."""
        if self.resting:
            return False
        share = 1.0 - math.exp(-seconds * GROWTH_RATE)
        for line, scale in list(self._moving.items()):
            goal = 1.0 if line == self.current else SMALL
            grown = scale + (goal - scale) * share
            if abs(grown - goal) < 0.004:
                del self._moving[line]
            else:
                self._moving[line] = grown
        goal = float(self._slot_open)
        self.slot += (goal - self.slot) * share
        if abs(self.slot - goal) < 0.01:
            self.slot = goal
            if not self._slot_open:
                self.slot_line = None
        return True

    def finish(self) -> None:
        """Have every line at its final size at once."""
        self._moving.clear()
        self.slot = float(self._slot_open)
        if not self._slot_open:
            self.slot_line = None
