"""A hidden word stays unheard at every speed: the sound itself is looked at."""

from __future__ import annotations

import numpy as np
import pytest
from fake_host import RATE

from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm
from oboeuta_desktop.playback.playhead import Play, Read, StopAt
from oboeuta_desktop.playback.stretch import Chunk, StretchedReader, Tuning, make_chunk
from oboeuta_desktop.state.study.pausing import LEAD

WORD = 1.6
"""Seconds into the song at which the hidden word begins."""
VALUE = 9000
SPEEDS = (0.5, 0.75, 0.9, 1.1, 1.25, 1.5)


def word_alone() -> Pcm:
    """Silence, and a sound as long as the word is sung."""
    samples = np.zeros((round(3 * RATE), 2), np.int16)
    samples[round(WORD * RATE) :] = VALUE
    return Pcm.whole(samples, RATE)


def stretched(rate: float, pcm: Pcm) -> StretchedReader:
    """A reader that repeats or leaves out frames: no engine's own spread hides where a word is."""
    made: dict[int, Chunk | None] = {}

    def engine(samples, tuning):
        places = (np.arange(round(len(samples) / tuning.rate)) * tuning.rate).astype(int)
        return samples[np.minimum(places, len(samples) - 1)].astype(np.int16)

    def chunk(tuning: Tuning, index: int) -> Chunk | None:
        if index not in made:
            made[index] = make_chunk([pcm], index, tuning, sample_rate=RATE, engine=engine)
        return made[index]

    return StretchedReader(
        [pcm], Tuning(rate), sample_rate=RATE, chunk=chunk, wish=lambda *_wish: None
    )


def playing(rate: float) -> Mixer:
    pcm = word_alone()
    mixer = Mixer([pcm], RATE, joint_seconds=0.0)
    mixer.post(Read(stretched(rate, pcm)))
    mixer.post(Play())
    return mixer


def render(mixer: Mixer, seconds: float) -> np.ndarray:
    return np.concatenate([mixer.render(480) for _ in range(round(seconds * RATE / 480))])[:, 0]


@pytest.mark.parametrize("rate", SPEEDS)
def test_it_stops_before_the_word_and_nothing_of_it_is_heard(rate):
    mixer = playing(rate)
    stop = (WORD - LEAD) * RATE
    mixer.post(StopAt(stop))
    sound = render(mixer, 3 / rate)
    assert not sound.any()
    assert mixer.playhead == pytest.approx(stop, abs=2)  # frames


@pytest.mark.parametrize("rate", SPEEDS)
def test_without_the_stop_the_word_would_be_heard(rate):
    mixer = playing(rate)
    assert render(mixer, 2.5 / rate).max() > VALUE / 2
