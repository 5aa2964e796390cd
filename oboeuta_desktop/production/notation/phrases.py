"""Answers one question: what do a row of chords, its lyrics and its notes say together?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from oboeuta_desktop.production.notation.chords import ChordSymbol, read_chord
from oboeuta_desktop.production.notation.pronounce import Lyric, Syllable, read_lyric
from oboeuta_desktop.production.notation.score import DYNAMICS, Word
from oboeuta_desktop.production.notation.score_errors import FaultError, ScoreError
from oboeuta_desktop.production.notation.score_notes import PlacedNote, read_notes
from oboeuta_desktop.production.notation.score_rows import Phrase, Row

BEATS_PER_BAR = 4
MOST_WORDS = 32
FASTEST_MORAE = 8
"""Morae per second of a line; faster ones cannot be sung along."""

_PARTS = (1, 2, 4)


@dataclass(frozen=True, slots=True)
class SungPhrase:
    """Chords, and over them one line of lyrics or none. Beats count from its first bar.

    Attributes:
        chords: chord, start and length in beats.
        line_number: 1-based, of the row of chords.
        lyric_line: 1-based, of the lyrics; 0 without.
        notes_line: 1-based, of the notes; 0 without.
        syllables: as many as there are notes.
    """

    bars: int
    chords: tuple[tuple[ChordSymbol, Fraction, Fraction], ...]
    line_number: int
    words: tuple[Word, ...] = ()
    syllables: tuple[Syllable, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    dynamics: str = "mf"
    lyric_line: int = 0
    notes_line: int = 0

    def check_speed(self, bpm: Fraction, path: Path) -> None:
        """Refuse a line that is too fast to be sung along.

        Raises:
            ScoreError: "too fast".
        """
        if not self.notes:
            return
        beats = self.notes[-1].end - self.notes[0].start
        morae = sum(len(syllable.morae) for syllable in self.syllables)
        speed = morae / (beats * 60 / bpm)
        if speed > FASTEST_MORAE:
            fault = FaultError("too fast", expected=str(FASTEST_MORAE), found=f"{float(speed):.1f}")
            raise ScoreError(path, self.lyric_line, fault)


def read_phrase(phrase: Phrase, path: Path, unit: Fraction, bars_before: int) -> SungPhrase:
    """What ``phrase`` says; ``unit`` is the length in beats of a note that says none.

    Raises:
        ScoreError: with the bar, counted on from ``bars_before``.
    """
    reader = _PhraseReader(phrase, path, bars_before)
    return reader.read(unit)


class _PhraseReader:
    def __init__(self, phrase: Phrase, path: Path, bars_before: int) -> None:
        self._rows = phrase.rows
        self._path = path
        self._before = bars_before

    def read(self, unit: Fraction) -> SungPhrase:
        chord_row = self._rows["C"]
        chords = self._chords(chord_row)
        bars = len(chord_row.text.split())
        number = chord_row.line_number
        lyric_row, note_row = self._rows.get("L"), self._rows.get("N")
        if lyric_row is None and note_row is None:
            if "D" in self._rows:
                raise self._error(self._rows["D"], FaultError("no lyrics", found="D"))
            return SungPhrase(bars, chords, number)
        if note_row is None or lyric_row is None:
            row = lyric_row or note_row
            assert row is not None
            raise self._error(row, FaultError("no notes" if lyric_row else "no lyrics", found="N"))
        lyric = self._lyric(lyric_row)
        notes = self._notes(note_row, unit, bars)
        self._check_counts(note_row, lyric, notes, bars)
        return SungPhrase(
            bars,
            chords,
            number,
            lyric.words,
            lyric.syllables,
            tuple(notes),
            self._dynamics(),
            lyric_row.line_number,
            note_row.line_number,
        )

    def _error(self, row: Row, fault: FaultError) -> ScoreError:
        bar = self._before + fault.bar if fault.bar else 0
        return ScoreError(self._path, row.line_number, fault, bar=bar)

    def _chords(self, row: Row) -> tuple[tuple[ChordSymbol, Fraction, Fraction], ...]:
        placed: list[tuple[ChordSymbol, Fraction, Fraction]] = []
        for bar, written in enumerate(row.text.split()):
            try:
                symbols = _chords_of_bar(written)
            except FaultError as fault:
                fault.bar = bar + 1
                raise self._error(row, fault) from None
            length = Fraction(BEATS_PER_BAR, len(symbols))
            for part, symbol in enumerate(symbols):
                placed.append((symbol, bar * BEATS_PER_BAR + part * length, length))
        return tuple(placed)

    def _lyric(self, row: Row) -> Lyric:
        try:
            lyric = read_lyric(row.text)
        except FaultError as fault:
            raise self._error(row, fault) from None
        words = len(lyric.words)
        if words > MOST_WORDS:
            fault = FaultError("too many words", expected=str(MOST_WORDS), found=str(words))
            raise self._error(row, fault)
        return lyric

    def _notes(self, row: Row, unit: Fraction, bars: int) -> list[PlacedNote]:
        try:
            notes, found = read_notes(row.text, unit, BEATS_PER_BAR)
        except FaultError as fault:
            raise self._error(row, fault) from None
        if found != bars:
            bar = min(found, bars) + 1
            fault = FaultError("bars", expected=str(bars), found=str(found), bar=bar)
            raise self._error(row, fault)
        return notes

    def _check_counts(self, row: Row, lyric: Lyric, notes: list[PlacedNote], bars: int) -> None:
        sung, written = len(lyric.syllables), len(notes)
        if sung == written:
            return
        counts = {"expected": str(sung), "found": str(written)}
        if sung > written:
            left = "".join("".join(s.morae) for s in lyric.syllables[written:])
            fault = FaultError("morae", **counts, left=left, bar=bars)
        else:
            left = " ".join(note.tokens for note in notes[sung:])
            fault = FaultError("notes", **counts, left=left, bar=notes[sung].bar)
        raise self._error(row, fault)

    def _dynamics(self) -> str:
        row = self._rows.get("D")
        if row is None:
            return "mf"
        if row.text not in DYNAMICS:
            raise self._error(
                row, FaultError("value", expected=", ".join(DYNAMICS), found=row.text)
            )
        return row.text


def _chords_of_bar(written: str) -> list[ChordSymbol]:
    names = written.split(",")
    if len(names) not in _PARTS:
        raise FaultError("parts", found=written)
    return [read_chord(name) for name in names]
