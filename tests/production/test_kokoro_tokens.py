"""Answers one question: does Kokoro read the signs that its training used for each mora?"""

import pytest

from oboeuta_desktop.production.singing.kokoro_tokens import PAD, script_of, signs_of, spans
from oboeuta_desktop.production.singing.phones import phones_of


@pytest.mark.parametrize(
    ("mora", "signs"),
    [
        ("あ", "a"), ("か", "ka"), ("き", "kʲi"), ("し", "ɕi"), ("す", "sɨ"), ("ざ", "ʣa"),
        ("ず", "zɨ"), ("じ", "ʥi"), ("ち", "ʨi"), ("つ", "ʦɨ"), ("に", "ɲi"), ("ぬ", "nɯ"),
        ("ひ", "çi"), ("ふ", "ɸɯ"), ("ゆ", "jɯ"), ("り", "ɾʲi"), ("わ", "βa"), ("しゅ", "ɕɨ"),
        ("りょ", "ɾʲo"), ("にゅ", "ɲɨ"), ("ひょ", "ço"), ("てぃ", "tʲi"), ("ふぁ", "ɸa"),
        ("うぇ", "βe"), ("でゅ", "dʲɨ"), ("ゔぁ", "va"), ("つぁ", "ʦa"), ("ん", "ɴ"), ("っ", "ʔ"),
    ],
)  # fmt: skip
def test_a_mora_has_its_signs(mora, signs):
    assert "".join(signs_of(*phones_of(mora, "a"))) == signs


def test_every_sound_of_a_line_has_its_signs_and_the_end_has_none(line_maker):
    script = script_of(line_maker(["しゅ", "ー", "っ", "ち"], 0.0))
    assert script.phones == ("sh", "u", "u", "cl", "ch", "i")
    assert script.signs == "ɕɨːʔʨi."
    assert script.owners == (0, 1, 2, 3, 4, 5, None)


def test_tokens_stand_between_pads(line_maker):
    script = script_of(line_maker("か", 0.0))
    assert script.tokens({"k": 7, "a": 8, ".": 9}) == [PAD, 7, 8, 9, PAD]


def test_a_sign_that_the_model_does_not_know_is_no_silence(line_maker):
    with pytest.raises(KeyError):
        script_of(line_maker("か", 0.0)).tokens({"k": 7})


def test_a_sound_of_two_signs_lasts_as_long_as_both(line_maker):
    script = script_of(line_maker("き", 0.0))
    assert script.signs == "kʲi."
    assert spans(script, [4, 2, 1, 3, 5, 6], 0.025) == [
        pytest.approx((0.1, 0.175)),
        pytest.approx((0.175, 0.25)),
    ]
