"""Answers one question: does an excerpt hold just the wanted bars, moved to the start?"""

import pytest

from oboeuta_desktop.production.notation.excerpt import excerpt


@pytest.fixture
def score(line_maker, score_maker):
    lines = [
        line_maker("あい", 0.5),
        line_maker("うえ", 7.9),
        line_maker("かき", 8.5, section=1),
        line_maker("くけ", 12.0, section=1),
    ]
    return score_maker(lines, bars=8, kinds=("verse", "chorus"))


def test_it_has_the_wanted_length_and_chords(score):
    part = excerpt(score, 4, 2)
    assert part.bars == 2
    assert part.seconds == 4.0
    assert [chord.start for chord in part.chords] == [0.0, 2.0]


def test_lines_inside_are_moved_and_those_cut_in_two_are_left_out(score):
    part = excerpt(score, 3, 2)  # 6.0 s to 10.0 s; the second line ends at 8.4 s
    assert [line.kana for line in part.lines] == ["うえ", "かき"]
    assert [line.start for line in part.lines] == pytest.approx([1.9, 2.5])
    assert [line.kana for line in excerpt(score, 4, 2).lines] == ["かき"]


def test_sections_are_cut_to_the_excerpt_and_lines_find_theirs(score):
    part = excerpt(score, 3, 3)
    assert [(s.name, s.first_bar, s.bars) for s in part.sections] == [
        ("verse", 0, 1),
        ("chorus", 1, 2),
    ]
    assert part.sections[part.lines[-1].section].name == "chorus"
    only_chorus = excerpt(score, 5, 3)
    assert [s.name for s in only_chorus.sections] == ["chorus"]
    assert [line.section for line in only_chorus.lines] == [0]


def test_the_whole_song_is_its_own_excerpt(score):
    assert excerpt(score, 0, 8) == score


def test_it_ends_where_the_song_ends(score):
    assert excerpt(score, 6, 100).bars == 2


@pytest.mark.parametrize(("first", "bars"), [(8, 1), (-1, 2), (2, 0)])
def test_bars_that_are_not_there_are_refused(score, first, bars):
    with pytest.raises(ValueError, match="bars"):
        excerpt(score, first, bars)
