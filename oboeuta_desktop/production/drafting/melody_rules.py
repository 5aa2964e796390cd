"""Answers one question: which notes would a plain, singable melody give to these syllables?

Rules of thumb, nothing more: words begin on the beat, heavy beats have tones of the chord, the
others move by step along a curve, and a phrase ends on a tone of its chord. The same syllables
always get the same notes. Lengths are counted in eighths.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oboeuta_desktop.production.notation.chords import ChordSymbol
from oboeuta_desktop.production.notation.pronounce import Syllable

EIGHTHS_PER_BAR = 8
_USUAL_BARS = 2
_LONGEST_END = 4  # eighths of the last note; the rest of the bar is for breathing
_WIDEST_LEAP = 7  # semitones
_HEAVY = 4  # every so many eighths
_MAJOR = frozenset({0, 2, 4, 5, 7, 9, 11})


@dataclass(frozen=True, slots=True)
class Beat:
    """When a syllable is sung: ``start`` and ``length`` in eighths from the first bar."""

    start: Fraction
    length: Fraction

    @property
    def end(self) -> Fraction:
        """Eighths."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Register:
    """MIDI pitches between which a melody moves, both included."""

    lowest: int
    highest: int


def rhythm(syllables: Sequence[Syllable], morae_per_eighth: Fraction) -> tuple[list[Beat], int]:
    """When each syllable is sung, and in how many bars.

    Short lines take longer notes, so that a line usually has two bars. No line has more than
    ``morae_per_eighth``: what can be sung at the tempo.
    """
    for step in (Fraction(2), Fraction(1)):
        if _length(_aligned(syllables, step)) < _USUAL_BARS * EIGHTHS_PER_BAR:
            break
    morae = sum(len(syllable.morae) for syllable in syllables)
    while morae > morae_per_eighth * _length(_aligned(syllables, step)):
        step *= 2
    beats = _aligned(syllables, step)
    bars = math.ceil((_length(beats) + 1) / EIGHTHS_PER_BAR)
    last = beats[-1]
    room = bars * EIGHTHS_PER_BAR - 1 - last.start
    beats[-1] = Beat(last.start, max(last.length, min(room, Fraction(_LONGEST_END))))
    return beats, bars


def _length(beats: Sequence[Beat]) -> Fraction:
    return beats[-1].end


def _aligned(syllables: Sequence[Syllable], step: Fraction) -> list[Beat]:
    """Notes of ``step`` eighths each; before a word that would miss the beat one is longer."""
    beats: list[Beat] = []
    place = Fraction(0)
    for i, syllable in enumerate(syllables):
        if i and syllable.word != syllables[i - 1].word and place % 2:
            beats[-1] = Beat(beats[-1].start, beats[-1].length + 1)
            place += 1
        beats.append(Beat(place, step))
        place += step
    return beats


def _arch(x: float) -> float:
    return 0.15 + 0.8 * math.sin(math.pi * (0.1 + 0.8 * x))


def _rise(x: float) -> float:
    return 0.2 + 0.7 * x


def _fall(x: float) -> float:
    return 0.9 - 0.75 * x


def _wave(x: float) -> float:
    return 0.5 + 0.4 * math.sin(2 * math.pi * x)


CURVES: Sequence[Callable[[float], float]] = (_arch, _rise, _wave, _fall)
"""How high a line moves in its register, from 0 to 1, by how much of it is sung, from 0 to 1."""


def pitches(
    beats: Sequence[Beat],
    chords: Sequence[ChordSymbol],
    key: int,
    register: Register,
    curve: Callable[[float], float],
) -> list[int]:
    """A MIDI pitch for each beat.

    ``chords`` holds one for each bar; ``key`` is the pitch class of the major scale.
    """
    span = register.highest - register.lowest
    length = float(_length(beats))
    found: list[int] = []
    for i, beat in enumerate(beats):
        chord = chords[min(int(beat.start // EIGHTHS_PER_BAR), len(chords) - 1)]
        heavy = beat.start % _HEAVY == 0 or i == len(beats) - 1
        allowed = _tones(register, chord.pitch_classes if heavy else _scale(key))
        target = register.lowest + span * curve(float(beat.start) / length)
        found.append(_nearest(allowed, target, found[-1] if found else None))
    return found


def _scale(key: int) -> frozenset[int]:
    return frozenset((key + degree) % 12 for degree in _MAJOR)


def _tones(register: Register, pitch_classes: frozenset[int]) -> list[int]:
    return [
        midi for midi in range(register.lowest, register.highest + 1) if midi % 12 in pitch_classes
    ]


def _nearest(allowed: Sequence[int], target: float, before: int | None) -> int:
    """The tone nearest to ``target`` that is not too far from the one before."""
    if before is None:
        return min(allowed, key=lambda midi: abs(midi - target))
    near = [midi for midi in allowed if abs(midi - before) <= _WIDEST_LEAP] or allowed
    return min(near, key=lambda midi: abs(midi - target) + 0.5 * abs(midi - before))
