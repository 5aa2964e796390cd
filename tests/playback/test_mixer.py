from __future__ import annotations

import numpy as np
import pytest
from fake_host import RATE, Conditions, FakeHost, frames_of, numbered, song

from oboeuta_desktop.playback.count_in import count_in_sound
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm
from oboeuta_desktop.playback.playhead import Loop, Pause, Play, Seek, StopAt

SPLICE = 240
PAUSE = 720


def running(*stems: Pcm, joint_seconds: float = 0.0) -> Mixer:
    mixer = Mixer(stems, RATE, joint_seconds=joint_seconds)
    mixer.post(Play())
    mixer.render(SPLICE)
    return mixer


def render(mixer: Mixer, frames: int, block: int = 480) -> np.ndarray:
    return np.concatenate([mixer.render(min(block, frames - at)) for at in range(0, frames, block)])


def sine(seconds: float, hertz: float = 220.0, level: float = 8000.0) -> Pcm:
    wave = level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return Pcm.whole(np.stack([wave, wave], axis=1).astype(np.int16), RATE)


def largest_step(sound: np.ndarray) -> int:
    return int(np.abs(np.diff(sound[:, 0].astype(int))).max())


@pytest.mark.parametrize("block", [64, 480, 5760])
def test_one_stem_at_full_level_comes_out_bit_exact(block):
    sound = render(running(song(2.0)), RATE, block)
    assert np.array_equal(frames_of(sound), np.arange(SPLICE, SPLICE + RATE))


def test_stems_are_added_and_clipped():
    loud = Pcm.whole(np.full((RATE, 2), 20000, np.int16), RATE)
    assert (render(running(loud, loud), 480) == 32767).all()


def test_a_shorter_stem_is_followed_by_silence_until_the_longest_ends():
    mixer = running(song(1.0), song(0.5))
    render(mixer, RATE // 2 - SPLICE)
    assert np.array_equal(frames_of(render(mixer, 480)), RATE // 2 + np.arange(480))
    assert mixer.ended_frame is None


def test_the_end_is_known_to_the_frame():
    mixer = running(song(1.0))
    render(mixer, RATE)
    assert mixer.ended_frame == RATE
    assert mixer.playhead == RATE


def test_after_the_end_a_seek_plays_again():
    mixer = running(song(1.0))
    render(mixer, RATE + 4800)
    mixer.post(Seek(100.0))
    sound = mixer.render(480)
    assert mixer.ended_frame is None
    assert frames_of(sound)[SPLICE] == 100 + SPLICE


def test_a_seek_is_heard_exactly_after_a_short_crossfade():
    mixer = running(song(4.0))
    mixer.post(Seek(3.0 * RATE))
    sound = render(mixer, 960)
    assert np.array_equal(frames_of(sound)[SPLICE:], 3 * RATE + np.arange(SPLICE, 960))
    assert mixer.song_map.position_at(SPLICE + 10) == 3 * RATE + 10


def test_seeking_within_a_tone_makes_no_click():
    mixer = running(sine(4.0))
    natural = largest_step(render(mixer, 4800))
    mixer.post(Seek(1.2345 * RATE))
    assert largest_step(render(mixer, 4800)) <= natural + 8000 / SPLICE * 2 + 1


def test_blocks_shorter_than_the_fade_share_it():
    mixer = running(sine(4.0))
    natural = largest_step(render(mixer, 4800))
    mixer.post(Seek(1.2345 * RATE))
    assert largest_step(render(mixer, 4800, block=50)) <= natural + 8000 / SPLICE * 2 + 1


@pytest.mark.parametrize("block", [97, 480, 5760])
def test_a_loop_wraps_on_its_exact_frame_without_a_gap(block):
    first, last = 12000, 12000 + 17 * 480 + 17
    mixer = running(song(2.0))
    mixer.post(Loop((first, last)))
    frames = frames_of(render(mixer, 5 * RATE, block))[SPLICE:]
    steps = np.diff(frames)
    assert set(steps[steps != 1]) == {first - (last - 1)}
    assert (steps != 1).sum() >= 5 * RATE // (last - first) - 1


def test_a_loop_shorter_than_a_block_is_exact():
    mixer = running(song(2.0))
    mixer.post(Loop((1000, 1100)))
    frames = frames_of(mixer.render(5760))[SPLICE:]
    assert np.array_equal(frames, 1000 + np.arange(SPLICE, 5760) % 100)


def test_the_map_follows_a_loop_to_the_frame():
    mixer = running(song(2.0))
    mixer.post(Loop((1000, 1100)))
    begin = mixer.out
    mixer.render(3000)
    found = [mixer.song_map.position_at(begin + at) for at in range(3000)]
    assert found == [1000 + at % 100 for at in range(3000)]


def test_at_a_loops_joint_a_tone_does_not_click():
    mixer = running(sine(2.0), joint_seconds=0.002)
    natural = largest_step(render(mixer, 4800))
    mixer.post(Loop((10000, 17777)))
    assert largest_step(render(mixer, 2 * RATE)) <= natural + 8000 / 96 * 2 + 1


def test_the_joints_fade_leaves_every_later_frame_in_place():
    mixer = running(song(2.0), joint_seconds=0.002)
    mixer.post(Loop((1000, 6000)))
    frames = frames_of(render(mixer, 10000))
    assert np.array_equal(frames[5000 + 96 : 10000], np.arange(1096, 6000))


def test_a_loop_around_the_playhead_is_not_heard_when_set():
    mixer = running(song(4.0))
    mixer.post(Loop((0, RATE)))
    assert np.array_equal(frames_of(mixer.render(480)), SPLICE + np.arange(480))


def test_a_pause_fades_out_and_holds_the_position():
    mixer = running(sine(4.0))
    natural = largest_step(render(mixer, 4800))
    held = mixer.playhead
    mixer.post(Pause())
    sound = render(mixer, 4800)
    assert largest_step(sound) <= natural
    assert not sound[PAUSE:].any()
    assert mixer.playhead == held
    assert mixer.held_frame == SPLICE + 4800 + PAUSE


@pytest.mark.parametrize("block", [64, 480, 5760])
def test_a_stop_is_silent_on_its_exact_frame_and_holds_there(block):
    mixer = running(sine(2.0))
    mixer.post(StopAt(24000.0))
    sound = render(mixer, 48000 - SPLICE, block)
    at = 24000 - SPLICE
    assert np.array_equal(sound[: at - PAUSE], sine(2.0).view.samples[SPLICE : 24000 - PAUSE])
    assert not sound[at:].any()
    fading = np.abs(sound[at - PAUSE : at, 0].astype(int))
    assert fading[:200].max() > 4 * fading[-200:].max() > 0
    assert largest_step(sound) <= largest_step(sine(2.0).view.samples) + 12
    assert mixer.playhead == 24000
    assert mixer.held_frame == 24000
    assert mixer.song_map.position_at(47000) == 24000


def test_after_a_stop_it_goes_on_where_it_was_and_does_not_stop_again():
    mixer = running(song(2.0))
    mixer.post(StopAt(12000.0))
    render(mixer, 24000)
    mixer.post(Play())
    frames = frames_of(render(mixer, 24000))
    assert frames[SPLICE] == 12000 + SPLICE
    assert frames[-1] == 12000 + 24000 - 1


def test_a_stop_that_is_behind_waits_until_the_song_comes_by():
    mixer = running(song(2.0))
    render(mixer, 24000)
    mixer.post(StopAt(4800.0))
    render(mixer, 4800)
    assert mixer.held_frame is None
    mixer.post(Seek(0.0))
    render(mixer, 9600)
    assert mixer.playhead == 4800


def test_a_stop_inside_a_loop_is_obeyed():
    mixer = running(song(2.0))
    mixer.post(Loop((0, 9600)))
    mixer.post(StopAt(4800.0))
    render(mixer, 48000)
    assert mixer.playhead == 4800


def test_a_stop_can_be_taken_back():
    mixer = running(song(2.0))
    mixer.post(StopAt(4800.0))
    mixer.post(StopAt(None))
    render(mixer, 9600)
    assert mixer.held_frame is None


def test_after_a_pause_it_goes_on_where_it_was():
    mixer = running(song(4.0))
    mixer.post(Pause())
    render(mixer, 4800)
    mixer.post(Play())
    frames = frames_of(mixer.render(480))
    assert np.array_equal(frames[SPLICE:], SPLICE + np.arange(SPLICE, 480))
    assert mixer.held_frame is None


def test_a_gain_moves_without_a_click_and_is_there_in_20_ms():
    mixer = running(sine(4.0), sine(4.0, 330.0))
    natural = largest_step(render(mixer, 4800))
    mixer.gains = (1.0, 0.0)
    sound = render(mixer, 4800, block=333)
    assert largest_step(sound) <= natural + 8000 / 960 * 2 + 1
    alone = running(sine(4.0))
    render(alone, 4800)
    assert np.array_equal(sound[960:], render(alone, 4800)[960:])


def test_a_count_in_clicks_before_the_start_and_counts_down_the_position():
    clicks = count_in_sound(4, bpm=120.0, rate=1.0, sample_rate=RATE)
    mixer = Mixer([song(4.0)], RATE)
    mixer.post(Seek(1.0 * RATE))
    mixer.post(Play(clicks))
    sound = render(mixer, 2 * RATE + 480)
    loud = np.flatnonzero(np.abs(sound[: 2 * RATE, 0]) > 3000)
    starts = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > RATE // 4)]
    assert np.allclose(starts / RATE, [0.0, 0.5, 1.0, 1.5], atol=0.006)
    assert mixer.song_map.position_at(0) == -1.0 * RATE
    assert np.array_equal(frames_of(sound[2 * RATE :]), RATE + np.arange(480))


def test_the_first_click_of_a_count_in_is_higher():
    clicks = count_in_sound(2, bpm=60.0, rate=1.0, sample_rate=RATE)[:, 0]
    tones = [np.abs(np.fft.rfft(clicks[at : at + 1440])).argmax() for at in (0, RATE)]
    assert tones[0] > tones[1]


def test_a_count_in_at_half_speed_takes_twice_as_long():
    assert len(count_in_sound(4, bpm=120.0, rate=0.5, sample_rate=RATE)) == 4 * RATE


def test_where_decoding_is_overtaken_the_position_waits_in_silence():
    pcm = Pcm(RATE)
    pcm.append(numbered(RATE // 2))
    mixer = Mixer([pcm], RATE, joint_seconds=0.0)
    mixer.post(Play())
    first = render(mixer, RATE)
    held = mixer.playhead
    assert RATE // 2 - 1440 < held <= RATE // 2
    assert not first[-480:].any()
    pcm.append(numbered(RATE, first=RATE // 2))
    frames = frames_of(render(mixer, 960))
    assert np.array_equal(frames[SPLICE:], int(held) + np.arange(SPLICE, 960))


def test_nothing_is_heard_before_every_stem_has_begun():
    growing = Pcm(RATE)
    mixer = Mixer([song(2.0), growing], RATE)
    mixer.post(Play())
    assert not render(mixer, 4800).any()
    assert mixer.playhead == 0.0


def test_a_new_host_finds_the_position_held_until_its_first_frame():
    mixer = running(song(4.0))
    render(mixer, 4800)
    first = mixer.begin_output(2.0 * RATE)
    assert mixer.song_map.position_at(first - 2000) == 2.0 * RATE
    mixer.render(480)
    assert mixer.song_map.position_at(first + 100) == 2.0 * RATE + 100


def test_a_whole_session_maps_every_rendered_frame_to_what_it_holds():
    mixer = Mixer([song(20.0)], RATE, joint_seconds=0.0)
    mixer.post(Play())
    host = FakeHost(mixer, Conditions(jitter=0.002))
    begin = host.consumed
    checked = 0

    def check() -> None:
        nonlocal checked
        sound = np.concatenate(host.sound)
        last = begin + len(sound)
        for frame in range(last - 3000, last, 7):
            value = int(frames_of(sound[frame - begin : frame - begin + 1])[0])
            checked += value == mixer.song_map.position_at(frame)

    acts = [
        (1.0, lambda: mixer.post(Seek(10.0 * RATE))),
        (1.5, check),
        (2.0, lambda: mixer.post(Loop((12 * RATE, 12 * RATE + 4817)))),
        (3.0, check),
        (3.1, lambda: mixer.post(Loop(None))),
        (3.5, check),
    ]
    host.run(4.0, acts)
    assert checked == 3 * len(range(0, 3000, 7))


def test_commands_in_one_block_take_effect_together():
    mixer = running(song(9.0))
    mixer.post(Seek(1000.0))
    serial = mixer.post(Seek(5.0 * RATE))
    at = mixer.out
    frames = frames_of(mixer.render(480))
    assert frames[-1] == 5 * RATE + 479
    assert mixer.applied == (serial, at)
