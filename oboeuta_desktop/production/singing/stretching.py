"""Answers one question: which moment of spoken words is heard at which moment of the song?

Every spoken sound is stretched or shortened evenly onto the time that the score plans for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.singing.phones import PlannedPhone
from oboeuta_desktop.production.singing.world import Envelopes

CLOSED = frozenset(["k", "g", "t", "d", "p", "b", "ch", "ts", "cl"])
"""Sounds that begin with a silence of their own; a y or w after them changes nothing."""

BEGUN = -25.0
"""dB below its loudest frame at which the first sound is heard to begin."""

DYING = -15.0
"""dB below its loudest frame at which the last sound is heard to end."""

LEAST_FRAMES = 3
"""Of the first and the last sound, however little of them is heard."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it was spoken.

    Attributes:
        envelopes: of all T frames.
        phones: names of the sounds in order, without the silences around them.
        edges: (sounds + 1,) int64, the frames at which the sounds begin, and the last one's end.
    """

    envelopes: Envelopes
    phones: tuple[str, ...]
    edges: NDArray[np.int64]


def without_silence(spoken: Spoken) -> Spoken:
    """The same, but its first and last sound last only as long as they are heard.

    An engine gives them some of the silence around the line; stretched with it, a line would begin
    late and its last note die away half-way.
    """
    edges = spoken.edges.copy()
    first = spoken.phones[0]
    if first not in CLOSED and first.rstrip("yw") not in CLOSED:
        # The frame before the next sound belongs to that one's rise as well.
        heard = _heard(spoken, int(edges[0]), max(int(edges[0]) + 1, int(edges[1]) - 1), BEGUN)
        edges[0] = max(edges[0], min(heard[0], edges[1] - LEAST_FRAMES))
    heard = _heard(spoken, int(edges[-2]), int(edges[-1]), DYING)
    edges[-1] = min(edges[-1], max(heard[-1] + 1, edges[-2] + LEAST_FRAMES))
    return replace(spoken, edges=edges)


def frame_places(
    planned: Sequence[PlannedPhone],
    spoken: Spoken,
    times: NDArray[np.float64],
    frame_seconds: float,
) -> NDArray[np.float64]:
    """For each of ``times`` (seconds, ascending) the place in ``spoken``, in frames.

    Before the first sound and after the last one time runs as it was spoken. A spoken sound that
    is not planned is left out; vowels that a planned one holds together are taken as one.

    Raises:
        ValueError: when a planned sound was not spoken.
    """
    clock: list[float] = []
    frames: list[float] = []
    for phone, (first, last) in zip(planned, _spans(planned, spoken), strict=True):
        clock += [phone.start, phone.end]
        frames += [float(first), float(last)]
    around = min(frames[0], len(spoken.envelopes.power) - 1 - frames[-1])
    clock = [clock[0] - around * frame_seconds, *clock, clock[-1] + around * frame_seconds]
    frames = [frames[0] - around, *frames, frames[-1] + around]
    return np.interp(times, clock, frames)


def taken_at(envelopes: Envelopes, places: NDArray[np.float64]) -> Envelopes:
    """The envelopes at places between their frames; (len(places), F) each."""
    last = len(envelopes.power) - 1
    before = np.clip(np.floor(places).astype(np.int64), 0, max(0, last - 1))
    after = np.minimum(before + 1, last)
    share = np.clip(places - before, 0.0, 1.0).astype(np.float32)[:, None]
    return Envelopes(
        _between(envelopes.power[before], envelopes.power[after], share),
        _between(envelopes.noise[before], envelopes.noise[after], share),
    )


def reshaped(envelopes: Envelopes, factor: float) -> Envelopes:
    """The envelopes of a head ``factor`` times smaller: all formants that much higher."""
    if factor == 1.0:
        return envelopes
    bands = envelopes.power.shape[1]
    places = np.minimum(np.arange(bands, dtype=np.float64) / factor, bands - 1.0)
    below = np.minimum(places.astype(np.int64), bands - 2)
    share = (places - below).astype(np.float32)
    return Envelopes(
        _between(envelopes.power[:, below], envelopes.power[:, below + 1], share),
        _between(envelopes.noise[:, below], envelopes.noise[:, below + 1], share),
    )


def _heard(spoken: Spoken, first: int, last: int, fall: float) -> NDArray[np.int64]:
    """The frames from ``first`` up to ``last`` that are at most ``fall`` dB below the loudest."""
    level = 10.0 * np.log10(np.exp(spoken.envelopes.power[first:last].astype(np.float64)).sum(1))
    return first + np.flatnonzero(level >= level.max() + fall)


def _between(
    one: NDArray[np.float32], other: NDArray[np.float32], share: NDArray[np.float32]
) -> NDArray[np.float32]:
    """``one`` where ``share`` is 0, ``other`` where it is 1."""
    return np.add(one, share * (other - one), dtype=np.float32)


def _spans(planned: Sequence[PlannedPhone], spoken: Spoken) -> list[tuple[int, int]]:
    """First and last frame of each planned sound."""
    spans: list[tuple[int, int]] = []
    i = 0
    for q, phone in enumerate(planned):
        i = spoken.phones.index(phone.phone, i)
        first = int(spoken.edges[i])
        i += 1
        follows = planned[q + 1].phone if q + 1 < len(planned) else ""
        while (
            phone.kind == "v"
            and follows != phone.phone
            and spoken.phones[i : i + 1] == (phone.phone,)
        ):
            i += 1
        spans.append((first, int(spoken.edges[i])))
    return spans
