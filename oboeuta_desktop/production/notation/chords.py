"""Answers one question: which tones are in a chord with this name?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oboeuta_desktop.production.notation.score_errors import FaultError

NATURALS: Mapping[str, int] = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
ACCIDENTALS: Mapping[str, int] = {"": 0, "#": 1, "b": -1}
SHARP_NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
FLAT_NAMES = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")

QUALITIES: Mapping[str, tuple[int, ...]] = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "m7": (0, 3, 7, 10),
    "maj7": (0, 4, 7, 11),
    "M7": (0, 4, 7, 11),
    "mM7": (0, 3, 7, 11),
    "6": (0, 4, 7, 9),
    "m6": (0, 3, 7, 9),
    "9": (0, 4, 7, 10, 14),
    "m9": (0, 3, 7, 10, 14),
    "maj9": (0, 4, 7, 11, 14),
    "add9": (0, 4, 7, 14),
    "madd9": (0, 3, 7, 14),
    "sus2": (0, 2, 7),
    "sus4": (0, 5, 7),
    "7sus4": (0, 5, 7, 10),
    "dim": (0, 3, 6),
    "dim7": (0, 3, 6, 9),
    "m7b5": (0, 3, 6, 10),
    "aug": (0, 4, 8),
    "5": (0, 7),
}
"""Semitones above the root by what follows it in the chord's name."""

_CHORD = re.compile(r"([A-G])([#b]?)([^/]*)(?:/([A-G])([#b]?))?")
_KEY = re.compile(r"([A-G])([#b]?)(m?)")


@dataclass(frozen=True, slots=True)
class ChordSymbol:
    """A chord without a place in time; the fields are those of ``score.Chord``."""

    name: str
    root: int
    intervals: tuple[int, ...]
    bass: int

    @property
    def pitch_classes(self) -> frozenset[int]:
        """Of all its tones, bass included; 0 is C."""
        return frozenset({self.bass, *((self.root + i) % 12 for i in self.intervals)})


def read_chord(name: str) -> ChordSymbol:
    """The chord that ``name`` says, such as "F#m7" or "G/B".

    Raises:
        FaultError: "chord".
    """
    found = _CHORD.fullmatch(name)
    intervals = QUALITIES.get(found[3]) if found else None
    if found is None or intervals is None:
        raise FaultError("chord", expected="C, Am, F#m7, Gsus4 or G/B", found=name)
    root = (NATURALS[found[1]] + ACCIDENTALS[found[2]]) % 12
    bass = root
    if found[4]:
        bass = (NATURALS[found[4]] + ACCIDENTALS[found[5]]) % 12
    return ChordSymbol(name, root, intervals, bass)


def transposed(chord: ChordSymbol, semitones: int) -> ChordSymbol:
    """The chord ``semitones`` higher, under its new name.

    A name with a flat stays one with flats; any other gets sharps.
    """
    if semitones == 0:
        return chord
    found = _CHORD.fullmatch(chord.name)
    assert found is not None  # ``read_chord`` made it of that name
    names = FLAT_NAMES if "b" in (found[2], found[5]) else SHARP_NAMES
    root, bass = (chord.root + semitones) % 12, (chord.bass + semitones) % 12
    name = names[root] + found[3] + (f"/{names[bass]}" if found[4] else "")
    return ChordSymbol(name, root, chord.intervals, bass)


def read_key(name: str) -> int:
    """Pitch class of the major scale named "C" or, as its relative minor, "Am"; 0 is C.

    Raises:
        FaultError: "value".
    """
    found = _KEY.fullmatch(name)
    if found is None:
        raise FaultError(
            "value", expected="a major key such as G or a minor one such as Em", found=name
        )
    tonic = NATURALS[found[1]] + ACCIDENTALS[found[2]]
    return (tonic + (3 if found[3] else 0)) % 12


def pitch_name(midi: int, names: Sequence[str] = SHARP_NAMES) -> str:
    """The name of a MIDI pitch with its octave; 60 is "C4"."""
    return f"{names[midi % 12]}{midi // 12 - 1}"
