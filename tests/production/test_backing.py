"""Answers one question: does the accompaniment sound as its score asks?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from oboeuta_desktop.production.accompaniment.backing import (
    PEAK,
    SPACE,
    STYLES,
    part_levels,
    render_backing,
    render_backing_parts,
)
from oboeuta_desktop.production.accompaniment.playing import PARTS
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, STYLE_VALUES, Score
from oboeuta_desktop.production.notation.score_text import parse_score

HEAD = "title: T\nreading: て\nbpm: {bpm}\nkey: C\nunit: 1/8\nstyle: {style}\nvoice: mei\n\n"
SHORT = "[verse {values}]\nC: Am Fmaj7\n\n[outro]\nC: C\n"
SONG = """[verse]
C: Am F

[pre]
C: Dm G7 F Gsus4,G

[chorus]
C: F G

[verse2]
C: Am F

[chorus again]

[outro]
C: C
"""


def score_of(text: str, style: str = "electro-pop", bpm: int = 200) -> Score:
    return parse_score(HEAD.format(style=style, bpm=bpm) + text, Path("test.song"))


@cache
def song(style: str) -> tuple[Score, dict[str, np.ndarray]]:
    score = score_of(SONG, style)
    return score, render_backing_parts(score)


def total(parts: dict[str, np.ndarray]) -> np.ndarray:
    return np.sum(list(parts.values()), axis=0)


def rms(sound: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))


def heard_in(score: Score, sound: np.ndarray, section: int) -> np.ndarray:
    of = score.sections[section]
    first, last = (
        round(bar * score.bar * SAMPLE_RATE) for bar in (of.first_bar, of.first_bar + of.bars)
    )
    return sound[first:last]


def test_the_parts_add_up_to_the_backing_which_is_always_the_same():
    score = score_of("[chorus]\nC: F\n\n[outro]\nC: C\n", bpm=220)
    whole, parts = render_backing(score), render_backing_parts(score)
    assert set(parts) == {*PARTS, SPACE}
    assert whole.shape == (score.samples, 2)
    assert whole.dtype == np.float32
    assert np.abs(total(parts) - whole).max() < 1e-4
    assert np.array_equal(whole, render_backing(score))


@pytest.mark.parametrize("style", STYLES)
def test_the_backing_is_safe_to_hand_on(style):
    _, parts = song(style)
    whole = total(parts)
    assert np.isfinite(whole).all()
    assert np.abs(whole).max() <= PEAK + 1e-4
    assert np.abs(whole.mean(axis=0)).max() < 1e-5


@pytest.mark.parametrize("style", STYLES)
def test_the_song_rings_in_its_last_bar_and_ends_in_silence(style):
    score, parts = song(style)
    whole = total(parts)
    last = whole[-round(score.bar * SAMPLE_RATE) :]
    quarter = len(last) // 4
    assert rms(last[:quarter]) > 0.03
    assert rms(last[-quarter // 4 :]) < 0.01 * rms(last[:quarter])
    assert np.abs(last[-1]).max() < 1e-4


@pytest.mark.parametrize("style", STYLES)
def test_sections_grow_from_verse_to_chorus_and_the_last_chorus_is_the_biggest(style):
    score, parts = song(style)
    whole = total(parts)
    verse, pre, chorus, _, last, _ = (
        rms(heard_in(score, whole, section)) for section in range(len(score.sections))
    )
    assert 1.03 * verse < pre < chorus / 1.1
    assert last > chorus


@pytest.mark.parametrize("style", STYLES)
def test_the_last_beat_before_a_chorus_is_nearly_silent(style):
    score, parts = song(style)
    pre = heard_in(score, total(parts), 1)
    beat = round(score.beat * SAMPLE_RATE)
    assert rms(pre[-beat // 2 :]) < 0.25 * rms(pre[: 4 * beat])


@pytest.mark.parametrize("style", STYLES)
def test_every_kick_is_heard_on_a_beat_and_pushes_the_bass_down(style):
    score = score_of("[chorus stabs=off]\nC: C C\n\n[outro]\nC: C\n", style)
    parts = render_backing_parts(score)
    beat, soon = score.beat * SAMPLE_RATE, round(0.03 * SAMPLE_RATE)
    for number in range(4):
        first = round(number * beat)
        struck = rms(parts["kick"][first : first + soon])
        assert struck > 0.05
        if number:
            assert rms(parts["kick"][first - soon : first]) < struck / 3
        late = first + round(0.75 * beat)
        assert rms(parts["bass"][first : first + soon]) < 0.8 * rms(
            parts["bass"][late : late + soon]
        )


@pytest.mark.parametrize("field", [f for f in STYLE_VALUES if f not in ("harmony", "double")])
def test_every_value_of_a_style_is_heard(field):
    sounds = [
        render_backing(score_of(SHORT.format(values=f"{field}={value}"), bpm=220))
        for value in STYLE_VALUES[field]
    ]
    for index, sound in enumerate(sounds):
        for other in sounds[index + 1 :]:
            assert rms(sound - other) > 0.05 * rms(sound)


@pytest.mark.parametrize("field", ["harmony", "double"])
def test_what_is_asked_of_the_singers_does_not_touch_the_backing(field):
    off, on = (
        render_backing(score_of(f"[verse {field}={value}]\nC: C\n", bpm=220))
        for value in ("off", "on")
    )
    assert np.array_equal(off, on)


def test_the_styles_share_neither_sound_nor_figures():
    one, other = (
        render_backing(score_of(SHORT.format(values="riff=on"), style)) for style in STYLES
    )
    likeness = float((one * other).sum()) / (one.size * rms(one) * rms(other))
    assert abs(likeness) < 0.4


@pytest.mark.parametrize("style", STYLES)
def test_the_low_end_stands_in_the_middle_and_arps_beside_the_singer(style):
    _, parts = song(style)
    bass, arp = parts["bass"], parts["arp"]
    assert np.array_equal(bass[:, 0], bass[:, 1])
    side, middle = arp[:, 0] - arp[:, 1], arp[:, 0] + arp[:, 1]
    assert rms(side) > 0.4 * rms(middle)


@pytest.mark.parametrize("style", STYLES)
def test_no_part_drowns_another(style):
    _, parts = song(style)
    levels = part_levels(parts)
    assert max(levels, key=levels.__getitem__) == "kick"
    assert levels["kick"] - levels["bass"] < 6
    for part in ("bass", "pad", "arp", "stabs"):
        assert levels["kick"] - levels[part] < 13, part


def test_a_held_chord_begins_ends_and_changes_without_a_click():
    score = score_of(
        "[verse energy=0]\nC: Am F\n\n[chorus energy=0]\nC: G\n\n[outro energy=0]\nC: C\n"
    )
    sound = render_backing(score)
    high = np.abs(np.diff(sound, n=3, axis=0)).max(axis=1)
    typical = np.percentile(high, 99.5)
    assert high.max() < 4 * typical


def test_a_render_tells_how_far_it_is():
    told = []
    render_backing(
        score_of("[verse]\nC: C\n"), progress=lambda step, done: told.append((step, done))
    )
    assert {step for step, _ in told} == {"backing"}
    fractions = [done for _, done in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
