"""Answers one question: which score does this text write down?

The README's chapter on scores explains the format. Whatever is wrong is an error with file, line
and bar: a score is sung exactly as written or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from oboeuta_desktop.core.errors import FileTooLargeError, FileUnreadableError
from oboeuta_desktop.production.notation.chords import ChordSymbol, read_key, transposed
from oboeuta_desktop.production.notation.phrases import BEATS_PER_BAR, SungPhrase, read_phrase
from oboeuta_desktop.production.notation.score import (
    Chord,
    Note,
    Score,
    Section,
    Style,
    SungLine,
    Tone,
)
from oboeuta_desktop.production.notation.score_errors import FaultError, ScoreError
from oboeuta_desktop.production.notation.score_notes import PlacedNote, check_range
from oboeuta_desktop.production.notation.score_rows import (
    LARGEST,
    RawSection,
    Row,
    ScoreRows,
    read_rows,
)
from oboeuta_desktop.production.notation.section_heads import STYLES, TITLES

__all__ = ["MOST_BARS", "MOST_LINES", "ScoreError", "parse_score", "read_score"]

MOST_BARS = 400
MOST_LINES = 400
SLOWEST, FASTEST = 40, 240
"""Beats per minute."""

UNITS = {"1/4": Fraction(1), "1/8": Fraction(1, 2), "1/16": Fraction(1, 4)}
"""Beats of a note token without a length."""

BACKINGS = ("electro-pop", "techno-pop")

_BPM = re.compile(r"\d{1,3}(?:\.\d{1,3})?")
_VOICE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_SIXTEENTH, _EIGHTH = Fraction(1, 4), Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A section that was read once and can be placed several times."""

    name: str
    kind: str
    title: str
    style: Style
    up: int
    phrases: tuple[SungPhrase, ...]
    line_number: int

    @property
    def bars(self) -> int:
        return sum(phrase.bars for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class _PlacedLine:
    """A line of lyrics with its place in the song, still in beats."""

    phrase: SungPhrase
    section: int
    start: Fraction
    up: int

    @property
    def first(self) -> Fraction:
        return self.start + self.phrase.notes[0].start

    @property
    def end(self) -> Fraction:
        return self.start + self.phrase.notes[-1].end


def read_score(path: Path) -> Score:
    """The score in the file ``path``.

    Raises:
        FileUnreadableError: it cannot be read at all.
        FileTooLargeError: it is larger than any score.
        ScoreError: what is written cannot be sung.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise FileTooLargeError(path, path.stat().st_size, LARGEST)
    except OSError as error:
        raise FileUnreadableError(path, error.strerror or str(error)) from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = FaultError("encoding", found=f"byte {content[error.start]:#04x}")
        raise ScoreError(path, line, fault) from error
    return parse_score(text, path)


def parse_score(text: str, path: Path) -> Score:
    """The score that ``text`` writes down; ``path`` is for errors.

    Raises:
        ScoreError: the first thing that cannot be sung.
    """
    rows = read_rows(text, path)
    reader = _Reader(rows, path)
    return reader.score()


class _Reader:
    """Places the sections of one score after each other."""

    def __init__(self, rows: ScoreRows, path: Path) -> None:
        self._rows = rows
        self._path = path
        self._passages: dict[str, _Passage] = {}
        self._turns: Counter[str] = Counter()
        self._sections: list[Section] = []
        self._chords: list[tuple[ChordSymbol, Fraction, Fraction]] = []
        self._lines: list[_PlacedLine] = []
        self._bars = 0
        self._unit = UNITS[self._choice("unit", tuple(UNITS), "1/8")]
        self._bpm = self._read_bpm()

    def score(self) -> Score:
        """All of it."""
        title = self._header("title").text
        key_row = self._header("key", "C")
        try:
            key = read_key(key_row.text)
        except FaultError as fault:
            raise ScoreError(self._path, key_row.line_number, fault) from None
        backing = self._choice("style", BACKINGS, BACKINGS[0])
        voice = self._header("voice", "mei")
        if not _VOICE.fullmatch(voice.text):
            self._fail(voice, FaultError("value", expected="the name of a voice", found=voice.text))
        if not self._rows.sections:
            raise ScoreError(
                self._path, 0, FaultError("missing", expected="a section such as [verse]")
            )
        for raw in self._rows.sections:
            self._place(raw)
        return Score(
            title=title,
            title_reading=self._header("reading", "").text,
            bpm=float(self._bpm),
            beats_per_bar=BEATS_PER_BAR,
            key=key,
            style=backing,
            voice=voice.text,
            bars=self._bars,
            sections=tuple(_with_last(self._sections)),
            chords=tuple(self._timed_chords()),
            lines=tuple(self._timed_lines()),
            artist=self._header("artist", "").text,
            licence=self._header("licence", "").text,
        )

    def _fail(self, row: Row, fault: FaultError) -> None:
        raise ScoreError(self._path, row.line_number, fault)

    def _header(self, key: str, default: str | None = None) -> Row:
        row = self._rows.headers.get(key)
        if row is not None and (row.text or default == ""):
            return row
        if row is not None or default is None:
            line = row.line_number if row else 0
            raise ScoreError(self._path, line, FaultError("missing", expected=f"{key}: …"))
        return Row(default, 0)

    def _choice(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        row = self._header(key, default)
        if row.text not in allowed:
            self._fail(row, FaultError("value", expected=", ".join(allowed), found=row.text))
        return row.text

    def _read_bpm(self) -> Fraction:
        row = self._header("bpm")
        if not (_BPM.fullmatch(row.text) and SLOWEST <= Fraction(row.text) <= FASTEST):
            self._fail(row, FaultError("value", expected=f"{SLOWEST} to {FASTEST}", found=row.text))
        return Fraction(row.text)

    def _place(self, raw: RawSection) -> None:
        try:
            passage = self._repeated(raw) if raw.head.again else self._written(raw)
        except FaultError as fault:
            raise ScoreError(self._path, raw.line_number, fault) from None
        index = len(self._sections)
        self._sections.append(
            Section(
                name=passage.name,
                kind=passage.kind,
                title=passage.title,
                first_bar=self._bars,
                bars=passage.bars,
                style=passage.style,
                turn=self._turns[passage.name],
                last=False,
                up=passage.up,
            )
        )
        self._turns[passage.name] += 1
        for phrase in passage.phrases:
            self._place_phrase(phrase, passage, index)

    def _place_phrase(self, phrase: SungPhrase, passage: _Passage, section: int) -> None:
        start = Fraction(self._bars * BEATS_PER_BAR)
        self._bars += phrase.bars
        for chord, place, length in phrase.chords:
            self._chords.append((transposed(chord, passage.up), start + place, length))
        if phrase.notes:
            self._lines.append(_PlacedLine(phrase, section, start, passage.up))
        fault = None
        if self._bars > MOST_BARS:
            fault = FaultError("too many bars", expected=str(MOST_BARS))
        elif len(self._lines) > MOST_LINES:
            fault = FaultError("too many lines", expected=str(MOST_LINES))
        if fault:
            line = passage.line_number if self._turns[passage.name] > 1 else phrase.line_number
            raise ScoreError(self._path, line, fault)

    def _written(self, raw: RawSection) -> _Passage:
        head = raw.head
        earlier = self._passages.get(head.name)
        if earlier is not None:
            raise FaultError("repeated section", expected=str(earlier.line_number), found=head.name)
        if not raw.phrases:
            raise FaultError("empty", found=head.name)
        phrases: list[SungPhrase] = []
        bar = self._bars
        for phrase in raw.phrases:
            phrases.append(read_phrase(phrase, self._path, self._unit, bar))
            bar += phrases[-1].bars
            if bar > MOST_BARS:  # before reading on: the rest may be endless
                break
        passage = _Passage(
            head.name,
            head.kind,
            head.title or TITLES[head.kind],
            head.style(STYLES[head.kind]),
            head.up or 0,
            tuple(phrases),
            raw.line_number,
        )
        self._check(passage)
        self._passages[head.name] = passage
        return passage

    def _repeated(self, raw: RawSection) -> _Passage:
        head = raw.head
        first = self._passages.get(head.name)
        if first is None:
            above = ", ".join(self._passages) or "none"
            raise FaultError("no such section", expected=above, found=head.name)
        passage = _Passage(
            head.name,
            head.kind,
            head.title or first.title,
            head.style(first.style),
            first.up if head.up is None else head.up,
            first.phrases,
            raw.line_number,
        )
        self._check(passage)
        return passage

    def _check(self, passage: _Passage) -> None:
        """Whether all of it can be sung where ``up=`` puts it, and at this tempo."""
        bars = self._bars
        for phrase in passage.phrases:
            phrase.check_speed(self._bpm, self._path)
            for note in phrase.notes:
                try:
                    for tone in note.tones:
                        check_range(tone.midi + passage.up)
                except FaultError as fault:
                    bar = bars + note.bar
                    raise ScoreError(self._path, passage.line_number, fault, bar=bar) from None
            bars += phrase.bars

    def _seconds(self, beats: Fraction) -> float:
        return float(beats * 60 / self._bpm)

    def _timed_chords(self) -> Iterator[Chord]:
        for chord, start, length in self._chords:
            yield Chord(
                chord.name,
                chord.root,
                chord.intervals,
                chord.bass,
                self._seconds(start),
                self._seconds(length),
            )

    def _timed_lines(self) -> Iterator[SungLine]:
        following = [line.first for line in self._lines[1:]]
        for line, after in zip(self._lines, [*following, None], strict=False):
            notes = line.phrase.notes
            if after is not None and after - line.end < _SIXTEENTH:
                notes = (*notes[:-1], _with_breath(notes[-1]))
            phrase = line.phrase
            yield SungLine(
                words=phrase.words,
                notes=tuple(
                    Note(syllable.morae, tuple(self._tones(note, line)), syllable.word)
                    for syllable, note in zip(phrase.syllables, notes, strict=True)
                ),
                section=line.section,
                dynamics=phrase.dynamics,
                source_line=phrase.lyric_line,
            )

    def _tones(self, note: PlacedNote, line: _PlacedLine) -> Iterator[Tone]:
        for tone in note.tones:
            start = self._seconds(line.start + tone.start)
            yield Tone(tone.midi + line.up, start, self._seconds(tone.length))


def _with_breath(note: PlacedNote) -> PlacedNote:
    """``note``, a 16th shorter if it is longer than an eighth: time to breathe."""
    if note.length <= _EIGHTH:
        return note
    last = note.tones[-1]
    cut = min(_SIXTEENTH, last.length / 2)  # a short last tone of a melisma is still heard
    shorter = type(last)(last.midi, last.start, last.length - cut)
    return type(note)((*note.tones[:-1], shorter), note.tokens, note.bar)


def _with_last(sections: list[Section]) -> Iterator[Section]:
    final = {section.kind: index for index, section in enumerate(sections)}
    for index, section in enumerate(sections):
        yield replace(section, last=final[section.kind] == index)
