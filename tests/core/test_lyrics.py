from hypothesis import given
from hypothesis import strategies as st

from oboeuta_desktop.core.lyrics import Furigana, LyricLine, Lyrics, LyricWord
from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.core.timeline import Cursor, Timeline


def word_line() -> LyricLine:
    """入力 is read にゅうりょく with a mora each half second from 1.0 on; は starts at 3.0."""
    return LyricLine(
        "入力は",
        1.0,
        4.0,
        (LyricWord("入力", 0, 1.0, 3.0), LyricWord("は", 2, 3.0, 4.0)),
        (Furigana(0, 2, "にゅうりょく", (1.0, 1.5, 2.0, 2.5)),),
    )


def test_small_kana_share_the_mora_before_them():
    assert split_morae("にゅうりょく") == ("にゅ", "う", "りょ", "く")
    assert split_morae("まっすぐ、レルー") == ("ま", "っ", "す", "ぐ", "レ", "ル", "ー")


def test_a_read_stretch_lights_up_by_the_morae_of_its_reading():
    line = word_line()
    assert line.sung_characters(1.0) == 0.0
    assert line.sung_characters(1.5) == 0.5
    assert line.sung_characters(2.25) == 1.25
    assert line.sung_characters(3.0) == 2.0
    assert line.sung_characters(9.0) == 3.0


def test_a_word_without_mora_times_lights_up_by_estimated_morae():
    line = LyricLine("きゃく", 0.0, 2.0, (LyricWord("きゃく", 0, 0.0, 2.0),))
    assert line.sung_characters(1.0) == 2.0


def test_a_line_without_word_times_has_no_wipe():
    line = LyricLine("そのまま", 1.0, 2.0)
    assert not line.is_word_timed
    assert line.wipe == ()
    assert line.sung_characters(1.5) == 0.0
    assert line.sung_characters(2.0) == 4.0


def test_stamps_that_run_backward_never_move_the_front_back():
    words = (
        LyricWord("あ", 0, 1.0, 2.0),
        LyricWord("い", 1, 0.5, 1.5),
        LyricWord("う", 2, 2.0, 3.0),
    )
    line = LyricLine("あいう", 1.0, 3.0, words)
    fronts = [line.sung_characters(t / 20) for t in range(80)]
    assert fronts == sorted(fronts)


def test_the_cursor_names_line_word_and_share_of_the_word():
    timeline = Timeline(Lyrics((word_line(),)))
    assert timeline.cursor_at(0.5) == Cursor(None, None, 0.0)
    assert timeline.cursor_at(2.0) == Cursor(0, 0, 0.5)
    assert timeline.cursor_at(3.25) == Cursor(0, 1, 0.25)
    assert timeline.cursor_at(9.0) == Cursor(0, 1, 1.0)


def test_without_word_times_the_share_is_that_of_the_line():
    timeline = Timeline(Lyrics((LyricLine("あ", 2.0, 4.0),)))
    assert timeline.cursor_at(3.0) == Cursor(0, None, 0.5)


def test_a_gap_of_five_seconds_is_an_interlude_and_a_shorter_one_is_not():
    lines = (LyricLine("あ", 4.9, 6.0), LyricLine("い", 11.0, 12.0), LyricLine("う", 16.9, 18.0))
    timeline = Timeline(Lyrics(lines))
    assert [(gap.start, gap.end, gap.next_line) for gap in timeline.interludes] == [(6.0, 11.0, 1)]
    assert timeline.cursor_at(7.0).line is None
    assert timeline.interlude_at(11.0) is None
    assert timeline.cursor_at(14.0).line == 1


@given(st.lists(st.floats(0.0, 60.0), min_size=1, max_size=30))
def test_seeking_to_a_position_equals_playing_to_it(positions):
    timeline = Timeline(Lyrics((word_line(), LyricLine("い", 11.0, 12.0))))
    played = [timeline.cursor_at(p) for p in sorted(positions)]
    fresh = Timeline(Lyrics((word_line(), LyricLine("い", 11.0, 12.0))))
    assert [fresh.cursor_at(p) for p in sorted(positions)] == played


def test_the_front_stands_still_in_a_rest_between_two_words():
    words = (LyricWord("あ", 0, 1.0, 2.0), LyricWord("い", 1, 3.0, 4.0))
    line = LyricLine("あい", 1.0, 4.0, words)
    assert line.sung_characters(2.0) == 1.0
    assert line.sung_characters(2.9) == 1.0
    assert line.sung_characters(3.5) == 1.5
