"""Answers one question: does Mei sing the written notes, on the beat, every mora of them?"""

from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.production.measuring.onset_error import onset_error
from oboeuta_desktop.production.measuring.pitch_error import pitch_error
from oboeuta_desktop.production.notation.score import (
    SAMPLE_RATE,
    Note,
    Score,
    Section,
    Style,
    SungLine,
    Tone,
)
from oboeuta_desktop.production.singing import mei
from oboeuta_desktop.production.singing.expression import hertz
from oboeuta_desktop.production.singing.mei import Mei
from oboeuta_desktop.production.singing.phones import plan
from oboeuta_desktop.production.singing.voice import Harmony, Take
from oboeuta_desktop.production.singing.world import pitch_of

# Beats of 0.25 s, the fastest that the songs have; voiceless high vowels, all of the special morae.
MELODY = [55, 57, 59, 60, 62, 64, 62, 60, 59, 60, 62, 60, 57, 59, 60, 60]
KANA = [*"そのきたのしすかって", "ー", *"かんしちく"]


def line_of(kana=KANA, melody=MELODY, start=0.5, length=0.25):
    notes = []
    for mora in kana:
        if mora == "っ":
            notes[-1] = replace(notes[-1], morae=(*notes[-1].morae, mora))
            continue
        i = len(notes)
        notes.append(Note((mora,), (Tone(melody[i], start + i * length, length),), i // 4))
    return SungLine((), tuple(notes), 0, "mf", 1)


LINE = line_of()


@pytest.fixture(scope="module")
def score_and_song():
    section = Section("verse", "verse", "Aメロ", 0, 4, Style(), 0, last=True)
    score = Score("歌", "うた", 120.0, 4, 0, "electro-pop", "mei", 4, (section,), (), (LINE,))
    return score, Mei().sing([LINE], Take(score.samples))


def level(song, start, end):
    piece = song[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)].astype(np.float64)
    return 10 * np.log10(np.mean(piece**2) + 1e-12)


def test_the_song_has_its_length_and_is_silent_around_the_line(score_and_song):
    score, song = score_and_song
    assert song.shape == (score.samples,)
    assert song.dtype == np.float32
    assert np.max(np.abs(song)) < 1.5
    assert level(song, 0.0, 0.3) < -90
    assert level(song, LINE.end + 0.15, LINE.end + 1.0) < -80


def test_notes_are_in_tune(score_and_song):
    error = pitch_error(*score_and_song)
    assert error.median <= 10
    assert error.p95 <= 50
    assert error.gross == 0


def test_vowels_begin_on_the_beat(score_and_song):
    error = onset_error(*score_and_song)
    assert abs(error.bias) <= 12
    assert error.p95 <= 30


def test_no_mora_is_swallowed(score_and_song):
    _, song = score_and_song
    vowels = [phone for phone in plan(LINE.notes) if phone.kind == "v"]
    levels = np.array([level(song, vowel.start, vowel.end) for vowel in vowels])
    assert len(levels) == len(KANA) - 1
    assert np.max(np.abs(np.diff(levels))) < 20


def test_a_small_tsu_is_a_silence(score_and_song):
    _, song = score_and_song
    (closure,) = (phone for phone in plan(LINE.notes) if phone.phone == "cl")
    before = level(song, closure.start - 0.08, closure.start - 0.02)
    assert level(song, closure.start + 0.03, closure.end) < before - 25


def test_nothing_clicks(score_and_song):
    _, song = score_and_song
    # A click is a jump within one sample that the sound around it does not make.
    jumps = np.abs(np.diff(song))
    loudest = max(jumps[i : i + 4800].max() for i in range(0, len(jumps), 4800))
    quiet = [song[round(t * SAMPLE_RATE) :][:2400] for t in (0.34, LINE.end + 0.05)]
    assert loudest < 0.8
    assert all(np.abs(np.diff(piece)).max() < 0.02 for piece in quiet)


def test_a_rest_within_a_line_is_silent():
    first, second = line_of(["あ"], [60]).notes[0], line_of(["か"], [60], start=1.5).notes[0]
    line = replace(LINE, notes=(first, second))
    song = Mei().sing([line], Take(2 * SAMPLE_RATE))
    assert level(song, 0.9, 1.35) < -80
    assert level(song, 0.55, 0.7) > -35
    assert level(song, 1.55, 1.7) > -35


def test_the_same_take_gives_the_same_samples_and_another_seed_others():
    take = Take(4 * SAMPLE_RATE)
    one, same = (Mei().sing_line(LINE, take) for _ in range(2))
    other = Mei().sing_line(LINE, replace(take, seed=1))
    assert one.first == same.first
    assert np.array_equal(one.sound, same.sound)
    assert not np.array_equal(one.sound[: len(other.sound)], other.sound[: len(one.sound)])


def test_speech_is_spoken_once_and_a_broken_cache_does_not_matter(tmp_path, monkeypatch):
    take = Take(4 * SAMPLE_RATE, cache=tmp_path)
    plain = Mei().sing_line(LINE, replace(take, cache=None))
    first = Mei().sing_line(LINE, take)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:1000])
    healed = Mei().sing_line(LINE, take)
    monkeypatch.setattr(mei, "_speech", lambda _: pytest.fail("spoken again"))
    kept = Mei().sing_line(LINE, take)
    for phrase in (first, healed, kept):
        assert np.array_equal(phrase.sound, plain.sound)


def test_a_harmony_is_sung_a_third_below_and_detuned_by_its_cents():
    line = line_of(["ま"], [64], length=1.0)
    take = Take(2 * SAMPLE_RATE, harmony=Harmony(0, -2), cents=20.0)
    phrase = Mei().sing_line(line, take)
    pitch = pitch_of(phrase.sound.astype(np.float64), SAMPLE_RATE, 100, 600)
    sung = np.median(pitch[pitch > 0])
    assert 1200 * np.log2(sung / hertz(np.array([60.0]))[0]) == pytest.approx(20, abs=12)


def test_a_line_sounds_from_its_first_beat_to_the_end_of_its_last_note():
    """Speech dies away early; the notes around a line are as long as they are written."""
    line = line_of(["あ", "し"], [60, 62], length=0.5)
    song = Mei().sing([line], Take(2 * SAMPLE_RATE))
    middle = level(song, 0.6, 0.8)
    assert level(song, 0.51, 0.54) > middle - 10
    assert level(song, 1.40, 1.48) > middle - 25


def test_a_line_at_the_songs_start_loses_only_its_consonant():
    line = line_of(["か", "な"], [60, 62], start=0.0)
    song = Mei().sing([line], Take(SAMPLE_RATE))
    assert level(song, 0.02, 0.1) > -35
