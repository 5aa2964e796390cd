from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import FileMissingError, StemEndsEarlyError
from oboeuta_desktop.playback.device import OutputState
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.stretch_process import CAN_STRETCH
from oboeuta_desktop.state.transport import Transport

RATE = 8000


class FakeDevice(QObject):
    """A device whose host takes sound only when the test lets time pass, 0.1 s ahead of hearing."""

    output_changed = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.output = OutputState("fake", "Fake", silent=False)
        self.mixer: Mixer | None = None
        self.running = False
        self.taken = 0
        self.draining = False
        self.closed = False

    def preferred_rate(self) -> int:
        return RATE

    def start(self, mixer: Mixer) -> None:
        if not self.running or mixer is not self.mixer:
            self.mixer = mixer
            self.taken = mixer.begin_output()
        self.running, self.draining = True, False

    def stop_when_silent(self) -> None:
        self.draining = True

    def stop_now(self) -> None:
        self.running = False

    def close(self) -> None:
        self.running, self.closed = False, True

    def heard_frame(self, now: float) -> float:
        return float(self.taken)

    def spend(self, seconds: float) -> None:
        mixer = self.mixer
        for _ in range(round(seconds / 0.01)):
            if not self.running or mixer is None:
                return
            mixer.render(max(0, self.taken + RATE // 10 - mixer.out) + RATE // 100)
            self.taken += RATE // 100
            held = mixer.held_frame
            if self.draining and held is not None and self.taken >= held:
                self.running = self.draining = False
                self.stopped.emit()


class Heard(list[Any]):
    """What a signal said, one entry per emission."""


@pytest.fixture
def device():
    return FakeDevice()


@pytest.fixture
def transport(qapp, device):
    made: Any = device
    transport = Transport(make_device=lambda: made)
    yield transport
    transport.close()


def write_song(folder: Path, seconds: float = 20.0, name: str = "song.wav") -> Path:
    path = folder / name
    index = np.arange(round(seconds * RATE))
    sound = np.stack([index % 20000, index // 20000], axis=1).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    return path


@pytest.fixture
def song(qtbot, transport, tmp_path):
    open_song(qtbot, transport, write_song(tmp_path))


def open_song(qtbot, transport, path: Path, **wishes: Any) -> None:
    with qtbot.waitSignal(transport.loading_changed, check_params_cb=lambda share: share == 1.0):
        transport.open([("mix", path)], bpm=120.0, **wishes)
    qtbot.waitUntil(lambda: transport._loaded)


def heard(signal) -> Heard:
    said = Heard()
    signal.connect(said.append)
    return said


def test_before_the_first_song_nothing_is_opened_and_nothing_plays(transport):
    transport.play()
    transport.seek(5.0)
    assert not transport.playing
    assert transport.output.silent
    assert transport._device is None


def test_an_opened_song_stands_at_its_position_with_its_length(qtbot, transport, tmp_path):
    positions = heard(transport.position_changed)
    open_song(qtbot, transport, write_song(tmp_path), position=3.0)
    assert (transport.position, transport.duration, transport.playing) == (3.0, 20.0, False)
    assert positions == [3.0]


def test_playing_moves_the_position_with_what_is_heard(transport, device, song):
    transport.play()
    device.spend(2.0)
    assert transport.position == pytest.approx(2.0, abs=0.02)


def test_while_paused_nothing_ticks(transport, device, song):
    assert not transport._tick.isActive()
    transport.play()
    device.spend(1.0)
    transport.pause()
    device.spend(0.5)
    assert not device.running
    assert not transport._tick.isActive()


def test_play_and_pause_are_told_once(transport, song):
    told = heard(transport.playing_changed)
    transport.play()
    transport.play()
    transport.pause()
    transport.pause()
    transport.toggle()
    assert told == [True, False, True]


def test_a_pause_goes_on_until_the_fade_is_heard_and_play_continues_there(transport, device, song):
    transport.play()
    device.spend(1.0)
    transport.pause()
    device.spend(0.5)
    held = transport.position
    assert held == pytest.approx(1.1, abs=0.03)
    transport.play()
    device.spend(0.5)
    assert transport.position == pytest.approx(held + 0.5, abs=0.02)


def reached(transport, owner: str = "one") -> Heard:
    """Whether it played each time when the stop of ``owner`` was reached."""
    said = Heard()
    transport.stops.of(owner).reached.connect(lambda: said.append(transport.playing))
    return said


@pytest.mark.parametrize("start", [0.0, 1.5])
def test_it_stops_at_a_place_on_its_frame_and_tells_it_once_heard(transport, device, song, start):
    said = reached(transport)
    transport.seek(start)
    transport.stops.of("one").at(2.0)
    transport.play()
    device.spend(1.9 - start)
    transport._follow()
    assert said == []
    device.spend(1.0)
    transport._follow()
    assert said == [False]
    assert transport.position == pytest.approx(2.0, abs=1e-6)
    transport.play()
    device.spend(1.0)
    transport._follow()
    assert transport.playing
    assert transport.position == pytest.approx(2.9, abs=0.15)


def test_a_pause_before_the_place_is_no_arrival(transport, device, song):
    said = reached(transport)
    transport.stops.of("one").at(2.0)
    transport.play()
    device.spend(0.5)
    transport.pause()
    device.spend(0.5)
    transport.play()
    transport._follow()
    assert (said, transport.playing) == ([], True)
    device.spend(3.0)
    transport._follow()
    assert said == [False]


def test_each_owner_has_its_own_stop(transport, device, song):
    first, second = reached(transport, "one"), reached(transport, "two")
    transport.stops.of("one").at(3.0)
    transport.stops.of("two").at(1.0)
    transport.play()
    device.spend(2.0)
    transport._follow()
    assert (first, second) == ([], [False])
    assert transport.stops.of("one").seconds == 3.0
    assert transport.stops.of("two").seconds is None
    transport.play()
    device.spend(4.0)
    transport._follow()
    assert (first, second) == ([False], [False])
    assert transport.position == pytest.approx(3.0, abs=1e-6)


def test_two_stops_at_one_place_are_both_told(transport, device, song):
    first, second = reached(transport, "one"), reached(transport, "two")
    for owner in ("one", "two"):
        transport.stops.of(owner).at(1.0)
    transport.play()
    device.spend(2.0)
    transport._follow()
    assert (first, second) == ([False], [False])


def test_who_lets_a_line_be_heard_is_not_stopped_by_others_whose_stops_wait(
    transport, device, song
):
    asks, hears = transport.stops.of("asks"), transport.stops.of("hears")
    asked, heard_line = reached(transport, "asks"), reached(transport, "hears")
    asks.at(1.0)
    hears.take_over()
    hears.at(2.0)
    asks.at(1.5)  # it looks ahead anew while the other one has the song
    transport.play()
    device.spend(3.0)
    transport._follow()
    assert (asked, heard_line) == ([], [False])
    assert transport.position == pytest.approx(2.0, abs=1e-6)
    hears.give_back()
    transport.seek(0.5)
    transport.play()
    device.spend(3.0)
    transport._follow()
    assert asked == [False]
    assert transport.position == pytest.approx(1.5, abs=1e-6)


def test_a_stop_stays_for_the_song_that_is_opened_next(qtbot, transport, device, tmp_path):
    said = reached(transport)
    transport.stops.of("one").at(1.0)
    open_song(qtbot, transport, write_song(tmp_path))
    transport.play()
    device.spend(2.0)
    transport._follow()
    assert said == [False]


def test_a_seek_away_from_a_stop_that_is_not_heard_yet_goes_on(transport, device, song):
    said = reached(transport)
    transport.stops.of("one").at(2.0)
    transport.play()
    device.spend(1.95)  # rendered up to the stop, heard not quite
    transport.seek(5.0)
    for _ in range(60):
        device.spend(0.02)
        transport._follow()
    assert (said, transport.playing) == ([], True)
    assert transport.position > 5.5


def test_the_stems_of_a_role_follow_their_steps_and_the_next_song_does_not(
    qtbot, transport, device, tmp_path
):
    open_song(qtbot, transport, write_song(tmp_path))
    transport.set_fade({"mix": [(1.0, 0.0)], "vocal": [(0.0, 0.0)]})
    mixer = transport._mixer
    transport.play()
    device.spend(0.5)
    assert mixer.render(RATE // 10).any()
    transport.seek(1.5)
    mixer.render(RATE // 10)
    assert not mixer.render(RATE // 10).any()
    open_song(qtbot, transport, write_song(tmp_path), position=1.5)
    assert transport._mixer is not mixer
    transport.play()
    device.spend(0.2)
    assert transport._mixer.render(RATE // 10).any()


def test_a_seek_is_shown_at_once_and_until_it_is_heard(transport, device, song):
    transport.play()
    device.spend(1.0)
    positions = heard(transport.position_changed)
    transport.seek(10.0)
    assert positions == [10.0]
    device.spend(0.05)
    assert transport.position == 10.0
    device.spend(1.0)
    assert transport.position == pytest.approx(10.95, abs=0.03)


def test_a_seek_while_paused_is_told_once_and_played_from(transport, device, song):
    positions = heard(transport.position_changed)
    transport.seek(7.0)
    assert positions == [7.0]
    transport.play()
    device.spend(0.5)
    assert transport.position == pytest.approx(7.5, abs=0.02)


@pytest.mark.parametrize(("wish", "found"), [(-3.0, 0.0), (99.0, 20.0)])
def test_a_seek_stays_within_the_song(transport, song, wish, found):
    transport.seek(wish)
    assert transport.position == found


def test_a_loop_outside_of_the_position_is_entered_and_kept(transport, device, song):
    transport.play()
    loops = heard(transport.loop_changed)
    transport.set_loop((5.0, 6.0))
    assert transport.position == 5.0
    device.spend(3.4)
    assert 5.0 <= transport.position < 6.0
    transport.set_loop(None)
    device.spend(2.0)
    assert transport.position > 6.5
    assert loops == [(5.0, 6.0), None]


def test_a_loop_that_stays_is_not_told_again(transport, song):
    transport.set_loop((1.0, 2.0))
    loops = heard(transport.loop_changed)
    transport.set_loop((1.0, 2.0))
    assert loops == []


def test_a_loop_given_backwards_or_too_short_is_made_usable(transport, song):
    transport.set_loop((4.0, 3.0))
    assert transport.loop == (3.0, 4.0)
    transport.set_loop((4.0, 4.0))
    assert transport.loop == (4.0, 4.05)


def test_the_end_is_told_once_and_play_begins_anew(transport, device, song):
    ends = []
    transport.finished.connect(lambda: ends.append(transport.position))
    transport.seek(19.5)
    transport.play()
    for _ in range(30):
        device.spend(0.05)
        transport._follow()
    assert ends == [20.0]
    assert not transport.playing
    transport.play()
    device.spend(1.0)
    assert transport.position == pytest.approx(1.0, abs=0.05)


def test_a_count_in_shows_the_time_before_the_start(transport, device, song):
    transport.count_in(4)
    transport.seek(1.0)
    transport.play()
    assert transport.position == -1.0
    device.spend(1.0)
    assert transport.position == pytest.approx(0.0, abs=0.02)
    device.spend(2.0)
    assert transport.position == pytest.approx(2.0, abs=0.02)


def test_the_devices_delay_is_taken_from_what_is_shown(transport, device, song):
    transport.play()
    device.spend(2.0)
    before = transport.position
    transport.set_device_delay(0.2)
    assert transport.position == pytest.approx(before - 0.2)


def test_the_position_never_steps_back_when_the_clock_does(transport, device, song):
    transport.play()
    device.spend(1.0)
    before = transport.position
    device.taken -= 80
    assert transport.position == before


def test_gains_are_kept_for_the_next_song_and_told_when_they_change(
    qtbot, transport, device, tmp_path
):
    told = heard(transport.gains_changed)
    transport.set_gain("mix", 0.5)
    transport.set_gain("mix", 0.5)
    open_song(qtbot, transport, write_song(tmp_path))
    assert transport.gains == {"mix": 0.5}
    assert len(told) == 1
    assert transport._mixer is not None
    assert transport._mixer.gains == (0.5,)


def test_a_missing_stem_is_told_and_cannot_be_played(qtbot, transport, tmp_path):
    errors = heard(transport.failed)
    open_song(qtbot, transport, tmp_path / "gone.wav")
    assert [type(error) for error in errors] == [FileMissingError]
    transport.play()
    assert not transport.playing


def test_a_stem_that_ends_before_the_others_is_told_and_the_song_plays(qtbot, transport, tmp_path):
    long = write_song(tmp_path, 4.0, "backing.wav")
    short = write_song(tmp_path, 2.0, "vocal.wav")
    told = heard(transport.failed)
    transport.open([("vocal", short), ("backing", long)], bpm=None)
    qtbot.waitUntil(lambda: transport._loaded)
    (error,) = told
    assert isinstance(error, StemEndsEarlyError)
    assert (error.path, error.seconds, error.longest) == (short, 2.0, 4.0)
    assert transport.duration == 4.0


def test_a_new_song_ends_the_one_before(qtbot, transport, device, song, tmp_path):
    transport.set_loop((1.0, 2.0))
    transport.play()
    device.spend(1.0)
    open_song(qtbot, transport, write_song(tmp_path, 5.0, "other.wav"))
    assert (transport.playing, transport.position, transport.loop) == (False, 0.0, None)
    assert transport.duration == 5.0


def test_closing_ends_everything_and_the_transport_can_be_used_again(transport, device, song):
    transport.play()
    transport.close()
    assert device.closed
    assert not transport.playing
    assert not transport._tick.isActive()


@pytest.mark.skipif(not CAN_STRETCH, reason="no python-stretch on this system")
def test_another_speed_is_heard_once_it_is_prepared(qtbot, transport, device, song):
    transport.play()
    device.spend(1.0)
    rates, preparing = heard(transport.rate_changed), heard(transport.preparing_changed)
    transport.set_rate(0.5)
    assert (rates, preparing) == ([0.5], [True])
    qtbot.waitUntil(lambda: preparing == [True, False], timeout=20000)
    device.spend(0.3)
    before = transport.position
    device.spend(0.5)
    assert transport.position == pytest.approx(before + 0.25, abs=0.02)
    transport.set_rate(1.0)
    device.spend(0.3)
    before = transport.position
    device.spend(0.5)
    assert transport.position == pytest.approx(before + 0.5, abs=0.02)


def test_speed_and_key_stay_within_their_bounds(transport):
    if not transport.can_stretch:
        pytest.skip("no python-stretch on this system")
    transport.set_rate(9.0)
    transport.set_key(-20)
    assert (transport.rate, transport.key) == (1.5, -6)


def test_where_stretching_is_missing_speed_and_key_stay(transport):
    transport._stretching._can_stretch = False
    transport.set_rate(0.5)
    transport.set_key(2)
    assert (transport.rate, transport.key) == (1.0, 0)


def test_when_stretching_is_lost_the_song_is_as_recorded_again(transport):
    if not transport.can_stretch:
        pytest.skip("no python-stretch on this system")
    transport.set_rate(0.5)
    rates = heard(transport.rate_changed)
    transport._stretching._failed.emit()
    assert rates == [1.0]
    assert not transport.can_stretch
