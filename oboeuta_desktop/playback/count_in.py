"""Answers one question: what do the clicks before the first note sound like?"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.playback.pcm import CHANNELS, FULL_SCALE, Mixed

CLICK_SECONDS = 0.03
ACCENT_HERTZ = 1760.0
BEAT_HERTZ = 1175.0
"""A high A for the first beat and the D below it for the others: easily told apart, both short."""

_LEVEL = 0.35
_DECAY_SECONDS = 0.008


def count_in(
    beats: int, *, bpm: float | None, rate: float, sample_rate: int
) -> tuple[Mixed | None, float]:
    """The clicks before a song, as ``count_in_sound``, and how many song seconds they stand for.

    None and 0 for no beats, or for a song whose beat is not known.
    """
    if not beats or not bpm:
        return None, 0.0
    sound = count_in_sound(beats, bpm=bpm, rate=rate, sample_rate=sample_rate)
    return sound, beats * 60.0 / bpm


def count_in_sound(beats: int, *, bpm: float, rate: float, sample_rate: int) -> Mixed:
    """``beats`` clicks, one per beat of ``bpm`` at speed ``rate``, the first accented.

    The last click is one beat before the music. Returns float32, shape (frames, 2), in int16 units.
    """
    total = round(beats * 60.0 / bpm / rate * sample_rate)
    sound: Mixed = np.zeros((total, CHANNELS), np.float32)
    for beat in range(beats):
        first = round(beat * 60.0 / bpm / rate * sample_rate)
        click = _click(ACCENT_HERTZ if beat == 0 else BEAT_HERTZ, sample_rate)[: total - first]
        sound[first : first + len(click)] += click[:, None]
    return sound


def _click(hertz: float, sample_rate: int) -> Mixed:
    seconds = np.arange(round(CLICK_SECONDS * sample_rate)) / sample_rate
    # The sine starts at zero and the last stretch is faded, so the click itself does not crack.
    envelope = np.exp(-seconds / _DECAY_SECONDS) * np.minimum(
        1.0, (CLICK_SECONDS - seconds) / 0.005
    )
    wave = np.sin(2.0 * np.pi * hertz * seconds) * envelope
    return (wave * _LEVEL * FULL_SCALE).astype(np.float32)
