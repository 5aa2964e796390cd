"""Answers one question: how far from the beat do the vowels of a sung vocal begin?

Only vowels after an obstruent (a stop, a fricative, an affricate) are looked at: there the low
voice stops or is weak, so its return can be timed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.effects import Sound, band_pass, filtered
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score
from oboeuta_desktop.production.singing.phones import CLOSURE, plan

SONORANTS = frozenset({"n", "m", "r", "w", "y", "v", "ny", "my", "ry", CLOSURE})
"""Consonants through which the voice goes on, and the silence of っ; all others are obstruents."""

BAND = (250.0, 1500.0)
"""Hz: where vowels are strong and fricatives and bursts are not."""

WINDOW = 0.09
"""Seconds before and after the beat in which the onset is looked for."""

_STEP = SAMPLE_RATE // 500  # samples of one level: 2 ms
_SMOOTHING = 9  # levels under a Hann window
_SPAN = 6  # levels on each side between which the rise is taken: 24 ms
_FLOOR = 1e-9  # mean square added so that silence has a level


@dataclass(frozen=True, slots=True)
class OnsetError:
    """Milliseconds between sung and written onset of vowels after an obstruent.

    Attributes:
        bias: the median; below 0 is early. An exactly timed synthesiser reads about -9: the
            filters and the gradual rise of a vowel make that.
        median: of the absolute distance from ``bias``.
        p95: 95 of 100 distances are at most this.
        onsets: how many were measured.
    """

    bias: float
    median: float
    p95: float
    onsets: int


def onset_error(score: Score, mono: Sound) -> OnsetError:
    """Of a vocal, (N,). An onset is the centre of the steepest part of the rise in level."""
    levels = _levels(mono)
    errors: list[float] = []
    for beat, reach in _beats(score):
        first, last = (round((beat + side * WINDOW) * SAMPLE_RATE / _STEP) for side in (-1, 1))
        last = min(last, round((beat + reach) * SAMPLE_RATE / _STEP))
        first = max(first, _SPAN)
        rise = levels[first + _SPAN : last + _SPAN] - levels[first - _SPAN : last - _SPAN]
        if not len(rise) or rise.max() <= 0:
            continue
        steep = np.where(rise > 0.5 * rise.max(), rise, 0)
        times = (np.arange(first, first + len(rise)) + 0.5) * _STEP / SAMPLE_RATE
        errors.append(1000 * float((steep * times).sum() / steep.sum() - beat))
    if not errors:
        return OnsetError(0.0, 0.0, 0.0, 0)
    bias = float(np.median(errors))
    off = np.abs(np.array(errors) - bias)
    return OnsetError(bias, float(np.median(off)), float(np.percentile(off, 95)), len(errors))


def _levels(mono: Sound) -> npt.NDArray[np.float64]:
    """dB of the band every 2 ms, smoothed; the filter runs both ways so that nothing is delayed."""
    once = filtered(mono, band_pass(*BAND, 4))
    both = filtered(once[::-1], band_pass(*BAND, 4))[::-1]
    count = len(both) // _STEP
    power = np.square(both[: count * _STEP], dtype=np.float64).reshape(count, _STEP).mean(1)
    window = np.hanning(_SMOOTHING + 2)[1:-1]
    decibels = 10 * np.log10(power + _FLOOR)
    return np.convolve(decibels, window / window.sum(), "same").astype(np.float64)


def _beats(score: Score) -> Iterator[tuple[float, float]]:
    """(onset, seconds after it that still belong to this vowel) of each vowel to be measured."""
    for line in score.lines:
        phones = plan(line.notes)
        for before, vowel in pairwise(phones):
            obstruent = before.kind == "c" and before.phone not in SONORANTS
            if obstruent and vowel.kind == "v" and before.end == vowel.start:
                yield vowel.start, vowel.end - vowel.start
