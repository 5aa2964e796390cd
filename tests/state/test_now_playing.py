import pytest
from song_for_tests import small_song

from oboeuta_desktop.state.now_playing import NowPlaying


@pytest.fixture
def stage(qtbot):
    now_playing = NowPlaying()
    now_playing.open(small_song())
    return now_playing


def test_the_cursor_is_announced_only_when_it_differs(qtbot, stage):
    with qtbot.waitSignal(stage.cursor_changed) as told:
        stage.set_position(1.25)
    assert (told.args[0].line, told.args[0].word) == (0, 0)
    with qtbot.assertNotEmitted(stage.cursor_changed):
        stage.set_position(1.25)


def test_a_selected_line_with_a_lesson_is_explained_with_its_place_among_them(stage):
    stage.select_line(2)
    assert stage.explained is not None
    assert (stage.explained.line, stage.explained.number, stage.explained.count) == (2, 2, 2)


def test_a_selected_line_without_a_lesson_closes_the_explanation(stage):
    stage.select_line(0)
    stage.select_line(1)
    assert stage.selected == 1
    assert stage.explained is None


def test_without_following_the_explained_line_stays(stage):
    stage.select_line(2)
    stage.set_position(1.5)
    assert stage.explained is not None
    assert stage.explained.line == 2


def test_following_explains_each_line_that_has_a_lesson_as_it_is_sung(stage):
    stage.set_follows(True)
    stage.set_position(1.5)
    assert stage.explained is not None
    assert stage.explained.line == 0
    stage.set_position(5.5)
    assert stage.explained.line == 0
    stage.set_position(20.5)
    assert stage.explained.line == 2


def test_the_plot_sings_along_with_the_line_that_is_explained(qtbot, stage):
    shares: list[float] = []
    stage.sung_share_changed.connect(shares.append)
    stage.select_line(0)
    stage.set_position(2.75)
    assert shares[-1] == pytest.approx(0.5)
    stage.set_position(1.5)
    assert 0 <= shares[-1] < 0.5  # scrubbing back takes the plot along


def test_the_plot_sings_along_only_with_a_line_that_is_shown(qtbot, stage):
    shares: list[object] = []
    stage.sung_share_changed.connect(shares.append)
    stage.set_position(1.5)
    assert shares == []
    stage.set_follows(True)
    stage.set_position(2.75)
    assert shares[-1] == pytest.approx(0.5)
    stage.set_position(6.0)
    assert shares[-1] is None


def test_a_gap_of_five_seconds_is_announced_as_an_interlude(qtbot, stage):
    with qtbot.waitSignal(stage.interlude_changed) as told:
        stage.set_position(10.0)
    assert told.args[0].next_line == 2
    assert stage.cursor.line is None


def test_the_learners_offset_moves_lyrics_and_jumps_alike(stage):
    stage.set_offset(0.5)
    stage.set_position(0.6)
    assert stage.cursor.line == 0
    assert stage.line_start(0) == 0.5
    assert stage.line_range(1, 0) == (0.5, 6.5)
    stage.set_offset(99.0)
    assert stage.offset == 3.0


def test_stepping_goes_through_the_lines_with_lessons_and_stops_at_the_ends(stage):
    stage.step_lesson(1)
    assert stage.selected == 0
    stage.step_lesson(1)
    assert stage.selected == 2
    stage.step_lesson(1)
    assert stage.selected == 2
    stage.step_lesson(-1)
    assert stage.selected == 0


def test_another_song_begins_with_nothing_selected(stage):
    stage.select_line(2)
    stage.open(small_song())
    assert stage.selected is None
    assert stage.explained is None
