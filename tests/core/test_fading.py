"""Which help is taken away from a line, by how well its points are known."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from oboeuta_desktop.core.cloze import LEVELS, Known, blanks_of_level, find_blanks
from oboeuta_desktop.core.fading import QUIET_GAIN, LineRung, fade_steps, rung_of, rungs_of
from oboeuta_desktop.core.lyrics import LyricLine, Lyrics
from oboeuta_desktop.core.song import Song, read_song
from oboeuta_desktop.core.study_rules import LEVELS as MASTERY
from oboeuta_desktop.core.vanishing import hidden_of, left_of

ROLES = ("vocal", "backing")


@pytest.fixture(scope="module")
def song() -> Song:
    return read_song(Path(__file__).parents[2] / "songs" / "relu")


def lyrics(*spans: tuple[float, float]) -> Lyrics:
    return Lyrics(tuple(LyricLine("あ", start, end) for start, end in spans))


def at(steps, second: float) -> float:
    """The gain that holds at a second."""
    return next((gain for start, gain in reversed(steps) if start <= second), 1.0)


# -- the melody ladder ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "rung", "reason"),
    [
        (0, 0, "unseen"),
        (1, 1, "seen"),
        (2, 2, "chooses"),
        (3, 3, "writes"),
        (4, 4, "ready"),
    ],
)
def test_each_level_of_mastery_has_its_rung_and_its_reason(level, rung, reason):
    assert len(MASTERY) == 5
    assert rung_of(["A1"], {"A1": level}) == LineRung(rung, reason)


def test_the_weakest_point_of_a_line_decides_and_an_unknown_one_is_the_weakest():
    assert rung_of(["A1", "A3"], {"A1": 4, "A3": 1}) == LineRung(1, "seen")
    assert rung_of(["A1", "A3"], {"A1": 4}) == LineRung(0, "unseen")


def test_a_line_without_points_keeps_its_voice():
    assert rung_of([], {"A1": 4}) == LineRung(0, "no_points")
    assert rungs_of([None], {"A1": 4}) == (LineRung(0, "no_points"),)


def test_levels_that_cannot_be_are_taken_for_the_nearest():
    assert rung_of(["A1"], {"A1": 9}).rung == 4
    assert rung_of(["A1"], {"A1": -2}).rung == 0


@pytest.mark.parametrize(
    ("rung", "vocal", "backing"),
    [(0, 1.0, 1.0), (1, QUIET_GAIN, 1.0), (2, 0.0, 1.0), (3, 0.0, 0.0), (4, 0.0, 0.0)],
)
def test_the_voice_goes_first_and_the_backing_last(rung, vocal, backing):
    steps = fade_steps(lyrics((2.0, 4.0)), [LineRung(rung, "seen")], ROLES)
    assert at(steps["vocal"], 3.0) == vocal
    assert at(steps["backing"], 3.0) == backing


def test_nine_decibels_are_about_a_third_of_the_amplitude():
    assert pytest.approx(0.355, abs=0.001) == QUIET_GAIN


def test_a_song_in_one_piece_gets_quiet_and_then_silent():
    gains = [
        at(fade_steps(lyrics((0.0, 9.0)), [LineRung(k, "seen")], ["mix"])["mix"], 5.0)
        for k in range(5)
    ]
    assert gains == [1.0, QUIET_GAIN, QUIET_GAIN, 0.0, 0.0]


def test_the_level_of_a_line_holds_from_its_consonant_to_the_next_line():
    two = lyrics((2.0, 4.0), (4.5, 6.0))
    vocal = fade_steps(two, [LineRung(2, "chooses"), LineRung(0, "unseen")], ROLES)["vocal"]
    assert at(vocal, 1.89) == 1.0
    assert at(vocal, 1.91) == 0.0
    assert at(vocal, 4.39) == 0.0
    assert at(vocal, 4.41) == 1.0


def test_lines_that_touch_change_on_the_stamp():
    two = lyrics((2.0, 4.0), (4.0, 6.0))
    vocal = fade_steps(two, [LineRung(2, "chooses"), LineRung(0, "unseen")], ROLES)["vocal"]
    assert (4.0, 1.0) in vocal


def test_in_an_interlude_and_after_the_last_line_the_song_is_as_recorded():
    two = lyrics((2.0, 4.0), (10.0, 12.0))
    backing = fade_steps(two, [LineRung(3, "writes")] * 2, ROLES)["backing"]
    assert [at(backing, second) for second in (1.0, 3.0, 4.2, 5.0, 9.8, 11.0, 13.0)] == [
        1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0,
    ]  # fmt: skip


def test_a_short_rest_between_two_silent_lines_stays_silent():
    backing = fade_steps(lyrics((2.0, 4.0), (7.0, 9.0)), [LineRung(3, "writes")] * 2, ROLES)
    assert at(backing["backing"], 5.5) == 0.0


@pytest.mark.parametrize("offset", [-0.4, 0.0, 0.75])
def test_the_steps_move_with_the_lyrics(offset):
    vocal = fade_steps(lyrics((2.0, 4.0)), [LineRung(2, "chooses")], ROLES, offset=offset)["vocal"]
    assert at(vocal, 3.0 - offset) == 0.0
    assert at(vocal, 1.85 - offset) == 1.0


@pytest.mark.parametrize("levels", [0, 1, 2, 3, 4])
def test_the_steps_of_a_whole_song_rise(song, levels):
    known = {point: levels for lesson in song.lessons if lesson for point in lesson.points}
    for steps in fade_steps(song.lyrics, rungs_of(song.lessons, known), ROLES).values():
        assert all(a[0] <= b[0] for a, b in pairwise(steps))


def test_overlapping_lines_stay_in_order():
    steps = fade_steps(
        lyrics((2.0, 6.0), (4.0, 5.0), (4.0, 8.0)), [LineRung(2, "chooses")] * 3, ROLES
    )
    assert [second for second, _ in steps["vocal"]] == sorted(s for s, _ in steps["vocal"])


# -- weak points get blanks first -----------------------------------------------------------------


def test_words_of_the_weakest_points_are_hidden_first(song):
    strong = {point: Known(4, 0.95) for lesson in song.lessons if lesson for point in lesson.points}
    known = {**strong, "A1": Known(1, 0.4)}
    weak = [b for b in find_blanks(song.lyrics, song.lessons) if "A1" in points(song, b.line)]
    assert len(weak) >= 5
    for seed in range(5):
        hidden = blanks_of_level(LEVELS[0], song.lyrics, song.lessons, seed=seed, known=known)
        assert set(hidden) <= set(weak) or set(weak) <= set(hidden)


def points(song: Song, line: int) -> tuple[str, ...]:
    lesson = song.lessons[line]
    return lesson.points if lesson else ()


def test_among_equals_chance_decides_round_by_round(song):
    known = {
        point: Known(2, 0.81 + 0.001 * k)
        for k, point in enumerate(p for lesson in song.lessons if lesson for p in lesson.points)
    }
    rounds = {
        blanks_of_level(LEVELS[0], song.lyrics, song.lessons, seed=seed, known=known)
        for seed in range(6)
    }
    assert len(rounds) == 6


def test_a_larger_share_keeps_what_a_smaller_one_hid(song):
    known = {"A1": Known(3, 0.9), "A3": Known(1, 0.2)}
    few, half, all_ = (
        set(blanks_of_level(level, song.lyrics, song.lessons, seed=3, known=known))
        for level in LEVELS[:3]
    )
    assert few < half < all_


def test_words_without_a_point_come_last(song):
    lessons = tuple(
        replace(lesson, points=()) if lesson and k % 2 else lesson
        for k, lesson in enumerate(song.lessons)
    )
    hidden = blanks_of_level(LEVELS[0], song.lyrics, lessons, seed=1)
    assert all(lessons[blank.line].points for blank in hidden)


# -- vanishing words ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "left"), [(0, "word"), (1, "word"), (2, "reading"), (3, "kana"), (4, "nothing")]
)
def test_a_word_fades_as_its_card_grows(level, left):
    assert left_of(["A1"], {"A1": Known(level)}) == left
    assert left_of([], {"A1": Known(level)}) == "word"
    assert left_of(["A1", "A9"], {"A1": Known(level)}) == "word"


def grown(song: Song, level: int) -> dict[str, Known]:
    return {p: Known(level) for lesson in song.lessons if lesson for p in lesson.points}


@pytest.mark.parametrize("level", [2, 3, 4])
def test_every_known_word_fades_and_the_levels_gaps_stay_gaps(song, level):
    known = grown(song, level)
    chosen = blanks_of_level(LEVELS[1], song.lyrics, song.lessons, seed=1, known=known)
    hidden = hidden_of(LEVELS[1], song, seed=1, known=known, vanishes=True)
    gaps = [gap.blank for gap in hidden.gaps]
    every = find_blanks(song.lyrics, song.lessons)
    assert set(chosen) <= set(gaps)
    assert sorted((g.line, g.first) for g in gaps + [r.blank for r in hidden.readings]) == [
        (blank.line, blank.first) for blank in every
    ]
    if level == 2:
        assert gaps == list(chosen)
        assert all(reading.hint for reading in hidden.readings)
    else:
        assert hidden.readings == ()


def test_first_kana_are_told_until_the_word_is_known_for_the_exam(song):
    written = hidden_of(LEVELS[0], song, seed=1, known=grown(song, 3), vanishes=True)
    assert all(gap.hint for gap in written.gaps)
    ready = hidden_of(LEVELS[0], song, seed=1, known=grown(song, 4), vanishes=True)
    assert not any(gap.hint for gap in ready.gaps)


def test_a_gap_of_a_level_without_hints_is_told_nothing_by_fading(song):
    hidden = hidden_of(LEVELS[2], song, seed=1, known=grown(song, 3), vanishes=True)
    assert not any(gap.hint for gap in hidden.gaps)


@pytest.mark.parametrize("level", LEVELS[3:])
def test_where_whole_lines_are_hidden_nothing_else_fades(song, level):
    plain = hidden_of(level, song, seed=1, known=grown(song, 4))
    assert hidden_of(level, song, seed=1, known=grown(song, 4), vanishes=True) == plain


def test_without_the_switch_or_without_knowledge_it_is_as_ever(song):
    plain = hidden_of(LEVELS[1], song, seed=1)
    assert hidden_of(LEVELS[1], song, seed=1, vanishes=True) == plain
    assert plain.readings == ()
