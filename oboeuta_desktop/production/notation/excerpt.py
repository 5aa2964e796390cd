"""Answers one question: what is left of a score when only some of its bars are wanted?"""

from __future__ import annotations

from dataclasses import replace

from oboeuta_desktop.production.notation.score import Chord, Note, Score, Section, SungLine

_ALMOST = 1e-6  # seconds; times are sums of floats


def excerpt(score: Score, first_bar: int, bars: int) -> Score:
    """The same song from bar ``first_bar`` (0-based), at most ``bars`` long, moved to start at 0.

    Lines that are sung partly outside are left out, so that a listener never hears half a word.

    Raises:
        ValueError: if no bar of the song is in that range.
    """
    last_bar = min(score.bars, first_bar + bars)
    if first_bar < 0 or last_bar <= first_bar:
        raise ValueError(f"bars {first_bar + 1} to {first_bar + bars} of {score.bars}")
    start, end = first_bar * score.bar, last_bar * score.bar
    sections = [s for s in score.sections if first_bar < s.first_bar + s.bars]
    sections = [s for s in sections if s.first_bar < last_bar]
    skipped = score.sections.index(sections[0])
    return replace(
        score,
        bars=last_bar - first_bar,
        sections=tuple(_section_within(s, first_bar, last_bar) for s in sections),
        chords=tuple(
            replace(chord, start=chord.start - start)
            for chord in score.chords
            if _starts_within(chord, start, end)
        ),
        lines=tuple(
            _moved_line(line, -start, -skipped)
            for line in score.lines
            if line.start >= start - _ALMOST and line.end <= end + _ALMOST
        ),
    )


def _starts_within(chord: Chord, start: float, end: float) -> bool:
    return start - _ALMOST <= chord.start < end - _ALMOST


def _section_within(section: Section, first_bar: int, last_bar: int) -> Section:
    start = max(section.first_bar, first_bar)
    end = min(section.first_bar + section.bars, last_bar)
    return replace(section, first_bar=start - first_bar, bars=end - start)


def _moved_line(line: SungLine, seconds: float, sections: int) -> SungLine:
    notes = tuple(_moved_note(note, seconds) for note in line.notes)
    return replace(line, notes=notes, section=line.section + sections)


def _moved_note(note: Note, seconds: float) -> Note:
    return replace(
        note, tones=tuple(replace(tone, start=tone.start + seconds) for tone in note.tones)
    )
