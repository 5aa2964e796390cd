"""Answers one question: how loud is each moment of a line that is sung from speech?

Speech swallows some vowels (those of し and す); singing does not. And where the line has a rest,
nothing of the sound before may be left.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.singing.phones import PlannedPhone
from oboeuta_desktop.production.singing.world import Envelopes

LEAST_AMONG_NEIGHBOURS = -9.0
"""dB: a vowel is not left farther below the mean level of the vowels around it."""

MOST_LIFT = 12.0
"""dB by which a vowel is raised at most: beyond that there is only noise to raise."""

ACCENT = 2.0
"""dB by which the first mora of a word is louder; with it words were understood better."""

SMOOTHING = 5
"""Frames over which a change of level is spread."""

LEAST_REST = 0.02
"""Seconds; shorter gaps between sounds are sung through."""

RELEASE = ((0.05, -30.0), (0.09, -100.0))
"""How a sound before a rest dies away: seconds after its end, and dB."""

ATTACK = 0.01
"""Seconds of a rest in which the level of the sound after it rises."""

ENTRY = 0.02
"""Seconds that the level of a line's first sound rises on within it; a nasal at once would click.
"""

SILENCE = RELEASE[-1][1]
"""dB of a rest."""

_NEPERS = np.log(10.0) / 10.0
"""Natural logarithm of the power of one dB."""


def shaped(
    sung: Envelopes,
    planned: Sequence[PlannedPhone],
    times: NDArray[np.float64],
    accented: Collection[int] = (),
) -> Envelopes:
    """``sung``, a frame for each of ``times`` (seconds), with weak vowels raised and silent rests.

    The sounds of the notes ``accented`` (indices) are louder by ``ACCENT``. Time outside all
    ``planned`` sounds is a rest.
    """
    vowels = [phone for phone in planned if phone.kind == "v"]
    levels = _levels(sung, vowels, times)
    lift = np.zeros(len(times))
    for i, vowel in enumerate(vowels):
        beside = np.concatenate([levels[max(0, i - 1) : i], levels[i + 1 : i + 2]])
        lack = float(np.mean(beside)) + LEAST_AMONG_NEIGHBOURS - levels[i] if len(beside) else 0.0
        if lack > 0:
            lift[_frames(vowel, times)] = min(lack, MOST_LIFT)
    for phone in planned:
        if phone.note in accented:
            lift[_frames(phone, times)] += ACCENT
    gain = (_smoothed(lift) + rests(planned, times)) * _NEPERS
    return Envelopes(sung.power + gain.astype(np.float32)[:, None], sung.noise)


def rests(planned: Sequence[PlannedPhone], times: NDArray[np.float64]) -> NDArray[np.float64]:
    """The level in dB at each of ``times``: 0 within sounds, ``SILENCE`` in rests.

    Before the first and after the last sound is a rest as well.
    """
    clock = [planned[0].start - ATTACK, planned[0].start + ENTRY]
    level = [SILENCE, 0.0]
    for before, after in pairwise(planned):
        gap = after.start - before.end
        if gap < LEAST_REST:
            continue
        # A short rest has no time for all of it.
        pace = min(1.0, gap / (RELEASE[-1][0] + ATTACK))
        clock += [before.end, *(before.end + pace * t for t, _ in RELEASE)]
        clock += [after.start - pace * ATTACK, after.start]
        level += [0.0, *(fall for _, fall in RELEASE), SILENCE, 0.0]
    end = planned[-1].end
    clock += [end, *(end + t for t, _ in RELEASE)]
    level += [0.0, *(fall for _, fall in RELEASE)]
    return np.interp(times, clock, level)


def _smoothed(lift: NDArray[np.float64]) -> NDArray[np.float64]:
    weights = np.full(SMOOTHING, 1.0 / SMOOTHING)
    return np.convolve(np.pad(lift, SMOOTHING // 2, "edge"), weights, "valid")


def _frames(phone: PlannedPhone, times: NDArray[np.float64]) -> slice:
    """The frames within a sound."""
    first, last = np.searchsorted(times, (phone.start, phone.end))
    return slice(int(first), int(last))


def _levels(
    sung: Envelopes, vowels: Sequence[PlannedPhone], times: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Mean level of each vowel in dB; NaN where it is shorter than a frame."""
    pieces = [sung.power[_frames(vowel, times)] for vowel in vowels]
    return np.array([_decibels(piece) if len(piece) else np.nan for piece in pieces])


def _decibels(power: NDArray[np.float32]) -> float:
    return float(10.0 * np.log10(np.mean(np.exp(power))))
