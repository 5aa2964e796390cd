from __future__ import annotations

import numpy as np
import pytest
from tones import noise, sine

from oboeuta_desktop.production.mixing.dynamics import per_sample
from oboeuta_desktop.production.mixing.limiter import LOOK_AHEAD, limiter_gain
from oboeuta_desktop.production.mixing.loudness import PEAK_BLOCK, block_peaks, true_peak
from oboeuta_desktop.production.notation.score import SAMPLE_RATE


def limited(sound, ceiling):
    gain = per_sample(limiter_gain(block_peaks(sound), ceiling), len(sound), PEAK_BLOCK)
    return sound * gain, gain


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_peak_exceeds_the_ceiling(seed):
    hits = noise(2.0, -25.0, seed)
    hits[:: SAMPLE_RATE // 7] += 1.4
    out, _gain = limited(hits, -1.5)
    assert true_peak(out) <= -1.5 + 0.05
    assert true_peak(hits) > 1


def test_what_keeps_below_the_ceiling_is_not_touched():
    tone = sine(440, 1.0, -3.0)
    assert np.array_equal(limited(tone, -1.5)[0], tone)


def test_the_gain_falls_before_the_peak_and_returns_slowly():
    tone = sine(440, 1.0, -20.0)
    tone[24000:24010] = 2.0
    _out, gain = limited(tone, -1.0)
    assert gain[24000 - round(LOOK_AHEAD * SAMPLE_RATE)] == pytest.approx(1.0, abs=0.01)
    assert gain[24000] <= 10 ** (-1 / 20) / 2
    assert 0.4 < gain[24000 + round(0.08 * SAMPLE_RATE)] < 0.95
    assert gain[-1] > 0.99
    assert np.abs(np.diff(gain)).max() < 0.02


def test_one_curve_for_two_stems_keeps_their_sum_the_limited_mix():
    voice, band = noise(1.0, -12.0, 1), noise(1.0, -12.0, 2)
    mixed, gain = limited(voice + band, -3.0)
    assert gain.min() < 0.9
    assert np.allclose(voice * gain + band * gain, mixed, atol=1e-6)
