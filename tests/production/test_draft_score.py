from __future__ import annotations

import statistics
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.production.drafting.draft_melody import PROGRESSIONS, add_melody
from oboeuta_desktop.production.drafting.draft_score import draft_score
from oboeuta_desktop.production.drafting.draft_words import Morpheme
from oboeuta_desktop.production.drafting.melody_rules import CURVES, Register, pitches, rhythm
from oboeuta_desktop.production.notation.chords import read_chord
from oboeuta_desktop.production.notation.glossary import Glossary, Term
from oboeuta_desktop.production.notation.pronounce import read_lyric
from oboeuta_desktop.production.notation.score import Score, SungLine
from oboeuta_desktop.production.notation.score_text import parse_score

GLOSSARY = Glossary((Term("x", "エックス"),))
PLACE = Path("draft.song")


def kana_only(text: str) -> Sequence[Morpheme]:
    return [Morpheme(sign, sign, sign, "名詞", "一般") for sign in text]


def drafted(lyrics: str) -> Score:
    text, warnings = draft_score(lyrics, GLOSSARY, kana_only)
    assert warnings == []
    return parse_score(add_melody(text), PLACE)


def score_with(rows: str, head: str = "title: x\nbpm: 120\n") -> Score:
    return parse_score(add_melody(head + rows), PLACE)


def midis(line: SungLine) -> list[int]:
    return [tone.midi for note in line.notes for tone in note.tones]


def test_lyrics_become_a_score_that_can_be_sung():
    score = drafted("title: うた\nkey: G\n\nあいうえお\nかきく\n\nさしすせ\n")
    assert [section.name for section in score.sections] == ["intro", "verse", "chorus", "outro"]
    assert [line.text for line in score.lines] == ["あいうえお", "かきく", "さしすせ"]
    assert (score.title, score.key, score.bpm) == ("うた", 7, 128.0)


def test_a_stanza_that_comes_again_is_the_chorus():
    score = drafted("あい\n\nうえ\n\nおか\n\nうえ\n")
    names = [(section.name, section.turn) for section in score.sections]
    assert names == [
        ("intro", 0),
        ("verse", 0),
        ("chorus", 0),
        ("verse2", 0),
        ("chorus", 1),
        ("outro", 0),
    ]


def test_heads_that_are_there_are_kept():
    score = drafted('[pre "まえ"]\nあい\n\nうえ\n[break]\n[chorus energy=3]\nおか\n[pre again]\n')
    assert [(s.name, s.title) for s in score.sections] == [
        ("pre", "まえ"),
        ("break", "間奏"),
        ("chorus", "サビ"),
        ("pre", "まえ"),
    ]
    assert score.sections[2].style.energy == 3
    assert len(score.lines) == 5


def test_warnings_name_the_line_of_the_lyrics():
    _, warnings = draft_score("title: x\n\nあい\nXYZ\n", GLOSSARY, kana_only)
    assert [(w.line_number, w.text) for w in warnings] == [(4, "XYZ")]


def test_a_line_with_an_open_reading_waits_for_it():
    text, _ = draft_score("XYZ\nあい\n", GLOSSARY, kana_only)
    rows = add_melody(text).split("\n")
    place = rows.index("L: {XYZ|??}")
    assert not rows[place + 1].startswith("N:")
    assert rows[rows.index("L: あい") + 1].startswith("N:")


def test_what_is_written_already_stays():
    rows = "[verse]\nC: C,G\nL: あ\nN: A4*8\nD: p\n\n# mine\n[intro]\nC: Dm\n[verse again]\n"
    assert add_melody(rows) == rows


def test_only_what_is_missing_is_added():
    rows = "[verse]\nC: C,G F\nL: あ\nD: p\nC: G\nL: い\nN: A4*8\nL: う\n"
    written = add_melody("title: x\nbpm: 120\n" + rows).split("\n")[2:]
    kept = [row for row in written if row in rows.split("\n")]
    added = [row for row in written if row not in rows.split("\n")]
    assert kept == rows.split("\n")
    assert [row[:2] for row in added] == ["N:", "C:", "N:"]
    assert [line.dynamics for line in score_with(rows).lines] == ["p", "mf", "mf"]


def test_chords_of_the_author_that_are_too_few_are_left_alone():
    rows = "[verse]\nC: C\nL: あいうえおかきくけこ\n"
    assert add_melody(rows) == rows


def test_sections_without_anything_get_the_chords_of_their_kind_in_the_song_s_key():
    score = score_with("[intro]\n[outro]\n", "title: x\nbpm: 120\nkey: Gm\n")
    assert [chord.name for chord in score.chords] == ["Eb", "F", "Gm", "F", "Eb", "F", "Bb", "Bb"]


@pytest.mark.parametrize("kind", PROGRESSIONS)
def test_a_melody_stays_between_a3_and_c5(kind):
    score = score_with(f"[{kind}]\nL: あいうえお かきくけこ\nL: さしす せそ\nL: たちつ\n")
    pitches_sung = [midi for line in score.lines for midi in midis(line)]
    assert min(pitches_sung) >= 57
    assert max(pitches_sung) <= 72


def test_the_chorus_is_higher_than_the_verse():
    rows = "L: あいうえお かきく\nL: さしす せそ\nL: たちつ\nL: なにぬねの\n"
    score = score_with(f"[verse]\n{rows}[chorus]\n{rows}")
    low, high = (
        statistics.mean(midi for line in score.lines_of(i) for midi in midis(line)) for i in (0, 1)
    )
    assert high >= low + 3


def test_a_phrase_ends_on_a_tone_of_its_chord():
    score = score_with("[verse]\n" + "L: あいうえおかきくけ\n" * 4)
    for line in score.lines:
        last = line.notes[-1]
        chord = [c for c in score.chords if c.start <= last.start][-1]
        assert midis(line)[-1] % 12 in {(chord.root + i) % 12 for i in chord.intervals}


def test_every_tone_is_of_the_key():
    score = score_with("[chorus]\nL: あいうえおかきくけこさし\n", "title: x\nbpm: 120\nkey: D\n")
    assert {midi % 12 for midi in midis(score.lines[0])} <= {2, 4, 6, 7, 9, 11, 1}


def test_words_begin_on_the_beat():
    syllables = read_lyric("あいう え おかきくけ こさ").syllables
    beats, bars = rhythm(syllables, Fraction(4))
    first = [
        beats[i].start for i, s in enumerate(syllables) if i == 0 or s.word != syllables[i - 1].word
    ]
    assert all(start % 2 == 0 for start in first)
    assert bars == 2


def test_no_draft_is_too_fast_to_be_sung():
    score = score_with("[verse]\nL: かっかっかっかっかっかっ\n", "title: x\nbpm: 240\n")
    assert len(score.lines) == 1


def test_a_leap_is_never_wider_than_a_fifth():
    beats, bars = rhythm(read_lyric("あいうえおかきくけこさしすせ").syllables, Fraction(4))
    for curve in CURVES:
        sung = pitches(beats, [read_chord("Am"), read_chord("F")], 0, Register(57, 72), curve)
        assert max(abs(b - a) for a, b in pairwise(sung)) <= 7
    assert bars == 2


def test_a_repeat_that_is_moved_up_can_still_be_sung():
    rows = "L: あいうえお かきくけこ\n"
    score = score_with(f"[chorus]\n{rows}[chorus again up=12]\n[chorus again up=-12]\n")
    assert max(midis(score.lines[1])) <= 76
    assert min(midis(score.lines[2])) >= 45


LINES = st.lists(
    st.lists(
        st.text(st.sampled_from("あかきさしたんーゃっ"), min_size=1, max_size=7).map("ま".__add__),
        min_size=1,
        max_size=6,
    ).map(" ".join),
    min_size=1,
    max_size=3,
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(LINES, min_size=1, max_size=4).map("\n\n".join),
    st.sampled_from(["C", "F#", "Bbm", "Eb"]),
    st.sampled_from(["1/4", "1/8", "1/16"]),
    st.sampled_from(["40", "128.5", "240"]),
)
def test_any_draft_without_open_readings_is_a_score(lyrics, key, unit, bpm):
    head = f"title: x\nkey: {key}\nunit: {unit}\nbpm: {bpm}\n\n"
    text, warnings = draft_score(head + lyrics, GLOSSARY, kana_only)
    melody = add_melody(text)
    assert melody == add_melody(melody)
    if not warnings:
        score = parse_score(melody, PLACE)
        assert len(score.lines) >= 1
