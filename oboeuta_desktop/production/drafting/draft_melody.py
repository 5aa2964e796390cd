"""Answers one question: which chords and notes would a first draft of this score have?

Lines of lyrics without notes get them, and chords where they have none; sections without anything
get chords. All that is written already stays as it is, and so do lines whose readings are open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oboeuta_desktop.production.drafting.melody_rules import (
    CURVES,
    EIGHTHS_PER_BAR,
    Beat,
    Register,
    pitches,
    rhythm,
)
from oboeuta_desktop.production.notation.chords import (
    FLAT_NAMES,
    SHARP_NAMES,
    ChordSymbol,
    pitch_name,
    read_chord,
    read_key,
)
from oboeuta_desktop.production.notation.phrases import FASTEST_MORAE
from oboeuta_desktop.production.notation.pronounce import Syllable, read_lyric
from oboeuta_desktop.production.notation.score_errors import FaultError
from oboeuta_desktop.production.notation.score_notes import HIGHEST, LOWEST, in_units
from oboeuta_desktop.production.notation.section_heads import SectionHead, read_head

UNITS: Mapping[str, Fraction] = {
    "1/4": Fraction(2),
    "1/8": Fraction(1),
    "1/16": Fraction(1, 2),
}
"""Eighths of a note token without a length."""

# In C: the degrees that such songs use, moved into the song's key.
PROGRESSIONS: Mapping[str, Sequence[str]] = {
    "intro": ("F", "G", "Am", "G"),
    "verse": ("Am", "F", "C", "G"),
    "pre": ("Dm", "Em", "F", "G"),
    "chorus": ("F", "G", "Em", "Am", "F", "G", "C", "C"),
    "bridge": ("F", "Em", "Dm", "G"),
    "break": ("F", "G", "Em", "Am"),
    "outro": ("F", "G", "C", "C"),
}

REGISTERS: Mapping[str, Register] = {
    "verse": Register(57, 67),
    "pre": Register(60, 69),
    "chorus": Register(62, 72),
}
"""A3 to C5 as a whole, the chorus above the verse."""

_ELSEWHERE = Register(57, 69)
_NARROWEST = 7  # semitones: every chord has a tone in any such span
_FLAT_KEYS = {1, 3, 5, 8, 10}
_ROW = re.compile(r"([A-Za-z]+) *:(.*)")
_DEFAULT_BPM = Fraction(120)


@dataclass(slots=True)
class _Song:
    """What the headers and heads of a score say of its melody."""

    key: int = 0
    eighths: Fraction = Fraction(1)
    bpm: Fraction = _DEFAULT_BPM

    @property
    def morae_per_eighth(self) -> Fraction:
        """How much can be sung in an eighth at this tempo."""
        return FASTEST_MORAE * 30 / self.bpm


def add_melody(text: str) -> str:
    """The score ``text`` with notes and chords for all that has none.

    Its mistakes are left to ``parse_score``.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(_Composer(lines).compose())


class _Composer:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._song = _Song()
        self._section: SectionHead | None = None
        self._sung = 0  # lines of this section so far
        self._bars = 0  # of this section with drafted chords
        self._moves = _moves(lines)

    def compose(self) -> list[str]:
        """All lines, the new ones among them."""
        out: list[str] = []
        chords = ""
        for number, line in enumerate(self._lines):
            row = _ROW.match(line.strip())
            if head := _head(line):
                self._section, self._sung, self._bars, chords = head, 0, 0, ""
                out.append(line)
                if not head.again and not self._has_rows(number):
                    out.append("C: " + " ".join(self._chords(len(PROGRESSIONS[head.kind]))))
            elif row is None:
                out.append(line)
            elif row[1] == "L" and self._section is not None:
                out += self._sing(line, row[2], chords, has_notes=self._has_notes(number))
                chords = ""
            else:
                chords = row[2] if row[1] == "C" else chords
                self._read_header(row[1], row[2].strip())
                out.append(line)
        return out

    def _read_header(self, key: str, value: str) -> None:
        if self._section is not None:
            return
        if key == "unit":
            self._song.eighths = UNITS.get(value, Fraction(1))
        elif key == "bpm" and re.fullmatch(r"\d{1,3}(\.\d{1,3})?", value):
            self._song.bpm = max(Fraction(value), Fraction(1))
        elif key == "key":
            try:
                self._song.key = read_key(value)
            except FaultError:
                return

    def _rows_after(self, number: int, *, until: Sequence[str]) -> list[str]:
        """The keys of the rows behind a line, up to a section or one of ``until``."""
        keys: list[str] = []
        for line in self._lines[number + 1 :]:
            row = _ROW.match(line.strip())
            if line.strip().startswith("[") or (row and row[1] in until):
                break
            if row:
                keys.append(row[1])
        return keys

    def _has_rows(self, number: int) -> bool:
        return bool(self._rows_after(number, until=()))

    def _has_notes(self, number: int) -> bool:
        return "N" in self._rows_after(number, until=("C", "L"))

    def _sing(self, line: str, lyric: str, chords: str, *, has_notes: bool) -> list[str]:
        """The row of lyrics with what was missing around it."""
        self._sung += 1
        if has_notes:
            return [line]
        try:
            syllables = read_lyric(lyric).syllables
            written = [read_chord(bar.split(",")[0]) for bar in chords.split()]
        except FaultError:
            return [line]
        if not syllables:
            return [line]
        beats, bars = rhythm(syllables, self._song.morae_per_eighth)
        new = [] if written else self._chords(bars)
        if new:
            written = [read_chord(name) for name in new]
        elif len(written) < bars:
            return [line]  # the author's chords leave no room
        notes = self._notes(beats, syllables, written)
        return [*(["C: " + " ".join(new)] if new else []), line, notes]

    def _chords(self, bars: int) -> list[str]:
        """The next chords of the section's kind, in the song's key."""
        assert self._section is not None
        progression = PROGRESSIONS[self._section.kind]
        names = [progression[(self._bars + i) % len(progression)] for i in range(bars)]
        self._bars += bars
        return [_in_key(name, self._song.key) for name in names]

    def _notes(
        self, beats: list[Beat], syllables: Sequence[Syllable], chords: Sequence[ChordSymbol]
    ) -> str:
        """The row of notes, with rests up to the last chord's end."""
        assert self._section is not None
        assert len(beats) == len(syllables)
        register = self._register(self._section)
        curve = CURVES[(self._sung - 1) % len(CURVES)]
        sung = pitches(beats, chords, self._song.key, register, curve)
        tokens = _Tokens(self._song.eighths)
        for beat, midi in zip(beats, sung, strict=True):
            tokens.add("r", beat.start - tokens.place)
            tokens.add(pitch_name(midi, _names(self._song.key)), beat.length)
        tokens.add("r", EIGHTHS_PER_BAR * len(chords) - tokens.place)
        return "N: " + tokens.text()

    def _register(self, head: SectionHead) -> Register:
        """Where the section lies so that all its repeats can be sung where ``up=`` puts them."""
        usual = REGISTERS.get(head.kind, _ELSEWHERE)
        moves = self._moves[head.name]
        highest = min(usual.highest, HIGHEST - max(moves))
        lowest = max(min(usual.lowest, highest - _NARROWEST), LOWEST - min(moves))
        return Register(lowest, highest)


class _Tokens:
    """Writes notes one after the other, tied where they cross a bar."""

    def __init__(self, eighths: Fraction) -> None:
        self.place = Fraction(0)
        self._eighths = eighths
        self._bars: list[list[str]] = [[]]

    def add(self, name: str, length: Fraction) -> None:
        """Write ``name`` for ``length`` eighths; nothing for none."""
        while length > 0:
            if self.place and self.place % EIGHTHS_PER_BAR == 0 and self._bars[-1]:
                self._bars.append([])
            part = min(length, EIGHTHS_PER_BAR - self.place % EIGHTHS_PER_BAR)
            units = in_units(part / self._eighths)
            self._bars[-1].append(name if units == "1" else f"{name}*{units}")
            self.place += part
            length -= part
            name = "r" if name == "r" else "~"

    def text(self) -> str:
        """What follows ``N:``."""
        return " | ".join(" ".join(bar) for bar in self._bars)


def _head(line: str) -> SectionHead | None:
    try:
        return read_head(line.strip())
    except FaultError:
        return None


def _moves(lines: Sequence[str]) -> Mapping[str, list[int]]:
    """By name of a section the semitones by which it or a repeat of it is moved."""
    moves: dict[str, list[int]] = defaultdict(lambda: [0])
    for line in lines:
        head = _head(line)
        if head is not None:
            moves[head.name].append(head.up or 0)
    return moves


def _in_key(name: str, key: int) -> str:
    chord = read_chord(name)
    return _names(key)[(chord.root + key) % 12] + name[1:]


def _names(key: int) -> Sequence[str]:
    """How tones are called in a song of that key."""
    return FLAT_NAMES if key in _FLAT_KEYS else SHARP_NAMES
