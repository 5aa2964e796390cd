"""The level of a stem follows the song: measured in the sound that the mixer renders.

The stems here hold one value throughout, so each rendered frame names the gain it was given.
"""

from __future__ import annotations

import random

import numpy as np
import pytest
from fake_host import RATE

from oboeuta_desktop.playback.count_in import count_in_sound
from oboeuta_desktop.playback.envelope import RAMP_SECONDS, Envelope, envelope_of, shaped
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm
from oboeuta_desktop.playback.playhead import Fade, Loop, Pause, Play, Read, Seek, StopAt
from oboeuta_desktop.playback.reader import Line
from oboeuta_desktop.playback.stretch import Chunk, StretchedReader, Tuning, make_chunk

VALUE = 10000
SPLICE = 240
RAMP = round(RAMP_SECONDS * RATE)
STEPS = ((1.0, 0.25), (1.5, 0.0), (2.0, 1.0), (3.0, 0.5))
SECONDS = 4.0


def flat(seconds: float = SECONDS, value: int = VALUE) -> Pcm:
    return Pcm.whole(np.full((round(seconds * RATE), 2), value, np.int16), RATE)


def envelope() -> Envelope:
    made = envelope_of(STEPS, RATE)
    assert made is not None
    return made


def faded(*stems: Pcm, gains: tuple[float, ...] | None = None) -> Mixer:
    """A mixer that plays, the first stem along ``STEPS``, 240 frames in."""
    mixer = Mixer(stems or (flat(),), RATE, joint_seconds=0.0)
    if gains is not None:
        mixer.gains = gains
    mixer.post(Fade((envelope(), *[None] * (len(stems) - 1))))
    mixer.post(Play())
    mixer.render(SPLICE)
    return mixer


def stretched(rate: float, pcm: Pcm) -> StretchedReader:
    """A reader whose chunks hold what the stem holds: the speed is the only thing that differs."""
    made: dict[int, Chunk | None] = {}

    def engine(samples, tuning):
        return np.full((round(len(samples) / tuning.rate), 2), samples[0, 0], np.int16)

    def chunk(tuning: Tuning, index: int) -> Chunk | None:
        if index not in made:
            made[index] = make_chunk([pcm], index, tuning, sample_rate=RATE, engine=engine)
        return made[index]

    return StretchedReader(
        [pcm], Tuning(rate), sample_rate=RATE, chunk=chunk, wish=lambda *_wish: None
    )


def render(mixer: Mixer, frames: int, block: int = 480) -> np.ndarray:
    """Gains per frame, as heard."""
    parts = [mixer.render(min(block, frames - at)) for at in range(0, frames, block)]
    return np.concatenate(parts)[:, 0] / VALUE


def expected(positions: np.ndarray) -> np.ndarray:
    """The gains at song frames, worked out from ``STEPS`` alone."""
    places, gains = [0.0], [1.0]
    for second, gain in STEPS:
        places += [second * RATE - RAMP, second * RATE]
        gains += [gains[-1], gain]
    return np.interp(positions, places, gains)


def positions(mixer: Mixer, first: int, count: int) -> np.ndarray:
    found = [mixer.song_map.position_at(first + at) for at in range(count)]
    return np.array(found, float)


@pytest.mark.parametrize("block", [97, 480, 5760])
def test_the_level_is_there_on_the_frame_of_its_step(block):
    gains = render(faded(), 3 * RATE, block)
    for (second, gain), before in zip(STEPS[:3], (1.0, 0.25, 0.0), strict=True):
        at = round(second * RATE) - SPLICE
        assert gains[at] == pytest.approx(gain, abs=1e-4)
        assert gains[at - RAMP] == pytest.approx(before, abs=1e-4)
        assert np.all(np.abs(gains[at + 1 : at + RAMP] - gain) < 1e-4)
        middle = gains[at - RAMP // 2]
        assert middle == pytest.approx((before + gain) / 2, abs=1e-3)


def test_a_silent_stretch_is_silent_to_the_last_bit():
    gains = render(faded(), 2 * RATE)
    assert not gains[round(1.5 * RATE) - SPLICE : 2 * RATE - RAMP - SPLICE].any()


@pytest.mark.parametrize("rate", [0.5, 0.75, 1.25, 1.5])
def test_at_another_speed_the_level_follows_the_song_and_not_the_clock(rate):
    pcm = flat()
    mixer = faded(pcm)
    mixer.post(Read(stretched(rate, pcm)))
    mixer.render(SPLICE)
    begin = mixer.out
    count = round(1.7 * RATE / rate)  # of the song: beyond the second step
    gains = render(mixer, count)
    assert np.abs(gains - expected(positions(mixer, begin, count))).max() < 2e-3
    assert gains.min() == 0.0


@pytest.mark.parametrize(("second", "gain"), [(1.2, 0.25), (1.8, 0.0), (2.5, 1.0), (3.5, 0.5)])
def test_a_seek_into_a_line_finds_its_level_at_once(second, gain):
    mixer = faded()
    mixer.post(Seek(second * RATE))
    gains = render(mixer, 4800)
    assert np.all(np.abs(gains[SPLICE:] - gain) < 1e-4)


def test_a_loop_over_a_step_repeats_it_on_the_same_frames():
    mixer = faded()
    first, last = round(1.4 * RATE), round(1.6 * RATE)
    mixer.post(Loop((first, last)))
    mixer.render(SPLICE)
    begin = mixer.out
    gains = render(mixer, 3 * (last - first), 333)
    assert np.abs(gains - expected(positions(mixer, begin, len(gains)))).max() < 1e-3
    once = last - first
    assert np.array_equal(gains[:once], gains[once : 2 * once])


def test_a_loops_joint_lets_the_end_die_away_at_its_own_level():
    mixer = Mixer([flat()], RATE)
    mixer.post(Fade((envelope(),)))
    mixer.post(Seek(1.8 * RATE))
    mixer.post(Loop((round(1.7 * RATE), round(1.9 * RATE))))
    mixer.post(Play())
    mixer.render(SPLICE)
    assert not render(mixer, RATE).any()


def test_the_learners_volume_multiplies_with_it():
    gains = render(faded(gains=(0.5,)), 2 * RATE)
    assert gains[RATE - SPLICE] == pytest.approx(0.125, abs=1e-3)
    mixer = faded()
    mixer.post(Seek(1.1 * RATE))
    mixer.render(480)
    mixer.gains = (0.0,)
    gains = render(mixer, 4800)
    assert gains[0] <= 0.25
    assert not gains[960:].any()


def test_only_its_own_stem_follows_it():
    backing = flat(value=3000)
    gains = render(faded(flat(), backing), 2 * RATE)
    at = round(1.7 * RATE) - SPLICE
    assert gains[at] == pytest.approx(0.3, abs=1e-4)
    assert gains[0] == pytest.approx(1.3, abs=1e-4)


def test_putting_it_on_and_off_while_it_plays_does_not_click():
    mixer = Mixer([flat()], RATE)
    mixer.post(Play())
    mixer.post(Seek(1.6 * RATE))
    mixer.render(4800)
    mixer.post(Fade((envelope(),)))
    off = render(mixer, 4800)
    assert np.abs(np.diff(off)).max() <= 1.0 / SPLICE + 2 / VALUE
    assert not off[SPLICE:].any()
    mixer.post(Fade(()))
    on = render(mixer, 4800)
    assert np.abs(np.diff(on)).max() <= 1.0 / SPLICE + 2 / VALUE
    assert np.all(on[SPLICE:] == 1.0)


def test_without_envelopes_the_sound_is_bit_exact():
    mixer = faded()
    mixer.post(Fade(()))
    mixer.render(SPLICE)
    assert np.all(render(mixer, 2 * RATE) == 1.0)


def test_a_count_in_is_heard_before_a_silent_line():
    clicks = count_in_sound(1, bpm=120.0, rate=1.0, sample_rate=RATE)
    mixer = Mixer([flat()], RATE)
    mixer.post(Fade((envelope(),)))
    mixer.post(Seek(1.6 * RATE))
    mixer.post(Play(clicks))
    heard = render(mixer, len(clicks) + 4800)
    assert np.abs(heard[: len(clicks)]).max() > 0.5
    assert not heard[len(clicks) :].any()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_done_each_frame_has_the_level_of_the_place_it_carries(seed):
    """Seeks, loops, pauses, stops and speeds at random; but for the 5 ms after each of them, what
    is heard is what the envelope says for the place that the map says.
    """
    chance = random.Random(seed)
    pcm = flat()
    mixer = faded(pcm)
    speeds = [stretched(rate, pcm) for rate in (0.5, 0.8, 1.5)]
    checked = 0
    for _ in range(25):
        place = chance.uniform(0.0, 3.2)
        end = round((place + chance.uniform(0.1, 0.7)) * RATE)
        act = chance.choice(
            (
                Seek(place * RATE),
                Loop((round(place * RATE), end)),
                Loop(None),
                StopAt((place + 0.3) * RATE),
                Pause(),
                Read(chance.choice(speeds)),
            )
        )
        mixer.post(act)
        if not isinstance(act, Pause):
            mixer.post(Play())
        mixer.render(1000)  # longer than any crossfade
        begin, count = mixer.out, chance.choice((480, 1500, 4000))
        gains = render(mixer, count, chance.choice((64, 480, 1440)))
        held, ahead = mixer.held_frame, mixer._head.stop_ahead
        if ahead is not None and ahead - mixer.playhead < 720 * 1.5:
            continue  # it fades towards a stop: that is tested elsewhere
        until = min(each for each in (held, mixer.ended_frame, begin + count) if each is not None)
        live = max(0, until - begin - 720 * (held is not None))
        wanted = expected(positions(mixer, begin, live)) if live else np.zeros(0)
        assert np.abs(gains[:live] - wanted).max(initial=0.0) < 2e-3
        if held is not None:
            assert not gains[max(0, held - begin) :].any()
        checked += live
    assert checked > 10_000


@pytest.mark.parametrize("rate", [0.5, 0.8, 1.0, 1.25, 1.5])
@pytest.mark.parametrize("second", [0.7, 0.99, 2.2])
def test_nothing_from_a_stop_on_is_heard_at_any_speed_while_a_voice_fades(rate, second):
    pcm = flat()
    mixer = faded(pcm)
    if rate != 1.0:
        mixer.post(Read(stretched(rate, pcm)))
    mixer.post(StopAt(second * RATE, owner=3))
    heard = np.zeros(0)
    for _ in range(round(25 / rate)):
        begin = mixer.out
        gains = render(mixer, 4800)
        carried = positions(mixer, begin, len(gains))
        assert carried.max() <= second * RATE + rate
        assert not gains[carried >= second * RATE].any()
        heard = np.concatenate([heard, gains])
    assert mixer.stopped_by == (3,)
    assert heard.any()
    assert not heard[-4800:].any()


def test_steps_on_one_frame_and_steps_nearer_than_the_ramp_stay_in_order():
    made = envelope_of([(0.0, 0.5), (1.0, 1.0), (1.0, 0.2), (1.005, 0.8), (0.5, 0.3)], RATE)
    assert made is not None
    assert np.all(np.diff(made.places) > 0)
    line = (Line(1.0 * RATE, 1.0, 1),)
    assert made.along(line) == pytest.approx(0.2, abs=1e-6)
    assert made.along((Line(0.0, 1.0, 1),)) == 0.5
    assert made.along((Line(2.0 * RATE, 1.0, 1),)) == pytest.approx(0.3)


def test_as_recorded_throughout_is_no_envelope():
    assert envelope_of([], RATE) is None
    assert envelope_of([(0.0, 1.0), (3.0, 1.0)], RATE) is None


def test_where_nothing_moves_one_number_stands_for_all_frames():
    level = envelope().along((Line(1.2 * RATE, 1.0, 480),))
    assert level == 0.25
    assert shaped([0.5], [envelope()], (Line(1.2 * RATE, 1.0, 480),)) == [0.125]
