"""Answers one question: does each card ask one thing, and stay the same card for ever?"""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from songs_for_tests import LESSONS, LYRICS, both, curriculum, song

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.core.lyrics import Furigana
from oboeuta_desktop.core.question_kinds import (
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Repair,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.exchange.anki_notes import notes_of_song
from oboeuta_desktop.exchange.anki_questions import sides_of
from oboeuta_desktop.exchange.anki_text import write_anki_text

ASKED = ("B7.x.1", "B7", both("問い"))
WHY = both("理由")


@pytest.fixture
def notes(tmp_path):
    return notes_of_song(song(tmp_path), curriculum())


def rows_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line.startswith("#")]
    return heads, list(csv.reader(lines[len(heads) :], delimiter="\t", strict=True))


def test_every_keyword_and_every_point_gives_one_note_and_a_refrain_gives_none(notes):
    told = [(note.point_id, note.variant_id.rpartition(".")[0]) for note in notes[:3]]
    assert told == [
        ("B7", "tiny.line.入力ゲート.1"),
        ("B7", "tiny.line.書く.1"),
        ("B4", "tiny.line.cec.1"),
    ]
    assert [note.variant_id for note in notes[3:]] == ["B7.choice.1", "B4.choice.1"]
    assert {note.song_id for note in notes} == {"tiny"}


def test_the_front_hides_the_keyword_alone_and_escapes_the_rest(notes):
    assert notes[0].front == "<b>［　？　］</b>は &lt;書く&gt;<br><small>小さな「歌」</small>"
    assert notes[1].front.startswith("入力ゲートは &lt;<b>［　？　］</b>&gt;<br>")


def test_the_back_has_the_answer_then_one_line_of_why_then_the_line(notes):
    assert notes[0].back.split("<br>") == [
        "<b>入力ゲート</b>",
        r"書き込む<b>割合</b>は \(i_t&lt;1\)",
        "<b>入力ゲート</b>は &lt;書く&gt;",
    ]


def test_readings_are_ruby_but_not_over_what_is_hidden(tmp_path):
    found = song(tmp_path)
    readings = (Furigana(0, 2, "にゅうりょく"), Furigana(8, 9, "か"))
    lines = (replace(found.lyrics.lines[0], furigana=readings), *found.lyrics.lines[1:])
    read = replace(found, lyrics=replace(found.lyrics, lines=lines))
    front = notes_of_song(read, curriculum())[0].front
    assert front.startswith("<b>［　？　］</b>は &lt;<ruby>書<rt>か</rt></ruby>く&gt;")


def test_a_question_lists_its_choices_in_an_order_that_never_changes(notes, tmp_path):
    ask, *choices = notes[3].front.split("<br>")
    assert ask == "B7 で a&lt;b &amp; &quot;c&quot; はどれか"
    assert sorted(choice[3:] for choice in choices) == sorted("いろはに")
    again = notes_of_song(song(tmp_path), curriculum())
    assert again == notes


def test_a_reason_that_says_nothing_gives_way_to_the_definition(notes):
    answers = [note.back.split("<br>") for note in notes[3:]]
    assert all(answer[0].endswith(". は</b>") for answer in answers)
    assert [answer[1] for answer in answers] == ["定義", "だから。"]


def test_questions_may_be_in_english(tmp_path):
    *_, last = notes_of_song(song(tmp_path), curriculum(), language="en")
    assert "in English" in last.front
    assert "は in English</b>" in last.back


def test_a_guid_says_nothing_of_title_times_spaces_or_width(notes, tmp_path):
    lyrics = LYRICS.replace("[00:01.00]入力ゲートは <書く>", "[00:01.50]入力ゲートは　<書く>")
    changed = song(tmp_path, lyrics.replace("CEC は", "ＣＥＣは"), title="別の題")
    guids = [note.guid for note in notes]
    assert len(set(guids)) == len(guids)
    assert guids == [note.guid for note in notes_of_song(changed, curriculum())]


NEW_LESSON = """
[[lesson]]
line = "入力ゲートと CEC"
points = ["B7"]
heading = "…"
explanation = "…"
[[lesson.keywords]]
text = "入力ゲート"
[[lesson.keywords]]
text = "CEC"
"""


@pytest.mark.parametrize("place", [0, 4])
def test_a_new_line_with_the_same_point_and_keyword_leaves_every_guid_as_it_was(
    notes, tmp_path, place
):
    rows = LYRICS.splitlines()
    new = f"[00:0{2 * place}.50]入力ゲートと CEC"
    lyrics = "\n".join((*rows[:place], new, *rows[place:], ""))
    more = song(tmp_path, lyrics, lessons=LESSONS + NEW_LESSON)
    now = {note.guid: note for note in notes_of_song(more, curriculum())}
    assert {note.guid: note.front for note in notes} == {
        note.guid: now[note.guid].front for note in notes
    }
    assert len(now) == len(notes) + 2


def test_a_word_that_is_hidden_twice_in_a_line_gives_two_notes(tmp_path):
    twice = LYRICS.replace("CEC は 誤差を保つ", "CEC は CEC を保つ")
    lessons = LESSONS.replace("CEC は 誤差を保つ", "CEC は CEC を保つ")
    second = song(tmp_path, twice, lessons=f'{lessons}[[lesson.keywords]]\ntext = "CEC"\n')
    fronts = [
        note.front for note in notes_of_song(second, curriculum()) if ".cec." in note.variant_id
    ]
    assert len(fronts) == 2
    alone = song(tmp_path, twice, lessons=lessons)
    kept = next(n for n in notes_of_song(alone, curriculum()) if ".cec." in n.variant_id)
    assert kept.guid in {n.guid for n in notes_of_song(second, curriculum())}


def test_a_note_with_a_line_names_its_sound_and_equal_lines_share_it(notes):
    sounds = [note.sound for note in notes]
    assert sounds[0] == sounds[1] == sounds[3]
    assert sounds[2] == sounds[4] != sounds[0]
    assert all(name.isascii() and name.startswith("oboeuta-tiny-") for name in sounds)


def test_tags_and_decks_are_names_that_anki_can_hold(tmp_path):
    for note in notes_of_song(song(tmp_path, title='a::b\t"c"'), curriculum()):
        assert note.deck == "覚えうた::a：b ”c”"
        assert not any(" " in tag for tag in note.tags)
        assert note.tags[0] == "oboeuta::tiny"


@pytest.mark.parametrize(
    ("question", "front", "back"),
    [
        (TypedQuestion(*ASKED, "input_gate", WHY), ("問い",), ("入力ゲート", "理由")),
        (NumericQuestion(*ASKED, 0.5, ("0.5", "1/2"), WHY), ("問い",), ("0.5", "理由")),
        (
            GateQuestion(*ASKED, "statement", "reset", WHY),
            ("問い", "どのゲート？"),
            ("リセットゲート", "理由"),
        ),
        (TruthQuestion(*ASKED, None, WHY), ("問い", "○ か × か（× なら直す）"), ("○", "理由")),
        (
            TruthQuestion(*ASKED, Repair(both("問"), both("答"), (), ("問",), ("question",)), WHY),
            ("問い", "○ か × か（× なら直す）"),
            ("× → 答い", "理由"),
        ),
    ],
)
def test_every_kind_of_question_has_two_sides(question, front, back):
    sides = sides_of(question, curriculum(), "ja")
    assert sides is not None
    assert (sides.front, sides.back) == (front, back)


def test_a_plot_to_move_is_no_card():
    assert sides_of(MoveQuestion(*ASKED, "chain", "B1", "goal", WHY), curriculum(), "ja") is None


def test_the_text_file_says_its_columns_and_has_a_row_for_each_note(notes, tmp_path):
    path = tmp_path / "anki.txt"
    write_anki_text(path, notes, "Basic")
    heads, rows = rows_of(path)
    assert heads == [
        "#separator:Tab",
        "#html:true",
        "#guid column:1",
        "#notetype column:2",
        "#deck column:3",
        "#tags column:6",
    ]
    assert [row[0] for row in rows] == [note.guid for note in notes]
    assert {len(row) for row in rows} == {6}
    assert rows[0][1:3] == ["Basic", "覚えうた::小さな「歌」"]
    assert rows[0][5] == "oboeuta::tiny oboeuta::line oboeuta::B7"


def test_a_text_that_cannot_be_written_leaves_the_old_one(notes, tmp_path):
    with pytest.raises(FileUnwritableError):
        write_anki_text(tmp_path, notes)
