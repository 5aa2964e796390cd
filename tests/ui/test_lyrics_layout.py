"""Answers one question: does each character of a line, and its reading, stand where it should?"""

from __future__ import annotations

import pytest
from sample_lyrics import MARKED, make_line

from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.ui.lyrics_layout import LayoutStyle, Row, lay_out_line

STYLE = LayoutStyle(50, 2000.0, furigana=True)


pytestmark = pytest.mark.usefixtures("qapp")


def ruby_span(row: Row, index: int) -> tuple[float, float]:
    box = [box for box in row.boxes if box.ruby is not None][index]
    assert box.ruby is not None
    return box.ruby_x, box.ruby_x + box.ruby.lineAt(0).naturalTextWidth()


def row_of(marked: str) -> Row:
    return lay_out_line(make_line(marked, 0.0), STYLE).rows[0]


@pytest.mark.parametrize("marked", MARKED)
def test_characters_stand_from_left_to_right(marked):
    for width in (300.0, 600.0, 2000.0):
        layout = lay_out_line(make_line(marked, 0.0), LayoutStyle(50, width, furigana=True))
        for row in layout.rows:
            assert list(row.edges) == sorted(row.edges)
            assert len(row.edges) == row.last - row.first + 1
            assert row.width <= width + 50


def test_a_long_reading_hangs_over_the_kana_beside_it():
    alone = row_of("{力|ちから}")
    beside = row_of("の{力|ちから}の")
    assert beside.width < alone.width + 2 * 50 - 10
    left, right = ruby_span(beside, 0)
    assert left < 50 - 1
    assert right > beside.width - 50 + 1
    assert left >= 50 - 0.46 * 50 - 1


def test_a_reading_never_hangs_over_kanji_or_latin():
    for before, after in (("門", "門"), ("A", "A")):
        row = row_of(f"{before}{{力|ちから}}{after}")
        base = next(box for box in row.boxes if box.ruby is not None)
        left, right = ruby_span(row, 0)
        assert left >= base.x - 0.01
        assert right <= base.x + base.width + 0.01


def test_a_reading_never_hangs_out_of_its_row():
    row = row_of("{力|ちから}")
    left, right = ruby_span(row, 0)
    assert left >= -0.01
    assert right <= row.width + 0.01


def test_two_long_readings_do_not_touch():
    row = row_of("{力|ちから}の{力|ちから}")
    assert ruby_span(row, 0)[1] <= ruby_span(row, 1)[0] + 0.01


def test_hidden_readings_leave_no_room():
    line = make_line(MARKED[0], 0.0)
    bare = lay_out_line(line, LayoutStyle(50, 2000.0, furigana=False))
    assert bare.height < lay_out_line(line, STYLE).height
    assert all(box.ruby is None for box in bare.rows[0].boxes)


def test_latin_and_japanese_have_a_little_white_between_them():
    row = row_of("あA")
    assert row.boxes[1].x - (row.boxes[0].x + row.boxes[0].width) == pytest.approx(0.14 * 50)


def test_a_phrase_gap_is_about_a_third_of_a_character():
    row = row_of("ああ ああ")
    assert row.edges[3] - row.edges[2] == pytest.approx(0.35 * 50)


def test_the_front_never_falls_and_ends_at_the_end():
    line = make_line(" ".join(MARKED), 0.0, 60.0)
    layout = lay_out_line(line, LayoutStyle(50, 700.0, furigana=True))
    fronts = [layout.front_at(c / 7) for c in range(7 * len(line.text) + 1)]
    assert fronts == sorted(fronts)
    assert fronts[0] == (0, 0.0)
    assert fronts[-1] == (layout.sung_rows - 1, layout.rows[layout.sung_rows - 1].width)


def test_characters_outside_the_first_plane_keep_their_place():
    row = row_of("𝑥と𝑦と")
    assert len(row.edges) == 5
    assert row.edges[1] < row.edges[2] < row.edges[3] < row.edges[4]


def test_a_blank_keeps_its_line_the_same_whatever_is_shown_in_it():
    line = make_line("{負|ふ}の {入力|にゅうりょく}は", 0.0)
    layout = lay_out_line(line, STYLE, [(3, 5)])
    (place,) = layout.rows[0].blanks
    base = layout.rows[0].edges
    assert (place.first, place.last) == (3, 5)
    assert place.x == base[3]
    assert place.x + place.width <= base[5] + 0.01


def test_a_blank_takes_in_the_whole_base_of_a_reading():
    line = make_line("{入力|にゅうりょく}は", 0.0)
    (place,) = lay_out_line(line, STYLE, [(1, 2)]).rows[0].blanks
    assert (place.first, place.last) == (0, 2)


def test_sub_lines_stand_below_and_are_never_sung():
    line = LyricLine("勾配", 0.0, 4.0, subs=("a small slope " * 20,))
    layout = lay_out_line(line, LayoutStyle(50, 500.0, furigana=False))
    assert layout.sung_rows == 1
    assert len(layout.rows) > 2
    assert all(row.is_sub for row in layout.rows[1:])


def test_a_line_of_two_thousand_characters_is_laid_out():
    line = make_line("ながいうた、" * 334, 0.0, 300.0)
    layout = lay_out_line(line, LayoutStyle(50, 800.0, furigana=True))
    assert len(line.text) > 2000
    assert sum(row.last - row.first for row in layout.rows) == len(line.text)


def test_an_empty_line_has_one_row():
    layout = lay_out_line(LyricLine("", 0.0, 1.0), STYLE)
    assert len(layout.rows) == 1
    assert layout.front_at(0.0) == (0, 0.0)
