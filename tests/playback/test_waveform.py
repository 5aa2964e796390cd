from __future__ import annotations

import numpy as np

from oboeuta_desktop.playback.waveform import PeakMeter, Peaks, merged

RATE = 48000


def test_peaks_do_not_depend_on_how_the_sound_arrives():
    sound = np.random.default_rng(1).integers(-32768, 32767, (10001, 2)).astype(np.int16)
    whole, pieces = PeakMeter(RATE), PeakMeter(RATE)
    whole.feed(sound)
    for at in range(0, len(sound), 333):
        pieces.feed(sound[at : at + 333])
    assert np.array_equal(whole.peaks().values, pieces.peaks().values)


def test_the_loudest_sample_of_each_hundredth_counts():
    sound = np.zeros((960, 2), np.int16)
    sound[100, 1] = -32768
    sound[500, 0] = 16384
    meter = PeakMeter(RATE)
    meter.feed(sound)
    peaks = meter.peaks()
    assert peaks.seconds_per_value == 0.01
    assert peaks.values.tolist() == [1.0, 0.5]


def test_the_louder_stem_is_drawn_and_the_longer_one_sets_the_length():
    first = Peaks(np.array([0.1, 0.9], np.float32), 0.01)
    second = Peaks(np.array([0.5, 0.2, 0.3], np.float32), 0.01)
    assert np.allclose(merged([first, second]).values, [0.5, 0.9, 0.3])


def test_no_stems_have_no_peaks():
    assert len(merged([]).values) == 0
