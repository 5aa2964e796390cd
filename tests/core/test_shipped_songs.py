"""Answers one question: are the songs that ship complete, timed to the mora, true to their demos?

Nothing here knows a line or a length: a song may be rewritten, and what must hold still holds.
"""

import itertools
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from oboeuta_desktop.core.cloze import find_blanks, first_kana
from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.core.ogg import read_ogg_stream
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.presets import open_demo, preset_problems
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.storage.paths import bundled

SONGS = ("relu", "lstm")
POINTS = {"relu": "A", "lstm": "B"}
TEMPI = {"relu": (120, 132), "lstm": (140, 160)}
NEEDS_READING = re.compile(r"−?[0-9]+|[A-Za-zα-ω]+|[一-鿿々]+")
AUDIO_LIMIT = 5_000_000


@pytest.fixture(scope="module", params=SONGS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def folder(name):
    return bundled("songs", name)


@pytest.fixture(scope="module")
def song(folder):
    return read_song(folder)


@pytest.fixture(scope="module")
def score(folder):
    return read_score(folder / "score.song")


@pytest.fixture(scope="module")
def lessons(song):
    return [lesson for lesson in song.lessons if lesson is not None]


def stamps_of(line):
    """Every second at which something of the line begins: kana words and the morae of readings."""
    readings = {f.first: f.starts for f in line.furigana}
    return [start for w in line.words for start in readings.get(w.first) or (w.start,)]


def distinct(lessons):
    return list({lesson.line_text: lesson for lesson in lessons}.values())


def test_it_is_read_without_a_warning(song):
    assert song.warnings == ()
    assert {stem.role for stem in song.stems} == {"vocal", "backing"}


def test_it_is_as_long_and_as_fast_as_it_was_meant(name, song, score):
    slowest, fastest = TEMPI[name]
    assert slowest <= song.bpm <= fastest
    assert 105 <= score.seconds <= 180
    assert song.duration == pytest.approx(score.seconds, abs=0.001)


def test_its_stems_are_as_long_as_its_score_and_small_enough(song, score):
    for stem in song.stems:
        assert read_ogg_stream(stem.path).frames == score.samples
    assert sum(stem.path.stat().st_size for stem in song.stems) <= AUDIO_LIMIT


def test_its_parts_are_those_of_the_score(song, score):
    starts = [section.first_bar * score.bar for section in score.sections]
    assert [s.name for s in song.sections] == [section.title for section in score.sections]
    assert [s.start for s in song.sections] == pytest.approx(starts, abs=0.001)


def test_a_first_listen_starts_with_the_chorus(song, score):
    chorus = next(section for section in score.sections if section.kind == "chorus")
    assert song.preview == pytest.approx(chorus.first_bar * score.bar, abs=0.001)


def test_the_hook_comes_at_least_three_times(song):
    assert Counter(line.text for line in song.lyrics.lines).most_common(1)[0][1] >= 3


def test_every_line_has_a_lesson(song, lessons):
    assert [lesson.line_text for lesson in lessons] == [line.text for line in song.lyrics.lines]


def test_every_point_of_the_curriculum_is_sung(name, lessons):
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    wanted = {p.id for p in curriculum.points if p.id.startswith(POINTS[name])}
    assert len(wanted) >= 12
    assert {point for lesson in lessons for point in lesson.points} == wanted


def test_lines_do_not_overlap(song):
    lines = song.lyrics.lines
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))


def test_every_mora_is_stamped_inside_its_line_and_in_order(song):
    for line in song.lyrics.lines:
        stamps = stamps_of(line)
        assert line.start == stamps[0]
        assert stamps[-1] < line.end
        assert all(a < b for a, b in itertools.pairwise(stamps))


def test_the_stamps_are_the_onsets_of_the_notes(song, score):
    for line, sung in zip(song.lyrics.lines, score.lines, strict=True):
        assert line.text == sung.text
        stamps = stamps_of(line)
        for note in sung.notes:  # a mora that shares its note has a stamp between two onsets
            assert min(abs(stamp - note.start) for stamp in stamps) <= 0.0015
        assert len(sung.notes) <= len(stamps) <= sum(len(note.morae) for note in sung.notes)
        assert line.end == pytest.approx(sung.end, abs=0.0015)


def test_nothing_is_sung_faster_than_a_listener_follows(score):
    for line in score.lines:
        morae = sum(len(note.morae) for note in line.notes)
        assert morae / (line.end - line.start) <= 8


def test_the_wipe_never_runs_backward_and_ends_with_the_line(song):
    for line in song.lyrics.lines:
        assert all(a[0] < b[0] and a[1] <= b[1] for a, b in itertools.pairwise(line.wipe))
        assert line.wipe[0] == (line.start, 0.0)
        assert line.wipe[-1] == (line.end, len(line.text))


def test_everything_that_is_not_kana_has_its_reading(song):
    for line in song.lyrics.lines:
        covered = {i for f in line.furigana for i in range(f.first, f.last)}
        wanted = {i for m in NEEDS_READING.finditer(line.text) for i in range(*m.span())}
        assert wanted <= covered
        assert all(re.fullmatch(r"[ぁ-ヺー]+", f.reading) for f in line.furigana)


def test_a_reading_never_has_more_stamps_than_morae(song):
    for line in song.lyrics.lines:
        for reading in line.furigana:
            assert len(reading.starts) <= len(split_morae(reading.reading))


def test_every_keyword_of_the_file_is_in_its_line(song, folder, lessons):
    written = tomllib.loads((folder / "lessons.toml").read_text(encoding="utf-8"))["lesson"]
    counts = {entry["line"]: len(entry["keywords"]) for entry in written}
    texts = [line.text for line in song.lyrics.lines]
    for line, lesson in zip(texts, lessons, strict=True):
        assert len(lesson.keywords) == counts[line] >= 2
        for keyword in lesson.keywords:
            assert line[keyword.first : keyword.last] == keyword.text
            assert keyword.text in keyword.accepted


def test_every_lesson_teaches_something_of_its_own(lessons):
    for lesson in distinct(lessons):
        assert lesson.points
        assert len(lesson.heading) <= 30
        assert 80 <= len(lesson.explanation) <= 400
        assert lesson.confusion
        assert lesson.correction
        assert lesson.explanation.count("$$") == 2
        assert "**" in lesson.explanation
    for said in ("heading", "explanation"):
        texts = [getattr(lesson, said) for lesson in distinct(lessons)]
        assert len(set(texts)) == len(texts)


def test_marks_come_in_pairs(lessons):
    for lesson in lessons:
        for text in (lesson.explanation, lesson.confusion, lesson.correction):
            assert text.count("**") % 2 == 0
            assert text.replace("$$", "").count("$") % 2 == 0
            assert text.count("{") == text.count("}")


def test_every_preset_opens_its_demo_as_it_says(lessons):
    for lesson in lessons:
        if lesson.demo:
            assert preset_problems(DEMOS[lesson.demo], lesson.preset) == ()


def test_no_two_lines_open_the_same_plot(lessons):
    with_demo = [lesson for lesson in distinct(lessons) if lesson.demo]
    openings = {(tuple(sorted(x.preset.items())), x.sweep) for x in with_demo}
    assert len(openings) == len(with_demo) > 0


def test_every_sweep_stays_on_the_plot(lessons):
    assert all(-6 <= end <= 6 for lesson in lessons for end in lesson.sweep or ())


def test_a_blank_is_sung_inside_its_line_and_has_a_hint(song):
    blanks = find_blanks(song.lyrics, song.lessons)
    assert len(blanks) >= 2 * len(song.lyrics.lines)
    for blank in blanks:
        line = song.lyrics.lines[blank.line]
        assert line.start <= blank.start < blank.end <= line.end
        assert re.fullmatch(r"[ぁ-ヺ][ぁぃぅぇぉゃゅょァィゥェォャュョ]?", first_kana(line, blank))


def test_the_readme_lists_every_point_with_the_line_that_opens_it(name, lessons):
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    for point in curriculum.points_of(name):
        first = next(lesson for lesson in lessons if lesson.points[0] == point.id)
        demo = DEMOS[first.demo]
        row = f"| {point.id} | {point.topic.ja} | {first.line_text} | {demo.title} |"
        assert row in readme


def test_every_line_has_a_plot_that_guesses_first_and_moves_with_the_song(lessons):
    for lesson in distinct(lessons):
        opening = open_demo(DEMOS[lesson.demo], lesson.preset, sweep=lesson.sweep)
        assert opening.prediction is not None, lesson.line_text
        assert lesson.keyframes or opening.sweep, lesson.line_text
