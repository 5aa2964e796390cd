import pytest
from song_for_tests import small_song

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
