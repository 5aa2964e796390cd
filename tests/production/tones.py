"""Answers one question: which sounds of known pitch, level and onset do the tests listen to?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.notation.score import (
    SAMPLE_RATE,
    Note,
    Score,
    Section,
    Segment,
    Style,
    SungLine,
    Tone,
    Word,
)

Sound = npt.NDArray[np.float32]
BPM = 120.0


def seconds(sound_seconds: float) -> npt.NDArray[np.float64]:
    """The times of its samples."""
    return np.arange(round(sound_seconds * SAMPLE_RATE)) / SAMPLE_RATE


def sine(frequency: float, length: float, level: float = 0.0) -> Sound:
    """``level`` is its peak in dB re full scale."""
    return (10 ** (level / 20) * np.sin(2 * np.pi * frequency * seconds(length))).astype(np.float32)


def noise(length: float, level: float = -20.0, seed: int = 1) -> Sound:
    """White; ``level`` is its RMS in dB."""
    values = np.random.default_rng(seed).standard_normal(round(length * SAMPLE_RATE))
    return (10 ** (level / 20) * values).astype(np.float32)


def harmonics(midi: float, length: float) -> Sound:
    """A tone with overtones that fall by 6 dB an octave, something like a sung vowel; RMS 0.15."""
    f0 = 440 * 2 ** ((midi - 69) / 12)
    count = int(8000 // f0)
    times = seconds(length)
    tone = sum(np.sin(2 * np.pi * k * f0 * times) / k for k in range(1, count + 1))
    tone = np.asarray(tone)
    return (0.15 * tone / np.sqrt((tone**2).mean())).astype(np.float32)


def level(sound: Sound) -> float:
    """dB RMS."""
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64))))


def score_of(
    morae: Sequence[str], midis: Sequence[int], *, beats: float = 1.0, bars: int = 2
) -> Score:
    """One verse with one line that starts at the second beat; every mora takes ``beats``."""
    beat = 60 / BPM
    notes = tuple(
        Note((mora,), (Tone(midi, beat * (1 + i * beats), beat * beats),), 0)
        for i, (mora, midi) in enumerate(zip(morae, midis, strict=True))
    )
    text = "".join(morae)
    line = SungLine((Word((Segment(text, "", tuple(morae)),)),), notes, 0, "mf", 1)
    section = Section("verse", "verse", "Aメロ", 0, bars, Style(), 0, True)
    return Score("t", "t", BPM, 4, 0, "electro-pop", "mei", bars, (section,), (), (line,))


@dataclass(frozen=True, slots=True)
class Layers:
    """What a voice would give to the mix."""

    lead: Sound
    left: Sound
    right: Sound
    harmony: Sound
    breaths: Sound


def layers_of(lead: Sound, **others: Sound) -> Layers:
    """``lead`` with the other layers silent unless given."""
    silence = np.zeros_like(lead)
    names = ("left", "right", "harmony", "breaths")
    return Layers(lead, **{name: others.get(name, silence) for name in names})
