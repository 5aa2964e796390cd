"""Answers one question: do the instruments play what place, chord and singer ask for?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from oboeuta_desktop.production.accompaniment.arrangement import arranged
from oboeuta_desktop.production.accompaniment.drum_patterns import (
    BUILDS,
    GROOVES,
    LONG_FILLS,
    SHORT_FILLS,
    STROKES,
)
from oboeuta_desktop.production.accompaniment.passages import bars_of, fitting_key, passages_of
from oboeuta_desktop.production.accompaniment.patterns import fitted, struck
from oboeuta_desktop.production.accompaniment.playing import PARTS, PlayedNote
from oboeuta_desktop.production.accompaniment.voicing import (
    HIGH,
    LOW,
    fifth_above,
    pitch_classes,
    scale_pitches,
    voicings,
)
from oboeuta_desktop.production.notation.score import STYLE_VALUES, Score
from oboeuta_desktop.production.notation.score_text import parse_score

STYLES = tuple(GROOVES)
HEAD = "title: T\nreading: て\nbpm: 126\nkey: C\nunit: 1/8\nstyle: {style}\nvoice: mei\n\n"
FULL_LENGTH = """[intro]
C: F G Am G/B

[verse]
C: Am F C G Am F C Gsus4,G

[pre]
C: Dm Em F G7 Dm7 Em F Gsus4,G

[chorus]
C: F G Em Am Fmaj7 G Dm7,G C

[break]
C: F G Em Am

[verse2]
C: Am F C G Am F Cadd9 Gsus4,G

[pre2]
C: Dm Bdim F G7 Dm7 Em F Gsus4,G

[chorus again]

[bridge]
C: Am Em F C Am Em F G Dm Em F G

[break2]
C: F G

[chorus again energy=5 up=2]

[outro]
C: F G Am F G C
"""


SUNG = """[verse riff=on]
C: C F C C
L: あああ
N: r*6 E4 E4 | E4*2 r*6 | r*8 | r*8

[outro]
C: C
"""


def score_of(text: str, style: str = "electro-pop") -> Score:
    return parse_score(HEAD.format(style=style) + text, Path("test.song"))


def played_in(score: Score, notes: Iterable[PlayedNote], bar: int) -> list[PlayedNote]:
    first, last = bar * score.bar - 1e-6, (bar + 1) * score.bar - 1e-3
    return [note for note in notes if first <= note.start < last]


def figure(score: Score, notes: Iterable[PlayedNote], bar: int) -> set[tuple[str, int, float]]:
    """What is played in a bar and when, without how hard."""
    return {
        (note.sound, note.midi, round(note.start - bar * score.bar, 3))
        for note in played_in(score, notes, bar)
    }


@pytest.mark.parametrize("style", STYLES)
def test_everything_played_lies_within_the_song_and_has_a_part(style):
    score = score_of(FULL_LENGTH, style)
    for note in arranged(score):
        assert note.part in PARTS
        assert -1e-9 <= note.start < score.seconds
        assert note.end <= score.seconds + 1e-9
        assert 0 < note.level < 2
        assert abs(note.pan) <= 1
        assert 0 <= note.brightness <= 1


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("drums", ["four", "full"])
def test_kicks_stand_on_every_beat(style, drums):
    score = score_of(f"[chorus drums={drums}]\nC: C F G\n\n[outro]\nC: C\n", style)
    kicks = {round(note.start, 6) for note in arranged(score) if note.part == "kick"}
    beats = {round(beat * score.beat, 6) for beat in range(10)}
    assert beats <= kicks


@pytest.mark.parametrize("style", STYLES)
def test_no_four_bars_are_those_before_them(style):
    score = score_of(f"[chorus]\nC: {'C ' * 16}\n\n[outro]\nC: C\n", style)
    notes = arranged(score)
    blocks = [
        [figure(score, notes, bar) for bar in range(first, first + 4)] for first in range(0, 16, 4)
    ]
    assert all(one != other for one, other in pairwise(blocks))
    assert all(block[0] != block[1] for block in blocks)


@pytest.mark.parametrize("style", STYLES)
def test_two_fills_in_a_row_differ(style):
    score = score_of(f"[verse drums=four]\nC: {'C ' * 16}\n\n[outro]\nC: C\n", style)
    drums = [n for n in arranged(score) if n.part in ("snare", "kick")]
    fills = [
        {stroke for stroke in figure(score, drums, bar) if stroke[2] > 3 * score.beat - 1e-3}
        for bar in (3, 11)
    ]
    assert fills[0] != fills[1]


@pytest.mark.parametrize("style", STYLES)
def test_a_second_verse_has_a_layer_more_and_the_last_chorus_a_counter_melody(style):
    score = score_of(FULL_LENGTH, style)
    notes = arranged(score)
    sections = {section.name: section for section in score.sections}
    plucked = {
        name: any(
            note.sound == "pluck"
            for bar in range(sections[name].first_bar, sections[name].first_bar + 4)
            for note in played_in(score, notes, bar)
        )
        for name in ("verse", "verse2")
    }
    assert plucked == {"verse": False, "verse2": True}
    last = score.sections[10]
    counters = [note.start for note in notes if note.part == "counter"]
    assert min(counters) >= last.first_bar * score.bar - 1e-6
    assert max(counters) < (last.first_bar + last.bars) * score.bar


@pytest.mark.parametrize("style", STYLES)
def test_a_riser_ends_where_the_beat_before_the_chorus_falls_silent(style):
    score = score_of(FULL_LENGTH, style)
    notes = arranged(score)
    choruses = [s.first_bar * score.bar for s in score.sections if s.kind == "chorus"]
    risers = [note for note in notes if note.sound == "riser"]
    assert [note.end + score.beat for note in risers] == pytest.approx(choruses)
    for start in choruses:
        silent = [n for n in notes if start - score.beat + 1e-6 < n.start < start - 1e-6]
        assert silent == []


@pytest.mark.parametrize("style", STYLES)
def test_the_riff_is_silent_while_somebody_sings(style):
    score = score_of(SUNG, style)
    lead = [note for note in arranged(score) if note.part == "lead"]
    line = score.lines[0]
    assert [n for n in lead if n.start < line.end and line.start < n.end] == []
    assert played_in(score, lead, 0)
    assert played_in(score, lead, 2)


@pytest.mark.parametrize("style", STYLES)
def test_the_riff_stays_in_the_scale_and_its_long_tones_in_the_chord(style):
    score = score_of(
        "[break riff=on]\nC: F G7 Em Am\n\n[intro]\nC: Dm G Bdim C\n\n[outro]\nC: C\n", style
    )
    notes = arranged(score)
    scale = set(scale_pitches(score.key, range(128)))
    for bar in bars_of(score):
        for note in played_in(score, notes, bar.index):
            if note.part != "lead":
                continue
            assert note.midi in scale
            step = round((note.start - bar.start) / bar.step)
            if step % 4 == 0:
                assert note.midi % 12 in pitch_classes(bar.chord_at(step))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("bass", [value for value in STYLE_VALUES["bass"] if value != "none"])
def test_the_bass_has_the_chords_lowest_tone_on_its_first_beat(style, bass):
    score = score_of(f"[verse bass={bass}]\nC: Am G/B C7 Dm,F\n\n[outro]\nC: C\n", style)
    notes = [note for note in arranged(score) if note.part == "bass"]
    for chord in score.chords:
        first = [note for note in notes if abs(note.start - chord.start) < 1e-6]
        assert [note.midi % 12 for note in first] == [chord.bass]
        assert all(28 <= note.midi <= 56 for note in notes)


def test_voices_move_little_and_leave_the_singers_octave_free():
    score = score_of(FULL_LENGTH)
    chords = score.chords
    found = voicings(chords)
    for chord, (low, *high) in zip(chords, found, strict=True):
        assert low in LOW
        assert low % 12 == chord.bass
        assert all(midi in HIGH and midi % 12 in pitch_classes(chord) for midi in high)
        assert chord.root % 12 in {midi % 12 for midi in (low, *high)}
    moves = [
        abs(b - a)
        for one, other in pairwise(found)
        for a, b in zip(one[1:], other[1:], strict=True)
    ]
    assert max(moves) <= 5
    assert sum(moves) / len(moves) < 2.2


@pytest.mark.parametrize(
    "name", ["C7", "Cmaj7", "Cm7", "Cdim", "Cadd9", "C9", "C/G", "C5", "Csus4"]
)
def test_a_voicing_holds_every_tone_that_tells_its_chord(name):
    score = score_of(f"[verse]\nC: {name}\n")
    chord = score.chords[0]
    (voices,) = voicings([chord])
    heard = {midi % 12 for midi in voices}
    fifth = (chord.bass + fifth_above(chord)) % 12
    assert set(pitch_classes(chord)) - heard <= {fifth}


def test_a_chorus_two_semitones_higher_is_played_in_its_own_key():
    passages = passages_of(score_of(FULL_LENGTH))
    assert [p.key for p in passages if p.kind == "chorus"] == [0, 0, 2]


def test_chords_that_fit_several_keys_are_taken_to_be_in_the_scores_own():
    score = score_of("[verse]\nC: C F\n")
    assert fitting_key(score.chords, 0) == 0
    assert fitting_key(score.chords, 5) == 5


def test_what_leads_to_a_chorus_and_which_chorus_is_last_follows_from_the_order():
    passages = passages_of(score_of(FULL_LENGTH + "\n"))
    assert [p.section.name for p in passages if p.builds] == ["pre", "pre2", "break2"]
    assert [index for index, p in enumerate(passages) if p.climax] == [10]


def test_energy_nought_is_a_single_pad():
    score = score_of("[chorus energy=0]\nC: C F\n\n[outro energy=0]\nC: C\n")
    assert {note.part for note in arranged(score)} == {"pad"}


def test_every_pattern_is_a_whole_bar_of_known_strokes():
    bars = [
        bar for grooves in GROOVES.values() for groove in grooves.values() for bar in groove
    ] + [bar for row in (*LONG_FILLS.values(), *BUILDS.values()) for bar in row]
    assert {len(signs) for bar in bars for signs in bar.values()} == {16}
    assert {len(s) for row in SHORT_FILLS.values() for bar in row for s in bar.values()} == {4}
    signs = {sign for bar in bars for signs in bar.values() for sign in signs}
    assert signs <= {*STROKES, "."}


def test_every_style_has_a_groove_for_every_value_of_drums():
    for grooves in GROOVES.values():
        assert set(grooves) == set(STYLE_VALUES["drums"])


def test_a_pattern_is_cut_or_begun_again_to_fit_its_bar():
    assert fitted("x.o.", 6) == "x.o.x."
    assert fitted("x.o.", 3) == "x.o"
    assert list(struck("x--.o")) == [(0, 3, "x"), (4, 1, "o")]
