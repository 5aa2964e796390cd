"""Answers one question: what stands on a song's sheet, before anything is drawn?

Characters are counted in the text of their line; a place may lie inside a character, where a chord
changes within the reading of a kanji.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.errors import ChordsUnknownError
from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.core.lyrics import Furigana, LyricLine
from oboeuta_desktop.core.morae import SMALL_KANA
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.production.notation.kana import is_kana
from oboeuta_desktop.production.notation.score import Score, SungLine
from oboeuta_desktop.ui.section_names import section_name

_NEAR = 1e-6  # seconds: times that are equal but for how they were computed


@dataclass(frozen=True, slots=True)
class ChordPlace:
    """A chord over a line.

    Attributes:
        name: as written, such as "F#m7".
        share: of its bar that has gone by, 0 up to 1.
        place: character above which it stands, None where nothing is sung any more in its bar.
    """

    name: str
    share: float
    place: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The characters ``first`` to ``last`` (exclusive) of a line, and the chords under them."""

    first: int
    last: int
    chords: tuple[ChordPlace, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of lyrics, or bars without any.

    Attributes:
        line: None for bars that are only played.
        bold: character ranges of key terms.
        points: ids of curriculum points.
        bars: in order; empty on a sheet without chords.
    """

    line: LyricLine | None
    bold: tuple[tuple[int, int], ...] = ()
    points: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A part of the song.

    Attributes:
        title: such as "サビ", or "" for a song without sections.
        rows: none for a part that is only played, on a sheet without chords.
        bars: how many, 0 when that is not known.
        repeats: index of the earlier section that says the same, or None.
    """

    title: str
    rows: tuple[SheetRow, ...]
    bars: int = 0
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class SheetContent:
    """All of a sheet; ``facts`` are short texts about the song such as "♩=128"."""

    title: str
    title_reading: str
    credit: str
    facts: tuple[str, ...]
    sections: tuple[SheetSection, ...]

    @property
    def has_points(self) -> bool:
        """Whether any line names a point."""
        return any(row.points for section in self.sections for row in section.rows)


def sheet_content(song: Song, score: Score | None, *, chords: bool) -> SheetContent:
    """What a lyric sheet, or a chord sheet, of ``song`` says.

    Raises:
        ChordsUnknownError: chords are wished for and there is no score.
    """
    if not chords:
        sections = [*_sung_sections(song)]
    elif score is None:
        raise ChordsUnknownError(song.folder)
    else:
        sections = [*_scored_sections(score, _lessons_by_text(song))]
    bpm = score.bpm if score is not None else song.bpm
    facts = [f"♩={bpm:g}"] if bpm else []
    if chords and score is not None:
        facts.insert(0, _tr("キー {key}").format(key=key_name(score.key)))
    return SheetContent(
        song.title,
        song.title_reading,
        song.artist,
        tuple(facts),
        tuple(_with_repeats(sections)),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("sheet", words)


def key_name(key: int) -> str:
    """A major key and its relative minor, by the pitch class of the major one."""
    names = ("C", "D♭", "D", "E♭", "E", "F", "G♭", "G", "A♭", "A", "B♭", "B")
    minors = ("Am", "B♭m", "Bm", "Cm", "C#m", "Dm", "E♭m", "Em", "Fm", "F#m", "Gm", "G#m")
    return f"{names[key % 12]} / {minors[key % 12]}"


def _lessons_by_text(song: Song) -> Mapping[str, Lesson]:
    return {
        line.text: lesson
        for line, lesson in zip(song.lyrics.lines, song.lessons, strict=True)
        if lesson is not None
    }


def _row(line: LyricLine, lesson: Lesson | None, bars: tuple[Bar, ...] = ()) -> SheetRow:
    if lesson is None:
        return SheetRow(line, bars=bars)
    bold = tuple((keyword.first, keyword.last) for keyword in lesson.keywords)
    return SheetRow(line, bold, lesson.points, bars)


def _with_repeats(sections: Sequence[SheetSection]) -> Iterator[SheetSection]:
    """The sections, each with the first one that sings the same; what is played is not compared."""
    for index, section in enumerate(sections):
        said = _said(section)
        earlier = (i for i in range(index) if _said(sections[i]) == said)
        yield replace(section, repeats=next(earlier, None) if said else None)


def _said(section: SheetSection) -> tuple[tuple[str, tuple[Bar, ...]], ...]:
    """What a section sings, to be compared with another one; empty for one that is only played."""
    if all(row.line is None for row in section.rows):
        return ()
    return tuple((row.line.text if row.line else "", row.bars) for row in section.rows)


def _sung_sections(song: Song) -> Iterator[SheetSection]:
    """The sections of ``song.toml`` with the lines of the lyrics; a line belongs where its middle
    lies, because it may begin a little early.
    """
    rows = [
        _row(line, lesson) for line, lesson in zip(song.lyrics.lines, song.lessons, strict=True)
    ]
    middles = [(line.start + line.end) / 2 for line in song.lyrics.lines]
    starts = [section.start for section in song.sections]
    names = ["", *(section.name for section in song.sections)]
    for name, (start, end) in zip(names, pairwise([-math.inf, *starts, math.inf]), strict=True):
        inside = [row for row, at in zip(rows, middles, strict=True) if start <= at < end]
        bars = round((min(end, song.length) - start) * song.bpm / 240) if name and song.bpm else 0
        if name or inside:
            yield SheetSection(section_name(name), tuple(inside), bars)


def _scored_sections(score: Score, lessons: Mapping[str, Lesson]) -> Iterator[SheetSection]:
    for index, section in enumerate(score.sections):
        rows: list[SheetRow] = []
        bar, end = section.first_bar, section.first_bar + section.bars
        for sung in score.lines_of(index):
            first, last = _bars_of(sung, score)
            rows += _played(score, bar, first)
            line = _lyric_line(sung)
            bars = tuple(_sung_bars(sung, score, first, last))
            rows.append(_row(line, lessons.get(line.text), bars))
            bar = last
        rows += _played(score, bar, end)
        yield SheetSection(section_name(section.title), tuple(rows), section.bars)


def _bars_of(sung: SungLine, score: Score) -> tuple[int, int]:
    """The first bar of a line and the one behind its last."""
    first = math.floor(sung.start / score.bar + _NEAR)
    return first, max(first + 1, math.ceil(sung.end / score.bar - _NEAR))


def _played(score: Score, first: int, last: int) -> list[SheetRow]:
    """The bars ``first`` to ``last`` (exclusive), in which nobody sings."""
    bars = tuple(Bar(0, 0, tuple(_chords(score, bar, ()))) for bar in range(first, last))
    return [SheetRow(None, bars=bars)] if bars else []


@dataclass(frozen=True, slots=True)
class _Onset:
    """When a mora is sung and where it stands; ``cut`` is where a bar line may stand instead."""

    time: float
    place: float
    cut: int


def _sung_bars(sung: SungLine, score: Score, first: int, last: int) -> Iterator[Bar]:
    onsets = [*_onsets(sung)]
    edges = [0]
    for bar in range(first + 1, last):
        cut = next((o.cut for o in onsets if o.time >= bar * score.bar - _NEAR), len(sung.text))
        edges.append(max(cut, edges[-1]))
    edges.append(len(sung.text))
    for number, bar in enumerate(range(first, last)):
        inside = [o for o in onsets if bar - _NEAR <= o.time / score.bar < bar + 1 - _NEAR]
        chords = tuple(_chords(score, bar, inside))
        yield Bar(edges[number], edges[number + 1], chords)


def _chords(score: Score, bar: int, onsets: Sequence[_Onset]) -> Iterator[ChordPlace]:
    """The chords of one bar, each over the first mora that is sung to it."""
    start, end = bar * score.bar - _NEAR, (bar + 1) * score.bar - _NEAR
    for chord in score.chords:
        if start <= chord.start < end:
            place = next((o.place for o in onsets if o.time >= chord.start - _NEAR), None)
            yield ChordPlace(chord.name, chord.start / score.bar - bar, place)


def _onsets(sung: SungLine) -> Iterator[_Onset]:
    """When each mora is sung; those within one note share its time."""
    times = (
        note.start + note.length * index / len(note.morae)
        for note in sung.notes
        for index in range(len(note.morae))
    )
    place = 0
    for word in sung.words:
        for segment in word.segments:
            last = place + len(segment.text)
            count = len(segment.morae)
            if segment.furigana:
                for i in range(count):
                    # A reading stays whole: the bar line goes to the nearer of its ends.
                    inside = place + len(segment.text) * i / count
                    yield _Onset(next(times), inside, place if 2 * i <= count else last)
            else:
                for i, character in enumerate(segment.text):
                    if is_kana(character) and character not in SMALL_KANA:
                        yield _Onset(next(times), place + i, place + i)
            place = last
        place += 1  # the space after it


def _lyric_line(sung: SungLine) -> LyricLine:
    """The line as a file of lyrics would give it, without the times of its words."""
    furigana: list[Furigana] = []
    place = 0
    for word in sung.words:
        for segment in word.segments:
            if segment.furigana:
                furigana.append(Furigana(place, place + len(segment.text), segment.furigana))
            place += len(segment.text)
        place += 1
    return LyricLine(sung.text, sung.start, sung.end, furigana=tuple(furigana))
