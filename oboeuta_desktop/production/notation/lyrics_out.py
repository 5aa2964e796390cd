"""Answers one question: which LRC text lights up the lyrics exactly as this score sings them?

A stamp stands where a note begins: before kana in the line itself, within a reading in its
``@Ruby`` row. What is sung inside a note (っ, a glued mora, the later tones of a melisma) has no
stamp of its own. Repeats are written out, line by line.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from oboeuta_desktop.core.lrc import LrcFile, LrcLine, LrcRuby, LrcWord, format_lrc
from oboeuta_desktop.core.morae import SMALL_KANA
from oboeuta_desktop.production.notation.kana import is_kana
from oboeuta_desktop.production.notation.pronounce import OPENING_MARKS
from oboeuta_desktop.production.notation.score import Score, Segment, SungLine

_TIE = 1e-6  # ms: half a millisecond is rounded up however the float came to be

_Pieces = tuple[tuple[int, str], ...]


def lyrics_of(score: Score) -> str:
    """The lyrics of ``score`` as enhanced LRC; write it as UTF-8.

    ``core.lyrics_file`` reads from it the score's times rounded to the millisecond.
    """
    lines = [_timed_line(line) for line in score.lines]
    file = LrcFile(
        encoding="utf-8",
        newline="\n",
        offset_ms=0,
        tags={"ti": score.title, "length": _clock(milliseconds(score.seconds))},
        lines=tuple(line.lrc for line in lines),
        rubies=tuple(_rubies(lines)),
    )
    return format_lrc(file)


def milliseconds(seconds: float) -> int:
    """``seconds`` as the stamps have it: to the nearest millisecond, half of one upward."""
    return math.floor(seconds * 1000 + 0.5 + _TIE)


def _clock(time: int) -> str:
    minutes, rest = divmod(time, 60_000)
    return f"{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the characters of a line from ``place`` on are read; ``pieces`` as in ``LrcRuby``."""

    place: int
    text: str
    pieces: _Pieces


@dataclass(frozen=True, slots=True)
class _TimedLine:
    lrc: LrcLine
    readings: tuple[_Reading, ...]

    def time_at(self, place: int) -> int:
        """The stamp (ms) of the piece that holds the character at ``place``."""
        first = 0
        firsts: list[int] = []
        for word in self.lrc.words:
            firsts.append(first)
            first += len(word.text)
        return self.lrc.words[bisect_right(firsts, place) - 1].start_ms


def _timed_line(line: SungLine) -> _TimedLine:
    cutter = _Cutter(line)
    place = 0
    for word in line.words:
        cutter.begin_word(place)
        for segment in word.segments:
            cutter.take(segment, place)
            place += len(segment.text)
        place += 1  # the space after it
    return _TimedLine(cutter.lrc_line(), tuple(cutter.readings))


class _Cutter:
    """Cuts the text of a line where its notes begin."""

    def __init__(self, line: SungLine) -> None:
        self.readings: list[_Reading] = []
        self._line = line
        self._cuts: list[tuple[int, int]] = []  # character of the line, index of the note
        # for each mora of the line the note that it begins, or None if it is sung inside one
        self._owned: Iterator[int | None] = iter(
            [
                index if i == 0 else None
                for index, note in enumerate(line.notes)
                for i in range(len(note.morae))
            ]
        )
        self._word_place: int | None = None  # of a word that has no cut yet

    def begin_word(self, place: int) -> None:
        """The next segment is the first of the word that begins at ``place``."""
        self._word_place = place

    def take(self, segment: Segment, place: int) -> None:
        """Cut at the notes of ``segment``, whose text begins at ``place`` of the line."""
        owned = [next(self._owned) for _ in segment.morae]
        if segment.furigana:
            self._take_reading(segment, place, owned)
        else:
            offsets = _offsets(segment.text)
            for offset, note in zip(offsets, owned, strict=True):
                if note is not None:
                    at = place + offset if self._word_place is None else self._word_place
                    self._cuts.append((at, note))
                    self._word_place = None

    def lrc_line(self) -> LrcLine:
        """The line with all its pieces."""
        text = self._line.text
        notes = self._line.notes
        cuts = [*self._cuts, (len(text), len(notes))]
        words = tuple(
            LrcWord(
                milliseconds(notes[note].start),
                milliseconds(notes[next_note - 1].end if next_note > note else notes[note].start),
                text[place:next_place],
            )
            for (place, note), (next_place, next_note) in pairwise(cuts)
        )
        return LrcLine(words[0].start_ms, words[-1].end_ms, text, words)

    def _take_reading(self, segment: Segment, place: int, owned: Sequence[int | None]) -> None:
        notes = self._line.notes
        first = owned[0]
        assert first is not None  # a reading never begins inside a note
        start = milliseconds(notes[first].start)
        pieces: list[tuple[int, str]] = []
        ends = [*_offsets(segment.furigana)[1:], len(segment.furigana)]
        begin = 0
        for note, end in zip(owned, ends, strict=True):
            kana = segment.furigana[begin:end]
            begin = end
            if note is None:
                time, before = pieces[-1]
                pieces[-1] = (time, before + kana)
            else:
                pieces.append((milliseconds(notes[note].start) - start, kana))
        if self._word_place is not None and self._word_place < place:
            # a bracket before the reading: a piece of no length, as the reading needs its own stamp
            self._cuts.append((self._word_place, first))
        self._word_place = None
        self._cuts.append((place, first))
        self.readings.append(_Reading(place, segment.text, tuple(pieces)))


def _offsets(kana: str) -> list[int]:
    """Where in ``kana`` each mora begins; an opening bracket goes with the mora after it."""
    offsets: list[int] = []
    for i, character in enumerate(kana):
        if is_kana(character) and character not in SMALL_KANA:
            before = kana[:i]
            offsets.append(len(before.rstrip(OPENING_MARKS)))
    return offsets


def _rubies(lines: Sequence[_TimedLine]) -> list[LrcRuby]:
    """The readings of all lines.

    A reader of LRC finds a reading by its text. Where a text is read or timed in more than one
    way, or stands somewhere without a reading, each of its readings is limited to where it holds.
    """
    uses: dict[str, list[tuple[int, _Pieces]]] = defaultdict(list)
    for line in lines:
        for reading in line.readings:
            uses[reading.text].append((line.time_at(reading.place), reading.pieces))
    for line in lines:
        for place, text in _false_finds(line, uses):
            uses[text].append((line.time_at(place), ()))
    rubies: list[LrcRuby] = []
    first_uses: list[int] = []
    for text, found in uses.items():
        found.sort()
        runs = [(pieces, next(times)[0]) for pieces, times in groupby(found, lambda use: use[1])]
        for i, (pieces, start) in enumerate(runs):
            if pieces:
                limits = (start if i else None, runs[i + 1][1] if i + 1 < len(runs) else None)
                rubies.append(LrcRuby(text, pieces, *limits))
                first_uses.append(start)
    order = sorted(range(len(rubies)), key=lambda i: first_uses[i])
    return [rubies[i] for i in order]


def _false_finds(
    line: _TimedLine, texts: dict[str, list[tuple[int, _Pieces]]]
) -> Iterator[tuple[int, str]]:
    """Places where a reader would find one of ``texts`` although nothing there is read so.

    A reader goes from left to right, takes the longest text that fits and goes on behind it.
    """
    by_sign: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        by_sign[text[0]].append(text)
    read = {reading.place: reading.text for reading in line.readings}
    place = 0
    written = line.lrc.text
    while place < len(written):
        own = read.get(place, "")
        for text in by_sign.get(written[place], ()):
            if len(text) > len(own) and written.startswith(text, place):
                yield place, text
        place += len(own) or 1
