from typing import Any

import pytest
from song_for_tests import small_song

from oboeuta_desktop.core.cloze import Known
from oboeuta_desktop.state.quiz import Quiz

# ゼロ is sung from 3.5 to 4.5 s, そのまま from 20.0 to 22.0 s.


@pytest.fixture
def quiz(qtbot):
    made = Quiz(3)
    made.open(small_song())
    made.set_active(True)
    return made


def states(quiz: Quiz) -> list[str]:
    return list(quiz._states)


def test_level_three_hides_every_keyword(quiz):
    assert states(quiz) == ["hidden", "hidden"]
    assert quiz.score.total == 2


def test_a_gap_opens_three_tenths_after_its_word_has_passed(quiz):
    quiz.set_position(4.79)
    assert states(quiz)[0] == "hidden"
    quiz.set_position(4.81)
    assert states(quiz)[0] == "revealed"
    assert (quiz.score.sung, quiz.score.passed) == (0, 1)


def test_a_key_in_time_counts_and_a_late_one_does_not(quiz):
    quiz.set_position(3.0)
    assert quiz.press()
    assert states(quiz)[0] == "hit"
    quiz.set_position(22.4)
    assert not quiz.press()
    assert (quiz.score.sung, quiz.score.passed) == (1, 2)


def test_a_key_before_the_line_begins_is_no_answer(quiz):
    quiz.set_position(0.5)
    assert not quiz.press()


def test_going_back_hides_the_word_again_and_the_last_attempt_counts(quiz):
    quiz.set_position(4.0)
    quiz.press()
    quiz.set_position(6.0)
    quiz.set_position(1.0)
    assert states(quiz)[0] == "hidden"
    quiz.set_position(6.0)
    assert (quiz.score.sung, quiz.score.passed) == (0, 1)


def test_a_line_loop_that_ends_with_the_word_counts_each_pass(quiz):
    quiz.set_position(4.49)
    quiz.set_position(4.5)
    quiz.set_position(1.0)
    assert states(quiz)[0] == "hidden"
    assert quiz.score.passed == 1


def test_switching_off_shows_everything(qtbot, quiz):
    with qtbot.waitSignal(quiz.blanks_changed) as told:
        quiz.set_active(False)
    assert told.args[0] == ()


def test_a_new_level_is_a_new_round(quiz):
    quiz.set_position(3.6)
    quiz.press()
    quiz.set_level(1)
    assert (quiz.score.sung, quiz.score.passed, quiz.score.total) == (0, 0, 1)


def test_the_hint_of_level_one_is_the_first_kana(qtbot):
    quiz = Quiz(1)
    quiz.open(small_song())
    with qtbot.waitSignal(quiz.blanks_changed) as told:
        quiz.set_active(True)
    assert told.args[0][0].hint in {"ゼ", "そ"}


def test_after_a_round_another_level_is_suggested_by_what_was_sung(quiz):
    quiz.set_position(4.0)
    quiz.press()
    assert quiz.score.suggested_level is None
    quiz.set_position(21.0)
    quiz.press()
    quiz.set_position(23.0)
    assert quiz.score.suggested_level == 4


def test_a_round_without_an_answer_suggests_an_easier_level(quiz):
    quiz.set_position(23.0)
    assert quiz.score.suggested_level == 2


# -- what is known, and what is kept --------------------------------------------------------------


def collected(signal) -> list[Any]:
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values))
    return said


def play(quiz: Quiz, until: float) -> None:
    """Go on without a jump."""
    while quiz._position < until:
        quiz.set_position(min(until, quiz._position + 0.5))


def shown(quiz: Quiz) -> list[tuple[str, str]]:
    told = collected(quiz.blanks_changed)
    quiz._announce()
    return [(now.state, now.hint) for now in told[-1][0]]


def test_without_any_knowledge_nothing_fades(quiz):
    before = shown(quiz)
    quiz.set_vanishing(True)
    assert shown(quiz) == before


def test_a_known_word_shows_its_reading_and_then_the_word_and_does_not_count(qtbot):
    quiz = Quiz(1)
    quiz.open(small_song())
    quiz.set_known({"A1": Known(2, 0.8)})
    quiz.set_vanishing(True)
    quiz.set_active(True)
    assert quiz.score.total == 1
    states_now = dict(shown(quiz))
    reading = states_now["faded"]
    assert reading in ("ゼロ", "そのまま")
    quiz.set_position(22.5)
    assert {state for state, _ in shown(quiz)} == {"revealed", "open"}
    quiz.set_position(0.0)
    assert ("faded", reading) in shown(quiz)


def test_a_word_that_only_faded_cannot_be_hit(qtbot):
    quiz = Quiz(1)
    quiz.open(small_song())
    quiz.set_known({"A1": Known(2, 0.8)})
    quiz.set_vanishing(True)
    quiz.set_active(True)
    (gap,) = quiz._hidden.gaps
    (reading,) = quiz._hidden.readings
    quiz.set_position(reading.blank.line_start + 0.1)
    assert quiz.press() == (gap.blank.line == reading.blank.line)


def test_words_that_are_gone_by_themselves_count_as_gaps(qtbot):
    quiz = Quiz(1)
    quiz.open(small_song())
    quiz.set_known({"A1": Known(4, 0.95)})
    quiz.set_active(True)
    assert quiz.score.total == 1
    quiz.set_vanishing(True)
    assert quiz.score.total == 2
    assert {hint for _, hint in shown(quiz)} == {""}


def test_each_passed_gap_is_told_once_with_what_was_said(quiz):
    said = collected(quiz.passed)
    quiz.set_position(4.0)
    quiz.press()
    play(quiz, 5.5)
    play(quiz, 22.5)
    assert [(blank.keyword.text, sung) for blank, sung in said] == [
        ("ゼロ", True),
        ("そのまま", False),
    ]


def test_a_whole_round_ends_once(quiz):
    ended = collected(quiz.round_ended)
    quiz.set_position(4.0)
    quiz.press()
    assert ended == []
    play(quiz, 22.5)
    assert [(score.sung, score.total) for (score,) in ended] == [(1, 2)]
    quiz.set_position(19.0)
    play(quiz, 22.5)
    assert len(ended) == 1


def test_the_songs_next_beginning_is_the_next_round(quiz):
    play(quiz, 22.5)
    begun, ended = collected(quiz.round_begun), collected(quiz.round_ended)
    quiz.set_position(0.0)
    assert len(begun) == 1
    assert (quiz.score.sung, quiz.score.passed) == (0, 0)
    quiz.set_position(4.0)
    quiz.press()
    play(quiz, 22.5)
    assert [(score.sung, score.total) for (score,) in ended] == [(1, 2)]


def test_a_song_begun_anew_before_its_end_goes_on_with_its_round(quiz):
    quiz.set_position(6.0)
    begun = collected(quiz.round_begun)
    quiz.set_position(0.0)
    assert begun == []
    assert quiz.score.passed == 1


def test_new_knowledge_waits_for_the_next_round(qtbot):
    quiz = Quiz(1)
    quiz.open(small_song())
    quiz.set_vanishing(True)
    quiz.set_active(True)
    play(quiz, 22.5)
    before = quiz._hidden
    quiz.set_known({"A1": Known(4, 0.95)})
    assert quiz._hidden == before
    quiz.set_position(0.0)
    assert len(quiz._hidden.gaps) == 2


def test_an_untouched_round_takes_up_new_knowledge_and_stays_when_it_changes_nothing(qtbot):
    quiz = Quiz(3)
    quiz.open(small_song())
    quiz.set_active(True)
    begun = collected(quiz.round_begun)
    quiz.set_known({"A1": Known(1, 0.5)})
    assert begun == []
    quiz.set_vanishing(True)
    quiz.set_known({"A1": Known(2, 0.5)})
    assert quiz.score.total == 2
    quiz.set_level(1)
    quiz.set_known({"A1": Known(4, 0.99)})
    assert quiz.score.total == 2


def test_what_was_jumped_over_counts_as_not_sung_but_nobody_tried_it(quiz):
    said, ended = collected(quiz.passed), collected(quiz.round_ended)
    quiz.set_position(19.0)
    quiz.press()
    play(quiz, 22.5)
    assert (quiz.score.sung, quiz.score.passed) == (0, 2)
    assert [blank.keyword.text for blank, _ in said] == ["そのまま"]
    assert ended == []
    quiz.set_position(0.0)
    play(quiz, 22.5)
    assert len(ended) == 1
