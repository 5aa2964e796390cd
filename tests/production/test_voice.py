"""Answers one question: what do all voices share: parts, places, dynamics and chance?"""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from oboeuta_desktop.production.notation.score import DYNAMICS, Note, Tone
from oboeuta_desktop.production.singing.voice import (
    Harmony,
    Phrase,
    Take,
    Voice,
    generator_of,
    performed,
    placed,
)
from oboeuta_desktop.production.singing.voices import (
    VOICES,
    VoiceUnavailableError,
    sing_lines,
    voice,
)

TAKE = Take(samples=4800)


def chance():
    return np.random.default_rng(0)


def test_a_third_below_stays_in_the_scale():
    below = Harmony(key=0, steps=-2)
    assert [below.of(midi) for midi in (60, 62, 64, 65, 67, 69, 71, 72)] == [
        *(57, 59, 60, 62, 64, 65, 67, 69)
    ]
    assert Harmony(key=7, steps=-2).of(67) == 64
    assert Harmony(key=7, steps=2).of(62) == 66  # D and F sharp in G major


def test_a_leading_note_outside_the_scale_gets_a_third_of_its_chord():
    assert Harmony(key=0, steps=-2).of(68) == 64  # G sharp over E
    assert Harmony(key=0, steps=2).of(68) == 71


def test_phrases_stand_in_their_places_with_the_dynamics_of_their_lines(line_maker):
    loud = line_maker("あ", 0.0)
    soft = replace(loud, dynamics="p")
    ones = np.ones(1000, np.float32)
    song = placed([(loud, Phrase(100, ones)), (soft, Phrase(2000, ones))], 4800)
    assert song.shape == (4800,)
    assert song.dtype == np.float32
    assert song[99] == 0
    assert song[100] == 1
    assert song[2500] == pytest.approx(10 ** (DYNAMICS["p"] / 20))


def test_what_reaches_over_the_songs_ends_is_cut_off(line_maker):
    line, ones = line_maker("あ", 0.0), np.ones(1000, np.float32)
    song = placed([(line, Phrase(-400, ones)), (line, Phrase(4500, ones))], 4800)
    assert np.flatnonzero(song == 0)[[0, -1]].tolist() == [600, 4499]


def test_chance_follows_from_seed_and_line_alone(line_maker):
    line = line_maker("かな", 1.0)
    draw = lambda line, take: generator_of(line, take).standard_normal()  # noqa: E731
    assert draw(line, TAKE) == draw(line_maker("かな", 1.0), replace(TAKE, cents=5.0))
    assert draw(line, TAKE) != draw(line, replace(TAKE, seed=1))
    assert draw(line, TAKE) != draw(line_maker("かな", 2.0), TAKE)
    assert draw(line, TAKE) != draw(line_maker("かに", 1.0), TAKE)


def test_a_plain_take_sings_the_notes_as_written(line_maker):
    line = line_maker("かな", 1.0)
    assert performed(line, TAKE, chance()) == line.notes


def test_a_harmony_moves_every_tone_and_no_time(line_maker):
    line = line_maker("かな", 1.0, pitches=[64, 65])
    notes = performed(line, replace(TAKE, harmony=Harmony(0, -2)), chance())
    assert [note.tones[0].midi for note in notes] == [60, 62]
    assert [(n.start, n.end) for n in notes] == [(n.start, n.end) for n in line.notes]


def test_jitter_moves_onsets_a_little_and_leaves_joined_notes_joined(line_maker):
    line = line_maker("かなかなかなかな", 1.0)
    notes = performed(line, replace(TAKE, jitter=0.008), chance())
    moves = [new.start - old.start for new, old in zip(notes, line.notes, strict=True)]
    assert 0.003 < np.std(moves) < 0.013
    assert max(map(abs, moves)) <= 0.016
    assert all(a.end == pytest.approx(b.start) for a, b in pairwise(notes))
    assert notes[-1].end == line.notes[-1].end


def test_jitter_keeps_the_tones_of_a_melisma_joined(line_maker):
    melisma = Note(("あ",), (Tone(60, 1.0, 0.25), Tone(62, 1.25, 0.25)), 0)
    line = replace(line_maker("あ", 1.0), notes=(melisma,))
    (note,) = performed(line, replace(TAKE, jitter=0.008), chance())
    assert note.start != 1.0
    assert note.tones[0].end == pytest.approx(1.25)
    assert note.end == pytest.approx(1.5)


def test_a_voice_sings_lines_with_no_more_than_sing_line(line_maker):
    class Hum(Voice):
        name = "hum"
        credit = "nobody"

        def sing_line(self, line, take):
            return Phrase(round(line.start * 48_000), np.full(480, 0.5, np.float32))

    song = Hum().sing([line_maker("あ", 0.01), line_maker("い", 0.05)], TAKE)
    assert np.flatnonzero(song).tolist() == [*range(480, 960), *range(2400, 2880)]


def test_an_unknown_voice_is_refused_with_the_names_that_are_known():
    with pytest.raises(VoiceUnavailableError) as caught:
        voice("nobody")
    assert caught.value.reason == "unknown"
    assert "mei" in caught.value.known


def test_every_voice_names_a_licence():
    assert all("Voice" in entry.credit for entry in VOICES.values())
    assert "CC BY 3.0" in VOICES["mei"].credit


def test_a_voice_whose_package_is_missing_says_so(monkeypatch):
    def refuse(name):
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr("oboeuta_desktop.production.singing.voices.importlib.import_module", refuse)
    with pytest.raises(VoiceUnavailableError, match="No module named"):
        sing_lines("mei", [], TAKE)
