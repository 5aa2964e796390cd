from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oboeuta_desktop.production.notation.chords import (
    QUALITIES,
    pitch_name,
    read_chord,
    read_key,
    transposed,
)
from oboeuta_desktop.production.notation.score_errors import FaultError

NAMES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["C", "F#", "Bb", "Cb", "B"]),
        st.sampled_from(sorted(QUALITIES)),
        st.sampled_from(["", "/G", "/Eb"]),
    ),
)


@pytest.mark.parametrize(
    ("name", "root", "intervals", "bass"),
    [
        ("C", 0, (0, 4, 7), 0),
        ("F#m7", 6, (0, 3, 7, 10), 6),
        ("Bbmaj7", 10, (0, 4, 7, 11), 10),
        ("G/B", 7, (0, 4, 7), 11),
        ("Gsus4", 7, (0, 5, 7), 7),
        ("Cb", 11, (0, 4, 7), 11),
        ("Bm7b5", 11, (0, 3, 6, 10), 11),
    ],
)
def test_a_chord_is_its_root_its_tones_and_its_bass(name, root, intervals, bass):
    chord = read_chord(name)
    assert (chord.root, chord.intervals, chord.bass) == (root, intervals, bass)


@pytest.mark.parametrize("name", ["", "H", "c", "Cx", "C/", "C/H", "C//G", "C7#9x", "|", "N.C."])
def test_what_is_no_chord_is_refused(name):
    with pytest.raises(FaultError) as caught:
        read_chord(name)
    assert (caught.value.problem, caught.value.found) == ("chord", name)


@given(NAMES, st.integers(-12, 12))
def test_a_transposed_chord_is_called_what_it_is(name, semitones):
    chord = transposed(read_chord(name), semitones)
    assert chord == read_chord(chord.name)
    assert chord.pitch_classes == {
        (pitch + semitones) % 12 for pitch in read_chord(name).pitch_classes
    }


def test_flats_stay_flats_when_transposed():
    assert transposed(read_chord("Bbm7"), 3).name == "Dbm7"
    assert transposed(read_chord("Am/C"), 1).name == "A#m/C#"


@pytest.mark.parametrize(("name", "key"), [("C", 0), ("Am", 0), ("F#m", 9), ("Eb", 3), ("Em", 7)])
def test_a_minor_key_is_that_of_its_relative_major(name, key):
    assert read_key(name) == key


def test_a_key_that_is_none_is_refused():
    with pytest.raises(FaultError, match="'C dur' is not allowed"):
        read_key("C dur")


def test_a_pitch_has_a_name():
    assert [pitch_name(midi) for midi in (45, 60, 73)] == ["A2", "C4", "C#5"]
