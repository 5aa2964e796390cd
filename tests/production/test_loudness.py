from __future__ import annotations

import math

import numpy as np
import pytest
from tones import noise, sine

from oboeuta_desktop.production.mixing.loudness import block_peaks, integrated_loudness, true_peak
from oboeuta_desktop.production.notation.score import SAMPLE_RATE


def both_sides(sound):
    return np.stack([sound, sound], 1)


@pytest.mark.parametrize(
    ("sound", "expected"),
    [
        # ITU-R BS.1770-4: a full-scale sine of 997 Hz on one channel reads -3.01
        (sine(997, 2.0), -3.01),
        # EBU Tech 3341, cases 1 and 2: 1 kHz on both sides
        (both_sides(sine(1000, 20.0, -23.0)), -23.0),
        (both_sides(sine(1000, 20.0, -33.0)), -33.0),
        (both_sides(sine(1000, 2.0, -14.0)), -14.0),
    ],
)
def test_a_sine_reads_what_the_standard_says(sound, expected):
    assert integrated_loudness(sound) == pytest.approx(expected, abs=0.05)


def test_quiet_passages_are_gated_out():
    # EBU Tech 3341, case 3
    parts = [sine(1000, 10.0, -36.0), sine(1000, 60.0, -23.0), sine(1000, 10.0, -36.0)]
    assert integrated_loudness(both_sides(np.concatenate(parts))) == pytest.approx(-23.0, abs=0.05)


def test_low_tones_count_less_and_high_ones_more():
    assert integrated_loudness(sine(50, 2.0)) < -4.5
    assert integrated_loudness(sine(6000, 2.0)) == pytest.approx(0.3, abs=0.1)


def test_silence_and_a_blink_have_no_loudness():
    assert integrated_loudness(np.zeros((SAMPLE_RATE, 2), np.float32)) == -math.inf
    assert integrated_loudness(sine(1000, 0.3)) == -math.inf
    assert true_peak(np.zeros(1000, np.float32)) == -math.inf


def test_a_peak_between_samples_is_found():
    # A quarter of the sample rate, 45 degrees off: every sample is 3 dB under the peak.
    times = np.arange(SAMPLE_RATE)
    tone = np.sin(np.pi / 2 * times + np.pi / 4).astype(np.float32) * np.float32(0.5)
    assert 20 * math.log10(float(np.abs(tone).max())) == pytest.approx(-9.03, abs=0.01)
    tone *= np.hanning(SAMPLE_RATE).astype(np.float32)
    assert true_peak(tone) == pytest.approx(-6.02, abs=0.1)


def test_a_true_peak_is_never_below_the_samples_nor_far_above_them_at_low_frequencies():
    hiss = noise(1.0)
    assert true_peak(hiss) >= 20 * math.log10(float(np.abs(hiss).max())) - 1e-4
    tone = sine(300, 1.0) * np.hanning(SAMPLE_RATE).astype(np.float32)
    assert true_peak(tone) == pytest.approx(0.0, abs=0.01)


def test_peaks_are_told_where_they_are_and_of_any_channel():
    quiet = np.zeros((2400, 2), np.float32)
    quiet[1201, 1] = -0.5
    peaks = block_peaks(quiet)
    assert len(peaks) == 100
    assert int(peaks.argmax()) == 50
    assert float(peaks.max()) == pytest.approx(0.5, abs=0.01)
    assert float(peaks[:48].max()) == 0
