"""Answers one question: do sounds begin when a listener expects them, whatever the kana?"""

import pytest

from oboeuta_desktop.production.notation import kana
from oboeuta_desktop.production.notation.score import Note, Tone
from oboeuta_desktop.production.singing.phones import (
    CLOSURE,
    CLOSURE_SECONDS,
    LEAST_VOWEL,
    VOICELESS,
    VOWELS,
    consonant_seconds,
    phones_of,
    plan,
)


def notes_of(*groups, start=1.0, length=0.25):
    """Notes without gaps; each group is the morae of a note, separated by spaces."""
    return [
        Note(tuple(group.split()), (Tone(60, start + i * length, length),), 0)
        for i, group in enumerate(groups)
    ]


def sounds(planned):
    return " ".join(phone.phone for phone in planned)


@pytest.mark.parametrize(
    ("mora", "sound"),
    [
        ("か", ("k", "a")),
        ("し", ("sh", "i")),
        ("づ", ("z", "u")),
        ("を", ("", "o")),
        ("きゃ", ("ky", "a")),
        ("てぃ", ("t", "i")),
        ("ふぁ", ("f", "a")),
        ("ゔ", ("v", "u")),
        ("ゔぁ", ("v", "a")),
        ("うぇ", ("w", "e")),
        ("でゅ", ("dy", "u")),
        ("ん", ("", "N")),
        ("っ", (CLOSURE, "")),
        ("ー", ("", "e")),
        ("てぇ", ("t", "e")),
    ],
)
def test_a_mora_is_a_consonant_and_a_vowel(mora, sound):
    assert phones_of(mora, "e") == sound


@pytest.mark.parametrize("text", ["", "x", "漢", "かき", "ゃゃ"])
def test_what_is_no_mora_is_refused(text):
    with pytest.raises(ValueError, match=f"^{text}$"):
        phones_of(text, "a")


def test_every_mora_that_a_score_may_hold_has_sounds_with_a_length():
    for mora in kana.SINGABLE:
        consonant, vowel = phones_of(mora, "a")
        assert vowel in VOWELS or consonant == CLOSURE
        assert consonant in ("", CLOSURE) or 0.02 < consonant_seconds(consonant) < 0.2


def test_the_vowel_begins_with_its_note_and_the_consonant_ends_there():
    planned = plan(notes_of("か", "さ", "な"))
    assert sounds(planned) == "k a s a n a"
    vowels = [phone for phone in planned if phone.kind == "v"]
    assert [vowel.start for vowel in vowels] == [1.0, 1.25, 1.5]
    assert all(
        phone.end == planned[i + 1].start for i, phone in enumerate(planned[:-1])
    )  # nothing missing, nothing twice
    assert planned[0].start == pytest.approx(1.0 - consonant_seconds("k"))


def test_a_consonant_leaves_the_note_before_its_share():
    planned = plan(notes_of("あ", "しゃ", length=0.1))
    assert planned[0].seconds == pytest.approx(LEAST_VOWEL * 0.1)
    assert planned[1].seconds == pytest.approx((1 - LEAST_VOWEL) * 0.1)


def test_a_rest_gives_the_consonant_its_full_length():
    first, second = notes_of("あ")[0], notes_of("さ", start=1.30)[0]
    planned = plan([first, second])
    assert planned[0].end == pytest.approx(1.30 - consonant_seconds("s"))
    far = plan([first, notes_of("さ", start=2.0)[0]])
    assert far[0].end == 1.25


def test_a_consonant_never_begins_before_the_song():
    planned = plan(notes_of("さ", start=0.0))
    assert sounds(planned) == "a"
    assert plan(notes_of("さ", start=0.04))[0].start == pytest.approx(0.0)


def test_a_small_tsu_closes_its_note():
    planned = plan(notes_of("ま っ", "く", length=0.5))
    assert sounds(planned) == "m a cl k u"
    closure = planned[2]
    assert closure.seconds == pytest.approx(CLOSURE_SECONDS)
    assert closure.end == planned[3].start
    short = plan(notes_of("ま っ", "く", length=0.12))
    assert short[1].seconds > short[2].seconds


def test_a_long_mark_repeats_the_vowel_on_its_own_note_and_prolongs_it_when_glued():
    assert sounds(plan(notes_of("ど", "ー", "ん"))) == "d o o N"
    glued = plan(notes_of("る ー", "わ"))
    assert sounds(glued) == "r u w a"


def test_glued_morae_share_their_note():
    planned = plan(notes_of("い ん", length=0.4))
    assert sounds(planned) == "i N"
    assert planned[0].end == pytest.approx(1.2)
    inner = plan(notes_of("て か", length=0.4))
    assert sounds(inner) == "t e k a"
    assert inner[2].start == pytest.approx(1.2)
    assert inner[3].end == pytest.approx(1.4)


def test_only_sounds_without_pitch_are_voiceless():
    assert not VOICELESS & VOWELS
    assert {"k", "sh", "ts", "ky", CLOSURE} <= VOICELESS
    assert not {"g", "z", "r", "m", "w"} & VOICELESS
