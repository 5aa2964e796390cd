"""Answers one question: at which frame does each sound of spoken words begin?

Another speaker, whose times are known, gives the places; after an obstruent the vowel itself tells
its beginning better: there the voice returns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.notation.score import SAMPLE_RATE
from oboeuta_desktop.production.singing.alignment import aligned, features
from oboeuta_desktop.production.singing.phones import CLOSURE, VOWELS
from oboeuta_desktop.production.singing.world import FRAME_SECONDS

REACH = 0.12
"""Seconds around the first guess within which the sounds are looked for."""

MARGIN = 0.08
"""Seconds of silence before and after a line that are compared as well."""

DIED_AWAY = -25.0
"""dB below the loud parts of a line at which its last sound is over."""

LEAST_FRAMES = 3
"""Of the last sound, however soon it dies away."""

VOICED_THROUGH = frozenset({"n", "m", "r", "w", "y", "v", "ny", "my", "ry", CLOSURE})
"""Consonants before vowels whose beginning cannot be told by the voice's return."""

VOICE_BAND = (250.0, 1500.0)
"""Hz in which vowels are strong, and bursts and friction are not."""

RISE_REACH = 0.045
"""Seconds around an edge within which the voice's return is looked for."""

RISE_SPAN = 2
"""Frames on either side between which the rise is taken."""

LEAST_RISE = 6.0
"""dB; where the voice returns less clearly, the edge stays."""

STEEP = 0.5
"""The return is the centre of where the rise is at least this share of its steepest."""

RETURN_EARLY = 0.009
"""Seconds by which the centre of the rise comes before a vowel's beginning, in sound whose times
are exact."""


@dataclass(frozen=True, slots=True)
class Known:
    """Speech whose times are known; a frame is ``FRAME_SECONDS``.

    Attributes:
        power: (T, F) float32, natural logarithm of the power, at ``SAMPLE_RATE``.
        edges: (sounds + 1,) int64, the frames at which sounds begin, and the last one's end.
    """

    power: NDArray[np.float32]
    edges: NDArray[np.int64]


def found_edges(
    known: Known,
    phones: Sequence[str],
    power: NDArray[np.float32],
    guess: NDArray[np.float64],
    rate: int,
) -> NDArray[np.int64]:
    """The frames of ``power`` at which ``phones`` begin, and the last one's end; they ascend.

    ``power`` (T, F) is sampled at ``rate``; ``known`` says the same phones; ``guess`` are first
    ideas of the edges, in frames.
    """
    guess = np.append(guess[:-1], heard_end(power, guess))
    edges = on_returns(power, phones, _compared(known, power, guess, rate), rate)
    edges[-1] = min(edges[-1], round(float(guess[-1])))
    # Every sound keeps a frame of its own.
    steps = np.arange(len(edges))
    return np.maximum.accumulate(edges - steps) + steps


def heard_end(power: NDArray[np.float32], guess: NDArray[np.float64]) -> float:
    """The frame in which the last sound has died away, at the latest that of ``guess``."""
    levels = 10.0 * np.log10(np.mean(np.exp(power.astype(np.float64)), axis=1))
    loud = np.flatnonzero(levels > np.percentile(levels, 90) + DIED_AWAY)
    return float(np.clip(loud[-1] + 1.0, guess[-2] + LEAST_FRAMES, guess[-1]))


def on_returns(
    power: NDArray[np.float32], phones: Sequence[str], edges: NDArray[np.int64], rate: int
) -> NDArray[np.int64]:
    """The edges, with those of vowels after obstruents moved to where the voice returns."""
    bands = np.linspace(0.0, rate / 2, power.shape[1])
    voice = (bands >= VOICE_BAND[0]) & (bands <= VOICE_BAND[1])
    levels = 10.0 * np.log10(np.mean(np.exp(power[:, voice].astype(np.float64)), axis=1))
    rises = np.zeros(len(levels))
    rises[RISE_SPAN:-RISE_SPAN] = levels[2 * RISE_SPAN :] - levels[: -2 * RISE_SPAN]
    reach = round(RISE_REACH / FRAME_SECONDS)
    moved = edges.copy()
    for i in range(1, len(phones)):
        before = phones[i - 1]
        if phones[i] not in VOWELS or before in VOWELS or before in VOICED_THROUGH:
            continue
        first = max(int(edges[i]) - reach, int(edges[i - 1]))
        last = min(int(edges[i]) + reach, int(edges[i + 1])) + 1
        moved[i] = _return(rises, first, last, int(edges[i]))
    return moved


def _return(rises: NDArray[np.float64], first: int, last: int, otherwise: int) -> int:
    """The frame between ``first`` and ``last`` in which a vowel begins."""
    near = rises[first:last]
    if not len(near) or near.max() < LEAST_RISE:
        return otherwise
    steep = np.where(near >= STEEP * near.max(), near, 0.0)
    centre = first + float((steep * np.arange(len(near))).sum() / steep.sum())
    return round(centre + RETURN_EARLY / FRAME_SECONDS)


def _compared(
    known: Known, power: NDArray[np.float32], guess: NDArray[np.float64], rate: int
) -> NDArray[np.int64]:
    """The edges as the known speech tells them."""
    margin, reach = round(MARGIN / FRAME_SECONDS), round(REACH / FRAME_SECONDS)
    first, last = max(0, int(known.edges[0]) - margin), int(known.edges[-1]) + margin
    begin, end = max(0, round(float(guess[0])) - margin), round(float(guess[-1])) + margin
    one = features(known.power[first:last], SAMPLE_RATE)
    other = features(power[begin:end], rate)
    frames = np.arange(first, first + len(one), dtype=np.float64)
    idea = np.interp(
        frames,
        [first, *known.edges, first + len(one)],
        [begin, *guess, begin + len(other)],
    )
    places = aligned(one, other, idea - begin, reach) + begin
    return np.rint(np.interp(known.edges.astype(np.float64), frames, places)).astype(np.int64)
