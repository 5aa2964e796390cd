from __future__ import annotations

import time

import pytest
from fake_host import RATE, song

from oboeuta_desktop.playback.device import SoundDevice
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.playhead import Pause, Play


@pytest.fixture
def device(qapp):
    device = SoundDevice()
    if not device.output.silent:
        device.close()
        pytest.skip("this computer has a sound device")
    yield device
    device.close()


def test_without_a_device_the_usual_rate_is_preferred(device):
    assert device.preferred_rate() == 48000


def test_without_a_device_time_passes_as_if_there_were_one(qtbot, device):
    mixer = Mixer([song(5.0)], RATE)
    mixer.post(Play())
    device.start(mixer)
    qtbot.waitUntil(lambda: mixer.playhead > 0.2 * RATE, timeout=5000)
    first, begin = device.heard_frame(time.monotonic()), time.monotonic()
    time.sleep(0.2)
    second, end = device.heard_frame(time.monotonic()), time.monotonic()
    assert (second - first) / RATE == pytest.approx(end - begin, abs=0.08)


def test_a_pause_ends_in_silence_with_nothing_running(qtbot, device):
    mixer = Mixer([song(5.0)], RATE)
    mixer.post(Play())
    device.start(mixer)
    qtbot.waitUntil(lambda: mixer.playhead > 0, timeout=5000)
    mixer.post(Pause())
    with qtbot.waitSignal(device.stopped, timeout=5000):
        device.stop_when_silent()
    out = mixer.out
    time.sleep(0.1)
    assert mixer.out == out
    assert mixer.held_frame is not None


def test_playing_again_during_the_fade_goes_on(qtbot, device):
    mixer = Mixer([song(5.0)], RATE)
    mixer.post(Play())
    device.start(mixer)
    mixer.post(Pause())
    device.stop_when_silent()
    mixer.post(Play())
    device.start(mixer)
    qtbot.waitUntil(lambda: mixer.playhead > 0.3 * RATE, timeout=5000)


def test_it_can_be_started_and_closed_again_and_again(qapp):
    for _ in range(5):
        device = SoundDevice()
        mixer = Mixer([song(1.0)], RATE)
        mixer.post(Play())
        device.start(mixer)
        device.stop_now()
        device.close()
        device.close()
