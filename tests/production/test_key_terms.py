from __future__ import annotations

import pytest
from tones import score_of

from oboeuta_desktop.core.curriculum import Term
from oboeuta_desktop.production.measuring.key_terms import sung_terms
from oboeuta_desktop.production.notation.score import Segment, SungLine, Word

TERMS = [
    Term("relu", "term", "ReLU", ("れるー",), ("ReLU", "レルー"), ()),
    Term("leaky_relu", "term", "Leaky ReLU", ("りーきーれるー",), ("Leaky ReLU",), ()),
    Term("gradient", "term", "gradient", ("こうばい",), ("勾配", "こうばい"), ()),
    Term("vanishing", "term", "vanishing", ("こうばいしょうしつ",), ("勾配消失",), ()),
    Term("n0", "number", "0", ("ゼロ",), ("0", "ゼロ", "れい"), ()),
    Term("n2", "number", "2", ("に",), ("2", "に"), ()),
]


def line_of(*words):
    """Words as sequences of (text, furigana, kana as sung)."""
    note = score_of(("ら",), (60,)).lines[0].notes
    made = tuple(
        Word(tuple(Segment(text, ruby, tuple(sung)) for text, ruby, sung in word)) for word in words
    )
    return SungLine(made, note, 0, "mf", 1)


def found(*words):
    return [(sung.term, sung.kana) for sung in sung_terms(line_of(*words), TERMS)]


def test_a_term_is_found_with_the_kana_that_sing_it():
    word = [("勾配", "こうばい", "こーばい"), ("が", "", "が")]
    assert found(word) == [("gradient", "こーばい")]


def test_a_term_may_run_over_two_words_and_in_any_case():
    words = ([("leaky", "リーキー", "りーきー")], [("ReLU", "レルー", "れるー"), ("は", "", "わ")])
    assert found(*words) == [("leaky_relu", "りーきーれるー")]


def test_the_longest_form_counts():
    word = [("勾配", "こうばい", "こーばい"), ("消失", "しょうしつ", ["しょ", "ー", "し", "つ"])]
    assert found(word) == [("vanishing", "こーばいしょーしつ")]


def test_kana_of_a_term_are_cut_out_of_a_word_without_furigana():
    assert found([("レルーなら", "", "れるーなら")]) == [("relu", "れるー")]


def test_terms_come_in_the_order_in_which_they_are_sung():
    words = ([("0", "ゼロ", "ぜろ"), ("と", "", "と")], [("ReLU", "レルー", "れるー")])
    assert found(*words) == [("n0", "ぜろ"), ("relu", "れるー")]


@pytest.mark.parametrize(
    "word",
    [
        [("0.2", "", "")],  # a number within another
        [("20", "にじゅう", "にじゅー")],
        [("PReLU", "ピーレルー", "ぴーれるー")],
        [("レルーン", "", "れるーん")],
        [("なに", "", "なに")],  # hiragana alone says too little
    ],
)
def test_what_only_looks_like_a_term_is_none(word):
    assert found(word) == []
