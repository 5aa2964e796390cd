from __future__ import annotations

import numpy as np
import pytest
from fake_host import RATE, Conditions, FakeHost, song

from oboeuta_desktop.playback.clock import PlaybackClock
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.playhead import Play


def played(conditions: Conditions, seconds: float = 10.0) -> FakeHost:
    mixer = Mixer([song(seconds + 1)], RATE)
    mixer.post(Play())
    host = FakeHost(mixer, conditions)
    host.run(seconds)
    return host


@pytest.mark.parametrize(
    ("conditions", "limit"),
    [
        (Conditions(), 0.01),
        (Conditions(jitter=0.003), 0.15),
        (Conditions(jitter=0.003, ppm=200), 0.4),
        (Conditions(jitter=0.003, ppm=-200), 0.4),
        (Conditions(period=1024, jitter=0.005), 0.5),
        (Conditions(jitter=0.001, stalls=((7.0, 7.09),)), 0.15),
    ],
)
def test_the_clock_says_what_the_host_has_taken(conditions, limit):
    host = played(conditions)
    assert host.missed == 0
    assert np.abs(host.errors(since=1.0)).max() < limit


@pytest.mark.parametrize("jitter", [0.0, 0.003])
@pytest.mark.parametrize("stalls", [(), ((4.0, 4.25),), ((3.0, 3.6),)])
def test_the_clock_never_steps_back(jitter, stalls):
    host = played(Conditions(jitter=jitter, stalls=stalls), 7.0)
    shown = np.array([clock for _, clock, _ in host.looks])
    assert (np.diff(shown) >= 0).all()


@pytest.mark.parametrize("length", [0.2, 0.25, 0.4, 1.0])
def test_after_an_underrun_the_clock_is_right_again_within_half_a_second(length):
    host = played(Conditions(jitter=0.001, stalls=((4.0, 4.0 + length),)), 7.0)
    assert host.missed > 0
    late = [at for at, shown, true in host.looks if abs(shown - true) > 0.010 * RATE and at > 1.0]
    assert not late or late[-1] - (4.0 + length) < 0.5


def test_two_runs_under_the_same_conditions_are_the_same():
    first, second = (played(Conditions(jitter=0.003), 3.0) for _ in range(2))
    assert first.looks == second.looks


def test_a_clock_stands_until_the_host_takes_something():
    clock = PlaybackClock(RATE)
    clock.start(1000)
    clock.observe(5.0, 1000, 6000)
    assert clock.frames(6.0) == 1000


def test_the_clock_never_passes_what_was_rendered():
    clock = PlaybackClock(RATE)
    clock.start(0)
    clock.observe(0.0, 480, 5760)
    assert clock.frames(3.0) == 5760
