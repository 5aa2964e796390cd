from __future__ import annotations

import re
from pathlib import Path

import pytest

from oboeuta_desktop.production.notation.score_errors import PROBLEMS, FaultError, ScoreError
from oboeuta_desktop.production.notation.score_text import parse_score

HEAD = "title: うた\nbpm: 120\n"
VERSE = "[verse]\nC: C\nL: あい\nN: A4*4 A4*4\n"

# What is added after two lines of headers, and the whole sentence about it.
MISTAKES = {
    "": "test.song: a section such as [verse] is missing",
    "tempo: 3\n": "test.song:3: unknown key 'tempo'; known: title, reading, artist, licence, bpm,"
    " key, unit, style, voice",
    "bpm: 90\n": "test.song:3: bpm: is here for the second time; the first is on line 2",
    "key: H\n[verse]\nC: C\n": "test.song:3: 'H' is not allowed; allowed: a major key such as G"
    " or a minor one such as Em",
    "unit: 1/7\n[verse]\n": "test.song:3: '1/7' is not allowed; allowed: 1/4, 1/8, 1/16",
    "style: jazz\n[verse]\nC: C\n": "test.song:3: 'jazz' is not allowed;"
    " allowed: electro-pop, techno-pop",
    "voice: Mei!\n[verse]\nC: C\n": "test.song:3: 'Mei!' is not allowed;"
    " allowed: the name of a voice",
    "C: C\n": "test.song:3: 'C:' stands before the first section",
    "おなじ\n": "test.song:3: 'おなじ' is none of a header (title: …), a section ([verse]),"
    " a row (C: L: N: D:) or a comment (# …)",
    "[verse]\nC: C\tF\n": "test.song:4: a tab; write spaces",
    "[verse]\nC: C\x07\n": "test.song:4: a sign that cannot be seen, U+0007; delete it",
    "[verse\n": "test.song:3: '[verse' is not a section;"
    ' write [verse], [chorus2 "サビ" energy=4] or [chorus again up=2]',
    "[hook]\n": "test.song:3: 'hook' is not a kind of section;"
    " known: intro, verse, pre, chorus, bridge, break, outro",
    "[verse speed=3]\n": "test.song:3: unknown key 'speed'; known: energy, drums, bass, arp,"
    " pad, stabs, riff, harmony, double, up",
    "[verse drums=loud]\n": "test.song:3: 'drums=loud' is not allowed;"
    " allowed: none, hats, half, light, four, full",
    "[verse up=13]\n": "test.song:3: 'up=13' is not allowed; allowed: -12 to 12",
    "[verse]\n": "test.song:3: nothing in section 'verse'; it needs chords (C:)",
    "[verse]\nC:\n": "test.song:4: what follows C: (chords) is missing",
    "[chorus again]\n": "test.song:3: no section 'chorus' above; sections above: none",
    VERSE + "[chorus again]\n": "test.song:7: no section 'chorus' above; sections above: verse",
    VERSE + "[verse]\nC: C\n": "test.song:7: 'verse' is already on line 3;"
    " write again, or another number",
    VERSE + "[verse again]\nC: C\n": "test.song:8: a section played again has no lines of"
    " its own; found 'C:'",
    VERSE + "tempo: 3\n": "test.song:7: unknown key 'tempo'; known: C, L, N, D",
    VERSE + "L: あ\n": "test.song:7: another L: under the C: of line 4; write a C: above it",
    "[verse]\nL: あ\n": "test.song:4: L: without C: no chords above this line",
    "[verse]\nC: C\nL: あ\n": "test.song:5: L without N: this line of lyrics has no notes",
    "[verse]\nC: C\nN: A4*8\n": "test.song:5: N without L: there are no lyrics for it",
    "[verse]\nC: C\nD: f\n": "test.song:5: D without L: there are no lyrics for it",
    VERSE + "D: loud\n": "test.song:7: 'loud' is not allowed; allowed: pp, p, mp, mf, f, ff",
    VERSE + "C: C F Hm\n": "test.song:7: bar 4 (3 of this line): 'Hm' is not a chord;"
    " write one like C, Am, F#m7, Gsus4 or G/B",
    VERSE + "C: C,F,G\n": "test.song:7: bar 2 (1 of this line): 'C,F,G': a bar has"
    " 1, 2 or 4 chords",
    VERSE + "C: C C\nL: あい\nN: A4*8 | A4*4 A4*3\n": "test.song:9: bar 3 (2 of this line):"
    " units: 7, expected: 8",
    VERSE + "C: C\nL: あい\nN: A4*4 A4*4.5\n": "test.song:9: bar 2 (1 of this line):"
    " units: 8.5, expected: 8",
    VERSE + "C: C\nL: あい\nN: A4*4 A4*13/3\n": "test.song:9: bar 2 (1 of this line):"
    " units: 25/3, expected: 8",
    VERSE + "C: C\nL: あい\nN: A4*8 | A4*8\n": "test.song:9: bar 3 (2 of this line):"
    " bars of notes: 2, bars of chords: 1",
    VERSE + "C: C C\nL: あ\nN: A4*8\n": "test.song:9: bar 3 (2 of this line):"
    " bars of notes: 1, bars of chords: 2",
    VERSE + "C: C\nL: あいうえ\nN: A4*4 A4*4\n": "test.song:9: bar 2 (1 of this line):"
    " morae: 4, notes: 2; left: うえ",
    VERSE + "C: C C\nL: あ\nN: A4*8 | B4*2 C5+B4*.5 r ~*4.5\n": "test.song:9: bar 3"
    " (2 of this line): ~ has no note before it to prolong",
    VERSE + "C: C C\nL: あ\nN: A4*8 | B4*2 C5+B4*.5 ~*4.5\n": "test.song:9: bar 3"
    " (2 of this line): morae: 1, notes: 3; notes left: B4*2 C5+B4*.5 ~*4.5",
    VERSE + "C: C\nL: あ\nN: X4*8\n": "test.song:9: bar 2 (1 of this line): 'X4*8' is not a note;"
    " write one like A4, C#4*2, Bb3*.5, C5+B4*.5, r or ~",
    VERSE + "C: C\nL: あ\nN: A4*0 A4*8\n": "test.song:9: bar 2 (1 of this line): 'A4*0' is"
    " not a note; write one like A4, C#4*2, Bb3*.5, C5+B4*.5, r or ~",
    VERSE + "C: C\nL: あ\nN: A4*1/0\n": "test.song:9: bar 2 (1 of this line): 'A4*1/0' is"
    " not a note; write one like A4, C#4*2, Bb3*.5, C5+B4*.5, r or ~",
    VERSE + "C: C\nL: あ\nN: F5*8\n": "test.song:9: bar 2 (1 of this line):"
    " F5 is outside the range A2 to E5",
    VERSE + "[verse again up=8]\n": "test.song:7: bar 2: F5 is outside the range A2 to E5",
    VERSE + "C: C\nL: {負|ふ}なら 負\nN: A4*8\n": "test.song:8: '負' has no reading;"
    " write {負|よみ}",
    VERSE + "C: C\nL: {負|??}\nN: A4*8\n": "test.song:8: the reading of '負' is still open;"
    " write kana for ??",
    VERSE + "C: C\nL: " + "あ " * 33 + "\nN: A4*8\n": "test.song:8: 33 words in a line, at most 32",
    "[verse]\nC: C\nL: あいうえおかき\nN: A4*.5 A4*.5 A4*.5 A4*.5 A4*.5 A4*.5 A4*.5 r*4.5\n"
    "C: C\nL: ああああ\nN: A4*.4 A4*.5 A4*.5 A4*.5 r*6.1\n": "test.song:8: too fast:"
    " 8.4 morae per second, at most 8",
}


def sentence(text: str) -> str:
    with pytest.raises(ScoreError) as caught:
        parse_score(text, Path("songs/test.song"))
    return str(caught.value)


@pytest.mark.parametrize(("added", "expected"), MISTAKES.items(), ids=range(len(MISTAKES)))
def test_a_mistake_is_said_in_one_sentence_with_its_place(added, expected):
    assert sentence(HEAD + added) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "test.song: bpm: … is missing"),
        ("bpm: 100\n[verse]\nC: C\n", "test.song: title: … is missing"),
        ("bpm: 100\ntitle:\n[verse]\nC: C\n", "test.song:2: title: … is missing"),
        ("bpm: fast\n", "test.song:1: 'fast' is not allowed; allowed: 40 to 240"),
        ("bpm: 241\n", "test.song:1: '241' is not allowed; allowed: 40 to 240"),
        ("bpm: 39.9\n", "test.song:1: '39.9' is not allowed; allowed: 40 to 240"),
        ("#" * 200_001, "test.song: 200001 bytes, at most 200000"),
    ],
)
def test_a_wrong_header_is_said(text, expected):
    assert sentence(text) == expected


def test_repeats_count_as_lines():
    text = HEAD + "[verse]\n" + "C: C\nL: あ\nN: A4*8\n" * 101 + "[verse again]\n" * 3
    assert sentence(text) == "test.song:309: more than 400 bars"


def test_the_facts_are_there_one_by_one():
    with pytest.raises(ScoreError) as caught:
        parse_score(HEAD + VERSE + "C: C\nL: あいう\nN: A4*8\n", Path("a.song"))
    error = caught.value
    assert (error.path, error.line_number, error.bar, error.bar_of_line) == (
        Path("a.song"),
        9,
        2,
        1,
    )
    assert (error.problem, error.expected, error.found, error.left) == ("morae", "3", "1", "いう")


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_long_text_is_cut_in_every_sentence(problem):
    said = str(FaultError(problem, expected="1", found="長" * 1000, left="1"))
    assert len(said) < 160
    assert not re.search("長{60}", said)
