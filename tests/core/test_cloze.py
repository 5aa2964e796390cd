"""Answers one question: is the right word hidden for the right time?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oboeuta_desktop.core.cloze import (
    LEVELS,
    Blank,
    blanks_of_level,
    choose_blanks,
    find_blanks,
    first_kana,
    is_hit,
    reading_of,
    suggested_level,
)
from oboeuta_desktop.core.lesson import Keyword, Lesson
from oboeuta_desktop.core.lyrics import Furigana, LyricLine, Lyrics, LyricWord

TIMED = LyricLine(
    "入力 ゼロより",
    1.0,
    5.0,
    words=(
        LyricWord("入力 ", 0, 1.0, 2.0),
        LyricWord("ゼ", 3, 2.0, 2.5),
        LyricWord("ロ", 4, 2.5, 2.75),
        LyricWord("よ", 5, 3.0, 3.5),
        LyricWord("り", 6, 3.5, 5.0),
    ),
    furigana=(Furigana(0, 2, "にゅうりょく", (1.0, 1.25, 1.5, 1.75)),),
)
UNTIMED = LyricLine("傾きは 1", 6.0, 8.0, furigana=(Furigana(0, 1, "かたむ"),))
LYRICS = Lyrics((TIMED, UNTIMED))


def keyword(line, text):
    first = line.text.index(text)
    return Keyword(text, (text,), first, first + len(text))


def lesson(line, *texts):
    return Lesson(
        line.text, (), "", "", "", "", tuple(keyword(line, t) for t in texts), "", {}, None
    )


def blank(*, line=0, first=0, start=1.0, end=2.0, line_start=0.0):
    return Blank(line, first, first + 1, Keyword("a", ("a",), 0, 1), 1, start, end, line_start)


def test_a_blank_is_as_long_as_its_reading_and_lasts_as_long_as_it_is_sung():
    first, second = find_blanks(LYRICS, (lesson(TIMED, "入力", "ゼロ"), None))
    assert (first.line, first.first, first.last, first.morae) == (0, 0, 2, 4)
    assert (first.start, first.end, first.line_start) == (1.0, 2.0, 1.0)
    assert (second.first, second.last, second.morae) == (3, 5, 2)
    assert second.start == 2.0


def test_a_word_followed_by_a_rest_ends_before_the_rest():
    (found,) = find_blanks(LYRICS, (lesson(TIMED, "ゼロ"), None))
    assert found.end == 2.75


def test_part_of_a_word_is_sung_in_its_share():
    (found,) = find_blanks(LYRICS, (lesson(TIMED, "力"), None))
    assert (found.start, found.end) == (1.5, 2.0)


def test_a_line_without_word_times_lends_its_own():
    (found,) = find_blanks(LYRICS, (None, lesson(UNTIMED, "傾き")))
    assert (found.line, found.morae) == (1, 4)
    assert (found.start, found.end) == (6.0, 8.0)


def test_of_overlapping_keywords_the_longer_one_is_asked():
    found = find_blanks(LYRICS, (lesson(TIMED, "ゼロ", "ゼロより", "入力"), None))
    assert [b.keyword.text for b in found] == ["入力", "ゼロより"]


@pytest.mark.parametrize(("share", "count"), [(0.0, 0), (0.2, 4), (0.5, 10), (1.0, 20), (2.0, 20)])
def test_a_share_of_the_blanks_is_chosen(share, count):
    blanks = tuple(blank(line=i) for i in range(20))
    assert len(choose_blanks(blanks, share, seed=1)) == count


def test_at_least_one_blank_is_chosen_where_there_is_one():
    assert len(choose_blanks((blank(),), 0.2, seed=1)) == 1
    assert choose_blanks((), 0.2, seed=1) == ()


def test_a_seed_always_chooses_the_same():
    blanks = tuple(blank(line=i) for i in range(20))
    assert [b.line for b in choose_blanks(blanks, 0.2, seed=7)] == [
        b.line for b in choose_blanks(blanks, 0.2, seed=7)
    ]
    assert len({choose_blanks(blanks, 0.2, seed=seed) for seed in range(8)}) > 1


@given(st.integers(0, 30), st.floats(0, 1), st.floats(0, 1), st.integers())
def test_a_larger_share_keeps_what_a_smaller_one_hid(count, one, other, seed):
    blanks = tuple(blank(line=i) for i in range(count))
    fewer = choose_blanks(blanks, min(one, other), seed=seed)
    more = choose_blanks(blanks, max(one, other), seed=seed)
    assert set(fewer) <= set(more)
    assert list(more) == sorted(more, key=lambda b: b.line)


@pytest.mark.parametrize(
    ("pressed", "hit"),
    [(-0.1, False), (0.0, True), (1.5, True), (2.29, True), (2.3, False), (9.0, False)],
)
def test_a_press_counts_from_the_line_until_the_reveal(pressed, hit):
    assert is_hit(blank(start=1.0, end=2.0, line_start=0.0), pressed) is hit


@pytest.mark.parametrize(
    ("level", "hits", "count", "suggested"),
    [
        (1, 9, 10, 2),
        (1, 8, 10, 1),
        (3, 6, 10, 3),
        (3, 5, 10, 2),
        (3, 3, 5, 3),
        (1, 0, 10, 1),
        (5, 10, 10, 5),
        (2, 0, 0, 2),
        (2, 18, 20, 3),
        (2, 17, 19, 2),
    ],
)
def test_the_next_level_follows_the_result(level, hits, count, suggested):
    assert suggested_level(level, hits, count) == suggested


def test_the_levels_are_those_of_the_sing_through():
    assert [(x.number, x.share) for x in LEVELS] == [(1, 0.2), (2, 0.5), (3, 1), (4, 1), (5, 1)]
    assert [x.number for x in LEVELS if x.hinted] == [1, 4]
    assert [x.number for x in LEVELS if x.whole_line] == [4, 5]


def test_the_upper_levels_hide_whole_lines():
    blanks = blanks_of_level(LEVELS[3], LYRICS, (None, None), seed=1)
    assert [(b.first, b.last) for b in blanks] == [(0, 7), (0, 5)]
    assert [b.morae for b in blanks] == [8, 7]
    assert (blanks[0].start, blanks[0].end) == (1.0, 5.0)


def test_the_lower_levels_hide_keywords():
    lessons = (lesson(TIMED, "入力", "ゼロ"), lesson(UNTIMED, "傾き", "1"))
    assert len(blanks_of_level(LEVELS[0], LYRICS, lessons, seed=1)) == 1
    assert len(blanks_of_level(LEVELS[1], LYRICS, lessons, seed=1)) == 2
    assert len(blanks_of_level(LEVELS[2], LYRICS, lessons, seed=1)) == 4


def test_the_hint_is_the_first_mora_of_the_reading():
    reading, plain = find_blanks(LYRICS, (lesson(TIMED, "入力", "ゼロ"), None))
    assert first_kana(TIMED, reading) == "にゅ"
    assert first_kana(TIMED, plain) == "ゼ"


def test_a_reading_covers_kanji_and_leaves_kana():
    assert reading_of(TIMED, 0, 7) == "にゅうりょく ゼロより"
    assert reading_of(UNTIMED, 0, 2) == "かたむき"
