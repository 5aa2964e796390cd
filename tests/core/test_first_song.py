"""Answers one question: is the song that ships complete, timed to the mora and true to its demo?"""

import itertools
import re
import tomllib

import pytest

from oboeuta_desktop.core.cloze import find_blanks, first_kana
from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.presets import preset_problems
from oboeuta_desktop.storage.paths import bundled

FOLDER = bundled("songs", "relu")
KEYS = {f"A{n}" for n in range(1, 13)}
NEEDS_READING = re.compile(r"[A-Za-z]+|[0-9]+|[一-鿿]+")
BEAT = 60 / 128


@pytest.fixture(scope="module")
def song():
    return read_song(FOLDER)


@pytest.fixture(scope="module")
def lessons(song):
    return [lesson for lesson in song.lessons if lesson is not None]


def stamps_of(line):
    """Every second at which something of the line begins: kana words and the morae of readings."""
    readings = {f.first: f.starts for f in line.furigana}
    return [start for w in line.words for start in readings.get(w.first) or (w.start,)]


def test_it_is_read_without_a_warning(song):
    assert song.warnings == ()
    assert song.title == "ReLU・Leaky ReLU覚えうた"
    assert (song.bpm, song.duration) == (128, 37.5)
    assert [stem.role for stem in song.stems] == ["vocal", "backing"]


def test_its_parts_start_on_the_beat_and_hold_the_lines(song):
    assert [section.name for section in song.sections] == ["イントロ", "Aメロ", "サビ", "アウトロ"]
    assert all((s.start / (8 * BEAT)).is_integer() for s in song.sections)
    assert [s.start for s in song.sections] == [0.0, 3.75, 18.75, 33.75]
    assert song.preview == song.sections[2].start == song.lyrics.lines[4].start


def test_it_has_eight_lines_and_a_lesson_for_each(song, lessons):
    assert len(song.lyrics.lines) == 8
    assert len(lessons) == 8
    assert [lesson.line_text for lesson in lessons] == [line.text for line in song.lyrics.lines]


def test_lines_start_every_two_bars_and_do_not_overlap(song):
    lines = song.lyrics.lines
    assert [line.start for line in lines] == [3.75 * n for n in range(1, 9)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))


def test_every_mora_is_stamped_inside_its_line_and_in_order(song):
    stamps = [stamps_of(line) for line in song.lyrics.lines]
    assert [len(row) for row in stamps] == [15, 12, 14, 13, 17, 13, 15, 13]
    for line, row in zip(song.lyrics.lines, stamps, strict=True):
        assert line.start == row[0]
        assert row[-1] < line.end
        assert all(a < b for a, b in itertools.pairwise(row))


def test_every_mora_falls_on_the_grid_of_quarter_eighths(song):
    # The score's shortest step; stamps are rounded to the millisecond, readings twice.
    step = BEAT / 4
    for line in song.lyrics.lines:
        for start in stamps_of(line):
            assert abs(start / step - round(start / step)) * step <= 0.0015


def test_the_wipe_never_runs_backward_and_ends_with_the_line(song):
    for line in song.lyrics.lines:
        assert all(a[0] < b[0] and a[1] <= b[1] for a, b in itertools.pairwise(line.wipe))
        assert line.wipe[0] == (line.start, 0.0)
        assert line.wipe[-1] == (line.end, len(line.text))


def test_everything_that_is_not_kana_has_its_reading(song):
    for line in song.lyrics.lines:
        read = {(f.first, f.last) for f in line.furigana}
        assert read == {match.span() for match in NEEDS_READING.finditer(line.text)}
        assert all(re.fullmatch(r"[ぁ-ヺー]+", f.reading) for f in line.furigana)


def test_a_reading_of_several_morae_says_when_each_begins(song):
    for line in song.lyrics.lines:
        for reading in line.furigana:
            morae = split_morae(reading.reading)
            assert len(reading.starts) == (len(morae) if len(morae) > 1 else 0)


def test_an_x_inside_max_is_not_read_as_an_x(song):
    readings = {
        song.lyrics.lines[4].text[f.first : f.last]: f.reading
        for f in song.lyrics.lines[4].furigana
    }
    assert readings == {"ReLU": "レルー", "max": "マックス", "0": "ゼロ", "x": "エックス"}


def test_every_keyword_of_the_file_is_in_its_line(song, lessons):
    written = tomllib.loads((FOLDER / "lessons.toml").read_text(encoding="utf-8"))["lesson"]
    for line, lesson, entry in zip(song.lyrics.lines, lessons, written, strict=True):
        assert len(lesson.keywords) == len(entry["keywords"]) >= 2
        for keyword in lesson.keywords:
            assert line.text[keyword.first : keyword.last] == keyword.text
            assert keyword.text in keyword.accepted


def test_every_lesson_teaches(lessons):
    for lesson in lessons:
        assert lesson.points
        assert set(lesson.points) <= KEYS
        assert len(lesson.heading) <= 30
        assert 80 <= len(lesson.explanation) <= 400
        assert lesson.confusion
        assert lesson.correction
        assert lesson.explanation.count("$$") == 2
        assert "**" in lesson.explanation


def test_marks_come_in_pairs(lessons):
    for lesson in lessons:
        for text in (lesson.explanation, lesson.confusion, lesson.correction):
            assert text.count("**") % 2 == 0
            assert text.replace("$$", "").count("$") % 2 == 0
            assert text.count("{") == text.count("}")


def test_every_preset_opens_the_demo_as_it_says(lessons):
    for lesson in lessons:
        assert preset_problems(DEMOS[lesson.demo], lesson.preset) == ()


def test_no_two_lines_open_the_same_plot(lessons):
    openings = {(tuple(sorted(lesson.preset.items())), lesson.sweep) for lesson in lessons}
    assert len(openings) == 8


def test_every_sweep_stays_on_the_plot(lessons):
    assert all(-6 <= end <= 6 for lesson in lessons for end in lesson.sweep)


def test_a_blank_is_sung_inside_its_line_and_has_a_hint(song):
    blanks = find_blanks(song.lyrics, song.lessons)
    assert len(blanks) == 24
    for blank in blanks:
        line = song.lyrics.lines[blank.line]
        assert line.start <= blank.start < blank.end <= line.end
        assert re.fullmatch(r"[ぁ-ヺ][ゃゅょ]?", first_kana(line, blank))


def test_a_blank_before_a_rest_ends_with_its_sound(song):
    blank = next(b for b in find_blanks(song.lyrics, song.lessons) if (b.line, b.first) == (5, 4))
    assert (blank.start, blank.end, blank.morae) == (23.203, 24.141, 2)


def test_the_sound_files_are_there(song):
    assert all(stem.path.stat().st_size > 100_000 for stem in song.stems)
