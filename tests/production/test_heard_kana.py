from __future__ import annotations

import pytest

from oboeuta_desktop.production.measuring.heard_kana import (
    Reader,
    as_it_sounds,
    distance,
    errors,
    readings_of,
)
from oboeuta_desktop.production.measuring.recogniser import load_reading
from oboeuta_desktop.production.notation.glossary import Glossary, Term

READER = Reader(
    {
        "ReLU": "れるー",
        "Leaky ReLU": "りーきーれるー",
        "LSTM": "えるえすてぃーえむ",
        "tanh": "たんえいち",
        "softmax": "そふとまっくす",
    },
    load_reading(),
)


@pytest.mark.parametrize(
    ("heard", "sung"),
    [
        ("ReLU", "れるー"),
        ("relu", "れるー"),
        ("ＲｅＬＵは", "れるーわ"),
        ("Leaky ReLU", "りーきーれるー"),
        ("leaky-relu", "りーきーれるー"),
        ("LSTM", "えるえすてぃーえむ"),
        ("tanh", "たんえいち"),
        ("Softmax関数", "そふとまっくすかんすー"),
        # what the glossary does not know is spelled, a letter alone is named
        ("RNN", "あーるえぬえぬ"),
        ("xとｙ", "えっくすとわい"),
        # digits as their readings
        ("0以上", "ぜろいじょー"),
        ("1と2", "いちとに"),
        ("16", "じゅーろく"),
        # kanji as they sound, particles as well
        ("勾配を消す。", "こーばいをけす"),
        ("今日は大きい！", "きょーわおーきい"),
        ("♪～", ""),
        ("  ", ""),
    ],
)
def test_what_was_heard_is_read_like_what_was_sung(heard, sung):
    assert READER.kana(heard) == as_it_sounds(sung)


def test_a_term_is_found_only_as_a_whole():
    assert "れるー" not in READER.kana("PReLUs")
    assert "れるー" in READER.kana("ReLUと")


def test_no_glossary_is_needed():
    assert Reader({}, load_reading()).kana("勾配") == "こーばい"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("こうばい", "こーばい"),
        ("せいなら", "せーなら"),
        ("おおきい", "おーきー"),
        ("つづく", "ツズク"),
        ("を", "お"),
        ("ちぢむ", "ちじむ"),
        ("れるう、れるー！", "れるーれるー"),
    ],
)
def test_spellings_that_sound_alike_are_one(one, other):
    assert as_it_sounds(one) == as_it_sounds(other)


@pytest.mark.parametrize(("one", "other"), [("おと", "おっと"), ("いう", "いー"), ("ばす", "はす")])
def test_what_sounds_different_stays_different(one, other):
    assert as_it_sounds(one) != as_it_sounds(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0),
        ("れるー", "れるー", 0),
        ("れるー", "れる", 1),
        ("ふなら", "くなら", 1),
        ("あ", "いうえ", 3),
    ],
)
def test_the_distance_counts_single_changes(one, other, expected):
    assert distance(one, other) == distance(other, one) == expected


def test_a_recogniser_that_rambles_loses_the_line_once_and_no_more():
    assert errors("れるー", "れるー" + "あ" * 100) == 3
    assert errors("れるー", "") == 3


def test_the_glossary_gives_latin_words_and_leaves_japanese_to_the_dictionary():
    glossary = Glossary(
        (
            Term("LSTM", "エルエスティーエム", "えるえすてぃ_ーえむ"),
            Term("α", "アルファ"),
            Term("L2", "エルツー"),
            Term("負", "ふ"),
            Term("0", "ゼロ"),
            Term("-", "マイナス"),
            Term("G検定", "ジーけんてい"),
        )
    )
    readings = readings_of(glossary)
    assert readings == {"LSTM": "えるえすてぃーえむ", "α": "アルファ", "L2": "エルツー"}
