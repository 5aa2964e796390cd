"""Small scores made in code, for tests that ask nothing of the text format."""

import pytest

from oboeuta_desktop.production.notation.score import (
    Chord,
    Note,
    Score,
    Section,
    Segment,
    Style,
    SungLine,
    Tone,
    Word,
)


def make_line(kana, start, *, length=0.25, midi=60, section=0, pitches=None):
    """A line of one word with one note for each character of ``kana``."""
    notes = tuple(
        Note((mora,), (Tone((pitches or [midi] * len(kana))[i], start + i * length, length),), 0)
        for i, mora in enumerate(kana)
    )
    word = Word((Segment(kana, "", tuple(kana)),))
    return SungLine((word,), notes, section, "mf", 1)


def make_score(lines=(), *, bars=8, bpm=120.0, kinds=("verse", "chorus"), style=None, key=0):
    """A score whose bars are shared out evenly among sections of these kinds; all of it is C."""
    each = bars // len(kinds)
    sections = tuple(
        Section(kind, kind, kind, i * each, each, style or Style(), kinds[:i].count(kind),
                kind not in kinds[i + 1 :])
        for i, kind in enumerate(kinds)
    )  # fmt: skip
    bar = 4 * 60 / bpm
    chords = tuple(Chord("C", 0, (0, 4, 7), 0, i * bar, bar) for i in range(each * len(kinds)))
    count = each * len(kinds)
    head = ("歌", "うた", bpm, 4, key, "electro-pop", "mei")
    return Score(*head, count, sections, chords, tuple(lines))


@pytest.fixture
def line_maker():
    return make_line


@pytest.fixture
def score_maker():
    return make_score
