"""Answers one question: which pitches of a chord are played, so that each voice moves little?

The singer has the octave from G3 to G4. Wide chords are therefore set open: one voice below and
three above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from oboeuta_desktop.production.accompaniment.passages import MAJOR
from oboeuta_desktop.production.notation.score import Chord

LOW = range(43, 55)
"""Pitches for the single voice below the singer: G2 to F#3."""

HIGH = range(67, 84)
"""Pitches for the voices above: G4 to B5."""

BASS = range(33, 45)
"""Pitches for the bass: A1 to G#2."""

UPPER_VOICES = 3

_CENTRE = 74.0  # where the upper voices would like to be on average


def pitch_classes(chord: Chord) -> tuple[int, ...]:
    """The pitch classes of ``chord``, root first."""
    return tuple((chord.root + interval) % 12 for interval in chord.intervals)


def bass_pitch(chord: Chord) -> int:
    """The pitch of the bass under ``chord``."""
    return _within(chord.bass, BASS)


def fifth_above(chord: Chord) -> int:
    """Semitones from the bass up to the chord's fifth, or whatever it has in that place."""
    fifth = min(chord.intervals, key=lambda interval: (abs(interval - 7), interval))
    return (chord.root + fifth - chord.bass) % 12 or 12


def voicings(chords: Iterable[Chord]) -> list[tuple[int, ...]]:
    """One low and ``UPPER_VOICES`` high pitches for each chord, low to high.

    Each is the choice nearest to the one before, voice by voice.
    """
    out: list[tuple[int, ...]] = []
    upper: tuple[int, ...] | None = None
    for chord in chords:
        candidates = upper_voicings(chord)
        before = upper
        upper = min(candidates, key=lambda pitches: (_cost(pitches, before), pitches))
        out.append((_within(chord.bass, LOW), *upper))
    return out


def upper_voicings(chord: Chord) -> list[tuple[int, ...]]:
    """All ways to set the chord's ``UPPER_VOICES`` pitches within ``HIGH``, low to high."""
    wanted = _telling(chord)
    pitches = [midi for midi in HIGH if midi % 12 in wanted]
    return [
        chosen
        for chosen in combinations(pitches, UPPER_VOICES)
        if {midi % 12 for midi in chosen} == wanted
    ]


def scale_pitches(key: int, pitches: range) -> list[int]:
    """Those of ``pitches`` that belong to the major scale of ``key``, low to high."""
    scale = {(key + degree) % 12 for degree in MAJOR}
    return [midi for midi in pitches if midi % 12 in scale]


def nearest(pitches: Sequence[int], midi: float) -> int:
    """The one of ``pitches`` that is nearest to ``midi``; of two the lower."""
    return min(pitches, key=lambda pitch: (abs(pitch - midi), pitch))


def chord_pitches(chord: Chord, pitches: range) -> list[int]:
    """Those of ``pitches`` that belong to ``chord``, low to high."""
    wanted = set(pitch_classes(chord))
    return [midi for midi in pitches if midi % 12 in wanted]


def _telling(chord: Chord) -> set[int]:
    """The pitch classes that say which chord it is, at most as many as there are voices.

    What the low voice has is first to go, then the fifth, then the root.
    """
    fifth = (chord.bass + fifth_above(chord)) % 12
    wanted = set(pitch_classes(chord))
    for spare in (chord.bass % 12, fifth, chord.root % 12, *pitch_classes(chord)):
        if len(wanted) > UPPER_VOICES:
            wanted.discard(spare)
    return wanted


def _cost(pitches: tuple[int, ...], before: tuple[int, ...] | None) -> float:
    """How little one would like to play ``pitches`` after ``before``."""
    away = abs(sum(pitches) / len(pitches) - _CENTRE)
    gaps = [high - low for low, high in pairwise(pitches)]
    close = sum(4.0 for gap in gaps if gap < 3)
    wide = sum(0.5 * max(0, gap - 8) for gap in gaps)
    if before is None:
        return away + close + wide
    moves = sum(abs(a - b) for a, b in zip(pitches, before, strict=True))
    return moves + 0.35 * away + 0.5 * close + wide


def _within(pitch_class: int, pitches: range) -> int:
    return next(midi for midi in pitches if midi % 12 == pitch_class % 12)
