"""Answers one question: how loud is a stem at each place of the song, beside the learner's own
volume?

An envelope belongs to the song, not to the clock: it is read at the song frames that a block holds,
so seeks, loops and other speeds need no care.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.playback.reader import Line

RAMP_SECONDS = 0.02
"""Of the song: the level moves in the last moment before a step, and is there on its frame."""

Gain = float | npt.NDArray[np.float32]
"""One level for all frames, or one for each."""

Step = tuple[float, float]
"""(song second, gain from there on; 1.0 as recorded)."""


@dataclass(frozen=True, slots=True, eq=False)
class Envelope:
    """Gains on a straight line between places; before the first and after the last they stand.

    Attributes:
        places: song frames, rising.
        gains: as many.
    """

    places: npt.NDArray[np.float64]
    gains: npt.NDArray[np.float64]

    def along(self, lines: Sequence[Line]) -> Gain:
        """The gains of the frames that ``lines`` carry, one after the other; their positions rise.

        One number where they are all the same.
        """
        if not lines:
            return 1.0
        first, last = lines[0].position, lines[-1].position + lines[-1].rate * lines[-1].frames
        before, after = np.searchsorted(self.places, (first, last), side="right")
        if before == after and self._is_level(int(before)):
            return float(self.gains[min(int(before), len(self.gains) - 1)])
        positions = [line.position + line.rate * np.arange(line.frames) for line in lines]
        found = np.interp(np.concatenate(positions), self.places, self.gains)
        return found.astype(np.float32)

    def _is_level(self, index: int) -> bool:
        """Whether nothing moves between the places ``index - 1`` and ``index``."""
        if index in (0, len(self.places)):
            return True
        return bool(self.gains[index - 1] == self.gains[index])


def envelope_of(steps: Iterable[Step], sample_rate: int) -> Envelope | None:
    """The envelope of ``steps`` in rising order; None when it is as recorded throughout.

    Before the first step the stem is as recorded. Of two steps on one frame the later holds; steps
    nearer to each other than the ramp get a shorter one.
    """
    ramp = RAMP_SECONDS * sample_rate
    places, gains = [0.0], [1.0]
    for second, gain in steps:
        place = float(round(max(0.0, second) * sample_rate))
        if place <= places[-1]:
            gains[-1] = gain
        elif gain != gains[-1]:
            begin = max(places[-1], place - ramp)
            if begin > places[-1]:
                places.append(begin)
                gains.append(gains[-1])
            places.append(place)
            gains.append(gain)
    if set(gains) == {1.0}:
        return None
    return Envelope(np.array(places), np.array(gains))


def envelopes_of(
    steps: Mapping[str, Sequence[Step]], roles: Sequence[str], sample_rate: int
) -> tuple[Envelope | None, ...]:
    """The envelope of each stem by its role; empty when all are as recorded."""
    made = tuple(envelope_of(steps.get(role, ()), sample_rate) for role in roles)
    return made if any(made) else ()


def shaped(
    gains: Sequence[Gain], envelopes: Sequence[Envelope | None], lines: Sequence[Line]
) -> list[Gain]:
    """The learner's gains multiplied with what the envelopes say for the frames of ``lines``."""
    if not envelopes:
        return list(gains)
    found: list[Gain] = []
    for gain, envelope in zip(gains, envelopes, strict=True):
        level = 1.0 if envelope is None else envelope.along(lines)
        if isinstance(gain, np.ndarray) and isinstance(level, np.ndarray):
            found.append(gain[: len(level)] * level)
        else:
            found.append(gain * level)
    return found
