"""Answers one question: does the song.toml of a score read back as the song it was?"""

import tomllib
from dataclasses import replace

import pytest

from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.production.notation.song_file import preview_start, song_toml, write_text

STEMS = [("vocal", "vocal.ogg"), ("backing", "backing.ogg")]


@pytest.fixture
def score(line_maker, score_maker):
    return score_maker([line_maker("あ", 1.0)], bars=8, bpm=128.0, kinds=("intro", "chorus"))


def test_it_is_read_as_a_song(score, tmp_path):
    score = replace(score, title='"表" \\ #1', title_reading="ひょう", artist="a", licence="MIT")
    write_text(tmp_path / "song.toml", song_toml(score, [], lessons=False))
    write_text(tmp_path / "lyrics.lrc", "[00:01.00]あ\n")
    song = read_song(tmp_path)
    assert song.warnings == ()
    assert (song.title, song.artist, song.licence, song.bpm) == ('"表" \\ #1', "a", "MIT", 128.0)
    assert [(s.name, s.start) for s in song.sections] == [("intro", 0.0), ("chorus", 7.5)]
    assert song.preview == 7.5


def test_stems_and_lessons_are_named(score):
    values = tomllib.loads(song_toml(score, STEMS, lessons=True))
    assert [(s["role"], s["file"]) for s in values["audio"]["stems"]] == STEMS
    assert values["lessons"] == "lessons.toml"
    assert "lessons" not in tomllib.loads(song_toml(score, STEMS, lessons=False))


def test_a_first_listen_starts_at_the_chorus_or_else_at_the_first_line(score, score_maker):
    assert preview_start(score) == 7.5
    assert preview_start(score_maker(score.lines, kinds=("verse",))) == 1.0
    assert preview_start(score_maker([], kinds=("verse",))) == 0.0
