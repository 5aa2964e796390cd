"""Answers one question: which pitches does a line of notes hold, and when, counted in beats?

Beats are exact fractions here, so that bars add up without rounding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from oboeuta_desktop.production.notation.chords import ACCIDENTALS, NATURALS, pitch_name
from oboeuta_desktop.production.notation.score_errors import FaultError

LOWEST, HIGHEST = 45, 76
"""MIDI pitches A2 and E5: what the voices can sing."""

_LENGTH = r"(?:\*(\d{1,3}|\d{0,3}\.\d{1,4}|\d{1,3}/\d{1,3}))?"
_TONE = re.compile(r"([A-G])([#b]?)(\d)" + _LENGTH)
_REST = re.compile("r" + _LENGTH)
_TIE = re.compile("~" + _LENGTH)
_LIKE = "A4, C#4*2, Bb3*.5, C5+B4*.5, r or ~"


@dataclass(frozen=True, slots=True)
class PlacedTone:
    """One pitch: ``midi``, where 60 is C4; beats from the start of its line."""

    midi: int
    start: Fraction
    length: Fraction


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note before it has morae; ``tokens`` is how it is written, ``bar`` its 1-based bar."""

    tones: tuple[PlacedTone, ...]
    tokens: str
    bar: int

    @property
    def start(self) -> Fraction:
        """Beats."""
        return self.tones[0].start

    @property
    def length(self) -> Fraction:
        """Beats."""
        return self.end - self.start

    @property
    def end(self) -> Fraction:
        """Beats."""
        return self.tones[-1].start + self.tones[-1].length


@dataclass(slots=True)
class _Reading:
    """Where in a line of notes the reader is."""

    unit: Fraction
    notes: list[PlacedNote] = field(default_factory=list[PlacedNote])
    place: Fraction = Fraction(0)
    sounding: bool = False

    def take(self, token: str, bar: int) -> None:
        """Read one token."""
        if found := _REST.fullmatch(token):
            self.place += self._length(found[1], token)
            self.sounding = False
        elif found := _TIE.fullmatch(token):
            if not self.sounding:
                raise FaultError("tie", found=token, bar=bar)
            self._prolong(self._length(found[1], token), token)
        else:
            self._add(token, bar)
            self.sounding = True

    def _prolong(self, length: Fraction, token: str) -> None:
        note = self.notes[-1]
        last = note.tones[-1]
        tones = (*note.tones[:-1], PlacedTone(last.midi, last.start, last.length + length))
        self.notes[-1] = PlacedNote(tones, f"{note.tokens} {token}", note.bar)
        self.place += length

    def _add(self, token: str, bar: int) -> None:
        tones: list[PlacedTone] = []
        for part in token.split("+"):
            found = _TONE.fullmatch(part)
            if found is None:
                raise FaultError("note", expected=_LIKE, found=token)
            midi = 12 * (int(found[3]) + 1) + NATURALS[found[1]] + ACCIDENTALS[found[2]]
            check_range(midi)
            length = self._length(found[4], token)
            tones.append(PlacedTone(midi, self.place, length))
            self.place += length
        self.notes.append(PlacedNote(tuple(tones), token, bar))

    def _length(self, written: str | None, token: str) -> Fraction:
        try:
            length = Fraction(written or 1) * self.unit
        except ZeroDivisionError:
            length = Fraction(0)
        if length <= 0:
            raise FaultError("note", expected=_LIKE, found=token)
        return length


def check_range(midi: int) -> None:
    """Refuse a pitch that nobody can sing.

    Raises:
        FaultError: "range".
    """
    if not LOWEST <= midi <= HIGHEST:
        span = f"{pitch_name(LOWEST)} to {pitch_name(HIGHEST)}"
        raise FaultError("range", expected=span, found=pitch_name(midi))


def read_notes(text: str, unit: Fraction, bar_beats: int) -> tuple[list[PlacedNote], int]:
    """The notes of a line and how many bars it has.

    ``unit`` is the length in beats of a token that says none; ``bar_beats`` the beats in a bar.

    Raises:
        FaultError: with the 1-based bar of the line, when a token or a bar is wrong.
    """
    reading = _Reading(unit)
    bars = text.split("|")
    for number, bar in enumerate(bars, 1):
        start = reading.place
        try:
            for token in bar.split():
                reading.take(token, number)
        except FaultError as fault:
            fault.bar = number
            raise
        found = reading.place - start
        if found != bar_beats:
            raise FaultError(
                "bar length",
                expected=in_units(bar_beats / unit),
                found=in_units(found / unit),
                bar=number,
            )
    return reading.notes, len(bars)


def in_units(length: Fraction) -> str:
    """A length as one would write it: "8", "7.5" or "1/3"."""
    if length.denominator in (1, 2, 4, 8, 16):
        return f"{float(length):g}"
    return str(length)
