from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.core.errors import FileTooLargeError, FileUnreadableError
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score, Style
from oboeuta_desktop.production.notation.score_text import ScoreError, parse_score, read_score

HEAD = "title: うた\nbpm: 120\n"
CHORUS = "[chorus]\nC: F G/B,C\nL: {ReLU|レル_ー} なら\nN: A3 C4*7 | D4*4 E4*3 r\n"


def parse(body: str, head: str = HEAD) -> Score:
    return parse_score(head + body, Path("test.song"))


def starts(score: Score) -> list[float]:
    return [note.start for line in score.lines for note in line.notes]


def tones(score: Score, line: int = 0) -> list[int]:
    return [tone.midi for note in score.lines[line].notes for tone in note.tones]


def test_headers_are_what_the_song_is():
    score = parse(
        "[intro]\nC: C\n",
        "# all of them\ntitle: ReLU: うた\nreading: れるー\nbpm: 127.5\nkey: F#m\nunit: 1/16\n"
        "style: techno-pop\nvoice: mei\n\n",
    )
    assert (score.title, score.title_reading, score.bpm, score.key) == (
        "ReLU: うた",
        "れるー",
        127.5,
        9,
    )
    assert (score.style, score.voice, score.beats_per_bar) == ("techno-pop", "mei", 4)


def test_only_title_and_tempo_have_to_be_there():
    score = parse("[intro]\nC: C\n")
    assert (score.title_reading, score.key, score.style, score.voice) == (
        "",
        0,
        "electro-pop",
        "mei",
    )


def test_a_token_is_as_long_as_it_says():
    score = parse("[verse]\nC: C\nL: あいうえお\nN: r A4 B4*2 C5*.5 C#5*1/2 Bb3*3\n")
    notes = score.lines[0].notes
    assert starts(score) == [0.25, 0.5, 1.0, 1.125, 1.25]
    assert [note.length for note in notes] == [0.25, 0.5, 0.125, 0.125, 0.75]
    assert tones(score) == [69, 71, 72, 73, 58]


def test_a_melisma_is_one_note_of_several_tones():
    score = parse("[verse]\nC: C\nL: あ\nN: C5+B4*.5+C5*1.5 r*5\n")
    (note,) = score.lines[0].notes
    assert [(t.midi, t.start, t.length) for t in note.tones] == [
        (72, 0.0, 0.25),
        (71, 0.25, 0.125),
        (72, 0.375, 0.375),
    ]


def test_a_tie_prolongs_a_note_over_the_bar():
    score = parse("[verse]\nC: C C\nL: あい\nN: A4*4 C5*4 | ~*2 ~ r*5\n")
    assert [note.length for note in score.lines[0].notes] == [1.0, 1.75]


def test_a_bar_may_have_chords_in_equal_parts():
    score = parse("[intro]\nC: C F,G/B Am,F,C,G\n")
    assert [(c.name, c.start, c.length) for c in score.chords] == [
        ("C", 0.0, 2.0),
        ("F", 2.0, 1.0),
        ("G/B", 3.0, 1.0),
        ("Am", 4.0, 0.5),
        ("F", 4.5, 0.5),
        ("C", 5.0, 0.5),
        ("G", 5.5, 0.5),
    ]
    assert (score.bars, score.seconds, score.samples) == (3, 6.0, 6 * SAMPLE_RATE)


def test_sections_follow_each_other_and_know_their_turn():
    score = parse(
        "[intro]\nC: C C\n[verse]\nC: C\n[chorus]\nC: F G\n[verse2]\nC: C\n"
        '[chorus again]\n[chorus again "ラスト" energy=4]\n'
    )
    assert [(s.name, s.kind, s.first_bar, s.bars, s.turn, s.last) for s in score.sections] == [
        ("intro", "intro", 0, 2, 0, True),
        ("verse", "verse", 2, 1, 0, False),
        ("chorus", "chorus", 3, 2, 0, False),
        ("verse2", "verse", 5, 1, 0, True),
        ("chorus", "chorus", 6, 2, 1, False),
        ("chorus", "chorus", 8, 2, 2, True),
    ]
    titles = [section.title for section in score.sections]
    assert titles == ["イントロ", "Aメロ", "サビ", "Aメロ", "サビ", "ラスト"]


def test_a_section_is_played_as_its_kind_unless_its_head_says_otherwise():
    score = parse("[chorus energy=4 pad=off]\nC: C\n[chorus again drums=half]\n[verse]\nC: C\n")
    full = Style(4, "full", "octave", "16", "off", "on", "off", "on", "on")
    assert score.sections[0].style == full
    assert score.sections[1].style == replace(full, drums="half")
    assert score.sections[2].style == Style(2, "light", "eighth", "8")


def test_again_sings_the_same_lines_once_more():
    score = parse(CHORUS + "[break]\nC: C\n[chorus again]\n")
    first, second = score.lines
    assert (first.text, second.text) == ("ReLU なら", "ReLU なら")
    assert first.source_line == second.source_line == 5
    assert (first.section, second.section) == (0, 2)
    assert [b.start - a.start for a, b in zip(first.notes, second.notes, strict=True)] == [6.0] * 4
    assert tones(score, 0) == tones(score, 1)


def test_up_moves_melody_and_chords():
    score = parse(CHORUS + "[chorus again up=2]\n[chorus again]\n")
    assert tones(score, 1) == [midi + 2 for midi in tones(score, 0)]
    assert tones(score, 2) == tones(score, 0)
    names = [chord.name for chord in score.chords]
    assert names == ["F", "G/B", "C", "G", "A/C#", "D", "F", "G/B", "C"]
    assert (score.chords[4].root, score.chords[4].bass) == (9, 1)
    assert [score.key_of(section) for section in range(3)] == [0, 2, 0]


def test_a_key_that_was_moved_stays_within_the_octave():
    up = parse(CHORUS + "[chorus again up=-3]\n")
    assert up.key_of(1) == 9


def test_a_breath_is_taken_where_the_next_line_follows_at_once():
    phrase = "C: C\nL: あい\nN: A4*4 A4*4\n"
    score = parse(f"[verse]\n{phrase}{phrase}")
    assert [line.notes[-1].length for line in score.lines] == [0.875, 1.0]


@pytest.mark.parametrize(
    ("notes", "length"),
    [
        ("A4*4 r A4*3", 0.625),
        ("A4*4 A4*3 r", 0.75),  # a rest is a breath
        ("A4*3 r*4 A4", 0.25),  # an eighth has no room for one
        ("A4*4 A4*3+B4*.5 r*.5", 0.875),  # a 16th of rest is one
        ("A4*4 A4*3.5+B4*.5", 0.9375),  # the last tone keeps half of itself
    ],
)
def test_a_breath_leaves_what_is_needed(notes, length):
    score = parse(f"[verse]\nC: C\nL: あい\nN: {notes}\nC: C\nL: あ\nN: A4*8\n")
    assert score.lines[0].notes[-1].length == length


def test_times_do_not_drift():
    phrase = "C: C\nL: ああああああああ\nN: A4 A4 A4 A4 A4 A4 A4 A4\n"
    score = parse("[verse]\n" + phrase * 100, "title: x\nbpm: 127\n")
    wanted = [float(Fraction(n * 30, 127)) for n in range(800)]
    assert starts(score) == wanted


def test_dynamics_belong_to_their_line():
    phrase = "C: C\nL: あ\nN: A4*8\n"
    score = parse(f"[verse]\n{phrase}D: pp\n{phrase}")
    assert [line.dynamics for line in score.lines] == ["pp", "mf"]


def test_rows_of_a_phrase_may_stand_in_any_order():
    assert parse("[verse]\nC: C\nD: f\nN: A4*8\nL: あ\n").lines[0].text == "あ"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_line_ending_and_a_mark_at_the_start_will_do(newline):
    text = "\ufeff" + (HEAD + CHORUS).replace("\n", newline)
    assert parse_score(text, Path("a")).lines[0].source_line == 5


def test_kana_with_a_separate_mark_is_the_same_kana():
    score = parse("[verse]\nC: C\nL: か\u3099\nN: A4*8\n")
    assert score.lines[0].kana == "が"


def test_a_file_is_read_as_its_text(tmp_path):
    path = tmp_path / "score.song"
    path.write_text(HEAD + CHORUS, encoding="utf-8")
    assert read_score(path) == parse(CHORUS)


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    with pytest.raises(FileUnreadableError):
        read_score(tmp_path / "score.song")


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    path = tmp_path / "score.song"
    path.write_bytes(b"#" * 200_001)
    with pytest.raises(FileTooLargeError):
        read_score(path)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path):
    path = tmp_path / "score.song"
    path.write_bytes("title: a\nbpm: 100\n# 歌\n".encode("shift_jis"))
    with pytest.raises(ScoreError, match=r"^score\.song:3: not UTF-8: byte 0x89$"):
        read_score(path)


def test_a_score_that_never_ends_is_refused_at_once():
    phrase = "C: C C C C\nL: あ\nN: A4*8 | r*8 | r*8 | r*8\n"
    with pytest.raises(ScoreError, match="more than 400 bars") as caught:
        parse("[verse]\n" + phrase * 2500)
    assert caught.value.line_number == 3 + 100 * 3 + 1


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_is_either_sung_or_named(data: st.DataObject):
    lines = [str(line) for line in (HEAD + CHORUS + "[chorus again up=2]\n").split("\n")]
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    place = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(place, len(line)))
    signs = st.sampled_from([*'{}|/_っー負r*~+,#C:[]="\t9\ud800\x00', "again", "N: "])
    lines[number] = line[:place] + data.draw(st.just("") | signs) + line[end:]
    text = "\n".join(lines)
    score, said = outcome(text)
    if score is None:
        assert re.match(r"test\.song(:\d+)?: ", said)
    else:
        assert all(note.length > 0 for line in score.lines for note in line.notes)


def outcome(text: str) -> tuple[Score | None, str]:
    try:
        return parse_score(text, Path("test.song")), ""
    except ScoreError as error:
        return None, str(error)
